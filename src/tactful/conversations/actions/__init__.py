"""Everything that a reply changes; one transaction each."""

from tactful.conversations.actions.receive import CannotReceive, Incoming, Received, receive
from tactful.conversations.actions.resolve import resolve_reply, set_aside
from tactful.conversations.actions.work import Promised, log_call, mark_resolved, work_on

__all__ = [
    "CannotReceive",
    "Incoming",
    "Promised",
    "Received",
    "log_call",
    "mark_resolved",
    "receive",
    "resolve_reply",
    "set_aside",
    "work_on",
]

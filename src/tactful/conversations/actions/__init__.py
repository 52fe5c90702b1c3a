"""Everything that a reply changes; one transaction each."""

from tactful.conversations.actions.receive import CannotReceive, Incoming, Received, receive
from tactful.conversations.actions.resolve import resolve_reply, set_aside

__all__ = [
    "CannotReceive",
    "Incoming",
    "Received",
    "receive",
    "resolve_reply",
    "set_aside",
]

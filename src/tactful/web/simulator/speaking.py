"""Speaking for a simulated person, and letting Tactful act on it while one waits."""

from datetime import datetime
from typing import Final

from tactful import chores
from tactful.conversations.actions import CannotReceive, Incoming, Received, receive
from tactful.conversations.addresses import address_of
from tactful.core.vocabulary import Channel
from tactful.ledger.models import Guarantor
from tactful.practice.models import Practice
from tactful.records import new_uid
from tactful.web.simulator.channels import simulated

LONGEST: Final = 2_000
_AT_ONCE, _PATIENCE_S = 20, 2.0
_ALL_DUE, _LONGER_S = 500, 8.0


class CannotSpeak(ValueError):
    """This answer cannot be given; the text says why, and what can be done."""


def speak(
    guarantor: Guarantor, channel: Channel, text: str, *, once: str, now: datetime
) -> Received:
    """Let a person answer, and hand over what Tactful answers; the same `once` is one message.

    Raises CannotSpeak where the channel is live, or nothing was said.
    """
    if channel not in simulated():
        raise CannotSpeak("This channel is live: answer from a real phone or mailbox.")
    if not text.strip():
        raise CannotSpeak("Write what this person would say, or press one of the tries.")
    if len(text) > LONGEST:
        raise CannotSpeak(f"A reply has at most {LONGEST:,} characters here; shorten it.")
    said = Incoming(
        channel=channel,
        from_address=address_of(guarantor, channel),
        text=text,
        provider_message_id=f"sim-{once[:40] or new_uid()}",
        received_at=now,
    )
    try:
        received = receive(guarantor.practice, said, now=now)
    except CannotReceive as fault:
        raise CannotSpeak(str(fault)) from None
    people = [person.pk for person in received.guarantors]
    chores.settle_now(guarantor.practice, people, now=now)
    _send(guarantor.practice, now, _AT_ONCE, _PATIENCE_S)
    return received


def send_what_is_due(practice: Practice, *, now: datetime) -> int:
    """Do at once what the worker would do next on the simulated channels; how many touches."""
    return _send(practice, now, _ALL_DUE, _LONGER_S)


def _send(practice: Practice, now: datetime, limit: int, patience_s: float) -> int:
    return chores.send_due(practice, now, simulated(), limit=limit, patience_s=patience_s)

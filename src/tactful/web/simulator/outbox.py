"""What was handed to the simulator, newest first, as the outbox lists it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from tactful.channels.contract import Accepted, OutgoingTouch
from tactful.channels.simulator import SimulatedChannel
from tactful.core.vocabulary import Channel
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.web.simulator.channels import MANY, ONE, SIMULATOR

PAGE: Final = 25
_GLANCE: Final = 90  # characters of a message in the list
_LATELY: Final = 40  # touches among which people are looked for

_SHAPES: Final = {TouchStatus.REFUSED: "failed", TouchStatus.UNKNOWN: "with_person"}
_WORDS: Final = {
    TouchStatus.HANDED_OVER: "on its way",
    TouchStatus.ACCEPTED: "delivered",
    TouchStatus.QUEUED: "tried again later",
    TouchStatus.UNKNOWN: "no answer",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of the outbox."""

    uid: str
    at: datetime
    channel: str
    name: str
    guarantor_uid: str
    to: str
    glance: str
    shape: str
    outcome: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was sent something lately."""

    uid: str
    name: str
    at: datetime
    channel: str


def outbox(
    practice: Practice, channels: Collection[Channel], *, before: Touch | None, most: int = PAGE
) -> list[Sent]:
    """At most `most` lines, newest first; after `before` in that order. One query a channel."""
    found = [touch for one in channels for touch in _newest(practice, one, before)[:most]]
    found.sort(key=lambda touch: (touch.handed_over_at, touch.pk), reverse=True)
    return [_line(touch, practice.name) for touch in found[:most]]


def people_lately(practice: Practice, *, most: int = 8) -> list[Person]:
    """Who was sent something last, one line each."""
    people: dict[str, Person] = {}
    for sent in outbox(practice, list(MANY), before=None, most=_LATELY):
        person = Person(sent.guarantor_uid, sent.name, sent.at, sent.channel)
        people.setdefault(sent.guarantor_uid, person)
    return list(people.values())[:most]


def simulated_touches(practice: Practice) -> QuerySet[Touch]:
    """Everything that was handed to the simulator."""
    found: QuerySet[Touch] = Touch.objects.for_practice(practice).filter(
        provider=SIMULATOR, handed_over_at__isnull=False
    )
    return found


def outcome_of(touch: Touch) -> tuple[str, str, str]:
    """A shape, a word, and why: what became of a touch."""
    status = TouchStatus(touch.status)
    said = _WORDS.get(status, str(status.label))
    return _SHAPES.get(status, "sent"), said, _why(touch) if status in _SHAPES else ""


def _newest(practice: Practice, channel: Channel, before: Touch | None) -> QuerySet[Touch]:
    mine = simulated_touches(practice).filter(channel=channel)
    if before is not None:
        at = before.handed_over_at
        earlier = Q(handed_over_at__lt=at) | Q(handed_over_at=at, pk__lt=before.pk)
        mine = mine.filter(earlier, handed_over_at__lte=at)
    return mine.select_related("guarantor").only(*_COLUMNS).order_by("-handed_over_at", "-pk")


_COLUMNS: Final = (
    *("uid", "channel", "to_address", "subject", "body", "status", "handed_over_at"),
    *(f"guarantor__{name}" for name in ("uid", "first_name", "last_name", "suffix")),
)


def _line(touch: Touch, sender: str) -> Sent:
    shape, outcome, because = outcome_of(touch)
    said = " ".join((touch.body or touch.subject).split()).removeprefix(f"{sender}: ")
    return Sent(
        uid=touch.uid,
        at=touch.handed_over_at or touch.created_at,
        channel=ONE[Channel(touch.channel)],
        name=touch.guarantor.full_name,
        guarantor_uid=touch.guarantor.uid,
        to=touch.to_address,
        glance=said if len(said) <= _GLANCE else f"{said[:_GLANCE].rstrip()}…",
        shape=shape,
        outcome=outcome,
        because=because,
    )


def _why(touch: Touch) -> str:
    """The simulator answers the same for the same address, always: ask it once more."""
    pretended = SimulatedChannel(Channel(touch.channel))
    answer = pretended.send(OutgoingTouch("", touch.to_address, "", ""))
    return "" if isinstance(answer, Accepted) else answer.reason

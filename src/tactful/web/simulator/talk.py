"""Everything said between the practice and one person, as their phone would show it."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful.conversations.addresses import address_of
from tactful.core.vocabulary import Channel
from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.web.simulator.channels import ONE
from tactful.web.simulator.outbox import outcome_of, simulated_touches

MOST: Final = 40

QUICK: Final = (
    *("can pay friday", "STOP", "HELP", "wrong person", "this bill is wrong"),
    *("no puedo pagar", "call me", "ya pagué"),
)
"""What people often answer, to try with one press."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said; `theirs` is what the person said, the rest is ours."""

    at: datetime
    uid: str
    theirs: bool
    channel: str  # the word for it
    code: str  # sms, email, voice
    text: str
    subject: str = ""
    shape: str = ""
    outcome: str = ""
    because: str = ""
    new_day: date | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """The newest lines in the order they were said; `mark` changes when anything does."""

    lines: list[Line]
    is_cut: bool
    mark: str
    newest_inbound: InboundMessage | None

    @property
    def last_of_ours(self) -> Line | None:
        return next((line for line in reversed(self.lines) if not line.theirs), None)


def talk_with(guarantor: Guarantor, zone: ZoneInfo) -> Talk:
    """What stands on this person's phone; two queries, three where others share it."""
    touches = list(_sent(guarantor)[:MOST])
    answers = list(_received(guarantor)[:MOST])
    lines = [*(_ours(touch) for touch in touches), *(_theirs(message) for message in answers)]
    lines.sort(key=lambda line: (line.at, not line.theirs))
    shown = lines[-MOST:]
    return Talk(
        lines=_with_days(shown, zone),
        is_cut=len(lines) > len(shown) or MOST in (len(touches), len(answers)),
        mark=_mark(shown),
        newest_inbound=answers[0] if answers else None,
    )


def ways_to_answer(guarantor: Guarantor, channels: set[Channel]) -> list[tuple[str, str, str]]:
    """Code, words and address of each simulated channel this person can be heard on."""
    return [
        (str(channel), _AS[channel], address)
        for channel in ONE
        if channel in channels and (address := address_of(guarantor, channel))
    ]


_AS: Final = {
    Channel.SMS: "as a text",
    Channel.EMAIL: "as an e-mail",
    Channel.VOICE: "on the phone",
}


def _sent(guarantor: Guarantor) -> Any:
    mine = simulated_touches(guarantor.practice).filter(guarantor=guarantor)
    return mine.defer("html").order_by("-handed_over_at", "-pk")


def _received(guarantor: Guarantor) -> Any:
    """What came from this person; also what several who share an address may have said."""
    addresses = {address_of(guarantor, channel) for channel in ONE} - {""}
    shared = Q(guarantor=None, from_address__in=addresses)
    mine = InboundMessage.objects.for_practice(guarantor.practice)
    return (
        mine.filter(Q(guarantor=guarantor) | shared)
        .select_related("reading")
        .order_by("-received_at", "-pk")
    )


def _ours(touch: Touch) -> Line:
    shape, outcome, because = outcome_of(touch)
    quiet = touch.status == TouchStatus.ACCEPTED
    return Line(
        at=touch.handed_over_at or touch.created_at,
        uid=touch.uid,
        theirs=False,
        channel=ONE[Channel(touch.channel)],
        code=touch.channel,
        text=touch.body,
        subject=touch.subject,
        shape=shape,
        outcome="" if quiet else outcome,
        because=because,
    )


def _theirs(message: InboundMessage) -> Line:
    return Line(
        at=message.received_at,
        uid=message.uid,
        theirs=True,
        channel=ONE.get(Channel(message.channel), message.channel),
        code=message.channel,
        text=message.text,
    )


def _with_days(lines: list[Line], zone: ZoneInfo) -> list[Line]:
    days = [line.at.astimezone(zone).date() for line in lines]
    before = [None, *days]
    return [
        replace(line, new_day=day if day != last else None)
        for line, day, last in zip(lines, days, before, strict=False)
    ]


def _mark(lines: list[Line]) -> str:
    said = "".join(f"{line.uid}{line.outcome}" for line in lines)
    return hashlib.sha256(said.encode()).hexdigest()[:12]

"""Send one message on the first channel that is open."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final, Self, assert_never
from zoneinfo import ZoneInfo

from tactful.core.blocks._block import Block, Source
from tactful.core.blocks._people import work_item
from tactful.core.blocks._refusal import (
    HAND_OFF,
    NEXT,
    NO_ADDRESS,
    NO_PREFERENCE,
    otherwise_words,
    refused,
)
from tactful.core.blocks._times import Moment, read_moment
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.verdict import Decision
from tactful.core.steps import (
    Ask,
    EnrollmentFacts,
    GoTo,
    OpenWorkItem,
    Send,
    StepDecision,
    WaitUntil,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, WorkKind
from tactful.core.wording import full_date


class Way(StrEnum):
    """A channel as a journey names it: one of them, or the one the guarantor prefers."""

    PREFERRED = "preferred"
    PREFERRED_DIGITAL = "preferred_digital"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"


class WhenDeferred(StrEnum):
    """What to do while a channel is closed only for now: wait for it, or try the next one."""

    WAIT = "wait"
    NEXT_CHANNEL = "next_channel"


class JourneyCategory(StrEnum):
    """The categories a journey may send; the others answer somebody and need no journey."""

    REMINDER = "reminder"
    PROMISE_REMINDER = "promise_reminder"
    PLAN_REMINDER = "plan_reminder"


_DIGITAL: Final = frozenset({Channel.SMS, Channel.EMAIL})
_GATE: Final = {
    Channel.SMS: GateChannel.SMS,
    Channel.EMAIL: GateChannel.EMAIL,
    Channel.VOICE: GateChannel.VOICE_LIVE,
    Channel.LETTER: GateChannel.LETTER,
}
_BY_HAND: Final = {Channel.VOICE: WorkKind.CALL, Channel.LETTER: WorkKind.LETTER}
_WORDS: Final = {
    Way.PREFERRED: "on the preferred channel",
    Way.PREFERRED_DIGITAL: "on the preferred channel when that is text or e-mail",
    Way.SMS: "by text",
    Way.EMAIL: "by e-mail",
    Way.LETTER: "by letter",
}


@dataclass(frozen=True, slots=True)
class SendBlock(Block):
    """Send a message; where the preferred channel is the phone or a letter, ask a person to.

    The template's key carries no tone: that follows the age of the debt and is chosen
    when the message is composed. `not_after` is the last day on which the message still
    makes sense; past it the block is skipped.
    """

    type: ClassVar[str] = "send"

    id: str
    template: str
    channels: tuple[Way, ...]
    next: str
    category: JourneyCategory = JourneyCategory.REMINDER
    when_deferred: WhenDeferred = WhenDeferred.WAIT
    not_after: Moment | None = None
    otherwise: str = HAND_OFF

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        return cls(
            id=source.id,
            template=source.template("template"),
            channels=_read_channels(source),
            next=source.next(),
            category=source.choice("category", JourneyCategory, JourneyCategory.REMINDER),
            when_deferred=source.choice("when_deferred", WhenDeferred, WhenDeferred.WAIT),
            not_after=_read_not_after(source),
            otherwise=source.text("otherwise", HAND_OFF),
        )

    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's fields as text."""
        text: dict[str, Any] = {
            "template": self.template,
            "channels": [way.value for way in self.channels],
        }
        if self.category is not JourneyCategory.REMINDER:
            text["category"] = self.category.value
        if self.when_deferred is not WhenDeferred.WAIT:
            text["when_deferred"] = self.when_deferred.value
        if self.not_after is not None:
            text["not_after"] = str(self.not_after)
        if self.otherwise != HAND_OFF:
            text["otherwise"] = self.otherwise
        if self.next != following:
            text["next"] = self.next
        return text

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Send on the first open channel, wait for one that opens later, or say that none does."""
        last_day = None if self.not_after is None else self.not_after.day(facts)
        if last_day is not None and facts.today > last_day:
            return GoTo(self.next, f"too late since {full_date(last_day)}")

        passed_over: list[tuple[Channel, str]] = []
        deferred: list[WaitUntil] = []
        for channel in self._in_order(facts):
            if channel not in facts.reachable:
                passed_over.append((channel, NO_ADDRESS))
                continue
            verdict = ask(_GATE[channel], self._category)
            if verdict.decision is Decision.ALLOW:
                return self._reach(channel, facts, tuple(passed_over))
            if verdict.decision is Decision.DEFER and verdict.retry_at is not None:
                deferred.append(WaitUntil(verdict.retry_at, verdict.reason))
                if self.when_deferred is WhenDeferred.WAIT:
                    break
            else:
                passed_over.append((channel, verdict.reason))
        if deferred:
            soonest = min(deferred, key=lambda wait: wait.at)
            return self._wait(soonest, last_day, zone=facts.zone)
        if not passed_over:
            passed_over = [(facts.preferred_channel or Channel.PORTAL, NO_PREFERENCE)]
        return refused(passed_over, facts, otherwise=self.otherwise, following=self.next)

    def targets(self) -> tuple[str, ...]:
        """The next block, and the one for when no channel is open."""
        if self.otherwise in (HAND_OFF, NEXT):
            return (self.next,)
        return (self.next, self.otherwise)

    def passes(self, hold: HoldKind) -> bool:
        """A promise does not stop its own reminder, nor a plan the reminder of an instalment."""
        match self.category:
            case JourneyCategory.PROMISE_REMINDER:
                return hold is HoldKind.PROMISE
            case JourneyCategory.PLAN_REMINDER:
                return hold is HoldKind.PLAN
            case JourneyCategory.REMINDER:
                return False
            case unreachable:
                assert_never(unreachable)

    @property
    def reaches_out(self) -> bool:
        """It does."""
        return True

    def sentence(self) -> str:
        """Say what is sent, and how."""
        ways = ", else ".join(_WORDS[way] for way in self.channels)
        limit = "" if self.not_after is None else f", not later than {self.not_after.words}"
        return f"Sends “{self.template}” {ways}{limit}; {otherwise_words(self.otherwise)}."

    @property
    def _category(self) -> Category:
        return Category(self.category.name)

    def _in_order(self, facts: EnrollmentFacts) -> list[Channel]:
        """The channels to try, each once, as far as the gate knows them."""
        channels = (_channel(way, facts.preferred_channel) for way in self.channels)
        return list(dict.fromkeys(channel for channel in channels if channel in _GATE))

    def _reach(
        self, channel: Channel, facts: EnrollmentFacts, passed_over: tuple[tuple[Channel, str], ...]
    ) -> Send | OpenWorkItem | GoTo:
        if channel not in _BY_HAND:
            return Send(channel, self.template, self._category, self.next, passed_over)
        kind = _BY_HAND[channel]
        if kind in facts.open_work:
            return GoTo(self.next, f"a {kind} is on the worklist already")
        return work_item(
            kind,
            facts,
            reason=f"prefers a {kind}" if channel is facts.preferred_channel else "",
            template=self.template,
            next_block=self.next,
            passed_over=passed_over,
        )

    def _wait(self, until: WaitUntil, last_day: date | None, *, zone: str) -> WaitUntil | GoTo:
        opens_on = until.at.astimezone(ZoneInfo(zone)).date()
        if last_day is not None and opens_on > last_day:
            return GoTo(self.next, f"would be too late after {full_date(last_day)}")
        return until


def _channel(way: Way, preferred: Channel | None) -> Channel | None:
    match way:
        case Way.PREFERRED:
            return preferred
        case Way.PREFERRED_DIGITAL:
            return preferred if preferred in _DIGITAL else None
        case Way.SMS | Way.EMAIL | Way.LETTER:
            return Channel(way.value)
        case unreachable:
            assert_never(unreachable)


def _read_channels(source: Source) -> tuple[Way, ...]:
    value = source.raw("channels")
    if not isinstance(value, list) or not value:
        source.fault("channels", "must be a list of channels, like [preferred, sms, email]")
        return (Way.PREFERRED,)
    if "voice" in value:
        source.fault("channels", "voice is not sent; use a call block")
    if len({str(way) for way in value}) < len(value):
        source.fault("channels", "names a channel twice")
    words = [word for word in value if word != "voice"]
    return tuple(source.word("channels", word, Way, Way.PREFERRED) for word in words)


def _read_not_after(source: Source) -> Moment | None:
    value = source.raw("not_after")
    if value is None:
        return None
    moment = read_moment(value)
    if isinstance(moment, Moment):
        return moment
    source.fault("not_after", moment)
    return None

"""Wait: for a while, until a day, until the next weekday, or until a call has been worked."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final, Self, assert_never
from zoneinfo import ZoneInfo

from tactful.core.blocks._block import Block, Source
from tactful.core.blocks._times import (
    NINE,
    Moment,
    Span,
    Unit,
    instant,
    read_clock,
    read_moment,
    read_span,
)
from tactful.core.business_days import on_or_after
from tactful.core.steps import Ask, EnrollmentFacts, GoTo, StepDecision, WaitUntil

DISPOSITION: Final = "disposition"


class Weekday(StrEnum):
    """A day of the week, in the order of the calendar."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Monday is 0."""
        return list(Weekday).index(self)


@dataclass(frozen=True, slots=True)
class ForDisposition:
    """Until a person has worked the call that was asked for, but no longer than a span."""

    at_most: Span


Rule = Span | Moment | Weekday | ForDisposition


@dataclass(frozen=True, slots=True)
class WaitBlock(Block):
    """Let time pass. The instant is counted anew at each look, so a moved due date moves it too.

    Days end at `at` (9:00 unless said otherwise) in the practice's zone; with
    `business_days` a day off becomes the next day the office is open.
    """

    type: ClassVar[str] = "wait"

    id: str
    rule: Rule
    next: str
    at: time = NINE
    business_days: bool = False

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        rule = _read_rule(source)
        business_days = source.flag("business_days")
        if business_days and isinstance(rule, Span) and rule.unit is Unit.HOURS:
            source.fault("business_days", "cannot go with a wait in hours")
        return cls(source.id, rule, source.next(), _read_at(source), business_days)

    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's fields as text."""
        text = _write_rule(self.rule)
        if self.at != NINE:
            text["at"] = f"{self.at:%H:%M}"
        if self.business_days:
            text["business_days"] = True
        if self.next != following:
            text["next"] = self.next
        return text

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Wait until the instant the rule names, and go on once it has come."""
        if isinstance(self.rule, ForDisposition) and facts.last_disposition is not None:
            return GoTo(self.next, "the call has been worked")
        at = self._ends_at(facts)
        if at is None:
            return GoTo(self.next, "there is no such day to wait for")
        return GoTo(self.next, "the time has come") if at <= now else WaitUntil(at)

    def targets(self) -> tuple[str, ...]:
        """The next block."""
        return (self.next,)

    @property
    def takes_time(self) -> bool:
        """A day counted from a dated fact may have passed already; the other rules begin anew."""
        return isinstance(self.rule, Span | Weekday)

    def sentence(self) -> str:
        """Say how long."""
        office = ", on a day the office is open" if self.business_days else ""
        at = "" if self.at == NINE else f", at {self.at:%H:%M}"
        match self.rule:
            case ForDisposition(at_most=span):
                return f"Waits until the call has been worked, {span.words} at most."
            case Span() as span:
                return f"Waits {span.words}{at}{office}."
            case Moment() as moment:
                return f"Waits until {moment.words}{at}{office}."
            case Weekday() as weekday:
                return f"Waits until next {weekday.value.capitalize()}{at}{office}."
            case unreachable:
                assert_never(unreachable)

    def _ends_at(self, facts: EnrollmentFacts) -> datetime | None:
        match self.rule:
            case Span() as span:
                at = span.after(facts.entered_block_at, at=self.at, zone=facts.zone)
            case ForDisposition(at_most=span):
                at = span.after(facts.entered_block_at, at=self.at, zone=facts.zone)
            case Weekday() as weekday:
                at = self._next_weekday(weekday, facts)
            case Moment() as moment:
                day = moment.day(facts)
                if day is None:
                    return None
                at = instant(day, self.at, zone=facts.zone)
            case unreachable:
                assert_never(unreachable)
        return self._on_an_open_day(at, zone=facts.zone) if self.business_days else at

    def _next_weekday(self, weekday: Weekday, facts: EnrollmentFacts) -> datetime:
        entered = facts.entered_block_at.astimezone(ZoneInfo(facts.zone)).date()
        ahead = (weekday.number - entered.weekday() - 1) % 7 + 1
        return instant(entered + timedelta(days=ahead), self.at, zone=facts.zone)

    def _on_an_open_day(self, at: datetime, *, zone: str) -> datetime:
        day = at.astimezone(ZoneInfo(zone)).date()
        open_day = on_or_after(day)
        return at if open_day == day else instant(open_day, self.at, zone=zone)


def _read_rule(source: Source) -> Rule:
    """Read the one rule there must be; a harmless one stands in for a faulty one."""
    given = [name for name in ("for", "until", "until_next") if source.raw(name) is not None]
    at_most = source.raw("at_most")
    stand_in = Span(1, Unit.DAYS)
    if len(given) != 1:
        source.fault("", "must say exactly one of for, until, until_next")
        return stand_in
    name = given[0]
    value = source.raw(name)
    is_disposition = name == "until" and value == DISPOSITION
    if (at_most is not None) != is_disposition:
        source.fault("at_most", "belongs to until: disposition, and is needed there")
        return stand_in
    if name == "until_next":
        return source.word(name, value, Weekday, Weekday.MONDAY)
    rule: Rule | str
    if is_disposition:
        name, span = "at_most", read_span(at_most)
        rule = ForDisposition(span) if isinstance(span, Span) else span
    else:
        rule = read_span(value) if name == "for" else read_moment(value)
    if isinstance(rule, str) and not isinstance(rule, Weekday):
        source.fault(name, rule)
        return stand_in
    return rule


def _write_rule(rule: Rule) -> dict[str, Any]:
    match rule:
        case ForDisposition(at_most=span):
            return {"until": DISPOSITION, "at_most": str(span)}
        case Span():
            return {"for": str(rule)}
        case Moment():
            return {"until": str(rule)}
        case Weekday():
            return {"until_next": rule.value}
        case unreachable:
            assert_never(unreachable)


def _read_at(source: Source) -> time:
    value = source.raw("at")
    if value is None:
        return NINE
    at = read_clock(value)
    if isinstance(at, time):
        return at
    source.fault("at", at)
    return NINE

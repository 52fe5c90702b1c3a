"""Spans and days as a journey writes them: `2d`, `3bd`, `12h`, `due_date + 5d`."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from tactful.core.business_days import add_business_days
from tactful.core.steps import EnrollmentFacts
from tactful.core.wording import count

NINE: Final = time(9, 0)
"""When a day begins for a journey, in the practice's zone; the gate narrows it further."""

LONGEST_DAYS: Final = 366

_SPAN: Final = re.compile(r"(?P<count>[0-9]{1,4})\s*(?P<unit>h|d|bd|w)")
_MOMENT: Final = re.compile(
    r"(?P<anchor>[a-z_]+)(?:\s*(?P<sign>[-+])\s*(?P<count>[0-9]{1,4})\s*(?P<unit>d|bd|w))?"
)
_CLOCK: Final = re.compile(r"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])")


class Unit(StrEnum):
    """Hours, days, business days, weeks."""

    HOURS = "h"
    DAYS = "d"
    BUSINESS_DAYS = "bd"
    WEEKS = "w"


class Anchor(StrEnum):
    """A dated fact of the enrollment."""

    DUE_DATE = "due_date"
    PROMISE_DATE = "promise_date"
    FIRST_TOUCH = "first_touch"
    LAST_TOUCH = "last_touch"
    ENROLLED = "enrolled"


_UNIT_WORDS: Final = {
    Unit.HOURS: "hour",
    Unit.DAYS: "day",
    Unit.BUSINESS_DAYS: "business day",
    Unit.WEEKS: "week",
}
_ANCHOR_WORDS: Final = {
    Anchor.DUE_DATE: "the due date",
    Anchor.PROMISE_DATE: "the promised day",
    Anchor.FIRST_TOUCH: "the first touch",
    Anchor.LAST_TOUCH: "the last touch",
    Anchor.ENROLLED: "the day it began",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, always more than nothing."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def words(self) -> str:
        """`2 business days`."""
        return count(self.count, _UNIT_WORDS[self.unit])

    def after(self, start: datetime, *, at: time, zone: str) -> datetime:
        """Return the instant (UTC) the span ends: to the hour, or at a time of a local day."""
        if self.unit is Unit.HOURS:
            return start + timedelta(hours=self.count)
        day = start.astimezone(ZoneInfo(zone)).date()
        return instant(shifted(day, self.count, self.unit), at, zone=zone)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day counted from a dated fact; a negative count lies before it."""

    anchor: Anchor
    count: int = 0
    unit: Unit = Unit.DAYS

    def __str__(self) -> str:
        if not self.count:
            return self.anchor.value
        return f"{self.anchor} {'-' if self.count < 0 else '+'} {abs(self.count)}{self.unit}"

    @property
    def words(self) -> str:
        """`5 days after the due date`."""
        if not self.count:
            return _ANCHOR_WORDS[self.anchor]
        side = "before" if self.count < 0 else "after"
        return (
            f"{count(abs(self.count), _UNIT_WORDS[self.unit])} {side} {_ANCHOR_WORDS[self.anchor]}"
        )

    def day(self, facts: EnrollmentFacts) -> date | None:
        """Return the day in the practice's calendar; None while the fact is not known."""
        start = _dated(self.anchor, facts)
        return None if start is None else shifted(start, self.count, self.unit)


def read_span(text: object) -> Span | str:
    """Read `2d`, `3bd`, `12h` or `2w`; a text that says what is wrong where it is none."""
    match = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        return "must be a span like 2d, 3bd (business days), 12h or 2w"
    span = Span(int(match["count"]), Unit(match["unit"]))
    if span.count == 0:
        return "must be longer than nothing"
    return span if _days(span.count, span.unit) <= LONGEST_DAYS else "must be a year at most"


def read_moment(text: object) -> Moment | str:
    """Read `due_date - 3d`; a text that says what is wrong where it is none."""
    match = _MOMENT.fullmatch(text.strip()) if isinstance(text, str) else None
    anchors = [anchor.value for anchor in Anchor]
    if match is None or match["anchor"] not in anchors:
        return f"must be a day like due_date + 5d, counted from {', '.join(anchors)}"
    if match["count"] is None:
        return Moment(Anchor(match["anchor"]))
    days = int(match["count"]) * (-1 if match["sign"] == "-" else 1)
    unit = Unit(match["unit"])
    if _days(abs(days), unit) > LONGEST_DAYS:
        return "must be a year away at most"
    return Moment(Anchor(match["anchor"]), days, unit) if days else Moment(Anchor(match["anchor"]))


def read_clock(text: object) -> time | str:
    """Read `09:00`; a text that says what is wrong where it is none."""
    # YAML turns a bare 10:00 into the number 600, so only quoted times are read.
    match = _CLOCK.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        return 'must be a time in quotes, like "09:00"'
    return time(int(match["hour"]), int(match["minute"]))


def instant(day: date, at: time, *, zone: str) -> datetime:
    """Return the instant (UTC) at which a zone's clocks show a time of a day."""
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def shifted(day: date, number: int, unit: Unit) -> date:
    """Move a day on, or back where the number is negative."""
    match unit:
        case Unit.BUSINESS_DAYS:
            return add_business_days(day, number)
        case Unit.WEEKS:
            return day + timedelta(weeks=number)
        case Unit.DAYS | Unit.HOURS:
            return day + timedelta(days=number)
        case unreachable:
            assert_never(unreachable)


def _days(number: int, unit: Unit) -> int:
    return number // 24 if unit is Unit.HOURS else number * (7 if unit is Unit.WEEKS else 1)


def _dated(anchor: Anchor, facts: EnrollmentFacts) -> date | None:
    match anchor:
        case Anchor.DUE_DATE:
            return facts.oldest_due_on
        case Anchor.PROMISE_DATE:
            return facts.promise_on
        case Anchor.FIRST_TOUCH:
            return _local(facts.first_touch_at, facts.zone)
        case Anchor.LAST_TOUCH:
            return _local(facts.last_touch_at, facts.zone)
        case Anchor.ENROLLED:
            return _local(facts.enrolled_at, facts.zone)
        case unreachable:
            assert_never(unreachable)


def _local(at: datetime | None, zone: str) -> date | None:
    return None if at is None else at.astimezone(ZoneInfo(zone)).date()

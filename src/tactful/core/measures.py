"""The numbers in the reports: one day's figures, periods made of days, and what they come to.

Money is whole cents, spans are whole days or hours, and nothing here is a float. Formulas follow
HFMA's MAP Keys and MGMA where they have one; where the data cannot carry the published measure,
another is shown under its own name (house.md, section 5).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final, Self, assert_never

from tactful.core.aging import BUCKET_EDGES, Bucket

WITHIN_DAYS: Final = 30
"""What was owed on a day is looked at again so many days later (the guide's first measure)."""

REACH_DAYS: Final = 7
"""A reminder reached somebody who answered, opened or paid within so many days of it."""

CHARGE_DAYS: Final = 90
"""Days in A/R divides by the average daily charges of so many days (HFMA: three months)."""

KEPT_DAYS: Final = 185
"""How far back days are kept: 90 days, the 90 before, and a few to spare."""


@dataclass(frozen=True, slots=True)
class Sum:
    """How many accounts, and what they come to, in cents."""

    accounts: int = 0
    cents: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.accounts + other.accounts, self.cents + other.cents)


Ladder = tuple[Sum, ...]
"""One Sum for each aging bucket, youngest first."""

EMPTY: Final[Ladder] = (Sum(),) * len(BUCKET_EDGES)


def stacked(ladders: Iterable[Ladder]) -> Ladder:
    """Several ladders as one, bucket by bucket."""
    total = EMPTY
    for ladder in ladders:
        total = tuple(a + b for a, b in zip(total, ladder, strict=True))
    return total


def summed(ladder: Ladder) -> Sum:
    """Every bucket of a ladder together."""
    return sum(ladder, Sum())


def past(ladder: Ladder, days: int) -> Sum:
    """The buckets that lie wholly beyond an age: 60, 90 or 120 days."""
    beyond = [
        part
        for part, bucket in zip(ladder, Bucket, strict=True)
        if bucket.first_day is not None and bucket.first_day > days
    ]
    return sum(beyond, Sum())


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole; nothing at all where the whole is nothing."""

    part: int
    whole: int

    def times(self, scale: int) -> int | None:
        """The ratio in parts of `scale`, rounded half up: 100 for a percentage."""
        if self.whole <= 0:
            return None
        return (2 * self.part * scale + self.whole) // (2 * self.whole)

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded half up."""
        return self.times(100)


@dataclass(frozen=True, slots=True)
class Day:
    """What one day came to, as far as it was known when it was worked out. Amounts in cents.

    Stocks are as of the day's end. `aging` is by location (its id as text, "" for none) and
    leaves out what waits for insurance; that stands in `pending`. Credits are never netted.
    """

    on: date
    begins_on: date | None = None  # the oldest statement there is
    aging: Mapping[str, Ladder] = field(default_factory=dict)
    pending: Ladder = EMPTY
    credits: Sum = field(default_factory=Sum)
    outstanding_days: int = 0  # summed over the accounts that owe and do not wait for insurance
    charged_cents: int = 0
    received_cents: int = 0
    returned_cents: int = 0
    owed_then: Sum = field(default_factory=Sum)  # what was owed WITHIN_DAYS before
    collected_cents: int = 0  # and how much of it has been paid since
    reminded: int = 0  # accounts reminded on the day REACH_DAYS before
    reached: int = 0
    closed_hours: Mapping[int, int] = field(default_factory=dict)  # whole hours open -> items
    week: tuple[Sum, ...] = ()  # the lines of reports.week, Monday until then

    @property
    def owed(self) -> Ladder:
        """What guarantors owe, without what waits for insurance."""
        return stacked(self.aging.values())

    @property
    def outstanding(self) -> Sum:
        """Everything that is owed, also while insurance is pending."""
        return summed(self.owed) + summed(self.pending)

    def as_json(self) -> dict[str, Any]:
        """The day as it is kept; `from_json` reads it."""
        return {
            "begins_on": self.begins_on.isoformat() if self.begins_on else None,
            "aging": {name: _written(ladder) for name, ladder in self.aging.items()},
            "pending": _written(self.pending),
            "credits": [self.credits.accounts, self.credits.cents],
            "outstanding_days": self.outstanding_days,
            "flows": [self.charged_cents, self.received_cents, self.returned_cents],
            "cohort": [self.owed_then.accounts, self.owed_then.cents, self.collected_cents],
            "reached": [self.reminded, self.reached],
            "closed": [list(pair) for pair in sorted(self.closed_hours.items())],
            "week": _written(self.week),
        }

    @classmethod
    def from_json(cls, on: date, kept: Mapping[str, Any]) -> Self:
        """Read what `as_json` wrote."""
        begins_on, flows, cohort = kept["begins_on"], kept["flows"], kept["cohort"]
        return cls(
            on,
            begins_on=date.fromisoformat(begins_on) if begins_on else None,
            aging={name: _read(ladder) for name, ladder in kept["aging"].items()},
            pending=_read(kept["pending"]),
            credits=Sum(*kept["credits"]),
            outstanding_days=kept["outstanding_days"],
            charged_cents=flows[0],
            received_cents=flows[1],
            returned_cents=flows[2],
            owed_then=Sum(cohort[0], cohort[1]),
            collected_cents=cohort[2],
            reminded=kept["reached"][0],
            reached=kept["reached"][1],
            closed_hours={hours: items for hours, items in kept["closed"]},
            week=_read(kept["week"]),
        )


class Span(StrEnum):
    """The periods a report can be asked for; the codes stand in its address."""

    LAST_30 = "30d"
    LAST_90 = "90d"
    THIS_MONTH = "month"
    LAST_MONTH = "last-month"

    @property
    def label(self) -> str:
        """How staff say it, after "for"."""
        return _SPANS[self]


_SPANS: Final = {
    Span.LAST_30: "the last 30 days",
    Span.LAST_90: "the last 90 days",
    Span.THIS_MONTH: "this month",
    Span.LAST_MONTH: "last month",
}


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, the first and the last included; empty where the last lies before the first."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def periods(span: Span, today: date) -> tuple[Period, Period]:
    """The period that is meant on a day, and the one before it that it is compared with.

    Only days that are over belong to either. This month is compared with as many days of the
    month before, or with all of them where it was shorter.
    """
    yesterday = today - timedelta(days=1)
    match span:
        case Span.LAST_30:
            return _last(30, yesterday)
        case Span.LAST_90:
            return _last(90, yesterday)
        case Span.THIS_MONTH:
            now = Period(today.replace(day=1), yesterday)
            whole = _month_before(now.first)
            length = timedelta(days=now.days - 1)
            return now, Period(whole.first, min(whole.last, whole.first + length))
        case Span.LAST_MONTH:
            now = _month_before(today)
            return now, _month_before(now.first)
        case unreachable:
            assert_never(unreachable)


def collected_within(day: Day) -> Ratio:
    """How much of what was owed 30 days before has been paid since.

    Per account, and at most what it owed then: a payment for a newer bill does not make up for
    a neighbor's old one.
    """
    return Ratio(day.collected_cents, day.owed_then.cents)


def average_days_outstanding(day: Day) -> Ratio:
    """Days since the oldest open statement was sent, on average over the accounts that owe."""
    return Ratio(day.outstanding_days, summed(day.owed).accounts)


def reached_after_reminders(days: Iterable[Day]) -> Ratio:
    """Of the accounts reminded, those that answered, opened or paid within seven days."""
    known = list(days)
    return Ratio(sum(day.reached for day in known), sum(day.reminded for day in known))


def promises_kept(counts: Mapping[str, int]) -> Ratio:
    """Kept in full and in time, of all promises whose day is over; paid in part is not kept."""
    settled = sum(counts.get(status, 0) for status in ("kept", "partial", "broken"))
    return Ratio(counts.get("kept", 0), settled)


def days_in_ar(days: Sequence[Day]) -> Ratio:
    """A/R on the last of these days, divided by the average daily charges over all of them.

    Gross, and of guarantors alone: HFMA's net version needs net patient revenue, which no import
    carries. What waits for insurance is left out, as it is not the guarantor's yet.
    """
    charged = sum(day.charged_cents for day in days)
    owed = summed(days[-1].owed).cents if days else 0
    return Ratio(owed * len(days), charged)


def patient_collection_rate(days: Iterable[Day]) -> Ratio:
    """What guarantors paid in these days, less what came back, of what they were charged."""
    known = list(days)
    paid = sum(day.received_cents - day.returned_cents for day in known)
    return Ratio(paid, sum(day.charged_cents for day in known))


def items_closed(days: Iterable[Day]) -> Counter[int]:
    """Work items closed in these days, by the whole hours they were open."""
    closed: Counter[int] = Counter()
    for day in days:
        closed.update(day.closed_hours)
    return closed


def median_hours(closed: Mapping[int, int]) -> int | None:
    """The hours after which half of the work items were closed; the lower of two in the middle."""
    half = (sum(closed.values()) + 1) // 2
    for hours in sorted(closed):
        half -= closed[hours]
        if half <= 0:
            return hours
    return None


def collected_in(days: Iterable[Day]) -> int:
    """What came in on these days, less what came back, in cents."""
    return sum(day.received_cents - day.returned_cents for day in days)


def _last(length: int, yesterday: date) -> tuple[Period, Period]:
    first = yesterday - timedelta(days=length - 1)
    before = first - timedelta(days=1)
    return Period(first, yesterday), Period(before - timedelta(days=length - 1), before)


def _month_before(day: date) -> Period:
    last = day.replace(day=1) - timedelta(days=1)
    return Period(last.replace(day=1), last)


def _written(ladder: Ladder) -> list[list[int]]:
    return [[part.accounts, part.cents] for part in ladder]


def _read(kept: Iterable[Sequence[int]]) -> Ladder:
    return tuple(Sum(accounts, cents) for accounts, cents in kept)

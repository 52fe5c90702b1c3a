"""The measures of a practice over a period, each with what it rests on, or with what is missing.

Everything but promises is read from the days that were kept; three queries, whatever the size.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count

from tactful.core import measures as core
from tactful.core.measures import (
    CHARGE_DAYS,
    KEPT_DAYS,
    WITHIN_DAYS,
    Day,
    Period,
    Ratio,
    Span,
    Sum,
    periods,
)
from tactful.core.money import format_cents
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import MONTHS, count, full_date, short_date
from tactful.ledger.models import PromiseToPay
from tactful.practice.models import Practice
from tactful.reports.daily import kept_days

WEEKS: Final = 13
MONTHS_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One line: its figure now and in the period before, in words, and how it is counted.

    Where the data does not carry it, `missing` says what would, and there is no figure.
    """

    code: str
    name: str
    counted: str
    now: str = ""
    before: str = ""
    change: str = ""
    n: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days up to `last`: what was owed at their end, and what came in. Amounts in cents."""

    last: date
    owed: Sum
    collected_cents: int


@dataclass(frozen=True, slots=True)
class PromiseMonth:
    """Promises whose day lay in a month, by how they ended."""

    label: str
    kept: int = 0
    partial: int = 0
    broken: int = 0

    @property
    def settled(self) -> int:
        return self.kept + self.partial + self.broken

    @property
    def percent(self) -> int | None:
        return Ratio(self.kept, self.settled).percent


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a period, and the trends beside them.

    `waiting` days are not worked out yet.
    """

    period: Period
    before: Period
    begins_on: date | None
    waiting: int
    six: tuple[Measure, ...] = ()
    others: tuple[Measure, ...] = ()
    weeks: tuple[Week, ...] = ()
    months: tuple[PromiseMonth, ...] = ()


def measures(practice: Practice, span: Span, *, today: date) -> Measures:
    """Every measure over a period, compared with the period before it."""
    now, before = periods(span, today)
    kept = kept_days(practice, Period(today - timedelta(days=KEPT_DAYS), today))
    begins_on = kept[-1].begins_on if kept else None
    months = _months(today)
    promises = _promises(practice, min(before.first, months[0][1].first), today)
    book = _Book({day.on: day for day in kept}, begins_on, now, before, today)
    if begins_on is None:
        return Measures(now, before, None, 0)
    return Measures(
        now,
        before,
        begins_on,
        waiting=book.waiting(),
        six=(
            _collected(book),
            _average_days(book),
            _aged(book),
            _reached(book),
            _staff_time(),
            _rating(),
        ),
        others=(
            _kept_promises(promises, book),
            _days_in_ar(book),
            _collection_rate(book),
            _items_closed(book),
            _time_to_close(book),
            _cost(),
            _minutes_saved(),
        ),
        weeks=book.weeks(),
        months=tuple(_month(label, month, promises) for label, month in months),
    )


@dataclass(frozen=True, slots=True)
class _Book:
    """The kept days, and the two periods that are looked at."""

    days: Mapping[date, Day]
    begins_on: date | None
    now: Period
    before: Period
    today: date

    def waiting(self) -> int:
        """How many days that will be kept are not worked out yet."""
        first = max(self.begins_on or self.today, self.today - timedelta(days=KEPT_DAYS))
        return sum(day not in self.days for day in _each_day(Period(first, self._yesterday)))

    def last(self, period: Period) -> Day | None:
        """The last day of a period."""
        return self.days.get(period.last) if period.days else None

    def all(self, period: Period) -> list[Day] | None:
        """All days of a period from the first statement on; None while one is missing."""
        if not period.days or self.begins_on is None or period.last < self.begins_on:
            return None
        wanted = [day for day in _each_day(period) if day >= self.begins_on]
        if any(day not in self.days for day in wanted):
            return None
        return [self.days[day] for day in wanted]

    def why_not(self, otherwise: str) -> str:
        """Why a line has no figure: the period has not begun, is not worked out, or `otherwise`."""
        if not self.now.days:
            return "No day of this month is over yet."
        return otherwise if self.all(self.now) else _NOT_YET

    def whole(self, period: Period) -> list[Day] | None:
        """The same, where the statements do not begin within the period."""
        begins_within = self.begins_on is None or period.first < self.begins_on
        return None if begins_within else self.all(period)

    def weeks(self) -> tuple[Week, ...]:
        """The last thirteen weeks, as far as they are worked out."""
        ends = (self._yesterday - timedelta(days=7 * ago) for ago in reversed(range(WEEKS)))
        found = [(end, self.whole(Period(end - timedelta(days=6), end))) for end in ends]
        return tuple(
            Week(end, days[-1].outstanding, core.collected_in(days)) for end, days in found if days
        )

    @property
    def _yesterday(self) -> date:
        return self.today - timedelta(days=1)


def _collected(book: _Book) -> Measure:
    day, was = book.last(book.now), book.last(book.before)
    now, before = _of(day, core.collected_within), _of(was, core.collected_within)
    n = ""
    if day is not None:
        then = short_date(day.on - timedelta(days=WITHIN_DAYS), on=book.today)
        owed = f"{count(day.owed_then.accounts, 'account')} owed"
        n = f"{owed} {format_cents(day.owed_then.cents)} on {then}"
    return _percent(
        "collected",
        "Collected within 30 days",
        "Of what each account owed 30 days before the last day, what it has paid since",
        now,
        before,
        n,
        book.why_not("Nothing was owed 30 days before."),
    )


def _average_days(book: _Book) -> Measure:
    day, was = book.last(book.now), book.last(book.before)
    now, before = _of(day, core.average_days_outstanding), _of(was, core.average_days_outstanding)
    return _measure(
        "average_days",
        "Average days outstanding",
        "Days since the oldest open statement was sent, on the last day, averaged over accounts",
        now=_in(now, "day"),
        before=_in(before, "day"),
        change=_fewer(now.times(1), before.times(1), "day"),
        n=_owing(day),
        missing=book.why_not("Nobody owed anything."),
    )


def _aged(book: _Book) -> Measure:
    day, was = book.last(book.now), book.last(book.before)
    now, before = _past_60(day), _past_60(was)
    older = ""
    if day is not None:
        past_90, past_120 = (core.past(day.owed, days).accounts for days in (90, 120))
        older = f"{_owing(day)}; {past_90:,} past 90 days, {past_120:,} past 120"
    return _measure(
        "aged",
        "Unresolved and aged accounts",
        "Accounts past 60 days on the last day, those left out that wait for insurance",
        now=f"{now:,}" if now is not None else "",
        before=f"{before:,}" if before is not None else "",
        change=_fewer(now, before),
        n=older,
        missing=book.why_not(_NOT_YET),
    )


def _reached(book: _Book) -> Measure:
    now = core.reached_after_reminders(book.all(book.now) or ())
    before = core.reached_after_reminders(book.whole(book.before) or ())
    return _percent(
        "reached",
        "Reached after a reminder",
        "Accounts that answered, opened or paid by the seventh day after a reminder; "
        "counted on that day",
        now,
        before,
        f"{now.part:,} of {count(now.whole, 'reminder')}",
        book.why_not("No reminder had its seven days in this period."),
    )


def _staff_time() -> Measure:
    return Measure(
        "staff_time",
        "Staff time each cycle",
        "",
        missing="Not measured: nobody clocks the work here. Work items closed, below, stand near "
        "it, and are not it.",
    )


def _rating() -> Measure:
    return Measure(
        "rating",
        "Patients’ rating of billing",
        "",
        missing="Not measured yet: patients are not asked.",
    )


def _kept_promises(promises: "_Promises", book: _Book) -> Measure:
    counts, earlier = promises.within(book.now), promises.within(book.before)
    now, before = core.promises_kept(counts), core.promises_kept(earlier)
    parts = (f"{counts[s]:,} {words}" for s, words in _ENDS.items() if counts[s])
    return _percent(
        "promises",
        "Promises kept",
        "Paid in full by the promised day, of all promises whose day lay in the period",
        now,
        before,
        ", ".join(parts),
        "No promise fell due.",
    )


def _days_in_ar(book: _Book) -> Measure:
    windows = [_window(period) for period in (book.now, book.before)]
    now, before = (_ratio(core.days_in_ar(book.whole(window) or ())) for window in windows)
    days = book.whole(windows[0])
    n = ""
    if days:
        charged = format_cents(sum(day.charged_cents for day in days))
        n = f"{format_cents(core.summed(days[-1].owed).cents)} owed; {charged} charged in 90 days"
    return _measure(
        "days_in_ar",
        "Days in A/R",
        "What guarantors owe on the last day ÷ average daily charges of the 90 days up to it; "
        "gross, insurance left out",
        now=_tenths(now, "day"),
        before=_tenths(before, "day"),
        change=_fewer_tenths(now, before),
        n=n,
        missing=_needs_charges(book, windows[0]),
    )


def _collection_rate(book: _Book) -> Measure:
    now = core.patient_collection_rate(book.all(book.now) or ())
    before = core.patient_collection_rate(book.whole(book.before) or ())
    return _percent(
        "collection_rate",
        "Patient collection rate",
        "Guarantors’ payments ÷ charges to guarantors. The net collection rate needs contractual "
        "adjustments, which no import carries",
        now,
        before,
        f"{format_cents(now.part)} paid, {format_cents(now.whole)} charged",
        book.why_not("No statement was sent."),
    )


def _items_closed(book: _Book) -> Measure:
    days, earlier = book.all(book.now), book.whole(book.before)
    now, before = _per_day(days), _per_day(earlier)
    total = core.items_closed(days or ()).total()
    return _measure(
        "items_closed",
        "Work items closed a day",
        "Stands near staff time: items a person closed ÷ days, weekends included",
        now=_tenths(now),
        before=_tenths(before),
        change=_fewer_tenths(now, before, unit=""),
        n=f"{count(total, 'item')} in {count(len(days or ()), 'day')}",
        missing=book.why_not(_NOT_YET),
    )


def _time_to_close(book: _Book) -> Measure:
    closed = core.items_closed(book.all(book.now) or ())
    now = core.median_hours(closed)
    before = core.median_hours(core.items_closed(book.whole(book.before) or ()))
    return _measure(
        "time_to_close",
        "Time until a work item is closed",
        "Stands near staff time: half of the items were closed within so many hours of opening, "
        "nights included",
        now="" if now is None else count(now, "hour"),
        before="" if before is None else count(before, "hour"),
        change=_fewer(now, before, "hour"),
        n=count(closed.total(), "item"),
        missing=book.why_not("No work item was closed."),
    )


def _cost() -> Measure:
    return Measure(
        "cost",
        "Cost per dollar collected",
        "",
        missing="Not worked out: it needs what collecting costs (wages, postage, carriers), and "
        "no setting holds that yet.",
    )


def _minutes_saved() -> Measure:
    return Measure(
        "minutes_saved",
        "Minutes saved",
        "",
        missing="Not measured: it needs how long the same work took before, and nobody wrote "
        "that down here.",
    )


_NOT_YET: Final = "Not worked out yet."
_ENDS: Final = {
    PromiseStatus.KEPT: "kept",
    PromiseStatus.PARTIAL: "in part",
    PromiseStatus.BROKEN: "broken",
    PromiseStatus.OPEN: "not judged yet",
}


@dataclass(frozen=True, slots=True)
class _Promises:
    """How many promises fell due on each day, by how they stand."""

    by_day: Mapping[date, Counter[str]]

    def within(self, period: Period) -> Counter[str]:
        found: Counter[str] = Counter()
        for day, counts in self.by_day.items():
            if day in period:
                found.update(counts)
        return found


def _promises(practice: Practice, since: date, today: date) -> _Promises:
    due = (
        PromiseToPay.objects.for_practice(practice)
        .filter(promised_on__gte=since, promised_on__lt=today)
        .exclude(status=PromiseStatus.WITHDRAWN)
        .values_list("promised_on", "status")
        .annotate(n=Count("id"))
        .order_by()
    )
    by_day: dict[date, Counter[str]] = defaultdict(Counter)
    for day, status, n in due:
        by_day[day][status] += n
    return _Promises(by_day)


def _months(today: date) -> list[tuple[str, Period]]:
    """The last six months, oldest first; this one until yesterday."""
    found, first = [], today.replace(day=1)
    for _ in range(MONTHS_SHOWN):
        after = (first + timedelta(days=31)).replace(day=1)
        last = min(after, today) - timedelta(days=1)
        found.append((MONTHS[first.month - 1], Period(first, last)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found[::-1]


def _month(label: str, month: Period, promises: _Promises) -> PromiseMonth:
    counts = promises.within(month)
    return PromiseMonth(
        label,
        counts[PromiseStatus.KEPT],
        counts[PromiseStatus.PARTIAL],
        counts[PromiseStatus.BROKEN],
    )


def _measure(
    code: str,
    name: str,
    counted: str,
    *,
    now: str,
    before: str,
    change: str,
    n: str,
    missing: str,
) -> Measure:
    """A line with its figure, or with why there is none."""
    if not now:
        return Measure(code, name, counted, missing=missing)
    return Measure(code, name, counted, now, before, change, n)


def _percent(
    code: str, name: str, counted: str, now: Ratio, before: Ratio, n: str, missing: str
) -> Measure:
    return _measure(
        code,
        name,
        counted,
        now="" if now.percent is None else f"{now.percent}%",
        before="" if before.percent is None else f"{before.percent}%",
        change=_points(now.percent, before.percent),
        n=n,
        missing=missing,
    )


def _of(day: Day | None, formula: Callable[[Day], Ratio]) -> Ratio:
    return Ratio(0, 0) if day is None else formula(day)


def _ratio(ratio: Ratio) -> int | None:
    return ratio.times(10)


def _per_day(days: Sequence[Day] | None) -> int | None:
    return Ratio(core.items_closed(days).total(), len(days)).times(10) if days else None


def _past_60(day: Day | None) -> int | None:
    return None if day is None else core.past(day.owed, 60).accounts


def _owing(day: Day | None) -> str:
    return "" if day is None else f"of {count(core.summed(day.owed).accounts, 'account')} that owe"


def _in(ratio: Ratio, unit: str) -> str:
    number = ratio.times(1)
    return "" if number is None else count(number, unit)


def _tenths(tenths: int | None, unit: str = "") -> str:
    if tenths is None:
        return ""
    said = f"{tenths // 10:,}.{tenths % 10}"
    return f"{said} {unit}s" if unit else said


def _points(now: int | None, before: int | None) -> str:
    if now is None or before is None:
        return ""
    if now == before:
        return "no change"
    return f"{'up' if now > before else 'down'} {count(abs(now - before), 'point')}"


def _fewer(now: int | None, before: int | None, unit: str = "") -> str:
    if now is None or before is None:
        return ""
    if now == before:
        return "no change"
    apart = count(abs(now - before), unit) if unit else f"{abs(now - before):,}"
    return f"{apart} {'more' if now > before else 'fewer'}"


def _fewer_tenths(now: int | None, before: int | None, unit: str = "day") -> str:
    if now is None or before is None:
        return ""
    if now == before:
        return "no change"
    return f"{_tenths(abs(now - before), unit)} {'more' if now > before else 'fewer'}"


def _window(period: Period) -> Period:
    return Period(period.last - timedelta(days=CHARGE_DAYS - 1), period.last)


def _needs_charges(book: _Book, window: Period) -> str:
    if book.begins_on is not None and window.first < book.begins_on:
        return f"Needs 90 days of statements; the oldest here is of {full_date(book.begins_on)}."
    return "No statement was sent in those 90 days." if book.whole(window) else _NOT_YET


def _each_day(period: Period) -> list[date]:
    return [period.first + timedelta(days=n) for n in range(period.days)]

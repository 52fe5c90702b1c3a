"""What a day came to, worked out from the dated rows; a few set-based reads for each day.

Over a hundred thousand accounts that takes seconds, so the worker does it ahead
(`chores.work_out_figures`) and the pages read what was kept.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Min, Q, Sum

from tactful.core import measures
from tactful.core.aging import AgingBasis, Bucket, bucket_of, days_past_due
from tactful.core.measures import EMPTY, KEPT_DAYS, REACH_DAYS, WITHIN_DAYS, Day, Ladder, Period
from tactful.core.vocabulary import HoldKind, InsuranceState
from tactful.ledger.balances import AccountSummary, balances_as_of
from tactful.ledger.models import Adjustment, DailyFigures, Guarantor, Payment, Statement
from tactful.outreach.models import Hold
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.balances import day_zero_of
from tactful.reports.week import reminders, replies, week_of
from tactful.worklist.models import WorkItem

FRESH: Final = timedelta(minutes=30)
"""Today's figures are worked out anew after so long."""

_BUCKETS: Final = {bucket: at for at, bucket in enumerate(Bucket)}


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A day's figures, and what they rest on: the ledger's net, and the aging basis."""

    day: Day
    net_cents: int
    basis: AgingBasis


def work_out(practice: Practice, *, on: date, now: datetime) -> WorkedOut:
    """The figures of a day as the ledger and the contact history have it now.

    Of a day that is still running only what changes by the hour: its balances and its week.
    """
    basis = settings_of(practice).aging_basis
    summaries, waiting = balances_as_of(practice, on=on), insurance_pending(practice, on=on)
    net = sum(one.balance_cents for one in summaries.values())
    day = _balances(practice, summaries, waiting, basis, on)
    if now < midnight_after(practice, on):
        week = week_of(practice, summaries, waiting, on=on, now=now)
        return WorkedOut(replace(day, week=week), net, basis)
    return WorkedOut(_with_movements(practice, day), net, basis)


def kept_days(practice: Practice, period: Period) -> list[Day]:
    """The days of a period that are worked out already, oldest first; one query."""
    kept = DailyFigures.objects.filter(
        practice=practice, on__gte=period.first, on__lte=period.last
    ).order_by("on")
    return [Day.from_json(on, figures) for on, figures in kept.values_list("on", "figures")]


def kept_day(practice: Practice, on: date) -> tuple[Day, datetime] | None:
    """One day and when it was worked out; None where nobody has yet."""
    kept = DailyFigures.objects.filter(practice=practice, on=on).first()
    return (Day.from_json(on, kept.figures), kept.worked_out_at) if kept else None


def next_to_work_out(practice: Practice, *, today: date, now: datetime) -> date | None:
    """Today, where it was not looked at lately; else the newest day without its figures."""
    first = today - timedelta(days=KEPT_DAYS)
    kept = DailyFigures.objects.filter(practice=practice, on__gte=first)
    at = dict(kept.values_list("on", "worked_out_at"))
    if today not in at or now - at[today] > FRESH:
        return today
    begins_on = DailyFigures.objects.get(practice=practice, on=today).figures["begins_on"]
    if begins_on is None:
        return None
    first = max(first, date.fromisoformat(begins_on))
    days = (today - timedelta(days=ago) for ago in range(1, (today - first).days + 1))
    # Figures from before a day was over are not yet those of the day.
    return next((d for d in days if d not in at or at[d] < midnight_after(practice, d)), None)


def outdated(practice: Practice) -> list[date]:
    """Days whose figures no longer hold: the ledger's net is another by now, or the basis is.

    A payment that came in today for a day last week changes the net of every day since.
    """
    basis = settings_of(practice).aging_basis
    kept = DailyFigures.objects.filter(practice=practice).order_by("on")
    rows = list(kept.values_list("on", "net_cents", "basis"))
    nets = _nets(practice, [on for on, _, _ in rows])
    return [on for on, net, was in rows if net != nets[on] or was != basis]


def insurance_pending(practice: Practice, *, on: date) -> set[int]:
    """Accounts that wait for insurance: by what a source says now, or by a hold of the day."""
    waiting = Guarantor.objects.for_practice(practice).filter(
        insurance_state=InsuranceState.PENDING
    )
    end = midnight_after(practice, on)
    holds = Hold.objects.for_practice(practice).filter(
        Q(released_at=None) | Q(released_at__gte=end),
        kind=HoldKind.INSURANCE_PENDING,
        opened_at__lt=end,
    )
    by_hold = holds.values_list("guarantor_id", flat=True)
    return {*waiting.values_list("id", flat=True), *by_hold}


def midnight_after(practice: Practice, on: date) -> datetime:
    """The instant at which a day of the practice is over."""
    return datetime.combine(on + timedelta(days=1), time(), ZoneInfo(practice.timezone))


def _balances(
    practice: Practice,
    summaries: Mapping[int, AccountSummary],
    waiting: set[int],
    basis: AgingBasis,
    on: date,
) -> Day:
    owing = [one for one in summaries.values() if one.balance_cents > 0]
    credits = [one.balance_cents for one in summaries.values() if one.balance_cents < 0]
    ready = [one for one in owing if one.guarantor_id not in waiting]
    return Day(
        on,
        begins_on=_begins_on(practice),
        aging=_aging(ready, _places(practice), basis, on),
        pending=_ladder([one for one in owing if one.guarantor_id in waiting], basis, on),
        credits=measures.Sum(len(credits), sum(credits)),
        outstanding_days=sum(_days_outstanding(one, on) for one in ready),
    )


def _with_movements(practice: Practice, day: Day) -> Day:
    """What moved on a day that is over, and what had become of the days before it."""
    money = _Money(practice, day.on)
    then = money.owed_before()
    reminded, reached = _reached(practice, day.on)
    return replace(
        day,
        charged_cents=money.charged(),
        received_cents=money.paid(Q(amount_cents__gt=0)),
        returned_cents=-money.paid(Q(amount_cents__lt=0)),
        owed_then=measures.Sum(len(then), sum(then.values())),
        collected_cents=money.collected_of(then),
        reminded=reminded,
        reached=reached,
        closed_hours=_closed(practice, day.on),
    )


def _begins_on(practice: Practice) -> date | None:
    mine = Statement.objects.for_practice(practice)
    found: date | None = mine.aggregate(first=Min("statement_on"))["first"]
    return found


def _places(practice: Practice) -> Mapping[int, str]:
    """The location of each account that has one, as the figures name it."""
    somewhere = Guarantor.objects.for_practice(practice).exclude(location=None)
    found = somewhere.values_list("id", "location_id").iterator(chunk_size=10_000)
    return {id: str(location) for id, location in found}


def _aging(
    owing: Iterable[AccountSummary], places: Mapping[int, str], basis: AgingBasis, on: date
) -> dict[str, Ladder]:
    by_place: dict[str, list[AccountSummary]] = defaultdict(list)
    for one in owing:
        by_place[places.get(one.guarantor_id, "")].append(one)
    return {place: _ladder(some, basis, on) for place, some in by_place.items()}


def _ladder(owing: Iterable[AccountSummary], basis: AgingBasis, on: date) -> Ladder:
    accounts, cents = [0] * len(EMPTY), [0] * len(EMPTY)
    for one in owing:
        at = _step(one, basis, on)
        accounts[at] += 1
        cents[at] += one.balance_cents
    return tuple(map(measures.Sum, accounts, cents))


def _step(one: AccountSummary, basis: AgingBasis, on: date) -> int:
    zero = day_zero_of(one, basis)
    return _BUCKETS[bucket_of(days_past_due(zero, on))] if zero else 0


def _days_outstanding(one: AccountSummary, on: date) -> int:
    return (on - one.first_statement_on).days if one.first_statement_on else 0


@dataclass(frozen=True, slots=True)
class _Money:
    """What moved on a day and in the days before it."""

    practice: Practice
    on: date

    def charged(self) -> int:
        sent = Statement.objects.for_practice(self.practice).filter(statement_on=self.on)
        return int(sent.aggregate(cents=Sum("amount_cents"))["cents"] or 0)

    def paid(self, which: Q) -> int:
        paid = Payment.objects.for_practice(self.practice).filter(which, paid_on=self.on)
        return int(paid.aggregate(cents=Sum("amount_cents"))["cents"] or 0)

    def owed_before(self) -> dict[int, int]:
        then = balances_as_of(self.practice, on=self.on - timedelta(days=WITHIN_DAYS))
        return {id: one.balance_cents for id, one in then.items() if one.balance_cents > 0}

    def collected_of(self, owed: Mapping[int, int]) -> int:
        """What was paid since, less what came back: of each account at most what it owed."""
        paid = (
            Payment.objects.for_practice(self.practice)
            .filter(paid_on__gt=self.on - timedelta(days=WITHIN_DAYS), paid_on__lte=self.on)
            .values_list("guarantor_id")
            .annotate(cents=Sum("amount_cents"))
            .order_by()
        )
        return sum(max(0, min(cents, owed.get(id, 0))) for id, cents in paid)


def _reached(practice: Practice, on: date) -> tuple[int, int]:
    """How many accounts were reminded seven days ago, and how many of them we reached."""
    day = on - timedelta(days=REACH_DAYS)
    since, until = midnight_after(practice, day - timedelta(days=1)), midnight_after(practice, on)
    reminded: dict[int, datetime] = {}
    reached: set[int] = set()
    for id, at, engaged_at, spoke in reminders(practice, since, midnight_after(practice, day)):
        reminded.setdefault(id, at)
        if spoke or (engaged_at is not None and engaged_at < until):
            reached.add(id)
    for id, at in replies(practice, since, until):
        if id in reminded and at > reminded[id]:
            reached.add(id)
    reached |= _paid_between(practice, day, on) & reminded.keys()
    return len(reminded), len(reached)


def _paid_between(practice: Practice, first: date, last: date) -> set[int]:
    """Who paid in these days, and did not have it returned by their end."""
    paid = Payment.objects.for_practice(practice).filter(
        Q(returned_on=None) | Q(returned_on__gt=last),
        paid_on__gte=first,
        paid_on__lte=last,
        amount_cents__gt=0,
    )
    return set(paid.values_list("guarantor_id", flat=True))


def _closed(practice: Practice, on: date) -> Counter[int]:
    """Work items a person closed on a day, by the whole hours they had been open."""
    since, until = midnight_after(practice, on - timedelta(days=1)), midnight_after(practice, on)
    closed = WorkItem.objects.for_practice(practice).filter(
        closed_at__gte=since, closed_at__lt=until
    )
    # What the worker closes (paid meanwhile, a number corrected) took nobody any time.
    closed = closed.exclude(closed_by="worker")
    spans = closed.values_list("opened_at", "closed_at")
    return Counter(int((end - begin).total_seconds() // 3600) for begin, end in spans)


def _nets(practice: Practice, days: Collection[date]) -> dict[date, int]:
    """The sum of everything dated until each of these days; three queries."""
    by_day: dict[date, int] = defaultdict(int)
    for model, column, sign in (
        (Statement, "statement_on", 1),
        (Adjustment, "adjusted_on", 1),
        (Payment, "paid_on", -1),
    ):
        mine = model.objects.for_practice(practice)
        sums = mine.values_list(column).annotate(cents=Sum("amount_cents")).order_by()
        for day, cents in sums:
            by_day[day] += sign * cents
    return _running(by_day, days)


def _running(by_day: Mapping[date, int], days: Collection[date]) -> dict[date, int]:
    known: Sequence[date] = sorted({*by_day, *days})
    totals = accumulate(by_day.get(day, 0) for day in known)
    return dict(zip(known, totals, strict=True))

"""What is still outstanding after this week's reminders (the guide's step five)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tactful.core.aging import (
    BUCKET_EDGES,
    DAY_30_NOTE,
    GROUP_EDGES,
    AgingBasis,
    GuideGroup,
    guide_group,
)
from tactful.core.money import format_cents
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import count, full_date
from tactful.ledger.models import Payment
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.balances import BalanceRow, Sort, balances


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report: how many accounts, and what they owe or paid, in cents."""

    label: str
    accounts: int
    cents: int


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The report as of a day, for the week from Monday through that day.

    `rows` are the accounts that owe, in the order they should be followed up. `cents` never
    nets credits; those stand by themselves in `credits`.
    """

    practice: Practice
    as_of: date
    week_from: date
    basis: AgingBasis
    accounts: int
    cents: int
    credits: Line
    buckets: tuple[Line, ...]
    groups: tuple[Line, ...]
    this_week: tuple[Line, ...]
    rows: tuple[BalanceRow, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is printed on the report: the aging basis, and where day 30 stands."""
        return (f"{self.basis.label}.", DAY_30_NOTE, "Contains patient information.")

    @property
    def sentence(self) -> str:
        """The report in one sentence."""
        over = sum(line.cents for line in self.groups[2:])
        share = f"; {100 * over // self.cents}% of it is past 60 days" if self.cents else ""
        owe = "owes" if self.accounts == 1 else "owe"
        return (
            f"As of {full_date(self.as_of)}, {count(self.accounts, 'account')} {owe} "
            f"{format_cents(self.cents)}{share}."
        )


def outstanding(practice: Practice, *, on: date, now: datetime) -> Outstanding:
    """Build the report as of a day; a fixed number of queries."""
    settings = settings_of(practice)
    everybody = balances(practice, on=on, now=now, sort=Sort.WHO_FIRST, settled_too=True)
    owing = [row for row in everybody if row.balance_cents > 0]
    monday = on - timedelta(days=on.weekday())
    return Outstanding(
        practice=practice,
        as_of=on,
        week_from=monday,
        basis=settings.aging_basis,
        accounts=len(owing),
        cents=sum(row.balance_cents for row in owing),
        credits=_line("Credits", [row for row in everybody if row.balance_cents < 0]),
        buckets=_bucket_lines(owing),
        groups=_group_lines(owing),
        this_week=_this_week(practice, everybody, monday, on),
        rows=tuple(owing),
    )


def _bucket_lines(owing: Sequence[BalanceRow]) -> tuple[Line, ...]:
    return tuple(
        _line(bucket.label, [row for row in owing if row.bucket is bucket])
        for bucket, _ in BUCKET_EDGES
    )


def _group_lines(owing: Sequence[BalanceRow]) -> tuple[Line, ...]:
    return tuple(
        _line(group.label, [row for row in owing if _group(row) is group])
        for group, _ in GROUP_EDGES
    )


def _group(row: BalanceRow) -> GuideGroup | None:
    return None if row.age_days is None else guide_group(row.age_days)


def _this_week(
    practice: Practice, everybody: Sequence[BalanceRow], monday: date, on: date
) -> tuple[Line, ...]:
    """What became of this week's reminders. Amounts are balances, but for what was paid."""

    def which(label: str, wanted: Callable[[BalanceRow], bool]) -> Line:
        return _line(label, [row for row in everybody if wanted(row)])

    def reminded(row: BalanceRow) -> bool:
        return _first_since(row, monday) is not None

    def owes(row: BalanceRow) -> bool:
        return row.balance_cents > 0

    return (
        which("Reminded this week", reminded),
        which("Answered", lambda row: _answered(row, monday)),
        which("Reminded, no answer yet", lambda row: reminded(row) and owes(row) and _silent(row)),
        which("With an open promise", lambda row: owes(row) and _promised(row)),
        which("Insurance pending", lambda row: owes(row) and row.insurance_pending),
        _paid_line(practice, [row for row in everybody if reminded(row)], monday, on),
        which("Not reminded this week", lambda row: owes(row) and not reminded(row)),
    )


def _first_since(row: BalanceRow, monday: date) -> date | None:
    return min((day for day in row.facts.reminders if day >= monday), default=None)


def _answered(row: BalanceRow, monday: date) -> bool:
    """Since the week's first reminder; what came before it was no answer to it."""
    reminded_on, replied_on = _first_since(row, monday), row.facts.last_reply_on
    return reminded_on is not None and replied_on is not None and replied_on >= reminded_on


def _silent(row: BalanceRow) -> bool:
    return row.unanswered > 0


def _promised(row: BalanceRow) -> bool:
    judged = row.facts.promise
    return judged is not None and judged.status is PromiseStatus.OPEN


def _paid_line(practice: Practice, reminded: Sequence[BalanceRow], monday: date, on: date) -> Line:
    """Paid since the week's first reminder of the account; returned payments left out."""
    since = {row.guarantor_id: first for row in reminded if (first := _first_since(row, monday))}
    payments = Payment.objects.for_practice(practice).filter(
        paid_on__gte=monday, paid_on__lte=on, amount_cents__gt=0
    )
    paid: dict[int, int] = {}
    for id, day, cents, returned_on in payments.values_list(
        "guarantor_id", "paid_on", "amount_cents", "returned_on"
    ):
        stands = returned_on is None or returned_on > on
        if stands and id in since and day >= since[id]:
            paid[id] = paid.get(id, 0) + cents
    return Line("Paid since", len(paid), sum(paid.values()))


def _line(label: str, rows: Iterable[BalanceRow]) -> Line:
    cents = [row.balance_cents for row in rows]
    return Line(label, len(cents), sum(cents))

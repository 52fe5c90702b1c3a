"""What is still outstanding after this week's reminders (the guide's step five)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from tactful.core.aging import (
    BUCKET_EDGES,
    DAY_30_NOTE,
    GROUP_EDGES,
    AgingBasis,
    GuideGroup,
    guide_group,
)
from tactful.core.measures import Sum
from tactful.core.money import format_cents
from tactful.core.priority import PriorityPolicy
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import count, full_date
from tactful.ledger.models import Balance, Guarantor
from tactful.ledger.queries import by_name
from tactful.outreach.gather import COUNTED, LEFT_THE_HOUSE
from tactful.outreach.models import Touch
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.attention import accounts
from tactful.reports.balances import BalanceRow, Sort, balances
from tactful.reports.week import LABELS, InWeek, monday_of, week_sums


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
    monday = monday_of(on)
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
    """What became of this week's reminders."""
    sums = week_sums(practice, (_in_week(row, monday) for row in everybody), on=on)
    return week_lines(sums)


def still_open(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    after: Guarantor | None = None,
    reminded_only: bool = False,
    size: int = 50,
) -> list[BalanceRow]:
    """Accounts that owe, in the order of the report, those behind `after`.

    `reminded_only` keeps those whom this week's reminders went to.
    """
    owing: QuerySet[Balance] = Balance.objects.filter(practice=practice, balance_cents__gt=0)
    if reminded_only:
        owing = owing.filter(Exists(_reminders_since(practice, monday_of(on))))
    ids: list[int] = []
    for segment in _behind(after, _segments(settings_of(practice).priority, on)):
        found = owing.filter(segment).order_by(*_IN_ORDER, *_by_names())
        ids += found.values_list("pk", flat=True)[: size - len(ids)]
        if len(ids) == size:
            break
    return accounts(practice, ids, on=on, now=now)


def week_lines(sums: Sequence[Sum]) -> tuple[Line, ...]:
    """The sums of a week with their labels."""
    return tuple(
        Line(label, one.accounts, one.cents) for label, one in zip(LABELS, sums, strict=True)
    )


def _in_week(row: BalanceRow, monday: date) -> InWeek:
    reminded = [day for day in row.facts.reminders if day >= monday]
    judged = row.facts.promise
    return InWeek(
        row.guarantor_id,
        row.balance_cents,
        reminded[0] if reminded else None,
        reminded[-1] if reminded else None,
        row.facts.last_reply_on,
        row.last_payment_on,
        promised=judged is not None and judged.status is PromiseStatus.OPEN,
        insurance_pending=row.insurance_pending,
    )


def _segments(policy: PriorityPolicy, on: date) -> tuple[Q, Q, Q]:
    """Who first, in pieces an index reads in order: old; not old but large; the rest."""
    cutoff = on - timedelta(days=policy.days_past_due)
    recent, large = Q(oldest_due_on__gte=cutoff), Q(balance_cents__gt=policy.balance_cents)
    return Q(oldest_due_on__lt=cutoff), recent & large, recent & ~large


def _behind(after: Guarantor | None, segments: tuple[Q, Q, Q]) -> Iterable[Q]:
    """The segments from an account on; the one it stands in only from behind it."""
    if after is None:
        return segments
    balance = Balance.objects.filter(pk=after.pk, oldest_due_on__isnull=False).first()
    if balance is None:  # paid meanwhile: the list begins anew
        return segments
    mine = Balance.objects.filter(pk=after.pk)
    at = next(n for n, segment in enumerate(segments) if mine.filter(segment).exists())
    return segments[at] & _later(balance, after), *segments[at + 1 :]


def _later(balance: Balance, after: Guarantor) -> Q:
    due, cents = balance.oldest_due_on, balance.balance_cents
    name = after.sort_name
    by_names = Q(guarantor__sort_name__gt=name) | Q(
        guarantor__sort_name=name, guarantor__external_id__gt=after.external_id
    )
    same_day = Q(balance_cents__lt=cents) | (Q(balance_cents=cents) & by_names)
    return Q(oldest_due_on__gte=due) & (Q(oldest_due_on__gt=due) | same_day)


def _reminders_since(practice: Practice, monday: date) -> QuerySet[Touch]:
    since = datetime.combine(monday, time(), ZoneInfo(practice.timezone))
    return Touch.objects.filter(
        guarantor=OuterRef("guarantor"),
        status__in=LEFT_THE_HOUSE,
        category__in=COUNTED,
        handed_over_at__gte=since,
    ).exclude(result="failed")


def _by_names() -> tuple[Any, Any]:
    return by_name("guarantor__sort_name"), by_name("guarantor__external_id")


_IN_ORDER: Final = ("oldest_due_on", "-balance_cents")


def _line(label: str, rows: Iterable[BalanceRow]) -> Line:
    cents = [row.balance_cents for row in rows]
    return Line(label, len(cents), sum(cents))

"""What became of this week's reminders, Monday until a day: one rule for all who say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from tactful.core.measures import Sum
from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.balances import AccountSummary
from tactful.ledger.models import Payment, PromiseToPay
from tactful.ledger.promises import promises_as_of
from tactful.outreach.gather import COUNTED, LEFT_THE_HOUSE
from tactful.outreach.models import InboundMessage, Touch
from tactful.practice.models import Practice
from tactful.reports.facts import end_of

LABELS: Final = (
    "Reminded this week",
    "Answered",
    "Reminded, no answer yet",
    "With an open promise",
    "Insurance pending",
    "Paid since",
    "Not reminded this week",
)
"""The lines, in order. Amounts are balances, but for what was paid."""


@dataclass(frozen=True, slots=True)
class InWeek:
    """One account in this week: reminded on these days of it, and what came back."""

    guarantor_id: int
    balance_cents: int
    reminded_on: date | None  # first
    reminded_last_on: date | None
    replied_on: date | None
    paid_on: date | None
    promised: bool
    insurance_pending: bool

    @property
    def owes(self) -> bool:
        return self.balance_cents > 0

    @property
    def reminded(self) -> bool:
        return self.reminded_on is not None

    @property
    def answered(self) -> bool:
        """Since the week's first reminder; what came before it was no answer to it."""
        first, replied = self.reminded_on, self.replied_on
        return first is not None and replied is not None and replied >= first

    @property
    def silent(self) -> bool:
        """Reminded on a later day than it last replied or paid (ledger README, rule 10)."""
        answers = [day for day in (self.replied_on, self.paid_on) if day is not None]
        last = self.reminded_last_on
        return last is not None and all(last > day for day in answers)


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def week_sums(practice: Practice, accounts: Iterable[InWeek], *, on: date) -> tuple[Sum, ...]:
    """What stands in each of the lines."""
    every = list(accounts)
    return (
        _sum(one for one in every if one.reminded),
        _sum(one for one in every if one.answered),
        _sum(one for one in every if one.reminded and one.owes and one.silent),
        _sum(one for one in every if one.owes and one.promised),
        _sum(one for one in every if one.owes and one.insurance_pending),
        _paid_since(practice, {one.guarantor_id: d for one in every if (d := one.reminded_on)}, on),
        _sum(one for one in every if one.owes and not one.reminded),
    )


def week_of(
    practice: Practice,
    summaries: Mapping[int, AccountSummary],
    pending: set[int],
    *,
    on: date,
    now: datetime,
) -> tuple[Sum, ...]:
    """The lines from the sums of the accounts, without building a row for each of them."""
    zone = ZoneInfo(practice.timezone)
    since, until = datetime.combine(monday_of(on), time(), zone), end_of(practice, on, now)
    reminded: dict[int, list[date | None]] = {}
    for id, at, _, _ in reminders(practice, since, until + timedelta(microseconds=1)):
        reminded.setdefault(id, []).append(at.astimezone(zone).date())
    replied: dict[int, date] = {}
    for id, at in replies(practice, since, until + timedelta(microseconds=1)):
        day = at.astimezone(zone).date()
        replied[id] = max(day, replied.get(id, day))
    promised = _promised(practice, on)

    def in_week(id: int, one: AccountSummary) -> InWeek:
        days = reminded.get(id, [None])
        return InWeek(
            id,
            one.balance_cents,
            days[0],
            days[-1],
            replied.get(id),
            one.last_payment_on,
            id in promised,
            id in pending,
        )

    return week_sums(practice, (in_week(id, one) for id, one in summaries.items()), on=on)


def reminders(
    practice: Practice, since: datetime, until: datetime
) -> list[tuple[int, datetime, datetime | None, bool]]:
    """What asked for money in a span, oldest first; a bounce is no reminder (ledger README, 9)."""
    sent: QuerySet[Any] = (
        Touch.objects.for_practice(practice)
        .filter(
            status__in=LEFT_THE_HOUSE,
            category__in=COUNTED,
            handed_over_at__gte=since,
            handed_over_at__lt=until,
        )
        .exclude(result="failed")
    )
    found = sent.values_list("guarantor_id", "handed_over_at", "engaged_at", "conversation")
    return sorted(found.iterator(chunk_size=10_000), key=lambda row: row[1])


def replies(practice: Practice, since: datetime, until: datetime) -> Iterable[tuple[int, datetime]]:
    """What came back in a span, by account."""
    came = InboundMessage.objects.for_practice(practice).filter(
        guarantor__isnull=False, received_at__gte=since, received_at__lt=until
    )
    found: Iterable[tuple[int, datetime]] = came.values_list("guarantor_id", "received_at")
    return found


def _promised(practice: Practice, on: date) -> set[int]:
    """Who has a promise open on a day. Only who has promised for a day to come can have one."""
    ahead = PromiseToPay.objects.for_practice(practice).filter(made_on__lte=on, promised_on__gte=on)
    ids = set(ahead.values_list("guarantor_id", flat=True))
    judged = promises_as_of(practice, on=on, guarantor_ids=ids) if ids else {}
    return {id for id, one in judged.items() if one.status is PromiseStatus.OPEN}


def _paid_since(practice: Practice, reminded: Mapping[int, date], on: date) -> Sum:
    """Paid since the week's first reminder of the account; returned payments left out."""
    payments = Payment.objects.for_practice(practice).filter(
        Q(returned_on=None) | Q(returned_on__gt=on),
        paid_on__gte=monday_of(on),
        paid_on__lte=on,
        amount_cents__gt=0,
    )
    paid: dict[int, int] = {}
    for id, day, cents in payments.values_list("guarantor_id", "paid_on", "amount_cents"):
        if id in reminded and day >= reminded[id]:
            paid[id] = paid.get(id, 0) + cents
    return Sum(len(paid), sum(paid.values()))


def _sum(accounts: Iterable[InWeek]) -> Sum:
    cents = [one.balance_cents for one in accounts]
    return Sum(len(cents), sum(cents))

"""Who owes, as of any day: amounts, age, contact details, status and reasons in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from django.db.models import QuerySet

from tactful.core.aging import AgingBasis, Bucket, bucket_of, days_past_due
from tactful.core.priority import BalanceFacts, Priority, PriorityPolicy, rank
from tactful.core.vocabulary import (
    AccountStatus,
    Channel,
    HoldKind,
    InsuranceState,
    PromiseStatus,
)
from tactful.ledger.balances import AccountSummary, balances_as_of
from tactful.ledger.models import Balance, Guarantor
from tactful.ledger.scope import rows_of
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.facts import AccountFacts, gather
from tactful.reports.status import Standing, status_of, unanswered

Summary = AccountSummary | Balance
"""An account as of any day, or the summary kept for today: the columns are the same."""


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One account in a list. Amounts in cents; `age_days` by the practice's aging basis."""

    guarantor_id: int
    uid: str
    external_id: str
    name: str
    sort_name: str
    patients: tuple[str, ...]
    balance_cents: int
    overdue_cents: int
    open_statements: int
    days_past_due: int | None
    age_days: int | None
    bucket: Bucket | None
    oldest_due_on: date | None
    last_payment_on: date | None
    last_payment_cents: int | None
    insurance_state: str
    insurance_pending: bool  # by the state a source told, or by a hold
    preferred_channel: str
    email: str
    mobile: str
    phone: str
    address: str
    language: str
    location: str
    tags: tuple[str, ...]
    status: AccountStatus | None
    priority: Priority
    reasons: tuple[str, ...]
    reminders: int
    unanswered: int
    last_reminder_on: date | None
    facts: AccountFacts

    def as_json(self) -> dict[str, Any]:
        """The shape `tactful balances --json` promises; `id` is the source's own id."""
        return {
            "id": self.external_id,
            "name": self.name,
            "patients": list(self.patients),
            "balance_cents": self.balance_cents,
            "overdue_cents": self.overdue_cents,
            "days_past_due": self.days_past_due,
            "bucket": self.bucket,
            "oldest_due": self.oldest_due_on,
            "last_payment": (
                {"date": self.last_payment_on, "amount_cents": self.last_payment_cents}
                if self.last_payment_on
                else None
            ),
            "insurance_state": self.insurance_state,
            "preferred_channel": self.preferred_channel,
            "email": self.email,
            "mobile": self.mobile,
            "status": self.status,
            "priority": self.priority,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class BalanceFilter:
    """Which accounts a list keeps; what is left empty keeps all. Limits are left out themselves.

    `open_since` keeps accounts with an open statement sent on that day or later (ledger README,
    rules 13 and 16).
    """

    older_than_days: int | None = None
    over_cents: int | None = None
    open_since: date | None = None
    channels: frozenset[Channel] = frozenset()
    insurance: frozenset[InsuranceState] = frozenset()
    statuses: frozenset[AccountStatus] = frozenset()
    locations: frozenset[str] = frozenset()
    buckets: frozenset[Bucket] = frozenset()
    top_only: bool = False


class Sort(StrEnum):
    """How a list is ordered; ties go by name, then id (ledger README, rule 22)."""

    NAME = "name"
    AMOUNT = "amount"  # largest first
    OVERDUE = "overdue"  # largest first
    AGE = "age"  # oldest first
    LAST_PAYMENT = "last_payment"  # never paid at the top, then the longest ago
    WHO_FIRST = "who_first"  # top priority, oldest, largest


def balances(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    only: BalanceFilter | None = None,
    sort: Sort | tuple[Sort, ...] = Sort.NAME,
    reverse: bool = False,
    settled_too: bool = False,
) -> list[BalanceRow]:
    """Every account that owes on a day (or, `settled_too`, every account), as it stood then.

    Insurance state, tags, channel, language and location carry no dates and are today's.
    """
    only = only or BalanceFilter()
    settings = settings_of(practice)
    summaries = {
        id: summary
        for id, summary in balances_as_of(practice, on=on).items()
        if (settled_too or summary.balance_cents > 0)
        and _sum_fits(only, summary.balance_cents, summary.latest_statement_on)
    }
    facts = gather(practice, on=on, now=now)
    rows = (
        build_row(
            person,
            summaries[person["id"]],
            facts[person["id"]],
            on=on,
            basis=settings.aging_basis,
            policy=settings.priority,
        )
        for person in people(practice, among=None)
        if person["id"] in summaries
    )
    return arrange([row for row in rows if fits(only, row)], sort, reverse=reverse)


def people(practice: Practice, *, among: Iterable[int] | None) -> Iterable[dict[str, Any]]:
    """The columns of the accounts themselves; one query."""
    mine: QuerySet[Any] = Guarantor.objects.for_practice(practice)
    if among is not None:
        mine = rows_of(Guarantor.objects.all(), practice, among, by="pk")
    found: Iterable[dict[str, Any]] = mine.values(*_PERSON).iterator(chunk_size=10_000)
    return found


def build_row(
    person: Mapping[str, Any],
    summary: Summary,
    facts: AccountFacts,
    *,
    on: date,
    basis: AgingBasis,
    policy: PriorityPolicy,
) -> BalanceRow:
    """Put one account together from its parts."""
    due_on = summary.oldest_due_on
    zero = day_zero_of(summary, basis)
    age = None if zero is None else days_past_due(zero, on)
    pending = _waits_for_insurance(person, facts)
    ranking = rank(
        BalanceFacts(
            summary.balance_cents,
            due_on,
            summary.open_statements,
            pending,
            _broken_on(facts),
            facts.follow_up_due,
        ),
        policy,
        on=on,
    )
    ignored = unanswered(facts.reminders, facts.last_reply_on, summary.last_payment_on)
    tags = person["tags"]
    status = status_of(
        Standing(
            summary.balance_cents,
            summary.last_payment_on,
            summary.first_statement_on,
            pending,
            frozenset(tags),
            frozenset(facts.holds),
            frozenset(work.kind for work in facts.work),
            facts.promise.status if facts.promise else None,
            ignored,
        )
    )
    return BalanceRow(
        guarantor_id=person["id"],
        uid=person["uid"],
        external_id=person["external_id"],
        name=_listed(person),
        sort_name=person["sort_name"],
        patients=tuple(facts.patients),
        balance_cents=summary.balance_cents,
        overdue_cents=summary.overdue_cents,
        open_statements=summary.open_statements,
        days_past_due=None if due_on is None else days_past_due(due_on, on),
        age_days=age,
        bucket=None if age is None else bucket_of(age),
        oldest_due_on=due_on,
        last_payment_on=summary.last_payment_on,
        last_payment_cents=summary.last_payment_cents,
        insurance_state=person["insurance_state"],
        insurance_pending=pending,
        preferred_channel=person["preferred_channel"],
        email=person["email"],
        mobile=person["mobile"],
        phone=person["phone"],
        address=person["address"],
        language=person["language"],
        location=person["location__name"] or "",
        tags=tuple(tags),
        status=status,
        priority=ranking.priority,
        reasons=ranking.reasons,
        reminders=len(facts.reminders),
        unanswered=ignored,
        last_reminder_on=facts.reminders[-1] if facts.reminders else None,
        facts=facts,
    )


def day_zero_of(summary: Summary, basis: AgingBasis) -> date | None:
    """The earliest day an open statement of the account is aged from."""
    match basis:
        case AgingBasis.DUE_DATE:
            return summary.oldest_due_on
        case AgingBasis.FIRST_STATEMENT:
            return summary.first_statement_on
        case AgingBasis.SERVICE_DATE:
            return summary.first_service_on


def fits(only: BalanceFilter, row: BalanceRow) -> bool:
    """Whether a row is kept, as far as the row itself tells."""
    return (
        (
            only.older_than_days is None
            or (row.days_past_due is not None and row.days_past_due > only.older_than_days)
        )
        and (only.over_cents is None or row.balance_cents > only.over_cents)
        and (not only.channels or row.preferred_channel in only.channels)
        and (not only.insurance or row.insurance_state in only.insurance)
        and (not only.statuses or row.status in only.statuses)
        and (not only.locations or row.location in only.locations)
        and (not only.buckets or row.bucket in only.buckets)
        and (not only.top_only or row.priority is Priority.TOP)
    )


def arrange(
    rows: Iterable[BalanceRow], sort: Sort | tuple[Sort, ...], *, reverse: bool = False
) -> list[BalanceRow]:
    """Put rows in order, by the first word and then the next; ties go by name, then id.

    Reversing turns the order that was asked for, and leaves ties as they are.
    """
    arranged = sorted(rows, key=_by_name)
    for word in reversed((sort,) if isinstance(sort, Sort) else sort):
        arranged.sort(key=_KEYS[word], reverse=reverse)
    return arranged


_PERSON: Final = (
    *("id", "uid", "external_id", "last_name", "first_name", "middle_name", "suffix"),
    *("sort_name", "email", "mobile", "phone", "address", "language", "preferred_channel"),
    *("insurance_state", "tags", "location__name"),
)


def _sum_fits(only: BalanceFilter, cents: int, latest_statement_on: date | None) -> bool:
    """What can be told before a row is built, so that most rows never are."""
    if only.over_cents is not None and cents <= only.over_cents:
        return False
    if only.open_since is None:
        return True
    return latest_statement_on is not None and latest_statement_on >= only.open_since


def _waits_for_insurance(person: Mapping[str, Any], facts: AccountFacts) -> bool:
    return (
        person["insurance_state"] == InsuranceState.PENDING
        or HoldKind.INSURANCE_PENDING in facts.holds
    )


def _broken_on(facts: AccountFacts) -> date | None:
    """The day of a promise that was not kept and that no newer one has replaced."""
    judged = facts.promise
    if judged is None or judged.status not in (PromiseStatus.BROKEN, PromiseStatus.PARTIAL):
        return None
    return judged.promise.promised_on


def _listed(person: Mapping[str, Any]) -> str:
    given = " ".join(
        part for part in (person["first_name"], person["middle_name"], person["suffix"]) if part
    )
    return ", ".join(part for part in (person["last_name"], given) if part)


def _by_name(row: BalanceRow) -> tuple[str, str]:
    return row.sort_name, row.external_id


_KEYS: Final[Mapping[Sort, Callable[[BalanceRow], Any]]] = {
    Sort.NAME: lambda row: row.sort_name,
    Sort.OVERDUE: lambda row: -row.overdue_cents,
    Sort.AMOUNT: lambda row: -row.balance_cents,
    Sort.AGE: lambda row: row.oldest_due_on or date.max,
    Sort.LAST_PAYMENT: lambda row: row.last_payment_on or date.min,
    Sort.WHO_FIRST: lambda row: (
        row.priority is not Priority.TOP,
        row.oldest_due_on or date.max,
        -row.balance_cents,
    ),
}


def total_cents(rows: Sequence[BalanceRow]) -> int:
    """What the accounts of a list owe together; credits are not netted against them."""
    return sum(row.balance_cents for row in rows if row.balance_cents > 0)

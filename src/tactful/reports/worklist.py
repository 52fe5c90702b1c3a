"""Who a person should look at first: the accounts that owe, ranked, a page at a time.

Read from the Balance summary in index order, so that a page costs the same over a hundred
accounts and a hundred thousand. The summary holds for today; `refresh_due_balances` keeps it so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from tactful.core.aging import AgingBasis, Bucket
from tactful.core.priority import PriorityPolicy
from tactful.core.vocabulary import HoldKind, InsuranceState, PromiseStatus
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.ledger.queries import by_name
from tactful.outreach.models import Hold
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.practice.settings import PracticeSettings
from tactful.reports.balances import (
    BalanceFilter,
    BalanceRow,
    build_row,
    fits,
    people,
)
from tactful.reports.facts import Work, gather


class Lane(StrEnum):
    """Accounts are worked in three lists, so that nobody calls about a bill that waits."""

    READY = "ready"
    INSURANCE = "insurance_pending"
    HELD = "held"  # a hold is open, or a promise is


@dataclass(frozen=True, slots=True)
class RankedRow:
    """An account and its place in the list, counted from 1."""

    rank: int
    lane: Lane
    account: BalanceRow

    @property
    def next_action(self) -> Work | None:
        """The most urgent open work item of the account."""
        return self.account.facts.work[0] if self.account.facts.work else None

    def as_json(self) -> dict[str, Any]:
        work = self.next_action
        return {
            "rank": self.rank,
            "lane": self.lane,
            **self.account.as_json(),
            "next_action": (
                {
                    "kind": work.kind,
                    "urgency": work.urgency,
                    "reason": work.reason,
                    "due": work.due_at,
                    "owner": work.owner,
                }
                if work
                else None
            ),
        }


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the ranked list; `next` is the cursor of the next page, empty at the end."""

    on: date
    rows: tuple[RankedRow, ...]
    next: str


@dataclass(frozen=True, slots=True)
class LaneTotal:
    """How many accounts a lane holds, what they owe, and how many are top priority."""

    accounts: int = 0
    cents: int = 0
    top: int = 0

    def without(self, *parts: "LaneTotal") -> "LaneTotal":
        """What is left when these parts of it are taken away."""
        return LaneTotal(
            self.accounts - sum(part.accounts for part in parts),
            self.cents - sum(part.cents for part in parts),
            self.top - sum(part.top for part in parts),
        )


class BadCursor(ValueError):
    """A cursor that no page gave out."""


def ranked(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    lane: Lane = Lane.READY,
    only: BalanceFilter | None = None,
    cursor: str = "",
    size: int = 50,
) -> Page:
    """A page of the list: top priority first, then oldest due, largest, name, id.

    Raises BadCursor. A status and a statement's day are not columns: with them in `only`,
    accounts are read until the page is full, which is slow where few fit.
    """
    only = only or BalanceFilter()
    start = _Cursor.read(cursor)
    reading = _Reading(practice, settings_of(practice), only, lane, on, now)
    kept: list[tuple[_Place, BalanceRow]] = []
    for chunk in reading.chunks(start.place, size + 1):
        kept += chunk
        if len(kept) > size:
            break
    rows = (RankedRow(n, lane, row) for n, (_, row) in enumerate(kept[:size], start.before + 1))
    after = _Cursor(kept[size - 1][0], start.before + size).text if len(kept) > size else ""
    return Page(on, tuple(rows), after)


def all_ranked(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    lane: Lane = Lane.READY,
    only: BalanceFilter | None = None,
    size: int = 2_000,
) -> Iterator[RankedRow]:
    """The whole list, read in pages."""
    cursor = ""
    while True:
        page = ranked(practice, on=on, now=now, lane=lane, only=only, cursor=cursor, size=size)
        yield from page.rows
        cursor = page.next
        if not cursor:
            return


def lane_totals(practice: Practice, *, on: date) -> dict[Lane, LaneTotal]:
    """What each lane holds; one query.

    Only the sums of everybody walk everybody who owes, and that in one index; the few who are
    held or wait for insurance are looked up, and who is left is ready.
    """
    top = is_top(settings_of(practice).priority, on)
    held = held_ids(practice)
    parts = {
        "everybody": Balance.objects.filter(practice=practice, balance_cents__gt=0),
        Lane.HELD: owing_among(practice, held),
        Lane.INSURANCE: owing_among(practice, pending_ids(practice)).exclude(guarantor__in=held),
    }
    every, *lanes = (_totals(name, part, top) for name, part in parts.items())
    found = {name: LaneTotal(*sums) for name, *sums in every.union(*lanes, all=True)}
    by_lane = {lane: found[lane] for lane in (Lane.INSURANCE, Lane.HELD)}
    return {Lane.READY: found["everybody"].without(*by_lane.values()), **by_lane}


class _Place(NamedTuple):
    """Behind which row the list goes on: the segment, and how far into it."""

    segment: int = 0
    offset: int = 0


_START: Final = _Place()


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where a page begins, and how many rows came before it."""

    place: _Place = _START
    before: int = 0

    @classmethod
    def read(cls, text: str) -> "_Cursor":
        if not text:
            return cls()
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isdecimal() and len(part) < 10 for part in parts):
            raise BadCursor("This page of the list does not exist; start from its beginning.")
        segment, offset, before = map(int, parts)
        return cls(_Place(segment, offset), before)

    @property
    def text(self) -> str:
        return f"{self.place.segment}.{self.place.offset}.{self.before}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of the list from a place on."""

    practice: Practice
    settings: PracticeSettings
    only: BalanceFilter
    lane: Lane
    on: date
    now: datetime

    def chunks(self, place: _Place, wanted: int) -> Iterator[list[tuple[_Place, BalanceRow]]]:
        """Rows that fit, with the place behind each; as many queries for every chunk."""
        searching = bool(self.only.statuses or self.only.open_since)
        if searching:
            wanted = max(wanted, _MANY)
        owing = in_lane(_owing(self.practice, self.only, self.on, self.settings), self.lane)
        segments = segments_of(self.settings.priority, self.on, self.only)
        while True:
            found = _read(owing, segments, place, wanted)
            yield self._fitting(found)
            if len(found) < wanted:
                return
            place = found[-1][0]
            wanted *= 2 if searching else 1

    def _fitting(self, found: Sequence[tuple[_Place, Balance]]) -> list[tuple[_Place, BalanceRow]]:
        if self.only.open_since and found:
            found = self._open_since(found, self.only.open_since)
        rows = self._rows([balance for _, balance in found])
        return [
            (place, row)
            for (place, _), row in zip(found, rows, strict=True)
            if fits(self.only, row)
        ]

    def _open_since(
        self, found: Sequence[tuple[_Place, Balance]], since: date
    ) -> list[tuple[_Place, Balance]]:
        ids = [balance.guarantor_id for _, balance in found]
        exact = balances_as_of(self.practice, on=self.on, guarantor_ids=ids)
        return [
            (place, balance)
            for place, balance in found
            if (latest := exact[balance.guarantor_id].latest_statement_on) and latest >= since
        ]

    def _rows(self, found: Sequence[Balance]) -> list[BalanceRow]:
        ids = [balance.guarantor_id for balance in found]
        facts = gather(self.practice, on=self.on, now=self.now, guarantor_ids=ids)
        persons = {person["id"]: person for person in people(self.practice, among=ids)}
        return [
            build_row(
                persons[balance.guarantor_id],
                balance,
                facts[balance.guarantor_id],
                on=self.on,
                basis=self.settings.aging_basis,
                policy=self.settings.priority,
            )
            for balance in found
        ]


_OPEN_HOLD: Final = Hold.objects.filter(guarantor=OuterRef("guarantor"), released_at=None).exclude(
    kind=HoldKind.INSURANCE_PENDING
)
_INSURANCE_HOLD: Final = Hold.objects.filter(
    guarantor=OuterRef("guarantor"), released_at=None, kind=HoldKind.INSURANCE_PENDING
)
_OPEN_PROMISE: Final = PromiseToPay.objects.filter(
    guarantor=OuterRef("guarantor"), status=PromiseStatus.OPEN
)
HELD: Final = Q(Exists(_OPEN_HOLD)) | Q(Exists(_OPEN_PROMISE))
PENDING: Final = Q(guarantor__insurance_state=InsuranceState.PENDING) | Q(Exists(_INSURANCE_HOLD))


def _owing(
    practice: Practice, only: BalanceFilter, on: date, settings: PracticeSettings
) -> QuerySet[Balance]:
    owing = Balance.objects.filter(practice=practice, balance_cents__gt=0)
    if only.over_cents is not None:
        owing = owing.filter(balance_cents__gt=only.over_cents)
    if only.older_than_days is not None:
        days = min(only.older_than_days, (on - date.min).days)  # beyond, the calendar ends
        owing = owing.filter(oldest_due_on__lt=on - timedelta(days=days))
    if only.channels:
        owing = owing.filter(guarantor__preferred_channel__in=[*only.channels])
    if only.insurance:
        owing = owing.filter(guarantor__insurance_state__in=[*only.insurance])
    if only.locations:
        owing = owing.filter(guarantor__location__name__in=[*only.locations])
    if only.buckets:
        owing = owing.filter(_in_buckets(only.buckets, settings.aging_basis, on))
    return owing


def _in_buckets(buckets: frozenset[Bucket], basis: AgingBasis, on: date) -> Q:
    column = _BASIS_COLUMN[basis]
    wanted = Q(pk=None)
    for bucket in buckets:
        span = Q()
        if bucket.first_day is not None:
            span &= Q(**{f"{column}__lte": on - timedelta(days=bucket.first_day)})
        if bucket.last_day is not None:
            span &= Q(**{f"{column}__gte": on - timedelta(days=bucket.last_day)})
        wanted |= span
    return wanted


def in_lane(owing: QuerySet[Balance], lane: Lane) -> QuerySet[Balance]:
    match lane:
        case Lane.HELD:
            return owing.filter(HELD)
        case Lane.INSURANCE:
            return owing.filter(PENDING).exclude(HELD)
        case Lane.READY:
            return owing.exclude(HELD).exclude(PENDING)


def held_ids(practice: Practice) -> QuerySet[Any]:
    """Accounts of the lane HELD, as HELD has them, and others that owe nothing."""
    holds = Hold.objects.for_practice(practice).filter(released_at=None)
    promises = PromiseToPay.objects.for_practice(practice).filter(status=PromiseStatus.OPEN)
    # Named one by one, an index finds them; "all but one" would read every hold there ever was.
    kinds = [kind for kind in HoldKind if kind is not HoldKind.INSURANCE_PENDING]
    others = holds.filter(kind__in=kinds).values("guarantor_id")
    return others.union(promises.values("guarantor_id"))


def pending_ids(practice: Practice) -> QuerySet[Any]:
    """Accounts that wait for insurance, as PENDING has them."""
    accounts = Guarantor.objects.for_practice(practice)
    holds = Hold.objects.for_practice(practice).filter(released_at=None)
    waiting = accounts.filter(insurance_state=InsuranceState.PENDING).values("id")
    return waiting.union(holds.filter(kind=HoldKind.INSURANCE_PENDING).values("guarantor_id"))


def owing_among(practice: Practice, ids: QuerySet[Any]) -> QuerySet[Balance]:
    # The sum keeps a database from walking the whole practice for a few accounts.
    few = Balance.objects.alias(of_practice=F("practice_id") + 0).filter(of_practice=practice.pk)
    return few.filter(balance_cents__gt=0, guarantor__in=ids)


def _totals(name: str, balances: QuerySet[Balance], top: Q) -> QuerySet[Any]:
    """One row: the name, and what a LaneTotal holds; the id would not be in the index."""
    return (
        balances.order_by()
        .values_list(Value(name))
        .annotate(
            accounts=Count("*"),
            cents=Coalesce(Sum("balance_cents"), 0),
            top=Count("balance_cents", filter=top),
        )
    )


def is_top(policy: PriorityPolicy, on: date) -> Q:
    old = Q(oldest_due_on__lt=on - timedelta(days=policy.days_past_due))
    return old | Q(balance_cents__gt=policy.balance_cents)


def segments_of(policy: PriorityPolicy, on: date, only: BalanceFilter) -> Sequence[Q]:
    """The list in the pieces an index can read in order: old; not old but large; the rest.

    The first two are top priority, and everything in the first is older than the second.
    """
    cutoff = on - timedelta(days=policy.days_past_due)
    recent, large = Q(oldest_due_on__gte=cutoff), Q(balance_cents__gt=policy.balance_cents)
    top = (Q(oldest_due_on__lt=cutoff), recent & large)
    return top if only.top_only else (*top, recent & ~large)


def _read(
    owing: QuerySet[Balance], segments: Sequence[Q], place: _Place, wanted: int
) -> list[tuple[_Place, Balance]]:
    """The next accounts, with the place behind each; fewer than wanted at the end of the list."""
    found: list[tuple[_Place, Balance]] = []
    segment, offset = place
    for at in range(segment, len(segments)):
        end = offset + wanted - len(found)
        piece = owing.filter(segments[at]).order_by(*_order())[offset:end]
        found += [(_Place(at, n), balance) for n, balance in enumerate(piece, offset + 1)]
        if len(found) == wanted:
            break
        offset = 0
    return found


def _order() -> tuple[Any, ...]:
    name, id = by_name("guarantor__sort_name"), by_name("guarantor__external_id")
    return "oldest_due_on", "-balance_cents", name, id


_MANY: Final = 500  # accounts read first while looking for the few that fit; then twice as many
_BASIS_COLUMN: Final = {
    AgingBasis.DUE_DATE: "oldest_due_on",
    AgingBasis.FIRST_STATEMENT: "first_statement_on",
    AgingBasis.SERVICE_DATE: "first_service_on",
}

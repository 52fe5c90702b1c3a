"""The aging report: what is owed by bucket and location, and the accounts behind it.

Today's is read live from the Balance summary, so that it ties out to the cent with every list;
another day's sums are those that were kept for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.db.models import Sum as Total
from django.db.models.functions import Coalesce

from tactful.core.aging import BUCKET_EDGES, AgingBasis, Bucket, bucket_of, days_past_due
from tactful.core.measures import EMPTY, Day, Ladder, Sum, stacked, summed
from tactful.core.vocabulary import HoldKind, InsuranceState
from tactful.ledger.models import Balance, Guarantor
from tactful.ledger.queries import by_name
from tactful.ledger.scope import rows_of
from tactful.outreach.models import Hold
from tactful.practice.models import Location, Practice
from tactful.practice.queries import settings_of
from tactful.reports.daily import kept_day

NOWHERE: Final = "No location"


@dataclass(frozen=True, slots=True)
class Place:
    """What is owed at one location, without what waits for insurance."""

    name: str
    ladder: Ladder


@dataclass(frozen=True, slots=True)
class Aging:
    """What is owed on a day, by bucket. Credits stand apart and are never netted.

    `at` is when the sums were worked out; None means that they are live.
    """

    on: date
    basis: AgingBasis
    places: tuple[Place, ...]
    pending: Ladder
    credits: Sum
    at: datetime | None = None

    @property
    def owed(self) -> Ladder:
        """What guarantors owe now: every location together."""
        return stacked(place.ladder for place in self.places)

    @property
    def ladder(self) -> Ladder:
        """Everything that is owed, also while insurance is pending."""
        return stacked((self.owed, self.pending))

    @property
    def total(self) -> Sum:
        return summed(self.ladder)


@dataclass(frozen=True, slots=True)
class AgedRow:
    """One account of the list: its whole balance stands in the bucket of its oldest bill."""

    uid: str
    external_id: str
    name: str
    location: str
    cents: int
    age_days: int | None
    bucket: Bucket
    insurance_pending: bool


def aging_now(practice: Practice, *, on: date) -> Aging:
    """Today's aging; a handful of queries, and no row of any account."""
    basis = settings_of(practice).aging_basis
    step = _Step(basis, on)
    located = _by_location(practice, step)
    waiting = _pending(practice, step)
    owed = {place: _less(located[place], waiting.get(place, EMPTY)) for place in located}
    return Aging(on, basis, _places(practice, owed), stacked(waiting.values()), _credits(practice))


def aging_kept(practice: Practice, *, on: date) -> Aging | None:
    """The aging of another day as it was kept; None where it was not."""
    found = kept_day(practice, on)
    if found is None:
        return None
    day, at = found
    return _of_day(practice, day, at)


def aging_rows(
    practice: Practice,
    *,
    on: date,
    after: Guarantor | None = None,
    bucket: Bucket | None = None,
    place: str | None = None,
    size: int = 50,
) -> list[AgedRow]:
    """The accounts that owe, by name, those behind `after`; of one bucket or location if asked.

    A location is meant by its uid, "" for none. One more than a page tells that there is more.
    """
    basis = settings_of(practice).aging_basis
    mine: QuerySet[Any] = Guarantor.objects.for_practice(practice).filter(
        balance__balance_cents__gt=0
    )
    if bucket is not None:
        mine = mine.filter(_in_bucket(bucket, basis, on))
    if place is not None:
        mine = mine.filter(location__uid=place) if place else mine.filter(location=None)
    if after is not None:
        mine = mine.alias(name=by_name(), id_text=by_name("external_id")).filter(
            Q(name__gt=after.sort_name) | Q(name=after.sort_name, id_text__gt=after.external_id)
        )
    people = list(
        mine.select_related("balance", "location").order_by(by_name(), by_name("external_id"))[
            :size
        ]
    )
    waiting = _waiting_among(practice, people)
    return [_row(one, basis, on, waiting) for one in people]


def _of_day(practice: Practice, day: Day, at: datetime) -> Aging:
    basis = settings_of(practice).aging_basis
    return Aging(day.on, basis, _places(practice, _by_id(day.aging)), day.pending, day.credits, at)


def _by_id(aging: Mapping[str, Ladder]) -> dict[int | None, Ladder]:
    return {int(place) if place else None: ladder for place, ladder in aging.items()}


def _places(practice: Practice, owed: Mapping[int | None, Ladder]) -> tuple[Place, ...]:
    """By name; what belongs to no location at the end, and only where something does."""
    names = Location.objects.for_practice(practice).order_by("name").values_list("id", "name")
    listed = [Place(name, owed.get(id, EMPTY)) for id, name in names]
    known = {id for id, _ in names}
    rest = stacked(ladder for id, ladder in owed.items() if id not in known)
    if summed(rest).accounts or not listed:
        listed.append(Place(NOWHERE if listed else "Guarantors owe", rest))
    return tuple(listed)


class _Step:
    """The place of an account among the buckets, as SQL built from the edges of the core."""

    def __init__(self, basis: AgingBasis, on: date) -> None:
        self.column = _BASIS_COLUMN[basis]
        self.edges = [
            date.fromordinal(on.toordinal() - last) for _, last in BUCKET_EDGES if last is not None
        ]

    @property
    def sql(self) -> str:
        whens = " ".join(f"WHEN b.{self.column} >= %s THEN {at}" for at, _ in enumerate(self.edges))
        # Without a day zero an account is current, as everywhere.
        return f"CASE WHEN b.{self.column} IS NULL THEN 0 {whens} ELSE {len(self.edges)} END"


def _by_location(practice: Practice, step: _Step) -> dict[int | None, Ladder]:
    """Every account that owes. Its total is read from an index, and what no location has is the
    difference: nothing can fall between them."""
    total = _ladders(
        f"SELECT NULL, {step.sql} AS step, COUNT(*), SUM(b.balance_cents) FROM ledger_balance AS b"  # noqa: S608
        " WHERE b.practice_id = %s AND b.balance_cents > 0 GROUP BY step",
        [*step.edges, practice.pk],
    ).get(None, EMPTY)
    ids = list(Location.objects.for_practice(practice).values_list("id", flat=True))
    located = _located(ids, step) if ids else {}
    rest = _less(total, stacked(located.values()))
    return {**located, None: rest}


def _located(ids: list[int], step: _Step) -> dict[int | None, Ladder]:
    # CROSS JOIN keeps SQLite from walking the balances first and reading each account's row.
    marks = ", ".join(["%s"] * len(ids))
    return _ladders(
        f"SELECT g.location_id, {step.sql} AS step, COUNT(*), SUM(b.balance_cents)"  # noqa: S608
        " FROM ledger_guarantor AS g CROSS JOIN ledger_balance AS b"
        f" WHERE g.location_id IN ({marks}) AND b.guarantor_id = g.id AND b.balance_cents > 0"
        " GROUP BY g.location_id, step",
        [*step.edges, *ids],
    )


def _pending(practice: Practice, step: _Step) -> dict[int | None, Ladder]:
    """What waits for insurance: by what a source says, or by a hold."""
    return _ladders(
        f"SELECT g.location_id, {step.sql} AS step, COUNT(*), SUM(b.balance_cents)"  # noqa: S608
        " FROM ledger_guarantor AS g JOIN ledger_balance AS b ON b.guarantor_id = g.id"
        " WHERE b.balance_cents > 0 AND g.id IN ("
        "SELECT id FROM ledger_guarantor WHERE practice_id = %s AND insurance_state = 'pending'"
        " UNION SELECT guarantor_id FROM outreach_hold"
        " WHERE practice_id = %s AND kind = %s AND released_at IS NULL)"
        " GROUP BY g.location_id, step",
        [*step.edges, practice.pk, practice.pk, HoldKind.INSURANCE_PENDING.value],
    )


def _ladders(sql: str, params: list[Any]) -> dict[int | None, Ladder]:
    found: dict[int | None, list[Sum]] = defaultdict(lambda: list(EMPTY))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for place, step, accounts, cents in cursor.fetchall():
            found[place][step] = Sum(int(accounts), int(cents))
    return {place: tuple(ladder) for place, ladder in found.items()}


def _credits(practice: Practice) -> Sum:
    below = Balance.objects.filter(practice=practice, balance_cents__lt=0).aggregate(
        accounts=Count("guarantor_id"), cents=Coalesce(Total("balance_cents"), 0)
    )
    return Sum(below["accounts"], below["cents"])


def _less(ladder: Ladder, part: Ladder) -> Ladder:
    return tuple(
        Sum(a.accounts - b.accounts, a.cents - b.cents) for a, b in zip(ladder, part, strict=True)
    )


def _in_bucket(bucket: Bucket, basis: AgingBasis, on: date) -> Q:
    column, day = f"balance__{_BASIS_COLUMN[basis]}", on.toordinal()
    span = Q()
    if bucket.first_day is not None:
        span &= Q(**{f"{column}__lte": date.fromordinal(day - bucket.first_day)})
    if bucket.last_day is not None:
        span &= Q(**{f"{column}__gte": date.fromordinal(day - bucket.last_day)})
    return span


def _waiting_among(practice: Practice, people: Iterable[Guarantor]) -> set[int]:
    known = list(people)
    holds = rows_of(
        Hold.objects.filter(released_at=None, kind=HoldKind.INSURANCE_PENDING),
        practice,
        [one.pk for one in known],
    )
    by_hold = holds.values_list("guarantor_id", flat=True)
    by_source = (g.pk for g in known if g.insurance_state == InsuranceState.PENDING)
    return {*by_source, *by_hold}


def _row(one: Guarantor, basis: AgingBasis, on: date, waiting: set[int]) -> AgedRow:
    balance = one.balance
    zero = getattr(balance, _BASIS_COLUMN[basis])
    age = None if zero is None else days_past_due(zero, on)
    return AgedRow(
        uid=one.uid,
        external_id=one.external_id,
        name=one.listed_name,
        location=one.location.name if one.location else "",
        cents=balance.balance_cents,
        age_days=age,
        bucket=Bucket.CURRENT if age is None else bucket_of(age),
        insurance_pending=one.pk in waiting,
    )


_BASIS_COLUMN: Final = {
    AgingBasis.DUE_DATE: "oldest_due_on",
    AgingBasis.FIRST_STATEMENT: "first_statement_on",
    AgingBasis.SERVICE_DATE: "first_service_on",
}

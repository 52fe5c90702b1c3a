"""The aging report: what is owed by bucket and location, and the accounts behind it.

Today's is read live from the Balance summary, so that it ties out to the cent with every list;
another day's sums are those that were kept for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

MOST_LIVE: Final = 20_000
"""With more accounts that owe, the sums by location are those that were kept last."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is owed at one location, without what waits for insurance."""

    uid: str  # empty for accounts that have no location
    name: str
    ladder: Ladder


@dataclass(frozen=True, slots=True)
class Aging:
    """What is owed on a day, by bucket. Credits stand apart and are never netted.

    `at` is when another day's sums were worked out; None means that they are live. Where there
    are very many accounts, `places` are those of `places_at` and not of this moment.
    """

    on: date
    basis: AgingBasis
    ladder: Ladder  # everything that is owed, also while insurance is pending
    pending: Ladder
    credits: Sum
    places: tuple[Place, ...]
    at: datetime | None = None
    places_at: datetime | None = None

    @property
    def owed(self) -> Ladder:
        """What guarantors owe now, without what waits for insurance."""
        return _less(self.ladder, self.pending)

    @property
    def total(self) -> Sum:
        return summed(self.ladder)

    @property
    def pending_total(self) -> Sum:
        return summed(self.pending)

    @property
    def placed(self) -> Ladder:
        """Every location together: what is owed, unless it has changed since `places_at`."""
        return stacked(place.ladder for place in self.places)


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
    ladder, pending = _everybody(practice, step), _pending(practice, step)
    now = Aging(on, basis, ladder, pending, _credits(practice), ())
    if not Location.objects.for_practice(practice).exists():
        return now
    if now.total.accounts <= MOST_LIVE:
        located = _by_location(practice, step)
        return replace(now, places=_places(practice, located, now.owed))
    kept = aging_kept(practice, on=on)
    return replace(now, places=kept.places, places_at=kept.at) if kept else now


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
    by_id = {int(place): ladder for place, ladder in day.aging.items() if place}
    return Aging(
        day.on,
        settings_of(practice).aging_basis,
        stacked((day.owed, day.pending)),
        day.pending,
        day.credits,
        _places(practice, by_id, day.owed),
        at,
    )


def _places(practice: Practice, located: Mapping[int, Ladder], owed: Ladder) -> tuple[Place, ...]:
    """By name; what belongs to no location is the difference, so nothing falls between them."""
    names = (
        Location.objects.for_practice(practice).order_by("name").values_list("id", "uid", "name")
    )
    listed = [Place(uid, name, located.get(id, EMPTY)) for id, uid, name in names]
    rest = _less(owed, stacked(place.ladder for place in listed))
    return (*listed, Place("", NOWHERE, rest)) if summed(rest).accounts else tuple(listed)


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


def _everybody(practice: Practice, step: _Step) -> Ladder:
    """Every account that owes; read from an index alone where the due date is the basis."""
    found = _ladders(
        f"SELECT NULL, {step.sql} AS step, COUNT(*), SUM(b.balance_cents) FROM ledger_balance AS b"  # noqa: S608
        " WHERE b.practice_id = %s AND b.balance_cents > 0 GROUP BY step",
        [*step.edges, practice.pk],
    )
    return found.get(None, EMPTY)


def _pending(practice: Practice, step: _Step) -> Ladder:
    """What waits for insurance: by what a source says, or by a hold."""
    found = _ladders(
        f"SELECT NULL, {step.sql} AS step, COUNT(*), SUM(b.balance_cents) FROM ledger_balance AS b"  # noqa: S608
        f" WHERE b.balance_cents > 0 AND b.guarantor_id IN ({_WAITING}) GROUP BY step",
        [*step.edges, *_waiting(practice)],
    )
    return found.get(None, EMPTY)


def _by_location(practice: Practice, step: _Step) -> dict[int, Ladder]:
    """What is owed at each location, without what waits for insurance."""
    found = _ladders(
        f"SELECT g.location_id, {step.sql} AS step, COUNT(*), SUM(b.balance_cents)"  # noqa: S608
        " FROM ledger_guarantor AS g JOIN ledger_balance AS b ON b.guarantor_id = g.id"
        " WHERE g.practice_id = %s AND g.location_id IS NOT NULL AND b.balance_cents > 0"
        f" AND g.id NOT IN ({_WAITING}) GROUP BY g.location_id, step",
        [*step.edges, practice.pk, *_waiting(practice)],
    )
    return {place: ladder for place, ladder in found.items() if place is not None}


_WAITING: Final = (
    "SELECT id FROM ledger_guarantor WHERE practice_id = %s AND insurance_state = 'pending'"
    " UNION SELECT guarantor_id FROM outreach_hold"
    " WHERE practice_id = %s AND kind = %s AND released_at IS NULL"
)


def _waiting(practice: Practice) -> list[Any]:
    return [practice.pk, practice.pk, HoldKind.INSURANCE_PENDING.value]


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

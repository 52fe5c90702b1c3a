"""Which accounts the tracking sheet keeps: as SQL where columns tell, and by the row where not."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from tactful.core.vocabulary import HoldKind, InsuranceState, PromiseStatus, WorkKind
from tactful.ledger.models import TAGGED, Balance, Guarantor, PromiseToPay
from tactful.ledger.scope import rows_of
from tactful.outreach.gather import COUNTED, LEFT_THE_HOUSE
from tactful.outreach.models import Hold, Touch
from tactful.practice.models import Location, Practice, Staff
from tactful.practice.settings import PracticeSettings
from tactful.reports.asked import NOBODY, Asked, Show
from tactful.reports.balances import BalanceRow
from tactful.reports.status import DISPUTE, PERSON_HOLDS, PERSON_TAGS, PERSON_WORK
from tactful.reports.worklist import HELD, PENDING, is_top
from tactful.worklist.models import WorkItem

PAID_LATELY: Final = timedelta(days=30)
FEW: Final = 3_000
"""So many accounts can be put in any order at once; more are walked in the order of an index."""

WHATEVER_THEY_OWE: Final = frozenset({Show.TODAY, Show.WORK})


@dataclass(frozen=True, slots=True)
class Rules:
    """One wish, with its codes looked up; `owner_id` and `location_id` -1 mean a stranger."""

    practice: Practice
    settings: PracticeSettings
    asked: Asked
    on: date
    owner_id: int | None
    location_id: int | None

    def candidates(self) -> Iterable[QuerySet[Any]]:
        """Sets of guarantor ids each of which holds all the sheet may keep, smallest first."""
        if self.asked.owner:
            yield self.work().values_list("guarantor_id", flat=True)
        if parts := self._holding():
            first, *others = (part.order_by() for part in parts)
            yield first.union(*others, all=True) if others else first
        if self.location_id is not None:
            yield (
                Guarantor.objects.for_practice(self.practice)
                .filter(location=self.location_id)
                .values_list("id", flat=True)
            )
        yield self.balances().order_by().values_list("guarantor_id", flat=True)

    def balances(self) -> QuerySet[Balance]:
        """What the summary's own columns tell; an index holds all of them."""
        return Balance.objects.filter(self._columns(), practice=self.practice)

    def kept(self, ids: Iterable[int]) -> QuerySet[Balance]:
        """Of these accounts, those that fit as far as SQL can tell."""
        rows = Balance.objects.filter(self._columns())
        rows = rows_of(rows, self.practice, ids, by="guarantor_id")
        if self.location_id is not None:
            rows = rows.filter(guarantor__location=self.location_id)
        if self.asked.owner:
            rows = rows.filter(self._has_work())
        return rows.alias(tags=Cast("guarantor__tags", TextField())).filter(self._shown())

    def fits(self, row: BalanceRow) -> bool:
        """Whether a row has the status asked for, where one is."""
        if not self.asked.show.asks_status:
            return True
        return row.status is self.asked.show.status

    def work(self) -> QuerySet[WorkItem]:
        """The open items the wish speaks of."""
        return WorkItem.objects.for_practice(self.practice).filter(**self.work_filter())

    def work_filter(self) -> dict[str, Any]:
        chosen: dict[str, Any] = {"closed_at": None}
        if self.asked.owner:
            chosen["owner"] = self.owner_id
        if self.asked.show is Show.TODAY:
            chosen["due_at__lt"] = _midnight(self.practice, self.on)
        return chosen

    def _columns(self) -> Q:
        asked, said = self.asked, Q()
        if asked.show is Show.PAID:
            said &= Q(balance_cents__lte=0, last_payment_on__isnull=False)
            said &= Q(last_payment_on__gte=self.on - PAID_LATELY)
        elif asked.show not in WHATEVER_THEY_OWE:
            said &= Q(balance_cents__gt=0)
        if asked.over:
            said &= Q(balance_cents__gt=asked.over_cents)
        if asked.past:
            said &= Q(oldest_due_on__lte=self.on - timedelta(days=asked.past))
        return said

    def _has_work(self) -> Q:
        # Without its practice, or SQLite reads all work of the practice for each account.
        return Q(Exists(WorkItem.objects.filter(_SAME, **self.work_filter())))

    def _shown(self) -> Q:
        match self.asked.show:
            case Show.READY:
                return ~HELD & ~PENDING
            case Show.HELD:
                return HELD
            case Show.INSURANCE:
                return PENDING & ~HELD
            case Show.TOP:
                return is_top(self.settings.priority, self.on)
            case Show.TODAY | Show.WORK:
                return self._has_work()
            case Show.PROMISES:
                return Q(Exists(_OPEN_PROMISE))
            case Show.PROMISED:
                return Q(Exists(_OPEN_PROMISE)) | _hold([HoldKind.PROMISE])
            case Show.PARTIAL:
                return PART_PAID & ~_ANY_HOLD
            case Show.NO_RESPONSE:
                return _REMINDED & ~_ANY_HOLD
            case Show.NOT_REMINDED:
                return ~_REMINDED & ~_ANY_HOLD
            case Show.OWING | Show.PAID:
                return Q()
            case told:
                return _TOLD[told].condition

    def _holding(self) -> list[QuerySet[Any]]:
        """Who may be shown, as unions of few; empty where it is nearly everybody."""
        show, practice = self.asked.show, self.practice
        if show in _TOLD:
            return _TOLD[show].ids(practice)
        promises = PromiseToPay.objects.for_practice(practice).filter(status=PromiseStatus.OPEN)
        promised = promises.values_list("guarantor_id", flat=True)
        match show:
            case Show.TODAY | Show.WORK:
                return [self.work().values_list("guarantor_id", flat=True)]
            case Show.HELD:
                kinds = [kind for kind in HoldKind if kind is not HoldKind.INSURANCE_PENDING]
                return [promised, _hold_ids(practice, kinds)]
            case Show.INSURANCE:
                return _TOLD[Show.PENDING].ids(practice)
            case Show.PROMISES:
                return [promised]
            case Show.PROMISED:
                return [promised, _hold_ids(practice, [HoldKind.PROMISE])]
            case Show.PARTIAL:
                some = Balance.objects.filter(PART_PAID, practice=practice, balance_cents__gt=0)
                return [some.values_list("guarantor_id", flat=True)]
            case _:
                return []


def rules_of(practice: Practice, settings: PracticeSettings, asked: Asked, on: date) -> Rules:
    """The wish with its codes looked up among the people and places of this practice only."""
    owner = location = None
    if asked.owner and asked.owner != NOBODY:
        here = Staff.objects.filter(memberships__practice=practice, uid=asked.owner)
        owner = here.values_list("pk", flat=True).first() or _STRANGER
    if asked.at:
        places = Location.objects.for_practice(practice).filter(uid=asked.at)
        location = places.values_list("pk", flat=True).first() or _STRANGER
    return Rules(practice, settings, asked, on, owner, location)


def first_few(candidates: QuerySet[Any], most: int = FEW) -> list[int] | None:
    """The ids of a set where they are few; None where they are not."""
    found = list(candidates[: most + 1])
    return None if len(found) > most else [*dict.fromkeys(found)]


@dataclass(frozen=True, slots=True)
class _Told:
    """A standing told by open holds, by open work or by a tag of the source."""

    holds: frozenset[HoldKind] = frozenset()
    work: frozenset[WorkKind] = frozenset()
    tags: frozenset[str] = frozenset()
    insurance: bool = False

    @property
    def condition(self) -> Q:
        said = _hold([*self.holds])
        if self.work:
            kinds = [*self.work]
            said |= Q(Exists(WorkItem.objects.filter(_SAME, closed_at=None, kind__in=[*kinds])))
        for tag in self.tags:
            said |= Q(tags__contains=f'"{tag}"')
        if self.insurance:
            said |= Q(guarantor__insurance_state=InsuranceState.PENDING)
        return said

    def ids(self, practice: Practice) -> list[QuerySet[Any]]:
        found = [_hold_ids(practice, [*self.holds])]
        if self.work:
            items = WorkItem.objects.for_practice(practice).filter(closed_at=None)
            of_kind = items.filter(kind__in=[*self.work])
            found.append(of_kind.values_list("guarantor_id", flat=True))
        if self.tags:
            tagged = Guarantor.objects.for_practice(practice).filter(TAGGED)
            found.append(tagged.values_list("id", flat=True))
        if self.insurance:
            mine = Guarantor.objects.for_practice(practice)
            pending = mine.filter(insurance_state=InsuranceState.PENDING)
            found.append(pending.values_list("id", flat=True))
        return found


_STRANGER: Final = -1
_SAME: Final = Q(guarantor=OuterRef("guarantor"))
_HARD: Final = frozenset({HoldKind.HARDSHIP, HoldKind.FA_APPLICATION, HoldKind.CHARITY_SCREEN})
_TOLD: Final = {
    Show.DISPUTED: _Told(DISPUTE, frozenset({WorkKind.DISPUTE}), frozenset({"disputed"})),
    Show.DISPUTES: _Told(
        DISPUTE | _HARD,
        frozenset({WorkKind.DISPUTE, WorkKind.HARDSHIP}),
        frozenset({"disputed", "hardship"}),
    ),
    Show.WITH_PERSON: _Told(PERSON_HOLDS, PERSON_WORK, PERSON_TAGS),
    Show.PLAN: _Told(frozenset({HoldKind.PLAN}), tags=frozenset({"payment_plan"})),
    Show.PENDING: _Told(frozenset({HoldKind.INSURANCE_PENDING}), insurance=True),
}

PART_PAID: Final = Q(last_payment_on__gte=F("first_statement_on"))
"""Something was paid since the oldest open statement was sent."""

_OPEN_PROMISE: Final = PromiseToPay.objects.filter(_SAME, status=PromiseStatus.OPEN)
_ANY_HOLD: Final = Q(Exists(Hold.objects.filter(_SAME, released_at=None)))
_REMINDED: Final = Q(
    Exists(
        Touch.objects.filter(
            _SAME,
            status__in=LEFT_THE_HOUSE,
            category__in=COUNTED,
            handed_over_at__isnull=False,
        ).exclude(result="failed")
    )
)


def _hold(kinds: Collection[HoldKind]) -> Q:
    return Q(Exists(Hold.objects.filter(_SAME, released_at=None, kind__in=[*kinds])))


def _hold_ids(practice: Practice, kinds: Collection[HoldKind]) -> QuerySet[Any]:
    holds = Hold.objects.for_practice(practice).filter(released_at=None, kind__in=[*kinds])
    return holds.values_list("guarantor_id", flat=True)


def _midnight(practice: Practice, on: date) -> datetime:
    return datetime.combine(on + timedelta(days=1), time(), ZoneInfo(practice.timezone))

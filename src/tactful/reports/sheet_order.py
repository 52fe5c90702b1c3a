"""The orders of the tracking sheet, read from an index on from any row, a window at a time.

A window is so many rows of the order, whether or not the sheet keeps them: what a request reads
is bounded, however rare the accounts it looks for.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from tactful.core.priority import PriorityPolicy
from tactful.core.vocabulary import Channel
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.models import AccountEvent, Balance, Guarantor
from tactful.ledger.queries import by_name
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.reports.balances import BalanceFilter
from tactful.reports.worklist import BadCursor, segments_of
from tactful.worklist.models import WorkItem

Key = tuple[Any, ...]
"""Where a row stands in an order; the last part is unique."""

Column = tuple[str, int]
"""A column, and 1 where it rises or -1 where it falls."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Rows of one table in the order of its columns, one piece after another."""

    pieces: Sequence[QuerySet[Any]]
    columns: Sequence[Column]
    account: str  # the column that holds the guarantor's id
    uid: str  # the column by which a row is named outside

    def read(self, after: Key | None, wanted: int) -> list[tuple[Key, int]]:
        """The next rows of the order: their keys, and whose they are."""
        found: list[tuple[Key, int]] = []
        for at in range(after[0] if after else 0, len(self.pieces)):
            behind = after[1:] if after and at == after[0] else None
            for part in self._beyond(self.pieces[at], behind):
                rows = part.values_list(self.account, *self._names)[: wanted - len(found)]
                found += [((at, *key), id) for id, *key in rows]
                if len(found) == wanted:
                    return found
        return found

    def mark_of(self, key: Key) -> str:
        """The name of a row, to go on behind it on the next page."""
        rows = self.pieces[0].model._default_manager.filter(pk=key[-1])
        return str(rows.values_list(self.uid, flat=True)[0])

    def key_of(self, practice: Practice, mark: str) -> Key:
        """Where the row of this name stands now; raises BadCursor where it stands nowhere."""
        for at, piece in enumerate(self.pieces):
            row = _named(piece, practice, **{self.uid: mark}).values_list(*self._names).first()
            if row:
                return (at, *row)
        raise BadCursor("This page of the list does not exist; start from its beginning.")

    @property
    def _names(self) -> list[str]:
        return [name for name, _ in self.columns]

    def _beyond(self, piece: QuerySet[Any], key: Key | None) -> Iterator[QuerySet[Any]]:
        """What stands behind a row, in parts each of which is one stretch of the index."""
        ordered = piece.order_by(*("-" * (way < 0) + name for name, way in self.columns))
        if key is None:
            yield ordered
            return
        for depth in reversed(range(len(self.columns))):
            name, way = self.columns[depth]
            if key[depth] is None:  # a piece of its own holds those without a day
                continue
            same = dict(zip(self._names[:depth], key, strict=False))
            yield ordered.filter(**same, **{f"{name}__{'gt' if way > 0 else 'lt'}": key[depth]})


@dataclass(frozen=True, slots=True)
class Merged:
    """Several walks by an instant, as one: the earliest first."""

    walks: Sequence[Walk]

    def read(self, after: Key | None, wanted: int) -> list[tuple[Key, int]]:
        streams = []
        for number, walk in enumerate(self.walks):
            rows = walk.read(_bound(after, number), wanted)
            streams.append([((at, number, pk), id) for (_, at, pk), id in rows])
        return list(heapq.merge(*streams))[:wanted]

    def mark_of(self, key: Key) -> str:
        at, number, pk = key
        return f"{number}-{self.walks[number].mark_of((0, at, pk))}"

    def key_of(self, practice: Practice, mark: str) -> Key:
        number, _, uid = mark.partition("-")
        if not number.isdecimal() or not number.isascii() or int(number) >= len(self.walks):
            raise BadCursor("This page of the list does not exist; start from its beginning.")
        _, at, pk = self.walks[int(number)].key_of(practice, uid)
        return (at, int(number), pk)


Ordered = Walk | Merged


def who_first(owing: QuerySet[Balance], policy: PriorityPolicy, on: date) -> Walk:
    """Top priority, then the oldest due, then the largest (ledger README, rule 24)."""
    pieces = [owing.filter(segment) for segment in segments_of(policy, on, BalanceFilter())]
    return Walk(pieces, _OLDEST, "guarantor_id", "guarantor__uid")


def oldest(balances: QuerySet[Balance]) -> Walk:
    """The oldest due first; whoever owes nothing comes last."""
    # The range is everybody's; without one SQLite sorts another index.
    owing, settled = Q(oldest_due_on__gte=date.min), Q(oldest_due_on=None)
    return Walk(
        [balances.filter(owing), balances.filter(settled)],
        _OLDEST,
        "guarantor_id",
        "guarantor__uid",
    )


def largest(balances: QuerySet[Balance]) -> Walk:
    """The largest balance first; whoever owes nothing comes last."""
    settled, dated = Q(balance_cents__lte=0), Q(oldest_due_on__isnull=False)
    parts = (Q(balance_cents__gt=0), settled & dated, settled & ~dated)
    columns = (("balance_cents", -1), ("oldest_due_on", 1), ("guarantor_id", 1))
    return Walk(
        [balances.filter(part) for part in parts], columns, "guarantor_id", "guarantor__uid"
    )


def paid_last(settled: QuerySet[Balance]) -> Walk:
    columns = (("last_payment_on", -1), ("guarantor_id", 1))
    return Walk([settled], columns, "guarantor_id", "guarantor__uid")


def names(practice: Practice) -> Walk:
    everybody = Guarantor.objects.for_practice(practice).annotate(by=by_name())
    return Walk([everybody], (("by", 1), ("id", 1)), "id", "uid")


def most_urgent(items: QuerySet[WorkItem]) -> Walk:
    """Accounts by their most urgent item among these, then the one due soonest."""
    columns = (("urgency", 1), ("due_at", 1), ("id", 1))
    return Walk([items], columns, "guarantor_id", "uid")


def next_date(practice: Practice) -> Merged:
    """Accounts by the day of what comes next: a person's work, else the outbox, else a journey."""
    open_work = Exists(WorkItem.objects.filter(_SAME, closed_at=None))
    queued = Touch.objects.filter(_SAME, status=TouchStatus.QUEUED)
    work = WorkItem.objects.for_practice(practice).filter(closed_at=None).exclude(_more_urgent())
    touches = Touch.objects.for_practice(practice).filter(status=TouchStatus.QUEUED)
    touches = touches.exclude(open_work).exclude(Exists(queued.filter(_earlier("due_at"))))
    walking = Enrollment.objects.for_practice(practice).filter(
        status=EnrollmentStatus.ACTIVE, wake_at__isnull=False
    )
    sooner = Enrollment.objects.filter(_SAME, _earlier("wake_at"), status=EnrollmentStatus.ACTIVE)
    walking = walking.exclude(open_work).exclude(Exists(queued)).exclude(Exists(sooner))
    return Merged(
        [
            _by_instant(work, "due_at"),
            *(_by_instant(touches.filter(channel=channel), "due_at") for channel in Channel),
            _by_instant(walking, "wake_at"),
        ]
    )


def newest_change(practice: Practice) -> Walk:
    """Accounts by what happened to them last: a payment, a promise, an answer, a hold."""
    newer = AccountEvent.objects.filter(_SAME, id__gt=OuterRef("id"))
    events = AccountEvent.objects.for_practice(practice).exclude(Exists(newer))
    return Walk([events], (("id", -1),), "guarantor_id", "uid")


def first_of_each(items: QuerySet[WorkItem], **among: Any) -> QuerySet[WorkItem]:
    """One item of each account, the most urgent; `among` is what all of them were chosen by."""
    return items.exclude(_more_urgent(**among))


_SAME: Final = Q(guarantor=OuterRef("guarantor"))
_OLDEST: Final = (("oldest_due_on", 1), ("balance_cents", -1), ("guarantor_id", 1))
_LAST: Final = 1 << 62


def _named(piece: QuerySet[Any], practice: Practice, **name: Any) -> QuerySet[Any]:
    return piece.filter(practice=practice, **name)


def _by_instant(rows: QuerySet[Any], at: str) -> Walk:
    return Walk([rows], ((at, 1), ("id", 1)), "guarantor_id", "uid")


def _bound(after: Key | None, number: int) -> Key | None:
    """Behind what a walk goes on, when another one gave the last row."""
    if after is None:
        return None
    at, last, pk = after
    if number == last:
        return (0, at, pk)
    return (0, at, _LAST if number < last else -1)


def _earlier(column: str) -> Q:
    same = Q(**{column: OuterRef(column)}, id__lt=OuterRef("id"))
    return Q(**{f"{column}__lt": OuterRef(column)}) | same


def _more_urgent(**among: Any) -> Exists:
    """Another open item of the account comes before this one."""
    as_urgent = Q(urgency=OuterRef("urgency")) & _earlier("due_at")
    before = Q(urgency__lt=OuterRef("urgency")) | as_urgent
    chosen = {"closed_at": None} | among
    return Exists(WorkItem.objects.filter(_SAME, before, **chosen))

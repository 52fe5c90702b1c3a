"""The tracking sheet: a page of accounts for any wish, at the same cost in a large practice.

Where few accounts can fit, all of them are put in order and counted. Else the list is walked in
the order of an index, a window at a time, and a request stops looking after so many.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from django.db.models import Max, Min

from tactful.core.priority import PriorityPolicy
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.models import AccountEvent
from tactful.ledger.scope import rows_of
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports import sheet_order
from tactful.reports.asked import Asked, Order, Show
from tactful.reports.attention import accounts
from tactful.reports.balances import BalanceRow
from tactful.reports.sheet_order import Key, Ordered, Walk
from tactful.reports.sheet_rules import FEW, WHATEVER_THEY_OWE, Rules, first_few, rules_of
from tactful.reports.worklist import BadCursor
from tactful.worklist.models import WorkItem


@dataclass(frozen=True, slots=True)
class Totals:
    """How many accounts the whole list has and what they owe, in cents; credits not netted."""

    accounts: int
    cents: int


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Some accounts of the list, `before` of them having come before these.

    `next` is the cursor of what follows, empty at the end. `cut_short` says that the looking
    stopped before the page was full: more may follow. `totals` are there where they cost little.
    """

    rows: tuple[BalanceRow, ...]
    before: int
    next: str
    cut_short: bool = False
    totals: Totals | None = None


def sheet_page(
    practice: Practice,
    asked: Asked,
    *,
    on: date,
    now: datetime,
    cursor: str = "",
    size: int = 50,
    most: int = FEW,
) -> SheetPage:
    """A page of the sheet. `asked.owner` names a person, never `me`. Raises BadCursor.

    `most` is how many accounts are put in order at once; a list of more is walked.
    """
    rules = rules_of(practice, settings_of(practice), asked, on)
    looking = _Looking(rules, now, size)
    few = _few(rules, most)
    return looking.among(few, cursor) if few is not None else looking.along(_order(rules), cursor)


def whole_sheet(
    practice: Practice, asked: Asked, *, on: date, now: datetime, size: int = 1_000
) -> Iterator[list[BalanceRow]]:
    """All accounts of the list, a page at a time, so that no more than one is held."""
    cursor = ""
    while True:
        page = sheet_page(practice, asked, on=on, now=now, cursor=cursor, size=size)
        yield list(page.rows)
        cursor = page.next
        if not cursor:
            return


def few_totals(rules: Rules) -> Totals | None:
    """What a list comes to, where few accounts can be in it; None where many can."""
    few = _few(rules, FEW)
    return few.totals if few else None


@dataclass(frozen=True, slots=True)
class _Looking:
    """One request's look at the list."""

    rules: Rules
    now: datetime
    size: int

    def among(self, few: "_Few", cursor: str) -> SheetPage:
        """A page out of few accounts, all of them known."""
        before, offset = _numbers(cursor)
        filling = _Filling(self, before)
        ids = few.ordered(self.rules.asked.order)
        for at in range(offset, len(ids), self.size + 1):
            part = ids[at : at + self.size + 1]
            filling.add(list(enumerate(part, at + 1)))
            if filling.is_over:
                break
        filling.finish()
        totals = None if self.rules.asked.show.asks_status else few.totals
        return filling.page(str, totals)

    def along(self, order: Ordered, cursor: str) -> SheetPage:
        """A page out of many, walked in their order."""
        count, _, mark = cursor.partition(".")
        before, _ = _numbers(count)
        key = order.key_of(self.rules.practice, mark) if mark else None
        filling = _Filling(self, before)
        for window in _WINDOWS:
            wanted = max(window, self.size + 1)
            read = order.read(key, wanted)
            filling.add(self._kept(read))
            ends = len(read) < wanted
            if ends or filling.is_over:
                break
            key = read[-1][0]
        filling.finish()
        if not ends and not filling.is_over:
            filling.cut_short, filling.last = True, key
        return filling.page(order.mark_of, None)

    def _kept(self, read: Sequence[tuple[Key, int]]) -> list[tuple[Key, int]]:
        fitting = set(self.rules.kept(id for _, id in read).values_list("pk", flat=True))
        first = dict(reversed([(id, key) for key, id in read]))
        return [(key, id) for key, id in read if id in fitting and first[id] == key]

    def rows(self, ids: Sequence[int]) -> list[BalanceRow]:
        practice, on = self.rules.practice, self.rules.on
        return accounts(practice, ids, on=on, now=self.now)


class _Filling:
    """A page being filled: rows are built a few at a time, and only until it is full."""

    def __init__(self, looking: _Looking, before: int) -> None:
        self.looking, self.before = looking, before
        self.found: list[tuple[Any, int]] = []
        self.rows: dict[int, BalanceRow] = {}
        self.waiting: list[tuple[Any, int]] = []  # to be looked at more closely
        self.last: Any = None  # behind what the next page goes on
        self.built = 0
        self.cut_short = False

    @property
    def is_over(self) -> bool:
        return len(self.found) > self.looking.size or self.cut_short

    def add(self, candidates: Sequence[tuple[Any, int]]) -> None:
        """Take accounts that fit as far as SQL could tell; look closer where a status is asked."""
        if not self.looking.rules.asked.show.asks_status:
            self.found += candidates
            return
        self.waiting += candidates
        while len(self.waiting) >= self._step and not self.is_over:
            self._build()

    def finish(self) -> None:
        """Look at those that still wait; there are few."""
        while self.waiting and not self.is_over:
            self._build()

    @property
    def _step(self) -> int:
        return (self.looking.size + 1) * (2 if self.built else 1)

    def _build(self) -> None:
        if self.built > max(_MOST_BUILT, self.looking.size):
            self.cut_short = True
            return
        part, self.waiting = self.waiting[: self._step], self.waiting[self._step :]
        places = {id: place for place, id in part}
        fitting = filter(self.looking.rules.fits, self.looking.rows([*places]))
        rows = {row.guarantor_id: row for row in fitting}
        self.built += len(part)
        self.rows |= rows
        self.found += [(places[id], id) for id in rows]
        self.last = part[-1][0]

    def page(self, mark_of: Callable[[Any], str], totals: Totals | None) -> SheetPage:
        size = self.looking.size
        shown, before = self.found[:size], self.before
        more = len(self.found) > size
        last = shown[-1][0] if more else self.last
        follows = (more or self.cut_short) and last is not None
        return SheetPage(
            rows=tuple(self._rows([id for _, id in shown])),
            before=before,
            next=f"{before + len(shown)}.{mark_of(last)}" if follows else "",
            cut_short=self.cut_short and not more,
            totals=totals,
        )

    def _rows(self, ids: Sequence[int]) -> list[BalanceRow]:
        if self.looking.rules.asked.show.asks_status:
            return [self.rows[id] for id in ids]
        return self.looking.rows(ids)


@dataclass(frozen=True)
class _Few:
    """All accounts that fit, few enough to be put in any order."""

    rules: Rules
    ids: Sequence[int]

    @cached_property
    def totals(self) -> Totals:
        return Totals(len(self._rows), sum(max(row["balance_cents"], 0) for row in self._rows))

    @cached_property
    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return list(self.rules.kept(self.ids).values(*_SORTED_BY))

    def ordered(self, order: Order) -> list[int]:
        """Their ids in an order; those that have no such day are left out."""
        rows = sorted(self._rows, key=_by_name)
        if order is Order.NEXT or order is Order.RECENT:
            days = self._days(order)
            rows = [row for row in rows if row["guarantor_id"] in days]
            rows.sort(key=lambda row: days[row["guarantor_id"]], reverse=order is Order.RECENT)
        elif order is Order.FIRST and self.rules.asked.show in WHATEVER_THEY_OWE:
            places = self._urgency()
            rows.sort(key=lambda row: places.get(row["guarantor_id"], len(places)))
        elif order is Order.FIRST and self.rules.asked.show is Show.PAID:
            rows.sort(key=lambda row: row["last_payment_on"], reverse=True)
        elif order is not Order.NAME:
            rows.sort(key=self._key(order))
        return [row["guarantor_id"] for row in rows]

    def _key(self, order: Order) -> Callable[[Mapping[str, Any]], Any]:
        policy, on = self.rules.settings.priority, self.rules.on

        def key(row: Mapping[str, Any]) -> Any:
            due, cents = row["oldest_due_on"] or date.max, row["balance_cents"]
            if order is Order.LARGEST:
                return (-cents, due)
            return (order is Order.FIRST and not _is_top(cents, due, policy, on), due, -cents)

        return key

    def _days(self, order: Order) -> dict[int, Any]:
        ids = [row["guarantor_id"] for row in self._rows]
        return _newest_events(self.rules, ids) if order is Order.RECENT else _next(self.rules, ids)

    def _urgency(self) -> dict[int, int]:
        items = rows_of(self.rules.work(), self.rules.practice, self.ids)
        ordered = items.order_by("urgency", "due_at", "pk").values_list("guarantor_id", flat=True)
        return {id: at for at, id in enumerate(dict.fromkeys(ordered))}


def _few(rules: Rules, most: int) -> _Few | None:
    for candidates in rules.candidates():
        if (ids := first_few(candidates, most)) is not None:
            return _Few(rules, ids)
    return None


def _order(rules: Rules) -> Ordered:
    practice, asked = rules.practice, rules.asked
    match asked.order:
        case Order.NAME:
            return sheet_order.names(practice)
        case Order.NEXT:
            return sheet_order.next_date(practice)
        case Order.RECENT:
            return sheet_order.newest_change(practice)
        case Order.LARGEST:
            return sheet_order.largest(rules.balances())
        case Order.OLDEST:
            return sheet_order.oldest(rules.balances())
        case Order.FIRST:
            return _who_first(rules)


def _who_first(rules: Rules) -> Walk:
    if rules.asked.show in WHATEVER_THEY_OWE:
        among = rules.work_filter()
        return sheet_order.most_urgent(sheet_order.first_of_each(rules.work(), **among))
    if rules.asked.show is Show.PAID:
        return sheet_order.paid_last(rules.balances())
    return sheet_order.who_first(rules.balances(), rules.settings.priority, rules.on)


def _next(rules: Rules, ids: Sequence[int]) -> dict[int, datetime]:
    """The instant of what comes next for each: a person's work, else the outbox, else a journey."""
    practice = rules.practice
    walking = Enrollment.objects.filter(status=EnrollmentStatus.ACTIVE, wake_at__isnull=False)
    queued = Touch.objects.filter(status=TouchStatus.QUEUED)
    found = _earliest(rows_of(walking, practice, ids), "wake_at")
    found |= _earliest(rows_of(queued, practice, ids), "due_at")
    work = rows_of(WorkItem.objects.filter(closed_at=None), practice, ids)
    last_first = work.order_by("-urgency", "-due_at", "-pk").values_list("guarantor_id", "due_at")
    return found | dict(last_first)


def _earliest(rows: Any, at: str) -> dict[int, datetime]:
    return dict(rows.order_by().values_list("guarantor_id").annotate(at=Min(at)))


def _newest_events(rules: Rules, ids: Sequence[int]) -> dict[int, int]:
    events = rows_of(AccountEvent.objects.all(), rules.practice, ids)
    return dict(events.order_by().values_list("guarantor_id").annotate(newest=Max("id")))


def _is_top(cents: int, due: date, policy: PriorityPolicy, on: date) -> bool:
    return (on - due).days > policy.days_past_due or cents > policy.balance_cents


def _by_name(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["guarantor__sort_name"], row["guarantor__external_id"]


def _numbers(cursor: str) -> tuple[int, int]:
    """How many rows came before, and where to go on among few."""
    parts = cursor.split(".") if cursor else []
    if not all(part.isdecimal() and part.isascii() and len(part) < 10 for part in parts):
        raise BadCursor("This page of the list does not exist; start from its beginning.")
    numbers = [*map(int, parts), 0, 0]
    return numbers[0], numbers[1]


_WINDOWS: Final = (100, 500, 2_000)  # rows of the order that one request looks at
_MOST_BUILT: Final = 200  # accounts whose status one request works out
_SORTED_BY: Final = (
    *("guarantor_id", "balance_cents", "oldest_due_on", "last_payment_on"),
    *("guarantor__sort_name", "guarantor__external_id"),
)

"""What a source would change in a practice: compared row by row, and nothing written."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tactful.bulk import among
from tactful.intake.accounts import Spoken, compare_guarantors, key_of
from tactful.intake.forward import Stated, compare_last_payments, decide_balances
from tactful.intake.importing import Importing
from tactful.intake.invoices import Difference, InvoiceList
from tactful.intake.money import (
    adjustment_values,
    charge_values,
    payment_values,
    promise_values,
    recorded_here,
)
from tactful.intake.people import Said, Values
from tactful.intake.snapshots import snapshot_of
from tactful.intake.sources import SourceKind
from tactful.intake.taking import (
    Changes,
    last_snapshot_on,
    only,
    settled_by,
    vanished_accounts,
)
from tactful.ledger.models import Balance, Guarantor
from tactful.ledger.upserts import (
    ADJUSTMENTS,
    PAYMENTS,
    PROMISES,
    STATEMENTS,
    Compared,
    Table,
    compare,
)
from tactful.readers.rows import (
    Code,
    NotCounted,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceBalance,
    SourceCharge,
    SourceGuarantor,
    SourcePayment,
    SourcePromise,
)

LISTED: Final = 100_000
"""Accounts named one by one for each kind of change; beyond, only their number is given."""


@dataclass(frozen=True, slots=True)
class WouldChange:
    """The changes of a source against a practice: numbers, and the accounts by name."""

    counts: Changes
    listed: dict[str, Any]

    def as_json(self) -> dict[str, Any]:
        """In the shape of the intake README, with the numbers beside it."""
        return {**self.listed, "unchanged": self.counts.unchanged, "counts": self.counts.as_json()}


@dataclass
class Differences:
    """Collects what is different, batch by batch."""

    importing: Importing
    kind: SourceKind
    new: list[str] = field(default_factory=list)
    cents: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    contact: set[int] = field(default_factory=set)
    flags: set[int] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.since = last_snapshot_on(self.importing)
        self.invoices = _Invoices(self.importing, differences=self)

    def look_at(self, rows: Sequence[Row]) -> None:
        """One batch; guarantors come before what refers to them."""
        balances = only(rows, SourceBalance)
        guarantors = [*only(rows, SourceGuarantor), *(row.guarantor for row in balances)]
        ids = self._guarantors(guarantors) if guarantors else {}
        self._balances(balances, ids)
        self._money(rows)
        self.closed |= {
            row.guarantor_id
            for row in only(rows, NotCounted)
            if row.code is Code.CLOSED_ROW and row.guarantor_id
        }
        self.refused |= {row.guarantor_id for row in only(rows, RefusedRow)}

    def finish(self, *, full_snapshot: bool) -> WouldChange:
        """Add up; what is gone counts as settled only from a full snapshot."""
        importing = self.importing
        importing.unread = set(importing.ids_of_keys(self.refused).values())
        closed = set(importing.ids_of_keys(self.closed).values())
        if self.kind is SourceKind.INVOICES:
            self.invoices.finish(full_snapshot=full_snapshot, closed=closed)
        self._close(closed)
        vanished = vanished_accounts(importing)
        gone = settled_by(importing, self.kind, vanished) if full_snapshot else []
        before = _standing({*self.cents, *gone})
        moved = {id: (before.get(id, 0), before.get(id, 0) + c) for id, c in self.cents.items()}
        settled = {id for id, (owed, owes) in moved.items() if owed > 0 >= owes}
        settled |= {id for id in gone if before.get(id, 0) > 0}
        counts = Changes(
            new=importing.new,
            changed=len(importing.changed & importing.seen_ids),
            unchanged=len(importing.seen_ids - importing.changed),
            settled=len(settled),
            vanished=len(vanished),
            closed=len(gone),
        )
        return WouldChange(counts, self._listed(moved, vanished, set(gone)))

    def add(self, account: int, cents: int) -> None:
        """An account owes more (or less) by this, and counts as changed."""
        self.cents[account] += cents
        self.importing.changed.add(account)

    def _guarantors(self, rows: Sequence[SourceGuarantor]) -> dict[str, int]:
        importing, spoken = self.importing, compare_guarantors(self.importing, rows)
        compared = spoken.compared
        importing.new += len(compared.new)
        importing.seen_ids.update(compared.ids.values())
        self.new += compared.new[: max(0, LISTED - len(self.new))]
        for key in compared.changed:
            importing.changed.add(compared.ids[key])
            self._said_otherwise(spoken, key)
        return compared.ids

    def _said_otherwise(self, spoken: Spoken, key: str) -> None:
        before, after = spoken.earlier[key], spoken.said[key]
        if before is None or _contact(before) != _contact(after):
            self.contact.add(spoken.compared.ids[key])
        if before is not None and before.flags != after.flags:
            self.flags.add(spoken.compared.ids[key])

    def _balances(self, rows: Sequence[SourceBalance], ids: Mapping[str, int]) -> None:
        stated = []
        for row in rows:
            key, snapshot = key_of(row.guarantor), snapshot_of(row, self.importing.on)
            if snapshot is not None and key in ids:
                cents = row.last_payment_cents or 0
                stated.append(Stated(ids[key], key, snapshot, row.last_payment_on, cents))
        for account in compare_last_payments(self.importing, stated, self.since).news:
            self.add(account, 0)
        for one, standing, _ in decide_balances(self.importing, stated):
            self.add(one.account, one.snapshot.balance_cents - standing.total_cents)

    def _money(self, rows: Sequence[Row]) -> None:
        importing = self.importing
        if self.kind is SourceKind.INVOICES:
            self.invoices.take(only(rows, SourceCharge))
            self.invoices.take_credits(only(rows, SourceAdjustment))
            return
        self._table(STATEMENTS, charge_values(importing, only(rows, SourceCharge)))
        self._table(PAYMENTS, payment_values(importing, only(rows, SourcePayment)))
        self._table(ADJUSTMENTS, adjustment_values(importing, only(rows, SourceAdjustment)))
        promises = promise_values(importing, only(rows, SourcePromise))
        compared = compare(PROMISES, importing.practice.pk, promises)
        importing.changed |= compared.guarantor_ids(PROMISES)

    def _table(self, table: Table, values: dict[str, Values]) -> None:
        if not values:
            return
        compared = compare(table, self.importing.practice.pk, values)
        for account in compared.guarantor_ids(table):
            self.add(account, 0)
        for rows, sign in ((_written(compared), 1), (compared.old.values(), -1)):
            for row in rows:
                self.add(row[0], sign * _debt(table, row, self.importing.on))
        if table is PAYMENTS:  # one recorded here already is no news
            for payment in recorded_here(self.importing, compared).values():
                self.add(payment.guarantor_id, payment.amount_cents)

    def _close(self, closed: Collection[int]) -> None:
        """Accounts of which every row says that it is paid, void or written off."""
        importing = self.importing
        over = {id for id in closed if not importing.spoke_of(id)} - importing.unread
        importing.seen_ids |= over
        for id, cents in _standing(over).items():
            self.add(id, -cents)

    def _listed(
        self,
        moved: Mapping[int, tuple[int, int]],
        vanished: Sequence[int],
        gone: Collection[int],
    ) -> dict[str, Any]:
        lists: dict[str, list[Any]] = {
            "new": self.new,
            "resolved": [],
            "reduced": [],
            "increased": [],
            "contact_changed": [],
            "flags_changed": [],
            "absent": [],
        }
        named = {*moved, *self.contact, *self.flags, *vanished}
        for id, key in _external_ids(named):
            owed, owes = moved.get(id, (0, 0))
            if owed > 0 >= owes:
                lists["resolved"].append(key)
            elif owed != owes:
                word = "reduced" if owes < owed else "increased"
                lists[word].append({"id": key, "from": owed, "to": owes})
            if id in self.contact:
                lists["contact_changed"].append(key)
            if id in self.flags:
                lists["flags_changed"].append(key)
            if id not in moved and not self.importing.spoke_of(id):
                lists["absent"].append({"id": key, "action": "resolve" if id in gone else "keep"})
        return {name: entries[:LISTED] for name, entries in lists.items()}


@dataclass
class _Invoices(InvoiceList):
    """A list of open invoices that is only looked at."""

    differences: Differences = field(kw_only=True)

    def _store(self, bills: Compared) -> None:
        on = self.importing.on
        for row in _written(bills):
            self.differences.add(row[0], _debt(STATEMENTS, row, on))
        for row in bills.old.values():
            self.differences.add(row[0], -_debt(STATEMENTS, row, on))

    def _ask(self, account: int) -> None:
        pass

    def _adjust(self, found: Sequence[Difference], reason: str) -> None:
        for one in found:
            self.differences.add(one.account, one.cents)


_DATES: Final = {
    STATEMENTS.model: ("statement_on", 1),
    PAYMENTS.model: ("paid_on", -1),
    ADJUSTMENTS.model: ("adjusted_on", 1),
}
"""The column a row's day is in, and what its amount does to the debt."""


def _written(compared: Compared) -> list[Values]:
    return [compared.rows[key] for key in (*compared.new, *compared.old)]


def _debt(table: Table, row: Values, on: date) -> int:
    """What a row adds to what is owed on a day, in cents; one dated ahead adds nothing yet."""
    column, sign = _DATES[table.model]
    said = dict(zip(table.fields, row, strict=True))
    return sign * int(said["amount_cents"]) if said[column] <= on else 0


def _contact(said: Said) -> tuple[object, ...]:
    return (said.phones, said.emails, said.channel, said.zip)


def _standing(ids: Collection[int]) -> dict[int, int]:
    """The balances of accounts, where they are not zero."""
    mine = Balance.objects.filter(guarantor_id__in=among(ids)).exclude(balance_cents=0)
    return dict(mine.values_list("guarantor_id", "balance_cents").iterator())


def _external_ids(ids: Collection[int]) -> Iterable[tuple[int, str]]:
    mine = Guarantor.objects.filter(pk__in=among(ids)).order_by("pk")
    return mine.values_list("id", "external_id").iterator()

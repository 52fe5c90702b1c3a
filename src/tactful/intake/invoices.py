"""Lists of open invoices: each row is one bill and what is still open on it.

A bill not seen before is a statement with the file's dates, for what is open. For one known
from an earlier list, an adjustment on the file's day brings it to what the file says, so
that the days before stay as they were told then. Money recorded here that names no bill is
in the file's amounts as well; where there is some, the account is decided as a whole once
all of its rows are known, by the rules of snapshots.py.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from tactful.bulk import among
from tactful.intake.forward import GONE, SAID, not_booked, write_adjustments
from tactful.intake.importing import Importing
from tactful.intake.money import charge_values
from tactful.intake.people import Values
from tactful.intake.snapshots import CREDIT, POSTED_WITHIN, PREFIX, key_of, sums_of
from tactful.ledger.balances import open_statements
from tactful.ledger.models import Adjustment, Payment, Statement
from tactful.ledger.upserts import GUARANTORS, STATEMENTS, Compared, compare, ids_of, write
from tactful.readers.rows import SourceAdjustment, SourceCharge

_AMOUNT: Final = STATEMENTS.fields.index("amount_cents")


@dataclass(frozen=True, slots=True)
class Books:
    """One account's money as of the file's day, in cents; `named` by bill, without its amount."""

    named: Mapping[str, int] = field(default_factory=dict)
    loose: int = 0
    paid_lately: tuple[int, ...] = ()  # recorded here, and perhaps not booked there yet
    paid_before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One open invoice of a known account: what is stored open on it, and what the file says."""

    id: str
    amount: int
    open_here: int
    open_there: int


class Difference(NamedTuple):
    """What the file adds to an account (cents), and the bill it names; none: a credit."""

    account: int
    named: str
    cents: int


@dataclass
class InvoiceList:
    """One list going in. Accounts with loose money wait in `waiting` for `finish`."""

    importing: Importing
    seen: set[int] = field(default_factory=set)
    credits: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    waiting: defaultdict[int, list[Listed]] = field(default_factory=lambda: defaultdict(list))

    def take(self, rows: Sequence[SourceCharge]) -> None:
        """Write new bills, and bring known ones to what the file says."""
        values = charge_values(self.importing, rows)
        before = self._write(values)
        self._compare_open(values, before)

    def take_credits(self, rows: Sequence[SourceAdjustment]) -> None:
        """Rows below zero: money the practice holds, which names no bill."""
        accounts = ids_of(
            GUARANTORS, self.importing.practice.pk, {row.guarantor_id for row in rows}
        )
        for row in rows:
            if row.guarantor_id in accounts:
                self.credits[accounts[row.guarantor_id]] += row.amount_cents

    def finish(self, *, full_snapshot: bool, closed: Collection[int] = ()) -> None:
        """Decide the accounts that waited; in a full snapshot, close what is no longer listed.

        `closed` are accounts of which a row says that it is paid, void or written off: what
        the file does not list as open for them is over in any case.
        """
        accounts = self.waiting.keys() | self.credits.keys()
        books = _books(self.importing, accounts)
        for account in sorted(accounts):
            listed = self.waiting.get(account, [])
            self._decide(account, listed, books[account], self.credits.get(account, 0))
        self._close_unlisted(None if full_snapshot else closed)

    def _write(self, values: dict[str, Values]) -> dict[str, Values]:
        """Store bills with the file's dates; returns those that were here, as they were.

        A known bill keeps its amount: what changed since comes as an adjustment.
        """
        importing = self.importing
        compared = compare(STATEMENTS, importing.practice.pk, dict(values))
        known = {key: values[key] for key in values if key in compared.ids}
        before = {key: compared.old.get(key, row) for key, row in known.items()}
        rows = {
            key: (*row[:_AMOUNT], before[key][_AMOUNT]) if key in before else row
            for key, row in values.items()
        }
        kept = replace(
            compared,
            rows=rows,
            old={key: row for key, row in compared.old.items() if rows[key] != row},
        )
        self._store(kept)
        self.seen.update(kept.ids.values())
        return before

    def _store(self, bills: Compared) -> None:
        importing = self.importing
        write(STATEMENTS, importing.practice.pk, bills)
        touched = importing.known(bills.guarantor_ids(STATEMENTS))
        importing.money |= touched
        importing.changed |= touched
        importing.written["statements"] += len(bills.new) + len(bills.old)

    def _compare_open(self, values: Mapping[str, Values], before: Mapping[str, Values]) -> None:
        accounts = {values[key][0] for key in before}
        books = _books(self.importing, accounts)
        found: list[Difference] = []
        for key, stored in before.items():
            account, amount = values[key][0], stored[_AMOUNT]
            listed = Listed(
                key, amount, amount + books[account].named.get(key, 0), values[key][_AMOUNT]
            )
            if books[account].loose or books[account].paid_lately:
                self.waiting[account].append(listed)
            elif listed.open_here != listed.open_there:
                found.append(Difference(account, key, listed.open_there - listed.open_here))
        self._adjust(found, SAID)

    def _decide(self, account: int, listed: Sequence[Listed], books: Books, credit: int) -> None:
        """An account with money that names no bill, seen as a whole."""
        here = sum(one.open_here for one in listed) + books.loose
        there = sum(one.open_there for one in listed) + credit
        if there - here in sums_of(books.paid_lately):
            return
        if there - here in sums_of((*books.paid_lately, *books.paid_before)):
            self._ask(account)
        found = [
            Difference(account, one.id, one.open_there - one.open_here)
            for one in listed
            if one.open_there != one.open_here
        ]
        if books.loose != credit:
            found.append(Difference(account, CREDIT, credit - books.loose))
        self._adjust(found, SAID)

    def _ask(self, account: int) -> None:
        not_booked(self.importing, [account])

    def _close_unlisted(self, accounts: Collection[int] | None) -> None:
        """What is no longer named is not owed any more, of these accounts or (None) of all.

        Where a row of an account could not be read, nothing of it is closed: it may be that one.
        """
        if accounts is not None and not accounts:
            return
        importing = self.importing
        found = open_statements(importing.practice, on=importing.on, guarantor_ids=accounts)
        for account, items in found.items():
            if account in importing.unread:
                continue
            self._adjust(
                [
                    Difference(account, item.external_id, -item.open_cents)
                    for item in items
                    if item.statement_id is not None
                    and item.statement_id not in self.seen
                    and not item.external_id.startswith(PREFIX)
                ],
                GONE,
            )

    def _adjust(self, found: Sequence[Difference], reason: str) -> None:
        importing = self.importing
        rows: dict[str, Values] = {}
        for account, named, cents in found:
            about = key_of(named) if named else f"{key_of(str(account))}/credit"
            rows[f"{PREFIX}{importing.on}:{about}"] = (account, named, importing.on, cents, reason)
        if not rows:
            return
        write_adjustments(importing, rows)
        touched = importing.known(one.account for one in found)
        importing.money |= touched
        importing.changed |= touched
        importing.adjusted |= touched


def _books(importing: Importing, accounts: Collection[int]) -> defaultdict[int, Books]:
    """What payments and adjustments up to the file's day say of accounts that were here."""
    known = list(importing.known(accounts))
    named: defaultdict[int, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    by_hand: defaultdict[int, list[tuple[date, int]]] = defaultdict(list)
    for account, ref, on, cents, source in Payment.objects.filter(
        guarantor_id__in=among(known), paid_on__lte=importing.on
    ).values_list("guarantor_id", "statement_ref", "paid_on", "amount_cents", "source"):
        named[account][ref] -= cents
        if source != "import":
            by_hand[account].append((on, cents))
    for account, ref, cents in Adjustment.objects.filter(
        guarantor_id__in=among(known), adjusted_on__lte=importing.on
    ).values_list("guarantor_id", "statement_ref", "amount_cents"):
        named[account][ref] += cents
    bills = _bill_ids(known)
    found: defaultdict[int, Books] = defaultdict(Books)
    for account, sums in named.items():
        loose = sum(cents for ref, cents in sums.items() if ref not in bills[account])
        mine = sorted(by_hand[account])
        found[account] = Books(
            sums,
            loose,
            tuple(cents for on, cents in mine if importing.on - on <= POSTED_WITHIN),
            tuple(cents for on, cents in mine if importing.on - on > POSTED_WITHIN),
        )
    return found


def _bill_ids(accounts: Collection[int]) -> defaultdict[int, set[str]]:
    found: defaultdict[int, set[str]] = defaultdict(set)
    for account, id in Statement.objects.filter(guarantor_id__in=among(accounts)).values_list(
        "guarantor_id", "external_id"
    ):
        found[account].add(id)
    return found

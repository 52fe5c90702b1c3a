"""What an account owes on a day: its rows of money laid against its charges.

The rules are those of the ledger README, 1 to 8. Everything here is exact, in whole
cents, and does not depend on the order in which the rows come.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tactful.core.aging import AgingBasis, day_zero, days_past_due


@dataclass(frozen=True, slots=True)
class Charge:
    """One bill as it was sent: what the guarantor owes after insurance, in cents."""

    id: str
    statement_on: date
    due_on: date
    amount_cents: int
    service_on: date | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received, in cents; a negative amount is a returned payment."""

    id: str
    on: date
    amount_cents: int
    charge_id: str | None = None


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A correction, in cents; a negative amount lowers what is owed."""

    id: str
    on: date
    amount_cents: int
    charge_id: str | None = None


@dataclass(frozen=True, slots=True)
class OpenStatement:
    """A charge that is not settled, and what is still open on it, in cents.

    `charge_id` is None for an amount that is owed without a charge: a correction
    upwards or a returned payment that names no bill. It is due on its own date.
    """

    charge_id: str | None
    statement_on: date
    due_on: date
    open_cents: int
    service_on: date | None = None


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """One account as it stands on a day. Amounts in cents; ages in whole days."""

    on: date
    open_statements: tuple[OpenStatement, ...]
    credit_cents: int
    last_payment: Payment | None
    basis: AgingBasis = AgingBasis.DUE_DATE

    @property
    def balance_cents(self) -> int:
        """Open amounts minus credit; below zero the practice owes the guarantor."""
        return sum(item.open_cents for item in self.open_statements) - self.credit_cents

    @property
    def overdue_cents(self) -> int:
        """The open amount of statements that are one day past due or more (rule 5)."""
        return sum(item.open_cents for item in self.open_statements if item.due_on < self.on)

    @property
    def open_count(self) -> int:
        """How many statements are open."""
        return len(self.open_statements)

    @property
    def oldest_due_on(self) -> date | None:
        """The due date of the oldest open statement; None where nothing is open."""
        return self.open_statements[0].due_on if self.open_statements else None

    @property
    def days_past_due(self) -> int | None:
        """Whole days past the oldest open due date, negative while it is ahead (rule 4)."""
        return None if self.oldest_due_on is None else days_past_due(self.oldest_due_on, self.on)

    @property
    def age_days(self) -> int | None:
        """Whole days since day zero of the oldest open statement, by the practice's aging basis."""
        zeros = [
            day_zero(
                self.basis,
                due_on=item.due_on,
                statement_on=item.statement_on,
                service_on=item.service_on,
            )
            for item in self.open_statements
        ]
        return days_past_due(min(zeros), self.on) if zeros else None

    @property
    def is_paid_in_full(self) -> bool:
        """Nothing is owed and somebody paid; an adjustment alone is not a payment (rule 7)."""
        return self.balance_cents <= 0 and self.last_payment is not None


def allocate(
    charges: Iterable[Charge],
    payments: Iterable[Payment],
    adjustments: Iterable[Adjustment],
    *,
    on: date,
    basis: AgingBasis = AgingBasis.DUE_DATE,
) -> AccountBalance:
    """Lay one account's payments and adjustments against its charges, as of a day.

    Rows dated after `on` do not exist yet; a charge counts from its statement date.
    Money that names a charge goes there; what is left of it, and money that names
    none, goes to open charges, oldest due date first, then by id (rules 1 to 3).
    """
    seen = [charge for charge in charges if charge.statement_on <= on]
    paid = [payment for payment in payments if payment.on <= on]
    adjusted = [adjustment for adjustment in adjustments if adjustment.on <= on]

    # One sign for both: what the row adds to the account's debt.
    rows = [(row.charge_id, row.on, -row.amount_cents) for row in paid]
    rows += [(row.charge_id, row.on, row.amount_cents) for row in adjusted]
    items, credit = _settle(seen, rows)
    return AccountBalance(on, items, credit, last_payment(paid, on=on), basis)


def counting_payments(payments: Iterable[Payment], *, on: date) -> list[Payment]:
    """Return the payments that count as such on a day, oldest first (rule 7).

    A negative row takes back the latest payment before it with the same charge and
    amount; from its date on, neither of the two is a payment.
    """
    counting, _ = _returned(payments, on=on)
    return counting


def net_paid_cents(payments: Iterable[Payment], *, since: date, until: date, on: date) -> int:
    """Add up what was paid from one day through another, as known on a day; never below zero.

    A negative row that matches no single payment (half a refund) is taken off.
    """
    counting, unmatched = _returned(payments, on=on)
    rows = [row for row in [*counting, *unmatched] if since <= row.on <= until]
    return max(0, sum(row.amount_cents for row in rows))


def last_payment(payments: Iterable[Payment], *, on: date) -> Payment | None:
    """Return the latest payment that counts on a day; None where there is none (rule 7)."""
    counting = counting_payments(payments, on=on)
    return counting[-1] if counting else None


_Row = tuple[str | None, date, int]


def _settle(
    charges: Sequence[Charge], rows: Sequence[_Row]
) -> tuple[tuple[OpenStatement, ...], int]:
    """Return what is open, oldest due first, and the credit that is left over."""
    oldest_first = sorted(charges, key=lambda charge: (charge.due_on, charge.id))
    known = {charge.id for charge in charges}
    named: dict[str, int] = defaultdict(int)
    loose: list[_Row] = []
    for row in rows:
        charge_id, _, cents = row
        if charge_id in known:
            named[charge_id] += cents
        else:
            loose.append(row)

    opens = [charge.amount_cents + named[charge.id] for charge in oldest_first]
    credit = sum(-cents for cents in opens if cents < 0) - sum(cents for _, _, cents in loose)
    items: list[OpenStatement] = []
    for charge, cents in zip(oldest_first, opens, strict=True):
        taken = min(max(cents, 0), max(credit, 0))
        credit -= taken
        if cents - taken > 0:
            items.append(_open(charge, cents - taken))
    if credit < 0:
        items.append(_without_charge(loose, -credit))
        items.sort(key=lambda item: (item.due_on, item.charge_id or ""))
    return tuple(items), max(credit, 0)


def _open(charge: Charge, open_cents: int) -> OpenStatement:
    return OpenStatement(
        charge.id, charge.statement_on, charge.due_on, open_cents, charge.service_on
    )


def _without_charge(loose: Sequence[_Row], open_cents: int) -> OpenStatement:
    # The kindest day it can have been due: that of the last row which added to it.
    latest = max(day for _, day, cents in loose if cents > 0)
    return OpenStatement(None, latest, latest, open_cents)


def _returned(payments: Iterable[Payment], *, on: date) -> tuple[list[Payment], list[Payment]]:
    """Split into payments that count and negative rows that matched none, both oldest first."""
    # On one day the payment comes before its return, whatever their ids.
    dated = sorted(
        (row for row in payments if row.on <= on),
        key=lambda row: (row.on, row.amount_cents < 0, row.id),
    )
    counting: list[Payment] = []
    unmatched: list[Payment] = []
    for row in dated:
        if row.amount_cents > 0:
            counting.append(row)
        elif row.amount_cents < 0 and not _take_back(counting, row):
            unmatched.append(row)
    return counting, unmatched


def _take_back(counting: list[Payment], returned: Payment) -> bool:
    for index in range(len(counting) - 1, -1, -1):
        earlier = counting[index]
        same = earlier.charge_id == returned.charge_id
        if same and earlier.amount_cents == -returned.amount_cents:
            del counting[index]
            return True
    return False

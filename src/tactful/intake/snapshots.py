"""Balance files: a list of what each account owes on one day, without its history.

**What is kept.** An account a balance file speaks of has one *balance-forward statement*,
`balance:DAY:KEY`, with the dates the file gives, and adjustments on the day of each later
file that bring the account to what that file says. So a balance as of any day is that of
the newest file of that day or before it, less the payments recorded here since; the day
stands in the adjustment and in the statement's id, and a file says nothing of days before
its own (a statement dated earlier has no amount until then). When a file gives the debt
other dates, the old statement is brought to zero and a new one opened, so that age is true
for each day as well.

**Whose word counts.** On its day the file is right. What was recorded here before is
believed to be in it already, and is never counted a second time. But a billing system books
a payment taken here some days later: where the file's balance is exactly that before a
payment of the last days (POSTED_WITHIN), the payment stands, so that nobody who paid
yesterday is reminded today. After that the file is right again, and a person finds out
what became of the payment.

**Dates.** A due date the file gives is taken. With only a statement, invoice or service
date a balance is due DAYS_TO_PAY days after it; with an aging bucket, at the bucket's
younger edge; with nothing at all, on the day of the first file that lists it. Each is the
latest it can have been: nobody is told they are later than the file says.

**Unapplied credit** is money the practice already holds: it lowers the balance, so that no
reminder asks for more than the file allows (intake rule "Ask").

**Next to real bills.** Where an account has statements of its own (another export with
invoices), a balance file only corrects their sum.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b
from typing import Final

from tactful.readers.rows import DateKind, SourceBalance

DAYS_TO_PAY: Final = 30
POSTED_WITHIN: Final = timedelta(days=5)
"""A payment recorded here is in the billing system's books a few days later at most."""

PREFIX: Final = "balance:"
CREDIT: Final = ""
"""The reference of money that names no statement."""

_PAYMENTS: Final = 8  # of one account, the newest, that are thought of together
_CURRENT_LAST_DAY: Final = 30  # a bucket "0-30" begins at 0 as "Current" does
_BUCKET_LAST_DAYS: Final = {0: 0, 1: 30, 31: 60, 61: 90}  # older ones are open-ended


@dataclass(frozen=True, slots=True)
class Dates:
    """What a balance-forward statement carries."""

    statement_on: date
    due_on: date
    service_on: date | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a balance file says of one account on its day; cents, negative is a credit."""

    on: date
    owed_cents: int
    unapplied_cents: int = 0
    due_on: date | None = None
    statement_on: date | None = None
    service_on: date | None = None
    bucket_days: int | None = None

    @property
    def balance_cents(self) -> int:
        return self.owed_cents - self.unapplied_cents

    @property
    def dates(self) -> Dates:
        """The dates of a statement opened for this balance."""
        known = self.statement_on or self.service_on
        if self.due_on is not None:
            due_on = self.due_on
        elif self.bucket_days is not None:
            due_on = self.on - timedelta(days=self.bucket_days)
        elif known is not None:
            due_on = known + timedelta(days=DAYS_TO_PAY)
        else:
            due_on = self.on
        return Dates(min(self.statement_on or self.on, self.on), due_on, self.service_on)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands in our books on the file's day, before the file is taken in.

    `named` is what is open on each balance-forward statement (its amount and what names it),
    `loose_cents` what names none. `paid_lately` are payments recorded here which the billing
    system may not have booked yet, `paid_before` those it should have.
    """

    total_cents: int = 0
    named: Mapping[str, int] = field(default_factory=dict)
    loose_cents: int = 0
    current: str = ""  # the newest balance-forward statement
    current_dates: Dates | None = None
    has_bills: bool = False
    paid_lately: tuple[int, ...] = ()
    paid_before: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bill:
    """A statement as it is stored."""

    id: str
    dates: Dates
    amount_cents: int


@dataclass(frozen=True, slots=True)
class Money:
    """A payment or adjustment as it is stored, and the statement it names, if any."""

    named: str
    on: date
    cents: int
    by_hand: bool = False  # recorded here, not told by a source


@dataclass(frozen=True, slots=True)
class Followed:
    """What brings an account to its snapshot. Adjustments by statement id, in cents."""

    opened: Bill | None = None
    redated: Dates | None = None  # the current statement's, better known than before
    adjustments: Mapping[str, int] = field(default_factory=dict)
    not_booked: bool = False  # the file does not know a payment recorded here long ago

    @property
    def changes_nothing(self) -> bool:
        return self.opened is None and self.redated is None and not self.adjustments


NOTHING: Final = Followed()


def snapshot_of(row: SourceBalance, on: date) -> Snapshot | None:
    """What a row says; None where the patient's part is not known."""
    if row.balance_cents is None:
        return None
    kind = row.oldest_kind
    billed = row.oldest_on if kind in (DateKind.INVOICE, DateKind.STATEMENT) else None
    return Snapshot(
        on,
        row.balance_cents,
        row.unapplied_credit_cents,
        due_on=row.due_on or (row.oldest_on if kind is DateKind.DUE else None),
        statement_on=row.statement_on or billed,
        service_on=row.oldest_on if kind is DateKind.SERVICE else None,
        bucket_days=row.oldest_bucket_days,
    )


def key_of(external_id: str) -> str:
    """Stands for the account in ids: as long for every source, and no source's own."""
    return blake2b(external_id.encode(), digest_size=8).hexdigest()


def statement_id(on: date, key: str) -> str:
    return f"{PREFIX}{on}:{key}"


def adjustment_id(on: date, key: str, named: str) -> str:
    """One for each day and statement: a corrected file of the same day rewrites it."""
    about = named.removeprefix(PREFIX)[:10] if named else "credit"
    return f"{PREFIX}{on}:{key}/{about}"


def follow(snapshot: Snapshot, standing: Standing, key: str) -> Followed:
    """Decide what brings an account from how it stands to what the file says."""
    difference = snapshot.balance_cents - standing.total_cents
    agrees = difference in sums_of(standing.paid_lately)
    not_booked = not agrees and difference in sums_of(
        (*standing.paid_lately, *standing.paid_before)
    )
    if standing.has_bills:
        if agrees:
            return NOTHING
        return Followed(adjustments={CREDIT: difference}, not_booked=not_booked)
    another = _is_another_debt(snapshot, standing)
    redated = _better_dates(snapshot, standing) if another else None
    opens = another and redated is None
    if redated == standing.current_dates:
        redated = None
    if agrees and not opens:
        return Followed(redated=redated)
    opened = _opened(snapshot, key) if opens else None
    return Followed(opened, redated, _adjustments(snapshot, standing, opened), not_booked)


def sums_of(payments: Iterable[int]) -> set[int]:
    """Every amount some of these payments may come to; none of them is 0."""
    sums = {0}
    for cents in list(payments)[-_PAYMENTS:]:
        sums |= {known + cents for known in sums}
    return sums


def plainly_stands(snapshot: Snapshot, total_cents: int, dates: Dates | None) -> bool:
    """Whether an account stands as the file says, by its balance and the age of its debt alone."""
    standing = Standing(total_cents=total_cents, current_dates=dates)
    return snapshot.balance_cents == total_cents and not _is_another_debt(snapshot, standing)


def standing_of(
    on: date,
    statements: Iterable[Bill],
    payments: Iterable[Money],
    adjustments: Iterable[Money],
) -> Standing:
    """How an account stands on a day, from its dated rows; later ones do not exist yet."""
    bills = {bill.id: bill for bill in statements if bill.dates.statement_on <= on}
    named = {id: bill.amount_cents for id, bill in bills.items()}
    loose = 0
    paid = [money for money in payments if money.on <= on]
    by_hand = sorted((m for m in paid if m.by_hand), key=lambda m: m.on)
    rows = [(m.named, -m.cents) for m in paid]
    rows += [(m.named, m.cents) for m in adjustments if m.on <= on]
    for ref, cents in rows:
        if ref in named:
            named[ref] += cents
        else:
            loose += cents
    forward = {id: cents for id, cents in named.items() if id.startswith(PREFIX)}
    current = max(forward, default="")
    return Standing(
        total_cents=sum(named.values()) + loose,
        named=forward,
        loose_cents=loose,
        current=current,
        current_dates=bills[current].dates if current else None,
        has_bills=len(forward) < len(named),
        paid_lately=tuple(m.cents for m in by_hand if on - m.on <= POSTED_WITHIN),
        paid_before=tuple(m.cents for m in by_hand if on - m.on > POSTED_WITHIN),
    )


def _is_another_debt(snapshot: Snapshot, standing: Standing) -> bool:
    """Whether the file speaks of a debt the current statement does not stand for."""
    if snapshot.owed_cents <= 0:
        return False
    current = standing.current_dates
    if current is None:
        return True
    if snapshot.due_on is not None:
        return snapshot.due_on != current.due_on
    # What was paid off does not come back: what is owed after it is another debt.
    after_paid_off = standing.total_cents <= 0 < snapshot.balance_cents
    if snapshot.bucket_days is not None:
        return after_paid_off or not _fits(snapshot, current)
    if snapshot.statement_on is not None:
        return snapshot.dates.statement_on != current.statement_on
    if snapshot.service_on is not None:
        return snapshot.service_on != current.service_on
    return after_paid_off


def _fits(snapshot: Snapshot, current: Dates) -> bool:
    assert snapshot.bucket_days is not None
    age = (snapshot.on - current.due_on).days
    last_day = _BUCKET_LAST_DAYS.get(snapshot.bucket_days)
    return age >= snapshot.bucket_days and (last_day is None or age <= last_day)


def _better_dates(snapshot: Snapshot, standing: Standing) -> Dates | None:
    """Better dates for the current statement; None: the file speaks of another debt.

    A bucket gives a range: a debt that moved into an older one was due earlier than we
    thought, and one that still counts as current is not due yet. A file of the same day
    corrects the one before it.
    """
    current = standing.current_dates
    if current is None:
        return None
    better = Dates(current.statement_on, snapshot.dates.due_on, snapshot.service_on)
    if standing.current.startswith(f"{PREFIX}{snapshot.on}:"):
        return better
    if standing.total_cents <= 0 or snapshot.due_on is not None or snapshot.bucket_days is None:
        return None
    age = (snapshot.on - current.due_on).days
    still_current = snapshot.bucket_days == 0 and age <= _CURRENT_LAST_DAY
    return better if age < snapshot.bucket_days or still_current else None


def _opened(snapshot: Snapshot, key: str) -> Bill:
    dates = snapshot.dates
    # An earlier statement date is the debt's, but the file vouches for the amount only now:
    # it then comes as an adjustment on the file's day.
    amount = snapshot.owed_cents if dates.statement_on == snapshot.on else 0
    return Bill(statement_id(snapshot.on, key), dates, amount)


def _adjustments(snapshot: Snapshot, standing: Standing, opened: Bill | None) -> dict[str, int]:
    target = {id: 0 for id in standing.named}
    target[opened.id if opened else standing.current] = max(snapshot.owed_cents, 0)
    target[CREDIT] = min(snapshot.owed_cents, 0) - snapshot.unapplied_cents
    actual = {**standing.named, CREDIT: standing.loose_cents}
    if opened:
        actual[opened.id] = opened.amount_cents
    differences = {id: cents - actual.get(id, 0) for id, cents in target.items()}
    return {id: cents for id, cents in differences.items() if cents}

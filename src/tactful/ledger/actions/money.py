"""Payments and corrections entered by hand or sent by another system."""

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.ledger.balances import refresh_balances
from tactful.ledger.errors import LedgerError
from tactful.ledger.events import tell
from tactful.ledger.models import Adjustment, Guarantor, Payment, Statement
from tactful.ledger.queries import recorded_payment
from tactful.practice.queries import today_of
from tactful.records import lock_one, new_uid

MOST_CENTS: Final = 1_000_000_00
"""A single row entered here beyond a million dollars is a typing error."""

_EARLIEST: Final = date(2000, 1, 1)
_AHEAD: Final = timedelta(days=92)  # a post-dated check; more is a typing error


@transaction.atomic
def record_payment(
    guarantor: Guarantor,
    *,
    amount_cents: int,
    on: date,
    method: str,
    by: str,
    now: datetime,
    statement_ref: str = "",
    external_id: str = "",
    source: str = "hand",
) -> Payment:
    """Record money received, or (below zero) a payment that came back, and settle the account.

    `statement_ref` is the external id of the statement it names, if any. The same
    `external_id` a second time changes nothing and returns what is stored. Raises LedgerError:
    `zero_amount`, `absurd_amount`, `impossible_date`, `unknown_statement`, `nothing_to_return`,
    `recorded_otherwise`.
    """
    account = _held(guarantor)
    if stored := recorded_payment(account.practice, external_id):
        # A source that tells of it too may have booked it on another day.
        day = on if stored.recorded_as == external_id else stored.paid_on
        said = (stored.guarantor_id, stored.amount_cents, day)
        _same_as_before(said, (account.pk, amount_cents, on))
        return stored
    _sensible(amount_cents, on, today_of(account.practice, now))
    _known_statement(account, statement_ref)
    if amount_cents < 0:
        _something_to_return(account, -amount_cents, on, statement_ref)
    payment: Payment = Payment.objects.create(
        practice=account.practice,
        guarantor=account,
        external_id=external_id or f"{source}:{new_uid()}",
        statement_ref=statement_ref,
        paid_on=on,
        amount_cents=amount_cents,
        method=method[:40],
        source=source[:20],
    )
    what = "payment recorded" if amount_cents > 0 else "payment returned"
    _settle(account, "payment", f"payment:{payment.uid}", what, by=by, now=now)
    return payment


@transaction.atomic
def record_adjustment(
    guarantor: Guarantor,
    *,
    amount_cents: int,
    on: date,
    reason: str,
    by: str,
    now: datetime,
    statement_ref: str = "",
    external_id: str = "",
) -> Adjustment:
    """Record a correction to what is owed (below zero lowers it), and settle the account.

    Idempotent by `external_id` and refused for the same reasons as a payment.
    """
    account = _held(guarantor)
    stored: Adjustment | None = Adjustment.objects.filter(
        practice=account.practice, external_id=external_id
    ).first()
    if external_id and stored:
        said = (stored.guarantor_id, stored.amount_cents, stored.adjusted_on)
        _same_as_before(said, (account.pk, amount_cents, on))
        return stored
    _sensible(amount_cents, on, today_of(account.practice, now))
    _known_statement(account, statement_ref)
    adjustment: Adjustment = Adjustment.objects.create(
        practice=account.practice,
        guarantor=account,
        external_id=external_id or f"hand:{new_uid()}",
        statement_ref=statement_ref,
        adjusted_on=on,
        amount_cents=amount_cents,
        reason=reason[:120],
    )
    origin = f"adjustment:{adjustment.uid}"
    _settle(account, "adjustment", origin, "adjustment recorded", by=by, now=now)
    return adjustment


def _held(guarantor: Guarantor) -> Guarantor:
    """The account, held against a second writer, with its practice."""
    held: Guarantor = lock_one(Guarantor.objects.filter(pk=guarantor.pk))
    held.practice = guarantor.practice
    return held


def _same_as_before(before: tuple[int, int, date], now: tuple[int, int, date]) -> None:
    if before != now:
        raise LedgerError(
            "recorded_otherwise",
            "Something else was already recorded under this id; look at it, or use a new id.",
        )


def _sensible(amount_cents: int, on: date, today: date) -> None:
    if amount_cents == 0:
        raise LedgerError("zero_amount", "An amount of zero changes nothing; enter the amount.")
    if abs(amount_cents) > MOST_CENTS:
        raise LedgerError(
            "absurd_amount", "This amount is beyond a million dollars; check the decimal point."
        )
    if not _EARLIEST <= on <= today + _AHEAD:
        raise LedgerError(
            "impossible_date",
            "This date is before the year 2000 or more than three months ahead; check it.",
        )


def _known_statement(account: Guarantor, statement_ref: str) -> None:
    mine = Statement.objects.filter(guarantor=account, external_id=statement_ref)
    if statement_ref and not mine.exists():
        raise LedgerError(
            "unknown_statement",
            "This account has no statement with that id; leave it out to pay the oldest first.",
        )


def _something_to_return(account: Guarantor, cents: int, on: date, statement_ref: str) -> None:
    """A negative amount raises what is owed, so it must take back one payment (rule 7)."""
    standing = Payment.objects.filter(
        guarantor=account,
        amount_cents=cents,
        statement_ref=statement_ref,
        paid_on__lte=on,
        returned_on=None,
    )
    if not standing.exists():
        raise LedgerError(
            "nothing_to_return",
            "No payment of this amount stands on the account by that date, so none can come "
            "back; enter a refund as an adjustment.",
        )


def _settle(
    account: Guarantor, kind: str, origin: str, what: str, *, by: str, now: datetime
) -> None:
    practice = account.practice
    refresh_balances(practice, on=today_of(practice, now), now=now, guarantor_ids=[account.pk])
    tell(practice.pk, [account.pk], kind, origin=origin, now=now)
    record(practice.pk, [Happened(by, what, origin)], now=now)

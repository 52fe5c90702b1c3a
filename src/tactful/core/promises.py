"""Whether a promise to pay was kept, computed from payments and never entered by hand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tactful.core.allocation import Payment, net_paid_cents
from tactful.core.vocabulary import PromiseStatus


@dataclass(frozen=True, slots=True)
class Promise:
    """A date and an amount the guarantor named, in cents. It counts from the day it was made."""

    made_on: date
    promised_on: date
    amount_cents: int
    withdrawn_on: date | None = None


def promise_status(promise: Promise, payments: Iterable[Payment], *, on: date) -> PromiseStatus:
    """Say how a promise stands on a day (ledger README, rule 11).

    Only payments from the day it was made through the promised day count, and only
    while they have not been returned: paid late is still broken.
    """
    if promise.withdrawn_on is not None and promise.withdrawn_on <= on:
        return PromiseStatus.WITHDRAWN
    paid = promise_paid_cents(promise, payments, on=on)
    if paid >= promise.amount_cents:
        return PromiseStatus.KEPT
    if on <= promise.promised_on:
        return PromiseStatus.OPEN
    return PromiseStatus.PARTIAL if paid else PromiseStatus.BROKEN


def promise_paid_cents(promise: Promise, payments: Iterable[Payment], *, on: date) -> int:
    """Add up what was paid towards a promise by its date, in cents, as known on a day."""
    return net_paid_cents(payments, since=promise.made_on, until=promise.promised_on, on=on)

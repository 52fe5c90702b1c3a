"""How promises to pay stand on a day, computed from payments in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tactful.core import allocation
from tactful.core.promises import Promise, promise_paid_cents, promise_status
from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import Payment, PromiseToPay
from tactful.ledger.scope import rows_of
from tactful.practice.models import Practice


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise as it stands on a day, and what was paid towards it, in cents."""

    promise: PromiseToPay
    status: PromiseStatus
    paid_cents: int


def judge(practice: Practice, promises: Sequence[PromiseToPay], *, on: date) -> list[Judged]:
    """Say of each promise how it stands, in the given order (ledger README, rule 11)."""
    payments = _payments(practice, {promise.guarantor_id for promise in promises})
    amounts = _whole_balances(practice, promises)
    zone = ZoneInfo(practice.timezone)
    judged = []
    for promise in promises:
        said = _said(promise, amounts.get(promise.pk, 0), zone)
        paid = payments[promise.guarantor_id]
        judged.append(
            Judged(
                promise,
                promise_status(said, paid, on=on),
                promise_paid_cents(said, paid, on=on),
            )
        )
    return judged


def promises_as_of(
    practice: Practice, *, on: date, guarantor_ids: Iterable[int] | None = None
) -> dict[int, Judged]:
    """The promise that counts for each account on a day: the latest one that stands."""
    made: QuerySet[PromiseToPay] = PromiseToPay.objects.filter(made_on__lte=on)
    if guarantor_ids is None:
        made = made.filter(practice=practice)
    else:
        made = rows_of(made, practice, guarantor_ids)
    judged = judge(practice, list(made.order_by("made_on", "promised_on", "pk")), on=on)
    return {
        one.promise.guarantor_id: one for one in judged if one.status is not PromiseStatus.WITHDRAWN
    }


def _said(promise: PromiseToPay, cents: int, zone: ZoneInfo) -> Promise:
    withdrawn_on = None
    if promise.status == PromiseStatus.WITHDRAWN and promise.settled_at is not None:
        withdrawn_on = promise.settled_at.astimezone(zone).date()
    return Promise(promise.made_on, promise.promised_on, cents, withdrawn_on)


def _payments(
    practice: Practice, guarantor_ids: set[int]
) -> Mapping[int, list[allocation.Payment]]:
    found: dict[int, list[allocation.Payment]] = defaultdict(list)
    if not guarantor_ids:
        return found
    rows = rows_of(Payment.objects.all(), practice, guarantor_ids)
    for id, external_id, on, cents, ref in rows.values_list(
        "guarantor_id", "external_id", "paid_on", "amount_cents", "statement_ref"
    ):
        found[id].append(allocation.Payment(external_id, on, cents, ref or None))
    return found


def _whole_balances(practice: Practice, promises: Sequence[PromiseToPay]) -> dict[int, int]:
    """What each promise comes to, in cents; one without an amount is the balance of its day."""
    amounts = {p.pk: p.amount_cents for p in promises if p.amount_cents is not None}
    by_day: dict[date, list[PromiseToPay]] = defaultdict(list)
    for promise in promises:
        if promise.amount_cents is None:
            by_day[promise.made_on].append(promise)
    for day, made in by_day.items():
        owed = balances_as_of(practice, on=day, guarantor_ids=[p.guarantor_id for p in made])
        amounts |= {p.pk: owed[p.guarantor_id].balance_cents for p in made}
    return amounts

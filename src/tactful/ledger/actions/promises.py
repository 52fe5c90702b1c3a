"""Promises to pay: taken down once, and judged by payments alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from tactful import bulk
from tactful.core import allocation
from tactful.core.promises import Promise, promise_paid_cents, promise_status
from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.balances import balances_as_of
from tactful.ledger.errors import LedgerError
from tactful.ledger.events import tell
from tactful.ledger.models import AccountEvent, Guarantor, Payment, PromiseToPay
from tactful.practice.models import Practice
from tactful.records import lock_one


@transaction.atomic
def record_promise(
    guarantor: Guarantor,
    *,
    promised_on: date,
    amount_cents: int | None,
    made_on: date,
    taken_by: str,
    now: datetime,
    reminder_wanted: bool = True,
    horizon_days: int = 60,
    external_id: str = "",
) -> PromiseToPay:
    """Take down a promise; an earlier one that is still open is withdrawn.

    Without an amount, or with more than is owed, the whole balance of that day is promised.
    The same date and amount again is the promise that is open already. Raises LedgerError:
    `past_date`, `beyond_horizon`, `bad_amount`, `nothing_owed`.
    """
    account = lock_one(Guarantor.objects.filter(pk=guarantor.pk))
    if external_id and (known := _known(account, external_id)):
        return known
    _sensible(promised_on, amount_cents, made_on, horizon_days)
    owed = balances_as_of(guarantor.practice, on=made_on, guarantor_ids=[account.pk])
    cents = _clamped(amount_cents, owed[account.pk].balance_cents)

    earlier = PromiseToPay.objects.filter(guarantor=account, status=PromiseStatus.OPEN)
    same: PromiseToPay | None = earlier.filter(promised_on=promised_on, amount_cents=cents).first()
    if same is not None:
        return same
    earlier.update(status=PromiseStatus.WITHDRAWN, settled_at=now)
    promise: PromiseToPay = PromiseToPay.objects.create(
        practice=guarantor.practice,
        guarantor=account,
        external_id=external_id,
        made_on=made_on,
        promised_on=promised_on,
        amount_cents=cents,
        reminder_wanted=reminder_wanted,
        taken_by=taken_by[:80],
    )
    origin = f"promise:{promise.uid}"
    tell(guarantor.practice_id, [account.pk], "promise", origin=origin, now=now)
    return promise


@transaction.atomic
def settle_promises(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    guarantor_ids: Iterable[int] | None = None,
) -> int:
    """Say how promises stand on a day, from payments; returns how many changed.

    Without ids every open promise is judged. With ids, also those of these accounts that were
    judged before: a payment that arrives late but is dated in time, or one that came back,
    changes the answer. Each change writes one event: promise_kept, promise_broken, ...
    """
    promises = _to_judge(practice, guarantor_ids)
    payments = _payments(practice, {promise.guarantor_id for promise in promises})
    amounts = _whole_balances(practice, promises)
    judged = [
        _judged(promise, amounts.get(promise.pk, 0), payments[promise.guarantor_id], on)
        for promise in promises
    ]
    return _apply(practice, [one for one in judged if one.news], now)


@dataclass(frozen=True, slots=True)
class _Judged:
    promise: PromiseToPay
    status: PromiseStatus
    paid_cents: int

    @property
    def changed(self) -> bool:
        return self.promise.status != self.status

    @property
    def news(self) -> bool:
        return self.changed or self.promise.paid_cents != self.paid_cents


def _known(account: Guarantor, external_id: str) -> PromiseToPay | None:
    known: PromiseToPay | None = PromiseToPay.objects.filter(
        practice_id=account.practice_id, external_id=external_id
    ).first()
    return known


def _sensible(
    promised_on: date, amount_cents: int | None, made_on: date, horizon_days: int
) -> None:
    if promised_on < made_on:
        raise LedgerError("past_date", "The promised day is already over; ask for another one.")
    if promised_on > made_on + timedelta(days=horizon_days):
        raise LedgerError(
            "beyond_horizon",
            "The promised day is further ahead than the practice accepts; offer a payment plan.",
        )
    if amount_cents is not None and amount_cents <= 0:
        raise LedgerError("bad_amount", "A promise needs an amount above zero.")


def _clamped(amount_cents: int | None, owed_cents: int) -> int:
    if owed_cents <= 0:
        raise LedgerError("nothing_owed", "Nothing is owed on this account, so nothing to promise.")
    return owed_cents if amount_cents is None else min(amount_cents, owed_cents)


def _to_judge(practice: Practice, guarantor_ids: Iterable[int] | None) -> list[PromiseToPay]:
    mine = PromiseToPay.objects.for_practice(practice)
    if guarantor_ids is None:
        return list(mine.filter(status=PromiseStatus.OPEN))
    theirs = mine.filter(guarantor_id__in=bulk.among(set(guarantor_ids)))
    return list(theirs.exclude(status=PromiseStatus.WITHDRAWN))


def _payments(practice: Practice, guarantor_ids: set[int]) -> dict[int, list[allocation.Payment]]:
    found: dict[int, list[allocation.Payment]] = defaultdict(list)
    rows = Payment.objects.for_practice(practice).filter(guarantor_id__in=bulk.among(guarantor_ids))
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


def _judged(
    promise: PromiseToPay, cents: int, payments: Sequence[allocation.Payment], on: date
) -> _Judged:
    said = Promise(promise.made_on, promise.promised_on, cents)
    status = promise_status(said, payments, on=on)
    return _Judged(promise, status, promise_paid_cents(said, payments, on=on))


def _apply(practice: Practice, judged: Sequence[_Judged], now: datetime) -> int:
    bulk.update(
        PromiseToPay,
        [
            (
                one.status,
                one.paid_cents,
                None if one.status is PromiseStatus.OPEN else now,
                one.promise.pk,
                one.promise.status,
            )
            for one in judged
        ],
        set=("status", "paid_cents", "settled_at"),
        where=("id", "status"),
    )
    changed = [one for one in judged if one.changed]
    bulk.insert(
        AccountEvent,
        ("practice_id", "guarantor_id", "kind", "at", "origin"),
        [
            (
                practice.pk,
                one.promise.guarantor_id,
                f"promise_{one.status}",
                now,
                f"promise:{one.promise.uid}",
            )
            for one in changed
        ],
    )
    return len(changed)

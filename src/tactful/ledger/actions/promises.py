"""Promises to pay: taken down once, and judged by payments alone."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from tactful import bulk
from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.balances import balances_as_of
from tactful.ledger.errors import LedgerError
from tactful.ledger.events import tell
from tactful.ledger.models import AccountEvent, Guarantor, PromiseToPay
from tactful.ledger.promises import Judged, judge
from tactful.ledger.scope import rows_of
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
def withdraw_promise(guarantor: Guarantor, *, by: str, now: datetime) -> int:
    """Take back the open promise of a guarantor who says so; returns how many there were."""
    taken_back = PromiseToPay.objects.filter(guarantor=guarantor, status=PromiseStatus.OPEN).update(
        status=PromiseStatus.WITHDRAWN, settled_at=now
    )
    if taken_back:
        tell(guarantor.practice_id, [guarantor.pk], "promise_withdrawn", origin=by, now=now)
    return taken_back


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
    news = [
        one
        for one in judge(practice, promises, on=on)
        if (one.status, one.paid_cents) != (one.promise.status, one.promise.paid_cents)
    ]
    return _apply(practice, news, now)


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
    if guarantor_ids is None:
        return list(PromiseToPay.objects.for_practice(practice).filter(status=PromiseStatus.OPEN))
    standing = PromiseToPay.objects.exclude(status=PromiseStatus.WITHDRAWN)
    return list(rows_of(standing, practice, guarantor_ids))


def _apply(practice: Practice, judged: Sequence[Judged], now: datetime) -> int:
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
    changed = [one for one in judged if one.status != one.promise.status]
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

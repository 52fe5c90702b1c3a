"""A promise that somebody gave, in a reply or to a person: noted, and everything waits for it."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from tactful.audit.actions import Happened, audited_at_the_end, record
from tactful.core.business_days import add_business_days
from tactful.core.vocabulary import HoldKind
from tactful.ledger.actions import record_promise, withdraw_promise
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.outreach.actions.holds import NewHold, open_holds, release_holds
from tactful.outreach.models import Hold
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of, today_of

_PROMISES: Final = (HoldKind.PROMISE,)


@transaction.atomic
@audited_at_the_end
def take_promise(
    guarantor: Guarantor,
    *,
    promised_on: date,
    amount_cents: int | None,
    by: str,
    now: datetime,
    reminder_wanted: bool = True,
) -> PromiseToPay:
    """Take a promise down and let outreach wait for it; the same one again changes nothing.

    Raises LedgerError as `record_promise` does.
    """
    practice = guarantor.practice
    promise = record_promise(
        guarantor,
        promised_on=promised_on,
        amount_cents=amount_cents,
        made_on=today_of(practice, now),
        taken_by=by,
        now=now,
        reminder_wanted=reminder_wanted,
        horizon_days=settings_of(practice).promise_horizon_days,
    )
    if promise.reminder_wanted != reminder_wanted:
        promise.reminder_wanted = reminder_wanted
        promise.save(update_fields=["reminder_wanted"])
    if not _is_waited_for(promise):
        pause_for_promise(practice, promise, by=by, now=now)
        detail = {"promise": promise.uid}
        happened = Happened(by, "promise noted", f"guarantor:{guarantor.uid}", detail)
        record(practice.pk, [happened], now=now)
    return promise


@transaction.atomic
@audited_at_the_end
def take_back_promise(guarantor: Guarantor, *, by: str, now: datetime) -> int:
    """Withdraw the open promise and stop waiting for it; returns how many there were."""
    withdrawn = withdraw_promise(guarantor, by=by, now=now)
    release_holds(guarantor.practice, [guarantor.pk], _PROMISES, by=by, now=now)
    if withdrawn:
        happened = Happened(by, "promise withdrawn", f"guarantor:{guarantor.uid}")
        record(guarantor.practice_id, [happened], now=now)
    return withdrawn


def pause_for_promise(practice: Practice, promise: PromiseToPay, *, by: str, now: datetime) -> None:
    """Hold until the day after the promised one and the days of grace (policy.md R075)."""
    hold = NewHold(
        guarantor_id=promise.guarantor_id,
        kind=HoldKind.PROMISE,
        reason="promised to pay",
        origin_key=f"promise:{promise.uid}",
        expires_at=waits_until(practice, promise.promised_on),
    )
    # A hold of this kind is open once: the newest promise says how long.
    release_holds(practice, [promise.guarantor_id], _PROMISES, by=by, now=now)
    open_holds(practice, [hold], by=by, now=now)


def waits_until(practice: Practice, promised_on: date) -> datetime:
    """The instant from which reminders may go on if a promise is not kept."""
    grace = settings_of(practice).policy.cooldown.promise_grace_bd
    over = add_business_days(promised_on, grace) + timedelta(days=1)
    return datetime.combine(over, time(), ZoneInfo(practice.timezone))


def _is_waited_for(promise: PromiseToPay) -> bool:
    return Hold.objects.filter(
        guarantor_id=promise.guarantor_id,
        kind=HoldKind.PROMISE,
        origin_key=f"promise:{promise.uid}",
        released_at=None,
    ).exists()

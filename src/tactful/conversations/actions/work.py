"""What a person did with what waited for them, wherever it came from; and what they log unasked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, audited_at_the_end, record
from tactful.conversations.actions.resolve import resolve_reply
from tactful.conversations.origins import message_of
from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions.promising import take_promise
from tactful.worklist.actions import (
    AlreadyWorked,
    NewItem,
    add_note,
    open_items,
    record_disposition,
)
from tactful.worklist.models import Disposition, WorkItem


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised on a call; without an amount the whole balance."""

    on: date
    amount_cents: int | None = None
    reminder_wanted: bool = True


@transaction.atomic
@audited_at_the_end
def work_on(
    item: WorkItem,
    *,
    disposition: str,
    seen_version: int,
    by: str,
    now: datetime,
    note: str = "",
    call_back_on: date | None = None,
    promise: Promised | None = None,
) -> WorkItem:
    """Write down what a person did, and the promise they were given with it.

    Raises AlreadyWorked, WorklistError and LedgerError; then nothing is kept.
    """
    if promise is not None:
        take_promise(
            item.guarantor,
            promised_on=promise.on,
            amount_cents=promise.amount_cents,
            by=by,
            now=now,
            reminder_wanted=promise.reminder_wanted,
        )
    act = (
        record_disposition if message_of(item.practice, item.origin_key) is None else resolve_reply
    )
    return act(
        item,
        disposition=disposition,
        seen_version=seen_version,
        by=by,
        now=now,
        note=note,
        call_back_on=call_back_on,
    )


@transaction.atomic
@audited_at_the_end
def log_call(
    guarantor: Guarantor,
    *,
    disposition: str,
    once: str,
    by: str,
    now: datetime,
    note: str = "",
    call_back_on: date | None = None,
    promise: Promised | None = None,
) -> WorkItem | None:
    """Write down a call that nobody had asked for, as if it had been on the worklist.

    So what was said has the same consequences. `once` tells two presses of a button from two
    calls; None for the second press.
    """
    origin = f"logged:{once}"
    mine = WorkItem.objects.for_practice(guarantor.practice).filter(origin_key=origin)
    if mine.exists():
        return None
    item = NewItem(guarantor.pk, WorkKind.CALL, Urgency.P3, _LOGGED, origin)
    open_items(guarantor.practice, [item], now=now)
    logged = mine.select_related("practice", "guarantor__practice").get()
    return work_on(
        logged,
        disposition=disposition,
        seen_version=logged.version,
        by=by,
        now=now,
        note=note,
        call_back_on=call_back_on,
        promise=promise,
    )


_LOGGED: Final = "spoke on the telephone, or tried to"


@transaction.atomic
@audited_at_the_end
def mark_resolved(
    guarantor: Guarantor, seen: Mapping[str, int], *, reason: str, by: str, now: datetime
) -> int:
    """Close what was seen to wait on an account, with a reason; returns how many items.

    `seen` are the items as they were shown, uid to version; without any the reason alone is
    kept. Raises AlreadyWorked where one has changed, WorklistError where the reason is unfit.
    """
    waiting = (
        WorkItem.objects.for_practice(guarantor.practice)
        .filter(guarantor=guarantor, closed_at=None, uid__in=seen)
        .select_related("practice", "guarantor__practice")
        .order_by("pk")
    )
    items = {item.uid: item for item in waiting}
    if {uid: item.version for uid, item in items.items()} != dict(seen):
        raise AlreadyWorked
    add_note(guarantor, reason, by=by, now=now)
    for item in items.values():
        _close(item, seen[item.uid], by, now)
    detail = {"items": sorted(items)}
    happened = Happened(by, "marked resolved", f"guarantor:{guarantor.uid}", detail)
    record(guarantor.practice_id, [happened], now=now)
    return len(items)


def _close(item: WorkItem, seen_version: int, by: str, now: datetime) -> None:
    item.refresh_from_db(fields=["closed_at"])
    if item.closed_at is None:  # else it came of the same reply as another, and was closed with it
        work_on(item, disposition=Disposition.OTHER, seen_version=seen_version, by=by, now=now)

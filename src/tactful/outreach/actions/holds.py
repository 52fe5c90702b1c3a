"""Holds: opening one stops what waits; releasing one lets the journeys go on."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.core.vocabulary import HoldKind
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.outreach.actions.queue import cancel_queued
from tactful.outreach.models import Hold
from tactful.practice.models import Practice, Staff
from tactful.records import lock_rows
from tactful.turns import take_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHold:
    """A hold to be opened. `reason` is a phrase for staff; `origin_key` what asked for it."""

    guarantor_id: int
    kind: HoldKind
    reason: str
    origin_key: str
    expires_at: datetime | None = None
    owner: Staff | None = None


def open_hold(
    guarantor: Guarantor,
    kind: HoldKind,
    *,
    reason: str,
    origin_key: str,
    by: str,
    now: datetime,
    expires_at: datetime | None = None,
    owner: Staff | None = None,
) -> Hold:
    """Pause outreach to one guarantor; the hold of this kind that is open already, if one is."""
    hold = NewHold(
        guarantor_id=guarantor.pk,
        kind=kind,
        reason=reason,
        origin_key=origin_key,
        expires_at=expires_at,
        owner=owner,
    )
    open_holds(guarantor.practice, [hold], by=by, now=now)
    opened: Hold = Hold.objects.get(guarantor=guarantor, kind=kind, released_at=None)
    return opened


@transaction.atomic
def open_holds(practice: Practice, holds: Sequence[NewHold], *, by: str, now: datetime) -> int:
    """Pause outreach, and take back the reminders that wait; returns how many holds are new.

    One hold of a kind is open at most once for a guarantor.
    """
    take_turns(hold.guarantor_id for hold in holds)
    opened = bulk.insert(
        Hold,
        (
            *("practice_id", "guarantor_id", "kind", "reason", "origin_key"),
            *("opened_at", "opened_by", "expires_at", "owner_id"),
        ),
        [
            (
                *(practice.pk, hold.guarantor_id, hold.kind, hold.reason[:300], hold.origin_key),
                *(now, by, hold.expires_at, hold.owner.pk if hold.owner else None),
            )
            for hold in holds
        ],
        ignore_conflicts=True,
    )
    by_kind: dict[HoldKind, list[int]] = defaultdict(list)
    for hold in holds:
        by_kind[hold.kind].append(hold.guarantor_id)
    for kind, ids in by_kind.items():
        cancel_queued(practice, ids, f"hold_{kind}", now=now)
        tell(practice.pk, ids, "hold_opened", origin=f"hold:{kind}", now=now)
    if opened:
        detail = {str(kind): len(ids) for kind, ids in by_kind.items()}
        record(practice.pk, [Happened(by, "holds opened", detail=detail)], now=now)
    return opened


@transaction.atomic
def release_hold(hold: Hold, *, by: str, now: datetime) -> bool:
    """Let outreach go on as far as this hold is concerned; False when it was released already.

    What the law closes for longer stays closed: the gate keeps its cooling-off times, and a
    self-harm hold counts for 30 days whatever is entered (policy/README.md, 13 and 15).
    """
    return bool(_release([hold], by=by, now=now))


@transaction.atomic
def release_holds(
    practice: Practice,
    guarantor_ids: Iterable[int],
    kinds: Collection[HoldKind],
    *,
    by: str,
    now: datetime,
) -> int:
    """Release every open hold of these kinds; returns how many there were."""
    open_now = Hold.objects.for_practice(practice).filter(
        guarantor_id__in=bulk.among(set(guarantor_ids)), kind__in=list(kinds), released_at=None
    )
    return len(_release(list(open_now.order_by("id")), by=by, now=now))


@transaction.atomic
def expire_holds(now: datetime, limit: int) -> int:
    """Release holds whose time is over, of any practice; returns how many."""
    due = Hold.objects.filter(released_at=None, expires_at__lte=now).order_by("expires_at", "id")
    return len(_release(list(lock_rows(due)[:limit]), by="expiry", now=now))


def _release(holds: Sequence[Hold], *, by: str, now: datetime) -> list[Hold]:
    """Release those that are still open; the audit last, since everybody waits for its lock."""
    released = [
        hold
        for hold in holds
        if Hold.objects.filter(pk=hold.pk, released_at=None).update(released_at=now, released_by=by)
    ]
    for hold in released:
        origin = f"hold:{hold.uid}"
        tell(hold.practice_id, [hold.guarantor_id], "hold_released", origin=origin, now=now)
    by_practice: dict[int, list[Happened]] = defaultdict(list)
    for hold in released:
        happened = Happened(by, "hold released", f"hold:{hold.uid}", {"kind": hold.kind})
        by_practice[hold.practice_id].append(happened)
    for practice_id, happened_there in sorted(by_practice.items()):
        record(practice_id, happened_there, now=now)
    return released

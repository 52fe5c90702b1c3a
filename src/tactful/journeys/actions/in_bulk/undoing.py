"""Taking back an act on many accounts, where what it did still stands as it left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from tactful import bulk
from tactful.audit.actions import Happened, at_the_end, record
from tactful.core.vocabulary import HoldKind
from tactful.journeys.actions.enroll import UNDONE
from tactful.journeys.models import Advance, Enrollment, EnrollmentStatus
from tactful.ledger.events import tell
from tactful.outreach.actions import cancel_queued
from tactful.outreach.actions.holds import release_hold
from tactful.outreach.gather import LEFT_THE_HOUSE
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.records import lock_one
from tactful.worklist.models import BulkAct, BulkKind, Note, WorkItem

UNDO_WITHIN: Final = timedelta(hours=24)

Change = dict[str, Any]


class CannotUndo(ValueError):
    """Why an act cannot be taken back, in one sentence for staff."""


@transaction.atomic
def undo(act: BulkAct, *, by: str, now: datetime) -> BulkAct:
    """Reverse what still stands as the act left it; the rest is kept, by its reason.

    Never what a message has gone out because of. Raises CannotUndo where it was undone before,
    or is more than a day ago.
    """
    act = lock_one(BulkAct.objects.filter(pk=act.pk).select_related(None))
    if act.undone_at is not None:
        raise CannotUndo("This was undone already.")
    if now - act.at > UNDO_WITHIN:
        raise CannotUndo("This is more than a day ago; change the accounts one by one.")
    with at_the_end(act.practice_id):
        stays: dict[int, str] = {}
        for change in reversed(act.changes):
            if why := _UNDO[BulkKind(act.kind)](act, change, by, now):
                stays[change["g"]] = why
        kept = dict(Counter(stays.values()))
        act.undone_at, act.undone_by, act.kept = now, by[:80], kept
        act.save(update_fields=["undone_at", "undone_by", "kept"])
        detail = {"accounts": act.accounts - len(stays), "kept": kept}
        record(act.practice_id, [Happened(by, "bulk undone", f"bulk:{act.uid}", detail)], now=now)
    return act


def _assign(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    mine = WorkItem.objects.filter(pk=change["item"], version=change["version"], closed_at=None)
    if change.get("new"):
        back: dict[str, Any] = {"closed_at": now, "closed_by": by[:80]}
    else:
        back = {"owner_id": change["owner"]}
    return "" if mine.update(version=F("version") + 1, **back) else "worked"


def _pause(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    """Release the pause, and put back what it had taken out of the outbox."""
    hold = Hold.objects.filter(
        pk=change["hold"], released_at=None, origin_key=f"bulk:{act.uid}"
    ).first()
    if hold is None or not release_hold(hold, by=by, now=now):
        return "released"
    taken = Touch.objects.filter(
        pk__in=change["touches"],
        status=TouchStatus.CANCELLED,
        reason=f"hold_{HoldKind.WITH_PERSON}",
        settled_at=act.at,
    )
    # The gate is asked again before anything goes out.
    taken.update(status=TouchStatus.QUEUED, reason="", settled_at=None)
    return ""


def _enroll(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    """End the walk as if it had never begun, unless it has reached somebody."""
    walk = Enrollment.objects.filter(pk=change["walk"], status=EnrollmentStatus.ACTIVE).first()
    if walk is None:
        return "moved_on"
    mine = f"enrollment:{walk.pk}:"
    touches = Touch.objects.filter(guarantor_id=walk.guarantor_id, origin_key__startswith=mine)
    if touches.filter(status__in=LEFT_THE_HOUSE).exists():
        return "sent"
    items = WorkItem.objects.filter(guarantor_id=walk.guarantor_id, origin_key__startswith=mine)
    if items.exclude(version=0, closed_at=None).exists():
        return "worked"
    ended = Enrollment.objects.filter(
        pk=walk.pk, step=walk.step, status=EnrollmentStatus.ACTIVE
    ).update(
        status=EnrollmentStatus.ENDED,
        step=walk.step + 1,
        reason=UNDONE,
        wake_at=None,
        paused_by="",
        deferred_by="",
        ended_at=now,
    )
    if not ended:
        return "moved_on"
    step = (walk.practice_id, walk.pk, walk.step + 1, walk.block, UNDONE, {"by": by}, now)
    bulk.insert(
        Advance,
        ("practice_id", "enrollment_id", "step", "block", "decision", "detail", "at"),
        [step],
    )
    waiting = touches.filter(status=TouchStatus.QUEUED)
    waiting.update(status=TouchStatus.CANCELLED, reason=UNDONE, settled_at=now)
    items.update(closed_at=now, closed_by=by[:80], version=F("version") + 1)
    return ""


def _note(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    gone, _ = Note.objects.filter(pk=change["note"], by=act.by).delete()
    return "" if gone else "changed"


def _resolve(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    if "note" in change:
        return _note(act, change, by, now)
    item = WorkItem.objects.filter(
        pk=change["item"], version=change["version"], closed_at=act.at
    ).first()
    if item is None:
        return "worked"
    asked_again = WorkItem.objects.filter(
        practice_id=act.practice_id, origin_key=item.origin_key, closed_at=None
    )
    if asked_again.exists():
        return "asked_again"
    disposition, worked_at, worked_by = change["was"]
    WorkItem.objects.filter(pk=item.pk, version=item.version).update(
        disposition=disposition,
        worked_at=worked_at and datetime.fromisoformat(worked_at),
        worked_by=worked_by,
        closed_at=None,
        closed_by="",
        version=item.version + 1,
    )
    return ""


def _release(act: BulkAct, change: Change, by: str, now: datetime) -> str:
    """Hold again, unless something went out because the way was open."""
    guarantor_id = change["g"]
    sent = Touch.objects.filter(
        guarantor_id=guarantor_id, handed_over_at__gte=act.at, status__in=LEFT_THE_HOUSE
    )
    if sent.exists():
        return "sent"
    again = Hold.objects.filter(
        guarantor_id=guarantor_id, kind=HoldKind.WITH_PERSON, released_at=None
    )
    mine = Hold.objects.filter(pk=change["hold"], released_at=act.at, released_by=act.by)
    if again.exists() or not mine.update(released_at=None, released_by=""):
        return "changed"
    cancel_queued(act.practice, [guarantor_id], f"hold_{HoldKind.WITH_PERSON}", now=now)
    tell(act.practice_id, [guarantor_id], "hold_opened", origin=f"bulk:{act.uid}", now=now)
    return ""


_UNDO: Final[Mapping[BulkKind, Callable[[BulkAct, Change, str, datetime], str]]] = {
    BulkKind.ASSIGN: _assign,
    BulkKind.HOLD: _pause,
    BulkKind.ENROLL: _enroll,
    BulkKind.NOTE: _note,
    BulkKind.RESOLVE: _resolve,
    BulkKind.RELEASE: _release,
}

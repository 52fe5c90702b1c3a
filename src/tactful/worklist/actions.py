"""Everything that changes the worklist; one transaction each."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from tactful import bulk
from tactful.audit.actions import Happened, audited_at_the_end, record
from tactful.core.business_days import add_business_days, on_or_after
from tactful.core.replies.redaction import redact
from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.ledger.scope import rows_of
from tactful.practice.models import Membership, Practice, Staff
from tactful.records import new_uid
from tactful.worklist.due import CLOSES, OPENS, due_at
from tactful.worklist.models import Disposition, Note, WorkItem

NEEDS_ANOTHER_TRY: Final = frozenset(
    {Disposition.NO_ANSWER, Disposition.LEFT_MESSAGE, Disposition.CALL_BACK}
)
"""After these an item stays open and is due again; after all others it is closed."""

LONGEST_NOTE: Final = 5_000  # characters


class WorklistError(ValueError):
    """Something that cannot be done to a work item, for staff in one sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class AlreadyWorked(WorklistError):
    """Somebody else changed the item since it was shown."""

    def __init__(self) -> None:
        super().__init__("already_worked", "Someone else just worked this account.")


@dataclass(frozen=True, slots=True)
class NewItem:
    """Work to be opened. `reason` is a phrase a biller would say; `origin_key` what asked."""

    guarantor_id: int
    kind: WorkKind
    urgency: Urgency
    reason: str
    origin_key: str


@transaction.atomic
def open_items(practice: Practice, items: Sequence[NewItem], *, now: datetime) -> int:
    """Give work to people; returns how many items are new.

    What an open item was already asked for, by its origin, is not opened again.
    """
    zone = ZoneInfo(practice.timezone)
    due = {urgency: due_at(urgency, now=now, zone=zone) for urgency in {i.urgency for i in items}}
    return bulk.insert(
        WorkItem,
        (
            *("practice_id", "guarantor_id", "kind", "urgency", "reason"),
            *("origin_key", "opened_at", "due_at"),
        ),
        [
            (
                *(practice.pk, item.guarantor_id, item.kind, item.urgency, item.reason[:300]),
                *(item.origin_key, now, due[item.urgency]),
            )
            for item in items
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def record_disposition(
    item: WorkItem,
    *,
    disposition: str,
    seen_version: int,
    by: str,
    now: datetime,
    note: str = "",
    call_back_on: date | None = None,
) -> WorkItem:
    """Write down what the person did, unless somebody was faster.

    No answer, a message left and a call-back keep the item open, due on the next business day
    (or `call_back_on`); anything else closes it. Raises AlreadyWorked, or WorklistError
    `unknown_disposition` and `past_date`.
    """
    if disposition not in Disposition.values:
        raise WorklistError(
            "unknown_disposition", f"Choose one of {', '.join(Disposition.values)}."
        )
    if disposition in NEEDS_ANOTHER_TRY:
        changes: dict[str, Any] = {"due_at": _next_try(item, call_back_on, now)}
    else:
        changes = {"closed_at": now, "closed_by": by}
    worked = {"disposition": disposition, "worked_at": now, "worked_by": by}
    _compare_and_set(item, seen_version, worked | changes)
    if note.strip():
        add_note(item.guarantor, note, by=by, now=now)
    origin = f"work_item:{item.uid}"
    tell(item.practice_id, [item.guarantor_id], f"worked_{disposition}", origin=origin, now=now)
    happened = Happened(by, "disposition recorded", origin, {"disposition": str(disposition)})
    record(item.practice_id, [happened], now=now)
    item.refresh_from_db()
    return item


@transaction.atomic
def resolve(
    practice: Practice,
    guarantor_ids: Iterable[int],
    kinds: Collection[WorkKind] | None,
    *,
    by: str,
    now: datetime,
) -> int:
    """Close what is no longer needed, of these kinds or (None) of all; returns how many."""
    wanted = rows_of(WorkItem.objects.filter(closed_at=None), practice, guarantor_ids)
    if kinds is not None:
        wanted = wanted.filter(kind__in=list(kinds))
    return int(wanted.update(closed_at=now, closed_by=by[:80], version=F("version") + 1))


@transaction.atomic
def assign(
    item: WorkItem, owner: Staff | None, *, seen_version: int, by: str, now: datetime
) -> WorkItem:
    """Give an item to a person of this practice, or (None) back to everybody.

    Raises AlreadyWorked, or WorklistError `not_of_this_practice`.
    """
    if owner is not None and not _works_here(owner, item.practice_id):
        raise WorklistError(
            "not_of_this_practice", "Only people who work at this practice can be given its work."
        )
    _compare_and_set(item, seen_version, {"owner": owner})
    detail = {"owner": owner.uid if owner else None}
    happened = Happened(by, "work item assigned", f"work_item:{item.uid}", detail)
    record(item.practice_id, [happened], now=now)
    item.refresh_from_db()
    return item


@transaction.atomic
@audited_at_the_end
def assign_account(
    guarantor: Guarantor,
    owner: Staff | None,
    *,
    seen: Mapping[str, int],
    by: str,
    now: datetime,
    reason: str = "",
) -> list[WorkItem]:
    """Give what was seen to wait on an account (uid to version) to a person, or to everybody.

    Where nothing waits, the account itself is given: as an item that says what is to be done.
    Raises AlreadyWorked, or WorklistError `no_reason` and `not_of_this_practice`.
    """
    if not seen:
        seen = _opened_by_hand(guarantor, owner, reason, by=by, now=now)
    waiting = WorkItem.objects.for_practice(guarantor.practice).filter(
        guarantor=guarantor, closed_at=None, uid__in=seen
    )
    items = list(waiting.order_by("pk"))
    if len(items) != len(seen):
        raise AlreadyWorked
    return [assign(item, owner, seen_version=seen[item.uid], by=by, now=now) for item in items]


@transaction.atomic
def add_note(guarantor: Guarantor, body: str, *, by: str, now: datetime) -> Note:
    """Keep a note about an account; card and social security numbers in it are masked.

    Raises WorklistError `empty_note` and `long_note`.
    """
    text = _fit_to_keep(body)
    note: Note = Note.objects.create(
        practice_id=guarantor.practice_id, guarantor=guarantor, body=text, by=by[:80], at=now
    )
    record(guarantor.practice_id, [Happened(by, "note added", f"note:{note.uid}")], now=now)
    return note


@transaction.atomic
def add_notes(
    practice: Practice, guarantor_ids: Sequence[int], body: str, *, by: str, now: datetime
) -> list[Note]:
    """Keep the same note about each of these accounts; refused as `add_note` refuses it."""
    text = _fit_to_keep(body)
    notes: list[Note] = Note.objects.bulk_create(
        Note(practice=practice, guarantor_id=id, body=text, by=by[:80], at=now)
        for id in guarantor_ids
    )
    happened = [Happened(by, "note added", f"note:{note.uid}") for note in notes]
    record(practice.pk, happened, now=now)
    return notes


def _fit_to_keep(body: str) -> str:
    text = redact(body.strip()).text
    if not text:
        raise WorklistError("empty_note", "The note is empty.")
    if len(text) > LONGEST_NOTE:
        raise WorklistError(
            "long_note", f"A note has at most {LONGEST_NOTE:,} characters; keep what matters."
        )
    return text


def _opened_by_hand(
    guarantor: Guarantor, owner: Staff | None, reason: str, *, by: str, now: datetime
) -> dict[str, int]:
    text = redact(reason.strip()).text
    if owner is None or not text:
        raise WorklistError(
            "no_reason",
            "Nothing waits on this account yet: choose a person, and say what they should do.",
        )
    origin = f"{by}:{new_uid()}"
    item = NewItem(guarantor.pk, WorkKind.REVIEW, Urgency.P3, text, origin)
    open_items(guarantor.practice, [item], now=now)
    opened = WorkItem.objects.get(practice=guarantor.practice, origin_key=origin)
    return {opened.uid: opened.version}


def _compare_and_set(item: WorkItem, seen_version: int, changes: dict[str, Any]) -> None:
    changed = WorkItem.objects.filter(
        pk=item.pk, practice_id=item.practice_id, version=seen_version, closed_at=None
    ).update(version=seen_version + 1, **changes)
    if not changed:
        raise AlreadyWorked


def _next_try(item: WorkItem, call_back_on: date | None, now: datetime) -> datetime:
    zone = ZoneInfo(item.practice.timezone)
    today = now.astimezone(zone).date()
    if call_back_on is None:
        return _instant(add_business_days(today, 1), CLOSES, zone)
    if call_back_on < today:
        raise WorklistError("past_date", "The day to call back is already over.")
    day = on_or_after(call_back_on)
    return _instant(day, CLOSES if day == today else OPENS, zone)


def _instant(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, zone)


def _works_here(owner: Staff, practice_id: int) -> bool:
    memberships = Membership.objects.filter(practice_id=practice_id, staff=owner)
    return owner.is_active and memberships.exists()

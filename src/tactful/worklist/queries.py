"""Reading the worklist: what is open, in the order it should be worked."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.scope import rows_of
from tactful.practice.models import Practice, Staff
from tactful.worklist.models import Note, WorkItem


def open_work(
    practice: Practice,
    *,
    kinds: Collection[WorkKind] = (),
    owner: Staff | None = None,
    unowned: bool = False,
) -> QuerySet[Any]:
    """Open items, most urgent first, then the one due soonest; with account and balance.

    `owner` gives a person's own items; `unowned` adds, or alone gives, those nobody has.
    """
    items = WorkItem.objects.for_practice(practice).filter(closed_at=None)
    if kinds:
        items = items.filter(kind__in=list(kinds))
    if owner is not None:
        items = items.filter(Q(owner=owner) | Q(owner=None) if unowned else Q(owner=owner))
    elif unowned:
        items = items.filter(owner=None)
    return items.select_related("guarantor__balance", "owner").order_by("urgency", "due_at", "pk")


def find_item(practice: Practice, uid: str) -> WorkItem | None:
    """One item of this practice, open or closed; None for a stranger's."""
    found: WorkItem | None = (
        WorkItem.objects.for_practice(practice)
        .select_related("practice", "guarantor__balance", "owner")
        .filter(uid=uid)
        .first()
    )
    return found


def open_counts(practice: Practice, *, now: datetime) -> dict[str, int]:
    """How many items are open by kind, and under `late` how many are past their time."""
    items = WorkItem.objects.for_practice(practice).filter(closed_at=None)
    rows = items.values_list("kind").annotate(
        open=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now))
    )
    counts = {kind: number for kind, number, _ in rows}
    return counts | {"late": sum(late for _, _, late in rows)}


def open_items_of(practice: Practice, guarantor_ids: Iterable[int]) -> dict[int, list[WorkItem]]:
    """Open items by guarantor, most urgent first; one query."""
    found: dict[int, list[WorkItem]] = {}
    items = rows_of(WorkItem.objects.filter(closed_at=None), practice, guarantor_ids)
    for item in items.select_related("owner").order_by("urgency", "due_at", "pk"):
        found.setdefault(item.guarantor_id, []).append(item)
    return found


def follow_ups_due(practice: Practice, guarantor_ids: Iterable[int], *, now: datetime) -> set[int]:
    """Accounts whose follow-up is due: an open call, or anything urgent, past its time."""
    urgent = Q(kind=WorkKind.CALL) | Q(urgency__in=[Urgency.P0, Urgency.P1, Urgency.P2])
    due = WorkItem.objects.filter(urgent, closed_at=None, due_at__lte=now)
    return set(rows_of(due, practice, guarantor_ids).values_list("guarantor_id", flat=True))


def notes_of(practice: Practice, guarantor_id: int) -> QuerySet[Any]:
    """The notes of an account, newest first."""
    return Note.objects.for_practice(practice).filter(guarantor_id=guarantor_id).order_by("-at")

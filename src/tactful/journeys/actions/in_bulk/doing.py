"""Doing one act on many accounts, in one transaction, and keeping what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from tactful import bulk
from tactful.audit.actions import Happened, at_the_end, record
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.journeys.actions.enroll import enroll_many
from tactful.journeys.actions.in_bulk.choosing import Wish, choose, open_pauses
from tactful.ledger.events import tell
from tactful.outreach.actions import ASKING, NewHold, open_holds
from tactful.outreach.actions.holds import release_each
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.worklist.actions import AlreadyWorked, NewItem, add_notes, open_items
from tactful.worklist.models import BulkAct, BulkKind, Disposition, WorkItem

Change = dict[str, Any]
"""What was changed on one account: `g` is the guarantor's id, the rest ids, versions and codes."""


@transaction.atomic
def do_in_bulk(
    practice: Practice, uids: Sequence[str], wish: Wish, *, once: str, by: str, now: datetime
) -> BulkAct:
    """Do it to all it is for as they stand now, and keep what was changed.

    A second press of the same button, told by `once`, returns the act that is done already.
    Raises what the act on one account raises; then nothing is kept.
    """
    act, is_new = BulkAct.objects.get_or_create(
        uid=once,
        practice=practice,
        defaults={"kind": wish.kind, "by": by, "at": now, "accounts": 0},
    )
    if not is_new:
        return act
    with at_the_end(practice.pk):
        chosen = choose(practice, uids, wish, now=now)
        act.changes = _DO[wish.kind](act, chosen.ids, wish)
        touched = {change["g"] for change in act.changes}
        act.accounts, act.left_out = len(touched), chosen.counts
        act.save(update_fields=["changes", "accounts", "left_out"])
        what, detail = f"in bulk: {act.get_kind_display()}", {"bulk": act.uid}
        happened = [
            Happened(by, what, f"guarantor:{person.uid}", detail)
            for person in chosen.people
            if person.pk in touched
        ]
        record(practice.pk, happened, now=now)
    return act


def _assign(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    """Give what waits; where nothing does, what is to be done becomes a piece of work."""
    waiting = _open_items(act, ids)
    has_work = {item.guarantor_id for item in waiting}
    without = [id for id in ids if id not in has_work]
    origin = f"bulk:{act.uid}"
    text = wish.text.strip()
    new = [
        NewItem(id, WorkKind.REVIEW, Urgency.P3, text, f"{origin}:{id}") for id in without if text
    ]
    open_items(act.practice, new, now=act.at)
    opened = [item for item in _open_items(act, without) if item.origin_key.startswith(origin)]
    owner = wish.owner.pk if wish.owner else None
    changed = [item for item in (*waiting, *opened) if item.owner_id != owner]
    _compare_and_set(changed, ("owner_id",), [(owner,) for _ in changed])
    return [
        {"g": item.guarantor_id, "item": item.pk, "version": item.version + 1}
        | ({"new": True} if item in opened else {"owner": item.owner_id})
        for item in changed
    ]


def _pause(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    origin = f"bulk:{act.uid}"
    waited = Touch.objects.for_practice(act.practice).filter(
        guarantor_id__in=bulk.among(ids), status=TouchStatus.QUEUED, category__in=ASKING
    )
    touches: dict[int, list[int]] = {}
    for guarantor_id, pk in waited.values_list("guarantor_id", "pk"):
        touches.setdefault(guarantor_id, []).append(pk)
    holds = [
        NewHold(
            guarantor_id=id,
            kind=HoldKind.WITH_PERSON,
            reason=wish.text.strip(),
            origin_key=origin,
            expires_at=wish.until,
        )
        for id in ids
    ]
    open_holds(act.practice, holds, by=act.by, now=act.at)
    opened = Hold.objects.for_practice(act.practice).filter(
        guarantor_id__in=bulk.among(ids), origin_key=origin
    )
    return [
        {"g": hold.guarantor_id, "hold": hold.pk, "touches": touches.get(hold.guarantor_id, [])}
        for hold in opened.order_by("pk")
    ]


def _enroll(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    begun = enroll_many(act.practice, ids, wish.journey, by=act.by, now=act.at)
    return [{"g": one.guarantor_id, "walk": one.pk} for one in begun]


def _note(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    notes = add_notes(act.practice, ids, wish.text, by=act.by, now=act.at)
    return [{"g": note.guarantor_id, "note": note.pk} for note in notes]


def _resolve(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    """Close what waits, as if each had been worked by hand, with the reason as a note."""
    items = _open_items(act, ids)
    notes = add_notes(act.practice, ids, wish.text, by=act.by, now=act.at)
    closing = ("disposition", "worked_at", "worked_by", "closed_at", "closed_by")
    now, by = act.at, act.by
    _compare_and_set(items, closing, [(Disposition.OTHER, now, by, now, by) for _ in items])
    tell(act.practice_id, ids, f"worked_{Disposition.OTHER}", origin=f"bulk:{act.uid}", now=now)
    return [
        *({"g": note.guarantor_id, "note": note.pk} for note in notes),
        *(
            {
                "g": item.guarantor_id,
                "item": item.pk,
                "version": item.version + 1,
                "was": [item.disposition, _instant(item.worked_at), item.worked_by],
            }
            for item in items
        ),
    ]


def _release(act: BulkAct, ids: Sequence[int], wish: Wish) -> list[Change]:
    holds = open_pauses(act.practice, ids)
    if wish.text.strip():
        add_notes(act.practice, ids, wish.text, by=act.by, now=act.at)
    released = release_each(holds, by=act.by, now=act.at)
    return [{"g": hold.guarantor_id, "hold": hold.pk} for hold in released]


_DO: Final[Mapping[BulkKind, Callable[[BulkAct, Sequence[int], Wish], list[Change]]]] = {
    BulkKind.ASSIGN: _assign,
    BulkKind.HOLD: _pause,
    BulkKind.ENROLL: _enroll,
    BulkKind.NOTE: _note,
    BulkKind.RESOLVE: _resolve,
    BulkKind.RELEASE: _release,
}


def _open_items(act: BulkAct, ids: Sequence[int]) -> list[WorkItem]:
    mine = WorkItem.objects.for_practice(act.practice).filter(
        guarantor_id__in=bulk.among(ids), closed_at=None
    )
    return list(mine.order_by("pk"))


def _compare_and_set(
    items: Sequence[WorkItem], columns: Sequence[str], values: Sequence[Sequence[Any]]
) -> None:
    rows = [
        (*value, item.version + 1, item.pk, item.version)
        for item, value in zip(items, values, strict=True)
    ]
    changed = bulk.update(WorkItem, rows, set=(*columns, "version"), where=("id", "version"))
    if changed != len(items):
        raise AlreadyWorked


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at else None

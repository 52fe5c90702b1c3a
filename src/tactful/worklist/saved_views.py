"""Lists of the worklist that people keep: their own, and those they share."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from tactful.audit.actions import Happened, record
from tactful.practice.models import Practice, Staff
from tactful.worklist.actions import WorklistError
from tactful.worklist.models import SavedView

LONGEST_NAME: Final = 40  # characters
MOST_VIEWS: Final = 20  # of one person


def views_of(practice: Practice, staff: Staff) -> list[SavedView]:
    """A person's own views, then those others share; each by name."""
    mine = Q(staff=staff)
    found = SavedView.objects.for_practice(practice).filter(mine | Q(shared=True))
    views = list(found.select_related("staff").order_by("name", "pk"))
    return sorted(views, key=lambda view: view.staff_id != staff.pk)


@transaction.atomic
def save_view(
    practice: Practice,
    staff: Staff,
    *,
    name: str,
    query: Mapping[str, str],
    shared: bool,
    now: datetime,
) -> SavedView:
    """Keep a view. Raises WorklistError `no_name`, `long_name`, `known_name`, `many_views`."""
    mine = SavedView.objects.for_practice(practice).filter(staff=staff)
    if mine.count() >= MOST_VIEWS:
        raise WorklistError("many_views", f"Delete a view first: {MOST_VIEWS} are kept for you.")
    view = SavedView(
        practice=practice,
        staff=staff,
        name=_usable(name, practice, staff),
        query=dict(query),
        shared=shared,
        made_at=now,
    )
    view.save()
    _write_down(view, "view saved", now)
    return view


@transaction.atomic
def rename_view(view: SavedView, *, name: str, shared: bool, now: datetime) -> None:
    """Give a view another name, or share it; raises WorklistError as `save_view` does."""
    view.name = _usable(name, view.practice, view.staff, except_for=view)
    view.shared = shared
    view.save(update_fields=["name", "shared"])
    _write_down(view, "view changed", now)


@transaction.atomic
def delete_view(view: SavedView, *, now: datetime) -> None:
    """Let a view go; the accounts in it are not touched."""
    _write_down(view, "view deleted", now)
    view.delete()


def _usable(
    name: str, practice: Practice, staff: Staff, *, except_for: SavedView | None = None
) -> str:
    text = " ".join(name.replace("\0", "").split())
    if not text:
        raise WorklistError("no_name", "Give the view a name.")
    if len(text) > LONGEST_NAME:
        raise WorklistError("long_name", f"A name has at most {LONGEST_NAME} characters.")
    others = SavedView.objects.for_practice(practice).filter(staff=staff, name=text)
    if others.exclude(pk=except_for.pk if except_for else None).exists():
        raise WorklistError("known_name", "You have a view of this name; choose another.")
    return text


def _write_down(view: SavedView, what: str, now: datetime) -> None:
    happened = Happened(f"staff:{view.staff.uid}", what, f"view:{view.uid}")
    record(view.practice_id, [happened], now=now)

"""Who saw and changed what, newest first, and whether anybody touched the record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from tactful.audit.models import AuditEntry, AuditHead
from tactful.audit.queries import verify
from tactful.practice.models import Practice
from tactful.practice.queries import members_of
from tactful.practice.roles import Right
from tactful.reports.actors import actor_names
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, needs, write_down

_PAGE: Final = 50
_LOOKED_THROUGH: Final = 10_000  # entries at a time, however many there are
_VERIFIED: Final = 50_000  # entries, newest first: about two seconds
_LATELY: Final = 1_000  # among which the kinds of actions to choose from are gathered


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; empty is everything."""

    action: str = ""
    actor: str = ""
    day: date | None = None
    before: int = 0

    @property
    def is_narrow(self) -> bool:
        return bool(self.action or self.actor or self.day)


@dataclass(frozen=True, slots=True)
class Line:
    at: datetime
    who: str
    action: str
    about: str
    account: str
    detail: str


@require_GET
@needs(Right.AUDIT)
def index(request: StaffRequest) -> HttpResponse:
    """A page of the audit, narrowed to an action, a person or a day."""
    asked = _asked(request)
    top = asked.before or _newest(request.practice) + 1
    entries = list(_matching(request, asked, top)[: _PAGE + 1])
    shown = entries[:_PAGE]
    is_full = len(entries) > _PAGE
    more = shown[-1].number if is_full else 0 if asked.day else top - _LOOKED_THROUGH
    further = more > 1
    context = {
        "rows": _lines(shown),
        "asked": asked,
        "actions": _actions(request.practice, asked),
        "people": [(f"staff:{m.staff.uid}", m.staff.name) for m in members_of(request.practice)],
        "older": _address(asked, more) if further else "",
        "looked_further": further and not is_full,
        "newest": _address(asked, 0) if asked.before else "",
        "clear": reverse("settings:audit"),
    }
    write_down(request, "audit viewed", entries=len(shown))
    return page(request, "audit", context)


@require_POST
@needs(Right.AUDIT)
def check(request: StaffRequest) -> HttpResponse:
    """Recompute the chain, and say whether every link holds."""
    broken = verify(request.practice.pk, newest=_VERIFIED)
    write_down(request, "audit verified", broken_at=broken)
    if broken is None:
        messages.success(request, _all_fit(_newest(request.practice)))
    else:
        messages.error(
            request, f"Entry {broken:,} does not fit the one before it. Ask why at once."
        )
    return redirect("settings:audit")


def _all_fit(entries: int) -> str:
    if entries <= _VERIFIED:
        return "Every entry fits the one before it: nobody changed the audit."
    return f"The newest {_VERIFIED:,} of {entries:,} entries fit: nobody changed them."


def _asked(request: StaffRequest) -> Asked:
    before = request.GET.get("before", "")
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = None
    return Asked(
        action=request.GET.get("action", "")[:60],
        actor=request.GET.get("actor", "")[:80],
        day=day,
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 12 else 0,
    )


def _newest(practice: Practice) -> int:
    head = AuditHead.objects.filter(practice_id=practice.pk).values_list("number", flat=True)
    return head.first() or 0


def _matching(request: StaffRequest, asked: Asked, top: int) -> QuerySet[AuditEntry]:
    """Within a stretch of the chain, so that a rare action costs no more than a common one."""
    newest_first: Any = F("number").desc()
    found = AuditEntry.objects.filter(practice_id=request.practice.pk, number__lt=top)
    if asked.day:
        begins = datetime.combine(asked.day, time(), request.zone).astimezone(UTC)
        ends = datetime.combine(asked.day + timedelta(days=1), time(), request.zone).astimezone(UTC)
        # Sorted by hand: by the number's index every later day would be walked through first.
        newest_first = (F("number") + 0).desc()
        found = found.filter(at__gte=begins, at__lt=ends)
    else:
        found = found.filter(number__gte=top - _LOOKED_THROUGH)
    if asked.action:
        found = found.filter(action=asked.action)
    if asked.actor:
        found = found.filter(actor=asked.actor)
    return found.order_by(newest_first)


def _actions(practice: Practice, asked: Asked) -> list[str]:
    top = _newest(practice)
    lately = AuditEntry.objects.filter(practice_id=practice.pk, number__gt=top - _LATELY)
    seen = set(lately.values_list("action", flat=True).distinct())
    return sorted(seen | ({asked.action} if asked.action else set()))


def _lines(entries: list[AuditEntry]) -> list[Line]:
    named = [actor for one in entries for actor in (one.actor, one.subject)]
    names = actor_names(named)
    return [_line(one, names) for one in entries]


def _line(entry: AuditEntry, names: Mapping[str, str]) -> Line:
    kind, _, uid = entry.subject.partition(":")
    about = (
        names[entry.subject]
        if kind == "staff"
        else entry.subject.replace(":", " ").replace("_", " ")
    )
    return Line(
        at=entry.at,
        who=names[entry.actor],
        action=entry.action,
        about=about,
        account=uid if kind == "guarantor" else "",
        detail=_detail(entry.detail),
    )


def _detail(detail: dict[str, Any]) -> str:
    """Ids, codes and counts, as they were kept."""
    parts = []
    for name, value in detail.items():
        if value in (None, "", [], {}):
            continue
        many = isinstance(value, list) and len(value) > 3
        said = f"{len(value)} of them" if many else value
        said = ", ".join(map(str, said)) if isinstance(said, list) else said
        parts.append(f"{name.replace('_', ' ')}: {said}")
    return "; ".join(parts)


def _address(asked: Asked, before: int) -> str:
    query = {
        "action": asked.action,
        "actor": asked.actor,
        "day": asked.day.isoformat() if asked.day else "",
        "before": before or "",
    }
    kept = urlencode({name: value for name, value in query.items() if value})
    return reverse("settings:audit") + (f"?{kept}" if kept else "")

"""Replies: what came in and waits for a person, beside the message that is open."""

from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tactful.conversations.queries import message_with, waiting_count
from tactful.core.vocabulary import Urgency
from tactful.outreach.models import InboundMessage
from tactful.reports.inbox import Line, Listed, Opened, done_list, opened, waiting_list
from tactful.web.inbox.forms import ResolveForm
from tactful.web.staff import StaffRequest, for_staff, part_asked_for, write_down

PAGE: Final = 30
WAITING, DONE = "waiting", "done"


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """The list, and the first message of it."""
    view, offset = _view(request), _offset(request)
    listed = _listed(request, view, offset)
    first = _first(request, listed)
    return _page(request, view, offset, listed, first, asked_for=False)


@require_safe
@for_staff
def message(request: StaffRequest, uid: str) -> HttpResponse:
    """One message beside the list it stands in; alone, where htmx asked for it alone."""
    here = opened(found_or_404(request, uid), on=request.today, now=request.now)
    if part_asked_for(request, "message"):
        _write_down(request, [], here)
        return render(request, "inbox/_message.html", context_of(request, here))
    view, offset = _view(request), _offset(request)
    return _page(request, view, offset, _listed(request, view, offset), here, asked_for=True)


def found_or_404(request: StaffRequest, uid: str) -> InboundMessage:
    """A message of this practice, or none at all."""
    found = message_with(request.practice, uid)
    if found is None:
        raise Http404
    return found


def answer_wrongly_filled(
    request: StaffRequest, uid: str, form: ResolveForm, *, status: int = 422
) -> HttpResponse:
    """The message again, with what was typed and what is wrong with it."""
    here = opened(found_or_404(request, uid), on=request.today, now=request.now)
    listed = _listed(request, WAITING, 0)
    return _page(request, WAITING, 0, listed, here, asked_for=True, form=form, status=status)


def context_of(
    request: StaffRequest, here: Opened, form: ResolveForm | None = None
) -> dict[str, Any]:
    """What the open message shows."""
    item = here.item
    if form is None and item is not None:
        form = ResolveForm(initial={"seen_version": item.version})
    return {
        "open": here,
        "form": form if item else None,
        "is_mine": bool(item and item.owner_id == request.user.pk),
        "is_late": bool(here.line.due_at and here.line.due_at < request.now),
    }


def _page(
    request: StaffRequest,
    view: str,
    offset: int,
    listed: Listed,
    here: Opened | None,
    *,
    asked_for: bool,
    form: ResolveForm | None = None,
    status: int = 200,
) -> HttpResponse:
    _write_down(request, listed.lines, here)
    waits = listed.whole if view == WAITING else waiting_count(request.practice)
    after = offset + len(listed.lines)
    context: dict[str, Any] = {
        "view": view,
        "groups": _groups(listed) if view == WAITING else [("", listed.lines)],
        "listed": listed,
        "waits": waits,
        "urgent": sum(line.urgency in _SOON for line in listed.lines) if view == WAITING else 0,
        "here": here.message.uid if here else "",
        "asked_for": asked_for,
        "back": _address(view, offset),
        "next_page": _address(view, after) if after < listed.whole and listed.lines else "",
        "first_page": _address(view, 0) if offset else "",
        "keep": f"?{urlencode({'view': view})}" if view != WAITING else "",
    }
    if here:
        context |= context_of(request, here, form)
    return render(request, "inbox/index.html", context, status=status)


def _groups(listed: Listed) -> list[tuple[str, tuple[Line, ...]]]:
    """The list by how soon a person must look."""
    groups: dict[str, list[Line]] = {}
    for line in listed.lines:
        groups.setdefault(_SOONNESS.get(line.urgency, _WHENEVER), []).append(line)
    return [(name, tuple(lines)) for name, lines in groups.items()]


def _listed(request: StaffRequest, view: str, offset: int) -> Listed:
    if view == DONE:
        return done_list(request.practice, now=request.now, offset=offset, size=PAGE)
    return waiting_list(request.practice, offset=offset, size=PAGE)


def _first(request: StaffRequest, listed: Listed) -> Opened | None:
    if not listed.lines:
        return None
    found = message_with(request.practice, listed.lines[0].uid)
    return opened(found, on=request.today, now=request.now) if found else None


def _write_down(request: StaffRequest, lines: Any, here: Opened | None) -> None:
    uids = [line.uid for line in lines]
    if here and here.message.uid not in uids:
        uids.append(here.message.uid)
    if uids:
        about = here.message.guarantor if here else None
        write_down(request, "inbox viewed", about=about, messages=uids)


def _address(view: str, offset: int) -> str:
    asked = {"view": view} if view != WAITING else {}
    if offset:
        asked["from"] = str(offset)
    return reverse("inbox:index") + (f"?{urlencode(asked)}" if asked else "")


def _view(request: StaffRequest) -> str:
    return DONE if request.GET.get("view") == DONE else WAITING


def _offset(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return int(asked) if asked.isdecimal() and len(asked) < 8 else 0


_SOON: Final = (Urgency.P0, Urgency.P1)
_WHENEVER: Final = "In two days"
_SOONNESS: Final[dict[Urgency | None, str]] = {
    Urgency.P0: "Now, within 15 minutes",
    Urgency.P1: "Within the hour",
    Urgency.P2: "Today",
}

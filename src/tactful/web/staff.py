"""Who may open a page: everybody who works at the practice, or those with one right."""

from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from tactful.audit.actions import Happened
from tactful.audit.later import note
from tactful.ledger.models import Guarantor
from tactful.practice.models import Practice, Staff
from tactful.practice.roles import Right
from tactful.web.counts import Waiting


class StaffRequest(HttpRequest):
    """A request of somebody who is signed in and works at a practice."""

    practice: Practice
    role: str
    may: frozenset[Right]
    user: Staff
    now: datetime  # UTC; the same all through the request
    today: date  # in the practice's calendar
    zone: ZoneInfo
    waiting: Waiting  # what waits for a person, asked for once
    elsewhere: bool  # this person works at other practices too


def for_staff(view: Any) -> Any:
    """A page for somebody who is signed in and works at a practice; never kept by a browser."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.practice is None:
            return render(request, "no_practice.html", status=403)
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return guarded


def needs(right: Right) -> Callable[[Any], Any]:
    """A page only for those whose role has a right; `for_staff` is within it."""

    def guard(view: Any) -> Any:
        @for_staff
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if right not in request.may:
                raise PermissionDenied
            response: HttpResponse = view(request, *args, **kwargs)
            return response

        return guarded

    return guard


def by(request: StaffRequest) -> str:
    """Who acts, as the audit and every record names them."""
    return f"staff:{request.user.uid}"


def write_down(
    request: StaffRequest, action: str, *, about: Guarantor | None = None, **detail: Any
) -> None:
    """Who looked at what (policy.md R097); `detail` holds ids, codes and counts only."""
    subject = f"guarantor:{about.uid}" if about else ""
    happened = Happened(by(request), action, subject=subject, detail=detail)
    note(request.practice.pk, [happened], now=request.now)


def part_asked_for(request: HttpRequest, target: str) -> bool:
    """Whether htmx will put the answer into the element of this id, so that a part will do."""
    return request.headers.get("HX-Target") == target

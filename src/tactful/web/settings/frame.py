"""What every page of the settings shares: the parts one can go to, and who did what by name."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tactful.practice.queries import loosenings_waiting
from tactful.practice.roles import Right
from tactful.web.staff import StaffRequest

_PARTS: Final = (
    ("Practice", "index", None),
    ("Hours", "hours", None),
    ("Pace", "pace", None),
    ("Priorities", "priorities", None),
    ("Law and channels", "law", None),
    ("Holds", "holds", None),
    ("Phrases", "phrases", None),
    ("Declared facts", "facts", None),
    ("Channels", "channels", None),
    ("Staff", "staff", None),
    ("API tokens", "tokens", Right.MANAGE_STAFF),
    ("Audit", "audit", Right.AUDIT),
    ("Rules", "policy", None),
    ("History", "history", None),
)
_BELOW: Final = {
    "fact": "facts",
    "held": "holds",
    "member": "staff",
    "add_staff": "staff",
    "states": "law",
    "loosenings": "policy",
    "loosening": "policy",
}


def page(
    request: StaffRequest, here: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page `here` in the frame of the settings."""
    part = _BELOW.get(here, here)
    waits = loosenings_waiting(request.practice, request.now).count()
    parts = [
        {
            "waits": waits if view == "policy" else 0,
            "name": name,
            "address": reverse(f"settings:{view}"),
            "here": view == part,
        }
        for name, view, right in _PARTS
        if right is None or right in request.may
    ]
    framed = {
        "parts": parts,
        "part_name": next((one["name"] for one in parts if one["here"]), ""),
        "may_configure": Right.CONFIGURE in request.may,
        "may_staff": Right.MANAGE_STAFF in request.may,
    }
    return render(request, f"settings/{here}.html", {**framed, **context}, status=status)

"""What the frame of every page shows: where one can go, and where one is."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse

from tactful.practice.queries import settings_of
from tactful.practice.roles import Right
from tactful.web.words import exact_moment


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation."""

    name: str
    address: str
    here: bool
    waiting: int = 0  # how many there wait for a person


_PLACES: Final = (
    ("Home", "home"),
    ("Worklist", "worklist:index"),
    ("Replies", "inbox:index"),
    ("Today’s run", "today:index"),
    ("Journeys", "journeys:index"),
    ("Messages", "wording:index"),
    ("Reports", "reports:index"),
    ("Import", "imports:index"),
    ("Simulator", "simulator:index"),
)


def house(request: HttpRequest) -> dict[str, Any]:
    """For every page of somebody who works at a practice; nothing for a stranger."""
    here: Any = request
    if not getattr(here, "practice", None):
        return {}
    rules = cache(lambda: settings_of(here.practice))  # read by pages that show them, once
    return {
        "may": here.may,
        "places": lambda: _places(here),
        "stopped": lambda: here.waiting.stopped if rules().sending_paused else None,
        "loosening": lambda: here.waiting.loosening,
        "basis": lambda: rules().aging_basis.label,
        "idle_cover": lambda: rules().idle_cover_minutes,
        "printed": exact_moment(here.now, here.zone),
        "zone_name": here.practice.timezone.rpartition("/")[2].replace("_", " "),
        "theme": request.COOKIES.get("theme", ""),
    }


def _places(request: Any) -> list[Place]:
    match = request.resolver_match
    room = (match.namespace or match.url_name) if match else ""
    waiting = {
        "worklist:index": request.waiting.people,
        "inbox:index": request.waiting.replies,
    }
    return [
        Place(name, reverse(view), view.partition(":")[0] == room, waiting.get(view, 0))
        for name, view in _PLACES
        if view != "imports:index" or Right.TAKE_IN in request.may
    ]

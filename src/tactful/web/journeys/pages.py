"""Journeys: the list of them, and one as it is read; nothing here changes anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tactful.core.diagram import diagram
from tactful.core.journey import TriggerKind, describe
from tactful.journeys.loader import about_of, journey_of
from tactful.journeys.models import Journey, JourneyVersion
from tactful.journeys.standing import (
    Standing,
    latest_versions,
    standing_by_block,
    standings,
)
from tactful.outreach.rules import rules_for
from tactful.reports.actors import actor_names
from tactful.web.journeys.drawing import drawing
from tactful.web.journeys.example import example_of
from tactful.web.journeys.path import messages_heard, steps_of
from tactful.web.staff import StaffRequest, for_staff, part_asked_for

MOST_VERSIONS: Final = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """One journey of the list."""

    journey: Journey
    version: JourneyVersion
    about: str
    starts: str
    standing: Standing
    by: str


@dataclass(frozen=True, slots=True)
class Published:
    """One version of the history."""

    version: JourneyVersion
    by: str
    people: int


@for_staff
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Every journey: what it is for, who begins it, how many are on it."""
    versions = latest_versions(request.practice)
    counted = standings([version.journey_id for version in versions])
    names = actor_names(version.published_by for version in versions)
    listed = [
        _listed(version, counted.get(version.journey_id, Standing()), names) for version in versions
    ]
    context = {
        "listed": listed,
        "people": sum(one.standing.on_it for one in listed),
        "paused": sum(one.standing.paused for one in listed),
        "on": sum(one.journey.active for one in listed),
    }
    return render(request, "journeys/index.html", context)


@for_staff
@require_safe
def journey(request: StaffRequest, key: str) -> HttpResponse:
    """One journey, read downwards; `?version=` shows an older one, `?age=` walks an example."""
    row, versions = _journey(request, key)
    version = _version(versions, request.GET.get("version", ""))
    read = journey_of(version.text)
    rules = rules_for(request.practice, now=request.now)
    example = example_of(request, read, rules)
    if part_asked_for(request, "example"):
        return render(request, "journeys/_example.html", {"journey": row, "example": example})
    drawn, standing = diagram(read), standing_by_block(row)
    here = standing.at(version.number)
    context: dict[str, Any] = {
        "journey": row,
        "version": version,
        "newest": versions[0],
        "history": _history(versions[:MOST_VERSIONS], standing.people),
        "older": len(versions) - MOST_VERSIONS,
        "people": sum(standing.people.values()),
        "people_here": sum(at.people for at in here.values()),
        "paused_here": sum(at.paused for at in here.values()),
        "about": about_of(version.text),
        "starts": describe(read.trigger),
        "by_hand": read.trigger.kind is TriggerKind.MANUAL,
        "of_a_promise": read.trigger.kind is TriggerKind.PROMISE_DUE,
        "least_cents": rules.settings.policy.min_balance_cents,
        "steps": steps_of(drawn, here, rules.settings.tones),
        "drawing": drawing(drawn, here),
        "heard": messages_heard(request.practice, drawn),
        "example": example,
    }
    return render(request, "journeys/journey.html", context)


@for_staff
@require_safe
def text(request: StaffRequest, key: str) -> HttpResponse:
    """The text of a version as a file, to be changed and published."""
    _, versions = _journey(request, key)
    version = _version(versions, request.GET.get("version", ""))
    answer = HttpResponse(version.text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}.yaml"'
    return answer


def _listed(version: JourneyVersion, standing: Standing, names: Mapping[str, str]) -> Listed:
    about = about_of(version.text).partition(". ")[0]
    starts = describe(journey_of(version.text).trigger)
    by = names.get(version.published_by, "")
    return Listed(version.journey, version, about, starts, standing, by)


def _history(versions: Sequence[JourneyVersion], people: Mapping[int, int]) -> list[Published]:
    names = actor_names(one.published_by for one in versions)
    return [
        Published(one, names.get(one.published_by, ""), people.get(one.number, 0))
        for one in versions
    ]


def _journey(request: StaffRequest, key: str) -> tuple[Journey, Sequence[JourneyVersion]]:
    row: Journey = get_object_or_404(Journey.objects.for_practice(request.practice), key=key)
    versions = list(JourneyVersion.objects.filter(journey=row).order_by("-number"))
    if not versions:
        raise Http404
    return row, versions


def _version(versions: Sequence[JourneyVersion], number: str) -> JourneyVersion:
    """The version asked for; the newest where none is; 404 where there is no such version."""
    if not number:
        return versions[0]
    for version in versions:
        if str(version.number) == number:
            return version
    raise Http404

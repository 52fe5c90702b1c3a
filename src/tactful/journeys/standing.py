"""Where those on a journey stand: counted in the database, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from tactful.journeys.actions.enroll import whom_to_enroll
from tactful.journeys.models import Enrollment, EnrollmentStatus, Journey, JourneyVersion
from tactful.practice.models import Practice


@dataclass(frozen=True, slots=True)
class Standing:
    """How many are on a journey, how many of them are paused, and how many left it, and how."""

    on_it: int = 0
    paused: int = 0
    with_person: int = 0
    ended: int = 0


@dataclass(frozen=True, slots=True)
class Here:
    """How many stand at one block, and how many of them are paused there."""

    people: int = 0
    paused: int = 0


@dataclass(slots=True)
class ByVersion:
    """Who is on a journey now: by version number, and by block of each version."""

    people: dict[int, int] = field(default_factory=dict)
    blocks: dict[int, dict[str, Here]] = field(default_factory=dict)

    def at(self, number: int) -> Mapping[str, Here]:
        """Who stands where, of those who follow a version."""
        return self.blocks.get(number, {})


def standings(journeys: Collection[int]) -> dict[int, Standing]:
    """How everybody stands, by journey id; two queries. A journey nobody began is absent.

    Asked by journey and not by practice: then the index alone answers who is where.
    """
    everybody = Enrollment.objects.filter(journey__in=journeys).order_by()
    counted: dict[int, dict[str, int]] = defaultdict(dict)
    for id, status, people in everybody.values_list("journey", "status").annotate(n=Count("id")):
        counted[id][status] = people
    paused = everybody.filter(status=EnrollmentStatus.ACTIVE).exclude(paused_by="")
    for id, people in paused.values_list("journey").annotate(n=Count("id")):
        counted[id][_PAUSED] = people
    return {id: _standing(counts) for id, counts in counted.items()}


def standing_by_block(journey: Journey) -> ByVersion:
    """Where those who are on a journey stand now; one query."""
    rows = (
        Enrollment.objects.filter(journey=journey, status=EnrollmentStatus.ACTIVE)
        .values_list("version__number", "block")
        .annotate(people=Count("id"), paused=Count("id", filter=~Q(paused_by="")))
        .order_by()
    )
    found = ByVersion()
    for number, block, people, paused in rows:
        found.people[number] = found.people.get(number, 0) + people
        found.blocks.setdefault(number, {})[block] = Here(people, paused)
    return found


def latest_versions(practice: Practice) -> list[JourneyVersion]:
    """The newest version of every journey, also of those switched off, by name; one query."""
    newest: dict[int, JourneyVersion] = {}
    versions = JourneyVersion.objects.for_practice(practice).select_related("journey")
    for version in versions.order_by("journey__name", "journey", "-number"):
        newest.setdefault(version.journey_id, version)
    return list(newest.values())


def who_would_begin(practice: Practice, version: JourneyVersion, *, now: datetime) -> int:
    """How many would begin a journey at the next run, were it on."""
    count: int = whom_to_enroll(practice, version, now=now).count()
    return count


_PAUSED: Final = "paused"


def _standing(counts: Mapping[str, int]) -> Standing:
    return Standing(
        on_it=counts.get(EnrollmentStatus.ACTIVE, 0),
        paused=counts.get(_PAUSED, 0),
        with_person=counts.get(EnrollmentStatus.HANDED_OFF, 0),
        ended=counts.get(EnrollmentStatus.ENDED, 0),
    )

"""Reading a practice: its day, its settings, what it declared."""

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from tactful.practice.models import (
    DeclaredFact,
    Loosening,
    Membership,
    Practice,
    SettingsVersion,
    Staff,
)
from tactful.practice.plain import plain, with_changes
from tactful.practice.settings import PracticeSettings, settings_from


def today_of(practice: Practice, now: datetime) -> date:
    """The practice's calendar day at an instant."""
    return now.astimezone(ZoneInfo(practice.timezone)).date()


def settings_of(
    practice: Practice, *, now: datetime | None = None, at: datetime | None = None
) -> PracticeSettings:
    """The settings in force: the newest version laid over the shipped defaults.

    With `now` the loosenings in force at that instant are laid over it, as the gate needs them;
    without, legal rules stand as the practice stores them, never looser. With `at` the answer is
    the one of a past instant: the version of then and the loosenings of then.
    """
    versions = SettingsVersion.objects.filter(practice=practice)
    if at is not None:
        versions = versions.filter(made_at__lte=at)
    number = versions.order_by("-number").values_list("number", flat=True).first() or 0
    moment = at or now
    loosened = _loosened(practice, moment) if moment else ()
    if not number and not loosened:
        return _shipped(practice.timezone)
    return _settings_at(practice.uid, number, practice.timezone, loosened)


def loosenings_in_force(practice: Practice, at: datetime) -> QuerySet[Any]:
    """Legal rules that are let further than shipped at an instant, oldest first."""
    begun = Loosening.objects.for_practice(practice).filter(starts_at__lte=at, expires_at__gt=at)
    return begun.filter(Q(ended_at=None) | Q(ended_at__gt=at)).order_by("starts_at", "id")


def loosenings_waiting(practice: Practice, at: datetime) -> QuerySet[Any]:
    """Those asked for and neither begun nor over: they wait for a second person, or for the
    day to pass that one person alone must let pass."""
    asked = Loosening.objects.for_practice(practice).filter(asked_at__lte=at, expires_at__gt=at)
    return (
        asked.filter(Q(starts_at=None) | Q(starts_at__gt=at))
        .filter(Q(ended_at=None) | Q(ended_at__gt=at))
        .order_by("asked_at", "id")
    )


def loosenings_between(practice: Practice, start: datetime, end: datetime) -> QuerySet[Any]:
    """Everything asked for, in force, decided or over in `[start, end)`, by when it was asked."""
    return (
        Loosening.objects.for_practice(practice)
        .filter(asked_at__lt=end, expires_at__gte=start)
        .filter(Q(ended_at=None) | Q(ended_at__gte=start))
        .order_by("asked_at", "id")
    )


def staff_of(practice: Practice) -> list[Staff]:
    """Everybody who works here and may sign in, by name."""
    return list(
        Staff.objects.filter(memberships__practice=practice, is_active=True).order_by("name", "pk")
    )


@lru_cache(maxsize=128)
def _shipped(timezone: str) -> PracticeSettings:
    return settings_from({}, timezone=timezone)


@lru_cache(maxsize=1024)  # a version row never changes
def _settings_at(
    uid: str, number: int, timezone: str, loosened: tuple[tuple[str, str], ...]
) -> PracticeSettings:
    values: dict[str, Any] = {}
    if number:
        values = SettingsVersion.objects.get(practice__uid=uid, number=number).values
    if loosened:
        values = with_changes(values, {path: json.loads(wanted) for path, wanted in loosened})
    return settings_from(values, timezone=timezone, number=number)


def _loosened(practice: Practice, at: datetime) -> tuple[tuple[str, str], ...]:
    """In force at an instant, as something that can be remembered by."""
    found = loosenings_in_force(practice, at).values_list("path", "wanted")
    return tuple((path, json.dumps(wanted, sort_keys=True)) for path, wanted in found)


def facts_of(practice: Practice) -> dict[str, Any]:
    """What the practice declared, by name; a fact that is absent was never declared."""
    return dict(DeclaredFact.objects.filter(practice=practice).values_list("name", "value"))


def stored_settings(practice: Practice) -> dict[str, Any]:
    """What the practice changed of the shipped defaults, as it is stored."""
    newest = SettingsVersion.objects.filter(practice=practice).order_by("-number").first()
    return dict(newest.values) if newest else {}


def values_of(practice: Practice, *, now: datetime) -> dict[str, Any]:
    """Every setting in force as a plain value, what is loosened for a time included."""
    loosened = loosenings_in_force(practice, now).values_list("path", "wanted")
    return plain(with_changes(stored_settings(practice), dict(loosened)))


def members_of(practice: Practice) -> list[Membership]:
    """Who works here, by name, each with the number of practices they work at."""
    return list(
        Membership.objects.for_practice(practice)
        .select_related("staff")
        .annotate(places=Count("staff__memberships"))
        .order_by("staff__name", "id")
    )

"""Reading a practice: its day, its settings, what it declared."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count

from tactful.practice.models import DeclaredFact, Membership, Practice, SettingsVersion, Staff
from tactful.practice.settings import PracticeSettings, settings_from


def today_of(practice: Practice, now: datetime) -> date:
    """The practice's calendar day at an instant."""
    return now.astimezone(ZoneInfo(practice.timezone)).date()


def settings_of(practice: Practice) -> PracticeSettings:
    """The settings in force: the newest version laid over the shipped defaults."""
    number = (
        SettingsVersion.objects.filter(practice=practice)
        .order_by("-number")
        .values_list("number", flat=True)
        .first()
    )
    if not number:
        return _shipped(practice.timezone)
    return _settings_at(practice.uid, number, practice.timezone)


def staff_of(practice: Practice) -> list[Staff]:
    """Everybody who works here and may sign in, by name."""
    return list(
        Staff.objects.filter(memberships__practice=practice, is_active=True).order_by("name", "pk")
    )


@lru_cache(maxsize=128)
def _shipped(timezone: str) -> PracticeSettings:
    return settings_from({}, timezone=timezone)


@lru_cache(maxsize=1024)  # a version row never changes
def _settings_at(uid: str, number: int, timezone: str) -> PracticeSettings:
    version = SettingsVersion.objects.get(practice__uid=uid, number=number)
    return settings_from(version.values, timezone=timezone, number=number)


def facts_of(practice: Practice) -> dict[str, Any]:
    """What the practice declared, by name; a fact that is absent was never declared."""
    return dict(DeclaredFact.objects.filter(practice=practice).values_list("name", "value"))


def stored_settings(practice: Practice) -> dict[str, Any]:
    """What the practice changed of the shipped defaults, as it is stored."""
    newest = SettingsVersion.objects.filter(practice=practice).order_by("-number").first()
    return dict(newest.values) if newest else {}


def members_of(practice: Practice) -> list[Membership]:
    """Who works here, by name, each with the number of practices they work at."""
    return list(
        Membership.objects.for_practice(practice)
        .select_related("staff")
        .annotate(places=Count("staff__memberships"))
        .order_by("staff__name", "id")
    )

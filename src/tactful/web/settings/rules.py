"""Hours, pace and priorities: each change is a new version, with who, when and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.practice.models import SettingsVersion
from tactful.practice.plain import plain
from tactful.practice.queries import loosenings_in_force
from tactful.reports.actors import actor_names
from tactful.web.settings import values, windows
from tactful.web.settings.fields import DESK, HOLIDAYS, PACE, PRIORITIES, label_of
from tactful.web.settings.forms import SettingsForm
from tactful.web.settings.frame import page
from tactful.web.settings.loosenings import shown_loosenings
from tactful.web.staff import StaffRequest, for_staff

_PAGE: Final = 20


@for_staff
def hours(request: StaffRequest) -> HttpResponse:
    """When the practice wants to be heard."""
    return SettingsForm(request, "hours", (HOLIDAYS, DESK), with_windows=True).answer()


@for_staff
def pace(request: StaffRequest) -> HttpResponse:
    """How often, how soon again, which balances, how fast."""
    return SettingsForm(request, "pace", PACE).answer()


@for_staff
def priorities(request: StaffRequest) -> HttpResponse:
    """Who is top priority, what age counts from, how the tone changes."""
    return SettingsForm(request, "priorities", PRIORITIES).answer()


@require_safe
@for_staff
def history(request: StaffRequest) -> HttpResponse:
    """Every version of the settings and what it changed, newest first."""
    before = request.GET.get("before", "")
    mine = SettingsVersion.objects.for_practice(request.practice).order_by("-number")
    if before.isascii() and before.isdigit():
        mine = mine.filter(number__lt=int(before[:9]))
    versions = list(mine[: _PAGE + 1])
    shown = versions[:_PAGE]
    names = actor_names(version.made_by for version in shown)
    earlier = [*versions[1:], None]
    rows = [
        _Version(one, names[one.made_by], differences_of(one, last))
        for one, last in zip(shown, earlier, strict=False)
    ]
    older = shown[-1].number if len(versions) > _PAGE else 0
    in_force = (
        []
        if before
        else shown_loosenings(request, list(loosenings_in_force(request.practice, request.now)))
    )
    context = {"rows": rows, "older": older, "not_newest": bool(before), "in_force": in_force}
    return page(request, "history", context)


@dataclass(frozen=True, slots=True)
class _Version:
    version: SettingsVersion
    who: str
    differences: list[tuple[str, str, str]]

    @property
    def at(self) -> datetime:
        return self.version.made_at


def differences_of(
    version: SettingsVersion, before: SettingsVersion | None
) -> list[tuple[str, str, str]]:
    """What a version changed: label, from, to."""
    old = dict(_flat(plain(before.values if before else {})))
    new = dict(_flat(plain(version.values)))
    paths = [path for path in {**old, **new} if old.get(path) != new.get(path)]
    return [(label_of(path), old.get(path, ""), new.get(path, "")) for path in paths]


def _flat(found: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in found.items():
        here = f"{path}{name}"
        if here.startswith("policy.clinic_windows."):
            yield here, windows.in_words(value)
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{here}.")
        else:
            yield here, values.written(here, value)

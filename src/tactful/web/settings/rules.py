"""Hours, pace and priorities: each change is a new version, with who, when and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from tactful.core.wording import listed
from tactful.practice.actions import change_settings
from tactful.practice.models import SettingsVersion
from tactful.practice.plain import plain, with_changes
from tactful.practice.queries import settings_of, stored_settings
from tactful.practice.roles import Right
from tactful.practice.settings import SettingsFault
from tactful.reports.actors import actor_names
from tactful.web.settings import values, windows
from tactful.web.settings.fields import DESK, EVERY, HOLIDAYS, PACE, PRIORITIES, Group
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff

_PAGE: Final = 20
_LONGEST_REASON: Final = 300


@for_staff
def hours(request: StaffRequest) -> HttpResponse:
    """When the practice wants to be heard."""
    return _rules(request, "hours", (HOLIDAYS, DESK), with_windows=True)


@for_staff
def pace(request: StaffRequest) -> HttpResponse:
    """How often, how soon again, which balances, how fast."""
    return _rules(request, "pace", PACE)


@for_staff
def priorities(request: StaffRequest) -> HttpResponse:
    """Who is top priority, what age counts from, how the tone changes."""
    return _rules(request, "priorities", PRIORITIES)


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
    return page(request, "history", {"rows": rows, "older": older, "not_newest": bool(before)})


def _rules(
    request: StaffRequest, here: str, groups: tuple[Group, ...], *, with_windows: bool = False
) -> HttpResponse:
    form = _Form(request, here, groups, with_windows)
    if request.method != "POST":
        return form.show()
    if Right.CONFIGURE not in request.may:
        raise PermissionDenied
    return form.save()


class _Form:
    """One page of settings, as it is shown and as it is sent."""

    def __init__(
        self, request: StaffRequest, here: str, groups: tuple[Group, ...], with_windows: bool
    ) -> None:
        self.request, self.here, self.groups = request, here, groups
        self.with_windows = with_windows
        self.stored = stored_settings(request.practice)
        self.now = plain(self.stored)

    def show(
        self,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        fault: str = "",
        status: int = 200,
    ) -> HttpResponse:
        context = {
            "groups": values.shown(self.groups, self.stored, typed, wrong),
            "days": windows.table(self.now, typed, wrong) if self.with_windows else [],
            "seen": (typed or {}).get("seen") or settings_of(self.request.practice).number,
            "reason": (typed or {}).get("reason", ""),
            "wrong": wrong or {},
            "wrong_reason": (wrong or {}).get("reason", ""),
            "fault": fault,
        }
        return page(self.request, self.here, context, status=status)

    def save(self) -> HttpResponse:
        typed = self.request.POST.dict()
        changes, wrong, looser = self._read(typed)
        reason = " ".join(str(typed.get("reason", "")).split())
        if looser and not reason:
            wrong["reason"] = f"Say why: this loosens {listed(looser)}."
        elif len(reason) > _LONGEST_REASON:
            wrong["reason"] = f"At most {_LONGEST_REASON} characters."
        if wrong:
            return self.show(typed=typed, wrong=wrong, status=422)
        if not changes:
            messages.info(self.request, "Nothing was different, so nothing was changed.")
            return redirect(f"settings:{self.here}")
        return self._write(typed, changes, reason)

    def _read(self, typed: dict[str, str]) -> tuple[dict[str, Any], dict[str, str], list[str]]:
        changes, wrong = values.read(self.groups, self.now, typed)
        looser = [label.lower() for label in values.loosened(changes, self.now)]
        if self.with_windows:
            hours, faults = windows.read(self.now, typed)
            looser += windows.loosened(hours, self.now) if not faults else []
            changes, wrong = {**changes, **hours}, {**wrong, **faults}
        return changes, wrong, looser

    def _write(self, typed: dict[str, str], changes: dict[str, Any], reason: str) -> HttpResponse:
        request = self.request
        seen = typed.get("seen", "")
        try:
            change_settings(
                request.practice,
                with_changes(self.stored, changes),
                by=by(request),
                now=request.now,
                reason=reason,
                seen=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1,
            )
        except SettingsFault as fault:
            return self._refused(typed, str(fault))
        messages.success(request, "The settings are changed, from now on.")
        return redirect(reverse(f"settings:{self.here}"))

    def _refused(self, typed: dict[str, str], fault: str) -> HttpResponse:
        """Beside the field it names, else at the head of the form."""
        path, _, said = fault.partition(": ")
        for known in EVERY:
            if path in (known, known.removeprefix("policy.")):
                return self.show(typed=typed, wrong={known: f"It {said}."}, status=422)
        status = 409 if "just changed" in fault else 422
        return self.show(typed=typed, fault=_sentence(said or fault), status=status)


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
    return [(_label(path), old.get(path, ""), new.get(path, "")) for path in paths]


def _flat(found: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, value in found.items():
        here = f"{path}{name}"
        if here.startswith("policy.clinic_windows."):
            yield here, windows.in_words(value)
        elif isinstance(value, Mapping):
            yield from _flat(value, f"{here}.")
        else:
            yield here, values.written(here, value)


def _label(path: str) -> str:
    setting = EVERY.get(path)
    if setting:
        return setting.label
    return _OTHERS.get(path) or path.rpartition(".")[2].replace("_", " ").capitalize()


_OTHERS: Final = {
    "policy.clinic_windows.sms": "Hours of texts",
    "policy.clinic_windows.voice": "Hours of calls",
    "policy.clinic_windows.email": "Hours of e-mail",
    "sending_paused": "All sending stopped",
}


def _sentence(words: str) -> str:
    said = words[:1].upper() + words[1:]
    return said if said.endswith(".") else f"{said}."

"""A page of settings as it is shown and as it is sent: what a role may move, what it takes."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from tactful.core.wording import listed
from tactful.practice.actions import (
    Changed,
    NotYours,
    RuleFault,
    StaleSettings,
    change_settings,
)
from tactful.practice.authority import approvers, has_compliance, may_move, who_moves
from tactful.practice.bounds import bound_of
from tactful.practice.models import Loosening
from tactful.practice.plain import WINDOWS, at, plain, with_changes
from tactful.practice.queries import (
    loosenings_in_force,
    loosenings_waiting,
    settings_of,
    stored_settings,
)
from tactful.practice.settings import SettingsFault
from tactful.web.settings import values, windows
from tactful.web.settings.fields import EVERY, Group
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by
from tactful.web.words import sentence

_LONGEST_REASON: Final = 300


class SettingsForm:
    """One page of settings. `groups` are its values, `more` what else the page shows."""

    def __init__(
        self,
        request: StaffRequest,
        here: str,
        groups: tuple[Group, ...],
        *,
        with_windows: bool = False,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self.request, self.here, self.groups = request, here, groups
        self.with_windows, self.more = with_windows, more or {}
        self.stored = stored_settings(request.practice)
        self.now = plain(self.stored)
        self.standing = standing_of(request)
        self.legal = any(
            one.bound.is_legal and not one.bound.is_firm
            for group in groups
            for one in group.settings
        )

    def answer(self) -> HttpResponse:
        """The page, or what came of the form that was sent."""
        if self.request.method != "POST":
            return self.show()
        if not self.may_any:
            raise PermissionDenied
        return self.save()

    @property
    def may_any(self) -> bool:
        """Whether this person may change anything on the page."""
        paths = [one.path for group in self.groups for one in group.settings]
        paths += [f"{WINDOWS}.sms"] if self.with_windows else []
        return any(self.standing.may(path) for path in paths)

    def show(
        self,
        *,
        typed: Mapping[str, str] | None = None,
        wrong: Mapping[str, str] | None = None,
        fault: str = "",
        status: int = 200,
    ) -> HttpResponse:
        typed_or, faults = typed or {}, wrong or {}
        context = {
            "groups": values.shown(self.groups, self.stored, self.standing, typed, wrong),
            "days": windows.table(self.now, typed, wrong) if self.with_windows else [],
            "may_windows": self.standing.may(f"{WINDOWS}.sms"),
            "who_windows": self.standing.who(f"{WINDOWS}.sms"),
            "seen": typed_or.get("seen") or settings_of(self.request.practice).number,
            "reason": typed_or.get("reason", ""),
            "until": typed_or.get("until", ""),
            "asks_until": self.legal,
            "latest": last_day(self.request.today),
            "is_alone": not approvers(self.request.practice) - {by(self.request)},
            "wrong": faults,
            "wrong_reason": faults.get("reason", ""),
            "wrong_until": faults.get("until", ""),
            "fault": fault,
            "may_configure": self.may_any,
            **self.more,
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
        until = self._until(typed, changes, wrong)
        if wrong:
            return self.show(typed=typed, wrong=wrong, status=422)
        if not changes:
            messages.info(self.request, "Nothing was different, so nothing was changed.")
            return redirect(f"settings:{self.here}")
        return self._write(typed, changes, reason, until)

    def _read(self, typed: dict[str, str]) -> tuple[dict[str, Any], dict[str, str], list[str]]:
        changes, wrong = values.read(self.groups, self.now, typed, self.standing.may)
        looser = [label.lower() for label in values.loosened(changes, self.now)]
        if self.with_windows and (self.standing.may(f"{WINDOWS}.sms") or "sms-mon-from" in typed):
            hours, faults = windows.read(self.now, typed)
            looser += windows.loosened(hours, self.now) if not faults else []
            changes, wrong = {**changes, **hours}, {**wrong, **faults}
        return changes, wrong, looser

    def _until(
        self, typed: Mapping[str, str], changes: Mapping[str, Any], wrong: dict[str, str]
    ) -> datetime | None:
        """The end of the day that was named; needed where a legal rule is loosened."""
        said = typed.get("until", "").strip()
        day = _a_day(said)
        if day is not None:
            return end_of(day, self.request)
        if said or any(self._needs_second(path, value) for path, value in changes.items()):
            wrong["until"] = "Name the last day: a legal rule is loosened for a time only."
        return None

    def _needs_second(self, path: str, value: Any) -> bool:
        return bound_of(path).needs_second(before=at(self.now, path), after=value)

    def _write(
        self, typed: dict[str, str], changes: dict[str, Any], reason: str, until: datetime | None
    ) -> HttpResponse:
        request = self.request
        try:
            changed = change_settings(
                request.practice,
                with_changes(self.stored, changes),
                by=by(request),
                now=request.now,
                reason=reason,
                until=until,
                seen=version_seen(typed),
            )
        except NotYours:
            raise PermissionDenied from None
        except StaleSettings as fault:
            return self.show(typed=typed, fault=str(fault), status=409)
        except RuleFault as fault:
            return self.show(typed=typed, wrong={fault.path: fault.said}, status=422)
        except SettingsFault as fault:
            return self._refused(typed, str(fault))
        return self._done(changed)

    def _done(self, changed: Changed) -> HttpResponse:
        if changed.version is not None:
            messages.success(self.request, "The settings are changed, from now on.")
        if not changed.asked:
            return redirect(f"settings:{self.here}")
        if changed.asked[0].starts_at is None:
            said = "This waits for a second person; until then everything stays as it was."
        else:
            said = "You are alone here, so this takes effect in 24 hours, and every page says so."
        messages.info(self.request, said)
        return redirect("settings:loosenings")

    def _refused(self, typed: dict[str, str], fault: str) -> HttpResponse:
        """Beside the field it names, else at the head of the form."""
        path, _, said = fault.partition(": ")
        for known in EVERY:
            if path in (known, known.removeprefix("policy.")):
                return self.show(typed=typed, wrong={known: f"It {said}."}, status=422)
        return self.show(typed=typed, fault=_with_a_full_stop(said or fault), status=422)


def version_seen(typed: Mapping[str, str]) -> int:
    """Which version of the settings a form was filled in from; none is -1, which never fits."""
    seen = typed.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else -1


def standing_of(request: StaffRequest) -> values.Standing:
    """What this person may move, and what is let further for a time; three queries."""
    practice, compliance = request.practice, has_compliance(request.practice)
    opened: dict[str, Loosening] = {
        one.path: one
        for one in (
            *loosenings_in_force(practice, request.now),
            *loosenings_waiting(practice, request.now),
        )
    }
    return values.Standing(
        may=partial(_may, request.role, compliance),
        who=partial(_who, compliance),
        open=opened,
    )


def end_of(day: date, request: StaffRequest) -> datetime:
    """The midnight after a day of the practice's calendar."""
    return datetime.combine(day + timedelta(days=1), time(), request.zone).astimezone(UTC)


def last_day(today: date) -> date:
    """The furthest last day of a loosening: a year less a day."""
    leap = today.month == 2 and today.day == 29
    return today.replace(year=today.year + 1, day=28 if leap else today.day) - timedelta(days=1)


def _may(role: str, compliance: bool, path: str) -> bool:
    return may_move(bound_of(path), role, has_compliance=compliance)


def _who(compliance: bool, path: str) -> str:
    return who_moves(bound_of(path), has_compliance=compliance)


def _a_day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _with_a_full_stop(words: str) -> str:
    said = sentence(words)
    return said if said.endswith(".") else f"{said}."

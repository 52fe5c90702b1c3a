"""Legal rules let further for a time: who asked, who approved, until when; decide and end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from tactful.practice.actions import (
    AlreadyDecided,
    LooseningFault,
    NotYours,
    approve_loosening,
    decline_loosening,
    end_loosening,
    withdraw_loosening,
)
from tactful.practice.authority import APPROVERS, has_compliance, may_move
from tactful.practice.bounds import bound_of
from tactful.practice.models import Loosening
from tactful.practice.policy.load import rules
from tactful.practice.policy.tables import Rule
from tactful.reports.actors import actor_names
from tactful.web.settings.fields import label_of, setting_of
from tactful.web.settings.frame import page
from tactful.web.settings.values import KINDS, written
from tactful.web.staff import StaffRequest, by, for_staff

_OVER: Final = 50  # of those that are over, the newest


@dataclass(frozen=True, slots=True)
class Shown:
    """One loosening in words; `stage` is waiting, counting (its day of waiting), in_force, over."""

    row: Loosening
    stage: str
    label: str
    before: str
    wanted: str
    rule: Rule | None
    asked_by: str
    approved_by: str
    ended_by: str

    @property
    def kind(self) -> str:
        return KINDS.get(self.rule.kind, self.rule.kind) if self.rule else ""

    @property
    def opens(self) -> str:
        """What would be let through, plainly."""
        setting = setting_of(self.row.path)
        return setting.opens if setting else ""

    @property
    def began(self) -> bool:
        """Whether it was ever in force."""
        starts, ends = self.row.starts_at, self.row.ended_at
        return self.stage == "in_force" or bool(
            self.stage == "over" and starts and (ends is None or starts < ends)
        )

    @property
    def became(self) -> str:
        """What became of one that is over."""
        if self.row.ended_at is None:
            return "reached its last day" if self.began else "nobody decided in time"
        return str(self.row.get_ended_why_display())


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """What waits, what is in force, and what is over, newest first."""
    rows = Loosening.objects.for_practice(request.practice).order_by("-asked_at", "-id")
    open_rows = list(rows.filter(ended_at=None, expires_at__gt=request.now))
    ids = [one.pk for one in open_rows]
    over = list(rows.exclude(pk__in=ids)[: _OVER + 1])
    found = shown_loosenings(request, [*open_rows, *over[:_OVER]])
    context = {
        "waiting": [one for one in found if one.stage in ("waiting", "counting")],
        "in_force": [one for one in found if one.stage == "in_force"],
        "over": [one for one in found if one.stage == "over"],
        "is_cut": len(over) > _OVER,
    }
    return page(request, "loosenings", context)


@require_safe
@for_staff
def loosening(request: StaffRequest, uid: str) -> HttpResponse:
    """One of them: what would be let through, why, and who decides."""
    return _show(request, _found(request, uid))


@require_POST
@for_staff
def approve(request: StaffRequest, uid: str) -> HttpResponse:
    """A second person lets it take effect."""
    note = request.POST.get("note", "")
    return _decide(
        request, uid, approve_loosening, "In force from now on, until its last day.", note=note
    )


@require_POST
@for_staff
def decline(request: StaffRequest, uid: str) -> HttpResponse:
    """A second person lets it not take effect, and says why."""
    note = request.POST.get("note", "")
    return _decide(request, uid, decline_loosening, "Declined; everything stays.", note=note)


@require_POST
@for_staff
def withdraw(request: StaffRequest, uid: str) -> HttpResponse:
    """Whoever asked takes it back."""
    return _decide(request, uid, withdraw_loosening, "Withdrawn; everything stays as it is.")


@require_POST
@for_staff
def end(request: StaffRequest, uid: str) -> HttpResponse:
    """Back to the rule, at once."""
    return _decide(request, uid, end_loosening, "Ended. The rule holds in full from now on.")


def _decide(
    request: StaffRequest, uid: str, act: Callable[..., Loosening], said: str, **more: Any
) -> HttpResponse:
    found = _found(request, uid)
    try:
        act(found, by=by(request), now=request.now, **more)
    except NotYours:
        raise PermissionDenied from None
    except AlreadyDecided as fault:
        return _show(request, _found(request, uid), fault=str(fault), status=409)
    except LooseningFault as fault:
        return _show(request, found, fault=str(fault), status=422)
    messages.success(request, said)
    return redirect("settings:loosenings")


def _found(request: StaffRequest, uid: str) -> Loosening:
    row: Loosening = get_object_or_404(Loosening.objects.for_practice(request.practice), uid=uid)
    return row


def _show(
    request: StaffRequest, row: Loosening, *, fault: str = "", status: int = 200
) -> HttpResponse:
    (one,) = shown_loosenings(request, [row])
    approver, asker = request.role in APPROVERS, by(request) == row.asked_by
    moves = may_move(
        bound_of(row.path), request.role, has_compliance=has_compliance(request.practice)
    )
    waits = one.stage in ("waiting", "counting")
    context = {
        "one": one,
        "fault": fault,
        "note": request.POST.get("note", ""),
        "may_decide": waits and approver and not asker,
        "may_withdraw": waits and (asker or approver),
        "may_end": one.stage == "in_force" and (approver or moves),
    }
    return page(request, "loosening", context, status=status)


def shown_loosenings(request: StaffRequest, rows: list[Loosening]) -> list[Shown]:
    """In words, with the names of everybody in them; one query."""
    actors = [who for row in rows for who in (row.asked_by, row.approved_by, row.ended_by)]
    names = actor_names(actors)
    return [
        Shown(
            row=row,
            stage=_stage(row, request),
            label=label_of(row.path),
            before=written(row.path, row.before),
            wanted=written(row.path, row.wanted),
            rule=rules().get(row.rule),
            asked_by=names[row.asked_by],
            approved_by=names[row.approved_by],
            ended_by=names[row.ended_by],
        )
        for row in rows
    ]


def _stage(row: Loosening, request: StaffRequest) -> str:
    if row.ended_at is not None or row.expires_at <= request.now:
        return "over"
    if row.starts_at is None:
        return "waiting"
    return "in_force" if row.starts_at <= request.now else "counting"

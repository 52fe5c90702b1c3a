"""The quarterly compliance review: it prepares itself, a person reads and signs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from tactful.audit.actions import Happened, record
from tactful.core.quarters import Quarter
from tactful.practice.models import DeclaredFact, SettingsVersion
from tactful.practice.queries import loosenings_between
from tactful.practice.roles import Right
from tactful.reports.actors import actor_names
from tactful.reports.export import csv_bytes, xlsx_bytes
from tactful.reports.review import SIGNED, Review, review
from tactful.reports.review_figures import FIGURES, figures_of
from tactful.web.settings.loosenings import shown_loosenings
from tactful.web.settings.rules import differences_of
from tactful.web.staff import StaffRequest, by, needs, write_down

_QUARTERS: Final = 12  # three years to choose from
_KINDS: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One version of the settings: who, when, why, and what was different in it."""

    at: datetime
    who: str
    why: str
    differences: list[tuple[str, str, str]]


@require_safe
@needs(Right.AUDIT)
def index(request: StaffRequest) -> HttpResponse:
    """The review of a quarter (`?quarter=2026Q3`); the last complete one unless one is named."""
    running = Quarter.of(request.today)
    asked = request.GET.get("quarter", "")
    quarter = Quarter.written(asked) if asked else running.before
    if quarter is None or quarter > running:
        return redirect("reports:review")
    found = review(request.practice, quarter, now=request.now)
    write_down(request, "report viewed", report="review", quarter=quarter.code)
    context = {
        "found": found,
        "quarter": quarter,
        "quarters": _to_choose(running, quarter),
        "changes": _changes(found.versions, found.span.start),
        "loosened": shown_loosenings(
            request, list(loosenings_between(request.practice, *found.span.within))
        ),
        "declared": _declared(found),
        "signed_by_me": any(one.who == request.user.name for one in found.signed),
    }
    return render(request, "reports/review.html", context)


@require_safe
@needs(Right.AUDIT)
def file(request: StaffRequest) -> HttpResponse:
    """The figures of a quarter as CSV or a workbook (`?quarter=2026Q3&format=xlsx`)."""
    quarter = Quarter.written(request.GET.get("quarter", ""))
    kind = request.GET.get("format", "")
    if quarter is None or quarter > Quarter.of(request.today) or kind not in _KINDS:
        return redirect("reports:review")
    lines = figures_of(review(request.practice, quarter, now=request.now))
    notes = (f"{request.practice.name}: {quarter.label}.",)
    if kind == "csv":
        content = csv_bytes(FIGURES, lines, notes=notes)
    else:
        content = xlsx_bytes(FIGURES, lines, title="Review", notes=notes)
    write_down(request, "report taken out", report="review", quarter=quarter.code, format=kind)
    answer = HttpResponse(content, content_type=_KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="review-{quarter.code}.{kind}"'
    return answer


@require_POST
@needs(Right.AUDIT)
def sign(request: StaffRequest) -> HttpResponse:
    """Say that one has read the review of a quarter that is over; it stands in the audit."""
    quarter = Quarter.written(request.POST.get("quarter", ""))
    if quarter is None or quarter >= Quarter.of(request.today):
        messages.warning(request, "A quarter is signed when it is over.")
        return redirect("reports:review")
    happened = Happened(by(request), SIGNED, f"review:{quarter.code}")
    record(request.practice.pk, [happened], now=request.now)
    messages.success(request, f"Your name stands under the review of {quarter.label}.")
    return redirect(f"{reverse('reports:review')}?{urlencode({'quarter': quarter.code})}")


def _to_choose(running: Quarter, shown: Quarter) -> list[Quarter]:
    quarters = [running]
    while len(quarters) < _QUARTERS:
        quarters.append(quarters[-1].before)
    return quarters if shown in quarters else [*quarters, shown]


def _changes(versions: Sequence[SettingsVersion], start: datetime) -> list[Change]:
    """The versions of the quarter, newest first, each beside the one before it."""
    made = [version for version in versions if version.made_at >= start]
    before = [*versions[1:], None]
    names = actor_names(version.made_by for version in made)
    return [
        Change(one.made_at, names[one.made_by], one.reason, differences_of(one, last))
        for one, last in zip(made, before, strict=False)
    ]


def _declared(found: Review) -> list[dict[str, Any]]:
    """What the practice declared, who said so, and whether that was in this quarter."""
    names = actor_names(fact.declared_by for fact in found.facts)
    return [
        {
            "name": fact.name.replace("_", " "),
            "value": _said(fact),
            "who": names[fact.declared_by],
            "at": fact.declared_at,
            "new": found.span.start <= fact.declared_at < found.span.end,
        }
        for fact in found.facts
    ]


def _said(fact: DeclaredFact) -> str:
    if isinstance(fact.value, bool):
        return "yes" if fact.value else "no"
    return str(fact.value).replace("_", " ")

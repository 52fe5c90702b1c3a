"""The reason codes of the gate: all by step, and a page for each, with this practice's values."""

from collections.abc import Iterable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.core.policy.codes import Code
from tactful.practice.queries import values_of
from tactful.practice.reference.reasons import NOT_YET, ReasonPage, StepLine, reason_page, steps
from tactful.reports.reasons import MOST, kept_back
from tactful.web.staff import StaffRequest, for_staff


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """All codes, in the order in which the gate looks for them."""
    groups = [(step, _pages(step.codes)) for step in steps()]
    beside = StepLine("", "Beside the steps", "", "", (Code.OK, Code.NO_WINDOW_FOUND))
    context = {"groups": [*groups, (beside, _pages(beside.codes))]}
    return render(request, "reasons/index.html", context)


@require_safe
@for_staff
def code(request: StaffRequest, reason: str) -> HttpResponse:
    """One code: what it means, what moves it, what to say, and whom it keeps back here."""
    if reason not in list(Code):
        raise Http404
    known = Code(reason)
    page = reason_page(known, values_of(request.practice, now=request.now))
    context = {
        "page": page,
        "is_yes": known is Code.OK,
        "waits": NOT_YET in page.answers,
        "number": kept_back(request.practice, known),
        "most": MOST,
        "step_before": _neighbour(known, -1),
        "step_after": _neighbour(known, 1),
    }
    return render(request, "reasons/code.html", context)


def _pages(codes: Iterable[Code]) -> list[ReasonPage]:
    return [reason_page(code) for code in codes]


def _neighbour(code: Code, by: int) -> Code | None:
    place = list(Code).index(code) + by
    return list(Code)[place] if 0 <= place < len(Code) else None

"""The reason codes of the gate: all by step, and a page for each, with this practice's values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.core.policy.codes import REASONS, Code
from tactful.practice.queries import values_of
from tactful.practice.reference.reasons import NOT_YET, ReasonPage, StepLine, reason_page, steps
from tactful.reports.reasons import kept_back_by_code
from tactful.web.staff import StaffRequest, for_staff


@dataclass(frozen=True, slots=True)
class Line:
    """A code in the list, and how many accounts it keeps back at present."""

    page: ReasonPage
    number: int


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """All codes in the order of the gate, and above them what keeps most accounts back."""
    numbers = kept_back_by_code(request.practice)
    groups = [(step, _lines(step.codes, numbers)) for step in steps()]
    beside = StepLine("", "Beside the steps", "", "", (Code.OK, Code.NO_WINDOW_FOUND))
    groups.append((beside, _lines(beside.codes, numbers)))
    context = {"groups": groups, "codes": len(Code), "busy": _busiest(numbers)}
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
        "number": kept_back_by_code(request.practice)[known],
        "step_before": _neighbour(known, -1),
        "step_after": _neighbour(known, 1),
    }
    return render(request, "reasons/code.html", context)


def _lines(codes: Iterable[Code], numbers: dict[str, int]) -> list[Line]:
    return [Line(reason_page(code), numbers.get(code, 0)) for code in codes]


def _busiest(numbers: dict[str, int]) -> list[tuple[str, str, int]]:
    """The codes that keep the most accounts back: code, why, how many."""
    known = {code: number for code, number in numbers.items() if code in list(Code)}
    most = sorted(known.items(), key=lambda one: -one[1])[:_BUSIEST]
    return [(code, REASONS[Code(code)].why, number) for code, number in most]


def _neighbour(code: Code, by: int) -> Code | None:
    place = list(Code).index(code) + by
    return list(Code)[place] if 0 <= place < len(Code) else None


_BUSIEST: Final = 5

"""Check a code: somebody reads one out on the phone and asks whether the message is ours."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tactful.outreach.composing import check_address
from tactful.outreach.models import Touch, TouchStatus
from tactful.outreach.queries import CODE_DAYS, touch_with_code
from tactful.reports.account_words import template_words, way_words
from tactful.web.staff import StaffRequest, for_staff, write_down

_LONGEST: Final = 60
_OUTCOMES: Final = {
    TouchStatus.HANDED_OVER: ("sent", "on its way"),
    TouchStatus.ACCEPTED: ("sent", "sent"),
    TouchStatus.UNKNOWN: ("failed", "not known whether it arrived"),
    TouchStatus.REFUSED: ("failed", "refused by the provider: it reached nobody"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff
def check(request: StaffRequest) -> HttpResponse:
    """The question, and its answer; the code stands in no address."""
    typed = request.POST.get("code", "")[:_LONGEST].strip()
    asked = request.method == "POST"
    found = touch_with_code(request.practice, typed) if typed else None
    if asked and typed:
        _write_down(request, found)
    context: dict[str, Any] = {
        "typed": typed,
        "empty": asked and not typed,
        "asked": asked and bool(typed),
        "found": found,
        "days": CODE_DAYS,
        **_page_for_patients(request),
    }
    if found:
        shape, outcome = _OUTCOMES.get(TouchStatus(found.status), ("stopped", "taken back"))
        context |= {
            "way": way_words(found.channel, automated=found.automated),
            "about": template_words(found.template_key),
            "shape": shape,
            "outcome": outcome,
        }
    return render(request, "codes/check.html", context, status=422 if context["empty"] else 200)


def _write_down(request: StaffRequest, found: Touch | None) -> None:
    if found is None:
        write_down(request, "code checked", found=False)
    else:
        write_down(request, "code checked", about=found.guarantor, touch=found.uid)


def _page_for_patients(request: StaffRequest) -> dict[str, Any]:
    """Where patients check a code themselves; as this server is known here, until it was said."""
    said = check_address(request.practice)
    here = request.build_absolute_uri(f"/check/{request.practice.slug}/")
    return {"public": said or here, "is_said": bool(said)}

"""A report as a file: the worker writes it, and its page says when it is ready."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from tactful.jobs.actions import EXPORT, ask
from tactful.practice.roles import Right
from tactful.web.reports.aging import day_asked
from tactful.web.staff import StaffRequest, by, needs

_FORMATS: Final = frozenset({"csv", "xlsx"})
_REPORTS: Final = frozenset({"aging", "outstanding"})


@require_POST
@needs(Right.TAKE_OUT)
def export(request: StaffRequest) -> HttpResponse:
    """Ask for the aging of a day, or for what is outstanding after this week's reminders."""
    report, fmt = request.POST.get("report", ""), request.POST.get("format", "")
    on, fault = day_asked(request)
    if fault or report not in _REPORTS or fmt not in _FORMATS:
        fault = fault or "There is no such file. Choose CSV or XLSX."
        context = {"fault": fault, "typed": request.POST.get("on", ""), "on": on}
        return render(request, "reports/aging_then.html", context, status=422)
    asked = {"report": report, "on": on.isoformat()}
    params = {"list": "aging", "format": fmt, "asked": asked}
    job = ask(request.practice, kind=EXPORT, params=params, by=by(request), now=request.now)
    return redirect("jobs:job", job.uid)

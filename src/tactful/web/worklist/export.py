"""Taking a list out of the house, as a file: asked for here, written by the worker."""

from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tactful.jobs.actions import ask
from tactful.practice.roles import Right
from tactful.reports.asked import Asked
from tactful.web.staff import StaffRequest, by, needs

FORMATS: Final = ("csv", "xlsx")


@require_POST
@needs(Right.TAKE_OUT)
def export(request: StaffRequest) -> HttpResponse:
    """Ask for the list as it is filtered, whole; the page of the work says when it is there."""
    wanted = request.POST.get("format", "csv")
    if wanted not in FORMATS:
        raise BadRequest("A list is written as CSV or as a workbook.")
    asked = Asked.read(request.POST.dict()).owned_by(request.user.uid)
    params = {"list": "worklist", "format": wanted, "asked": asked.codes}
    job = ask(request.practice, kind="export", params=params, by=by(request), now=request.now)
    return redirect("jobs:job", uid=job.uid)

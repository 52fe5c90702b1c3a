"""Long work: what is under way, how far it is, and the files it made."""

from collections.abc import Iterator
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tactful.jobs import actions
from tactful.jobs.models import Job, JobFile
from tactful.jobs.queries import content, jobs
from tactful.reports.actors import actor_names
from tactful.web.jobs.showing import kinds_for, right_for, shown, state_of, what_it_is
from tactful.web.staff import StaffRequest, by, for_staff, part_asked_for, write_down

PAGE: Final = 25
PROGRESS: Final = "progress"


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """Everything that was asked for, newest first."""
    kinds = kinds_for(request.may)
    if not kinds:
        raise PermissionDenied
    mine = jobs(request.practice).filter(kind__in=kinds)
    page = Paginator(mine, PAGE).get_page(request.GET.get("page"))
    names = actor_names(job.asked_by for job in page)
    rows = [
        {"job": job, "what": what_it_is(job), "state": state_of(job), "by": names[job.asked_by]}
        for job in page
    ]
    return render(request, "jobs/index.html", {"page": page, "rows": rows})


@require_safe
@for_staff
def job(request: StaffRequest, uid: str) -> HttpResponse:
    """How far one is; asks again each second until it is over."""
    return progress_of(request, _found(request, uid), "jobs/job.html", {})


@require_POST
@for_staff
def cancel(request: StaffRequest, uid: str) -> HttpResponse:
    """Take back what nobody has begun."""
    found = _found(request, uid)
    if actions.cancel(found, by=by(request), now=request.now):
        messages.success(request, "That is taken back. Nothing was changed.")
    else:
        messages.warning(request, "It had begun already, so it could not be taken back.")
    return redirect("jobs:job", uid)


@require_safe
@for_staff
def file(request: StaffRequest, uid: str) -> HttpResponse | StreamingHttpResponse:
    """The file an export made."""
    found = _found(request, uid)
    made = get_object_or_404(found.files, role=JobFile.Role.OUT)
    if made.dropped_at:
        messages.warning(request, "That file was kept for a day and is gone. Ask for it again.")
        return redirect("jobs:job", uid)
    write_down(request, "export taken out", job=found.uid, list=found.params.get("list"))
    return download(made.name, made.content_type, content(made), size=made.size)


def progress_of(
    request: StaffRequest, one: Job, template: str, context: dict[str, Any]
) -> HttpResponse:
    """A page that shows a job, or only how far it is where htmx asks for that each second."""
    show = shown(one, now=request.now)
    if not part_asked_for(request, PROGRESS):
        return render(request, template, {"shown": show, **context})
    answer = render(request, "jobs/_progress.html", {"shown": show})
    if one.is_over and show.leads_to:
        answer["HX-Redirect"] = show.leads_to
    return answer


def download(
    name: str, content_type: str, pieces: Iterator[bytes], *, size: int | None = None
) -> StreamingHttpResponse:
    """A file to be kept, piece by piece."""
    answer = StreamingHttpResponse(pieces, content_type=content_type or "application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    if size is not None:
        answer["Content-Length"] = str(size)
    return answer


def _found(request: StaffRequest, uid: str) -> Job:
    found: Job = get_object_or_404(Job.objects.for_practice(request.practice), uid=uid)
    if right_for(found) not in request.may:
        raise PermissionDenied
    return found

"""The page where a file is chosen, and what was imported before."""

from collections.abc import Iterator
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tactful.intake.arriving import plain_name
from tactful.intake.long_work import LOOK_THROUGH, Asked
from tactful.intake.queries import runs
from tactful.jobs.actions import CHUNK, Given, ask
from tactful.jobs.models import Job, JobFile, JobState
from tactful.jobs.queries import jobs
from tactful.practice.models import Practice
from tactful.practice.roles import Right
from tactful.reports.actors import actor_names
from tactful.web.imports.words import kind_words
from tactful.web.staff import StaffRequest, by, needs

PAGE: Final = 20
MOST_BYTES: Final = 200 * 1024 * 1024
MOST_FILES: Final = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.TAKE_IN)
def index(request: StaffRequest) -> HttpResponse:
    """Choose a file; it is looked through before anything counts."""
    if request.method != "POST":
        return _page(request)
    given: list[UploadedFile[Any]] = request.FILES.getlist("files")
    if wrong := _wrong(given):
        return _page(request, wrong=wrong, status=422)
    look = ask(
        request.practice,
        kind=LOOK_THROUGH,
        params=Asked().params(),
        by=by(request),
        now=request.now,
        files=[Given(plain_name(f.name or ""), _pieces(f), f.content_type or "") for f in given],
    )
    return redirect("imports:check", look.uid)


def _wrong(given: "list[UploadedFile[Any]]") -> str:
    """What is wrong with what was chosen, and what to do; empty where nothing is."""
    if not given:
        return "Choose the file first: press “Choose files”, or drop it on the field."
    if len(given) > MOST_FILES:
        return f"Those are more than {MOST_FILES} files. Choose only those of one export."
    if all(not file.size for file in given):
        return "That file is empty: there is nothing in it. Export it again, and choose that."
    if sum(file.size or 0 for file in given) > MOST_BYTES:
        return (
            "That is more than 200 MB. Export fewer columns or a shorter time, or pack the file "
            "as ZIP."
        )
    return ""


def _pieces(file: "UploadedFile[Any]") -> Iterator[bytes]:
    return file.chunks(CHUNK)


def _page(request: StaffRequest, *, wrong: str = "", status: int = 200) -> HttpResponse:
    page = Paginator(runs(request.practice), PAGE).get_page(request.GET.get("page"))
    names = actor_names(run.imported_by for run in page)
    rows = [
        {"run": run, "by": names[run.imported_by], "kind": kind_words(run.source), **_sums(run)}
        for run in page
    ]
    context = {"wrong": wrong, "page": page, "rows": rows, "looks": open_looks(request.practice)}
    return render(request, "imports/index.html", context, status=status)


def open_looks(practice: Practice) -> list[Job]:
    """Files that were handed in and wait for somebody to check them, newest first."""
    mine = jobs(practice).filter(
        kind=LOOK_THROUGH,
        state__in=[JobState.WAITING, JobState.RUNNING, JobState.DONE],
        files__role=JobFile.Role.IN,
        files__dropped_at=None,
    )
    return list(mine.distinct()[:5])


def _sums(run: Any) -> dict[str, Any]:
    totals = run.totals or {}
    tie = (totals.get("tie_outs") or [{}])[0]
    return {"rows": totals.get("rows", {}), "tie": tie.get("result", "")}

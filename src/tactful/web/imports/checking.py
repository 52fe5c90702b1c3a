"""Check before it counts: what a file was read as, and what importing it would change."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tactful.intake.long_work import IMPORT, LOOK_THROUGH, LOOKED, REFUSED_ROWS, Asked
from tactful.intake.sources import ByPlace
from tactful.jobs.actions import ask
from tactful.jobs.models import Job, JobFile, JobState
from tactful.jobs.queries import content, jobs
from tactful.practice.roles import Right
from tactful.readers.columns import Field
from tactful.web.imports.looking import asks_of, check_of
from tactful.web.imports.words import MEANINGS, next_move
from tactful.web.jobs.pages import PROGRESS, download, progress_of
from tactful.web.staff import StaffRequest, by, needs, part_asked_for, write_down

ROWS: Final = 50


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.TAKE_IN)
def check(request: StaffRequest, uid: str) -> HttpResponse:
    """What was read, and what it would change; looked at again as often as wanted."""
    look = _look(request, uid)
    if look.is_over and part_asked_for(request, PROGRESS):
        return HttpResponse(headers={"HX-Refresh": "true"})  # the bar is done: show the page
    if (later := _later(look)) is not None:
        return later
    if not look.is_over:
        return progress_of(request, look, "imports/reading.html", {"file": _file_name(look)})
    seen = _looked(look)
    if seen is None:
        return _failed(request, look)
    if request.method == "POST":
        return _said(request, look, seen)
    write_down(request, "import viewed", job=look.uid)
    return _page(request, look, seen)


@require_safe
@needs(Right.TAKE_IN)
def refused_rows(request: StaffRequest, uid: str) -> StreamingHttpResponse:
    """Every row that would not be taken, as a file."""
    look = _look(request, uid)
    made = get_object_or_404(look.files, name=REFUSED_ROWS, dropped_at=None)
    return download(REFUSED_ROWS, made.content_type, content(made), size=made.size)


def _look(request: StaffRequest, uid: str) -> Job:
    mine = Job.objects.for_practice(request.practice).filter(kind=LOOK_THROUGH)
    found: Job = get_object_or_404(mine, uid=uid)
    return found


def _later(look: Job) -> HttpResponse | None:
    """Where a file was looked at again, or is being imported, that is the page to be on."""
    after = jobs(look.practice).filter(params__earlier=look.uid).first()
    if after is not None:
        return redirect("imports:check", after.uid)
    taking = jobs(look.practice).filter(kind=IMPORT, params__look=look.uid).first()
    if taking is None or taking.state in (JobState.FAILED, JobState.CANCELLED):
        return None
    if taking.state == JobState.DONE:
        return redirect("imports:run", taking.result["run"])
    return redirect("jobs:job", taking.uid)


def _looked(look: Job) -> dict[str, Any] | None:
    made = look.files.filter(name=LOOKED, dropped_at=None).first()
    given = look.files.filter(role=JobFile.Role.IN, dropped_at=None).exists()
    if made is None or not given:
        return None
    found: dict[str, Any] = json.loads(b"".join(content(made)))
    return found


def _file_name(look: Job) -> str:
    names = list(look.files.filter(role=JobFile.Role.IN).values_list("name", flat=True))
    return names[0] if len(names) == 1 else f"{len(names)} files"


def _failed(request: StaffRequest, look: Job) -> HttpResponse:
    """Nothing can be shown of it: the program failed, or the file is gone."""
    code = str(look.result.get("code", "FILE_GONE"))
    said = look.said if look.state == JobState.FAILED else "This file is not kept here any more."
    return render(request, "imports/unreadable.html", {"said": said, "move": next_move(code)})


def _said(request: StaffRequest, look: Job, seen: dict[str, Any]) -> HttpResponse:
    """A person looked: look again as they say, or import what they agreed to."""
    asked, wrong = _asked(request, look, seen)
    if wrong:
        return _page(request, look, seen, asked=asked, wrong=wrong, status=422)
    read = replace(Asked.of(look.params), as_of=date.fromisoformat(seen["as_of"]))
    reads_otherwise = replace(asked, accept=()) != replace(read, accept=())
    if request.POST.get("do") != "import" or reads_otherwise:
        if reads_otherwise and request.POST.get("do") == "import":
            messages.info(request, "You changed how the file is read. Look once more first.")
        return _look_again(request, look, asked)
    missing = set(asks_of(seen)) - set(asked.accept)
    if missing or seen["error"] or not seen["rows"]["accepted"]:
        wrong = {"accept": "Tick each of these once you have looked at it, or mend the file."}
        return _page(request, look, seen, asked=asked, wrong=wrong, status=422)
    params = {**asked.params(), "look": look.uid}
    taking = ask(request.practice, kind=IMPORT, params=params, by=by(request), now=request.now)
    return redirect("jobs:job", taking.uid)


def _look_again(request: StaffRequest, look: Job, asked: Asked) -> HttpResponse:
    params = {**asked.params(), "earlier": look.uid}
    again = ask(
        request.practice,
        kind=LOOK_THROUGH,
        params=params,
        by=by(request),
        now=request.now,
        files_of=look,
    )
    return redirect("imports:check", again.uid)


def _asked(request: StaffRequest, look: Job, seen: dict[str, Any]) -> tuple[Asked, dict[str, str]]:
    """What was said in the form, and what is wrong with it by field."""
    before, said, wrong = Asked.of(look.params), request.POST, dict[str, str]()
    on: date | None = date.fromisoformat(seen["as_of"])
    if "as_of" in said:
        on, wrong = _day(said["as_of"], request.today)
    day_first = before.columns.day_first
    if "day_first" in said and (said["day_first"] == "yes") != seen["day_first"]:
        day_first = said["day_first"] == "yes"
    fields = {**before.columns.fields}
    for place, word in _changed(said, seen).items():
        fields.pop(place, None)  # the last word on a field counts
        fields[place] = word
    asked = Asked(
        as_of=on,
        full_snapshot=said.get("full_snapshot") == "yes",
        columns=ByPlace(fields, day_first),
        flags=before.flags,
        accept=tuple(sorted(set(said.getlist("accept")) & set(asks_of(seen)))),
    )
    return asked, wrong


def _day(text: str, today: date) -> tuple[date | None, dict[str, str]]:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None, {"as_of": "Give the day as year, month, day: 2026-11-20."}
    if day > today:
        return day, {"as_of": "That day is still to come. Give the day the file was exported."}
    return day, {}


def _changed(said: Mapping[str, str], seen: dict[str, Any]) -> dict[int, str | None]:
    """Columns that were given another meaning than the one they were read with."""
    known = {str(word) for word in Field}
    changed: dict[int, str | None] = {}
    for column in seen["columns"]:
        word = said.get(f"column-{column['place']}")
        if word is None or column["private"] or word == (column["field"] or ""):
            continue
        if word in known or not word:
            changed[int(column["place"])] = word or None
    return changed


def _page(
    request: StaffRequest,
    look: Job,
    seen: dict[str, Any],
    *,
    asked: Asked | None = None,
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    read = replace(Asked.of(look.params), as_of=date.fromisoformat(seen["as_of"]))
    rows = Paginator(seen["not_taken"], ROWS).get_page(request.GET.get("rows"))
    context = {
        "look": look,
        "seen": seen,
        "check": check_of(seen, asked or read),
        "rows": rows,
        "meanings": MEANINGS,
        "wrong": wrong or {},
        "failed_before": _failed_import(look),
    }
    return render(request, "imports/check.html", context, status=status)


def _failed_import(look: Job) -> str:
    """What to do, where importing this file did not work a moment ago."""
    failed = jobs(look.practice).filter(kind=IMPORT, params__look=look.uid).first()
    if failed is None or failed.state != JobState.FAILED:
        return ""
    return next_move(str(failed.result.get("code", "")))

"""Lists as files, made by the worker: which there are, and who writes them."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from typing import Any, Final

from tactful.jobs.actions import Given
from tactful.jobs.beats import Beat
from tactful.jobs.models import Job
from tactful.jobs.work import NotPossible, Outcome
from tactful.practice.queries import today_of

Exporter = Callable[..., tuple[str, bytes]]
"""(practice, asked, format, *, on, now, progress) -> a file name without patient data, bytes."""

EXPORTERS: Final = {
    "worklist": "tactful.reports.sheet_export.worklist_file",
    "aging": "tactful.reports.aging_export.aging_file",
}
"""Looked up when one is asked for: some need a library that takes a while to load."""

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export(job: Job, beat: Beat, now: datetime) -> Outcome:
    """Write the list a job asks for; the file stands beside the job for a day."""
    name, fmt = str(job.params.get("list")), str(job.params.get("format"))
    if name not in EXPORTERS or fmt not in _TYPES:
        raise NotPossible("There is no such list.", {"code": "NO_SUCH_LIST"})
    asked: dict[str, Any] = job.params.get("asked") or {}
    on = today_of(job.practice, now)
    file, content = _exporter(name)(job.practice, asked, fmt, on=on, now=now, progress=beat)
    return Outcome("The file is ready.", {"list": name}, [Given(file, [content], _TYPES[fmt])])


def _exporter(name: str) -> Exporter:
    module, _, function = EXPORTERS[name].rpartition(".")
    found: Exporter = getattr(import_module(module), function)
    return found

"""What the worker does with files that were handed in: look through them, and take them in."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from tactful.intake.actions import ImportRefused, commit
from tactful.intake.arriving import laid_out, plain_name
from tactful.intake.looked import as_looked, looked_bytes, refused_csv
from tactful.intake.plan import Plan, plan_of, preview, refused_plan
from tactful.intake.queries import saved_mapping
from tactful.intake.reading import Listing, Reading
from tactful.intake.sources import ByPlace, open_source
from tactful.jobs.actions import Given
from tactful.jobs.beats import Beat
from tactful.jobs.models import Job, JobFile
from tactful.jobs.work import NotPossible, Outcome
from tactful.practice.queries import today_of
from tactful.readers.rows import FileRefused, Flag

LOOK_THROUGH: Final = "look_through"
IMPORT: Final = "import"
LOOKED: Final = "looked.json"
REFUSED_ROWS: Final = "refused-rows.csv"
WRITING: Final = "Writing it into the books"
GONE: Final = "The file was kept for seven days and is gone now. Choose it again."


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said of a source, as the parameters of a job hold it: ids, codes, days."""

    as_of: date | None = None
    full_snapshot: bool = False
    columns: ByPlace = field(default_factory=ByPlace)
    flags: tuple[Flag, ...] = ()
    accept: tuple[str, ...] = ()

    @classmethod
    def of(cls, params: dict[str, Any]) -> "Asked":
        """Read from a job's parameters."""
        day = params.get("as_of")
        # Pairs, not an object: the last word on a field counts, and JSONB keeps no order.
        fields = {int(place): word for place, word in params.get("columns") or ()}
        return cls(
            date.fromisoformat(day) if day else None,
            bool(params.get("full_snapshot")),
            ByPlace(fields, params.get("day_first")),
            tuple(Flag(word) for word in params.get("flags") or ()),
            tuple(params.get("accept") or ()),
        )

    def params(self) -> dict[str, Any]:
        """As a job keeps it."""
        return {
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "full_snapshot": self.full_snapshot,
            "columns": [[place, word] for place, word in self.columns.fields.items()],
            "day_first": self.columns.day_first,
            "flags": [str(flag) for flag in self.flags],
            "accept": list(self.accept),
        }


def look_through(job: Job, beat: Beat, now: datetime) -> Outcome:
    """Read what was handed in, and say what importing it would do; changes nothing."""
    asked = Asked.of(job.params)
    on = asked.as_of or today_of(job.practice, now)
    beat.say("Reading the file")
    plan = _plan(job, asked, on, now, beat)
    known = bool(plan.fingerprint and saved_mapping(job.practice, plan.fingerprint))
    files = [Given(LOOKED, [looked_bytes(as_looked(plan, known=known))], "application/json")]
    if plan.refused or plan.not_counted:
        files.append(Given(REFUSED_ROWS, [refused_csv(plan)], "text/csv; charset=utf-8"))
    if plan.error:
        raise NotPossible("The file cannot be read.", {"code": plan.error.code}, files)
    return Outcome("The file is read. Nothing has changed yet.", {"rows": plan.read}, files)


def take_in(job: Job, beat: Beat, now: datetime) -> Outcome:
    """Take what was looked through into the books: whole, once, or not at all.

    Begun again after a stop it finds its own content in the books, and says so.
    """
    look = Job.objects.for_practice(job.practice).get(uid=job.params["look"])
    asked, files = Asked.of(job.params), _given(look)
    beat.say("Reading the file")
    try:
        with laid_out(files) as path:
            run = commit(
                job.practice,
                path,
                by=job.asked_by,
                now=now,
                as_of=asked.as_of,
                full_snapshot=asked.full_snapshot,
                accept=asked.accept,
                mapping=None if path.is_dir() else asked.columns,
                flags=asked.flags,
                progress=beat,
                writing=_writing(beat),
            )
    except ImportRefused as refusal:
        asks: dict[str, Any] = {"code": refusal.code, "review": list(refusal.plan.review)}
        raise NotPossible("Nothing was taken in.", asks) from None
    except FileRefused as refusal:
        raise NotPossible("The file cannot be read.", {"code": refusal.code}) from None
    rows = run.totals["rows"]["accepted"]
    result = {"run": run.uid, "repeated": run.repeated}
    return Outcome(f"{rows:,} rows are in.", result, needless=files)


def _plan(job: Job, asked: Asked, on: date, now: datetime, beat: Beat) -> Plan:
    files = _given(job)
    try:
        with laid_out(files) as path:
            plan = preview(
                path,
                on=on,
                now=now,
                practice=job.practice,
                corrections=None if path.is_dir() else asked.columns,
                flags=asked.flags,
                full_snapshot=asked.full_snapshot,
                progress=beat,
            )
            return _with_columns(plan, path, job, asked, on) if plan.error else plan
    except FileRefused as refusal:  # an archive that cannot be opened
        return refused_plan(Path(plain_name(files[0].name)), on, refusal)


def _with_columns(plan: Plan, path: Path, job: Job, asked: Asked, on: date) -> Plan:
    """A table that was refused for its columns still shows them, so that they can be mended."""
    if path.is_dir():
        return plan
    try:
        saved = partial(saved_mapping, job.practice)
        opened = open_source(path, on=on, corrections=asked.columns, saved=saved)
    except FileRefused:
        return plan
    read = plan_of(Reading(opened, on, Listing()))
    return replace(read, status=plan.status, error=plan.error, review=())


def _given(job: Job) -> list[JobFile]:
    files = list(job.files.filter(role=JobFile.Role.IN, dropped_at=None).order_by("id"))
    if not files:
        raise NotPossible(GONE, {"code": "FILE_GONE"})
    return files


def _writing(beat: Beat) -> Callable[[int, int | None], None]:
    """Says once that writing has begun, then how far it is."""

    def progress(done: int, total: int | None) -> None:
        if beat.said != WRITING:
            beat.say(WRITING)
        beat(done, total)

    return progress

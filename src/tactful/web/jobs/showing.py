"""A long job as staff see it: what it is, how far it is, and where it leads."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse

from tactful.intake.long_work import IMPORT, LOOK_THROUGH
from tactful.jobs.actions import EXPORT
from tactful.jobs.beats import how_far
from tactful.jobs.models import Job, JobFile, JobState
from tactful.jobs.queries import NEVER, waiting_before, worker_last_seen
from tactful.practice.roles import Right

_RIGHTS: Final = {EXPORT: Right.TAKE_OUT}
_KINDS: Final = {LOOK_THROUGH: "Look through a file", IMPORT: "Import"}
_LISTS: Final = {"worklist": "Worklist as a file", "aging": "Aging report as a file"}
_STATES: Final = {
    JobState.WAITING: ("promised", "waiting"),
    JobState.RUNNING: ("partial", "being done"),
    JobState.DONE: ("paid", "done"),
    JobState.FAILED: ("failed", "not done"),
    JobState.CANCELLED: ("stopped", "taken back"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A job on its page. `percent` is None where its end cannot be known."""

    job: Job
    what: str
    shape: str
    state: str
    said: str
    done: int
    total: int | None
    before: int
    no_worker: bool
    last_seen: datetime | None
    leads_to: str
    file: JobFile | None

    @property
    def is_open(self) -> bool:
        return not self.job.is_over


def shown(job: Job, *, now: datetime) -> Shown:
    """Everything the page says of a job."""
    far, seen = how_far(job), worker_last_seen(now) if not job.is_over else None
    shape, state = _STATES[JobState(job.state)]
    return Shown(
        job=job,
        what=what_it_is(job),
        shape=shape,
        state=state,
        said=job.said if job.is_over else far.said,
        done=far.done,
        total=far.total,
        before=waiting_before(job) if job.state == JobState.WAITING else 0,
        no_worker=seen is not None,
        last_seen=None if seen == NEVER else seen,
        leads_to=leads_to(job),
        file=out_file(job),
    )


def right_for(job: Job) -> Right:
    """Whose business it is: what comes in, or what goes out."""
    return _RIGHTS.get(job.kind, Right.TAKE_IN)


def kinds_for(may: frozenset[Right]) -> list[str]:
    """The kinds of long work somebody may see."""
    return [
        kind for kind in (LOOK_THROUGH, IMPORT, EXPORT) if _RIGHTS.get(kind, Right.TAKE_IN) in may
    ]


def what_it_is(job: Job) -> str:
    """In a few words, none of them a file's name."""
    if job.kind == EXPORT:
        return _LISTS.get(str(job.params.get("list")), "A list as a file")
    return _KINDS.get(job.kind, "Long work")


def state_of(job: Job) -> tuple[str, str]:
    """The shape and the word of a job's state."""
    return _STATES[JobState(job.state)]


def leads_to(job: Job) -> str:
    """The page to go on with once it is over; empty where it ends here."""
    if job.kind == LOOK_THROUGH:
        return reverse("imports:check", args=[job.uid])
    if job.kind == IMPORT and job.state == JobState.DONE:
        return reverse("imports:run", args=[job.result["run"]])
    if job.kind == IMPORT and job.state == JobState.FAILED:
        return reverse("imports:check", args=[job.params["look"]])
    return ""


def out_file(job: Job) -> JobFile | None:
    """What an export made; the pages of imports show theirs themselves."""
    if job.kind != EXPORT:
        return None
    found: JobFile | None = job.files.filter(role=JobFile.Role.OUT).first()
    return found

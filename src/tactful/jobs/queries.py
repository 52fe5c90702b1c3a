"""Reading long work: what is under way, what it made, and whether anybody is doing it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.db.models import QuerySet

from tactful.jobs.actions import SILENT_FOR
from tactful.jobs.beats import how_far
from tactful.jobs.models import FileChunk, Job, JobFile, JobState, WorkerSeen
from tactful.practice.models import Practice

NEVER: Final = datetime.min.replace(tzinfo=UTC)


def jobs(practice: Practice) -> QuerySet[Job]:
    """Long work of the practice, newest first."""
    found: QuerySet[Job] = Job.objects.for_practice(practice).order_by("-asked_at", "-id")
    return found


def waiting_before(job: Job) -> int:
    """How many others come to their turn first, whoever asked for them."""
    waiting = Job.objects.filter(state=JobState.WAITING)
    return waiting.filter(asked_at__lt=job.asked_at).count()


def content(file: JobFile) -> Iterator[bytes]:
    """The bytes of a file, a piece at a time."""
    pieces = FileChunk.objects.filter(file=file).order_by("number").values_list("data", flat=True)
    for piece in pieces.iterator(chunk_size=1):
        yield bytes(piece)


def write_out(file: JobFile, path: Path) -> None:
    """Put a file's bytes where a reader can open them."""
    with path.open("wb") as out:
        for piece in content(file):
            out.write(piece)


def worker_last_seen(now: datetime) -> datetime | None:
    """When a worker last looked for work, where that is too long ago; None: one is there.

    One that is at a long job gives its signs of life with that job.
    """
    seen = WorkerSeen.objects.filter(pk=1).values_list("at", flat=True).first()
    running = [how_far(job).at for job in Job.objects.filter(state=JobState.RUNNING)]
    last = max((at for at in (seen, *running) if at), default=NEVER)
    return None if now - last < SILENT_FOR else last

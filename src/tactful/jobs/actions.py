"""Asking for long work, doing it once, and letting go of its files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from tactful.audit.actions import Happened, record
from tactful.jobs.beats import how_far
from tactful.jobs.models import FileChunk, Job, JobFile, JobState, WorkerSeen
from tactful.practice.models import Practice
from tactful.records import lock_rows, new_uid

CHUNK: Final = 1 << 20
"""Bytes of a file in one row."""

SILENT_FOR: Final = timedelta(seconds=60)
"""After so long without a sign of life a job is taken up by somebody else."""

MOST_TRIES: Final = 3
"""Work that ends its worker each time must not end it for ever."""

EXPORT: Final = "export"

OUTPUT_KEPT: Final = timedelta(hours=24)
INPUT_KEPT: Final = timedelta(days=7)

WORKER_LOOKS: Final = timedelta(seconds=15)
"""How often a worker says that it is there."""

GIVEN_UP: Final = "The program stopped three times while doing this, so it was not begun again."


@dataclass(frozen=True, slots=True)
class Given:
    """A file to be kept with a job; its bytes are read once, a piece at a time."""

    name: str
    data: Iterable[bytes]
    content_type: str = ""


@transaction.atomic
def ask(
    practice: Practice,
    *,
    kind: str,
    params: dict[str, Any],
    by: str,
    now: datetime,
    file: tuple[str, bytes] | None = None,
    files: Sequence[Given] = (),
    files_of: Job | None = None,
) -> Job:
    """Put a piece of long work before the worker. `params` holds ids, codes and words only.

    `files_of` is an earlier job that does not need its files again: they are this one's now.
    """
    job: Job = Job.objects.create(
        practice=practice, kind=kind, params=params, asked_by=by, asked_at=now
    )
    given = [Given(file[0], [file[1]]), *files] if file else files
    for one in given:
        keep_file(job, JobFile.Role.IN, one, now=now)
    if files_of is not None:
        JobFile.objects.filter(job=files_of, role=JobFile.Role.IN).update(job=job)
    record(practice.pk, [Happened(by, f"{kind} asked for", f"job:{job.uid}")], now=now)
    return job


@transaction.atomic
def cancel(job: Job, *, by: str, now: datetime) -> bool:
    """Take back work that nobody has begun; False where somebody has."""
    mine = Job.objects.for_practice(job.practice).filter(pk=job.pk, state=JobState.WAITING)
    if not mine.update(state=JobState.CANCELLED, finished_at=now):
        return False
    happened = Happened(by, f"{job.kind} cancelled", f"job:{job.uid}")
    record(job.practice_id, [happened], now=now)
    return True


def claim_next(now: datetime, kinds: Iterable[str]) -> Job | None:
    """Take up the job that has waited longest, or one whose worker is gone; None: there is none.

    On SQLite the write lock is taken before the read, on PostgreSQL rows another worker is
    taking are passed over: one job is never taken up twice.
    """
    open_ = Job.objects.filter(state__in=[JobState.WAITING, JobState.RUNNING], kind__in=[*kinds])
    ids = [job.pk for job in open_.order_by("asked_at", "id") if _is_free(job, now)]
    for pk in ids:
        if job := _claim(pk, now):
            return job
    return None


def finish(job: Job, *, said: str, result: dict[str, Any], now: datetime) -> bool:
    """Say that it is done; False where somebody else has taken it up meanwhile."""
    return _end(job, JobState.DONE, said, result, now)


def fail(job: Job, *, said: str, result: dict[str, Any], now: datetime) -> bool:
    """Say that it could not be done, and what to do about it."""
    return _end(job, JobState.FAILED, said, result, now)


def keep_file(job: Job, role: JobFile.Role, given: Given, *, now: datetime) -> JobFile:
    """Keep a file with a job, in pieces."""
    file: JobFile = JobFile.objects.create(
        practice=job.practice,
        job=job,
        role=role,
        name=given.name[-200:],
        content_type=given.content_type,
        made_at=now,
    )
    for number, piece in enumerate(_pieces(given.data)):
        FileChunk.objects.create(file=file, number=number, data=piece)
        file.size += len(piece)
    file.save(update_fields=["size"])
    return file


def drop_bytes(files: Iterable[JobFile], *, now: datetime) -> int:
    """Delete what is in files; that they were there stays."""
    ids = [file.pk for file in files]
    FileChunk.objects.filter(file_id__in=ids).delete()
    return JobFile.objects.filter(pk__in=ids, dropped_at=None).update(dropped_at=now)


@transaction.atomic
def drop_old_files(now: datetime) -> int:
    """Delete the bytes of files nobody will come for: exports after a day, the rest after seven."""
    kept = JobFile.objects.filter(dropped_at=None)
    exports = Q(job__kind=EXPORT, role=JobFile.Role.OUT, made_at__lt=now - OUTPUT_KEPT)
    return drop_bytes(kept.filter(exports | Q(made_at__lt=now - INPUT_KEPT)), now=now)


def say_worker_is_there(now: datetime) -> None:
    """Written now and then only: it is a look most of the time."""
    seen = WorkerSeen.objects.filter(pk=1).values_list("at", flat=True).first()
    if seen is None or not timedelta() <= now - seen < WORKER_LOOKS:
        WorkerSeen.objects.update_or_create(pk=1, defaults={"at": now})


@transaction.atomic
def _claim(pk: int, now: datetime) -> Job | None:
    job: Job | None = lock_rows(Job.objects.filter(pk=pk)).first()
    if job is None or not _is_free(job, now):
        return None
    if job.tries >= MOST_TRIES:
        _give_up(job, now)
        return None
    job.state, job.claim, job.tries = JobState.RUNNING, new_uid(), job.tries + 1
    job.started_at, job.beat_at, job.done, job.total, job.said = now, now, 0, None, ""
    job.save()
    return job


def _is_free(job: Job, now: datetime) -> bool:
    """Whether nobody has it, or whoever had it gives no sign of life any more."""
    if job.state == JobState.RUNNING:
        at = how_far(job).at
        return at is None or now - at > SILENT_FOR
    return job.state == JobState.WAITING


def _give_up(job: Job, now: datetime) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=JobState.FAILED, said=GIVEN_UP, finished_at=now, result={"code": "GIVEN_UP"}
    )


def _end(job: Job, state: JobState, said: str, result: dict[str, Any], now: datetime) -> bool:
    mine = Job.objects.filter(pk=job.pk, claim=job.claim, state=JobState.RUNNING)
    ended = mine.update(state=state, said=said[:300], result=result, finished_at=now, beat_at=now)
    return bool(ended)


def _pieces(data: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size, so that a row is never too big."""
    kept = bytearray()
    for some in data:
        kept += some
        while len(kept) >= CHUNK:
            yield bytes(kept[:CHUNK])
            del kept[:CHUNK]
    if kept:
        yield bytes(kept)

"""Signs of life of a running job, and how far it is, while its own transaction is still open.

On PostgreSQL a second connection writes them to the job's row. SQLite has one writer, and a long
import is it for seconds: there they go to a small file in the home folder, which the pages read,
since both are on one machine. Numbers and a few fixed words only.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Final, Self

from django.conf import settings
from django.db import connection

from tactful.jobs.models import Job

EVERY_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class HowFar:
    """How far a running job is, and when it last gave a sign of life."""

    done: int
    total: int | None
    said: str
    at: datetime | None


class Beat:
    """Says every half second that a job is alive, and how far; called with what is done.

    A thread of its own: one statement may take longer than the silence that counts as a death.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.done, self.total, self.said = 0, None, ""
        self._began, self._over = monotonic(), Event()
        self._thread = Thread(target=self._run, name=f"beat-{job.uid}", daemon=True)

    done: int
    total: int | None
    said: str

    def __call__(self, done: int, total: int | None = None) -> None:
        self.done, self.total = done, total

    def say(self, words: str) -> None:
        """What is being done now; `words` are fixed ones, nobody's data."""
        self.said, self.done, self.total = words, 0, None

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        _file_of(self.job).unlink(missing_ok=True)

    def _run(self) -> None:
        try:
            while not self._over.wait(EVERY_S):
                self._write()
        finally:
            if connection.vendor != "sqlite":
                connection.close()

    def _write(self) -> None:
        started = self.job.started_at or self.job.asked_at
        at = started + timedelta(seconds=monotonic() - self._began)
        if connection.vendor == "sqlite":
            _keep(self.job, HowFar(self.done, self.total, self.said, at))
            return
        Job.objects.filter(pk=self.job.pk, claim=self.job.claim).update(
            done=self.done, total=self.total, said=self.said, beat_at=at
        )


def how_far(job: Job) -> HowFar:
    """How far a job is, by its row and by what its worker says beside it."""
    row = HowFar(job.done, job.total, job.said, job.beat_at)
    if connection.vendor != "sqlite":
        return row
    kept = _kept(job)
    return kept if kept and kept.at and (row.at is None or kept.at > row.at) else row


def _keep(job: Job, far: HowFar) -> None:
    path = _file_of(job)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_suffix(f".{job.claim}")
    at = far.at.isoformat() if far.at else None
    beside.write_text(json.dumps([far.done, far.total, far.said, at]))
    os.replace(beside, path)


def _kept(job: Job) -> HowFar | None:
    try:
        done, total, said, at = json.loads(_file_of(job).read_text())
        return HowFar(done, total, said, datetime.fromisoformat(at))
    except (OSError, ValueError):
        return None


def _file_of(job: Job) -> Path:
    home: Path = settings.TACTFUL.home
    return home / "work" / f"{job.uid}.json"

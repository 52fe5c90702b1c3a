"""Doing long work: one job at a time, from where it was taken up to what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic
from typing import Any, Final

import structlog
from django.db import InterfaceError, OperationalError, transaction

from tactful.jobs.actions import Given, claim_next, drop_bytes, fail, finish, keep_file
from tactful.jobs.beats import Beat
from tactful.jobs.models import Job, JobFile

_log = structlog.get_logger()

OUR_FAULT: Final = (
    "Something went wrong on our side, and nothing was changed. Try it once more; "
    "if it happens again, tell whoever looks after this program."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job. `said` and `result` hold nobody's data, `files` may.

    `needless` are files whose bytes nobody needs once it is done.
    """

    said: str
    result: dict[str, Any] = field(default_factory=dict)
    files: Sequence[Given] = ()
    needless: Sequence[JobFile] = ()


class NotPossible(Exception):
    """The work cannot be done as it was asked; `said` tells staff why, and what to do."""

    def __init__(self, said: str, result: dict[str, Any], files: Sequence[Given] = ()) -> None:
        super().__init__(result.get("code", ""))
        self.outcome = Outcome(said, result, files)


Work = Callable[[Job, Beat, datetime], Outcome]


def do_next(now: datetime, kinds: Mapping[str, Work]) -> int:
    """Do the job that has waited longest, if there is one; returns how many were done.

    A worker that is killed leaves it as it is: when its signs of life stop, another begins it
    again from the start, so each kind of work must be safe to repeat.
    """
    job = claim_next(now, kinds)
    if job is None:
        return 0
    began = monotonic()
    try:
        with Beat(job) as beat:
            outcome, end = kinds[job.kind](job, beat, now), finish
    except NotPossible as refusal:
        outcome, end = refusal.outcome, fail
    except (OperationalError, InterfaceError):
        raise  # the database's fault, not the work's: it is taken up again
    except Exception as fault:
        _log.error("job failed", job=job.uid, kind=job.kind, error=type(fault).__name__)
        outcome, end = Outcome(OUR_FAULT, {"code": "OUR_FAULT"}), fail
    at = now + timedelta(seconds=monotonic() - began)
    with transaction.atomic():
        if end(job, said=outcome.said, result=outcome.result, now=at):
            for given in outcome.files:
                keep_file(job, JobFile.Role.OUT, given, now=at)
            drop_bytes(outcome.needless, now=at)
    return 1

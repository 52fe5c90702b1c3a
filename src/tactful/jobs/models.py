"""Long work somebody asked for: what, by whom, how far it is, and the files that go with it."""

from typing import Final

from django.db import models
from django.db.models import Q

from tactful.records import PracticeRow


class JobState(models.TextChoices):
    WAITING = "waiting", "waiting"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


OVER: Final = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED})


class Job(PracticeRow):
    """One piece of long work. Nothing of a patient is in any of its fields but its files."""

    kind = models.CharField(max_length=20)  # look_through, import, export
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(null=True)  # unknown before it can be known
    said = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)  # the last sign of life of whoever does it
    finished_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    claim = models.CharField(max_length=12, blank=True)  # whose it is; who lost it writes nothing

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    class Meta:
        indexes = [
            models.Index(fields=["practice", "-asked_at"], name="job_latest"),
            models.Index(
                fields=["asked_at"],
                name="job_open",
                condition=Q(state__in=["waiting", "running"]),
            ),
        ]


class JobFile(PracticeRow):
    """A file that came with a job, or that it made; its bytes go as soon as nobody needs them."""

    class Role(models.TextChoices):
        IN = "in", "in"
        OUT = "out", "out"

    job = models.ForeignKey(Job, models.CASCADE, related_name="files")
    role = models.CharField(max_length=3, choices=Role.choices)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)  # when its bytes were deleted


class FileChunk(models.Model):
    """A piece of a file: in the database, so that a worker on another machine has it too."""

    file = models.ForeignKey(JobFile, models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="chunk_once")]


class WorkerSeen(models.Model):
    """When a worker last looked for work: without one, waiting would be for ever."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

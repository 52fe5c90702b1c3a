"""Imports: what a source said, what was taken in, what was refused and why."""

from django.db import models

from tactful.ledger.models import Guarantor
from tactful.records import PracticeRow


class SavedMapping(PracticeRow):
    """Which column means what, for files with this header."""

    header_fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    mapping = models.JSONField()
    saved_by = models.CharField(max_length=80)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "header_fingerprint"], name="mapping_once")
        ]


class ImportRun(PracticeRow):
    """One source committed once. The same content again is recognised by its digest."""

    source = models.CharField(max_length=30)  # ledger_folder, balances_file, synthea, hand
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    as_of = models.DateField(null=True)
    full_snapshot = models.BooleanField(default=False)
    status = models.CharField(max_length=12)  # committed, refused
    totals = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    imported_by = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["practice", "-started_at"], name="import_latest")]


class RefusedRow(models.Model):
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="refused_rows")
    file = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    code = models.CharField(max_length=30)
    reason = models.CharField(max_length=300)


class Finding(PracticeRow):
    """Something a person should look at; a corrected file closes it."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, null=True, related_name="findings")
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="findings")
    code = models.CharField(max_length=30)
    lines = models.JSONField(default=list)
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

"""Imports: what a source said, what was taken in, what was refused and why."""

from typing import Any

from django.db import models
from django.db.models import Q

from tactful.ledger.models import Guarantor
from tactful.records import CentsField, PracticeRow


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
    """One source committed once, or refused. The same content again is known by its digest."""

    source = models.CharField(max_length=30)  # ledger_folder, balances_file, synthea
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # of the content and how it was read
    as_of = models.DateField()  # the day the source speaks of, in the practice's calendar
    full_snapshot = models.BooleanField(default=False)
    status = models.CharField(max_length=12)  # committed, refused
    error = models.CharField(max_length=30, blank=True)  # code: why it was refused
    totals = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    imported_by = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    repeated = False  # this very content had been committed before; nothing was done again
    plan: Any = None  # intake.plan.Plan, on the run that commit returns

    @property
    def what_changed(self) -> dict[str, int]:
        """Accounts by what this call did to them; nothing, where the content was in already."""
        if not self.repeated:
            return dict(self.changes)
        known = sum(self.changes[kind] for kind in ("new", "changed", "unchanged"))
        return dict.fromkeys(self.changes, 0) | {"unchanged": known}

    class Meta:
        indexes = [models.Index(fields=["practice", "-started_at"], name="import_latest")]


class RefusedRow(models.Model):
    """A row nothing was taken from: refused, or readable and not counted (a repeated one)."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="refused_rows")
    file = models.CharField(max_length=120, blank=True)
    line = models.PositiveIntegerField()
    code = models.CharField(max_length=30)
    reason = models.CharField(max_length=300)
    refused = models.BooleanField(default=True)  # False: readable, but owes nothing of its own
    cents = CentsField(null=True)  # its patient-owed amount where readable

    class Meta:
        indexes = [models.Index(fields=["run", "line"], name="refused_line")]


class Finding(PracticeRow):
    """Something a person should look at; a corrected file closes it."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, null=True, related_name="findings")
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="findings")
    code = models.CharField(max_length=30)
    subject = models.CharField(max_length=120, blank=True)  # a claim or payment of the source
    file = models.CharField(max_length=120, blank=True)
    lines = models.JSONField(default=list)
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["practice", "code"],
                name="finding_open",
                condition=Q(closed_at=None),
            )
        ]

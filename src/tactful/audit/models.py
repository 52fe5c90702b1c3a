"""Who saw, sent or changed what. Append-only; plain ids, so no row pins another table."""

from django.db import models


class AuditEntry(models.Model):
    """One thing that happened, chained to the one before it within the practice."""

    practice_id = models.BigIntegerField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)  # "staff:uid", "token:uid", "worker", "patient"
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)  # "guarantor:uid", "journey:key"
    detail = models.JSONField(default=dict)  # ids, codes and counts; no names, no message text
    chain = models.CharField(max_length=64)  # sha-256 over the previous chain and this row

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice_id", "number"], name="audit_number_once")
        ]
        indexes = [
            models.Index(fields=["practice_id", "subject", "at"], name="audit_subject"),
            models.Index(fields=["practice_id", "at"], name="audit_day"),
        ]


class AuditHead(models.Model):
    """The last link of a practice's chain; locked while the next is written."""

    practice_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    chain = models.CharField(max_length=64, default="")

"""Journeys as designed, the frozen versions enrollments follow, and each walk along one."""

from django.db import models
from django.db.models import Q

from tactful.ledger.models import Guarantor
from tactful.records import PracticeRow


class Journey(PracticeRow):
    key = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "key"], name="journey_once")]


class JourneyVersion(PracticeRow):
    """The text of a journey as published; never edited afterwards."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()  # YAML
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journey", "number"], name="journey_version_once")
        ]


class EnrollmentStatus(models.TextChoices):
    ACTIVE = "active", "on its way"
    ENDED = "ended", "ended"
    HANDED_OFF = "handed_off", "with a person"


class Enrollment(PracticeRow):
    """One guarantor's walk along one journey version."""

    # The indexes below begin with these: one of their own would only cost at every wake.
    guarantor = models.ForeignKey(
        Guarantor, models.CASCADE, related_name="enrollments", db_index=False
    )
    journey = models.ForeignKey(Journey, models.CASCADE, related_name="enrollments", db_index=False)
    version = models.ForeignKey(JourneyVersion, models.PROTECT, related_name="+", db_index=False)
    subject = models.CharField(max_length=40, blank=True)  # e.g. "promise:uid"
    due_on = models.DateField(null=True)  # of the debt it is about: one walk for one debt
    status = models.CharField(
        max_length=10, default=EnrollmentStatus.ACTIVE, choices=EnrollmentStatus.choices
    )
    block = models.CharField(max_length=40)
    occurrence = models.PositiveIntegerField(default=0)  # how often this block has acted
    step = models.PositiveIntegerField(default=0)  # grows with every advance: compare-and-set
    entered_block_at = models.DateTimeField()
    enrolled_at = models.DateTimeField()
    wake_at = models.DateTimeField(null=True)  # null: paused by a hold, or ended
    paused_by = models.CharField(max_length=40, blank=True)  # the hold's kind
    deferred_by = models.CharField(max_length=40, blank=True)  # the gate's code
    reason = models.CharField(max_length=60, blank=True)  # why it ended
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guarantor", "journey"],
                condition=Q(status="active"),
                name="enrollment_active_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["practice", "wake_at"],
                name="enrollment_due",
                condition=Q(status="active", wake_at__isnull=False),
            ),
            # Few rows each: they answer why somebody gets nothing today, and cost no wake.
            models.Index(
                fields=["practice", "deferred_by", "wake_at"],
                name="enrollment_deferred",
                condition=Q(status="active") & ~Q(deferred_by=""),
            ),
            models.Index(
                fields=["practice", "paused_by"],
                name="enrollment_paused",
                condition=Q(status="active") & ~Q(paused_by=""),
            ),
            models.Index(fields=["guarantor", "journey"], name="enrollment_walks"),
            models.Index(fields=["journey", "status"], name="enrollment_journey"),
        ]


class Advance(models.Model):
    """One step an enrollment took and why: the answer to "why did she not get a call?"."""

    practice = models.ForeignKey(
        "practice.Practice", models.CASCADE, related_name="+", db_index=False
    )
    enrollment = models.ForeignKey(
        Enrollment, models.CASCADE, related_name="advances", db_index=False
    )
    step = models.PositiveIntegerField()
    block = models.CharField(max_length=40)
    decision = models.CharField(
        max_length=20
    )  # send, wait, go_to, pause, work_item, hand_off, exit
    detail = models.JSONField(default=dict)  # codes, instants, channel; no patient data
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrollment", "step"], name="advance_once")]

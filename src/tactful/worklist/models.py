"""What needs a person, and what people noted."""

from django.db import models
from django.db.models import Q

from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.practice.models import Staff
from tactful.records import PracticeRow, words


class Disposition(models.TextChoices):
    """What the person did."""

    PROMISED = "promised", "promised to pay"
    NO_ANSWER = "no_answer", "no answer"
    LEFT_MESSAGE = "left_message", "left a message"
    WRONG_NUMBER = "wrong_number", "wrong number"
    DISPUTED = "disputed", "says the bill is wrong"
    HARDSHIP = "hardship", "cannot pay"
    PAID = "paid", "paid"
    CALL_BACK = "call_back", "call back later"
    OTHER = "other", "something else"


class WorkItem(PracticeRow):
    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="work_items")
    kind = models.CharField(max_length=20, choices=words(WorkKind))
    urgency = models.CharField(max_length=2, default=Urgency.P3, choices=words(Urgency))
    reason = models.CharField(max_length=300)  # in words, as a biller would say it
    origin_key = models.CharField(max_length=120)  # what asked for it; asked twice is one item
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    owner = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    # What the person did last. An item stays open after one that needs another try.
    disposition = models.CharField(max_length=30, blank=True, choices=Disposition.choices)
    worked_at = models.DateTimeField(null=True)
    worked_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=0)  # compare-and-set

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "origin_key"],
                condition=Q(closed_at=None),
                name="work_item_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["practice", "urgency", "due_at"],
                name="work_item_open",
                condition=Q(closed_at=None),
            ),
            models.Index(
                fields=["practice", "owner", "urgency", "due_at"],
                name="work_item_owned",
                condition=Q(closed_at=None),
            ),
            models.Index(
                fields=["practice", "due_at"], name="work_item_due", condition=Q(closed_at=None)
            ),
            models.Index(fields=["guarantor", "opened_at"], name="work_item_guarantor"),
        ]


class Note(PracticeRow):
    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="notes")
    body = models.TextField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["guarantor", "at"], name="note_guarantor")]


class SavedView(PracticeRow):
    """Filters of the worklist that somebody wants to come back to; codes only, never words."""

    staff = models.ForeignKey(Staff, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.JSONField(default=dict)
    shared = models.BooleanField(default=False)  # with everybody who works here
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "staff", "name"], name="saved_view_name_once"
            )
        ]


class BulkKind(models.TextChoices):
    """What can be done to many accounts at once."""

    ASSIGN = "assign", "given to somebody"
    HOLD = "hold", "paused"
    ENROLL = "enroll", "started on a journey"
    NOTE = "note", "noted"
    RESOLVE = "resolve", "marked resolved"
    RELEASE = "release", "released"


class BulkAct(PracticeRow):
    """One act on many accounts: what it changed, so that it can be undone where that still stands.

    Holds ids, versions and codes only. `uid` is drawn before the act is confirmed, so that a
    button pressed twice is one act.
    """

    kind = models.CharField(max_length=10, choices=BulkKind.choices)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    accounts = models.PositiveIntegerField()
    left_out = models.JSONField(default=dict)  # how many, by reason code
    changes = models.JSONField(default=list)  # one entry an account
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=80, blank=True)
    kept = models.JSONField(default=dict)  # what could not be undone: how many, by reason code

    class Meta:
        indexes = [models.Index(fields=["practice", "-at"], name="bulk_act_lately")]

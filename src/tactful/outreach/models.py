"""The whole contact history: may we, what we sent, what came back."""

from django.db import models
from django.db.models import Q

from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.ledger.models import Guarantor
from tactful.practice.models import Staff
from tactful.records import PracticeRow, words


class Consent(PracticeRow):
    """Permission, or its renewal: who, for which channel, evidenced how, when. Append-only."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="consents")
    scope = models.CharField(max_length=12)  # sms, voice_live, voice_auto, email, unencrypted, all
    basis = models.CharField(max_length=12)  # explicit, number_only, none
    address = models.CharField(max_length=254, blank=True)
    wording = models.CharField(max_length=500, blank=True)
    source = models.CharField(max_length=80)  # how we know: "paper", "phone", "reply:uid", "import"
    recorded_by = models.CharField(
        max_length=80, blank=True
    )  # who wrote it down, if not the source
    given_by = models.CharField(max_length=10, default="patient")  # patient, staff, practice
    given_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["guarantor", "given_at"], name="consent_guarantor")]


class Suppression(PracticeRow):
    """Do not contact, and why; outranks consent. Append-only: only a later opt-in ends one."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, null=True, related_name="suppressions")
    address = models.CharField(max_length=254, blank=True)  # one number or mailbox, for anybody
    scope = models.CharField(max_length=14)  # sms, voice_live, voice_auto, email, all, address
    cause = models.CharField(
        max_length=20
    )  # opt_out, wrong_number, hard_bounce, complaint, invalid
    via = models.CharField(max_length=80)  # "reply:uid", "staff:uid", "receipt:uid", "import"
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["guarantor", "at"], name="suppression_guarantor"),
            models.Index(
                fields=["practice", "address"],
                name="suppression_address",
                condition=~Q(address=""),
            ),
        ]


class WishKind(models.TextChoices):
    HOURS = "hours", "only at these hours"
    CHANNELS = "channels", "only on these channels"
    CONFIDENTIAL = "confidential", "only at one address"
    ZONE = "zone", "where they are now"


class Wish(PracticeRow):
    """What a person asked of us about how they are reached; stands until replaced or ended.

    `value` by kind: hours `[{"days": [0, 4], "from": "17:00", "to": "20:00"}]`, Monday is 0;
    channels `["email", "letter"]` in the gate's words; confidential `{"channel": "email",
    "address": ...}` (policy.md R095); zone `{"tz": "America/Denver", "state": "CO"}`.
    """

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=12, choices=WishKind.choices)
    value = models.JSONField()
    source = models.CharField(max_length=80)  # how we know: "phone", "paper", "reply:uid"
    recorded_by = models.CharField(max_length=80)
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guarantor", "kind"],
                condition=Q(ended_at=None),
                name="wish_stands_once",
            )
        ]
        indexes = [models.Index(fields=["guarantor", "said_at"], name="wish_guarantor")]


class AddressFactKind(models.TextChoices):
    LINE = "line", "what kind of line it is"
    NUMBER_CHECK = "number_check", "whether it has a new owner"
    MAIL = "mail", "whether mail arrives there"
    DISASTER = "disaster", "whether a disaster was declared there"


class AddressFact(PracticeRow):
    """Something learned of a number or a postal address, whoever has it; the newest counts.

    `value` by kind: line one of core.policy.facts.PhoneKind; number_check one of
    ReassignedResult (policy.md R025); mail `returned` or `ok`; disaster, of a ZIP code, `declared`
    or `over`, at the beginning of the day it was declared (R081). Append-only.
    """

    address = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=AddressFactKind.choices)
    value = models.CharField(max_length=12)
    source = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["practice", "address", "at"], name="address_fact")]


class Hold(PracticeRow):
    """Pauses outreach until released: has an owner, a reason and, where it may, an expiry."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="holds")
    kind = models.CharField(max_length=24, choices=words(HoldKind))
    reason = models.CharField(max_length=300)
    origin_key = models.CharField(max_length=120)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    owner = models.ForeignKey(Staff, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guarantor", "kind"],
                condition=Q(released_at=None),
                name="hold_open_once",
            )
        ]
        indexes = [
            models.Index(fields=["guarantor", "opened_at"], name="hold_guarantor"),
            models.Index(
                fields=["expires_at"],
                name="hold_expiry",
                condition=Q(released_at=None, expires_at__isnull=False),
            ),
            models.Index(
                fields=["practice", "kind", "guarantor"],
                name="hold_open",
                condition=Q(released_at=None),
            ),
        ]


class Template(PracticeRow):
    """The practice's own version of a message; without one the shipped library is used."""

    key = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=words(Channel))
    language = models.CharField(max_length=8, default="en")
    tone = models.CharField(max_length=10, blank=True)
    variant = models.CharField(max_length=8)  # full, private
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)  # as somebody typed it; text and html are made from it
    text = models.TextField()
    html = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    approved_by = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "key", "channel", "language", "tone", "variant"],
                name="template_once",
            )
        ]


class TouchStatus(models.TextChoices):
    QUEUED = "queued", "waiting"
    HANDED_OVER = "handed_over", "being handed over"
    ACCEPTED = "accepted", "sent"
    REFUSED = "refused", "refused"
    UNKNOWN = "unknown", "outcome unknown"
    CANCELLED = "cancelled", "cancelled"


class Touch(PracticeRow):
    """One attempt to reach one guarantor on one channel: the outbox and the contact history."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="touches", db_index=False)
    # What asked for it. "enrollment:ID:BLOCK:OCCURRENCE" makes a second wake of the same
    # step harmless; text, not a key, since outreach lies below journeys.
    origin_key = models.CharField(max_length=120)
    channel = models.CharField(max_length=8, choices=words(Channel))
    automated = models.BooleanField(default=True)  # voice: automated call, not a person's
    category = models.CharField(max_length=20, choices=words(Category))
    template_key = models.CharField(max_length=40, blank=True)
    # What an answer answers: opt_out, help, inbound, payment, and when that came.
    trigger_kind = models.CharField(max_length=10, blank=True)
    trigger_at = models.DateTimeField(null=True)
    to_address = models.CharField(max_length=254, blank=True)  # as sent; reminders look it up then
    subject = models.CharField(max_length=200, blank=True)  # as rendered at hand-over
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    verify_code = models.CharField(max_length=12, blank=True)
    status = models.CharField(
        max_length=12, default=TouchStatus.QUEUED, choices=TouchStatus.choices
    )
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()  # not before; moved by a deferral
    attempts = models.PositiveSmallIntegerField(default=0)
    handed_over_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # when the outcome was recorded
    provider = models.CharField(max_length=30, blank=True)
    provider_id = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=60, blank=True)  # code: why cancelled, deferred, refused
    engaged_at = models.DateTimeField(null=True)  # opened, clicked, answered
    conversation = models.BooleanField(default=False)
    voicemail = models.BooleanField(default=False)
    result = models.CharField(max_length=12, blank=True)  # delivered, failed, no_answer, busy, ...

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "origin_key"], name="touch_once")
        ]
        indexes = [
            models.Index(
                fields=["practice", "channel", "due_at"],
                name="touch_due",
                condition=Q(status="queued"),
            ),
            models.Index(
                fields=["practice", "channel", "due_at"],
                name="touch_answer_due",
                condition=Q(status="queued", trigger_at__isnull=False),
            ),
            models.Index(
                fields=["handed_over_at"],
                name="touch_in_flight",
                condition=Q(status="handed_over"),
            ),
            models.Index(fields=["guarantor", "handed_over_at"], name="touch_history"),
            models.Index(fields=["provider", "provider_id"], name="touch_provider"),
            models.Index(
                fields=["practice", "verify_code"],
                name="touch_code",
                condition=~Q(verify_code=""),
            ),
            models.Index(
                fields=["practice", "provider", "channel", "-handed_over_at"],
                name="touch_outbox",
                condition=Q(handed_over_at__isnull=False),
            ),
        ]


class DeliveryReceipt(PracticeRow):
    """What the provider later said about a touch."""

    touch = models.ForeignKey(Touch, models.CASCADE, related_name="receipts")
    signal = models.CharField(max_length=40)  # the provider's own code
    text = models.CharField(max_length=300, blank=True)  # redacted
    at = models.DateTimeField()


class InboundMessage(PracticeRow):
    """What a person wrote or said, redacted before it is stored."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, null=True, related_name="inbound")
    channel = models.CharField(max_length=8, choices=words(Channel))
    from_address = models.CharField(max_length=254)
    text = models.TextField()
    redactions = models.JSONField(default=list)  # kinds only
    provider_message_id = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    answered_touch = models.ForeignKey(Touch, models.SET_NULL, null=True, related_name="+")
    triaged_at = models.DateTimeField(null=True)
    triaged_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "channel", "provider_message_id"], name="inbound_once"
            )
        ]
        indexes = [
            models.Index(fields=["guarantor", "received_at"], name="inbound_guarantor"),
            models.Index(fields=["practice", "received_at"], name="inbound_lately"),
            models.Index(
                fields=["practice", "received_at"],
                name="inbound_untriaged",
                condition=Q(triaged_at=None),
            ),
        ]


class GateDecision(PracticeRow):
    """A decision of the gate, kept when it differs from the last one for the same question.

    It held from `at` until `superseded_at`; the current one has none.
    """

    guarantor = models.ForeignKey(
        Guarantor, models.CASCADE, related_name="gate_decisions", db_index=False
    )
    channel = models.CharField(max_length=10)
    category = models.CharField(max_length=20)
    decision = models.CharField(max_length=6)
    reason = models.CharField(max_length=40)
    also_codes = models.JSONField(default=list)
    retry_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    policy_version = models.CharField(max_length=20)
    origin_key = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["guarantor", "channel", "category"],
                condition=Q(superseded_at=None),
                name="gate_current_once",
            )
        ]
        indexes = [
            models.Index(fields=["guarantor", "-at"], name="gate_history"),
            # A reason’s page counts the accounts it keeps back now; the review counts a quarter.
            models.Index(
                fields=["practice", "reason", "guarantor"],
                name="gate_reason",
                condition=Q(superseded_at=None),
            ),
            models.Index(fields=["practice", "at"], name="gate_lately"),
        ]


class RateBucket(models.Model):
    """How many hand-overs a provider may still take this minute, debited at hand-over.

    While a provider fails, nothing is handed to it until `resumes_at`, longer each time. Where
    our own sender was refused, nothing at all is, until a person says that it is mended.
    """

    practice = models.ForeignKey("practice.Practice", models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8)
    tokens = models.FloatField()
    per_minute = models.PositiveIntegerField()
    refilled_at = models.DateTimeField()
    day = models.DateField(null=True)  # of the carriers' day, which is the Pacific one
    handed_over_on_day = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)  # in a row
    resumes_at = models.DateTimeField(null=True)
    stopped_code = models.CharField(max_length=40, blank=True)  # the provider's own word for why
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "channel"], name="rate_bucket_once")
        ]


class SettingsSeen(models.Model):
    """The newest settings by which a practice's waiting touches and enrollments were looked at."""

    practice = models.OneToOneField(
        "practice.Practice", models.CASCADE, primary_key=True, related_name="+"
    )
    number = models.PositiveIntegerField()

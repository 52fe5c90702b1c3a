"""Practices, their locations and staff, versioned settings, declared facts, API tokens."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tactful.records import PracticeRow, new_uid, words


class Role(models.TextChoices):
    OWNER = "owner", "owner"
    COMPLIANCE = "compliance", "compliance"
    BILLER = "biller", "biller"
    FRONT_DESK = "front_desk", "front desk"
    READ_ONLY = "read_only", "read-only"


class LooseningEnd(models.TextChoices):
    """Why a loosening is over before its time, or never began."""

    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    TIGHTENED = "tightened"  # the setting was made stricter meanwhile
    REPLACED = "replaced"  # by another loosening of the same setting


class Practice(models.Model):
    """The tenant. Every other row belongs to one."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    timezone = models.CharField(max_length=60)  # IANA
    phone = models.CharField(max_length=32, blank=True)
    portal_url = models.URLField(blank=True)
    email_from = models.EmailField(blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Location(PracticeRow):
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "name"], name="location_name_once")
        ]


class StaffManager(BaseUserManager["Staff"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Staff":
        staff = self.model(email=email.lower(), **fields)
        staff.set_password(password)
        staff.save(using=self._db)
        return staff


class Staff(AbstractBaseUser):
    """A person who works at one or more practices and signs in with an e-mail address."""

    uid = models.CharField(max_length=12, unique=True, default=new_uid, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    practices = models.ManyToManyField(Practice, through="Membership", related_name="staff")

    objects = StaffManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.uid


class Membership(PracticeRow):
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "staff"], name="membership_once")
        ]


class SettingsVersion(PracticeRow):
    """The practice's settings as they stood from an instant on; never edited, only followed."""

    number = models.PositiveIntegerField()
    values = models.JSONField()
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "number"], name="settings_number_once")
        ]


class Loosening(PracticeRow):
    """One setting let further than its legal rule ships it: asked for, decided by a second
    person, in force from `starts_at` until `expires_at` or `ended_at`, whichever comes first.

    Effective settings are worked out from these instants whenever they are read, so that a
    loosening begins and ends by itself, whatever runs or does not. `before` and `wanted` are
    plain values in the words of config.yaml, at `path` (practice/plain.py).
    """

    path = models.CharField(max_length=80)
    before = models.JSONField(null=True)
    wanted = models.JSONField(null=True)
    rule = models.CharField(max_length=8)
    reason = models.CharField(max_length=300)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    approved_by = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)  # of whoever decided
    starts_at = models.DateTimeField(null=True)  # none while it waits for a second person
    begun = models.BooleanField(default=False)  # what waits was told to look again
    ended_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=12, blank=True, choices=words(LooseningEnd))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("asked_by")),
                name="loosening_second_person",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("asked_at")),
                name="loosening_has_an_end",
            ),
            # Never two of one setting open: they could not be told apart when one ends.
            models.UniqueConstraint(
                fields=["practice", "path"],
                condition=models.Q(ended_at=None, starts_at=None),
                name="loosening_waits_once",
            ),
        ]
        indexes = [models.Index(fields=["practice", "starts_at"], name="loosening_starts")]


class DeclaredFact(PracticeRow):
    """What the gate needs and no export carries, said once by a person (house: declared facts)."""

    name = models.CharField(max_length=60)
    value = models.JSONField()
    wording = models.CharField(max_length=500, blank=True)
    declared_by = models.CharField(max_length=80)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "name"], name="fact_once")]


class ApiToken(PracticeRow):
    """A bearer token of one practice; only its hash is kept."""

    name = models.CharField(max_length=80)
    token_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

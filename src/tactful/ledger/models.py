"""Guarantors, patients, what they were billed and paid, what they promised.

Amounts are whole cents; dates are in the practice's calendar.
"""

from typing import Final

from django.db import models
from django.db.models import BooleanField, F, Q
from django.db.models.expressions import RawSQL

from tactful.core.vocabulary import Channel, InsuranceState, PromiseStatus
from tactful.practice.models import Location
from tactful.records import CentsField, PracticeRow, words

# As SQL, since an index is only used for the very words it was made with.
TAGGED: Final = RawSQL("tags <> '[]'", [], output_field=BooleanField())
"""Accounts that a source said something of in tags; alone in its query, or `tags` has no owner."""


class Guarantor(PracticeRow):
    """The person responsible for paying. We contact guarantors, never patients as such."""

    external_id = models.CharField(max_length=120)  # the source's own id, as written
    last_name = models.CharField(max_length=120, blank=True)
    first_name = models.CharField(max_length=120, blank=True)
    middle_name = models.CharField(max_length=60, blank=True)
    suffix = models.CharField(max_length=10, blank=True)  # Sr and Jr are two people
    # core.names.sort_text: without case and accents; compared by its bytes.
    sort_name = models.CharField(max_length=250, blank=True)
    email = models.CharField(max_length=254, blank=True)
    mobile = models.CharField(max_length=32, blank=True)  # E.164
    phone = models.CharField(max_length=32, blank=True)  # E.164
    address = models.CharField(max_length=300, blank=True)
    zip = models.CharField(max_length=5, blank=True)
    state = models.CharField(max_length=2, blank=True)
    # Every zone the ZIP and each number may lie in, looked up when they change: quiet hours
    # must hold in all of them (policy.md section 3). {"zip": [...], "mobile": {...}, ...}
    places = models.JSONField(default=dict)
    preferred_channel = models.CharField(max_length=8, blank=True, choices=words(Channel))
    language = models.CharField(max_length=8, default="en")
    location = models.ForeignKey(Location, models.SET_NULL, null=True, related_name="+")
    insurance_state = models.CharField(
        max_length=10, default=InsuranceState.UNKNOWN, choices=words(InsuranceState)
    )
    tags = models.JSONField(default=list)
    imported_at = models.DateTimeField(null=True)  # when a source last spoke of this account
    # What it said, so that a correction made here stays until the source says something new.
    source_said = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "external_id"], name="guarantor_once")
        ]
        indexes = [
            models.Index(fields=["practice", "sort_name"], name="guarantor_name"),
            models.Index(fields=["practice", "mobile"], name="guarantor_mobile"),
            models.Index(fields=["practice", "email"], name="guarantor_email"),
            models.Index(
                fields=["practice"],
                name="guarantor_pending",
                condition=Q(insurance_state="pending"),
            ),
            models.Index(fields=["practice"], name="guarantor_tagged", condition=Q(TAGGED)),
        ]

    @property
    def full_name(self) -> str:
        return " ".join(p for p in (self.first_name, self.last_name, self.suffix) if p)

    @property
    def listed_name(self) -> str:
        given = " ".join(p for p in (self.first_name, self.middle_name, self.suffix) if p)
        return ", ".join(p for p in (self.last_name, given) if p)


class Patient(PracticeRow):
    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="patients")
    external_id = models.CharField(max_length=120)
    last_name = models.CharField(max_length=120, blank=True)
    first_name = models.CharField(max_length=120, blank=True)
    relationship = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "external_id"], name="patient_once")
        ]


class Statement(PracticeRow):
    """A bill: what the guarantor owes after insurance for one visit or invoice."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="statements")
    patient = models.ForeignKey(Patient, models.SET_NULL, null=True, related_name="statements")
    external_id = models.CharField(max_length=120)
    service_on = models.DateField(null=True)
    statement_on = models.DateField()
    due_on = models.DateField()
    amount_cents = CentsField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "external_id"], name="statement_once")
        ]
        indexes = [models.Index(fields=["guarantor", "due_on"], name="statement_due")]


class Payment(PracticeRow):
    """Money received; negative is a payment that came back."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="payments")
    external_id = models.CharField(max_length=120)
    statement_ref = models.CharField(max_length=120, blank=True)  # a statement's external id
    paid_on = models.DateField()
    amount_cents = CentsField()
    method = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=20, default="import")  # import, hand, api, portal
    # The external id it was recorded under here, before a source told of it under its own.
    recorded_as = models.CharField(max_length=120, blank=True)
    # The day a later negative row took it back; written by ledger.balances.mark_returned.
    returned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "external_id"], name="payment_once"),
            models.UniqueConstraint(
                fields=["practice", "recorded_as"],
                condition=~Q(recorded_as=""),
                name="payment_recorded_once",
            ),
        ]
        indexes = [
            models.Index(fields=["guarantor", "paid_on"], name="payment_day"),
            models.Index(fields=["practice", "paid_on"], name="payment_lately"),
            models.Index(
                fields=["practice", "guarantor"],
                name="payment_returned",
                condition=Q(amount_cents__lt=0) | Q(returned_on__isnull=False),
            ),
        ]


class Adjustment(PracticeRow):
    """A correction to what is owed; negative lowers it."""

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="adjustments")
    external_id = models.CharField(max_length=120)
    statement_ref = models.CharField(max_length=120, blank=True)
    adjusted_on = models.DateField()
    amount_cents = CentsField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "external_id"], name="adjustment_once")
        ]
        indexes = [models.Index(fields=["guarantor", "adjusted_on"], name="adjustment_day")]


class Balance(models.Model):
    """What one guarantor owes as of a day: a summary kept true by set-based SQL.

    Never edited by hand; ledger.balances rewrites it from the dated rows.
    """

    guarantor = models.OneToOneField(
        Guarantor, models.CASCADE, primary_key=True, related_name="balance"
    )
    practice = models.ForeignKey("practice.Practice", models.CASCADE, related_name="+")
    # The summary holds from this day until the day before changes_on.
    as_of = models.DateField()
    balance_cents = CentsField(default=0)  # open minus credit; negative is a credit
    open_cents = CentsField(default=0)
    credit_cents = CentsField(default=0)
    overdue_cents = CentsField(default=0)  # open on statements one day past due or more
    open_statements = models.PositiveIntegerField(default=0)
    oldest_due_on = models.DateField(null=True)  # earliest among open statements
    first_statement_on = models.DateField(null=True)  # earliest among open statements
    first_service_on = models.DateField(null=True)  # the same; statement day where unknown
    last_payment_on = models.DateField(null=True)
    last_payment_cents = CentsField(null=True)
    # The next day on which a row dated ahead begins to count or an open statement becomes
    # overdue, so that a chore can refresh.
    changes_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)  # when a source last vouched for it

    class Meta:
        indexes = [
            models.Index(
                fields=["practice", "oldest_due_on", "-balance_cents"],
                name="balance_owing",
                condition=Q(balance_cents__gt=0),
            ),
            # The due date lets the sums of the worklist be read from the index alone.
            models.Index(
                fields=["practice", "-balance_cents", "oldest_due_on"],
                name="balance_largest",
                condition=Q(balance_cents__gt=0),
            ),
            models.Index(fields=["changes_on"], name="balance_changes"),
            models.Index(
                fields=["practice", "-last_payment_on"],
                name="balance_settled",
                condition=Q(balance_cents__lte=0, last_payment_on__isnull=False),
            ),
            models.Index(
                fields=["practice", "oldest_due_on"],
                name="balance_part_paid",
                condition=Q(balance_cents__gt=0, last_payment_on__gte=F("first_statement_on")),
            ),
        ]


class PromiseToPay(PracticeRow):
    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="promises")
    external_id = models.CharField(max_length=120, blank=True)
    made_on = models.DateField()
    promised_on = models.DateField()
    amount_cents = CentsField(null=True)  # null: the whole balance on the day it was made
    status = models.CharField(
        max_length=10, default=PromiseStatus.OPEN, choices=words(PromiseStatus)
    )
    paid_cents = CentsField(default=0)
    reminder_wanted = models.BooleanField(default=True)
    taken_by = models.CharField(max_length=80)  # "staff:uid", "reply:uid", "import"
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "external_id"],
                condition=~Q(external_id=""),
                name="promise_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["practice", "promised_on"],
                name="promise_open",
                condition=Q(status="open"),
            ),
            models.Index(fields=["guarantor"], name="promise_guarantor"),
        ]


class AccountEvent(PracticeRow):
    """Something an account's other rooms must hear of, written in the ledger's transaction.

    chores.settle_accounts reads the rows that are not settled and calls one action per app.
    """

    guarantor = models.ForeignKey(Guarantor, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30)  # payment, adjustment, promise, hold_released, ...
    at = models.DateTimeField()
    origin = models.CharField(max_length=80, blank=True)  # "payment:uid"
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="event_unsettled", condition=Q(settled_at=None)),
            models.Index(fields=["guarantor", "at"], name="event_guarantor"),
        ]


class DailyFigures(models.Model):
    """What a day came to, for the reports: worked out once and kept, since it takes a while.

    `figures` is core.measures.Day. `net_cents` and `basis` say what they were worked out from:
    where the ledger or the setting says something else by now, the day is worked out anew.
    """

    practice = models.ForeignKey("practice.Practice", models.CASCADE, related_name="+")
    on = models.DateField()
    worked_out_at = models.DateTimeField()
    net_cents = CentsField()  # everything dated until then, credits netted
    basis = models.CharField(max_length=20)
    figures = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "on"], name="daily_figures_once")
        ]

    def __str__(self) -> str:
        return self.on.isoformat()

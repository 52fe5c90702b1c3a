"""Who begins a journey: found by what is due and not yet done, or chosen by a person."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, assert_never

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.core.journey import ExitReason, Journey, Trigger, TriggerKind
from tactful.core.vocabulary import HoldKind, PromiseStatus
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus, JourneyVersion
from tactful.journeys.models import Journey as JourneyRow
from tactful.journeys.queries import newest_versions
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.outreach.models import Hold
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of, today_of


class CannotEnroll(ValueError):
    """Why a guarantor cannot begin a journey, in one sentence for staff."""


def enroll_due(practice: Practice, *, now: datetime, limit: int) -> int:
    """Enroll everybody whom a journey's trigger describes today; returns how many are new.

    Asks what is due and not done, never whether today is the day: a missed day is caught up
    with, and a debt is walked along once.
    """
    new = 0
    for version in newest_versions(practice):
        if new < limit:
            new += _enroll_due(practice, version, now=now, limit=limit - new)
    return new


@transaction.atomic
def enroll(guarantor: Guarantor, journey_key: str, *, by: str, now: datetime) -> Enrollment:
    """A person chooses a journey for a guarantor. Raises CannotEnroll."""
    version = _version(guarantor.practice, journey_key)
    due_on = Balance.objects.filter(guarantor=guarantor).values_list("oldest_due_on", flat=True)
    new = _begin(guarantor.practice, version, [(guarantor.pk, "", due_on.first())], now=now)
    if not new:
        raise CannotEnroll("This guarantor is on this journey already.")
    detail = {"journey": journey_key, "version": version.number}
    subject = f"guarantor:{guarantor.uid}"
    record(guarantor.practice_id, [Happened(by, "enrolled", subject, detail)], now=now)
    enrollment: Enrollment = Enrollment.objects.get(
        guarantor=guarantor, journey=version.journey_id, status=EnrollmentStatus.ACTIVE
    )
    return enrollment


@transaction.atomic
def enroll_many(
    practice: Practice, guarantor_ids: Sequence[int], journey_key: str, *, by: str, now: datetime
) -> list[Enrollment]:
    """A person chooses a journey for many; who is on it already stays. Raises CannotEnroll."""
    version = _version(practice, journey_key)
    due_on = dict(
        Balance.objects.filter(guarantor__in=bulk.among(guarantor_ids)).values_list(
            "guarantor_id", "oldest_due_on"
        )
    )
    walking = Enrollment.objects.for_practice(practice).filter(
        guarantor__in=bulk.among(guarantor_ids),
        journey=version.journey_id,
        status=EnrollmentStatus.ACTIVE,
    )
    before = set(walking.values_list("pk", flat=True))
    _begin(practice, version, [(id, "", due_on.get(id)) for id in guarantor_ids], now=now)
    new = list(walking.exclude(pk__in=before).select_related("guarantor").order_by("pk"))
    detail = {"journey": journey_key, "version": version.number}
    happened = [Happened(by, "enrolled", f"guarantor:{one.guarantor.uid}", detail) for one in new]
    record(practice.pk, happened, now=now)
    return new


def whom_to_enroll(practice: Practice, version: JourneyVersion, *, now: datetime) -> Any:
    """Rows of guarantor id, subject and due date whom the trigger describes today."""
    trigger = journey_of(version.text).trigger
    today = today_of(practice, now)
    match trigger.kind:
        case TriggerKind.DUE:
            return _owing(practice, version, trigger, today)
        case TriggerKind.PROMISE_DUE:
            return _promised(practice, version, trigger, today)
        case TriggerKind.MANUAL:
            return Balance.objects.none()
        case unreachable:
            assert_never(unreachable)


def _enroll_due(practice: Practice, version: JourneyVersion, *, now: datetime, limit: int) -> int:
    with transaction.atomic():
        found = list(whom_to_enroll(practice, version, now=now)[:limit])
        return _begin(practice, version, found, now=now)


def _owing(practice: Practice, version: JourneyVersion, trigger: Trigger, today: date) -> Any:
    """Guarantors whose oldest debt is due by the trigger, and was not walked along yet."""
    least = max(trigger.min_balance_cents, settings_of(practice).policy.min_balance_cents, 1)
    return (
        Balance.objects.filter(
            practice=practice,
            balance_cents__gte=least,
            oldest_due_on__lte=trigger.latest_day(today),
        )
        # What ended because nothing was owed begins anew if it is owed again: a payment came
        # back, or a small balance grew.
        .exclude(
            _walks(
                version,
                Q(status=EnrollmentStatus.ACTIVE)
                | Q(due_on=OuterRef("oldest_due_on")) & ~Q(reason__in=_NOTHING_OWED),
            )
        )
        .exclude(_ended_for_good())
        .order_by("oldest_due_on", "guarantor")
        .annotate(subject=Value(""))
        .values_list("guarantor_id", "subject", "oldest_due_on")
    )


def _promised(practice: Practice, version: JourneyVersion, trigger: Trigger, today: date) -> Any:
    """Guarantors whose promise falls due and who did not refuse the reminder."""
    return (
        PromiseToPay.objects.filter(
            practice=practice,
            status=PromiseStatus.OPEN,
            reminder_wanted=True,
            promised_on__range=(today, trigger.latest_day(today)),
            guarantor__balance__balance_cents__gte=max(trigger.min_balance_cents, 1),
        )
        .annotate(subject=Concat(Value("promise:"), F("uid"), output_field=CharField()))
        .exclude(
            _walks(version, Q(status=EnrollmentStatus.ACTIVE) | Q(subject=OuterRef("subject")))
        )
        .exclude(_ended_for_good())
        .order_by("promised_on", "id")
        .annotate(no_debt=Value(None, output_field=CharField()))
        .values_list("guarantor_id", "subject", "no_debt")
    )


def _walks(version: JourneyVersion, which: Q) -> Exists:
    mine = Q(guarantor=OuterRef("guarantor"), journey=version.journey_id)
    return Exists(Enrollment.objects.filter(mine & which))


def _ended_for_good() -> Exists:
    return Exists(
        Hold.objects.filter(
            Q(released_at=None) | Q(kind=HoldKind.BANKRUPTCY_DISCHARGE),
            guarantor=OuterRef("guarantor"),
            kind__in=_EXIT_HOLDS,
        )
    )


def _begin(
    practice: Practice,
    version: JourneyVersion,
    whom: Sequence[tuple[int, str, date | None]],
    *,
    now: datetime,
) -> int:
    journey: Journey = journey_of(version.text)
    return bulk.insert(
        Enrollment,
        (
            *("practice_id", "journey_id", "version_id", "guarantor_id", "subject", "due_on"),
            *("block", "entered_block_at", "enrolled_at", "wake_at"),
        ),
        [
            (
                *(practice.pk, version.journey_id, version.pk, guarantor_id, subject, due_on),
                *(journey.first_block, now, now, now),
            )
            for guarantor_id, subject, due_on in whom
        ],
        ignore_conflicts=True,
    )


def _version(practice: Practice, journey_key: str) -> JourneyVersion:
    if not JourneyRow.objects.for_practice(practice).filter(key=journey_key).exists():
        raise CannotEnroll("There is no journey of that name.")
    for version in newest_versions(practice):
        if version.journey.key == journey_key:
            return version
    raise CannotEnroll("This journey is switched off.")


UNDONE: Final = "undone"
"""Why a walk ended that was begun by mistake: as if it had never begun."""

_NOTHING_OWED: Final = (ExitReason.PAID, ExitReason.BELOW_MINIMUM, UNDONE)
_EXIT_HOLDS: Final = (
    HoldKind.DECEASED,
    HoldKind.BANKRUPTCY_PETITION,
    HoldKind.BANKRUPTCY_DISCHARGE,
)

"""Journeys published, switched on and off, and stopped for one person."""

from datetime import datetime

from django.db import transaction

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.journeys.loader import load_journey, shipped_journeys
from tactful.journeys.models import Advance, Enrollment, EnrollmentStatus, Journey, JourneyVersion
from tactful.outreach.actions import cancel_queued
from tactful.outreach.queries import template_keys
from tactful.practice.models import Practice


class AlreadyMoved(ValueError):
    """The enrollment has moved on since it was looked at; look again."""


@transaction.atomic
def publish(practice: Practice, text: str, *, by: str, now: datetime) -> JourneyVersion:
    """Make a journey's text the version new enrollments follow; the same text is no new version.

    Who is inside keeps the version they began with. Raises JourneyFault with every fault and
    its line.
    """
    journey = load_journey(text, templates=template_keys(practice))
    row, _ = Journey.objects.get_or_create(
        practice=practice, key=journey.key, defaults={"name": journey.name}
    )
    newest: JourneyVersion | None = row.versions.order_by("-number").first()
    if newest is not None and newest.text == text:
        return newest
    Journey.objects.filter(pk=row.pk).update(name=journey.name)
    version: JourneyVersion = JourneyVersion.objects.create(
        practice=practice,
        journey=row,
        number=newest.number + 1 if newest else 1,
        text=text,
        published_at=now,
        published_by=by,
    )
    detail = {"version": version.number}
    happened = Happened(by, "journey published", f"journey:{journey.key}", detail)
    record(practice.pk, [happened], now=now)
    return version


def install_shipped(practice: Practice, *, by: str, now: datetime) -> list[JourneyVersion]:
    """Publish the journeys Tactful ships, in their shipped form."""
    return [publish(practice, text, by=by, now=now) for text in shipped_journeys().values()]


@transaction.atomic
def switch(journey: Journey, *, on: bool, by: str, now: datetime) -> None:
    """Let a journey enroll, or not; who is inside walks on either way."""
    Journey.objects.filter(pk=journey.pk).update(active=on)
    what = "journey switched on" if on else "journey switched off"
    record(journey.practice_id, [Happened(by, what, f"journey:{journey.key}")], now=now)


@transaction.atomic
def stop(enrollment: Enrollment, *, reason: str, by: str, now: datetime) -> None:
    """A person ends one walk; raises AlreadyMoved where it moved meanwhile."""
    stopped = Enrollment.objects.filter(
        pk=enrollment.pk, step=enrollment.step, status=EnrollmentStatus.ACTIVE
    ).update(
        status=EnrollmentStatus.ENDED,
        step=enrollment.step + 1,
        reason="stopped",
        wake_at=None,
        paused_by="",
        deferred_by="",
        ended_at=now,
    )
    if not stopped:
        raise AlreadyMoved("This journey has just moved on; look again.")
    step = (enrollment.practice_id, enrollment.pk, enrollment.step + 1, enrollment.block)
    bulk.insert(
        Advance,
        ("practice_id", "enrollment_id", "step", "block", "decision", "detail", "at"),
        [(*step, "stop", {"by": by, "reason": reason[:200]}, now)],
    )
    cancel_queued(enrollment.practice, [enrollment.guarantor_id], "stopped", now=now)
    subject = f"enrollment:{enrollment.uid}"
    record(enrollment.practice_id, [Happened(by, "journey stopped", subject)], now=now)

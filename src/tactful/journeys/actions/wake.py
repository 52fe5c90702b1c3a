"""Waking what is due: claim, gather, step each, apply, all in one transaction.

On SQLite the transaction has the write lock before it reads; elsewhere the claimed rows are
locked. Either way a row moves only if its step is what was seen, and a batch in which fewer rows
moved than were claimed leaves no trace: a step that is skipped silently is a call that never comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from tactful import bulk
from tactful.journeys.actions.batch import NO_ADDRESS, Batch, texts_of
from tactful.journeys.facts import Row
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.journeys.queries import claimable, practices_due
from tactful.outreach.rules import Rules, feed_is_fresh, rules_for
from tactful.practice.models import Practice

BATCH: Final = 500
"""Enrollments in one transaction: bounds the memory of a wake and how long writers wait."""


def wake(practice: Practice | None = None, *, now: datetime, limit: int = BATCH) -> int:
    """Step the enrollments that are due, at most `limit` of a practice; returns how many.

    Without a practice every practice with something due gets its turn, a batch each, so that
    a large one cannot keep the others waiting.
    """
    due = [practice] if practice else practices_due(now)
    return sum(_wake(one, now=now, limit=min(BATCH, limit)) for one in due)


def exit_settled(practice: Practice, guarantor_ids: Iterable[int], *, now: datetime) -> int:
    """End the journeys of accounts that owe nothing any more; returns how many were looked at."""
    settled = Enrollment.objects.for_practice(practice).filter(
        guarantor_id__in=bulk.among(set(guarantor_ids)),
        guarantor__balance__balance_cents__lte=0,
        status=EnrollmentStatus.ACTIVE,
    )
    with transaction.atomic():
        rows = _claimed(_waiting_for(settled.order_by("id")))
        if rows:
            _advance(practice, rules_for(practice, now=now), rows, now=now)
    return len(rows)


def wake_guarantors(practice: Practice, guarantor_ids: Iterable[int], *, now: datetime) -> int:
    """Look again at every journey of these guarantors, also at paused ones, since something
    happened to them; where nothing has changed each stays where it is."""
    return (
        Enrollment.objects.for_practice(practice)
        .filter(guarantor_id__in=bulk.among(set(guarantor_ids)), status=EnrollmentStatus.ACTIVE)
        .exclude(wake_at__lte=now)
        .update(wake_at=now)
    )


@transaction.atomic
def resume_reachable(practice: Practice, guarantor_ids: Iterable[int], *, now: datetime) -> int:
    """Begin anew the walks that were handed off because nobody could be reached, now that
    somebody has put the contact details right; returns how many."""
    stuck = (
        Enrollment.objects.for_practice(practice)
        .filter(
            guarantor_id__in=bulk.among(set(guarantor_ids)),
            status=EnrollmentStatus.HANDED_OFF,
            reason=NO_ADDRESS,
        )
        .exclude(
            Exists(
                Enrollment.objects.filter(
                    guarantor=OuterRef("guarantor"),
                    journey=OuterRef("journey"),
                    status=EnrollmentStatus.ACTIVE,
                )
            )
        )
    )
    rows = {row.guarantor_id: row for row in _claimed(_waiting_for(stuck.order_by("id")))}
    texts = texts_of({row.version_id for row in rows.values()})
    batch = Batch(practice, rules_for(practice, now=now), [], now)
    for row in rows.values():
        batch.begin_anew(row, journey_of(texts[row.version_id]))
    batch.apply()
    return len(rows)


def wake_waiting(practice: Practice, *, now: datetime) -> int:
    """Look again at what the gate deferred or a hold paused, since the settings have changed."""
    waiting = Enrollment.objects.for_practice(practice).filter(status=EnrollmentStatus.ACTIVE)
    return (
        waiting.exclude(deferred_by="", paused_by="").exclude(wake_at__lte=now).update(wake_at=now)
    )


def _wake(practice: Practice, *, now: datetime, limit: int) -> int:
    rules = rules_for(practice, now=now)
    # Asked once for the practice: without declarations and a fresh export nothing is decided
    # about anybody (policy.md R077).
    if not (rules.is_declared and feed_is_fresh(practice, rules, now=now)):
        return 0
    rows: list[Row] = []
    try:
        with transaction.atomic():
            rows = _claimed(_left_to_others(claimable(practice, now))[:limit])
            if rows:
                _advance(practice, rules, rows, now=now)
        return len(rows)
    except OperationalError:
        raise
    except DatabaseError:
        # Some row cannot be written as it was decided. Alone, each harms only itself.
        return sum(_wake_alone(practice, rules, row, now=now) for row in rows)


def _wake_alone(practice: Practice, rules: Rules, row: Row, *, now: datetime) -> int:
    mine = Enrollment.objects.for_practice(practice).filter(
        pk=row.id, step=row.step, status=EnrollmentStatus.ACTIVE
    )
    try:
        with transaction.atomic():
            rows = _claimed(_left_to_others(mine))
            if rows:
                _advance(practice, rules, rows, now=now)
    except OperationalError:
        raise
    except DatabaseError as error:
        with transaction.atomic():
            rows = _claimed(_left_to_others(mine))
            if rows:
                batch = Batch(practice, rules, [], now)
                batch.set_aside(rows[0], error)
                batch.apply()
    return len(rows)


def _advance(practice: Practice, rules: Rules, rows: Sequence[Row], *, now: datetime) -> None:
    batch = Batch(practice, rules, rows, now)
    batch.decide()
    batch.apply()


def _left_to_others(due: QuerySet[Any]) -> QuerySet[Any]:
    """Lock what nobody else has; SQLite has one writer, who holds the lock already."""
    if connection.features.has_select_for_update_skip_locked:
        return due.select_for_update(skip_locked=True, no_key=True)
    return due


def _waiting_for(rows: QuerySet[Any]) -> QuerySet[Any]:
    if connection.features.has_select_for_update:
        return rows.select_for_update(no_key=True, of=("self",))
    return rows


def _claimed(rows: QuerySet[Any]) -> list[Row]:
    return [Row(*values) for values in rows.values_list(*Row.__slots__)]

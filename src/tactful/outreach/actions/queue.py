"""The outbox: touches asked for, and touches taken back before anybody sent them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from tactful import bulk
from tactful.core.policy.facts import Trigger
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice

ASKING: Final = (Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER)
"""What asks for money, and what a payment or a hold therefore takes back."""

SUPERSEDED: Final = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTouch:
    """A touch to be queued.

    `origin_key` says what asked for it; asked twice is one touch. `to_address` is only kept
    for answers, which go back to where the message came from: a reminder goes to the address
    on file when it is handed over. `due_at` is an aware UTC instant, at once where it is None.
    `trigger` is what an answer answers.
    """

    guarantor_id: int
    origin_key: str
    channel: Channel
    category: Category
    template_key: str
    to_address: str = ""
    automated: bool = True
    due_at: datetime | None = None
    trigger: Trigger | None = None


_COLUMNS: Final = (
    "practice_id",
    "guarantor_id",
    "origin_key",
    "channel",
    "category",
    "template_key",
    "to_address",
    "automated",
    "trigger_kind",
    "trigger_at",
    "due_at",
    "created_at",
    "status",
)


@transaction.atomic
def queue_touches(practice: Practice, touches: Iterable[NewTouch], *, now: datetime) -> int:
    """Put touches into the outbox; returns how many are new."""
    rows = [
        (
            practice.pk,
            touch.guarantor_id,
            touch.origin_key,
            touch.channel,
            touch.category,
            touch.template_key,
            touch.to_address,
            touch.automated,
            touch.trigger.kind if touch.trigger else "",
            touch.trigger.at if touch.trigger else None,
            touch.due_at or now,
            now,
            TouchStatus.QUEUED,
        )
        for touch in touches
    ]
    return bulk.insert(Touch, _COLUMNS, rows, ignore_conflicts=True)


@transaction.atomic
def cancel_queued(
    practice: Practice,
    guarantor_ids: Iterable[int],
    reason: str,
    *,
    now: datetime,
    categories: Collection[Category] = ASKING,
    channels: Collection[Channel] = tuple(Channel),
) -> int:
    """Take back what waits for these guarantors; `reason` is a code staff can look up.

    What was handed over cannot be taken back. Returns how many touches were cancelled.
    """
    return (
        Touch.objects.for_practice(practice)
        .filter(
            guarantor_id__in=bulk.among(set(guarantor_ids)),
            status=TouchStatus.QUEUED,
            category__in=categories,
            channel__in=channels,
        )
        .update(status=TouchStatus.CANCELLED, reason=reason, settled_at=now)
    )

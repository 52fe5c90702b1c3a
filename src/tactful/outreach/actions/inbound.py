"""What comes back: kept redacted, and silent until somebody has looked (policy.md R159, J3)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from tactful import bulk
from tactful.core.vocabulary import Channel
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.turns import take_turns

# A reply belongs to the touch before it; after a month it opens a subject of its own.
_ANSWERS_WITHIN: Final = timedelta(days=30)


@transaction.atomic
def store_inbound(
    practice: Practice,
    *,
    guarantor: Guarantor | None,
    channel: Channel,
    from_address: str,
    redacted_text: str,
    redactions: Collection[str],
    provider_message_id: str,
    received_at: datetime,
    now: datetime,
) -> tuple[InboundMessage, bool]:
    """Keep what a person wrote or said; True beside it when it is new.

    The text must be redacted already: nothing else ever reaches the database. A provider
    may deliver a message twice, which is one row. Until it is triaged the gate lets no
    automated touch out to this person.
    """
    if guarantor:
        take_turns([guarantor.pk])
    answered = guarantor and _answered_touch(guarantor, channel, received_at)
    is_new = bulk.insert(
        InboundMessage,
        (
            *("practice_id", "guarantor_id", "channel", "from_address", "text", "redactions"),
            *("provider_message_id", "received_at", "answered_touch_id"),
        ),
        [
            (
                *(practice.pk, guarantor and guarantor.pk, channel, from_address),
                *(redacted_text, list(redactions), provider_message_id, received_at),
                answered and answered.pk,
            )
        ],
        ignore_conflicts=True,
    )
    if is_new and answered:
        Touch.objects.filter(pk=answered.pk, engaged_at=None).update(engaged_at=received_at)
    message: InboundMessage = InboundMessage.objects.for_practice(practice).get(
        channel=channel, provider_message_id=provider_message_id
    )
    if is_new and guarantor:
        tell(practice.pk, [guarantor.pk], "inbound", origin=f"inbound:{message.uid}", now=now)
    return message, bool(is_new)


@transaction.atomic
def triage(message: InboundMessage, *, by: str, now: datetime) -> bool:
    """Say that this message was understood or read; False when somebody was faster.

    Journeys that waited for it go on, unless what was found in it holds them.
    """
    done = InboundMessage.objects.filter(pk=message.pk, triaged_at=None).update(
        triaged_at=now, triaged_by=by
    )
    if done and message.guarantor_id is not None:
        origin = f"inbound:{message.uid}"
        tell(message.practice_id, [message.guarantor_id], "inbound_triaged", origin=origin, now=now)
    return bool(done)


def _answered_touch(guarantor: Guarantor, channel: Channel, received_at: datetime) -> Touch | None:
    """The newest touch on this channel the person can have had in hand."""
    touch: Touch | None = (
        Touch.objects.filter(
            guarantor=guarantor,
            channel=channel,
            status__in=(TouchStatus.HANDED_OVER, TouchStatus.ACCEPTED, TouchStatus.UNKNOWN),
            handed_over_at__range=(received_at - _ANSWERS_WITHIN, received_at),
        )
        .order_by("-handed_over_at")
        .first()
    )
    return touch

"""Reading conversations."""

from datetime import datetime

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Concat

from tactful.conversations.models import Reading
from tactful.conversations.origins import PREFIX
from tactful.core.vocabulary import Urgency
from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage
from tactful.practice.models import Practice
from tactful.worklist.models import WorkItem


def readings_of(guarantor: Guarantor) -> QuerySet[Reading]:
    """How everything this guarantor wrote was read, oldest first."""
    return (
        Reading.objects.filter(inbound__guarantor=guarantor)
        .select_related("inbound")
        .order_by("inbound__received_at", "id")
    )


def from_strangers(practice: Practice) -> QuerySet[InboundMessage]:
    """Untriaged messages from addresses that no account has: the most urgent, then the oldest.

    One that several accounts may have written stands on their worklist instead.
    """
    on_somebodys_list = WorkItem.objects.filter(
        practice=practice,
        origin_key__startswith=Concat(Value(PREFIX), OuterRef("uid"), output_field=CharField()),
    )
    found = (
        InboundMessage.objects.for_practice(practice)
        .filter(guarantor=None, triaged_at=None)
        .exclude(Exists(on_somebodys_list))
        .select_related("reading")
    )
    return by_urgency(found)


def urgent_stranger(practice: Practice) -> InboundMessage | None:
    """The most urgent message that no account has and no worklist shows, if it cannot wait."""
    first: InboundMessage | None = from_strangers(practice).first()
    return first if first and hasattr(first, "reading") and may_be_urgent(first) else None


def may_be_urgent(message: InboundMessage) -> bool:
    """Whether its reading asks for a person at once or within the hour."""
    work = message.reading.decision.get("work") or {}
    return work.get("urgency") in (Urgency.P0, Urgency.P1)


def waiting(practice: Practice) -> QuerySet[InboundMessage]:
    """Messages nobody has looked at yet, whoever wrote them."""
    return InboundMessage.objects.for_practice(practice).filter(triaged_at=None)


def waiting_count(practice: Practice) -> int:
    """How many wait; a partial index answers it."""
    return waiting(practice).count()


def by_urgency(messages: QuerySet[InboundMessage]) -> QuerySet[InboundMessage]:
    """The most urgent by their readings, then the oldest."""
    urgency = KeyTextTransform("urgency", KeyTransform("work", "reading__decision"))
    return messages.order_by(urgency.asc(nulls_last=True), "received_at", "id")


def done_lately(practice: Practice, *, since: datetime) -> QuerySet[InboundMessage]:
    """Messages since an instant that were understood or looked at, the newest first."""
    return (
        InboundMessage.objects.for_practice(practice)
        .filter(received_at__gte=since, triaged_at__isnull=False)
        .order_by("-received_at", "-id")
    )


def message_with(practice: Practice, uid: str) -> InboundMessage | None:
    """One message of this practice with its reading; None for a stranger's."""
    found: InboundMessage | None = (
        InboundMessage.objects.for_practice(practice)
        .filter(uid=uid)
        .select_related("practice", "guarantor__practice", "reading", "answered_touch")
        .first()
    )
    return found

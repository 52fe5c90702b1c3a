"""Reading conversations."""

from django.db.models import QuerySet

from tactful.conversations.models import Reading
from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage
from tactful.practice.models import Practice


def readings_of(guarantor: Guarantor) -> QuerySet[Reading]:
    """How everything this guarantor wrote was read, oldest first."""
    return (
        Reading.objects.filter(inbound__guarantor=guarantor)
        .select_related("inbound")
        .order_by("inbound__received_at", "id")
    )


def from_strangers(practice: Practice) -> QuerySet[InboundMessage]:
    """Untriaged messages that stand on no account: nobody has the address, or several do."""
    return (
        InboundMessage.objects.for_practice(practice)
        .filter(guarantor=None, triaged_at=None)
        .select_related("reading")
        .order_by("received_at", "id")
    )

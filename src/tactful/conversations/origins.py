"""What holds and work items that a reply opened are told apart by."""

from typing import Final

from tactful.ledger.models import Guarantor
from tactful.outreach.models import InboundMessage
from tactful.practice.models import Practice

PREFIX: Final = "inbound:"


def origin_of(message: InboundMessage, guarantor: Guarantor | None = None) -> str:
    """`inbound:uid`, and the guarantor's uid behind it where several share the address."""
    return f"{PREFIX}{message.uid}" + (f":{guarantor.uid}" if guarantor else "")


def message_of(practice: Practice, origin_key: str) -> InboundMessage | None:
    """The message something came of; None where it came of something else."""
    if not origin_key.startswith(PREFIX):
        return None
    uid = origin_key.removeprefix(PREFIX).partition(":")[0]
    found: InboundMessage | None = (
        InboundMessage.objects.for_practice(practice).filter(uid=uid).first()
    )
    return found

"""Reading the audit, and proving that nobody changed it."""

from tactful.audit.actions import link
from tactful.audit.models import AuditEntry, AuditHead


def verify(practice_id: int) -> int | None:
    """The number of the first entry that does not fit its chain, or None when all fit."""
    chain, number = "", 0
    for entry in AuditEntry.objects.filter(practice_id=practice_id).order_by("number").iterator():
        number += 1
        if entry.number != number or entry.chain != link(chain, entry):
            return number
        chain = entry.chain
    head = AuditHead.objects.filter(practice_id=practice_id).first() or AuditHead()
    if (head.number, head.chain) != (number, chain):
        return number + 1  # the tail was cut off
    return None

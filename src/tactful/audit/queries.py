"""Reading the audit, and proving that nobody changed it."""

from tactful.audit.actions import link
from tactful.audit.models import AuditEntry, AuditHead


def verify(practice_id: int, *, newest: int | None = None) -> int | None:
    """The number of the first entry that does not fit its chain, or None when all fit.

    With `newest` only so many are looked at, from the link before them on.
    """
    mine = AuditEntry.objects.filter(practice_id=practice_id)
    chain, number = _link_before(practice_id, newest)
    for entry in mine.filter(number__gt=number).order_by("number").iterator():
        number += 1
        if entry.number != number or entry.chain != link(chain, entry):
            return number
        chain = entry.chain
    head = AuditHead.objects.filter(practice_id=practice_id).first() or AuditHead()
    if (head.number, head.chain) != (number, chain):
        return number + 1  # the tail was cut off
    return None


def _link_before(practice_id: int, newest: int | None) -> tuple[str, int]:
    """The chain and the number of the entry before the newest ones; the beginning of all else."""
    head = AuditHead.objects.filter(practice_id=practice_id).first() or AuditHead()
    number = max(0, head.number - newest) if newest is not None else 0
    before = AuditEntry.objects.filter(practice_id=practice_id, number=number)
    chain = before.values_list("chain", flat=True).first()
    return (chain, number) if chain is not None else ("", 0)

"""Letting the calendar count: rows dated ahead, statements that become overdue."""

from datetime import date, datetime

from django.db import transaction

from tactful.ledger.balances import refresh_balances
from tactful.ledger.events import tell
from tactful.ledger.models import Balance
from tactful.practice.models import Practice


@transaction.atomic
def refresh_due_balances(practice: Practice, *, on: date, now: datetime, limit: int = 5_000) -> int:
    """Rewrite the summaries that no longer hold on a day; returns how many.

    Fewer than `limit` means that every summary of the practice now holds on that day.
    """
    due = Balance.objects.filter(practice=practice, changes_on__lte=on)
    ids = list(due.order_by("changes_on", "pk").values_list("pk", flat=True)[:limit])
    if ids:
        refresh_balances(practice, on=on, now=now, guarantor_ids=ids)
        tell(practice.pk, ids, "balance", origin=f"calendar:{on.isoformat()}", now=now)
    return len(ids)

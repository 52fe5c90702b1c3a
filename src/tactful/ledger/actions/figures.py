"""Keeping what a day came to, and forgetting it once it no longer holds."""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from tactful.core.aging import AgingBasis
from tactful.core.measures import Day
from tactful.ledger.models import DailyFigures
from tactful.practice.models import Practice


@transaction.atomic
def keep_figures(
    practice: Practice, day: Day, *, net_cents: int, basis: AgingBasis, now: datetime
) -> None:
    """Write a day's figures down, in place of those it had."""
    DailyFigures.objects.update_or_create(
        practice=practice,
        on=day.on,
        defaults={
            "worked_out_at": now,
            "net_cents": net_cents,
            "basis": basis,
            "figures": day.as_json(),
        },
    )


@transaction.atomic
def forget_figures(practice: Practice, days: Collection[date]) -> int:
    """Take away figures that no longer hold, so that they are worked out anew; returns how many."""
    forgotten, _ = DailyFigures.objects.filter(practice=practice, on__in=list(days)).delete()
    return forgotten

"""Who needs a person today: accounts with work that is due, most urgent first."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, QuerySet

from tactful.ledger.models import Balance
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.balances import BalanceRow, build_row, people
from tactful.reports.facts import gather
from tactful.worklist.models import WorkItem


def needing_a_person(
    practice: Practice, *, on: date, now: datetime, offset: int = 0, size: int = 50
) -> list[BalanceRow]:
    """A page of the accounts whose open work is due today, whatever they owe."""
    due = (
        _due_work(practice, on)
        .values("guarantor_id")
        .annotate(most_urgent=Min("urgency"), first_due=Min("due_at"))
        .order_by("most_urgent", "first_due", "guarantor_id")
    )
    ids = [found["guarantor_id"] for found in due[offset : offset + size]]
    return accounts(practice, ids, on=on, now=now)


def needing_count(practice: Practice, *, on: date) -> int:
    """How many there are, and nothing else: for every page's bar."""
    found = _due_work(practice, on).aggregate(n=Count("guarantor", distinct=True))
    return int(found["n"])


def accounts(
    practice: Practice, guarantor_ids: Iterable[int], *, on: date, now: datetime
) -> list[BalanceRow]:
    """These accounts as they stand today, in the given order; strangers' are left out."""
    ids = list(guarantor_ids)
    settings = settings_of(practice)
    facts = gather(practice, on=on, now=now, guarantor_ids=ids)
    summaries = {row.guarantor_id: row for row in Balance.objects.filter(pk__in=ids)}
    built = {
        person["id"]: build_row(
            person,
            summaries.get(person["id"]) or Balance(guarantor_id=person["id"], as_of=on),
            facts[person["id"]],
            on=on,
            basis=settings.aging_basis,
            policy=settings.priority,
        )
        for person in people(practice, among=ids)
    }
    return [built[id] for id in ids if id in built]


def _due_work(practice: Practice, on: date) -> QuerySet[WorkItem]:
    midnight = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(practice.timezone))
    return WorkItem.objects.filter(practice=practice, closed_at=None, due_at__lt=midnight)

"""How many accounts the gate keeps back at present, and for which reason."""

from typing import Any

from django.db.models import Count, QuerySet

from tactful.core.policy import Decision
from tactful.outreach.models import GateDecision
from tactful.practice.models import Practice


def kept_back(practice: Practice, code: str) -> int:
    """The accounts for which a code is the newest answer of the gate on some channel."""
    found = _current(practice).filter(reason=code).aggregate(n=Count("guarantor", distinct=True))
    return int(found["n"])


def kept_back_by_code(practice: Practice) -> dict[str, int]:
    """The same for every code that keeps somebody back, in one query."""
    found = _current(practice).order_by().values_list("reason")
    return dict(found.annotate(n=Count("guarantor", distinct=True)))


def _current(practice: Practice) -> QuerySet[Any]:
    standing = GateDecision.objects.for_practice(practice).filter(superseded_at=None)
    return standing.exclude(decision=Decision.ALLOW)

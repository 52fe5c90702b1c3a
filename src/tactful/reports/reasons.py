"""How many accounts a reason code keeps back at present."""

from typing import Any, Final

from django.db.models import QuerySet

from tactful.core.policy import Decision
from tactful.core.policy.codes import Code
from tactful.core.vocabulary import HoldKind
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.outreach.models import GateDecision, Hold
from tactful.practice.models import Practice
from tactful.reports.account_words import code_of_hold

MOST: Final = 1_000
"""So many are counted; who keeps more back than that is not counted to the end."""


def kept_back(practice: Practice, code: Code, *, most: int = MOST) -> int:
    """The accounts a code keeps back, in one query; `most` + 1 where there are more.

    For a code that stands for a hold these are the holds that are open, here or by the newest
    export, since a paused journey is not asked about again. For every other code it is the newest
    answer of the gate, on any channel.
    """
    kinds = [kind for kind in HoldKind if code_of_hold(kind) == code]
    found = _held(practice, kinds) if kinds else _answered(practice, code)
    return len(found[: most + 1])


def _answered(practice: Practice, code: Code) -> QuerySet[Any]:
    standing = GateDecision.objects.for_practice(practice).filter(superseded_at=None, reason=code)
    found: QuerySet[Any] = standing.exclude(decision=Decision.ALLOW).order_by()
    return found.values_list("guarantor").distinct()


def _held(practice: Practice, kinds: list[HoldKind]) -> QuerySet[Any]:
    """Holds that are open, and journeys paused by one of the export, which has no row."""
    ours = Hold.objects.for_practice(practice).filter(released_at=None, kind__in=kinds)
    walking = Enrollment.objects.for_practice(practice).filter(
        status=EnrollmentStatus.ACTIVE, paused_by__in=kinds
    )
    found: QuerySet[Any] = ours.order_by().values_list("guarantor")
    return found.union(walking.order_by().values_list("guarantor"))

"""How many accounts are kept back at present, and for which reason code."""

from collections import Counter
from typing import Any, Final

from django.db.models import Case, CharField, Count, Exists, OuterRef, QuerySet, Value, When

from tactful.core.policy import Decision
from tactful.core.vocabulary import HoldKind
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.outreach.models import GateDecision, Hold
from tactful.practice.models import Practice
from tactful.reports.account_words import code_of_hold


def kept_back_by_code(practice: Practice) -> Counter[str]:
    """The number of accounts each code keeps back, in three queries.

    For a code that stands for a hold these are the holds that are open, here or by the newest
    export; for every other one the newest answer of the gate, on any channel.
    """
    sums: Counter[str] = Counter()
    for source in (_answers(practice), _holds(practice), _paused(practice)):
        for code, number in source.order_by():
            sums[code] += number
    return sums


def _answers(practice: Practice) -> QuerySet[Any]:
    standing = GateDecision.objects.for_practice(practice).filter(superseded_at=None)
    asked = standing.exclude(decision=Decision.ALLOW).exclude(reason__in=_CODES_OF_HOLDS)
    found: QuerySet[Any] = asked.values_list("reason").annotate(n=Count("guarantor", distinct=True))
    return found


def _holds(practice: Practice) -> QuerySet[Any]:
    held = Hold.objects.for_practice(practice).filter(released_at=None, kind__in=_KINDS)
    return _by_code(held, "kind")


def _paused(practice: Practice) -> QuerySet[Any]:
    """On a journey that a hold of the export pauses, which has no row of its own."""
    walking = Enrollment.objects.for_practice(practice).filter(
        status=EnrollmentStatus.ACTIVE, paused_by__in=_KINDS
    )
    ours = Hold.objects.filter(
        guarantor=OuterRef("guarantor"), kind=OuterRef("paused_by"), released_at=None
    )
    return _by_code(walking.exclude(Exists(ours)), "paused_by")


def _by_code(rows: QuerySet[Any], kind: str) -> QuerySet[Any]:
    code = Case(
        *(When(**{kind: each}, then=Value(str(code))) for each, code in _CODES.items()),
        output_field=CharField(),
    )
    coded = rows.annotate(code=code).values_list("code")
    found: QuerySet[Any] = coded.annotate(n=Count("guarantor", distinct=True))
    return found


_CODES: Final = {kind: code for kind in HoldKind if (code := code_of_hold(kind))}
_KINDS: Final = list(_CODES)
_CODES_OF_HOLDS: Final = list(set(_CODES.values()))

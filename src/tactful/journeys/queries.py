"""Reads across journeys, their versions and those who walk them."""

from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from tactful.journeys.models import Advance, Enrollment, EnrollmentStatus, JourneyVersion
from tactful.ledger.models import Guarantor
from tactful.practice.models import Practice


def newest_versions(practice: Practice) -> list[JourneyVersion]:
    """The version new enrollments follow, for every journey that is switched on, by key."""
    newest = (
        JourneyVersion.objects.filter(practice=practice)
        .order_by("journey", "-number")
        .values("journey", "number", "pk")
    )
    latest: dict[int, int] = {}
    for row in newest:
        latest.setdefault(row["journey"], row["pk"])
    return list(
        JourneyVersion.objects.filter(pk__in=latest.values(), journey__active=True)
        .select_related("journey")
        .order_by("journey__key")
    )


def practices_due(now: datetime) -> list[Practice]:
    """The practices in which somebody's journey is due, in one order for everybody."""
    due = Enrollment.objects.filter(
        practice=OuterRef("pk"), status=EnrollmentStatus.ACTIVE, wake_at__lte=now
    )
    return list(Practice.objects.filter(Exists(due)).order_by("id"))


def claimable(practice: Practice, now: datetime) -> QuerySet[Enrollment]:
    """The enrollments of a practice that are due, the longest overdue first.

    The partial index on practice and wake_at answers it: those asleep cost nothing.
    """
    return (
        Enrollment.objects.for_practice(practice)
        .filter(status=EnrollmentStatus.ACTIVE, wake_at__lte=now)
        .order_by("wake_at", "id")
    )


def steps_of(guarantor: Guarantor, *, until: datetime | None = None) -> QuerySet[Advance]:
    """Every step taken for a guarantor, oldest first: the answer to "why no call?"."""
    steps = Advance.objects.filter(enrollment__guarantor=guarantor)
    if until is not None:
        steps = steps.filter(at__lte=until)
    return steps.select_related("enrollment__journey", "enrollment__version").order_by("at", "id")


def enrollments_off_their_history(practice: Practice) -> list[int]:
    """Ids of enrollments whose step is not the number of steps on file; empty when all is well."""
    rows = (
        Enrollment.objects.for_practice(practice)
        .annotate(taken=Count("advances"))
        .exclude(taken=F("step"))
    )
    return list(rows.values_list("pk", flat=True))

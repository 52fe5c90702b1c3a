"""How old a balance is: what day zero is, days past due, buckets and the guide's groups."""

from datetime import date
from enum import StrEnum
from typing import Final, assert_never


class AgingBasis(StrEnum):
    """What day zero is. A practice setting, printed on every aging report."""

    DUE_DATE = "due_date"
    FIRST_STATEMENT = "first_statement"
    SERVICE_DATE = "service_date"

    @property
    def label(self) -> str:
        """The words printed on a report: `Aged from due date`."""
        return f"Aged from {self.value.replace('_', ' ')}"


class Bucket(StrEnum):
    """The aging bucket an account stands in, by its age (ledger README, rule 8)."""

    CURRENT = "current"
    DAYS_1_30 = "1-30"
    DAYS_31_60 = "31-60"
    DAYS_61_90 = "61-90"
    DAYS_91_120 = "91-120"
    OVER_120 = "120+"

    @property
    def label(self) -> str:
        """The words staff read: `Current`, `31–60 days`, `Over 120 days`."""
        match self:
            case Bucket.CURRENT:
                return "Current"
            case Bucket.OVER_120:
                return "Over 120 days"
            case _:
                return f"{self.value.replace('-', '–')} days"

    @property
    def last_day(self) -> int | None:
        """The last day past due that still belongs here; None where the bucket is open-ended."""
        return _LAST_DAYS[self]

    @property
    def first_day(self) -> int | None:
        """The first day past due that belongs here; None for current, which has no beginning."""
        return _FIRST_DAYS[self]


class GuideGroup(StrEnum):
    """The three groups of the guide's step 2: less than 30 days, 31-60, over 60."""

    UNDER_30 = "under_30"
    DAYS_31_60 = "31-60"
    OVER_60 = "over_60"

    @property
    def label(self) -> str:
        """The words of the guide, but for its first group, which day 30 belongs to here."""
        return _GROUP_LABELS[self]

    @property
    def last_day(self) -> int | None:
        """The last day past due that still belongs here; None where the group is open-ended."""
        return _GROUP_LAST_DAYS[self]


_LAST_DAYS: Final[dict[Bucket, int | None]] = {
    Bucket.CURRENT: 0,
    Bucket.DAYS_1_30: 30,
    Bucket.DAYS_31_60: 60,
    Bucket.DAYS_61_90: 90,
    Bucket.DAYS_91_120: 120,
    Bucket.OVER_120: None,
}
_FIRST_DAYS: Final[dict[Bucket, int | None]] = {
    bucket: None if before is None else before + 1
    for bucket, before in zip(Bucket, [None, *_LAST_DAYS.values()], strict=False)
}
_GROUP_LAST_DAYS: Final[dict[GuideGroup, int | None]] = {
    GuideGroup.UNDER_30: 30,
    GuideGroup.DAYS_31_60: 60,
    GuideGroup.OVER_60: None,
}
_GROUP_LABELS: Final = {
    GuideGroup.UNDER_30: "Up to 30 days",
    GuideGroup.DAYS_31_60: "31–60 days",
    GuideGroup.OVER_60: "Over 60 days",
}

BUCKET_EDGES: Final[tuple[tuple[Bucket, int | None], ...]] = tuple(_LAST_DAYS.items())
"""Every bucket with its last day past due, youngest first: SQL is built from these."""

GROUP_EDGES: Final[tuple[tuple[GuideGroup, int | None], ...]] = tuple(_GROUP_LAST_DAYS.items())
"""Every group of the guide with its last day past due, youngest first."""

DAY_30_NOTE: Final = "Accounts exactly 30 days past due stand in the first group."
"""The guide's groups leave out day 30; whoever shows them says this (ledger README, rule 24)."""


def days_past_due(due_on: date, on: date) -> int:
    """Count whole days after the due date; 0 or less is current (ledger README, rule 4)."""
    return (on - due_on).days


def bucket_of(days: int) -> Bucket:
    """Return the aging bucket of an age in days past due."""
    return next(bucket for bucket, last in BUCKET_EDGES if last is None or days <= last)


def guide_group(days: int) -> GuideGroup:
    """Return the guide's group of an age in days past due; day 30 stands in the first."""
    return next(group for group, last in GROUP_EDGES if last is None or days <= last)


def day_zero(
    basis: AgingBasis, *, due_on: date, statement_on: date, service_on: date | None = None
) -> date:
    """Return the day a charge is aged from.

    Where the date of service is not known, the charge is aged from its first statement.
    """
    match basis:
        case AgingBasis.DUE_DATE:
            return due_on
        case AgingBasis.FIRST_STATEMENT:
            return statement_on
        case AgingBasis.SERVICE_DATE:
            return service_on or statement_on
        case unreachable:
            assert_never(unreachable)

"""Days past due, buckets and groups, at every edge."""

from datetime import date, timedelta

import pytest

from tactful.core.aging import (
    BUCKET_EDGES,
    GROUP_EDGES,
    AgingBasis,
    Bucket,
    GuideGroup,
    bucket_of,
    day_zero,
    days_past_due,
    guide_group,
)

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("due_on", "days"),
    [
        (date(2026, 11, 21), -1),
        (date(2026, 11, 20), 0),
        (date(2026, 11, 19), 1),
        (date(2026, 9, 21), 60),
        (date(2024, 2, 29), 995),
    ],
)
def test_days_past_due_are_whole_days_after_the_due_date(due_on, days):
    assert days_past_due(due_on, TODAY) == days


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (-400, Bucket.CURRENT),
        (0, Bucket.CURRENT),
        (1, Bucket.DAYS_1_30),
        (30, Bucket.DAYS_1_30),
        (31, Bucket.DAYS_31_60),
        (60, Bucket.DAYS_31_60),
        (61, Bucket.DAYS_61_90),
        (90, Bucket.DAYS_61_90),
        (91, Bucket.DAYS_91_120),
        (120, Bucket.DAYS_91_120),
        (121, Bucket.OVER_120),
        (4000, Bucket.OVER_120),
    ],
)
def test_an_account_stands_in_the_bucket_of_its_age(days, bucket):
    assert bucket_of(days) is bucket


def test_every_day_stands_in_exactly_the_bucket_whose_edges_hold_it():
    for days in range(-200, 400):
        holding = [
            bucket
            for bucket in Bucket
            if (bucket.first_day is None or days >= bucket.first_day)
            and (bucket.last_day is None or days <= bucket.last_day)
        ]
        assert holding == [bucket_of(days)]


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (29, GuideGroup.UNDER_30),
        (30, GuideGroup.UNDER_30),
        (31, GuideGroup.DAYS_31_60),
        (60, GuideGroup.DAYS_31_60),
        (61, GuideGroup.OVER_60),
    ],
)
def test_day_thirty_stands_in_the_first_of_the_guides_three_groups(days, group):
    assert guide_group(days) is group


@pytest.mark.parametrize("edges", [BUCKET_EDGES, GROUP_EDGES])
def test_edges_rise_and_only_the_last_one_is_open(edges):
    lasts = [last for _, last in edges]
    assert lasts[-1] is None
    assert lasts[:-1] == sorted(set(lasts[:-1]))


def test_buckets_are_named_the_way_staff_say_them():
    assert [bucket.label for bucket in Bucket] == [
        "Current",
        "1–30 days",
        "31–60 days",
        "61–90 days",
        "91–120 days",
        "Over 120 days",
    ]


@pytest.mark.parametrize(
    ("basis", "zero", "label"),
    [
        (AgingBasis.DUE_DATE, date(2026, 10, 22), "Aged from due date"),
        (AgingBasis.FIRST_STATEMENT, date(2026, 10, 1), "Aged from first statement"),
        (AgingBasis.SERVICE_DATE, date(2026, 9, 12), "Aged from service date"),
    ],
)
def test_day_zero_follows_the_aging_basis(basis, zero, label):
    days = {
        "due_on": date(2026, 10, 22),
        "statement_on": date(2026, 10, 1),
        "service_on": date(2026, 9, 12),
    }
    assert day_zero(basis, **days) == zero
    assert basis.label == label


def test_without_a_service_date_the_charge_is_aged_from_its_first_statement():
    sent = TODAY - timedelta(days=50)
    assert day_zero(AgingBasis.SERVICE_DATE, due_on=TODAY, statement_on=sent) == sent

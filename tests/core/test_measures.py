"""The measures as tables of cases: what goes in, what a biller would get on paper."""

from datetime import date

import pytest

from tactful.core.measures import (
    EMPTY,
    Day,
    Period,
    Ratio,
    Span,
    Sum,
    average_days_outstanding,
    collected_in,
    collected_within,
    days_in_ar,
    items_closed,
    median_hours,
    past,
    patient_collection_rate,
    periods,
    promises_kept,
    reached_after_reminders,
    stacked,
    summed,
)

TODAY = date(2026, 11, 20)
DAY = date(2026, 11, 19)


def ladder(*sums):
    """Buckets given as (accounts, dollars), youngest first; the rest are empty."""
    return (*(Sum(n, dollars * 100) for n, dollars in sums), *EMPTY[len(sums) :])


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(1, 2, 50), (1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (0, 5, 0), (3, 2, 150)],
)
def test_percentages_are_whole_and_round_half_up(part, whole, percent):
    assert Ratio(part, whole).percent == percent


@pytest.mark.parametrize("whole", [0, -1])
def test_a_part_of_nothing_is_no_percentage(whole):
    assert Ratio(5, whole).percent is None


@pytest.mark.parametrize(
    ("span", "now", "before"),
    [
        (Span.LAST_30, ("2026-10-21", "2026-11-19"), ("2026-09-21", "2026-10-20")),
        (Span.LAST_90, ("2026-08-22", "2026-11-19"), ("2026-05-24", "2026-08-21")),
        (Span.THIS_MONTH, ("2026-11-01", "2026-11-19"), ("2026-10-01", "2026-10-19")),
        (Span.LAST_MONTH, ("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30")),
    ],
)
def test_a_period_ends_yesterday_and_is_compared_with_as_much_time_before(span, now, before):
    assert periods(span, TODAY) == (a_period(*now), a_period(*before))


def a_period(first, last):
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def test_this_month_has_no_day_yet_on_its_first():
    now, before = periods(Span.THIS_MONTH, date(2026, 11, 1))
    assert (now.days, before.days) == (0, 0)


def test_a_long_month_is_compared_with_the_whole_of_a_short_one_before_it():
    now, before = periods(Span.THIS_MONTH, date(2026, 3, 31))
    assert (now.days, before) == (30, a_period("2026-02-01", "2026-02-28"))


def test_buckets_of_all_locations_add_up_and_only_whole_buckets_lie_past_sixty_days():
    both = stacked([ladder((1, 10), (2, 20), (0, 0), (1, 30)), ladder((1, 5), (0, 0), (3, 60))])
    assert summed(both) == Sum(8, 125_00)
    assert past(both, 60) == Sum(1, 30_00)
    assert past(both, 30) == Sum(4, 90_00)


def test_what_was_owed_thirty_days_ago_is_measured_against_what_was_paid_since():
    day = Day(DAY, owed_then=Sum(4, 680_00), collected_cents=340_00)
    assert collected_within(day).percent == 50
    assert collected_within(Day(DAY)).percent is None


def test_days_outstanding_are_averaged_over_accounts_and_insurance_is_left_out():
    day = Day(DAY, aging={"": ladder((2, 250), (1, 60))}, pending=ladder((1, 80)))
    assert average_days_outstanding(Day(DAY, aging=day.aging, outstanding_days=144)).times(1) == 48
    assert day.outstanding == Sum(4, 390_00)


def test_reminders_of_several_days_are_taken_together():
    days = [Day(DAY, reminded=8, reached=2), Day(DAY, reminded=2, reached=2)]
    assert reached_after_reminders(days).percent == 40
    assert reached_after_reminders([]).percent is None


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        ({"kept": 19, "partial": 4, "broken": 3}, 73),
        ({"kept": 1, "open": 9}, 100),  # whose day is over and who are not judged yet
        ({"partial": 1}, 0),
        ({"open": 4}, None),
        ({}, None),
    ],
)
def test_a_promise_kept_in_part_is_not_kept_and_an_open_one_does_not_count(counts, percent):
    assert promises_kept(counts).percent == percent


def test_days_in_ar_divide_what_is_owed_by_average_daily_charges():
    # $9,000 charged in 90 days is $100 a day; $4,550 owed is 45.5 days of it.
    days = [Day(DAY, charged_cents=100_00) for _ in range(89)]
    days.append(Day(DAY, charged_cents=100_00, aging={"": ladder((9, 4_550))}))
    assert days_in_ar(days).times(10) == 455


def test_days_in_ar_need_charges():
    assert days_in_ar([Day(DAY, aging={"": ladder((1, 10))})]).times(10) is None
    assert days_in_ar([]).times(10) is None


def test_a_returned_payment_lowers_what_was_collected():
    days = [
        Day(DAY, charged_cents=200_00, received_cents=150_00),
        Day(DAY, returned_cents=50_00),
    ]
    assert collected_in(days) == 100_00
    assert patient_collection_rate(days).percent == 50


@pytest.mark.parametrize(
    ("hours", "median"),
    [({5: 1}, 5), ({1: 1, 9: 1}, 1), ({1: 2, 9: 3}, 9), ({0: 9, 400: 1}, 0), ({}, None)],
)
def test_half_of_the_work_items_were_closed_within_the_median(hours, median):
    assert median_hours(hours) == median


def test_items_closed_on_several_days_are_counted_by_their_hours():
    days = [Day(DAY, closed_hours={2: 3}), Day(DAY, closed_hours={2: 1, 7: 1})]
    assert items_closed(days) == {2: 4, 7: 1}


def test_a_day_is_read_back_as_it_was_kept():
    day = Day(
        DAY,
        begins_on=date(2026, 7, 1),
        aging={"": ladder((1, 10)), "7": ladder((0, 0), (2, 20))},
        pending=ladder((1, 80)),
        credits=Sum(2, -30_00),
        outstanding_days=144,
        charged_cents=1,
        received_cents=2,
        returned_cents=3,
        owed_then=Sum(4, 5),
        collected_cents=6,
        reminded=7,
        reached=8,
        closed_hours={9: 10, 0: 1},
        week=(Sum(1, 2), Sum(3, 4)),
    )
    assert Day.from_json(DAY, day.as_json()) == day

"""Holidays by rule, compared with the calendars they stand for."""

from datetime import date, timedelta

import pytest
import yaml
from tests.shared import SHARED, needs_shared

from tactful.core.policy.clock import date_of, day_number
from tactful.core.policy.holidays import (
    FEDERAL_HOLIDAYS,
    ElectionDay,
    HolidayCalendar,
    after_business_days,
    easter,
)
from tactful.practice.policy.load import state_table


def days_of(*years):
    for year in years:
        first = date(year, 1, 1)
        yield from (first + timedelta(n) for n in range(366) if (first + timedelta(n)).year == year)


def closed_in(calendar, *years):
    return {on.isoformat() for on in days_of(*years) if calendar.closed_on(on)}


def test_the_federal_holidays_of_a_year_and_the_days_they_are_kept():
    assert closed_in(FEDERAL_HOLIDAYS, 2026) == {
        "2026-01-01",
        "2026-01-19",
        "2026-02-16",
        "2026-05-25",
        "2026-06-19",
        "2026-07-03",
        "2026-07-04",
        "2026-09-07",
        "2026-10-12",
        "2026-11-11",
        "2026-11-26",
        "2026-12-25",
    }


def test_new_year_on_a_saturday_closes_the_last_day_of_the_old_year():
    assert FEDERAL_HOLIDAYS.closed_on(date(2027, 12, 31))
    assert FEDERAL_HOLIDAYS.closed_on(date(2028, 1, 1))
    assert not FEDERAL_HOLIDAYS.closed_on(date(2026, 12, 31))


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"), (2038, "04-25")],
)
def test_easter(year, sunday):
    assert easter(year).isoformat() == f"{year}-{sunday}"


def test_election_day_is_in_even_years_and_never_the_first_of_november():
    calendar = HolidayCalendar((ElectionDay(),))
    assert closed_in(calendar, *range(2026, 2034)) == {
        "2026-11-03",
        "2028-11-07",
        "2030-11-05",
        "2032-11-02",
    }


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-20", 5, "2026-11-30"),  # over Thanksgiving
        ("2026-11-27", 2, "2026-12-01"),
        ("2026-11-28", 1, "2026-11-30"),  # from a Saturday
        ("2026-12-31", 2, "2027-01-05"),
        ("2027-06-14", 5, "2027-06-22"),  # Juneteenth is kept on a Friday
        ("2026-11-23", 0, "2026-11-23"),
    ],
)
def test_business_days_leave_out_weekends_and_holidays(start, count, end):
    day = after_business_days(day_number(date.fromisoformat(start)), count)
    assert date_of(day).isoformat() == end


@needs_shared
def test_rules_give_the_same_days_as_the_reviewed_lists():
    given = yaml.safe_load((SHARED / "policy" / "states.yaml").read_text(encoding="utf-8"))
    listed = {"federal": given["federal_holidays"]} | given["state_holidays"]
    calendars = {"federal": FEDERAL_HOLIDAYS} | {
        code: state.holidays for code, state in state_table().states.items() if state.holidays
    }
    listed.pop("note")
    assert listed.keys() == calendars.keys()
    for name, holidays in listed.items():
        wanted = {day[kind] for day in holidays for kind in ("date", "observed")}
        assert closed_in(calendars[name], 2026, 2027, 2028, 2029) == wanted, name

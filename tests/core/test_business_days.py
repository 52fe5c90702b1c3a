"""When an office is open."""

from datetime import date

import pytest
import yaml
from tests.shared import SHARED, needs_shared

from tactful.core.business_days import add_business_days, is_business_day, on_or_after


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 26), False),
        (date(2026, 11, 27), True),
        (date(2026, 7, 3), False),
        (date(2027, 7, 5), False),
        (date(2027, 12, 31), False),
        (date(2027, 1, 18), False),
        (date(2026, 5, 25), False),
    ],
)
def test_an_office_is_closed_at_weekends_and_on_federal_holidays(day, is_open):
    assert is_business_day(day) is is_open


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 21), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 25), 1, date(2026, 11, 27)),
        (date(2026, 11, 25), 2, date(2026, 11, 30)),
        (date(2026, 11, 30), -2, date(2026, 11, 25)),
        (date(2026, 11, 22), -1, date(2026, 11, 20)),
    ],
)
def test_business_days_are_counted_over_weekends_and_thanksgiving(day, count, reached):
    assert add_business_days(day, count) == reached


def test_a_day_off_moves_to_the_next_day_the_office_is_open():
    assert on_or_after(date(2026, 12, 25)) == date(2026, 12, 28)
    assert on_or_after(date(2026, 12, 24)) == date(2026, 12, 24)


@needs_shared
def test_the_holidays_are_those_of_the_policy_calendar():
    listed = yaml.safe_load((SHARED / "policy" / "states.yaml").read_text())["federal_holidays"]
    assert len(listed) >= 40
    for holiday in listed:
        assert not is_business_day(date.fromisoformat(holiday["date"])), holiday
        assert not is_business_day(date.fromisoformat(holiday["observed"])), holiday
    days = {date.fromisoformat(holiday[key]) for holiday in listed for key in ("date", "observed")}
    weekdays = (
        date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), max(days).toordinal())
    )
    closed = {day for day in weekdays if day.weekday() < 5 and not is_business_day(day)}
    assert closed <= days

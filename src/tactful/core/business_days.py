"""Days an office is open: Monday to Friday, no federal holiday (policy README, rules 15 and 26)."""

from datetime import date, timedelta
from functools import cache
from typing import Final

MONDAY, THURSDAY, SATURDAY = 0, 3, 5
_DAY: Final = timedelta(days=1)


def is_business_day(day: date) -> bool:
    """Say whether an office is open: no weekend, no federal holiday, no day one is observed on."""
    return day.weekday() < SATURDAY and day not in _closed(day.year)


def on_or_after(day: date) -> date:
    """Return the day itself when it is a business day, else the next one."""
    while not is_business_day(day):
        day += _DAY
    return day


def add_business_days(day: date, count: int) -> date:
    """Go that many business days on, or back where the count is negative.

    The day itself is not counted; a count of zero is the first business day on or after it.
    """
    if count == 0:
        return on_or_after(day)
    stride = _DAY if count > 0 else -_DAY
    for _ in range(abs(count)):
        day += stride
        while not is_business_day(day):
            day += stride
    return day


@cache
def _closed(year: int) -> frozenset[date]:
    # January 1 on a Saturday is observed on December 31 of the year before.
    days = [*_federal_holidays(year), date(year + 1, 1, 1)]
    return frozenset(days) | frozenset(_observed(day) for day in days)


def _federal_holidays(year: int) -> list[date]:
    """The eleven days of 5 USC 6103(a), on their own dates."""
    return [
        date(year, 1, 1),
        _nth(year, 1, MONDAY, 3),
        _nth(year, 2, MONDAY, 3),
        _last_monday_of_may(year),
        date(year, 6, 19),
        date(year, 7, 4),
        _nth(year, 9, MONDAY, 1),
        _nth(year, 10, MONDAY, 2),
        date(year, 11, 11),
        _nth(year, 11, THURSDAY, 4),
        date(year, 12, 25),
    ]


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last_monday_of_may(year: int) -> date:
    last = date(year, 5, 31)
    return last - timedelta(days=(last.weekday() - MONDAY) % 7)


def _observed(day: date) -> date:
    match day.weekday():
        case 5:
            return day - _DAY
        case 6:
            return day + _DAY
        case _:
            return day

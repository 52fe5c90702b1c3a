"""Days an office is open: Monday to Friday, no federal holiday (policy README, rules 15 and 26)."""

from datetime import date, timedelta
from typing import Final

from tactful.core.policy.holidays import FEDERAL_HOLIDAYS

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)


def is_business_day(day: date) -> bool:
    """Say whether an office is open: no weekend, no federal holiday, no day one is observed on."""
    return day.weekday() < _SATURDAY and not FEDERAL_HOLIDAYS.closed_on(day)


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

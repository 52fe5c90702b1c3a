"""Days on which nobody should be reminded of a bill, by rule and for any year.

A holiday closes its own date and the date on which it is kept: Friday for a Saturday, Monday for a
Sunday (policy/README.md, decision 26). January 1 on a Saturday therefore closes December 31.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, assert_never

from tactful.core.policy.clock import date_of, day_number, weekday

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same date each year; kept on a weekday when it falls on a weekend."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The nth weekday of a month (Monday is 0); nth -1 is the last one."""

    nth: int
    weekday: int
    month: int


@dataclass(frozen=True, slots=True)
class EasterDay:
    """A number of days after Easter Sunday, negative before it."""

    days: int


@dataclass(frozen=True, slots=True)
class ElectionDay:
    """The Tuesday after the first Monday of November in even years."""


HolidayRule = FixedDay | NthWeekday | EasterDay | ElectionDay


@dataclass(frozen=True, slots=True)
class HolidayCalendar:
    """A set of holidays that answers for any date."""

    rules: tuple[HolidayRule, ...]
    _years: dict[int, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    _known: dict[int, bool] = field(default_factory=dict, compare=False, repr=False)

    def closed(self, day: int) -> bool:
        """Is this day number the date of a holiday, or the date on which one is kept?"""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = day in self._closed_in(date_of(day).year)
        return known

    def closed_on(self, on: date) -> bool:
        return self.closed(day_number(on))

    def _closed_in(self, year: int) -> frozenset[int]:
        if year not in self._years:
            days = (_closed_by(rule, y) for rule in self.rules for y in (year - 1, year, year + 1))
            self._years[year] = frozenset(day for some in days for day in some)
        return self._years[year]


FEDERAL_HOLIDAYS: Final = HolidayCalendar(
    (
        FixedDay(1, 1),  # New Year's Day
        NthWeekday(3, 0, 1),  # Martin Luther King Jr. Day
        NthWeekday(3, 0, 2),  # Washington's Birthday
        NthWeekday(-1, 0, 5),  # Memorial Day
        FixedDay(6, 19),  # Juneteenth
        FixedDay(7, 4),  # Independence Day
        NthWeekday(1, 0, 9),  # Labor Day
        NthWeekday(2, 0, 10),  # Columbus Day
        FixedDay(11, 11),  # Veterans Day
        NthWeekday(4, 3, 11),  # Thanksgiving Day
        FixedDay(12, 25),  # Christmas Day
    )
)


def after_business_days(day: int, count: int) -> int:
    """The business day that lies `count` business days after a day number.

    Business days are Monday to Friday without federal holidays, which count on the date they are
    kept (policy/README.md, decision 15).
    """
    while count > 0:
        day += 1
        if weekday(day) < _SATURDAY and not FEDERAL_HOLIDAYS.closed(day):
            count -= 1
    return day


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus."""
    century = year // 100
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - year % 19) // 11))
    sunday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - sunday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def _closed_by(rule: HolidayRule, year: int) -> tuple[int, ...]:
    match rule:
        case FixedDay(month, day):
            return _with_observed(day_number(date(year, month, day)))
        case NthWeekday(nth, wanted, month):
            return (_nth(year, month, wanted, nth),)
        case EasterDay(days):
            return (day_number(easter(year) + timedelta(days)),)
        case ElectionDay():
            return (_nth(year, 11, 0, 1) + 1,) if year % 2 == 0 else ()
        case unreachable:
            assert_never(unreachable)


def _with_observed(day: int) -> tuple[int, ...]:
    match weekday(day):
        case 5:
            return (day, day - 1)
        case 6:
            return (day, day + 1)
        case _:
            return (day,)


def _nth(year: int, month: int, wanted: int, nth: int) -> int:
    if nth > 0:
        first = day_number(date(year, month, 1))
        return first + (wanted - weekday(first)) % 7 + 7 * (nth - 1)
    last = day_number(date(year + month // 12, month % 12 + 1, 1)) - 1
    return last - (weekday(last) - wanted) % 7

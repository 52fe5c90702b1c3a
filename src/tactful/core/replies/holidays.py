"""The named days that patients promise by: `after thanksgiving`, `antes de navidad`."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final


def next_named_day(name: str, *, on: date) -> date:
    """Return the next such day after `on`. Raises KeyError for a name not in NAMED_DAYS."""
    rule = NAMED_DAYS[name]
    day = rule(on.year)
    return day if day > on else rule(on.year + 1)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous computus of 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    def rule(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))

    return rule


def _last_monday_of_may(year: int) -> date:
    end = date(year, 5, 31)
    return end - timedelta(days=end.weekday())


def _black_friday(year: int) -> date:
    return _nth(11, 3, 4)(year) + timedelta(days=1)


def _good_friday(year: int) -> date:
    return easter(year) - timedelta(days=2)


_THANKSGIVING: Final = _nth(11, 3, 4)
_CHRISTMAS_EVE, _CHRISTMAS = _fixed(12, 24), _fixed(12, 25)
_NEW_YEARS_EVE, _NEW_YEAR = _fixed(12, 31), _fixed(1, 1)
_INDEPENDENCE: Final = _fixed(7, 4)

NAMED_DAYS: Final[Mapping[str, Callable[[int], date]]] = {
    "christmas eve": _CHRISTMAS_EVE,
    "nochebuena": _CHRISTMAS_EVE,
    "christmas day": _CHRISTMAS,
    "christmas": _CHRISTMAS,
    "navidad": _CHRISTMAS,
    "new years eve": _NEW_YEARS_EVE,
    "new year eve": _NEW_YEARS_EVE,
    "nye": _NEW_YEARS_EVE,
    "fin de ano": _NEW_YEARS_EVE,
    "ano viejo": _NEW_YEARS_EVE,
    "new years day": _NEW_YEAR,
    "new years": _NEW_YEAR,
    "new year": _NEW_YEAR,
    "ano nuevo": _NEW_YEAR,
    "thanksgiving": _THANKSGIVING,
    "thanksgiving day": _THANKSGIVING,
    "turkey day": _THANKSGIVING,
    "accion de gracias": _THANKSGIVING,
    "black friday": _black_friday,
    "viernes negro": _black_friday,
    "halloween": _fixed(10, 31),
    "valentines": _fixed(2, 14),
    "valentines day": _fixed(2, 14),
    "san valentin": _fixed(2, 14),
    "independence day": _INDEPENDENCE,
    "4th of july": _INDEPENDENCE,
    "july 4th": _INDEPENDENCE,
    "4 de julio": _INDEPENDENCE,
    "memorial day": _last_monday_of_may,
    "labor day": _nth(9, 0, 1),
    "mlk day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "presidents day": _nth(2, 0, 3),
    "columbus day": _nth(10, 0, 2),
    "veterans day": _fixed(11, 11),
    "juneteenth": _fixed(6, 19),
    "st patricks day": _fixed(3, 17),
    "cinco de mayo": _fixed(5, 5),
    "5 de mayo": _fixed(5, 5),
    "mothers day": _nth(5, 6, 2),
    "dia de las madres": _nth(5, 6, 2),
    "fathers day": _nth(6, 6, 3),
    "dia del padre": _nth(6, 6, 3),
    "easter": easter,
    "easter sunday": easter,
    "domingo de pascua": easter,
    "good friday": _good_friday,
    "viernes santo": _good_friday,
    "reyes": _fixed(1, 6),
    "dia de reyes": _fixed(1, 6),
    "tax day": _fixed(4, 15),
}
"""A name in plain words, and the rule that gives its day in a year."""

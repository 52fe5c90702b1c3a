"""Small readers for policy data: each takes a value and where it stood, and says what is wrong."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tactful.core.policy.config import Week, Window

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GROUPS = {"every_day": WEEKDAYS, "mon_fri": WEEKDAYS[:5]}


class PolicyDataError(ValueError):
    """Policy data that cannot be read. The text says where and what was expected."""


def mapping(value: Any, where: str, allowed: frozenset[str] | None = None) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PolicyDataError(f"{where}: a mapping is expected")
    if allowed is not None and (unknown := set(map(str, value)) - allowed):
        raise PolicyDataError(f"{where}: unknown {', '.join(sorted(unknown))}")
    return value


def integer(value: Any, where: str, most: int = 1_000_000) -> int:
    """A whole number that is not negative, and small enough to have been meant."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise PolicyDataError(f"{where}: a whole number is expected")
    if value > most:
        raise PolicyDataError(f"{where}: a whole number up to {most} is expected")
    return value


def optional_integer(value: Any, where: str) -> int | None:
    return None if value is None else integer(value, where)


def boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise PolicyDataError(f"{where}: true or false is expected")
    return value


def text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise PolicyDataError(f"{where}: text is expected")
    return value


def texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise PolicyDataError(f"{where}: a list is expected")
    return tuple(text(item, where) for item in value)


def cents(value: Any, where: str) -> int:
    """A decimal string in dollars, as cents."""
    return _scaled(value, where, 100)


def per_million(value: Any, where: str) -> int:
    """A rate such as 0.003, as parts per million."""
    return _scaled(value, where, 1_000_000)


def day(value: Any, where: str) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise PolicyDataError(f"{where}: a date such as 2026-11-22 is expected") from None


def minute(value: Any, where: str) -> int:
    """A time of day such as 09:30, as minutes after midnight; 24:00 ends a day."""
    hours, colon, minutes = str(value).partition(":")
    if colon and hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60:
        total = int(hours) * 60 + int(minutes)
        if total <= 24 * 60:
            return total
    raise PolicyDataError(f"{where}: a time such as 09:30 is expected")


def window(value: Any, where: str) -> Window | None:
    """Start and end of a day's window; None, or the word closed, is a day without one."""
    if value is None or value == "closed":
        return None
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise PolicyDataError(f"{where}: a start and an end are expected")
    start, end = (minute(time, where) for time in value)
    if start >= end:
        raise PolicyDataError(f"{where}: the end must be later than the start")
    return start, end


def by_weekday(value: Any, where: str) -> dict[str, Any]:
    """Groups of days such as mon_fri, written out."""
    days: dict[str, Any] = {}
    for name, given in mapping(value, where, frozenset({*WEEKDAYS, *_GROUPS})).items():
        days.update(dict.fromkeys(_GROUPS.get(name, (name,)), given))
    return days


def week(value: Any, where: str) -> Week:
    days = by_weekday(value, where)
    missing = [name for name in WEEKDAYS if name not in days]
    if missing:
        raise PolicyDataError(f"{where}: {', '.join(missing)} missing")
    return tuple(window(days[name], f"{where}.{name}") for name in WEEKDAYS)


def merge(base: Any, change: Any) -> Any:
    """Mappings merge key by key; everything else replaces."""
    if isinstance(base, Mapping) and isinstance(change, Mapping):
        return {**base, **{key: merge(base.get(key), value) for key, value in change.items()}}
    return change


_MOST_SCALED = 10**15


def _scaled(value: Any, where: str, scale: int) -> int:
    if isinstance(value, bool):
        raise PolicyDataError(f"{where}: a number is expected")
    try:
        scaled = Decimal(str(value)) * scale
        if scaled.is_finite() and abs(scaled) <= _MOST_SCALED:
            return int(scaled)
    except (ArithmeticError, ValueError):
        pass
    raise PolicyDataError(f"{where}: a number is expected")

"""Values of the policy as people say them: hours, weeks, shares, yes and no."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from tactful.core.money import format_cents
from tactful.core.policy.config import Week
from tactful.core.policy.facts import GateChannel
from tactful.practice.plain import at, plain
from tactful.practice.policy.load import read_data
from tactful.practice.policy.reading import WEEKDAYS, cents, minute, window

CHANNELS: Final = {
    GateChannel.SMS: "texts",
    GateChannel.VOICE_LIVE: "calls by a person",
    GateChannel.VOICE_AUTO: "automated calls",
    GateChannel.EMAIL: "e-mails",
    GateChannel.LETTER: "letters",
}
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NAME: Final = re.compile(r"\{([\w.]+)\}")


@lru_cache(maxsize=1)
def shipped() -> dict[str, Any]:
    """All settings as a new practice has them. Not to be changed by whoever reads it."""
    return plain({})


def value_at(values: Mapping[str, Any], path: str) -> Any:
    """A setting by its short path, such as `caps.min_gap_h`. Raises KeyError for no setting."""
    return at(values, full_path(path))


def full_path(path: str) -> str:
    """Where a setting stands among all stored ones."""
    return path if path.startswith("rates.") else f"policy.{path}"


def said(path: str, value: Any, unit: str = "") -> str:
    """A setting's value with its unit: `48 hours`, `8 AM to 9 PM`, `$10.00`, `yes`."""
    bare = plain_words(path, value)
    if unit in ("", "dollars") or value is None:
        return bare
    return f"{bare} {unit.removesuffix('s') if value == 1 else unit}"


def plain_words(path: str, value: Any) -> str:
    """The same without a unit."""
    if value is None:
        return "no limit"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if path == "hard_window":
        return hours(tuple(minute(edge, path) for edge in value))
    if path.startswith("clinic_windows."):
        return week(tuple(window(value[day], path) for day in WEEKDAYS))
    if path == "email_complaint_stop":
        return f"{(Decimal(str(value)) * 1000).normalize():f} in 1,000"
    if path == "min_balance":
        return format_cents(cents(value, path))
    if isinstance(value, list | tuple):
        return ", ".join(value) or "none"
    return str(value)


def filled(text: str, values: Mapping[str, Any]) -> str:
    """A sentence with the values it names put in. Raises KeyError for a name nobody knows."""
    return _NAME.sub(lambda match: _value_of(match.group(1), values), text)


def hours(span: tuple[int, ...]) -> str:
    """`8 AM to 9 PM`, from minutes after midnight."""
    return f"{clock(span[0])} to {clock(span[1])}"


def clock(minutes: int) -> str:
    """`8 AM`, `9:30 AM`, `noon`."""
    if minutes == 12 * 60:
        return "noon"
    hour, rest = divmod(minutes % (24 * 60), 60)
    shown = f"{hour % 12 or 12}:{rest:02}" if rest else f"{hour % 12 or 12}"
    return f"{shown} {'AM' if hour < 12 else 'PM'}"


def week(days: Week) -> str:
    """`Mon–Fri 9 AM to 8 PM; Sat 10 AM to 5 PM; Sun closed`, `every day 8 AM to 9 PM`."""
    parts: list[str] = []
    first = 0
    for day in range(1, 8):
        if day < 7 and days[day] == days[first]:
            continue
        span = days[first]
        name = _DAYS[first] if day - first == 1 else f"{_DAYS[first]}–{_DAYS[day - 1]}"
        name = "every day" if day - first == 7 else name
        parts.append(f"{name} {hours(span) if span else 'closed'}")
        first = day
    return "; ".join(parts)


def _value_of(name: str, values: Mapping[str, Any]) -> str:
    if name in _waits():
        return _waits()[name]
    stem, dot, edge = name.rpartition(".")
    if dot and edge.isdigit():
        return clock(minute(value_at(values, stem)[int(edge)], name))
    return plain_words(name, value_at(values, name))


def _waits() -> dict[str, str]:
    """`24, 48, then 96`: the waits of each signal that is waited out, by its id."""
    found = {}
    for rule in read_data("delivery.yaml")["rules"]:
        if waits := rule.get("back_off_h"):
            *before, last = map(str, waits)
            found[rule["id"]] = f"{', '.join(before)}, then {last}"
    return found

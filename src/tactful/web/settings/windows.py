"""The hours in which a practice wants to be heard, day by day, as a table of times."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tactful.core.policy.config import LEGAL_DAY
from tactful.practice.bounds import bound_of
from tactful.practice.plain import WINDOWS
from tactful.practice.policy.reading import WEEKDAYS, PolicyDataError, minute
from tactful.web.words import WEEKDAYS as DAY_NAMES

CHANNELS: Final = (("sms", "Texts"), ("voice", "Calls"), ("email", "E-mail"))
_BOUND: Final = frozenset({"sms", "voice"})  # e-mail wakes nobody (policy.md R001)


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel on one day: from and to, both empty where it is closed."""

    name: str
    label: str
    begin: str
    end: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    name: str
    cells: list[Cell]


def table(
    now: Mapping[str, Any],
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> list[Day]:
    """Seven days; `typed` is what somebody sent, which stays in the boxes."""
    return [
        Day(
            name,
            [
                _cell(now, channel, label, day, name, typed, wrong or {})
                for channel, label in CHANNELS
            ],
        )
        for day, name in zip(WEEKDAYS, DAY_NAMES, strict=True)
    ]


def read(now: Mapping[str, Any], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The whole week of each channel that changes, by path; what is wrong, by cell."""
    changes: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for channel, _ in CHANNELS:
        week = {}
        for day in WEEKDAYS:
            name = f"{channel}-{day}"
            try:
                week[day] = _window(channel, typed, name)
            except PolicyDataError as fault:
                wrong[name] = str(fault)
        if week != _week(now, channel):
            changes[f"{WINDOWS}.{channel}"] = week
    return changes, wrong


def loosened(changes: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The channels that would be heard at an hour at which they are quiet now."""
    return [
        f"hours of {label.lower()}"
        for channel, label in CHANNELS
        if (week := changes.get(f"{WINDOWS}.{channel}"))
        and bound_of(f"{WINDOWS}.{channel}").is_looser(week, _week(now, channel))
    ]


def in_words(week: Mapping[str, Any]) -> str:
    """`Mon 09:00 to 20:00, …`, days that are alike together."""
    runs: list[list[str]] = []
    for day, name in zip(WEEKDAYS, DAY_NAMES, strict=True):
        said = _said(week[day])
        if runs and runs[-1][2] == said:
            runs[-1][1] = name
        else:
            runs.append([name, name, said])
    return ", ".join(
        f"{first if first == last else f'{first}–{last}'} {said}" for first, last, said in runs
    )


def _week(now: Mapping[str, Any], channel: str) -> dict[str, Any]:
    week = now["policy"]["clinic_windows"][channel]
    return {day: None if week[day] in (None, "closed") else list(week[day]) for day in WEEKDAYS}


def _cell(
    now: Mapping[str, Any],
    channel: str,
    label: str,
    day: str,
    day_name: str,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, str],
) -> Cell:
    name = f"{channel}-{day}"
    begin, end = _week(now, channel)[day] or ("", "")
    if typed is not None:
        begin, end = typed.get(f"{name}-from", ""), typed.get(f"{name}-to", "")
    return Cell(name, f"{label} on {day_name}", begin, end, wrong.get(name, ""))


def _window(channel: str, typed: Mapping[str, str], name: str) -> list[str] | None:
    begin, end = (typed.get(f"{name}-{edge}", "").strip() for edge in ("from", "to"))
    if not begin and not end:
        return None
    if not (begin and end):
        raise PolicyDataError("Give both hours, or neither where it is closed.")
    try:
        first, last = minute(begin, name), minute(end, name)
    except PolicyDataError:
        raise PolicyDataError("Write times such as 09:00.") from None
    if first >= last:
        raise PolicyDataError("The end must be later than the start.")
    if channel in _BOUND and (first < LEGAL_DAY[0] or last > LEGAL_DAY[1]):
        raise PolicyDataError("By law texts and calls only from 8:00 AM to 9:00 PM. (R001)")
    return [begin, end]


def _said(window: Any) -> str:
    return "closed" if window in (None, "closed") else " to ".join(window)

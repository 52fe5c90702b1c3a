"""Settings as plain values: what stands now, what was shipped, and single values among them.

A path names one value, such as `policy.caps.min_gap_h`. Two are more than a number or a word: a
channel's week of windows is one value, and each state that is switched off is one of its own,
`policy.state_table.off.FL`.
"""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import asdict
from typing import Any, Final

from tactful.practice.policy.configure import overlay
from tactful.practice.policy.load import default_settings
from tactful.practice.policy.reading import WEEKDAYS, merge
from tactful.practice.settings import PracticeSettings, settings_from

STATES_OFF: Final = "policy.state_table.off"
HARD_WINDOW: Final = "policy.hard_window"
WINDOWS: Final = "policy.clinic_windows"
_NO_SETTINGS: Final = frozenset({"policy.version", "policy.reviewed_on", "policy.clinic.tz"})


def plain(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Every setting as a plain value: the stored ones laid over the shipped ones."""
    own = {name: value for name, value in stored.items() if name != "policy"}
    policy = overlay(default_settings(), stored.get("policy", {}))
    return {**merge(_shipped_own(), own), "policy": policy}


def at(values: Mapping[str, Any], path: str) -> Any:
    """The value at a path; raises KeyError where there is no such setting."""
    if path.startswith(f"{STATES_OFF}."):
        return path.rpartition(".")[2] in at(values, STATES_OFF)
    found: Any = values
    for step in path.split("."):
        found = found[step]
    return found


def with_changes(stored: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The stored values with some changed; what is as shipped is not stored."""
    shipped, values = plain({}), deepcopy(dict(stored))
    for path, value in changes.items():
        if path.startswith(f"{STATES_OFF}."):
            path, value = STATES_OFF, _switched(values, path.rpartition(".")[2], off=value)
        if value == at(shipped, path):
            _drop(values, path.split("."))
        else:
            _put(values, path.split("."), value)
    return values


def leaves(values: Mapping[str, Any]) -> dict[str, Any]:
    """Every value of complete settings by its path; only the states that are switched off."""
    return dict(_leaves(values, ""))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs between two complete settings, by path: the value before and after."""
    old, new = leaves(before), leaves(after)
    found = {}
    for path in {**old, **new}:
        was, will = _value(old, path), _value(new, path)
        if was != will:
            found[path] = (was, will)
    return found


def _value(values: Mapping[str, Any], path: str) -> Any:
    return values.get(path, False if path.startswith(STATES_OFF) else None)


def _leaves(values: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        path = f"{above}{name}"
        if path in _NO_SETTINGS:
            continue
        if above == f"{WINDOWS}.":
            yield path, {day: _window(value[day]) for day in WEEKDAYS}
        elif path == HARD_WINDOW:
            yield path, _window(value)
        elif path == STATES_OFF:
            yield from ((f"{path}.{state}", True) for state in value)
        elif isinstance(value, Mapping):
            yield from _leaves(value, f"{path}.")
        else:
            yield path, value


def _window(value: Any) -> list[str] | None:
    return None if value in (None, "closed") else list(value)


def _shipped_own() -> dict[str, Any]:
    own = asdict(PracticeSettings(policy=settings_from({}, timezone="UTC").policy))
    del own["policy"], own["number"]
    # As they are stored: words and lists, not the types of this program.
    plain_own: dict[str, Any] = json.loads(json.dumps(own))
    return plain_own


def _switched(stored: Mapping[str, Any], state: str, *, off: bool) -> list[str]:
    table = stored.get("policy", {}).get("state_table", {})
    states = set(table.get("off", ()))
    return sorted(states | {state} if off else states - {state})


def _put(values: dict[str, Any], steps: list[str], value: Any) -> None:
    *above, last = steps
    for step in above:
        values = values.setdefault(step, {})
    values[last] = value


def _drop(values: dict[str, Any], steps: list[str]) -> None:
    first, *rest = steps
    if not rest:
        values.pop(first, None)
    elif isinstance(inner := values.get(first), dict):
        _drop(inner, rest)
        if not inner:
            del values[first]

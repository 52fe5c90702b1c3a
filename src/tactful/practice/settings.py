"""A practice's settings as one typed value; stored as what differs from the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Final, cast

from tactful.core.aging import AgingBasis
from tactful.core.compose import TonePolicy
from tactful.core.policy.config import PolicyConfig
from tactful.core.priority import PriorityPolicy
from tactful.practice.hold_rules import HoldRules
from tactful.practice.own_words import OwnWords, own_words_from
from tactful.practice.policy.load import PolicyDataError, configure

_MOST_DAYS: Final = 10_000
_MOST: Final = 1_000_000_00  # cents, or hand-overs in a minute


class SettingsFault(ValueError):
    """A setting that cannot be used: which one and why."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Hand-overs per minute; carriers count too (policy.md R115)."""

    sms: int = 75
    email: int = 300
    voice: int = 10


@dataclass(frozen=True, slots=True)
class PracticeSettings:
    """Everything a practice may set. Money in cents, spans in the unit of the name."""

    policy: PolicyConfig
    number: int = 0  # the version these values are of; 0 is the shipped defaults
    aging_basis: AgingBasis = AgingBasis.DUE_DATE
    priority: PriorityPolicy = field(default_factory=PriorityPolicy)
    tones: TonePolicy = field(default_factory=TonePolicy)
    rates: Rates = field(default_factory=Rates)
    holds: HoldRules = field(default_factory=HoldRules)
    phrases: OwnWords = field(default_factory=OwnWords)
    promise_horizon_days: int = 60
    idle_cover_minutes: int = 10  # untouched so long, a screen covers names and amounts; 0 never
    sending_paused: bool = False  # the emergency stop: no reminder leaves; answers still do


def settings_from(values: Mapping[str, Any], *, timezone: str, number: int = 0) -> PracticeSettings:
    """Lay stored values over the defaults; raises SettingsFault naming the setting.

    `policy` is written in the words of practice/policy/config.yaml; the clinic's zone is the
    practice's own. The gate works its tables out once for each object, so keep what this returns.
    """
    own = {name: value for name, value in values.items() if name != "policy"}
    base = PracticeSettings(policy=_policy(values.get("policy", {}), timezone), number=number)
    return cast(PracticeSettings, _overlay(base, own, ""))


def _policy(changes: Any, timezone: str) -> PolicyConfig:
    if not isinstance(changes, Mapping):
        raise SettingsFault("policy: must be settings by name")
    clinic = changes.get("clinic", {})
    if not isinstance(clinic, Mapping):
        raise SettingsFault("policy.clinic: must be settings by name")
    clinic = {**clinic, "tz": timezone}
    try:
        return configure({**changes, "clinic": clinic})
    except PolicyDataError as error:
        raise SettingsFault(str(error)) from None


def _overlay(base: Any, values: Mapping[str, Any], path: str) -> Any:
    known = {f.name for f in fields(base)} - {"number", "policy"}
    changes = {}
    for name, value in values.items():
        if name not in known:
            raise SettingsFault(f"there is no setting named {path}{name}")
        changes[name] = _converted(getattr(base, name), value, f"{path}{name}")
    try:
        return replace(base, **changes)
    except (TypeError, ValueError) as error:
        raise SettingsFault(f"{path.rstrip('.') or 'settings'}: {error}") from None


def _converted(current: Any, value: Any, path: str) -> Any:
    if is_dataclass(current) and isinstance(value, Mapping):
        return _overlay(current, value, f"{path}.")
    if isinstance(current, tuple):
        try:
            return own_words_from(path.rpartition(".")[2], value)
        except ValueError as error:
            raise SettingsFault(f"{path}: {error}") from None
    if isinstance(current, AgingBasis):
        try:
            return AgingBasis(value)
        except ValueError:
            raise SettingsFault(f"{path}: must be one of {', '.join(AgingBasis)}") from None
    if isinstance(current, bool) != isinstance(value, bool) or not isinstance(value, type(current)):
        raise SettingsFault(f"{path}: must be {_kind(current)}")
    if isinstance(value, int) and not isinstance(value, bool):
        _within_limits(value, path)
    return value


def _within_limits(value: int, path: str) -> None:
    if value < 0:
        raise SettingsFault(f"{path}: must not be below zero")
    # Further back or ahead the calendar itself ends, and every list with it.
    most = _MOST_DAYS if "days" in path else _MOST
    if value > most:
        raise SettingsFault(f"{path}: must be at most {most:,}")


def _kind(value: Any) -> str:
    if is_dataclass(value):
        return "settings by name"
    if isinstance(value, bool):
        return "yes or no"
    return "a whole number" if isinstance(value, int) else "text"

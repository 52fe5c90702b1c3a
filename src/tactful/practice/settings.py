"""A practice's settings as one typed value; stored as what differs from the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from tactful.core.aging import AgingBasis
from tactful.core.compose import TonePolicy
from tactful.core.policy import PolicyConfig
from tactful.core.priority import PriorityPolicy
from tactful.practice.policy.load import default_config


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

    number: int = 0  # the version these values are of; 0 is the shipped defaults
    aging_basis: AgingBasis = AgingBasis.DUE_DATE
    priority: PriorityPolicy = field(default_factory=PriorityPolicy)
    tones: TonePolicy = field(default_factory=TonePolicy)
    policy: PolicyConfig = field(default_factory=default_config)
    rates: Rates = field(default_factory=Rates)
    promise_horizon_days: int = 60
    feed_age_h: int = 24


def settings_from(values: Mapping[str, Any], *, number: int = 0) -> PracticeSettings:
    """Lay stored values over the defaults; raises SettingsFault naming the setting."""
    return replace(_overlay(PracticeSettings(), values, ""), number=number)


def _overlay(base: Any, values: Mapping[str, Any], path: str) -> Any:
    known = {f.name for f in fields(base)} - {"number"}
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
    if isinstance(current, AgingBasis):
        try:
            return AgingBasis(value)
        except ValueError:
            raise SettingsFault(f"{path}: must be one of {', '.join(AgingBasis)}") from None
    if isinstance(current, bool) != isinstance(value, bool) or not isinstance(value, type(current)):
        raise SettingsFault(f"{path}: must be {_kind(current)}")
    if isinstance(value, int) and not isinstance(value, bool) and value < 0:
        raise SettingsFault(f"{path}: must not be below zero")
    return value


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "yes or no"
    return "a whole number" if isinstance(value, int) else "text"

"""Settings as a page shows them, and what a form asks for instead."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from tactful.core.money import format_dollars
from tactful.practice.bounds import refusal
from tactful.practice.models import Loosening
from tactful.practice.plain import at, plain
from tactful.practice.policy.reading import PolicyDataError, window
from tactful.practice.policy.tables import Rule
from tactful.web.settings.fields import (
    CENTS,
    DOLLARS,
    HOURS,
    THOUSANDTHS,
    YES_NO,
    Group,
    Setting,
    setting_of,
)

KINDS: Final = {"law": "law", "carrier": "carriers", "practice": "good practice"}
_MOST_DIGITS: Final = 9


class Wrong(ValueError):
    """A value that cannot be used, in one sentence for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as a page shows it: what stands in the box, what was shipped, who may move it;
    `open` is what was asked for, or is in force for a time, beyond what stands in the box."""

    setting: Setting
    value: str
    shipped: str
    is_own: bool
    wrong: str = ""
    may: bool = True
    who: str = ""
    open: Loosening | None = None
    end: str = ""  # of HOURS

    @property
    def on(self) -> bool:
        return self.value == "yes"

    @property
    def rule(self) -> Rule | None:
        return self.setting.bound.rule

    @property
    def kind(self) -> str:
        return KINDS.get(self.rule.kind, self.rule.kind) if self.rule else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Who looks at a page of settings: what they may move, and what is let further for a time."""

    may: Callable[[str], bool]
    who: Callable[[str], str]
    open: Mapping[str, Loosening]


def shown(
    groups: Iterable[Group],
    stored: Mapping[str, Any],
    standing: Standing,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> list[tuple[Group, list[Shown]]]:
    """The groups of a page; `typed` is what somebody sent, which stays in the boxes."""
    now, shipped, faults = plain(stored), plain({}), wrong or {}
    return [
        (
            group,
            [_shown(one, now, shipped, standing, typed, faults) for one in group.settings],
        )
        for group in groups
    ]


def read(
    groups: Iterable[Group],
    now: Mapping[str, Any],
    typed: Mapping[str, str],
    may: Callable[[str], bool],
) -> tuple[dict[str, Any], dict[str, str]]:
    """What a form changes, by path, and what is wrong with it, by path. A box that somebody may
    not change is not sent; one that is sent all the same is read, and refused by the action."""
    changes: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for setting in (one for group in groups for one in group.settings):
        if not may(setting.path) and not _is_sent(setting, typed):
            continue
        try:
            value = _read(setting, typed)
            if value != at(now, setting.path):
                if said := refusal(setting.path, value):
                    raise Wrong(said)
                changes[setting.path] = value
        except Wrong as fault:
            wrong[setting.path] = str(fault)
    return changes, wrong


def loosened(changes: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The labels of what would let more through than it does now."""
    return [
        setting.label
        for path, value in changes.items()
        if (setting := setting_of(path)) and setting.bound.is_looser(value, at(now, path))
    ]


def written(path: str, value: Any) -> str:
    """A value as people say it: `48 hours at least`, `$10.00`, `9:00 AM to 8:00 PM`."""
    setting = setting_of(path)
    if path.startswith("phrases."):
        return "; ".join(one if isinstance(one, str) else _phrase(one) for one in value) or "none"
    if setting is None:
        return _unnamed(value)
    if setting.kind == HOURS:
        return " to ".join(value)
    if setting.choices:
        return dict(setting.choices).get(str(value), str(value))
    if setting.kind in (DOLLARS, CENTS):
        return f"${_typed(setting, value)}"
    said = _typed(setting, value)
    return f"{said} {setting.unit}".strip()


def _shown(
    setting: Setting,
    now: Mapping[str, Any],
    shipped: Mapping[str, Any],
    standing: Standing,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, str],
) -> Shown:
    value, default = at(now, setting.path), at(shipped, setting.path)
    begin, end = value if setting.kind == HOURS else (_typed(setting, value), "")
    if typed is not None and (standing.may(setting.path) or _is_sent(setting, typed)):
        begin = typed.get(_name(setting), "no" if setting.kind == YES_NO else "")
        end = typed.get(f"{setting.name}-to", "")
    return Shown(
        setting=setting,
        value=begin,
        end=end,
        shipped=written(setting.path, default),
        is_own=value != default,
        wrong=wrong.get(setting.path, ""),
        may=standing.may(setting.path),
        who=standing.who(setting.path),
        open=standing.open.get(setting.path),
    )


def _name(setting: Setting) -> str:
    return f"{setting.name}-from" if setting.kind == HOURS else setting.name


def _is_sent(setting: Setting, typed: Mapping[str, str]) -> bool:
    return _name(setting) in typed


def _typed(setting: Setting, value: Any) -> str:
    """A value as it stands in its box."""
    if setting.kind == YES_NO:
        return "yes" if value else "no"
    if setting.kind == CENTS:
        return format_dollars(value).removeprefix("$").replace(",", "")
    if setting.kind == THOUSANDTHS:
        return f"{(Decimal(str(value)) * 1000).normalize():f}"
    return "" if value is None else str(value)


def _read(setting: Setting, typed: Mapping[str, str]) -> Any:
    said = typed.get(_name(setting), "").strip()
    if setting.kind == YES_NO:
        return said == "yes"
    if setting.kind == HOURS:
        return _hours(said, typed.get(f"{setting.name}-to", "").strip())
    if setting.choices:
        if said not in dict(setting.choices):
            raise Wrong("Choose one of these.")
        return said
    if setting.kind in (CENTS, DOLLARS):
        cents = _cents(said)
        return cents if setting.kind == CENTS else f"{Decimal(cents) / 100:.2f}"
    if setting.kind == THOUSANDTHS:
        return _thousandths(said)
    if not said.isascii() or not said.isdigit() or len(said) > _MOST_DIGITS:
        raise Wrong("Write a whole number, such as 3.")
    return int(said)


def _hours(begin: str, end: str) -> list[str]:
    try:
        window([begin, end], "hours")
    except PolicyDataError:
        raise Wrong("Write two times such as 09:00 and 20:00, the earlier one first.") from None
    return [begin, end]


def _thousandths(said: str) -> str:
    try:
        rate = Decimal(said)
    except InvalidOperation:
        rate = Decimal(-1)
    if not rate.is_finite() or not 0 <= rate <= 1000 or rate != round(rate, 3):
        raise Wrong("Write a number such as 3, or 1.5.")
    return f"{(rate / 1000).normalize():f}"


def _cents(said: str) -> int:
    try:
        cents = Decimal(said.removeprefix("$").replace(",", "")) * 100
    except InvalidOperation:
        raise Wrong("Write an amount in dollars, such as 10.00.") from None
    if not cents.is_finite() or cents < 0 or cents != int(cents) or cents >= 10**_MOST_DIGITS:
        raise Wrong("Write an amount in dollars, such as 10.00.")
    return int(cents)


def _phrase(stored: Mapping[str, Any]) -> str:
    return f"{stored['words']} ({stored['kind'].replace('_', ' ')})"


def _unnamed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " to ".join(str(part) for part in value) or "none"
    return "none" if value is None else str(value)

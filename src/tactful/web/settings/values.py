"""Settings as plain values: what stands now, what was shipped, what a form asks for instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from tactful.core.money import format_dollars
from tactful.practice.plain import at, plain
from tactful.web.settings.fields import CENTS, DOLLARS, DOWN, EVERY, NUMBER, YES_NO, Group, Setting

_MOST_DIGITS: Final = 9


class Wrong(ValueError):
    """A value that cannot be used, in one sentence for whoever typed it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One setting as a page shows it: what stands in the box, and what was shipped."""

    setting: Setting
    value: str
    shipped: str
    is_own: bool
    wrong: str = ""

    @property
    def on(self) -> bool:
        return self.value == "yes"


def shown(
    groups: Iterable[Group],
    stored: Mapping[str, Any],
    typed: Any = None,
    wrong: Mapping[str, str] | None = None,
) -> list[tuple[Group, list[Shown]]]:
    """The groups of a page; `typed` is what somebody sent, which stays in the boxes."""
    now, shipped, faults = plain(stored), plain({}), wrong or {}
    return [
        (group, [_shown(one, now, shipped, typed, faults) for one in group.settings])
        for group in groups
    ]


def read(
    groups: Iterable[Group], now: Mapping[str, Any], typed: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """What a form changes, by path, and what is wrong with it, by path."""
    changes: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for setting in (one for group in groups for one in group.settings):
        try:
            value = _read(setting, typed.get(setting.name, ""))
            before = at(now, setting.path)
            if value != before:
                _within(setting, value)
                changes[setting.path] = value
        except Wrong as fault:
            wrong[setting.path] = str(fault)
    return changes, wrong


def loosened(changes: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The labels of what would let more through than it does now."""
    return [
        setting.label
        for path, value in changes.items()
        if (setting := EVERY.get(path))
        and setting.looser
        and _is_looser(setting, before=at(now, path), after=value)
    ]


def written(path: str, value: Any) -> str:
    """A value as people say it: `48 hours at least`, `$10.00`, `9:00 AM to 8:00 PM`."""
    setting = EVERY.get(path)
    if setting is None:
        return _unnamed(value)
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
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, str],
) -> Shown:
    value, default = at(now, setting.path), at(shipped, setting.path)
    said = _typed(setting, value)
    if typed is not None:
        said = typed.get(setting.name, "no" if setting.kind == YES_NO else "")
    return Shown(
        setting=setting,
        value=said,
        shipped=written(setting.path, default),
        is_own=value != default,
        wrong=wrong.get(setting.path, ""),
    )


def _typed(setting: Setting, value: Any) -> str:
    """A value as it stands in its box."""
    if setting.kind == YES_NO:
        return "yes" if value else "no"
    if setting.kind == CENTS:
        return format_dollars(value).removeprefix("$").replace(",", "")
    return "" if value is None else str(value)


def _read(setting: Setting, text: str) -> Any:
    said = text.strip()
    if setting.kind == YES_NO:
        return said == "yes"
    if setting.choices:
        if said not in dict(setting.choices):
            raise Wrong("Choose one of these.")
        return said
    if setting.kind in (CENTS, DOLLARS):
        cents = _cents(said)
        return cents if setting.kind == CENTS else f"{Decimal(cents) / 100:.2f}"
    if not said.isascii() or not said.isdigit() or len(said) > _MOST_DIGITS:
        raise Wrong("Write a whole number, such as 3.")
    return int(said)


def _cents(said: str) -> int:
    try:
        cents = Decimal(said.removeprefix("$").replace(",", "")) * 100
    except InvalidOperation:
        raise Wrong("Write an amount in dollars, such as 10.00.") from None
    if not cents.is_finite() or cents < 0 or cents != int(cents) or cents >= 10**_MOST_DIGITS:
        raise Wrong("Write an amount in dollars, such as 10.00.")
    return int(cents)


def _within(setting: Setting, value: Any) -> None:
    """What the law or the house allows no one to loosen further (policy.md, firm rules)."""
    limit = setting.limit
    if limit is None or setting.kind != NUMBER or limit.held(value) == value:
        return
    edge = "least" if limit.at_least is not None else "most"
    raise Wrong(f"{limit.held(value)} is the {edge} anybody may set ({limit.rule}).")


def _is_looser(setting: Setting, *, before: Any, after: Any) -> bool:
    if setting.kind == DOLLARS:
        before, after = Decimal(before), Decimal(after)
    if before is None or after is None:
        return bool(after is None)
    return bool(after < before if setting.looser == DOWN else after > before)


def _unnamed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " to ".join(str(part) for part in value) or "none"
    return "none" if value is None else str(value)

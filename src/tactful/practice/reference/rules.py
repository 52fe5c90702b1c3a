"""Rules, and the settings they bind, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tactful.core.policy.codes import Code
from tactful.core.policy.config import Limit
from tactful.practice.bounds import Bound, bound_of
from tactful.practice.policy.load import read_data, rules
from tactful.practice.policy.tables import Rule
from tactful.practice.reference import values as word

ROLES: Final = {"CA": "the owner", "CO": "compliance", "BM": "a biller or the owner"}
_KINDS: Final = {
    "law": "law",
    "carrier": "contract with carriers, mailbox or card companies",
    "practice": "good manners of the practice",
}
SURE: Final = {"H": "well established", "M": "probable", "L": "to be checked by counsel"}
_HELD: Final = {
    "gate": "by the gate",
    "product": "by another part of Tactful",
    "practice": "by the practice itself",
    "not_done": "not done by Tactful",
}
FIRM: Final = {
    "always": "nobody",
    "third_party": "nobody, once we collect for somebody else",
    "where_it_applies": "nobody, where it applies",
    "person": "only the person it protects",
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: what it asks, what kind it is, who may loosen it, where it is from and kept."""

    id: str
    text: str
    kind: str
    moved_by: str
    source: str
    confidence: str
    held: str
    held_by: str
    reviewed_on: str
    codes: tuple[Code, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting: what it means, as shipped and as it stands, how far it goes, who moves it."""

    path: str
    means: str
    shipped: str
    now: str
    limit: str
    rule: str
    moved_by: str

    @property
    def is_own(self) -> bool:
        return self.now != self.shipped


@dataclass(frozen=True, slots=True)
class Group:
    """Settings that belong together."""

    title: str
    settings: tuple[SettingLine, ...]


@lru_cache(maxsize=1)
def rule_lines() -> Mapping[str, RuleLine]:
    """All rules by id, in their order."""
    return {id: _rule_line(rule) for id, rule in rules().items()}


def setting_groups(values: Mapping[str, Any] | None = None) -> tuple[Group, ...]:
    """All settings of the policy, with their values as shipped or as given."""
    lines = setting_lines(values)
    return tuple(
        Group(group["title"], tuple(lines[path] for path in group["settings"]))
        for group in read_data("settings.yaml")["groups"]
    )


def setting_lines(values: Mapping[str, Any] | None = None) -> dict[str, SettingLine]:
    """The same by path; `values` are complete settings as `practice.plain.plain` gives them."""
    now = word.shipped() if values is None else values
    return {
        path: _setting_line(path, given, now)
        for group in read_data("settings.yaml")["groups"]
        for path, given in group["settings"].items()
    }


def moved_by(rule: Rule) -> str:
    """Who may loosen a rule: `nobody`, `compliance, with a second person and an end`."""
    if rule.firm != "setting":
        return FIRM[rule.firm]
    who = ROLES[rule.role or ""]
    return f"{who}, with a second person and an end" if rule.kind == "law" else who


def _rule_line(rule: Rule) -> RuleLine:
    return RuleLine(
        id=rule.id,
        text=rule.text,
        kind=_KINDS[rule.kind],
        moved_by=moved_by(rule),
        source=_source(rule),
        confidence=SURE.get(rule.confidence[:1], ""),
        held=_HELD[rule.held],
        held_by=rule.held_by,
        reviewed_on=str(rule.reviewed_on),
        codes=tuple(Code(code) for code in rule.codes),
        settings=tuple(
            path
            for group in read_data("settings.yaml")["groups"]
            for path in group["settings"]
            if _bound(path).rule_id == rule.id
        ),
    )


def _source(rule: Rule) -> str:
    if rule.source == "states.yaml":
        return "the laws of the states"
    return rule.source or "our own judgement"


def _setting_line(path: str, given: Mapping[str, str], now: Mapping[str, Any]) -> SettingLine:
    unit, bound = given.get("unit", ""), _bound(path)
    return SettingLine(
        path=path,
        means=given["means"],
        shipped=word.said(path, word.value_at(word.shipped(), path), unit),
        now=word.said(path, word.value_at(now, path), unit),
        limit=_limit_words(path, bound, unit),
        rule=bound.rule_id,
        moved_by=_who(path, bound),
    )


def _bound(path: str) -> Bound:
    # Which states are off is bound state by state, all alike.
    return bound_of("policy.state_table.off.NY" if path == _OFF else word.full_path(path))


def _limit_words(path: str, bound: Bound, unit: str) -> str:
    limit = bound.limit
    if path == _WIDEST:
        return "never wider"
    if limit is not None:
        return _edge(path, limit, unit)
    return "never looser than shipped" if bound.is_firm and bound.looser else ""


def _edge(path: str, limit: Limit, unit: str) -> str:
    edge = limit.at_most if limit.at_least is None else limit.at_least
    if not edge:
        return ""
    value = f"{edge / 1_000_000:f}" if path == _COMPLAINTS else edge
    return f"{'at most' if limit.at_least is None else 'at least'} {word.said(path, value, unit)}"


def _who(path: str, bound: Bound) -> str:
    who = ROLES.get(bound.role, "the owner or compliance")
    if not bound.is_legal or not _can_be_looser(path, bound):
        return who
    return f"{who}; looser than shipped with a second person and an end"


def _can_be_looser(path: str, bound: Bound) -> bool:
    """Whether there is any room between what is shipped and what nobody may pass."""
    if path == _WIDEST or (bound.is_firm and bound.looser):
        return False
    edges = (bound.limit.at_least, bound.limit.at_most) if bound.limit else ()
    return word.value_at(word.shipped(), path) not in edges


_WIDEST: Final = "hard_window"
_OFF: Final = "state_table.off"
_COMPLAINTS: Final = "email_complaint_stop"

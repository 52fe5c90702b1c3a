"""The shipped tables - states, delivery signals, rules - turned into what the gate goes by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tactful.core.policy.clock import zone
from tactful.core.policy.codes import REASONS
from tactful.core.policy.config import EVERY_DAY
from tactful.core.policy.delivery import DeliveryRule, DeliverySignals, Meaning
from tactful.core.policy.facts import GateChannel, Scope
from tactful.core.policy.holidays import (
    EasterDay,
    ElectionDay,
    FixedDay,
    HolidayCalendar,
    HolidayRule,
    NthWeekday,
)
from tactful.core.policy.states import (
    FrequencyLimit,
    Place,
    StateRules,
    StateTable,
    WrittenConsent,
)
from tactful.practice.policy import reading as read
from tactful.practice.policy.reading import PolicyDataError

_HOUR_S = 3600
_PHONE = frozenset({GateChannel.SMS, GateChannel.VOICE_LIVE, GateChannel.VOICE_AUTO})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in a sentence: what it asks, who may move it (`firm`, `role`), where it is from.

    `held` says where it is kept (gate, product, practice, not_done) and `held_by` by what; `codes`
    are the gate's reason codes that rest on it.
    """

    id: str
    text: str
    firm: str
    kind: str
    role: str | None = None
    source: str | None = None
    confidence: str = ""
    reviewed_on: date | None = None
    held: str = "gate"
    held_by: str = ""
    codes: tuple[str, ...] = ()


def states_from(data: Mapping[str, Any]) -> StateTable:
    """Read states.yaml. Raises PolicyDataError with the place of the fault."""
    calendars = {
        name: HolidayCalendar(tuple(_holiday(data["holiday_rules"], day, name) for day in days))
        for name, days in read.mapping(data["holidays"], "holidays").items()
    }
    return StateTable(
        version=read.text(data["version"], "version"),
        reviewed_on=read.day(data["reviewed_on"], "reviewed_on"),
        review_after_d=read.integer(data["review_after_d"], "review_after_d"),
        expires_after_d=read.integer(data["expires_after_d"], "expires_after_d"),
        states={
            code: _state(code, read.mapping(state, code), calendars)
            for code, state in read.mapping(data["states"], "states").items()
        },
        places=tuple(_place(place) for place in data["places"]),
        multi_zone_area_codes={
            code: _zones(zones, code) for code, zones in data["multi_zone_area_codes"].items()
        },
        toll_free_area_codes=frozenset(read.texts(data["toll_free_area_codes"], "toll_free")),
        zip_zones={code: _zones(zones, code) for code, zones in data["zip_zones"].items()},
    )


def delivery_from(data: Mapping[str, Any]) -> DeliverySignals:
    """Read delivery.yaml."""
    return DeliverySignals(
        rules=tuple(_delivery_rule(rule) for rule in data["rules"]),
        unknown_back_off_s=read.integer(data["unknown_back_off_h"], "unknown_back_off_h") * _HOUR_S,
        filtered_stop=read.integer(data["filtered_stop"], "filtered_stop"),
    )


def rules_from(data: Mapping[str, Any]) -> dict[str, Rule]:
    """Read rules.yaml, by rule id."""
    return {
        id: Rule(
            id=id,
            text=read.text(rule["rule"], id),
            firm=read.text(rule["firm"], id),
            kind=read.text(rule["kind"], id),
            role=rule.get("role"),
            source=rule.get("source"),
            confidence=read.text(rule["confidence"], id),
            reviewed_on=read.day(rule.get("reviewed_on", data["reviewed_on"]), id),
            held=read.text(rule["held"], id),
            held_by=rule.get("held_by", ""),
            codes=tuple(code.value for code, reason in REASONS.items() if id in reason.rules),
        )
        for id, rule in data["rules"].items()
    }


def _state(
    code: str, state: Mapping[str, Any], calendars: Mapping[str, HolidayCalendar]
) -> StateRules:
    windows, automated = state.get("windows"), state.get("automated")
    most = state.get("contacts_24h")
    caps = () if most is None else (FrequencyLimit(f"{code}_24H", _PHONE, _PHONE, most, hours=24),)
    return StateRules(
        code=code,
        zones=_zones(state["zones"], code),
        windows=read.week(windows, code) if windows else EVERY_DAY,
        auto_voice=read.week(automated, code) if automated else None,
        holidays=calendars[state["holidays"]] if "holidays" in state else None,
        caps=caps,
        creditor_limits=tuple(_limit(limit) for limit in state.get("creditor_limits", ())),
        written_consents=tuple(_consent(need) for need in state.get("written_consents", ())),
        reviewed_on=read.day(state["reviewed_on"], code) if "reviewed_on" in state else None,
    )


def _place(place: Mapping[str, Any]) -> Place:
    name = read.text(place["name"], "places")
    return Place(
        name=name,
        state=read.text(place["state"], name),
        zip3=frozenset(read.texts(place["zip3"], name)),
        zip5=frozenset(read.texts(place["zip5"], name)),
        from_date=read.day(place["from_date"], name),
        creditor_limits=tuple(_limit(limit) for limit in place.get("creditor_limits", ())),
        written_consents=tuple(_consent(need) for need in place.get("written_consents", ())),
    )


def _limit(limit: Mapping[str, Any]) -> FrequencyLimit:
    count = frozenset(GateChannel(name) for name in limit["count"])
    return FrequencyLimit(
        id=limit["id"],
        count=count,
        gates=count,
        most=read.integer(limit["most"], limit["id"]),
        days=read.integer(limit["days"], limit["id"]),
        per_account=limit["per"] == "account",
        past_due_over=limit.get("past_due_over"),
    )


def _consent(need: Mapping[str, Any]) -> WrittenConsent:
    gates = frozenset(GateChannel(name) for name in need["gates"])
    return WrittenConsent(id=need["id"], gates=gates, past_due_over=need.get("past_due_over"))


def _delivery_rule(rule: Mapping[str, Any]) -> DeliveryRule:
    pattern = rule.get("pattern")
    return DeliveryRule(
        id=read.text(rule["id"], "delivery"),
        channels=frozenset(GateChannel(name) for name in rule["channels"]),
        meaning=Meaning(rule["meaning"]),
        signals=frozenset(read.texts(rule.get("signals", ()), rule["id"])),
        pattern=re.compile(pattern) if pattern else None,
        back_off_s=tuple(hours * _HOUR_S for hours in rule.get("back_off_h", ())),
        stop_after_days=rule.get("stop_after_days"),
        stop_after_events=rule.get("stop_after_events"),
        stop_within_d=rule.get("stop_within_d"),
        revokes=frozenset(Scope(name) for name in rule.get("revokes", ())),
        until_asked=rule.get("until_asked", False) is True,
        summary=rule["summary"],
    )


def _holiday(rules: Mapping[str, str], name: str, state: str) -> HolidayRule:
    words = str(rules.get(name, "")).split()
    match words:
        case ["election"]:
            return ElectionDay()
        case ["easter", days]:
            return EasterDay(int(days))
        case [nth, weekday, month] if weekday in read.WEEKDAYS:
            number = -1 if nth == "last" else int(nth)
            return NthWeekday(number, read.WEEKDAYS.index(weekday), int(month))
        case [fixed] if "-" in fixed:
            month, day = fixed.split("-")
            return FixedDay(int(month), int(day))
    raise PolicyDataError(f"{state}: no rule for the holiday {name}")


def _zones(names: Any, where: str) -> tuple[str, ...]:
    for name in read.texts(names, where):
        if zone(name) is None:
            raise PolicyDataError(f"{where}: {name} is not an IANA zone")
    return tuple(names)

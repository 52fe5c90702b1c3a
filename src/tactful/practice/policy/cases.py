"""Cases of the gate in the JSON format of policy/README.md: read, asked, answered.

A case may come with everything filled in (as `score.py --print` writes it) or as it is stored; in
either form the defaults of case_presets.yaml are laid under it.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, NoReturn, cast

from tactful.core.money import parse_cents
from tactful.core.policy import may_contact
from tactful.core.policy.clock import date_of, instant
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConfidentialCommunication,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    ContactResult,
    DeclaredZone,
    DeliveryEvent,
    Direction,
    Email,
    EmailStatus,
    GateChannel,
    Hold,
    Inbound,
    LinkKind,
    MessageFacts,
    OptIn,
    OptInBy,
    Payment,
    PaymentKind,
    Person,
    PersonalHours,
    Phone,
    PhoneKind,
    PhoneStatus,
    Plan,
    PlanStatus,
    Postal,
    PostalKind,
    PostalStatus,
    Promise,
    ReassignedResult,
    Scope,
    Suppression,
    SystemFacts,
    Trigger,
    TriggerKind,
)
from tactful.core.policy.question import Question
from tactful.core.policy.tables import tables_for
from tactful.core.policy.verdict import Decision, Verdict
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.policy import reading as read
from tactful.practice.policy.configure import config_from, overlay
from tactful.practice.policy.load import (
    default_settings,
    delivery_signals,
    read_data,
    state_table,
)
from tactful.practice.policy.reading import PolicyDataError

Json = Mapping[str, Any]

_OFFSET = re.compile(r"@(now|today)([+-]\d+)([hd])")


def answer(case: Json) -> dict[str, Any]:
    """Ask the gate one case: `{id, decision, reason, retry_at, also_codes, rules}`.

    A case that cannot be read is answered like any unreadable input, with a BLOCK.
    """
    try:
        facts, config, now = question(case)
    except (PolicyDataError, KeyError, TypeError, ValueError, AttributeError):
        return _answered(case, _UNREADABLE)
    return _answered(case, may_contact(facts, config, state_table(), now=now))


def question(case: Json) -> tuple[ContactFacts, PolicyConfig, datetime]:
    """The facts, configuration and instant of a case, with its defaults filled in."""
    full = expand(case)
    return _facts(full), _config(json.dumps(full["cfg"], sort_keys=True)), _instant(full["now"])


def expand(case: Json) -> dict[str, Any]:
    """Lay the case over the defaults, merge its configuration, resolve offsets from its `now`."""
    presets = read_data("case_presets.yaml")
    full = read.merge(presets["defaults"], {k: v for k, v in case.items() if k not in _NOT_INPUT})
    preset = full["config"]["preset"]
    if "actor_role" not in case:
        full["actor_role"] = presets["actor_role"].get(preset, full["actor_role"])
    for path, default in presets["items"].items():
        _lay_under(full, path.split("."), default)
    if "cfg" not in case:
        settings = overlay(default_settings(), presets["presets"][preset])
        full["cfg"] = overlay(settings, full["config"].get("overrides") or {})
        full["cfg"].pop("reviewed_on", None)
    return _resolved(full)


_NOT_INPUT = frozenset({"title", "tags", "expected"})
_UNREADABLE = Verdict(
    Decision.BLOCK, Code.INPUT_INCOMPLETE, rules=REASONS[Code.INPUT_INCOMPLETE].rules
)


def _answered(case: Json, verdict: Verdict) -> dict[str, Any]:
    at = verdict.retry_at
    return {
        "id": case.get("id") if isinstance(case, Mapping) else None,
        "decision": verdict.decision.value,
        "reason": str(verdict.reason),
        "retry_at": at.isoformat().replace("+00:00", "Z") if at else None,
        "also_codes": [str(code) for code in verdict.also_codes],
        "rules": list(verdict.rules),
    }


def _lay_under(full: dict[str, Any], path: list[str], default: Json) -> None:
    holder = full
    for name in path[:-1]:
        holder[name] = dict(holder[name])
        holder = holder[name]
    value = holder[path[-1]]
    if isinstance(value, list):
        holder[path[-1]] = [read.merge(default, item) for item in value]
    elif value is not None:
        holder[path[-1]] = read.merge(default, value)


def _resolved(full: dict[str, Any]) -> dict[str, Any]:
    """Offsets such as @now-1h, @today-30d turned into instants and local dates."""
    now = _instant(full["now"])
    by_utc: dict[str, Any] = _resolve(full, now, now.date())
    tables = tables_for(_config(json.dumps(full["cfg"], sort_keys=True)), state_table())
    today = date_of(Question(_facts(by_utc), tables, instant(now), frozenset()).today)
    resolved: dict[str, Any] = _resolve(full, now, today)
    return resolved


def _resolve(value: Any, now: datetime, today: date) -> Any:
    if isinstance(value, Mapping):
        return {key: _resolve(item, now, today) for key, item in value.items()}
    if isinstance(value, list):
        return [_resolve(item, now, today) for item in value]
    match = _OFFSET.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    if match[1] == "now":
        return (now + timedelta(hours=int(match[2]))).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (today + timedelta(days=int(match[2]))).isoformat()


@lru_cache(maxsize=256)
def _config(settings: str) -> PolicyConfig:
    """One configuration object per set of settings, so that its tables are worked out once."""
    return config_from(json.loads(settings), delivery_signals())


def _facts(case: Json) -> ContactFacts:
    return ContactFacts(
        person=_person(case),
        account=_account(case["account"]),
        channel=GateChannel(case["channel"]),
        category=Category(case["category"]),
        actor_role=ActorRole(case["actor_role"]),
        message=_message(case["message"]),
        system=_system(case["system"]),
        trigger=_trigger(case["trigger"]) if case["trigger"] else None,
        delivery_events=tuple(
            DeliveryEvent(
                GateChannel(e["channel"]), str(e["signal"]), _instant(e["at"]), e["address"]
            )
            for e in case["delivery_events"] or ()
        ),
    )


def _person(case: Json) -> Person:
    person = case["person"]
    hours, only = person["hours"], person["channels_only"]
    return Person(
        age=person["age"],
        language=person["language"],
        declared=_declared(person["declared"]) if person["declared"] else None,
        hours=None if hours is None else tuple(_hours(wish) for wish in hours),
        channels_only=None if only is None else tuple(GateChannel(name) for name in only),
        confidential=_confidential(person["confidential_comm"]),
        unencrypted_ok=person["unencrypted_ok"],
        disaster_declared_on=_date(person["disaster_declared_on"]),
        postal=_postal(person["postal"]) if person["postal"] else None,
        phones=tuple(_phone(phone) for phone in person["phones"] or ()),
        emails=tuple(_email(email) for email in person["emails"] or ()),
        consents=_consents(case["consents"]),
        suppressions=tuple(
            Suppression(_scopes(s["scopes"]), _instant(s["at"])) for s in case["suppressions"] or ()
        ),
        opt_ins=tuple(
            OptIn(_scopes(o["scopes"]), _instant(o["at"]), OptInBy(o["by"]))
            for o in case["opt_ins"] or ()
        ),
        holds=tuple(_hold(hold) for hold in case["holds"] or ()),
        inbound=tuple(
            Inbound(_instant(m["at"]), m["triaged"], m["channel"]) for m in case["inbound"] or ()
        ),
        history=tuple(_contact(contact) for contact in case["history"] or ()),
    )


def _declared(declared: Json) -> DeclaredZone:
    return DeclaredZone(declared["tz"], date.fromisoformat(declared["on"]), declared.get("state"))


def _hours(wish: Json) -> PersonalHours:
    days = tuple(read.WEEKDAYS.index(day) for day in wish["days"])
    return PersonalHours(days, read.minute(wish["from"], "from"), read.minute(wish["to"], "to"))


def _confidential(agreed: Json | None) -> ConfidentialCommunication | None:
    if not agreed:
        return None
    return ConfidentialCommunication(GateChannel(agreed["channel"]), agreed["address"])


def _postal(postal: Json) -> Postal:
    return Postal(
        zip=postal["zip"],
        state=postal["state"],
        zones=tuple(postal["zones"] or ()),
        kind=PostalKind(postal["kind"]),
        verified=postal["verified"],
        status=PostalStatus(postal["status"]),
    )


def _phone(phone: Json) -> Phone:
    query = phone["rnd"] or {}
    checked_at = query.get("checked_at")
    return Phone(
        id=phone["id"],
        kind=PhoneKind(phone["kind"]),
        verified=phone["verified"],
        status=PhoneStatus(phone["status"]),
        state=phone["state"],
        zones=tuple(phone["zones"] or ()),
        reassigned=ReassignedResult(query["result"]) if query else None,
        reassigned_checked_at=_instant(checked_at) if checked_at else None,
    )


def _email(email: Json) -> Email:
    return Email(email["id"], email["verified"], EmailStatus(email["status"]))


def _consents(consents: Json) -> Consents:
    level = {
        name: None if consents[name] is None else ConsentLevel(consents[name])
        for name in ("sms", "voice_live", "voice_auto", "email")
    }
    return Consents(**level, ecomm_written=bool(consents["ecomm_written"]))


def _scopes(names: list[str]) -> tuple[Scope, ...]:
    return tuple(Scope(name) for name in names)


def _hold(hold: Json) -> Hold:
    kind = hold["kind"]
    known: HoldKind | str = HoldKind(kind) if kind in frozenset(HoldKind) else str(kind)
    return Hold(known, date.fromisoformat(hold["opened"]), _date(hold["closed"]))


def _contact(contact: Json) -> Contact:
    return Contact(
        channel=GateChannel(contact["channel"]),
        at=_instant(contact["at"]),
        direction=Direction(contact["direction"]),
        category=Category(contact["category"]),
        conversation=contact["conversation"],
        engaged=contact["engaged"],
        voicemail=contact["voicemail"],
        result=ContactResult(contact["result"]),
        account=contact["account"],
    )


def _account(account: Json) -> Account:
    balance, as_of = account["balance"], account["balance_as_of"]
    plan = account["plan"]
    return Account(
        id=account["id"],
        balance_cents=None if balance is None else parse_cents(balance),
        balance_as_of=None if as_of is None else _instant(as_of),
        days_past_due=account["days_past_due"],
        first_statement_on=_date(account["first_statement_on"]),
        contacts_total=account["contacts_total"],
        payments=tuple(
            Payment(PaymentKind(p["kind"]), date.fromisoformat(p["on"]))
            for p in account["payments"] or ()
        ),
        promises=tuple(
            Promise(date.fromisoformat(p["due"]), p["reminder_requested"], p["reminder_sent"])
            for p in account["promises"] or ()
        ),
        plan=_plan(plan) if plan else None,
    )


def _plan(plan: Json) -> Plan:
    due = date.fromisoformat(plan["next_due"])
    return Plan(due, PlanStatus(plan["status"]), plan["reminder_sent"])


def _trigger(trigger: Json) -> Trigger:
    channel = trigger["channel"]
    return Trigger(
        kind=TriggerKind(trigger["kind"]),
        at=_instant(trigger["at"]),
        channel=GateChannel(channel) if channel else None,
        answered=trigger["answered"],
    )


def _message(message: Json) -> MessageFacts:
    return MessageFacts(
        to=message["to"],
        template_approved=message["template_approved"],
        template_filtered_24h=message["template_filtered_24h"],
        discloses=message["discloses"],
        has_sender_name=message["has_sender_name"],
        optout_due=message["optout_due"],
        has_optout=message["has_optout"],
        link=LinkKind(message["link"]),
        phi_terms=tuple(message["phi_terms"]),
        threat_terms=tuple(message["threat_terms"]),
        has_fap_notice=message["has_fap_notice"],
        has_language_notice=message["has_language_notice"],
        has_ai_disclosure=message["has_ai_disclosure"],
        languages_approved=tuple(message["languages_approved"]),
        safety_reply=message["safety_reply"],
    )


def _system(system: Json) -> SystemFacts:
    if system["fault"] is not None:
        return cast(SystemFacts, _Broken())
    return SystemFacts(
        global_pause=system["global_pause"],
        paused_channels=tuple(GateChannel(name) for name in system["paused_channels"] or ()),
        agreements=Agreements(**{name: bool(signed) for name, signed in system["baa"].items()}),
        campaign_registered=system["campaign_registered"],
        carrier_daily_cap_reached=system["carrier_daily_cap_reached"],
        throughput_exceeded=system["throughput_exceeded"],
        email_complaint_ppm=read.per_million(system["email_complaint_rate"], "complaint rate"),
    )


class _Broken:
    """System facts that fail when the gate looks at them, as a case may ask for."""

    def __getattr__(self, name: str) -> NoReturn:
        raise RuntimeError("fault asked for by the case")


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise PolicyDataError("an instant with its offset is expected")
    return at.astimezone(UTC)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

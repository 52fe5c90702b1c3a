"""How many contacts the gate decides per second, beside a loop that calls an empty function."""

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tactful.core.policy import Decision, may_contact
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    Email,
    GateChannel,
    Hold,
    LinkKind,
    MessageFacts,
    Person,
    Phone,
    PhoneKind,
    Postal,
    Promise,
    ReassignedResult,
    Scope,
    Suppression,
    SystemFacts,
)
from tactful.core.vocabulary import HoldKind
from tactful.practice.policy.load import configure, state_table

NOON = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
HOMES = (
    ("12207", "NY", "America/New_York"),
    ("60601", "IL", "America/Chicago"),
    ("78701", "TX", "America/Chicago"),
    ("33130", "FL", "America/New_York"),
    ("80202", "CO", "America/Denver"),
    ("90012", "CA", "America/Los_Angeles"),
)
ROUNDS, PEOPLE = 7, 3_000

CONFIG = configure({"ai_voice": True, "rnd": {"enabled": True}})
SYSTEM = SystemFacts(agreements=Agreements(True, True, True, True, True), campaign_registered=True)
MESSAGE = MessageFacts(
    template_approved=True,
    discloses=False,
    has_sender_name=True,
    has_optout=True,
    link=LinkKind.OWN,
    has_fap_notice=True,
    has_language_notice=True,
    has_ai_disclosure=True,
    languages_approved=("en", "es"),
)
CONSENTS = Consents(*[ConsentLevel.EXPLICIT] * 4)


def run() -> list[dict[str, Any]]:
    """Decisions that end in a yes or a no, then those that must find the time to retry."""
    settled = [_asked(n, NOON) for n in range(PEOPLE)]
    deferred = [_deferred(n) for n in range(PEOPLE)]
    _check(settled, NOON, {Decision.ALLOW, Decision.BLOCK})
    _check(deferred, NIGHT, {Decision.DEFER})
    empty = _rate(settled, NOON, _nothing)
    return [
        _row("gate: yes or no", _rate(settled, NOON, may_contact), empty, 20_000),
        _row("gate: finds when to retry", _rate(deferred, NIGHT, may_contact), empty, 3_000),
    ]


def _asked(n: int, now: datetime) -> ContactFacts:
    """Nine in ten may be contacted; the tenth has opted out or is in a dispute."""
    zip5, state, zone = HOMES[n % len(HOMES)]
    person = Person(
        age=30 + n % 50,
        language="en",
        unencrypted_ok=True,
        postal=Postal(zip5, state, (zone,), verified=True),
        phones=(_phone(n, state, zone, now),),
        emails=(Email(f"e{n}", verified=True),),
        consents=CONSENTS,
        history=tuple(
            Contact(GateChannel.SMS, now - timedelta(days=days), engaged=True, account=f"A{n}")
            for days in (9, 16, 27, 41)
        ),
    )
    if n % 20 == 0:
        stop = Suppression((Scope.SMS, Scope.VOICE_AUTO), now - timedelta(days=3))
        person = replace(person, suppressions=(stop,))
    if n % 20 == 10:
        person = replace(person, holds=(Hold(HoldKind.DISPUTE, now.date()),))
    return ContactFacts(
        person=person,
        account=Account(f"A{n}", 180_00, now - timedelta(hours=2), 20, date(2026, 10, 20), 4),
        channel=GateChannel.SMS,
        actor_role=ActorRole.FIRST,
        message=MESSAGE,
        system=SYSTEM,
    )


def _deferred(n: int) -> ContactFacts:
    """Night for all; for every second one a full week or a promise comes on top."""
    facts = _asked(20 * n + 1, NIGHT)
    if n % 4 == 0:
        promise = Promise(date(2026, 11, 27))
        return replace(facts, account=replace(facts.account, promises=(promise,)))
    if n % 4 == 2:
        recent = tuple(
            Contact(GateChannel.SMS, NIGHT - timedelta(days=days), engaged=True) for days in (3, 5)
        )
        return replace(facts, person=replace(facts.person, history=recent))
    return facts


def _phone(n: int, state: str, zone: str, now: datetime) -> Phone:
    """Every fifth person has kept a number from another coast."""
    checked = (ReassignedResult.NO, now - timedelta(days=3))
    if n % 5 == 0:
        state, zone = "CA", "America/Los_Angeles"
    return Phone(
        f"p{n}",
        PhoneKind.MOBILE,
        verified=True,
        state=state,
        zones=(zone,),
        reassigned=checked[0],
        reassigned_checked_at=checked[1],
    )


def _check(asked: list[ContactFacts], now: datetime, wanted: set[Decision]) -> None:
    found = {may_contact(facts, CONFIG, state_table(), now=now).decision for facts in asked}
    assert found == wanted, found


def _rate(asked: list[ContactFacts], now: datetime, decide: Callable[..., object]) -> float:
    """The best of several rounds, in decisions per second of one process."""
    states = state_table()
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        start = time.perf_counter()
        for facts in asked:
            decide(facts, CONFIG, states, now=now)
        best = min(best, time.perf_counter() - start)
    return len(asked) / best


def _nothing(facts: object, config: object, states: object, *, now: object) -> None:
    return None


def _row(name: str, ours: float, limit: float, bar: int) -> dict[str, Any]:
    return {
        "name": name,
        "unit": "decisions/s",
        "ours": round(ours),
        "limit": round(limit),
        "peer": None,
        "ratio_limit": ours / limit,
        "ratio_peer": None,
        "bar": f"at least {bar:,} per second and process",
        "holds": ours >= bar,
    }


if __name__ == "__main__":
    for row in run():
        print(f"{row['name']}: {row['ours']:,}/s, an empty call {row['limit']:,}/s, {row['bar']}")

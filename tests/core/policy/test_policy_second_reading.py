"""The gate against a second, plain reading of the policy, over the tables handed over with it."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.core.policy import plain_gate
from tests.core.policy.drawn_cases import draw
from tests.shared import SHARED, needs_shared

from tactful.core.policy import may_contact
from tactful.practice.policy.cases import answer, expand, question
from tactful.practice.policy.load import state_table

pytestmark = needs_shared

DRAWN_AT_ONCE, HORIZON_D = 20, 2


@cache
def states():
    text = (SHARED / "policy" / "states.yaml").read_text(encoding="utf-8")
    given = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    plain_gate.learn_holidays(given)
    return given


@pytest.mark.parametrize("seed", range(4))
def test_two_readings_of_the_policy_give_the_same_answers(seed):
    random = Random(seed)
    for _ in range(DRAWN_AT_ONCE):
        case = draw(random, states()["states"], HORIZON_D)
        decision, first, retry_at, codes = plain_gate.ask(expand(case), states())
        found = answer(case)
        assert (found["decision"], found["reason"]) == (decision, first), case
        assert found["retry_at"] == (retry_at and f"{retry_at:%Y-%m-%dT%H:%M:%SZ}"), case
        beside = [] if found["reason"] in ("OK", "NO_WINDOW_FOUND") else [found["reason"]]
        assert beside + found["also_codes"] == codes, case


@pytest.mark.parametrize("channel", ["sms", "voice_live", "voice_auto"])
def test_every_state_is_open_and_closed_at_the_hours_of_the_policy(channel):
    """Each state from Monday to Sunday, at every full hour and the minute before it."""
    week = [date(2027, 4, 12) + timedelta(days=n) for n in (0, 4, 5, 6)]
    for code in states()["states"]:
        _compare(code, channel, week)


def test_every_state_keeps_the_holidays_of_the_policy_from_2026_to_2029():
    for code, holidays in states()["state_holidays"].items():
        if code == "note":
            continue
        kept = {h[name] for h in holidays for name in ("date", "observed")}
        days = {date.fromisoformat(on) + timedelta(days=n) for on in kept for n in (-1, 0, 1)}
        _compare(code, "voice_live", sorted(days), hours=(12,))


def _compare(code, channel, days, hours=range(7, 23)):
    zone = states()["states"][code]["zones"][0]
    place = {"state": code, "zones": [zone]}
    case = {
        "id": code,
        "now": "2027-04-12T12:00:00Z",
        "channel": channel,
        "config": {"preset": "C1"},
        "person": {"postal": place, "phones": [place]},
    }
    facts, config, _ = question(case)
    plain = plain_gate.Asked(expand(case), states())
    for day in days:
        for hour in hours:
            for minutes in (60 * hour - 1, 60 * hour):
                at = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
                local = at.replace(hour=minutes // 60, minute=minutes % 60)
                found = may_contact(facts, config, state_table(), now=local.astimezone(UTC))
                ours = {found.reason, *found.also_codes} & set(plain_gate.CLOSED)
                assert ours == set(plain.closed_there(local, code)), (code, local)

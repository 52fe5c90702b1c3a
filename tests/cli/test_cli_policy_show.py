"""tactful policy show: what is in force, for whoever keeps the machine."""

from datetime import timedelta

import pytest
import time_machine

from tactful.practice.actions import approve_loosening, change_settings
from tests.cast import NOW
from tests.cli.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def shown(practice="north"):
    said = run("policy", "show", "--practice", practice, "--json")
    assert said.code == 0
    return {one["setting"]: one for one in said.json["settings"]}


def test_it_shows_what_differs_from_the_shipped_and_the_rule_behind_each(cast):
    changes = {"policy": {"caps": {"total_7d": 2}}}
    change_settings(cast.north, changes, by="staff:command-line", now=NOW)
    found = shown()
    assert found["policy.caps.total_7d"] == {
        "setting": "policy.caps.total_7d",
        "value": 2,
        "shipped": 3,
        "differs": True,
        "rule": "R152",
        "kind": "practice",
        "role": "CO",
        "loosened_until": None,
    }
    assert [path for path, one in found.items() if one["differs"]] == ["policy.caps.total_7d"]
    assert not any(one["differs"] for one in shown("south").values())
    words = run("policy", "show", "--practice", "north").out
    assert "policy.caps.total_7d = 2 (shipped 3)  R152" in words
    assert "policy.federal_holidays_closed.sms = yes  R003" in words


def test_it_warns_of_rules_nobody_has_read_for_a_year(cast):
    assert run("policy", "show", "--practice", "north").err == ""
    with time_machine.travel(NOW + timedelta(days=400), tick=False):
        said = run("policy", "show", "--practice", "north")
    assert "states.yaml was last read against the law on 2026-11-22" in said.err


def test_it_says_what_is_loosened_and_until_when(cast):
    values = {"policy": {"state_table": {"off": ["FL"]}}}
    until = NOW + timedelta(days=30)
    by = "staff:command-line"
    (asked,) = change_settings(
        cast.north, values, by=by, now=NOW, reason="counsel agreed", until=until
    ).asked
    assert "policy.state_table.off.FL" not in shown()
    approve_loosening(asked, by=f"staff:{cast.bea.uid}", now=NOW)
    assert shown()["policy.state_table.off.FL"]["value"] is True
    assert (
        "loosened until 2026-12-20 16:00 UTC"
        in run("policy", "show").err + run("policy", "show", "--practice", "north").out
    )

"""tactful today, why, report, policy, journeys: asking, from a terminal or a script."""

import json

import pytest
import time_machine

from tactful.journeys.actions import install_shipped
from tactful.journeys.models import JourneyVersion
from tactful.ledger.balances import refresh_balances
from tactful.outreach.models import Touch
from tactful.practice.actions import declare_all
from tests.cast import NOW, TODAY
from tests.cli.running import run
from tests.shared import SHARED, needs_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def clinic(cast):
    declare_all(cast.north, by="test", now=NOW)
    install_shipped(cast.north, by="test", now=NOW)
    refresh_balances(cast.north, on=TODAY, now=NOW, confirmed=True)
    return cast


def at_north(*words):
    return run(*words, "--practice", "north")


def test_today_lists_everybody_who_owes_with_what_happens_and_why(clinic):
    plans = {plan["id"]: plan for plan in at_north("today", "--dry-run", "--json").json}
    john = plans[clinic.john.external_id]
    assert (john["action"], john["channel"], john["why"]) == ("send", "sms", ["90 days past due"])
    assert len(plans) == 4


def test_looking_at_today_sends_nothing(clinic):
    at_north("today", "--json")
    at_north("today")
    assert not Touch.objects.filter(practice=clinic.north, handed_over_at=NOW).exists()


def test_today_runs_when_it_is_told_to(clinic):
    assert at_north("today", "--yes").code == 0
    assert Touch.objects.filter(practice=clinic.north, handed_over_at=NOW).exists()


def test_why_tells_what_was_decided_up_to_an_instant(clinic):
    at_north("today", "--yes")
    told = at_north("why", clinic.john.external_id, "--json").json
    assert [t["kind"] for t in told][:1] == ["journey"]
    assert any("Handed over" in t["text"] for t in told)
    assert at_north("why", "Doe, John", "--at", "2026-11-01T00:00:00Z", "--json").json == []


def test_the_report_says_how_things_stand_in_one_sentence(clinic):
    assert "4 accounts owe $733.65" in at_north("report").out
    assert at_north("report", "--json").json["balance_cents"] == 733_65


def test_the_gate_explains_itself_and_its_no_is_exit_one(clinic):
    yes = at_north("policy", "explain", "Doe, John", "--channel", "sms")
    assert yes.code == 0
    assert yes.out.startswith("Yes")
    no = at_north("policy", "explain", "Ruiz, Ana", "--channel", "sms", "--json")
    assert no.code == 1
    assert no.json["decision"] == "BLOCK"
    assert "OPTED_OUT_SMS" in [no.json["reason"], *no.json["also_codes"]]


def test_an_answer_names_its_rules_what_else_stands_against_it_and_the_zones(clinic):
    asked = ("policy", "explain", "Ruiz, Ana", "--channel", "sms")
    said = at_north(*asked, "--json").json
    (rule, *_) = said["rule_texts"]
    assert rule["id"] in said["rules"]
    assert rule["rule"]
    assert said["candidate_zones"] == ["America/Chicago"]
    assert said["candidate_states"] == ["IL"]
    assert said["kept"] is None or {"decision", "agrees"} <= said["kept"].keys()
    in_words = at_north(*asked).out
    assert rule["rule"][:30] in in_words.replace("\n", " ")
    before = at_north(*asked, "--at", "2026-11-01T15:00:00Z", "--json").json
    assert "OPTED_OUT_SMS" not in [before["reason"], *before["also_codes"]], "she had not said stop"
    assert any("had not declared" in note for note in before["notes"])


def test_the_quarterly_review_is_told_figure_by_figure(clinic, tmp_path):
    ran = at_north("review", "--quarter", "2026Q4", "--csv", tmp_path / "q.csv", "--json")
    assert ran.code == 0
    figures = {(one["section"], one["of"]): one["figure"] for one in ran.json["figures"]}
    assert figures["Stops", "people who said stop"] == 1
    assert figures["Stops", "sent after a stop"] == 0
    assert "How it is counted" in (tmp_path / "q.csv").read_text()
    assert at_north("review").code == 0
    assert at_north("review", "--quarter", "2031Q1").code == 2


@needs_shared
def test_cases_go_through_the_gate_line_by_line():
    line = (SHARED / "policy" / "vectors.jsonl").read_text().splitlines()[0]
    [answer] = run("policy", "check", "-", given=line + "\n").lines
    assert answer == {
        "id": "V001",
        "decision": "ALLOW",
        "reason": "OK",
        "retry_at": None,
        "also_codes": [],
        "rules": [],
    }


def test_a_case_that_is_no_json_is_named_by_its_line():
    ran = run("policy", "check", "-", given="{nonsense\n")
    assert ran.code == 2
    assert "line 1" in ran.err


def test_a_journey_is_told_in_sentences():
    ran = run("journeys", "show", "balance_reminder")
    assert ran.code == 0
    assert "Hands off to a person" in ran.out


def test_a_faulty_journey_is_told_by_line_and_never_published(clinic, tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(
        "key: broken\nname: Broken\ntrigger: {type: due}\nblocks:\n"
        "  - {id: a, type: send, template: no_such_message, channels: [sms]}\n"
    )
    faults = run("journeys", "lint", path, "--json")
    assert faults.code == 1
    assert faults.json[0]["line"] == 5
    before = JourneyVersion.objects.count()
    assert at_north("journeys", "publish", path).code == 1
    assert JourneyVersion.objects.count() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("why", "Nobody, At All"), 1),
        (("why", "Doe, John", "--at", "yesterday"), 2),
        (("policy", "explain", "Doe, John", "--channel", "pigeon"), 2),
        (("report", "--as-of", "2026-02-30"), 2),
        (("today", "--at", "noon"), 2),
        (("today", "--at", "0001-01-01T00:00:00+14:00"), 2),
        (("policy", "explain", "Doe, John", "--channel", "sms", "--at", "9999-12-31"), 2),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(clinic, words, code):
    ran = at_north(*words)
    assert ran.code == code
    assert len(ran.err.strip().splitlines()) <= 3


def test_a_code_read_out_on_the_phone_is_found_and_a_made_up_one_is_not(clinic):
    at_north("today", "--yes")
    touch = Touch.objects.filter(practice=clinic.north).exclude(verify_code="").first()
    yes = at_north("code", touch.verify_code.upper(), "--json")
    assert yes.json["guarantor"] == touch.guarantor.external_id
    assert at_north("code", "abcd2345").code == 1
    assert at_north("code", "").code == 1
    assert run("code", touch.verify_code, "--practice", "south").code == 1


def test_south_is_told_nothing_of_north(clinic):
    assert run("why", clinic.john.external_id, "--practice", "south").code == 1
    listed = json.dumps(run("today", "--dry-run", "--json", "--practice", "south").json)
    assert clinic.john.external_id not in listed

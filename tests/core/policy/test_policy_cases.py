"""The cases of the specification, in both forms in which they are given."""

import json
import subprocess
import sys

import pytest
from tests.shared import SHARED, needs_shared

from tactful.practice.policy.cases import answer, expand
from tactful.practice.policy.check import main

FOLDER = SHARED / "policy"


def stored_cases():
    if not FOLDER.exists():
        return []
    lines = (FOLDER / "vectors.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@needs_shared
@pytest.mark.parametrize("case", stored_cases(), ids=lambda case: case["id"])
def test_every_case_of_the_specification_is_answered_as_expected(case):
    wanted = case["expected"]
    found = answer({key: value for key, value in case.items() if key != "expected"})
    assert (found["decision"], found["reason"]) == (wanted["decision"], wanted["reason"])
    assert found["retry_at"] == wanted["retry_at"]
    assert set(wanted.get("also_codes", ())) <= set(found["also_codes"])


@needs_shared
def test_a_case_with_everything_filled_in_gets_the_same_answer_as_the_stored_one():
    command = [sys.executable, str(FOLDER / "score.py"), "--print"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    filled = {case["id"]: case for case in map(json.loads, printed.splitlines())}
    stored = {case["id"]: case for case in stored_cases()}
    assert filled.keys() == stored.keys()
    assert [answer(filled[id]) for id in filled] == [answer(stored[id]) for id in filled]


def test_a_case_that_says_nothing_is_about_somebody_nothing_stands_against():
    case = {"id": "X001", "now": "2026-11-23T15:00:00Z", "channel": "sms"}
    assert answer(case) == {
        "id": "X001",
        "decision": "ALLOW",
        "reason": "OK",
        "retry_at": None,
        "also_codes": [],
        "rules": [],
    }


def test_an_answer_names_the_rules_behind_it():
    case = {"id": "X002", "now": "2026-11-24T03:00:00Z", "channel": "sms"}
    assert answer(case)["rules"] == ["R001"]


def test_dates_of_a_case_are_counted_on_the_calendar_where_the_person_lives():
    guam = {"zip": "96910", "state": "GU", "zones": ["Pacific/Guam"]}
    case = {
        "id": "X003",
        "now": "2026-11-23T20:00:00Z",
        "channel": "letter",
        "person": {"postal": guam},
    }
    assert expand(case)["account"]["first_statement_on"] == "2026-10-25"


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"now": "2026-11-23T15:00:00Z", "channel": "fax"},
        {"now": "2026-11-23T15:00:00", "channel": "sms"},
        {"now": "soon", "channel": "sms"},
        {"now": "2026-11-23T15:00:00Z", "channel": "sms", "account": {"balance": "lots"}},
        {"now": "2026-11-23T15:00:00Z", "channel": "sms", "config": {"preset": "Z9"}},
        {
            "now": "2026-11-23T15:00:00Z",
            "channel": "sms",
            "config": {"overrides": {"caps": {"phone_7d": "many"}}},
        },
        {"now": "2026-11-23T15:00:00Z", "channel": "sms", "person": None},
        {"now": "2026-11-23T15:00:00Z", "channel": "sms", "holds": [{"kind": "dispute"}]},
    ],
)
def test_a_case_that_cannot_be_read_is_blocked(broken):
    found = answer({"id": "X004", **broken})
    assert (found["decision"], found["reason"]) == ("BLOCK", "INPUT_INCOMPLETE")


def test_lines_that_are_no_json_end_in_one_clear_sentence(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": "X005", "now": "2026-11-23T15:00:00Z", "channel": "sms"}\nnonsense\n')
    assert main([str(cases)]) == 2
    printed = capsys.readouterr()
    assert json.loads(printed.out)["decision"] == "ALLOW"
    assert printed.err.startswith("check: line 2 is not JSON")


def test_a_missing_file_ends_in_one_clear_sentence(tmp_path, capsys):
    assert main([str(tmp_path / "absent.jsonl")]) == 2
    assert "absent.jsonl" in capsys.readouterr().err

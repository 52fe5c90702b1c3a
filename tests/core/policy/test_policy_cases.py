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


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("now", 20261123, "now: text is expected"),
        ("now", "2026-11-23T25:00:00Z", "now: an instant"),
        ("channel", ["sms"], "channel: text is expected"),
        ("channel", "pigeon", "channel: one of sms, voice_live"),
        ("category", "GREETING", "category: one of REMINDER"),
        ("actor_role", None, "actor_role: text is expected"),
        ("config.preset", "D1", "config.preset: one of D0, C1, T1 is expected"),
        ("config.preset", {}, "config.preset: text is expected"),
        ("config.presets", "D0", "config: unknown presets"),
        ("config.overrides.horizon_d", 10**12, "horizon_d: a whole number up to 366"),
        ("config.overrides.cooldown.promise_grace_bd", 10**9, "cooldown.promise_grace_bd: a whole"),
        ("config.overrides.caps.phone_7d", float("nan"), "caps.phone_7d: a whole number"),
        ("config.overrides.min_balance", "1e999999", "min_balance: a number is expected"),
        ("config.overrides.email_complaint_stop", float("inf"), "email_complaint_stop: a number"),
        ("config.overrides.clinic.tz", "Mars/Base", "clinic.tz: an IANA zone"),
        ("person", [], "person: a mapping is expected"),
        ("person.age", "40", "person.age: a whole number is expected"),
        ("person.age", True, "person.age: a whole number is expected"),
        ("person.age", float("nan"), "person.age: a whole number is expected"),
        ("person.language", ["en"], "person.language: text is expected"),
        ("person.phones", "+15185550142", "person.phones: a list is expected"),
        ("person.phones", {}, "person.phones: a list is expected"),
        ("person.phones", 0, "person.phones: a list is expected"),
        ("person.phones", [None], "person.phones[0]: a mapping is expected"),
        ("person.phones", [{"verified": "yes"}], "person.phones[0].verified: true or false"),
        ("person.phones", [{"kind": "fax"}], "person.phones[0].kind: one of mobile"),
        ("person.phones", [{"zones": "America/New_York"}], "person.phones[0].zones: a list"),
        ("person.phones", [{"rnd": {"result": True}}], "person.phones[0].rnd.result: text"),
        ("person.fax", "none", "person: unknown fax"),
        ("person.postal", "12207", "person.postal: a mapping is expected"),
        ("person.postal", [], "person.postal: a mapping is expected"),
        ("person.postal.verified", 1, "person.postal.verified: true or false"),
        ("person.declared", {"tz": "America/Denver"}, "person.declared.on: missing"),
        ("person.declared", {"tz": 5, "on": "2026-11-01"}, "person.declared.tz: text"),
        ("person.hours", [{"days": ["monday"], "from": "9", "to": "17:00"}], "person.hours[0]"),
        ("person.channels_only", "sms", "person.channels_only: a list is expected"),
        ("person.unencrypted_ok", "true", "person.unencrypted_ok: true or false"),
        ("consents", None, "consents: a mapping is expected"),
        ("consents.sms", True, "consents.sms: text is expected"),
        ("consents.sms", "yes", "consents.sms: one of explicit"),
        ("suppressions", "STOP", "suppressions: a list is expected"),
        ("suppressions", False, "suppressions: a list is expected"),
        ("suppressions", [{"scopes": "all", "at": "2026-11-01T00:00:00Z"}], "suppressions[0].sco"),
        ("suppressions", [{"scopes": ["sms"]}], "suppressions[0].at: missing"),
        ("supressions", [], "case: unknown supressions"),
        ("holds", {"kind": "dispute"}, "holds: a list is expected"),
        ("holds", [{"kind": "dispute", "opened": "last week"}], "holds[0].opened: a date"),
        ("account", "A1", "account: a mapping is expected"),
        ("account.balance", 180.0, "account.balance: text is expected"),
        ("account.balance", "180.005", "account.balance: an amount is expected"),
        ("account.balance", "NaN", "account.balance: an amount is expected"),
        ("account.balance", "9" * 400, "account.balance: an amount is expected"),
        ("account.days_past_due", "60", "account.days_past_due: a whole number"),
        ("account.days_past_due", 30.5, "account.days_past_due: a whole number"),
        ("account.contacts_total", float("nan"), "account.contacts_total: a whole number"),
        ("account.contacts_total", None, "account.contacts_total: a whole number"),
        ("account.payments", [{"kind": "partial"}], "account.payments[0].on: missing"),
        ("account.plan", {"next_due": None}, "account.plan.next_due: a date"),
        ("inbound", [{"at": "2026-11-23T14:00:00Z", "triaged": "no"}], "inbound[0].triaged: true"),
        ("history", [{"channel": "sms", "at": None}], "history[0].at: text is expected"),
        ("trigger", "STOP", "trigger: a mapping is expected"),
        ("message.template_approved", "false", "message.template_approved: true or false"),
        ("message.phi_terms", "HIV", "message.phi_terms: a list is expected"),
        ("message.template_filtered_24h", float("nan"), "message.template_filtered_24h: a whole"),
        ("system.baa", True, "system.baa: a mapping is expected"),
        ("system.baa", {"sms": "signed"}, "system.baa.sms: true or false"),
        ("system.email_complaint_rate", float("nan"), "system.email_complaint_rate: a number"),
        ("system.paused_channels", "sms", "system.paused_channels: a list is expected"),
    ],
)
def test_what_is_not_of_its_kind_is_refused_by_name_and_never_passes(path, value, said):
    case = {"id": "X005", "now": "2026-11-23T15:00:00Z", "channel": "sms"}
    *parts, last = path.split(".")
    holder = case
    for part in parts:
        holder = holder.setdefault(part, {})
    holder[last] = value
    if parts[:1] == ["config"]:
        case["config"].setdefault("preset", "D0")
    found = answer(case)
    assert (found["decision"], found["reason"]) == ("BLOCK", "INPUT_INCOMPLETE")
    assert found["error"].startswith(said), found["error"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"person": {"phones": []}}, "NO_ADDRESS"),
        ({"person": {"phones": None}}, "NO_ADDRESS"),
        ({"person": {"phones": [{"verified": None}]}}, "NO_ADDRESS"),
        ({"person": {"phones": [{"zones": ["Mars/Base"]}]}}, "INPUT_INCOMPLETE"),
        ({"person": {"phones": [{"zones": ["../../etc/passwd"]}]}}, "INPUT_INCOMPLETE"),
        ({"message": {"template_approved": None}}, "TEMPLATE_NOT_APPROVED"),
        (
            {"message": {"discloses": None}, "person": {"unencrypted_ok": None}},
            "UNENCRYPTED_NOT_AC",
        ),
        ({"system": {"global_pause": None}}, "GLOBAL_PAUSE"),
        ({"system": {"baa": {"sms": None}}}, "BAA_MISSING"),
        ({"system": {"fault": "exception"}}, "GATE_ERROR"),
        ({"now": "0001-01-01T00:00:00Z"}, "INPUT_INCOMPLETE"),
        ({"now": "9999-12-31T23:59:59Z"}, "GATE_ERROR"),
        ({"account": {"first_statement_on": "9999-12-31"}}, "GATE_ERROR"),
        ({"account": {"promises": [{"due": "9999-12-31"}]}}, "GATE_ERROR"),
        ({"holds": [{"kind": "unheard_of", "opened": "2026-11-01"}]}, "INPUT_INCOMPLETE"),
        ({"suppressions": None, "opt_ins": None, "holds": None, "inbound": None}, "OK"),
    ],
)
def test_what_is_not_known_or_out_of_all_reach_permits_nothing(changes, found):
    case = {"id": "X006", "now": "2026-11-23T15:00:00Z", "channel": "sms"}
    assert answer(case | changes)["reason"].startswith(found)


def test_two_questions_of_the_same_name_are_both_answered(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    line = '{"id": "X007", "now": "2026-11-23T15:00:00Z", "channel": "%s"}\n'
    cases.write_text(line % "sms" + "\n" + line % "fax" + '{"channel": "sms", "id": [NaN]}\n')
    assert main([str(cases)]) == 0
    found = [json.loads(printed) for printed in capsys.readouterr().out.splitlines()]
    assert [(item["id"], item["decision"]) for item in found] == [
        ("X007", "ALLOW"),
        ("X007", "BLOCK"),
        (None, "BLOCK"),
    ]


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (b"[1, 2]", "line 2 is not a JSON object"),
        (b"null", "line 2 is not a JSON object"),
        (b"{" + b'"a": {' * 200_000, "line 2 cannot be read as JSON"),
        (b'{"now": ' + b"9" * 5_000 + b"}", "line 2 cannot be read as JSON"),
        (b'{"id": "\xff"}', "the text is not UTF-8"),
    ],
)
def test_a_line_nobody_can_read_ends_in_one_clear_sentence(tmp_path, capsys, second, said):
    cases = tmp_path / "cases.jsonl"
    cases.write_bytes(b'{"id": "X008"}\n' + second + b"\n")
    assert main([str(cases)]) == 2
    assert said in capsys.readouterr().err


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

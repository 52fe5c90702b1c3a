"""Stops and permissions sent by another system: a stop counts at once, consent has evidence."""

import pytest
import time_machine

from tactful.audit.models import AuditEntry
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.models import Consent, Suppression, Touch
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tests.api.calling import Caller, problem
from tests.cast import NOW

pytestmark = pytest.mark.django_db

BEFORE, AFTER = "2026-11-20T15:00:00Z", "2026-11-20T16:00:00Z"


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def caller(cast):
    declare_all(cast.north, by="test", now=NOW)
    return Caller(cast.north, "permission")


def waits(guarantor, channel, **fields):
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=f"test:{channel}:{guarantor.pk}:{fields}",
        channel=channel,
        category=Category.REMINDER,
        template_key="past_due",
        **fields,
    )
    queue_touches(guarantor.practice, [touch], now=NOW)
    return Touch.objects.get(origin_key=touch.origin_key)


def gate(guarantor, channel):
    return ask_gate(guarantor, GateChannel(channel), now=NOW).reason


def stop(guarantor, scope):
    return {"guarantor": guarantor.external_id, "scope": scope}


def consent(guarantor, /, **fields):
    said = {
        "guarantor": guarantor.external_id,
        "scope": "sms",
        "basis": "explicit",
        "source": "portal",
        "given_at": AFTER,
        "address": guarantor.mobile,
        "wording": "Text me about my bill. Reply STOP to end. (v3)",
    }
    return {key: value for key, value in (said | fields).items() if value is not ...}


@pytest.mark.parametrize(
    ("scope", "stopped", "closed", "open_"),
    [
        ("texts", ["sms"], {"sms": "OPTED_OUT_SMS"}, ("email", "voice_live")),
        ("email", ["email"], {"email": "OPTED_OUT_EMAIL"}, ("sms", "voice_live")),
        (
            "calls",
            ["voice_live", "voice_auto"],
            {"voice_live": "OPTED_OUT_VOICE", "voice_auto": "OPTED_OUT_AUTOMATED"},
            ("sms", "email"),
        ),
        ("automated", ["voice_auto"], {"voice_auto": "OPTED_OUT_AUTOMATED"}, ("voice_live",)),
        (
            "stop",
            ["sms", "voice_auto"],
            {"sms": "OPTED_OUT_SMS", "voice_auto": "OPTED_OUT_AUTOMATED"},
            ("voice_live", "email"),
        ),
        (
            "all",
            ["all"],
            {"sms": "OPTED_OUT_ALL", "email": "OPTED_OUT_ALL", "voice_live": "OPTED_OUT_ALL"},
            (),
        ),
    ],
)
def test_a_stop_closes_what_it_names_and_nothing_else(cast, caller, scope, stopped, closed, open_):
    answer = caller.post("stops", stop(cast.jane, scope))
    assert answer.status_code == 200
    assert answer.json() == {
        "guarantor": cast.jane.external_id,
        "stopped": stopped,
        "cancelled": 0,
    }
    for channel, code in closed.items():
        verdict = ask_gate(cast.jane, GateChannel(channel), now=NOW)
        assert code in (verdict.reason, *verdict.also_codes)
    assert {gate(cast.jane, channel) for channel in open_} <= {"OK"}


def test_what_waits_is_taken_back_in_the_same_moment_and_the_others_stay(cast, caller):
    call, text = waits(cast.jane, Channel.VOICE), waits(cast.jane, Channel.SMS)
    assert caller.post("stops", stop(cast.jane, "calls")).json()["cancelled"] == 1
    call.refresh_from_db()
    text.refresh_from_db()
    assert (call.status, call.reason, text.status) == ("cancelled", "opt_out", "queued")
    assert AuditEntry.objects.filter(action="stop noted", actor__startswith="token:").exists()


def test_the_same_stop_twice_is_no_fault(cast, caller):
    for _ in range(2):
        assert caller.post("stops", stop(cast.jane, "all")).status_code == 200


def test_a_wrong_number_is_stopped_for_everybody_who_has_it(cast, caller):
    text = waits(cast.jane, Channel.SMS)
    answer = caller.post("wrong-addresses", {"address": "(312) 555-0101"})
    assert (answer.status_code, answer.json()) == (200, {"accounts": 1})
    text.refresh_from_db()
    assert (text.status, gate(cast.jane, "sms")) == ("cancelled", "WRONG_NUMBER")


def test_permission_is_kept_with_its_evidence_once(cast, caller):
    first, again = (caller.post("consents", consent(cast.jane)) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    kept = Consent.objects.get(scope="sms")
    assert first.json() == {
        "id": kept.uid,
        "guarantor": cast.jane.external_id,
        "ends_stops": True,
        "on_file": True,
    }
    assert (kept.address, kept.source, kept.given_by) == (cast.jane.mobile, "portal", "patient")
    assert kept.recorded_by.startswith("token:")
    assert "(v3)" in kept.wording


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("portal", "OK"),
        ("text", "OK"),
        ("paper", "OPTED_OUT_SMS"),
        ("desk", "OPTED_OUT_SMS"),
        ("phone", "OPTED_OUT_SMS"),
    ],
)
def test_only_what_the_patient_did_ends_a_stop(cast, caller, source, reason):
    """Ana replied STOP; what somebody wrote down is evidence, and ends nothing."""
    Suppression.objects.filter(guarantor=cast.ana).update(at=BEFORE)
    answer = caller.post("consents", consent(cast.ana, source=source))
    assert answer.json()["ends_stops"] is (reason == "OK")
    assert gate(cast.ana, "sms") == reason


def test_consent_from_before_the_stop_does_not_end_it_however_late_we_hear_of_it(cast, caller):
    Suppression.objects.filter(guarantor=cast.ana).update(at="2026-11-20T15:30:00Z")
    caller.post("consents", consent(cast.ana, given_at=BEFORE))
    assert gate(cast.ana, "sms") == "OPTED_OUT_SMS"


def test_consent_to_texts_is_none_to_automated_calls(cast, caller):
    caller.post("stops", stop(cast.jane, "stop"))
    Suppression.objects.filter(guarantor=cast.jane).update(at=BEFORE)
    caller.post("consents", consent(cast.jane))
    verdict = ask_gate(cast.jane, GateChannel.VOICE_AUTO, now=NOW)
    assert "OPTED_OUT_AUTOMATED" in (verdict.reason, *verdict.also_codes)
    assert gate(cast.jane, "sms") == "OK"


def test_consent_for_a_number_that_is_not_on_file_is_kept_and_says_so(cast, caller):
    answer = caller.post("consents", consent(cast.jane, address="+13125550777"))
    assert (answer.status_code, answer.json()["on_file"]) == (201, False)


@pytest.mark.parametrize("scope", ["sms", "voice_auto", "all"])
@pytest.mark.parametrize("missing", ["address", "wording"])
def test_texts_and_automated_calls_need_the_number_and_the_wording(cast, caller, scope, missing):
    answer = caller.post("consents", consent(cast.jane, scope=scope, **{missing: ...}))
    assert (answer.status_code, problem(answer)) == (422, "no-evidence")
    assert not Consent.objects.exists()


def test_a_refusal_needs_no_evidence(cast, caller):
    said = consent(cast.jane, basis="none", address=..., wording=...)
    assert caller.post("consents", said).status_code == 201
    assert gate(cast.jane, "sms") == "OPTED_OUT_SMS"


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("stops", {"scope": "sometimes"}, "body.stop.scope"),
        ("stops", {"scope": None}, "body.stop.scope"),
        ("stops", {"scope": "all", "reason": "angry"}, "body.stop"),
        ("stops", {"scope": "all", "guarantor": ""}, "body.stop.guarantor"),
        ("consents", {"basis": "maybe"}, "body.consent.basis"),
        ("consents", {"source": "rumour"}, "body.consent.source"),
        ("consents", {"given_at": "yesterday"}, "body.consent.given_at"),
        ("consents", {"given_at": "2026-11-20T15:00:00"}, "body.consent.given_at"),
        ("consents", {"wording": "x" * 501}, "body.consent.wording"),
        ("consents", {"given_by": "patient"}, "body.consent"),
    ],
)
def test_what_does_not_fit_is_refused_by_place_and_nothing_is_kept(cast, caller, path, body, where):
    whole = (consent if path == "consents" else lambda g: {"guarantor": g.external_id})(cast.jane)
    answer = caller.post(path, whole | body)
    assert (answer.status_code, problem(answer)) == (422, "invalid")
    assert where in [fault["where"] for fault in answer.json()["faults"]]
    assert not Consent.objects.exists()
    assert not Suppression.objects.filter(guarantor=cast.jane).exists()


def test_permission_of_tomorrow_is_refused(cast, caller):
    answer = caller.post("consents", consent(cast.jane, given_at="2026-11-21T16:00:00Z"))
    assert problem(answer) == "in-the-future"


def test_the_ledger_reads_as_one_list_newest_first(cast, caller):
    caller.post("consents", consent(cast.jane, given_at=BEFORE))
    caller.post("stops", stop(cast.jane, "calls"))
    said = caller.get("permission", guarantor=cast.jane.external_id).json()
    assert [entry["stops"] for entry in said["ledger"]] == [True, False]
    assert said["ledger"][1]["wording"].endswith("(v3)")
    assert AuditEntry.objects.filter(action="permission read").exists()


def test_sol_can_neither_stop_nor_read_nor_learn_that_an_account_exists(cast, caller):
    sol = Caller(cast.south, "permission")
    for id in (cast.jane.external_id, cast.jane.uid, "nobody"):
        for answer in (
            sol.post("stops", {"guarantor": id, "scope": "all"}),
            sol.post("consents", consent(cast.jane, guarantor=id)),
            sol.get("permission", guarantor=id),
        ):
            assert (answer.status_code, problem(answer)) == (404, "not-found")
    sol.post("wrong-addresses", {"address": cast.jane.mobile})
    assert gate(cast.jane, "sms") == "OK"


@pytest.mark.parametrize("path", ["stops", "wrong-addresses", "consents", "permission"])
def test_without_the_scope_or_by_another_method_nothing_opens(cast, path):
    reader = Caller(cast.north, "read")
    answer = reader.get(path, guarantor="x") if path == "permission" else reader.post(path, {})
    assert (answer.status_code, problem(answer)) == (403, "scope-missing")
    other = reader.post(path, {}) if path == "permission" else reader.get(path)
    assert problem(other) == "wrong-method"

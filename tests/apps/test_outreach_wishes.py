"""What a person asks of us, what is learned of an address, and how the gate heeds it."""

from datetime import timedelta

import pytest
from tests.cast import NOW

from tactful.audit.models import AuditEntry
from tactful.core.policy.facts import ConsentLevel, GateChannel, Scope
from tactful.outreach.actions import (
    WishFault,
    end_wish,
    learn_address,
    record_consent,
    record_revocation,
    record_wish,
)
from tactful.outreach.models import AddressFactKind, Wish, WishKind
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import change_settings, declare_all

pytestmark = pytest.mark.django_db

LIVE, AUTO, SMS, EMAIL, LETTER = (
    GateChannel.VOICE_LIVE,
    GateChannel.VOICE_AUTO,
    GateChannel.SMS,
    GateChannel.EMAIL,
    GateChannel.LETTER,
)


@pytest.fixture
def jane(cast):
    declare_all(cast.north, by="test", now=NOW)
    cast.jane.address = "1 Oak Street, Chicago"
    cast.jane.save()
    return cast.jane


def wish(person, kind, value, *, now=NOW):
    return record_wish(person, kind, value, source="phone", by="staff:x", now=now)


def said(person, channel, *, now=NOW):
    return ask_gate(person, channel, now=now).reason


def test_without_a_wish_jane_may_be_texted_at_ten(jane):
    assert said(jane, SMS) == "OK"


@pytest.mark.parametrize(
    ("days", "begin", "end", "reason"),
    [
        ([4], "09:00", "12:00", "OK"),  # the cast's day is a Friday, 10 am in Chicago
        ([4], "17:00", "20:00", "PATIENT_HOURS"),
        ([0, 1, 2, 3], "09:00", "12:00", "PATIENT_HOURS"),
        ([4], "10:00", "12:00", "OK"),
        ([4], "09:00", "10:00", "PATIENT_HOURS"),
    ],
)
def test_only_at_the_hours_a_person_allows(jane, days, begin, end, reason):
    wish(jane, WishKind.HOURS, [{"days": days, "from": begin, "to": end}])
    assert said(jane, LIVE) == reason


def test_only_on_the_channels_a_person_wants(jane):
    wish(jane, WishKind.CHANNELS, ["email", "letter"])
    assert said(jane, SMS) == "CHANNEL_PREFERENCE"
    assert said(jane, LIVE) == "CHANNEL_PREFERENCE"
    assert said(jane, EMAIL) == "OK"


def test_a_confidential_address_is_the_only_one_used(jane):
    wish(jane, WishKind.CONFIDENTIAL, {"channel": "email", "address": jane.email})
    assert said(jane, EMAIL) == "OK"
    assert [said(jane, one) for one in (SMS, LIVE, LETTER)] == ["CONFIDENTIAL_COMM"] * 3


def test_a_confidential_address_that_is_no_longer_on_file_closes_everything(jane):
    wish(jane, WishKind.CONFIDENTIAL, {"channel": "email", "address": jane.email})
    jane.email = "another@example.com"
    jane.save()
    assert said(jane, EMAIL) == "CONFIDENTIAL_COMM"


def test_whoever_tells_us_that_they_are_in_hawaii_is_not_texted_at_six_in_the_morning(jane):
    wish(jane, WishKind.ZONE, {"tz": "Pacific/Honolulu", "state": "HI"})
    assert said(jane, SMS) == "QUIET_HOURS_FEDERAL"
    # Half a year later nobody knows whether they still are.
    later = NOW + timedelta(days=181)
    assert "QUIET_HOURS_FEDERAL" not in ask_gate(jane, SMS, now=later).also_codes


def test_a_new_wish_takes_the_place_of_the_old_and_an_ended_one_counts_no_more(jane):
    wish(jane, WishKind.CHANNELS, ["letter"])
    newer = wish(jane, WishKind.CHANNELS, ["email"], now=NOW + timedelta(minutes=1))
    assert Wish.objects.filter(guarantor=jane, ended_at=None).get() == newer
    assert end_wish(newer, by="staff:x", now=NOW)
    assert not end_wish(newer, by="staff:x", now=NOW)
    assert said(jane, SMS) == "OK"


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (WishKind.HOURS, [], "Say at which hours"),
        (WishKind.HOURS, [{"days": [], "from": "09:00", "to": "10:00"}], "at least one day"),
        (WishKind.HOURS, [{"days": [9], "from": "09:00", "to": "10:00"}], "at least one day"),
        (WishKind.HOURS, [{"days": [1], "from": "soon", "to": "10:00"}], "Write times"),
        (WishKind.HOURS, [{"days": [1], "from": "11:00", "to": "10:00"}], "later than the start"),
        (WishKind.CHANNELS, ["pigeon"], "at least one way"),
        (WishKind.CHANNELS, [], "at least one way"),
        (WishKind.CONFIDENTIAL, {"channel": "email", "address": ""}, "one way and address"),
        (WishKind.ZONE, {"tz": "Mars/Olympus"}, "time zone"),
        (WishKind.ZONE, {"tz": "America/Denver", "state": "ZZ"}, "two letters"),
    ],
)
def test_a_wish_that_cannot_be_read_is_refused_and_nothing_is_kept(jane, kind, value, message):
    with pytest.raises(WishFault, match=message):
        wish(jane, kind, value)
    assert not Wish.objects.exists()


def test_the_audit_says_that_there_is_a_wish_and_not_which(jane):
    wish(jane, WishKind.CONFIDENTIAL, {"channel": "email", "address": jane.email})
    entry = AuditEntry.objects.get(action="wish recorded")
    assert entry.subject == f"guarantor:{jane.uid}"
    assert entry.detail == {"kind": "confidential"}


def learn(person, address, kind, value, *, now=NOW):
    learn_address(person.practice, address, kind, value, by="staff:x", now=now)


def test_a_care_home_is_not_called_by_a_machine_but_by_a_person(jane):
    learn(jane, jane.mobile, AddressFactKind.LINE, "facility")
    verdict = ask_gate(jane, AUTO, now=NOW)
    assert "FACILITY_NUMBER" in (verdict.reason, *verdict.also_codes)
    assert said(jane, LIVE) == "OK"


def test_a_number_that_turns_out_to_be_a_landline_gets_no_texts(jane):
    learn(jane, jane.mobile, AddressFactKind.LINE, "landline")
    assert said(jane, SMS) == "LANDLINE_NO_SMS"


def test_no_letter_goes_where_mail_came_back_until_it_arrives_again(jane):
    learn(jane, jane.address, AddressFactKind.MAIL, "returned")
    assert said(jane, LETTER) == "MAIL_RETURNED"
    learn(jane, jane.address, AddressFactKind.MAIL, "ok", now=NOW + timedelta(days=1))
    assert said(jane, LETTER, now=NOW) == "MAIL_RETURNED"
    assert "MAIL_RETURNED" not in (said(jane, LETTER, now=NOW + timedelta(days=2)),)


@pytest.mark.parametrize(
    ("result", "days", "reason"),
    [
        ("no", 30, "OK"),
        ("no", 31, "RND_CHECK_DUE"),
        ("no_data", 1, "RND_CHECK_DUE"),
        ("yes", 1, "NUMBER_REASSIGNED"),
    ],
)
def test_where_numbers_are_checked_a_clean_answer_lasts_thirty_days(jane, result, days, reason):
    on = {"policy": {"rnd": {"enabled": True}}}
    change_settings(jane.practice, on, by="staff:x", now=NOW, reason="connected")
    assert said(jane, SMS) == "RND_CHECK_DUE"
    learn(jane, jane.mobile, AddressFactKind.NUMBER_CHECK, result, now=NOW - timedelta(days=days))
    assert said(jane, SMS) == reason


def test_what_is_learned_of_a_number_counts_for_everybody_who_has_it_and_in_no_other_practice(
    jane, cast
):
    for person in (cast.john, cast.pat):
        person.mobile = jane.mobile
        person.save()
    learn(jane, jane.mobile, AddressFactKind.LINE, "landline")
    assert said(cast.john, SMS) == "LANDLINE_NO_SMS"
    declare_all(cast.south, by="test", now=NOW)
    assert said(cast.pat, SMS) != "LANDLINE_NO_SMS"


@pytest.mark.parametrize("value", ["pigeon", ""])
def test_a_finding_that_is_none_is_refused(jane, value):
    with pytest.raises(WishFault, match="Choose one of"):
        learn(jane, jane.mobile, AddressFactKind.LINE, value)
    with pytest.raises(WishFault, match="no such address"):
        learn(jane, "", AddressFactKind.LINE, "landline")


def consent(person, scope, basis, *, address="", given_by="patient", now=NOW):
    record_consent(
        person,
        scope=scope,
        basis=basis,
        wording="Yes, text me about my bill.",
        source="paper",
        address=address,
        given_by=given_by,
        now=now,
    )


def test_a_consent_for_a_number_ends_with_the_number(jane):
    consent(jane, Scope.VOICE_AUTO, ConsentLevel.EXPLICIT, address=jane.mobile)
    assert "AI_VOICE_CONSENT_MISSING" not in _all(jane, AUTO)
    jane.mobile = "+13125550177"
    jane.save()
    # What the practice declared for everybody counts again: no automated calls.
    assert "AI_VOICE_CONSENT_MISSING" in _all(jane, AUTO)


def test_a_refusal_stays_whatever_number_it_named(jane):
    consent(jane, Scope.SMS, ConsentLevel.NONE, address=jane.mobile)
    jane.mobile = "+13125550177"
    jane.save()
    assert _all(jane, SMS) == ("OPTED_OUT_SMS", "CONSENT_MISSING")


@pytest.mark.parametrize(
    ("given_by", "scope", "reason"),
    [
        ("patient", Scope.SMS, "OK"),
        ("staff", Scope.SMS, "OPTED_OUT_SMS"),
        ("patient", Scope.EMAIL, "OPTED_OUT_SMS"),
    ],
)
def test_only_the_patients_own_word_of_the_same_kind_ends_a_stop(jane, given_by, scope, reason):
    record_revocation(jane, (Scope.SMS, Scope.VOICE_AUTO), by="staff:x", now=NOW)
    later = NOW + timedelta(minutes=1)
    consent(jane, scope, ConsentLevel.EXPLICIT, given_by=given_by, now=later)
    assert said(jane, SMS, now=later) == reason
    # START begins texts again, never automated calls (policy.md R021).
    assert "OPTED_OUT_AUTOMATED" in _all(jane, AUTO, now=later)


def _all(person, channel, *, now=NOW):
    verdict = ask_gate(person, channel, now=now)
    return (verdict.reason, *verdict.also_codes)

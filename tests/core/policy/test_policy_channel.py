"""Steps 9 to 11: switches, carriers, places, consent, privacy."""

from datetime import date, timedelta

import pytest
from tests.core.policy.asking import (
    ALL_CHANNELS,
    AUTO,
    EMAIL,
    LETTER,
    LIVE,
    NOW,
    SMS,
    address,
    ask,
    mobile,
    policy,
    reason,
    signal,
    trigger,
)

from tactful.core.policy.facts import (
    ActorRole,
    ConfidentialCommunication,
    ConsentLevel,
    Consents,
    DeclaredZone,
    Email,
    PhoneKind,
    PostalStatus,
    TriggerKind,
)
from tactful.core.vocabulary import Category

NYC = {"postal": address("10001", "NY")}
WRITTEN = Consents(*[ConsentLevel.EXPLICIT] * 4, ecomm_written=True)


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_channel_switched_off_is_not_used(channel):
    off = policy(channels_enabled={channel.value: False})
    assert reason(channel, config=off) == "CHANNEL_DISABLED"


def test_automated_voice_needs_a_switch_of_its_own():
    assert reason(AUTO, config=policy(ai_voice=False)) == "CHANNEL_DISABLED"
    assert reason(LIVE, config=policy(ai_voice=False)) == "OK"


@pytest.mark.parametrize("role", [ActorRole.THIRD, ActorRole.UNKNOWN])
def test_nobody_texts_for_somebody_elses_money(role):
    assert reason(SMS, role=role) == "CARRIER_PROHIBITED_THIRD_PARTY"
    assert reason(LIVE, role=role) == "OK"


def test_an_unregistered_campaign_stops_texts_only():
    unregistered = {"campaign_registered": False}
    assert reason(SMS, system=unregistered) == "CAMPAIGN_UNREGISTERED"
    assert reason(EMAIL, system=unregistered) == "OK"
    refused = (signal(SMS, "30034", "2026-11-20 15:00"),)
    assert reason(SMS, delivery_events=refused) == "CAMPAIGN_UNREGISTERED"
    assert reason(LIVE, delivery_events=refused) == "OK"


@pytest.mark.parametrize(
    ("person", "days", "channel", "found"),
    [
        (NYC, 31, SMS, "STATE_ECOMM_CONSENT_MISSING"),
        (NYC, 31, EMAIL, "STATE_ECOMM_CONSENT_MISSING"),
        (NYC, 31, LIVE, "OK"),
        (NYC, 31, LETTER, "OK"),
        (NYC, 30, SMS, "OK"),
        (NYC | {"consents": WRITTEN}, 31, SMS, "OK"),
        ({"postal": address("11004", "NY")}, 31, SMS, "STATE_ECOMM_CONSENT_MISSING"),
        # Only part of this ZIP lies in the city.
        ({"postal": address("11001", "NY")}, 31, SMS, "OK"),
        ({"postal": address("20001", "DC")}, 31, EMAIL, "STATE_ECOMM_CONSENT_MISSING"),
        # Whoever told us of a move lives there, whatever the old address says.
        (
            NYC | {"declared": DeclaredZone("America/Chicago", date(2026, 11, 1), "IL")},
            31,
            SMS,
            "OK",
        ),
        # Letters come back: only the number is left to say where the person lives.
        (
            {
                "postal": address("10001", "NY", status=PostalStatus.RETURNED),
                "phones": (mobile("DC"),),
            },
            31,
            SMS,
            "STATE_ECOMM_CONSENT_MISSING",
        ),
    ],
)
def test_some_places_want_a_written_consent_once_a_bill_is_old(person, days, channel, found):
    assert reason(channel, person=person, account={"days_past_due": days}) == found


def test_the_citys_rule_begins_on_its_first_day():
    late = {"days_past_due": 60, "balance_as_of": NOW}
    for now, wanted in (("2026-08-31 15:00", False), ("2026-09-01 15:00", True)):
        found = ask(SMS, now=now, account=late, person=NYC)
        assert ("STATE_ECOMM_CONSENT_MISSING" in (found.reason, *found.also_codes)) is wanted


EXPLICIT, NUMBER, NONE = ConsentLevel.EXPLICIT, ConsentLevel.NUMBER_ONLY, ConsentLevel.NONE


@pytest.mark.parametrize(
    ("channel", "consent", "found"),
    [
        (SMS, EXPLICIT, "OK"),
        (SMS, NUMBER, "CONSENT_MISSING"),
        (SMS, NONE, "CONSENT_MISSING"),
        (LIVE, NUMBER, "OK"),
        (LIVE, NONE, "CONSENT_MISSING"),
        (AUTO, EXPLICIT, "OK"),
        (AUTO, NUMBER, "AI_VOICE_CONSENT_MISSING"),
        (AUTO, NONE, "AI_VOICE_CONSENT_MISSING"),
        (EMAIL, NUMBER, "OK"),
        (EMAIL, NONE, "CONSENT_MISSING"),
        (LETTER, NONE, "OK"),
    ],
)
def test_how_much_consent_a_channel_needs(channel, consent, found):
    assert reason(channel, person={"consents": Consents(*[consent] * 4)}) == found


def test_a_practice_may_take_a_number_given_on_intake_as_consent_to_texts():
    intake = policy(sms_consent="number_on_intake")
    given = {"consents": Consents(NUMBER, NUMBER, NUMBER, NUMBER)}
    assert reason(SMS, config=intake, person=given) == "OK"
    assert reason(AUTO, config=intake, person=given) == "AI_VOICE_CONSENT_MISSING"


@pytest.mark.parametrize(
    ("kind", "exemption", "found"),
    [
        (PhoneKind.LANDLINE, True, "OK"),
        (PhoneKind.LANDLINE, False, "AI_VOICE_CONSENT_MISSING"),
        (PhoneKind.MOBILE, True, "AI_VOICE_CONSENT_MISSING"),
        (PhoneKind.VOIP, True, "AI_VOICE_CONSENT_MISSING"),
    ],
)
def test_only_a_home_landline_is_exempt_and_only_where_the_practice_says_so(kind, exemption, found):
    person = {"consents": Consents(NONE, NONE, NONE, NONE), "phones": (mobile(kind=kind),)}
    assert reason(AUTO, config=policy(landline_exemption=exemption), person=person) == found


@pytest.mark.parametrize(
    ("agreed", "channel", "to", "found"),
    [
        (ConfidentialCommunication(LETTER, "po_box"), SMS, None, "CONFIDENTIAL_COMM"),
        (ConfidentialCommunication(LETTER, "po_box"), LETTER, "po_box", "OK"),
        (ConfidentialCommunication(LETTER, "po_box"), LETTER, None, "CONFIDENTIAL_COMM"),
        (ConfidentialCommunication(LETTER), LETTER, None, "OK"),
        (ConfidentialCommunication(EMAIL, "e2"), EMAIL, "e2", "OK"),
        (ConfidentialCommunication(EMAIL, "e2"), EMAIL, None, "CONFIDENTIAL_COMM"),
        (ConfidentialCommunication(EMAIL, "e1"), EMAIL, None, "OK"),
        (ConfidentialCommunication(SMS, "p1"), SMS, None, "OK"),
        (ConfidentialCommunication(LIVE), AUTO, None, "CONFIDENTIAL_COMM"),
    ],
)
def test_a_confidential_address_is_the_only_one(agreed, channel, to, found):
    person = {
        "confidential": agreed,
        "emails": (Email("e1", verified=True), Email("e2", verified=True)),
    }
    assert reason(channel, person=person, message={"to": to}) == found


def test_the_id_of_the_postal_address_may_be_the_agreed_one():
    person = {
        "confidential": ConfidentialCommunication(LETTER, "home"),
        "postal": address(id="home"),
    }
    assert reason(LETTER, person=person) == "OK"
    assert reason(LETTER, person=person, message={"to": "other"}) == "CONFIDENTIAL_COMM"


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_name_and_amount_only_for_whoever_accepts_unencrypted_messages(channel):
    shown = {"person": {"unencrypted_ok": False}, "message": {"discloses": True}}
    wanted = "UNENCRYPTED_NOT_ACCEPTED" if channel in (SMS, EMAIL) else "OK"
    assert reason(channel, **shown) == wanted
    assert reason(channel, person={"unencrypted_ok": False}) == "OK"


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_preference_is_kept_and_an_empty_one_means_no_channel(channel):
    assert reason(channel, person={"channels_only": (channel,)}) == "OK"
    assert reason(channel, person={"channels_only": ()}) == "CHANNEL_PREFERENCE"


@pytest.mark.parametrize(
    ("category", "found"),
    [
        (Category.REPLY, "CONSENT_MISSING"),
        (Category.RECEIPT, "CONSENT_MISSING"),
        (Category.HELP_REPLY, "OK"),
    ],
)
def test_a_help_answer_needs_no_consent_and_other_answers_do(category, found):
    kinds = {
        Category.REPLY: TriggerKind.INBOUND,
        Category.RECEIPT: TriggerKind.PAYMENT,
        Category.HELP_REPLY: TriggerKind.HELP,
    }
    none = {"consents": Consents(NONE, NONE, NONE, NONE)}
    asked = trigger(kinds[category], NOW - timedelta(minutes=1))
    assert reason(SMS, category, person=none, trigger=asked) == found

"""Steps 12 and 12b: numbers, mailboxes, letters, and what their providers told us."""

from datetime import timedelta

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
    retry,
    signal,
    trigger,
)

from tactful.core.policy.facts import (
    Email,
    EmailStatus,
    PhoneKind,
    PhoneStatus,
    PostalKind,
    PostalStatus,
    ReassignedResult,
    TriggerKind,
)
from tactful.core.vocabulary import Category

NOBODY = {"phones": (), "emails": (), "postal": None}
UNVERIFIED = {
    "phones": (mobile(verified=False),),
    "emails": (Email("e1"),),
    "postal": address(verified=False),
}


@pytest.mark.parametrize("person", [NOBODY, UNVERIFIED])
@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_without_a_verified_address_there_is_none(channel, person):
    assert reason(channel, person=person) == "NO_ADDRESS"


@pytest.mark.parametrize("channel", [SMS, LIVE, AUTO, EMAIL])
def test_an_address_the_person_does_not_have_is_none(channel):
    assert reason(channel, message={"to": "gone"}) == "NO_ADDRESS"


def test_the_message_names_which_of_several_numbers_it_goes_to():
    two = {"phones": (mobile(status=PhoneStatus.INVALID), mobile(id="p2"))}
    assert reason(SMS, person=two) == "ADDRESS_INVALID"
    assert reason(SMS, person=two, message={"to": "p2"}) == "OK"


YES, NO, NO_DATA = ReassignedResult.YES, ReassignedResult.NO, ReassignedResult.NO_DATA


@pytest.mark.parametrize(
    ("number", "sms", "live", "auto"),
    [
        ({"status": PhoneStatus.INVALID}, "ADDRESS_INVALID", "ADDRESS_INVALID", "ADDRESS_INVALID"),
        ({"status": PhoneStatus.WRONG_NUMBER}, "WRONG_NUMBER", "WRONG_NUMBER", "WRONG_NUMBER"),
        ({"reassigned": YES}, "NUMBER_REASSIGNED", "NUMBER_REASSIGNED", "NUMBER_REASSIGNED"),
        ({"status": PhoneStatus.UNREACHABLE}, "NUMBER_UNREACHABLE", "OK", "NUMBER_UNREACHABLE"),
        ({"status": PhoneStatus.NO_SMS}, "LANDLINE_NO_SMS", "OK", "OK"),
        ({"kind": PhoneKind.LANDLINE}, "LANDLINE_NO_SMS", "OK", "OK"),
        ({"kind": PhoneKind.FACILITY}, "OK", "OK", "FACILITY_NUMBER"),
        ({"kind": PhoneKind.EMERGENCY}, "OK", "OK", "FACILITY_NUMBER"),
        ({"kind": PhoneKind.VOIP}, "OK", "OK", "OK"),
        ({"reassigned": NO_DATA}, "RND_CHECK_DUE", "OK", "RND_CHECK_DUE"),
        ({"reassigned": None}, "RND_CHECK_DUE", "OK", "RND_CHECK_DUE"),
        ({"reassigned_checked_at": None}, "RND_CHECK_DUE", "OK", "RND_CHECK_DUE"),
        ({"reassigned_checked_at": NOW - timedelta(days=30)}, "OK", "OK", "OK"),
        (
            {"reassigned_checked_at": NOW - timedelta(days=30, seconds=1)},
            "RND_CHECK_DUE",
            "OK",
            "RND_CHECK_DUE",
        ),
    ],
)
def test_what_is_known_of_a_number_stops_the_channels_it_concerns(number, sms, live, auto):
    person = {"phones": (mobile(**number),)}
    found = tuple(reason(channel, person=person) for channel in (SMS, LIVE, AUTO))
    assert found == (sms, live, auto)


def test_the_number_check_can_be_left_off_but_a_known_new_owner_still_counts():
    off = policy(rnd={"enabled": False})
    unchecked = {"phones": (mobile(reassigned=None, reassigned_checked_at=None),)}
    assert reason(SMS, config=off, person=unchecked) == "OK"
    sold = {"phones": (mobile(reassigned=YES),)}
    assert reason(SMS, config=off, person=sold) == "NUMBER_REASSIGNED"


def test_a_check_that_is_due_is_made_within_the_hour():
    assert retry(SMS, person={"phones": (mobile(reassigned=None),)}) == "2026-11-23 16:00"


@pytest.mark.parametrize(
    ("mailbox", "found"),
    [
        (Email("e1", verified=True), "OK"),
        (Email("e1", True, EmailStatus.HARD_BOUNCE), "EMAIL_HARD_BOUNCE"),
        (Email("e1", True, EmailStatus.COMPLAINT), "EMAIL_COMPLAINT"),
    ],
)
def test_a_mailbox_that_refused_or_complained_is_left_alone(mailbox, found):
    assert reason(EMAIL, person={"emails": (mailbox,)}) == found


def test_letters_that_come_back_stop_letters():
    back = {"postal": address(status=PostalStatus.RETURNED)}
    assert reason(LETTER, person=back) == "MAIL_RETURNED"
    event = (signal(LETTER, "letter_returned", "2026-11-20 15:00"),)
    assert reason(LETTER, delivery_events=event) == "MAIL_RETURNED"
    assert reason(SMS, delivery_events=event) == "OK"


def test_a_letter_abroad_is_a_letter():
    assert reason(LETTER, person={"postal": address(kind=PostalKind.FOREIGN)}) == "OK"


@pytest.mark.parametrize(
    ("channel", "code", "sms", "live", "auto", "email"),
    [
        (SMS, "21211", "ADDRESS_INVALID", "ADDRESS_INVALID", "ADDRESS_INVALID", "OK"),
        (SMS, "30005", "ADDRESS_INVALID", "ADDRESS_INVALID", "ADDRESS_INVALID", "OK"),
        (SMS, "30006", "LANDLINE_NO_SMS", "OK", "OK", "OK"),
        (SMS, "30004", "OPTED_OUT_SMS", "OK", "OK", "OK"),
        (SMS, "30007", "OK", "OK", "OK", "OK"),
        (LIVE, "sit_disconnected", "ADDRESS_INVALID", "ADDRESS_INVALID", "ADDRESS_INVALID", "OK"),
        (AUTO, "404", "ADDRESS_INVALID", "ADDRESS_INVALID", "ADDRESS_INVALID", "OK"),
        (AUTO, "no_answer", "OK", "OK", "OK", "OK"),
        (EMAIL, "550 5.1.1", "OK", "OK", "OK", "EMAIL_HARD_BOUNCE"),
        (EMAIL, "5.4.4", "OK", "OK", "OK", "EMAIL_HARD_BOUNCE"),
        (EMAIL, "fbl_complaint", "OK", "OK", "OK", "EMAIL_COMPLAINT"),
    ],
)
def test_what_a_signal_means_for_each_channel(channel, code, sms, live, auto, email):
    events = (signal(channel, code, "2026-11-20 15:00"),)
    found = tuple(reason(asked, delivery_events=events) for asked in (SMS, LIVE, AUTO, EMAIL))
    assert found == (sms, live, auto, email)


@pytest.mark.parametrize(
    ("channel", "events", "found", "again"),
    [
        (SMS, ["30003 2026-11-23 14:00"], "DELIVERY_BACKOFF", "2026-11-24 14:00"),
        (SMS, ["30003 2026-11-22 15:00"], "OK", None),
        (
            SMS,
            ["30003 2026-11-22 14:00", "30008 2026-11-22 16:00"],
            "DELIVERY_BACKOFF",
            "2026-11-24 16:00",
        ),
        # Three in a row on two dates wait four days, which here end on a holiday.
        (
            SMS,
            ["30003 2026-11-21 15:00", "30003 2026-11-21 18:00", "30003 2026-11-22 15:00"],
            "DELIVERY_BACKOFF",
            "2026-11-27 14:00",
        ),
        (
            SMS,
            ["30003 2026-11-19 15:00", "30008 2026-11-20 15:00", "30003 2026-11-22 15:00"],
            "NUMBER_UNREACHABLE",
            None,
        ),
        # Midnight in UTC is one evening in New York.
        (
            SMS,
            ["30003 2026-11-19 15:00", "30003 2026-11-21 02:00", "30003 2026-11-21 01:00"],
            "DELIVERY_BACKOFF",
            "2026-11-25 14:00",
        ),
        (EMAIL, ["452 4.2.2 2026-11-23 13:00"], "DELIVERY_BACKOFF", "2026-11-23 17:00"),
        (
            EMAIL,
            ["452 4.2.2 2026-11-22 13:00", "4.4.1 2026-11-23 13:00"],
            "DELIVERY_BACKOFF",
            "2026-11-24 01:00",
        ),
        (
            EMAIL,
            ["4.2.2 2026-11-14 13:00", "4.2.2 2026-11-18 13:00", "4.2.2 2026-11-22 13:00"],
            "EMAIL_HARD_BOUNCE",
            None,
        ),
        (
            EMAIL,
            ["4.2.2 2026-11-10 13:00", "4.2.2 2026-11-18 13:00", "4.2.2 2026-11-22 13:00"],
            "OK",
            None,
        ),
        # A signal nobody knows is waited out once, then a person looks.
        (SMS, ["39999 2026-11-23 10:00"], "DELIVERY_BACKOFF", "2026-11-24 14:00"),
        (SMS, ["39999 2026-11-10 10:00", "38888 2026-11-12 10:00"], "NUMBER_UNREACHABLE", None),
        (EMAIL, ["huh 2026-11-10 10:00", "what 2026-11-12 10:00"], "EMAIL_HARD_BOUNCE", None),
        (LETTER, ["ask_sender 2026-11-23 14:00"], "DELIVERY_BACKOFF", "2026-11-24 14:00"),
    ],
)
def test_failed_attempts_are_waited_out_longer_and_longer(channel, events, found, again):
    history = tuple(signal(channel, e[:-17], e[-16:]) for e in events)
    assert reason(channel, delivery_events=history) == found
    assert retry(channel, delivery_events=history) == again


def test_a_text_that_failed_does_not_hold_back_a_call_or_an_email():
    failed = (signal(SMS, "30003", "2026-11-23 14:00"),)
    assert {reason(channel, delivery_events=failed) for channel in (LIVE, AUTO, EMAIL)} == {"OK"}


def test_a_phone_nobody_answers_for_days_is_not_called_by_a_machine_either():
    failed = tuple(signal(SMS, "30003", f"2026-11-{day} 15:00") for day in (18, 19, 20))
    assert reason(AUTO, delivery_events=failed) == "NUMBER_UNREACHABLE"
    assert reason(LIVE, delivery_events=failed) == "OK"


@pytest.mark.parametrize(
    ("channel", "code", "about", "found"),
    [
        (SMS, "30005", "p1", "ADDRESS_INVALID"),
        (SMS, "30005", "p2", "OK"),
        (EMAIL, "fbl_complaint", "e1", "EMAIL_COMPLAINT"),
        (EMAIL, "fbl_complaint", "e2", "OK"),
        (LETTER, "letter_returned", "home", "MAIL_RETURNED"),
    ],
)
def test_a_signal_about_another_address_is_not_about_this_one(channel, code, about, found):
    events = (signal(channel, code, "2026-11-20 15:00", about),)
    assert reason(channel, delivery_events=events) == found


def test_an_opt_out_is_confirmed_even_to_a_wrong_number():
    said = trigger(TriggerKind.OPT_OUT, NOW - timedelta(minutes=1))
    wrong = {"phones": (mobile(status=PhoneStatus.WRONG_NUMBER),)}
    confirmed = {"category": Category.OPT_OUT_CONFIRM, "trigger": said}
    assert reason(SMS, person=wrong, **confirmed) == "OK"
    dead = {"phones": (mobile(status=PhoneStatus.INVALID),)}
    assert reason(SMS, person=dead, **confirmed) == "ADDRESS_INVALID"


def test_every_code_about_an_address_is_told_at_once():
    number = mobile(
        verified=False, status=PhoneStatus.WRONG_NUMBER, reassigned=YES, kind=PhoneKind.LANDLINE
    )
    found = ask(SMS, person={"phones": (number,)})
    assert (found.reason, *found.also_codes) == (
        "NO_ADDRESS",
        "WRONG_NUMBER",
        "NUMBER_REASSIGNED",
        "LANDLINE_NO_SMS",
    )

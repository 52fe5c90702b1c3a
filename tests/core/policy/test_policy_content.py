"""Step 13: wording, notices, languages, and answers that come once and in time."""

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
    ask,
    policy,
    reason,
    signal,
    trigger,
)

from tactful.core.policy.facts import LinkKind, TriggerKind
from tactful.core.vocabulary import Category

HOSPITAL = policy(clinic={"hospital_501r": True})


@pytest.mark.parametrize(
    ("message", "code", "stopped"),
    [
        ({"template_approved": False}, "TEMPLATE_NOT_APPROVED", set(ALL_CHANNELS)),
        ({"template_filtered_24h": 3}, "TEMPLATE_FILTERED", set(ALL_CHANNELS)),
        ({"template_filtered_24h": 2}, "TEMPLATE_FILTERED", set()),
        ({"phi_terms": ("biopsy",)}, "CONTENT_PHI", set(ALL_CHANNELS)),
        ({"has_sender_name": False}, "CONTENT_MISSING_ID", {SMS, LIVE, EMAIL, LETTER}),
        ({"has_sender_name": False}, "AI_DISCLOSURE_MISSING", {AUTO}),
        ({"has_ai_disclosure": False}, "AI_DISCLOSURE_MISSING", {AUTO}),
        ({"has_optout": False}, "CONTENT_MISSING_OPTOUT", {SMS, EMAIL, AUTO}),
        (
            {"has_optout": False, "optout_due": False},
            "CONTENT_MISSING_OPTOUT",
            {EMAIL, AUTO},
        ),
        ({"link": LinkKind.SHORTENER}, "CONTENT_LINK_SHORTENER", {SMS, EMAIL}),
        ({"link": LinkKind.NONE}, "CONTENT_LINK_SHORTENER", set()),
        ({"threat_terms": ("final notice",)}, "CONTENT_THREAT", set(ALL_CHANNELS)),
        ({"languages_approved": ("es",)}, "LANGUAGE_UNSUPPORTED", set(ALL_CHANNELS)),
        ({"languages_approved": ()}, "LANGUAGE_UNSUPPORTED", set(ALL_CHANNELS)),
        ({"has_language_notice": False}, "LANGUAGE_NOTICE_MISSING", {LETTER, EMAIL}),
        ({"has_fap_notice": False}, "FAP_NOTICE_MISSING", set()),
    ],
)
def test_each_fault_of_the_wording_stops_the_channels_it_concerns(message, code, stopped):
    found = {channel for channel in ALL_CHANNELS if reason(channel, message=message) == code}
    assert found == stopped


def test_a_nonprofit_hospitals_letter_tells_of_financial_assistance():
    bare = {"has_fap_notice": False}
    assert reason(LETTER, config=HOSPITAL, message=bare) == "FAP_NOTICE_MISSING"
    assert reason(EMAIL, config=HOSPITAL, message=bare) == "OK"
    notice = reason(LETTER, Category.REQUIRED_NOTICE, config=HOSPITAL, message=bare)
    assert notice == "FAP_NOTICE_MISSING"


def test_without_federal_funds_no_language_notice_is_owed():
    private = policy(clinic={"hhs_funds": False})
    assert reason(LETTER, config=private, message={"has_language_notice": False}) == "OK"


def test_a_dialect_is_served_by_its_language():
    assert reason(person={"language": "es-MX"}, message={"languages_approved": ("es",)}) == "OK"
    found = reason(person={"language": "es"}, message={"languages_approved": ("en",)})
    assert found == "LANGUAGE_UNSUPPORTED"


def test_a_receipt_by_email_needs_no_unsubscribe_line_but_a_text_does():
    bare = {"has_optout": False}
    assert reason(EMAIL, Category.RECEIPT, message=bare) == "OK"
    assert reason(SMS, Category.RECEIPT, message=bare) == "CONTENT_MISSING_OPTOUT"


def test_three_filtered_texts_to_one_person_within_a_day_stop_the_wording():
    def filtered(*times):
        return tuple(signal(SMS, "30007", f"2026-11-{time}") for time in times)

    recent = filtered("22 18:00", "23 09:00", "23 14:00")
    assert reason(SMS, delivery_events=recent) == "TEMPLATE_FILTERED"
    older = filtered("22 15:00", "23 09:00", "23 14:00")
    assert reason(SMS, delivery_events=older) == "OK"


@pytest.mark.parametrize(
    ("age", "answered", "found"),
    [
        (timedelta(minutes=5), False, "OK"),
        (timedelta(minutes=5, seconds=1), False, "CONFIRM_WINDOW_EXPIRED"),
        (timedelta(seconds=-1), False, "CONFIRM_WINDOW_EXPIRED"),
        (timedelta(minutes=1), True, "CONFIRM_ALREADY_SENT"),
    ],
)
def test_an_opt_out_is_confirmed_once_and_within_five_minutes(age, answered, found):
    said = trigger(TriggerKind.OPT_OUT, NOW - age, answered=answered)
    assert reason(SMS, Category.OPT_OUT_CONFIRM, trigger=said) == found


def test_there_is_nothing_to_confirm_without_an_opt_out():
    assert reason(SMS, Category.OPT_OUT_CONFIRM) == "CONFIRM_WINDOW_EXPIRED"


@pytest.mark.parametrize(
    ("category", "kind", "found"),
    [
        (Category.REPLY, TriggerKind.INBOUND, "CONFIRM_ALREADY_SENT"),
        (Category.HELP_REPLY, TriggerKind.HELP, "CONFIRM_ALREADY_SENT"),
        (Category.RECEIPT, TriggerKind.PAYMENT, "OK"),
    ],
)
def test_a_message_is_answered_automatically_once(category, kind, found):
    answered = trigger(kind, NOW - timedelta(minutes=2), answered=True)
    assert reason(SMS, category, trigger=answered) == found


def test_every_fault_of_the_wording_is_told_at_once_and_in_order():
    message = {
        "template_approved": False,
        "phi_terms": ("biopsy",),
        "has_sender_name": False,
        "has_optout": False,
        "link": LinkKind.SHORTENER,
        "threat_terms": ("lawsuit",),
        "languages_approved": (),
        "has_language_notice": False,
    }
    found = ask(EMAIL, message=message)
    assert (found.reason, *found.also_codes) == (
        "TEMPLATE_NOT_APPROVED",
        "CONTENT_PHI",
        "CONTENT_MISSING_ID",
        "CONTENT_MISSING_OPTOUT",
        "CONTENT_LINK_SHORTENER",
        "CONTENT_THREAT",
        "LANGUAGE_UNSUPPORTED",
        "LANGUAGE_NOTICE_MISSING",
    )

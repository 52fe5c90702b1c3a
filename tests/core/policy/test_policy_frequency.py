"""Steps 15 and 16: how often is enough, and what carriers can take."""

from datetime import timedelta

import pytest
from tests.core.policy.asking import (
    ALL_CHANNELS,
    AUTO,
    EMAIL,
    LETTER,
    LIVE,
    NOW,
    OPEN_HOURS,
    SMS,
    address,
    ask,
    contact,
    mobile,
    policy,
    reason,
    retry,
    signal,
    trigger,
)

from tactful.core.policy import Decision
from tactful.core.policy.facts import (
    ActorRole,
    ConsentLevel,
    Consents,
    ContactResult,
    DeclaredZone,
    Direction,
    Inbound,
    PhoneKind,
    TriggerKind,
)
from tactful.core.vocabulary import Category

UNCAPPED = policy(
    **OPEN_HOURS,
    caps=dict.fromkeys(
        (
            "min_gap_h",
            "phone_7d",
            "voice_7d",
            "total_7d",
            "total_30d",
            "letter_30d",
            "no_response",
        )
    ),
)


def before(channel, *days, **changes):
    """Contacts that many days ago at eleven in New York."""
    return tuple(contact(channel, NOW + timedelta(hours=1, days=-n), **changes) for n in days)


def after(*contacts, channel=SMS, category=Category.REMINDER, config=None, **changes):
    person = changes.pop("person", {}) | {"history": sum(contacts, ())}
    asked = {"person": person, "config": config} | changes
    return reason(channel, category, **asked), retry(channel, category, **asked)


@pytest.mark.parametrize(
    ("channel", "contacts", "found"),
    [
        (SMS, (before(SMS, 1),), ("FREQ_MIN_GAP", "2026-11-24 16:00")),
        (EMAIL, (before(SMS, 1),), ("FREQ_MIN_GAP", "2026-11-24 16:00")),
        (SMS, (before(LETTER, 1),), ("OK", None)),
        (LETTER, (before(SMS, 1),), ("OK", None)),
        (SMS, (before(SMS, 3, 6),), ("FREQ_7D_PHONE", "2026-11-24 14:00")),
        (SMS, (before(SMS, 3, 7),), ("OK", None)),
        (EMAIL, (before(SMS, 3, 6),), ("OK", None)),
        (LIVE, (before(LIVE, 3), before(AUTO, 5)), ("FREQ_7D_VOICE", "2026-11-25 14:00")),
        (LIVE, (before(LIVE, 3), before(SMS, 5)), ("FREQ_7D_PHONE", "2026-11-25 14:00")),
        (
            EMAIL,
            (before(SMS, 3), before(EMAIL, 4), before(LIVE, 6)),
            ("FREQ_7D_TOTAL", "2026-11-24 12:00"),
        ),
        (
            EMAIL,
            (before(EMAIL, 8, 11, 14, 17, 20, 23),),
            ("FREQ_30D_TOTAL", "2026-11-30 12:00"),
        ),
        (EMAIL, (before(EMAIL, 8, 11, 14, 17, 20, 30),), ("OK", None)),
        (LETTER, (before(LETTER, 5, 29),), ("FREQ_30D_LETTER", "2026-11-24 05:00")),
        (LETTER, (before(LETTER, 5, 30),), ("OK", None)),
    ],
)
def test_the_practices_caps(channel, contacts, found):
    assert after(*contacts, channel=channel) == found


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"category": Category.PROMISE_REMINDER}, True),
        ({"category": Category.PLAN_REMINDER}, True),
        ({"category": Category.RECEIPT}, False),
        ({"category": Category.REPLY}, False),
        ({"category": Category.HELP_REPLY}, False),
        ({"category": Category.OPT_OUT_CONFIRM}, False),
        ({"category": Category.REQUIRED_NOTICE}, False),
        ({"direction": Direction.IN}, False),
        ({"result": ContactResult.REJECTED}, False),
        ({"result": ContactResult.FAILED}, True),
        ({"result": ContactResult.NO_ANSWER}, True),
        ({"result": ContactResult.BUSY}, True),
        ({"result": ContactResult.NO_CONNECT}, True),
        ({"account": "A2"}, True),
    ],
)
def test_which_contacts_count(changes, counts):
    found, _ = after(before(SMS, 1, **changes))
    assert found == ("FREQ_MIN_GAP" if counts else "OK")


@pytest.mark.parametrize(
    ("result", "found"),
    [
        (ContactResult.BUSY, "OK"),
        (ContactResult.NO_CONNECT, "OK"),
        (ContactResult.NO_ANSWER, "REGF_7IN7"),
        (ContactResult.REJECTED, "OK"),
    ],
)
def test_a_collectors_call_counts_when_it_connects(result, found):
    calls = before(LIVE, 1, 2, 3, 4, 5, 6) + before(LIVE, 4, result=result)
    asked = after(calls, channel=LIVE, config=UNCAPPED, role=ActorRole.THIRD)
    assert asked[0] == found


def test_regulation_f_counts_calls_for_each_debt():
    calls = before(LIVE, 0, 1, 2, 3, 4, 5, 6, account="A2")
    third = {"channel": LIVE, "config": UNCAPPED, "role": ActorRole.THIRD}
    earlier = tuple(contact(LIVE, c.at - timedelta(hours=2), account=c.account) for c in calls)
    assert after(earlier, **third)[0] == "OK"
    spoke = before(LIVE, 3, account="A2", conversation=True)
    assert after(spoke, **third)[0] == "OK"
    assert after(before(LIVE, 3, conversation=True), **third) == (
        "REGF_POST_CONVERSATION",
        "2026-11-27 13:00",
    )


def test_a_clinic_is_not_bound_by_regulation_f():
    calls = before(LIVE, 1, 2, 3, 4, 5, 6)
    assert after(calls, channel=LIVE, config=UNCAPPED)[0] == "OK"


@pytest.mark.parametrize(
    ("channel", "role", "days_ago", "found"),
    [
        (EMAIL, ActorRole.FIRST, 2, "COOLDOWN_CONVERSATION"),
        (EMAIL, ActorRole.FIRST, 3, "OK"),
        (AUTO, ActorRole.FIRST, 2, "COOLDOWN_CONVERSATION"),
        (LIVE, ActorRole.FIRST, 2, "OK"),
        (LETTER, ActorRole.FIRST, 2, "OK"),
        (EMAIL, ActorRole.THIRD, 6, "COOLDOWN_CONVERSATION"),
        (EMAIL, ActorRole.THIRD, 7, "OK"),
    ],
)
@pytest.mark.parametrize("direction", list(Direction))
def test_after_a_conversation_no_machine_follows(channel, role, days_ago, found, direction):
    spoke = before(LIVE, days_ago, conversation=True, direction=direction, account="A9")
    assert after(spoke, channel=channel, role=role, config=UNCAPPED)[0] == found


FLORIDA = {"postal": address("33130", "FL"), "phones": (mobile("FL"),)}
THREE_TODAY = tuple(contact(SMS, f"2026-11-23 {hour}:00") for hour in ("13", "14")) + (
    contact(LIVE, "2026-11-22 21:00"),
)


@pytest.mark.parametrize(
    ("person", "config", "found"),
    [
        (FLORIDA, UNCAPPED, "FREQ_STATE"),
        ({"phones": (mobile("FL"),)}, UNCAPPED, "FREQ_STATE"),
        ({}, UNCAPPED, "OK"),
    ],
)
def test_three_in_a_day_are_the_most_some_states_allow(person, config, found):
    assert after(THREE_TODAY, person=person, config=config)[0] == found


def test_three_in_a_day_follow_the_switch_of_the_state_and_the_clock_of_elapsed_hours():
    assert after(THREE_TODAY, person=FLORIDA, config=UNCAPPED)[1] == "2026-11-23 21:00"
    off = policy(**OPEN_HOURS, state_table={"off": ["FL"]}, caps={"min_gap_h": None})
    found = ask(SMS, person=FLORIDA | {"history": THREE_TODAY}, config=off)
    assert "FREQ_STATE" not in (found.reason, *found.also_codes)


BOSTON = {"postal": address("02108", "MA"), "phones": (mobile("MA"),)}
WASHINGTON = {
    "postal": address("20001", "DC"),
    "phones": (mobile("DC"),),
    "consents": Consents(*[ConsentLevel.EXPLICIT] * 4, ecomm_written=True),
}
NEW_YORK_CITY = {
    "postal": address("10001", "NY"),
    "consents": Consents(*[ConsentLevel.EXPLICIT] * 4, ecomm_written=True),
}
OLD = {"account": {"days_past_due": 31}}


@pytest.mark.parametrize(
    ("person", "channel", "contacts", "found"),
    [
        (BOSTON, SMS, (before(SMS, 3), before(LIVE, 6)), "FREQ_STATE"),
        (BOSTON, EMAIL, (before(SMS, 3), before(LIVE, 6)), "OK"),
        (BOSTON, SMS, (before(SMS, 3), before(LIVE, 7)), "OK"),
        (WASHINGTON, LIVE, (before(LIVE, 3, 4, 5),), "FREQ_STATE"),
        (WASHINGTON, SMS, (before(LIVE, 3, 4, 5),), "OK"),
        (WASHINGTON, EMAIL, (before(SMS, 2, 3), before(EMAIL, 4, 5, 6)), "FREQ_STATE"),
        (NEW_YORK_CITY, LIVE, (before(LETTER, 2), before(EMAIL, 4, 6)), "FREQ_STATE"),
        (NEW_YORK_CITY, LETTER, (before(LETTER, 2), before(EMAIL, 4, 6)), "FREQ_STATE"),
        (NEW_YORK_CITY, LIVE, (before(EMAIL, 2, 4, 6, account="A2"),), "OK"),
        (
            BOSTON | {"declared": DeclaredZone("America/New_York", NOW.date(), "NY")},
            SMS,
            (before(SMS, 3), before(LIVE, 6)),
            "OK",
        ),
    ],
)
def test_limits_on_creditors_where_the_person_lives(person, channel, contacts, found):
    assert after(*contacts, person=person, channel=channel, config=UNCAPPED, **OLD)[0] == found


@pytest.mark.parametrize("settings", [{"enabled": False}, {"off": ["MA"]}])
def test_limits_on_creditors_have_no_switch(settings):
    contacts = (before(SMS, 3), before(LIVE, 6))
    off = policy(**OPEN_HOURS, state_table=settings, caps={"phone_7d": 3})
    assert after(*contacts, person=BOSTON, config=off, **OLD)[0] == "FREQ_STATE"
    young = {"account": {"days_past_due": 30}}
    assert after(*contacts, person=BOSTON, config=off, **young)[0] == "OK"


def test_calls_that_rest_on_the_landline_exemption_are_three_in_thirty_days():
    exempt = policy(**OPEN_HOURS, landline_exemption=True)
    home = (mobile(kind=PhoneKind.LANDLINE),)
    calls = before(AUTO, 8, 15, 29)
    none = Consents(*[ConsentLevel.NONE] * 4)
    assert after(calls, channel=AUTO, config=exempt, person={"phones": home, "consents": none}) == (
        "FREQ_LANDLINE_AUTO_30D",
        "2026-11-24 13:00",
    )
    assert after(calls, channel=AUTO, config=exempt, person={"phones": home})[0] == "OK"


SILENT = {"engaged": False}


@pytest.mark.parametrize(
    ("contacts", "person", "found"),
    [
        ((before(SMS, 8, 14, 20, **SILENT),), {}, "FREQ_NO_RESPONSE"),
        (
            (before(SMS, 8, **SILENT), before(EMAIL, 14, **SILENT), before(AUTO, 20, **SILENT)),
            {},
            "FREQ_NO_RESPONSE",
        ),
        ((before(SMS, 8, 14, **SILENT),), {}, "OK"),
        ((before(SMS, 8, 14, **SILENT), before(SMS, 20)), {}, "OK"),
        ((before(SMS, 8, 14, 20, **SILENT), before(SMS, 25)), {}, "FREQ_NO_RESPONSE"),
        # A letter or a live call in between is no automated contact.
        (
            (before(SMS, 8, 14, 20, **SILENT), before(LIVE, 10, **SILENT)),
            {},
            "FREQ_NO_RESPONSE",
        ),
        (
            (before(SMS, 8, 14, 20, **SILENT), before(LIVE, 10, conversation=True)),
            {},
            "OK",
        ),
        (
            (before(SMS, 8, 14, 20, **SILENT), before(LIVE, 10, direction=Direction.IN)),
            {},
            "OK",
        ),
        (
            (before(SMS, 8, 14, 20, **SILENT),),
            {"inbound": (Inbound(NOW - timedelta(days=18), triaged=True),)},
            "OK",
        ),
        (
            (before(SMS, 8, 14, 20, **SILENT),),
            {"inbound": (Inbound(NOW - timedelta(days=21), triaged=True),)},
            "FREQ_NO_RESPONSE",
        ),
    ],
)
def test_after_three_contacts_without_reaction_a_person_takes_over(contacts, person, found):
    assert after(*contacts, person=person)[0] == found
    assert {after(*contacts, person=person, channel=c)[0] for c in (LIVE, LETTER)} == {"OK"}


def test_a_cap_is_reported_before_the_silence_of_the_person():
    silent = before(SMS, 1, 4, 8, **SILENT)
    found = ask(SMS, person={"history": silent})
    assert (found.decision, found.reason) == (Decision.DEFER, "FREQ_MIN_GAP")
    assert "FREQ_NO_RESPONSE" in found.also_codes


@pytest.mark.parametrize("category", [Category.PROMISE_REMINDER, Category.PLAN_REMINDER])
def test_promise_and_plan_reminders_skip_the_practices_caps_only(category):
    assert after(before(SMS, 1, 2, 3), category=category)[0] == "OK"
    asked = {"category": category, "person": FLORIDA, "config": UNCAPPED}
    assert after(THREE_TODAY, **asked)[0] == "FREQ_STATE"


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        (Category.RECEIPT, TriggerKind.PAYMENT),
        (Category.REPLY, TriggerKind.INBOUND),
        (Category.HELP_REPLY, TriggerKind.HELP),
    ],
)
def test_answers_and_receipts_are_not_counted_out(category, kind):
    asked = trigger(kind, NOW - timedelta(minutes=2))
    assert after(before(SMS, 0, 1, 2), category=category, trigger=asked)[0] == "OK"


def test_a_cap_of_zero_never_opens():
    none = policy(caps={"phone_7d": 0})
    for history in ((), before(EMAIL, 20)):
        found = ask(SMS, config=none, person={"history": history})
        assert (found.decision, found.reason) == (Decision.BLOCK, "NO_WINDOW_FOUND")
        assert found.also_codes[0] == "FREQ_7D_PHONE"


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_the_carriers_day_and_rate_concern_texts(channel):
    full = {"carrier_daily_cap_reached": True, "throughput_exceeded": True}
    found = ask(channel, system=full)
    if channel is not SMS:
        assert found.reason == "OK"
        return
    assert (found.reason, *found.also_codes) == ("CARRIER_DAILY_CAP", "THROUGHPUT")
    assert f"{found.retry_at:%Y-%m-%d %H:%M}" == "2026-11-24 14:00"


@pytest.mark.parametrize(
    ("code", "at", "found"),
    [
        ("30001", "2026-11-23 14:59:30", ("THROUGHPUT", "2026-11-23 15:00")),
        ("30022", "2026-11-23 14:58:59", ("OK", None)),
        ("30023", "2026-11-23 14:00:00", ("CARRIER_DAILY_CAP", "2026-11-24 14:00")),
        # Midnight in California was at eight in the morning UTC.
        ("30023", "2026-11-23 07:59:59", ("OK", None)),
    ],
)
def test_a_carriers_refusal_is_waited_out(code, at, found):
    events = (signal(SMS, code, at),)
    assert (reason(delivery_events=events), retry(delivery_events=events)) == found


@pytest.mark.parametrize(("ppm", "found"), [(2_999, "OK"), (3_000, "COMPLAINT_RATE_STOP")])
def test_three_complaints_in_a_thousand_stop_email(ppm, found):
    complained = {"email_complaint_ppm": ppm}
    assert reason(EMAIL, system=complained) == found
    assert reason(EMAIL, Category.RECEIPT, system=complained) == found
    assert reason(SMS, system=complained) == "OK"

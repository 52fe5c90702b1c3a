"""Steps 1 to 5: safety, inbox, law, identity, and "stop all contact"."""

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
    hold,
    reason,
    signal,
    trigger,
    utc,
)

from tactful.core.policy.facts import ActorRole, Inbound, OptIn, OptInBy, Suppression, TriggerKind
from tactful.core.policy.facts import Scope as S
from tactful.core.vocabulary import Category

ONE_DAY_AGO = NOW - timedelta(days=1)


def stop(*scopes, at="2026-11-21 15:00"):
    return Suppression(scopes, utc(at))


def start(*scopes, at="2026-11-22 15:00", by=OptInBy.PATIENT):
    return OptIn(scopes, utc(at), by)


@pytest.mark.parametrize(
    ("kind", "closed", "found"),
    [
        ("safety_self_harm", None, "SAFETY_HOLD"),
        ("safety_medical", None, "SAFETY_HOLD"),
        ("safety_threat", None, "SAFETY_HOLD"),
        ("safety_abuse", None, "SAFETY_HOLD"),
        ("safety_medical", "2026-11-20", "OK"),
        ("deceased", None, "DECEASED"),
        ("deceased", "2026-11-20", "OK"),
        ("bankruptcy_petition", None, "BANKRUPTCY_STAY"),
        ("bankruptcy_petition", "2026-11-20", "OK"),
        ("bankruptcy_discharge", "2026-11-20", "BANKRUPTCY_DISCHARGED"),
        ("attorney", None, "ATTORNEY_REPRESENTED"),
        ("cease_communication", None, "CEASE_COMMUNICATION"),
        ("litigation", None, "LITIGATION_HOLD"),
        ("guarantor_review", None, "GUARANTOR_REVIEW"),
        ("not_responsible", None, "NOT_RESPONSIBLE_PARTY"),
        ("duplicate_identity", None, "IDENTITY_DUPLICATE"),
        # A hold that is to be closed next week is open today.
        ("attorney", "2026-12-01", "ATTORNEY_REPRESENTED"),
    ],
)
@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_hold_on_the_person_stops_every_channel(channel, kind, closed, found):
    assert reason(channel, person={"holds": (hold(kind, closed=closed),)}) == found


@pytest.mark.parametrize(("opened", "found"), [("2026-10-25", "SAFETY_HOLD"), ("2026-10-24", "OK")])
def test_a_self_harm_hold_stays_thirty_days_whatever_staff_enter(opened, found):
    closed = hold("safety_self_harm", opened, "2026-10-30")
    assert reason(person={"holds": (closed,)}) == found


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_a_message_nobody_has_read_stops_reminders_on_every_channel(channel):
    unread = {"inbound": (Inbound(NOW - timedelta(hours=1)),)}
    assert reason(channel, person=unread) == "INBOUND_UNTRIAGED"
    read = {"inbound": (Inbound(NOW - timedelta(hours=1), triaged=True),)}
    assert reason(channel, person=read) == "OK"


def test_a_receipt_and_an_answer_do_not_wait_for_the_inbox():
    unread = {"inbound": (Inbound(NOW - timedelta(minutes=1)),)}
    wrote = trigger(TriggerKind.INBOUND, NOW - timedelta(minutes=1))
    paid = trigger(TriggerKind.PAYMENT, NOW - timedelta(minutes=1))
    assert reason(SMS, Category.REPLY, person=unread, trigger=wrote) == "OK"
    assert reason(SMS, Category.RECEIPT, person=unread, trigger=paid) == "OK"


@pytest.mark.parametrize(("age", "found"), [(17, "RECIPIENT_MINOR"), (18, "OK")])
def test_nobody_under_eighteen_is_asked_for_money(age, found):
    assert reason(person={"age": age}) == found


def test_codes_come_in_the_order_of_the_policy():
    holds = tuple(hold(kind) for kind in ("litigation", "dispute", "attorney", "qmb", "deceased"))
    found = ask(person={"holds": holds, "age": 12}, account={"balance_cents": 0})
    assert found.reason == "DECEASED"
    assert found.also_codes == (
        "ATTORNEY_REPRESENTED",
        "LITIGATION_HOLD",
        "RECIPIENT_MINOR",
        "QMB_BALANCE_BILLING",
        "DISPUTE_OPEN",
        "BALANCE_ZERO",
    )


def test_a_required_notice_passes_a_cease_letter_and_nothing_else_of_the_legal_step():
    for kind, found in (
        ("cease_communication", "OK"),
        ("attorney", "ATTORNEY_REPRESENTED"),
        ("bankruptcy_petition", "BANKRUPTCY_STAY"),
        ("deceased", "DECEASED"),
        ("litigation", "LITIGATION_HOLD"),
    ):
        notice = reason(LETTER, Category.REQUIRED_NOTICE, person={"holds": (hold(kind),)})
        assert notice == found


@pytest.mark.parametrize("channel", [SMS, LIVE, AUTO, EMAIL])
def test_a_required_notice_is_a_letter(channel):
    assert reason(channel, Category.REQUIRED_NOTICE) == "CHANNEL_DISABLED"


@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_stop_all_contact_leaves_only_a_first_party_letter(channel):
    wish = {"suppressions": (stop(S.ALL),)}
    first = reason(channel, person=wish)
    assert first == ("OK" if channel is LETTER else "OPTED_OUT_ALL")
    third = ask(channel, person=wish, role=ActorRole.THIRD)
    assert third.reason == "OPTED_OUT_ALL"


@pytest.mark.parametrize(
    ("scopes", "sms", "live", "auto", "email"),
    [
        ((S.SMS, S.VOICE_AUTO), "OPTED_OUT_SMS", "OK", "OPTED_OUT_AUTOMATED", "OK"),
        ((S.VOICE_LIVE, S.VOICE_AUTO), "OK", "OPTED_OUT_VOICE", "OPTED_OUT_AUTOMATED", "OK"),
        ((S.EMAIL,), "OK", "OK", "OK", "OPTED_OUT_EMAIL"),
    ],
)
def test_a_revocation_stops_its_scopes_and_no_others(scopes, sms, live, auto, email):
    wish = {"suppressions": (stop(*scopes),)}
    found = tuple(reason(channel, person=wish) for channel in (SMS, LIVE, AUTO, EMAIL))
    assert found == (sms, live, auto, email)


@pytest.mark.parametrize(
    ("opt_ins", "found"),
    [
        ((start(S.SMS),), "OK"),
        ((start(S.SMS, by=OptInBy.STAFF),), "OPTED_OUT_SMS"),
        ((start(S.VOICE_AUTO),), "OPTED_OUT_SMS"),
        ((start(S.ALL),), "OPTED_OUT_SMS"),
        ((start(S.SMS, at="2026-11-20 15:00"),), "OPTED_OUT_SMS"),
        ((start(S.SMS, at="2026-11-21 15:00"),), "OPTED_OUT_SMS"),
        ((start(S.SMS, at="2026-11-24 15:00"),), "OPTED_OUT_SMS"),
    ],
)
def test_only_the_patients_own_later_word_for_the_same_scope_opens_again(opt_ins, found):
    assert reason(person={"suppressions": (stop(S.SMS),), "opt_ins": opt_ins}) == found


def test_stop_start_stop_is_stop():
    wishes = {
        "suppressions": (stop(S.SMS, at="2026-06-15 15:00"), stop(S.SMS, at="2026-11-22 16:00")),
        "opt_ins": (start(S.SMS),),
    }
    assert reason(person=wishes) == "OPTED_OUT_SMS"


def test_the_carriers_word_is_a_revocation_that_the_patient_can_take_back():
    blocked = (signal(SMS, "21610", "2026-11-20 15:00"),)
    assert reason(SMS, delivery_events=blocked) == "OPTED_OUT_SMS"
    assert reason(AUTO, delivery_events=blocked) == "OPTED_OUT_AUTOMATED"
    assert reason(LIVE, delivery_events=blocked) == "OK"
    again = {"opt_ins": (start(S.SMS),)}
    assert reason(SMS, person=again, delivery_events=blocked) == "OK"
    assert reason(AUTO, person=again, delivery_events=blocked) == "OPTED_OUT_AUTOMATED"


@pytest.mark.parametrize("years", [1, 5, 10, 40])
def test_an_opt_out_never_wears_off(years):
    long_ago = NOW - timedelta(days=365 * years)
    assert reason(person={"suppressions": (Suppression((S.SMS,), long_ago),)}) == "OPTED_OUT_SMS"


@pytest.mark.parametrize(
    ("minutes", "paid_by", "found"),
    [
        (15, EMAIL, "OK"),
        (16, EMAIL, "OPTED_OUT_ALL"),
        (1, SMS, "OPTED_OUT_ALL"),
        (1, None, "OPTED_OUT_ALL"),
    ],
)
def test_whoever_just_paid_by_email_gets_the_receipt_there(minutes, paid_by, found):
    paid = trigger(TriggerKind.PAYMENT, NOW - timedelta(minutes=minutes), channel=paid_by)
    wish = {"suppressions": (stop(S.ALL),)}
    assert reason(EMAIL, Category.RECEIPT, person=wish, trigger=paid) == found


def test_the_safety_reply_passes_everything_but_our_own_house():
    danger = {
        "holds": (hold("safety_self_harm"), hold("deceased")),
        "suppressions": (stop(S.ALL), stop(S.SMS)),
        "inbound": (Inbound(ONE_DAY_AGO),),
        "phones": (),
        "age": None,
        "language": None,
    }
    reply = {"safety_reply": True, "template_approved": False}
    night = "2026-11-24 08:00"
    assert reason(SMS, Category.REPLY, now=night, person=danger, message=reply) == "OK"
    paused = reason(
        SMS, Category.REPLY, person=danger, message=reply, system={"global_pause": True}
    )
    assert paused == "GLOBAL_PAUSE"


def test_a_reminder_does_not_become_a_safety_reply_by_saying_so():
    reply = {"safety_reply": True}
    assert reason(person={"holds": (hold("safety_abuse"),)}, message=reply) == "SAFETY_HOLD"

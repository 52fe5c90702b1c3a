"""What a carrier, a mail server or the post says of a message, and what follows (policy.md, 4)."""

from datetime import timedelta

import pytest
from tests.cast import NOW
from tests.providers import Provider

from tactful.audit.models import AuditEntry
from tactful.channels.contract import Refused
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import ConsentLevel, GateChannel
from tactful.core.vocabulary import Category, Channel
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    NewTouch,
    NotSent,
    hand_over,
    queue_touches,
    record_consent,
    record_receipt,
    start_channel,
)
from tactful.outreach.models import DeliveryReceipt, Suppression, Touch
from tactful.outreach.queries import ask_gate
from tactful.outreach.rules import rules_for
from tactful.practice.actions import declare, declare_all
from tactful.worklist.models import WorkItem

LATER = NOW + timedelta(hours=3)


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    declare(cast.north, {"consent_voice_auto": "explicit"}, by="test", now=NOW)
    cast.jane.address = "1 Main St, Chicago"
    cast.jane.save()
    return cast.north


def sent(guarantor, channel, *, key="t1", days=0, automated=True, **fields):
    """A message that was taken over some days ago, long enough that the next one may go."""
    column = {Channel.EMAIL: "email", Channel.LETTER: "address"}.get(channel, "mobile")
    at = NOW - timedelta(days=days)
    defaults = {
        "origin_key": f"{key}:{guarantor.pk}",
        "automated": automated,
        "category": Category.REMINDER,
        "template_key": "past_due",
        "to_address": getattr(guarantor, column),
        "status": "accepted",
        "created_at": at,
        "due_at": at,
        "handed_over_at": at,
    }
    return Touch.objects.create(
        practice=guarantor.practice, guarantor=guarantor, channel=channel, **defaults | fields
    )


def hears(touch, signal, *, at=NOW, **fields):
    return record_receipt(touch, signal=signal, at=at, now=at, **fields)


def gate(guarantor, channel, *, now=LATER):
    verdict = ask_gate(guarantor, GateChannel(channel), now=now)
    return {verdict.reason, *verdict.also_codes}


def work():
    return [kind for (kind,) in WorkItem.objects.order_by("id").values_list("kind")]


def stops():
    """What was stopped because of a message, not by anybody's word."""
    return set(Suppression.objects.filter(via__startswith="touch:").values_list("scope", "cause"))


OPTED_OUT = {("sms", "opt_out"), ("voice_auto", "opt_out")}
INVALID = {("address", "invalid")}

TABLE = [
    # signal, on which channel, where the gate is asked, what it says, what is stopped, who looks
    ("21610", "sms", "sms", "OPTED_OUT_SMS", OPTED_OUT, []),
    ("21610", "sms", "voice_auto", "OPTED_OUT_AUTOMATED", OPTED_OUT, []),
    ("21211", "sms", "sms", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("21614", "sms", "sms", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("21217", "sms", "voice_live", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("21635", "sms", "sms", "LANDLINE_NO_SMS", {("address", "no_sms")}, ["contact_details"]),
    ("30006", "sms", "sms", "LANDLINE_NO_SMS", {("address", "no_sms")}, ["contact_details"]),
    ("30003", "sms", "sms", "DELIVERY_BACKOFF", set(), []),
    ("30004", "sms", "sms", "OPTED_OUT_SMS", {("sms", "blocked")}, ["review"]),
    ("30005", "sms", "sms", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("30005", "sms", "voice_live", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("30007", "sms", "sms", None, set(), []),
    ("30008", "sms", "sms", "DELIVERY_BACKOFF", set(), []),
    ("30023", "sms", "sms", "CARRIER_DAILY_CAP", set(), []),
    ("30032", "sms", "sms", "CAMPAIGN_UNREGISTERED", set(), ["review"]),
    ("30034", "sms", "sms", "CAMPAIGN_UNREGISTERED", set(), ["review"]),
    (
        "5.1.1",
        "email",
        "email",
        "EMAIL_HARD_BOUNCE",
        {("address", "hard_bounce")},
        ["contact_details"],
    ),
    (
        "550 5.1.10",
        "email",
        "email",
        "EMAIL_HARD_BOUNCE",
        {("address", "hard_bounce")},
        ["contact_details"],
    ),
    (
        "5.4.4",
        "email",
        "email",
        "EMAIL_HARD_BOUNCE",
        {("address", "hard_bounce")},
        ["contact_details"],
    ),
    ("5.7.26", "email", "email", "GLOBAL_PAUSE", set(), ["review"]),
    ("550 5.7.515", "email", "email", "GLOBAL_PAUSE", set(), ["review"]),
    ("452 4.2.2", "email", "email", "DELIVERY_BACKOFF", set(), []),
    ("fbl_complaint", "email", "email", "EMAIL_COMPLAINT", {("address", "complaint")}, []),
    ("sit_disconnected", "voice", "voice_live", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("404", "voice", "voice_auto", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("604", "voice", "sms", "ADDRESS_INVALID", INVALID, ["contact_details"]),
    ("busy", "voice", "voice_live", None, set(), []),
    ("no_answer", "voice", "voice_live", None, set(), []),
    ("no_connect", "voice", "voice_live", None, set(), []),
    ("letter_returned", "letter", "letter", "MAIL_RETURNED", set(), ["contact_details"]),
    ("a code of tomorrow", "sms", "sms", "DELIVERY_BACKOFF", set(), []),
]


@pytest.mark.parametrize(("signal", "channel", "asked", "code", "stopped", "looks"), TABLE)
def test_each_signal_has_the_effect_the_policy_gives_it(
    cast, north, signal, channel, asked, code, stopped, looks
):
    assert code not in gate(cast.jane, asked)
    assert hears(sent(cast.jane, Channel(channel), days=3), signal)
    said = gate(cast.jane, asked)
    assert code in said if code else said == gate_without_signals(cast.jane, asked)
    assert stops() == stopped
    assert work() == looks


def gate_without_signals(guarantor, channel):
    DeliveryReceipt.objects.all().delete()
    return gate(guarantor, channel)


def test_every_signal_of_the_data_file_is_in_this_table(north):
    told = {(signal, channel) for signal, channel, *_ in TABLE}
    for rule in rules_for(north).policy.delivery.rules:
        if rule.meaning is Meaning.RATE:
            continue  # over within a minute; see the next test
        channels = {"voice" if "voice" in c else str(c) for c in rule.channels}
        for signal in rule.signals:
            assert {(signal, channel) for channel in channels} <= told
        if rule.pattern:
            assert any(
                rule.pattern.match(signal) for signal, channel in told if channel in channels
            )


@pytest.mark.parametrize("signal", ["30001", "20429", "30022"])
def test_too_many_at_once_is_over_in_a_minute(cast, north, signal):
    hears(sent(cast.jane, Channel.SMS, days=3), signal)
    soon, later = (NOW + timedelta(seconds=s) for s in (30, 61))
    assert "THROUGHPUT" in gate(cast.jane, "sms", now=soon)
    assert "THROUGHPUT" not in gate(cast.jane, "sms", now=later)
    assert work() == []


# The address


def test_a_number_that_fails_on_three_days_is_stopped_for_good_and_its_owner_checked(cast, north):
    for days in (3, 2, 1):
        touch = sent(cast.jane, Channel.SMS, key=f"t{days}", days=days)
        hears(touch, "30003", at=NOW - timedelta(days=days))
    assert stops() == {("address", "unreachable")}
    assert work() == ["contact_details"]
    assert "new owner" in WorkItem.objects.get().reason
    months_later = NOW + timedelta(days=90)
    assert "NUMBER_UNREACHABLE" in gate(cast.jane, "sms", now=months_later)
    assert "NUMBER_UNREACHABLE" in gate(cast.jane, "voice_auto", now=months_later)
    assert "NUMBER_UNREACHABLE" not in gate(cast.jane, "voice_live", now=months_later)


def test_a_message_that_arrives_ends_the_count_of_failures(cast, north):
    for days, signal in ((4, "30003"), (3, "30003"), (2, "delivered"), (1, "30003")):
        touch = sent(cast.jane, Channel.SMS, key=f"t{days}", days=days)
        hears(touch, signal, at=NOW - timedelta(days=days))
    assert (stops(), work()) == (set(), [])


def test_a_mailbox_that_is_full_three_times_in_ten_days_is_stopped(cast, north):
    touch = sent(cast.mary, Channel.EMAIL, days=9)
    for days in (8, 4, 0):
        hears(touch, "452 4.2.2", at=NOW - timedelta(days=days))
    assert stops() == {("address", "hard_bounce")}
    assert work() == ["contact_details"]
    assert "EMAIL_HARD_BOUNCE" in gate(cast.mary, "email", now=NOW + timedelta(days=90))


def test_a_signal_nobody_knows_is_waited_out_once_and_then_a_person_looks(cast, north):
    touch = sent(cast.jane, Channel.SMS, days=3)
    hears(touch, "99999", at=NOW - timedelta(days=2))
    assert work() == []
    hears(touch, "99999", at=NOW)
    assert work() == ["review"]
    assert stops() == set()  # nothing is stopped for good by what nobody understands


def test_a_wrong_number_is_wrong_for_everybody_who_has_it(cast, north):
    Guarantor.objects.filter(pk=cast.john.pk).update(phone=cast.jane.mobile, mobile="")
    hears(sent(cast.jane, Channel.SMS, days=3), "30005")
    assert "ADDRESS_INVALID" in gate(cast.john, "sms")


def test_what_waits_for_a_number_that_is_stopped_is_taken_back_at_once(cast, north):
    touch = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="waits",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(north, [touch], now=NOW)
    hears(sent(cast.jane, Channel.SMS, days=3), "21610")
    waiting = Touch.objects.get(origin_key="waits")
    assert (waiting.status, waiting.reason) == ("cancelled", "opt_out")


# A block at the other end, which is ours to ask about


def test_texts_go_on_after_a_block_once_a_person_asked_and_they_are_welcome(cast, north):
    hears(sent(cast.jane, Channel.SMS, days=3), "30004")
    assert "OPTED_OUT_SMS" in gate(cast.jane, "sms")
    assert "OPTED_OUT_AUTOMATED" not in gate(cast.jane, "voice_auto")
    record_consent(
        cast.jane,
        scope="sms",
        basis=ConsentLevel.EXPLICIT,
        wording="Texts are welcome; the block was a mistake.",
        source="phone",
        given_by="staff",
        now=NOW + timedelta(hours=1),
    )
    assert "OPTED_OUT_SMS" not in gate(cast.jane, "sms")


def test_what_staff_were_told_ends_no_opt_out_at_the_carrier(cast, north):
    hears(sent(cast.jane, Channel.SMS, days=3), "21610")
    record_consent(
        cast.jane,
        scope="sms",
        basis=ConsentLevel.EXPLICIT,
        wording="Texts are welcome.",
        source="phone",
        given_by="staff",
        now=NOW + timedelta(hours=1),
    )
    assert "OPTED_OUT_SMS" in gate(cast.jane, "sms")


# The wording, and our own sender


def test_a_wording_that_carriers_filter_three_times_in_a_day_rests_for_everybody(cast, north):
    for who, key in ((cast.john, "t1"), (cast.john, "t2")):
        hears(sent(who, Channel.SMS, key=key, days=3), "30007", at=NOW - timedelta(hours=3))
    assert work() == []
    hears(sent(cast.jane, Channel.SMS, days=3), "30007", at=NOW - timedelta(hours=2))
    assert work() == ["review"]
    assert "never change words only to slip past" in WorkItem.objects.get().reason
    assert stops() == set()
    touch = NewTouch(
        guarantor_id=cast.mary.pk,
        origin_key="next",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(north, [touch], now=NOW)
    hand_over(north, Channel.SMS, Provider(Channel.SMS), now=NOW)
    assert Touch.objects.get(origin_key="next").reason == "TEMPLATE_FILTERED"


@pytest.mark.parametrize(
    ("channel", "code"), [(Channel.SMS, "30034"), (Channel.EMAIL, "550 5.7.26")]
)
def test_a_channel_whose_sender_is_refused_stays_stopped_until_a_person_says_so(
    cast, north, channel, code
):
    asked = "sms" if channel is Channel.SMS else "email"
    closed = {"CAMPAIGN_UNREGISTERED", "GLOBAL_PAUSE"}
    hears(sent(cast.jane, channel, days=3), code)
    assert closed & gate(cast.mary, asked, now=NOW + timedelta(days=60))
    assert not closed & gate(cast.mary, "voice_live")
    assert start_channel(north, channel, by="staff:bea", now=LATER)
    assert not start_channel(north, channel, by="staff:bea", now=LATER)
    for who in (cast.jane, cast.mary):
        assert not closed & gate(who, asked)
    said = AuditEntry.objects.filter(action__startswith="channel st").order_by("id")
    assert [entry.action for entry in said] == ["channel stopped", "channel started"]


# The receipt itself


def test_a_receipt_is_kept_once_as_it_came_without_what_must_not_be_kept(cast, north):
    touch = sent(cast.jane, Channel.SMS)
    assert hears(touch, "30003", text="card 4111 1111 1111 1111 declined")
    assert not hears(touch, "30003")
    kept = DeliveryReceipt.objects.get()
    assert (kept.signal, "4111" in kept.text) == ("30003", False)


@pytest.mark.parametrize(
    ("signal", "result", "engaged"),
    [
        ("accepted", "", False),
        ("delivered", "delivered", False),
        ("opened", "delivered", True),
        ("clicked", "delivered", True),
        ("answered", "delivered", True),
        ("busy", "busy", False),
        ("no_answer", "no_answer", False),
        ("30003", "failed", False),
    ],
)
def test_a_receipt_says_what_became_of_the_touch(cast, north, signal, result, engaged):
    touch = sent(cast.jane, Channel.SMS)
    hears(touch, signal)
    touch.refresh_from_db()
    assert (touch.result, touch.engaged_at is not None) == (result, engaged)


def test_a_message_whose_fate_was_unknown_is_sent_once_its_provider_says_so(cast, north):
    touch = sent(cast.jane, Channel.SMS, status="unknown", reason="no answer")
    hears(touch, "delivered")
    touch.refresh_from_db()
    assert (touch.status, touch.reason) == ("accepted", "")


def test_what_never_left_has_no_receipt(cast, north):
    touch = sent(cast.jane, Channel.SMS, status="queued", handed_over_at=None)
    with pytest.raises(NotSent):
        hears(touch, "delivered")


def test_a_refusal_in_the_answer_has_the_same_effect_as_a_receipt(cast, north):
    touch = NewTouch(
        guarantor_id=cast.john.pk,
        origin_key="now",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(north, [touch], now=NOW)
    refused = Provider(Channel.SMS, lambda touch: Refused("blocked", "30004"))
    hand_over(north, Channel.SMS, refused, now=NOW)
    assert stops() == {("sms", "blocked")}
    assert work() == ["review"]

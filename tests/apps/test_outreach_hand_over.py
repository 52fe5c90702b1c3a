"""Handing touches over: what is read again first, what goes out, what is written down."""

from datetime import timedelta

import pytest
from tests.cast import (
    NOW,
    TODAY,
    bill,
    local,
    make_guarantor,
    make_practice,
    pay,
    refresh,
    replied_stop,
)
from tests.providers import Provider

from tactful.audit.models import AuditEntry
from tactful.channels.contract import Accepted, OutcomeUnknown, Refused, TryAgain
from tactful.channels.simulator import simulators
from tactful.core.policy.facts import ConsentLevel, Trigger, TriggerKind
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState
from tactful.ledger.actions import record_promise
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    NewTouch,
    cancel_queued,
    claim,
    hand_over,
    open_hold,
    queue_touches,
    reconcile_in_flight,
    record_consent,
    record_revocation,
    start_channel,
    suppress,
)
from tactful.outreach.actions.outcomes import ATTEMPTS
from tactful.outreach.models import (
    DeliveryReceipt,
    GateDecision,
    RateBucket,
    Suppression,
    Template,
    Touch,
)
from tactful.practice.actions import change_settings, declare_all
from tactful.practice.models import Practice
from tactful.worklist.models import WorkItem

NIGHT = NOW - timedelta(hours=6)  # 4 am in Chicago


@pytest.fixture
def north(cast):
    for practice in (cast.north, cast.south):
        declare_all(practice, by="test", now=NOW)
    return cast.north


def ask(guarantor, channel, *, key="t1", template="past_due", now=NOW, **fields):
    """A touch in the queue."""
    defaults = {"category": Category.REMINDER, "template_key": template}
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key=f"{key}:{guarantor.pk}",
        channel=channel,
        **defaults | fields,
    )
    queue_touches(guarantor.practice, [touch], now=now)
    return Touch.objects.get(practice=guarantor.practice, origin_key=touch.origin_key)


def send(practice, channel, provider=None, *, now=NOW):
    return hand_over(practice, channel, provider or Provider(channel), now=now)


def again(touch):
    touch.refresh_from_db()
    return touch


def items():
    return list(WorkItem.objects.order_by("id").values_list("kind", "guarantor__last_name"))


# What goes out


def test_a_reminder_is_written_at_hand_over_from_the_balance_as_it_stands_then(cast, north):
    touch = ask(cast.john, Channel.SMS)
    pay(cast.john, 10_00, on=TODAY - timedelta(days=20))
    refresh(north)
    provider = Provider(Channel.SMS)
    assert send(north, Channel.SMS, provider) == 1
    assert "$300.00" in provider.got[0].body
    assert again(touch).status == "accepted"
    assert (touch.body, touch.to_address) == (provider.got[0].body, cast.john.mobile)
    assert touch.provider_id == f"id-{touch.uid}"


def test_an_email_has_both_forms_a_sender_and_a_way_to_stop(cast, north):
    ask(cast.mary, Channel.EMAIL)
    provider = Provider(Channel.EMAIL)
    send(north, Channel.EMAIL, provider)
    mail = provider.got[0]
    assert mail.to == "mary.lee@example.com"
    assert mail.sender == "North Clinic <billing@north.example>"
    assert all("$88.20" in form for form in (mail.body, mail.html))
    assert mail.subject
    assert dict(mail.headers)["List-Unsubscribe"] == "<mailto:billing@north.example?subject=STOP>"


def test_without_acceptance_of_unencrypted_messages_name_and_amount_stay_inside(cast, north):
    said = {"wording": "", "source": "staff:bea", "now": NOW}
    record_consent(cast.mary, scope="unencrypted", basis=ConsentLevel.NONE, **said)
    ask(cast.mary, Channel.EMAIL)
    provider = Provider(Channel.EMAIL)
    send(north, Channel.EMAIL, provider)
    assert not {"88.20", "Mary"} & set(provider.got[0].body.replace("$", " ").split())


def test_a_message_is_in_the_persons_own_language(cast, north):
    ask(cast.ana, Channel.EMAIL)
    provider = Provider(Channel.EMAIL)
    send(north, Channel.EMAIL, provider)
    assert "Hola" in provider.got[0].body


def test_the_tone_follows_the_age_of_the_balance(cast, north):
    ask(cast.mary, Channel.EMAIL)
    ask(cast.john, Channel.SMS)
    mail, text = Provider(Channel.EMAIL), Provider(Channel.SMS)
    send(north, Channel.EMAIL, mail)
    send(north, Channel.SMS, text)
    assert "checking in" in mail.got[0].body  # 45 days: warm
    assert "have not heard back" in text.got[0].body  # 90 days: direct


def test_who_paid_a_part_is_thanked_first_and_then_told_what_is_left(cast, north):
    pay(cast.john, 60_00, on=TODAY - timedelta(days=20))
    refresh(north)
    ask(cast.john, Channel.SMS)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    [text] = provider.got
    assert "Thank you" in text.body
    assert "$60.00" in text.body
    assert "$250.00" in text.body


def test_thanks_are_said_once(cast, north):
    pay(cast.john, 60_00, on=TODAY - timedelta(days=20))
    refresh(north)
    for weeks in (0, 1):
        now = NOW + timedelta(weeks=weeks)
        refresh_balances(north, on=now.date(), now=now, confirmed=True)
        ask(cast.john, Channel.SMS, key=f"t{weeks}", now=now)
        provider = Provider(Channel.SMS)
        send(north, Channel.SMS, provider, now=now)
    [text] = provider.got
    assert "Thank you" not in text.body
    assert "$250.00" in text.body


def test_thanks_are_due_by_the_practices_calendar_not_by_greenwichs(cast, north):
    paid_on = TODAY - timedelta(days=20)
    evening = local(paid_on, 20)  # the next day already in UTC
    assert evening.date() > paid_on
    earlier = ask(cast.john, Channel.SMS, key="earlier", now=evening)
    Touch.objects.filter(pk=earlier.pk).update(status="accepted", handed_over_at=evening)
    pay(cast.john, 60_00, on=paid_on)
    refresh(north)
    ask(cast.john, Channel.SMS)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert "Thank you" in provider.got[0].body


def test_a_heads_up_that_waited_past_the_due_date_no_longer_says_it_is_ahead(cast, north):
    ask(cast.john, Channel.SMS, template="due_soon")
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert "heads-up" not in provider.got[0].body
    assert "have not heard back" in provider.got[0].body


def test_a_promise_is_not_reminded_of_once_its_day_is_over(cast, north):
    record_promise(
        cast.john,
        promised_on=TODAY + timedelta(days=3),
        amount_cents=310_00,
        made_on=TODAY,
        taken_by="staff:bea",
        now=NOW,
    )
    touch = ask(
        cast.john,
        Channel.SMS,
        template="promise_reminder",
        category=Category.PROMISE_REMINDER,
        now=local(TODAY + timedelta(days=3), 20, 55),
    )
    provider = Provider(Channel.SMS)
    for days in range(3, 12):
        for hour in (11, 20):
            now = local(TODAY + timedelta(days=days), hour, 56)
            if days == 3 and hour == 11:
                continue
            refresh_balances(north, on=now.date(), now=now, confirmed=True)
            send(north, Channel.SMS, provider, now=now)
    assert provider.got == []
    assert (again(touch).status, touch.reason) == ("cancelled", "too_late")


def test_who_just_wrote_is_answered_before_anybody_is_reminded(cast, north):
    change_settings(north, {"rates": {"sms": 1, "email": 300, "voice": 10}}, by="t", now=NOW)
    ask(cast.john, Channel.SMS, now=NOW - timedelta(hours=1))
    ask(
        cast.jane,
        Channel.SMS,
        template="help_reply",
        category=Category.HELP_REPLY,
        to_address=cast.jane.mobile,
        trigger=Trigger(TriggerKind.HELP, NOW - timedelta(seconds=5)),
    )
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert [touch.to for touch in provider.got] == [cast.jane.mobile]


def test_a_reminder_goes_to_the_number_on_file_when_it_is_handed_over(cast, north):
    ask(cast.john, Channel.SMS)
    Guarantor.objects.filter(pk=cast.john.pk).update(mobile="+13125550188")
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert provider.got[0].to == "+13125550188"


def test_an_answer_goes_back_to_where_the_message_came_from(cast, north):
    at = NOW - timedelta(minutes=1)
    ask(
        cast.john,
        Channel.SMS,
        template="help_reply",
        category=Category.HELP_REPLY,
        to_address="+13125550777",
        trigger=Trigger(TriggerKind.HELP, at),
    )
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert [touch.to for touch in provider.got] == ["+13125550777"]


def test_the_one_confirmation_of_an_opt_out_goes_out_once(cast, north):
    at = NOW - timedelta(minutes=1)
    record_revocation(cast.john, by="staff:bea", now=at)
    confirm = {
        "template": "opt_out_confirm",
        "category": Category.OPT_OUT_CONFIRM,
        "to_address": cast.john.mobile,
        "trigger": Trigger(TriggerKind.OPT_OUT, at),
    }
    ask(cast.john, Channel.SMS, **confirm)
    second = ask(cast.john, Channel.SMS, key="t2", **confirm)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert len(provider.got) == 1
    assert again(second).reason == "CONFIRM_ALREADY_SENT"


def test_the_practices_own_wording_is_used_once_it_is_approved(cast, north):
    own = Template.objects.create(
        practice=north,
        key="past_due",
        channel=Channel.SMS,
        tone="direct",
        variant="full",
        text="{{ practice_name }}: {{ balance }} is open. {{ pay_link }} "
        "Reply STOP to opt out, HELP for help.",
    )
    touch = ask(cast.john, Channel.SMS)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("cancelled", "TEMPLATE_NOT_APPROVED")
    Template.objects.filter(pk=own.pk).update(approved_by="staff:bea", approved_at=NOW)
    ask(cast.john, Channel.SMS, key="t2")
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert provider.got[0].body.startswith("North Clinic: $310.00 is open.")


@pytest.mark.parametrize("words", ["all or part", "Questions", "you CAN  pay"])
def test_a_word_the_practice_never_writes_is_found_again_at_hand_over(cast, north, words):
    Template.objects.create(
        practice=north,
        key="past_due",
        channel=Channel.SMS,
        tone="direct",
        variant="full",
        text="{{ practice_name }}: You can\npay all or part. Questions? {{ pay_link }} "
        "Reply STOP to opt out, HELP for help.",
        approved_by="staff:bea",
        approved_at=NOW,
    )
    touch = ask(cast.john, Channel.SMS)
    change_settings(north, {"phrases": {"never_write": [words]}}, by="t", now=NOW)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider)
    assert provider.got == []
    assert (again(touch).status, touch.reason) == ("cancelled", "CONTENT_PHI")


# What no longer passes


def test_a_payment_between_queue_and_hand_over_cancels(cast, north):
    touch = ask(cast.john, Channel.SMS)
    pay(cast.john, 310_00)
    refresh(north)
    provider = Provider(Channel.SMS)
    assert send(north, Channel.SMS, provider) == 1
    assert (again(touch).status, touch.reason, provider.got) == ("cancelled", "BALANCE_ZERO", [])


def test_a_part_payment_between_queue_and_hand_over_waits_two_weeks(cast, north):
    touch = ask(cast.john, Channel.SMS)
    pay(cast.john, 100_00)
    refresh(north)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("queued", "PAYMENT_COOLDOWN")
    assert touch.due_at >= NOW + timedelta(days=13)


def test_an_opt_out_between_queue_and_hand_over_cancels(cast, north):
    touch = ask(cast.john, Channel.SMS)
    replied_stop(cast.john, at=NOW)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("cancelled", "OPTED_OUT_SMS")


def test_an_opt_out_told_to_staff_takes_back_what_waits_at_once(cast, north):
    text, mail = ask(cast.jane, Channel.SMS), ask(cast.jane, Channel.EMAIL, key="t2")
    record_revocation(cast.jane, by="staff:bea", now=NOW)
    assert (again(text).status, again(mail).status) == ("cancelled", "cancelled")
    assert Suppression.objects.get(guarantor=cast.jane).via == "staff:bea"


def test_a_number_that_is_stopped_is_stopped_for_whoever_has_it_in_either_column(cast, north):
    Guarantor.objects.filter(pk=cast.jane.pk).update(mobile="", phone="+13125550777")
    touch = ask(cast.jane, Channel.SMS)
    suppress(north, ["address"], cause="wrong_number", via="t", now=NOW, address="+13125550777")
    assert (again(touch).status, touch.reason) == ("cancelled", "wrong_number")


def test_a_hold_takes_back_what_waits_at_once(cast, north):
    touch = ask(cast.jane, Channel.SMS)
    open_hold(
        cast.jane, HoldKind.DISPUTE, reason="says paid", origin_key="t", by="staff:bea", now=NOW
    )
    assert (again(touch).status, touch.reason) == ("cancelled", "hold_dispute")


def test_insurance_that_is_pending_by_then_cancels(cast, north):
    touch = ask(cast.jane, Channel.SMS)
    Guarantor.objects.filter(pk=cast.jane.pk).update(insurance_state=InsuranceState.PENDING)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("cancelled", "INSURANCE_PENDING")


def test_at_night_a_reminder_waits_for_the_morning_where_the_person_lives(cast, north):
    refresh_balances(north, on=TODAY, now=NIGHT, confirmed=True)
    touch = ask(cast.jane, Channel.SMS, now=NIGHT)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider, now=NIGHT)
    assert (again(touch).status, touch.reason) == ("queued", "QUIET_HOURS_FEDERAL")
    assert touch.due_at == NOW - timedelta(hours=1)  # 9 am
    assert send(north, Channel.SMS, provider, now=touch.due_at - timedelta(seconds=1)) == 0
    assert send(north, Channel.SMS, provider, now=touch.due_at) == 1
    assert len(provider.got) == 1


def test_two_reminders_to_one_person_in_one_batch_are_one_and_a_later_one(cast, north):
    first, second = ask(cast.jane, Channel.SMS), ask(cast.jane, Channel.SMS, key="t2")
    provider = Provider(Channel.SMS)
    assert send(north, Channel.SMS, provider) == 2
    assert (again(first).status, again(second).status) == ("accepted", "queued")
    assert (second.reason, len(provider.got)) == ("FREQ_MIN_GAP", 1)


def test_two_reminders_to_one_person_on_two_channels_are_one_and_a_later_one(cast, north):
    ask(cast.jane, Channel.SMS), ask(cast.jane, Channel.EMAIL, key="t2")
    text, mail = Provider(Channel.SMS), Provider(Channel.EMAIL)
    send(north, Channel.SMS, text)
    send(north, Channel.EMAIL, mail)
    assert (len(text.got), len(mail.got)) == (1, 0)


def test_without_a_fresh_export_nobody_is_asked_for_money_but_answers_go_on(cast, north):
    reminder = ask(cast.john, Channel.SMS)
    answer = ask(
        cast.jane,
        Channel.SMS,
        template="help_reply",
        category=Category.HELP_REPLY,
        to_address=cast.jane.mobile,
        trigger=Trigger(TriggerKind.HELP, NOW + timedelta(days=2)),
    )
    assert send(north, Channel.SMS, now=NOW + timedelta(days=2)) == 1
    assert (again(reminder).status, again(answer).status) == ("queued", "accepted")


def test_a_cancelled_touch_is_not_sent(cast, north):
    ask(cast.john, Channel.SMS)
    assert cancel_queued(north, [cast.john.pk], "by hand", now=NOW) == 1
    assert send(north, Channel.SMS) == 0


def test_what_is_asked_for_twice_is_one_touch(cast, north):
    ask(cast.john, Channel.SMS), ask(cast.john, Channel.SMS)
    assert Touch.objects.count() == 1


def test_souths_touches_are_not_norths_to_send(cast, north):
    ask(cast.pat, Channel.SMS)
    assert send(north, Channel.SMS) == 0
    provider = Provider(Channel.SMS)
    assert send(cast.south, Channel.SMS, provider) == 1
    assert provider.got[0].body.startswith("South Clinic")


# What goes wrong


def test_a_message_that_cannot_be_written_is_cancelled_and_shown_and_the_rest_goes_on(cast, north):
    bad = ask(cast.jane, Channel.SMS, template="no_such_message")
    good = ask(cast.john, Channel.SMS)
    assert send(north, Channel.SMS) == 2
    assert (again(bad).status, again(good).status) == ("cancelled", "accepted")
    assert items() == [("review", "Smith")]


@pytest.mark.parametrize("missing", ["portal_url", "phone"])
def test_what_the_practice_itself_left_out_loses_no_reminder_and_is_told_once(cast, north, missing):
    known = getattr(north, missing)
    Practice.objects.filter(pk=north.pk).update(**{missing: ""})
    touches = [ask(cast.jane, Channel.EMAIL), ask(cast.mary, Channel.EMAIL)]
    provider = Provider(Channel.EMAIL)
    assert send(Practice.objects.get(pk=north.pk), Channel.EMAIL, provider) == 2
    assert {again(touch).status for touch in touches} == {"queued"}
    assert (provider.got, len(items())) == ([], 1)
    Practice.objects.filter(pk=north.pk).update(**{missing: known})
    tomorrow = NOW + timedelta(days=1)
    refresh_balances(north, on=tomorrow.date(), now=tomorrow, confirmed=True)
    send(Practice.objects.get(pk=north.pk), Channel.EMAIL, provider, now=tomorrow)
    assert len(provider.got) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ practice_name }} {{ ballance }}", "not_composed"),
        ("{% if help_link %}x{% endif %}",) * 2,
    ],
)
def test_a_template_with_an_unknown_tag_or_nothing_in_it_sends_nothing(cast, north, text, code):
    Template.objects.create(
        practice=north,
        key="past_due",
        channel=Channel.SMS,
        tone="direct",
        variant="full",
        text=text,
        approved_at=NOW,
    )
    bad, good = ask(cast.john, Channel.SMS), ask(cast.pat, Channel.SMS)
    provider = Provider(Channel.SMS)
    send(north, Channel.SMS, provider), send(cast.south, Channel.SMS, provider)
    assert (again(bad).status, bad.reason) == ("cancelled", "not_composed")
    assert (again(good).status, items()) == ("accepted", [("review", "Doe")])
    assert "ballance" in WorkItem.objects.get().reason or code != "not_composed"


def test_nobody_is_written_to_in_a_language_they_did_not_choose(cast, north):
    Guarantor.objects.filter(pk=cast.john.pk).update(language="vi")
    touch = ask(cast.john, Channel.SMS)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("cancelled", "LANGUAGE_UNSUPPORTED")
    assert items() == [("review", "Doe")]


def test_a_poisoned_row_is_set_aside_and_the_rest_goes_on(cast, north):
    poisoned = ask(cast.jane, Channel.SMS)
    Guarantor.objects.filter(pk=cast.jane.pk).update(places={"mobile": ["not", "a", "place"]})
    good = ask(cast.john, Channel.SMS)
    assert send(north, Channel.SMS) == 2
    assert (again(poisoned).status, poisoned.reason) == ("cancelled", "fault")
    assert (again(good).status, items()) == ("accepted", [("review", "Smith")])


def test_a_refused_number_is_not_texted_again_and_a_person_is_told(cast, north):
    touch = ask(cast.john, Channel.SMS)
    refused = Refused("this number does not exist", "30005")
    send(north, Channel.SMS, Provider(Channel.SMS, lambda touch: refused))
    assert (again(touch).status, touch.reason) == ("refused", "30005")
    assert items() == [("contact_details", "Doe")]
    later = ask(cast.john, Channel.SMS, key="t2")
    send(north, Channel.SMS, now=NOW)
    assert (again(later).status, later.reason) == ("cancelled", "ADDRESS_INVALID")


def test_a_mailbox_that_does_not_exist_is_suppressed(cast, north):
    ask(cast.mary, Channel.EMAIL)
    refused = Refused("the mailbox does not exist", "550 5.1.1")
    send(north, Channel.EMAIL, Provider(Channel.EMAIL, lambda touch: refused))
    causes = Suppression.objects.filter(address=cast.mary.email).values_list("cause", flat=True)
    assert set(causes) == {"hard_bounce"}


def test_an_opt_out_at_the_carrier_is_an_opt_out_here(cast, north):
    ask(cast.john, Channel.SMS)
    refused = Refused("opted out at the carrier", "21610")
    send(north, Channel.SMS, Provider(Channel.SMS, lambda touch: refused))
    scopes = Suppression.objects.filter(guarantor=cast.john).values_list("scope", "cause")
    assert set(scopes) == {("sms", "opt_out"), ("voice_auto", "opt_out")}


def test_what_certainly_was_not_sent_is_tried_again_later_and_goes_out(cast, north):
    touch = ask(cast.john, Channel.SMS)
    down = Provider(Channel.SMS, lambda touch: TryAgain("the provider is down"))
    send(north, Channel.SMS, down)
    assert (again(touch).status, touch.attempts, touch.body) == ("queued", 1, "")
    assert (touch.handed_over_at, touch.due_at) == (None, NOW + timedelta(minutes=1))
    up = Provider(Channel.SMS)
    assert send(north, Channel.SMS, up, now=NOW) == 0
    assert send(north, Channel.SMS, up, now=touch.due_at) == 1
    assert (again(touch).status, touch.attempts, len(up.got)) == ("accepted", 2, 1)


def test_a_touch_is_not_tried_for_ever(cast, north):
    touch, at = ask(cast.john, Channel.SMS), NOW
    down = Provider(Channel.SMS, lambda touch: TryAgain("the provider is down"))
    refresh_balances(north, on=TODAY, now=NOW + timedelta(hours=20), confirmed=True)
    for _ in range(ATTEMPTS):
        send(north, Channel.SMS, down, now=at)
        at = max(again(touch).due_at, RateBucket.objects.get(channel="sms").resumes_at)
    assert len(down.got) == ATTEMPTS
    assert (again(touch).status, touch.reason) == ("refused", "gave_up")
    assert items() == [("refused_touch", "Doe")]


def test_while_a_provider_is_down_only_a_few_are_tried_and_the_rest_keep_their_turn(cast, north):
    others = [crowd(north, n) for n in range(6)]
    refresh(north)
    touches = [ask(one, Channel.SMS) for one in others]
    down = Provider(Channel.SMS, lambda touch: TryAgain("the provider is down"))
    assert send(north, Channel.SMS, down) == 6
    assert len(down.got) == 3
    assert [again(touch).attempts for touch in touches] == [1, 1, 1, 0, 0, 0]
    assert {touch.status for touch in touches} == {"queued"}
    assert send(north, Channel.SMS, down) == 0
    up = Provider(Channel.SMS)
    send(north, Channel.SMS, up, now=NOW + timedelta(minutes=1))
    assert len(up.got) == 6


def test_a_provider_that_stops_answering_costs_a_few_people_their_reminder_not_everybody(
    cast, north
):
    touches = [ask(crowd(north, n), Channel.SMS) for n in range(6)]
    refresh(north)
    hangs = Provider(Channel.SMS, lambda touch: OutcomeUnknown("no answer"))
    send(north, Channel.SMS, hangs)
    assert [again(touch).status for touch in touches] == ["unknown"] * 3 + ["queued"] * 3
    assert send(north, Channel.SMS, hangs) == 0
    up = Provider(Channel.SMS)
    send(north, Channel.SMS, up, now=NOW + timedelta(minutes=1))
    assert [again(touch).status for touch in touches] == ["unknown"] * 3 + ["accepted"] * 3


@pytest.mark.parametrize(
    ("channel", "code"), [(Channel.EMAIL, "550 5.7.26"), (Channel.SMS, "30034")]
)
def test_where_our_own_sender_is_refused_the_channel_pauses_and_nobody_loses_a_reminder(
    cast, north, channel, code
):
    touch = ask(cast.jane, channel)
    refused = Provider(channel, lambda touch: Refused("refused by policy", code))
    send(north, channel, refused)
    assert (again(touch).status, touch.reason) == ("queued", code)
    mended, tomorrow = Provider(channel), NOW + timedelta(hours=23)
    assert send(north, channel, mended, now=tomorrow) == 0
    assert start_channel(north, channel, by="staff:bea", now=NOW)
    send(north, channel, mended)
    assert (again(touch).status, len(mended.got)) == ("accepted", 1)


def test_a_person_is_told_once_that_our_own_sender_is_refused(cast, north):
    ask(cast.jane, Channel.EMAIL)
    ask(cast.mary, Channel.EMAIL)
    refused = Provider(Channel.EMAIL, lambda touch: Refused("refused by policy", "550 5.7.26"))
    send(north, Channel.EMAIL, refused)
    assert items() == [("review", "Smith")]


def test_a_provider_that_says_when_to_come_back_is_left_alone_until_then(cast, north):
    touch = ask(cast.john, Channel.SMS)
    later = TryAgain("too many texts", timedelta(minutes=30), "20429")
    send(north, Channel.SMS, Provider(Channel.SMS, lambda touch: later))
    assert again(touch).due_at == NOW + timedelta(minutes=30)
    assert send(north, Channel.SMS, now=NOW + timedelta(minutes=29)) == 0
    assert send(north, Channel.SMS, now=NOW + timedelta(minutes=30)) == 1


def test_a_full_mailbox_is_waited_out_by_the_gate_and_does_not_stop_the_others(cast, north):
    full, good = ask(cast.mary, Channel.EMAIL), ask(cast.jane, Channel.EMAIL)

    def answers(touch):
        is_mary = "mary" in touch.to
        return TryAgain("full", code="452 4.2.2") if is_mary else Accepted("1")

    provider = Provider(Channel.EMAIL, answers)
    send(north, Channel.EMAIL, provider)
    assert (again(full).status, again(good).status) == ("queued", "accepted")
    assert DeliveryReceipt.objects.get().signal == "452 4.2.2"
    send(north, Channel.EMAIL, provider, now=full.due_at)
    assert again(full).reason == "DELIVERY_BACKOFF"


def test_an_unknown_outcome_is_never_sent_again_and_a_person_is_told(cast, north):
    touch = ask(cast.john, Channel.SMS)
    lost = Provider(Channel.SMS, lambda touch: OutcomeUnknown("no answer"))
    send(north, Channel.SMS, lost)
    assert again(touch).status == "unknown"
    assert items() == [("unknown_outcome", "Doe")]
    later = NOW + timedelta(hours=5)
    assert send(north, Channel.SMS, now=later) == 0
    assert reconcile_in_flight(later, 100) == 0


def test_a_channel_that_breaks_is_an_unknown_outcome(cast, north):
    def broken(touch):
        raise KeyError("sid")

    touch = ask(cast.john, Channel.SMS)
    send(north, Channel.SMS, Provider(Channel.SMS, broken))
    assert again(touch).status == "unknown"


def test_a_process_that_died_on_the_way_leaves_an_unknown_outcome_and_nothing_is_resent(
    cast, north
):
    touch = ask(cast.john, Channel.SMS)
    assert len(claim(north, Channel.SMS, provider="test", now=NOW).out) == 1
    assert again(touch).status == "handed_over"
    assert send(north, Channel.SMS) == 0
    assert reconcile_in_flight(NOW + timedelta(minutes=14), 100) == 0
    assert reconcile_in_flight(NOW + timedelta(minutes=15), 100) == 1
    assert (again(touch).status, touch.reason) == ("unknown", "lease_over")
    assert items() == [("unknown_outcome", "Doe")]
    assert send(north, Channel.SMS, now=NOW + timedelta(hours=1)) == 0


def test_an_answer_after_the_lease_still_says_what_happened(cast, north):
    touch = ask(cast.john, Channel.SMS)

    def slow(_):
        reconcile_in_flight(NOW + timedelta(minutes=16), 100)

    send(north, Channel.SMS, Provider(Channel.SMS, before=slow))
    assert again(touch).status == "accepted"


def test_a_touch_that_is_unknown_by_then_is_not_put_back(cast, north):
    touch = ask(cast.john, Channel.SMS)

    def slow(_):
        reconcile_in_flight(NOW + timedelta(minutes=16), 100)

    again_later = Provider(Channel.SMS, lambda _: TryAgain("down"), before=slow)
    send(north, Channel.SMS, again_later)
    assert again(touch).status == "unknown"


def test_a_worker_told_to_stop_puts_back_what_it_has_not_tried(cast, north):
    first, second = ask(cast.john, Channel.SMS), ask(cast.jane, Channel.SMS)
    provider = Provider(Channel.SMS)
    hand_over(north, Channel.SMS, provider, now=NOW, stopping=lambda: bool(provider.got))
    assert (again(first).status, again(second).status) == ("accepted", "queued")
    assert (second.attempts, second.handed_over_at, second.body) == (0, None, "")
    send(north, Channel.SMS, provider)
    assert len(provider.got) == 2


# How much, and what is kept


def test_no_more_goes_out_in_a_minute_than_the_carrier_takes(cast, north):
    change_settings(north, {"rates": {"sms": 2, "email": 300, "voice": 10}}, by="t", now=NOW)
    others = [crowd(north, n) for n in range(5)]
    refresh(north)
    for one in others:
        ask(one, Channel.SMS)
    provider = Provider(Channel.SMS)
    counts = [send(north, Channel.SMS, provider, now=NOW + timedelta(seconds=s)) for s in range(61)]
    assert (counts[0], counts[1], sum(counts)) == (2, 0, 4)


def test_no_more_goes_out_in_a_carriers_day_than_it_takes(cast, north):
    earlier = NOW - timedelta(minutes=1)
    ask(cast.john, Channel.SMS, now=earlier)
    claim(north, Channel.SMS, provider="t", now=earlier)
    RateBucket.objects.update(handed_over_on_day=2_000)
    touch = ask(cast.jane, Channel.SMS)
    send(north, Channel.SMS)
    assert (again(touch).status, touch.reason) == ("queued", "CARRIER_DAILY_CAP")


def test_a_decision_is_kept_when_it_differs_from_the_last_one(cast, north):
    ask(cast.john, Channel.SMS)
    down = Provider(Channel.SMS, lambda touch: TryAgain("down", code="20429"))
    send(north, Channel.SMS, down)
    send(north, Channel.SMS, down, now=NOW + timedelta(minutes=2))
    kept = GateDecision.objects.filter(guarantor=cast.john)
    assert [decision.reason for decision in kept] == ["OK"]
    replied_stop(cast.john, at=NOW)
    send(north, Channel.SMS, now=NOW + timedelta(hours=1))
    assert [d.reason for d in kept.order_by("id")] == ["OK", "OPTED_OUT_SMS"]
    assert [d.superseded_at is None for d in kept.order_by("id")] == [False, True]


def test_every_hand_over_is_in_the_audit_by_its_opaque_id(cast, north):
    touch = ask(cast.john, Channel.SMS)
    send(north, Channel.SMS)
    entry = AuditEntry.objects.get(action="touches handed over")
    assert entry.detail == {"touches": [touch.uid]}


def test_nothing_a_log_or_an_exception_may_show_names_the_person(cast, north, caplog):
    Guarantor.objects.filter(pk=cast.jane.pk).update(places={"mobile": ["Jane", "123.45", "x"]})
    ask(cast.jane, Channel.SMS)
    send(north, Channel.SMS)
    for secret in ("Jane", "Smith", "123.45", cast.jane.mobile):
        assert secret not in caplog.text


def test_the_simulators_take_every_channel(cast, north):
    channels = simulators()
    for guarantor, channel in ((cast.john, Channel.SMS), (cast.mary, Channel.EMAIL)):
        ask(guarantor, channel)
        assert send(north, channel, channels[channel]) == 1
    assert set(Touch.objects.values_list("status", "provider")) == {("accepted", "simulator")}


def crowd(practice, n):
    guarantor = make_guarantor(practice, f"Crowd, N{n}", mobile=f"+131255502{n:02}")
    bill(guarantor, 100_00, days=40)
    return guarantor


def test_a_practice_of_another_zone_keeps_its_own_hours(cast, north):
    denver = make_practice("West", zone="America/Denver")
    declare_all(denver, by="t", now=NOW)
    one = make_guarantor(denver, "Far, Out", mobile="+13035550100", zip_code="80202", state="CO")
    here = {"state": "CO", "zones": ["America/Denver"]}
    Guarantor.objects.filter(pk=one.pk).update(places={"zip": here, "mobile": here})
    bill(one, 100_00, days=40)
    refresh(denver)
    touch = ask(one, Channel.SMS)
    send(denver, Channel.SMS, now=NOW - timedelta(minutes=30))
    assert touch.due_at == NOW
    send(denver, Channel.SMS, now=NOW - timedelta(hours=2) + timedelta(hours=2))
    assert again(touch).status == "accepted"

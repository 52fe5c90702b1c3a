"""What the gate is told about people: from rows, and from what the practice declared."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, bill, make_guarantor, pay, refresh
from tests.crowd import add_accounts

from tactful.core.policy import may_contact
from tactful.core.policy.facts import (
    ConsentLevel,
    Contact,
    ContactResult,
    EmailStatus,
    GateChannel,
    LinkKind,
    MessageFacts,
    PaymentKind,
    PhoneStatus,
    Scope,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState
from tactful.ledger.models import Balance, Guarantor, PromiseToPay
from tactful.outreach.actions import open_hold, record_consent, release_hold, suppress
from tactful.outreach.gather import QUERIES, gather
from tactful.outreach.models import DeliveryReceipt, InboundMessage, Touch
from tactful.outreach.rules import feed_is_fresh, rules_for
from tactful.practice.actions import declare, declare_all

MESSAGE = MessageFacts(
    template_approved=True,
    discloses=True,
    has_sender_name=True,
    has_optout=True,
    link=LinkKind.OWN,
    has_language_notice=True,
    languages_approved=("en", "es"),
)


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    return cast.north


def told(north, guarantor):
    return gather(north, [guarantor.pk], NOW)[guarantor.pk]


def answer(person, channel, category=Category.REMINDER, *, practice):
    rules = rules_for(practice)
    question = person.question(channel, category, MESSAGE)
    return may_contact(question, rules.policy, rules.states, now=NOW).reason


def touched(guarantor, *, days, channel=Channel.SMS, status="accepted", **fields):
    defaults = {
        "origin_key": f"test:{Touch.objects.count()}",
        "category": Category.REMINDER,
        "to_address": guarantor.mobile if channel == Channel.SMS else guarantor.email,
        "created_at": NOW - timedelta(days=days),
        "due_at": NOW - timedelta(days=days),
        "handed_over_at": NOW - timedelta(days=days),
    }
    return Touch.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        channel=channel,
        status=status,
        **defaults | fields,
    )


def test_a_batch_costs_the_same_queries_for_one_person_and_for_five_hundred(north):
    add_accounts(north, 500, now=NOW)
    ids = list(Guarantor.objects.filter(practice=north).values_list("id", flat=True))
    rules = rules_for(north)
    for some in (ids[:1], ids):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(gather(north, some, NOW, rules)) == len(some)
        assert len(asked) == QUERIES


def test_people_of_another_practice_are_left_out(cast, north):
    assert gather(north, [cast.pat.pk], NOW) == {}
    assert gather(cast.south, [cast.jane.pk], NOW) == {}


@pytest.mark.parametrize(
    ("who", "channel", "reason"),
    [
        ("jane", GateChannel.EMAIL, "OK"),
        ("jane", GateChannel.SMS, "OK"),
        ("jane", GateChannel.VOICE_LIVE, "OK"),
        ("jane", GateChannel.VOICE_AUTO, "CHANNEL_DISABLED"),
        ("john", GateChannel.SMS, "OK"),
        ("john", GateChannel.EMAIL, "NO_ADDRESS"),
        ("ana", GateChannel.SMS, "OPTED_OUT_SMS"),
        ("ana", GateChannel.EMAIL, "OK"),
    ],
)
def test_the_gate_answers_for_the_cast_as_a_biller_would(cast, north, who, channel, reason):
    person = told(north, getattr(cast, who))
    assert answer(person, channel, practice=north) == reason


@pytest.mark.parametrize(
    ("fact", "value", "channel", "reason"),
    [
        ("guarantors_are_adults", False, GateChannel.EMAIL, "INPUT_INCOMPLETE"),
        ("numbers_are_ours", False, GateChannel.EMAIL, "NO_ADDRESS"),
        ("consent_sms", "number_only", GateChannel.SMS, "CONSENT_MISSING"),
        ("consent_email", "none", GateChannel.EMAIL, "CONSENT_MISSING"),
        ("unencrypted_accepted", False, GateChannel.EMAIL, "UNENCRYPTED_NOT_ACCEPTED"),
        ("statements_sent", False, GateChannel.EMAIL, "STATEMENT_NOT_SENT"),
        ("agreements_signed", False, GateChannel.EMAIL, "BAA_MISSING"),
        ("sender_registered", False, GateChannel.SMS, "CAMPAIGN_UNREGISTERED"),
        ("feed_age_h", 0, GateChannel.EMAIL, "BALANCE_STALE"),
    ],
)
def test_what_the_practice_did_not_declare_closes_the_gate(
    cast, north, fact, value, channel, reason
):
    declare(north, {fact: value}, by="test", now=NOW)
    assert answer(told(north, cast.jane), channel, practice=north) == reason


def test_nothing_is_known_of_a_practice_that_declared_nothing(cast):
    person = told(cast.north, cast.jane)
    assert (person.person.age, person.person.consents.sms) == (None, None)
    assert answer(person, GateChannel.SMS, practice=cast.north) == "INPUT_INCOMPLETE"


def test_one_fresh_account_vouches_for_an_export_that_names_only_what_changed(cast, north):
    Balance.objects.filter(guarantor=cast.jane).update(confirmed_at=NOW - timedelta(days=9))
    assert told(north, cast.jane).account.balance_as_of > NOW - timedelta(hours=24)
    Balance.objects.filter(practice=north).update(confirmed_at=NOW - timedelta(days=9))
    assert not feed_is_fresh(north, rules_for(north), now=NOW)
    assert answer(told(north, cast.jane), GateChannel.SMS, practice=north) == "BALANCE_STALE"


def test_a_weekly_export_declared_as_such_vouches_for_a_week(cast, north):
    Balance.objects.filter(practice=north).update(confirmed_at=NOW - timedelta(days=6))
    declare(north, {"feed_age_h": 168}, by="test", now=NOW)
    assert feed_is_fresh(north, rules_for(north), now=NOW)
    assert answer(told(north, cast.jane), GateChannel.SMS, practice=north) == "OK"


def test_a_recorded_consent_counts_before_what_the_practice_declared(cast, north):
    said = {"wording": "", "source": "staff:bea", "now": NOW - timedelta(days=2)}
    record_consent(cast.jane, scope="sms", basis=ConsentLevel.NONE, **said)
    assert told(north, cast.jane).person.consents.sms is ConsentLevel.NONE
    later = said | {"now": NOW - timedelta(days=1)}
    record_consent(cast.jane, scope="all", basis=ConsentLevel.EXPLICIT, **later)
    assert told(north, cast.jane).person.consents.sms is ConsentLevel.EXPLICIT


def test_only_the_patients_own_word_ends_an_opt_out(cast, north):
    said = {"scope": "sms", "basis": ConsentLevel.EXPLICIT, "wording": "START", "now": NOW}
    record_consent(cast.ana, source="staff:bea", given_by="staff", **said)
    assert answer(told(north, cast.ana), GateChannel.SMS, practice=north) == "OPTED_OUT_SMS"
    record_consent(cast.ana, source="reply:1", given_by="patient", **said)
    assert answer(told(north, cast.ana), GateChannel.SMS, practice=north) == "OK"


def test_who_does_not_accept_unencrypted_messages_is_remembered(cast, north):
    said = {"wording": "link only, please", "source": "staff:bea", "now": NOW}
    record_consent(cast.jane, scope="unencrypted", basis=ConsentLevel.NONE, **said)
    assert told(north, cast.jane).person.unencrypted_ok is False


def test_a_wrong_number_is_wrong_for_everybody_who_has_it(cast, north):
    twin = make_guarantor(north, "Doe, Jim", mobile=cast.john.mobile)
    suppress(
        north,
        ["address"],
        cause="wrong_number",
        via="staff:bea",
        now=NOW,
        guarantor_id=cast.john.pk,
        address=cast.john.mobile,
    )
    for one in (cast.john, twin):
        assert told(north, one).person.phones[0].status is PhoneStatus.WRONG_NUMBER
    assert told(north, cast.jane).person.phones[0].status is PhoneStatus.OK


def test_a_mailbox_that_bounced_comes_back_only_when_the_patient_names_it_again(cast, north):
    bounced = {"cause": "hard_bounce", "via": "touch:1", "now": NOW - timedelta(days=3)}
    suppress(north, ["address"], guarantor_id=cast.mary.pk, address=cast.mary.email, **bounced)
    assert told(north, cast.mary).person.emails[0].status is EmailStatus.HARD_BOUNCE
    record_consent(
        cast.mary,
        scope="email",
        basis=ConsentLevel.EXPLICIT,
        wording="use this one",
        source="staff:bea",
        address=cast.mary.email,
        now=NOW - timedelta(days=1),
    )
    assert told(north, cast.mary).person.emails[0].status is EmailStatus.OK


def test_a_stop_from_a_shared_number_holds_for_all_who_share_it(cast, north):
    twin = make_guarantor(north, "Doe, Jim", mobile=cast.john.mobile)
    bill(twin, 75_00, days=40)
    refresh(north)
    suppress(
        north,
        [Scope.SMS, Scope.VOICE_AUTO],
        cause="opt_out",
        via="reply:1",
        now=NOW,
        guarantor_id=cast.john.pk,
        address=cast.john.mobile,
    )
    assert answer(told(north, twin), GateChannel.SMS, practice=north) == "OPTED_OUT_SMS"


@pytest.mark.parametrize(
    ("tags", "insurance", "hold"),
    [
        (["disputed"], InsuranceState.SELF_PAY, HoldKind.DISPUTE),
        (["hardship"], InsuranceState.SELF_PAY, HoldKind.HARDSHIP),
        (["deceased"], InsuranceState.SELF_PAY, HoldKind.DECEASED),
        (["bankrupt"], InsuranceState.SELF_PAY, HoldKind.BANKRUPTCY_PETITION),
        (["payment_plan"], InsuranceState.SELF_PAY, HoldKind.PLAN),
        ([], InsuranceState.PENDING, HoldKind.INSURANCE_PENDING),
    ],
)
def test_what_the_export_says_of_an_account_holds_it_while_it_says_so(
    cast, north, tags, insurance, hold
):
    Guarantor.objects.filter(pk=cast.jane.pk).update(tags=tags, insurance_state=insurance)
    assert told(north, cast.jane).open_holds == {hold}
    assert answer(told(north, cast.jane), GateChannel.EMAIL, practice=north) != "OK"


def test_do_not_contact_in_the_export_is_an_opt_out_of_everything(cast, north):
    Guarantor.objects.filter(pk=cast.jane.pk).update(tags=["do_not_contact"])
    assert answer(told(north, cast.jane), GateChannel.EMAIL, practice=north) == "OPTED_OUT_ALL"


def test_a_released_hold_is_told_with_the_day_it_ended(cast, north):
    hold = open_hold(
        cast.jane, HoldKind.DISPUTE, reason="says paid", origin_key="t", by="staff:bea", now=NOW
    )
    assert answer(told(north, cast.jane), GateChannel.EMAIL, practice=north) == "DISPUTE_OPEN"
    release_hold(hold, by="staff:bea", now=NOW)
    person = told(north, cast.jane)
    assert person.open_holds == frozenset()
    assert person.person.holds[0].closed == TODAY
    assert answer(person, GateChannel.EMAIL, practice=north) == "DISPUTE_COOLDOWN"


def test_a_message_nobody_has_read_stops_everything_automated(cast, north):
    InboundMessage.objects.create(
        practice=north,
        guarantor=cast.jane,
        channel=Channel.SMS,
        from_address=cast.jane.mobile,
        text="about my bill",
        provider_message_id="in-9",
        received_at=NOW - timedelta(hours=1),
    )
    assert answer(told(north, cast.jane), GateChannel.EMAIL, practice=north) == "INBOUND_UNTRIAGED"


@pytest.mark.parametrize(
    ("status", "counts"),
    [
        ("accepted", True),
        ("handed_over", True),
        ("unknown", True),
        ("refused", False),
        ("cancelled", False),
        ("queued", False),
    ],
)
def test_a_touch_counts_once_it_may_have_reached_the_person(cast, north, status, counts):
    touched(cast.jane, days=1, status=status)
    reason = answer(told(north, cast.jane), GateChannel.EMAIL, practice=north)
    assert reason == ("FREQ_MIN_GAP" if counts else "OK")


def test_every_touch_of_an_accounts_life_is_counted_however_old(cast, north):
    for n in range(12):
        touched(cast.jane, days=181 + n)
    person = told(north, cast.jane)
    assert (person.account.contacts_total, len(person.person.history)) == (12, 0)
    assert answer(person, GateChannel.EMAIL, practice=north) == "ACCOUNT_LIFE_ENDED"


def test_a_second_touch_in_one_batch_counts_the_first(cast, north):
    person = told(north, cast.jane)
    after = person.after_contact(Contact(GateChannel.SMS, NOW))
    assert answer(after, GateChannel.EMAIL, practice=north) == "FREQ_MIN_GAP"


def test_a_failed_delivery_is_told_until_something_arrived(cast, north):
    touch = touched(cast.john, days=3, result=ContactResult.FAILED)
    at = NOW - timedelta(days=3)
    DeliveryReceipt.objects.create(practice=north, touch=touch, signal="30003", at=at)
    assert [e.signal for e in told(north, cast.john).signals[GateChannel.SMS]] == ["30003"]
    later = at + timedelta(hours=1)
    DeliveryReceipt.objects.create(practice=north, touch=touch, signal="delivered", at=later)
    assert told(north, cast.john).signals == {}


def test_failures_of_a_number_the_person_no_longer_has_are_forgotten(cast, north):
    touch = touched(cast.john, days=3, to_address="+13125559999")
    DeliveryReceipt.objects.create(
        practice=north, touch=touch, signal="30003", at=NOW - timedelta(days=3)
    )
    assert told(north, cast.john).signals == {}


def test_an_email_taken_later_ends_the_soft_bounces_before_it(cast, north):
    touch = touched(cast.mary, days=5, channel=Channel.EMAIL)
    DeliveryReceipt.objects.create(
        practice=north, touch=touch, signal="452 4.2.2", at=NOW - timedelta(days=5)
    )
    assert told(north, cast.mary).signals
    touched(cast.mary, days=4, channel=Channel.EMAIL)
    assert not told(north, cast.mary).signals


@pytest.mark.parametrize(
    ("cents", "days_ago", "returned", "kind"),
    [
        (50_00, 2, None, PaymentKind.PARTIAL),
        (50_00, 2, TODAY, None),
        (-50_00, 2, None, None),
        (50_00, 61, None, None),
        (50_00, -3, None, PaymentKind.PENDING),
    ],
)
def test_a_payment_is_told_while_it_bears_on_reminders(
    cast, north, cents, days_ago, returned, kind
):
    pay(cast.jane, cents, on=TODAY - timedelta(days=days_ago), returned_on=returned)
    found = [payment.kind for payment in told(north, cast.jane).account.payments]
    assert found == ([kind] if kind else [])


def test_a_promise_is_told_with_whether_its_one_reminder_went_out(cast, north):
    PromiseToPay.objects.create(
        practice=north,
        guarantor=cast.jane,
        made_on=TODAY - timedelta(days=5),
        promised_on=TODAY,
        taken_by="staff:bea",
    )
    assert told(north, cast.jane).account.promises[0].reminder_sent is False
    touched(cast.jane, days=0, category=Category.PROMISE_REMINDER)
    assert told(north, cast.jane).account.promises[0].reminder_sent is True


def test_complaints_are_counted_against_the_e_mails_sent(cast, north):
    for n in range(4):
        touched(cast.mary, days=n + 1, channel=Channel.EMAIL)
    assert told(north, cast.mary).system.email_complaint_ppm == 0
    suppress(
        north,
        ["address"],
        cause="complaint",
        via="receipt:1",
        now=NOW,
        address="someone.else@example.com",
    )
    assert told(north, cast.mary).system.email_complaint_ppm == 125_000 * 2


def test_a_person_without_a_mobile_is_called_on_the_other_number(cast, north):
    home = make_guarantor(north, "Poe, Ed", mobile="", phone="+13125550177")
    person = told(north, home)
    assert person.targets[GateChannel.VOICE_LIVE].address == "+13125550177"
    assert answer(person, GateChannel.SMS, practice=north) != "OK"


def test_the_message_may_name_another_address_than_the_first(cast, north):
    person = told(north, cast.jane)
    elsewhere = replace(MESSAGE, to="nowhere")
    question = person.question(GateChannel.EMAIL, Category.REMINDER, elsewhere)
    rules = rules_for(north)
    assert may_contact(question, rules.policy, rules.states, now=NOW).reason == "NO_ADDRESS"

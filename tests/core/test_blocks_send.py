"""A send block: the first open channel, a wait for one that opens, or a person."""

from datetime import date

import pytest
from tests.core.enrolling import NOW, OPEN, block, chicago, defer, gate, owing

from tactful.core.blocks._times import Anchor, Moment
from tactful.core.blocks.send import JourneyCategory, SendBlock, Way, WhenDeferred
from tactful.core.policy.facts import GateChannel
from tactful.core.priority import Priority
from tactful.core.steps import Exit, ExitReason, GoTo, HandOff, OpenWorkItem, Send, WaitUntil
from tactful.core.vocabulary import Category, Channel, HoldKind, Urgency, WorkKind

REMINDER = SendBlock(
    id="reminder",
    template="past_due",
    channels=(Way.PREFERRED, Way.SMS, Way.EMAIL),
    next="after",
)
HEADS_UP = SendBlock(
    id="heads_up",
    template="due_soon",
    channels=(Way.PREFERRED_DIGITAL, Way.SMS, Way.EMAIL),
    next="after",
    not_after=Moment(Anchor.DUE_DATE),
    otherwise="next",
)
TOMORROW_AT_NINE = chicago("2026-11-21 09:00")


def decide(send, facts, ask=OPEN):
    return send.decide(facts, now=NOW, ask=ask)


@pytest.mark.parametrize(
    ("preferred", "channel"),
    [
        (Channel.SMS, Channel.SMS),
        (Channel.EMAIL, Channel.EMAIL),
        (None, Channel.SMS),
        (Channel.PORTAL, Channel.SMS),
    ],
)
def test_a_reminder_goes_out_on_the_preferred_channel(preferred, channel):
    decision = decide(REMINDER, owing(preferred_channel=preferred))
    assert decision == Send(channel, "past_due", Category.REMINDER, "after")


@pytest.mark.parametrize(
    ("preferred", "kind", "reason"),
    [
        (Channel.VOICE, WorkKind.CALL, "prefers a call, 61 days past due"),
        (Channel.LETTER, WorkKind.LETTER, "prefers a letter, 61 days past due"),
    ],
)
def test_who_prefers_a_call_or_a_letter_gets_one_from_a_person(preferred, kind, reason):
    decision = decide(REMINDER, owing(preferred_channel=preferred))
    assert decision == OpenWorkItem(kind, reason, Urgency.P3, "after", "past_due")


def test_a_person_is_not_asked_twice_for_the_same_call():
    facts = owing(preferred_channel=Channel.VOICE, open_work=frozenset({WorkKind.CALL}))
    assert decide(REMINDER, facts) == GoTo("after", "a call is on the worklist already")


def test_a_heads_up_is_a_text_even_for_whoever_prefers_the_phone():
    facts = owing(preferred_channel=Channel.VOICE, oldest_due_on=date(2026, 11, 23))
    assert decide(HEADS_UP, facts) == Send(Channel.SMS, "due_soon", Category.REMINDER, "after")


def test_a_closed_channel_moves_to_the_next_one_and_says_why():
    decision = decide(REMINDER, owing(), gate(sms=block("OPTED_OUT_SMS")))
    assert decision == Send(
        Channel.EMAIL, "past_due", Category.REMINDER, "after", ((Channel.SMS, "OPTED_OUT_SMS"),)
    )


def test_a_channel_without_an_address_is_passed_over_without_asking_the_gate():
    asked = []

    def ask(channel, category):
        asked.append(channel)
        return OPEN(channel, category)

    decision = decide(REMINDER, owing(reachable=frozenset({Channel.EMAIL})), ask)
    assert decision.passed_over == ((Channel.SMS, "NO_ADDRESS"),)
    assert asked == [GateChannel.EMAIL]


def test_a_channel_closed_only_for_now_is_waited_for():
    opens = chicago("2026-11-21 10:00")
    decision = decide(REMINDER, owing(), gate(sms=defer("QUIET_HOURS_FEDERAL", opens)))
    assert decision == WaitUntil(opens, "QUIET_HOURS_FEDERAL")


def test_after_a_closed_channel_the_next_one_is_waited_for():
    opens = chicago("2026-11-21 10:00")
    ask = gate(sms=block("OPTED_OUT_SMS"), email=defer("FREQ_MIN_GAP", opens))
    assert decide(REMINDER, owing(), ask) == WaitUntil(opens, "FREQ_MIN_GAP")


@pytest.mark.parametrize(
    ("ask", "decision"),
    [
        (
            gate(sms=defer("FREQ_7D_PHONE", chicago("2026-11-24 09:00"))),
            Send(Channel.EMAIL, "past_due", Category.REMINDER, "after"),
        ),
        (
            gate(
                sms=defer("FREQ_7D_PHONE", chicago("2026-11-24 09:00")),
                email=defer("CLINIC_HOURS", chicago("2026-11-21 07:00")),
            ),
            WaitUntil(chicago("2026-11-21 07:00"), "CLINIC_HOURS"),
        ),
    ],
)
def test_a_block_that_is_in_a_hurry_tries_the_next_channel_instead_of_waiting(ask, decision):
    hurried = SendBlock(
        id="reminder",
        template="past_due",
        channels=(Way.SMS, Way.EMAIL),
        next="after",
        when_deferred=WhenDeferred.NEXT_CHANNEL,
    )
    assert decide(hurried, owing(), ask) == decision


@pytest.mark.parametrize(
    ("today", "decision"),
    [
        (date(2026, 11, 20), Send(Channel.SMS, "due_soon", Category.REMINDER, "after")),
        (date(2026, 11, 23), Send(Channel.SMS, "due_soon", Category.REMINDER, "after")),
        (date(2026, 11, 24), GoTo("after", "too late since Nov 23, 2026")),
    ],
)
def test_a_heads_up_is_not_sent_once_the_day_is_past(today, decision):
    facts = owing(oldest_due_on=date(2026, 11, 23), today=today)
    assert decide(HEADS_UP, facts) == decision


def test_a_heads_up_that_could_only_go_out_too_late_is_skipped_at_once():
    facts = owing(oldest_due_on=date(2026, 11, 23))
    ask = gate(sms=defer("STATEMENT_TOO_RECENT", chicago("2026-11-25 09:00")))
    assert decide(HEADS_UP, facts, ask) == GoTo("after", "would be too late after Nov 23, 2026")


@pytest.mark.parametrize(
    ("otherwise", "decision"),
    [
        ("next", GoTo("after", "no channel is open")),
        ("call_instead", GoTo("call_instead", "no channel is open")),
        (
            "hand_off",
            HandOff("no channel is open for reminders", codes=("OPTED_OUT_SMS", "OPTED_OUT_EMAIL")),
        ),
    ],
)
def test_with_every_channel_closed_the_block_does_what_it_says_for_that(otherwise, decision):
    send = SendBlock(
        id="reminder",
        template="past_due",
        channels=(Way.SMS, Way.EMAIL),
        next="after",
        otherwise=otherwise,
    )
    ask = gate(sms=block("OPTED_OUT_SMS"), email=block("OPTED_OUT_EMAIL"))
    assert decide(send, owing(), ask) == decision


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("FREQ_NO_RESPONSE", "three reminders in a row went unanswered"),
        (
            "ACCOUNT_LIFE_ENDED",
            "reminders have run their course; a person decides what comes next",
        ),
        ("LANGUAGE_UNSUPPORTED", "there is no approved message in their language"),
    ],
)
def test_a_person_is_told_why_reminders_stop(code, reason):
    ask = gate(sms=block(code), email=block(code))
    assert decide(REMINDER, owing(), ask) == HandOff(reason, codes=(code,))


@pytest.mark.parametrize(
    "facts",
    [
        owing(reachable=frozenset()),
        owing(reachable=frozenset({Channel.SMS}), preferred_channel=None),
    ],
)
def test_without_a_usable_address_the_front_desk_is_asked_for_one(facts):
    decision = decide(REMINDER, facts, gate(sms=block("WRONG_NUMBER")))
    assert decision.kind is WorkKind.CONTACT_DETAILS
    assert decision.reason == "no usable number or address to reach them"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("BALANCE_ZERO", ExitReason.PAID),
        ("BALANCE_BELOW_MIN", ExitReason.BELOW_MINIMUM),
        ("OPTED_OUT_ALL", ExitReason.OPTED_OUT),
        ("BANKRUPTCY_STAY", ExitReason.BANKRUPT),
    ],
)
def test_an_account_that_needs_nothing_more_ends_instead_of_going_to_a_person(code, reason):
    ask = gate(sms=block(code), email=block(code))
    assert decide(REMINDER, owing(), ask) == Exit(reason)


@pytest.mark.parametrize("code", ["GLOBAL_PAUSE", "TEMPLATE_NOT_APPROVED", "INBOUND_UNTRIAGED"])
def test_what_is_ours_to_mend_is_asked_again_tomorrow_and_floods_nobody(code):
    ask = gate(sms=block(code), email=block("OPTED_OUT_EMAIL"))
    assert decide(REMINDER, owing(), ask) == WaitUntil(TOMORROW_AT_NINE, code)


def test_a_preference_for_nothing_we_can_send_goes_to_the_front_desk():
    send = SendBlock(id="s", template="past_due", channels=(Way.PREFERRED,), next="after")
    decision = decide(send, owing(preferred_channel=None))
    assert (decision.kind, decision.codes) == (WorkKind.CONTACT_DETAILS, ("NO_PREFERENCE",))


def test_the_most_urgent_accounts_are_called_the_same_day():
    facts = owing(preferred_channel=Channel.VOICE, priority=Priority.TOP)
    assert decide(REMINDER, facts).urgency is Urgency.P2


@pytest.mark.parametrize(
    ("category", "passes"),
    [
        (JourneyCategory.REMINDER, set()),
        (JourneyCategory.PROMISE_REMINDER, {HoldKind.PROMISE}),
        (JourneyCategory.PLAN_REMINDER, {HoldKind.PLAN}),
    ],
)
def test_only_the_reminder_of_a_promise_or_an_instalment_passes_its_own_hold(category, passes):
    send = SendBlock("s", "past_due", (Way.SMS,), "after", category)
    assert {hold for hold in HoldKind if send.passes(hold)} == passes

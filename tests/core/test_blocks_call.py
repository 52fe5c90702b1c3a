"""A call block: work for a person, or the assistant where that was agreed."""

import pytest
from tests.core.enrolling import NOW, OPEN, block, chicago, defer, gate, owing

from tactful.core.blocks.call import CallBlock, Caller
from tactful.core.priority import Priority
from tactful.core.steps import GoTo, HandOff, OpenWorkItem, Send, WaitUntil
from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind

BY_A_PERSON = CallBlock("call", "past_due", "after", reason="two reminders unanswered")
BY_THE_ASSISTANT = CallBlock("call", "past_due", "after", by=Caller.ASSISTANT)


def decide(call, facts, ask=OPEN):
    return call.decide(facts, now=NOW, ask=ask)


@pytest.mark.parametrize(
    ("facts", "reason", "urgency"),
    [
        (owing(), "two reminders unanswered, 61 days past due", Urgency.P3),
        (
            owing(priority=Priority.TOP),
            "two reminders unanswered, 61 days past due",
            Urgency.P2,
        ),
        (owing(oldest_due_on=None), "two reminders unanswered", Urgency.P3),
    ],
)
def test_a_call_is_work_for_a_person_with_the_reason_and_the_script(facts, reason, urgency):
    assert decide(BY_A_PERSON, facts) == OpenWorkItem(
        WorkKind.CALL, reason, urgency, "after", "past_due"
    )


def test_the_assistant_calls_where_automated_calls_are_allowed():
    assert decide(BY_THE_ASSISTANT, owing()) == Send(
        Channel.VOICE, "past_due", Category.REMINDER, "after"
    )


@pytest.mark.parametrize("code", ["CHANNEL_DISABLED", "AI_VOICE_CONSENT_MISSING"])
def test_where_the_assistant_may_not_call_a_person_does(code):
    decision = decide(BY_THE_ASSISTANT, owing(), gate(voice_auto=block(code)))
    assert isinstance(decision, OpenWorkItem)
    assert decision.passed_over == ((Channel.VOICE, code),)


def test_a_call_waits_for_the_hour_it_is_lawful():
    opens = chicago("2026-11-23 09:00")
    decision = decide(BY_A_PERSON, owing(), gate(voice_live=defer("CLINIC_HOURS", opens)))
    assert decision == WaitUntil(opens, "CLINIC_HOURS")


def test_a_call_that_is_on_the_worklist_already_is_not_asked_for_again():
    facts = owing(open_work=frozenset({WorkKind.CALL}))
    assert decide(BY_A_PERSON, facts) == GoTo("after", "a call is on the worklist already")


@pytest.mark.parametrize(
    ("otherwise", "decision"),
    [
        ("next", GoTo("after", "no channel is open")),
        ("reminder", GoTo("reminder", "no channel is open")),
        (
            "hand_off",
            HandOff("no channel is open for reminders", codes=("OPTED_OUT_VOICE",)),
        ),
    ],
)
def test_who_wants_no_calls_gets_none(otherwise, decision):
    call = CallBlock("call", "past_due", "after", otherwise=otherwise)
    assert decide(call, owing(), gate(voice_live=block("OPTED_OUT_VOICE"))) == decision


def test_without_a_number_the_front_desk_is_asked_for_one():
    decision = decide(BY_A_PERSON, owing(reachable=frozenset({Channel.EMAIL})))
    assert decision.kind is WorkKind.CONTACT_DETAILS

"""Gates: hundreds of phrasings by several hands, half of them Spanish. No miss is allowed."""

import pytest
from tests.core.replies.hearing import decided, gate, heard

from tactful.core.replies import Answer, Label
from tactful.core.vocabulary import HoldKind, Urgency

SAFETY_HOLDS = {HoldKind.SAFETY_SELF_HARM, HoldKind.SAFETY_MEDICAL, HoldKind.SAFETY_THREAT}


@pytest.mark.parametrize("text", gate("opt_outs"))
def test_any_wish_to_be_left_alone_is_an_opt_out(text):
    decision = decided(text)
    assert decision.suppress, text
    assert decision.opt_in == frozenset()


@pytest.mark.parametrize("text", gate("crises"))
def test_a_life_in_danger_pages_a_person_and_holds_everything(text):
    decision = decided(text)
    assert decision.work is not None
    assert decision.work.urgency is Urgency.P0, text
    assert decision.holds
    assert decision.promise is None


@pytest.mark.parametrize("text", gate("threats"))
def test_a_threat_pages_a_person_and_is_never_answered(text):
    decision = decided(text)
    assert decision.work is not None
    assert decision.work.urgency is Urgency.P0, text
    assert decision.answer is None


@pytest.mark.parametrize("text", gate("look_alikes"))
def test_what_only_sounds_like_it_stops_nothing_and_pages_nobody(text):
    decision = decided(text)
    assert decision.suppress == frozenset(), text
    assert decision.work is None or decision.work.urgency is not Urgency.P0
    assert not SAFETY_HOLDS.intersection(decision.holds)


def test_crises_and_threats_are_nearly_always_called_by_their_name():
    crises = [text for text in gate("crises") if not grave(text)]
    threats = [text for text in gate("threats") if Label.THREAT not in heard(text).labels]
    assert len(crises) <= 5, crises
    assert len(threats) <= 3, threats


def grave(text):
    return {Label.CRISIS_SELF_HARM, Label.MEDICAL_EMERGENCY} & set(heard(text).labels)


@pytest.mark.parametrize("line", gate("promises"))
def test_a_promise_is_read_for_its_day_and_amount_and_nothing_else_is_one(line):
    text, day, amount = (part.strip() for part in line.split("|"))
    promise = heard(text).promise
    found = "no" if promise is None else (str(promise.day) if promise.day else "-")
    cents = promise.amount_cents if promise else None
    assert (found, cents) == (day, None if amount == "-" else 100 * int(amount))


def test_the_gates_are_large_enough_to_mean_something():
    sizes = [len(gate(name)) for name in ("opt_outs", "crises", "threats", "look_alikes")]
    assert sizes >= [300, 300, 150, 200]


def test_a_confirmation_never_goes_out_beside_a_threat_to_life():
    for text in gate("crises"):
        answer = decided(text).answer
        assert answer in (
            None,
            Answer.SAFETY_SELF_HARM,
            Answer.SAFETY_MEDICAL,
            Answer.CONFIRM_OPT_OUT,
        )

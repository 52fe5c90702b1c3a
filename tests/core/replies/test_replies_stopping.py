"""Which channels an opt-out ends, and the narrow exceptions, tried from both sides."""

import pytest
from tests.core.replies.hearing import decided, heard

from tactful.core.policy.facts import Scope
from tactful.core.replies import Answer, Label
from tactful.core.vocabulary import Channel, HoldKind, WorkKind

TEXTS = {Scope.SMS, Scope.VOICE_AUTO}
CALLS = {Scope.VOICE_LIVE, Scope.VOICE_AUTO}
EMAIL = {Scope.EMAIL}


@pytest.mark.parametrize(
    ("text", "channel", "ended"),
    [
        ("STOP", Channel.SMS, TEXTS),
        ("stop texting me", Channel.SMS, TEXTS),
        ("ya no me escriban por favor", Channel.SMS, TEXTS),
        ("quit calling my job", Channel.SMS, CALLS),
        ("no quiero recibir mas llamadas", Channel.SMS, CALLS),
        ("no me llamen más", Channel.SMS, CALLS),
        ("stop emailing me", Channel.SMS, EMAIL),
        ("no more texts or calls", Channel.SMS, TEXTS | CALLS),
        ("stop texting and calling me", Channel.SMS, TEXTS | CALLS),
        ("no me llamen ni me escriban", Channel.SMS, TEXTS | CALLS),
        ("I withdraw my consent to automated calls", Channel.SMS, TEXTS),
        ("take me off this list", Channel.SMS, TEXTS),
        ("don't text me again, call if you need to", Channel.SMS, TEXTS),
        ("unsubscribe", Channel.EMAIL, EMAIL),
        ("please remove me from your list", Channel.EMAIL, EMAIL),
        ("stop texting me", Channel.EMAIL, TEXTS),
        ("please don't call this number again", Channel.VOICE, CALLS),
        ("take me off your list", Channel.VOICE, CALLS | {Scope.SMS}),
        ("do not contact me in any way again", Channel.SMS, {Scope.ALL}),
        ("stop all contact", Channel.SMS, {Scope.ALL}),
        ("no me contacten nunca mas", Channel.SMS, {Scope.ALL}),
        ("Please remove me from all automated communications.", Channel.EMAIL, TEXTS | EMAIL),
        ("text only pls no calls", Channel.SMS, CALLS),
        ("stop calling just text", Channel.SMS, CALLS),
    ],
)
def test_an_opt_out_ends_the_channel_it_names_or_else_the_one_it_came_by(text, channel, ended):
    assert decided(text, channel).suppress == ended


@pytest.mark.parametrize(
    ("stops", "does_not"),
    [
        ("stop texting me", "don't stop texting me"),
        ("please stop", "can I stop by tomorrow to pay?"),
        ("stop it", "we stop in on mondays"),
        ("end these texts", "I'll pay at the end of the month"),
        ("cancel these texts", "cancel my appointment on friday"),
        ("para de escribirme", "para el viernes"),
        ("no more messages", "I got no more messages from the portal"),
        ("take me off", "take it off my credit report"),
        ("stop now", "the bleeding stopped now"),
        ("quit texting", "i quit my job"),
        ("do not text me", "did not get a text"),
        ("not interested", "when does the interest stop"),
        ("dejen de mandar mensajes", "no dejen de mandar mensajes"),
        ("don't call me", "can't call right now"),
        ("remove my number", "remove my late fee"),
        ("ya no me llamen", "nadie me llamó"),
    ],
)
def test_each_exception_is_narrow(stops, does_not):
    assert decided(stops).suppress
    assert not decided(does_not).suppress
    both = decided(f"{does_not}. {stops}")
    assert both.suppress, "where both are said, we stop"


@pytest.mark.parametrize(
    "text", ["mail only please", "please contact me by mail only", "solo por correo postal"]
)
def test_who_wants_letters_only_gets_letters_only_and_a_person_looks(text):
    decision = decided(text)
    assert decision.letters_only
    assert decision.work is not None


def test_cease_and_desist_ends_everything_in_silence_and_goes_to_review():
    decision = decided("cease and desist")
    assert decision.suppress == {Scope.ALL}
    assert HoldKind.CEASE_COMMUNICATION in decision.holds
    assert decision.work is not None
    assert decision.work.kind is WorkKind.REVIEW
    assert decision.answer is None


@pytest.mark.parametrize("text", ["wrong number", "número equivocado", "u got the wrong person"])
def test_a_wrong_number_is_blocked_without_an_answer_and_its_details_are_mended(text):
    decision = decided(text)
    assert decision.suppress_address
    assert decision.answer is None
    assert decision.work is not None
    assert decision.work.kind is WorkKind.CONTACT_DETAILS


def test_an_opt_out_with_a_promise_stops_and_records_the_promise_without_any_reminder():
    decision = decided("ill pay monday now stop texting")
    assert decision.suppress == TEXTS
    assert decision.answer is Answer.CONFIRM_OPT_OUT
    assert decision.promise is not None
    assert str(decision.promise.day) == "2026-03-09"
    assert decision.work is None


def test_an_opt_out_with_a_dispute_does_both():
    decision = decided("STOP sending this, I already paid on 11/2")
    assert decision.suppress == TEXTS
    assert HoldKind.DISPUTE in decision.holds
    assert decision.work is not None


def test_an_opt_out_that_says_more_is_honored_and_read_by_a_person():
    decision = decided("stop texting me, brenda said it was fine")
    assert decision.suppress == TEXTS
    assert decision.holds == (HoldKind.WITH_PERSON,)
    assert decision.work is not None


def test_exasperation_beside_a_promise_is_no_opt_out():
    reading = heard("OMG ok ok i will pay friday quit bugging me")
    assert Label.OPT_OUT not in reading.labels
    assert reading.promise is not None


def test_our_own_words_quoted_in_an_e_mail_stop_nothing():
    text = (
        "I will pay on Friday.\n\nOn Mon, Mar 2, 2026 at 9:00 AM Clinic <a@clinic.example> wrote:\n"
        "> You owe money. Reply STOP to stop texts.\n> Unsubscribe here.\n"
    )
    decision = decided(text, Channel.EMAIL)
    assert decision.suppress == frozenset()
    assert decision.promise is not None


def test_an_answer_written_between_quoted_lines_is_read():
    text = "> Will you pay?\nno, stop emailing me\n> Regards"
    assert decided(text, Channel.EMAIL).suppress == EMAIL


@pytest.mark.parametrize(
    "text",
    [
        "dont send it to collections",
        "please do not send this to a collection agency",
        "don't report me to the credit bureau",
        "you should not turn this over to collections",
        "no me manden a colecciones",
        "no lo reporten al buro",
    ],
)
def test_a_plea_not_to_be_sent_to_collections_asks_a_person_and_stops_nothing(text):
    decision = decided(text)
    assert decision.suppress == frozenset()
    assert decision.holds
    assert decision.work is not None


@pytest.mark.parametrize(
    "text",
    [
        "dont send it to collections and stop texting me",
        "don't text me or send me to collections",
        "STOP. dont send it to collections",
        "no me manden a colecciones, ya no me escriban",
    ],
)
def test_beside_that_plea_a_stop_still_stops(text):
    assert Scope.SMS in decided(text).suppress

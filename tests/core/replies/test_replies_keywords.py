"""Exact keywords act by themselves in every spelling, and are nothing inside a sentence."""

import pytest
from tests.core.replies.hearing import changes_something, decided, heard

from tactful.core.policy.facts import Scope
from tactful.core.replies import Answer, Keyword, Label, Question
from tactful.core.replies.phrases import keywords
from tactful.core.vocabulary import Channel

TEXTS = {Scope.SMS, Scope.VOICE_AUTO}


def variants(word):
    """Write a keyword as hurried, angry and careful people do."""
    letters = word.replace(" ", "")
    yield from (word, word.upper(), word.title(), f" {word} ", f"{word}\n", f"{word}\u00a0")
    yield from (f"{word}{mark}" for mark in (".", "!", "!!!", "?!", "...", ",", " :)"))
    yield from (f'"{word}"', f"({word})", f"*{word}*", f"_{word}_", f"<{word}>")
    yield from (f"{word} please", f"please {word}", f"{word} thanks", f"{word} now", f"{word} ok")
    yield from (f"{word} por favor", f"{word} ya", f"{word} gracias")
    yield f"{word}{word[-1] * 3}"
    if letters in ("stop", "quit", "end", "cancel", "alto", "baja", "parar", "salir", "fin"):
        yield from (" ".join(letters), ".".join(letters), "-".join(letters.upper()))


OPT_OUTS = [
    pytest.param(text, id=repr(text))
    for word in sorted(keywords.OPT_OUT)
    for text in variants(word)
]


@pytest.mark.parametrize("text", OPT_OUTS)
def test_every_spelling_of_every_opt_out_keyword_stops_texts_at_once(text):
    decision = decided(text)
    assert decision.suppress == TEXTS
    assert decision.answer is Answer.CONFIRM_OPT_OUT


@pytest.mark.parametrize("word", sorted(keywords.OPT_OUT))
def test_an_exact_keyword_needs_no_person(word):
    decision = decided(word)
    assert decision.work is None
    assert decision.holds == ()
    assert heard(word).labels == (Label.OPT_OUT,)


@pytest.mark.parametrize("text", ["🛑", "🛑🛑", "✋", "✋🏽", "🛑!", "🚫", "please 🛑"])
def test_a_stop_sign_is_an_opt_out(text):
    assert decided(text).suppress == TEXTS


@pytest.mark.parametrize("word", sorted(keywords.OPT_IN))
@pytest.mark.parametrize("shape", ["{}", "{}.", " {} ", "{}!"])
def test_an_opt_in_keyword_opens_texts_and_never_automated_calls(word, shape):
    for text in (shape.format(word), shape.format(word.upper())):
        decision = decided(text)
        assert decision.opt_in == {Scope.SMS}
        assert decision.answer is Answer.CONFIRM_OPT_IN
        assert not decision.suppress


def test_an_opt_in_by_e_mail_opens_e_mail_and_one_on_a_call_goes_to_a_person():
    assert decided("resume", Channel.EMAIL).opt_in == {Scope.EMAIL}
    spoken = decided("start", Channel.VOICE)
    assert spoken.opt_in == frozenset()
    assert spoken.work is not None


@pytest.mark.parametrize("text", ["yes", "YES!", "Sí", "si"])
def test_yes_opens_texts_only_as_an_answer_to_the_opt_in_question(text):
    assert decided(text, question=Question.OPT_IN).opt_in == {Scope.SMS}
    alone = decided(text)
    assert not changes_something(alone)
    assert alone.work is not None


@pytest.mark.parametrize(
    "text",
    [
        "dont stop texting me i need the reminders",
        "i didnt mean to hit stop, put me back on",
        "sí quiero recibir mensajes",
        "please keep sending reminders i forget",
        "sign me back up for texts",
        "I want to start getting the texts again",
        "vuelvan a mandarme los recordatorios",
    ],
)
def test_free_words_never_lift_an_opt_out_by_themselves(text):
    decision = decided(text)
    assert decision.opt_in == frozenset()
    assert decision.suppress == frozenset()
    assert decision.work is not None
    assert Label.OPT_IN in heard(text).labels


@pytest.mark.parametrize(
    "text", ["HELP", "help!", "info", "?", "Who is this", "¿Quién es?", "ayuda"]
)
def test_a_help_keyword_gets_the_help_reply_and_nothing_else_happens(text):
    decision = decided(text)
    assert decision.answer is Answer.HELP
    assert decision.work is None
    assert decision.holds == ()


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "OK!",
        "k",
        "thanks",
        "ty",
        "thx!!",
        "Thank you so much",
        "got it",
        "got it thanks",
        "ok gracias",
        "muchas gracias",
        "ok entendido",
        "👍",
        "👍🏽",
        "🙏🙏",
        "great thank you have a good day",
        "Thank you for the reminder.",
        "ty have a blessed day",
        "okay alright thank you bye",
        "perfecto gracias",
        "sounds good",
        "ok lol",
    ],
)
def test_a_thank_you_is_ignored_when_nothing_was_asked(text):
    decision = decided(text)
    assert decision.answer is Answer.IGNORE
    assert decision.work is None
    asked = decided(text, question=Question.WHICH_DAY)
    assert asked.answer is None
    assert asked.work is not None


def test_a_thank_you_after_our_echo_of_a_promise_is_ignored():
    assert decided("ok thanks", question=Question.PROMISE_ECHO).answer is Answer.IGNORE


@pytest.mark.parametrize(
    "text",
    [
        "ok but this is wrong",
        "thanks for nothing",
        "thank you but i already paid",
        "ok?",
        "good morning",
        "hello",
        "thanks 🔪",
        "ok 💀",
        "fine whatever",
        "great another robot text",
        "ok i guess ill die",
        "thanks, who do i call about my results",
    ],
)
def test_a_thank_you_with_anything_beside_it_reaches_a_person(text):
    decision = decided(text)
    assert decision.answer is None or decision.work is not None
    assert decision.work is not None


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until March 16 with limited access to email.",
        "Automatic reply: Thank you for your message. I will respond when I return on Monday.",
        "Delivery Status Notification (Failure): The recipient's mailbox is full.",
        "Respuesta automática: Estoy fuera de la oficina hasta el 8 de septiembre.",
        "This mailbox is no longer monitored. Please do not reply.",
    ],
)
def test_an_automatic_answer_is_ignored(text):
    assert decided(text, Channel.EMAIL).answer is Answer.IGNORE
    assert heard(text, Channel.EMAIL).keyword is Keyword.AUTO_REPLY


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office. I already paid this.",
        "I am out of the office because I lost my job",
        "Automatic reply: he died in January.",
        "I'm driving right now. i cant afford this",
    ],
)
def test_an_automatic_answer_with_a_person_in_it_reaches_a_person(text):
    assert decided(text, Channel.EMAIL).work is not None


@pytest.mark.parametrize(
    "text",
    [
        "the end",
        "stop by",
        "no end in sight",
        "para el viernes",
        "fin de mes",
        "cancel my appointment",
        "remove the charge",
        "el alta del hospital",
        "start of the month",
        "info on my bill please",
    ],
)
def test_a_keyword_inside_a_sentence_is_no_command(text):
    decision = decided(text)
    assert not changes_something(decision)
    assert decision.work is not None

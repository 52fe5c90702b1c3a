"""Promises: recorded where certain, asked about where not, never where none was made."""

from datetime import UTC, date, datetime

import pytest
from tests.core.replies.hearing import context, decided, heard

from tactful.core.replies import Answer, Doubt, PromiseKind, Question, decide, read
from tactful.core.vocabulary import HoldKind, Urgency


@pytest.mark.parametrize(
    ("text", "day", "cents"),
    [
        ("I can pay friday", "2026-03-06", None),
        ("can pay friday", "2026-03-06", None),
        ("will pay 50 on the 5th", "2026-03-05", 50_00),
        ("le pago el viernes", "2026-03-06", None),
        ("puedo pagar 50 el viernes", "2026-03-06", 50_00),
        ("i get paid friday will pay 50", "2026-03-06", 50_00),
        ("I'll pay at the end of the month", "2026-03-31", None),
        ("Will send $1,200.50 on 3/20", "2026-03-20", 1200_50),
        ("fifty bucks on friday is what i will pay", "2026-03-06", 50_00),
        ("cant pay friday like i said, can do the 10th instead", "2026-03-10", None),
        ("no puedo pagar hasta el viernes", "2026-03-06", None),
        ("pago el miércoles, digo el jueves", "2026-03-05", None),
        ("ill pay friday, no wait monday", "2026-03-09", None),
        ("i will pay no later than the 14th", "2026-03-14", None),
        ("mi esposo va a pagar el lunes", "2026-03-09", None),
        ("a fin de mes pago", "2026-03-31", None),
    ],
)
def test_a_certain_promise_is_recorded_held_and_echoed_without_a_person(text, day, cents):
    decision = decided(text)
    assert decision.answer is Answer.CONFIRM_PROMISE
    assert decision.promise is not None
    assert str(decision.promise.day) == day
    assert decision.promise.amount_cents == cents
    assert decision.holds == (HoldKind.PROMISE,)
    assert decision.work is None


@pytest.mark.parametrize(
    ("text", "doubt", "asked"),
    [
        ("i'll pay next friday", Doubt.WHICH_DAY, ["2026-03-06", "2026-03-13"]),
        ("i will pay on the 5th or the 6th", Doubt.WHICH_DAY, ["2026-03-05", "2026-03-06"]),
        ("paying this weekend", Doubt.WHICH_DAY, ["2026-03-07", "2026-03-08"]),
        ("i will pay friday hopefully", Doubt.HEDGED, ["2026-03-06"]),
        ("can I stop by tomorrow to pay?", Doubt.ASKED, ["2026-03-04"]),
        ("para el viernes", Doubt.BARE, ["2026-03-06"]),
        ("friday", Doubt.BARE, ["2026-03-06"]),
        ("I get paid friday", Doubt.BARE, ["2026-03-06"]),
        ("i will pay soon", Doubt.NO_DAY, []),
        ("when my check comes ill pay it", Doubt.NO_DAY, []),
        ("cuando me paguen les deposito", Doubt.NO_DAY, []),
    ],
)
def test_an_uncertain_day_is_held_and_asked_about(text, doubt, asked):
    decision = decided(text)
    assert decision.answer is Answer.ASK_DATE
    assert [str(day) for day in decision.asked_days] == asked
    assert decision.promise is None
    assert decision.holds == (HoldKind.WITH_PERSON,)
    assert decision.work is not None
    assert decision.work.urgency is Urgency.P3
    assert doubt in heard(text).promise.doubts


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("will pay 3/1/26", Doubt.OVER),
        ("will pay on december 1", Doubt.TOO_FAR),
        ("i will pay half on friday", Doubt.PART_UNKNOWN),
        ("i will pay 50 on the 5th and 60 on the 20th", Doubt.SEVERAL_DAYS),
        ("will pay 50 friday, maybe 60", Doubt.SEVERAL_AMOUNTS),
        ("i will pay friday. i do not agree though", Doubt.SAID_NO),
        ("i will pay friday when brenda is back", Doubt.OTHER_WORDS),
    ],
)
def test_what_one_question_cannot_settle_goes_to_a_person(text, doubt):
    decision = decided(text)
    assert decision.answer is None
    assert decision.promise is None
    assert decision.work is not None
    assert doubt in heard(text).promise.doubts


def test_more_than_is_owed_and_anything_where_nothing_is_owed_goes_to_a_person():
    assert decided("i will pay 80 friday", balance_cents=80_00).promise is not None
    assert decided("i will pay 81 friday", balance_cents=80_00).promise is None
    assert decided("i will pay friday", balance_cents=0).promise is None


def test_the_horizon_is_a_setting():
    assert decided("i will pay may 1", horizon_days=60).promise is not None
    assert decided("i will pay may 1", horizon_days=58).promise is None


@pytest.mark.parametrize(
    "text",
    [
        "I'll pay the 45 copay friday but im not paying the other 130 thats wrong",
        "lost my job in jan. all i can do is 20 on the 20th",
        "this is the mother. i will pay for him on friday",
        "will pay fri. also is it ok to drive after the injection",
        "i will pay friday but my insurance should cover it",
        "I can pay on May 1 but please send me an itemized statement first.",
        "ill pay friday, call me",
        "will pay friday if you fix the bill",
        "pay friday or ill burn the place down",
        "i will pay friday 🔪",
        "le pago el viernes pero está mal la cuenta",
    ],
)
def test_a_promise_beside_anything_else_is_left_to_a_person(text):
    decision = decided(text)
    assert decision.promise is None
    assert decision.answer in (None, Answer.SAFETY_MEDICAL)
    assert decision.work is not None
    assert heard(text).promise is not None


@pytest.mark.parametrize(
    "text",
    [
        "i paid on friday",
        "ya pagué el lunes",
        "i will not pay",
        "no voy a pagar",
        "what time do you open friday",
        "my appointment is on the 15th",
        "insurance will pay by the 15th",
        "can i pay right now",
        "how do i pay",
        "is this for the visit in april",
        "call me friday",
        "see you monday",
        "when will i get it?",
        "25 a month is what i can do",
        "I can afford $40 per month on the 5th",
        "you will pay for this",
        "cancel my appointment on friday",
        "I am out of the office until March 16",
    ],
)
def test_what_is_no_promise_is_not_read_as_one(text):
    reading = heard(text)
    assert reading.promise is None or reading.promise.day is None
    assert decided(text).promise is None


def test_a_bare_day_is_a_promise_when_we_had_asked_for_one():
    for text in ("friday", "the 6th", "el viernes", "on friday please"):
        decision = decided(text, question=Question.WHICH_DAY)
        assert decision.answer is Answer.CONFIRM_PROMISE
        assert str(decision.promise.day) == "2026-03-06"


def test_a_yes_to_the_one_day_we_proposed_is_a_promise_for_it():
    proposed = {"question": Question.WHICH_DAY, "asked_days": (date(2026, 3, 13),)}
    decision = decided("yes", asked_amount_cents=50_00, **proposed)
    assert decision.promise.day == date(2026, 3, 13)
    assert decision.promise.amount_cents == 50_00
    both = {**proposed, "asked_days": (date(2026, 3, 6), date(2026, 3, 13))}
    assert decided("yes", **both).promise is None


def test_we_ask_only_once():
    decision = decided("soon", question=Question.WHICH_DAY)
    assert decision.answer is None
    assert decision.work is not None


def test_the_day_counts_in_the_calendar_of_the_practice():
    late = datetime(2026, 3, 4, 5, 40, tzinfo=UTC)  # still the 3rd in Chicago, 11:40 at night
    assert str(decided("i will pay tomorrow", at=late).promise.day) == "2026-03-04"
    eastern = context(at=late, zone="America/New_York")
    assert str(read("i will pay tomorrow", eastern).promise.day) == "2026-03-05"


def test_an_event_is_told_from_no_day_at_all():
    assert heard("when i get paid i will send it").promise.kind is PromiseKind.EVENT
    assert heard("i will pay").promise.kind is PromiseKind.VAGUE


def test_the_evidence_of_a_promise_is_the_words_that_make_it():
    text = "Hello there. I will pay 50 on friday, thanks"
    promise = heard(text).promise
    assert text[promise.start : promise.end] == "will pay 50 on friday"


def test_a_context_without_a_zone_on_its_instant_is_refused():
    with pytest.raises(ValueError, match="aware"):
        context(at=datetime(2026, 3, 3))  # noqa: DTZ001


def test_deciding_twice_decides_the_same():
    reading = heard("i will pay friday")
    assert decide(reading, context()) == decide(reading, context())

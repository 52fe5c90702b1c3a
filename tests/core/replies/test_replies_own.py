"""Phrases a practice adds are read beside the shipped ones, and never take caution away."""

from itertools import product

import pytest
from tests.core.replies.hearing import context, decided, gate, heard

from tactful.core.policy.facts import Scope
from tactful.core.replies import Answer, OwnKind, OwnPhrase, decide, read
from tactful.core.vocabulary import HoldKind

TEXTS = {Scope.SMS, Scope.VOICE_AUTO}
CALLS = {Scope.VOICE_LIVE, Scope.VOICE_AUTO}


def own(kind, words, *, whole=False):
    return OwnPhrase(OwnKind(kind), words, whole)


def told(text, *phrases):
    here = context()
    return decide(read(text, here, phrases), here)


@pytest.mark.parametrize(
    ("phrase", "text", "stops"),
    [
        (own("stop_texts", "knock it off"), "Knock it OFF!!", TEXTS),
        (own("stop_texts", "knock it off"), "hey, knock it off you people", TEXTS),
        (own("stop_calls", "no more ringing"), "No more ringing, I sleep by day", CALLS),
        (own("stop_all", "déjenme tranquila"), "dejenme tranquila por favor", {Scope.ALL}),
        (own("stop_texts", "nope", whole=True), "Nope.", TEXTS),
        (own("stop_texts", "nope", whole=True), "nope, call me", set()),
        (own("stop_texts", "don't ping us"), "dont ping us", TEXTS),
        (own("stop_texts", "knock it off"), "the door: knock it on", set()),
    ],
)
def test_a_phrase_of_the_practices_own_stops_what_it_says_in_any_spelling(phrase, text, stops):
    without, with_it = told(text).suppress, told(text, phrase).suppress
    assert with_it - without == stops - without
    assert stops <= with_it


@pytest.mark.parametrize(
    ("kind", "hold", "urgency"),
    [
        ("dispute", HoldKind.DISPUTE, "P1"),
        ("hardship", HoldKind.HARDSHIP, "P1"),
        ("attorney", HoldKind.ATTORNEY, "P1"),
        ("complaint", HoldKind.COMPLAINT, "P1"),
        ("safety", HoldKind.WITH_PERSON, "P0"),
        ("wrong_person", HoldKind.WITH_PERSON, "P1"),
    ],
)
def test_each_other_kind_holds_and_asks_a_person(kind, hold, urgency):
    decision = told("about that blue folder again", own(kind, "blue folder"))
    assert hold in decision.holds
    assert decision.work.urgency == urgency
    assert decision.suppress_address is (kind == "wrong_person")
    assert decision.answer is None


def test_start_and_help_keep_their_meaning_whatever_was_listed():
    phrases = (own("stop_texts", "start"), own("complaint", "help"))
    assert told("START", *phrases).opt_in == {Scope.SMS}
    assert told("HELP", *phrases).answer is Answer.HELP


def test_what_was_found_says_that_it_was_the_practices_own_phrase():
    reading = read("so: blue folder please", context(), [own("dispute", "blue folder")])
    assert [(f.source, f.start, f.end) for f in reading.findings] == [("own phrase", 4, 15)]


# The first words of real messages of every kind, as the phrases somebody might add.
MESSAGES = [
    *gate("opt_outs")[::40],
    *gate("crises")[::12],
    *gate("threats")[::12],
    "ok thanks",
    "i will pay friday",
    "who is this",
    "asdfgh",
    "lost my job and my lawyer says the bill is wrong",
    "you're killing me with these bills lol",
    "this is so wrong, nobody told me, i feel alone tonight",
]


def test_no_phrase_that_is_added_makes_us_less_careful():
    for text, kind in product(MESSAGES, OwnKind):
        words = " ".join(text.split()[:3])
        before, after = decided(text), told(text, own(kind, words))
        assert before.suppress <= after.suppress, (text, kind)
        assert before.suppress_address <= after.suppress_address
        assert set(before.holds) - {HoldKind.PROMISE} <= set(after.holds), (text, kind)
        assert after.opt_in <= before.opt_in
        if before.work:
            assert after.work, (text, kind)
            assert after.work.urgency <= before.work.urgency, (text, kind)
        if after.promise:
            assert before.promise


def test_without_phrases_of_its_own_a_practice_reads_as_shipped():
    assert read("knock it off", context()) == read("knock it off", context(), ())
    assert heard("nope").stop == frozenset()

"""The phrase lists that staff read (practice/policy/phrases.yaml) say what the reader does."""

import pytest
from tests.core.replies.hearing import decided

from tactful.core.policy.facts import Scope
from tactful.core.replies import Answer
from tactful.core.replies.phrases import keywords
from tactful.core.replies.words import spell_out
from tactful.core.vocabulary import HoldKind
from tactful.practice.policy.load import read_data

TEXTS = {Scope.SMS, Scope.VOICE_AUTO}
LEGAL = {HoldKind.ATTORNEY, HoldKind.BANKRUPTCY_PETITION, HoldKind.LITIGATION}
SAFETY = {kind for kind in HoldKind if kind.startswith("safety_")} | {HoldKind.WITH_PERSON}
EFFECTS = {
    "stop_texts": lambda d: d.suppress >= TEXTS and d.answer is Answer.CONFIRM_OPT_OUT,
    "stop_calls": lambda d: d.suppress == {Scope.VOICE_LIVE, Scope.VOICE_AUTO},
    "stop_emails": lambda d: d.suppress == {Scope.EMAIL},
    "stop_all": lambda d: d.suppress == {Scope.ALL},
    "letters_only": lambda d: d.letters_only and d.work,
    "opt_in": lambda d: d.opt_in == {Scope.SMS},
    "help": lambda d: d.answer is Answer.HELP,
    "wrong_person": lambda d: d.suppress_address and d.answer is None,
    "dispute": lambda d: HoldKind.DISPUTE in d.holds,
    "hardship": lambda d: HoldKind.HARDSHIP in d.holds,
    "attorney": lambda d: LEGAL & set(d.holds) and d.answer is None,
    "deceased": lambda d: HoldKind.DECEASED in d.holds and d.answer is None,
    "complaint": lambda d: HoldKind.COMPLAINT in d.holds,
    "safety": lambda d: SAFETY & set(d.holds) and d.work.urgency == "P0",
    "unclear": lambda d: not d.suppress and d.holds and d.work,
}
LISTS = read_data("phrases.yaml")["lists"]
SAID = [
    (name, phrase)
    for name, one in LISTS.items()
    for part in ("whole", "inside")
    for language in ("en", "es")
    for phrase in one.get(part, {}).get(language, ())
]


def test_every_list_has_an_effect_in_words_and_one_that_is_tried():
    assert LISTS.keys() == EFFECTS.keys()
    assert all(one["title"] and one["effect"] for one in LISTS.values())


@pytest.mark.parametrize(("name", "phrase"), SAID)
def test_a_listed_phrase_does_what_its_list_says(name, phrase):
    assert EFFECTS[name](decided(phrase)), decided(phrase)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("stop_texts", keywords.OPT_OUT),
        ("opt_in", keywords.OPT_IN),
        ("help", keywords.HELP),
    ],
)
def test_every_word_that_acts_by_itself_is_shown(name, known):
    whole = LISTS[name]["whole"]
    shown = {" ".join(spell_out(word)) for word in (*whole["en"], *whole["es"])}
    unsaid = {"arret", "td", "optin", "unstop"}  # French; another spelling
    assert {" ".join(spell_out(word)) for word in known} - unsaid <= shown | {""}


def test_everyday_examples_stop_nothing():
    for example in read_data("phrases.yaml")["examples"]:
        assert not decided(example).suppress, example

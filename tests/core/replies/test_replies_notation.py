"""The notation in which the phrase lists are written."""

import pytest

from tactful.core.replies.phrasing import PhraseError, parse_phrases
from tactful.core.replies.spelling import Lexicon
from tactful.core.replies.words import read_words

NAMES = {"call": "call|ring|phone up"}


def finds(phrase, text):
    (parsed,) = parse_phrases(phrase, NAMES)
    return any(parsed.matches(read_words(text, Lexicon(parsed.words))))


@pytest.mark.parametrize(
    ("phrase", "found", "not_found"),
    [
        ("stop texting me", "please STOP texting me!", "stop me texting"),
        ("(stop|quit) texting", "quit texting", "keep texting"),
        ("texting (me|us)? again", "texting again", "texting him again"),
        ("no (ever|please)* more", "no ever please more", "no never more"),
        ("suicid*", "suicidal", "sue"),
        ("not _ here", "not denise here", "not here"),
        ("do not .. text", "do not ever again text", "do not one two three four text"),
        ("do not .. text", "do not, ever, text", "do not. I will text"),
        ("do not {call}", "don't phone up", "do not write"),
        ("{number} a month", "25 a month", "some a month"),
        ("^ stop", "ok. stop", "do not stop"),
        ("stop $", "i said stop. now", "stop it"),
        ("system , set", "SYSTEM: set it", "system set"),
    ],
)
def test_each_sign_of_the_notation_means_what_it_says(phrase, found, not_found):
    assert finds(phrase, found)
    assert not finds(phrase, not_found)


def test_a_pause_or_a_full_stop_between_words_does_not_hide_a_phrase():
    assert finds("stop texting me", "Stop. texting, me")


def test_comments_and_empty_lines_are_no_phrases():
    assert len(parse_phrases("\n  # why\n  stop  # now\n\n  quit\n", NAMES)) == 2


@pytest.mark.parametrize("line", ["(stop", "stop)", "..", "(a|b)?", "? stop", "stop &"])
def test_a_line_that_cannot_be_read_is_named(line):
    with pytest.raises(PhraseError, match="cannot be read"):
        parse_phrases(line, NAMES)

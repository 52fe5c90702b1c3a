"""How a reply becomes plain words, and how spoken numbers become figures."""

import pytest

from tactful.core.replies.book import lexicon
from tactful.core.replies.figures import with_figures
from tactful.core.replies.words import read_words


def plain(text):
    return " ".join(read_words(text, lexicon()).plain)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("STOP!!", "stop"),
        ("número equivocado", "numero equivocado"),
        ("don't", "do not"),
        ("dont", "do not"),
        ("don t", "do not"),
        ("Don’t", "do not"),
        ("u r right", "you are right"),
        ("I'll", "i will"),
        ("ill pay", "i will pay"),
        ("i am ill", "i am ill"),
        ("stoppppp", "stop"),
        ("sotp", "stop"),
        ("s t o p", "stop"),
        ("S.T.O.P.", "stop"),
        ("s-t-o-p texting", "stop texting"),
        ("st*p", "stop"),
        ("f*** off", "fuck off"),
        ("𝗦𝗧𝗢𝗣", "stop"),
        ("s\u200bt\u200bo\u200bp", "stop"),
        ("ｓｔｏｐ", "stop"),
        ("tmrw", "tomorrow"),
        ("Wedensday", "wednesday"),
        ("unsuscribe", "unsubscribe"),
        ("xq me llaman", "porque me llaman"),
        ("ya no kiero msjs", "ya no quiero mensajes"),
        ("im dead 😂", "i am dead lol"),
        ("cancer", "cancer"),
        ("junior", "junior"),
    ],
)
def test_spelling_accents_and_short_forms_do_not_matter(text, words):
    assert plain(text) == words


def test_every_word_knows_where_it_stood():
    text = "Can't pay, S T O P"
    words = read_words(text, lexicon())
    spans = [text[word.start : word.end] for word in words.words]
    assert spans == ["Can't", "Can't", "pay", ",", "S T O P"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("the twenty third", "the 23rd"),
        ("two hundred fifty dollars", "250 dollars"),
        ("a hundred and twenty", "120"),
        ("cuarenta y cinco dólares", "45 dolares"),
        ("ciento cincuenta", "150"),
        ("mil doscientos", "1200"),
        ("veintisiete de noviembre", "27 de noviembre"),
        ("el once", "el 11"),
        ("once i get paid", "once i get paid"),
        ("the first one", "the first one"),
        ("no one", "no one"),
    ],
)
def test_spoken_numbers_become_figures_and_lone_words_stay(text, figures):
    line = with_figures(read_words(text, lexicon())).line
    assert line.strip() == figures

"""How many years of school a text asks for (policy.md R133: texts 6, letters 8).

English by Flesch-Kincaid. Spanish by Fernández-Huerta, whose score of reading ease is read as a
grade with the usual steps (90 easy, fourth grade; 70 sixth; 60 eighth; 50 high school). Amounts,
links, telephone numbers and codes are not words; a colon or semicolon ends a sentence, as Flesch
counted them.
"""

import re
from itertools import pairwise
from typing import Final

from tactful.core.compose.template import Language

_NOT_WORDS: Final = re.compile(r"https?://\S+|\$?\d[\d,.()/ -]*\d|\b[A-Z]\d[A-Z]-\d+\b")
_OTHER_LANGUAGE: Final = re.compile(r"^(?:Español|English):.*$", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"[.?!:;]+(?=\s|$)|\n+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENGLISH_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_END: Final = re.compile(r"(?:[^laeiouy]e|[aeiouy]le|[^aeioudty]ed|[^aeiouscgxzh]es)$")
_SPANISH_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+")
_STRONG: Final = frozenset("aeoáéóíú")
_EASE_TO_GRADE: Final = (
    (100, 3.0),
    (90, 4.0),
    (80, 5.0),
    (70, 6.0),
    (60, 8.0),
    (50, 11.0),
    (30, 16.0),
)


def reading_grade(text: str, language: Language) -> float:
    """Return the school grade a text asks for; 0 where it has no words."""
    plain = _NOT_WORDS.sub(" ", _OTHER_LANGUAGE.sub("", text))
    sentences = [words for part in _SENTENCE_END.split(plain) if (words := _WORD.findall(part))]
    words = [word.lower() for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    per_sentence = len(words) / len(sentences)
    syllables = _spanish_syllables if language == Language.ES else _english_syllables
    per_word = sum(map(syllables, words)) / len(words)
    if language == Language.ES:
        return round(_grade_of(206.84 - 60 * per_word - 1.02 * per_sentence), 1)
    return round(max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59), 1)


def _english_syllables(word: str) -> int:
    groups = len(_ENGLISH_VOWELS.findall(word))
    return max(1, groups - (1 if _SILENT_END.search(word) else 0))


def _spanish_syllables(word: str) -> int:
    """Strong vowels part, weak ones join their neighbor; y is a vowel at the end of a word."""
    spelled = word[:-1] + "i" if word.endswith("y") else word
    groups = _SPANISH_VOWELS.findall(spelled)
    return max(1, sum(max(1, sum(vowel in _STRONG for vowel in group)) for group in groups))


def _grade_of(ease: float) -> float:
    for (upper, low_grade), (lower, high_grade) in pairwise(_EASE_TO_GRADE):
        if ease >= lower:
            share = (upper - min(ease, upper)) / (upper - lower)
            return low_grade + share * (high_grade - low_grade)
    return _EASE_TO_GRADE[-1][1]

"""Turns what a patient typed into plain words, each of which knows where it stood.

Lower case, no accents, no emoji, no punctuation but the ends of sentences; texting short forms
and contractions written out; `stoppp`, `s t o p` and `sotp` mended. The phrase lists are read by
the same rules, so `don't`, `dont` and `do not` are one spelling everywhere.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tactful.core.replies.spelling import LETTERED, SHORT_FORMS, SPLIT, Lexicon


@dataclass(frozen=True, slots=True)
class Word:
    """A plain word and the stretch of the text it was read from.

    `.` stands for the end of a sentence, `,` for a pause inside one.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Words:
    """A text as plain words, and as one line in which phrases are looked for."""

    words: tuple[Word, ...]
    asks: bool = False  # a question mark was in it

    @cached_property
    def line(self) -> str:
        """All words with single spaces between them, and one at either end."""
        return f" {' '.join(word.text for word in self.words)} "

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The words without sentence ends and pauses."""
        return tuple(word.text for word in self.words if word.text not in ".,")

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word.text) + 1
        return starts

    def between(self, start: int, end: int) -> range:
        """Return which words a stretch of the line covers."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a stretch of the line into a stretch of the text."""
        covered = self.between(start, end)
        return self.words[covered.start].start, self.words[covered.stop - 1].end

    def without(self, spans: Sequence[tuple[int, int]]) -> "Words":
        """Return the words outside some stretches of the text, each of which becomes a pause."""
        kept: list[Word] = []
        for word in self.words:
            if not any(start <= word.start < end for start, end in spans):
                kept.append(word)
            elif not kept or kept[-1].text != ",":
                kept.append(Word(",", word.start, word.end))
        return Words(tuple(kept), asks=self.asks)


def read_words(text: str, lexicon: Lexicon) -> Words:
    """Read a text into plain words, mending spelling only towards words of the lexicon."""
    written = tuple(_written_out(_rejoined(_raw_words(text)), lexicon))
    return Words(written, asks="?" in text)


def one_of(words: str) -> str:
    """Return the pattern of one of several words; `_` holds two words together."""
    return f"(?:{'|'.join(words.split()).replace('_', ' ')})"


def spell_out(phrase: str) -> tuple[str, ...]:
    """Write out one phrase of a phrase list, without mending anything."""
    return tuple(word.text for word in _written_out(_rejoined(_raw_words(phrase)), None))


# Invisible characters hide inside words; they are letters here and dropped from them.
_UNSEEN: Final = "\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
_TOKEN: Final = re.compile(
    rf"(?P<figures>\$?\d+(?:[/.\-:,]\d+)+|\$?\d+)(?:(?P<after>st|nd|rd|th|ro|ra|er|do|ero|[ap]\.?m)\b)?(?![^\W_])"
    rf"|(?P<letters>[^\W_](?:[\w*{_UNSEEN}]*[\w*])?(?:['’‘`´][^\W\d_]+)*)"
    r"|(?P<laugh>[😂🤣😹])"
    r"|(?P<end>\.(?=\s|$)|[!?;¡¿\n]|[\"”]\s)"
    r"|(?P<pause>\.{2,}|…|[,:()\[\]|/&+]|[-–—](?=\s|$))",
    re.IGNORECASE,
)
_DROPPED: Final = re.compile(rf"[{_UNSEEN}'’‘`´]")
_PAUSES: Final = re.compile(r"\.{2,}|…")


def _raw_words(text: str) -> Iterator[Word]:
    last = ""
    for match in _TOKEN.finditer(_PAUSES.sub(lambda dots: "," * len(dots[0]), text)):
        if match["laugh"]:
            yield Word("lol", *match.span())
            continue
        if match["end"] or match["pause"]:
            mark = "." if match["end"] else ","
            if last not in (mark, "."):
                yield Word(mark, *match.span())
            last = mark
        else:
            last = _plain(match[0])
            if last:
                yield Word(last, *match.span())


def _plain(token: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _DROPPED.sub("", token)).casefold()
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).strip("_")


_ORDINAL_ENDS: Final = ("st", "nd", "rd", "th", "ero", "ro", "ra", "er", "do")


def _rejoined(raw: Iterable[Word]) -> list[Word]:
    """Join `s t o p` and `don t`, which lost their shape on the way."""
    words, joined, at = list(raw), [], 0
    while at < len(words):
        size, text = _join_at(words, at)
        joined.append(Word(text, words[at].start, words[at + size - 1].end))
        at += size
    return joined


def _join_at(words: list[Word], at: int) -> tuple[int, str]:
    letters, sizes = "", []
    if words[at].text in ".,":
        return 1, words[at].text
    for size, word in enumerate(words[at : at + 24], start=1):
        if word.text in ".,":
            continue
        if len(word.text) != 1:
            break
        letters += word.text
        if len(letters) >= 3 and letters in LETTERED:
            sizes.append((size, letters))
    if sizes:
        return sizes[-1]
    pair = tuple(word.text for word in words[at : at + 2])
    if len(pair) == 2 and (whole := SPLIT.get((pair[0], pair[1]))):
        return 2, whole
    return 1, words[at].text


def _written_out(words: Iterable[Word], lexicon: Lexicon | None) -> Iterator[Word]:
    before = ""
    for word in words:
        text = _unmasked(word.text)
        # "I am ill" is no "I will"; "hell" after "what the" is no "he will".
        if text in _KEPT_AFTER and before in _KEPT_AFTER[text]:
            parts: tuple[str, ...] = (text,)
        else:
            mended = text if lexicon is None else lexicon.mend(text)
            parts = SHORT_FORMS.get(mended, (mended,))
        for part in parts:
            yield Word(part, word.start, word.end)
        before = parts[-1]


_KEPT_AFTER: Final = {
    "ill": frozenset("am is are was were very feel feeling felt too really mentally".split()),
    "hell": frozenset("the to go what in as a of from like bloody living".split()),
    "wont": frozenset("his her its".split()),
}
_MASKED: Final = (
    (re.compile(r"f[u*][c*]?[k*][\w*]*|f\*+[\w*]*"), "fuck"),
    (re.compile(r"s[h*][i*]t|s\*+t"), "shit"),
    (re.compile(r"s[t*][o*]p"), "stop"),
    (re.compile(r"k[i*][l*]l"), "kill"),
    (re.compile(r"su[i*]c[i*]de"), "suicide"),
)


def _unmasked(word: str) -> str:
    """Read `f***` and `st*p` as what everybody reads."""
    if "*" not in word:
        return word
    for pattern, meant in _MASKED:
        if pattern.fullmatch(word):
            return meant
    return word.replace("*", "")

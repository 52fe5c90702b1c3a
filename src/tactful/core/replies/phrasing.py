"""The notation of the phrase lists: what a compliance officer writes becomes what is looked for.

One phrase a line, in plain words; `#` starts a comment, a backslash carries a long line on.

    stop texting me          these words in this order, in any spelling the reader knows
    (stop|quit) texting      one of several; an alternative may be several words
    texting (me|us)?         may be left out
    no (ever|please)* more   may come up to three times, in any order, or be left out
    suicid*                  any word that begins so
    not _                    any one word
    do not .. text           up to three words between; `...` up to six; never past a full stop
    {call}                   one of a named list of words; {number} is any figure
    system ,                 a comma, a colon or a bracket stands there
    ^ stop    texting $      at the beginning, at the end of a sentence
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tactful.core.replies.words import Words, spell_out

Names = Mapping[str, str]
"""Named lists for use in braces, written as alternatives: `call|ring|phone up`."""


class PhraseError(ValueError):
    """A line of a phrase list cannot be read; the message repeats the line."""


@dataclass(frozen=True)
class Phrase:
    """One line of a phrase list as a pattern over the plain words of a reply."""

    line: str
    pattern: str
    anchors: frozenset[str]  # every match holds one of these words; `word*` for a beginning
    words: frozenset[str]

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def matches(self, words: Words) -> Iterator[re.Match[str]]:
        """Yield every place where the phrase stands, from left to right."""
        return self._regex.finditer(words.line)


def parse_phrases(lines: str, names: Names, *, within_sentence: bool = False) -> tuple[Phrase, ...]:
    """Read a phrase list. Raises PhraseError for a line that cannot be read.

    A phrase is found across a full stop ("stop. texting me") unless `within_sentence` is set:
    what excuses must not reach over from another sentence.
    """
    pause = _PAUSE if within_sentence else _PAUSE_OR_STOP
    bare = (line.partition("#")[0].strip() for line in lines.splitlines())
    return tuple(_Parser(line, names, pause).phrase() for line in bare if line)


class Index:
    """Finds which phrases of a large collection can stand in a text at all, without trying each."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._exact: dict[str, list[Phrase]] = {}
        self._begun: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            for anchor in phrase.anchors:
                kind = self._begun if anchor.endswith("*") else self._exact
                kind.setdefault(anchor.removesuffix("*"), []).append(phrase)
        self._lengths = sorted({len(beginning) for beginning in self._begun})

    def candidates(self, words: Words) -> list[Phrase]:
        """Return the phrases of which at least one needed word is there, each once."""
        found: dict[int, Phrase] = {}
        for word in set(words.plain):
            for phrase in self._exact.get(word, ()):
                found[id(phrase)] = phrase
            for length in self._lengths:
                for phrase in self._begun.get(word[:length], ()):
                    found[id(phrase)] = phrase
        return list(found.values())


_PIECE: Final = re.compile(
    r"\s*(?:(?P<gap>\.{2,3})|(?P<mark>[()|?*^$,])|\{(?P<name>\w+)\}|(?P<begin>[\w']+)\*|(?P<word>[\w'$]+))"
)
_FIXED: Final = {
    "..": r"(?:[^ .]+ ){0,3}?",
    "...": r"(?:[^ .]+ ){0,6}?",
    "_": r"[^ .,]+ ",
    ",": r"[.,] ",
    "^": r"(?<![^.] )",
    "$": r"(?=\. |$)",
}
_OFTEN: Final = {"?": "?", "*": "{0,3}"}
_PAUSE: Final = r"(?:, )?"
_PAUSE_OR_STOP: Final = r"(?:[.,] ){0,2}"


@dataclass(frozen=True, slots=True)
class _Part:
    pattern: str
    anchors: frozenset[str] = frozenset()  # empty: may be absent, or may be any word


class _Parser:
    """Reads one line by recursive descent: alternatives of sequences of elements."""

    def __init__(self, line: str, names: Names, pause: str) -> None:
        self._line, self._names, self._pause = line, names, pause
        self._pieces = list(self._split(line))
        self._at = 0
        self._words: set[str] = set()

    def phrase(self) -> Phrase:
        part = self._alternatives()
        if self._at < len(self._pieces) or not part.anchors:
            raise self._error()
        return Phrase(self._line, f"(?<= ){part.pattern}", part.anchors, frozenset(self._words))

    def _split(self, line: str) -> Iterator[re.Match[str]]:
        at = 0
        while at < len(line):
            match = _PIECE.match(line, at)
            if match is None:
                raise self._error()
            yield match
            at = match.end()

    def _error(self) -> PhraseError:
        return PhraseError(f"this phrase cannot be read: {self._line}")

    def _mark(self) -> str | None:
        """Return the mark that comes next, None for another piece, nothing at the end."""
        return self._pieces[self._at]["mark"] if self._at < len(self._pieces) else ""

    def _alternatives(self) -> _Part:
        parts = [self._sequence()]
        while self._mark() == "|":
            self._at += 1
            parts.append(self._sequence())
        pattern = "|".join(part.pattern for part in parts)
        anchored = all(part.anchors for part in parts)
        anchors = frozenset[str]().union(*(part.anchors for part in parts if anchored))
        return _Part(f"(?:{pattern})", anchors)

    def _sequence(self) -> _Part:
        pattern, anchors = "", []
        while self._mark() not in ("|", ")", ""):
            piece = self._pieces[self._at]
            self._at += 1
            if fixed := _FIXED.get(piece["gap"] or piece["mark"] or piece["word"] or ""):
                pattern += fixed
                continue
            part = self._element(piece)
            joined = (self._pause if pattern else "") + part.pattern
            if often := _OFTEN.get(self._mark() or ""):
                self._at += 1
                pattern += f"(?:{joined}){often}"
            else:
                pattern += joined
                anchors.append(part.anchors)
        return _Part(pattern, max(filter(None, anchors), key=_telling, default=frozenset()))

    def _element(self, piece: re.Match[str]) -> _Part:
        if piece["mark"] == "(":
            part = self._alternatives()
            if self._mark() != ")":
                raise self._error()
            self._at += 1
            return part
        if piece["name"] == "number":
            return _Part(r"\$?\d\S* ")
        if piece["name"]:
            return self._named(piece["name"])
        if piece["begin"]:
            return _Part(rf"{re.escape(piece['begin'])}\S* ", frozenset({f"{piece['begin']}*"}))
        if piece["word"]:
            return self._plain(piece["word"])
        raise self._error()

    def _plain(self, word: str) -> _Part:
        words = spell_out(word)
        self._words.update(words)
        pattern = self._pause.join(f"{re.escape(word)} " for word in words)
        return _Part(pattern, frozenset({max(words, key=len)}))

    def _named(self, name: str) -> _Part:
        inner = _Parser(self._names[name], self._names, self._pause)
        part = inner._alternatives()
        self._words |= inner._words
        return part


def _telling(anchors: frozenset[str]) -> tuple[int, int]:
    """Prefer long words over short ones, then few over many."""
    return min(map(len, anchors)), -len(anchors)

"""Phrases that a practice adds to the shipped ones. They only ever add caution: nothing that the
shipped lists found is taken away by them (policy.md R015, R016)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from tactful.core.policy.facts import Scope
from tactful.core.replies.book import lexicon
from tactful.core.replies.language import COMMON_WORDS
from tactful.core.replies.phrases import keywords
from tactful.core.replies.phrases import own as topics
from tactful.core.replies.topics import Topic
from tactful.core.replies.words import Words, read_words


class OwnKind(StrEnum):
    """What a phrase of the practice's own leads to."""

    STOP_TEXTS = "stop_texts"
    STOP_CALLS = "stop_calls"
    STOP_ALL = "stop_all"
    WRONG_PERSON = "wrong_person"
    DISPUTE = "dispute"
    HARDSHIP = "hardship"
    ATTORNEY = "attorney"
    COMPLAINT = "complaint"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """Plain words, found in any spelling the reader knows: inside a message, or (`whole`) as all
    that a message says."""

    kind: OwnKind
    words: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class OwnFound:
    """A phrase of the practice's own, and the stretch of the text it was found in."""

    phrase: OwnPhrase
    start: int
    end: int

    @property
    def topic(self) -> Topic:
        """What it says, and what the practice does then."""
        return topics.OF_KIND[self.phrase.kind]

    @property
    def stops(self) -> frozenset[Scope]:
        """The channels it ends; as wide as a STOP of that kind is read (policy.md R018)."""
        return _STOPS.get(self.phrase.kind, frozenset())


def find_own(phrases: Iterable[OwnPhrase], words: Words) -> tuple[OwnFound, ...]:
    """Every own phrase that a message says, once each, in the order of the list."""
    return tuple(found for phrase in phrases for found in _first(phrase, words))


def own_words(text: str) -> tuple[str, ...]:
    """A phrase as the reader sees it, in the same spelling as the messages it is looked for in."""
    return read_words(text, lexicon()).plain


def takes_a_keyword(phrase: OwnPhrase) -> bool:
    """Whether a phrase would be found in a word that asks for messages, for help, or says yes."""
    kept = keywords.OPT_IN | keywords.HELP | keywords.YES
    return any(find_own([phrase], read_words(word, lexicon())) for word in kept)


def is_too_common(phrase: OwnPhrase) -> bool:
    """Whether a phrase says nothing by itself: no word at all, or only such as every text has."""
    words = own_words(phrase.words)
    if phrase.whole:
        return not words
    shortest = _SHORTEST_TELLING if len(words) > 1 else _SHORTEST_ALONE
    return not any(len(word) >= shortest and word not in _COMMON for word in words)


# A phrase inside a message needs one word that not every message has: letters of such a word.
_SHORTEST_TELLING: Final = 3
_SHORTEST_ALONE: Final = 4
_COMMON: Final = (
    keywords.ACKNOWLEDGING | COMMON_WORDS | frozenset("this that with from your have".split())
)

_STOPS: Final = {
    OwnKind.STOP_TEXTS: frozenset({Scope.SMS, Scope.VOICE_AUTO}),
    OwnKind.STOP_CALLS: frozenset({Scope.VOICE_LIVE, Scope.VOICE_AUTO}),
    OwnKind.STOP_ALL: frozenset({Scope.ALL}),
}


@lru_cache(maxsize=4096)
def _wanted(text: str) -> tuple[str, ...]:
    return own_words(text)


def _first(phrase: OwnPhrase, words: Words) -> Iterator[OwnFound]:
    wanted = _wanted(phrase.words)
    said = [word for word in words.words if word.text not in ".,"]
    if not wanted or len(wanted) > len(said) or (phrase.whole and len(wanted) != len(said)):
        return
    for at in range(len(said) - len(wanted) + 1):
        here = said[at : at + len(wanted)]
        if tuple(word.text for word in here) == wanted:
            yield OwnFound(phrase, here[0].start, here[-1].end)
            return

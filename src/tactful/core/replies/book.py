"""All phrase lists together, ready to be looked up in a reply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tactful.core.replies.phrases import (
    complaints,
    contact,
    disputes,
    hardship,
    insurance,
    keywords,
    legal,
    machine,
    paying,
    promising,
    questions,
    safety,
    stopping,
)
from tactful.core.replies.phrases.names import NAMES
from tactful.core.replies.phrasing import Index, Phrase, parse_phrases
from tactful.core.replies.spelling import Lexicon
from tactful.core.replies.topics import Topic
from tactful.core.replies.words import Words

TOPICS: Final = (
    *safety.TOPICS,
    *stopping.TOPICS,
    *legal.TOPICS,
    *contact.TOPICS,
    *machine.TOPICS,
    *disputes.TOPICS,
    *hardship.TOPICS,
    *insurance.TOPICS,
    *paying.TOPICS,
    *complaints.TOPICS,
    *questions.TOPICS,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A topic found in the line of a reply, and where."""

    topic: Topic
    start: int
    end: int


class PhraseBook:
    """The compiled phrase lists of some topics."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        said: list[Phrase] = []
        excused: list[Phrase] = []
        self._topic: dict[int, Topic] = {}
        for topic in topics:
            spoken = parse_phrases(f"{topic.en}\n{topic.es}", NAMES)
            excuses = parse_phrases(topic.unless, NAMES, within_sentence=True)
            said += spoken
            excused += excuses
            self._topic.update((id(phrase), topic) for phrase in (*spoken, *excuses))
        self._said, self._excused = Index(said), Index(excused)
        self.words = frozenset[str]().union(*(phrase.words for phrase in (*said, *excused)))

    def find(self, words: Words) -> tuple[Found, ...]:
        """Return every place where a topic is spoken of, from left to right.

        A match is dropped only where a phrase under `unless` of its own topic overlaps it.
        """
        excuses = list(self._located(self._excused, words))
        found = {
            (each.start, each.end, each.topic.name): each
            for each in self._located(self._said, words)
            if not any(_excuses(excuse, each) for excuse in excuses)
        }
        return tuple(found[key] for key in sorted(found))

    def _located(self, index: Index, words: Words) -> Iterator[Found]:
        for phrase in index.candidates(words):
            for match in phrase.matches(words):
                yield Found(self._topic[id(phrase)], match.start(), match.end())


def _excuses(excuse: Found, found: Found) -> bool:
    overlaps = excuse.start < found.end and found.start < excuse.end
    return overlaps and excuse.topic is found.topic


@cache
def phrase_book() -> PhraseBook:
    """Return the shipped phrase lists, read once and kept."""
    return PhraseBook(TOPICS)


@cache
def lexicon() -> Lexicon:
    """Return the words that are known as they stand: spelling is mended only towards these."""
    listed = (keywords.OPT_OUT, keywords.OPT_IN, keywords.HELP, keywords.YES)
    commands = (word for each in listed for line in each for word in line.split())
    return Lexicon(phrase_book().words | promising.PLAIN_WORDS | frozenset(commands))

"""Reads one reply: what it says, and where in the text it says so.

Secrets are taken out first. Then phrase lists and grammar look for what is there; nothing found
is itself a finding, because a reply nobody understood is read by a person.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from tactful.core.policy.facts import Scope
from tactful.core.replies.book import Found, lexicon, phrase_book
from tactful.core.replies.context import Question, ReplyContext
from tactful.core.replies.labels import Label
from tactful.core.replies.language import Language, language_of
from tactful.core.replies.own import OwnFound, OwnPhrase, find_own
from tactful.core.replies.phrases import (
    contact,
    keywords,
    legal,
    machine,
    paying,
    promising,
    questions,
    safety,
    stopping,
)
from tactful.core.replies.promise import (
    Doubt,
    PromiseKind,
    PromiseRead,
    PromiseTerms,
    read_promise,
    unexplained,
)
from tactful.core.replies.quoting import new_text
from tactful.core.replies.redaction import Redacted, SecretKind, redact
from tactful.core.replies.stopping import STOP_TOPICS, stop_scope, unnamed_scope
from tactful.core.replies.topics import Topic
from tactful.core.replies.words import Word, Words, read_words, spell_out
from tactful.core.vocabulary import Channel, Urgency

READER_VERSION: Final = "rules-1"
"""Stored with every reading, so that a later reader can tell whose it was."""

OWN: Final = "own phrase"
"""The source of what a practice's own phrase found."""

LONGEST_READ: Final = 6_000
"""Characters of a reply that are read; a person reads whatever is longer."""


class Keyword(StrEnum):
    """What a whole message is, when it is nothing else."""

    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    HELP = "help"
    YES = "yes"
    ACKNOWLEDGEMENT = "acknowledgement"
    AUTO_REPLY = "auto_reply"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Finding:
    """A label and the stretch of the redacted text that earned it; `source` names the rule."""

    label: Label
    start: int
    end: int
    source: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one reply. It decides nothing.

    `stop` holds the channels the reply ends. `is_explained` is false where words are left that no
    rule accounts for, `is_whole` where the text was too long to read to its end.
    """

    redacted: Redacted
    language: Language
    findings: tuple[Finding, ...]
    topics: tuple[Topic, ...]
    keyword: Keyword | None
    promise: PromiseRead | None
    stop: frozenset[Scope]
    wants_letters_only: bool
    is_explained: bool
    is_whole: bool

    @property
    def labels(self) -> tuple[Label, ...]:
        """Return each label once, gravest first."""
        found = {finding.label for finding in self.findings}
        return tuple(label for label in Label if label in found)


def read(text: str, context: ReplyContext, own: Iterable[OwnPhrase] = ()) -> Reading:
    """Read a reply as it came in. Pure; takes time in proportion to the text; never raises.

    `own` are the practice's phrases beside the shipped ones: they add to what was found.
    """
    redacted = redact(text)
    new = new_text(redacted.text, is_email=context.channel is Channel.EMAIL)
    reader = _Reader(_without_placeholders(new)[:LONGEST_READ], context)
    secrets = list(_secrets(redacted))
    shipped = Reading(
        redacted=redacted,
        language=language_of(reader.words),
        findings=(*secrets, *reader.findings()),
        topics=tuple(dict.fromkeys((*reader.topics, *(_SECRET_TOPICS[s.label] for s in secrets)))),
        keyword=None if secrets else reader.keyword,
        promise=reader.promise,
        stop=reader.stop,
        wants_letters_only=stopping.LETTER_ONLY in reader.topics,
        is_explained=reader.is_explained,
        is_whole=len(new) <= LONGEST_READ,
    )
    return _with_own(shipped, find_own(own, reader.words))


# Whoever writes START or HELP is answered, whatever a practice listed (policy.md R021, R112).
_KEEP_THEIR_MEANING: Final = frozenset({Keyword.OPT_IN, Keyword.HELP})


def _with_own(shipped: Reading, found: Sequence[OwnFound]) -> Reading:
    """Add what the practice's own phrases found; nothing that was found is taken away."""
    if not found or shipped.keyword in _KEEP_THEIR_MEANING:
        return shipped
    labelled = ((each.topic.label, each) for each in found)
    added = [Finding(label, each.start, each.end, OWN) for label, each in labelled if label]
    is_stop = shipped.keyword is Keyword.OPT_OUT
    return replace(
        shipped,
        findings=(*shipped.findings, *added),
        topics=tuple(dict.fromkeys((*shipped.topics, *(each.topic for each in found)))),
        keyword=shipped.keyword if is_stop else None,
        stop=shipped.stop.union(*(each.stops for each in found)),
        is_explained=is_stop
        or any(each.phrase.whole for each in found)
        or (shipped.is_explained and shipped.keyword is None),
    )


_PLACEHOLDER: Final = re.compile(rf"\[(?P<kind>{'|'.join(SecretKind)}) removed\]")
_SECRET_TOPICS: Final = {Label.CARD_DATA: machine.CARD, Label.PHI_DISCLOSURE: machine.PRIVATE}


def _without_placeholders(text: str) -> str:
    """Blank out our own words for what was removed, keeping every position true."""
    return _PLACEHOLDER.sub(lambda found: "," + " " * (len(found[0]) - 1), text)


def _secrets(redacted: Redacted) -> Iterator[Finding]:
    for found in _PLACEHOLDER.finditer(redacted.text) if redacted.kinds else ():
        is_ssn = found["kind"] == SecretKind.SSN
        label = Label.PHI_DISCLOSURE if is_ssn else Label.CARD_DATA
        yield Finding(label, found.start(), found.end(), "redaction")


class _Reader:
    """One text under reading: whole-message keywords first, then everything that is in it."""

    def __init__(self, text: str, context: ReplyContext) -> None:
        self.text, self.context = text, context
        self.words = read_words(text, lexicon())
        self.said = " ".join(self.words.plain)
        self.symbols = _symbols(text)
        self.found = _unalarmed(phrase_book().find(self.words))
        self.keyword = self._keyword()
        if self.keyword in (Keyword.OPT_OUT, Keyword.OPT_IN, Keyword.HELP):
            self.found = ()
        self.rest = self.words.without([*self._spans(*STOP_TOPICS), *self._commands])
        self.promise = self._promise()
        self.found = tuple(each for each in self.found if not self._is_the_promise(each))
        self.found = self._settled()
        self.topics = tuple(dict.fromkeys(each.topic for each in self.found))
        self.stop = self._stop()
        self.is_explained = self._is_explained()

    def findings(self) -> Iterator[Finding]:
        """Yield every label with its evidence, in the order of the text."""
        if label := _KEYWORD_LABELS.get(self.keyword) if self.keyword else None:
            yield Finding(label, 0, len(self.text), "whole message")
        for start, end in self._commands if self.keyword is None else ():
            yield Finding(Label.OPT_OUT, start, end, "keyword")
        for each in self.found:
            if each.topic.label and not self._is_mere_preference(each.topic):
                yield Finding(
                    each.topic.label, *self.words.span(each.start, each.end), each.topic.name
                )
        if self.promise:
            yield Finding(
                Label.PROMISE_TO_PAY, self.promise.start, self.promise.end, "promise grammar"
            )

    # Whole messages

    def _keyword(self) -> Keyword | None:
        if not self.symbols <= keywords.ACKNOWLEDGING_EMOJI and not self.said:
            return Keyword.OPT_OUT if self._is_stop_sign else Keyword.NOISE
        if self._is_stop_sign or self._says(keywords.OPT_OUT) or self._says_padded_stop:
            return Keyword.OPT_OUT
        if self._says(keywords.OPT_IN) or self._agrees_to_messages:
            return Keyword.OPT_IN
        if self._says(keywords.HELP) or set(self.text.split()) in ({"?"}, {"¿?"}):
            return Keyword.HELP
        if self._is_automatic:
            return Keyword.AUTO_REPLY
        if any(each.topic is not safety.UNSETTLING for each in self.found):
            return None
        if self.symbols - keywords.HARMLESS_EMOJI:
            return None
        if self._is_acknowledgement:
            return Keyword.ACKNOWLEDGEMENT
        if self.context.open_question and self._says(keywords.YES):
            return Keyword.YES
        return Keyword.NOISE if self._is_noise else None

    def _says(self, listed: frozenset[str]) -> bool:
        return self.said in listed and not self.symbols - keywords.HARMLESS_EMOJI

    @property
    def _is_stop_sign(self) -> bool:
        return not self.said and bool(self.symbols) and self.symbols <= keywords.OPT_OUT_EMOJI

    @property
    def _holds_stop_sign(self) -> bool:
        """See the sign in `please 🛑`: nobody puts it there to ask for more."""
        return bool(self.symbols & keywords.STOP_SIGNS)

    @property
    def _says_padded_stop(self) -> bool:
        """Read `please stop`, `STOP thank you`, `alto por favor`, `stop stop stop`."""
        bare = self.said
        for padding in keywords.PADDING:
            bare = re.sub(rf"\b{padding}\b", " ", bare)
        said = " ".join(dict.fromkeys(bare.split()))
        return said in keywords.OPT_OUT and not self._is_question

    @property
    def _is_question(self) -> bool:
        return self.words.asks

    @property
    def _agrees_to_messages(self) -> bool:
        asked = self.context.open_question is Question.OPT_IN
        return asked and self._says(keywords.YES_TO_OPT_IN)

    @property
    def _is_acknowledgement(self) -> bool:
        if self._is_question or self.symbols - keywords.ACKNOWLEDGING_EMOJI - {"😂", "🤣"}:
            return False
        if not self.said:
            return bool(self.symbols & keywords.ACKNOWLEDGING_EMOJI)
        says = any(word in keywords.ACKNOWLEDGING for word in self.words.plain)
        return says and _made_of(self.words.plain, _acknowledgements())

    @property
    def _is_automatic(self) -> bool:
        """See an automatic answer: each of its sentences is one, and nothing else is in it."""
        topics = {each.topic for each in self.found}
        if machine.AUTO_REPLY not in topics or topics - _BESIDE_AUTO_REPLY:
            return False
        spans = self._spans(machine.AUTO_REPLY)
        return all(
            any(start < end_of and start_of < end for start, end in spans)
            or _made_of(words, _acknowledgements())
            for words, start_of, end_of in _sentences(self.words)
        )

    @property
    def _is_noise(self) -> bool:
        known = lexicon().known | promising.PLAIN_WORDS
        return all(word in keywords.NOISE or _is_mash(word, known) for word in self.words.plain)

    # What is in a message

    def _spans(self, *topics: Topic) -> list[tuple[int, int]]:
        return [
            self.words.span(each.start, each.end) for each in self.found if each.topic in topics
        ]

    def _promise(self) -> PromiseRead | None:
        if self.keyword is None:
            return read_promise(self.rest, self._terms)
        asked = self.context
        proposed = asked.asked_days if asked.open_question is Question.WHICH_DAY else ()
        if self.keyword is not Keyword.YES or len(proposed) != 1:
            return None
        end = len(self.text)
        return PromiseRead(PromiseKind.DATED, proposed[0], (), asked.asked_amount_cents, (), 0, end)

    @property
    def _commands(self) -> list[tuple[int, int]]:
        """Return the sentences that are a keyword in themselves: `hola. SALIR`."""
        return [
            (start, end)
            for words, start, end in _sentences(self.words)
            if " ".join(words) in keywords.OPT_OUT
        ]

    def _stop(self) -> frozenset[Scope]:
        if self.keyword is Keyword.OPT_OUT or self._commands or self._holds_stop_sign:
            return unnamed_scope(self.context.channel)
        return stop_scope(self.found, self.words, self.context.channel)

    def _is_mere_preference(self, topic: Topic) -> bool:
        """Call "stop calling, just text" a preference: the channel it came by stays open."""
        prefers = stopping.PREFERENCE in self.topics
        here = unnamed_scope(self.context.channel) - {Scope.VOICE_AUTO}
        return topic is stopping.OPT_OUT and prefers and not self.stop & (here | {Scope.ALL})

    def _settled(self) -> tuple[Found, ...]:
        """Drop unsettling words where something grave, or everything, was understood anyway."""
        others = tuple(each for each in self.found if each.topic is not safety.UNSETTLING)
        is_grave = any(each.topic.urgency <= Urgency.P1 for each in others)
        is_plain = self.promise is not None and Doubt.OTHER_WORDS not in self.promise.doubts
        return others if is_grave or is_plain or self.keyword else self.found

    def _is_the_promise(self, found: Found) -> bool:
        """See that "pay with my card" in a promise for Monday asks for nothing now."""
        if found.topic is not paying.PAY_NOW or self.promise is None or not self.promise.day:
            return False
        start, end = self.words.span(found.start, found.end)
        return start < self.promise.end and self.promise.start < end

    @property
    def _terms(self) -> PromiseTerms:
        return PromiseTerms(
            on=self.context.today,
            horizon_days=self.context.horizon_days,
            balance_cents=self.context.balance_cents,
            asked_for_day=self.context.open_question is Question.WHICH_DAY,
        )

    def _is_explained(self) -> bool:
        if self.keyword:
            return True
        if self.symbols - keywords.HARMLESS_EMOJI - keywords.OPT_OUT_EMOJI:
            return False
        if self.promise:
            return Doubt.OTHER_WORDS not in self.promise.doubts
        return bool(self.stop) and not unexplained(self.rest, (), keywords.PLAIN_BESIDE_STOP)


_EXPLAINS_ALARM: Final = frozenset({*safety.TOPICS, legal.DECEASED}) - {
    safety.CONCERN,
    safety.UNSETTLING,
}


def _unalarmed(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Drop an alarming word where a topic accounts for it: "died" in "my father died"."""
    explained = [each for each in found if each.topic in _EXPLAINS_ALARM]
    return tuple(
        each
        for each in found
        if each.topic is not safety.CONCERN
        or not any(each.start < other.end and other.start < each.end for other in explained)
    )


_KEYWORD_LABELS: Final = {
    Keyword.OPT_OUT: Label.OPT_OUT,
    Keyword.OPT_IN: Label.OPT_IN,
    Keyword.HELP: Label.VERIFY_SENDER,
    Keyword.ACKNOWLEDGEMENT: Label.ACKNOWLEDGEMENT,
    Keyword.NOISE: Label.UNINTELLIGIBLE,
}
_BESIDE_AUTO_REPLY: Final = frozenset(
    {machine.AUTO_REPLY, questions.ADMIN, contact.HUMAN, stopping.PREFERENCE}
)


def _symbols(text: str) -> frozenset[str]:
    """Return the pictures in a text, without skin tones and variants."""
    return frozenset(
        mark
        for mark in set(text)
        if unicodedata.category(mark) == "So" or "\U0001f000" <= mark <= "\U0001faff"
        if not "\U0001f3fb" <= mark <= "\U0001f3ff"
    )


def _sentences(words: Words) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield the words of each sentence with the stretch of text they stand in."""
    sentence: list[Word] = []
    for word in (*words.words, Word(".", 0, 0)):
        if word.text != ".":
            sentence.append(word)
        elif sentence:
            plain = tuple(each.text for each in sentence if each.text != ",")
            if plain:
                yield plain, sentence[0].start, sentence[-1].end
            sentence = []


@cache
def _acknowledgements() -> frozenset[tuple[str, ...]]:
    phrases = keywords.ACKNOWLEDGEMENTS.replace("\n", "|").split("|")
    return frozenset(spell_out(phrase) for phrase in phrases if phrase.strip())


def _made_of(words: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether a text is a row of phrases with no word left over."""
    ends = {0}
    for at in range(len(words)):
        if at in ends:
            ends |= {at + size for size in range(1, 8) if words[at : at + size] in phrases}
    return len(words) in ends and bool(words)


_VOWELS: Final = re.compile(r"[aeiouy]")
_LAUGHTER: Final = re.compile(r"(?:ha|ja|je|he|ji|jo){2,}h?|l+o+l+|lmf?ao|jaj\w*|hah\w*")


def _is_mash(word: str, known: frozenset[str]) -> bool:
    """Tell keys that were hit by accident, and laughter, from a word we do not know."""
    if _LAUGHTER.fullmatch(word) or (word.isdigit() and len(word) < 3):
        return True
    if word in known or not word.isascii():
        return False
    vowels = len(_VOWELS.findall(word))
    return len(word) < 2 or (len(word) > 3 and vowels * 5 < len(word)) or word in _KEY_ROWS


_KEY_ROWS: Final = frozenset(
    row[start:end]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for start in range(len(row))
    for end in range(start + 4, len(row) + 1)
)

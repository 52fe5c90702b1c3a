"""A practice's own phrases and words: tried out before they are kept, then a change of settings.

They only ever add caution, so the role of a settings change is all they need; taking one away is a
change as well, with its reason (policy.md R015, R016, R091).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tactful.core.compose import MessageTemplate
from tactful.core.compose.facts import own_words as words_of_template
from tactful.core.compose.own_terms import own_terms
from tactful.core.replies import (
    OwnPhrase,
    Reading,
    ReplyContext,
    ReplyDecision,
    decide,
    read,
)
from tactful.core.replies.book import lexicon
from tactful.core.replies.own import find_own, is_too_common, takes_a_keyword
from tactful.core.replies.words import read_words
from tactful.core.vocabulary import Channel
from tactful.outreach.models import InboundMessage
from tactful.outreach.wordings import wordings
from tactful.practice.actions import Changed, RuleFault, change_settings
from tactful.practice.models import Practice
from tactful.practice.own_words import LONGEST_PHRASE, LONGEST_WORD, MOST_PHRASES, stored_phrase
from tactful.practice.plain import with_changes
from tactful.practice.policy.load import read_data
from tactful.practice.queries import settings_of, stored_settings

LATEST: Final = 500
"""So many of the practice's last messages a new phrase is tried on."""

_TOO_MANY: Final = 4  # a phrase that one message in four says is no sign of anything
_ENOUGH: Final = 20  # messages from which a share says something
_SHORTEST_WORD: Final = 3


@dataclass(frozen=True, slots=True)
class Tried:
    """What a phrase would newly be read in: how many of the shipped examples and of the latest
    messages, out of how many."""

    examples: int
    of_examples: int
    messages: int
    of_messages: int


@dataclass(frozen=True, slots=True)
class Understood:
    """How one message would be read here; nothing of it is kept."""

    reading: Reading
    decision: ReplyDecision


def try_message(practice: Practice, text: str, channel: Channel, *, now: datetime) -> Understood:
    """Read a message as if it had come in now, by the shipped phrases and the practice's own."""
    settings = settings_of(practice)
    context = ReplyContext(
        channel, now, practice.timezone, horizon_days=settings.promise_horizon_days
    )
    reading = read(text, context, settings.phrases.own)
    return Understood(reading, decide(reading, context))


def try_phrase(practice: Practice, phrase: OwnPhrase, *, now: datetime) -> Tried:
    """What a phrase would newly be read in. Raises RuleFault `words` for one that cannot be kept:
    empty, too long, too common, there already, or a word that asks for messages or for help."""
    _check(practice, phrase)
    examples = [str(example) for example in read_data("phrases.yaml")["examples"]]
    latest = (
        InboundMessage.objects.for_practice(practice)
        .order_by("-received_at", "-id")
        .values_list("text", flat=True)[:LATEST]
    )
    messages = list(latest)
    tried = Tried(
        _newly(phrase, examples, practice, now),
        len(examples),
        _newly(phrase, messages, practice, now),
        len(messages),
    )
    for found, of in ((tried.examples, tried.of_examples), (tried.messages, tried.of_messages)):
        if of >= _ENOUGH and found * _TOO_MANY > of:
            said = f"{found} of {of} messages say this; name something fewer people write."
            raise RuleFault("words", said)
    return tried


def add_phrase(
    practice: Practice,
    phrase: OwnPhrase,
    *,
    by: str,
    now: datetime,
    reason: str,
    seen: int | None = None,
) -> Changed:
    """Read a phrase of the practice's own from now on. Raises as `try_phrase`, and as a change of
    settings does: NotYours, StaleSettings, RuleFault."""
    try_phrase(practice, phrase, now=now)
    own = [*_own(practice), stored_phrase(phrase)]
    return _change(practice, "phrases.own", own, by=by, now=now, reason=reason, seen=seen)


def remove_phrase(
    practice: Practice, words: str, *, by: str, now: datetime, reason: str, seen: int | None = None
) -> Changed:
    """Read a phrase of the practice's own no longer; the shipped ones stay whatever is asked."""
    own = [one for one in _own(practice) if one["words"] != words]
    return _change(practice, "phrases.own", own, by=by, now=now, reason=reason, seen=seen)


def try_words(practice: Practice, words: Iterable[str]) -> list[MessageTemplate]:
    """The messages in use here that say one of these words, and would no longer be sent."""
    terms = own_terms(tuple(words))
    return [
        one.template for one in wordings(practice) if terms.found(words_of_template(one.template))
    ]


def set_never_write(
    practice: Practice,
    words: Sequence[str],
    *,
    by: str,
    now: datetime,
    reason: str,
    seen: int | None = None,
) -> Changed:
    """Keep words out of whatever goes out. Raises as a change of settings does, and RuleFault
    `never_write` for a word that cannot be used."""
    kept = list(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    for word in kept:
        if len(word) > LONGEST_WORD or sum(map(str.isalnum, word)) < _SHORTEST_WORD:
            said = f"A word has {_SHORTEST_WORD} to {LONGEST_WORD} letters; look at “{word[:60]}”."
            raise RuleFault("never_write", said)
    if len(kept) > MOST_PHRASES:
        raise RuleFault("never_write", f"At most {MOST_PHRASES} words.")
    return _change(practice, "phrases.never_write", kept, by=by, now=now, reason=reason, seen=seen)


def _check(practice: Practice, phrase: OwnPhrase) -> None:
    words = phrase.words
    if not words.strip() or len(words) > LONGEST_PHRASE:
        raise RuleFault("words", f"Write 1 to {LONGEST_PHRASE} characters.")
    if any(one["words"].casefold() == words.casefold() for one in _own(practice)):
        raise RuleFault("words", "This phrase is in the list already.")
    if takes_a_keyword(phrase):
        raise RuleFault("words", "START, HELP and a plain yes keep their meaning (R021, R112).")
    if is_too_common(phrase):
        raise RuleFault("words", "Too short or too common: write what only such a message says.")
    if len(_own(practice)) >= MOST_PHRASES:
        raise RuleFault("words", f"At most {MOST_PHRASES} phrases; take one out first.")


def _newly(phrase: OwnPhrase, texts: Iterable[str], practice: Practice, now: datetime) -> int:
    """In how many texts the phrase stands and changes what would be done."""
    context, own = ReplyContext(Channel.SMS, now, practice.timezone), settings_of(practice).phrases
    count = 0
    for text in texts:
        if not find_own([phrase], read_words(text, lexicon())):
            continue
        before = decide(read(text, context, own.own), context)
        after = decide(read(text, context, (*own.own, phrase)), context)
        count += before != after
    return count


def _own(practice: Practice) -> list[Mapping[str, Any]]:
    return [stored_phrase(one) for one in settings_of(practice).phrases.own]


def _change(
    practice: Practice,
    path: str,
    value: Any,
    *,
    by: str,
    now: datetime,
    reason: str,
    seen: int | None,
) -> Changed:
    if not reason.strip():
        raise RuleFault("reason", "Say why; it is kept with your name and the hour.")
    values = with_changes(stored_settings(practice), {path: value})
    return change_settings(practice, values, by=by, now=now, reason=reason, seen=seen)

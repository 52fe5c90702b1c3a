"""Says which channels an opt-out is about, from the words it was made in (policy.md R018)."""

import re
from collections.abc import Iterable
from typing import Final

from tactful.core.policy.facts import Scope
from tactful.core.replies.book import Found
from tactful.core.replies.phrases import stopping
from tactful.core.replies.words import Words
from tactful.core.vocabulary import Channel

STOP_TOPICS: Final = (stopping.OPT_OUT, stopping.OPT_OUT_ALL, stopping.CEASE)

_TEXTS: Final = frozenset({Scope.SMS, Scope.VOICE_AUTO})
_CALLS: Final = frozenset({Scope.VOICE_LIVE, Scope.VOICE_AUTO})
_EMAILS: Final = frozenset({Scope.EMAIL})

_UNNAMED: Final = {
    Channel.SMS: _TEXTS,
    Channel.EMAIL: _EMAILS,
    Channel.VOICE: _CALLS | {Scope.SMS},
    Channel.LETTER: _TEXTS | _EMAILS,
    Channel.PORTAL: _TEXTS | _EMAILS,
}


def unnamed_scope(channel: Channel) -> frozenset[Scope]:
    """Return what a bare STOP on a channel ends: a text ends all texts and automated calls."""
    return _UNNAMED[channel]


def stop_scope(found: Iterable[Found], words: Words, channel: Channel) -> frozenset[Scope]:
    """Return the channels that the opt-outs in a reply name, or else those its channel implies."""
    scope = frozenset[Scope]()
    for each in found:
        if each.topic in (stopping.OPT_OUT_ALL, stopping.CEASE):
            scope |= {Scope.ALL}
        elif each.topic is stopping.OPT_OUT:
            scope |= _named(_with_companions(words.line, each), channel)
    return scope


_COMPANIONS: Final = re.compile(
    r"(?:(?:or|and|y|o|ni|nor|,|tampoco|no) (?:me |stop |do |not |more |also |no )*"
    r"(?:text\w*|messag\w*|call\w*|email\w*|mail\w*|mensajes|textos|llam\w*|correos|escrib\w*|mand\w*"
    r"|voicemails?) (?:me )?)+"
)


def _with_companions(line: str, found: Found) -> str:
    """Read on from "stop texting" through "and calling me"."""
    companions = _COMPANIONS.match(line, found.end)
    return line[found.start : companions.end() if companions else found.end]


_WORDS: Final = (
    (re.compile(r" (?:text|messag|mensaj|texto|texte|escrib|escrit)"), _TEXTS),
    (
        re.compile(
            r" (?:call|dial|ringing|ring |phon(?:e calls?|ing)|voicemail|robocall|llam|marqu)"
        ),
        _CALLS,
    ),
    (re.compile(r" (?:email|e mail|correo|inbox|mails )"), _EMAILS),
)
_AUTOMATED_CALLS: Final = re.compile(r" (?:automat|auto |robo|recorded|grabad)")
_EVERYTHING: Final = re.compile(
    r" (?:all|any|every|todas?|todos?) (?:[^ ]+ ){0,2}(?:communicat|contact|correspond|comunic|messages)"
)


def _named(evidence: str, channel: Channel) -> frozenset[Scope]:
    evidence = f" {evidence}"
    scope = frozenset[Scope]().union(*(scope for word, scope in _WORDS if word.search(evidence)))
    if _EVERYTHING.search(evidence):
        return scope | _TEXTS | _EMAILS
    if scope == _CALLS and _AUTOMATED_CALLS.search(evidence):
        return _TEXTS
    if channel is Channel.EMAIL and " messag" in evidence:
        return scope | _EMAILS
    return scope or unnamed_scope(channel)

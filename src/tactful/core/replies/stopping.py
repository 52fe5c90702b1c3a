"""Says which channels an opt-out is about, from the words it was made in (policy.md R018)."""

import re
from collections.abc import Iterable, Iterator
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
    stops = [each for each in found if each.topic in STOP_TOPICS]
    if any(each.topic in _OF_EVERYTHING for each in stops):
        return frozenset({Scope.ALL})
    scopes = (_named(each, channel) for each in _evidence(words.line, stops))
    return frozenset[Scope]().union(*scopes)


_OF_EVERYTHING: Final = (stopping.OPT_OUT_ALL, stopping.CEASE)
_COMPANIONS: Final = re.compile(
    r"(?:(?:(?:or|and|y|o|ni|nor|, no|, stop|, ni) (?:me |stop |do |not |more |also |no )*"
    r"(?:text|messag|call|email|mail|mensaj|texto|llam|correo|escrib|mand|voicemail)\S* (?:me )?)"
    r"|(?:, (?:texting|calling|emailing|messaging|texts|calls|emails|llamadas|mensajes|correos) ))+"
)
_OBJECT: Final = re.compile(
    r"(?:[^ .,]+ ){0,3}(?:texts|messages|calls|emails|communications|mensajes|textos|llamadas"
    r"|correos|comunicaciones) "
)


def _evidence(line: str, stops: list[Found]) -> Iterator[str]:
    """Yield each wish to stop in full: "stop texting and calling me", "no quiero mas llamadas"."""
    end = 0
    for start, stop in _joined(stops):
        end = stop
        if companions := _COMPANIONS.match(line, stop):
            end = companions.end()
        if not _NAMES_A_CHANNEL.search(f" {line[start:end]}") and (it := _OBJECT.match(line, end)):
            end = it.end()
        yield f" {line[start:end]}"


def _joined(stops: list[Found]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for each in sorted(stops, key=lambda each: each.start):
        if joined and each.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], each.end))
        else:
            joined.append((each.start, each.end))
    return joined


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
_NAMES_A_CHANNEL: Final = re.compile("|".join(word.pattern for word, _ in _WORDS))
_AUTOMATED_CALLS: Final = re.compile(r" (?:automat|auto |robo|recorded|grabad)")
_EVERYTHING: Final = re.compile(
    r" (?:all|any|every|todas?|todos?) (?:[^ ]+ ){0,2}"
    r"(?:communicat|contact|correspond|comunic|messages)"
)


def _named(evidence: str, channel: Channel) -> frozenset[Scope]:
    scope = frozenset[Scope]().union(*(scope for word, scope in _WORDS if word.search(evidence)))
    if _EVERYTHING.search(evidence):
        return scope | _TEXTS | _EMAILS
    if scope == _CALLS and _AUTOMATED_CALLS.search(evidence):
        return _TEXTS
    if channel is Channel.EMAIL and " messag" in evidence:
        return scope | _EMAILS
    return scope or unnamed_scope(channel)

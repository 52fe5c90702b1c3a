"""May we reach this person, how, and who said so; now, and as it was at another moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby, pairwise
from typing import Final

from django.db.models import Q

from tactful.core.policy import Decision, Verdict
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import ConsentLevel, GateChannel
from tactful.core.wording import listed
from tactful.ledger.models import Guarantor
from tactful.outreach.models import Consent, GateDecision, Hold, Suppression
from tactful.outreach.queries import ask_gate_each, open_holds_of
from tactful.practice.queries import facts_of
from tactful.reports.account_words import hold_words, reason_words
from tactful.reports.actors import actor_names


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """Whether we may use one channel: `said` is Yes, Not yet or No, `why` a sentence."""

    channel: str
    said: str
    why: str = ""
    same: bool = False  # for the same reason as the channel above
    move: str = ""
    code: str = ""
    again_at: datetime | None = None
    asked_at: datetime | None = None  # of a decision that was kept
    about: str = ""  # what was to be sent, where it was no reminder


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a person, or the practice for everybody, said of one channel."""

    channel: str
    said: str
    how: str = ""
    by: str = ""
    at: datetime | None = None
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Stopped:
    """What must not be used any more."""

    what: str
    why: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Held:
    """A hold that is open."""

    uid: str
    kind: str
    why: str
    reason: str
    opened_at: datetime
    opened_by: str
    owner: str
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reach:
    """Consents, stops and holds of an account that are in force."""

    agreed: tuple[Agreed, ...]
    stopped: tuple[Stopped, ...]
    held: tuple[Held, ...]


def may_contact_now(guarantor: Guarantor, *, now: datetime) -> list[May]:
    """What the gate says of a reminder on each channel now."""
    asked = ask_gate_each(guarantor, now=now)
    said = [_may(CHANNELS[channel], verdict) for channel, verdict in asked.items()]
    return _once(sorted(said, key=lambda may: _ORDER.index(may.channel)))


def may_contact_then(guarantor: Guarantor, *, at: datetime) -> list[May]:
    """The decisions of the gate that were in force at an instant, as they were kept."""
    kept = (
        GateDecision.objects.filter(guarantor=guarantor, at__lte=at)
        .filter(Q(superseded_at=None) | Q(superseded_at__gt=at))
        .order_by("at", "pk")
    )
    found = [
        _may(
            CHANNELS[GateChannel(made.channel)],
            Verdict(Decision(made.decision), made.reason, made.retry_at),
            asked_at=made.at,
            about="" if made.category == "REMINDER" else made.category.lower().replace("_", " "),
        )
        for made in kept
    ]
    return sorted(found, key=lambda may: (_ORDER.index(may.channel), may.about))


def reach_of(guarantor: Guarantor) -> Reach:
    """How a person may be reached and who said so; a fixed number of queries."""
    consents = list(Consent.objects.filter(guarantor=guarantor).order_by("-given_at", "-pk")[:100])
    stops = _stops_in_force(_stops(guarantor), consents)
    holds = list(open_holds_of(guarantor).select_related("owner"))
    writers = (c.recorded_by or c.source for c in consents)
    names = actor_names((*writers, *(s.via for s in stops), *(h.opened_by for h in holds)))
    declared = facts_of(guarantor.practice)
    counting = [consent for consent in consents if _counts(consent, guarantor)]
    return Reach(
        tuple(_together(_agreed(scope, counting, declared, names) for scope in _SCOPES)),
        tuple(_stopped(stop, names) for stop in stops),
        tuple(_held(hold, names) for hold in holds),
    )


CHANNELS: Final = {
    GateChannel.SMS: "Text",
    GateChannel.EMAIL: "E-mail",
    GateChannel.VOICE_LIVE: "Call by a person",
    GateChannel.VOICE_AUTO: "Automated call",
    GateChannel.LETTER: "Letter",
}
_ORDER: Final = list(CHANNELS.values())
ANSWERS: Final = {Decision.ALLOW: "Yes", Decision.DEFER: "Not yet", Decision.BLOCK: "No"}
_SCOPES: Final = ("sms", "email", "voice_live", "voice_auto")
SCOPE_WORDS: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice_live": "calls",
    "voice_auto": "automated calls",
    "all": "contact of any kind",
    "address": "use of this number or mailbox",
    "unencrypted": "names and amounts in texts and e-mail",
    "ecomm": "texts and e-mail, in writing",
}
_MOST_STOPS: Final = 20


def _may(
    channel: str, verdict: Verdict, *, asked_at: datetime | None = None, about: str = ""
) -> May:
    reason = REASONS[Code(verdict.reason)]
    allowed = verdict.decision is Decision.ALLOW
    return May(
        channel=channel,
        said=ANSWERS[verdict.decision],
        why="" if allowed else f"{reason.why[0].upper()}{reason.why[1:]}.",
        move=reason.move if verdict.decision is Decision.BLOCK else "",
        code="" if allowed else verdict.reason,
        again_at=verdict.retry_at if verdict.decision is Decision.DEFER else None,
        asked_at=asked_at,
        about=about,
    )


def _once(said: Sequence[May]) -> list[May]:
    """A channel closed for the reason of the one above it does not give it in full again."""
    told = list(said[:1])
    for before, may in pairwise(said):
        again = bool(may.why) and (may.said, may.code) == (before.said, before.code)
        told.append(May(channel=may.channel, said=may.said, same=True) if again else may)
    return told


def _stops(guarantor: Guarantor) -> list[Suppression]:
    addresses = [a for a in (guarantor.email, guarantor.mobile, guarantor.phone) if a]
    ours = Q(guarantor=guarantor) | Q(guarantor=None, address__in=addresses)
    found = Suppression.objects.for_practice(guarantor.practice).filter(ours)
    return list(found.order_by("-at", "-pk")[:_MOST_STOPS])


def _stops_in_force(stops: Iterable[Suppression], consents: Sequence[Consent]) -> list[Suppression]:
    """Those that no later word of the person has ended; one line for the same stop."""
    renewed: dict[str, datetime] = {}
    for consent in reversed(consents):
        if consent.given_by == "patient" and consent.basis == ConsentLevel.EXPLICIT:
            renewed[consent.scope] = consent.given_at
    standing: dict[tuple[str, str, str], Suppression] = {}
    for stop in stops:
        again = renewed.get(stop.scope)
        if again is None or again <= stop.at:
            standing.setdefault((stop.scope, stop.cause, stop.via), stop)
    return list(standing.values())


def _agreed(
    scope: str,
    consents: Sequence[Consent],
    declared: Mapping[str, object],
    names: Mapping[str, str],
) -> Agreed:
    """The newest word of the person on one channel; else what the practice declared."""
    channel = SCOPE_WORDS[scope]
    said = next((c for c in consents if c.scope in (scope, "all")), None)
    if said is None:
        level = str(declared.get(f"consent_{scope}", ""))
        how = "as the practice declared for everybody" if level else ""
        return Agreed(channel, _LEVELS.get(level, "nothing on file"), how)
    how = "by staff" if said.given_by == "staff" else ""
    return Agreed(
        channel,
        _LEVELS.get(said.basis, said.basis),
        how,
        names[said.recorded_by or said.source],
        said.given_at,
        said.wording,
    )


def _counts(consent: Consent, guarantor: Guarantor) -> bool:
    """Whether it is for an address on file; a no stays, whatever address it named."""
    on_file = {a.lower() for a in (guarantor.email, guarantor.mobile, guarantor.phone) if a}
    refused = consent.basis == ConsentLevel.NONE
    return refused or not consent.address or consent.address.lower() in on_file


def _together(agreed: Iterable[Agreed]) -> Iterator[Agreed]:
    """What was said alike of several channels is one line."""
    for _, alike in groupby(agreed, key=lambda one: replace(one, channel="")):
        first, *others = alike
        yield replace(first, channel=listed([first.channel, *(one.channel for one in others)]))


def _stopped(stop: Suppression, names: Mapping[str, str]) -> Stopped:
    what = SCOPE_WORDS.get(stop.scope, stop.scope.replace("_", " "))
    return Stopped(what, reason_words(stop.cause), names[stop.via], stop.at)


def _held(hold: Hold, names: Mapping[str, str]) -> Held:
    return Held(
        hold.uid,
        hold.kind,
        hold_words(hold.kind),
        hold.reason,
        hold.opened_at,
        names[hold.opened_by],
        hold.owner.name if hold.owner else "",
        hold.expires_at,
    )


_LEVELS: Final = {
    "explicit": "agreed",
    "number_only": "gave it for contact",
    "none": "not agreed",
}

"""What Tactful made of one message, in words: what it read, and what it did because of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tactful.conversations.models import Reading
from tactful.core.money import format_cents
from tactful.core.replies import Answer
from tactful.core.vocabulary import Urgency
from tactful.core.wording import full_date, listed
from tactful.outreach.models import InboundMessage


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: a term, what is said of it, and the small print."""

    term: str
    said: str
    more: str = ""
    private: bool = False


def understood(message: InboundMessage) -> list[Fact]:
    """Read as, because of which words, and everything that followed; nothing is left silent."""
    reading: Reading = message.reading
    decision = reading.decision
    facts = [_read_as(reading), *_heard(message, reading), *_did(decision)]
    if message.redactions:
        kinds = listed([kind.replace("_", " ") for kind in message.redactions])
        facts.append(Fact("Left out", f"{kinds}: taken out before it was kept"))
    return facts


def _read_as(reading: Reading) -> Fact:
    labels = list(dict.fromkeys(one["label"].replace("_", " ") for one in reading.labels))
    because = reading.decision.get("because", "")
    said = listed(labels) or "Nothing that was recognized"
    return Fact("Read as", begun(said), f"The reply {because}." if because else "", private=True)


def _heard(message: InboundMessage, reading: Reading) -> list[Fact]:
    """The words it rests on, as they were kept."""
    spans = dict.fromkeys((one["start"], one["end"]) for one in reading.labels)
    words = [message.text[start:end].strip() for start, end in spans]
    quoted = listed([f"“{word}”" for word in words if word])
    return [Fact("Heard in", quoted, private=True)] if quoted else []


def _did(decision: dict[str, Any]) -> list[Fact]:
    found = [
        *_promise(decision.get("promise")),
        *_stops(decision),
        *_opened(decision.get("opt_in")),
        *_holds(decision.get("holds")),
        *_work(decision.get("work")),
    ]
    return [*found, _answer(decision)]


def _promise(promise: dict[str, Any] | None) -> list[Fact]:
    if not promise or not promise.get("day"):
        return []
    cents = promise.get("amount_cents")
    what = format_cents(cents) if cents else "The whole balance"
    day = full_date(date.fromisoformat(promise["day"]))
    return [Fact("Promise noted", f"{what} on {day}", private=True)]


def _stops(decision: dict[str, Any]) -> list[Fact]:
    scopes = [SCOPES.get(scope, scope.replace("_", " ")) for scope in decision.get("stop", ())]
    facts = [Fact("Stopped", begun(listed(scopes)))] if scopes else []
    if decision.get("stop_address"):
        facts.append(Fact("Stopped", "This address, for anybody", "Wrong for one is wrong for all"))
    if decision.get("letters_only"):
        facts.append(Fact("From now on", "Letters only"))
    return facts


def _opened(scopes: list[str] | None) -> list[Fact]:
    opened = [SCOPES.get(scope, scope.replace("_", " ")) for scope in scopes or ()]
    return [Fact("Open again", begun(listed(opened)))] if opened else []


def _holds(holds: list[str] | None) -> list[Fact]:
    kinds = [kind.replace("_", " ") for kind in holds or ()]
    if not kinds:
        return []
    return [Fact("On hold", begun(listed(kinds)), "No reminder leaves until it is released")]


def _work(work: dict[str, Any] | None) -> list[Fact]:
    if not work:
        return [Fact("A person", "Nobody needs to look")]
    return [Fact("A person", _SOON[work["urgency"]], work["reason"], private=True)]


def _answer(decision: dict[str, Any]) -> Fact:
    answer = decision.get("answer")
    if answer is None:
        return Fact("Answered", "Nothing by itself")
    asked = [full_date(date.fromisoformat(day)) for day in decision.get("asked_days", ())]
    return Fact("Answered", _ANSWERS[answer], listed(asked, joint="or"))


def begun(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


SCOPES: Final = {
    "sms": "texts",
    "voice_live": "calls",
    "voice_auto": "automated calls",
    "email": "e-mail",
    "all": "everything but letters",
}
_SOON: Final = {
    Urgency.P0: "Looks within minutes",
    Urgency.P1: "Looks within the hour",
    Urgency.P2: "Looks today",
    Urgency.P3: "Looks within two days",
}
_ANSWERS: Final = {
    Answer.SAFETY_SELF_HARM: "With where to find help at once",
    Answer.SAFETY_MEDICAL: "With where to find help at once",
    Answer.CONFIRM_OPT_OUT: "That messages have ended",
    Answer.CONFIRM_OPT_IN: "That messages come again",
    Answer.HELP: "With who we are and how to reach us",
    Answer.CONFIRM_PROMISE: "With the day that was noted",
    Answer.ASK_DATE: "With the question which day is meant",
    Answer.IGNORE: "Nothing; a thank-you needs no answer",
}

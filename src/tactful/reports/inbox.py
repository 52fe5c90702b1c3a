"""What came in: the messages that wait for a person by urgency, and one of them opened."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful.conversations.origins import origin_of
from tactful.conversations.queries import by_urgency, done_lately, waiting
from tactful.core.money import format_cents
from tactful.core.replies.labels import Label
from tactful.core.vocabulary import Channel, Urgency, WorkKind
from tactful.core.wording import full_date, phone_words
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.reports.account_thread import Piece, heard
from tactful.reports.account_words import hold_words, label_words, template_words
from tactful.reports.attention import accounts
from tactful.reports.balances import BalanceRow
from tactful.worklist.due import due_at
from tactful.worklist.models import WorkItem

DONE_FOR: Final = timedelta(days=14)
SNIPPET: Final = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A message as the list shows it. `due_at` is when a person must have looked."""

    uid: str
    name: str  # empty where nobody, or several accounts, have the address
    address: str
    shared_by: int
    at: datetime
    channel: str
    urgency: Urgency | None
    says: str
    snippet: str
    due_at: datetime | None
    owner: str
    done: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list, and how many messages there are in all."""

    lines: tuple[Line, ...]
    whole: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a message was read to say, the words it rests on, and by what rule."""

    label: str
    words: str
    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Sent:
    """A message of ours beside the one that came in."""

    at: datetime
    channel: str
    about: str
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Opened:
    """One message with everything a person needs to decide."""

    message: InboundMessage
    line: Line
    pieces: tuple[Piece, ...]
    meanings: tuple[Meaning, ...]
    did: tuple[str, ...]
    because: str
    suggestion: str
    before: Sent | None
    answers: tuple[Sent, ...]
    items: tuple[WorkItem, ...]
    people: tuple[BalanceRow, ...]

    @property
    def item(self) -> WorkItem | None:
        """The open work it led to; the first, where several accounts may be meant."""
        return self.items[0] if self.items else None


def waiting_list(practice: Practice, *, offset: int = 0, size: int = 30) -> Listed:
    """Messages nobody has looked at yet: the most urgent, then the oldest."""
    found = by_urgency(waiting(practice))
    return _listed(practice, found, waiting(practice).count(), offset, size)


def done_list(practice: Practice, *, now: datetime, offset: int = 0, size: int = 30) -> Listed:
    """Messages of the last two weeks that were understood or looked at, the newest first."""
    found = done_lately(practice, since=now - DONE_FOR)
    return _listed(practice, found, found.count(), offset, size)


def opened(message: InboundMessage, *, on: date, now: datetime) -> Opened:
    """One message, how it was read, what followed, and what to do next."""
    practice = message.practice
    reading = getattr(message, "reading", None)
    labels: Sequence[Mapping[str, Any]] = reading.labels if reading else ()
    decision: Mapping[str, Any] = reading.decision if reading else {}
    items = _items(practice, [message])
    ids = [message.guarantor_id] if message.guarantor_id else [i.guarantor_id for i in items]
    return Opened(
        message=message,
        line=_line(message, items, ZoneInfo(practice.timezone)),
        pieces=heard(message.text, labels),
        meanings=tuple(_meanings(message.text, labels)),
        did=tuple(_what_was_done(decision)),
        because=str(decision.get("because", "")),
        suggestion=_suggestion(labels, decision, is_known=bool(ids)),
        before=_sent(message.answered_touch) if message.answered_touch else None,
        answers=tuple(_answers(message)),
        items=tuple(items),
        people=tuple(accounts(practice, dict.fromkeys(ids), on=on, now=now)),
    )


def _listed(practice: Practice, found: Any, whole: int, offset: int, size: int) -> Listed:
    messages = list(found.select_related("guarantor", "reading")[offset : offset + size])
    items = _items(practice, messages)
    zone = ZoneInfo(practice.timezone)
    return Listed(tuple(_line(message, items, zone) for message in messages), whole)


def _items(practice: Practice, messages: Iterable[InboundMessage]) -> list[WorkItem]:
    """The open work of some messages; one query, by the index on what asked for it."""
    mine = Q(pk=None)
    own = []
    for message in messages:
        if message.triaged_at is not None:
            continue
        own.append(origin_of(message))
        if message.guarantor_id is None:  # one item for each account that shares the address
            mine |= Q(origin_key__startswith=f"{origin_of(message)}:")
    found = WorkItem.objects.for_practice(practice).filter(
        mine | Q(origin_key__in=own), closed_at=None
    )
    return list(found.select_related("owner", "practice", "guarantor").order_by("pk"))


def _line(message: InboundMessage, items: Sequence[WorkItem], zone: ZoneInfo) -> Line:
    mine = [item for item in items if item.origin_key.startswith(origin_of(message))]
    reading = getattr(message, "reading", None)
    work = (reading.decision.get("work") or {}) if reading else {}
    urgency = Urgency(work["urgency"]) if work.get("urgency") else None
    due = mine[0].due_at if mine else None
    if due is None and urgency and message.triaged_at is None:
        due = due_at(urgency, now=message.received_at, zone=zone)
    return Line(
        uid=message.uid,
        name=message.guarantor.listed_name if message.guarantor else "",
        address=_plain(message.from_address),
        shared_by=len(mine) if message.guarantor is None else 0,
        at=message.received_at,
        channel=message.channel,
        urgency=urgency,
        says=_says(reading.labels if reading else ()),
        snippet=_short(message.text),
        due_at=due,
        owner=mine[0].owner.name if mine and mine[0].owner else "",
        done=message.triaged_at is not None,
    )


def _says(labels: Sequence[Mapping[str, Any]]) -> str:
    """The gravest thing it says, in a word or two."""
    found = {str(label["label"]) for label in labels}
    gravest = next((label for label in Label if label in found), None)
    return label_words(gravest) if gravest else "not sure"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SNIPPET else words[:SNIPPET].rsplit(" ", 1)[0] + "…"


def _plain(address: str) -> str:
    return phone_words(address) if address.startswith("+") else address


def _meanings(text: str, labels: Sequence[Mapping[str, Any]]) -> list[Meaning]:
    """Each thing it says once, with all the words that say so."""
    found: dict[str, tuple[list[str], str]] = {}
    for label in labels:
        quoted, _ = found.setdefault(label["label"], ([], label.get("source", "")))
        words = " ".join(text[label["start"] : label["end"]].split())
        if words and words not in quoted:
            quoted.append(words)
    return [
        Meaning(label, label_words(label), ", ".join(f"“{one}”" for one in quoted), source)
        for label, (quoted, source) in found.items()
    ]


def _what_was_done(decision: Mapping[str, Any]) -> list[str]:
    """What followed at once, each in one sentence."""
    did = []
    scopes = [_SCOPES.get(scope, scope) for scope in decision.get("stop", ())]
    if decision.get("letters_only") or "everything" in scopes:
        did.append("Stopped everything but letters.")
    elif scopes:
        did.append(f"Stopped {', '.join(scopes)}.")
    if decision.get("stop_address"):
        did.append("Stopped this number or mailbox for everybody.")
    if decision.get("opt_in"):
        did.append("Opened the channel again.")
    kinds = [kind for kind in decision.get("holds", ()) if kind != "promise"]
    if kinds:
        did.append(f"Put outreach on hold: {', '.join(hold_words(kind) for kind in kinds)}.")
    if promise := decision.get("promise"):
        did.append(_promise_words(promise))
    if answer := decision.get("answer"):
        did.append(_ANSWERS.get(answer, "Answered with a fixed message."))
    if decision.get("work"):
        did.append("Gave it to a person.")
    return did or ["Nothing was changed."]


def _promise_words(promise: Mapping[str, Any]) -> str:
    cents = promise.get("amount_cents")
    what = f" {format_cents(cents)}" if cents else ""
    day = f" by {full_date(date.fromisoformat(promise['day']))}" if promise.get("day") else ""
    return f"Took down a promise to pay{what}{day}."


def _suggestion(
    labels: Sequence[Mapping[str, Any]], decision: Mapping[str, Any], *, is_known: bool
) -> str:
    found = {str(label["label"]) for label in labels}
    grave = next((words for label, words in _SUGGESTED.items() if label in found), "")
    if grave:
        return grave
    if not is_known:
        return "Find out whose account this is, or set it aside."
    work = decision.get("work") or {}
    kind = work.get("kind", "")
    return _BY_KIND.get(kind, "Read it, answer if it needs an answer, and say what it means.")


def _answers(message: InboundMessage) -> list[Sent]:
    key = f"{origin_of(message)}:"
    ours = Touch.objects.filter(practice_id=message.practice_id, origin_key__startswith=key)
    return [_sent(touch) for touch in ours.order_by("created_at", "pk")]


def _sent(touch: Touch) -> Sent:
    at = touch.handed_over_at or touch.due_at
    status = _STATUS.get(touch.status, "")
    return Sent(at, touch.channel, template_words(touch.template_key), touch.body, status)


_SCOPES: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice_live": "calls",
    "voice_auto": "automated calls",
    "all": "everything",
}
_STATUS: Final[dict[str, str]] = {
    TouchStatus.QUEUED: "waits to go out",
    TouchStatus.HANDED_OVER: "is going out",
    TouchStatus.ACCEPTED: "sent",
    TouchStatus.REFUSED: "was refused",
    TouchStatus.UNKNOWN: "may have arrived",
    TouchStatus.CANCELLED: "was not sent",
}
_ANSWERS: Final = {
    "safety_self_harm": "Answered with the crisis line.",
    "safety_medical": "Answered: call 911 in an emergency.",
    "confirm_opt_out": "Confirmed that messages have ended.",
    "confirm_opt_in": "Confirmed that messages are on again.",
    "help": "Answered who we are and how to reach us.",
    "confirm_promise": "Confirmed the promise as noted.",
    "ask_date": "Asked which day is meant.",
    "ignore": "Needed no answer.",
}
_SUGGESTED: Final[dict[str, str]] = {
    Label.CRISIS_SELF_HARM: "Call now, as your safety procedure says. Nothing else goes out.",
    Label.MEDICAL_EMERGENCY: "Call now, as your safety procedure says. Nothing else goes out.",
    Label.THREAT: "Tell whoever is in charge of safety now. Do not answer by message.",
    Label.DECEASED: "Offer condolences by letter only; compliance decides what follows.",
    Label.BANKRUPTCY: "Send nothing. Compliance looks at the case.",
    Label.ATTORNEY_REPRESENTED: "Send nothing. Write to the attorney only.",
    Label.DISPUTE_AMOUNT: "Compare the bill with the account, then answer.",
    Label.DISPUTE_SERVICE: "Compare the bill with the visit, then answer.",
    Label.DISPUTE_NOT_MINE: "Find out whose bill it is before anything else is sent.",
    Label.HARDSHIP: "Call about help with the bill, or offer a plan.",
    Label.WRONG_NUMBER: "Find another number; this one is stopped.",
    Label.CALL_ME_HUMAN: "Call them.",
    Label.PAID_ALREADY: "Look for the payment, then answer.",
    Label.PAYMENT_PROBLEM: "Help with the payment.",
    Label.PAYMENT_PLAN_REQUEST: "Agree on a plan, and write it down.",
    Label.PROMISE_TO_PAY: "Write the promise down, or ask which day is meant.",
    Label.CLINICAL_QUESTION: "Pass it to the clinic; answer nothing about care here.",
    Label.INSURANCE: "Look up the claim, then answer.",
    Label.BALANCE_QUESTION: "Call, or answer with the link; no amounts in a text.",
}
_BY_KIND: Final[dict[str, str]] = {
    WorkKind.SAFETY: "See to their safety now.",
    WorkKind.DISPUTE: "Compare the bill with the account, then answer.",
    WorkKind.HARDSHIP: "Call about help with the bill, or offer a plan.",
    WorkKind.CALL: "Call them.",
}
WRITTEN: Final = frozenset({Channel.SMS, Channel.EMAIL})

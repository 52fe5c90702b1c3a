"""Everything said and done about one account, as one conversation: newest first, page by page.

As many queries for fifty entries as for one. What happened at the same instant stands in the
order in which one thing led to another, as in `why`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Coalesce, Concat

from tactful.audit.models import AuditEntry
from tactful.core.money import format_cents
from tactful.core.vocabulary import HoldKind, PromiseStatus
from tactful.core.wording import listed, short_date
from tactful.journeys.models import Advance, Enrollment
from tactful.ledger.models import Adjustment, Guarantor, Payment, PromiseToPay
from tactful.outreach.models import (
    Consent,
    DeliveryReceipt,
    Hold,
    InboundMessage,
    Suppression,
    Touch,
    TouchStatus,
)
from tactful.reports.account_words import (
    hold_words,
    label_words,
    reason_words,
    template_words,
    way_words,
)
from tactful.reports.actors import actor_names
from tactful.reports.why import instant_on, when_recorded
from tactful.worklist.models import Disposition, Note, WorkItem


class Side(StrEnum):
    """Whose word it is: the guarantor's, ours, or nobody's."""

    THEM = "them"
    US = "us"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of text; a private one is a name, a number, an amount or somebody's words."""

    text: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message, and what a reading rests on it: `promise`; empty where nothing."""

    text: str
    heard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the conversation; `at` is an aware UTC instant.

    `by` says who, `way` how and about what, `status` what became of it (`failed`: by our
    fault). `pieces` are a message's words, `read_as` what was decided because of them, `words`
    an event's. `hour_known` is False where only the day is known, and `at` its noon.
    """

    at: datetime
    side: Side
    by: str = ""
    way: str = ""
    status: str = ""
    failed: bool = False
    subject: str = ""
    pieces: tuple[Piece, ...] = ()
    folded: bool = False  # long: shown when asked for
    read_as: str = ""
    words: tuple[Bit, ...] = ()
    hour_known: bool = True
    touch_id: int = 0
    uid: str = ""  # of the message


@dataclass(frozen=True, slots=True)
class Thread:
    """A page of the conversation, newest first."""

    entries: tuple[Entry, ...]
    start: int
    has_earlier: bool


def thread_of(guarantor: Guarantor, *, now: datetime, start: int = 0, size: int = 50) -> Thread:
    """A page of an account's conversation, that many entries from its newest on."""
    reading = _Reading(guarantor, now, start + size + 1)
    found = sorted(reading.entries(), key=lambda one: one.at)
    newest = found[::-1][start : start + size + 1]
    page = _with_receipts(newest[:size], now, reading.zone)
    names = actor_names(entry.by for entry in page)
    named = tuple(replace(entry, by=names[entry.by]) for entry in page)
    return Thread(named, start, len(newest) > size)


def heard(text: str, labels: Iterable[Mapping[str, Any]]) -> tuple[Piece, ...]:
    """Cut a message where the stretches begin and end on which its reading rests.

    Where several overlap, the stretch carries all their words. Spans beyond the text are cut.
    """

    def within(place: int) -> int:
        return max(0, min(place, len(text)))

    spans = [
        (within(label["start"]), within(label["end"]), label_words(label["label"]))
        for label in labels
    ]
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        words = dict.fromkeys(word for first, last, word in spans if first <= start and end <= last)
        piece = Piece(text[start:end], listed(list(words)))
        if pieces and pieces[-1].heard == piece.heard:
            piece = Piece(pieces.pop().text + piece.text, piece.heard)
        pieces.append(piece)
    return tuple(pieces)


_LONG: Final = 320  # characters of a message that stand open
_JOURNEY_NEWS: Final = ("pause", "hand_off", "exit", "stop")


class _Reading:
    """The newest entries of every kind: no page needs more of one kind than it has rows."""

    def __init__(self, guarantor: Guarantor, now: datetime, most: int) -> None:
        self.guarantor, self.now, self.most = guarantor, now, most
        self.zone = ZoneInfo(guarantor.practice.timezone)
        self.today = now.astimezone(self.zone).date()

    def entries(self) -> Iterator[Entry]:
        self.recorded = when_recorded(self.guarantor)
        for source in (
            *(self._money, self._corrections, self._messages, self._promises, self._stops),
            *(self._consents, self._holds, self._journeys, self._steps, self._touches),
            *(self._work, self._worked, self._notes),
        ):
            # Newest first, as they are asked for; sorted by time, ties then keep their order.
            yield from reversed(list(source()))

    def _newest(self, model: Any, latest: Any) -> QuerySet[Any]:
        mine = model.objects.filter(guarantor=self.guarantor).alias(latest=latest)
        found: QuerySet[Any] = mine.order_by(F("latest").desc(), "-pk")
        return found

    def _money(self) -> Iterator[Entry]:
        counted = self._newest(Payment, F("paid_on")).filter(paid_on__lte=self.today)
        for paid in counted[: self.most]:
            at, known = self._on(paid.paid_on, f"payment:{paid.uid}")
            verb = "Paid" if paid.amount_cents > 0 else "A payment came back:"
            how = f" by {paid.method}" if paid.method else ""
            back = f", and came back on {self._day(paid.returned_on)}" if paid.returned_on else ""
            words = (Bit(f"{verb} "), _money(abs(paid.amount_cents)), Bit(f"{how}{back}."))
            yield Entry(at=at, side=Side.EVENT, words=words, hour_known=known)

    def _corrections(self) -> Iterator[Entry]:
        counted = self._newest(Adjustment, F("adjusted_on")).filter(adjusted_on__lte=self.today)
        for made in counted[: self.most]:
            at, known = self._on(made.adjusted_on, f"adjustment:{made.uid}")
            verb = "lowered" if made.amount_cents < 0 else "raised"
            why = f": {made.reason}." if made.reason else "."
            cents = _money(abs(made.amount_cents))
            words = (Bit(f"The balance was {verb} by "), cents, Bit(why))
            yield Entry(at=at, side=Side.EVENT, words=words, hour_known=known)

    def _promises(self) -> Iterator[Entry]:
        for promise in self._newest(PromiseToPay, F("made_on"))[: self.most]:
            at, known = self._on(promise.made_on, f"promise:{promise.uid}")
            cents = promise.amount_cents
            what = _money(cents) if cents else Bit("the balance")
            day = Bit(f" for {self._day(promise.promised_on)}.")
            if promise.settled_at and promise.status != PromiseStatus.OPEN:
                yield Entry(at=promise.settled_at, side=Side.EVENT, words=self._outcome(promise))
            yield Entry(
                at=at,
                side=Side.EVENT,
                by=promise.taken_by,
                words=(Bit("Promised "), what, day),
                hour_known=known,
            )

    def _outcome(self, promise: PromiseToPay) -> tuple[Bit, ...]:
        day = self._day(promise.promised_on)
        match promise.status:
            case PromiseStatus.KEPT:
                return (Bit(f"The promise for {day} was kept."),)
            case PromiseStatus.PARTIAL:
                paid = _money(promise.paid_cents)
                return (Bit(f"The promise for {day} was kept in part: "), paid, Bit(" came."))
            case PromiseStatus.BROKEN:
                return (Bit(f"The promise for {day} was not kept; no payment came in time."),)
            case _:
                return (Bit(f"The promise for {day} was taken back."),)

    def _messages(self) -> Iterator[Entry]:
        found = self._newest(InboundMessage, F("received_at")).select_related("reading")
        for message in found[: self.most]:
            reading = getattr(message, "reading", None)
            why = reading.decision.get("because", "") if reading else ""
            yield Entry(
                at=message.received_at,
                side=Side.THEM,
                way=way_words(message.channel),
                pieces=heard(message.text, reading.labels if reading else ()),
                read_as=_decided(why, reading.decision) if reading else "Not read yet.",
                status="" if message.triaged_at else "waits for a person to read it",
                uid=message.uid,
            )

    def _stops(self) -> Iterator[Entry]:
        for stop in self._newest(Suppression, F("at"))[: self.most]:
            what = _SCOPES.get(stop.scope, stop.scope.replace("_", " "))
            said = f"No more {what}: {reason_words(stop.cause)}."
            yield Entry(at=stop.at, side=Side.EVENT, by=stop.via, words=(Bit(said),))

    def _consents(self) -> Iterator[Entry]:
        for given in self._newest(Consent, F("given_at"))[: self.most]:
            what = _SCOPES.get(given.scope, given.scope.replace("_", " "))
            verb = "Does not agree to" if given.basis == "none" else "Agrees to"
            words = (Bit(f"{verb} {what}."),)
            yield Entry(at=given.given_at, side=Side.EVENT, by=given.source, words=words)

    def _holds(self) -> Iterator[Entry]:
        # A promise's own hold would only say it twice.
        held = self._newest(Hold, Coalesce("released_at", "opened_at"))
        for hold in held.exclude(kind=HoldKind.PROMISE)[: self.most]:
            why = hold_words(hold.kind)
            opened = (Bit(f"On hold: {why}. "), Bit(hold.reason, private=True))
            if hold.released_at:
                words = (Bit(f"Hold released: {why}."),)
                yield Entry(at=hold.released_at, side=Side.EVENT, by=hold.released_by, words=words)
            yield Entry(at=hold.opened_at, side=Side.EVENT, by=hold.opened_by, words=opened)

    def _journeys(self) -> Iterator[Entry]:
        walks = self._newest(Enrollment, F("enrolled_at")).select_related("journey")
        for walk in walks[: self.most]:
            words = (Bit(f"Journey “{walk.journey.name}” began."),)
            yield Entry(at=walk.enrolled_at, side=Side.EVENT, words=words)

    def _steps(self) -> Iterator[Entry]:
        steps = (
            Advance.objects.filter(enrollment__guarantor=self.guarantor, decision__in=_JOURNEY_NEWS)
            .select_related("enrollment__journey")
            .order_by("-at", "-pk")
        )
        for taken in steps[: self.most]:
            name, detail = taken.enrollment.journey.name, taken.detail
            words = (Bit(f"Journey “{name}” {_step_words(taken.decision, detail)}."),)
            yield Entry(at=taken.at, side=Side.EVENT, by=detail.get("by", ""), words=words)

    def _touches(self) -> Iterator[Entry]:
        latest = Coalesce("handed_over_at", "settled_at", "created_at")
        gone = self._newest(Touch, latest).exclude(status=TouchStatus.QUEUED)
        for touch in gone.defer("html")[: self.most]:
            yield self._touch(touch)

    def _touch(self, touch: Touch) -> Entry:
        way = f"{way_words(touch.channel, automated=touch.automated)}, " + template_words(
            touch.template_key
        )
        status, failed = _touch_status(touch, self.zone, on=self.today)
        at = touch.handed_over_at or touch.settled_at or touch.created_at
        if touch.status == TouchStatus.CANCELLED:
            return Entry(at=at, side=Side.EVENT, words=(Bit(f"Not sent: {way}. {status}"),))
        return Entry(
            at=at,
            side=Side.US,
            by="worker",
            way=way,
            status=status,
            failed=failed,
            subject=touch.subject,
            pieces=(Piece(touch.body),) if touch.body else (),
            folded=len(touch.body) > _LONG,
            touch_id=touch.pk,
        )

    def _work(self) -> Iterator[Entry]:
        latest = Coalesce("closed_at", "opened_at")
        for item in self._newest(WorkItem, latest)[: self.most]:
            kind = item.kind.replace("_", " ")
            asked = (Bit(f"For a person, {kind}: "), Bit(item.reason, private=True))
            if item.closed_at and not item.disposition:
                words = (Bit(f"No longer for a person, {kind}."),)
                yield Entry(at=item.closed_at, side=Side.EVENT, by=item.closed_by, words=words)
            yield Entry(at=item.opened_at, side=Side.EVENT, words=asked)

    def _worked(self) -> Iterator[Entry]:
        """What people did, each time: an item keeps only the last, the audit every one."""
        items = WorkItem.objects.filter(guarantor=self.guarantor)
        named = items.order_by().values_list(
            Concat(Value("work_item:"), "uid", output_field=CharField())
        )
        kinds = {f"work_item:{uid}": kind for uid, kind in items.values_list("uid", "kind")}
        worked = AuditEntry.objects.filter(
            practice_id=self.guarantor.practice_id,
            action="disposition recorded",
            subject__in=named,
        ).order_by("-number")
        for entry in worked[: self.most]:
            kind = kinds[entry.subject].replace("_", " ")
            done = entry.detail.get("disposition", "")
            status = "dealt with" if done in ("", "other") else Disposition(done).label
            yield Entry(at=entry.at, side=Side.US, by=entry.actor, way=kind, status=status)

    def _notes(self) -> Iterator[Entry]:
        for note in self._newest(Note, F("at"))[: self.most]:
            yield Entry(
                at=note.at, side=Side.US, by=note.by, way="note", pieces=(Piece(note.body),)
            )

    def _on(self, day: date, origin: str) -> tuple[datetime, bool]:
        return instant_on(day, self.recorded.get(origin), zone=self.zone)

    def _day(self, day: date) -> str:
        return short_date(day, on=self.today)


def _money(cents: int) -> Bit:
    return Bit(format_cents(cents), private=True)


def _decided(why: str, decision: Mapping[str, Any]) -> str:
    """What followed from a reading, in one sentence or two."""
    said = [f"{why[0].upper()}{why[1:]}." if why else "Nothing was recognized."]
    if decision.get("answer") and decision["answer"] != "ignore":
        said.append(f"Answered: {_ANSWERS.get(decision['answer'], 'with help in danger')}.")
    if decision.get("work"):
        said.append("Given to a person.")
    return " ".join(said)


def _step_words(decision: str, detail: Mapping[str, Any]) -> str:
    match decision:
        case "pause":
            return f"waits: {listed([hold_words(kind) for kind in detail['holds']])}"
        case "hand_off":
            return f"handed off to a person: {detail['reason']}"
        case "exit":
            return f"ended: {reason_words(detail['reason'])}"
        case _:
            return "was stopped"


def _touch_status(touch: Touch, zone: ZoneInfo, *, on: date) -> tuple[str, bool]:
    """What became of a touch, and whether we failed."""
    why = reason_words(touch.reason) if touch.reason else ""
    match touch.status:
        case TouchStatus.CANCELLED:
            return (f"{why[:1].upper()}{why[1:]}." if why else "Taken back."), False
        case TouchStatus.REFUSED:
            return (f"not sent: {why}" if why else "not sent: refused"), True
        case TouchStatus.UNKNOWN:
            return "we lost the answer; it may have arrived, so it is not sent again", True
        case TouchStatus.HANDED_OVER:
            return "being handed over", False
        case _:
            return _arrived(touch, zone, on), touch.result == "failed"


def _arrived(touch: Touch, zone: ZoneInfo, on: date) -> str:
    if touch.result == "failed":
        return "not delivered"
    sent = touch.result.replace("_", " ") or "sent"
    if not touch.engaged_at:
        return sent
    day = short_date(touch.engaged_at.astimezone(zone).date(), on=on)
    return f"{sent}, answered or opened {day}"


def _with_receipts(page: Sequence[Entry], now: datetime, zone: ZoneInfo) -> list[Entry]:
    """What the provider said last stands with each touch; one query."""
    ids = [entry.touch_id for entry in page if entry.touch_id]
    receipts = DeliveryReceipt.objects.filter(touch_id__in=ids).order_by("at", "pk")
    last = {id: signal for id, signal in receipts.values_list("touch_id", "signal")}
    return [
        replace(entry, status=f"{entry.status}; the provider says: {last[entry.touch_id]}")
        if last.get(entry.touch_id, "delivered") != "delivered"
        else entry
        for entry in page
    ]


_SCOPES: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice_live": "calls by a person",
    "voice_auto": "automated calls",
    "all": "contact of any kind",
    "address": "use of this number or mailbox",
    "unencrypted": "details in texts and e-mail",
    "ecomm": "reminders, in writing",
}
_ANSWERS: Final = {
    "ask_date": "which day is meant",
    "confirm_opt_in": "messages are on again",
    "confirm_opt_out": "messages are stopped",
    "confirm_promise": "the promise, as noted",
    "help": "help",
}

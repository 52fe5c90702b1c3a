"""Everything decided about one account, in order: the answer to "why did she not get a call?"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from tactful.core.money import format_cents
from tactful.core.policy import Decision, Verdict, explain
from tactful.core.policy.codes import REASONS, Code
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import full_date
from tactful.journeys.models import Advance, Enrollment
from tactful.ledger.models import AccountEvent, Guarantor, Payment, PromiseToPay
from tactful.outreach.models import (
    GateDecision,
    Hold,
    InboundMessage,
    Suppression,
    Touch,
    TouchStatus,
)
from tactful.worklist.models import Note, WorkItem


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was decided or happened; `at` is an aware UTC instant."""

    at: datetime
    kind: str
    text: str
    code: str = ""
    by: str = ""
    hour_known: bool = True  # False: only the day is, and `at` is its noon

    def as_json(self) -> dict[str, Any]:
        return {
            "at": self.at,
            "kind": self.kind,
            "text": self.text,
            "code": self.code,
            "by": self.by,
            "hour_known": self.hour_known,
        }


def why(guarantor: Guarantor, *, at: datetime | None = None) -> list[Reason]:
    """The history of decisions up to an instant (all of it when left out), oldest first."""
    # What happened at the same instant stands in the order in which one thing led to another.
    sources = (
        *(_payments, _replies, _promises, _stops, _holds, _journeys, _gate, _touches),
        *(_work, _notes),
    )
    until = at or _ALL
    reasons = [reason for source in sources for reason in source(guarantor, until)]
    return sorted((r for r in reasons if r.at <= until), key=lambda r: r.at)


_ALL: Final = datetime.max.replace(tzinfo=UTC)


def _payments(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    recorded = when_recorded(guarantor)
    for paid in Payment.objects.filter(guarantor=guarantor):
        verb = "Paid" if paid.amount_cents > 0 else "A payment came back:"
        said = f"{verb} {format_cents(abs(paid.amount_cents))}."
        at = recorded.get(f"payment:{paid.uid}")
        yield _on_a_day(guarantor, paid.paid_on, at, "payment", said, paid.source)


def _promises(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    recorded = when_recorded(guarantor)
    for promise in PromiseToPay.objects.filter(guarantor=guarantor):
        what = format_cents(promise.amount_cents) if promise.amount_cents else "the balance"
        said = f"Promised {what} for {full_date(promise.promised_on)}."
        at = recorded.get(f"promise:{promise.uid}")
        yield _on_a_day(guarantor, promise.made_on, at, "promise", said, promise.taken_by)
        if promise.settled_at and promise.status != PromiseStatus.OPEN:
            yield Reason(promise.settled_at, "promise", f"The promise is {promise.status}.")


def when_recorded(guarantor: Guarantor) -> dict[str, datetime]:
    """When what carries only a day was written down here, by its origin."""
    events = AccountEvent.objects.filter(guarantor=guarantor, kind__in=("payment", "promise"))
    return dict(events.order_by("-at").values_list("origin", "at"))


def _on_a_day(
    guarantor: Guarantor, day: date, at: datetime | None, kind: str, said: str, by: str
) -> Reason:
    instant, hour_known = instant_on(day, at, zone=ZoneInfo(guarantor.practice.timezone))
    return Reason(instant, kind, said, by=by, hour_known=hour_known)


def instant_on(day: date, at: datetime | None, *, zone: ZoneInfo) -> tuple[datetime, bool]:
    """The instant it was recorded if that was the day itself; else the day's noon, and False."""
    if at is not None and at.astimezone(zone).date() == day:
        return at, True
    return datetime.combine(day, time(12), zone).astimezone(UTC), False


def _touches(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for touch in Touch.objects.filter(guarantor=guarantor):
        name = f"{touch.get_channel_display()} {touch.template_key.replace('_', ' ')}".strip()
        if touch.handed_over_at and touch.handed_over_at <= until:
            yield Reason(touch.handed_over_at, "touch", f"Handed over: {name}.", touch.provider)
        else:
            yield Reason(touch.created_at, "touch", f"Queued: {name}.")
        if touch.settled_at and touch.status != TouchStatus.ACCEPTED:
            said = f"{touch.get_status_display().capitalize()}: {name}. {_words(touch.reason)}"
            yield Reason(touch.settled_at, "touch", said.strip(), touch.reason)


def _gate(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for made in GateDecision.objects.filter(guarantor=guarantor):
        verdict = Verdict(Decision(made.decision), made.reason, made.retry_at)
        said = explain(verdict, guarantor.practice.timezone)
        yield Reason(made.at, "gate", f"{made.channel.replace('_', ' ')}: {said}", made.reason)


def _journeys(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for enrollment in Enrollment.objects.filter(guarantor=guarantor).select_related("journey"):
        name = enrollment.journey.name
        yield Reason(enrollment.enrolled_at, "journey", f"Enrolled in {name}.")
        before = ""
        for advance in Advance.objects.filter(enrollment=enrollment).order_by("step"):
            text = _advanced(advance, guarantor.practice.timezone)
            block = advance.block.replace("_", " ")
            if before == (before := f"{block}: {text}"):
                continue  # looked at again, and nothing had changed
            yield Reason(advance.at, "journey", f"{name}, {block}: {text}", advance.decision)


def _advanced(advance: Advance, zone: str) -> str:
    """One step in words, from the codes its row keeps."""
    detail = advance.detail
    match advance.decision:
        case "send":
            return f"queued “{detail['template']}” by {detail['channel']}."
        case "work_item":
            return f"asked a person: {detail['reason']}."
        case "wait":
            at = datetime.fromisoformat(detail["until"]).astimezone(ZoneInfo(zone))
            why = f" ({_words(detail['reason'])[:-1].lower()})" if detail.get("reason") else ""
            return f"waits until {full_date(at.date())}, {at:%H:%M}{why}."
        case "pause":
            return f"paused: {', '.join(detail['holds']).replace('_', ' ')}."
        case "hand_off":
            return f"handed off: {detail['reason']}."
        case "exit":
            return f"ended: {detail['reason'].replace('_', ' ')}."
        case other:
            return f"{other.replace('_', ' ')}."


def _replies(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for message in InboundMessage.objects.filter(guarantor=guarantor).select_related("reading"):
        reading = getattr(message, "reading", None)
        read = "not read yet"
        if reading is not None and reading.read_at <= until:
            read = reading.decision.get("because", "")
        yield Reason(
            message.received_at, "reply", f"Wrote by {message.channel}: “{message.text}” ({read})"
        )


def _holds(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for hold in Hold.objects.filter(guarantor=guarantor):
        kind = hold.get_kind_display()
        yield Reason(
            hold.opened_at, "hold", f"Hold, {kind}: {hold.reason}", hold.kind, hold.opened_by
        )
        if hold.released_at:
            yield Reason(
                hold.released_at, "hold", f"Hold released, {kind}.", hold.kind, hold.released_by
            )


def _stops(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for stop in Suppression.objects.filter(guarantor=guarantor):
        cause = stop.cause.replace("_", " ")
        yield Reason(
            stop.at,
            "stop",
            f"No more {stop.scope.replace('_', ' ')}: {cause}.",
            stop.cause,
            stop.via,
        )


def _work(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for item in WorkItem.objects.filter(guarantor=guarantor):
        yield Reason(item.opened_at, "work item", f"For a person: {item.reason}", item.kind)
        if item.closed_at:
            done = (item.disposition or "done").replace("_", " ")
            yield Reason(item.closed_at, "work item", f"Closed: {done}.", item.kind, item.closed_by)


def _notes(guarantor: Guarantor, until: datetime) -> Iterator[Reason]:
    for note in Note.objects.filter(guarantor=guarantor):
        yield Reason(note.at, "note", note.body, by=note.by)


def _words(code: str) -> str:
    """A reason code as a sentence; codes of providers stand as they are."""
    if code in Code.__members__.values():
        why = REASONS[Code(code)].why
        return f"{why[0].upper()}{why[1:]}."
    return code

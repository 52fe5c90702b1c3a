"""The quarterly compliance review, which prepares itself: who changed what, and what came of it.

Instants are UTC; a quarter is one of the practice's calendar, from its first local midnight up to
the next, or up to now while it is running. A fixed number of queries, whatever the size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from tactful.audit.models import AuditEntry
from tactful.core.policy.codes import REASONS, Code
from tactful.core.quarters import Quarter
from tactful.outreach.models import GateDecision, Hold, Touch, TouchStatus
from tactful.practice.models import DeclaredFact, Practice, SettingsVersion
from tactful.practice.policy.load import read_data, to_review
from tactful.reports.account_words import hold_words, reason_words
from tactful.reports.actors import actor_names
from tactful.reports.review_messages import Message, Trouble, messages_of, troubles_of
from tactful.reports.review_sends import Contacts, Hours, contacts_of, hours_of
from tactful.reports.review_stops import Confirmations, Stops, confirmations_of, stops_of


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a quarter that has passed; `start` included, `end` not. `running`: not over."""

    practice: Practice
    quarter: Quarter
    start: datetime
    end: datetime
    running: bool

    @property
    def within(self) -> tuple[datetime, datetime]:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Kept:
    """What the gate kept back for one reason: answers it gave, and how many accounts they were."""

    code: str
    why: str
    decision: str
    answers: int
    accounts: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Holds of one kind: opened and released in the quarter, open at its end.

    `median_days` is how long those released had been open; None where none was.
    """

    kind: str
    words: str
    opened: int
    released: int
    open_at_end: int
    median_days: int | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Touches that did not arrive, or of which nobody knows, by what the provider said."""

    status: str
    words: str
    touches: int


@dataclass(frozen=True, slots=True)
class Happening:
    """One change to who may do what, from the audit."""

    at: datetime
    who: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Data:
    """One of the policy's data files, and when a person last read it through."""

    name: str
    reviewed_on: date
    days: int
    due: bool


@dataclass(frozen=True, slots=True)
class Review:
    """Everything a compliance officer looks at once a quarter."""

    span: Span
    versions: tuple[SettingsVersion, ...]
    stops: Stops
    confirmations: Confirmations
    hours: Hours
    contacts: Contacts
    kept: tuple[Kept, ...]
    held: tuple[Held, ...]
    failed: tuple[Failed, ...]
    messages: tuple[Message, ...]
    troubles: tuple[Trouble, ...]
    staff: tuple[Happening, ...]
    facts: tuple[DeclaredFact, ...]
    data: tuple[Data, ...]
    signed: tuple[Happening, ...]


def review(practice: Practice, quarter: Quarter, *, now: datetime) -> Review:
    """The review of a quarter, as far as it has passed at `now`."""
    span = span_of(practice, quarter, now=now)
    today = now.astimezone(ZoneInfo(practice.timezone)).date()
    return Review(
        span=span,
        versions=_versions(span),
        stops=stops_of(practice, *span.within),
        confirmations=confirmations_of(practice, *span.within),
        hours=hours_of(practice, *span.within),
        contacts=contacts_of(practice, *span.within),
        kept=_kept(span),
        held=_held(span),
        failed=_failed(span),
        messages=messages_of(practice, *span.within),
        troubles=troubles_of(practice, *span.within),
        staff=_happened(span, Q(action__in=_OF_STAFF)),
        facts=tuple(DeclaredFact.objects.for_practice(practice).order_by("-declared_at", "name")),
        data=tuple(_data(name, today) for name in _FILES),
        signed=_signed(practice, quarter),
    )


def span_of(practice: Practice, quarter: Quarter, *, now: datetime) -> Span:
    """The instants between which a quarter lies on the practice's clock, cut off at `now`."""
    zone = ZoneInfo(practice.timezone)
    start = datetime.combine(quarter.first, time(), zone)
    over = datetime.combine(quarter.after.first, time(), zone)
    return Span(practice, quarter, start, min(over, max(start, now)), now < over)


SIGNED: Final = "quarter reviewed"
_OF_STAFF: Final = (
    *("staff added", "role changed", "staff removed", "password renewed"),
    *("token made", "token revoked", "facts declared", "practice changed"),
)
_FILES: Final = {
    "rules.yaml": "The rules",
    "states.yaml": "The states",
    "delivery.yaml": "What carriers report",
    "config.yaml": "The shipped settings",
}
_MOST_HAPPENINGS: Final = 200


def _versions(span: Span) -> tuple[SettingsVersion, ...]:
    """The versions made in the quarter, newest first, and the one before them."""
    mine = SettingsVersion.objects.for_practice(span.practice).order_by("-number")
    made = list(mine.filter(made_at__gte=span.start, made_at__lt=span.end))
    before = mine.filter(made_at__lt=span.start).first()
    return (*made, *([before] if before else []))


def _kept(span: Span) -> tuple[Kept, ...]:
    found = (
        GateDecision.objects.for_practice(span.practice)
        .filter(at__gte=span.start, at__lt=span.end)
        .exclude(decision="ALLOW")
        .values_list("reason", "decision")
        .annotate(answers=Count("id"), accounts=Count("guarantor", distinct=True))
        .order_by("-answers", "reason")
    )
    return tuple(
        Kept(code, reason_words(code), decision, answers, accounts, _rules(code))
        for code, decision, answers, accounts in found
    )


def _rules(code: str) -> tuple[str, ...]:
    known = code in Code.__members__.values()
    return REASONS[Code(code)].rules if known else ()


def _held(span: Span) -> tuple[Held, ...]:
    """One row for each kind that moved or is open; ages are whole days, counted in Python."""
    rows = (
        Hold.objects.for_practice(span.practice)
        .filter(opened_at__lt=span.end)
        .filter(Q(released_at=None) | Q(released_at__gte=span.start))
        .values_list("kind", "opened_at", "released_at")
    )
    by_kind: dict[str, list[tuple[datetime, datetime | None]]] = {}
    for kind, opened, released in rows:
        by_kind.setdefault(kind, []).append((opened, released))
    return tuple(_held_of(span, kind, rows) for kind, rows in sorted(by_kind.items()))


def _held_of(span: Span, kind: str, rows: Sequence[tuple[datetime, datetime | None]]) -> Held:
    ages = sorted(
        (released - opened).days for opened, released in rows if released and released < span.end
    )
    return Held(
        kind=kind,
        words=hold_words(kind),
        opened=sum(opened >= span.start for opened, _ in rows),
        released=len(ages),
        open_at_end=len(rows) - len(ages),
        median_days=ages[len(ages) // 2] if ages else None,
    )


def _failed(span: Span) -> tuple[Failed, ...]:
    found = (
        Touch.objects.for_practice(span.practice)
        .filter(handed_over_at__gte=span.start, handed_over_at__lt=span.end)
        .filter(status__in=(TouchStatus.REFUSED, TouchStatus.UNKNOWN))
        .values_list("status", "reason")
        .annotate(touches=Count("id"))
        .order_by("-touches", "status", "reason")
    )
    return tuple(
        Failed(TouchStatus(status).label, reason_words(reason), touches)
        for status, reason, touches in found
    )


def _happened(span: Span, what: Q) -> tuple[Happening, ...]:
    found = AuditEntry.objects.filter(
        what, practice_id=span.practice.pk, at__gte=span.start, at__lt=span.end
    )
    return _in_words(found.order_by("-number")[:_MOST_HAPPENINGS])


def _signed(practice: Practice, quarter: Quarter) -> tuple[Happening, ...]:
    """Who signed the review of this quarter, whenever that was."""
    found = AuditEntry.objects.filter(
        practice_id=practice.pk, subject=f"review:{quarter.code}", action=SIGNED
    )
    return _in_words(found.order_by("-number")[:_MOST_HAPPENINGS])


def _in_words(entries: Any) -> tuple[Happening, ...]:
    found = list(entries)
    names = actor_names(
        [entry.actor for entry in found]
        + [entry.subject for entry in found if entry.subject.startswith("staff:")]
    )
    return tuple(
        Happening(
            entry.at,
            names[entry.actor],
            entry.action,
            _about(entry.detail, names.get(entry.subject, "")),
        )
        for entry in found
    )


def _about(detail: Any, whom: str) -> str:
    """`Bea: from biller to owner`; details hold codes and counts only."""
    said = [
        f"{name} {', '.join(map(str, value)) if isinstance(value, list) else value}".replace(
            "_", " "
        )
        for name, value in dict(detail).items()
    ]
    return ": ".join(part for part in (whom, ", ".join(said)) if part)


def _data(name: str, today: date) -> Data:
    reviewed, due = read_data(name)["reviewed_on"], {one.name for one in to_review(today)}
    return Data(_FILES[name], reviewed, (today - reviewed).days, name in due)

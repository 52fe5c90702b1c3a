"""Who looked at an account and who changed it, from the audit."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat

from tactful.audit.models import AuditEntry
from tactful.journeys.models import Enrollment
from tactful.ledger.models import Adjustment, Guarantor, Payment, PromiseToPay
from tactful.outreach.models import Hold, InboundMessage
from tactful.reports.account_words import hold_words
from tactful.reports.actors import actor_names
from tactful.worklist.models import Disposition, Note, WorkItem


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry of the audit in words: `Bea opened this account`."""

    number: int
    at: datetime
    who: str
    what: str
    about: str  # what it is about, as stored: `hold:uid`


def trail_of(guarantor: Guarantor, *, start: int = 0, size: int = 6) -> list[Trace]:
    """What the audit says of an account and of its rows, newest first; two queries."""
    entries = list(_entries(guarantor).order_by("-number")[start : start + size])
    names = actor_names(entry.actor for entry in entries)
    return [
        Trace(entry.number, entry.at, names[entry.actor], _what(entry), entry.subject)
        for entry in entries
    ]


def recent_trail(guarantor: Guarantor, *, size: int = 6) -> list[Trace]:
    """The newest entries, and what somebody did again and again only once."""
    seen: dict[tuple[str, str, str], Trace] = {}
    for trace in trail_of(guarantor, size=_LOOKED_THROUGH):
        # Who looked ten times must not hide who changed something.
        seen.setdefault((trace.who, trace.what, _changed(trace)), trace)
    return list(seen.values())[:size]


def trail_length(guarantor: Guarantor) -> int:
    """How many entries there are; one query."""
    return _entries(guarantor).count()


def _changed(trace: Trace) -> str:
    return "" if trace.about.startswith("guarantor:") else trace.about


def _entries(guarantor: Guarantor) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(
        practice_id=guarantor.practice_id, subject__in=_subjects(guarantor)
    )


def _subjects(guarantor: Guarantor) -> QuerySet[Any]:
    """`guarantor:uid`, and the same of every row that hangs on it."""
    account = Guarantor.objects.filter(pk=guarantor.pk)
    rows = (_named(kind, model.objects.filter(guarantor=guarantor)) for kind, model in _ROWS)
    return _named("guarantor", account).union(*rows, all=True)


def _named(kind: str, rows: QuerySet[Any]) -> QuerySet[Any]:
    subject = Concat(Value(f"{kind}:"), "uid", output_field=CharField())
    return rows.order_by().values_list(subject)


def _what(entry: AuditEntry) -> str:
    detail = entry.detail
    match entry.action:
        case "disposition recorded":
            done = detail.get("disposition", "")
            return f"wrote down: {Disposition(done).label}" if done else "wrote down what was done"
        case "hold released":
            return f"released a hold: {hold_words(detail.get('kind', ''))}"
        case action:
            return _ACTIONS.get(action, action)


_LOOKED_THROUGH: Final = 60
_ROWS: Final[tuple[tuple[str, Any], ...]] = (
    ("payment", Payment),
    ("adjustment", Adjustment),
    ("promise", PromiseToPay),
    ("hold", Hold),
    ("inbound", InboundMessage),
    ("work_item", WorkItem),
    ("note", Note),
    ("enrollment", Enrollment),
)
_ACTIONS: Final = {
    "account viewed": "opened this account",
    "account printed": "opened the history for print",
    "account audit viewed": "read who looked and who changed",
    "past decisions viewed": "asked why, at another moment",
    "adjustment recorded": "corrected the balance",
    "consent recorded": "wrote down a consent",
    "contact details corrected": "corrected the contact details",
    "enrolled": "started a journey",
    "journey stopped": "stopped the journey",
    "message set aside": "set a message aside",
    "note added": "added a note",
    "payment recorded": "recorded a payment",
    "payment returned": "recorded a payment that came back",
    "reply read": "was read",
    "work item assigned": "gave the work to somebody",
}

"""What the lists show beside the money, for a page or for a whole practice.

A fixed number of queries, whatever the number of accounts.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.ledger.models import Patient
from tactful.ledger.promises import Judged, promises_as_of
from tactful.ledger.scope import rows_of
from tactful.outreach.gather import COUNTED, LEFT_THE_HOUSE
from tactful.outreach.models import Hold, InboundMessage, Touch
from tactful.practice.models import Practice
from tactful.worklist.models import WorkItem

_FAILED: Final = "failed"  # a bounce or a failure is neither contact nor reminder (rule 9)


@dataclass(frozen=True, slots=True)
class Work:
    """An open work item as the lists show it."""

    uid: str
    kind: WorkKind
    urgency: Urgency
    reason: str
    due_at: datetime
    owner: str
    version: int


@dataclass(slots=True)
class AccountFacts:
    """One account as of a day, beside its balance. Reminders are days, oldest first."""

    patients: list[str] = field(default_factory=list)
    holds: set[HoldKind] = field(default_factory=set)
    promise: Judged | None = None
    reminders: list[date] = field(default_factory=list)
    last_reminder_by: str = ""
    last_reply_on: date | None = None
    work: list[Work] = field(default_factory=list)
    follow_up_due: bool = False


Facts = dict[int, AccountFacts]


def end_of(practice: Practice, on: date, now: datetime) -> datetime:
    """The last instant that counts for a day: its midnight, or now while it is still running."""
    zone = ZoneInfo(practice.timezone)
    midnight = datetime.combine(on + timedelta(days=1), time(), zone)
    return min(now, midnight)


def gather(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    guarantor_ids: Collection[int] | None = None,
) -> Facts:
    """The facts of these accounts, or of all, as of a day."""
    gathering = _Gathering(practice, on, end_of(practice, on, now), guarantor_ids)
    facts: Facts = defaultdict(AccountFacts)
    for add in (_patients, _holds, _reminders, _replies, _work):
        add(gathering, facts)
    for id, judged in promises_as_of(practice, on=on, guarantor_ids=guarantor_ids).items():
        facts[id].promise = judged
    return facts


@dataclass(frozen=True, slots=True)
class _Gathering:
    practice: Practice
    on: date
    until: datetime
    guarantor_ids: Collection[int] | None

    def rows(self, queryset: Any, *columns: str) -> Iterable[tuple[Any, ...]]:
        if self.guarantor_ids is None:
            mine = queryset.filter(practice=self.practice)
        else:
            mine = rows_of(queryset, self.practice, self.guarantor_ids)
        found: Iterable[tuple[Any, ...]] = mine.values_list("guarantor_id", *columns).iterator(
            chunk_size=10_000
        )
        return found

    def day_of(self) -> Callable[[datetime], date]:
        zone = ZoneInfo(self.practice.timezone)
        return lambda at: at.astimezone(zone).date()


def _patients(gathering: _Gathering, facts: Facts) -> None:
    patients = Patient.objects.order_by("pk")
    for id, last, first in gathering.rows(patients, "last_name", "first_name"):
        facts[id].patients.append(", ".join(part for part in (last, first) if part))


def _holds(gathering: _Gathering, facts: Facts) -> None:
    open_then = Hold.objects.filter(
        Q(released_at=None) | Q(released_at__gt=gathering.until), opened_at__lte=gathering.until
    )
    for id, kind in gathering.rows(open_then, "kind"):
        facts[id].holds.add(HoldKind(kind))


def _reminders(gathering: _Gathering, facts: Facts) -> None:
    sent = (
        Touch.objects.filter(
            status__in=LEFT_THE_HOUSE,
            category__in=COUNTED,
            handed_over_at__lte=gathering.until,
        )
        .exclude(result=_FAILED)
        .order_by("handed_over_at")
    )
    day_of = gathering.day_of()
    for id, channel, at in gathering.rows(sent, "channel", "handed_over_at"):
        facts[id].reminders.append(day_of(at))
        facts[id].last_reminder_by = channel


def _replies(gathering: _Gathering, facts: Facts) -> None:
    came = InboundMessage.objects.filter(
        guarantor__isnull=False, received_at__lte=gathering.until
    ).order_by("received_at")
    day_of = gathering.day_of()
    for id, at in gathering.rows(came, "received_at"):
        facts[id].last_reply_on = day_of(at)


def _work(gathering: _Gathering, facts: Facts) -> None:
    open_then = WorkItem.objects.filter(
        Q(closed_at=None) | Q(closed_at__gt=gathering.until), opened_at__lte=gathering.until
    ).order_by("urgency", "due_at", "pk")
    columns = ("uid", "kind", "urgency", "reason", "due_at", "owner__name", "version")
    for id, uid, kind, urgency, reason, due_at, owner, version in gathering.rows(
        open_then, *columns
    ):
        work = Work(uid, WorkKind(kind), Urgency(urgency), reason, due_at, owner or "", version)
        facts[id].work.append(work)
        facts[id].follow_up_due |= _is_follow_up(work) and due_at <= gathering.until


def _is_follow_up(work: Work) -> bool:
    return work.kind is WorkKind.CALL or work.urgency is not Urgency.P3

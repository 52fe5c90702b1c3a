"""What one enrollment knows when it is stepped, from the rows of a whole batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful import bulk
from tactful.core.journey import EnrollmentFacts
from tactful.core.policy.facts import Contact, ContactResult, Direction, GateChannel, OptInBy, Scope
from tactful.core.priority import BalanceFacts, Priority, rank
from tactful.core.vocabulary import WorkKind
from tactful.outreach.gather import COUNTED, Gathered, Promised, stored_channel
from tactful.outreach.rules import Rules
from tactful.worklist.models import WorkItem

_DIGITAL: Final = frozenset({GateChannel.SMS, GateChannel.EMAIL})
_NOT_REACHED: Final = frozenset({ContactResult.FAILED, ContactResult.REJECTED})
_EVERY_WAY: Final = frozenset({Scope.SMS, Scope.EMAIL, Scope.VOICE_LIVE, Scope.VOICE_AUTO})


@dataclass(frozen=True, slots=True)
class Row:
    """An enrollment as it was claimed; `step` is what nobody else may have moved meanwhile."""

    id: int
    guarantor_id: int
    version_id: int
    subject: str
    block: str
    occurrence: int
    step: int
    entered_block_at: datetime
    enrolled_at: datetime

    def key(self, block: str, occurrence: int) -> str:
        """What a touch or a work item of one block is told apart by, for good."""
        return f"enrollment:{self.id}:{block}:{occurrence}"


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for a person on one guarantor, and how each call that was asked for ended."""

    open_kinds: frozenset[WorkKind]
    calls: tuple[tuple[str, str | None], ...]  # origin key and disposition, the latest last

    def last_disposition(self, enrollment_id: int) -> str | None:
        """What a person did with the last call this enrollment asked for; None while it is open."""
        mine = f"enrollment:{enrollment_id}:"
        return next((what for key, what in reversed(self.calls) if key.startswith(mine)), None)


NO_WORK: Final = Work(frozenset(), ())


def work_of(guarantor_ids: Iterable[int]) -> dict[int, Work]:
    """The work on these guarantors, in one query; a guarantor without any is absent."""
    rows = (
        WorkItem.objects.filter(
            Q(closed_at=None) | Q(kind=WorkKind.CALL, origin_key__startswith="enrollment:"),
            guarantor_id__in=bulk.among(set(guarantor_ids)),
        )
        .order_by("opened_at", "id")
        .values_list("guarantor_id", "kind", "origin_key", "disposition", "closed_at")
    )
    open_kinds: dict[int, set[WorkKind]] = defaultdict(set)
    calls: dict[int, list[tuple[str, str | None]]] = defaultdict(list)
    for guarantor_id, kind, key, disposition, closed_at in rows:
        if closed_at is None:
            open_kinds[guarantor_id].add(WorkKind(kind))
        if kind == WorkKind.CALL:
            calls[guarantor_id].append((key, None if closed_at is None else disposition))
    return {id: Work(frozenset(open_kinds[id]), tuple(calls[id])) for id in {*open_kinds, *calls}}


def facts_of(
    row: Row, person: Gathered, work: Work, rules: Rules, *, today: date, zone: ZoneInfo
) -> EnrollmentFacts:
    """Everything a block may ask about this enrollment; the gate is asked apart."""
    touched = [contact.at for contact in _reminders(person) if contact.at >= row.enrolled_at]
    promise = _promise(row, person.promises)
    return EnrollmentFacts(
        balance_cents=person.balance_cents,
        today=today,
        zone=zone.key,
        enrolled_at=row.enrolled_at,
        entered_block_at=row.entered_block_at,
        occurrence=row.occurrence,
        oldest_due_on=person.oldest_due_on,
        priority=_priority(person, rules, today),
        preferred_channel=person.preferred_channel,
        reachable=frozenset(stored_channel(channel) for channel in person.targets),
        holds=person.open_holds,
        opted_out_of_everything=opted_out_of_everything(person),
        promise_on=promise.on if promise else None,
        promise_status=promise.status if promise else None,
        first_touch_at=min(touched, default=None),
        last_touch_at=max(touched, default=None),
        unanswered_digital=_unanswered(person, zone),
        last_disposition=work.last_disposition(row.id),
        open_work=work.open_kinds,
    )


def opted_out_of_everything(person: Gathered) -> bool:
    """Whether every way to this person is closed by the person's own wish.

    Only the same person's later opt-in with the same scope opens one again (policy.md R020).
    """
    if not person.person.suppressions:
        return False
    renewed: dict[Scope, datetime] = {}
    for opt_in in person.person.opt_ins:
        if opt_in.by is OptInBy.PATIENT:
            renewed |= {scope: opt_in.at for scope in opt_in.scopes}
    closed = {
        scope
        for said in person.person.suppressions
        for scope in said.scopes
        if scope not in renewed or renewed[scope] <= said.at
    }
    return Scope.ALL in closed or closed >= _EVERY_WAY


def _reminders(person: Gathered) -> list[Contact]:
    return [
        contact
        for contact in person.person.history
        if contact.direction is Direction.OUT and contact.category in COUNTED
    ]


def _unanswered(person: Gathered, zone: ZoneInfo) -> int:
    """Texts and e-mails on a later day than the last reply or payment (ledger README, rule 10)."""
    sent = [
        contact.at.astimezone(zone).date()
        for contact in _reminders(person)
        if contact.channel in _DIGITAL and contact.result not in _NOT_REACHED
    ]
    heard = [inbound.at.astimezone(zone).date() for inbound in person.person.inbound]
    if person.last_payment_on is not None:
        heard.append(person.last_payment_on)
    last = max(heard, default=date.min)
    return sum(day > last for day in sent)


def _promise(row: Row, promises: Sequence[Promised]) -> Promised | None:
    """The promise the enrollment is about, else the latest one."""
    for promise in promises:
        if row.subject == f"promise:{promise.uid}":
            return promise
    return promises[-1] if promises else None


def _priority(person: Gathered, rules: Rules, today: date) -> Priority:
    facts = BalanceFacts(
        guarantor_balance_cents=person.balance_cents,
        oldest_due_on=person.oldest_due_on,
        open_statements=person.open_statements,
    )
    return rank(facts, rules.settings.priority, on=today).priority

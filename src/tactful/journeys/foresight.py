"""What the journeys would do until an instant, decided by the same rules and written nowhere.

Mission D7: before anything is sent, who, what, which channel, why; and for each account that is
left out, the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.journey import (
    Journey,
    OpenWorkItem,
    Send,
    StepDecision,
    WaitUntil,
    Walk,
    walk,
)
from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.facts import Contact, GateChannel
from tactful.core.vocabulary import Category
from tactful.journeys.actions.enroll import whom_to_enroll
from tactful.journeys.actions.wake import BATCH
from tactful.journeys.facts import NO_WORK, Row, Work, facts_of, work_of
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus, JourneyVersion
from tactful.journeys.queries import newest_versions
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import Gathered, gate_channel, gather
from tactful.outreach.rules import Rules, rules_for
from tactful.practice.models import Practice

# Closed now, open at nine, closed again: more looks at one enrollment within a day lead nowhere.
_LOOKS: Final = 6


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What comes next for one guarantor on one journey.

    `at` is the instant (UTC) at which it is decided; `language` is that of the message.
    """

    guarantor_id: int
    journey: Journey
    block: str
    decision: StepDecision
    at: datetime
    language: str
    is_new: bool = False
    enrollment_id: int = 0  # 0: it would only begin


def foresee(
    practice: Practice,
    *,
    now: datetime,
    until: datetime,
    among: Collection[int] | None = None,
) -> Iterator[Foreseen]:
    """The next act of every guarantor who is on a journey, or would begin one by `until`.

    Whoever is asleep beyond `until`, or paused, is told with what they wait for. Decided in
    batches, so that memory is bounded by one. `among` are ids of enrollments: only theirs.
    """
    rules = rules_for(practice, now=now)
    for rows in _batches(practice, now, among):
        ids = {walker.row.guarantor_id for walker in rows}
        people, work = gather(practice, ids, now, rules), work_of(ids)
        for walker in rows:
            id = walker.row.guarantor_id
            if id in people:  # absent where the account's own rows cannot be read
                looking = _Looking(practice, rules, people[id], work.get(id, NO_WORK), now)
                yield looking.ahead(walker, now=now, until=until)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that would happen on a walk, and when (UTC), supposing that nobody answers."""

    at: datetime
    block: str
    decision: StepDecision


def itinerary(
    practice: Practice,
    guarantor_ids: Collection[int],
    version: JourneyVersion,
    *,
    now: datetime,
    most: int = 6,
) -> dict[int, tuple[Step, ...]]:
    """What would come of a walk that begins now, for each guarantor: at most so many acts.

    Every wait is followed to its end by the same rules; nothing is written. An account that
    cannot be read is absent.
    """
    rules, journey = rules_for(practice, now=now), journey_of(version.text)
    people, work = gather(practice, guarantor_ids, now, rules), work_of(guarantor_ids)
    return {
        id: _Looking(practice, rules, person, work.get(id, NO_WORK), now).along(
            journey, Row(0, id, version.pk, "", journey.first_block, 0, 0, now, now), most=most
        )
        for id, person in people.items()
    }


@dataclass(frozen=True, slots=True)
class _Walker:
    row: Row
    text: str
    wake_at: datetime | None
    is_new: bool = False


def _batches(
    practice: Practice, now: datetime, among: Collection[int] | None
) -> Iterator[Sequence[_Walker]]:
    active = Enrollment.objects.for_practice(practice).filter(status=EnrollmentStatus.ACTIVE)
    if among is not None:
        active = active.filter(pk__in=among)
    walking = active.order_by("id").values_list(*Row.__slots__, "version__text", "wake_at")
    batch: list[_Walker] = []
    for values in walking.iterator(chunk_size=BATCH):
        batch.append(_Walker(Row(*values[:-2]), values[-2], values[-1]))
        if len(batch) == BATCH:
            yield batch
            batch = []
    for walker in _beginners(practice, now) if among is None else ():
        batch.append(walker)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _beginners(practice: Practice, now: datetime) -> Iterator[_Walker]:
    for version in newest_versions(practice):
        first = journey_of(version.text).first_block
        for guarantor_id, subject, _ in whom_to_enroll(practice, version, now=now):
            row = Row(0, guarantor_id, version.pk, subject, first, 0, 0, now, now)
            yield _Walker(row, version.text, now, is_new=True)


@dataclass(frozen=True, slots=True)
class _Looking:
    """One guarantor's facts, looked at from several instants of the same day."""

    practice: Practice
    rules: Rules
    person: Gathered
    work: Work
    gathered_at: datetime

    def ahead(self, walker: _Walker, *, now: datetime, until: datetime) -> Foreseen:
        """Follow the way until something happens that is not a wait within the time."""
        journey, row = journey_of(walker.text), walker.row
        at = max(now, walker.wake_at or now)
        walked = self._walk(journey, row, at)
        for _ in range(_LOOKS):
            wait = walked.decision
            if at > until or not isinstance(wait, WaitUntil) or not at < wait.at <= until:
                break
            entered = at if walked.path else row.entered_block_at
            row = replace(
                row, block=walked.block, occurrence=walked.occurrence, entered_block_at=entered
            )
            at = wait.at
            walked = self._walk(journey, row, at)
        return Foreseen(
            guarantor_id=row.guarantor_id,
            journey=journey,
            block=walked.block,
            decision=walked.decision if at <= until else WaitUntil(at),
            at=at,
            language=self.person.language,
            is_new=walker.is_new,
            enrollment_id=row.id,
        )

    def along(self, journey: Journey, row: Row, *, most: int) -> tuple[Step, ...]:
        """The acts from here on, until it ends, pauses, or there are so many."""
        looking, at, acts = self, row.enrolled_at, list[Step]()
        for _ in range(_LOOKS * most):
            walked = looking._walk(journey, row, at)
            decision = walked.decision
            entered = at if walked.path else row.entered_block_at
            row = replace(
                row, block=walked.block, occurrence=walked.occurrence, entered_block_at=entered
            )
            if isinstance(decision, WaitUntil):
                if decision.at <= at:
                    break
                at = decision.at
                continue
            acts.append(Step(at, walked.block, decision))
            if len(acts) == most or not isinstance(decision, Send | OpenWorkItem):
                break
            looking = looking._having(decision, at)
            row = _behind(journey, row, decision.next_block, at)
        return tuple(acts)

    def _having(self, decision: Send | OpenWorkItem, at: datetime) -> _Looking:
        """The same person once the message has gone out; a call is supposed to be made."""
        if isinstance(decision, OpenWorkItem):
            return self
        channel = gate_channel(decision.channel, automated=True)
        contact = Contact(channel, at, category=decision.category, account=self.person.uid)
        return replace(self, person=self.person.after_contact(contact))

    def _walk(self, journey: Journey, row: Row, at: datetime) -> Walk:
        zone = ZoneInfo(self.practice.timezone)
        today = at.astimezone(zone).date()
        facts = facts_of(row, self.person, self.work, self.rules, today=today, zone=zone)
        return walk(journey, row.block, facts, now=at, ask=self._asking(at))

    def _asking(self, at: datetime) -> Callable[[GateChannel, Category], Verdict]:
        person = self._as_fresh_as_now(at)

        def ask(channel: GateChannel, category: Category) -> Verdict:
            message = expected_message(person.language, person.target_id(channel))
            facts = person.question(channel, category, message)
            return may_contact(facts, self.rules.policy, self.rules.states, now=at)

        return ask

    def _as_fresh_as_now(self, at: datetime) -> Gathered:
        """Exports go on coming: what is fresh now is supposed to be as fresh by then."""
        account = self.person.account
        if account.balance_as_of is None or at <= self.gathered_at:
            return self.person
        as_of = account.balance_as_of + (at - self.gathered_at)
        return replace(self.person, account=replace(account, balance_as_of=as_of))


def _behind(journey: Journey, row: Row, block: str, at: datetime) -> Row:
    occurrence = journey.occurrence_after(row.block, block, row.occurrence)
    return replace(row, block=block, occurrence=occurrence, entered_block_at=at)

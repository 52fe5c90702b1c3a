"""One batch of enrollments: decided row by row by the core, applied at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, assert_never
from zoneinfo import ZoneInfo

import structlog

from tactful import bulk
from tactful.core.journey import (
    EnrollmentFacts,
    Exit,
    ExitReason,
    GoTo,
    HandOff,
    Journey,
    OpenWorkItem,
    Pause,
    Send,
    StepDecision,
    WaitUntil,
    Walk,
    walk,
)
from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, Urgency, WorkKind
from tactful.journeys.facts import NO_WORK, Row, facts_of, work_of
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Advance, Enrollment, EnrollmentStatus, JourneyVersion
from tactful.outreach.actions import (
    Answered,
    NewTouch,
    cancel_queued,
    current_decisions,
    keep_decisions,
    queue_touches,
)
from tactful.outreach.actions.decisions import Question
from tactful.outreach.actions.queue import SUPERSEDED
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import Gathered, gather
from tactful.outreach.rules import Rules
from tactful.practice.models import Practice
from tactful.worklist.actions import NewItem, open_items

FAULT: Final = "fault"
HANDED_OFF: Final = "handed_off"
NO_ADDRESS: Final = "no_address"

_log = structlog.get_logger()


class SkippedStep(RuntimeError):
    """Fewer enrollments moved than were claimed; the transaction was rolled back."""


class Batch:
    """The enrollments of one transaction: decided row by row, applied at once."""

    def __init__(
        self, practice: Practice, rules: Rules, rows: Sequence[Row], now: datetime
    ) -> None:
        self.practice, self.rules, self.rows, self.now = practice, rules, rows, now
        self.zone = ZoneInfo(practice.timezone)
        self.today = now.astimezone(self.zone).date()
        ids = {row.guarantor_id for row in rows}
        self.people = gather(practice, ids, now, rules) if rows else {}
        self.work = work_of(ids) if rows else {}
        self.decisions = current_decisions(ids) if rows else {}
        self.texts = texts_of({row.version_id for row in rows}) if rows else {}
        self.answers: list[Answered] = []
        self.moves: list[tuple[Any, ...]] = []
        self.advances: list[tuple[Any, ...]] = []
        self.touches: list[NewTouch] = []
        self.items: list[NewItem] = []
        self.exits: dict[ExitReason, list[int]] = {}

    def decide(self) -> None:
        for row in self.rows:
            marks = len(self.answers), len(self.advances), len(self.touches), len(self.items)
            try:
                self._step(row)
            except Exception as error:
                # One poisoned row is set aside and reported; the others go on.
                for decided, mark in zip(self._decided(), marks, strict=True):
                    del decided[mark:]
                self.set_aside(row, error)

    def apply(self) -> None:
        """Write everything decided; raises SkippedStep where an enrollment had moved meanwhile."""
        self._take_back()
        queue_touches(self.practice, self.touches, now=self.now)
        moved = bulk.update(Enrollment, self.moves, set=_MOVED, where=("id", "step"))
        if moved != len(self.moves):
            raise SkippedStep(f"{len(self.moves)} enrollments claimed, {moved} moved")
        bulk.insert(Advance, _ADVANCE, self.advances)
        keep_decisions(
            self.practice.pk,
            self.answers,
            self.decisions,
            policy_version=self.rules.policy.version,
            now=self.now,
        )
        open_items(self.practice, self.items, now=self.now)

    def set_aside(self, row: Row, error: Exception) -> None:
        """Stop one enrollment that cannot be stepped, and show it to a person."""
        name = type(error).__name__
        _log.error("enrollment set aside", enrollment=row.id, error=name)
        self._advance(row, row.step + 1, row.block, "set_aside", {"error": name})
        self._move(
            row,
            row.step + 1,
            row.block,
            row.occurrence,
            entered=row.entered_block_at,
            paused_by=FAULT,
        )
        self.items.append(
            NewItem(
                guarantor_id=row.guarantor_id,
                kind=WorkKind.REVIEW,
                urgency=Urgency.P3,
                reason="this journey stopped because of a fault; tell whoever runs the server",
                origin_key=f"{row.key(row.block, row.occurrence)}:{FAULT}",
            )
        )

    def begin_anew(self, row: Row, journey: Journey) -> None:
        """Put an enrollment back to the first block, as another round."""
        first = journey.first_block
        occurrence = journey.occurrence_after(row.block, first, row.occurrence)
        self._advance(
            row, row.step + 1, row.block, "go_to", {"block": first, "reason": "reachable"}
        )
        self._move(row, row.step + 1, first, occurrence, wake_at=self.now)

    def _decided(self) -> tuple[list[Any], ...]:
        return self.answers, self.advances, self.touches, self.items

    def _step(self, row: Row) -> None:
        person = self.people[row.guarantor_id]
        work = self.work.get(row.guarantor_id, NO_WORK)
        facts = facts_of(row, person, work, self.rules, today=self.today, zone=self.zone)
        journey = journey_of(self.texts[row.version_id])
        ask = self._asking(row, person)
        walked = walk(journey, row.block, facts, now=self.now, ask=ask)
        match walked.decision:
            case Send() | OpenWorkItem():
                self._act(row, walked, journey, facts)
            case _:
                self._stay_or_end(row, row.step + 1, walked)

    def _asking(self, row: Row, person: Gathered) -> Callable[[GateChannel, Category], Verdict]:
        """The gate for one person, each question put once."""
        said: dict[tuple[GateChannel, Category], Verdict] = {}

        def ask(channel: GateChannel, category: Category) -> Verdict:
            if (channel, category) not in said:
                message = expected_message(person.language, person.target_id(channel))
                facts = person.question(channel, category, message)
                verdict = may_contact(facts, self.rules.policy, self.rules.states, now=self.now)
                said[channel, category] = verdict
                question: Question = (row.guarantor_id, channel, category)
                key = row.key(row.block, row.occurrence)
                self.answers.append(Answered(question, verdict, key))
            return said[channel, category]

        return ask

    def _act(self, row: Row, walked: Walk, journey: Journey, facts: EnrollmentFacts) -> None:
        """Queue the touch or open the item, and go on as far as the way needs no second look."""
        key = row.key(walked.block, walked.occurrence)
        known: dict[str, Any]
        match walked.decision:
            case Send() as send:
                self.touches.append(_touch(row, key, send))
                first = facts.first_touch_at or self.now
                known = {"first_touch_at": first, "last_touch_at": self.now}
                following = send.next_block
            case OpenWorkItem() as asked:
                self.items.append(_item(row, key, asked))
                known = {"open_work": facts.open_work | {asked.kind}}
                following = asked.next_block
            case _:
                raise TypeError("only what acts can be acted on")
        self._note(row, row.step + 1, walked)
        occurrence = journey.occurrence_after(walked.block, following, walked.occurrence)
        facts = replace(facts, entered_block_at=self.now, occurrence=occurrence, **known)
        onward = _onward(journey, following, facts, now=self.now)
        if onward is None:
            self._move(row, row.step + 1, following, occurrence, wake_at=self.now)
        else:
            self._stay_or_end(row, row.step + 2, onward, entered=self.now)

    def _stay_or_end(
        self, row: Row, step: int, walked: Walk, *, entered: datetime | None = None
    ) -> None:
        entered = entered or (self.now if walked.path else row.entered_block_at)
        match walked.decision:
            case WaitUntil(at=at, reason=reason):
                self._move_to(row, step, walked, entered, wake_at=at, deferred_by=reason)
            case Pause(reason=hold):
                self._move_to(row, step, walked, entered, paused_by=hold)
            case HandOff() as hand_off:
                key = row.key(walked.block, walked.occurrence)
                self.items.append(_item(row, key, hand_off))
                status = EnrollmentStatus.HANDED_OFF
                no_address = hand_off.kind is WorkKind.CONTACT_DETAILS
                reason = NO_ADDRESS if no_address else HANDED_OFF
                self._move_to(row, step, walked, entered, status=status, reason=reason)
            case Exit(reason=why):
                status = EnrollmentStatus.ENDED
                self._move_to(row, step, walked, entered, status=status, reason=why)
                self.exits.setdefault(why, []).append(row.guarantor_id)
            case Send() | OpenWorkItem() | GoTo():
                raise TypeError("this decision leads on")
            case unreachable:
                assert_never(unreachable)

    def _move_to(self, row: Row, step: int, walked: Walk, entered: datetime, **state: Any) -> None:
        self._note(row, step, walked)
        self._move(row, step, walked.block, walked.occurrence, entered=entered, **state)

    def _note(self, row: Row, step: int, walked: Walk) -> None:
        word, detail = _in_words(walked.decision)
        if walked.path:
            detail["path"] = [list(passed) for passed in walked.path]
        self._advance(row, step, walked.block, word, detail)

    def _advance(
        self, row: Row, step: int, block: str, decision: str, detail: dict[str, Any]
    ) -> None:
        self.advances.append((self.practice.pk, row.id, step, block, decision, detail, self.now))

    def _move(
        self,
        row: Row,
        step: int,
        block: str,
        occurrence: int,
        *,
        entered: datetime | None = None,
        status: EnrollmentStatus = EnrollmentStatus.ACTIVE,
        wake_at: datetime | None = None,
        paused_by: str = "",
        deferred_by: str = "",
        reason: str = "",
    ) -> None:
        ended_at = None if status is EnrollmentStatus.ACTIVE else self.now
        self.moves.append(
            (
                *(status, block, occurrence, step, entered or self.now),
                *(wake_at, paused_by, deferred_by, reason, ended_at),
                *(row.id, row.step),
            )
        )

    def _take_back(self) -> None:
        """A newer reminder replaces one that still waits: after an outage one goes out, not all."""
        sending = [t.guarantor_id for t in self.touches if t.category is Category.REMINDER]
        if sending:
            only = (Category.REMINDER,)
            cancel_queued(self.practice, sending, SUPERSEDED, now=self.now, categories=only)
        for why, ids in self.exits.items():
            if why is not ExitReason.FINISHED:
                cancel_queued(self.practice, ids, f"exit_{why}", now=self.now)


_MOVED: Final = (
    *("status", "block", "occurrence", "step", "entered_block_at"),
    *("wake_at", "paused_by", "deferred_by", "reason", "ended_at"),
)
_ADVANCE: Final = ("practice_id", "enrollment_id", "step", "block", "decision", "detail", "at")


def texts_of(version_ids: Collection[int]) -> dict[int, str]:
    found = JourneyVersion.objects.filter(pk__in=version_ids).values_list("pk", "text")
    return dict(found)


class _Asked(Exception):
    """Somebody put a question to the gate where the way should go on without one."""


def _onward(
    journey: Journey, block_id: str, facts: EnrollmentFacts, *, now: datetime
) -> Walk | None:
    """Where an enrollment comes to at once behind what it did; None where the gate is needed.

    Waits and branches are decided by what is known already. Whatever reaches out again is
    decided at the next wake, by everything as it stands then.
    """
    try:
        return walk(journey, block_id, facts, now=now, ask=_nobody)
    except _Asked:
        return None


def _nobody(channel: GateChannel, category: Category) -> Verdict:
    raise _Asked


def _touch(row: Row, key: str, send: Send) -> NewTouch:
    return NewTouch(
        guarantor_id=row.guarantor_id,
        origin_key=key,
        channel=send.channel,
        category=send.category,
        template_key=send.template,
    )


def _item(row: Row, key: str, decision: OpenWorkItem | HandOff) -> NewItem:
    return NewItem(
        guarantor_id=row.guarantor_id,
        kind=decision.kind,
        urgency=decision.urgency,
        reason=decision.reason[:300],
        origin_key=key,
    )


def _in_words(decision: StepDecision) -> tuple[str, dict[str, Any]]:
    """A decision as its row says it: a word, and codes without any patient data."""
    match decision:
        case Send(channel=channel, template=template, category=category):
            said = {"channel": channel, "template": template, "category": category}
            return "send", said | _passed_over(decision)
        case OpenWorkItem(kind=kind, reason=reason, template=template):
            said = {"kind": kind, "reason": reason, "template": template}
            return "work_item", said | _passed_over(decision)
        case WaitUntil(at=at, reason=reason):
            return "wait", {"until": at.isoformat(), **({"reason": reason} if reason else {})}
        case GoTo(block=block, reason=reason):
            return "go_to", {"block": block, "reason": reason}
        case Pause(holds=holds):
            return "pause", {"holds": [str(hold) for hold in holds]}
        case HandOff(reason=reason, kind=kind, codes=codes):
            return "hand_off", {"kind": kind, "reason": reason, "codes": list(codes)}
        case Exit(reason=why):
            return "exit", {"reason": why}
        case unreachable:
            assert_never(unreachable)


def _passed_over(decision: Send | OpenWorkItem) -> dict[str, Any]:
    if not decision.passed_over:
        return {}
    return {"passed_over": [[str(channel), code] for channel, code in decision.passed_over]}

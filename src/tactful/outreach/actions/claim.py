"""Claiming what is due: everything is read again and the gate asked again, then it is marked."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

import structlog
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import QuerySet

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.channels.contract import OutgoingTouch
from tactful.core.compose import ComposeError, MissingValue, NoTemplate
from tactful.core.policy import Decision, Verdict, may_contact
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import (
    Contact,
    GateChannel,
    MessageFacts,
    SystemFacts,
    Trigger,
    TriggerKind,
)
from tactful.core.vocabulary import Category, Channel, Urgency, WorkKind
from tactful.outreach.actions.decisions import Answered, current_decisions, keep_decisions
from tactful.outreach.actions.outcomes import Tried
from tactful.outreach.actions.queue import ASKING
from tactful.outreach.actions.rates import allowance, debit
from tactful.outreach.composing import Composed, composer_for, expected_message
from tactful.outreach.gather import Gathered, Promised, gate_channel, gather
from tactful.outreach.models import Touch, TouchStatus
from tactful.outreach.owners import owners_of, strays
from tactful.outreach.rules import Rules, feed_is_fresh, rules_for
from tactful.practice.models import Practice
from tactful.practice.queries import today_of
from tactful.turns import free_turns, rules_stand
from tactful.worklist.actions import NewItem, open_items

SUB_BATCH: Final = 50
"""Touches marked at once: what a crash can leave without an answer."""

_log = structlog.get_logger()


class LostRace(RuntimeError):
    """Fewer touches could be marked than were claimed; nothing of the batch is kept."""


@dataclass(slots=True)
class Claimed:
    """What one claim decided: every touch is in exactly one of the lists."""

    out: list[tuple[Tried, OutgoingTouch]] = field(default_factory=list)
    deferred: int = 0
    cancelled: int = 0

    @property
    def handled(self) -> int:
        """How many touches are no longer due."""
        return len(self.out) + self.deferred + self.cancelled


def claim(
    practice: Practice, channel: Channel, *, provider: str, now: datetime, limit: int = SUB_BATCH
) -> Claimed:
    """Mark due touches as handed over, after everything was read again and the gate asked again.

    What may not go any more is cancelled, or waits until the gate says, with its reason. One
    transaction, unless the database refuses a row; then each touch has its own.
    """
    due = Touch.objects.filter(
        practice=practice, channel=channel, status=TouchStatus.QUEUED, due_at__lte=now
    )
    try:
        return _claim(practice, channel, due, provider=provider, now=now, limit=limit)
    except OperationalError:
        raise
    except DatabaseError:
        ids = due.order_by("due_at", "id").values_list("pk", flat=True)[:limit]
        return _claim_each(practice, channel, list(ids), provider=provider, now=now)


@transaction.atomic
def _claim(
    practice: Practice,
    channel: Channel,
    due: QuerySet[Touch],
    *,
    provider: str,
    now: datetime,
    limit: int,
) -> Claimed:
    rules_stand(practice.pk)
    rules = rules_for(practice, now=now)
    allowed = allowance(practice, channel, rules.settings.rates, now=now)
    if allowed.touches < 1:
        return Claimed()
    touches = _locked(practice, due, rules, now=now, limit=min(limit, allowed.touches))
    if not touches:
        return Claimed()
    batch = _Batch(practice, rules, touches, provider, now, day_is_full=allowed.day_is_full)
    claimed = batch.decide()
    batch.apply()
    debit(allowed.bucket, len(claimed.out))
    return claimed


def _claim_each(
    practice: Practice, channel: Channel, ids: Sequence[int], *, provider: str, now: datetime
) -> Claimed:
    """Touches one by one, so that a row the database refuses harms only itself."""
    every = Claimed()
    for id in ids:
        alone = Touch.objects.filter(pk=id, status=TouchStatus.QUEUED)
        try:
            one = _claim(practice, channel, alone, provider=provider, now=now, limit=1)
        except OperationalError:
            raise
        except DatabaseError as error:
            one = _set_aside(practice, alone, error, now=now)
        every.out += one.out
        every.deferred += one.deferred
        every.cancelled += one.cancelled
    return every


@transaction.atomic
def _set_aside(
    practice: Practice, alone: QuerySet[Touch], error: Exception, *, now: datetime
) -> Claimed:
    rules = rules_for(practice, now=now)
    touches = _locked(practice, alone, rules, now=now, limit=1)
    batch = _Batch(practice, rules, touches, "", now, day_is_full=False)
    for touch in touches:
        batch.set_aside(touch, error)
    batch.apply()
    return batch.claimed


def _locked(
    practice: Practice, due: QuerySet[Touch], rules: Rules, *, now: datetime, limit: int
) -> list[Touch]:
    # Asked once for the practice, not once for every touch: without a fresh export nobody is
    # asked for money (policy.md R077). Answers to what people wrote go on.
    # Nor while the practice has stopped all sending.
    if rules.settings.sending_paused or not feed_is_fresh(practice, rules, now=now):
        due = due.exclude(category__in=ASKING)
    due = due.select_related("guarantor").only(*_DUE_FIELDS).order_by("due_at", "id")
    if connection.features.has_select_for_update_skip_locked:
        # Whose row is held is passed over: an import holds those of everybody it names, and so
        # does whoever takes very many turns at once (turns.py).
        due = due.select_for_update(skip_locked=True, of=("self", "guarantor"), no_key=True)
    # Who just wrote is answered first: behind a morning's reminders the confirmation of a STOP
    # would come after its five minutes (policy.md R019).
    answers = list(due.filter(trigger_at__isnull=False)[:limit])
    found = answers + list(due.filter(trigger_at=None)[: limit - len(answers)])
    # The turn is the reservation of the slot: two workers, also on two channels, can never both
    # count the same person's contacts and both find room for one more. And whoever is taking in
    # a stop of theirs at this instant goes first.
    free = free_turns(touch.guarantor_id for touch in found)
    return [touch for touch in found if touch.guarantor_id in free]


_DUE_FIELDS: Final = (
    *("id", "uid", "practice_id", "guarantor__id", "origin_key", "channel", "automated"),
    *("category", "template_key", "trigger_kind", "trigger_at", "to_address", "attempts"),
)


class _Batch:
    """One sub-batch: decided row by row, applied at once."""

    def __init__(
        self,
        practice: Practice,
        rules: Rules,
        touches: Sequence[Touch],
        provider: str,
        now: datetime,
        *,
        day_is_full: bool,
    ) -> None:
        self.practice, self.rules, self.touches = practice, rules, touches
        self.provider, self.now, self.day_is_full = provider, now, day_is_full
        ids = [touch.guarantor_id for touch in touches]
        # Read before everything that composes, and apart from it: see outreach/owners.py.
        self.owners = owners_of(practice, ids, now=now)
        self.people = gather(practice, ids, now, rules)
        self.composer = composer_for(practice, rules.settings, now)
        self.claimed = Claimed()
        self.marked: list[tuple[Any, ...]] = []
        self.postponed: list[tuple[Any, ...]] = []
        self.dropped: list[tuple[Any, ...]] = []
        self.answers: list[Answered] = []
        self.items: list[NewItem] = []

    def decide(self) -> Claimed:
        for touch in self.touches:
            try:
                self._decide(touch)
            except Exception as error:
                # One poisoned row is set aside and reported; the others go on.
                self.set_aside(touch, error)
        return self.claimed

    def set_aside(self, touch: Touch, error: Exception) -> None:
        """Take a touch out that cannot be prepared, and show it to a person."""
        _log.error("touch set aside", touch=touch.uid, error=type(error).__name__)
        self._drop_and_show(touch, FAULT, "a message could not be prepared")

    def apply(self) -> None:
        """Write everything decided; raises LostRace where a row is no longer as it was seen."""
        changed = (
            self._update(self.marked, _MARK)
            + self._update(self.postponed, ("due_at", "reason"))
            + self._update(self.dropped, ("status", "reason", "settled_at"))
        )
        if changed != len(self.touches):
            raise LostRace("touches changed while they were claimed")
        self._keep_answers()
        open_items(self.practice, self.items, now=self.now)
        if self.marked:
            self._audit()

    def _decide(self, touch: Touch) -> None:
        person = self.people[touch.guarantor_id]
        channel = gate_channel(touch.channel, automated=touch.automated)
        if touch.category == Category.PROMISE_REMINDER and self._is_over(person.promises):
            self._drop(touch, TOO_LATE)
            return
        if touch.template_key in _ABOUT_PAYING and person.balance_cents <= 0:
            self._drop(touch, PAID)
            return
        try:
            composed = self.composer.compose(touch, person)
        except (ComposeError, NoTemplate) as problem:
            self._not_written(touch, person, channel, problem)
            return
        verdict = self._ask(touch, person, channel, composed.facts)
        if verdict.decision is not Decision.ALLOW:
            self._leave(touch, channel, verdict)
        elif parts := self._strays(touch, composed):
            self._keep_back(touch, parts)
        else:
            self._keep(touch, channel, verdict)
            self._mark(touch, person, channel, composed)

    def _strays(self, touch: Touch, composed: Composed) -> tuple[str, ...]:
        owner = self.owners.get(touch.guarantor_id)
        return strays(owner, touch, composed, composed.outgoing(touch.uid))

    def _keep_back(self, touch: Touch, parts: tuple[str, ...]) -> None:
        """A message with something in it that is not this account's never leaves the house."""
        id = touch.guarantor_id
        if owners_of(self.practice, [id], now=self.now).get(id) != self.owners.get(id):
            # It changed between the two readings, as when a payment arrives: no fault of anybody.
            again = self.now + timedelta(minutes=1)
            self.postponed.append((again, CHANGED, touch.pk, _QUEUED))
            self.claimed.deferred += 1
            return
        _log.error("message of another account kept back", touch=touch.uid, parts=parts)
        self._drop_and_show(touch, MIXED_UP, _MIXED_UP)

    def _is_over(self, promises: Sequence[Promised]) -> bool:
        """Whether the promised day has passed: its reminder only makes sense until then (R075)."""
        return bool(promises) and promises[-1].on < today_of(self.practice, self.now)

    def _not_written(
        self,
        touch: Touch,
        person: Gathered,
        channel: GateChannel,
        problem: ComposeError | NoTemplate,
    ) -> None:
        """A message that cannot be written, unless the account has none to get: who has paid has
        no balance to write about, and that is no fault of the template."""
        message = expected_message(person.language, person.target_id(channel))
        verdict = self._ask(touch, person, channel, message)
        if verdict.decision is not Decision.ALLOW:
            self._leave(touch, channel, verdict)
        elif isinstance(problem, MissingValue) and problem.tag in _OF_THE_PRACTICE:
            self._wait_for_practice(touch, _OF_THE_PRACTICE[problem.tag])
        else:
            reason = f"a message could not be written: {problem}"
            self._drop_and_show(touch, _code_of(problem), reason)

    def _wait_for_practice(self, touch: Touch, what: str) -> None:
        """No reminder is lost, and nobody's worklist flooded, for what the practice left out."""
        again = self.now + timedelta(days=1)
        self.postponed.append((again, INCOMPLETE, touch.pk, _QUEUED))
        self.claimed.deferred += 1
        self.items.append(
            NewItem(
                guarantor_id=touch.guarantor_id,
                kind=WorkKind.REVIEW,
                urgency=Urgency.P2,
                reason=f"messages wait: the practice has no {what}; tell whoever runs the server",
                origin_key=f"practice:{self.practice.uid}:{what}",
            )
        )

    def _keep(self, touch: Touch, channel: GateChannel, verdict: Verdict) -> None:
        question = (touch.guarantor_id, channel, Category(touch.category))
        self.answers.append(Answered(question, verdict, touch.origin_key))

    def _leave(self, touch: Touch, channel: GateChannel, verdict: Verdict) -> None:
        """Let a touch wait, or take it out of the queue, as the gate said."""
        self._keep(touch, channel, verdict)
        match verdict.decision:
            case Decision.DEFER:
                self.postponed.append((verdict.retry_at, verdict.reason, touch.pk, _QUEUED))
                self.claimed.deferred += 1
            case Decision.BLOCK:
                self._drop(touch, verdict.reason)
                self._show_wording(touch, verdict)
            case Decision.ALLOW:
                raise ValueError("what is allowed is not left")
            case unreachable:
                assert_never(unreachable)

    def _show_wording(self, touch: Touch, verdict: Verdict) -> None:
        """What is wrong with a wording is wrong for everybody: a person is told once."""
        for code in (verdict.reason, *verdict.also_codes):
            if code in _OF_THE_WORDING:
                name, channel = touch.template_key.replace("_", " "), touch.channel
                told = REASONS[Code(code)].why
                self.items.append(
                    NewItem(
                        guarantor_id=touch.guarantor_id,
                        kind=WorkKind.REVIEW,
                        urgency=Urgency.P2,
                        reason=f"the message {name} ({channel}) is not sent: {told}",
                        origin_key=f"wording:{touch.template_key}:{channel}:{code}"[:120],
                    )
                )

    def _ask(
        self, touch: Touch, person: Gathered, channel: GateChannel, message: MessageFacts
    ) -> Verdict:
        facts = person.question(
            channel,
            Category(touch.category),
            message,
            system=_full_day(person.system) if self.day_is_full else None,
            trigger=_trigger(touch, person, channel),
        )
        return may_contact(facts, self.rules.policy, self.rules.states, now=self.now)

    def _mark(
        self, touch: Touch, person: Gathered, channel: GateChannel, composed: Composed
    ) -> None:
        message, outgoing = composed.message, composed.outgoing(touch.uid)
        self.marked.append(
            (
                *(TouchStatus.HANDED_OVER, self.now, None, touch.attempts + 1, self.provider, ""),
                *(composed.to, message.subject, message.text, message.html, composed.verify_code),
                *(touch.pk, _QUEUED),
            )
        )
        tried = Tried(
            id=touch.pk,
            uid=touch.uid,
            guarantor_id=touch.guarantor_id,
            to=composed.to,
            automated=touch.automated,
            template_key=touch.template_key,
            attempts=touch.attempts + 1,
            marked_at=self.now,
        )
        self.claimed.out.append((tried, outgoing))
        # A second touch to this person in the same batch must count the first.
        contact = Contact(channel, self.now, category=Category(touch.category), account=person.uid)
        self.people[touch.guarantor_id] = person.after_contact(contact)

    def _drop(self, touch: Touch, reason: str) -> None:
        self.dropped.append((TouchStatus.CANCELLED, reason, self.now, touch.pk, _QUEUED))
        self.claimed.cancelled += 1

    def _drop_and_show(self, touch: Touch, code: str, reason: str) -> None:
        self._drop(touch, code)
        self.items.append(
            NewItem(
                guarantor_id=touch.guarantor_id,
                kind=WorkKind.REVIEW,
                urgency=Urgency.P3,
                reason=reason[:300],
                origin_key=f"touch:{touch.uid}:{code}",
            )
        )

    def _audit(self) -> None:
        detail = {"touches": [tried.uid for tried, _ in self.claimed.out]}
        subject = f"provider:{self.provider}"
        happened = Happened("worker", "touches handed over", subject, detail)
        record(self.practice.pk, [happened], now=self.now)

    def _update(self, rows: list[tuple[Any, ...]], columns: Sequence[str]) -> int:
        return bulk.update(Touch, rows, set=columns, where=("id", "status"))

    def _keep_answers(self) -> None:
        known = current_decisions(answer.question[0] for answer in self.answers)
        keep_decisions(
            self.practice.pk,
            self.answers,
            known,
            policy_version=self.rules.policy.version,
            now=self.now,
        )


def _trigger(touch: Touch, person: Gathered, channel: GateChannel) -> Trigger | None:
    """What an answer answers, and whether one went out already (policy/README.md, 9)."""
    if touch.trigger_at is None:
        return None
    answered = any(
        contact.category in _ANSWERS and contact.at >= touch.trigger_at
        for contact in person.person.history
    )
    return Trigger(TriggerKind(touch.trigger_kind), touch.trigger_at, channel, answered)


def _full_day(system: SystemFacts) -> SystemFacts:
    return replace(system, carrier_daily_cap_reached=True)


def _code_of(problem: ComposeError | NoTemplate) -> str:
    return "LANGUAGE_UNSUPPORTED" if isinstance(problem, NoTemplate) else "not_composed"


FAULT: Final = "fault"
TOO_LATE: Final = "too_late"
PAID: Final = "paid"
# Answers that speak of paying. The gate lets answers pass whatever the balance is, and whoever
# has paid meanwhile must not read that a reminder is coming (mission E2).
_ABOUT_PAYING: Final = frozenset({"promise_echo", "clarify_date", "send_link"})
CHANGED: Final = "changed"
MIXED_UP: Final = "mixed_up"
_MIXED_UP: Final = (
    "a message would have shown something of another account, and was kept back; "
    "tell whoever runs the server"
)
# What the gate finds in the words themselves (policy.md, section 2, step 13).
_OF_THE_WORDING: Final = frozenset(
    {
        *(Code.CONTENT_PHI, Code.CONTENT_THREAT, Code.CONTENT_LINK_SHORTENER),
        *(Code.CONTENT_MISSING_ID, Code.CONTENT_MISSING_OPTOUT, Code.AI_DISCLOSURE_MISSING),
        *(Code.LANGUAGE_NOTICE_MISSING, Code.FAP_NOTICE_MISSING),
    }
)
INCOMPLETE: Final = "practice_incomplete"
_ANSWERS: Final = frozenset({Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY})
# Merge tags that are the same for everybody, in the words staff know them by.
_OF_THE_PRACTICE: Final = {"pay_link": "page to pay at", "office_phone": "phone number"}
_QUEUED: Final = TouchStatus.QUEUED
_MARK: Final = (
    *("status", "handed_over_at", "settled_at", "attempts", "provider", "reason"),
    *("to_address", "subject", "body", "html", "verify_code"),
)

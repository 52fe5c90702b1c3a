"""One made-up account walked along a journey in advance: what would happen on which day.

The policy gate is the real one, asked about somebody who agreed to everything and can be reached
every way. Nobody answers, pays or promises; each call is made on the day it is asked for, and
nobody picks up.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.compose import Tone, TonePolicy, choose
from tactful.core.journey import (
    EnrollmentFacts,
    Journey,
    OpenWorkItem,
    Send,
    StepDecision,
    WaitUntil,
    Walk,
    walk,
)
from tactful.core.policy import may_contact
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    ContactResult,
    Email,
    GateChannel,
    LinkKind,
    MessageFacts,
    Person,
    Phone,
    PhoneKind,
    Postal,
    Promise,
    SystemFacts,
)
from tactful.core.policy.states import StateTable
from tactful.core.policy.verdict import Verdict
from tactful.core.priority import BalanceFacts, PriorityPolicy, rank
from tactful.core.vocabulary import Category, Channel, PromiseStatus, WorkKind

LONGEST: Final = timedelta(days=400)
_MOST_LOOKS: Final = 400
_STATEMENT_BEFORE_DUE: Final = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up account: what it owes in cents, how old that is today, what it prefers.

    `state` and `zones` say where the person lives; `promised_in` days from today lies the
    promise, for a journey that reminds of one.
    """

    balance_cents: int
    days_past_due: int
    prefers: Channel
    state: str
    zones: tuple[str, ...]
    promised_in: int | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What is decided by: the practice's policy, the states' law, priority and tones, its zone."""

    policy: PolicyConfig
    states: StateTable
    priority: PriorityPolicy
    tones: TonePolicy
    zone: str


@dataclass(frozen=True, slots=True)
class Happening:
    """What happens at an instant (UTC) in a block; `tone` belongs to what is sent or said."""

    at: datetime
    days_past_due: int
    block: str
    decision: StepDecision
    tone: Tone | None = None


def rehearse(
    journey: Journey, example: Example, rules: Rules, *, now: datetime
) -> tuple[Happening, ...]:
    """Walk the example from now to its end, or for LONGEST."""
    today = now.astimezone(ZoneInfo(rules.zone)).date()
    due_on = today - timedelta(days=example.days_past_due)
    return tuple(_Rehearsal(journey, example, rules, now, due_on, now).walked())


@dataclass(slots=True)
class _Rehearsal:
    journey: Journey
    example: Example
    rules: Rules
    begun: datetime
    due_on: date
    now: datetime
    history: list[Contact] = field(default_factory=list)
    happened: list[Happening] = field(default_factory=list)

    def walked(self) -> list[Happening]:
        block_id, facts = self.journey.first_block, self._begin()
        for _ in range(_MOST_LOOKS):
            facts = self._as_of_now(facts)
            went = walk(self.journey, block_id, facts, now=self.now, ask=self._ask)
            entered = self.now if went.path else facts.entered_block_at
            facts = replace(facts, occurrence=went.occurrence, entered_block_at=entered)
            block_id = went.block
            match went.decision:
                case WaitUntil(at=at) if at <= self.begun + LONGEST:
                    self.now = at
                case Send() | OpenWorkItem():
                    facts, block_id = self._done(went, facts)
                case _:
                    self._note(went)
                    break
        return self.happened

    def _begin(self) -> EnrollmentFacts:
        today = self._day(self.now)
        promised = self.example.promised_in
        return EnrollmentFacts(
            balance_cents=self.example.balance_cents,
            today=today,
            zone=self.rules.zone,
            enrolled_at=self.now,
            entered_block_at=self.now,
            oldest_due_on=self.due_on,
            preferred_channel=self.example.prefers,
            reachable=frozenset({Channel.SMS, Channel.EMAIL, Channel.VOICE, Channel.LETTER}),
            promise_on=None if promised is None else today + timedelta(days=promised),
            promise_status=None if promised is None else PromiseStatus.OPEN,
        )

    def _as_of_now(self, facts: EnrollmentFacts) -> EnrollmentFacts:
        today = self._day(self.now)
        owed = BalanceFacts(facts.balance_cents, facts.oldest_due_on)
        ranking = rank(owed, self.rules.priority, on=today)
        return replace(facts, today=today, priority=ranking.priority)

    def _done(self, went: Walk, facts: EnrollmentFacts) -> tuple[EnrollmentFacts, str]:
        """What was sent, or asked of a person and done the same day, counts from now on."""
        self._note(went)
        decision = went.decision
        assert isinstance(decision, Send | OpenWorkItem)
        channel = decision.channel if isinstance(decision, Send) else _BY_HAND[decision.kind]
        self._count(channel, decision)
        following = decision.next_block
        return replace(
            facts,
            occurrence=self.journey.occurrence_after(went.block, following, went.occurrence),
            entered_block_at=self.now,
            first_touch_at=facts.first_touch_at or self.now,
            last_touch_at=self.now,
            unanswered_digital=facts.unanswered_digital + (channel in _DIGITAL),
            last_disposition="no_answer" if channel is Channel.VOICE else facts.last_disposition,
        ), following

    def _count(self, channel: Channel, decision: Send | OpenWorkItem) -> None:
        category = decision.category if isinstance(decision, Send) else Category.REMINDER
        calls = channel is Channel.VOICE
        self.history.append(
            Contact(
                channel=GateChannel.VOICE_LIVE if calls else GateChannel(channel.value),
                at=self.now,
                category=category,
                result=ContactResult.NO_ANSWER if calls else ContactResult.DELIVERED,
                account=_ID,
            )
        )

    def _note(self, went: Walk) -> None:
        days = (self._day(self.now) - self.due_on).days
        speaks = isinstance(went.decision, Send | OpenWorkItem)
        tone = choose(days, self.rules.tones) if speaks else None
        self.happened.append(Happening(self.now, days, went.block, went.decision, tone))

    def _ask(self, channel: GateChannel, category: Category) -> Verdict:
        question = ContactFacts(
            person=self._person(),
            account=self._account(),
            channel=channel,
            category=category,
            actor_role=ActorRole.FIRST,
            message=_MESSAGE,
            system=_SYSTEM,
        )
        return may_contact(question, self.rules.policy, self.rules.states, now=self.now)

    def _person(self) -> Person:
        state, zones = self.example.state or None, self.example.zones
        return Person(
            age=40,
            language="en",
            unencrypted_ok=True,
            postal=Postal(state=state, zones=zones, verified=True),
            phones=(Phone(_ID, PhoneKind.MOBILE, verified=True, state=state, zones=zones),),
            emails=(Email(_ID, verified=True),),
            consents=_CONSENTS,
            history=tuple(self.history),
        )

    def _account(self) -> Account:
        promised = self.example.promised_in
        due = self._day(self.begun) + timedelta(days=promised or 0)
        return Account(
            id=_ID,
            balance_cents=self.example.balance_cents,
            balance_as_of=self.now,
            days_past_due=(self._day(self.now) - self.due_on).days,
            first_statement_on=self.due_on - _STATEMENT_BEFORE_DUE,
            contacts_total=len(self.history),
            promises=() if promised is None else (Promise(due, reminder_requested=True),),
        )

    def _day(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.rules.zone)).date()


_ID: Final = "example"
_DIGITAL: Final = frozenset({Channel.SMS, Channel.EMAIL})
_BY_HAND: Final = {WorkKind.CALL: Channel.VOICE, WorkKind.LETTER: Channel.LETTER}
_CONSENTS: Final = Consents(
    sms=ConsentLevel.EXPLICIT,
    voice_live=ConsentLevel.EXPLICIT,
    voice_auto=ConsentLevel.EXPLICIT,
    email=ConsentLevel.EXPLICIT,
    ecomm_written=True,
)
_MESSAGE: Final = MessageFacts(
    template_approved=True,
    discloses=False,
    has_sender_name=True,
    has_optout=True,
    link=LinkKind.OWN,
    has_fap_notice=True,
    has_language_notice=True,
    has_ai_disclosure=True,
    languages_approved=("en",),
)
_SYSTEM: Final = SystemFacts(
    agreements=Agreements(sms=True, voice=True, voice_ai=True, email=True, letter=True),
    campaign_registered=True,
)

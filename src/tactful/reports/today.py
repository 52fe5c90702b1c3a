"""Today's run: who, what, on which channel and why; and who is left out, and why (mission D7)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final, NamedTuple, assert_never
from zoneinfo import ZoneInfo

from tactful.core.blocks.trigger import TriggerKind
from tactful.core.journey import (
    Exit,
    ExitReason,
    GoTo,
    HandOff,
    OpenWorkItem,
    Pause,
    Send,
    WaitUntil,
    describe,
)
from tactful.core.policy import Decision, Verdict, explain, may_contact
from tactful.core.policy.codes import REASONS, Code
from tactful.core.vocabulary import AccountStatus, Category, Channel, HoldKind
from tactful.core.wording import full_date
from tactful.journeys.actions.enroll import UNDONE
from tactful.journeys.foresight import Foreseen, foresee
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.journeys.queries import newest_versions
from tactful.ledger.models import Balance
from tactful.outreach.actions.queue import ASKING
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import Gathered, gate_channel, gather
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.outreach.rules import feed_is_fresh, rules_for
from tactful.practice.models import Practice
from tactful.practice.queries import today_of
from tactful.reports.account_words import GRAVE, hold_words, reason_words
from tactful.reports.balances import BalanceRow, Sort, balances

SEND, PERSON, LEFT_OUT = "send", "person", "left_out"
ACTIONS: Final = (SEND, PERSON, LEFT_OUT)

LATER, NOT_DUE, HANDED_OFF, ENDED, NO_JOURNEY = (
    *("later", "not_due", "handed_off", "ended"),
    "no_journey",
)
"""Reasons to be left out that are neither a hold nor an answer of the gate."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What today's run means for one account. `at` is an instant (UTC), `code` a reason code."""

    row: BalanceRow
    action: str  # send, person, left_out
    what: str
    at: datetime | None = None
    channel: Channel | None = None
    template: str = ""
    code: str = ""

    @property
    def reason(self) -> str:
        """The one reason of whoever is left out, as a phrase that is the same for all of them."""
        return words_of(self.code)

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.row.external_id,
            "name": self.row.name,
            "balance_cents": self.row.balance_cents,
            "days_past_due": self.row.days_past_due,
            "action": self.action,
            "what": self.what,
            "channel": self.channel,
            "template": self.template or None,
            "at": self.at,
            "why": list(self.row.reasons),
            "reason": self.code or None,
            "reason_words": self.reason if self.action == LEFT_OUT else None,
        }


_BATCH: Final = 500
# What ended so begins anew when it is owed and due again.
_BEGINS_ANEW: Final = (ExitReason.PAID, ExitReason.BELOW_MINIMUM, UNDONE)
_LOOKS: Final = 6


class Nothing(NamedTuple):
    """Why the whole practice sends no reminder today."""

    why: str
    code: str


def todays_run(practice: Practice, *, now: datetime) -> list[Planned]:
    """Every account that owes: what goes out until midnight, what a person is asked, the rest.

    Sends first, then what a person does, then who is left out; within each, who first.
    """
    zone = ZoneInfo(practice.timezone)
    today = today_of(practice, now)
    until = datetime.combine(today + timedelta(days=1), time(), zone) - timedelta(seconds=1)
    rows = balances(practice, on=today, now=now, sort=Sort.WHO_FIRST)
    if nothing := nothing_goes_out(practice, now):
        return [Planned(row, LEFT_OUT, nothing.why, code=nothing.code) for row in rows]
    looking = _Looking(practice, now=now, until=until)
    planned = [looking.at(row) for row in rows]
    return sorted(planned, key=lambda plan: ACTIONS.index(plan.action))


def open_balances(practice: Practice) -> int:
    """How many accounts owe something; each stands in the run once."""
    return Balance.objects.filter(practice=practice, balance_cents__gt=0).count()


@dataclass(frozen=True, slots=True)
class Counted:
    """One reason, its code, and how many open balances are left out for it."""

    code: str
    words: str
    accounts: int


def counted(planned: Sequence[Planned]) -> tuple[Counted, ...]:
    """Who is left out by reason, the most frequent first; each open balance once."""
    found = Counter((p.code, p.reason) for p in planned if p.action == LEFT_OUT)
    return tuple(Counted(code, words, number) for (code, words), number in found.most_common())


def words_of(code: str) -> str:
    """A reason to be left out, as the beginning of a sentence."""
    return REASON_WORDS.get(code) or phrase(code)


def phrase(code: str) -> str:
    """A hold, or a code of the gate or of a journey's end, as the beginning of a sentence."""
    words = hold_words(code) if code in set(HoldKind) else reason_words(code)
    return words[:1].upper() + words[1:]


REASON_WORDS: Final = {
    LATER: "The next step of its journey is on a later day",
    NOT_DUE: "Not due yet",
    HANDED_OFF: "With a person",
    ENDED: "Its journey has ended",
    NO_JOURNEY: "No journey is switched on that would begin by itself",
}


class _Looking:
    """What is planned for each account, from a fixed number of queries for each batch of them."""

    def __init__(self, practice: Practice, *, now: datetime, until: datetime) -> None:
        self.practice, self.now, self.until = practice, now, until
        self.zone = practice.timezone
        self.today = today_of(practice, now)
        self.rules = rules_for(practice, now=now)
        self.foreseen: dict[int, list[Foreseen]] = {}
        for found in foresee(practice, now=now, until=until):
            self.foreseen.setdefault(found.guarantor_id, []).append(found)
        self.queued = {
            touch.guarantor_id: touch
            for touch in Touch.objects.for_practice(practice)
            .filter(status=TouchStatus.QUEUED, due_at__lte=until)
            .order_by("-due_at", "-id")
        }
        self.answers = dict(self._ask_of_the_queued())
        over = Enrollment.objects.for_practice(practice).exclude(status=EnrollmentStatus.ACTIVE)
        self.ended = {
            id: (status, reason)
            for id, status, reason in over.order_by("ended_at").values_list(
                "guarantor_id", "status", "reason"
            )
        }
        self.held: dict[int, str] = {}
        holds = Hold.objects.for_practice(practice).filter(released_at=None).order_by("-opened_at")
        for id, kind in holds.values_list("guarantor_id", "kind"):
            if kind in GRAVE or id not in self.held:
                self.held[id] = kind
        self.triggers = [
            trigger
            for version in newest_versions(practice)
            if (trigger := journey_of(version.text).trigger).kind is TriggerKind.DUE
        ]

    def at(self, row: BalanceRow) -> Planned:
        """The weightiest thing that is planned for an account, the soonest of its kind."""
        plans = [
            plan_of(row, one, zone=self.zone) for one in self.foreseen.get(row.guarantor_id, [])
        ]
        if touch := self.queued.get(row.guarantor_id):
            plans.append(self._queued(row, touch))
        last = datetime.max.replace(tzinfo=UTC)
        plans.sort(key=lambda plan: (ACTIONS.index(plan.action), plan.at or last))
        return plans[0] if plans else self._not_on_a_journey(row)

    def _queued(self, row: BalanceRow, touch: Touch) -> Planned:
        """What waits in the outbox, as the gate will say of it when its time has come."""
        at, verdict = self.answers.get(touch.pk, (max(touch.due_at, self.now), None))
        plan = replace(queued_plan(row, touch), at=at)
        if verdict is None or verdict.decision is Decision.ALLOW:
            return plan
        words = explain(verdict, self.zone)
        return Planned(row, LEFT_OUT, words, at=verdict.retry_at, code=verdict.reason)

    def _ask_of_the_queued(self) -> Iterator[tuple[int, tuple[datetime, Verdict]]]:
        """When each touch that asks for money leaves, or the last word of the gate today."""
        asking = [touch for touch in self.queued.values() if touch.category in ASKING]
        for start in range(0, len(asking), _BATCH):
            touches = asking[start : start + _BATCH]
            ids = [touch.guarantor_id for touch in touches]
            people = gather(self.practice, ids, self.now, self.rules)
            for touch in touches:
                if touch.guarantor_id in people:
                    yield touch.pk, self._asked_until_midnight(touch, people[touch.guarantor_id])

    def _asked_until_midnight(self, touch: Touch, person: Gathered) -> tuple[datetime, Verdict]:
        channel = gate_channel(touch.channel, automated=touch.automated)
        message = expected_message(person.language, person.target_id(channel))
        facts = person.question(channel, Category(touch.category), message)
        at = max(self.now, touch.due_at)
        for _ in range(_LOOKS):
            verdict = may_contact(facts, self.rules.policy, self.rules.states, now=at)
            if verdict.retry_at is None or verdict.retry_at > self.until:
                break
            at = verdict.retry_at
        return at, verdict

    def _not_on_a_journey(self, row: BalanceRow) -> Planned:
        by_journeys = min((trigger.min_balance_cents for trigger in self.triggers), default=0)
        least = max(self.rules.settings.policy.min_balance_cents, by_journeys)
        if row.balance_cents < least:
            verdict = Verdict(Decision.BLOCK, Code.BALANCE_BELOW_MIN)
            return Planned(row, LEFT_OUT, explain(verdict), code=Code.BALANCE_BELOW_MIN)
        if kind := self._hold(row):
            return Planned(row, LEFT_OUT, f"{phrase(kind)}.", code=kind)
        code = self._ended(row) or (NOT_DUE if self.triggers else NO_JOURNEY)
        return Planned(row, LEFT_OUT, f"{words_of(code)}.", code=code)

    def _ended(self, row: BalanceRow) -> str:
        """How the last journey ended, where that is why none begins."""
        match self.ended.get(row.guarantor_id):
            case (EnrollmentStatus.HANDED_OFF, _):
                return HANDED_OFF
            case (EnrollmentStatus.ENDED, reason) if reason not in _BEGINS_ANEW:
                return reason or ENDED
            case _:
                return ""

    def _hold(self, row: BalanceRow) -> str:
        """What keeps an account from beginning a journey, as a hold says it, or its source."""
        if kind := self.held.get(row.guarantor_id):
            return kind
        return HoldKind.INSURANCE_PENDING if row.insurance_pending else ""


def plan_of(row: BalanceRow, found: Foreseen, *, zone: str) -> Planned:
    """What was foreseen for an account, in words."""
    plan = Planned(row, LEFT_OUT, describe(found.decision, zone=zone), at=found.at)
    match found.decision:
        case Send(channel=channel, template=template):
            return replace(plan, action=SEND, channel=channel, template=template)
        case OpenWorkItem(template=template):
            return replace(plan, action=PERSON, template=template)
        case HandOff():
            return replace(plan, action=PERSON)
        case WaitUntil(at=at, reason=reason):
            code = HoldKind.PROMISE if row.status is AccountStatus.PROMISED else LATER
            return replace(plan, what=_waits(at, reason, zone), at=at, code=reason or code)
        case Pause(reason=hold):
            return replace(plan, at=None, code=str(hold))
        case Exit(reason=why):
            return replace(plan, at=None, code=str(why))
        case GoTo():
            raise TypeError("a walk never ends on its way")
        case unreachable:
            assert_never(unreachable)


def queued_plan(row: BalanceRow, touch: Touch) -> Planned:
    """What waits in the outbox for an account, in words."""
    return Planned(
        row,
        SEND,
        f"Waits in the outbox: {touch.get_channel_display()}.",
        at=touch.due_at,
        channel=Channel(touch.channel),
        template=touch.template_key,
        code=touch.reason,
    )


def _waits(at: datetime, reason: str, zone: str) -> str:
    day = full_date(at.astimezone(ZoneInfo(zone)).date())
    if reason in list(Code):
        return f"{REASONS[Code(reason)].why.capitalize()}; again on {day}."
    return f"The next step is on {day}."


def nothing_goes_out(practice: Practice, now: datetime) -> Nothing | None:
    """Why the whole practice waits, and what to do about it; None on an ordinary day."""
    rules = rules_for(practice, now=now)
    if rules.settings.sending_paused:
        why = "All sending was stopped here; let it go on first."
        return Nothing(why, Code.GLOBAL_PAUSE)
    if not rules.is_declared:
        why = "The practice has not said what must be known of everybody; declare it first."
        return Nothing(why, Code.INPUT_INCOMPLETE)
    if not feed_is_fresh(practice, rules, now=now):
        why = "The newest export is too old to ask anybody for money; import a new one."
        return Nothing(why, Code.BALANCE_STALE)
    return None

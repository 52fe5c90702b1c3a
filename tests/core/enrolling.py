"""Facts, a gate and a clock for the tests of journeys and blocks."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tactful.core.journey import (
    EnrollmentFacts,
    OpenWorkItem,
    Send,
    WaitUntil,
    walk,
)
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.verdict import Decision, Verdict
from tactful.core.priority import BalanceFacts, PriorityPolicy, rank
from tactful.core.vocabulary import Channel, WorkKind

ZONE = "America/Chicago"
EVERYWHERE = frozenset({Channel.SMS, Channel.EMAIL, Channel.VOICE, Channel.LETTER})
ALLOW = Verdict(Decision.ALLOW, "OK")
NO_AUTOMATED_VOICE = {GateChannel.VOICE_AUTO: Verdict(Decision.BLOCK, "CHANNEL_DISABLED")}


def utc(text):
    """An instant from `2026-11-20 15:00`, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def chicago(text):
    """An instant from `2026-11-20 09:00`, on the practice's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


NOW = chicago("2026-11-20 10:00")


def owing(**changes):
    """Jane Smith owes $123.45, 61 days past due, and can be reached everywhere."""
    facts = EnrollmentFacts(
        balance_cents=123_45,
        today=date(2026, 11, 20),
        zone=ZONE,
        enrolled_at=NOW,
        entered_block_at=NOW,
        oldest_due_on=date(2026, 9, 20),
        preferred_channel=Channel.SMS,
        reachable=EVERYWHERE,
    )
    return replace(facts, **changes)


def block(code):
    return Verdict(Decision.BLOCK, code)


def defer(code, at):
    return Verdict(Decision.DEFER, code, retry_at=at)


def gate(**verdicts):
    """A gate that allows everything but what is said of a channel: `gate(sms=block("..."))`."""

    def ask(channel, category):
        return verdicts.get(channel.value, ALLOW)

    return ask


OPEN = gate()


@dataclass
class Stroll:
    """One enrollment walked through virtual days as the engine would, nobody answering.

    The gate keeps the two caps that shape a cadence: 48 hours apart, and nothing more after
    three unanswered (policy.md R150, R157). `sleeps` are stretches in which nothing ran.
    `answers` is what comes of every call, None where nobody ever makes it. The log says
    what was done on which day past due.
    """

    journey: object
    facts: EnrollmentFacts
    now: datetime
    closed: dict = field(default_factory=dict)
    sleeps: tuple = ()
    answers: str | None = "no_answer"
    log: list = field(default_factory=list)
    sent: list = field(default_factory=list)
    channels: list = field(default_factory=list)
    done: set = field(default_factory=set)

    def ask(self, channel, category):
        if channel in self.closed:
            return block(self.closed[channel])
        if channel is GateChannel.VOICE_AUTO:
            return block("CHANNEL_DISABLED")
        opens_at = self.sent[-1] + timedelta(hours=48) if self.sent else self.now
        if opens_at > self.now:
            return defer("FREQ_MIN_GAP", opens_at)
        if channel in (GateChannel.SMS, GateChannel.EMAIL) and self.facts.unanswered_digital >= 3:
            return block("FREQ_NO_RESPONSE")
        return ALLOW

    def until(self, end):
        block_id = self.journey.first_block
        self.now = wake_at = self._awake(self.now)
        self.facts = replace(self.facts, enrolled_at=self.now, entered_block_at=self.now)
        while wake_at <= end:
            self.now = self._awake(wake_at)
            self._as_of_today()
            went = walk(self.journey, block_id, self.facts, now=self.now, ask=self.ask)
            if went.path:
                self._enter(went.occurrence)
            block_id = went.block
            if isinstance(went.decision, WaitUntil):
                assert went.decision.at > self.now
                wake_at = went.decision.at
            elif isinstance(went.decision, Send | OpenWorkItem):
                self._do(went)
                following = went.decision.next_block
                self._enter(self.journey.occurrence_after(block_id, following, went.occurrence))
                block_id, wake_at = following, self.now
            else:
                self._note(f"{type(went.decision).__name__}: {went.decision.reason}")
                break
        return self.log

    def _do(self, went):
        key = (went.block, went.occurrence)
        assert key not in self.done, "two touches would have one key"
        self.done.add(key)
        match went.decision:
            case Send(channel=channel, template=template):
                self._note(f"{channel} {template}")
                self._count(channel)
            case OpenWorkItem(kind=kind):
                self._note(f"{kind} by a person")
                if self.answers is None:
                    self.facts = replace(self.facts, open_work=frozenset({kind}))
                else:
                    self._count(Channel.VOICE if kind is WorkKind.CALL else Channel.LETTER)
                    self.facts = replace(self.facts, last_disposition=self.answers)

    def _awake(self, at):
        for asleep, awake in self.sleeps:
            if asleep <= at < awake:
                return awake
        return max(at, self.now)

    def _as_of_today(self):
        today = self.now.astimezone(ZoneInfo(ZONE)).date()
        owed = BalanceFacts(self.facts.balance_cents, self.facts.oldest_due_on)
        ranking = rank(owed, PriorityPolicy(), on=today)
        self.facts = replace(self.facts, today=today, priority=ranking.priority)

    def _enter(self, occurrence):
        self.facts = replace(self.facts, entered_block_at=self.now, occurrence=occurrence)

    def _count(self, channel):
        self.sent.append(self.now)
        self.channels.append(channel)
        digital = channel in (Channel.SMS, Channel.EMAIL)
        self.facts = replace(
            self.facts,
            first_touch_at=self.facts.first_touch_at or self.now,
            last_touch_at=self.now,
            unanswered_digital=self.facts.unanswered_digital + digital,
        )

    def _note(self, what):
        local = self.now.astimezone(ZoneInfo(ZONE))
        self.log.append(((local.date() - self.facts.oldest_due_on).days, what))

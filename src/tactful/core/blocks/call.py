"""Call: a person does, or the assistant where the guarantor agreed to automated calls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from tactful.core.blocks._block import Block, Source
from tactful.core.blocks._people import work_item
from tactful.core.blocks._refusal import HAND_OFF, NEXT, NO_ADDRESS, otherwise_words, refused
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.verdict import Decision
from tactful.core.steps import (
    Ask,
    EnrollmentFacts,
    GoTo,
    OpenWorkItem,
    Send,
    StepDecision,
    WaitUntil,
)
from tactful.core.vocabulary import Category, Channel, WorkKind


class Caller(StrEnum):
    """Who calls: a person, or the assistant with a person where it may not."""

    PERSON = "person"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class CallBlock(Block):
    """Call with a script. Without permission for automated calls it is work for a person.

    The call is not waited for here: put a `wait` with `until: disposition` behind it.
    Where a call to this guarantor is on the worklist already, no second one is asked for.
    """

    type: ClassVar[str] = "call"

    id: str
    script: str
    next: str
    by: Caller = Caller.PERSON
    reason: str = ""
    otherwise: str = HAND_OFF

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        return cls(
            id=source.id,
            script=source.template("script"),
            next=source.next(),
            by=source.choice("by", Caller, Caller.PERSON),
            reason=source.text("reason", ""),
            otherwise=source.text("otherwise", HAND_OFF),
        )

    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's fields as text."""
        text: dict[str, Any] = {"script": self.script}
        if self.by is not Caller.PERSON:
            text["by"] = self.by.value
        if self.reason:
            text["reason"] = self.reason
        if self.otherwise != HAND_OFF:
            text["otherwise"] = self.otherwise
        if self.next != following:
            text["next"] = self.next
        return text

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Call, ask a person to, or wait until a call is lawful."""
        if WorkKind.CALL in facts.open_work:
            return GoTo(self.next, "a call is on the worklist already")
        passed_over: list[tuple[Channel, str]] = []
        for gate_channel in self._ways(facts):
            verdict = ask(gate_channel, Category.REMINDER)
            if verdict.decision is Decision.ALLOW:
                return self._call(gate_channel, facts, tuple(passed_over))
            if verdict.decision is Decision.DEFER and verdict.retry_at is not None:
                return WaitUntil(verdict.retry_at, verdict.reason)
            passed_over.append((Channel.VOICE, verdict.reason))
        if not passed_over:
            passed_over = [(Channel.VOICE, NO_ADDRESS)]
        return refused(passed_over, facts, otherwise=self.otherwise, following=self.next)

    def targets(self) -> tuple[str, ...]:
        """The next block, and the one for when no call may be made."""
        if self.otherwise in (HAND_OFF, NEXT):
            return (self.next,)
        return (self.next, self.otherwise)

    @property
    def reaches_out(self) -> bool:
        """It does."""
        return True

    def sentence(self) -> str:
        """Say who calls, with what."""
        who = "A person calls"
        if self.by is Caller.ASSISTANT:
            who = "The assistant calls where that is agreed, else a person,"
        return f"{who} with the script “{self.script}”; {otherwise_words(self.otherwise)}."

    def _ways(self, facts: EnrollmentFacts) -> tuple[GateChannel, ...]:
        if Channel.VOICE not in facts.reachable:
            return ()
        if self.by is Caller.ASSISTANT:
            return (GateChannel.VOICE_AUTO, GateChannel.VOICE_LIVE)
        return (GateChannel.VOICE_LIVE,)

    def _call(
        self,
        gate_channel: GateChannel,
        facts: EnrollmentFacts,
        passed_over: tuple[tuple[Channel, str], ...],
    ) -> Send | OpenWorkItem:
        if gate_channel is GateChannel.VOICE_AUTO:
            return Send(Channel.VOICE, self.script, Category.REMINDER, self.next, passed_over)
        return work_item(
            WorkKind.CALL,
            facts,
            reason=self.reason,
            template=self.script,
            next_block=self.next,
            passed_over=passed_over,
        )

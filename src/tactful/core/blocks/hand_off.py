"""Give the account to a person, with its history, and end the journey."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from tactful.core.blocks._block import Block, Source
from tactful.core.steps import Ask, EnrollmentFacts, HandOff, StepDecision
from tactful.core.vocabulary import Urgency, WorkKind


@dataclass(frozen=True, slots=True)
class HandOffBlock(Block):
    """Open a work item with the reason in words; from here a person decides."""

    type: ClassVar[str] = "hand_off"

    id: str
    reason: str
    kind: WorkKind = WorkKind.HAND_OFF
    urgency: Urgency = Urgency.P2

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        return cls(
            id=source.id,
            reason=source.text("reason"),
            kind=source.choice("kind", WorkKind, WorkKind.HAND_OFF),
            urgency=source.choice("urgency", Urgency, Urgency.P2),
        )

    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's fields as text."""
        text: dict[str, Any] = {"reason": self.reason}
        if self.kind is not WorkKind.HAND_OFF:
            text["kind"] = self.kind.value
        if self.urgency is not Urgency.P2:
            text["urgency"] = self.urgency.value
        return text

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Hand off at once."""
        return HandOff(self.reason, self.kind, self.urgency)

    def targets(self) -> tuple[str, ...]:
        """Nothing follows."""
        return ()

    def sentence(self) -> str:
        """Say why a person gets it."""
        return f"Hands off to a person: {self.reason}."

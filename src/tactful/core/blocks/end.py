"""The journey is done."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from tactful.core.blocks._block import Block, Source
from tactful.core.steps import Ask, EnrollmentFacts, Exit, ExitReason, StepDecision
from tactful.core.vocabulary import HoldKind


@dataclass(frozen=True, slots=True)
class EndBlock(Block):
    """End here, with nothing asked of anybody."""

    type: ClassVar[str] = "end"

    id: str

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        return cls(source.id)

    def write(self, following: str | None) -> dict[str, Any]:
        """There is nothing more to say."""
        return {}

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """End at once."""
        return Exit(ExitReason.FINISHED)

    def targets(self) -> tuple[str, ...]:
        """Nothing follows."""
        return ()

    def passes(self, hold: HoldKind) -> bool:
        """No hold keeps a journey from ending that has nothing left to do."""
        return True

    def sentence(self) -> str:
        """Say so."""
        return "Ends here."

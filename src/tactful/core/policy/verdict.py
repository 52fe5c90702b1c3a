"""What the gate answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Decision(StrEnum):
    """Go, come back at a known instant, or stay silent until something changes."""

    ALLOW = "ALLOW"
    DEFER = "DEFER"
    BLOCK = "BLOCK"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer of the gate.

    `reason` is the code of the first failing step ("OK" when none fails), `also_codes` are all
    other failing codes in gate order, `retry_at` is an aware UTC instant (DEFER only), `rules`
    are the ids of the rules behind `reason`. `error` names the kind of exception behind
    GATE_ERROR, without its text.
    """

    decision: Decision
    reason: str
    retry_at: datetime | None = None
    also_codes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    error: str | None = None

    @property
    def allowed(self) -> bool:
        return self.decision is Decision.ALLOW

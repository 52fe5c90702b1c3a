"""One step of an enrollment: the facts it is decided on, and the decisions there are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tactful.core.aging import days_past_due
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.verdict import Verdict
from tactful.core.priority import Priority
from tactful.core.vocabulary import (
    Category,
    Channel,
    HoldKind,
    PromiseStatus,
    Urgency,
    WorkKind,
)

Ask = Callable[[GateChannel, Category], Verdict]
"""The gate, with the person, the account and the clock already filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrollmentFacts:
    """What one enrollment knows when it is stepped.

    Money in cents, instants aware UTC, dates in the practice's calendar; `zone` is the
    practice's IANA zone and `today` its local date. `unanswered_digital` counts e-mails
    and texts since the last reply or payment (ledger README, rule 10). `occurrence`
    counts how often the enrollment went back to a block it had passed: it starts at 0
    and grows with every round of a loop. `last_disposition` is what came of the
    last call this enrollment asked for (of a person or of the assistant), None while
    that is open. `open_work` is
    what already waits for a person on this guarantor.
    """

    balance_cents: int
    today: date
    zone: str
    enrolled_at: datetime
    entered_block_at: datetime
    occurrence: int = 0
    oldest_due_on: date | None = None
    priority: Priority = Priority.ROUTINE
    preferred_channel: Channel | None = None
    reachable: frozenset[Channel] = frozenset()
    holds: frozenset[HoldKind] = frozenset()
    opted_out_of_everything: bool = False
    promise_on: date | None = None
    promise_status: PromiseStatus | None = None
    first_touch_at: datetime | None = None
    last_touch_at: datetime | None = None
    unanswered_digital: int = 0
    last_disposition: str | None = None
    open_work: frozenset[WorkKind] = frozenset()

    @property
    def days_past_due(self) -> int | None:
        """Whole days past the oldest open due date; None where nothing is open."""
        return None if self.oldest_due_on is None else days_past_due(self.oldest_due_on, self.today)


class ExitReason(StrEnum):
    """Why an enrollment ended without a person having to look."""

    PAID = "paid"
    OPTED_OUT = "opted_out"
    DECEASED = "deceased"
    BANKRUPT = "bankrupt"
    BELOW_MINIMUM = "below_minimum"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Send:
    """Queue one touch and go on; `passed_over` are channels that were closed, with the code."""

    channel: Channel
    template: str
    category: Category
    next_block: str
    passed_over: tuple[tuple[Channel, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpenWorkItem:
    """Ask a person to call or to write, with the script to use, and go on."""

    kind: WorkKind
    reason: str
    urgency: Urgency
    next_block: str
    template: str = ""
    passed_over: tuple[tuple[Channel, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Stay at this block and look again at an instant (UTC); `reason` is a code of the gate."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Move to another block; nothing leaves the house. `reason` is a phrase."""

    block: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stay until the hold is released; `reason` is the weightiest hold, `holds` are all of them."""

    reason: HoldKind
    holds: tuple[HoldKind, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOff:
    """Give the account to a person and end the enrollment; `codes` are the gate's, if it spoke."""

    reason: str
    kind: WorkKind = WorkKind.HAND_OFF
    urgency: Urgency = Urgency.P2
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exit:
    """End the enrollment."""

    reason: ExitReason


StepDecision = Send | OpenWorkItem | WaitUntil | GoTo | Pause | HandOff | Exit

"""How a journey begins: who is enrolled, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, assert_never

from tactful.core.blocks._block import Source
from tactful.core.money import format_cents
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import count


class TriggerKind(StrEnum):
    """A due date comes near or has passed, a promised day comes, or a person decides."""

    DUE = "due"
    PROMISE_DUE = "promise_due"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Trigger:
    """Who may be enrolled. A query over the whole practice is built from the same edges.

    `days_ahead` is how many days before the due or promised day an account qualifies;
    for a due date it also qualifies on every day after, so that a missed day, or an
    account imported late, is caught up with. `min_balance_cents` is the least balance.
    """

    kind: TriggerKind
    days_ahead: int = 0
    min_balance_cents: int = 0

    def latest_day(self, today: date) -> date:
        """Return the latest due (or promised) day that qualifies today."""
        return today + timedelta(days=self.days_ahead)

    def is_met(
        self,
        *,
        balance_cents: int,
        oldest_due_on: date | None,
        promise_on: date | None = None,
        promise_status: PromiseStatus | None = None,
        today: date,
    ) -> bool:
        """Say whether an account qualifies today. A manual journey never enrolls by itself."""
        if balance_cents <= 0 or balance_cents < self.min_balance_cents:
            return False
        match self.kind:
            case TriggerKind.DUE:
                return oldest_due_on is not None and oldest_due_on <= self.latest_day(today)
            case TriggerKind.PROMISE_DUE:
                is_open = promise_on is not None and promise_status is PromiseStatus.OPEN
                return is_open and today <= (promise_on or today) <= self.latest_day(today)
            case TriggerKind.MANUAL:
                return False
            case unreachable:
                assert_never(unreachable)

    @classmethod
    def read(cls, source: Source) -> "Trigger":
        """Read the trigger of a journey; faults go to the source."""
        if source.raw("type") is None:
            source.fault("type", "is missing")
        kind = source.choice("type", TriggerKind, TriggerKind.MANUAL)
        days_ahead = 0
        if kind is not TriggerKind.MANUAL:
            days_ahead = source.whole("days_ahead", 0, least=0, most=60)
        trigger = cls(kind, days_ahead, source.cents("min_balance"))
        source.finish()
        return trigger

    def write(self) -> dict[str, Any]:
        """Return the trigger as text."""
        text: dict[str, Any] = {"type": self.kind.value}
        if self.days_ahead:
            text["days_ahead"] = self.days_ahead
        if self.min_balance_cents:
            text["min_balance"] = format_cents(self.min_balance_cents).replace("$", "")
        return text

    def sentence(self) -> str:
        """Say in one plain sentence when the journey begins."""
        ahead = f"in {count(self.days_ahead, 'day')}" if self.days_ahead else "today"
        match self.kind:
            case TriggerKind.DUE:
                begins = f"Starts when a statement falls due {ahead}, or is past due"
            case TriggerKind.PROMISE_DUE:
                begins = f"Starts when a promise falls due {ahead}"
            case TriggerKind.MANUAL:
                begins = "Starts when a person chooses it"
            case unreachable:
                assert_never(unreachable)
        if not self.min_balance_cents:
            return begins
        return f"{begins}, with a balance of {format_cents(self.min_balance_cents)} or more"

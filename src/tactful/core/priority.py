"""Which guarantors a person should look at first, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tactful.core.aging import days_past_due
from tactful.core.money import format_dollars
from tactful.core.names import name_key
from tactful.core.wording import count, short_date


class Priority(StrEnum):
    """Top, or everything else."""

    TOP = "top"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class PriorityPolicy:
    """The practice's two thresholds; an account on a threshold is not yet over it."""

    days_past_due: int = 60
    balance_cents: int = 500_00


@dataclass(frozen=True, slots=True)
class BalanceFacts:
    """What ranking needs to know of one guarantor balance, in cents, as it stands on a day."""

    guarantor_balance_cents: int
    oldest_due_on: date | None = None
    open_statements: int = 1
    insurance_pending: bool = False
    broken_promise_on: date | None = None
    follow_up_due: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    """A priority, and the reasons shown to staff beside the account."""

    priority: Priority
    reasons: tuple[str, ...]


def rank(facts: BalanceFacts, policy: PriorityPolicy, *, on: date) -> Ranking:
    """Rank one guarantor balance as it stands on the given day (ledger README, rule 6).

    The reasons are shown to staff next to the account, so each one is a
    complete phrase a biller would say aloud.
    """
    if facts.guarantor_balance_cents <= 0:
        return Ranking(Priority.ROUTINE, ())
    over = _over_a_threshold(facts, policy, on=on)
    priority = Priority.TOP if over else Priority.ROUTINE

    # A pending claim may still erase this balance: it keeps its rank, is worked
    # apart, and the gate lets no touch out.
    pending = ["insurance pending"] if facts.insurance_pending else []
    return Ranking(priority, (*pending, *over, *_also(facts, on=on)))


def who_first_key(
    facts: BalanceFacts, ranking: Ranking, *, name: str, guarantor_id: str
) -> tuple[int, date, int, tuple[str, str], str]:
    """Return the sort key of the "who first" list (ledger README, rule 24).

    Top priority first, then the oldest due date, the largest balance, the name
    (`Last, First`), and the id, so that no two accounts ever tie.
    """
    return (
        0 if ranking.priority is Priority.TOP else 1,
        facts.oldest_due_on or date.max,
        -facts.guarantor_balance_cents,
        name_key(name),
        guarantor_id,
    )


def _over_a_threshold(facts: BalanceFacts, policy: PriorityPolicy, *, on: date) -> list[str]:
    reasons = []
    if facts.oldest_due_on is not None:
        days = days_past_due(facts.oldest_due_on, on)
        if days > policy.days_past_due:
            reasons.append(f"{count(days, 'day')} past due")
    if facts.guarantor_balance_cents > policy.balance_cents:
        reasons.append(f"balance over {format_dollars(policy.balance_cents)}")
    return reasons


def _also(facts: BalanceFacts, *, on: date) -> list[str]:
    """Say what makes an account worth a look without making it top priority."""
    reasons = []
    if facts.open_statements > 1:
        reasons.append(count(facts.open_statements, "open statement"))
    if facts.broken_promise_on is not None:
        reasons.append(f"promise of {short_date(facts.broken_promise_on, on=on)} was not kept")
    if facts.follow_up_due:
        reasons.append("high-priority follow-up due")
    return reasons

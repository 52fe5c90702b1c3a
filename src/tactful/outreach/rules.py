"""By what rules a practice's outreach is decided now: its settings, its declarations, the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.states import StateTable
from tactful.ledger.models import Balance
from tactful.practice.models import Practice
from tactful.practice.policy.load import state_table
from tactful.practice.queries import facts_of, settings_of
from tactful.practice.settings import PracticeSettings


@dataclass(frozen=True, slots=True)
class Rules:
    """`policy` is the settings' policy on this practice's clock and with its feed's age."""

    settings: PracticeSettings
    policy: PolicyConfig
    states: StateTable
    declared: Mapping[str, Any]

    @property
    def feed_age(self) -> timedelta:
        """How long an export vouches for the balances; nothing where nobody said."""
        return timedelta(hours=int(self.declared.get("feed_age_h", 0)))

    @property
    def is_declared(self) -> bool:
        """Whether the practice said what must be known of everybody, whatever the answer.

        Until it did, nobody is looked at: by the gate alone every account would be handed off,
        for good, because of one question that nobody has answered yet.
        """
        return self.declared.keys() >= _OF_EVERYBODY


_OF_EVERYBODY: Final = frozenset({"guarantors_are_adults", "numbers_are_ours"})


def rules_for(
    practice: Practice, *, now: datetime | None = None, at: datetime | None = None
) -> Rules:
    """The rules in force; three queries. `now` lets what a second person approved count, `at`
    answers for a past instant (see settings_of); what was declared is always today's."""
    settings, declared = settings_of(practice, now=now, at=at), facts_of(practice)
    policy = _policy(settings.policy, practice.timezone, int(declared.get("feed_age_h", 0)))
    return Rules(settings, policy, state_table(), declared)


def fed_at(practice: Practice, rules: Rules, *, now: datetime) -> datetime | None:
    """When a source last spoke of any account, if lately enough to send by (policy.md R077).

    An export names what changed, so one fresh account vouches for all; and any fresh one
    will do, which costs a single row instead of a look at every account.
    """
    return (
        Balance.objects.filter(practice=practice, confirmed_at__gte=now - rules.feed_age)
        .values_list("confirmed_at", flat=True)
        .first()
    )


def feed_is_fresh(practice: Practice, rules: Rules, *, now: datetime) -> bool:
    """Whether the balances of this practice are fresh enough to ask for money by."""
    return fed_at(practice, rules, now=now) is not None


@lru_cache(maxsize=1024)
def _policy(policy: PolicyConfig, zone: str, feed_age_h: int) -> PolicyConfig:
    """One object for the same rules: the gate works out its tables once per object."""
    return replace(policy, clinic_tz=zone, balance_max_age_h=feed_age_h)

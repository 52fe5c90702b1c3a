"""Where the person may be at an instant, as the gate sees it: whose clocks and whose laws count."""

from dataclasses import dataclass
from datetime import datetime

from tactful.core.policy.clock import instant
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import ContactFacts
from tactful.core.policy.question import Question
from tactful.core.policy.states import StateTable
from tactful.core.policy.tables import tables_for


@dataclass(frozen=True, slots=True)
class Places:
    """`zone` is the person's own calendar; `zones` are all whose hours must be open on the channel,
    `states` all whose rules count, by code. A letter has no hours, so none count for it."""

    zone: str
    zones: tuple[str, ...]
    states: tuple[str, ...]


def places_of(
    facts: ContactFacts, config: PolicyConfig, states: StateTable, *, now: datetime
) -> Places:
    """The zones and states that one contact is decided by (policy.md, section 3)."""
    q = Question(facts, tables_for(config, states), instant(now), frozenset())
    return Places(
        zone=q.zone.name,
        zones=tuple(dict.fromkeys(clock.zone.name for clock in q.clocks)),
        states=tuple(state.code for state in q.states),
    )

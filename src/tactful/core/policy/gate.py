"""May we contact this person, now, on this channel?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from tactful.core.policy.account import plan_clears, promise_clears
from tactful.core.policy.clock import instant, moment
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import ContactFacts
from tactful.core.policy.finding import Finding
from tactful.core.policy.frequency import state_clears
from tactful.core.policy.hours import opens_from
from tactful.core.policy.order import PLANS, SAFETY_REPLY, Plan
from tactful.core.policy.question import Question
from tactful.core.policy.states import StateTable
from tactful.core.policy.tables import tables_for
from tactful.core.policy.verdict import Decision, Verdict
from tactful.core.vocabulary import Category

_ALLOW: Final = Verdict(Decision.ALLOW, Code.OK)


def may_contact(
    facts: ContactFacts, config: PolicyConfig, states: StateTable, *, now: datetime
) -> Verdict:
    """Decide one contact by the steps of policy.md, section 2.

    `now` is an aware instant. The first failing step decides; a DEFER carries the earliest later
    instant at which everything that passes by waiting passes together. Nothing is raised: whatever
    goes wrong inside is a BLOCK with GATE_ERROR.
    """
    try:
        return _decide(facts, config, states, instant(now))
    except Exception as error:
        rules = REASONS[Code.GATE_ERROR].rules
        name = type(error).__name__
        return Verdict(Decision.BLOCK, Code.GATE_ERROR, rules=rules, error=name)


def _decide(facts: ContactFacts, config: PolicyConfig, states: StateTable, now: int) -> Verdict:
    plan = _plan_for(facts)
    q = Question(facts, tables_for(config, states), now, plan.ids)
    found: list[Finding] = []
    for check in plan.checks:
        found += check(q)
    if not found:
        return _ALLOW
    if found[0].not_before is None:
        return _verdict(Decision.BLOCK, found[0].code, None, found[1:])
    retry_at = _retry_at(q, found)
    if retry_at is None:
        return _verdict(Decision.BLOCK, Code.NO_WINDOW_FOUND, None, found)
    return _verdict(Decision.DEFER, found[0].code, moment(retry_at), found[1:])


def _plan_for(facts: ContactFacts) -> Plan:
    category = Category(facts.category)
    if facts.message.safety_reply and category is Category.REPLY:
        return SAFETY_REPLY
    return PLANS[category]


def _retry_at(q: Question, found: Sequence[Finding]) -> int | None:
    """The earliest instant after now at which every deferring code passes (README, decision 3).

    Most codes pass once and for all at a known instant. Windows, promises and plans close again, so
    the instant is moved on until none of them moves it further.
    """
    at = max(finding.not_before for finding in found if finding.not_before is not None)
    limit = q.now + q.tables.horizon
    while at <= limit:
        later = at
        if "8b" in q.steps:
            later = plan_clears(q, promise_clears(q, later))
        if "15" in q.steps and q.person.history and q.today < q.tables.last_place_starts:
            later = state_clears(q, later)
        if "14b" in q.steps:
            later = opens_from(q, later)
        if later == at:
            return at
        at = later
    return None


def _verdict(
    decision: Decision, code: Code, retry_at: datetime | None, others: Sequence[Finding]
) -> Verdict:
    also = tuple(finding.code for finding in others)
    return Verdict(decision, code, retry_at, also, REASONS[code].rules)

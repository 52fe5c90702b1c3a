"""May we contact this person, now, on this channel? (policy.md, section 2)

`may_contact` answers; `facts` says what it must be told, `config` and `states` what it goes by,
`order` is the table of its steps.
"""

from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.explain import explain
from tactful.core.policy.facts import ContactFacts
from tactful.core.policy.gate import may_contact
from tactful.core.policy.states import StateTable
from tactful.core.policy.verdict import Decision, Verdict

__all__ = [
    "ContactFacts",
    "Decision",
    "PolicyConfig",
    "StateTable",
    "Verdict",
    "explain",
    "may_contact",
]

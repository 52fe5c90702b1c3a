"""What each kind of hold is: whom it is about, what it stops, whether it may end by itself, and
who may release it with what in hand (policy.md, section 2, column "route"; R048, R060 to R078).

This is the one place that says so. Pages show it, `actions.holds` keeps it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tactful.core.policy.order import PLANS
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.hold_rules import ANYBODY, BILLING, COMPLIANCE, NARROWEST_FIRST, HoldRules
from tactful.practice.models import Role


class Group(StrEnum):
    """Whom a hold is about, in the order in which the gate looks (steps 1, 3, 4, 6 and 7)."""

    SAFETY = "A person's safety"
    LEGAL = "The law"
    IDENTITY = "Who this is"
    BILLING = "Whether it may be billed"
    CASE = "A case of theirs"
    OURS = "With us"


MANAGER: Final = "manager"
"""The owner or compliance: safety, and a complaint, are a manager's (R074, section 7)."""


@dataclass(frozen=True, slots=True)
class KindOfHold:
    """One kind. `who` may release it at most; `narrowed_by` names the setting that may narrow
    that; `evidence` completes "Released with a note that names ...", empty where none is asked.

    `cooldown` is the setting that keeps reminders back after it, `ends_by_itself` whether it may
    have a last day. One that `never_ends` counts whatever anybody enters.
    """

    kind: HoldKind
    group: Group
    rule: str
    who: str
    evidence: str = ""
    narrowed_by: str = ""
    cooldown: str = ""
    ends_by_itself: bool = False
    never_ends: bool = False
    least_days: int = 0

    @property
    def name(self) -> str:
        """What it is called where one is chosen."""
        return NAMES[self.kind]

    @property
    def stops(self) -> tuple[Category, ...]:
        """What no longer goes out, as the gate's own plan says."""
        step = _STEP[self.group]
        return tuple(
            category
            for category, plan in PLANS.items()
            if step in plan.ids and (category, self.kind) not in _PASSES
        )


NAMES: Final[Mapping[HoldKind, str]] = {
    HoldKind.SAFETY_SELF_HARM: "may hurt themself",
    HoldKind.SAFETY_MEDICAL: "medical emergency",
    HoldKind.SAFETY_THREAT: "threat to somebody",
    HoldKind.SAFETY_ABUSE: "not safe where messages arrive",
    HoldKind.DECEASED: "has died",
    HoldKind.BANKRUPTCY_PETITION: "filed for bankruptcy",
    HoldKind.BANKRUPTCY_DISCHARGE: "debt discharged by a court",
    HoldKind.ATTORNEY: "has a lawyer",
    HoldKind.CEASE_COMMUNICATION: "asked in writing to end all contact",
    HoldKind.LITIGATION: "lawsuit",
    HoldKind.GUARANTOR_REVIEW: "who owes this must be checked",
    HoldKind.NOT_RESPONSIBLE: "is not the one who owes this",
    HoldKind.DUPLICATE_IDENTITY: "may be two records of one person",
    HoldKind.QMB: "qualified Medicare beneficiary",
    HoldKind.MEDICAID: "Medicaid",
    HoldKind.WORKERS_COMP: "workers' compensation or accident claim",
    HoldKind.NSA_PROTECTED: "protected by the No Surprises Act",
    HoldKind.NSA_DISPUTE: "dispute under the No Surprises Act",
    HoldKind.INSURANCE_PENDING: "insurance has not finished",
    HoldKind.FA_APPLICATION: "application for financial assistance",
    HoldKind.CHARITY_SCREEN: "to be screened for charity care",
    HoldKind.PART2: "records kept under 42 CFR Part 2",
    HoldKind.TIME_BARRED: "too old to collect, perhaps",
    HoldKind.OUTSIDE_AGENCY: "an agency has the account",
    HoldKind.DISPUTE: "dispute",
    HoldKind.HARDSHIP: "hardship",
    HoldKind.COMPLAINT: "complaint",
    HoldKind.PLAN: "payment plan",
    HoldKind.PROMISE: "promise to pay",
    HoldKind.WITH_PERSON: "with a person",
}
"""What each kind is called where one is chosen."""

SELF_HARM_DAYS: Final = 30
"""Days for which a self-harm hold counts whatever is entered (policy/README.md, 13)."""

# A notice that the law asks for may still be written to who said "cease" (policy/README.md, 8);
# what reminds of a promise or an instalment waits for its day instead (6).
_PASSES: Final = frozenset(
    {
        (Category.REQUIRED_NOTICE, HoldKind.CEASE_COMMUNICATION),
        (Category.PROMISE_REMINDER, HoldKind.PROMISE),
        (Category.PLAN_REMINDER, HoldKind.PLAN),
    }
)
_STEP: Final[Mapping[Group, str]] = {
    Group.SAFETY: "1",
    Group.LEGAL: "3",
    Group.IDENTITY: "4",
    Group.BILLING: "6",
    Group.CASE: "7",
    Group.OURS: "7",
}


def _safety(kind: HoldKind, least_days: int = 0) -> KindOfHold:
    seen = "how the person is, and who spoke with them"
    return KindOfHold(kind, Group.SAFETY, "", MANAGER, seen, least_days=least_days)


def _legal(kind: HoldKind, rule: str, evidence: str) -> KindOfHold:
    return KindOfHold(kind, Group.LEGAL, rule, COMPLIANCE, evidence)


def _identity(kind: HoldKind, rule: str) -> KindOfHold:
    told = "what was found out and corrected"
    return KindOfHold(kind, Group.IDENTITY, rule, ANYBODY, told, narrowed_by="release_identity")


def _law_of_billing(kind: HoldKind, rule: str, evidence: str) -> KindOfHold:
    return KindOfHold(kind, Group.BILLING, rule, COMPLIANCE, evidence)


def _billing(kind: HoldKind, rule: str, evidence: str, **more: bool | str) -> KindOfHold:
    narrowed = {"narrowed_by": "release_billing", **more}
    return KindOfHold(kind, Group.BILLING, rule, BILLING, evidence, **narrowed)  # type: ignore[arg-type]


def _case(kind: HoldKind, rule: str, cooldown: str) -> KindOfHold:
    return KindOfHold(
        kind, Group.CASE, rule, BILLING, narrowed_by="release_case", cooldown=cooldown
    )


_ALL: Final = (
    _safety(HoldKind.SAFETY_SELF_HARM, SELF_HARM_DAYS),
    _safety(HoldKind.SAFETY_MEDICAL),
    _safety(HoldKind.SAFETY_THREAT),
    _safety(HoldKind.SAFETY_ABUSE),
    _legal(HoldKind.DECEASED, "R049", "the document that shows it was a mistake"),
    _legal(HoldKind.BANKRUPTCY_PETITION, "R060", "the court's order that ends the stay"),
    KindOfHold(
        HoldKind.BANKRUPTCY_DISCHARGE, Group.LEGAL, "R060", COMPLIANCE, never_ends=True
    ),
    _legal(HoldKind.ATTORNEY, "R048", "the letter that ends the representation"),
    _legal(HoldKind.CEASE_COMMUNICATION, "R047", "the person's own letter or request"),
    _legal(HoldKind.LITIGATION, "R048", "the court's paper that ends the case"),
    _identity(HoldKind.GUARANTOR_REVIEW, "R061"),
    _identity(HoldKind.NOT_RESPONSIBLE, "R051"),
    _identity(HoldKind.DUPLICATE_IDENTITY, "R051"),
    _law_of_billing(HoldKind.QMB, "R062", "the eligibility answer for the day of the visit"),
    _law_of_billing(HoldKind.MEDICAID, "R063", "the eligibility answer or the allowed copay"),
    _billing(
        HoldKind.WORKERS_COMP, "R064", "how the claim was closed", ends_by_itself=True
    ),
    _law_of_billing(HoldKind.NSA_PROTECTED, "R066", "how the in-network share was worked out"),
    _law_of_billing(HoldKind.NSA_DISPUTE, "R066", "how the dispute was decided"),
    _billing(
        HoldKind.INSURANCE_PENDING,
        "R065",
        "the posted patient part, and the statement that was sent",
        ends_by_itself=True,
    ),
    _billing(
        HoldKind.FA_APPLICATION, "R070", "what was decided, and when the person was told",
        cooldown="fa_decision_d",
    ),
    _billing(HoldKind.CHARITY_SCREEN, "R067", "how the screening ended"),
    _law_of_billing(HoldKind.PART2, "R096", "the written consent of 42 CFR Part 2"),
    _law_of_billing(HoldKind.TIME_BARRED, "R050", "what counsel said of this debt"),
    _billing(HoldKind.OUTSIDE_AGENCY, "R078", "the agency's word that it gave the account back"),
    _case(HoldKind.DISPUTE, "R072", "dispute_d"),
    _case(HoldKind.HARDSHIP, "R073", "hardship_d"),
    KindOfHold(HoldKind.COMPLAINT, Group.CASE, "R074", MANAGER, cooldown="complaint_d"),
    KindOfHold(HoldKind.PLAN, Group.OURS, "R075", BILLING, ends_by_itself=True),
    KindOfHold(HoldKind.PROMISE, Group.OURS, "R075", ANYBODY, ends_by_itself=True),
    KindOfHold(
        HoldKind.WITH_PERSON, Group.OURS, "R159", ANYBODY, narrowed_by="release_pause",
        ends_by_itself=True,
    ),
)  # fmt: skip
KINDS: Final[Mapping[HoldKind, KindOfHold]] = {one.kind: one for one in _ALL}
ENDING: Final = frozenset(one.kind for one in _ALL if one.ends_by_itself)
"""The kinds that may end by themselves on a day; what the law keeps never does."""

_ROLES: Final = {
    ANYBODY: frozenset({Role.FRONT_DESK, Role.BILLER, Role.OWNER, Role.COMPLIANCE}),
    BILLING: frozenset({Role.BILLER, Role.OWNER, Role.COMPLIANCE}),
    MANAGER: frozenset({Role.OWNER, Role.COMPLIANCE}),
    COMPLIANCE: frozenset({Role.COMPLIANCE}),
}


def who_releases(kind: HoldKind, rules: HoldRules) -> str:
    """Who may release a kind here: the narrower of the policy's word and the practice's."""
    known = KINDS[kind]
    own = getattr(rules, known.narrowed_by) if known.narrowed_by else known.who
    if MANAGER in (known.who, own):
        return MANAGER
    return min(known.who, own, key=NARROWEST_FIRST.index)


def may_release(
    kind: HoldKind, role: str, rules: HoldRules, *, has_compliance: bool, is_owner: bool = False
) -> bool:
    """Whether somebody of a role may release a kind; `is_owner` where the hold is theirs.

    Whoever was given a case may close it, unless the practice leaves that to compliance. Where
    nobody is compliance, the owner answers for it (house, section 4).
    """
    who = who_releases(kind, rules)
    if KINDS[kind].never_ends:
        return False
    if role == Role.OWNER and who == COMPLIANCE:
        return not has_compliance
    if is_owner and KINDS[kind].group is Group.CASE and who == BILLING:
        return role in _ROLES[ANYBODY]
    return role in _ROLES[who]


def who_words(who: str, *, has_compliance: bool) -> str:
    """Who that is, for a page: `a biller, the owner or compliance`."""
    if who == COMPLIANCE:
        return "compliance" if has_compliance else "the owner"
    return _WHO_WORDS[who]


_WHO_WORDS: Final = {
    ANYBODY: "whoever works on accounts",
    BILLING: "a biller, the owner or compliance",
    MANAGER: "the owner or compliance",
}

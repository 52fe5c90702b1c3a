"""Steps 1 to 5: what concerns the person, on every channel."""

from typing import Final

from tactful.core.policy.clock import instant
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import GateChannel, OptInBy, Scope, TriggerKind
from tactful.core.policy.finding import BLOCKED, NOTHING, Findings
from tactful.core.policy.question import Question
from tactful.core.vocabulary import Category, HoldKind

_SAFETY: Final = frozenset(
    {
        HoldKind.SAFETY_SELF_HARM,
        HoldKind.SAFETY_MEDICAL,
        HoldKind.SAFETY_THREAT,
        HoldKind.SAFETY_ABUSE,
    }
)
_LEGAL: Final = (
    (HoldKind.DECEASED, Code.DECEASED),
    (HoldKind.BANKRUPTCY_PETITION, Code.BANKRUPTCY_STAY),
    (HoldKind.BANKRUPTCY_DISCHARGE, Code.BANKRUPTCY_DISCHARGED),
    (HoldKind.ATTORNEY, Code.ATTORNEY_REPRESENTED),
    (HoldKind.CEASE_COMMUNICATION, Code.CEASE_COMMUNICATION),
    (HoldKind.LITIGATION, Code.LITIGATION_HOLD),
)
_IDENTITY: Final = (
    (HoldKind.GUARANTOR_REVIEW, Code.GUARANTOR_REVIEW),
    (HoldKind.NOT_RESPONSIBLE, Code.NOT_RESPONSIBLE_PARTY),
    (HoldKind.DUPLICATE_IDENTITY, Code.IDENTITY_DUPLICATE),
)
_ADULT: Final = 18


def safety(q: Question) -> Findings:
    """Step 1: a safety concern silences everything (policy.md, section 7)."""
    if q.open_kinds and not _SAFETY.isdisjoint(q.open_kinds):
        return (BLOCKED[Code.SAFETY_HOLD],)
    return NOTHING


def inbox(q: Question) -> Findings:
    """Step 2: read what the person wrote before writing again (R159)."""
    for message in q.person.inbound:
        if not message.triaged:
            return (BLOCKED[Code.INBOUND_UNTRIAGED],)
    return NOTHING


def legal(q: Question) -> Findings:
    """Step 3: death, bankruptcy, attorney, cease letter, litigation (R047-R049, R060)."""
    return open_codes(q, _LEGAL)


def legal_for_notices(q: Question) -> Findings:
    """Step 3 for a legally required notice, which a cease letter does not stop (R047)."""
    return [found for found in legal(q) if found.code is not Code.CEASE_COMMUNICATION]


def identity(q: Question) -> Findings:
    """Step 4: is this the person to address at all (R061)?"""
    age = q.person.age
    if age is not None and age < _ADULT:
        return [BLOCKED[Code.RECIPIENT_MINOR], *open_codes(q, _IDENTITY)]
    return open_codes(q, _IDENTITY)


def consent_of_person(q: Question) -> Findings:
    """Step 5: "stop all contact" leaves a first-party statement by mail (R018)."""
    if not q.person.suppressions or not revoked(q, Scope.ALL):
        return NOTHING
    if q.channel is GateChannel.LETTER and not q.third:
        return NOTHING
    if q.category is Category.RECEIPT and _just_paid_by_email(q):
        return NOTHING
    return (BLOCKED[Code.OPTED_OUT_ALL],)


def open_codes(q: Question, codes: tuple[tuple[HoldKind, Code], ...]) -> Findings:
    """The codes of all holds in force, in the order of the table."""
    if not q.open_kinds:
        return NOTHING
    return [BLOCKED[code] for kind, code in codes if kind in q.open_kinds]


def revoked(q: Question, scope: Scope) -> bool:
    """Has the person revoked this scope, and not opted in again to the same scope since?

    A revocation never expires by time, and staff cannot undo it (R020).
    """
    times = [instant(s.at) for s in q.person.suppressions if scope in s.scopes]
    times += [s.at for s in q.signals if s.rule is not None and scope in s.rule.revokes]
    if not times:
        return False
    last = max(times)
    return not any(
        opt_in.by == OptInBy.PATIENT
        and scope in opt_in.scopes
        and last < instant(opt_in.at) <= q.now
        for opt_in in q.person.opt_ins
    )


def _just_paid_by_email(q: Question) -> bool:
    trigger = q.facts.trigger
    return (
        q.channel is GateChannel.EMAIL
        and trigger is not None
        and trigger.kind == TriggerKind.PAYMENT
        and trigger.channel == GateChannel.EMAIL
        and q.now <= q.answer_until
    )

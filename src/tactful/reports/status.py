"""Where an account stands, in the words staff say. These are all the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tactful.core.vocabulary import AccountStatus, HoldKind, PromiseStatus, WorkKind

DISPUTE: Final = frozenset({HoldKind.DISPUTE, HoldKind.NSA_DISPUTE})
_NOT_A_PERSON: Final = DISPUTE | {HoldKind.INSURANCE_PENDING, HoldKind.PLAN, HoldKind.PROMISE}
PERSON_HOLDS: Final = frozenset(HoldKind) - _NOT_A_PERSON
PERSON_TAGS: Final = frozenset({"hardship", "deceased", "bankrupt", "legal", "collections"})
PERSON_WORK: Final = frozenset(
    {WorkKind.HAND_OFF, WorkKind.HARDSHIP, WorkKind.SAFETY, WorkKind.REPLY}
)
_NEEDS_A_CALL: Final = 2  # unanswered reminders after which a part payment is old news


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status depends on; amounts in cents, everything as of one day."""

    balance_cents: int
    last_payment_on: date | None = None
    first_statement_on: date | None = None
    insurance_pending: bool = False
    tags: frozenset[str] = frozenset()
    holds: frozenset[HoldKind] = frozenset()
    work: frozenset[WorkKind] = frozenset()
    promise: PromiseStatus | None = None
    unanswered: int = 0


def status_of(standing: Standing) -> AccountStatus | None:
    """Say where an account stands; None while there is nothing to say.

    The first that fits:

    1. *paid*: nothing is owed and somebody paid (an adjustment alone is not a payment).
    2. *disputed*: a dispute is open, here or in the source.
    3. *with a person*: any other hold that needs judgement, a reply or a hand-off is open.
    4. *pending*: a payer has not finished.
    5. *plan*: a payment plan is agreed.
    6. *promised*: a promise to pay is open.
    7. *partial*: something was paid since the oldest open statement was sent, and fewer than
       two reminders have gone unanswered since.
    8. *no response*: at least one reminder is unanswered.

    An account that owes and was never reminded has none of these.
    """
    if standing.balance_cents <= 0:
        return AccountStatus.PAID if standing.last_payment_on else None
    if standing.holds & DISPUTE or WorkKind.DISPUTE in standing.work or "disputed" in standing.tags:
        return AccountStatus.DISPUTED
    if standing.holds - _NOT_A_PERSON or standing.work & PERSON_WORK or standing.tags & PERSON_TAGS:
        return AccountStatus.WITH_PERSON
    if standing.insurance_pending or HoldKind.INSURANCE_PENDING in standing.holds:
        return AccountStatus.PENDING
    if HoldKind.PLAN in standing.holds or "payment_plan" in standing.tags:
        return AccountStatus.PLAN
    if standing.promise is PromiseStatus.OPEN or HoldKind.PROMISE in standing.holds:
        return AccountStatus.PROMISED
    if _paid_something(standing) and standing.unanswered < _NEEDS_A_CALL:
        return AccountStatus.PARTIAL
    return AccountStatus.NO_RESPONSE if standing.unanswered else None


def status_words(status: AccountStatus | None) -> str:
    """The status as it is shown: `no response – needs call`, `with a person`."""
    return _WORDS.get(status, "not reminded yet") if status else "not reminded yet"


def unanswered(reminders: Sequence[date], *answered: date | None) -> int:
    """Count reminders sent on a later day than the last reply or payment (README, rule 10)."""
    if not reminders:
        return 0
    last = max((day for day in answered if day is not None), default=date.min)
    return sum(day > last for day in reminders)


def _paid_something(standing: Standing) -> bool:
    paid_on, sent_on = standing.last_payment_on, standing.first_statement_on
    return paid_on is not None and sent_on is not None and paid_on >= sent_on


_WORDS: Final = {
    AccountStatus.PAID: "paid",
    AccountStatus.PENDING: "insurance pending",
    AccountStatus.PROMISED: "promised",
    AccountStatus.PARTIAL: "partly paid",
    AccountStatus.NO_RESPONSE: "no response – needs call",
    AccountStatus.DISPUTED: "disputed",
    AccountStatus.PLAN: "on a plan",
    AccountStatus.WITH_PERSON: "with a person",
}

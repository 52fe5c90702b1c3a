"""One account as it stands: its place in every list, its bill, and what happens next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tactful.core.blocks.branch import BranchBlock
from tactful.core.journey import Block, Journey
from tactful.core.policy.codes import REASONS
from tactful.core.vocabulary import HoldKind, PromiseStatus
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import Guarantor, Patient, PromiseToPay
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.queries import settings_of
from tactful.reports.account_bill import Bill, bill_of
from tactful.reports.account_words import (
    GRAVE,
    GRAVE_TAGS,
    reason_words,
    template_words,
    way_words,
)
from tactful.reports.actors import actor_names
from tactful.reports.balances import BalanceRow, build_row, people
from tactful.reports.facts import gather


@dataclass(frozen=True, slots=True)
class PatientLine:
    """One patient whose care the guarantor pays for."""

    name: str
    relationship: str


@dataclass(frozen=True, slots=True)
class Promised:
    """The promise that counts, who took it down, and how many earlier ones were not kept."""

    cents: int | None
    paid_cents: int
    made_on: date
    promised_on: date
    status: PromiseStatus
    taken_by: str
    broken_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Walking:
    """A journey somebody is on, or was last on, and where."""

    uid: str
    key: str
    name: str
    version: int
    active: bool
    number: int  # of the block, from 1; 0 where the journey no longer has it
    blocks: int
    does: str  # what the block does, in a sentence
    then: str  # what comes after a wait
    looks_at: datetime | None
    waits: str  # what it is paused by or deferred for, as a phrase
    waits_code: str  # the kind of hold, or the code of the gate, behind it
    ended_at: datetime | None
    ended_why: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A touch that waits to go out: not before `at`; `why` where it was put off."""

    what: str
    at: datetime
    why: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next to an account, by whom or by itself."""

    promise: Promised | None
    walks: tuple[Walking, ...]
    waiting: tuple[Waiting, ...]

    @property
    def walk(self) -> Walking | None:
        """The journey that is running; None where none is."""
        return next((walk for walk in self.walks if walk.active), None)


@dataclass(frozen=True, slots=True)
class Warned:
    """Something everybody must see first: `says` a sentence, `move` what one may do."""

    kind: str
    says: str
    move: str


@dataclass(frozen=True, slots=True)
class Account:
    """An account as of a day, with the figures of every list."""

    row: BalanceRow
    bill: Bill
    patients: tuple[PatientLine, ...]
    warnings: tuple[Warned, ...]
    next: NextStep


def account_of(guarantor: Guarantor, *, on: date, now: datetime) -> Account:
    """Put one account together; a fixed number of queries."""
    row = row_of(guarantor, on=on, now=now)
    basis = settings_of(guarantor.practice).aging_basis
    patients = Patient.objects.filter(guarantor=guarantor).order_by("pk")
    return Account(
        row,
        bill_of(guarantor, on=on, basis=basis),
        tuple(_patient(patient) for patient in patients),
        _warnings(guarantor, row),
        _next(guarantor, row),
    )


def row_of(guarantor: Guarantor, *, on: date, now: datetime) -> BalanceRow:
    """The account's row in the list of balances, as of a day."""
    practice, ids = guarantor.practice, [guarantor.pk]
    settings = settings_of(practice)
    facts = gather(practice, on=on, now=now, guarantor_ids=ids)
    (person,) = people(practice, among=ids)
    return build_row(
        person,
        balances_as_of(practice, on=on, guarantor_ids=ids)[guarantor.pk],
        facts[guarantor.pk],
        on=on,
        basis=settings.aging_basis,
        policy=settings.priority,
    )


_MOST_WALKS: Final = 4
_MOST_WAITING: Final = 5


def _patient(patient: Patient) -> PatientLine:
    name = " ".join(part for part in (patient.first_name, patient.last_name) if part)
    return PatientLine(name, patient.relationship)


def _warnings(guarantor: Guarantor, row: BalanceRow) -> tuple[Warned, ...]:
    """Death, bankruptcy, attorneys and danger, whoever said so: a hold, or the billing system."""
    said = [GRAVE_TAGS[tag] for tag in guarantor.tags if tag in GRAVE_TAGS]
    kinds = [
        kind for kind in HoldKind if kind in GRAVE and (kind in row.facts.holds or kind in said)
    ]
    reasons = dict.fromkeys(GRAVE[kind] for kind in kinds)
    return tuple(
        Warned(code, f"{REASONS[code].why[0].upper()}{REASONS[code].why[1:]}.", REASONS[code].move)
        for code in reasons
    )


def _next(guarantor: Guarantor, row: BalanceRow) -> NextStep:
    walks = (
        Enrollment.objects.filter(guarantor=guarantor)
        .select_related("journey", "version")
        .order_by("-enrolled_at", "-pk")[:_MOST_WALKS]
    )
    queued = Touch.objects.filter(guarantor=guarantor, status=TouchStatus.QUEUED)
    return NextStep(
        _promised(guarantor, row),
        tuple(_walking(walk) for walk in walks),
        tuple(_waiting(touch) for touch in queued.order_by("due_at", "pk")[:_MOST_WAITING]),
    )


def _promised(guarantor: Guarantor, row: BalanceRow) -> Promised | None:
    judged = row.facts.promise
    if judged is None:
        return None
    promise = judged.promise
    broken = PromiseToPay.objects.filter(
        guarantor=guarantor, status__in=(PromiseStatus.BROKEN, PromiseStatus.PARTIAL)
    ).exclude(pk=promise.pk)
    return Promised(
        promise.amount_cents,
        judged.paid_cents,
        promise.made_on,
        promise.promised_on,
        judged.status,
        actor_names([promise.taken_by])[promise.taken_by],
        broken.count(),
    )


def _walking(walk: Enrollment) -> Walking:
    journey = journey_of(walk.version.text)
    ids = [block.id for block in journey.blocks]
    at = ids.index(walk.block) if walk.block in ids else -1
    block = journey.blocks[at] if at >= 0 else None
    active = walk.status == EnrollmentStatus.ACTIVE
    return Walking(
        uid=walk.uid,
        key=walk.journey.key,
        name=walk.journey.name,
        version=walk.version.number,
        active=active,
        number=at + 1,
        blocks=len(ids),
        does=block.sentence() if block else "",
        then=_then(journey, block) if block and active else "",
        looks_at=walk.wake_at,
        waits=_waits(walk) if active else "",
        waits_code=(walk.paused_by or walk.deferred_by) if active else "",
        ended_at=walk.ended_at,
        ended_why=_ended(walk),
    )


def _then(journey: Journey, block: Block) -> str:
    """What follows a block that only waits; nothing where the way is still open."""
    ways: Sequence[str] = block.targets()
    following = journey.block(ways[0]) if len(ways) == 1 and not block.reaches_out else None
    return "" if following is None or isinstance(following, BranchBlock) else following.sentence()


def _waits(walk: Enrollment) -> str:
    if walk.paused_by:
        return reason_words(f"hold_{walk.paused_by}")
    return reason_words(walk.deferred_by) if walk.deferred_by else ""


def _ended(walk: Enrollment) -> str:
    if walk.status == EnrollmentStatus.HANDED_OFF:
        return "handed off to a person"
    return reason_words(walk.reason) if walk.reason else ""


def _waiting(touch: Touch) -> Waiting:
    way = way_words(touch.channel, automated=touch.automated)
    why = reason_words(touch.reason) if touch.reason else ""
    return Waiting(f"{way}, {template_words(touch.template_key)}", touch.due_at, why, touch.reason)

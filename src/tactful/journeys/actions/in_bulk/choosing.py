"""Whom an act on many accounts is for, and who is left out, by code; nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tactful import bulk
from tactful.core.vocabulary import HoldKind, InsuranceState, WorkKind
from tactful.journeys.facts import opted_out_of_everything
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.models import Guarantor
from tactful.outreach.gather import Gathered, gather
from tactful.outreach.models import Hold, InboundMessage
from tactful.practice.models import Practice, Staff
from tactful.worklist.models import BulkKind, WorkItem
from tactful.worklist.queries import open_items_of

MOST: Final = 500
"""Accounts in one act: more is a journey's business, not a person's."""

# Work and pauses that came of what somebody wrote are settled by reading it, one by one.
FROM_A_REPLY: Final = "inbound:"
_READ_FIRST: Final = (WorkKind.REPLY, WorkKind.SAFETY)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done, and with what; each kind needs its own of these."""

    kind: BulkKind
    owner: Staff | None = None
    journey: str = ""
    until: datetime | None = None
    text: str = ""  # the reason, the note, or what is to be done


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom it is for, in the order they were chosen, and who is left out with the code why."""

    people: tuple[Guarantor, ...]
    left_out: tuple[tuple[Guarantor, str], ...]

    @property
    def ids(self) -> list[int]:
        return [person.pk for person in self.people]

    @property
    def counts(self) -> dict[str, int]:
        """How many are left out, by code."""
        codes = [code for _, code in self.left_out]
        return {code: codes.count(code) for code in dict.fromkeys(codes)}


def choose(practice: Practice, uids: Sequence[str], wish: Wish, *, now: datetime) -> Chosen:
    """Divide these accounts of the practice into those it is for and those it is not for.

    Uids that are not the practice's are left away; the caller has looked for them. A fixed
    number of queries.
    """
    mine = Guarantor.objects.for_practice(practice).filter(uid__in=set(uids))
    found = {person.uid: person for person in mine.select_related("balance")}
    people = [found[uid] for uid in dict.fromkeys(uids) if uid in found]
    because = _WHY_NOT[wish.kind](practice, people, wish, now)
    return Chosen(
        tuple(person for person in people if person.pk not in because),
        tuple((person, because[person.pk]) for person in people if person.pk in because),
    )


Because = dict[int, str]


def _nobody(practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime) -> Because:
    return {}


def _not_to_pause(
    practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime
) -> Because:
    held = {hold.guarantor_id for hold in open_pauses(practice, _ids(people))}
    return {
        person.pk: "hold_with_person" if person.pk in held else "paid"
        for person in people
        if person.pk in held or _owes_nothing(person)
    }


def _not_to_enroll(
    practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime
) -> Because:
    known = gather(practice, _ids(people), now)
    walking = set(
        Enrollment.objects.for_practice(practice)
        .filter(
            guarantor__in=bulk.among(_ids(people)),
            journey__key=wish.journey,
            status=EnrollmentStatus.ACTIVE,
        )
        .values_list("guarantor_id", flat=True)
    )
    said = {
        person.pk: "enrolled" if person.pk in walking else _not_to_write_to(known.get(person.pk))
        for person in people
    }
    return {id: code for id, code in said.items() if code}


def _not_to_write_to(person: Gathered | None) -> str:
    """Why a journey would do nothing for somebody now, the weightiest first."""
    if person is None:
        return "unreadable"
    if person.balance_cents <= 0:
        return "paid"
    if opted_out_of_everything(person):
        return "opted_out"
    if person.insurance_state is InsuranceState.PENDING:
        return "insurance"
    held = [kind for kind in HoldKind if kind in person.open_holds]
    return f"hold_{held[0]}" if held else ""


def _not_to_assign(
    practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime
) -> Because:
    items = open_items_of(practice, _ids(people))
    owner = wish.owner.pk if wish.owner else None
    said: Because = {}
    for person in people:
        waiting = items.get(person.pk, [])
        if waiting and all(item.owner_id == owner for item in waiting):
            said[person.pk] = "theirs_already"
        elif not waiting and (owner is None or not wish.text.strip()):
            said[person.pk] = "nothing_waits"
    return said


def _not_to_resolve(
    practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime
) -> Because:
    items = open_items_of(practice, _ids(people))
    said: Because = {}
    for person in people:
        waiting = items.get(person.pk, [])
        if not waiting:
            said[person.pk] = "nothing_waits"
        elif any(_is_to_be_read(item) for item in waiting):
            said[person.pk] = "reply_waits"
    return said


def _is_to_be_read(item: WorkItem) -> bool:
    return item.kind in _READ_FIRST or item.origin_key.startswith(FROM_A_REPLY)


def _not_to_release(
    practice: Practice, people: Sequence[Guarantor], wish: Wish, now: datetime
) -> Because:
    """Only a pause is released in bulk: a dispute or a hardship is looked at one by one."""
    pauses = {hold.guarantor_id: hold for hold in open_pauses(practice, _ids(people))}
    unread = set(
        InboundMessage.objects.filter(
            guarantor__in=bulk.among(_ids(people)), triaged_at=None
        ).values_list("guarantor_id", flat=True)
    )
    said: Because = {}
    for person in people:
        pause = pauses.get(person.pk)
        if pause is None:
            said[person.pk] = "not_paused"
        elif person.pk in unread or pause.origin_key.startswith(FROM_A_REPLY):
            said[person.pk] = "reply_waits"
    return said


def open_pauses(practice: Practice, guarantor_ids: Iterable[int]) -> list[Hold]:
    """The pauses that are open for these accounts: at most one each."""
    mine = Hold.objects.for_practice(practice).filter(
        guarantor__in=bulk.among(guarantor_ids), kind=HoldKind.WITH_PERSON, released_at=None
    )
    return list(mine.order_by("pk"))


_WHY_NOT: Final[
    Mapping[BulkKind, Callable[[Practice, Sequence[Guarantor], Wish, datetime], Because]]
] = {
    BulkKind.ASSIGN: _not_to_assign,
    BulkKind.HOLD: _not_to_pause,
    BulkKind.ENROLL: _not_to_enroll,
    BulkKind.NOTE: _nobody,
    BulkKind.RESOLVE: _not_to_resolve,
    BulkKind.RELEASE: _not_to_release,
}


def _owes_nothing(person: Guarantor) -> bool:
    balance = getattr(person, "balance", None)
    return balance is None or balance.balance_cents <= 0


def _ids(people: Sequence[Guarantor]) -> list[int]:
    return [person.pk for person in people]

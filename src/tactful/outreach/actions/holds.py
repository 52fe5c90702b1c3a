"""Holds: opening one stops what waits; releasing one lets the journeys go on.

Who may release what, and what may end by itself, is in outreach/hold_kinds.py.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.core.vocabulary import HoldKind
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.outreach.actions.queue import cancel_queued
from tactful.outreach.hold_kinds import ENDING, KINDS, may_release, who_releases, who_words
from tactful.outreach.models import Hold, InboundMessage
from tactful.practice.authority import has_compliance, role_of
from tactful.practice.models import Practice, Staff
from tactful.practice.queries import settings_of
from tactful.records import lock_rows
from tactful.turns import take_turns

_STAFF: Final = "staff:"
FROM_A_MESSAGE: Final = "inbound:"
"""How the origin of a hold begins that a message opened; reading the message settles it."""


class HoldFault(ValueError):
    """Something that cannot be done to a hold, for staff in one sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHold:
    """A hold to be opened. `reason` is a phrase for staff; `origin_key` what asked for it.

    `expires_at` only for a kind that may end by itself (hold_kinds.ENDING).
    """

    guarantor_id: int
    kind: HoldKind
    reason: str
    origin_key: str
    expires_at: datetime | None = None
    owner: Staff | None = None


def open_hold(
    guarantor: Guarantor,
    kind: HoldKind,
    *,
    reason: str,
    origin_key: str,
    by: str,
    now: datetime,
    expires_at: datetime | None = None,
    owner: Staff | None = None,
) -> Hold:
    """Pause outreach to one guarantor; the hold of this kind that is open already, if one is.

    Raises HoldFault as `open_holds` does.
    """
    hold = NewHold(
        guarantor_id=guarantor.pk,
        kind=kind,
        reason=reason,
        origin_key=origin_key,
        expires_at=expires_at,
        owner=owner,
    )
    open_holds(guarantor.practice, [hold], by=by, now=now)
    opened: Hold = Hold.objects.get(guarantor=guarantor, kind=kind, released_at=None)
    return opened


@transaction.atomic
def open_holds(practice: Practice, holds: Sequence[NewHold], *, by: str, now: datetime) -> int:
    """Pause outreach, and take back the reminders that wait; returns how many holds are new.

    One hold of a kind is open at most once for a guarantor; of two the longer counts. Raises
    HoldFault `never_by_itself` where a hold that the law keeps was given a last day.
    """
    for hold in holds:
        if hold.expires_at is not None:
            check_may_end(hold.kind)
    take_turns(hold.guarantor_id for hold in holds)
    opened = bulk.insert(
        Hold,
        (
            *("practice_id", "guarantor_id", "kind", "reason", "origin_key"),
            *("opened_at", "opened_by", "expires_at", "owner_id"),
        ),
        [
            (
                *(practice.pk, hold.guarantor_id, hold.kind, hold.reason[:300], hold.origin_key),
                *(now, by, hold.expires_at, hold.owner.pk if hold.owner else None),
            )
            for hold in holds
        ],
        ignore_conflicts=True,
    )
    if opened < len(holds):
        _keep_the_longer(practice, holds)
    by_kind: dict[HoldKind, list[int]] = defaultdict(list)
    for hold in holds:
        by_kind[hold.kind].append(hold.guarantor_id)
    for kind, ids in by_kind.items():
        cancel_queued(practice, ids, f"hold_{kind}", now=now)
        tell(practice.pk, ids, "hold_opened", origin=f"hold:{kind}", now=now)
    if opened:
        detail = {str(kind): len(ids) for kind, ids in by_kind.items()}
        record(practice.pk, [Happened(by, "holds opened", detail=detail)], now=now)
    return opened


@transaction.atomic
def release_hold(hold: Hold, *, by: str, now: datetime) -> bool:
    """Let outreach go on as far as this hold is concerned; False when it was released already,
    or by somebody of the practice whose role may not release this kind.

    What the law closes for longer stays closed: the gate keeps its cooling-off times, and a
    self-harm hold counts for 30 days whatever is entered (policy/README.md, 13 and 15).
    """
    return bool(_release([hold], by=by, now=now))


@transaction.atomic
def release_each(holds: Sequence[Hold], *, by: str, now: datetime) -> list[Hold]:
    """Release many holds of one practice at once, as `release_hold` does each; those it did."""
    return _release(holds, by=by, now=now)


def check_may_end(kind: HoldKind) -> None:
    """Raises HoldFault `never_by_itself` for a kind that ends only when somebody releases it."""
    if kind in ENDING:
        return
    rule = KINDS[kind].rule
    raise HoldFault(
        "never_by_itself",
        "This kind of hold has no last day: it stays until somebody releases it"
        + (f" ({rule})." if rule else " (policy, section 7)."),
    )


def check_release(hold: Hold, *, by: str, now: datetime, note: str) -> None:
    """Raises HoldFault where this person may not release this hold now, with this note.

    `never_ends`, `too_early` (a self-harm hold before its 30 days), `not_yours`, `needs_note`
    (what must be in hand; for a legal hold the document that allows it).
    """
    known = KINDS[HoldKind(hold.kind)]
    if known.never_ends:
        raise HoldFault("never_ends", "A debt that a court discharged is never asked for again.")
    earliest = hold.opened_at + timedelta(days=known.least_days)
    if now < earliest:
        raise HoldFault(
            "too_early", f"This hold stays {known.least_days} days, whatever is entered."
        )
    if not _may(hold.practice, by, [hold]):
        raise HoldFault("not_yours", f"Only {who_may(hold)} may release this hold.")
    if known.evidence and not note.strip():
        raise HoldFault("needs_note", f"Say what allows it: {known.evidence}.")


def who_may(hold: Hold) -> str:
    """Who may release a hold here, in words."""
    practice = hold.practice
    who = who_releases(HoldKind(hold.kind), settings_of(practice).holds)
    return who_words(who, has_compliance=has_compliance(practice))


@transaction.atomic
def release_holds(
    practice: Practice,
    guarantor_ids: Iterable[int],
    kinds: Collection[HoldKind],
    *,
    by: str,
    now: datetime,
) -> int:
    """Release every open hold of these kinds; returns how many there were."""
    open_now = Hold.objects.for_practice(practice).filter(
        guarantor_id__in=bulk.among(set(guarantor_ids)), kind__in=list(kinds), released_at=None
    )
    return len(_release(list(open_now.order_by("id")), by=by, now=now))


@transaction.atomic
def expire_holds(now: datetime, limit: int) -> int:
    """Release holds whose time is over, of any practice; returns how many.

    A pause outlasts its day while a message of that person waits for somebody, and what the law
    keeps has no day.
    """
    unread = InboundMessage.objects.filter(guarantor=OuterRef("guarantor"), triaged_at=None)
    due = (
        Hold.objects.filter(released_at=None, expires_at__lte=now, kind__in=list(ENDING))
        .exclude(Exists(unread), kind=HoldKind.WITH_PERSON)
        .order_by("expires_at", "id")
    )
    return len(_release(list(lock_rows(due)[:limit]), by="expiry", now=now))


def _release(holds: Sequence[Hold], *, by: str, now: datetime) -> list[Hold]:
    """Release those that are still open; the audit last, since everybody waits for its lock."""
    mine = _may(holds[0].practice, by, holds) if holds and by.startswith(_STAFF) else holds
    released = [
        hold
        for hold in mine
        if Hold.objects.filter(pk=hold.pk, released_at=None).update(released_at=now, released_by=by)
    ]
    for hold in released:
        origin = f"hold:{hold.uid}"
        tell(hold.practice_id, [hold.guarantor_id], "hold_released", origin=origin, now=now)
    by_practice: dict[int, list[Happened]] = defaultdict(list)
    for hold in released:
        happened = Happened(by, "hold released", f"hold:{hold.uid}", {"kind": hold.kind})
        by_practice[hold.practice_id].append(happened)
    for practice_id, happened_there in sorted(by_practice.items()):
        record(practice_id, happened_there, now=now)
    return released


def _may(practice: Practice, by: str, holds: Sequence[Hold]) -> list[Hold]:
    """Those of the holds that this actor may release: staff by their role, all else any."""
    if not by.startswith(_STAFF):
        return list(holds)
    rules, compliance = settings_of(practice).holds, has_compliance(practice)
    role = role_of(practice, by)
    person = Staff.objects.filter(uid=by.removeprefix(_STAFF)).first()
    return [
        hold
        for hold in holds
        if may_release(
            HoldKind(hold.kind),
            role,
            rules,
            has_compliance=compliance,
            is_owner=person is not None and hold.owner_id == person.pk,
        )
    ]


def _keep_the_longer(practice: Practice, asked: Sequence[NewHold]) -> None:
    """Let a hold that was open already last as long as the longer of the two.

    A message that came in during a pause needs no longer one: while it is unread nothing goes
    out, and the pause waits for it (`expire_holds`).
    """
    wanted = {
        (new.guarantor_id, new.kind): new.expires_at
        for new in asked
        if new.kind in ENDING and not _rests_on_a_message(new)
    }
    if not wanted:
        return
    shorter = Hold.objects.for_practice(practice).filter(
        guarantor_id__in=bulk.among({id for id, _ in wanted}),
        kind__in=sorted({kind for _, kind in wanted}),
        released_at=None,
        expires_at__isnull=False,
    )
    for hold in shorter:
        key = (hold.guarantor_id, HoldKind(hold.kind))
        if key in wanted and _is_longer(wanted[key], hold.expires_at):
            Hold.objects.filter(pk=hold.pk).update(expires_at=wanted[key])


def _rests_on_a_message(new: NewHold) -> bool:
    return new.kind is HoldKind.WITH_PERSON and new.origin_key.startswith(FROM_A_MESSAGE)


def _is_longer(end: datetime | None, than: datetime | None) -> bool:
    return end is None or (than is not None and end > than)

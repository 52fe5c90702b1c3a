"""Permission: given, and taken back in any words, by any way, at once (policy.md R015-R022)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Q

from tactful import bulk
from tactful.audit.actions import Happened, record
from tactful.core.policy.facts import ConsentLevel, Scope
from tactful.core.vocabulary import Category, Channel, WorkKind
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.outreach.models import Consent, Suppression, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.turns import take_turns
from tactful.worklist.actions import resolve

OPT_OUT: Final = "opt_out"
BLOCKED: Final = "blocked"
"""The other end takes no texts (30004): perhaps a wish, until a person has asked."""

ADDRESS_SCOPE: Final = "address"

# The one confirmation of an opt-out is allowed, and never cancelled by it (R019).
_STOPPED: Final = tuple(c for c in Category if c is not Category.OPT_OUT_CONFIRM)
_CALLS: Final = frozenset({Scope.VOICE_LIVE, Scope.ALL})
_CHANNELS: Final[dict[str, tuple[Channel, ...]]] = {
    Scope.SMS: (Channel.SMS,),
    Scope.EMAIL: (Channel.EMAIL,),
    Scope.VOICE_AUTO: (Channel.VOICE,),
    Scope.VOICE_LIVE: (Channel.VOICE,),
    # A letter stays possible, in the practice's own name (policy/README.md, decision 14).
    Scope.ALL: (Channel.SMS, Channel.EMAIL, Channel.VOICE),
}


@transaction.atomic
def suppress(
    practice: Practice,
    scopes: Iterable[str],
    *,
    cause: str,
    via: str,
    now: datetime,
    guarantor_id: int | None = None,
    address: str = "",
    at: datetime | None = None,
) -> int:
    """Stop contact and take back what waits; returns how many suppressions are new rows.

    With a guarantor it stops the person on these scopes (`sms`, `voice_live`, `voice_auto`,
    `email`, `all`). With an address it stops that number or mailbox for anybody: a wrong
    number is wrong for every patient (R024). Causes: opt_out, wrong_number, hard_bounce,
    complaint, invalid, no_sms, unreachable, blocked. `at` is when it was said, where we hear of
    it only `now`: a yes of the patient's own that came after it still counts.
    """
    if guarantor_id is None and not address:
        raise ValueError("a suppression needs a guarantor or an address")
    scopes = sorted(set(scopes))
    people = [guarantor_id] if guarantor_id is not None else []
    told = {*people, *people_at(practice, address)}
    take_turns(told)
    whom: list[int | None] = [*people, *([None] if address else [])]
    since = at or now
    rows = [(practice.pk, id, scope, cause, address, via, since) for id in whom for scope in scopes]
    written = bulk.insert(
        Suppression,
        ("practice_id", "guarantor_id", "scope", "cause", "address", "via", "at"),
        rows,
    )
    _take_back(practice, told, scopes, cause, now=now, address=address)
    if cause == OPT_OUT and not _CALLS.isdisjoint(scopes):
        # Nor does a person call: what the worklist asks for is taken back as well.
        resolve(practice, told, (WorkKind.CALL,), by=via, now=now)
    tell(practice.pk, told, "suppressed", origin=via, now=now)
    detail = {"scopes": scopes, "cause": cause, "guarantors": len(told)}
    record(practice.pk, [Happened(via, "contact stopped", detail=detail)], now=now)
    return written


def record_revocation(
    guarantor: Guarantor, scopes: Collection[Scope] = (Scope.ALL,), *, by: str, now: datetime
) -> int:
    """What a person told staff: stop. One click, no reason asked, effective at once (R022)."""
    return suppress(
        guarantor.practice, scopes, cause=OPT_OUT, via=by, now=now, guarantor_id=guarantor.pk
    )


@transaction.atomic
def record_consent(
    guarantor: Guarantor,
    *,
    scope: str,
    basis: ConsentLevel,
    wording: str,
    source: str,
    now: datetime,
    given_by: str = "patient",
    address: str = "",
    by: str = "",
    given_at: datetime | None = None,
) -> Consent:
    """Write down a permission with its evidence.

    Scopes: those of a suppression, `unencrypted` (R092) and `ecomm` (written, revocable).
    `source` is how it reached us, `by` who wrote it down where that is somebody else. With an
    `address` it counts for that number or mailbox, and ends with it. Only `given_by` "patient"
    ends a suppression; what staff record is kept without that effect (R020), and so is what was
    `given_at` an instant before it, however late we hear of it. A no to a channel is a stop as
    well, so that no later entry of staff undoes it (R015).
    """
    take_turns([guarantor.pk])
    consent: Consent = Consent.objects.create(
        practice_id=guarantor.practice_id,
        guarantor=guarantor,
        scope=scope,
        basis=basis,
        address=address,
        wording=wording[:500],
        source=source,
        recorded_by=by,
        given_by=given_by,
        given_at=given_at or now,
    )
    tell(guarantor.practice_id, [guarantor.pk], "consent", origin=source, now=now)
    detail = {"scope": str(scope), "basis": str(basis), "given_by": given_by}
    subject = f"guarantor:{guarantor.uid}"
    happened = Happened(by or source, "consent recorded", subject, detail)
    record(guarantor.practice_id, [happened], now=now)
    if basis == ConsentLevel.NONE and scope in set(Scope):
        suppress(
            guarantor.practice,
            (scope,),
            cause=OPT_OUT,
            via=by or source,
            now=now,
            guarantor_id=guarantor.pk,
            at=given_at,
        )
    return consent


def people_at(practice: Practice, address: str) -> set[int]:
    """The ids of everybody who has this number or mailbox on file."""
    if not address:
        return set()
    here = Q(email=address) if "@" in address else Q(mobile=address) | Q(phone=address)
    found = Guarantor.objects.for_practice(practice).filter(here)
    return set(found.values_list("id", flat=True))


def _take_back(
    practice: Practice,
    people: Collection[int],
    scopes: Collection[str],
    cause: str,
    *,
    now: datetime,
    address: str,
) -> None:
    waiting = Touch.objects.for_practice(practice).filter(
        guarantor_id__in=people, status=TouchStatus.QUEUED
    )
    if cause in (OPT_OUT, BLOCKED):
        channels = {channel for scope in scopes for channel in _CHANNELS.get(scope, ())}
        waiting = waiting.filter(channel__in=channels, category__in=_STOPPED)
    else:
        waiting = waiting.filter(
            channel__in=(Channel.EMAIL,) if "@" in address else (Channel.SMS, Channel.VOICE)
        )
    waiting.update(status=TouchStatus.CANCELLED, reason=cause, settled_at=now)

"""What a person at the practice asks for one account: a hold, a stop, a message."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.policy.facts import Scope
from tactful.core.replies.redaction import redact
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions.holds import (
    FROM_A_MESSAGE,
    HoldFault,
    check_may_end,
    check_release,
    open_hold,
    release_hold,
)
from tactful.outreach.actions.permission import record_revocation
from tactful.outreach.actions.queue import NewTouch, queue_touches
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.practice.models import Membership, Staff
from tactful.worklist.actions import NewItem, add_note, open_items

_SAID: Final = {
    HoldKind.DISPUTE: (WorkKind.DISPUTE, "said to us that the bill is wrong"),
    HoldKind.HARDSHIP: (WorkKind.HARDSHIP, "said to us that they cannot pay"),
}


@transaction.atomic
def hear(guarantor: Guarantor, kind: HoldKind, *, by: str, now: datetime, note: str = "") -> Hold:
    """What somebody told staff: the bill is wrong, or there is no money. Everything waits.

    As in a reply, a hold is opened and a person is asked to look within the hour (mission F3).
    """
    work, reason = _SAID[kind]
    origin = f"{by}:{kind}"
    hold = open_hold(guarantor, kind, reason=reason, origin_key=origin, by=by, now=now)
    item = NewItem(guarantor.pk, work, Urgency.P1, reason, f"hold:{hold.uid}:{work}")
    open_items(guarantor.practice, [item], now=now)
    if note.strip():
        add_note(guarantor, note, by=by, now=now)
    _write_down(guarantor, f"{kind} noted", by, now, hold=hold.uid)
    return hold


@transaction.atomic
def hold_by_hand(
    guarantor: Guarantor,
    kind: HoldKind,
    *,
    reason: str,
    by: str,
    now: datetime,
    owner: Staff | None = None,
    expires_at: datetime | None = None,
) -> Hold:
    """Open a hold of any kind, as everybody who works on accounts may: it only adds caution.

    Raises HoldFault: `has_its_own` for a promise, which is taken down with its day,
    `needs_reason`, `already_held`, `past_day`, `no_such_person`, and as `open_holds` does.
    """
    said = _reason(reason)
    if kind is HoldKind.PROMISE:
        raise HoldFault("has_its_own", "Write the promise down with its day; that holds by itself.")
    if Hold.objects.filter(guarantor=guarantor, kind=kind, released_at=None).exists():
        raise HoldFault("already_held", "This account is held for that already; change that hold.")
    _check_end(kind, expires_at, now)
    _check_owner(guarantor, owner)
    hold = open_hold(
        guarantor,
        kind,
        reason=said,
        origin_key=f"{by}:hold",
        by=by,
        now=now,
        expires_at=expires_at,
        owner=owner,
    )
    _write_down(guarantor, "account held", by, now, hold=hold.uid, kind=str(kind))
    return hold


@transaction.atomic
def change_hold(
    hold: Hold,
    *,
    owner: Staff | None,
    expires_at: datetime | None,
    by: str,
    now: datetime,
) -> Hold:
    """Give an open hold to somebody, and move the day on which it ends by itself.

    An earlier day, or one where there was none, is half a release: only who may release it may
    set that. Raises HoldFault: `released`, `has_its_own` for the day of a promise, `past_day`,
    `never_by_itself`, `no_such_person`, and those of a release.
    """
    current = _still_open(hold)
    _check_owner(hold.guarantor, owner)
    moved = expires_at != current.expires_at
    if moved:
        if current.kind == HoldKind.PROMISE:
            raise HoldFault("has_its_own", "A promise says itself how long to wait; change that.")
        _check_end(HoldKind(current.kind), expires_at, now)
        if expires_at is not None and (
            current.expires_at is None or expires_at < current.expires_at
        ):
            check_release(current, by=by, now=now, note="an earlier day")
    detail: dict[str, object] = {"hold": hold.uid, "kind": current.kind}
    if (owner and owner.pk) != current.owner_id:
        detail["owner"] = owner.uid if owner else ""
    if moved:
        detail["until"] = expires_at.isoformat(timespec="minutes") if expires_at else ""
    current.owner, current.expires_at = owner, expires_at
    current.save(update_fields=["owner", "expires_at"])
    if len(detail) > 2:
        _write_down(hold.guarantor, "hold changed", by, now, **detail)
    return current


@transaction.atomic
def pause(guarantor: Guarantor, *, until: datetime, reason: str, by: str, now: datetime) -> Hold:
    """Keep reminders back until an instant; a pause that is open already takes the new end.

    One that has no end keeps none. Raises HoldFault where the new end is an earlier one and this
    person may not release the pause.
    """
    kind, origin = HoldKind.WITH_PERSON, f"{by}:pause"
    hold = open_hold(
        guarantor, kind, reason=reason, origin_key=origin, by=by, now=now, expires_at=until
    )
    # A message's own hold goes once somebody has read it; the pause is to last all the same.
    rests_on_a_message = hold.origin_key.startswith(FROM_A_MESSAGE)
    may_move = hold.expires_at is not None or rests_on_a_message
    if hold.expires_at is not None and until < hold.expires_at:
        check_release(hold, by=by, now=now, note="an earlier day")
    if may_move and (hold.expires_at, hold.reason) != (until, reason):
        hold.expires_at, hold.reason, hold.origin_key = until, reason, origin
        hold.save(update_fields=["expires_at", "reason", "origin_key"])
    _write_down(guarantor, "account paused", by, now, hold=hold.uid)
    return hold


@transaction.atomic
def release(hold: Hold, *, by: str, now: datetime, note: str = "") -> bool:
    """Let a hold go, with a note why; False when somebody was faster.

    Raises HoldFault for whom its kind is not to be released by, or without what must be named
    (outreach/hold_kinds.py): `not_yours`, `needs_note`, `too_early`, `never_ends`.
    """
    if hold.released_at is None:
        check_release(hold, by=by, now=now, note=note)
    released = release_hold(hold, by=by, now=now)
    if released:
        if note.strip():
            add_note(hold.guarantor, note, by=by, now=now)
        _write_down(hold.guarantor, "hold released", by, now, hold=hold.uid, kind=hold.kind)
    return released


@transaction.atomic
def stop_contact(guarantor: Guarantor, scopes: Collection[Scope], *, by: str, now: datetime) -> int:
    """Staff were asked to stop: effective at once, and no reason is asked (policy.md R022).

    Returns how many messages that waited were taken back.
    """
    waiting = Touch.objects.filter(guarantor=guarantor, status=TouchStatus.QUEUED)
    before = waiting.count()
    record_revocation(guarantor, scopes, by=by, now=now)
    taken_back = before - waiting.count()
    detail = {"scopes": sorted(map(str, scopes)), "taken_back": taken_back}
    _write_down(guarantor, "stop noted", by, now, **detail)
    return taken_back


@transaction.atomic
def write_to(guarantor: Guarantor, touch: NewTouch, *, by: str, now: datetime) -> bool:
    """Put a message that a person chose into the outbox; False when it is there already.

    It goes out by the gate like every other, and by nothing else.
    """
    new = bool(queue_touches(guarantor.practice, [touch], now=now))
    if new:
        said = {"template": touch.template_key, "channel": str(touch.channel)}
        _write_down(guarantor, "message asked for", by, now, **said)
    return new


_LONGEST_REASON: Final = 200


def _reason(typed: str) -> str:
    said = redact(" ".join(typed.split())).text
    if not said:
        raise HoldFault("needs_reason", "Say why in a few words; the next person will ask.")
    if len(said) > _LONGEST_REASON:
        raise HoldFault("long_reason", f"At most {_LONGEST_REASON} characters.")
    return said


def _check_end(kind: HoldKind, expires_at: datetime | None, now: datetime) -> None:
    if expires_at is None:
        return
    check_may_end(kind)
    if expires_at <= now:
        raise HoldFault("past_day", "Choose a day that is still ahead.")


def _check_owner(guarantor: Guarantor, owner: Staff | None) -> None:
    here = Membership.objects.filter(practice_id=guarantor.practice_id, staff=owner)
    if owner is not None and not (owner.is_active and here.exists()):
        raise HoldFault("no_such_person", "Nobody of that name works here (any more).")


def _still_open(hold: Hold) -> Hold:
    """The hold as it stands, kept for this transaction."""
    rows = Hold.objects.filter(pk=hold.pk, released_at=None)
    found: Hold | None = rows.select_for_update(of=("self",), no_key=True).first()
    if found is None:
        raise HoldFault("released", "Someone else has just released this hold.")
    return found


def _write_down(guarantor: Guarantor, what: str, by: str, now: datetime, **detail: object) -> None:
    happened = Happened(by, what, f"guarantor:{guarantor.uid}", dict(detail))
    record(guarantor.practice_id, [happened], now=now)

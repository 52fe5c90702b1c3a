"""What a person at the practice asks for one account: a hold, a stop, a message."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.policy.facts import Scope
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions.holds import open_hold, release_hold
from tactful.outreach.actions.permission import record_revocation
from tactful.outreach.actions.queue import NewTouch, queue_touches
from tactful.outreach.models import Hold, Touch, TouchStatus
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
def pause(guarantor: Guarantor, *, until: datetime, reason: str, by: str, now: datetime) -> Hold:
    """Keep reminders back until an instant; a pause that is open already takes the new end."""
    kind, origin = HoldKind.WITH_PERSON, f"{by}:pause"
    hold = open_hold(
        guarantor, kind, reason=reason, origin_key=origin, by=by, now=now, expires_at=until
    )
    if hold.origin_key == origin and (hold.expires_at, hold.reason) != (until, reason):
        hold.expires_at, hold.reason = until, reason
        hold.save(update_fields=["expires_at", "reason"])
    _write_down(guarantor, "account paused", by, now, hold=hold.uid)
    return hold


@transaction.atomic
def release(hold: Hold, *, by: str, now: datetime, note: str = "") -> bool:
    """Let a hold go, with a note why; False when somebody was faster."""
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


def _write_down(guarantor: Guarantor, what: str, by: str, now: datetime, **detail: object) -> None:
    happened = Happened(by, what, f"guarantor:{guarantor.uid}", dict(detail))
    record(guarantor.practice_id, [happened], now=now)

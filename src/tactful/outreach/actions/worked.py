"""What a person heard on a call has the same weight as what a patient writes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.ledger.models import AccountEvent, Guarantor
from tactful.outreach.actions.holds import NewHold, open_holds
from tactful.outreach.actions.permission import ADDRESS_SCOPE, suppress
from tactful.practice.models import Practice
from tactful.worklist.actions import NewItem, open_items
from tactful.worklist.models import Disposition, WorkItem

_HOLDS: Final = {
    f"worked_{Disposition.DISPUTED}": (HoldKind.DISPUTE, WorkKind.DISPUTE),
    f"worked_{Disposition.HARDSHIP}": (HoldKind.HARDSHIP, WorkKind.HARDSHIP),
}
_REASONS: Final = {
    HoldKind.DISPUTE: "said on a call that the bill is wrong",
    HoldKind.HARDSHIP: "said on a call that they cannot pay",
}
# Work that came from a reply carries its own hold: what is written on it decides that one.
_FROM_REPLIES: Final = (WorkKind.REPLY, WorkKind.DISPUTE, WorkKind.HARDSHIP, WorkKind.SAFETY)
_WRONG_NUMBER: Final = f"worked_{Disposition.WRONG_NUMBER}"


def heed_dispositions(practice: Practice, events: Iterable[AccountEvent], *, now: datetime) -> None:
    """Open the holds and stop the numbers that staff wrote down on their calls.

    A dispute or hardship pauses everything and stays with a person (mission F3); a wrong
    number is stopped for everybody at once (policy.md R024).
    """
    worked = [event for event in events if event.kind in (*_HOLDS, _WRONG_NUMBER)]
    if not worked:
        return
    holds, items = [], []
    for event in _on_calls(practice, worked):
        if event.kind in _HOLDS:
            hold, work = _HOLDS[event.kind]
            holds.append(_hold(event, hold))
            items.append(_item(event, work, _REASONS[hold], Urgency.P1))
        else:
            why = "the number on file is wrong; ask for a new one, or write a letter"
            items.append(_item(event, WorkKind.CONTACT_DETAILS, why, Urgency.P3))
            _stop_number(practice, event, now)
    if holds:
        open_holds(practice, holds, by="worker", now=now)
    open_items(practice, items, now=now)


def _on_calls(practice: Practice, events: list[AccountEvent]) -> list[AccountEvent]:
    """Those that were written on a call or other work of our own asking."""
    uids = [event.origin.removeprefix("work_item:") for event in events]
    replies = WorkItem.objects.for_practice(practice).filter(uid__in=uids, kind__in=_FROM_REPLIES)
    from_replies = {f"work_item:{uid}" for uid in replies.values_list("uid", flat=True)}
    return [event for event in events if event.origin not in from_replies]


def _hold(event: AccountEvent, kind: HoldKind) -> NewHold:
    return NewHold(
        guarantor_id=event.guarantor_id,
        kind=kind,
        reason=_REASONS[kind],
        origin_key=event.origin,
    )


def _item(event: AccountEvent, kind: WorkKind, reason: str, urgency: Urgency) -> NewItem:
    return NewItem(
        guarantor_id=event.guarantor_id,
        kind=kind,
        urgency=urgency,
        reason=reason,
        origin_key=f"{event.origin}:{kind}",
    )


def _stop_number(practice: Practice, event: AccountEvent, now: datetime) -> None:
    """The number that was called: the mobile where there is one, as the call list shows it."""
    person = Guarantor.objects.for_practice(practice).get(pk=event.guarantor_id)
    number = person.mobile or person.phone
    if number:
        suppress(
            practice,
            (ADDRESS_SCOPE,),
            cause="wrong_number",
            via=event.origin,
            now=now,
            address=number,
        )

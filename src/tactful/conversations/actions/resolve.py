"""A person has read a reply: the work is done, and outreach goes on or stays held."""

from datetime import date, datetime
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, audited_at_the_end, record
from tactful.conversations.origins import message_of, origin_of
from tactful.conversations.settling import items_of, let_go
from tactful.core.vocabulary import HoldKind
from tactful.outreach.actions import NewHold, open_holds, suppress, triage
from tactful.outreach.actions.permission import ADDRESS_SCOPE
from tactful.outreach.models import InboundMessage
from tactful.worklist.actions import NEEDS_ANOTHER_TRY, WorklistError, record_disposition
from tactful.worklist.models import Disposition, WorkItem

# What the person found out keeps, or begins, a hold of its own.
_HOLDS_ON: Final = {
    Disposition.DISPUTED: HoldKind.DISPUTE,
    Disposition.HARDSHIP: HoldKind.HARDSHIP,
}


@transaction.atomic
@audited_at_the_end
def resolve_reply(
    item: WorkItem,
    *,
    disposition: str,
    seen_version: int,
    by: str,
    now: datetime,
    note: str = "",
    keep_hold: bool = False,
    call_back_on: date | None = None,
) -> WorkItem:
    """Write down what a person made of a reply, and let journeys go on unless it must not.

    No answer, a message left and a call-back leave everything as it is. "Disputed" and
    "hardship" keep their hold; anything else releases what this reply held, unless `keep_hold`.
    "Wrong number" stops the address it came from.
    Raises AlreadyWorked, or WorklistError `not_a_reply` and those of record_disposition.
    """
    message = message_of(item.practice, item.origin_key)
    if message is None:
        raise WorklistError("not_a_reply", "This work did not come from a reply.")
    siblings = [other for other in items_of(message) if other.pk != item.pk]
    worked = record_disposition(
        item,
        disposition=disposition,
        seen_version=seen_version,
        by=by,
        now=now,
        note=note,
        call_back_on=call_back_on,
    )
    if disposition in NEEDS_ANOTHER_TRY:
        return worked
    for other in siblings:
        record_disposition(
            other, disposition=disposition, seen_version=other.version, by=by, now=now
        )
    triage(message, by=by, now=now)
    if disposition == Disposition.WRONG_NUMBER:
        # Wrong for one is wrong for all: nobody is texted or called there again (R024).
        scopes, address = (ADDRESS_SCOPE,), message.from_address
        suppress(item.practice, scopes, cause="wrong_number", via=by, now=now, address=address)
    people = [item.guarantor_id, *(other.guarantor_id for other in siblings)]
    if not keep_hold:
        kind = _HOLDS_ON.get(Disposition(disposition))
        if kind is not None:
            _hold_on(message, item, kind, by=by, now=now)
        keep = (kind,) if kind else ()
        let_go(item.practice, message, people, by=by, now=now, keep=keep)
    return worked


@transaction.atomic
def set_aside(message: InboundMessage, *, by: str, now: datetime) -> bool:
    """Say that a message no account can be found for has been looked at; False if it was."""
    done = triage(message, by=by, now=now)
    if done:
        happened = Happened(by, "message set aside", f"inbound:{message.uid}")
        record(message.practice_id, [happened], now=now)
    return done


def _hold_on(
    message: InboundMessage, item: WorkItem, kind: HoldKind, *, by: str, now: datetime
) -> None:
    hold = NewHold(
        guarantor_id=item.guarantor_id,
        kind=kind,
        reason=item.reason,
        origin_key=origin_of(message),
    )
    open_holds(item.practice, [hold], by=by, now=now)

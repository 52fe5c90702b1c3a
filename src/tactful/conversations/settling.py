"""Letting go of what a reply had opened: its work items, its holds, and the silence."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from django.db.models import F, Q

from tactful.conversations.origins import PREFIX, origin_of
from tactful.core.replies import Answer
from tactful.core.vocabulary import HoldKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import release_each, triage
from tactful.outreach.hold_kinds import KINDS, Group
from tactful.outreach.models import Hold, InboundMessage
from tactful.practice.models import Practice
from tactful.worklist.models import WorkItem

# What settling a message may end, by whom it is to be ended (outreach/hold_kinds.py). Safety,
# death, bankruptcy, lawyers and identity need a document, and never end by answering a message.
RELEASABLE: Final = frozenset(
    {HoldKind.WITH_PERSON, *(one.kind for one in KINDS.values() if one.group is Group.CASE)}
)


def items_of(message: InboundMessage) -> "list[WorkItem]":
    """The open work items a message led to: one for each account it may be from."""
    mine = origin_of(message)
    return list(
        WorkItem.objects.filter(
            Q(origin_key=mine) | Q(origin_key__startswith=f"{mine}:"),
            practice_id=message.practice_id,
            closed_at=None,
        ).select_related("guarantor__practice", "practice")
    )


def let_go(
    practice: Practice,
    message: InboundMessage,
    guarantor_ids: Iterable[int],
    *,
    by: str,
    now: datetime,
    keep: Collection[HoldKind] = (),
) -> None:
    """Release what this message holds, unless another message still needs a person.

    A case that this person may not close stays held for whoever may.
    """
    for guarantor_id in sorted(set(guarantor_ids)):
        mine = Hold.objects.for_practice(practice).filter(
            guarantor_id=guarantor_id, released_at=None, kind__in=RELEASABLE
        )
        wanted = mine.filter(origin_key=origin_of(message)).exclude(kind=HoldKind.WITH_PERSON)
        held = list(wanted.exclude(kind__in=keep))
        if HoldKind.WITH_PERSON not in keep and not _waits_for_somebody(guarantor_id):
            held += mine.filter(kind=HoldKind.WITH_PERSON, origin_key__startswith=PREFIX)
        release_each(held, by=by, now=now)


def settle_earlier_questions(
    guarantor: Guarantor, answer: InboundMessage, *, by: str, now: datetime
) -> None:
    """Close what we had asked back about and a person was to follow up: this answers it."""
    asked = InboundMessage.objects.filter(
        guarantor=guarantor,
        triaged_at=None,
        received_at__lte=answer.received_at,
        reading__decision__answer=str(Answer.ASK_DATE),
    ).exclude(pk=answer.pk)
    for message in asked:
        close_items(message, by=by, now=now)
        triage(message, by=by, now=now)
        let_go(guarantor.practice, message, [guarantor.pk], by=by, now=now)


def close_items(message: InboundMessage, *, by: str, now: datetime) -> int:
    """Close the work items of a message that needs nobody any more."""
    ids = [item.pk for item in items_of(message)]
    return WorkItem.objects.filter(pk__in=ids, closed_at=None).update(
        closed_at=now, closed_by=by, version=F("version") + 1
    )


def _waits_for_somebody(guarantor_id: int) -> bool:
    unread = InboundMessage.objects.filter(guarantor_id=guarantor_id, triaged_at=None)
    asked = WorkItem.objects.filter(
        guarantor_id=guarantor_id, closed_at=None, origin_key__startswith=PREFIX
    )
    return unread.exists() or asked.exists()

"""Helpers of the tests about replies: somebody writes, and what came of it."""

from tests.cast import NOW

from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel
from tactful.outreach.queries import open_holds_of
from tactful.worklist.models import WorkItem


def texts(practice, person, text, *, at=NOW, id=None, **more):
    """A text message from somebody's own number."""
    number = person if isinstance(person, str) else person.mobile
    return receive(
        practice,
        Incoming(
            channel=more.pop("channel", Channel.SMS),
            from_address=more.pop("address", number),
            text=text,
            provider_message_id=id or f"SM-{number}-{at.isoformat()}-{text[:20]}",
            received_at=at,
            **more,
        ),
        now=at,
    )


def holds_of(guarantor):
    return {hold.kind for hold in open_holds_of(guarantor)}


def item_of(guarantor):
    return WorkItem.objects.get(guarantor=guarantor, closed_at=None)

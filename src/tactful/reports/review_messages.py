"""What was sent by message, what became of it, and what people did not like: for the review."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from tactful.core.vocabulary import Channel, HoldKind
from tactful.outreach.gathered import LEFT_THE_HOUSE
from tactful.outreach.models import Hold, Suppression, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.reports.account_words import reason_words, template_words


@dataclass(frozen=True, slots=True)
class Message:
    """One message on one channel: how many left, and what became of them.

    `unknown` may or may not have arrived. What was imported as history has no message of its own.
    """

    template: str
    words: str
    channel: Channel
    left: int
    refused: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was found out about people and their addresses: complaints, wrong numbers, bounces."""

    cause: str
    words: str
    found: int


def messages_of(practice: Practice, start: datetime, end: datetime) -> tuple[Message, ...]:
    """What was handed over in `[start, end)`, by message and channel, the most frequent first."""
    found = (
        Touch.objects.for_practice(practice)
        .filter(handed_over_at__gte=start, handed_over_at__lt=end, status__in=LEFT_THE_HOUSE)
        .values_list("template_key", "channel")
        .annotate(
            left=Count("id"),
            refused=Count("id", filter=Q(status=TouchStatus.REFUSED)),
            unknown=Count("id", filter=Q(status=TouchStatus.UNKNOWN)),
        )
        .order_by("-left", "template_key", "channel")
    )
    return tuple(
        Message(key, template_words(key), Channel(channel), left, refused, unknown)
        for key, channel, left, refused, unknown in found
    )


def troubles_of(practice: Practice, start: datetime, end: datetime) -> tuple[Trouble, ...]:
    """Suppressions other than a person's own word, recorded in `[start, end)`, by cause, each
    address once; and complaints that a person took down, as holds."""
    stops = (
        Suppression.objects.for_practice(practice)
        .filter(at__gte=start, at__lt=end)
        .exclude(cause="opt_out")
        .values_list("cause")
        .annotate(found=Count("address", distinct=True))
        .order_by("-found", "cause")
    )
    complained = Hold.objects.for_practice(practice).filter(
        kind=HoldKind.COMPLAINT, opened_at__gte=start, opened_at__lt=end
    )
    number = complained.count()
    said = [Trouble(cause, _CAUSES.get(cause) or reason_words(cause), n) for cause, n in stops]
    if number:
        said.append(Trouble("complaint_open", "a complaint to a person", number))
    return tuple(said)


_CAUSES: Final = {
    "complaint": "an e-mail was marked as spam",
    "blocked": "a carrier blocks our texts to the number",
}

"""What patients answer, as a provider or another system hands it in."""

from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from tactful.api.auth import Token, practice_of
from tactful.api.problems import Problem, refuse_other_methods
from tactful.api.words import Address, Id, Instant, Message
from tactful.conversations.actions import CannotReceive, Incoming, Received, receive
from tactful.core.vocabulary import Channel

router = Router(auth=Token("inbound"))

AHEAD: Final = timedelta(minutes=5)
"""How far a provider's clock may run ahead of ours."""


class InboundChannel(StrEnum):
    """The channels on which messages come in."""

    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"


class InboundIn(Schema):
    """One message as it came in. The same `message_id` twice is one message."""

    model_config = ConfigDict(extra="forbid")

    channel: InboundChannel
    sender: Address = Field(alias="from")
    text: Message
    message_id: Id
    received_at: Instant | None = None


class InboundOut(Schema):
    """What followed: how many accounts have the address, what stopped, who must look, how soon."""

    id: str
    accounts: int
    stop: list[str]
    hold: bool
    human: str
    answer: str | None


@router.post("/inbound", response={200: InboundOut, 201: InboundOut})
def post_inbound(request: HttpRequest, message: InboundIn) -> Status[Any]:
    """Take in a message and act on it: 201 when it is new, 200 when it came before."""
    now = timezone.now()
    received_at = message.received_at or now
    if received_at > now + AHEAD:
        raise Problem(422, "in-the-future", "received_at lies in the future; check the clock.")
    incoming = Incoming(
        channel=Channel(message.channel.value),
        from_address=message.sender,
        text=message.text,
        provider_message_id=message.message_id,
        received_at=received_at,
    )
    try:
        received = receive(practice_of(request), incoming, now=now)
    except CannotReceive as fault:
        raise Problem(422, "no-message", str(fault)) from None
    return Status(201 if received.is_new else 200, _said(received))


def _said(received: Received) -> InboundOut:
    done = received.reading.decision
    work = done.get("work")
    return InboundOut(
        id=received.message.uid,
        accounts=len(received.guarantors),
        stop=done.get("stop", []),
        hold=bool(done.get("holds")),
        human=work["urgency"] if work else "none",
        answer=done.get("answer"),
    )


refuse_other_methods(router, "/inbound", "POST")

"""What providers say later about our messages, as they or another system hand it in."""

from typing import Annotated, Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from tactful.api.auth import Token, actor_of, practice_of
from tactful.api.inbound import AHEAD
from tactful.api.problems import Problem, refuse_other_methods
from tactful.api.words import Id, Instant, Message
from tactful.chores import settle_now
from tactful.outreach.actions import NotSent, record_receipt
from tactful.outreach.models import Touch

router = Router(auth=Token("inbound"))


class ReceiptIn(Schema):
    """A provider's word about a message: its own code, such as 30003, 5.1.1 or delivered."""

    model_config = ConfigDict(extra="forbid")

    touch: Id  # our id, or the provider's
    signal: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[\x20-\x7e]+$")]
    text: Message = ""
    at: Instant


class ReceiptOut(Schema):
    """The message it was about, and what is known of it now."""

    touch: str
    status: str
    result: str


@router.post("/receipts", response={200: ReceiptOut, 201: ReceiptOut})
def post_receipt(request: HttpRequest, receipt: ReceiptIn) -> Status[Any]:
    """Keep a receipt and let it have its effect: 201 when it is new, 200 when it was known."""
    practice, now = practice_of(request), timezone.now()
    if receipt.at > now + AHEAD:
        raise Problem(422, "in-the-future", "at lies in the future; check the clock.")
    named = Q(uid=receipt.touch) | Q(provider_id=receipt.touch)
    touch = Touch.objects.for_practice(practice).filter(named).order_by("-id").first()
    if touch is None:
        raise Http404
    try:
        is_new = record_receipt(
            touch,
            signal=receipt.signal,
            text=receipt.text,
            at=receipt.at,
            now=now,
            by=actor_of(request),
        )
    except NotSent as fault:
        raise Problem(409, "not-sent", str(fault)) from None
    settle_now(practice, [touch.guarantor_id], now=now)
    touch.refresh_from_db()
    said = ReceiptOut(touch=touch.uid, status=touch.status, result=touch.result)
    return Status(201 if is_new else 200, said)


refuse_other_methods(router, "/receipts", "POST")

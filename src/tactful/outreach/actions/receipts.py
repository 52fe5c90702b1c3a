"""What a provider says later about a touch: it arrived, it was opened, it did not arrive."""

from datetime import datetime
from typing import Final

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.policy.facts import ContactResult
from tactful.core.replies.redaction import redact
from tactful.core.vocabulary import Channel
from tactful.outreach.actions.signals import SIGNAL_LENGTH, Signal, heed
from tactful.outreach.gather import ARRIVED, LEFT_THE_HOUSE
from tactful.outreach.models import DeliveryReceipt, Touch, TouchStatus
from tactful.outreach.rules import rules_for
from tactful.records import lock_one

ENGAGED: Final = frozenset({"opened", "clicked", "answered", "read"})
"""Signals by which a person showed that they saw the message."""

_NOBODY_THERE: Final = {
    "busy": ContactResult.BUSY,
    "no_answer": ContactResult.NO_ANSWER,
    "no_connect": ContactResult.NO_CONNECT,
}


class NotSent(ValueError):
    """A receipt for a message that never left: said in one sentence."""


@transaction.atomic
def record_receipt(
    touch: Touch, *, signal: str, at: datetime, now: datetime, text: str = "", by: str = "provider"
) -> bool:
    """Keep a provider's word about a touch as it came, and let it have its effect at once.

    `signal` is the provider's own code ("30003", "5.1.1", "delivered"), `text` its words, which
    are redacted. The same signal of the same instant is one receipt: False where it was known.
    Raises NotSent.
    """
    touch = lock_one(Touch.objects.filter(pk=touch.pk).select_related("practice"))
    if touch.status not in LEFT_THE_HOUSE:
        raise NotSent("This message was never handed over.")
    code = signal.strip()[:SIGNAL_LENGTH]
    if DeliveryReceipt.objects.filter(touch=touch, signal=code, at=at).exists():
        return False
    DeliveryReceipt.objects.create(
        practice=touch.practice, touch=touch, signal=code, text=redact(text).text[:300], at=at
    )
    _note_result(touch, code, at)
    if code not in ARRIVED:
        heed(touch.practice, [_signal(touch, code)], rules_for(touch.practice).policy, now=now)
    happened = Happened(by, "receipt kept", f"touch:{touch.uid}", {"signal": code})
    record(touch.practice_id, [happened], now=now)
    return True


def _note_result(touch: Touch, code: str, at: datetime) -> None:
    if code in ENGAGED and touch.engaged_at is None:
        touch.engaged_at = at
    if code in ARRIVED:
        touch.result = touch.result or (ContactResult.DELIVERED if code != "accepted" else "")
        if touch.status == TouchStatus.UNKNOWN:
            # Nobody knew whether it left; now the provider says that it did.
            touch.status, touch.reason = TouchStatus.ACCEPTED, ""
    else:
        touch.result = _NOBODY_THERE.get(code, ContactResult.FAILED)
    touch.save(update_fields=["engaged_at", "result", "status", "reason"])


def _signal(touch: Touch, code: str) -> Signal:
    return Signal(
        touch_uid=touch.uid,
        guarantor_id=touch.guarantor_id,
        channel=Channel(touch.channel),
        automated=touch.automated,
        to=touch.to_address,
        template_key=touch.template_key,
        code=code,
    )

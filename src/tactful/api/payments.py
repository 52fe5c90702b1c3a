"""Payments from another system: recorded once, however often they are sent."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import ConfigDict

from tactful.api.accounts import account_named
from tactful.api.auth import Token, actor_of, practice_of
from tactful.api.problems import Problem, refuse_other_methods
from tactful.api.words import Cents, Day, Id, Short
from tactful.chores import settle_now
from tactful.core.replies.redaction import redact
from tactful.ledger.actions import LedgerError, record_payment
from tactful.ledger.models import Balance
from tactful.ledger.queries import recorded_payment

router = Router(auth=Token("payments"))


class PaymentIn(Schema):
    """Money received on an account; below zero, a payment that came back."""

    model_config = ConfigDict(extra="forbid")

    guarantor: Id
    amount_cents: Cents
    on: Day
    method: Short = ""
    external_id: Id


class PaymentOut(Schema):
    """The payment as it stands, and what the account owes now, in cents."""

    id: str
    external_id: str
    guarantor: str
    balance_cents: int


@router.post("/payments", response={200: PaymentOut, 201: PaymentOut})
def post_payment(request: HttpRequest, payment: PaymentIn) -> Status[Any]:
    """Record a payment, and let it end what waits: 201 when it is new, 200 when it was known."""
    practice, now = practice_of(request), timezone.now()
    account = account_named(practice, payment.guarantor)
    with transaction.atomic():
        is_new = recorded_payment(practice, payment.external_id) is None
        try:
            recorded = record_payment(
                account,
                amount_cents=payment.amount_cents,
                on=payment.on,
                method=redact(payment.method).text,
                by=actor_of(request),
                now=now,
                external_id=payment.external_id,
                source="api",
            )
        except LedgerError as fault:
            status = 409 if fault.code == "recorded_otherwise" else 422
            raise Problem(status, fault.code.replace("_", "-"), fault.message) from None
    settle_now(practice, [account.pk], now=now)
    owed = Balance.objects.get(guarantor=account).balance_cents
    said = PaymentOut(
        id=recorded.uid,
        external_id=payment.external_id,
        guarantor=account.external_id,
        balance_cents=owed,
    )
    return Status(201 if is_new else 200, said)


refuse_other_methods(router, "/payments", "POST")

"""Payments entered by hand, and promises to pay."""

from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render

from tactful.chores import settle_now
from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.actions import LedgerError, record_payment
from tactful.ledger.balances import open_statements
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.ledger.queries import payments_like
from tactful.outreach.actions import take_back_promise, take_promise
from tactful.outreach.actions.promising import waits_until
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.queries import settings_of
from tactful.practice.roles import Right
from tactful.web.accounts.acting import Act, account_of, back, done, long_day, owed_by, posted, show
from tactful.web.accounts.forms import PaymentForm, PromiseForm
from tactful.web.staff import StaffRequest, by, needs, part_asked_for

PAYMENT: Final = Act("payment", "Record a payment", "Record the payment")
PROMISE: Final = Act("promise", "Note a promise", "Note the promise")

_FIELDS: Final = {
    "zero_amount": "amount",
    "absurd_amount": "amount",
    "bad_amount": "amount",
    "impossible_date": "paid_on",
    "unknown_statement": "statement",
    "past_date": "promised_on",
    "beyond_horizon": "promised_on",
}


@needs(Right.MONEY)
def payment(request: StaffRequest, uid: str) -> HttpResponse:
    """Enter money that came in; asks first where the same sum is on file for nearly that day."""
    person = account_of(request, uid)
    open_now = open_statements(request.practice, on=request.today, guarantor_ids=[person.pk])
    refs = [one.external_id for one in open_now.get(person.pk, ())]
    form = PaymentForm(posted(request), today=request.today, statements=refs)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, PAYMENT, form)
    said = form.cleaned_data
    alike = payments_like(person, said["amount"], said["paid_on"], besides=f"hand:{said['once']}")
    if alike and not said["another"]:
        return show(request, person, PAYMENT, form, alike=alike, status=409)
    try:
        _record(request, person, form)
    except LedgerError as refused:
        form.wrong(_FIELDS.get(refused.code), refused.message)
        return show(request, person, PAYMENT, form)
    settle_now(request.practice, [person.pk], now=request.now)
    return back(request, person, _what_followed(request, person))


def _record(request: StaffRequest, person: Guarantor, form: PaymentForm) -> None:
    said = form.cleaned_data
    record_payment(
        person,
        amount_cents=said["amount"],
        on=said["paid_on"],
        method=form.how,
        by=by(request),
        now=request.now,
        statement_ref=said.get("statement", ""),
        # Pressed twice it is one payment; typed twice it is asked about.
        external_id=f"hand:{said['once']}",
    )


def _what_followed(request: StaffRequest, person: Guarantor) -> str:
    if owed_by(person) <= 0:
        return "The payment is recorded. The balance is paid; reminders have stopped."
    kept = PromiseToPay.objects.filter(
        guarantor=person, status=PromiseStatus.KEPT, settled_at=request.now
    )
    if kept.exists():
        return "The payment is recorded, and the promise is kept. The rest is still open."
    waited = Touch.objects.filter(
        guarantor=person, status=TouchStatus.CANCELLED, settled_at=request.now
    )
    if waited.exists():
        return "The payment is recorded; the reminder that was waiting has been taken back."
    return "The payment is recorded. The rest is still open."


@needs(Right.WORK)
def promise(request: StaffRequest, uid: str) -> HttpResponse:
    """Note what somebody will pay and when, change it, or take it back."""
    person = account_of(request, uid)
    open_now = PromiseToPay.objects.filter(guarantor=person, status=PromiseStatus.OPEN).first()
    horizon = settings_of(request.practice).promise_horizon_days
    form = PromiseForm(
        posted(request),
        today=request.today,
        horizon_days=horizon,
        initial=_as_it_stands(open_now),
    )
    facts: dict[str, Any] = {
        "open_promise": open_now,
        "last_day": request.today + timedelta(days=horizon),
    }
    if request.method == "POST" and part_asked_for(request, "says"):
        return _says(request, person, form)
    if request.method == "POST" and "withdraw" in request.POST:
        return _withdraw(request, person)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, PROMISE, form, **facts)
    said = form.cleaned_data
    try:
        taken = take_promise(
            person,
            promised_on=said["promised_on"],
            amount_cents=said["amount"],
            by=by(request),
            now=request.now,
            reminder_wanted=said["remind"],
        )
    except LedgerError as refused:
        form.wrong(_FIELDS.get(refused.code), refused.message)
        return show(request, person, PROMISE, form, **facts)
    return done(request, person, promise_noted(taken.promised_on))


def promise_noted(day: date) -> str:
    """What is said once a promise is taken down, with its full date."""
    return f"The promise is noted for {long_day(day)}. Reminders wait until it is over."


def _as_it_stands(promise: PromiseToPay | None) -> dict[str, Any]:
    if promise is None:
        return {"remind": True}
    return {
        "amount": promise.amount_cents,
        "promised_on": promise.promised_on,
        "remind": promise.reminder_wanted,
    }


def _says(request: StaffRequest, person: Guarantor, form: PromiseForm) -> HttpResponse:
    """The day said back in full while it is still being typed; nothing is noted."""
    form.is_valid()
    day, owed = form.cleaned_data.get("promised_on"), owed_by(person)
    cents = form.cleaned_data.get("amount") or owed
    shown = {"owed": owed, "cents": min(cents, owed), "day": day and long_day(day)}
    if day is not None:
        shown["waits_until"] = waits_until(request.practice, day).date()
    return render(request, "accounts/_act_promise_says.html", shown)


def _withdraw(request: StaffRequest, person: Guarantor) -> HttpResponse:
    taken_back = take_back_promise(person, by=by(request), now=request.now)
    said = "The promise is taken back. Reminders go on as the journey and the policy allow."
    return done(request, person, said if taken_back else "There was no open promise any more.")

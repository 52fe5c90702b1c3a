"""The frame of every act on an account: a form that says what will happen, and then does it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from tactful.chores import settle_now
from tactful.core.compose import Language
from tactful.core.compose.calendar_words import full_date
from tactful.ledger.models import Balance, Guarantor
from tactful.web.accounts.forms import ActForm
from tactful.web.staff import StaffRequest, part_asked_for, write_down

PART = "act"  # the element of the account's page in which a form opens


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done with an account: its name, its heading, and its button.

    `asks_first`: what would happen is shown before there is anything to press.
    """

    name: str
    title: str
    button: str
    asks_first: bool = False

    @property
    def template(self) -> str:
        return f"accounts/_act_{self.name}.html"


def account_of(request: StaffRequest, uid: str) -> Guarantor:
    """The account of this practice; a stranger's is not found."""
    mine = Guarantor.objects.for_practice(request.practice).select_related("practice", "balance")
    found: Guarantor = get_object_or_404(mine, uid=uid)
    return found


def posted(request: StaffRequest) -> QueryDict | None:
    """What was typed, also where it is nothing at all; None where the form is only shown."""
    return request.POST if request.method == "POST" else None


def owed_by(person: Guarantor) -> int:
    """What is owed now in cents; nothing where no balance was ever worked out."""
    cents = Balance.objects.filter(guarantor=person).values_list("balance_cents", flat=True).first()
    return cents or 0


def show(
    request: StaffRequest,
    person: Guarantor,
    act: Act,
    form: ActForm | None = None,
    *,
    notice: str = "",
    status: int = 200,
    **facts: Any,
) -> HttpResponse:
    """The form: alone where it opens in the account's page, else on a page of its own."""
    if request.method == "GET":
        write_down(request, "account viewed", about=person, act=act.name)
    if form is not None and form.errors:
        status = 422
    template = "accounts/_act.html" if part_asked_for(request, PART) else "accounts/act.html"
    shown = {"person": person, "act": act, "form": form, "notice": notice, **facts}
    shown.setdefault("owed", owed_by(person))
    return render(request, template, shown, status=status)


def done(request: StaffRequest, person: Guarantor, said: str) -> HttpResponse:
    """Let the journeys hear of it at once, say what was done, and go back to the account."""
    settle_now(request.practice, [person.pk], now=request.now)
    return back(request, person, said)


def back(request: StaffRequest, person: Guarantor, said: str) -> HttpResponse:
    """Back to the account, with a sentence at its head."""
    messages.success(request, said)
    address = reverse("accounts:account", args=[person.uid])
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def long_day(day: date) -> str:
    """A day said in full: `Friday, November 27, 2026`."""
    return full_date(day, Language.EN)

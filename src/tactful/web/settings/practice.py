"""What patients are told of the practice, and what stands fixed."""

from importlib.metadata import version
from typing import Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect

from tactful.core.wording import phone_words
from tactful.practice.actions import PracticeFault, change_contact
from tactful.practice.models import Practice
from tactful.practice.roles import Right
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff

_LONGEST: Final = {"name": 120, "phone": 32, "portal_url": 200, "email_from": 254}
_ABOUT: Final = (("phone", "phone number"), ("portal_url", "portal"), ("email_from", "sender"))


@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """The name, the number to call, the page to pay at, the sender of e-mail."""
    if request.method != "POST":
        return _show(request, _as_it_is(request.practice))
    if Right.CONFIGURE not in request.may:
        raise PermissionDenied
    typed = {name: request.POST.get(name, "").strip() for name in _LONGEST}
    wrong = {
        name: f"At most {most} characters."
        for name, most in _LONGEST.items()
        if len(typed[name]) > most
    }
    try:
        if not wrong:
            change_contact(request.practice, by=by(request), now=request.now, **typed)
    except PracticeFault as fault:
        wrong = {_which(str(fault)): str(fault)}
    if wrong:
        return _show(request, typed, wrong, status=422)
    messages.success(request, "Patients are told so from now on.")
    return redirect("settings:index")


def _show(
    request: StaffRequest,
    typed: dict[str, str],
    wrong: dict[str, str] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    said = {"typed": typed, "wrong": wrong or {}, "version": version("tactful")}
    return page(request, "index", said, status=status)


def _as_it_is(practice: Practice) -> dict[str, str]:
    return {
        "name": practice.name,
        "phone": phone_words(practice.phone) if practice.phone else "",
        "portal_url": practice.portal_url,
        "email_from": practice.email_from,
    }


def _which(fault: str) -> str:
    """The box a fault is about."""
    return next((name for name, words in _ABOUT if words in fault), "name")

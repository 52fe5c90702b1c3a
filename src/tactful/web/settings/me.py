"""What belongs to the person who is signed in: name, light or dark, password, which practice."""

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from tactful.audit.actions import Happened, record
from tactful.practice.actions import PracticeFault, change_me
from tactful.practice.models import Membership, Role
from tactful.web.middleware import CHOSEN_PRACTICE
from tactful.web.settings.people import may_in_words
from tactful.web.staff import StaffRequest, by, for_staff

_A_YEAR_S: Final = 365 * 24 * 60 * 60
_THEMES: Final = (("", "As this computer has it"), ("light", "Light"), ("dark", "Dark"))


@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """Everything of one's own on one page."""
    return _show(request)


@require_POST
@for_staff
def name(request: StaffRequest) -> HttpResponse:
    """How one is called here."""
    said = request.POST.get("name", "")
    try:
        change_me(request.practice, request.user, name=said, now=request.now)
    except PracticeFault as fault:
        return _show(request, typed_name=said, wrong_name=str(fault), status=422)
    messages.success(request, "Your name is changed.")
    return redirect("settings:me")


@require_POST
@for_staff
def theme(request: StaffRequest) -> HttpResponse:
    """Light, dark, or as the computer has it; kept in this browser only."""
    chosen = request.POST.get("theme", "")
    answer = redirect("settings:me")
    if chosen in ("light", "dark"):
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(
            "theme", chosen, max_age=_A_YEAR_S, samesite="Lax", httponly=True, secure=secure
        )
    else:
        answer.delete_cookie("theme", samesite="Lax")
    return answer


@sensitive_post_parameters()
@require_POST
@for_staff
def password(request: StaffRequest) -> HttpResponse:
    """Another password; whoever is signed in with the old one elsewhere no longer is."""
    form = PasswordChangeForm(request.user, request.POST)
    if not form.is_valid():
        return _show(request, form=form, status=422)
    form.save()
    update_session_auth_hash(request, request.user)
    record(request.practice.pk, [Happened(by(request), "password changed")], now=request.now)
    messages.success(request, "The password is changed. Other browsers are signed out.")
    return redirect("settings:me")


@require_POST
@for_staff
def choose_practice(request: StaffRequest) -> HttpResponse:
    """Another of the practices one works at."""
    mine = Membership.objects.filter(staff=request.user).select_related("practice")
    chosen = get_object_or_404(mine, practice__uid=request.POST.get("practice", ""))
    request.session[CHOSEN_PRACTICE] = chosen.practice.uid
    return redirect("home")


def _show(request: StaffRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "themes": _THEMES,
        "role": Role(request.role).label,
        "role_may": may_in_words(request.role),
        "elsewhere": _elsewhere(request),
        **more,
    }
    return render(request, "settings/me.html", context, status=status)


def _elsewhere(request: StaffRequest) -> list[Membership]:
    if not request.elsewhere:
        return []
    mine = Membership.objects.filter(staff=request.user).select_related("practice")
    return list(mine.order_by("practice__name"))

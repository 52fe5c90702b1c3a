"""What keeps reminders back: a dispute, hardship, a pause, a stop; and letting a hold go."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from tactful.conversations.settling import RELEASABLE
from tactful.core.policy.facts import Scope
from tactful.core.vocabulary import HoldKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import hear, stop_contact
from tactful.outreach.actions import pause as pause_account
from tactful.outreach.actions import release as release_hold
from tactful.outreach.models import Hold
from tactful.outreach.queries import open_holds_of
from tactful.practice.models import Role
from tactful.practice.roles import Right
from tactful.reports.account_words import hold_words
from tactful.web.accounts.acting import Act, account_of, done, long_day, posted, show
from tactful.web.accounts.forms import PauseForm, ReleaseForm, SaidForm
from tactful.web.staff import StaffRequest, by, needs
from tactful.worklist.actions import WorklistError

DISPUTE: Final = Act("dispute", "Says the bill is wrong", "Hold for the dispute")
HARDSHIP: Final = Act("hardship", "Cannot pay", "Hold for hardship")
PAUSE: Final = Act("pause", "Pause reminders", "Pause reminders")
RELEASE: Final = Act("release", "Release a hold", "Release the hold")
STOP: Final = Act("stop_contact", "Asked us to stop", "")

_A_WEEK: Final = timedelta(days=7)
# Billing's own to judge. Safety, death, bankruptcy, lawyers and identity need a document, and
# somebody who answers for it (policy.md, section 2).
_BILLING: Final = RELEASABLE | {
    HoldKind.PLAN,
    HoldKind.INSURANCE_PENDING,
    HoldKind.FA_APPLICATION,
    HoldKind.CHARITY_SCREEN,
}
_ANSWERABLE: Final = frozenset({Role.OWNER, Role.COMPLIANCE})


@needs(Right.WORK)
def dispute(request: StaffRequest, uid: str) -> HttpResponse:
    """Somebody told us that the bill is wrong."""
    return _heard(request, uid, DISPUTE, HoldKind.DISPUTE, "The dispute is noted.")


@needs(Right.WORK)
def hardship(request: StaffRequest, uid: str) -> HttpResponse:
    """Somebody told us that they cannot pay."""
    return _heard(request, uid, HARDSHIP, HoldKind.HARDSHIP, "The hardship is noted.")


def _heard(request: StaffRequest, uid: str, act: Act, kind: HoldKind, said: str) -> HttpResponse:
    person = account_of(request, uid)
    form = SaidForm(posted(request))
    held = open_holds_of(person).filter(kind=kind).first()
    if request.method != "POST" or not form.is_valid():
        return show(request, person, act, form, held=held)
    try:
        hear(person, kind, by=by(request), now=request.now, note=form.cleaned_data["note"])
    except WorklistError as refused:
        form.wrong("note", refused.message)
        return show(request, person, act, form, held=held)
    said = f"{said} Nothing goes out until somebody at billing releases the hold."
    return done(request, person, said)


@needs(Right.WORK)
def pause(request: StaffRequest, uid: str) -> HttpResponse:
    """Keep reminders back until a day, with a reason; a second time moves the day."""
    person = account_of(request, uid)
    held = open_holds_of(person).filter(kind=HoldKind.WITH_PERSON).first()
    initial = {"until": request.today + _A_WEEK}
    form = PauseForm(posted(request), today=request.today, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, PAUSE, form, held=held)
    day = form.cleaned_data["until"]
    until = datetime.combine(day, time(), request.zone)
    pause_account(
        person, until=until, reason=form.cleaned_data["reason"], by=by(request), now=request.now
    )
    return done(request, person, f"Reminders are paused until {long_day(day)}.")


@needs(Right.WORK)
def release(request: StaffRequest, uid: str, hold: str = "") -> HttpResponse:
    """Let a hold go, by whom may do so; which one is asked where there are several."""
    person = account_of(request, uid)
    held = [_with_words(one) for one in open_holds_of(person)]
    if not hold:
        return _which(request, person, held)
    found = get_object_or_404(
        Hold.objects.for_practice(request.practice).select_related("guarantor__practice"),
        uid=hold,
        guarantor=person,
    )
    if found.kind == HoldKind.PROMISE:
        return redirect("accounts:promise", person.uid)
    needs_more = found.kind not in _BILLING
    form = ReleaseForm(posted(request), needed=needs_more)
    facts: dict[str, Any] = {
        "hold": _with_words(found),
        "others": [one for one in held if one.pk != found.pk],
        "may_release": not needs_more or request.role in _ANSWERABLE,
        "grave": needs_more,
    }
    if request.method != "POST":
        return show(request, person, RELEASE, form, **facts)
    if not facts["may_release"]:
        raise PermissionDenied
    if not form.is_valid():
        return show(request, person, RELEASE, form, **facts)
    note = form.cleaned_data["note"]
    if not release_hold(found, by=by(request), now=request.now, note=note):
        return show(request, person, RELEASE, form, notice=_RELEASED, status=409, **facts)
    return done(request, person, _what_resumes(facts["others"]))


def _with_words(hold: Hold) -> Hold:
    hold.words = hold_words(hold.kind)  # type: ignore[attr-defined]
    return hold


_RELEASED: Final = "Someone else has just released this hold."


def _which(request: StaffRequest, person: Guarantor, held: list[Hold]) -> HttpResponse:
    if len(held) == 1:
        return redirect("accounts:release", person.uid, held[0].uid)
    return show(request, person, RELEASE, holds=held)


def _what_resumes(others: object) -> str:
    if others:
        return "The hold is released. Reminders still wait for the other hold."
    return "The hold is released. Reminders go on as the journey and the policy allow."


@needs(Right.WORK)
def stop(request: StaffRequest, uid: str) -> HttpResponse:
    """They told us to stop: one press, no reason asked, effective at once (policy.md R022)."""
    person = account_of(request, uid)
    scopes = _SCOPES.get(request.POST.get("what", ""))
    if request.method != "POST" or scopes is None:
        status = 422 if request.method == "POST" else 200
        notice = "Choose what should stop." if request.method == "POST" else ""
        return show(request, person, STOP, notice=notice, status=status)
    stop_contact(person, scopes, by=by(request), now=request.now)
    return done(request, person, _STOPPED[request.POST["what"]])


_SCOPES: Final = {
    "sms": (Scope.SMS,),
    "email": (Scope.EMAIL,),
    "voice_auto": (Scope.VOICE_AUTO,),
    "voice": (Scope.VOICE_AUTO, Scope.VOICE_LIVE),
    "all": (Scope.ALL,),
}
_STOPPED: Final = {
    "sms": "No more texts go out to this account. Only they can ask for them again.",
    "email": "No more e-mails go out to this account. Only they can ask for them again.",
    "voice_auto": "No more automated calls are made to this account.",
    "voice": "Nobody calls this account any more. Only they can ask for calls again.",
    "all": "Everything has stopped for this account, except letters the law asks for.",
}

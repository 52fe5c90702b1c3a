"""What keeps reminders back: a dispute, hardship, a pause, a stop; and letting a hold go."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from tactful.core.vocabulary import HoldKind
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import HoldFault, change_hold, hear, hold_by_hand, stop_contact
from tactful.outreach.actions import pause as pause_account
from tactful.outreach.actions import release as release_hold
from tactful.outreach.actions.holds import check_release
from tactful.outreach.hold_kinds import ENDING, KINDS
from tactful.outreach.models import Hold
from tactful.outreach.queries import open_holds_of
from tactful.outreach.stops import STOPS
from tactful.practice.models import Staff
from tactful.practice.queries import settings_of, staff_of
from tactful.practice.roles import Right
from tactful.reports.account_words import hold_words
from tactful.web.accounts.acting import Act, account_of, done, long_day, posted, show
from tactful.web.accounts.forms import ChangeHoldForm, HoldForm, PauseForm, ReleaseForm, SaidForm
from tactful.web.staff import StaffRequest, by, needs
from tactful.worklist.actions import WorklistError

DISPUTE: Final = Act("dispute", "Says the bill is wrong", "Hold for the dispute")
HARDSHIP: Final = Act("hardship", "Cannot pay", "Hold for hardship")
PAUSE: Final = Act("pause", "Pause reminders", "Pause reminders")
HOLD: Final = Act("hold", "Put on hold", "Put on hold")
CHANGE: Final = Act("change_hold", "Change a hold", "Save the hold")
RELEASE: Final = Act("release", "Release a hold", "Release the hold")
STOP: Final = Act("stop_contact", "Asked us to stop", "")

_MIDNIGHT: Final = time()


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
    days = settings_of(request.practice).holds.pause_days
    initial = {"until": request.today + timedelta(days=days)}
    form = PauseForm(posted(request), today=request.today, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, PAUSE, form, held=held)
    day, reason = form.cleaned_data["until"], form.cleaned_data["reason"]
    until = datetime.combine(day, _MIDNIGHT, request.zone)
    try:
        hold = pause_account(person, until=until, reason=reason, by=by(request), now=request.now)
    except HoldFault as fault:
        form.wrong("until", fault.message)
        return show(request, person, PAUSE, form, held=held)
    if hold.expires_at is None:
        return done(request, person, "This account is with a person until somebody releases it.")
    return done(request, person, f"Reminders are paused until {long_day(day)}.")


@needs(Right.WORK)
def hold(request: StaffRequest, uid: str) -> HttpResponse:
    """Hold an account for any reason there is: everybody who works here may add caution."""
    person = account_of(request, uid)
    staff = staff_of(request.practice)
    held = [_with_words(one) for one in open_holds_of(person)]
    form = HoldForm(
        posted(request), today=request.today, staff=_choices(staff), held={one.kind for one in held}
    )
    if request.method != "POST" or not form.is_valid():
        return show(request, person, HOLD, form, held=held)
    said = form.cleaned_data
    kind = HoldKind(said["kind"])
    try:
        hold_by_hand(
            person,
            kind,
            reason=said["reason"],
            by=by(request),
            now=request.now,
            owner=_somebody(staff, said["owner"]),
            expires_at=_end_of(request, said["until"]),
        )
    except HoldFault as fault:
        form.wrong(_FIELDS.get(fault.code), fault.message)
        return show(request, person, HOLD, form, held=held)
    return done(request, person, f"Held: {KINDS[kind].name}. Nothing goes out that it stops.")


@needs(Right.WORK)
def change(request: StaffRequest, uid: str, hold: str) -> HttpResponse:
    """Give a hold to somebody, or move the day on which it ends by itself."""
    person = account_of(request, uid)
    found = _hold_of(request, person, hold)
    if found.kind == HoldKind.PROMISE:
        return redirect("accounts:promise", person.uid)
    staff = staff_of(request.practice)
    ends = found.kind in ENDING
    initial = {"owner": found.owner.uid if found.owner else "", "until": _day(request, found)}
    form = ChangeHoldForm(
        posted(request), today=request.today, staff=_choices(staff), ends=ends, initial=initial
    )
    facts: dict[str, Any] = {"hold": _with_words(found), "known": KINDS[HoldKind(found.kind)]}
    if found.released_at is not None:
        return show(request, person, CHANGE, form, notice=_RELEASED, status=409, **facts)
    if request.method != "POST" or not form.is_valid():
        return show(request, person, CHANGE, form, **facts)
    said = form.cleaned_data
    day = said.get("until")
    same_day = day == initial["until"]
    try:
        change_hold(
            found,
            owner=_somebody(staff, said["owner"]),
            expires_at=found.expires_at if same_day else _end_of(request, day),
            by=by(request),
            now=request.now,
        )
    except HoldFault as fault:
        if fault.code == "released":
            return show(request, person, CHANGE, form, notice=_RELEASED, status=409, **facts)
        form.wrong(_FIELDS.get(fault.code, "until"), fault.message)
        return show(request, person, CHANGE, form, **facts)
    return done(request, person, "The hold is changed.")


@needs(Right.WORK)
def release(request: StaffRequest, uid: str, hold: str = "") -> HttpResponse:
    """Let a hold go, by whom may do so; which one is asked where there are several."""
    person = account_of(request, uid)
    held = [_with_words(one) for one in open_holds_of(person)]
    if not hold:
        return _which(request, person, held)
    found = _hold_of(request, person, hold)
    if found.kind == HoldKind.PROMISE:
        return redirect("accounts:promise", person.uid)
    known = KINDS[HoldKind(found.kind)]
    form = ReleaseForm(posted(request), needed=known.evidence)
    facts: dict[str, Any] = {
        "hold": _with_words(found),
        "known": known,
        "others": [one for one in held if one.pk != found.pk],
        "why_not": _why_not(request, found),
    }
    if request.method != "POST":
        return show(request, person, RELEASE, form, **facts)
    if found.released_at is None and facts["why_not"]:
        raise PermissionDenied
    if not form.is_valid():
        return show(request, person, RELEASE, form, **facts)
    try:
        let_go = release_hold(
            found, by=by(request), now=request.now, note=form.cleaned_data["note"]
        )
    except HoldFault as fault:
        form.wrong("note", fault.message)
        return show(request, person, RELEASE, form, **facts)
    if not let_go:
        return show(request, person, RELEASE, form, notice=_RELEASED, status=409, **facts)
    return done(request, person, _what_resumes(facts["others"]))


def _why_not(request: StaffRequest, hold: Hold) -> str:
    """Why this person may not release this hold now; empty if they may."""
    try:
        # A note is asked for in the form; whether it is there is not the question here.
        check_release(hold, by=by(request), now=request.now, note="later")
    except HoldFault as fault:
        return fault.message
    return ""


def _hold_of(request: StaffRequest, person: Guarantor, uid: str) -> Hold:
    mine = Hold.objects.for_practice(request.practice)
    found: Hold = get_object_or_404(
        mine.select_related("practice", "owner", "guarantor__practice"), uid=uid, guarantor=person
    )
    return found


def _choices(staff: Sequence[Staff]) -> list[tuple[str, str]]:
    return [(one.uid, one.name or one.email) for one in staff]


def _somebody(staff: Sequence[Staff], uid: str) -> Staff | None:
    return next((one for one in staff if one.uid == uid), None)


def _end_of(request: StaffRequest, day: date | None) -> datetime | None:
    return datetime.combine(day, _MIDNIGHT, request.zone) if day else None


def _day(request: StaffRequest, hold: Hold) -> date | None:
    return hold.expires_at.astimezone(request.zone).date() if hold.expires_at else None


_FIELDS: Final = {
    "needs_reason": "reason",
    "long_reason": "reason",
    "never_by_itself": "until",
    "past_day": "until",
    "not_yours": "until",
    "too_early": "until",
    "has_its_own": "kind",
    "already_held": "kind",
    "no_such_person": "owner",
}


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
    "sms": STOPS["texts"],
    "email": STOPS["email"],
    "voice_auto": STOPS["automated"],
    "voice": STOPS["calls"],
    "all": STOPS["all"],
}
_STOPPED: Final = {
    "sms": "No more texts go out to this account. Only they can ask for them again.",
    "email": "No more e-mails go out to this account. Only they can ask for them again.",
    "voice_auto": "No more automated calls are made to this account.",
    "voice": "Nobody calls this account any more. Only they can ask for calls again.",
    "all": "Everything has stopped for this account, except letters the law asks for.",
}

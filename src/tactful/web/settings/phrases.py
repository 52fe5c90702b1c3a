"""What people write and how it is read: the shipped lists, the practice's own phrases, a box to
try a message in, and the words the practice never writes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from tactful.conversations.phrases import (
    LATEST,
    Understood,
    add_phrase,
    remove_phrase,
    set_never_write,
    try_message,
    try_phrase,
    try_words,
)
from tactful.core.policy.facts import Scope
from tactful.core.replies import Answer, OwnKind, OwnPhrase
from tactful.core.vocabulary import Channel
from tactful.outreach.hold_kinds import NAMES
from tactful.practice.actions import Changed, NotYours, RuleFault, StaleSettings
from tactful.practice.policy.load import read_data
from tactful.practice.queries import settings_of
from tactful.practice.roles import Right
from tactful.practice.settings import SettingsFault
from tactful.reports.account_words import label_words, template_words
from tactful.web.settings.forms import version_seen
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff, needs
from tactful.web.words import sentence

_LONGEST_TRIED: Final = 2_000
_REVIEW_AFTER: Final = timedelta(days=365)  # policy.md, watch list
KINDS: Final = {
    OwnKind.STOP_TEXTS: "stops texts and automated calls",
    OwnKind.STOP_CALLS: "stops calls",
    OwnKind.STOP_ALL: "stops everything",
    OwnKind.WRONG_PERSON: "we reached the wrong person",
    OwnKind.DISPUTE: "says the bill is wrong",
    OwnKind.HARDSHIP: "cannot pay",
    OwnKind.ATTORNEY: "a lawyer or a court",
    OwnKind.COMPLAINT: "a complaint",
    OwnKind.SAFETY: "somebody may be in danger",
}
_STOPPED: Final = {
    Scope.SMS: "texts",
    Scope.EMAIL: "e-mail",
    Scope.VOICE_AUTO: "automated calls",
    Scope.VOICE_LIVE: "calls by a person",
    Scope.ALL: "everything",
}
_ANSWERS: Final = {
    Answer.SAFETY_SELF_HARM: "the fixed answer to somebody in danger",
    Answer.SAFETY_MEDICAL: "the fixed answer to an emergency",
    Answer.CONFIRM_OPT_OUT: "one confirmation that it has stopped",
    Answer.CONFIRM_OPT_IN: "one confirmation that messages are on again",
    Answer.HELP: "who we are, and how to stop",
    Answer.CONFIRM_PROMISE: "the day as it was noted",
    Answer.ASK_DATE: "a question which day is meant",
}
_SOON: Final = {
    "P0": "at once",
    "P1": "within the hour",
    "P2": "today",
    "P3": "within two days",
}
_CHANNELS: Final = {"sms": Channel.SMS, "email": Channel.EMAIL}


@dataclass(frozen=True, slots=True)
class Heard:
    """How a message would be read, in words."""

    means: tuple[str, ...]
    stops: tuple[str, ...]
    holds: tuple[str, ...]
    soon: str
    answer: str
    address: bool
    letters_only: bool


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """The lists, the practice's own phrases, and the box to try a message in."""
    return _show(request)


@require_POST
@for_staff
@sensitive_post_parameters("message")
def attempt(request: StaffRequest) -> HttpResponse:
    """How a message would be read. It is neither kept nor written to any log."""
    text = request.POST.get("message", "")[:_LONGEST_TRIED]
    channel = _CHANNELS.get(request.POST.get("channel", ""), Channel.SMS)
    if not text.strip():
        return _show(request, wrong={"message": "Write a message first."}, status=422)
    understood = try_message(request.practice, text, channel, now=request.now)
    return _show(request, tried=text, heard=_heard(understood), channel=str(channel))


@require_POST
@needs(Right.CONFIGURE)
def add(request: StaffRequest) -> HttpResponse:
    """Try a phrase on what people wrote, and then keep it."""
    typed = {name: request.POST.get(name, "") for name in ("kind", "words", "whole", "reason")}
    if typed["kind"] not in OwnKind.__members__.values():
        return _show(request, typed=typed, wrong={"kind": "Choose what it means."}, status=422)
    words = " ".join(typed["words"].split())
    phrase = OwnPhrase(OwnKind(typed["kind"]), words, typed["whole"] == "yes")
    try:
        if "keep" not in request.POST:
            tried = try_phrase(request.practice, phrase, now=request.now)
            return _show(request, typed=typed, would=tried)
        add_phrase(
            request.practice,
            phrase,
            by=by(request),
            now=request.now,
            reason=typed["reason"],
            seen=version_seen(request.POST),
        )
    except SettingsFault as fault:
        return _refused(request, fault, typed)
    messages.success(request, "This phrase is read from now on.")
    return redirect("settings:phrases")


@require_POST
@needs(Right.CONFIGURE)
def remove(request: StaffRequest) -> HttpResponse:
    """Take one of the practice's own phrases out again."""
    typed = {name: request.POST.get(name, "") for name in ("removed", "reason")}
    own = settings_of(request.practice).phrases.own
    if not any(one.words == typed["removed"] for one in own):
        messages.info(request, "This phrase is not in the list any more.")
        return redirect("settings:phrases")
    try:
        remove_phrase(
            request.practice,
            typed["removed"],
            by=by(request),
            now=request.now,
            reason=typed["reason"],
            seen=version_seen(request.POST),
        )
    except SettingsFault as fault:
        return _refused(request, fault, typed, reason="remove_reason")
    messages.success(request, "This phrase is no longer read. The shipped ones stay.")
    return redirect("settings:phrases")


@require_POST
@needs(Right.CONFIGURE)
def words(request: StaffRequest) -> HttpResponse:
    """Words the practice never writes, one a line: first which messages say them, then kept."""
    typed = {"never": request.POST.get("never", ""), "reason": request.POST.get("reason", "")}
    wanted = [line.strip() for line in typed["never"].splitlines() if line.strip()]
    try:
        if "keep" not in request.POST:
            says = sorted({template_words(one.key) for one in try_words(request.practice, wanted)})
            return _show(request, typed=typed, says=says, looked=True)
        changed: Changed = set_never_write(
            request.practice,
            wanted,
            by=by(request),
            now=request.now,
            reason=typed["reason"],
            seen=version_seen(request.POST),
        )
    except SettingsFault as fault:
        return _refused(request, fault, typed, reason="never_reason")
    assert changed.version is not None
    messages.success(request, "No message with one of these words leaves from now on.")
    return redirect("settings:phrases")


def _refused(
    request: StaffRequest, fault: SettingsFault, typed: dict[str, str], reason: str = "reason"
) -> HttpResponse:
    if isinstance(fault, NotYours):
        raise PermissionDenied from None
    if isinstance(fault, StaleSettings):
        return _show(request, typed=typed, fault=str(fault), status=409)
    if isinstance(fault, RuleFault):
        where = reason if fault.path == "reason" else fault.path
        return _show(request, typed=typed, wrong={where: fault.said}, status=422)
    return _show(request, typed=typed, fault=sentence(str(fault)), status=422)


def _show(request: StaffRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    settings = settings_of(request.practice)
    data = read_data("phrases.yaml")
    typed = more.pop("typed", {})
    context = {
        "lists": [(key, one) for key, one in data["lists"].items()],
        "reviewed": {
            "on": data["reviewed_on"],
            "is_stale": request.today - data["reviewed_on"] > _REVIEW_AFTER,
        },
        "own": [(one, KINDS[one.kind]) for one in settings.phrases.own],
        "never": typed.get("never", "\n".join(settings.phrases.never_write)),
        "kinds": [(str(kind), said) for kind, said in KINDS.items()],
        "latest": LATEST,
        "seen": settings.number,
        "typed": typed,
        "wrong": {},
        **more,
    }
    return page(request, "phrases", context, status=status)


def _heard(understood: Understood) -> Heard:
    reading, decision = understood.reading, understood.decision
    means = tuple(dict.fromkeys(label_words(label) for label in reading.labels))
    return Heard(
        means=means or tuple(decision.reasons),
        stops=tuple(_STOPPED[scope] for scope in sorted(decision.suppress)),
        holds=tuple(NAMES[kind] for kind in decision.holds),
        soon=_SOON[decision.work.urgency] if decision.work else "",
        answer=_ANSWERS.get(decision.answer, "") if decision.answer else "",
        address=decision.suppress_address,
        letters_only=decision.letters_only,
    )

"""The simulator: what would have gone out, and a phone to answer it with."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from tactful.core.vocabulary import Channel
from tactful.core.wording import count
from tactful.ledger.models import Guarantor
from tactful.ledger.queries import find_guarantors
from tactful.outreach.models import Touch
from tactful.practice.roles import Right
from tactful.records import new_uid
from tactful.web.simulator.channels import MANY, ONE, in_words, live, simulated
from tactful.web.simulator.faults import fault_rows
from tactful.web.simulator.outbox import (
    PAGE,
    outbox,
    outcome_of,
    people_lately,
    simulated_touches,
)
from tactful.web.simulator.speaking import CannotSpeak, send_what_is_due, speak
from tactful.web.simulator.standing import standing
from tactful.web.simulator.talk import QUICK, talk_with, ways_to_answer
from tactful.web.simulator.understood import understood
from tactful.web.staff import StaffRequest, for_staff, needs, part_asked_for, write_down

_SOUGHT: Final = "simulator_sought"  # in the session: a name must not stand in an address


@require_GET
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """The outbox, newest first, and whom one can speak for."""
    chosen = request.GET.get("channel", "")
    channels = [Channel(chosen)] if chosen in list(MANY) else list(MANY)
    before = _after_which(request)
    rows = outbox(request.practice, channels, before=before, most=PAGE + 1)
    shown = rows[:PAGE]
    write_down(request, "outbox viewed", touches=[row.uid for row in shown])
    context = {
        **_standing(),
        "rows": shown,
        "tabs": _tabs(chosen),
        "chosen": MANY.get(Channel(chosen)) if len(channels) == 1 else "",
        "older": _address(chosen, shown[-1].uid) if len(rows) > PAGE else "",
        "newest": _address(chosen) if before else "",
        "people": people_lately(request.practice),
        "found": _found(request),
        "sought_here": "find" in request.GET,
    }
    return render(request, "simulator/index.html", context)


@require_POST
@for_staff
def find(request: StaffRequest) -> HttpResponse:
    """Whom to speak for, by name or number; what was sought stays out of the address."""
    request.session[_SOUGHT] = request.POST.get("name", "")[:120]
    return redirect(f"{reverse('simulator:index')}?find=1#people")


@require_GET
@for_staff
def touch(request: StaffRequest, uid: str) -> HttpResponse:
    """One message as it would have been read, or the script of a call."""
    found = get_object_or_404(
        simulated_touches(request.practice).select_related("guarantor"), uid=uid
    )
    write_down(request, "message viewed", about=found.guarantor, touch=found.uid)
    shape, outcome, because = outcome_of(found)
    context = {
        "touch": found,
        "channel": ONE[Channel(found.channel)],
        "shape": shape,
        "outcome": outcome,
        "because": because,
        "can_answer": found.channel in simulated(),
        "template": found.template_key.replace("_", " "),
    }
    return render(request, "simulator/touch.html", context)


@require_GET
@for_staff
def phone(request: StaffRequest, uid: str) -> HttpResponse:
    """One person's phone: everything said, and a box to answer in."""
    guarantor = _guarantor(request, uid)
    if part_asked_for(request, "talk"):
        return _what_is_new(request, guarantor)
    write_down(request, "account viewed", about=guarantor, where="simulator")
    return render(request, "simulator/phone.html", _phone(request, guarantor))


@require_POST
@needs(Right.SIMULATE)
def answer(request: StaffRequest, uid: str) -> HttpResponse:
    """The person says something; what comes back stands there at once."""
    guarantor = _guarantor(request, uid)
    said = request.POST.get("try") or request.POST.get("text", "")
    try:
        channel = _channel(request.POST.get("channel", ""))
        speak(guarantor, channel, said, once=request.POST.get("once", ""), now=request.now)
    except CannotSpeak as fault:
        return _answered(request, guarantor, said=said, wrong=str(fault), status=422)
    write_down(request, "spoke for a simulated person", about=guarantor, channel=str(channel))
    if part_asked_for(request, "exchange"):
        return _answered(request, guarantor)
    return redirect("simulator:phone", uid)


@require_POST
@needs(Right.SIMULATE)
def send_due(request: StaffRequest) -> HttpResponse:
    """What the worker would send next, now."""
    handled = send_what_is_due(request.practice, now=request.now)
    write_down(request, "sent what was due", touches=handled)
    messages.success(request, _was_sent(handled))
    return redirect("simulator:index")


@require_GET
@for_staff
def faults(request: StaffRequest) -> HttpResponse:
    """Which addresses make something go wrong, and what Tactful does about each."""
    return render(request, "simulator/faults.html", {**_standing(), "rows": fault_rows()})


def _guarantor(request: StaffRequest, uid: str) -> Guarantor:
    mine = Guarantor.objects.for_practice(request.practice).select_related("practice", "balance")
    found: Guarantor = get_object_or_404(mine, uid=uid)
    return found


# The outbox


def _standing() -> dict[str, Any]:
    """Which channels are pretended and which are live, in words."""
    pretended = simulated()
    alive = live(pretended)
    return {"pretended": in_words(pretended), "live": in_words(alive)}


def _after_which(request: StaffRequest) -> Touch | None:
    before = request.GET.get("before", "")
    if not before:
        return None
    found: Touch = get_object_or_404(simulated_touches(request.practice), uid=before)
    return found


def _tabs(chosen: str) -> list[dict[str, Any]]:
    every = {"name": "Everything", "address": _address(""), "here": chosen not in list(MANY)}
    return [
        every,
        *(
            {
                "name": words.capitalize(),
                "address": _address(str(channel)),
                "here": chosen == channel,
            }
            for channel, words in MANY.items()
        ),
    ]


def _address(channel: str, before: str = "") -> str:
    asked = {"channel": channel, "before": before}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("simulator:index") + (f"?{query}" if query else "")


def _found(request: StaffRequest) -> list[Guarantor]:
    sought = request.session.get(_SOUGHT, "") if "find" in request.GET else ""
    return find_guarantors(request.practice, sought)[:12] if sought.strip() else []


def _was_sent(handled: int) -> str:
    if not handled:
        return "Nothing is due now. What waits for its hour goes out then."
    return f"{count(handled, 'message')} looked at: sent, or put off with the reason."


# The phone


def _phone(request: StaffRequest, guarantor: Guarantor, **more: Any) -> dict[str, Any]:
    pretended = simulated()
    talk = talk_with(guarantor, request.zone)
    ways = ways_to_answer(guarantor, set(pretended))
    asked = request.POST.get("channel") or request.GET.get("as")
    chosen = asked or _as_we_wrote(talk.last_of_ours, ways)
    return {
        "guarantor": guarantor,
        "talk": talk,
        "facts": understood(talk.newest_inbound) if talk.newest_inbound else [],
        "standing": standing(guarantor, request.zone, on=request.today),
        "ways": ways,
        "chosen": chosen,
        "quick": QUICK,
        "once": new_uid(),
        "may_speak": Right.SIMULATE in request.may,
        "live": in_words(live(pretended)),
        **more,
    }


def _as_we_wrote(line: Any, ways: list[tuple[str, str, str]]) -> str:
    """People answer where they were written to."""
    codes = [code for code, _, _ in ways]
    if line is not None and line.code in codes:
        return str(line.code)
    return codes[0] if codes else ""


def _what_is_new(request: StaffRequest, guarantor: Guarantor) -> HttpResponse:
    context = _phone(request, guarantor)
    if request.GET.get("seen") == context["talk"].mark:
        return HttpResponse(status=204)
    return render(request, "simulator/_news.html", context)


def _answered(
    request: StaffRequest, guarantor: Guarantor, *, status: int = 200, **more: Any
) -> HttpResponse:
    part = part_asked_for(request, "exchange")
    page = "simulator/_exchange.html" if part else "simulator/phone.html"
    return render(request, page, _phone(request, guarantor, **more), status=status)


def _channel(code: str) -> Channel:
    if code not in list(MANY):
        raise CannotSpeak("Say whether this is a text, an e-mail or a call.")
    return Channel(code)

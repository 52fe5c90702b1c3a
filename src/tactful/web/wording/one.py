"""One message: how it reads, what was checked, how it comes out on every awkward account."""

from dataclasses import dataclass
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tactful.core.compose import Language, Tone, Variant, reading_grade
from tactful.core.compose.edge import Trial, code_of, tried
from tactful.core.diagram import title_of
from tactful.core.vocabulary import Channel
from tactful.outreach.library import occasions, small_print
from tactful.outreach.wordings import Wording, checked, tried_by, wording_at
from tactful.reports.actors import actor_names
from tactful.web.staff import StaffRequest, for_staff, part_asked_for
from tactful.web.wording.choice import Choice, choices, chosen
from tactful.web.wording.showing import address_of, is_theirs, shown, told
from tactful.web.wording.words import ANY_TONE, CHANNELS, IN_ENGLISH, named


@dataclass(frozen=True, slots=True)
class Tried:
    """How a message came out on one made-up account, and the address that shows it."""

    trial: Trial
    address: str


@for_staff
@require_safe
def one(request: StaffRequest, **place: str) -> HttpResponse:
    """One message in one channel, language, tone and variant."""
    wording = wording_or_404(request, **place)
    choice = chosen(request, wording.template.key)
    if part_asked_for(request, "reads"):
        return render(request, "wording/_reads.html", reading(wording, choice))
    template = wording.template
    trials = [tried(template, case) for case in tried_by(request.practice, template.language)]
    own = wording.own
    by = actor_names([own.approved_by])[own.approved_by] if own else ""
    context = {
        **reading(wording, choice),
        **headed(wording),
        "by": by,
        "findings": told(template, checked(request.practice, template)),
        "trials": [Tried(trial, _address(wording, code_of(trial.case))) for trial in trials],
        "failed": sum(not trial.holds for trial in trials),
        "foot": small_print(template),
    }
    return render(request, "wording/one.html", context)


# What an e-mail looks like needs styles on its elements, which no page of ours may have. So it
# is shown at an address of its own that may have them and nothing else: no script, no form, no
# link that opens, nothing fetched, and nobody but our own page may frame it.
@csp(
    {
        "default-src": [NONE],
        "style-src": [UNSAFE_INLINE],
        "base-uri": [NONE],
        "form-action": [NONE],
        "frame-ancestors": [SELF],
        "sandbox": True,
    }
)
@xframe_options_sameorigin
@for_staff
@require_safe
def frame(request: StaffRequest, **place: str) -> HttpResponse:
    """The HTML of one e-mail, for the frame on its page."""
    wording = wording_or_404(request, **place)
    if wording.template.channel is not Channel.EMAIL or not wording.template.html:
        raise Http404
    written = shown(wording.template, chosen(request, wording.template.key))
    if written is None or written.message is None:
        raise Http404
    return HttpResponse(written.message.html)


def wording_or_404(
    request: StaffRequest, *, key: str, channel: str, language: str, tone: str, variant: str
) -> Wording:
    """The message of an address; 404 where this practice has none there."""
    try:
        spoken = None if tone == ANY_TONE else Tone(tone)
        place = (key, Channel(channel), Language(language), spoken, Variant(variant))
    except ValueError:
        raise Http404 from None
    wording = wording_at(request.practice, place)
    if wording is None:
        raise Http404
    return wording


def headed(wording: Wording) -> dict[str, Any]:
    """What the head of every page about one message says."""
    template = wording.template
    return {
        "wording": wording,
        "key": template.key,
        "title": title_of(template.key).capitalize(),
        "about": occasions().get(template.key, ""),
        "named": named(template.channel, template.language, template.tone, template.variant),
        "channel_words": CHANNELS[template.channel],
        "language_words": IN_ENGLISH[template.language],
        "address": address_of(template),
        "change_address": address_of(template, to="change"),
        "shipped_address": address_of(template, to="shipped"),
    }


def reading(wording: Wording, choice: Choice) -> dict[str, Any]:
    """How a message reads for the chosen account."""
    template = wording.template
    theirs = is_theirs(wording, choice, template.key)
    written = shown(template, choice, theirs=theirs)
    grade = None
    if written is not None and written.message is not None:
        grade = reading_grade(written.message.text, template.language)
    return {
        "choice": choice,
        "choices": choices(),
        "shown": written,
        "grade": grade,
        "channel": template.channel.value,
        "language": template.language.value,
        "frame_address": address_of(template, to="frame", choice=choice) if template.html else "",
    }


def _address(wording: Wording, code: str) -> str:
    return f"{address_of(wording.template)}?on={code}"

"""Is this message from us? The page on which whoever got one can check its code."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tactful.core.compose import Language
from tactful.core.compose.calendar_words import year_date
from tactful.core.wording import phone_words
from tactful.outreach.queries import CODE_DAYS, sent_with_code
from tactful.portal.actions import may_try
from tactful.portal.words import WORDS, Words, language_of
from tactful.practice.models import Practice

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says to a code: a mark, a sentence, and what to do now."""

    kind: str  # yes, no, busy or empty
    said: str
    then: str = ""
    status: int = 200


# Nobody is signed in and nothing of anybody's is changed, so no other page could forge anything,
# and whoever refuses cookies can check a code too.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """The page, and its answer; the code is in no address and in no log."""
    language = language_of(request)
    words = WORDS[language]
    practice = Practice.objects.filter(slug=slug).first()
    if practice is None:
        return _page(request, "portal/gone.html", language, {}, 404)
    typed = request.POST.get("code", "")[:_LONGEST]
    answer = None
    if request.method == "POST":
        answer = _answer(practice, typed, request, words, language)
    context = {
        "practice": practice,
        "lead": words.lead.format(practice=practice.name),
        "private": words.private.format(days=CODE_DAYS),
        "phone": practice.phone,
        "call_us": words.call_us.format(phone=phone_words(practice.phone)),
        "typed": typed,
        "answer": answer,
    }
    return _page(request, "portal/check.html", language, context, answer.status if answer else 200)


def _answer(
    practice: Practice, typed: str, request: HttpRequest, words: Words, language: Language
) -> Answer:
    now = timezone.now()
    if not typed.strip():
        return Answer("empty", words.type_it, status=422)
    if not may_try(practice, request.META.get("REMOTE_ADDR", ""), now=now):
        return Answer("busy", words.busy, words.busy_next, status=429)
    sent = sent_with_code(practice, typed, now=now)
    if sent is None:
        return Answer("no", words.no.format(days=CODE_DAYS), words.no_next)
    channel, at = sent
    day = year_date(_day(at, practice), language)
    said = words.yes.format(practice=practice.name, did=words.did[channel], day=day)
    return Answer("yes", said, words.yes_next)


def _day(at: datetime, practice: Practice) -> date:
    return at.astimezone(ZoneInfo(practice.timezone)).date()


def _page(
    request: HttpRequest, template: str, language: Language, context: dict[str, Any], status: int
) -> HttpResponse:
    here = {"words": WORDS[language], "language": language}
    answer = render(request, template, context | here, status=status)
    answer["Content-Language"] = language
    answer["Vary"] = "Accept-Language"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer

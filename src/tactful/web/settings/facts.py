"""What the practice declared: the gate needs it, and no export carries it."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tactful.practice.actions import PracticeFault, declare
from tactful.practice.facts import BY_NAME, CONSENT_WORDS, FACTS, MOST_FEED_AGE_H, Fact
from tactful.practice.models import DeclaredFact
from tactful.practice.roles import Right
from tactful.reports.actors import actor_names
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff, needs

_CONSENT: Final = {
    "explicit": "They signed or ticked wording about it",
    "number_only": "They gave a number or address, nothing more",
    "none": "They did not",
}


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """Every question, the answer, who gave it and when."""
    declared = {row.name: row for row in DeclaredFact.objects.for_practice(request.practice)}
    names = actor_names(row.declared_by for row in declared.values())
    rows = [
        {
            "fact": fact,
            "row": (row := declared.get(fact.name)),
            "question": _question(fact),
            "answer": _said(fact, row.value) if row else "",
            "who": names[row.declared_by] if row else "",
        }
        for fact in FACTS
    ]
    missing = sum(1 for row in rows if row["row"] is None)
    return page(request, "facts", {"rows": rows, "missing": missing})


@needs(Right.CONFIGURE)
def fact(request: StaffRequest, name: str) -> HttpResponse:
    """One question, to be answered anew by whoever stands for the answer."""
    asked = BY_NAME.get(name)
    if asked is None:
        raise Http404
    if request.method != "POST":
        row = DeclaredFact.objects.for_practice(request.practice).filter(name=name).first()
        return _ask(request, asked, _typed(asked, row.value) if row else "")
    said = request.POST.get("value", "").strip()
    try:
        declare(request.practice, {name: _value(asked, said)}, by=by(request), now=request.now)
    except PracticeFault as fault:
        return _ask(request, asked, said, wrong=str(fault), status=422)
    messages.success(request, "Declared, in your name.")
    return redirect("settings:facts")


def _ask(
    request: StaffRequest, asked: Fact, value: str, *, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "fact": asked,
        "question": _question(asked),
        "options": _options(asked),
        "value": value,
        "wrong": wrong,
    }
    return page(request, "fact", context, status=status)


def _question(fact: Fact) -> str:
    """Without the words a command line takes; the page offers them to choose from."""
    question, mark, _ = fact.question.partition("?")
    return question.removesuffix(" explicit, number_only or none.") + mark


def _options(fact: Fact) -> list[tuple[str, str]]:
    if isinstance(fact.demo, bool):
        return [("yes", "Yes"), ("no", "No")]
    return list(_CONSENT.items()) if isinstance(fact.demo, str) else []


def _value(fact: Fact, said: str) -> Any:
    """What was chosen, as it is kept; raises PracticeFault with what the question takes."""
    if options := _options(fact):
        if said not in dict(options):
            raise PracticeFault("Choose one of these.")
        return said == "yes" if isinstance(fact.demo, bool) else said
    if not (said.isascii() and said.isdigit()) or not 0 < int(said[:6]) <= MOST_FEED_AGE_H:
        raise PracticeFault(f"Write hours as a whole number from 1 to {MOST_FEED_AGE_H}.")
    return int(said)


def _typed(fact: Fact, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _said(fact: Fact, value: Any) -> str:
    said = _typed(fact, value)
    if value in CONSENT_WORDS:
        return _CONSENT[value]
    return dict(_options(fact)).get(said) or f"{said} hours"

"""The messages: the list by purpose, and one occasion in all its tones and languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.core.compose import Language, Severity, Tone, TonePolicy, Variant
from tactful.core.diagram import title_of
from tactful.core.vocabulary import Channel
from tactful.outreach.library import occasions
from tactful.outreach.models import Template
from tactful.outreach.wordings import Wording, checked, wordings
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.actors import actor_names
from tactful.web.staff import StaffRequest, for_staff, part_asked_for
from tactful.web.wording.choice import USUAL, Choice, choices, chosen
from tactful.web.wording.showing import Shown, address_of, is_theirs, shown
from tactful.web.wording.words import (
    CHANNELS,
    GROUPS,
    LANGUAGES,
    TONES,
    ages_of,
    group_of,
    order_of,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One occasion of the list: where, in which languages, in whose words."""

    key: str
    title: str
    about: str
    channels: tuple[str, ...]
    languages: tuple[str, ...]
    tones: int
    number: int
    own: int
    by: str
    at: Any
    waits: bool
    wrong: int
    fixed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Occasions of one purpose."""

    name: str
    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One message within the table of an occasion."""

    wording: Wording
    shown: Shown | None
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """One tone of an occasion, with its messages by language."""

    tone: str
    ages: str
    cells: tuple[tuple[Language, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    address: str
    here: bool


@for_staff
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Every occasion a patient hears of us, by purpose, and whose words are used."""
    found = wordings(request.practice)
    entries = _entries(request.practice, found)
    groups = [
        Group(name, about, tuple(sorted(_in(entries, name), key=lambda one: order_of(one.key))))
        for name, about in GROUPS
    ]
    context = {
        "groups": [group for group in groups if group.entries],
        "occasions": len(entries),
        "own": sum(one.own for one in entries),
        "wrong": sum(one.wrong for one in entries),
    }
    return render(request, "wording/index.html", context)


@for_staff
@require_safe
def message(request: StaffRequest, key: str) -> HttpResponse:
    """One occasion on one channel: a row for each tone, a column for each language."""
    found = wordings(request.practice, key=key)
    if not found:
        raise Http404
    here = _channel(found, request.GET.get("by", ""))
    choice = chosen(request, key)
    tones = settings_of(request.practice).tones
    mine = [one for one in found if one.template.channel is here]
    languages = [each for each in Language if any(o.template.language is each for o in mine)]
    context: dict[str, Any] = {
        "key": key,
        "title": title_of(key).capitalize(),
        "about": occasions().get(key, ""),
        "group": group_of(key),
        "channel": here.value,
        "tabs": _tabs(found, here, key, choice),
        "choice": choice,
        "choices": choices(),
        "languages": [(each.value, LANGUAGES[each]) for each in languages],
        "rows": _rows(mine, languages, choice, tones),
        "instead": _instead(choice, key, here),
        "fixed": all(one.fixed for one in mine),
        "has_two": any(one.template.variant is Variant.FULL for one in mine)
        and here in (Channel.SMS, Channel.EMAIL),
    }
    part = part_asked_for(request, "samples")
    return render(request, "wording/_samples.html" if part else "wording/message.html", context)


def _in(entries: Iterable[Entry], group: str) -> Iterable[Entry]:
    return (one for one in entries if group_of(one.key) == group)


def _entries(practice: Practice, found: Iterable[Wording]) -> list[Entry]:
    by_key: dict[str, list[Wording]] = {}
    for one in found:
        by_key.setdefault(one.template.key, []).append(one)
    names = actor_names(one.own.approved_by for one in found if one.own)
    kept_out = settings_of(practice).phrases.never_write
    return [_entry(practice, key, mine, names, kept_out) for key, mine in by_key.items()]


def _entry(
    practice: Practice,
    key: str,
    mine: list[Wording],
    names: Mapping[str, str],
    kept_out: tuple[str, ...],
) -> Entry:
    own = [one for one in mine if one.own]
    approved = [(row.approved_at, row) for row in _rows_of(own) if row.approved_at]
    newest = max(approved, key=lambda pair: pair[0])[1] if approved else None
    wrong = [
        one
        for one in own
        if any(f.severity is Severity.ERROR for f in checked(practice, one.template, kept_out))
    ]
    return Entry(
        key=key,
        title=title_of(key).capitalize(),
        about=occasions().get(key, ""),
        channels=tuple(
            CHANNELS[each].lower()
            for each in Channel
            if any(o.template.channel is each for o in mine)
        ),
        languages=tuple(
            LANGUAGES[each] for each in Language if any(o.template.language is each for o in mine)
        ),
        tones=len({one.template.tone for one in mine if one.template.tone}),
        number=len(mine),
        own=len(own),
        by=names.get(newest.approved_by, "") if newest else "",
        at=newest.approved_at if newest else None,
        waits=any(one.waits for one in own),
        wrong=len(wrong),
        fixed=all(one.fixed for one in mine),
    )


def _rows_of(own: Iterable[Wording]) -> Iterable[Template]:
    return (one.own for one in own if one.own)


def _channel(found: Iterable[Wording], asked: str) -> Channel:
    there = {one.template.channel for one in found}
    if asked and asked not in there:
        raise Http404
    return Channel(asked) if asked else next(each for each in Channel if each in there)


def _tabs(found: Iterable[Wording], here: Channel, key: str, choice: Choice) -> list[Tab]:
    there = {one.template.channel for one in found}
    on = "" if choice.code == USUAL else f"&on={choice.code}"
    return [
        Tab(CHANNELS[each], f"?by={each}{on}", each is here) for each in Channel if each in there
    ]


def _rows(
    mine: list[Wording], languages: list[Language], choice: Choice, tones: TonePolicy
) -> list[Row]:
    order = (None, *Tone)
    there = [tone for tone in order if any(one.template.tone is tone for one in mine)]
    return [
        Row(
            tone=TONES[tone] if tone else "",
            ages=ages_of(tone, tones),
            cells=tuple(
                (language, tuple(_cells(mine, tone, language, choice))) for language in languages
            ),
        )
        for tone in there
    ]


def _cells(
    mine: list[Wording], tone: Tone | None, language: Language, choice: Choice
) -> Iterable[Cell]:
    for one in mine:
        template = one.template
        if template.tone is tone and template.language is language:
            theirs = is_theirs(one, choice, template.key)
            address = address_of(template, choice=choice)
            yield Cell(one, shown(template, choice, theirs=theirs), address)


def _instead(choice: Choice, key: str, channel: Channel) -> str:
    """Where a real account would get other words than those of this occasion: which."""
    would = choice.would_get(key, channel)
    return title_of(would.key) if would is not None and would.key != key else ""

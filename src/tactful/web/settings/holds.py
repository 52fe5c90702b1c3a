"""Holds of every kind: what each stops, what follows it, who may release it, how many are open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tactful.core.vocabulary import Category, HoldKind
from tactful.core.wording import listed
from tactful.outreach.hold_kinds import KINDS, Group, KindOfHold, who_releases, who_words
from tactful.outreach.queries import held_for, open_holds_by_kind
from tactful.practice.authority import has_compliance
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.account_words import code_of_hold
from tactful.reports.actors import actor_names
from tactful.web.settings.fields import HOLDS
from tactful.web.settings.forms import SettingsForm
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, for_staff, write_down

_PAGE: Final = 100
_SENT: Final = {
    Category.REMINDER: "reminders",
    Category.PROMISE_REMINDER: "reminders of promises",
    Category.PLAN_REMINDER: "reminders of a plan",
    Category.RECEIPT: "receipts",
    Category.REPLY: "answers",
    Category.OPT_OUT_CONFIRM: "confirmations of a stop",
    Category.HELP_REPLY: "answers to HELP",
    Category.REQUIRED_NOTICE: "notices the law asks for",
}
_REMINDERS: Final = (Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER)


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of hold as the page shows it."""

    known: KindOfHold
    stops: str
    code: str
    cooldown: str
    who: str
    open: int


@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """All kinds of hold by what they are about, and the practice's say in them."""
    groups = list(_groups(request.practice))
    return SettingsForm(request, "holds", HOLDS, more={"kinds": groups}).answer()


@require_safe
@for_staff
def held(request: StaffRequest, of_kind: str) -> HttpResponse:
    """The accounts that are held for one reason now, the longest first."""
    if of_kind not in HoldKind.__members__.values():
        raise Http404
    wanted = HoldKind(of_kind)
    first = _number(request.GET.get("from", ""))
    rows = list(held_for(request.practice, wanted)[first : first + _PAGE + 1])
    names = actor_names(row.opened_by for row in rows)
    write_down(request, "held accounts viewed", kind=of_kind, count=len(rows[:_PAGE]))
    context = {
        "known": KINDS[wanted],
        "rows": [(row, names[row.opened_by]) for row in rows[:_PAGE]],
        "next": first + _PAGE if len(rows) > _PAGE else 0,
        "first": first,
    }
    return page(request, "held", context)


def _groups(practice: Practice) -> Iterator[tuple[Group, list[Line]]]:
    settings, compliance = settings_of(practice), has_compliance(practice)
    counts = open_holds_by_kind(practice)
    for group in Group:
        lines = [
            Line(
                known,
                _stops(known),
                str(code_of_hold(known.kind) or ""),
                _cooldown(known, settings.policy.cooldown),
                "nobody"
                if known.never_ends
                else who_words(who_releases(known.kind, settings.holds), has_compliance=compliance),
                counts.get(known.kind, 0),
            )
            for known in KINDS.values()
            if known.group is group
        ]
        yield group, lines


def _stops(known: KindOfHold) -> str:
    """What no longer goes out, in words: `all reminders, receipts and answers`."""
    stops = known.stops
    if set(_REMINDERS) <= set(stops):
        others = [_SENT[one] for one in stops if one not in _REMINDERS]
        return listed(["all reminders", *others])
    return listed([_SENT[one] for one in stops])


def _cooldown(known: KindOfHold, cooldown: Any) -> str:
    if known.least_days:
        return f"at least {known.least_days} days in all"
    if known.never_ends:
        return "never ends"
    return f"{getattr(cooldown, known.cooldown)} days" if known.cooldown else ""


def _number(said: str) -> int:
    return int(said[:7]) if said.isascii() and said.isdigit() else 0

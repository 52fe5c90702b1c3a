"""Home: what needs a person today, what goes out by itself, what is ours to fix, what changed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import MONTHS, WEEKDAYS
from django.views.decorators.http import require_safe

from tactful.conversations.queries import urgent_stranger
from tactful.core.wording import count
from tactful.ledger.models import Guarantor
from tactful.reports.attention import needing_a_person
from tactful.reports.home import Fix, changes, last_working_day, ours_to_fix, paid_since
from tactful.reports.outlook import outlook
from tactful.reports.today import nothing_goes_out
from tactful.web.staff import StaffRequest, for_staff, write_down

NEEDING: Final = 8
CHANGES: Final = 12
_MORE: Final = 100


@dataclass(frozen=True, slots=True)
class Act:
    """Something to put right: what happened, what follows, and the one next act."""

    what: str
    then: str
    act: str
    address: str
    shape: str  # `failed` where we failed; else what waits for somebody


@require_safe
@for_staff
def home(request: StaffRequest) -> HttpResponse:
    """How things stand this morning."""
    practice, today, now = request.practice, request.today, request.now
    since = last_working_day(today)
    most = _MORE if request.GET.get("changes") == "all" else CHANGES
    lately = changes(practice, since=since, on=today, limit=most + 1)
    rows = needing_a_person(practice, on=today, now=now, size=NEEDING)
    seen = [change.guarantor.uid for change in lately[:most] if change.guarantor]
    write_down(request, "home viewed", accounts=sorted({*(row.uid for row in rows), *seen}))
    context: dict[str, Any] = {
        "heading": f"{WEEKDAYS[today.weekday()]}, {MONTHS[today.month]} {today.day}",
        "rows": rows,
        "needing": request.waiting.people,
        "ahead": outlook(practice, on=today, now=now),
        "nothing": nothing_goes_out(practice, now),
        "stopped": request.waiting.stopped,
        "waiting": request.waiting.replies,
        "danger": urgent_stranger(practice),
        "fixes": [_act(fix) for fix in ours_to_fix(practice, now=now)],
        "changes": lately[:most],
        "more": len(lately) > most,
        "all_changes": most == _MORE,
        "paid": paid_since(practice, since, on=today),
        "since": _day_words(since, today),
        "is_empty": not Guarantor.objects.for_practice(practice).exists(),
    }
    return render(request, "home/index.html", context)


def _day_words(day: date, today: date) -> str:
    return "yesterday" if day == today - timedelta(days=1) else str(WEEKDAYS[day.weekday()])


def _act(fix: Fix) -> Act:
    what, then, act, place = _FIXES[fix.code]
    number = fix.number
    if fix.code == "stale" and number:
        what = f"The last export is {count(number, 'day')} old"
    elif fix.code == "undeclared":
        what = f"{count(number, 'question')} about your practice {_are(number)} not answered"
    elif number:
        what = f"{count(number, what)} {_ENDS[fix.code][number != 1]}"
    own, room, asked = place
    address = reverse(own, args=[fix.uid]) if own and fix.uid else reverse(room)
    shape = "no_response" if fix.code in _NOT_OUR_FAULT else "failed"
    return Act(what, then, act, address + asked, shape)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


_ENDS: Final = {
    "findings": ("needs a look", "need a look"),
    "refused": ("was refused", "were refused"),
    "unknown": ("may or may not have arrived", "may or may not have arrived"),
    "no_contact": ("has no way to be reached", "have no way to be reached"),
}
_NOT_OUR_FAULT: Final = frozenset({"findings", "no_contact"})
_TODAY: Final = ("", "worklist:index", "?view=today")
_RUN: Final = ("imports:run", "imports:index", "")
_FIXES: Final[dict[str, tuple[str, str, str, tuple[str, str, str]]]] = {
    "stale": (
        "The last export is too old",
        "Reminders wait until a new file comes in.",
        "Import a file",
        ("", "imports:index", ""),
    ),
    "undeclared": (
        "",
        "Until they are, messages that depend on the answer stay here.",
        "Answer what is asked",
        ("", "settings:index", ""),
    ),
    "import_refused": (
        "The last file was not taken in",
        "Nothing was changed by it.",
        "See why",
        _RUN,
    ),
    "findings": ("finding", "The files say something a person should look at.", "See them", _RUN),
    "refused": ("message", "A person finds another way to reach them.", "See whom", _TODAY),
    "unknown": (
        "message",
        "We lost the answer. They will not be sent again by themselves.",
        "See whom",
        _TODAY,
    ),
    "no_contact": ("account", "Ask for a number or an address.", "See whom", _TODAY),
    "incomplete": (
        "Messages wait for something the practice has not filled in",
        "Its phone number or the page to pay at.",
        "Fill it in",
        ("", "settings:index", ""),
    ),
}

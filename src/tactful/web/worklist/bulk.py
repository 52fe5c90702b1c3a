"""One act on the accounts that were chosen: shown first, done when confirmed, undone for a day.

The chosen accounts travel in the body of the form and never in an address.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tactful.chores import settle_now
from tactful.core.journey import HandOff, OpenWorkItem, Send
from tactful.core.vocabulary import Channel, WorkKind
from tactful.core.wording import count
from tactful.journeys.actions import CannotEnroll
from tactful.journeys.actions.in_bulk import (
    MOST,
    UNDO_WITHIN,
    CannotUndo,
    Chosen,
    Wish,
    choose,
    do_in_bulk,
    undo,
)
from tactful.journeys.foresight import Step, itinerary
from tactful.journeys.queries import newest_versions
from tactful.ledger.models import Guarantor
from tactful.outreach.preview import previewer_for
from tactful.practice.models import Staff
from tactful.practice.queries import staff_of
from tactful.practice.roles import Right
from tactful.reports.account_words import hold_words
from tactful.reports.actors import actor_names
from tactful.web.accounts.acts.journeys import message_words
from tactful.web.accounts.forms import (
    ActForm,
    AssignForm,
    EnrollForm,
    NoteForm,
    PauseForm,
    ReleaseForm,
    ResolveForm,
)
from tactful.web.staff import StaffRequest, by, needs, write_down
from tactful.web.worklist.place import list_address
from tactful.worklist.actions import WorklistError
from tactful.worklist.models import BulkAct, BulkKind

LISTED: Final = 50  # names of a group shown at most; the others are a number
_LATELY: Final = 50


@dataclass(frozen=True, slots=True)
class Asking:
    """The words in which one kind of act is asked about."""

    title: str
    button: str  # with its number behind it
    what: str


_ASKING: Final = {
    BulkKind.ASSIGN: Asking(
        "Give to somebody",
        "Give",
        "What waits on these accounts stands on that person’s worklist from now on.",
    ),
    BulkKind.HOLD: Asking(
        "Pause reminders",
        "Pause",
        "No reminder goes out until the day you choose, and what waits now is taken back.",
    ),
    BulkKind.ENROLL: Asking(
        "Start a journey", "Start", "Paying or opting out of everything ends it; a person may too."
    ),
    BulkKind.NOTE: Asking("Add a note", "Add to", "The same note is kept with each account."),
    BulkKind.RESOLVE: Asking(
        "Mark resolved",
        "Mark resolved:",
        "Closes what waits for a person and keeps the reason as a note; holds stay as they are.",
    ),
    BulkKind.RELEASE: Asking(
        "Release",
        "Release",
        "Ends their pause: journeys go on from where they stand, and reminders go out as the "
        "policy allows. Disputes and hardship are released one by one.",
    ),
}


@require_http_methods(["GET", "POST"])
@needs(Right.WORK)
def bulk(request: StaffRequest) -> HttpResponse:
    """Ask before an act on the chosen accounts, or do it; without any, what was done lately."""
    if request.method != "POST":
        return _lately(request)
    uids = list(dict.fromkeys(request.POST.getlist("account")))
    wrong = _wrong(request.POST.get("act", ""), uids)
    if wrong:
        messages.warning(request, wrong)
        return redirect(list_address(request))
    _all_ours(request, uids)
    return _Question(request, BulkKind(request.POST["act"]), uids).answer()


def _wrong(act: str, uids: Sequence[str]) -> str:
    if act not in BulkKind.values:
        return "Choose what to do with the accounts."
    if not uids:
        return "No account is chosen; tick some first."
    if len(uids) > MOST:
        return f"At most {MOST} accounts at a time; choose fewer."
    return ""


def _all_ours(request: StaffRequest, uids: Sequence[str]) -> None:
    if Guarantor.objects.for_practice(request.practice).filter(uid__in=uids).count() != len(uids):
        raise Http404


class _Question:
    """One act about to be confirmed."""

    def __init__(self, request: StaffRequest, kind: BulkKind, uids: Sequence[str]) -> None:
        self.request, self.kind, self.uids = request, kind, uids
        self.confirmed = "confirm" in request.POST
        self.people = staff_of(request.practice) if kind is BulkKind.ASSIGN else []
        self.versions = newest_versions(request.practice) if kind is BulkKind.ENROLL else []
        self.form = self._form()

    def answer(self) -> HttpResponse:
        if self.confirmed and self.form.is_valid():
            try:
                return self._do()
            except (WorklistError, CannotEnroll) as refused:
                self.form.wrong(_FIELDS.get(getattr(refused, "code", "")), str(refused))
        return self._show(422 if self.confirmed else 200)

    def _do(self) -> HttpResponse:
        request = self.request
        act = do_in_bulk(
            request.practice,
            self.uids,
            self._wish(),
            once=self.form.cleaned_data["once"],
            by=by(request),
            now=request.now,
        )
        ids = {change["g"] for change in act.changes}
        settle_now(request.practice, ids, now=request.now)
        return redirect("worklist:bulk_done", act.uid)

    def _show(self, status: int) -> HttpResponse:
        request = self.request
        chosen = choose(request.practice, self.uids, self._wish(), now=request.now)
        write_down(request, "bulk act asked", act=str(self.kind), accounts=self.uids)
        shown = {
            "asking": _ASKING[self.kind],
            "kind": self.kind,
            "uids": self.uids,
            "form": self.form,
            "chosen": chosen,
            "listed": chosen.people[:LISTED],
            "more": max(0, len(chosen.people) - LISTED),
            "left_out": _groups(chosen),
            "back": list_address(request),
            "fields": [field for field in self.form.visible_fields() if field.name != "journey"],
        }
        if self.kind is BulkKind.ENROLL:
            shown |= self._ahead(chosen)
        return render(request, "worklist/bulk.html", shown, status=status)

    def _form(self) -> ActForm:
        typed, today = self.request.POST if self.confirmed else None, self.request.today
        match self.kind:
            case BulkKind.ASSIGN:
                return AssignForm(typed, staff=[(one.uid, one.name) for one in self.people])
            case BulkKind.HOLD:
                until = today + timedelta(days=7)
                return PauseForm(typed, today=today, initial={"until": until})
            case BulkKind.ENROLL:
                named = [(v.journey.key, v.journey.name) for v in self.versions]
                return EnrollForm(typed, journeys=named)
            case BulkKind.NOTE:
                return NoteForm(typed)
            case BulkKind.RESOLVE:
                return ResolveForm(typed)
            case _:
                return ReleaseForm(typed)

    def _wish(self) -> Wish:
        """What is to be done, as far as it is typed already."""
        is_typed = self.form.is_bound and self.form.is_valid()
        said: dict[str, Any] = self.form.cleaned_data if is_typed else {}
        until = said.get("until")
        return Wish(
            self.kind,
            owner=self._owner(said.get("owner", "")),
            journey=said.get("journey", "") or self._journey(),
            until=until and datetime.combine(until, time(), self.request.zone),
            text=said.get("reason") or said.get("note") or "",
        )

    def _owner(self, uid: str) -> Staff | None:
        return next((one for one in self.people if one.uid == uid), None)

    def _journey(self) -> str:
        """The journey whose preview is asked for; the first one where none was."""
        keys = [version.journey.key for version in self.versions]
        asked = self.request.POST.get("journey", "")
        return asked if asked in keys else next(iter(keys), "")

    def _ahead(self, chosen: Chosen) -> dict[str, Any]:
        """How each would be reached first, and the first message of all in full."""
        key = self._journey()
        version = next((v for v in self.versions if v.journey.key == key), None)
        if version is None:
            return {"versions": self.versions}
        practice, now = self.request.practice, self.request.now
        plan = itinerary(practice, chosen.ids, version, now=now, most=1)
        firsts = [(id, next(iter(plan[id]), None)) for id in chosen.ids if id in plan]
        ways = [_way(step) for _, step in firsts]
        return {
            "versions": self.versions,
            "version": version,
            "ways": [(way, ways.count(way)) for way in dict.fromkeys(ways)],
            "first": self._first(firsts),
        }

    def _first(self, firsts: Sequence[tuple[int, Step | None]]) -> dict[str, Any] | None:
        for id, step in firsts:
            match step.decision if step else None:
                case Send(channel=channel, template=key, category=category) if step:
                    now = self.request.now
                    previewer = previewer_for(self.request.practice, [id], now=now, at=step.at)
                    found = previewer.preview(id, channel, key, category)
                    return message_words(found) | {"at": step.at}
        return None


_FIELDS: Final = {
    "empty_note": "note",
    "long_note": "note",
    "no_reason": "reason",
    "not_of_this_practice": "owner",
}


def _way(step: Step | None) -> str:
    match step.decision if step else None:
        case Send(channel=channel):
            return _BY[channel]
        case OpenWorkItem(kind=WorkKind.CALL):
            return "by a person’s call"
        case OpenWorkItem():
            return "by a person"
        case HandOff():
            return "not by itself: handed to a person"
        case _:
            return "not yet"


_BY: Final = {
    Channel.SMS: "by text",
    Channel.EMAIL: "by e-mail",
    Channel.VOICE: "by a call",
    Channel.LETTER: "by letter",
    Channel.PORTAL: "on the patient page",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Those left out for one reason; names beyond a page's worth are a number."""

    why: str
    people: tuple[Guarantor, ...]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.people)


def _groups(chosen: Chosen) -> list[Group]:
    groups = []
    for code, number in chosen.counts.items():
        people = [person for person, why in chosen.left_out if why == code]
        groups.append(Group(why_words(code), tuple(people[:LISTED]), number))
    return groups


def why_words(code: str) -> str:
    """Why an account is left out, or stays as it is, as a phrase."""
    if code in _WHY:
        return _WHY[code]
    return f"on hold: {hold_words(code.removeprefix('hold_'))}"


_WHY: Final = {
    "paid": "nothing is owed",
    "enrolled": "on this journey already",
    "opted_out": "opted out of everything",
    "insurance": "insurance pending",
    "theirs_already": "with that person already",
    "nothing_waits": "nothing waits for a person",
    "reply_waits": "what they wrote must be read first",
    "not_paused": "not paused",
    "hold_with_person": "paused, or with a person already",
    "unreadable": "the account cannot be read",
    "worked": "somebody has worked on it since",
    "released": "the pause was released since",
    "sent": "a message has gone out since",
    "moved_on": "the journey has moved on or ended",
    "changed": "it was changed since",
    "asked_again": "the same was asked again since",
}


@require_safe
@needs(Right.WORK)
def done(request: StaffRequest, uid: str) -> HttpResponse:
    """What an act did, whom it left out, and the way to undo it."""
    act = _act(request, uid)
    shown = {
        "act": act,
        "said": _said(request, act, actor_names([act.by])),
        "back": list_address(request),
    }
    return render(request, "worklist/bulk_done.html", shown)


@require_POST
@needs(Right.WORK)
def take_back(request: StaffRequest, uid: str) -> HttpResponse:
    """Undo an act where what it did still stands."""
    act = _act(request, uid)
    try:
        undo(act, by=by(request), now=request.now)
    except CannotUndo as refused:
        messages.warning(request, str(refused))
    else:
        ids = {change["g"] for change in act.changes}
        settle_now(request.practice, ids, now=request.now)
    return redirect("worklist:bulk_done", act.uid)


@dataclass(frozen=True, slots=True)
class Said:
    """An act in the words of its page and of the list."""

    uid: str
    what: str
    who: str
    at: datetime
    left_out: tuple[tuple[str, int], ...]
    undone: str
    undone_at: datetime | None
    kept: tuple[tuple[str, int], ...]
    may_undo: bool


def _lately(request: StaffRequest) -> HttpResponse:
    since = request.now - UNDO_WITHIN
    acts = BulkAct.objects.for_practice(request.practice).filter(at__gte=since)
    found = list(acts.defer("changes").order_by("-at", "-pk")[:_LATELY])
    names = actor_names(act.by for act in found)
    shown = {"acts": [_said(request, act, names) for act in found], "back": list_address(request)}
    return render(request, "worklist/bulk_acts.html", shown)


def _act(request: StaffRequest, uid: str) -> BulkAct:
    found: BulkAct = get_object_or_404(BulkAct.objects.for_practice(request.practice), uid=uid)
    return found


def _said(request: StaffRequest, act: BulkAct, names: Mapping[str, str]) -> Said:
    back = act.accounts - sum(act.kept.values())
    return Said(
        uid=act.uid,
        what=f"{count(act.accounts, 'account')} {act.get_kind_display()}",
        who=names[act.by],
        at=act.at,
        left_out=tuple((why_words(code), n) for code, n in act.left_out.items()),
        undone=f"Undone for {count(back, 'account')}." if act.undone_at else "",
        undone_at=act.undone_at,
        kept=tuple((why_words(code), n) for code, n in act.kept.items()),
        may_undo=bool(
            act.undone_at is None and act.accounts and request.now - act.at <= UNDO_WITHIN
        ),
    )

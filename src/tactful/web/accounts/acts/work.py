"""What people did and found out: dispositions, responses, notes, who does it, and done."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from tactful.conversations.actions import (
    CannotReceive,
    Incoming,
    Promised,
    log_call,
    mark_resolved,
    receive,
    work_on,
)
from tactful.conversations.addresses import address_of
from tactful.core.vocabulary import Channel
from tactful.ledger.actions import LedgerError
from tactful.ledger.models import Guarantor
from tactful.practice.models import Staff
from tactful.practice.queries import settings_of, staff_of
from tactful.practice.roles import Right
from tactful.web.accounts.acting import Act, account_of, back, done, owed_by, posted, show
from tactful.web.accounts.acts.money import promise_noted
from tactful.web.accounts.forms import (
    AssignForm,
    DispositionForm,
    LogForm,
    NoteForm,
    ResolveForm,
)
from tactful.web.staff import StaffRequest, by, needs
from tactful.worklist.actions import (
    AlreadyWorked,
    WorklistError,
    add_note,
    assign_account,
)
from tactful.worklist.models import Disposition, WorkItem
from tactful.worklist.queries import open_items_of

WORKED: Final = Act("disposition", "What happened?", "Save what happened")
LOG: Final = Act("log", "Log a response", "Log the response")
NOTE: Final = Act("note", "Add a note", "Add the note")
ASSIGN: Final = Act("assign", "Give to somebody", "Give it")
RESOLVE: Final = Act("resolve", "Mark resolved", "Mark resolved")

_FIELDS: Final = {
    "past_date": "call_back_on",
    "long_note": "note",
    "beyond_horizon": "promised_on",
    "bad_amount": "amount",
}


@needs(Right.WORK)
def disposition(request: StaffRequest, uid: str, item: str) -> HttpResponse:
    """Write down what came of one piece of work, unless somebody was faster."""
    person = account_of(request, uid)
    work = _item(request, person, item)
    form = DispositionForm(posted(request), **_limits(request, {"seen_version": work.version}))
    if request.method != "POST" or not form.is_valid():
        return show(request, person, WORKED, form, item=work)
    said = form.cleaned_data
    seen = said["seen_version"]
    try:
        work_on(work, seen_version=-1 if seen is None else seen, **_said(request, said))
    except AlreadyWorked as faster:
        return _too_late(request, person, work, form, faster)
    except (WorklistError, LedgerError) as refused:
        form.wrong(_field(refused, said), refused.message)
        return show(request, person, WORKED, form, item=work)
    return done(request, person, _what_follows(said, owed_by(person)))


def _too_late(
    request: StaffRequest,
    person: Guarantor,
    work: WorkItem,
    form: DispositionForm,
    faster: AlreadyWorked,
) -> HttpResponse:
    """What was typed stays; the item is shown as it is by now, and may be sent again."""
    work.refresh_from_db()
    form.sent_again(seen_version=str(work.version))
    return show(request, person, WORKED, form, item=work, notice=faster.message, status=409)


@needs(Right.WORK)
def log(request: StaffRequest, uid: str) -> HttpResponse:
    """Log what nobody waited for: a call as what came of it, written words as a reply."""
    person = account_of(request, uid)
    form = LogForm(posted(request), **_limits(request, {"way": "call"}))
    if request.method != "POST" or not form.is_valid():
        return show(request, person, LOG, form)
    said = form.cleaned_data
    try:
        if said["way"] != "call":
            return _written(request, person, said)
        log_call(person, once=said["once"], **_said(request, said))
    except (WorklistError, LedgerError) as refused:
        form.wrong(_field(refused, said), refused.message)
        return show(request, person, LOG, form)
    except CannotReceive as refused:
        form.wrong("words", str(refused))
        return show(request, person, LOG, form)
    return done(request, person, _what_follows(said, owed_by(person)))


def _written(request: StaffRequest, person: Guarantor, said: Mapping[str, Any]) -> HttpResponse:
    """Their own words go the way of every reply: redacted, read, and never passed over."""
    channel = Channel(said["way"])
    incoming = Incoming(
        channel=channel,
        from_address=address_of(person, channel) or person.uid,
        text=said["words"],
        provider_message_id=f"{by(request)}:{said['once']}",
        received_at=request.now,
        guarantor=person,
    )
    received = receive(request.practice, incoming, now=request.now)
    work = received.reading.decision.get("work")
    read = "It waits for a person to read it." if work else "It was read, and carried out."
    return done(request, person, f"The response is logged. {read}")


def _said(request: StaffRequest, said: Mapping[str, Any]) -> dict[str, Any]:
    """What the form says, as the actions take it."""
    promise = None
    if said["disposition"] == Disposition.PROMISED:
        promise = Promised(said["promised_on"], said["amount"], said["remind"])
    is_call_back = said["disposition"] == Disposition.CALL_BACK
    return {
        "disposition": said["disposition"],
        "by": by(request),
        "now": request.now,
        "note": said["note"],
        "call_back_on": said["call_back_on"] if is_call_back else None,
        "promise": promise,
    }


def _field(refused: WorklistError | LedgerError, said: Mapping[str, Any]) -> str | None:
    if refused.code == "past_date" and said["disposition"] == Disposition.PROMISED:
        return "promised_on"
    return _FIELDS.get(refused.code)


def _what_follows(said: Mapping[str, Any], owed: int) -> str:
    outcome = said["disposition"]
    if outcome == Disposition.PROMISED:
        return promise_noted(said["promised_on"])
    if outcome == Disposition.PAID and owed > 0:
        return "Saved. The payment itself is not here yet: record it, or wait for the next import."
    return _FOLLOWS.get(outcome, "Saved.")


_FOLLOWS: Final = {
    Disposition.NO_ANSWER: "Saved. It stays on the worklist, due again the next business day.",
    Disposition.LEFT_MESSAGE: "Saved. It stays on the worklist, due again the next business day.",
    Disposition.CALL_BACK: "Saved. It stays on the worklist for the day to call back.",
    Disposition.WRONG_NUMBER: "Saved. Nobody is called or texted there again.",
    Disposition.DISPUTED: "Saved. Nothing goes out until somebody releases the dispute.",
    Disposition.HARDSHIP: "Saved. Nothing goes out until somebody releases the hold.",
}


def _limits(request: StaffRequest, initial: dict[str, Any]) -> dict[str, Any]:
    return {
        "today": request.today,
        "horizon_days": settings_of(request.practice).promise_horizon_days,
        "initial": {"remind": True} | initial,
    }


@needs(Right.WORK)
def note(request: StaffRequest, uid: str) -> HttpResponse:
    """Keep a note about the account."""
    person = account_of(request, uid)
    form = NoteForm(posted(request))
    if request.method != "POST" or not form.is_valid():
        return show(request, person, NOTE, form)
    try:
        add_note(person, form.cleaned_data["note"], by=by(request), now=request.now)
    except WorklistError as refused:
        form.wrong("note", refused.message)
        return show(request, person, NOTE, form)
    return back(request, person, "The note is added.")


@needs(Right.WORK)
def assign(request: StaffRequest, uid: str, item: str = "") -> HttpResponse:
    """Give what waits on an account, or one piece of it, to somebody or back to everybody."""
    person = account_of(request, uid)
    items = _items(request, person, item)
    people = staff_of(request.practice)
    owner = next((one.owner.uid for one in items if one.owner), "")
    form = AssignForm(
        posted(request),
        staff=[(one.uid, one.name) for one in people],
        initial={"owner": owner, "seen": _seen(items)},
    )
    if request.method != "POST" or not form.is_valid():
        return show(request, person, ASSIGN, form, items=items)
    said = form.cleaned_data
    chosen = next((one for one in people if one.uid == said["owner"]), None)
    try:
        assign_account(
            person,
            chosen,
            seen=_versions(said["seen"]),
            reason=said["reason"],
            by=by(request),
            now=request.now,
        )
    except AlreadyWorked as faster:
        return show(request, person, ASSIGN, form, items=items, notice=faster.message, status=409)
    except WorklistError as refused:
        form.wrong(_ASSIGNING.get(refused.code), refused.message)
        return show(request, person, ASSIGN, form, items=items)
    return back(request, person, _given(chosen, request.user))


_ASSIGNING: Final = {"no_reason": "reason", "not_of_this_practice": "owner"}


def _given(owner: Staff | None, me: Staff) -> str:
    if owner is None:
        return "It is given back to everybody."
    return "It is yours." if owner.pk == me.pk else f"Given to {owner.name}."


@needs(Right.WORK)
def resolve(request: StaffRequest, uid: str, item: str = "") -> HttpResponse:
    """Close what waits on an account, with the reason."""
    person = account_of(request, uid)
    items = _items(request, person, item)
    form = ResolveForm(posted(request), initial={"seen": _seen(items)})
    if request.method != "POST" or not form.is_valid():
        return show(request, person, RESOLVE, form, items=items)
    said = form.cleaned_data
    try:
        mark_resolved(
            person, _versions(said["seen"]), reason=said["reason"], by=by(request), now=request.now
        )
    except AlreadyWorked as faster:
        return show(request, person, RESOLVE, form, items=items, notice=faster.message, status=409)
    except WorklistError as refused:
        form.wrong("reason", refused.message)
        return show(request, person, RESOLVE, form, items=items)
    return done(request, person, "Marked resolved.")


def _item(request: StaffRequest, person: Guarantor, uid: str) -> WorkItem:
    mine = WorkItem.objects.for_practice(request.practice)
    found: WorkItem = get_object_or_404(
        mine.select_related("practice", "guarantor__practice", "owner"), uid=uid, guarantor=person
    )
    return found


def _items(request: StaffRequest, person: Guarantor, uid: str) -> list[WorkItem]:
    """The one that is named, else all that is open."""
    if uid:
        return [_item(request, person, uid)]
    return open_items_of(request.practice, [person.pk]).get(person.pk, [])


def _seen(items: list[WorkItem]) -> str:
    return " ".join(f"{item.uid}:{item.version}" for item in items)


def _versions(seen: str) -> dict[str, int]:
    """What `_seen` wrote; what is not of its making leads to `AlreadyWorked`."""
    pairs = (entry.partition(":") for entry in seen.split())
    return {uid: int(version) if version.isdigit() else -1 for uid, _, version in pairs}

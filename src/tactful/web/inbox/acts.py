"""What a person does about a reply: say what it means, take it on, set it aside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tactful.conversations.actions import resolve_reply
from tactful.conversations.actions import set_aside as set_message_aside
from tactful.conversations.settling import items_of
from tactful.practice.roles import Right
from tactful.web.inbox.forms import ResolveForm
from tactful.web.inbox.pages import answer_wrongly_filled, found_or_404
from tactful.web.staff import StaffRequest, by, needs
from tactful.worklist.actions import (
    NEEDS_ANOTHER_TRY,
    AlreadyWorked,
    WorklistError,
)
from tactful.worklist.actions import assign as assign_item


@require_POST
@needs(Right.WORK)
def resolve(request: StaffRequest, uid: str) -> HttpResponse:
    """Say what a reply means; its work is done, and outreach goes on or stays held."""
    message = found_or_404(request, uid)
    items = items_of(message)
    if not items:
        messages.info(request, "Somebody has dealt with this reply already.")
        return redirect("inbox:message", uid)
    form = ResolveForm(request.POST)
    if not form.is_valid():
        return answer_wrongly_filled(request, uid, form)
    said = form.cleaned_data
    try:
        resolve_reply(
            items[0],
            disposition=said["means"],
            seen_version=said["seen_version"],
            by=by(request),
            now=request.now,
            note=said["note"],
            keep_hold=said["keep_hold"],
        )
    except AlreadyWorked:
        return _somebody_was_faster(request, uid)
    except WorklistError as refused:
        form.add_error("note", refused.message)
        return answer_wrongly_filled(request, uid, form)
    stays = said["means"] in NEEDS_ANOTHER_TRY
    messages.success(
        request, "Noted. The reply stays here." if stays else "The reply is dealt with."
    )
    return redirect("inbox:index")


def _somebody_was_faster(request: StaffRequest, uid: str) -> HttpResponse:
    """The form again over what stands there now, with everything that was typed."""
    now_open = items_of(found_or_404(request, uid))
    typed = request.POST.copy()
    if now_open:
        typed["seen_version"] = str(now_open[0].version)
    form = ResolveForm(typed)
    form.add_error("means", "Somebody else changed this just now. Look again, then choose.")
    return answer_wrongly_filled(request, uid, form, status=409)


@require_POST
@needs(Right.WORK)
def assign(request: StaffRequest, uid: str) -> HttpResponse:
    """Take a reply on, or give it back to everybody."""
    message = found_or_404(request, uid)
    owner = request.user if request.POST.get("to") == "me" else None
    try:
        for item in items_of(message):
            assign_item(item, owner, seen_version=item.version, by=by(request), now=request.now)
    except AlreadyWorked:
        messages.warning(request, "Somebody else changed this just now. Look again.")
    else:
        messages.success(request, "It is yours." if owner else "It is everybody’s again.")
    return redirect("inbox:message", uid)


@require_POST
@needs(Right.WORK)
def set_aside(request: StaffRequest, uid: str) -> HttpResponse:
    """Say that a message with no account, or no work left, has been looked at."""
    message = found_or_404(request, uid)
    if items_of(message):
        messages.warning(request, "Say what this reply means; it cannot be set aside.")
        return redirect("inbox:message", uid)
    set_message_aside(message, by=by(request), now=request.now)
    messages.success(request, "The message is set aside.")
    return redirect("inbox:index")

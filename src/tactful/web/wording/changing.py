"""A practice's own words for a message: typed, looked at, saved, or given up again."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tactful.core.compose import TAGS, Finding, MessageTemplate, Variant
from tactful.core.vocabulary import Channel
from tactful.outreach.actions.wording import (
    AlreadyReworded,
    WordingFault,
    give_up_wording,
    save_wording,
)
from tactful.outreach.library import original_body, small_print
from tactful.outreach.wordings import Wording, checked, in_other_words
from tactful.practice.roles import Right
from tactful.web.staff import StaffRequest, by, needs, part_asked_for
from tactful.web.wording.choice import choices, chosen
from tactful.web.wording.one import headed, wording_or_404
from tactful.web.wording.showing import address_of, shown, told

_LONGEST: Final = 8_000


class WordingForm(forms.Form):
    """The words of a message as they are typed; `seen` tells which version was changed."""

    subject = forms.CharField(max_length=200, required=False, label="Subject")
    body = forms.CharField(
        max_length=_LONGEST,
        widget=forms.Textarea,
        error_messages={
            "required": "The message is empty; write it, or go back to the shipped words.",
            "max_length": f"The message is longer than {_LONGEST:,} characters; shorten it.",
        },
    )
    seen = forms.CharField(required=False, max_length=40)

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n").strip()


@needs(Right.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: StaffRequest, **place: str) -> HttpResponse:
    """Type other words. Looking at them changes nothing; saving needs every check to pass."""
    wording = _changeable(request, place)
    if request.method != "POST":
        typed = {"subject": wording.template.subject, "body": wording.body, "seen": wording.seen}
        return _page(request, wording, WordingForm(initial=typed), wording.template)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return _page(request, wording, form, None, status=422)
    template = in_other_words(wording, form.cleaned_data["body"], form.cleaned_data["subject"])
    if part_asked_for(request, "live") or request.POST.get("act") == "look":
        return _page(request, wording, form, template)
    try:
        _save(request, wording, form)
    except WordingFault as fault:
        return _page(request, wording, form, template, refused=fault.findings, status=422)
    except AlreadyReworded:
        return _page(request, wording, form, template, moved=True, status=409)
    messages.success(request, "Saved. From now on this is said in the practice’s own words.")
    return redirect(address_of(wording.template))


@needs(Right.CONFIGURE)
@require_http_methods(["GET", "HEAD", "POST"])
def shipped(request: StaffRequest, **place: str) -> HttpResponse:
    """Go back to the words that come with Tactful; asked first, with both side by side."""
    wording = _changeable(request, place)
    if wording.own is None:
        return redirect(address_of(wording.template))
    if request.method == "POST":
        try:
            if request.POST.get("seen", "") != wording.seen:
                raise AlreadyReworded
            give_up_wording(request.practice, wording, by=by(request), now=request.now)
            messages.success(request, "This is said in the shipped words again.")
        except AlreadyReworded:
            messages.warning(request, "Somebody else has just changed these words; look again.")
        return redirect(address_of(wording.template))
    context = {**headed(wording), "original": original_body(wording.template)}
    return render(request, "wording/shipped.html", context)


def _changeable(request: StaffRequest, place: dict[str, str]) -> Wording:
    wording = wording_or_404(request, **place)
    if not wording.may_change:
        raise Http404
    return wording


def _save(request: StaffRequest, wording: Wording, form: WordingForm) -> None:
    if form.cleaned_data["seen"] != wording.seen:
        raise AlreadyReworded
    save_wording(
        request.practice,
        wording,
        body=form.cleaned_data["body"],
        subject=form.cleaned_data["subject"],
        by=by(request),
        now=request.now,
    )


def _page(
    request: StaffRequest,
    wording: Wording,
    form: WordingForm,
    template: MessageTemplate | None,
    *,
    refused: tuple[Finding, ...] = (),
    moved: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The form with what is typed in it, and beside it how that reads and what is wrong."""
    on = (request.POST or request.GET).get("on", "")
    choice = chosen(request, wording.template.key, code=on)
    context: dict[str, Any] = {
        **headed(wording),
        "form": form,
        "body": form["body"].value() or "",
        "subject": form["subject"].value() or "",
        # After a clash the newest version is what is changed next, knowingly.
        "seen": wording.seen if moved else form["seen"].value() or "",
        "choice": choice,
        "choices": choices(),
        "shown": shown(template, choice) if template else None,
        "findings": told(template, checked(request.practice, template)) if template else [],
        "refused": told(wording.template, refused),
        "moved": moved,
        "channel": wording.template.channel.value,
        "language": wording.template.language.value,
        "is_email": wording.template.channel is Channel.EMAIL,
        "foot": small_print(wording.template),
        "original": original_body(wording.template),
        "tags": _tags(wording.template),
    }
    part = part_asked_for(request, "live")
    page = "wording/_live.html" if part else "wording/change.html"
    return render(request, page, context, status=status)


def _tags(template: MessageTemplate) -> list[tuple[str, str]]:
    """The merge tags that may stand in this message, and what each shows."""
    private = template.variant is Variant.PRIVATE
    return [
        (tag.name, tag.about)
        for tag in TAGS.values()
        if template.channel in tag.only_on and (tag.private or not private)
    ]

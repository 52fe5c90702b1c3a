"""Keeping a list one comes back to: its name, and who sees it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tactful.practice.queries import settings_of
from tactful.practice.roles import Right
from tactful.reports.asked import Asked
from tactful.web.staff import StaffRequest, needs
from tactful.web.worklist.filters import Tab, address_of, sentence_of
from tactful.worklist.actions import WorklistError
from tactful.worklist.models import SavedView
from tactful.worklist.saved_views import delete_view, rename_view, save_view, views_of


def saved_tabs(request: StaffRequest, asked: Asked) -> list[Tab]:
    """The kept lists one can turn to, one's own first."""
    return [
        Tab(
            name=view.name,
            address=address_of(kept := Asked.read(view.query)),
            here=kept == asked,
            shared_by="" if view.staff_id == request.user.pk else view.staff.name,
            change=_change(view) if view.staff_id == request.user.pk else "",
        )
        for view in views_of(request.practice, request.user)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.WORK)
def save(request: StaffRequest) -> HttpResponse:
    """Ask for a name, and keep the list under it."""
    if request.method != "POST":
        return _form(request, Asked.read(request.GET.dict()))
    asked, name = Asked.read(request.POST.dict()), request.POST.get("name", "")
    shared = "shared" in request.POST
    try:
        save_view(
            request.practice,
            request.user,
            name=name,
            query=asked.codes,
            shared=shared,
            now=request.now,
        )
    except WorklistError as error:
        return _form(request, asked, name=name, shared=shared, wrong=error.message)
    messages.success(request, "The view is saved.")
    return redirect(address_of(asked))


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Right.WORK)
def change(request: StaffRequest, uid: str) -> HttpResponse:
    """Another name for a view of one's own, or another audience."""
    view = _mine(request, uid)
    asked = Asked.read(view.query)
    if request.method != "POST":
        return _form(request, asked, name=view.name, shared=view.shared, view=view)
    name, shared = request.POST.get("name", ""), "shared" in request.POST
    try:
        rename_view(view, name=name, shared=shared, now=request.now)
    except WorklistError as error:
        return _form(request, asked, name=name, shared=shared, view=view, wrong=error.message)
    messages.success(request, "The view is changed.")
    return redirect(address_of(asked))


@require_POST
@needs(Right.WORK)
def forget(request: StaffRequest, uid: str) -> HttpResponse:
    """Let a view of one's own go."""
    delete_view(_mine(request, uid), now=request.now)
    messages.success(request, "The view is deleted; its accounts are where they were.")
    return redirect("worklist:index")


def _mine(request: StaffRequest, uid: str) -> SavedView:
    mine = SavedView.objects.for_practice(request.practice).filter(staff=request.user)
    view: SavedView = get_object_or_404(mine.select_related("practice", "staff"), uid=uid)
    return view


def _form(
    request: StaffRequest,
    asked: Asked,
    *,
    name: str = "",
    shared: bool = False,
    wrong: str = "",
    view: SavedView | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "asked": asked,
        "codes": asked.codes,
        "sentence": sentence_of(request.practice, asked, settings_of(request.practice)),
        "name": name,
        "shared": shared,
        "wrong": wrong,
        "view": view,
        "back": address_of(asked),
    }
    return render(request, "worklist/view.html", context, status=422 if wrong else 200)


def _change(view: SavedView) -> str:
    return reverse("worklist:change_view", args=[view.uid])

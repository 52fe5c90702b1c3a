"""API tokens: a program that works here; each is shown once and can be taken back."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from tactful.practice import actions
from tactful.practice.actions import SCOPES, PracticeFault
from tactful.practice.models import ApiToken
from tactful.practice.roles import Right
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, needs

_MOST: Final = 200
_WORDS: Final = {
    "read": "read accounts and lists",
    "inbound": "hand in what patients answered",
    "payments": "record payments",
    "permission": "stop contact, and hand in what patients agreed to",
    "intake": "import files",
}


@needs(Right.MANAGE_STAFF)
def index(request: StaffRequest) -> HttpResponse:
    """What tokens there are, and a new one."""
    if request.method != "POST":
        return _show(request)
    name = " ".join(request.POST.get("name", "").split())
    scopes = tuple(scope for scope in SCOPES if scope in request.POST.getlist("scopes"))
    wrong = _wrong(request, name, scopes)
    if wrong:
        return _show(request, name=name, scopes=scopes, wrong=wrong, status=422)
    try:
        token = actions.make_token(
            request.practice, name=name, scopes=scopes, by=by(request), now=request.now
        )
    except PracticeFault as fault:
        return _show(request, name=name, scopes=scopes, wrong={"scopes": str(fault)}, status=422)
    context = {"kind": "token", "name": name, "secret": token, "back": "settings:tokens"}
    return page(request, "secret", context)


@require_POST
@needs(Right.MANAGE_STAFF)
def revoke(request: StaffRequest, uid: str) -> HttpResponse:
    """A token opens nothing any more."""
    token = get_object_or_404(ApiToken.objects.for_practice(request.practice), uid=uid)
    actions.revoke_token(token, by=by(request), now=request.now)
    messages.success(request, "Taken back. Whatever uses it is refused from now on.")
    return redirect("settings:tokens")


def _show(
    request: StaffRequest,
    *,
    name: str = "",
    scopes: tuple[str, ...] = ("read",),
    wrong: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    tokens = ApiToken.objects.for_practice(request.practice).order_by("-created_at", "-pk")[:_MOST]
    context = {
        "rows": [(token, [_WORDS[scope] for scope in token.scopes]) for token in tokens],
        "scopes": [(scope, words, scope in scopes) for scope, words in _WORDS.items()],
        "name": name,
        "wrong": wrong or {},
    }
    return page(request, "tokens", context, status=status)


def _wrong(request: StaffRequest, name: str, scopes: tuple[str, ...]) -> dict[str, str]:
    """One live token of a name: a form that is sent twice makes, and shows, only one."""
    if not name or len(name) > 80:
        return {"name": "Name the program that will use it, in up to 80 letters."}
    mine = ApiToken.objects.for_practice(request.practice).filter(name=name, revoked_at=None)
    if mine.exists():
        return {"name": "There is a token of this name. Take that back first, or choose another."}
    return {} if scopes else {"scopes": "Choose what it may do."}

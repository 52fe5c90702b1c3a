"""Who works here, and as what; the last owner stays one."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from tactful.core.wording import listed
from tactful.practice import actions
from tactful.practice.actions import PracticeFault
from tactful.practice.models import Membership, Role, Staff
from tactful.practice.queries import members_of
from tactful.practice.roles import Right, rights_of
from tactful.web.settings.frame import page
from tactful.web.staff import StaffRequest, by, for_staff, needs

_MAY: Final = {
    Right.WORK: "work accounts",
    Right.MONEY: "enter payments",
    Right.TAKE_IN: "import",
    Right.TAKE_OUT: "export",
    Right.SIMULATE: "speak in the simulator",
    Right.CONFIGURE: "change settings and journeys",
    Right.MANAGE_STAFF: "manage staff and tokens",
    Right.AUDIT: "read the audit",
}


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """Everybody who works here, and what each may do."""
    rows = [
        {"member": one, "role": _role(one.role), "may": may_in_words(one.role)}
        for one in members_of(request.practice)
    ]
    return page(request, "staff", {"rows": rows, "roles": _roles()})


@needs(Right.MANAGE_STAFF)
def add(request: StaffRequest) -> HttpResponse:
    """Give somebody a role here; a new person gets a password that is shown once."""
    if request.method != "POST":
        return _ask(request, {"role": str(Role.BILLER)})
    typed = {name: request.POST.get(name, "").strip() for name in ("name", "email", "role")}
    try:
        password = actions.new_password()
        known = _is_known(request, typed)
        staff = actions.add_staff(
            request.practice,
            email=typed["email"],
            name=typed["name"],
            password=password,
            role=Role(typed["role"]),
            by=by(request),
            now=request.now,
        )
    except PracticeFault as fault:
        return _ask(request, typed, wrong=str(fault), status=422)
    if known:
        messages.success(request, "Added. The password is the one they have already.")
        return redirect("settings:staff")
    return _shown_once(request, staff.name, password, "settings:staff")


@needs(Right.MANAGE_STAFF)
def member(request: StaffRequest, uid: str) -> HttpResponse:
    """One colleague: another role, a new password, or the end of working here."""
    found = _member(request, uid)
    if request.method != "POST":
        return _one(request, found)
    role = request.POST.get("role", "")
    try:
        if role not in Role.values:
            raise PracticeFault("Choose one of the roles.")
        actions.change_role(found, Role(role), by=by(request), now=request.now)
    except PracticeFault as fault:
        return _one(request, found, role=role, wrong=str(fault), status=422)
    messages.success(request, "The role is changed, from the next page they open.")
    return redirect("settings:staff")


@require_POST
@needs(Right.MANAGE_STAFF)
def password(request: StaffRequest, uid: str) -> HttpResponse:
    """A new password, shown once; whoever was signed in with the old one no longer is."""
    found = _member(request, uid)
    try:
        new = actions.renew_password(found, by=by(request), now=request.now)
    except PracticeFault as fault:
        return _one(request, found, wrong_password=str(fault), status=422)
    return _shown_once(request, found.staff.name, new, "settings:staff")


@require_POST
@needs(Right.MANAGE_STAFF)
def remove(request: StaffRequest, uid: str) -> HttpResponse:
    """Somebody no longer works here; what they did stays theirs."""
    found = _member(request, uid)
    try:
        actions.remove_staff(found, by=by(request), now=request.now)
    except PracticeFault as fault:
        return _one(request, found, wrong_remove=str(fault), status=422)
    messages.success(request, "Removed. Their next page will be the sign-in.")
    return redirect("settings:staff")


def may_in_words(role: str) -> str:
    """What a role may do, in one breath; looking is for everybody."""
    rights = rights_of(role)
    if len(rights) == len(Right):
        return "do everything"
    return (
        listed([words for right, words in _MAY.items() if right in rights]) or "look, and no more"
    )


def _member(request: StaffRequest, uid: str) -> Membership:
    mine = Membership.objects.for_practice(request.practice).select_related("staff")
    found: Membership = get_object_or_404(mine, uid=uid)
    return found


def _ask(
    request: StaffRequest, typed: dict[str, str], *, wrong: str = "", status: int = 200
) -> HttpResponse:
    context = {"typed": typed, "roles": _roles(), "wrong": wrong}
    return page(request, "add_staff", context, status=status)


def _is_known(request: StaffRequest, typed: dict[str, str]) -> bool:
    """Whether this person has a password already; raises PracticeFault for what cannot be."""
    if not typed["name"] or len(typed["name"]) > 120:
        raise PracticeFault("A name of up to 120 letters is needed.")
    if len(typed["email"]) > 254:
        raise PracticeFault("An e-mail address has at most 254 characters.")
    if typed["role"] not in Role.values:
        raise PracticeFault("Choose one of the roles.")
    return _known_here_or_elsewhere(request, typed["email"].lower())


def _known_here_or_elsewhere(request: StaffRequest, email: str) -> bool:
    if any(one.staff.email == email for one in members_of(request.practice)):
        raise PracticeFault("This person works here already; change their role instead.")
    return Staff.objects.filter(email=email).exists()


def _one(
    request: StaffRequest, found: Membership, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "member": found,
        "roles": _roles(),
        "role": found.role,
        "myself": found.staff.pk == request.user.pk,
        **more,
    }
    return page(request, "member", context, status=status)


def _shown_once(request: StaffRequest, name: str, secret: str, back: str) -> HttpResponse:
    context = {"kind": "password", "name": name, "secret": secret, "back": back}
    return page(request, "secret", context)


def _roles() -> list[dict[str, str]]:
    return [{"code": str(role), "name": _role(role), "may": may_in_words(role)} for role in Role]


def _role(role: str) -> str:
    return str(Role(role).label)

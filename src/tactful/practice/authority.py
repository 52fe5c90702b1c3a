"""Who may move which setting, and who may approve what somebody else asked for.

An actor is `staff:uid`. One that names nobody who can sign in (the command line, the demo) is
whoever runs the machine: they may ask for what the owner may, and approve nothing.
"""

from collections.abc import Iterable
from typing import Final

from django.db.models import QuerySet

from tactful.practice.bounds import Bound
from tactful.practice.models import Membership, Practice, Role, Staff

APPROVERS: Final = frozenset({Role.OWNER, Role.COMPLIANCE})
_STAFF: Final = "staff:"


def role_of(practice: Practice, actor: str) -> str:
    """The role an actor has here now; empty for somebody who does not work here (any more)."""
    uid = actor.removeprefix(_STAFF)
    person = Staff.objects.filter(uid=uid).first() if actor.startswith(_STAFF) else None
    if person is None:
        return Role.OWNER
    member = Membership.objects.for_practice(practice).filter(staff=person).first()
    return str(member.role) if member and person.is_active else ""


def may_move(bound: Bound, role: str, *, has_compliance: bool) -> bool:
    """Whether a role may move a setting, looser or tighter (policy.md: CA, CO, BM)."""
    match bound.role:
        case "CA":
            return role == Role.OWNER
        case "CO":
            # House, section 4: where nobody is compliance, the owner answers for it.
            return role == Role.COMPLIANCE or (role == Role.OWNER and not has_compliance)
        case "BM":
            return role in (Role.BILLER, Role.OWNER)
        case _:
            return role in APPROVERS


def who_moves(bound: Bound, *, has_compliance: bool) -> str:
    """The same in words, for a page."""
    compliance = "compliance" if has_compliance else "the owner"
    words = {"CA": "the owner", "CO": compliance, "BM": "a biller or the owner"}
    return words.get(bound.role, "the owner or compliance")


def has_compliance(practice: Practice) -> bool:
    """Whether somebody here is the compliance officer."""
    return _members(practice, {Role.COMPLIANCE}).exists()


def may_approve(practice: Practice, actor: str, *, asked_by: str) -> bool:
    """Whether this person is a second one: owner or compliance now, and not who asked."""
    return actor != asked_by and actor in approvers(practice)


def approvers(practice: Practice) -> frozenset[str]:
    """Everybody who may approve what somebody else asks for, as actors."""
    members = _members(practice, APPROVERS).values_list("staff__uid", flat=True)
    return frozenset(f"{_STAFF}{uid}" for uid in members)


def _members(practice: Practice, roles: Iterable[str]) -> QuerySet[Membership]:
    here: QuerySet[Membership] = Membership.objects.for_practice(practice)
    return here.filter(role__in=list(roles), staff__is_active=True)

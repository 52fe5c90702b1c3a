"""Who works at a practice, and as what."""

import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.practice.actions.faults import PracticeFault
from tactful.practice.actions.settings import nobody_is_alone_any_more
from tactful.practice.models import Membership, Practice, Role, Staff
from tactful.records import lock_one


@transaction.atomic
def add_staff(
    practice: Practice, *, email: str, name: str, password: str, role: Role, by: str, now: datetime
) -> Staff:
    """Give a person a role here, making the account when there is none yet.

    Somebody who already works at another practice keeps the password they have.
    """
    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as error:
        raise PracticeFault(" ".join(error.messages)) from None
    lock_one(Practice.objects.filter(pk=practice.pk))
    staff = Staff.objects.filter(email=email.lower()).first()
    if staff is None:
        staff = Staff.objects.create_user(email, password, name=name)
    here = Membership.objects.filter(practice=practice, staff=staff).first()
    if here and role != Role.OWNER:
        _not_the_last_owner(here)
    Membership.objects.update_or_create(practice=practice, staff=staff, defaults={"role": role})
    happened = Happened(by, "staff added", f"staff:{staff.uid}", {"role": str(role)})
    record(practice.pk, [happened], now=now)
    nobody_is_alone_any_more(practice, by=by, now=now)
    return staff


@transaction.atomic
def change_role(member: Membership, role: Role, *, by: str, now: datetime) -> Membership:
    """Let somebody work here as something else; raises PracticeFault for the last owner."""
    member = _held(member)
    if role != Role.OWNER:
        _not_the_last_owner(member)
    before, member.role = member.role, role
    member.save(update_fields=["role"])
    detail = {"from": before, "to": str(role)}
    happened = Happened(by, "role changed", f"staff:{member.staff.uid}", detail)
    record(member.practice_id, [happened], now=now)
    nobody_is_alone_any_more(member.practice, by=by, now=now)
    return member


@transaction.atomic
def remove_staff(member: Membership, *, by: str, now: datetime) -> None:
    """Let somebody no longer work here; what they did stays theirs. The last owner stays."""
    member = _held(member)
    _not_the_last_owner(member)
    member.delete()
    happened = Happened(by, "staff removed", f"staff:{member.staff.uid}")
    record(member.practice_id, [happened], now=now)
    nobody_is_alone_any_more(member.practice, by=by, now=now)


@transaction.atomic
def renew_password(member: Membership, *, by: str, now: datetime) -> str:
    """A new password for somebody who works only here, returned once; ends their sessions.

    Raises PracticeFault for somebody with work elsewhere: it would open those practices too.
    """
    staff = _held(member).staff
    if staff.memberships.count() > 1:
        raise PracticeFault("This person works at another practice too; they change it themselves.")
    password = new_password()
    staff.set_password(password)
    staff.save(update_fields=["password"])
    record(member.practice_id, [Happened(by, "password renewed", f"staff:{staff.uid}")], now=now)
    return password


@transaction.atomic
def change_me(practice: Practice, staff: Staff, *, name: str, now: datetime) -> Staff:
    """How a person is called here; raises PracticeFault when that is nothing or too long."""
    name = " ".join(name.split())
    if not name or len(name) > 120:
        raise PracticeFault("A name of up to 120 letters is needed.")
    staff.name = name
    staff.save(update_fields=["name"])
    record(practice.pk, [Happened(f"staff:{staff.uid}", "name changed")], now=now)
    return staff


def new_password() -> str:
    """Long enough to last until it is changed, and easy to read out."""
    return "-".join("".join(secrets.choice(_SPOKEN) for _ in range(5)) for _ in range(4))


def _held(member: Membership) -> Membership:
    """The membership as it is now; nobody else changes who works here meanwhile."""
    lock_one(Practice.objects.filter(pk=member.practice_id))
    found: Membership | None = (
        Membership.objects.select_related("staff", "practice").filter(pk=member.pk).first()
    )
    if found is None:
        raise PracticeFault("This person no longer works here.")
    return found


def _not_the_last_owner(member: Membership) -> None:
    others = Membership.objects.filter(practice_id=member.practice_id, role=Role.OWNER)
    if member.role == Role.OWNER and not others.exclude(pk=member.pk).exists():
        raise PracticeFault("A practice needs an owner: make somebody else one first.")


_SPOKEN = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes

"""Everything that changes a practice; one transaction each."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from tactful.audit.actions import Happened, record
from tactful.practice.facts import BY_NAME, CONSENT_WORDS, FACTS
from tactful.practice.models import (
    ApiToken,
    DeclaredFact,
    Membership,
    Practice,
    Role,
    SettingsVersion,
    Staff,
)
from tactful.practice.queries import settings_of
from tactful.practice.settings import SettingsFault, settings_from
from tactful.records import lock_one

SCOPES = ("read", "inbound", "payments", "intake")


class PracticeFault(ValueError):
    """Something about a practice that cannot be done, in one sentence for staff."""


@dataclass(frozen=True, slots=True)
class NewPractice:
    """What is asked when a practice is made; zone is an IANA name."""

    name: str
    timezone: str
    phone: str = ""
    portal_url: str = ""
    email_from: str = ""


@transaction.atomic
def create_practice(new: NewPractice, *, by: str, now: datetime) -> Practice:
    """Make a practice; raises PracticeFault when its name is taken or its zone unknown."""
    slug = slugify(new.name)
    if not slug:
        raise PracticeFault("A practice needs a name with letters or digits in it.")
    _known_zone(new.timezone)
    phone = _number(new.phone)
    portal_url = _page(new.portal_url)
    _sender(new.email_from)
    if Practice.objects.filter(slug=slug).exists():
        raise PracticeFault(f"There is already a practice named {slug}.")
    practice = Practice.objects.create(
        slug=slug,
        name=new.name,
        timezone=new.timezone,
        phone=phone,
        portal_url=portal_url,
        email_from=new.email_from,
        created_at=now,
    )
    record(practice.pk, [Happened(by, "practice created", f"practice:{practice.uid}")], now=now)
    return practice


@transaction.atomic
def change_contact(
    practice: Practice,
    *,
    by: str,
    now: datetime,
    phone: str = "",
    portal_url: str = "",
    email_from: str = "",
    name: str = "",
) -> Practice:
    """Change what patients are told: who writes, the number to call, the page to pay at, the
    sender of e-mail.

    What is left empty stays. Raises PracticeFault for a number nobody can dial, an address that
    is no page, or a sender that is no e-mail address.
    """
    said = {
        "phone": _number(phone),
        "portal_url": _page(portal_url),
        "email_from": email_from,
        "name": " ".join(name.split()),
    }
    changes = {name: value for name, value in said.items() if value}
    _sender(email_from)
    for name, value in changes.items():
        setattr(practice, name, value)
    practice.save(update_fields=list(changes))
    detail = {"changed": sorted(changes)}
    record(practice.pk, [Happened(by, "practice changed", detail=detail)], now=now)
    return practice


@transaction.atomic
def declare(practice: Practice, facts: Mapping[str, Any], *, by: str, now: datetime) -> None:
    """Store declared facts with who said so and when; a later declaration replaces one."""
    for name, value in facts.items():
        check_fact(name, value)
        DeclaredFact.objects.update_or_create(
            practice=practice,
            name=name,
            defaults={
                "value": value,
                "wording": BY_NAME[name].question,
                "declared_by": by,
                "declared_at": now,
            },
        )
    detail = {"facts": sorted(facts)}
    record(practice.pk, [Happened(by, "facts declared", detail=detail)], now=now)


def check_fact(name: str, value: Any) -> None:
    """Say whether a fact can be declared so; raises PracticeFault with what it takes."""
    fact = BY_NAME.get(name)
    if fact is None:
        raise PracticeFault(f"There is no fact named {name}; there are {', '.join(BY_NAME)}.")
    if isinstance(fact.demo, str):
        if value not in CONSENT_WORDS:
            raise PracticeFault(f"{name} takes one of {', '.join(CONSENT_WORDS)}.")
    elif type(value) is not type(fact.demo):
        kind = "yes or no" if isinstance(fact.demo, bool) else "a whole number"
        raise PracticeFault(f"{name} takes {kind}.")


def declare_all(practice: Practice, *, by: str, now: datetime) -> None:
    """Declare everything the demo declares; for demos and tests only."""
    declare(practice, {fact.name: fact.demo for fact in FACTS}, by=by, now=now)


@transaction.atomic
def change_settings(
    practice: Practice,
    values: Mapping[str, Any],
    *,
    by: str,
    now: datetime,
    reason: str = "",
    seen: int | None = None,
) -> SettingsVersion:
    """Write the next version: all stored values, not a difference. Raises SettingsFault.

    `seen` is the version that was looked at: where another has come since, nothing is written.
    """
    settings_from(values, timezone=practice.timezone)
    number = settings_of(practice).number
    if seen not in (None, number):
        raise SettingsFault("Someone else just changed the settings; look again.")
    version = SettingsVersion(
        practice=practice,
        number=number + 1,
        values=dict(values),
        made_by=by,
        made_at=now,
        reason=reason,
    )
    try:
        with transaction.atomic():
            version.save()
    except IntegrityError:
        raise SettingsFault("Someone else just changed the settings; look again.") from None
    detail = {"version": version.number, "settings": sorted(values)}
    record(practice.pk, [Happened(by, "settings changed", detail=detail)], now=now)
    return version


def pause_sending(practice: Practice, *, by: str, now: datetime) -> bool:
    """Let no reminder leave until `resume_sending`; answers still do. False if so already."""
    return _set_paused(practice, True, by=by, now=now, reason="sending stopped")


def resume_sending(practice: Practice, *, by: str, now: datetime) -> bool:
    """Let reminders leave again, each after the gate was asked anew; False if they did."""
    return _set_paused(practice, False, by=by, now=now, reason="sending goes on")


def _set_paused(practice: Practice, paused: bool, *, by: str, now: datetime, reason: str) -> bool:
    if settings_of(practice).sending_paused is paused:
        return False
    newest = SettingsVersion.objects.filter(practice=practice).order_by("-number").first()
    values = {**(newest.values if newest else {}), "sending_paused": paused}
    change_settings(practice, values, by=by, now=now, reason=reason)
    return True


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
    staff = Staff.objects.filter(email=email.lower()).first()
    if staff is None:
        staff = Staff.objects.create_user(email, password, name=name)
    here = Membership.objects.filter(practice=practice, staff=staff).first()
    if here and role != Role.OWNER:
        _not_the_last_owner(here)
    Membership.objects.update_or_create(practice=practice, staff=staff, defaults={"role": role})
    happened = Happened(by, "staff added", f"staff:{staff.uid}", {"role": str(role)})
    record(practice.pk, [happened], now=now)
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
    return member


@transaction.atomic
def remove_staff(member: Membership, *, by: str, now: datetime) -> None:
    """Let somebody no longer work here; what they did stays theirs. The last owner stays."""
    member = _held(member)
    _not_the_last_owner(member)
    member.delete()
    happened = Happened(by, "staff removed", f"staff:{member.staff.uid}")
    record(member.practice_id, [happened], now=now)


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
        Membership.objects.select_related("staff").filter(pk=member.pk).first()
    )
    if found is None:
        raise PracticeFault("This person no longer works here.")
    return found


def _not_the_last_owner(member: Membership) -> None:
    others = Membership.objects.filter(practice_id=member.practice_id, role=Role.OWNER)
    if member.role == Role.OWNER and not others.exclude(pk=member.pk).exists():
        raise PracticeFault("A practice needs an owner: make somebody else one first.")


_SPOKEN = "23456789abcdefghjkmnpqrstuvwxyz"  # no look-alikes


@transaction.atomic
def make_token(
    practice: Practice, *, name: str, scopes: tuple[str, ...], by: str, now: datetime
) -> str:
    """A new API token, returned once; only its hash is kept."""
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown:
        raise PracticeFault(f"Unknown scope {unknown[0]}; there are {', '.join(SCOPES)}.")
    token = f"tactful_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(
        practice=practice,
        name=name,
        token_hash=token_hash(token),
        scopes=list(scopes),
        created_at=now,
    )
    detail = {"scopes": list(scopes)}
    record(practice.pk, [Happened(by, "token made", detail=detail)], now=now)
    return token


@transaction.atomic
def revoke_token(token: ApiToken, *, by: str, now: datetime) -> bool:
    """Let a token open nothing any more; False if it was so already."""
    live = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    done = bool(live.update(revoked_at=now))
    if done:
        record(token.practice_id, [Happened(by, "token revoked", f"token:{token.uid}")], now=now)
    return done


def token_hash(token: str) -> str:
    """Tokens are long and random, so a plain digest is enough to look them up by."""
    return hashlib.sha256(token.encode()).hexdigest()


def _known_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PracticeFault(
            f"{name} is not a time zone; name one such as America/Chicago."
        ) from None


def _number(text: str) -> str:
    """The practice's number as it is dialed (E.164), however it was written."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, "US")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise PracticeFault("The phone number cannot be dialed; write it like +1 312 555 0199.")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _page(text: str) -> str:
    """The page patients pay at; texts may carry no other link (policy.md R113)."""
    url = text.strip()
    try:
        if url:
            URLValidator(schemes=["https", "http"])(url)
    except ValidationError:
        raise PracticeFault("The portal is a page such as https://pay.example.com/.") from None
    return url


def _sender(text: str) -> None:
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise PracticeFault(
            "The sender of e-mail is an address like billing@example.com."
        ) from None

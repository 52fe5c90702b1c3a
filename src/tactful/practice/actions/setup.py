"""A practice as it begins: what it is called, what patients are told, what it declared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils.text import slugify

from tactful.audit.actions import Happened, record
from tactful.practice.actions.faults import PracticeFault
from tactful.practice.facts import BY_NAME, CONSENT_WORDS, FACTS, MOST_FEED_AGE_H
from tactful.practice.models import DeclaredFact, Practice


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
    elif type(value) is int and not 0 <= value <= MOST_FEED_AGE_H:
        raise PracticeFault(f"{name} takes 0 to {MOST_FEED_AGE_H} hours, which are 31 days.")


def declare_all(practice: Practice, *, by: str, now: datetime) -> None:
    """Declare everything the demo declares; for demos and tests only."""
    declare(practice, {fact.name: fact.demo for fact in FACTS}, by=by, now=now)


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

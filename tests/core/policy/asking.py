"""A person nothing stands against, and the gate asked about one thing that is different.

She is an adult in Albany with one mobile number, has agreed to everything, owes $180.00 since a
statement of thirty days ago, and it is Monday, November 23, 2026, ten in the morning there.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    DeliveryEvent,
    Email,
    GateChannel,
    Hold,
    LinkKind,
    MessageFacts,
    Person,
    Phone,
    PhoneKind,
    Postal,
    ReassignedResult,
    SystemFacts,
    Trigger,
    TriggerKind,
)
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.policy.load import configure, state_table

SMS, EMAIL, LETTER = GateChannel.SMS, GateChannel.EMAIL, GateChannel.LETTER
LIVE, AUTO = GateChannel.VOICE_LIVE, GateChannel.VOICE_AUTO
ALL_CHANNELS = tuple(GateChannel)

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)

SWITCHED_ON = {"ai_voice": True, "rnd": {"enabled": True}}
OPEN_HOURS = {
    "clinic_windows": {
        "sms": {"every_day": ["08:00", "21:00"]},
        "voice": {"every_day": ["08:00", "21:00"]},
    },
    "federal_holidays_closed": {"sms": False, "voice": False},
}
"""Nothing but the law decides about the hour."""


@cache
def _configured(settings: str) -> PolicyConfig:
    return configure(SWITCHED_ON | json.loads(settings))


def policy(**settings: Any) -> PolicyConfig:
    """Everything switched on, with these settings changed; the same object for the same ones."""
    return _configured(json.dumps(settings, sort_keys=True))


def adult(**changes: Any) -> Person:
    return replace(
        Person(
            age=40,
            language="en",
            unencrypted_ok=True,
            postal=address(),
            phones=(mobile(),),
            emails=(Email("e1", verified=True),),
            consents=Consents(*[ConsentLevel.EXPLICIT] * 4),
        ),
        **changes,
    )


def address(zip5: str = "12207", state: str = "NY", *zones: str, **changes: Any) -> Postal:
    return replace(Postal(zip5, state, zones or ("America/New_York",), verified=True), **changes)


def mobile(state: str | None = "NY", *zones: str, **changes: Any) -> Phone:
    number = Phone(
        id="p1",
        kind=PhoneKind.MOBILE,
        verified=True,
        state=state,
        zones=zones or ("America/New_York",),
        reassigned=ReassignedResult.NO,
        reassigned_checked_at=NOW - timedelta(days=3),
    )
    return replace(number, **changes)


def owing(**changes: Any) -> Account:
    account = Account(
        id="A1",
        balance_cents=180_00,
        balance_as_of=NOW - timedelta(hours=1),
        days_past_due=0,
        first_statement_on=TODAY - timedelta(days=30),
    )
    return replace(account, **changes)


def wording(**changes: Any) -> MessageFacts:
    message = MessageFacts(
        template_approved=True,
        discloses=False,
        has_sender_name=True,
        has_optout=True,
        link=LinkKind.OWN,
        has_fap_notice=True,
        has_language_notice=True,
        has_ai_disclosure=True,
        languages_approved=("en",),
    )
    return replace(message, **changes)


def house(**changes: Any) -> SystemFacts:
    return replace(
        SystemFacts(agreements=Agreements(True, True, True, True, True), campaign_registered=True),
        **changes,
    )


def contact(channel: GateChannel, at: datetime | str, **changes: Any) -> Contact:
    return replace(Contact(channel, utc(at), engaged=True, account="A1"), **changes)


def hold(kind: HoldKind | str, opened: str = "2026-11-10", closed: str | None = None) -> Hold:
    ended = None if closed is None else date.fromisoformat(closed)
    return Hold(kind, date.fromisoformat(opened), ended)


def signal(
    channel: GateChannel, code: str, at: datetime | str, about: str | None = None
) -> DeliveryEvent:
    return DeliveryEvent(channel, code, utc(at), about)


def trigger(kind: TriggerKind, at: datetime | str, **changes: Any) -> Trigger:
    return replace(Trigger(kind, utc(at)), **changes)


def utc(at: datetime | str) -> datetime:
    """An instant; text such as "2026-11-23 15:00" is read as UTC."""
    return at if isinstance(at, datetime) else datetime.fromisoformat(at).replace(tzinfo=UTC)


def facts(
    channel: GateChannel = SMS,
    category: Category = Category.REMINDER,
    *,
    person: Person | Mapping[str, Any] | None = None,
    account: Account | Mapping[str, Any] | None = None,
    message: Mapping[str, Any] | None = None,
    system: Mapping[str, Any] | None = None,
    role: ActorRole = ActorRole.FIRST,
    **rest: Any,
) -> ContactFacts:
    return ContactFacts(
        person=person if isinstance(person, Person) else adult(**(person or {})),
        account=account if isinstance(account, Account) else owing(**(account or {})),
        channel=channel,
        category=category,
        actor_role=role,
        message=wording(**(message or {})),
        system=house(**(system or {})),
        **rest,
    )


def ask(
    channel: GateChannel = SMS,
    category: Category = Category.REMINDER,
    *,
    now: datetime | str = NOW,
    config: PolicyConfig | None = None,
    **changes: Any,
) -> Verdict:
    asked = facts(channel, category, **changes)
    return may_contact(asked, config or policy(), state_table(), now=utc(now))


def reason(*args: Any, **changes: Any) -> str:
    return str(ask(*args, **changes).reason)


def retry(*args: Any, **changes: Any) -> str | None:
    """When to try again, as UTC text."""
    at = ask(*args, **changes).retry_at
    return None if at is None else f"{at:%Y-%m-%d %H:%M}"

"""The facts of a case, read strictly: what is not of its kind is refused with the place it stood.

`null` is "not known" and permits nothing: where the gate has a word for it, it is taken as such,
elsewhere the case cannot be read. The messages name fields and never what stood in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeVar, cast

from tactful.core.money import MoneyError, parse_cents
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConfidentialCommunication,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    ContactResult,
    DeclaredZone,
    DeliveryEvent,
    Direction,
    Email,
    EmailStatus,
    GateChannel,
    Hold,
    Inbound,
    LinkKind,
    MessageFacts,
    OptIn,
    OptInBy,
    Payment,
    PaymentKind,
    Person,
    PersonalHours,
    Phone,
    PhoneKind,
    PhoneStatus,
    Plan,
    PlanStatus,
    Postal,
    PostalKind,
    PostalStatus,
    Promise,
    ReassignedResult,
    Scope,
    Suppression,
    SystemFacts,
    Trigger,
    TriggerKind,
)
from tactful.core.vocabulary import Category, HoldKind
from tactful.practice.policy import reading as read
from tactful.practice.policy.reading import PolicyDataError

Json = Mapping[str, Any]
_Word = TypeVar("_Word", bound=StrEnum)


def facts_of(case: Json) -> ContactFacts:
    """The facts of a case with its defaults filled in. Raises PolicyDataError."""
    top = Part(case, "", _TOP)
    trigger = top.maybe("trigger", "kind at channel answered")
    return ContactFacts(
        person=_person(top),
        account=_account(top.part("account", _ACCOUNT)),
        channel=top.word("channel", GateChannel),
        category=top.word("category", Category),
        actor_role=top.word("actor_role", ActorRole),
        message=_message(top.part("message", _MESSAGE)),
        system=_system(top.part("system", _SYSTEM)),
        trigger=_trigger(trigger) if trigger else None,
        delivery_events=tuple(
            DeliveryEvent(
                event.word("channel", GateChannel),
                event.text("signal"),
                event.instant("at"),
                event.text_or_none("address"),
            )
            for event in top.items("delivery_events", "channel signal at address")
        ),
    )


def instant_of(value: Any, where: str) -> datetime:
    """An instant with its offset, in UTC."""
    text = read.text(value, where)
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            return at.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise PolicyDataError(f"{where}: an instant such as 2026-11-23T15:00:00Z is expected")


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping of a case, and where it stood; reading a field says what is wrong with it."""

    data: Json
    where: str
    allowed: str

    def __post_init__(self) -> None:
        read.mapping(self.data, self.where or "case", frozenset(self.allowed.split()))

    def part(self, name: str, allowed: str) -> "Part":
        return Part(self._value(name), self.at(name), allowed)

    def maybe(self, name: str, allowed: str) -> "Part | None":
        return None if self._value(name) is None else self.part(name, allowed)

    def items(self, name: str, allowed: str) -> "list[Part]":
        """A list of mappings; null is an empty one."""
        value = self._value(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise PolicyDataError(f"{self.at(name)}: a list is expected")
        return [Part(item, f"{self.at(name)}[{n}]", allowed) for n, item in enumerate(value)]

    def flag(self, name: str, *, unknown: bool | None = None) -> bool:
        """True or false; `unknown` is what null means, where it may be null at all."""
        value = self._value(name)
        return unknown if value is None and unknown is not None else self._flag(name, value)

    def number(self, name: str) -> int:
        return self._number(name, self._value(name))

    def number_or_none(self, name: str) -> int | None:
        value = self._value(name)
        return None if value is None else self._number(name, value)

    def text(self, name: str) -> str:
        return read.text(self._value(name), self.at(name))

    def text_or_none(self, name: str) -> str | None:
        value = self.data.get(name)
        return None if value is None else self.text(name)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._value(name)
        return () if value is None else read.texts(value, self.at(name))

    def word(self, name: str, words: type[_Word]) -> _Word:
        return _word(self._value(name), words, self.at(name))

    def word_or_none(self, name: str, words: type[_Word]) -> _Word | None:
        return None if self._value(name) is None else self.word(name, words)

    def words(self, name: str, words: type[_Word]) -> tuple[_Word, ...]:
        return tuple(_word(value, words, self.at(name)) for value in self.texts(name))

    def instant(self, name: str) -> datetime:
        return instant_of(self._value(name), self.at(name))

    def instant_or_none(self, name: str) -> datetime | None:
        return None if self.data.get(name) is None else self.instant(name)

    def day(self, name: str) -> date:
        return read.day(self._value(name), self.at(name))

    def day_or_none(self, name: str) -> date | None:
        return None if self._value(name) is None else self.day(name)

    def at(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def _value(self, name: str) -> Any:
        if name not in self.data:
            raise PolicyDataError(f"{self.at(name)}: missing")
        return self.data[name]

    def _flag(self, name: str, value: Any) -> bool:
        return read.boolean(value, self.at(name))

    def _number(self, name: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise PolicyDataError(f"{self.at(name)}: a whole number is expected")
        return value


_TOP = (
    "id now channel category actor_role config cfg person consents suppressions opt_ins holds"
    " account inbound history delivery_events trigger message system"
)
_PERSON = (
    "age language declared hours channels_only confidential_comm unencrypted_ok"
    " disaster_declared_on postal phones emails"
)
_POSTAL = "zip state zones kind verified status"
_PHONE = "id number kind verified status state zones rnd"
_CONSENTS = "sms voice_live voice_auto email ecomm_written"
_ACCOUNT = (
    "id patient_age balance balance_as_of days_past_due first_statement_on contacts_total"
    " payments promises plan"
)
_HISTORY = "channel at direction category conversation engaged voicemail result account"
_MESSAGE = (
    "to text template_approved template_filtered_24h discloses has_sender_name optout_due"
    " has_optout link phi_terms threat_terms has_fap_notice has_language_notice"
    " has_ai_disclosure languages_approved safety_reply"
)
_SYSTEM = (
    "global_pause paused_channels baa campaign_registered carrier_daily_cap_reached"
    " throughput_exceeded email_complaint_rate fault"
)


def _person(top: Part) -> Person:
    person = top.part("person", _PERSON)
    hours, only = person.data["hours"], person.data["channels_only"]
    declared = person.maybe("declared", "tz state on")
    agreed = person.maybe("confidential_comm", "channel address")
    postal = person.maybe("postal", _POSTAL)
    return Person(
        age=person.number_or_none("age"),
        language=person.text_or_none("language"),
        declared=_declared(declared) if declared else None,
        hours=None if hours is None else tuple(map(_hours, person.items("hours", "days from to"))),
        channels_only=None if only is None else person.words("channels_only", GateChannel),
        confidential=_confidential(agreed) if agreed else None,
        unencrypted_ok=person.flag("unencrypted_ok", unknown=False),
        disaster_declared_on=person.day_or_none("disaster_declared_on"),
        postal=_postal(postal) if postal else None,
        phones=tuple(map(_phone, person.items("phones", _PHONE))),
        emails=tuple(map(_email, person.items("emails", "id address verified status"))),
        consents=_consents(top.part("consents", _CONSENTS)),
        suppressions=tuple(
            Suppression(revoked.words("scopes", Scope), revoked.instant("at"))
            for revoked in top.items("suppressions", "scopes at via text")
        ),
        opt_ins=tuple(
            OptIn(given.words("scopes", Scope), given.instant("at"), given.word("by", OptInBy))
            for given in top.items("opt_ins", "scopes at by via text")
        ),
        holds=tuple(map(_hold, top.items("holds", "kind opened closed"))),
        inbound=tuple(
            Inbound(
                message.instant("at"),
                message.flag("triaged", unknown=False),
                message.text("channel"),
            )
            for message in top.items("inbound", "channel at text triaged")
        ),
        history=tuple(map(_contact, top.items("history", _HISTORY))),
    )


def _declared(declared: Part) -> DeclaredZone:
    return DeclaredZone(declared.text("tz"), declared.day("on"), declared.text_or_none("state"))


def _hours(wish: Part) -> PersonalHours:
    days = []
    for day in wish.texts("days"):
        if day not in read.WEEKDAYS:
            raise PolicyDataError(f"{wish.at('days')}: mon, tue, ... are expected")
        days.append(read.WEEKDAYS.index(day))
    start, end = (read.minute(wish.text(name), wish.at(name)) for name in ("from", "to"))
    return PersonalHours(tuple(days), start, end)


def _confidential(agreed: Part) -> ConfidentialCommunication:
    return ConfidentialCommunication(
        agreed.word("channel", GateChannel), agreed.text_or_none("address")
    )


def _postal(postal: Part) -> Postal:
    return Postal(
        zip=postal.text_or_none("zip"),
        state=postal.text_or_none("state"),
        zones=postal.texts("zones"),
        kind=postal.word("kind", PostalKind),
        verified=postal.flag("verified", unknown=False),
        status=postal.word("status", PostalStatus),
    )


def _phone(phone: Part) -> Phone:
    query = phone.maybe("rnd", "result checked_at")
    return Phone(
        id=phone.text("id"),
        kind=phone.word("kind", PhoneKind),
        verified=phone.flag("verified", unknown=False),
        status=phone.word("status", PhoneStatus),
        state=phone.text_or_none("state"),
        zones=phone.texts("zones"),
        reassigned=query.word("result", ReassignedResult) if query and query.data else None,
        reassigned_checked_at=query.instant_or_none("checked_at") if query else None,
    )


def _email(email: Part) -> Email:
    return Email(
        email.text("id"), email.flag("verified", unknown=False), email.word("status", EmailStatus)
    )


def _consents(consents: Part) -> Consents:
    return Consents(
        sms=consents.word_or_none("sms", ConsentLevel),
        voice_live=consents.word_or_none("voice_live", ConsentLevel),
        voice_auto=consents.word_or_none("voice_auto", ConsentLevel),
        email=consents.word_or_none("email", ConsentLevel),
        ecomm_written=consents.flag("ecomm_written", unknown=False),
    )


def _hold(hold: Part) -> Hold:
    kind = hold.text("kind")
    known: HoldKind | str = HoldKind(kind) if kind in frozenset(HoldKind) else kind
    return Hold(known, hold.day("opened"), hold.day_or_none("closed"))


def _contact(contact: Part) -> Contact:
    return Contact(
        channel=contact.word("channel", GateChannel),
        at=contact.instant("at"),
        direction=contact.word("direction", Direction),
        category=contact.word("category", Category),
        conversation=contact.flag("conversation"),
        engaged=contact.flag("engaged", unknown=False),
        voicemail=contact.flag("voicemail", unknown=False),
        result=contact.word("result", ContactResult),
        account=contact.text("account"),
    )


def _account(account: Part) -> Account:
    balance, plan = account.text_or_none("balance"), account.maybe("plan", _PLAN)
    try:
        cents = None if balance is None else parse_cents(balance)
    except MoneyError:
        raise PolicyDataError(f"{account.at('balance')}: an amount is expected") from None
    return Account(
        id=account.text("id"),
        balance_cents=cents,
        balance_as_of=account.instant_or_none("balance_as_of"),
        days_past_due=account.number_or_none("days_past_due"),
        first_statement_on=account.day_or_none("first_statement_on"),
        contacts_total=account.number("contacts_total"),
        payments=tuple(
            Payment(payment.word("kind", PaymentKind), payment.day("on"))
            for payment in account.items("payments", "kind on")
        ),
        promises=tuple(map(_promise, account.items("promises", _PROMISE))),
        plan=_plan(plan) if plan else None,
    )


_PROMISE = "due reminder_requested reminder_sent"
_PLAN = "status next_due reminder_sent"


def _promise(promise: Part) -> Promise:
    return Promise(
        promise.day("due"),
        promise.flag("reminder_requested", unknown=False),
        promise.flag("reminder_sent", unknown=True),
    )


def _plan(plan: Part) -> Plan:
    return Plan(
        plan.day("next_due"),
        plan.word("status", PlanStatus),
        plan.flag("reminder_sent", unknown=True),
    )


def _trigger(trigger: Part) -> Trigger:
    return Trigger(
        kind=trigger.word("kind", TriggerKind),
        at=trigger.instant("at"),
        channel=trigger.word_or_none("channel", GateChannel),
        answered=trigger.flag("answered", unknown=True),
    )


def _message(message: Part) -> MessageFacts:
    return MessageFacts(
        to=message.text_or_none("to"),
        template_approved=message.flag("template_approved", unknown=False),
        template_filtered_24h=message.number("template_filtered_24h"),
        discloses=message.flag("discloses", unknown=True),
        has_sender_name=message.flag("has_sender_name", unknown=False),
        optout_due=message.flag("optout_due", unknown=True),
        has_optout=message.flag("has_optout", unknown=False),
        link=message.word("link", LinkKind),
        phi_terms=message.texts("phi_terms"),
        threat_terms=message.texts("threat_terms"),
        has_fap_notice=message.flag("has_fap_notice", unknown=False),
        has_language_notice=message.flag("has_language_notice", unknown=False),
        has_ai_disclosure=message.flag("has_ai_disclosure", unknown=False),
        languages_approved=message.texts("languages_approved"),
        safety_reply=message.flag("safety_reply", unknown=False),
    )


def _system(system: Part) -> SystemFacts:
    if system.data["fault"] is not None:
        return cast(SystemFacts, _Broken())
    signed = system.part("baa", "sms voice voice_ai email letter")
    return SystemFacts(
        global_pause=system.flag("global_pause", unknown=True),
        paused_channels=system.words("paused_channels", GateChannel),
        agreements=Agreements(**{name: signed.flag(name, unknown=False) for name in signed.data}),
        campaign_registered=system.flag("campaign_registered", unknown=False),
        carrier_daily_cap_reached=system.flag("carrier_daily_cap_reached", unknown=True),
        throughput_exceeded=system.flag("throughput_exceeded", unknown=True),
        email_complaint_ppm=read.per_million(
            system.data["email_complaint_rate"], "system.email_complaint_rate"
        ),
    )


class _Broken:
    """System facts that fail when the gate looks at them, as a case may ask for."""

    def __getattr__(self, name: str) -> NoReturn:
        raise RuntimeError("fault asked for by the case")


def _word(value: Any, words: type[_Word], where: str) -> _Word:
    text = read.text(value, where)
    if text not in frozenset(words):
        raise PolicyDataError(f"{where}: one of {', '.join(words)} is expected")
    return words(text)

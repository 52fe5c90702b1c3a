"""One question to the gate, with what several checks need worked out once."""

from typing import Final, TypeVar

from tactful.core.policy.clock import DAY, day_number, instant, zone
from tactful.core.policy.delivery import DeliveryRule, Meaning
from tactful.core.policy.facts import (
    ActorRole,
    Contact,
    ContactFacts,
    ContactResult,
    DeliveryEvent,
    Direction,
    Email,
    GateChannel,
    Hold,
    Phone,
    PhoneKind,
    PostalKind,
    PostalStatus,
    TriggerKind,
)
from tactful.core.policy.tables import Place, Tables
from tactful.core.vocabulary import Category, HoldKind

VOICE: Final = frozenset({GateChannel.VOICE_LIVE, GateChannel.VOICE_AUTO})
PHONE: Final = frozenset({GateChannel.SMS, *VOICE})
TEXT_AND_EMAIL: Final = frozenset({GateChannel.SMS, GateChannel.EMAIL})
ELECTRONIC: Final = frozenset({*PHONE, GateChannel.EMAIL})

COUNTED: Final = frozenset({Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER})
_SAME_ADDRESS: Final = {
    GateChannel.SMS: PHONE,
    GateChannel.VOICE_LIVE: PHONE,
    GateChannel.VOICE_AUTO: PHONE,
    GateChannel.EMAIL: frozenset({GateChannel.EMAIL}),
    GateChannel.LETTER: frozenset({GateChannel.LETTER}),
}
_ANSWERS: Final = {
    Category.RECEIPT: frozenset({TriggerKind.PAYMENT}),
    Category.HELP_REPLY: frozenset({TriggerKind.HELP, TriggerKind.INBOUND}),
    Category.REPLY: frozenset({TriggerKind.INBOUND, TriggerKind.HELP, TriggerKind.OPT_OUT}),
}


class Signal:
    """One delivery event with the rule that reads it; `rule` is None for an unknown signal."""

    __slots__ = ("at", "channel", "rule")

    def __init__(self, channel: GateChannel, at: int, rule: DeliveryRule | None) -> None:
        self.channel, self.at, self.rule = channel, at, rule


class PastContact:
    """One earlier contact on the person's calendar."""

    __slots__ = ("account", "at", "channel", "contact", "day")

    def __init__(self, contact: Contact, at: int, day: int) -> None:
        self.contact, self.at, self.day = contact, at, day
        self.channel, self.account = contact.channel, contact.account


class Question:
    """The facts of one decision, with instants as integers and days on the person's calendar.

    `read_until` is the last day on which the rules of the states concerned are young enough.
    `phone` and `mailbox` are what the message is addressed to; `clocks` the places whose hours
    count; `today` the number of the local date; `open_kinds` the holds in force, `meanings` what
    delivery signals said about the address. Up to `answer_until` an answer needs no window.
    `steps` are the steps that apply to the category.
    """

    __slots__ = (
        "_counted",
        "_history",
        "account",
        "answer_until",
        "category",
        "channel",
        "clocks",
        "config",
        "declared",
        "facts",
        "holds",
        "mailbox",
        "meanings",
        "message",
        "now",
        "open_kinds",
        "person",
        "phone",
        "postal_usable",
        "read_until",
        "signals",
        "states",
        "steps",
        "system",
        "tables",
        "third",
        "today",
        "unknown_zone",
        "zone",
    )

    def __init__(
        self, facts: ContactFacts, tables: Tables, now: int, steps: frozenset[str]
    ) -> None:
        person, account = facts.person, facts.account
        self.facts, self.tables, self.now, self.steps = facts, tables, now, steps
        self.person, self.account = person, account
        self.message, self.system, self.config = facts.message, facts.system, tables.config
        self.channel = GateChannel(facts.channel)
        self.category = Category(facts.category)
        self.third = facts.actor_role != ActorRole.FIRST
        self.phone = _addressed(person.phones, self.message.to)
        self.mailbox = _addressed(person.emails, self.message.to)
        self.signals = self._read_signals() if facts.delivery_events else ()
        self.meanings = self._meanings() if self.signals else _NO_MEANINGS
        self._locate()
        self.today = self.zone.day(now)
        self.holds = person.holds + account.holds if account.holds else person.holds
        self.open_kinds = self._open_kinds() if self.holds else _NO_KINDS
        self.answer_until = self._answer_until() if facts.trigger else 0
        self._history: list[PastContact] | None = None
        self._counted: list[PastContact] | None = None

    def history(self) -> list[PastContact]:
        """All earlier contacts, the latest first."""
        if self._history is None:
            past = []
            for contact in self.person.history:
                at = instant(contact.at)
                past.append(PastContact(contact, at, self.zone.day(at)))
            past.sort(key=_when, reverse=True)
            self._history = past
        return self._history

    def counted(self) -> list[PastContact]:
        """The contacts that count against limits, the latest first (README, decision 31)."""
        if self._counted is None:
            uncounted = _UNCOUNTED_THIRD if self.third else _UNCOUNTED
            self._counted = [
                past
                for past in self.history()
                if past.contact.direction == Direction.OUT
                and past.contact.category in COUNTED
                and past.contact.result not in uncounted
            ]
        return self._counted

    def _locate(self) -> None:
        person, zones_of = self.person, self.tables.whereabouts
        declared, declared_unknown = self._declared()
        postal = person.postal
        self.postal_usable = (
            postal is not None
            and postal.kind == PostalKind.CIVIL
            and postal.verified
            and postal.status == PostalStatus.OK
            and not self._letters_came_back()
        )
        address: Place | None = None
        if postal is not None and self.postal_usable:
            address = (postal.zones, postal.state)
        # A message to another address still knows the person's first number.
        phone = self.phone or (person.phones[0] if person.phones else None)
        number: Place | None = None
        if phone is not None and phone.kind != PhoneKind.TOLL_FREE:
            number = (phone.zones, phone.state)
        where = zones_of(self.channel, self.third, declared, address, number)
        self.zone, self.states, self.declared = where.primary, where.states, declared
        self.clocks, self.read_until = where.clocks, where.read_until
        self.unknown_zone = where.unknown or declared_unknown
        if postal is not None and postal.kind != PostalKind.CIVIL and declared is None:
            self._forget_places_abroad()

    def _forget_places_abroad(self) -> None:
        """A domestic number proves nothing about where somebody abroad is (decision 23)."""
        if self.channel is not GateChannel.EMAIL or self.third:
            self.clocks = ()
            self.unknown_zone = False

    def _declared(self) -> tuple[Place | None, bool]:
        """The zone the person told us, while it is fresh; and whether IANA data lacks it."""
        declared = self.person.declared
        if declared is None:
            return None, False
        told = zone(declared.tz)
        today = self.now // DAY if told is None else told.day(self.now)
        if today - day_number(declared.on) > self.config.declared_tz_max_age_d:
            return None, False
        if told is None:
            return None, True
        return ((declared.tz,), declared.state), False

    def _letters_came_back(self) -> bool:
        return any(
            signal.rule is not None and signal.rule.meaning is Meaning.RETURNED
            for signal in self.signals
        )

    def _read_signals(self) -> tuple[Signal, ...]:
        read = self.config.delivery.read
        return tuple(
            Signal(event.channel, instant(event.at), read(event.channel, event.signal))
            for event in self.facts.delivery_events
            if event.address is None or self._concerns(event)
        )

    def _concerns(self, event: DeliveryEvent) -> bool:
        """Is the signal about the number, mailbox or address this message goes to?"""
        if event.channel in PHONE:
            return self.phone is None or self.phone.id == event.address
        if event.channel == GateChannel.EMAIL:
            return self.mailbox is None or self.mailbox.id == event.address
        postal = self.person.postal
        return postal is None or postal.id in (None, event.address)

    def _meanings(self) -> frozenset[Meaning]:
        """What the signals about this kind of address mean; events about other kinds are left."""
        same = _SAME_ADDRESS[self.channel]
        return frozenset(
            signal.rule.meaning
            for signal in self.signals
            if signal.rule is not None and signal.channel in same
        )

    def _open_kinds(self) -> frozenset[str]:
        return frozenset(hold.kind for hold in self.holds if self._in_force(hold))

    def _in_force(self, hold: Hold) -> bool:
        if hold.closed is None or day_number(hold.closed) > self.today:
            return True
        match hold.kind:
            case HoldKind.BANKRUPTCY_DISCHARGE:
                # 11 USC 524(a)(2): a discharged debt is never asked for again, whatever is entered.
                return True
            case HoldKind.SAFETY_SELF_HARM:
                return self.today < day_number(hold.opened) + _SELF_HARM_DAYS
        return False

    def _answer_until(self) -> int:
        trigger = self.facts.trigger
        if trigger is None or trigger.kind not in _ANSWERS.get(self.category, ()):
            return 0
        at = instant(trigger.at)
        return at + self.tables.answer_window if at <= self.now else 0


_NO_MEANINGS: Final[frozenset[Meaning]] = frozenset()
_NO_KINDS: Final[frozenset[str]] = frozenset()
_SELF_HARM_DAYS: Final = 30
_UNCOUNTED: Final = frozenset({ContactResult.REJECTED})
# Reg F counts attempts that connected (policy.md R041).
_UNCOUNTED_THIRD: Final = _UNCOUNTED | {ContactResult.BUSY, ContactResult.NO_CONNECT}

_Address = TypeVar("_Address", Phone, Email)


def _addressed(addresses: tuple[_Address, ...], to: str | None) -> _Address | None:
    """The address with that id; the first one when the message names none."""
    if to is None:
        return addresses[0] if addresses else None
    for address in addresses:
        if address.id == to:
            return address
    return None


def _when(past: PastContact) -> int:
    return past.at

"""One person as the gate, the journey and the composer know them, from the rows of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Contact,
    ContactFacts,
    DeliveryEvent,
    GateChannel,
    MessageFacts,
    Person,
    SystemFacts,
    Trigger,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState, PromiseStatus
from tactful.outreach.models import TouchStatus

COUNTED: Final = (Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER)
"""What asks for money: counted by the caps, cancelled by a payment (policy/README.md, 31)."""

LEFT_THE_HOUSE: Final = (
    TouchStatus.HANDED_OVER,
    TouchStatus.ACCEPTED,
    TouchStatus.UNKNOWN,
    TouchStatus.REFUSED,
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a touch on one channel would go: the address and the gate's id for it."""

    id: str
    address: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise by its uid; in cents, None for the whole balance."""

    uid: str
    on: date
    cents: int | None
    status: PromiseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One guarantor as the gate, the journey and the composer know them.

    Amounts in cents; dates in the practice's calendar. `system` is shared by the batch.
    """

    guarantor_id: int
    uid: str
    first_name: str
    last_name: str
    language: str
    preferred_channel: Channel | None
    insurance_state: InsuranceState
    targets: Mapping[GateChannel, Target]
    person: Person
    account: Account
    system: SystemFacts
    signals: Mapping[GateChannel, tuple[DeliveryEvent, ...]]
    oldest_due_on: date | None = None
    open_statements: int = 0
    last_payment_on: date | None = None
    last_payment_cents: int | None = None
    promises: tuple[Promised, ...] = ()

    @property
    def balance_cents(self) -> int:
        """What is owed, zero where no balance was ever worked out."""
        return self.account.balance_cents or 0

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def open_holds(self) -> frozenset[HoldKind]:
        """Every hold that is open now, whoever opened it."""
        holds = (*self.person.holds, *self.account.holds)
        return frozenset(HoldKind(h.kind) for h in holds if h.closed is None)

    def target_id(self, channel: GateChannel) -> str:
        """The gate's id for where this channel goes.

        Where there is no address it is an id nobody has: to say so is then up to the gate.
        """
        target = self.targets.get(channel)
        return target.id if target else "-"

    def question(
        self,
        channel: GateChannel,
        category: Category,
        message: MessageFacts,
        *,
        system: SystemFacts | None = None,
        trigger: Trigger | None = None,
    ) -> ContactFacts:
        """What the gate is asked about this person on one channel."""
        if message.to is None:
            message = replace(message, to=self.target_id(channel))
        return ContactFacts(
            person=self.person,
            account=self.account,
            channel=channel,
            category=category,
            actor_role=ActorRole.FIRST,
            message=message,
            system=system or self.system,
            trigger=trigger,
            delivery_events=self.signals.get(channel, ()),
        )

    def after_contact(self, contact: Contact) -> Gathered:
        """The same person once this contact is counted, for a second touch in the same batch."""
        history = (*self.person.history, contact)
        account = replace(self.account, contacts_total=self.account.contacts_total + 1)
        return replace(self, person=replace(self.person, history=history), account=account)


def gate_channel(channel: str, *, automated: bool) -> GateChannel:
    """The gate's word for a channel: a live call and an automated one are two (R005)."""
    if channel == Channel.VOICE:
        return GateChannel.VOICE_AUTO if automated else GateChannel.VOICE_LIVE
    return GateChannel(channel)


def stored_channel(channel: GateChannel) -> Channel:
    """The stored word for one of the gate's channels."""
    if channel in (GateChannel.VOICE_LIVE, GateChannel.VOICE_AUTO):
        return Channel.VOICE
    return Channel(channel.value)

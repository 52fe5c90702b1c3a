"""What the gate knows about a person, an account and one message (policy/README.md, fields).

Three parts with three lifetimes, so that a batch builds each one once:

- `Person`: the addressee with consents, holds, inbound and history; shared by all channels;
- `Account`: what is owed; shared by all channels;
- `ContactFacts`: one person, one account, one channel, one message.

Instants are aware UTC, dates are local to the person, money is integer cents, windows are minutes
after local midnight. `None` means "not known" and never opens a gate: what is left at its default
here is either empty (no holds, no history) or not permitted (no consent, template not approved).
Numbers, addresses, names and message text stay outside: the gate needs none of them.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tactful.core.vocabulary import Category, HoldKind


class GateChannel(StrEnum):
    """A channel as the gate sees it: a live call and an automated call are two channels."""

    SMS = "sms"
    VOICE_LIVE = "voice_live"
    VOICE_AUTO = "voice_auto"
    EMAIL = "email"
    LETTER = "letter"


class ActorRole(StrEnum):
    """Who asks for the money: the practice in its own name, or anybody else (policy.md R040)."""

    FIRST = "first"
    THIRD = "third"
    UNKNOWN = "unknown"  # treated as third


class ConsentLevel(StrEnum):
    """How far a recorded consent goes: worded consent, only a number or address given, or none."""

    EXPLICIT = "explicit"
    NUMBER_ONLY = "number_only"
    NONE = "none"


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"
    VOIP = "voip"
    TOLL_FREE = "toll_free"
    FACILITY = "facility"
    EMERGENCY = "emergency"
    UNKNOWN = "unknown"


class PhoneStatus(StrEnum):
    OK = "ok"
    INVALID = "invalid"
    WRONG_NUMBER = "wrong_number"
    UNREACHABLE = "unreachable"
    NO_SMS = "no_sms"


class EmailStatus(StrEnum):
    OK = "ok"
    HARD_BOUNCE = "hard_bounce"
    COMPLAINT = "complaint"


class PostalKind(StrEnum):
    CIVIL = "civil"
    MILITARY = "military"
    FOREIGN = "foreign"


class PostalStatus(StrEnum):
    OK = "ok"
    RETURNED = "returned"


class Scope(StrEnum):
    """What a revocation or an opt-in is about."""

    SMS = "sms"
    VOICE_LIVE = "voice_live"
    VOICE_AUTO = "voice_auto"
    EMAIL = "email"
    ALL = "all"


class OptInBy(StrEnum):
    PATIENT = "patient"
    STAFF = "staff"  # recorded, without effect (policy.md R020)


class PaymentKind(StrEnum):
    PARTIAL = "partial"
    PENDING = "pending"
    FULL = "full"


class PlanStatus(StrEnum):
    CURRENT = "current"
    BROKEN = "broken"
    DONE = "done"


class Direction(StrEnum):
    OUT = "out"
    IN = "in"


class ContactResult(StrEnum):
    DELIVERED = "delivered"
    FAILED = "failed"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    NO_CONNECT = "no_connect"
    REJECTED = "rejected"


class TriggerKind(StrEnum):
    OPT_OUT = "opt_out"
    HELP = "help"
    INBOUND = "inbound"
    PAYMENT = "payment"


class LinkKind(StrEnum):
    NONE = "none"
    OWN = "own"
    SHORTENER = "shortener"


class ReassignedResult(StrEnum):
    """Answer of the Reassigned Numbers Database (policy.md R025)."""

    NO = "no"
    YES = "yes"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class DeclaredZone:
    """The zone, and the state when known, a person told us on a date."""

    tz: str
    on: date
    state: str | None = None


@dataclass(frozen=True, slots=True)
class PersonalHours:
    """Hours a person allows: weekdays (Monday is 0), minutes after local midnight [start, end)."""

    days: tuple[int, ...]
    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class ConfidentialCommunication:
    """The only channel, and address id when given, a person allows (policy.md R095)."""

    channel: GateChannel
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Postal:
    """The mailing address as far as the gate needs it; `id` is what `message.to` may name."""

    zip: str | None = None
    state: str | None = None
    zones: tuple[str, ...] = ()
    kind: PostalKind = PostalKind.CIVIL
    verified: bool = False
    status: PostalStatus = PostalStatus.OK
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """One number by its id; `state` and `zones` come from its area code.

    `reassigned` and `reassigned_checked_at` are the last query of the Reassigned Numbers Database.
    """

    id: str
    kind: PhoneKind = PhoneKind.UNKNOWN
    verified: bool = False
    status: PhoneStatus = PhoneStatus.OK
    state: str | None = None
    zones: tuple[str, ...] = ()
    reassigned: ReassignedResult | None = None
    reassigned_checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Email:
    id: str
    verified: bool = False
    status: EmailStatus = EmailStatus.OK


@dataclass(frozen=True, slots=True)
class Consents:
    """Recorded consent by channel; `None` is not known. Letters need none.

    `ecomm_written` is a written, revocable consent to e-mail and text where a place requires it.
    """

    sms: ConsentLevel | None = None
    voice_live: ConsentLevel | None = None
    voice_auto: ConsentLevel | None = None
    email: ConsentLevel | None = None
    ecomm_written: bool = False


@dataclass(frozen=True, slots=True)
class Suppression:
    """A revocation, resolved to scopes. It never expires by time (policy.md R020)."""

    scopes: tuple[Scope, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class OptIn:
    """A later consent; only the patient's own reverses a revocation."""

    scopes: tuple[Scope, ...]
    at: datetime
    by: OptInBy = OptInBy.STAFF


@dataclass(frozen=True, slots=True)
class Hold:
    """A pause on a person or an account; `closed` is `None` while it is open.

    A kind the gate does not know blocks, open or closed.
    """

    kind: HoldKind | str
    opened: date
    closed: date | None = None


@dataclass(frozen=True, slots=True)
class Inbound:
    """A message from the person; an untriaged one stops every automated contact (R159)."""

    at: datetime
    triaged: bool = False
    channel: str = "sms"


@dataclass(frozen=True, slots=True)
class Contact:
    """An earlier contact with the person, in either direction.

    `engaged` means opened, clicked or answered; `account` is the id of the account it was about.
    """

    channel: GateChannel
    at: datetime
    direction: Direction = Direction.OUT
    category: Category = Category.REMINDER
    conversation: bool = False
    engaged: bool = False
    voicemail: bool = False
    result: ContactResult = ContactResult.DELIVERED
    account: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """The addressee, patient or guarantor, with everything that belongs to the person.

    `age` in full years, `hours` and `channels_only` are `None` without a wish, an empty
    `channels_only` permits no channel.
    """

    age: int | None = None
    language: str | None = None
    declared: DeclaredZone | None = None
    hours: tuple[PersonalHours, ...] | None = None
    channels_only: tuple[GateChannel, ...] | None = None
    confidential: ConfidentialCommunication | None = None
    unencrypted_ok: bool = False
    disaster_declared_on: date | None = None
    postal: Postal | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    consents: Consents = field(default_factory=Consents)
    suppressions: tuple[Suppression, ...] = ()
    opt_ins: tuple[OptIn, ...] = ()
    holds: tuple[Hold, ...] = ()
    inbound: tuple[Inbound, ...] = ()
    history: tuple[Contact, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    kind: PaymentKind
    on: date


@dataclass(frozen=True, slots=True)
class Promise:
    """An open promise to pay, and whether its one courtesy reminder was asked for and sent."""

    due: date
    reminder_requested: bool = False
    reminder_sent: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    next_due: date
    status: PlanStatus = PlanStatus.CURRENT
    reminder_sent: bool = False


@dataclass(frozen=True, slots=True)
class Account:
    """What the message is about. `holds` are those of this account; the person's come on top."""

    id: str
    balance_cents: int | None = None
    balance_as_of: datetime | None = None
    days_past_due: int | None = None
    first_statement_on: date | None = None
    contacts_total: int = 0
    payments: tuple[Payment, ...] = ()
    promises: tuple[Promise, ...] = ()
    plan: Plan | None = None
    holds: tuple[Hold, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveryEvent:
    """A raw carrier, mailbox or post signal, with no success since.

    `address` is the id it was about; None means the address the message goes to.
    """

    channel: GateChannel
    signal: str
    at: datetime
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """What this message answers; `answered` when an automatic answer has gone out already."""

    kind: TriggerKind
    at: datetime
    channel: GateChannel | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What the content check found. `to` is an address id; `None` takes the first one."""

    to: str | None = None
    template_approved: bool = False
    template_filtered_24h: int = 0
    discloses: bool = True
    has_sender_name: bool = False
    optout_due: bool = True
    has_optout: bool = False
    link: LinkKind = LinkKind.NONE
    phi_terms: tuple[str, ...] = ()
    threat_terms: tuple[str, ...] = ()
    has_fap_notice: bool = False
    has_language_notice: bool = False
    has_ai_disclosure: bool = False
    languages_approved: tuple[str, ...] = ()
    safety_reply: bool = False


@dataclass(frozen=True, slots=True)
class Agreements:
    """Business associate agreements in force, by kind of vendor (policy.md R099)."""

    sms: bool = False
    voice: bool = False
    voice_ai: bool = False
    email: bool = False
    letter: bool = False


@dataclass(frozen=True, slots=True)
class SystemFacts:
    """The state of our own house and its providers, one per practice and batch.

    `email_complaint_ppm` is the complaint rate in complaints per million e-mails.
    """

    global_pause: bool = False
    paused_channels: tuple[GateChannel, ...] = ()
    agreements: Agreements = field(default_factory=Agreements)
    campaign_registered: bool = False
    carrier_daily_cap_reached: bool = False
    throughput_exceeded: bool = False
    email_complaint_ppm: int = 0


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """One question: this person, this account, this channel, this message."""

    person: Person
    account: Account
    channel: GateChannel
    category: Category = Category.REMINDER
    actor_role: ActorRole = ActorRole.UNKNOWN
    message: MessageFacts = field(default_factory=MessageFacts)
    system: SystemFacts = field(default_factory=SystemFacts)
    trigger: Trigger | None = None
    delivery_events: tuple[DeliveryEvent, ...] = ()

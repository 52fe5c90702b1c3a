"""Everything the gate asks about a batch of guarantors, in a fixed number of queries.

A batch is one practice's. What belongs to the person is built once and shared by every channel;
what the practice declared stands in where no row says anything else, and what nobody declared
stays unknown, which closes the gate (policy.md, section 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from django.db import connection
from django.db.models import Count, Q, QuerySet

from tactful import bulk
from tactful.core.aging import days_past_due
from tactful.core.policy.facts import (
    Account,
    ActorRole,
    Agreements,
    ConsentLevel,
    Consents,
    Contact,
    ContactFacts,
    ContactResult,
    DeliveryEvent,
    Direction,
    Email,
    EmailStatus,
    GateChannel,
    Hold,
    Inbound,
    MessageFacts,
    OptIn,
    OptInBy,
    Payment,
    PaymentKind,
    Person,
    Phone,
    PhoneKind,
    PhoneStatus,
    Postal,
    Promise,
    Scope,
    Suppression,
    SystemFacts,
    Trigger,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState, PromiseStatus
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.ledger.models import Payment as PaymentRow
from tactful.outreach.models import Consent, DeliveryReceipt, InboundMessage, Touch, TouchStatus
from tactful.outreach.models import Hold as HoldRow
from tactful.outreach.models import Suppression as SuppressionRow
from tactful.outreach.rules import Rules, fed_at, rules_for
from tactful.practice.models import Practice

_log = structlog.get_logger()

QUERIES: Final = 12
"""What a batch costs, whatever its size; a test holds it."""

# Account life ends after 180 days (policy.md R158): nothing older bears on a decision.
HISTORY_DAYS: Final = 180
PAYMENT_DAYS: Final = 60
PROMISE_DAYS: Final = 30
SIGNAL_DAYS: Final = 30
COMPLAINT_DAYS: Final = 30

# Signals after which earlier failures no longer count.
ARRIVED: Final = frozenset({"accepted", "delivered", "read", "opened", "clicked", "answered"})

COUNTED: Final = (Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER)
"""What asks for money: counted by the caps, cancelled by a payment (policy/README.md, 31)."""

LEFT_THE_HOUSE: Final = (
    TouchStatus.HANDED_OVER,
    TouchStatus.ACCEPTED,
    TouchStatus.UNKNOWN,
    TouchStatus.REFUSED,
)

_ADULT: Final = 18
# What an export calls an account: it stops outreach for as long as the newest export says so.
_TAG_HOLDS: Final = {
    "bankrupt": HoldKind.BANKRUPTCY_PETITION,
    "deceased": HoldKind.DECEASED,
    "disputed": HoldKind.DISPUTE,
    "hardship": HoldKind.HARDSHIP,
    "payment_plan": HoldKind.PLAN,
}
_NO_CONTACT_TAG: Final = "do_not_contact"
_NUMBER_CAUSES: Final = {
    "invalid": PhoneStatus.INVALID,
    "no_sms": PhoneStatus.NO_SMS,
    "unreachable": PhoneStatus.UNREACHABLE,
    "wrong_number": PhoneStatus.WRONG_NUMBER,
}
_MAILBOX_CAUSES: Final = {
    "complaint": EmailStatus.COMPLAINT,
    "hard_bounce": EmailStatus.HARD_BOUNCE,
    "invalid": EmailStatus.HARD_BOUNCE,
    "wrong_number": EmailStatus.HARD_BOUNCE,
}
_SCOPES: Final = {scope.value: (scope,) for scope in Scope}
_LEVELS: Final = {level.value: level for level in ConsentLevel}


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


def gather(
    practice: Practice, guarantor_ids: Iterable[int], now: datetime, rules: Rules | None = None
) -> dict[int, Gathered]:
    """Everything the gate needs about these guarantors of one practice, by guarantor id.

    Costs QUERIES queries whatever the number, and two more where the caller has not looked up
    the rules itself. Ids of another practice are left out, and so is an account whose rows
    cannot be read, which is logged.
    """
    batch = _Batch(practice, sorted(set(guarantor_ids)), now, rules or rules_for(practice))
    found: dict[int, Gathered] = {}
    for row in batch.guarantors:
        try:
            found[row[0]] = batch.gathered(row)
        except Exception as error:
            # One account that cannot be read must not keep all the others waiting.
            _log.error("account cannot be read", guarantor=row[1], error=type(error).__name__)
    return found


_GUARANTOR: Final = (
    "id",
    "uid",
    "first_name",
    "last_name",
    "language",
    "preferred_channel",
    "insurance_state",
    "email",
    "mobile",
    "phone",
    "address",
    "zip",
    "state",
    "places",
    "tags",
    "imported_at",
    "balance__balance_cents",
    "balance__oldest_due_on",
    "balance__first_statement_on",
    "balance__open_statements",
    "balance__last_payment_on",
    "balance__last_payment_cents",
    "balance__confirmed_at",
)


class _Batch:
    """The rows of one batch, by guarantor."""

    def __init__(self, practice: Practice, ids: Sequence[int], now: datetime, rules: Rules) -> None:
        self.practice, self.among, self.now = practice, bulk.among(ids), now
        self.zone = ZoneInfo(practice.timezone)
        self.today = now.astimezone(self.zone).date()
        self.declared = rules.declared
        self.fed_at = fed_at(practice, rules, now=now)
        self.system = _system(practice, self.declared, now)
        self.guarantors = list(
            Guarantor.objects.filter(practice=practice, id__in=self.among).values_list(*_GUARANTOR)
        )
        self.consents = self._rows(
            Consent, "scope", "basis", "address", "given_by", "given_at", order="given_at"
        )
        self.suppressions, self.suppressed = self._suppressions()
        self.holds = self._rows(HoldRow, "kind", "opened_at", "released_at", order="opened_at")
        self.inbound = self._rows(
            InboundMessage.objects.filter(
                Q(triaged_at=None) | Q(received_at__gte=now - timedelta(days=HISTORY_DAYS))
            ),
            "received_at",
            "triaged_at",
            "channel",
            order="received_at",
        )
        self.history = self._rows(
            Touch.objects.filter(
                status__in=LEFT_THE_HOUSE, handed_over_at__gte=now - timedelta(days=HISTORY_DAYS)
            ),
            *("channel", "automated", "handed_over_at", "category", "conversation"),
            *("engaged_at", "voicemail", "result", "status"),
            order="handed_over_at",
        )
        self.totals = dict(
            Touch.objects.filter(
                guarantor_id__in=self.among, status__in=LEFT_THE_HOUSE, category__in=COUNTED
            )
            .values_list("guarantor_id")
            .annotate(n=Count("id"))
            .order_by()
        )
        self.receipts = self._receipts()
        self.payments = self._rows(
            PaymentRow.objects.filter(
                paid_on__gte=self.today - timedelta(days=PAYMENT_DAYS),
                amount_cents__gt=0,
                returned_on=None,
            ),
            "paid_on",
            order="paid_on",
        )
        self.promises = self._rows(
            PromiseToPay.objects.filter(
                promised_on__gte=self.today - timedelta(days=PROMISE_DAYS)
            ).exclude(status=PromiseStatus.WITHDRAWN),
            *("promised_on", "made_on", "amount_cents", "status", "reminder_wanted", "uid"),
            order="promised_on",
        )

    def gathered(self, row: Sequence[Any]) -> Gathered:
        known = dict(zip(_GUARANTOR, row, strict=True))
        id = known["id"]
        return Gathered(
            guarantor_id=id,
            uid=known["uid"],
            first_name=known["first_name"],
            last_name=known["last_name"],
            language=known["language"],
            preferred_channel=_channel(known["preferred_channel"]),
            insurance_state=InsuranceState(known["insurance_state"]),
            targets=_targets(known),
            person=self._person(known),
            account=self._account(known),
            system=self.system,
            signals=self._signals(known),
            oldest_due_on=known["balance__oldest_due_on"],
            open_statements=known["balance__open_statements"] or 0,
            last_payment_on=known["balance__last_payment_on"],
            last_payment_cents=known["balance__last_payment_cents"],
            promises=tuple(
                Promised(uid, due, cents, PromiseStatus(status))
                for due, _, cents, status, _, uid in self.promises[id]
            ),
        )

    def _person(self, known: Mapping[str, Any]) -> Person:
        id = known["id"]
        ours = bool(self.declared.get("numbers_are_ours"))
        suppressed = self._addresses_out_of_use(known)
        consents = self.consents[id]
        return Person(
            age=_ADULT if self.declared.get("guarantors_are_adults") else None,
            language=known["language"],
            unencrypted_ok=_accepts_unencrypted(consents, self.declared),
            postal=_postal(known, verified=ours),
            phones=_phones(known, suppressed, verified=ours),
            emails=_emails(known, suppressed, verified=ours),
            consents=_consents(consents, self.declared),
            suppressions=self._revocations(known),
            opt_ins=tuple(
                OptIn(_SCOPES[scope], at, OptInBy.PATIENT if by == "patient" else OptInBy.STAFF)
                for scope, basis, _, by, at in consents
                if scope in _SCOPES and basis != ConsentLevel.NONE
            ),
            holds=tuple(
                Hold(kind, self._day(opened), closed and self._day(closed))
                for kind, opened, closed in self.holds[id]
            ),
            inbound=tuple(
                Inbound(at, triaged is not None, channel)
                for at, triaged, channel in self.inbound[id]
            ),
            history=self._history(known),
        )

    def _account(self, known: Mapping[str, Any]) -> Account:
        id, due_on = known["id"], known["balance__oldest_due_on"]
        cents = known["balance__balance_cents"]
        return Account(
            id=known["uid"],
            balance_cents=cents,
            balance_as_of=_later(known["balance__confirmed_at"], self.fed_at),
            days_past_due=days_past_due(due_on, self.today) if due_on else 0,
            first_statement_on=(
                known["balance__first_statement_on"]
                if self.declared.get("statements_sent")
                else None
            ),
            contacts_total=self.totals.get(id, 0),
            payments=tuple(
                Payment(_payment_kind(on, self.today, cents), on) for (on,) in self.payments[id]
            ),
            promises=tuple(
                Promise(due, wanted, self._reminded_of(id, made_on))
                for due, made_on, _, status, wanted, _ in self.promises[id]
                if status != PromiseStatus.KEPT
            ),
            holds=_source_holds(known, self._day(known["imported_at"] or self.now)),
        )

    def _history(self, known: Mapping[str, Any]) -> tuple[Contact, ...]:
        account = known["uid"]
        sent = (_contact(row, account) for row in self.history[known["id"]])
        rang = (
            Contact(GateChannel.VOICE_LIVE, at, Direction.IN, conversation=True, account=account)
            for at, _, channel in self.inbound[known["id"]]
            if channel == Channel.VOICE
        )
        return (*sent, *rang)

    def _reminded_of(self, id: int, made_on: date) -> bool:
        """Whether the one courtesy reminder of a promise has gone out (policy.md R075)."""
        return any(
            row[3] == Category.PROMISE_REMINDER and self._day(row[2]) >= made_on
            for row in self.history[id]
        )

    def _revocations(self, known: Mapping[str, Any]) -> tuple[Suppression, ...]:
        rows = [*self.suppressions[known["id"]]]
        for address in filter(None, (known["email"], known["mobile"], known["phone"])):
            rows += self.suppressed.get(address, ())
        said = [
            Suppression(_SCOPES[scope], at)
            for scope, cause, _, at in rows
            if cause == "opt_out" and scope in _SCOPES
        ]
        if _NO_CONTACT_TAG in known["tags"]:
            said.append(Suppression(_SCOPES["all"], known["imported_at"] or self.now))
        return tuple(said)

    def _addresses_out_of_use(self, known: Mapping[str, Any]) -> dict[str, str]:
        """Address to cause; the patient naming the same address anew brings it back (R123)."""
        rows = [*self.suppressions[known["id"]]]
        for address in filter(None, (known["email"], known["mobile"], known["phone"])):
            rows += self.suppressed.get(address, ())
        renewed = {
            address: at for _, _, address, by, at in self.consents[known["id"]] if by == "patient"
        }
        return {
            address: cause
            for _, cause, address, at in sorted(rows, key=lambda row: row[3])
            if address and cause != "opt_out" and not (renewed.get(address, at) > at)
        }

    def _signals(self, known: Mapping[str, Any]) -> Mapping[GateChannel, tuple[DeliveryEvent, ...]]:
        receipts = self.receipts.get(known["id"])
        if not receipts:
            return {}
        # A mail server says nothing on success, so an e-mail taken later ends what came before.
        taken = max(
            (row[2] for row in self.history[known["id"]] if _is_taken_email(row)), default=None
        )
        heard: dict[GateChannel, list[DeliveryEvent]] = {}
        for channel, automated, address, signal, at in receipts:
            if channel == Channel.EMAIL and taken is not None and at < taken:
                continue
            if address not in (known["email"], known["mobile"], known["phone"], known["address"]):
                continue
            gate = gate_channel(channel, automated=automated)
            if signal in ARRIVED:
                heard.pop(gate, None)
            else:
                heard.setdefault(gate, []).append(DeliveryEvent(gate, signal, at))
        return {gate: tuple(events) for gate, events in heard.items()}

    def _receipts(self) -> dict[int, list[tuple[Any, ...]]]:
        rows = (
            DeliveryReceipt.objects.filter(
                touch__guarantor_id__in=self.among, at__gte=self.now - timedelta(days=SIGNAL_DAYS)
            )
            .order_by("at", "id")
            .values_list(
                *("touch__guarantor_id", "touch__channel", "touch__automated"),
                *("touch__to_address", "signal", "at"),
            )
        )
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for id, *rest in rows:
            found[id].append(tuple(rest))
        return found

    def _suppressions(self) -> tuple[dict[int, list[Any]], dict[str, list[Any]]]:
        addresses = {a for row in self.guarantors for a in row[7:10] if a}
        rows = SuppressionRow.objects.filter(
            Q(guarantor_id__in=self.among) | Q(guarantor=None, address__in=addresses),
            practice=self.practice,
        ).values_list("guarantor_id", "scope", "cause", "address", "at")
        of_person: dict[int, list[Any]] = defaultdict(list)
        of_address: dict[str, list[Any]] = defaultdict(list)
        for id, *rest in rows:
            if id is None:
                of_address[rest[2]].append(rest)
            else:
                of_person[id].append(rest)
        return of_person, of_address

    def _rows(
        self, source: type[Any] | QuerySet[Any], *columns: str, order: str
    ) -> dict[int, list[tuple[Any, ...]]]:
        """Rows by guarantor, oldest first."""
        rows = source if isinstance(source, QuerySet) else source.objects.all()
        found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        chosen = rows.filter(guarantor_id__in=self.among).order_by(order, "id")
        for id, *rest in chosen.values_list("guarantor_id", *columns):
            found[id].append(tuple(rest))
        return found

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()


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


def _system(practice: Practice, declared: Mapping[str, Any], now: datetime) -> SystemFacts:
    signed = bool(declared.get("agreements_signed"))
    return SystemFacts(
        agreements=Agreements(
            sms=signed, voice=signed, voice_ai=signed, email=signed, letter=signed
        ),
        campaign_registered=bool(declared.get("sender_registered")),
        email_complaint_ppm=_complaints_ppm(practice, since=now - timedelta(days=COMPLAINT_DAYS)),
    )


def _complaints_ppm(practice: Practice, *, since: datetime) -> int:
    """Complaints per million e-mails; the e-mails are only counted where somebody complained."""
    at = connection.ops.adapt_datetimefield_value(since)
    with connection.cursor() as cursor:
        cursor.execute(_COMPLAINTS, [practice.pk, at, practice.pk, at])
        complaints, sent = cursor.fetchone()
    return int(complaints * 1_000_000 / max(sent, 1)) if complaints else 0


_COMPLAINTS: Final = """
WITH complained AS (
  SELECT COUNT(*) AS n FROM outreach_suppression
   WHERE practice_id = %s AND cause = 'complaint' AND at >= %s
)
SELECT n, CASE WHEN n = 0 THEN 0 ELSE (
         SELECT COUNT(*) FROM outreach_touch
          WHERE practice_id = %s AND channel = 'email' AND handed_over_at >= %s
       ) END
  FROM complained
"""


def _targets(known: Mapping[str, Any]) -> dict[GateChannel, Target]:
    """Where each channel would reach the person; a channel without an address is absent."""
    found = {}
    if texts := _text_number(known):
        found[GateChannel.SMS] = texts
    if calls := _number(known, "mobile") or _number(known, "phone"):
        found[GateChannel.VOICE_LIVE] = found[GateChannel.VOICE_AUTO] = calls
    if known["email"]:
        found[GateChannel.EMAIL] = Target("email", known["email"])
    if known["address"]:
        found[GateChannel.LETTER] = Target("postal", known["address"])
    return found


def _text_number(known: Mapping[str, Any]) -> Target | None:
    """The mobile; else the other number, and the gate says if it is a landline."""
    return _number(known, "mobile") or _number(known, "phone")


def _number(known: Mapping[str, Any], column: str) -> Target | None:
    return Target(column, known[column]) if known[column] else None


def _phones(
    known: Mapping[str, Any], suppressed: Mapping[str, str], *, verified: bool
) -> tuple[Phone, ...]:
    return tuple(
        Phone(
            id=column,
            kind=_phone_kind(place.get("kind")),
            verified=verified,
            status=_NUMBER_CAUSES.get(suppressed.get(known[column], ""), PhoneStatus.OK),
            state=place.get("state") or None,
            zones=tuple(place.get("zones", ())),
        )
        for column in ("mobile", "phone")
        if known[column]
        for place in (known["places"].get(column) or {},)
    )


def _phone_kind(word: str | None) -> PhoneKind:
    try:
        return PhoneKind(word or PhoneKind.UNKNOWN)
    except ValueError:
        return PhoneKind.UNKNOWN


def _emails(
    known: Mapping[str, Any], suppressed: Mapping[str, str], *, verified: bool
) -> tuple[Email, ...]:
    address = known["email"]
    if not address:
        return ()
    status = _MAILBOX_CAUSES.get(suppressed.get(address, ""), EmailStatus.OK)
    return (Email("email", verified, status),)


def _postal(known: Mapping[str, Any], *, verified: bool) -> Postal | None:
    if not (known["zip"] or known["address"]):
        return None
    place = known["places"].get("zip") or {}
    return Postal(
        zip=known["zip"] or None,
        state=known["state"] or place.get("state") or None,
        zones=tuple(place.get("zones", ())),
        verified=verified,
        id="postal",
    )


def _consents(rows: Sequence[tuple[Any, ...]], declared: Mapping[str, Any]) -> Consents:
    """The newest word on each channel; where there is none, what the practice declared."""
    said = {
        scope: _LEVELS.get(declared.get(f"consent_{scope}", ""))
        for scope in ("sms", "voice_live", "voice_auto", "email")
    }
    written = False
    for scope, basis, _, _, _ in rows:
        if scope == "ecomm":
            written = basis == ConsentLevel.EXPLICIT
        for one in said if scope == Scope.ALL else (scope,):
            if one in said:
                said[one] = _LEVELS.get(basis)
    return Consents(**said, ecomm_written=written)


def _accepts_unencrypted(rows: Sequence[tuple[Any, ...]], declared: Mapping[str, Any]) -> bool:
    answers = [basis for scope, basis, _, _, _ in rows if scope == "unencrypted"]
    if answers:
        return bool(answers[-1] == ConsentLevel.EXPLICIT)
    return bool(declared.get("unencrypted_accepted"))


def _source_holds(known: Mapping[str, Any], since: date) -> tuple[Hold, ...]:
    kinds = [_TAG_HOLDS[tag] for tag in known["tags"] if tag in _TAG_HOLDS]
    if known["insurance_state"] == InsuranceState.PENDING:
        kinds.append(HoldKind.INSURANCE_PENDING)
    return tuple(Hold(kind, since) for kind in kinds)


def _payment_kind(on: date, today: date, balance_cents: int | None) -> PaymentKind:
    if on > today:
        return PaymentKind.PENDING  # dated ahead: on its way
    return PaymentKind.PARTIAL if (balance_cents or 0) > 0 else PaymentKind.FULL


def _contact(row: Sequence[Any], account: str) -> Contact:
    channel, automated, at, category, conversation, engaged_at, voicemail, result, status = row
    return Contact(
        gate_channel(channel, automated=automated),
        at,
        Direction.OUT,
        Category(category),
        conversation,
        engaged_at is not None,
        voicemail,
        _result(result, status),
        account,
    )


def _result(result: str, status: str) -> ContactResult:
    if status == TouchStatus.REFUSED:
        return ContactResult.REJECTED
    try:
        return ContactResult(result)
    except ValueError:
        return ContactResult.DELIVERED  # unknown counts as a contact: once too few, never too many


def _is_taken_email(row: Sequence[Any]) -> bool:
    return bool(row[0] == Channel.EMAIL and row[-1] == TouchStatus.ACCEPTED)


def _later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _channel(word: str) -> Channel | None:
    return Channel(word) if word else None

"""Everything the gate asks about a batch of guarantors, in a fixed number of queries.

A batch is one practice's. What belongs to the person is built once and shared by every channel;
what the practice declared stands in where no row says anything else, and what nobody declared
stays unknown, which closes the gate (policy.md, section 2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from django.db import connection
from django.db.models import Count, Q, QuerySet

from tactful import bulk
from tactful.core.aging import days_past_due
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import (
    Account,
    Agreements,
    ConsentLevel,
    Contact,
    DeliveryEvent,
    Direction,
    GateChannel,
    Hold,
    Inbound,
    Payment,
    Person,
    Promise,
    Scope,
    Suppression,
    SystemFacts,
)
from tactful.core.vocabulary import Category, Channel, InsuranceState, PromiseStatus
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.ledger.models import Payment as PaymentRow
from tactful.outreach import reading
from tactful.outreach.gathered import (
    COUNTED,
    LEFT_THE_HOUSE,
    Gathered,
    Promised,
    Target,
    gate_channel,
    stored_channel,
)
from tactful.outreach.models import (
    AddressFact,
    AddressFactKind,
    Consent,
    DeliveryReceipt,
    InboundMessage,
    RateBucket,
    Touch,
    Wish,
)
from tactful.outreach.models import Hold as HoldRow
from tactful.outreach.models import Suppression as SuppressionRow
from tactful.outreach.rules import Rules, fed_at, rules_for
from tactful.practice.models import Practice

__all__ = [
    "COUNTED",
    "LEFT_THE_HOUSE",
    "QUERIES",
    "Gathered",
    "Promised",
    "Target",
    "gate_channel",
    "gather",
    "stored_channel",
]

_log = structlog.get_logger()

QUERIES: Final = 15
"""What a batch costs, whatever its size; a test holds it."""

# Account life ends after 180 days (policy.md R158): nothing older bears on a decision.
HISTORY_DAYS: Final = 180
PAYMENT_DAYS: Final = 60
PROMISE_DAYS: Final = 30
SIGNAL_DAYS: Final = 30
COMPLAINT_DAYS: Final = 30

ABOUT_US: Final = frozenset({Meaning.CHANNEL_PAUSED, Meaning.UNREGISTERED})
"""Our own sender is refused: nobody's address is at fault, and the channel stops."""

# Signals after which earlier failures no longer count.
ARRIVED: Final = frozenset({"accepted", "delivered", "read", "opened", "clicked", "answered"})

DECLARED: Final = "declared"
_ADULT: Final = 18
_REVOKED: Final = ("opt_out", "blocked")


def gather(
    practice: Practice, guarantor_ids: Iterable[int], now: datetime, rules: Rules | None = None
) -> dict[int, Gathered]:
    """Everything the gate needs about these guarantors of one practice, by guarantor id.

    Costs QUERIES queries whatever the number, and three more where the caller has not looked up
    the rules itself. Ids of another practice are left out, and so is an account whose rows
    cannot be read, which is logged.
    """
    batch = Batch(practice, sorted(set(guarantor_ids)), now, rules or rules_for(practice, now=now))
    found: dict[int, Gathered] = {}
    for row in batch.guarantors:
        try:
            found[row[0]] = batch.gathered(row)
        except Exception as error:
            # One account that cannot be read must not keep all the others waiting.
            _log.error("account cannot be read", guarantor=row[1], error=type(error).__name__)
    return found


GUARANTOR: Final = (
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
"""The columns of a guarantor and their balance, in the order in which a batch reads them."""


class Batch:
    """The rows of one batch, by guarantor; outreach.known reads them as of another instant."""

    def __init__(self, practice: Practice, ids: Sequence[int], now: datetime, rules: Rules) -> None:
        self.practice, self.among, self.now = practice, bulk.among(ids), now
        self.zone = ZoneInfo(practice.timezone)
        self.today = now.astimezone(self.zone).date()
        self.declared = rules.declared
        self.fed_at = fed_at(practice, rules, now=now)
        self.system = _system(practice, self.declared, now)
        self.guarantors = list(
            Guarantor.objects.filter(practice=practice, id__in=self.among).values_list(*GUARANTOR)
        )
        self.consents = self._rows(
            Consent, "scope", "basis", "address", "given_by", "given_at", order="given_at"
        )
        self.suppressions, self.suppressed = self._suppressions()
        self.learned = self._learned()
        self.wishes = self._rows(
            Wish.objects.filter(ended_at=None), "kind", "value", "said_at", order="said_at"
        )
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
        self.delivery = rules.policy.delivery
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
        known = dict(zip(GUARANTOR, row, strict=True))
        id = known["id"]
        return Gathered(
            guarantor_id=id,
            uid=known["uid"],
            first_name=known["first_name"],
            last_name=known["last_name"],
            language=known["language"],
            preferred_channel=reading.preferred_channel(known["preferred_channel"]),
            insurance_state=InsuranceState(known["insurance_state"]),
            targets=reading.targets(known),
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
        consents = reading.of_addresses_on_file(self.consents[id], known)
        wishes = reading.wishes(self.wishes[id], known, self._day)
        return Person(
            age=_ADULT if self.declared.get("guarantors_are_adults") else None,
            language=known["language"],
            declared=wishes.zone,
            disaster_declared_on=self._disaster(known["zip"]),
            hours=wishes.hours,
            channels_only=wishes.channels,
            confidential=wishes.confidential,
            unencrypted_ok=reading.accepts_unencrypted(consents, self.declared),
            postal=reading.postal(known, self.learned, verified=ours),
            phones=reading.phones(known, suppressed, self.learned, verified=ours),
            emails=reading.emails(known, suppressed, verified=ours),
            consents=reading.consents(consents, self.declared),
            suppressions=self._revocations(known),
            opt_ins=reading.opt_ins(consents, self._stops(known), known),
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
            balance_as_of=reading.later(known["balance__confirmed_at"], self.fed_at),
            days_past_due=days_past_due(due_on, self.today) if due_on else 0,
            first_statement_on=(
                known["balance__first_statement_on"]
                if self.declared.get("statements_sent")
                else None
            ),
            contacts_total=self.totals.get(id, 0),
            payments=tuple(
                Payment(reading.payment_kind(on, self.today, cents), on)
                for (on,) in self.payments[id]
            ),
            promises=tuple(
                Promise(due, wanted, self._reminded_of(id, made_on))
                for due, made_on, _, status, wanted, _ in self.promises[id]
                if status != PromiseStatus.KEPT
            ),
            holds=reading.source_holds(known, self._day(known["imported_at"] or self.now)),
        )

    def _history(self, known: Mapping[str, Any]) -> tuple[Contact, ...]:
        account = known["uid"]
        sent = (reading.contact(row, account) for row in self.history[known["id"]])
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
        said = [
            Suppression(reading.SCOPES[scope], at)
            for scope, cause, _, at in self._stops(known)
            if scope in reading.SCOPES
            and (cause == "opt_out" or (cause == "blocked" and not self._asked(known["id"], at)))
        ]
        if reading.NO_CONTACT_TAG in known["tags"]:
            said.append(Suppression(reading.SCOPES["all"], known["imported_at"] or self.now))
        return tuple(said)

    def _stops(self, known: Mapping[str, Any]) -> list[Any]:
        """Scope, cause, address and instant of what stops the person, or an address of theirs."""
        rows = [*self.suppressions[known["id"]]]
        for address in filter(None, (known["email"], known["mobile"], known["phone"])):
            rows += self.suppressed.get(address, ())
        return rows

    def _asked(self, id: int, since: datetime) -> bool:
        """Whether a person asked and heard that texts are welcome: it ends what a carrier's block
        made us suppose, and no revocation of the patient's own (policy.md, 30004)."""
        return any(
            scope in (Scope.SMS, Scope.ALL) and basis == ConsentLevel.EXPLICIT and at > since
            for scope, basis, _, _, at in self.consents[id]
        )

    def _addresses_out_of_use(self, known: Mapping[str, Any]) -> dict[str, str]:
        """Address to its gravest cause: a wrong number that later takes no texts either is still
        somebody else's. The patient naming the same address anew brings it back (R123)."""
        renewed = {
            address: at
            for _, basis, address, by, at in self.consents[known["id"]]
            if by == "patient" and basis != ConsentLevel.NONE
        }
        return {
            address: cause
            for _, cause, address, at in sorted(self._stops(known), key=reading.gravity)
            if address and cause not in _REVOKED and not (renewed.get(address, at) > at)
        }

    def _signals(self, known: Mapping[str, Any]) -> Mapping[GateChannel, tuple[DeliveryEvent, ...]]:
        receipts = self.receipts.get(known["id"])
        if not receipts:
            return {}
        # A mail server says nothing on success, so an e-mail taken later ends what came before.
        taken = max(
            (row[2] for row in self.history[known["id"]] if reading.is_taken_email(row)),
            default=None,
        )
        heard: dict[GateChannel, list[DeliveryEvent]] = {}
        for channel, automated, address, signal, at in receipts:
            if channel == Channel.EMAIL and taken is not None and at < taken:
                continue
            if address not in (known["email"], known["mobile"], known["phone"], known["address"]):
                continue
            gate = gate_channel(channel, automated=automated)
            if self._has_its_own_row(gate, signal):
                continue
            if signal in ARRIVED:
                heard.pop(gate, None)
            else:
                heard.setdefault(gate, []).append(DeliveryEvent(gate, signal, at))
        return {gate: tuple(events) for gate, events in heard.items()}

    def _has_its_own_row(self, gate: GateChannel, signal: str) -> bool:
        """Whether the stop that it led to says so, and also when it is over."""
        rule = self.delivery.read(gate, signal)
        return rule is not None and (rule.meaning in ABOUT_US or rule.until_asked)

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

    def _learned(self) -> reading.Learned:
        """What was learned of the addresses in the batch and of the places where people live: by
        address or ZIP code and kind, the newest."""
        addresses = {a for row in self.guarantors for a in row[8:12] if a}
        rows = AddressFact.objects.filter(
            practice=self.practice, address__in=addresses, at__lte=self.now
        ).order_by("at", "id")
        return {
            (address, kind): (value, at)
            for address, kind, value, at in rows.values_list("address", "kind", "value", "at")
        }

    def _disaster(self, zip_code: str) -> date | None:
        """When a disaster was declared where somebody lives (policy.md R081)."""
        word, at = self.learned.get((zip_code, AddressFactKind.DISASTER), ("", None))
        return self._day(at) if at is not None and word == DECLARED else None

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


def _system(practice: Practice, declared: Mapping[str, Any], now: datetime) -> SystemFacts:
    signed = bool(declared.get("agreements_signed"))
    stopped = stopped_channels(practice)
    return SystemFacts(
        agreements=Agreements(
            sms=signed, voice=signed, voice_ai=signed, email=signed, letter=signed
        ),
        paused_channels=tuple(
            c for c in GateChannel if c is not GateChannel.SMS and stored_channel(c) in stopped
        ),
        campaign_registered=bool(declared.get("sender_registered")) and Channel.SMS not in stopped,
        email_complaint_ppm=_complaints_ppm(practice, since=now - timedelta(days=COMPLAINT_DAYS)),
    )


def stopped_channels(practice: Practice) -> frozenset[Channel]:
    """The channels on which our own sender was refused, until a person says it is mended."""
    stopped = RateBucket.objects.filter(practice=practice).exclude(stopped_at=None)
    return frozenset(map(Channel, stopped.values_list("channel", flat=True)))


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

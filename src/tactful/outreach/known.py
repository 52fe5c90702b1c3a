"""What was known of people at another instant, as the gate would have been told it.

Rows are kept with their instants, so what came later is left out, what was released or settled
later was open, and the balance is worked out from the money that had been recorded. Three things
are overwritten as they change and stand here as they are today: the contact details, what the
billing system calls an account (tags, insurance), and the value of a declared fact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from tactful.audit.models import AuditEntry
from tactful.core.allocation import Adjustment, Charge, Payment, allocate
from tactful.core.policy.facts import SystemFacts
from tactful.core.vocabulary import Channel, PromiseStatus
from tactful.ledger.models import AccountEvent, PromiseToPay, Statement
from tactful.ledger.models import Adjustment as AdjustmentRow
from tactful.ledger.models import Payment as PaymentRow
from tactful.outreach.gather import (
    COMPLAINT_DAYS,
    GUARANTOR,
    HISTORY_DAYS,
    PAYMENT_DAYS,
    PROMISE_DAYS,
    Batch,
)
from tactful.outreach.gathered import COUNTED, LEFT_THE_HOUSE, Gathered, stored_channel
from tactful.outreach.models import (
    Consent,
    Hold,
    InboundMessage,
    RateBucket,
    Suppression,
    Touch,
    TouchStatus,
    Wish,
)
from tactful.outreach.rules import Rules, rules_for
from tactful.practice.models import DeclaredFact, Practice


@dataclass(frozen=True, slots=True)
class RulesThen:
    """The rules in force at an instant, and the declared facts of which the value of then is not
    kept: they had been declared, and were declared again since."""

    rules: Rules
    overwritten: tuple[str, ...] = ()
    undeclared: tuple[str, ...] = ()


def rules_at(practice: Practice, at: datetime) -> RulesThen:
    """Settings, loosenings and declarations as they stood at an instant; at most five queries."""
    rules = rules_for(practice, at=at)
    later = set(
        DeclaredFact.objects.for_practice(practice)
        .filter(declared_at__gt=at)
        .values_list("name", flat=True)
    )
    if not later:
        return RulesThen(rules)
    before = _declared_by(practice, at)
    declared = {k: v for k, v in rules.declared.items() if k not in later - before}
    policy = replace(rules.policy, balance_max_age_h=int(declared.get("feed_age_h", 0)))
    return RulesThen(
        replace(rules, declared=declared, policy=policy),
        overwritten=tuple(sorted(later & before)),
        undeclared=tuple(sorted(later - before)),
    )


def gather_at(
    practice: Practice,
    guarantor_ids: Iterable[int],
    at: datetime,
    rules: Rules,
    *,
    now: datetime,
    imports: Sequence[datetime] = (),
) -> dict[int, Gathered]:
    """What the gate would have known of these guarantors at an instant, by guarantor id.

    `imports` are the instants at which sources were taken in, oldest first: they say when the
    balances had last been confirmed and when a payment that carries only its day was known. For an
    instant after `now` it is what will be known if nothing happens but exports and the calendar.
    """
    batch = _Then(practice, sorted(set(guarantor_ids)), at, rules, now, imports)
    return {row[0]: batch.gathered(row) for row in batch.guarantors}


class _Then(Batch):
    """The rows of one batch as they were: what came later is left out."""

    def __init__(
        self,
        practice: Practice,
        ids: Sequence[int],
        at: datetime,
        rules: Rules,
        now: datetime,
        imports: Sequence[datetime],
    ) -> None:
        self.clock, self._imports = now, imports
        self._told: _Told | None = None
        super().__init__(practice, ids, at, rules)
        self.fed_at = self._confirmed_by(
            max((i for i in imports if i <= min(at, now)), default=None)
        )
        self.totals = self._contacts_by_then()
        self.system = self._system_then(self.system)
        self.bills = super()._rows(Statement, *_BILL, order="id")
        self.paid = super()._rows(PaymentRow, *_PAID, order="id")
        self.adjusted = super()._rows(AdjustmentRow, *_ADJUSTED, order="id")

    def gathered(self, row: Sequence[Any]) -> Gathered:
        known = dict(zip(GUARANTOR, row, strict=True))
        known["balance__confirmed_at"] = self._confirmed_by(known["balance__confirmed_at"])
        if known["imported_at"] is not None:
            known["imported_at"] = min(known["imported_at"], self.now)
        if known["balance__balance_cents"] is not None:
            known |= self._money(known["id"])
        return super().gathered([known[name] for name in GUARANTOR])

    def _confirmed_by(self, at: datetime | None) -> datetime | None:
        """Ahead of now, exports are supposed to go on coming: as fresh then as now."""
        if at is None or at > self.now:
            return None
        return at + max(timedelta(0), self.now - self.clock)

    def _rows(
        self, source: type[Any] | QuerySet[Any], *columns: str, order: str
    ) -> dict[int, list[tuple[Any, ...]]]:
        model = source.model if isinstance(source, QuerySet) else source
        narrowed = _NARROWED.get(model)
        if narrowed is None:
            return super()._rows(source, *columns, order=order)
        more = tuple(name for name in narrowed.more if name not in columns)
        asked = (*columns, *more)
        found = super()._rows(narrowed.rows(self), *asked, order=order)
        then: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        for id, rows in found.items():
            for row in rows:
                named = dict(zip(asked, row, strict=True))
                if narrowed.keep(self, id, named):
                    then[id].append(tuple(named[name] for name in columns))
        return then

    def _suppressions(self) -> tuple[dict[int, list[Any]], dict[str, list[Any]]]:
        of_person, of_address = super()._suppressions()
        return _until(of_person, self.now), _until(of_address, self.now)

    def _receipts(self) -> dict[int, list[tuple[Any, ...]]]:
        return _until(super()._receipts(), self.now)

    def _contacts_by_then(self) -> dict[int, int]:
        counted = (
            Touch.objects.filter(
                guarantor_id__in=self.among,
                status__in=LEFT_THE_HOUSE,
                category__in=COUNTED,
                handed_over_at__lte=self.now,
            )
            .values_list("guarantor_id")
            .annotate(n=Count("id"))
            .order_by()
        )
        return dict(counted)

    def _system_then(self, system: SystemFacts) -> SystemFacts:
        since = self.now - timedelta(days=COMPLAINT_DAYS)
        complaints = (
            Suppression.objects.for_practice(self.practice)
            .filter(cause="complaint", at__gte=since, at__lte=self.now)
            .count()
        )
        system = self._channels_then(system)
        if not complaints:
            return replace(system, email_complaint_ppm=0)
        sent = Touch.objects.for_practice(self.practice).filter(
            channel=Channel.EMAIL, handed_over_at__gte=since, handed_over_at__lte=self.now
        )
        ppm = int(complaints * 1_000_000 / max(sent.count(), 1))
        return replace(system, email_complaint_ppm=ppm)

    def _channels_then(self, system: SystemFacts) -> SystemFacts:
        """Without the stops of a channel that came later; one that is over again is not kept."""
        later = {
            Channel(channel)
            for channel in RateBucket.objects.filter(
                practice=self.practice, stopped_at__gt=self.now
            ).values_list("channel", flat=True)
        }
        registered = bool(self.declared.get("sender_registered"))
        return replace(
            system,
            paused_channels=tuple(
                c for c in system.paused_channels if stored_channel(c) not in later
            ),
            campaign_registered=registered if Channel.SMS in later else system.campaign_registered,
        )

    @property
    def told(self) -> _Told:
        if self._told is None:
            self._told = _Told(
                AccountEvent.objects.filter(guarantor_id__in=self.among)
                .filter(Q(kind__in=("payment", "adjustment")) | Q(kind__startswith="promise"))
                .order_by("at", "id")
                .values_list("guarantor_id", "kind", "at", "origin")
            )
        return self._told

    def was_recorded(self, kind: str, uid: str, day: date, id: int) -> bool:
        """Whether a row of money or a promise had been written down by then.

        What was entered here carries its instant. What an import brought carries a day: it counts
        from the import that told of it on that day, else from the first one after it.
        """
        own = self.told.own.get(f"{kind}:{uid}")
        if own is not None:
            return own <= self.now
        told = (at for at in self.told.imports.get((id, kind), ()) if self._day(at) == day)
        after = (at for at in self._imports if self._day(at) > day)
        came = next(told, None) or next(after, None)
        return came is None or came <= self.now

    def _money(self, id: int) -> dict[str, Any]:
        """The columns of a balance, from the money that had been recorded."""
        account = allocate(
            (Charge(*row) for row in self.bills[id]),
            (
                Payment(key, on, cents, ref or None)
                for uid, key, on, cents, ref in self.paid[id]
                if self.was_recorded("payment", uid, on, id)
            ),
            (
                Adjustment(key, on, cents, ref or None)
                for uid, key, on, cents, ref in self.adjusted[id]
                if self.was_recorded("adjustment", uid, on, id)
            ),
            on=self.today,
        )
        last = account.last_payment
        return {
            "balance__balance_cents": account.balance_cents,
            "balance__oldest_due_on": account.oldest_due_on,
            "balance__first_statement_on": min(
                (item.statement_on for item in account.open_statements), default=None
            ),
            "balance__open_statements": account.open_count,
            "balance__last_payment_on": last.on if last else None,
            "balance__last_payment_cents": last.amount_cents if last else None,
        }


class _Told:
    """When money and promises were written down: by their origin, and by import and account."""

    def __init__(self, events: Iterable[tuple[int, str, datetime, str]]) -> None:
        self.own: dict[str, datetime] = {}
        self.judged: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
        self.imports: dict[tuple[int, str], list[datetime]] = defaultdict(list)
        for id, kind, at, origin in events:
            if origin.startswith("import:"):
                self.imports[id, kind].append(at)
            elif kind in _RECORDED:
                self.own.setdefault(origin, at)
            else:
                self.judged[origin].append((at, kind.removeprefix("promise_")))


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """How the rows of one table are seen from another instant: which, what more must be read of
    them, and what of it was so then; `keep` changes the columns and says whether the row was."""

    rows: Callable[[_Then], QuerySet[Any]]
    keep: Callable[[_Then, int, dict[str, Any]], bool] = lambda then, id, row: True
    more: tuple[str, ...] = ()


def _hold(then: _Then, id: int, row: dict[str, Any]) -> bool:
    over = row["released_at"]
    if over is not None and over > then.now:
        row["released_at"] = None
    elif over is None and then.now > then.clock and row["expires_at"] is not None:
        row["released_at"] = row["expires_at"] if row["expires_at"] <= then.now else None
    return True


def _inbound(then: _Then, id: int, row: dict[str, Any]) -> bool:
    if row["triaged_at"] is not None and row["triaged_at"] > then.now:
        row["triaged_at"] = None
    return True


def _touch(then: _Then, id: int, row: dict[str, Any]) -> bool:
    if row["engaged_at"] is not None and row["engaged_at"] > then.now:
        row["engaged_at"] = None
    if row["settled_at"] is not None and row["settled_at"] > then.now:
        row["status"] = TouchStatus.HANDED_OVER
    return True


def _payment(then: _Then, id: int, row: dict[str, Any]) -> bool:
    return then.was_recorded("payment", row["uid"], row["paid_on"], id)


def _promise(then: _Then, id: int, row: dict[str, Any]) -> bool:
    said = [status for at, status in then.told.judged[f"promise:{row['uid']}"] if at <= then.now]
    if said:
        row["status"] = PromiseStatus(said[-1])
    if row["settled_at"] is not None and row["settled_at"] > then.now and not said:
        row["status"] = PromiseStatus.OPEN
    return row["status"] != PromiseStatus.WITHDRAWN and then.was_recorded(
        "promise", row["uid"], row["made_on"], id
    )


_RECORDED: Final = ("payment", "adjustment", "promise")
_BILL: Final = ("external_id", "statement_on", "due_on", "amount_cents", "service_on")
_PAID: Final = ("uid", "external_id", "paid_on", "amount_cents", "statement_ref")
_ADJUSTED: Final = ("uid", "external_id", "adjusted_on", "amount_cents", "statement_ref")
_NARROWED: Final[Mapping[type[Any], _Narrowed]] = {
    Consent: _Narrowed(lambda then: Consent.objects.filter(given_at__lte=then.now)),
    Hold: _Narrowed(
        lambda then: Hold.objects.filter(opened_at__lte=then.now), _hold, ("expires_at",)
    ),
    Wish: _Narrowed(
        lambda then: Wish.objects.filter(said_at__lte=then.now).filter(
            Q(ended_at=None) | Q(ended_at__gt=then.now)
        )
    ),
    InboundMessage: _Narrowed(
        lambda then: InboundMessage.objects.filter(received_at__lte=then.now).filter(
            Q(triaged_at=None)
            | Q(triaged_at__gt=then.now)
            | Q(received_at__gte=then.now - timedelta(days=HISTORY_DAYS))
        ),
        _inbound,
    ),
    Touch: _Narrowed(
        lambda then: Touch.objects.filter(
            status__in=LEFT_THE_HOUSE,
            handed_over_at__gte=then.now - timedelta(days=HISTORY_DAYS),
            handed_over_at__lte=then.now,
        ),
        _touch,
        ("settled_at",),
    ),
    PaymentRow: _Narrowed(
        lambda then: PaymentRow.objects.filter(
            Q(returned_on=None) | Q(returned_on__gt=then.today),
            paid_on__gte=then.today - timedelta(days=PAYMENT_DAYS),
            amount_cents__gt=0,
        ),
        _payment,
        ("uid",),
    ),
    PromiseToPay: _Narrowed(
        lambda then: PromiseToPay.objects.filter(
            promised_on__gte=then.today - timedelta(days=PROMISE_DAYS)
        ),
        _promise,
        ("uid", "settled_at"),
    ),
}


def _until(rows: Mapping[Any, list[Any]], at: datetime) -> dict[Any, list[Any]]:
    """Rows that end in their instant, up to one."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, each in rows.items():
        found[key] = [row for row in each if row[-1] <= at]
    return found


def _declared_by(practice: Practice, at: datetime) -> set[str]:
    """The facts that had been declared, whatever was said of them."""
    entries = AuditEntry.objects.filter(
        practice_id=practice.pk, subject="", action="facts declared", at__lte=at
    )
    details = entries.values_list("detail", flat=True)
    return {name for detail in details for name in detail.get("facts", ())}

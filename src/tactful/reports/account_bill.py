"""What one account owes and why: each statement with what was laid against it.

The open amounts are the ledger's own (`open_statements`), so that a page shows the figures of
every list; here they are only explained.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tactful.core.aging import AgingBasis, Bucket, bucket_of, day_zero, days_past_due
from tactful.ledger.balances import OpenItem, open_statements
from tactful.ledger.models import Adjustment, Guarantor, Payment, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement as of a day, in cents: billed + adjusted - paid = owed.

    `paid` is what was laid against it; of that, `unnamed_cents` came with no statement's number
    or was too much on another. `surplus_cents` is what came in beyond what it needed. Without
    `ref` it is owed without a statement.
    """

    ref: str
    patient: str = ""
    service_on: date | None = None
    statement_on: date
    due_on: date
    billed_cents: int | None = None
    adjusted_cents: int = 0
    paid_cents: int = 0
    unnamed_cents: int = 0
    surplus_cents: int = 0
    owed_cents: int = 0
    age_days: int | None = None
    bucket: Bucket | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """Every statement of an account: the open ones oldest due first, the others newest first.

    `ahead` are payments that do not count yet; `loose_cents` are corrections that name no
    statement.
    """

    open: tuple[Line, ...]
    settled: tuple[Line, ...]
    ahead: tuple[Payment, ...]
    loose_cents: int

    @property
    def open_cents(self) -> int:
        return sum(line.owed_cents for line in self.open)


def bill_of(guarantor: Guarantor, *, on: date, basis: AgingBasis) -> Bill:
    """The statements of an account as of a day; four queries."""
    practice = guarantor.practice
    items = open_statements(practice, on=on, guarantor_ids=[guarantor.pk]).get(guarantor.pk, [])
    payments = list(Payment.objects.filter(guarantor=guarantor).order_by("paid_on", "pk"))
    adjustments = Adjustment.objects.filter(guarantor=guarantor, adjusted_on__lte=on)
    statements = list(
        Statement.objects.filter(guarantor=guarantor, statement_on__lte=on)
        .select_related("patient")
        .order_by("due_on", "external_id")
    )
    known = {statement.external_id for statement in statements}
    paid = _named(known, [(p.statement_ref, p.amount_cents) for p in payments if p.paid_on <= on])
    adjusted = _named(known, [(a.statement_ref, a.amount_cents) for a in adjustments])
    open_by_id = {item.statement_id: item for item in items}
    lines = [
        _line(s, open_by_id.get(s.pk), paid[s.external_id], adjusted[s.external_id], on, basis)
        for s in statements
    ]
    owed = [line for line in lines if line.owed_cents]
    loose = [_unbilled(item, on, basis) for item in items if item.statement_id is None]
    return Bill(
        open=tuple(sorted([*owed, *loose], key=lambda line: (line.due_on, line.ref))),
        settled=tuple(line for line in reversed(lines) if not line.owed_cents),
        ahead=tuple(payment for payment in payments if payment.paid_on > on),
        loose_cents=adjusted[""],
    )


def _named(known: set[str], rows: Sequence[tuple[str, int]]) -> Mapping[str, int]:
    """Sums by the statement they name; under "" what names none of these."""
    sums: dict[str, int] = defaultdict(int)
    for ref, cents in rows:
        sums[ref if ref in known else ""] += cents
    return sums


def _line(
    statement: Statement,
    item: OpenItem | None,
    paid_cents: int,
    adjusted_cents: int,
    on: date,
    basis: AgingBasis,
) -> Line:
    owed = item.open_cents if item else 0
    needed = statement.amount_cents + adjusted_cents
    net = needed - paid_cents  # before money that names no statement
    return Line(
        ref=statement.external_id,
        patient=_name(statement.patient),
        service_on=statement.service_on,
        statement_on=statement.statement_on,
        due_on=statement.due_on,
        billed_cents=statement.amount_cents,
        adjusted_cents=adjusted_cents,
        paid_cents=needed - owed,
        unnamed_cents=max(0, net - owed),
        surplus_cents=max(0, -net),
        owed_cents=owed,
        **(_age(item, on, basis) if item else {}),
    )


def _unbilled(item: OpenItem, on: date, basis: AgingBasis) -> Line:
    return Line(
        ref="",
        statement_on=item.statement_on,
        due_on=item.due_on,
        owed_cents=item.open_cents,
        **_age(item, on, basis),
    )


def _age(item: OpenItem, on: date, basis: AgingBasis) -> dict[str, Any]:
    zero = day_zero(
        basis, due_on=item.due_on, statement_on=item.statement_on, service_on=item.service_on
    )
    days = days_past_due(zero, on)
    return {"age_days": days, "bucket": bucket_of(days)}


def _name(patient: Any) -> str:
    if patient is None:
        return ""
    return " ".join(part for part in (patient.first_name, patient.last_name) if part)

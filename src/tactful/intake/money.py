"""Bills, payments, adjustments and promises of a source, batch by batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tactful.bulk import among
from tactful.intake.importing import Importing
from tactful.intake.people import Values, fitted
from tactful.intake.snapshots import POSTED_WITHIN
from tactful.ledger.models import Payment
from tactful.ledger.upserts import (
    ADJUSTMENTS,
    GUARANTORS,
    PATIENTS,
    PAYMENTS,
    PROMISES,
    STATEMENTS,
    Compared,
    Table,
    compare,
    ids_of,
    write,
)
from tactful.readers.rows import SourceAdjustment, SourceCharge, SourcePayment, SourcePromise


def take_charges(importing: Importing, rows: Sequence[SourceCharge]) -> None:
    """Bills become statements."""
    _take(importing, STATEMENTS, charge_values(importing, rows))


def take_payments(importing: Importing, rows: Sequence[SourcePayment]) -> None:
    """Payments; one recorded here before the billing system told of it is the same payment."""
    values = payment_values(importing, rows)
    compared = compare(PAYMENTS, importing.practice.pk, values)
    same = recorded_here(importing, compared)
    for key, payment in same.items():
        payment.recorded_as, payment.external_id, payment.source = (
            payment.external_id,
            key,
            "import",
        )
        payment.save(update_fields=["recorded_as", "external_id", "source"])
    if same:
        compared = compare(PAYMENTS, importing.practice.pk, values)
    importing.paid |= _written(importing, PAYMENTS, compared)


def take_adjustments(importing: Importing, rows: Sequence[SourceAdjustment]) -> None:
    """Corrections to what is owed."""
    importing.adjusted |= _take(importing, ADJUSTMENTS, adjustment_values(importing, rows))


def take_promises(importing: Importing, rows: Sequence[SourcePromise]) -> None:
    """Promises the practice wrote down; how they stand is computed from payments."""
    compared = compare(PROMISES, importing.practice.pk, promise_values(importing, rows))
    importing.promised |= compared.guarantor_ids(PROMISES)
    write(PROMISES, importing.practice.pk, compared)
    importing.changed |= importing.known(compared.guarantor_ids(PROMISES))
    importing.written["promises"] += len(compared.new) + len(compared.old)


def charge_values(importing: Importing, rows: Sequence[SourceCharge]) -> dict[str, Values]:
    """Rows of STATEMENTS by the source's id, for the accounts that are here."""
    accounts = _accounts(importing, rows)
    patients = ids_of(
        PATIENTS, importing.practice.pk, {row.patient_id for row in rows if row.patient_id}
    )
    return {
        row.external_id: (
            accounts[row.guarantor_id],
            patients.get(row.patient_id),
            row.service_on,
            row.statement_on,
            row.due_on,
            row.amount_cents,
        )
        for row in rows
        if row.guarantor_id in accounts
    }


def payment_values(importing: Importing, rows: Sequence[SourcePayment]) -> dict[str, Values]:
    """Rows of PAYMENTS by the source's id, for the accounts that are here."""
    accounts = _accounts(importing, rows)
    return {
        row.external_id: (
            accounts[row.guarantor_id],
            fitted(row.charge_id, 120),
            row.paid_on,
            row.amount_cents,
            fitted(row.method, 40),
        )
        for row in rows
        if row.guarantor_id in accounts
    }


def adjustment_values(importing: Importing, rows: Sequence[SourceAdjustment]) -> dict[str, Values]:
    """Rows of ADJUSTMENTS by the source's id, for the accounts that are here."""
    accounts = _accounts(importing, rows)
    return {
        row.external_id: (
            accounts[row.guarantor_id],
            fitted(row.charge_id, 120),
            row.adjusted_on,
            row.amount_cents,
            fitted(row.reason, 120),
        )
        for row in rows
        if row.guarantor_id in accounts
    }


def promise_values(importing: Importing, rows: Sequence[SourcePromise]) -> dict[str, Values]:
    """Rows of PROMISES by the source's id, for the accounts that are here."""
    accounts = _accounts(importing, rows)
    return {
        row.external_id: (
            accounts[row.guarantor_id],
            row.made_on,
            row.promised_on,
            row.amount_cents,
        )
        for row in rows
        if row.guarantor_id in accounts
    }


def recorded_here(importing: Importing, compared: Compared) -> dict[str, Payment]:
    """Payments recorded here which the source now tells of, by the source's id.

    The same account and amount, a few days apart at most: the source's row is that payment,
    and counting both would say that more was paid than was.
    """
    fresh = [key for key in compared.new if compared.rows[key][0] <= importing.last_known_id]
    waiting = _waiting(importing, {compared.rows[key][0] for key in fresh})
    same: dict[str, Payment] = {}
    for key in sorted(fresh, key=lambda key: compared.rows[key][2]):
        account, _, paid_on, cents, _ = compared.rows[key]
        near = [p for p in waiting[account, cents] if abs(p.paid_on - paid_on) <= POSTED_WITHIN]
        if near:
            same[key] = min(near, key=lambda payment: abs(payment.paid_on - paid_on))
            waiting[account, cents].remove(same[key])
    return same


def _accounts(
    importing: Importing,
    rows: Iterable[SourceCharge | SourcePayment | SourceAdjustment | SourcePromise],
) -> dict[str, int]:
    return ids_of(GUARANTORS, importing.practice.pk, {row.guarantor_id for row in rows})


def _take(importing: Importing, table: Table, values: dict[str, Values]) -> set[int]:
    return _written(importing, table, compare(table, importing.practice.pk, values))


def _written(importing: Importing, table: Table, compared: Compared) -> set[int]:
    """Write, and return the accounts that were here before and whose money it changes."""
    write(table, importing.practice.pk, compared)
    known = importing.known(compared.guarantor_ids(table))
    importing.money |= known
    importing.changed |= known
    kind = str(table.model._meta.verbose_name_plural)
    importing.written[kind] += len(compared.new) + len(compared.old)
    return known


def _waiting(
    importing: Importing, accounts: set[int]
) -> defaultdict[tuple[int, int], list[Payment]]:
    """Payments recorded here that no source has told of, by account and amount."""
    found: defaultdict[tuple[int, int], list[Payment]] = defaultdict(list)
    if accounts:
        mine = Payment.objects.for_practice(importing.practice).filter(
            guarantor_id__in=among(accounts)
        )
        for payment in mine.exclude(source="import").order_by("paid_on", "id"):
            found[payment.guarantor_id, payment.amount_cents].append(payment)
    return found

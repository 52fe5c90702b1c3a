"""What a source says as a whole, gathered while its rows go by: counts, ties, findings."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from tactful.core.vocabulary import InsuranceState
from tactful.intake.sources import Opened
from tactful.readers.rows import (
    HOLDING_FLAGS,
    Code,
    Finding,
    NotCounted,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceBalance,
    SourceCharge,
    SourceGuarantor,
    SourcePayment,
    SourceTotals,
    TieResult,
)

REVIEWED: Final = frozenset(
    {
        Code.TIE_OUT_DIFFERS,
        Code.ALL_NEGATIVE,
        Code.PATIENT_PART_UNKNOWN,
        Code.MIXED_ENCODING,
        Code.CONFLICTING_DUPLICATE,
        Code.BAD_DATE,
        Code.ROW_DOES_NOT_ADD_UP,
        Code.FORMULA_CELL,
        Code.HEADER_TRANSACTIONS_DISAGREE,
    }
)
"""Findings a person confirms before anything is committed; a refused row is one as well."""

_IN_MEMORY: Final = 8 * 1024 * 1024  # bytes of a listing before it goes to an unnamed file


@dataclass(slots=True)
class People:
    """Who the source speaks of, in numbers of accounts and in cents."""

    count: int = 0
    owing: int = 0
    owed_cents: int = 0
    credits: int = 0
    credit_cents: int = 0
    ask_cents: int = 0
    held: int = 0
    insurance_pending: int = 0
    unreachable: int = 0
    balance_unknown: int = 0

    def add(self, guarantor: SourceGuarantor, balance: int | None, ask: int) -> None:
        """Count one account."""
        self.count += 1
        self.owing += (balance or 0) > 0
        self.owed_cents += max(balance or 0, 0)
        self.credits += (balance or 0) < 0
        self.credit_cents += max(-(balance or 0), 0)
        self.ask_cents += ask
        self.held += not HOLDING_FLAGS.isdisjoint(guarantor.flags)
        self.insurance_pending += guarantor.insurance_state is InsuranceState.PENDING
        self.unreachable += not (guarantor.phones or guarantor.emails)
        self.balance_unknown += balance is None


@dataclass(slots=True)
class Account:
    """An account whose balance is the sum of several rows."""

    guarantor: SourceGuarantor
    cents: int = 0
    oldest_due_on: date | None = None


@dataclass(slots=True)
class Listing:
    """Every account as one line of JSON, off the heap: a big file must not fill the memory."""

    file: IO[bytes] = field(
        default_factory=lambda: SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    )

    def add(self, entry: dict[str, Any]) -> None:
        """Append one account."""
        text = json.dumps(entry, ensure_ascii=False, default=date.isoformat)
        self.file.write(text.encode("utf-8", "replace") + b"\n")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for line in self.lines():
            yield json.loads(line)

    def lines(self) -> Iterator[bytes]:
        """Each account as it will be printed."""
        self.file.seek(0)
        for line in self.file:
            yield line.rstrip(b"\n")


@dataclass(slots=True)
class Reading:
    """Gathers a source while it is read once. `listing` is filled where one is given."""

    opened: Opened
    on: date
    listing: Listing | None = None
    people: People = field(default_factory=People)
    refused: list[RefusedRow] = field(default_factory=list)
    not_counted: list[NotCounted] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rows: int = 0
    _accounts: dict[str, Account] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """One row, whatever it is."""
        match row:
            case RefusedRow():
                self.refused.append(row)
            case NotCounted():
                self.not_counted.append(row)
            case Finding():
                self.findings.append(row)
                return
            case SourceBalance():
                self._balance(row)
            case SourceGuarantor():
                self._accounts[row.external_id] = Account(row)
            case SourceCharge():
                self._charge(row)
            case SourcePayment() if row.paid_on <= self.on:
                self._money(row.guarantor_id, -row.amount_cents)
            case SourceAdjustment() if row.adjusted_on <= self.on:
                self._money(row.guarantor_id, row.amount_cents)
            case _:
                pass
        self.rows += 1

    def close(self) -> None:
        """Once every row went by: add up the accounts that several rows speak of."""
        for account in self._accounts.values():
            held = not HOLDING_FLAGS.isdisjoint(account.guarantor.flags)
            ask = 0 if held else max(account.cents, 0)
            self.people.add(account.guarantor, account.cents, ask)
            if self.listing is not None:
                self.listing.add(
                    _entry(
                        account.guarantor,
                        balance_cents=account.cents,
                        ask_cents=ask,
                        oldest_date=account.oldest_due_on,
                        oldest_date_kind="due" if account.oldest_due_on else None,
                    )
                )
        self._accounts.clear()
        ties = self.totals.tie_out
        known = {finding.code for finding in self.findings}
        if ties and ties.result is TieResult.DIFFERS and Code.TIE_OUT_DIFFERS not in known:
            reason = "the source's own total is not what its rows add up to"
            self.findings.append(Finding(Code.TIE_OUT_DIFFERS, (), reason, self.opened.name))

    @property
    def totals(self) -> SourceTotals:
        """The control totals of the source."""
        return self.opened.source.totals

    @property
    def review_codes(self) -> tuple[str, ...]:
        """What a person must accept before the source is committed."""
        found = {finding.code for finding in self.findings} & REVIEWED
        return tuple(sorted(found | {row.code for row in self.refused}))

    def _balance(self, row: SourceBalance) -> None:
        self.people.add(row.guarantor, row.balance_cents, row.ask_cents)
        if self.listing is not None:
            paid = {"date": row.last_payment_on, "cents": row.last_payment_cents}
            self.listing.add(
                _entry(
                    row.guarantor,
                    balance_cents=row.balance_cents,
                    ask_cents=row.ask_cents,
                    insurance_cents=row.insurance_cents,
                    oldest_date=row.oldest_on,
                    oldest_date_kind=row.oldest_kind,
                    oldest_bucket_days=row.oldest_bucket_days,
                    last_payment=paid if row.last_payment_on else None,
                )
            )

    def _charge(self, row: SourceCharge) -> None:
        if row.statement_on > self.on:
            return
        self._money(row.guarantor_id, row.amount_cents)
        account = self._accounts.get(row.guarantor_id)
        # Only a list of open bills says which are open; in a history payments decide.
        if account and row.amount_cents > 0 and self.opened.mapping is not None:
            account.oldest_due_on = min(account.oldest_due_on or row.due_on, row.due_on)

    def _money(self, guarantor_id: str, cents: int) -> None:
        if guarantor_id in self._accounts:
            self._accounts[guarantor_id].cents += cents


def _entry(guarantor: SourceGuarantor, **money: Any) -> dict[str, Any]:
    """One account in the shape the importer prints (intake README)."""
    name = guarantor.name
    empty: dict[str, Any] = {
        "insurance_cents": None,
        "oldest_date": None,
        "oldest_date_kind": None,
        "oldest_bucket_days": None,
        "last_payment": None,
    }
    entry: dict[str, Any] = {
        "external_id": guarantor.external_id or None,
        "lines": [guarantor.line],
        "name": {
            "first": name.first,
            "middle": name.middle,
            "last": name.last,
            "suffix": name.suffix,
        },
        "insurance_state": guarantor.insurance_state,
        "phones": [phone.number for phone in guarantor.phones],
        "emails": list(guarantor.emails),
        "preferred_channel": guarantor.preferred_channel,
        "state": guarantor.state or None,
        "zip": guarantor.zip or None,
        "flags": list(guarantor.flags),
        **empty,
        **money,
    }
    return entry

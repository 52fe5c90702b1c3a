"""A folder of seven CSV files: dated charges, payments and adjustments, and who they are for.

guarantors.csv and charges.csv must be there; patients.csv, payments.csv, adjustments.csv,
promises.csv and touches.csv may be. COLUMNS lists what each holds. An amount is what the
patient owes after insurance; a negative payment is a returned one; a negative adjustment
lowers what is owed. `sent_at` of a touch is local time at the practice.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from tactful.core.vocabulary import Channel
from tactful.readers.cells import (
    EARLIEST,
    CellError,
    check_id,
    read_cents,
    read_date_between,
    read_local_time,
    read_text,
    says_nothing,
)
from tactful.readers.contacts import merge_phones, read_emails, read_phones
from tactful.readers.findings import guarantor_findings
from tactful.readers.known import KnownFile, in_column
from tactful.readers.names import is_organization, read_name
from tactful.readers.places import read_zip
from tactful.readers.rows import (
    Code,
    FileRefused,
    Finding,
    Flag,
    NotCounted,
    PhoneKind,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    SourcePayment,
    SourcePromise,
    SourceTotals,
    SourceTouch,
    Tally,
)
from tactful.readers.words import (
    read_channel,
    read_flags,
    read_insurance_state,
    read_language,
    unknown_tags,
)

GUARANTORS, PATIENTS, CHARGES = "guarantors.csv", "patients.csv", "charges.csv"
PAYMENTS, ADJUSTMENTS = "payments.csv", "adjustments.csv"
PROMISES, TOUCHES = "promises.csv", "touches.csv"

COLUMNS: Final = {
    GUARANTORS: (
        *("id", "name", "email", "mobile", "phone", "address", "zip", "preferred_channel"),
        *("language", "location", "insurance_state", "tags"),
    ),
    PATIENTS: ("id", "guarantor_id", "name", "relationship"),
    CHARGES: (
        *("id", "guarantor_id", "patient_id", "service_date", "statement_date", "due_date"),
        "amount",
    ),
    PAYMENTS: ("id", "guarantor_id", "invoice_id", "date", "amount", "method"),
    ADJUSTMENTS: ("id", "guarantor_id", "invoice_id", "date", "amount", "reason"),
    PROMISES: ("id", "guarantor_id", "made_on", "promised_date", "amount"),
    TOUCHES: (
        *("id", "guarantor_id", "channel", "sent_at", "outcome", "replied", "replied_at"),
        "reply_about",
    ),
}
_REQUIRED = (GUARANTORS, CHARGES)
# Further ahead lies no post-dated check, only a slip of the keyboard.
_AHEAD = timedelta(days=2 * 366)

Maker = Callable[[int, list[str]], Iterator[Row]]


@dataclass(slots=True)
class LedgerFolder:
    """One folder. `on` is the day of the import: dates more than two years ahead are refused."""

    folder: Path
    on: date
    region: str = "US"
    _tally: Tally = field(default_factory=Tally)
    _guarantors: set[str] = field(default_factory=set)
    _patients: set[str] = field(default_factory=set)
    _charges: dict[str, str] = field(default_factory=dict)

    def read(self) -> Iterator[Row]:
        """Every row of every file, guarantors first; all files are looked through before.

        Raises FileRefused: MISSING_FILE, MISSING_COLUMN, EMPTY_FILE, TRUNCATED,
        WRONG_FILE_TYPE, WRONG_ENCODING.
        """
        files = self._open()
        self._tally = Tally()
        self._guarantors, self._patients, self._charges = set(), set(), {}
        for name, file in files.items():
            for row in self._rows(file, self._maker(name)):
                self._tally.add(row)
                yield row

    @property
    def totals(self) -> SourceTotals:
        """Control totals by kind of row; complete once `read` is exhausted."""
        return self._tally.totals()

    def _open(self) -> dict[str, KnownFile]:
        there = [name for name in COLUMNS if (self.folder / name).is_file()]
        for name in _REQUIRED:
            if name not in there:
                reason = f"the folder has no {name}; a ledger folder needs it"
                raise FileRefused(Code.MISSING_FILE, reason, file=name)
        files = {name: KnownFile(self.folder / name, COLUMNS[name]) for name in there}
        for file in files.values():
            file.inspect()
        return files

    def _maker(self, name: str) -> Maker:
        makers: dict[str, Maker] = {
            GUARANTORS: self._guarantor,
            PATIENTS: self._patient,
            CHARGES: self._charge,
            PAYMENTS: self._payment,
            ADJUSTMENTS: self._adjustment,
            PROMISES: self._promise,
            TOUCHES: self._touch,
        }
        return makers[name]

    def _rows(self, file: KnownFile, make: Maker) -> Iterator[Row]:
        seen: dict[str, int] = {}
        for row in file.rows():
            if isinstance(row, RefusedRow):
                yield row
                continue
            line, cells = row
            guarantor = cells[0] if file.name == GUARANTORS else cells[1]
            try:
                if repeated := _repeated(seen, cells):
                    code, reason = repeated
                    kind = NotCounted if code is Code.DUPLICATE_ROW else RefusedRow
                    yield kind(line, code, reason, file.name, guarantor)
                else:
                    yield from make(line, cells)
            except CellError as error:
                yield RefusedRow(line, error.code, error.reason, file.name, guarantor)
        yield from file.findings()

    def _guarantor(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, name, email, mobile, phone, address, zip_code, channel, *rest = cells
        language, location, insurance, tags = rest
        emails = read_emails(email)
        flags = read_flags(tags)
        if says_nothing(name):
            flags = (*flags, Flag.MISSING_NAME)
        elif is_organization(name):
            flags = (*flags, Flag.NOT_A_PERSON)
        guarantor = SourceGuarantor(
            line=line,
            external_id=own_id,
            name=read_name(name),
            file=GUARANTORS,
            phones=merge_phones(
                read_phones(mobile, PhoneKind.MOBILE, region=self.region),
                read_phones(phone, region=self.region),
            ),
            emails=emails.addresses,
            address=read_text(address),
            zip=read_zip(zip_code),
            preferred_channel=read_channel(channel),
            language=read_language(language),
            location=read_text(location, 120),
            insurance_state=read_insurance_state(insurance),
            flags=flags,
        )
        self._guarantors.add(own_id)
        yield guarantor
        yield from guarantor_findings(
            guarantor,
            phone_written=not (says_nothing(mobile) and says_nothing(phone)),
            email_unusable=emails.any_bad,
            preference_written=not says_nothing(channel),
        )
        if unknown_tags(tags):
            reason = "tags: a tag is not one we know; say what it means for reminders"
            yield Finding(Code.BAD_VALUE, (line,), reason, GUARANTORS, guarantor_id=own_id)

    def _patient(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, name, relationship = cells
        self._require_guarantor(guarantor)
        self._patients.add(own_id)
        kin = read_text(relationship, 40)
        yield SourcePatient(line, own_id, guarantor, read_name(name), PATIENTS, kin)

    def _charge(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, patient, service, statement, due, amount = cells
        self._require_guarantor(guarantor)
        cents = in_column("amount", _read_charged, amount)
        charge = SourceCharge(
            line=line,
            external_id=own_id,
            guarantor_id=guarantor,
            amount_cents=cents,
            statement_on=self._date("statement_date", statement),
            due_on=self._date("due_date", due),
            file=CHARGES,
            patient_id=patient if patient in self._patients else "",
            service_on=None if says_nothing(service) else self._date("service_date", service),
        )
        self._charges[own_id] = guarantor
        yield charge
        if patient and patient not in self._patients:
            reason = "patient_id: no such patient; the charge stands, for nobody in particular"
            yield Finding(Code.UNKNOWN_PATIENT, (line,), reason, CHARGES, guarantor, own_id)

    def _payment(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, invoice, day, amount, method = cells
        self._require_guarantor(guarantor)
        cents = in_column("amount", read_cents, amount)
        paid_on, how = self._date("date", day), read_text(method, 40)
        yield SourcePayment(line, own_id, guarantor, cents, paid_on, PAYMENTS, invoice, how)
        yield from self._unknown_invoice(line, own_id, guarantor, invoice, PAYMENTS)

    def _adjustment(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, invoice, day, amount, why = cells
        self._require_guarantor(guarantor)
        cents = in_column("amount", read_cents, amount)
        on, reason = self._date("date", day), read_text(why, 120)
        yield SourceAdjustment(line, own_id, guarantor, cents, on, ADJUSTMENTS, invoice, reason)
        yield from self._unknown_invoice(line, own_id, guarantor, invoice, ADJUSTMENTS)

    def _promise(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, made, promised, amount = cells
        self._require_guarantor(guarantor)
        cents = in_column("amount", _read_promised, amount)
        made_on, promised_on = self._date("made_on", made), self._date("promised_date", promised)
        if promised_on < made_on:
            raise CellError(Code.BAD_DATE, "promised_date: it is before the promise was made")
        yield SourcePromise(line, own_id, guarantor, cents, made_on, promised_on, PROMISES)

    def _touch(self, line: int, cells: list[str]) -> Iterator[Row]:
        own_id, guarantor, channel, sent_at, outcome, _replied, replied_at, about = cells
        self._require_guarantor(guarantor)
        yield SourceTouch(
            line=line,
            external_id=own_id,
            guarantor_id=guarantor,
            channel=in_column("channel", _read_known_channel, channel),
            sent_at_local=in_column("sent_at", read_local_time, sent_at),
            outcome=read_text(outcome, 40).lower(),
            file=TOUCHES,
            replied_on=None if says_nothing(replied_at) else self._date("replied_at", replied_at),
            reply_about=read_text(about, 40),
        )

    def _require_guarantor(self, guarantor: str) -> None:
        if guarantor not in self._guarantors:
            reason = f"guarantor_id: no such row in {GUARANTORS}"
            raise CellError(Code.UNKNOWN_GUARANTOR, reason)

    def _unknown_invoice(
        self, line: int, own_id: str, guarantor: str, invoice: str, file: str
    ) -> Iterator[Finding]:
        # The money counts for the account all the same: refusing it would ask for it twice.
        if invoice and self._charges.get(invoice) != guarantor:
            reason = "invoice_id: no such invoice of this guarantor; counted for the account"
            yield Finding(Code.UNKNOWN_INVOICE, (line,), reason, file, guarantor, own_id)

    def _date(self, column: str, text: str) -> date:
        latest = self.on + _AHEAD
        return in_column(column, lambda cell: read_date_between(cell, EARLIEST, latest), text)


def _repeated(seen: dict[str, int], cells: list[str]) -> tuple[Code, str] | None:
    """Whether a row with this id stood above: the very same row, or another one."""
    own_id, content = cells[0], hash(tuple(cells))
    if says_nothing(own_id):
        raise CellError(Code.NO_ID, "id: the cell is empty")
    in_column("id", check_id, own_id)
    if own_id not in seen:
        seen[own_id] = content
        return None
    if seen[own_id] == content:
        return Code.DUPLICATE_ROW, "the same row stands above"
    return Code.DUPLICATE_ID, "id: another row above has it"


def _read_charged(text: str) -> int:
    cents = read_cents(text)
    if cents < 0:
        raise CellError(Code.BAD_AMOUNT, "a charge is not negative; write an adjustment")
    return cents


def _read_promised(text: str) -> int:
    cents = read_cents(text)
    if cents <= 0:
        raise CellError(Code.BAD_AMOUNT, "a promise is above 0")
    return cents


def _read_known_channel(text: str) -> Channel:
    channel = read_channel(text)
    if channel is None:
        raise CellError(Code.BAD_VALUE, "this is no channel we know")
    return channel

"""Synthea's CSV export: patients, claims and their transactions, in one folder.

How the files relate, read from the data and from the program that writes them:

- A claim's transactions are chains: a CHARGE falls on the first insurer (TRANSFERTYPE 1) or
  on the patient (p); PAYMENT and ADJUSTMENT lower it; a TRANSFEROUT with its TRANSFERIN moves
  what is left to the second insurer (2) or to the patient (p).
- So the patient's share is every CHARGE and TRANSFERIN of type p, and each copay, which is
  paid at the desk while the insurer still holds the charge. Patients pay by CASH, CHECK, CC
  and COPAY; insurers by ECHECK.
- sum(CHARGE) - PAYMENTS - ADJUSTMENTS must equal OUTSTANDING1 + 2 + P of the claim's header,
  and the patient's share less what the patient paid must equal OUTSTANDINGP. A claim where
  either does not hold is reported and bills nobody.

Every patient is their own guarantor. SSNs, diagnoses, procedures and notes are never looked
at. Claims are held in memory (a few hundred bytes each), transactions stream.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from tactful.core.vocabulary import InsuranceState
from tactful.readers.cells import (
    CellError,
    check_id,
    read_cents,
    read_date_between,
    read_text,
    says_nothing,
)
from tactful.readers.findings import guarantor_findings, is_minor
from tactful.readers.known import KnownFile, in_column
from tactful.readers.names import join_name
from tactful.readers.places import read_state, read_zip
from tactful.readers.rows import (
    Code,
    FileRefused,
    Finding,
    Flag,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    SourcePayment,
    SourceTotals,
    Tally,
    TieOut,
)

PATIENTS, CLAIMS, TRANSACTIONS = "patients.csv", "claims.csv", "claims_transactions.csv"

COLUMNS: Final = {
    PATIENTS: (
        *("Id", "BIRTHDATE", "DEATHDATE", "FIRST", "LAST", "SUFFIX"),
        *("ADDRESS", "CITY", "STATE", "ZIP"),
    ),
    CLAIMS: (
        *("Id", "PATIENTID", "PRIMARYPATIENTINSURANCEID", "SERVICEDATE", "OUTSTANDING1"),
        *("OUTSTANDING2", "OUTSTANDINGP", "LASTBILLEDDATEP"),
    ),
    TRANSACTIONS: (
        *("ID", "CLAIMID", "TYPE", "AMOUNT", "METHOD", "FROMDATE", "TRANSFERTYPE"),
        *("PAYMENTS", "ADJUSTMENTS"),
    ),
}
_PATIENT = "p"
_COPAY = "COPAY"
_PAID_BY_PATIENTS = frozenset({"CASH", "CHECK", "CC", _COPAY})
_TYPES = frozenset({"CHARGE", "PAYMENT", "ADJUSTMENT", "TRANSFERIN", "TRANSFEROUT"})
# The files go back over whole lives.
_EARLIEST = date(1900, 1, 1)
_AHEAD = timedelta(days=2 * 366)


class _Money(NamedTuple):
    """A patient's payment or adjustment, as its transaction states it."""

    line: int
    external_id: str
    cents: int
    on: date
    method: str


@dataclass(slots=True)
class _Claim:
    """A claim's header and the sums of its transactions, in cents."""

    line: int
    external_id: str
    patient: str
    insured: bool
    service_on: date
    billed_on: date
    insurance_outstanding: int
    patient_outstanding: int
    charged: int = 0
    paid: int = 0
    adjusted: int = 0
    patient_share: int = 0
    holder: str = ""
    incomplete: bool = False
    payments: list[_Money] = field(default_factory=list)
    adjustments: list[_Money] = field(default_factory=list)

    @property
    def outstanding(self) -> int:
        """What the header says all parties still owe."""
        return self.insurance_outstanding + self.patient_outstanding

    @property
    def patient_open(self) -> int:
        """What the transactions say the patient still owes."""
        settled = sum(m.cents for m in self.payments) + sum(m.cents for m in self.adjustments)
        return self.patient_share - settled

    def disagreement(self) -> str:
        """Why this claim bills nobody, or empty."""
        if self.incomplete:
            return "a transaction of this claim was refused"
        if self.charged - self.paid - self.adjusted != self.outstanding:
            return "header and transactions disagree on what is outstanding"
        if self.patient_open != self.patient_outstanding:
            return "header and transactions disagree on the patient's part"
        return ""


@dataclass(slots=True)
class SyntheaFolder:
    """One folder. `on` is the day of the import; a statement falls due `due_days` after it."""

    folder: Path
    on: date
    due_days: int = 30
    _tally: Tally = field(default_factory=Tally)
    _accepted: int = 0
    _ties: tuple[TieOut, ...] = ()

    def read(self) -> Iterator[Row]:
        """Guarantors and patients, then charges and the patients' payments claim by claim.

        Raises FileRefused: MISSING_FILE, MISSING_COLUMN, EMPTY_FILE, TRUNCATED,
        WRONG_FILE_TYPE, WRONG_ENCODING.
        """
        self._tally, self._accepted, self._ties = Tally(), 0, ()
        for row in self._read():
            self._tally.add(row)
            yield row

    @property
    def totals(self) -> SourceTotals:
        """Control totals over all three files; complete once `read` is exhausted.

        Ties out what patients owe (OUTSTANDINGP), then what all parties owe.
        """
        return self._tally.totals(*self._ties, accepted=self._accepted)

    def _read(self) -> Iterator[Row]:
        files = self._open()
        claims: dict[str, _Claim] = {}
        yield from self._claims(files[CLAIMS], claims)
        yield from self._transactions(files[TRANSACTIONS], claims)
        known: set[str] = set()
        yield from self._patients(files[PATIENTS], _by_patient(claims.values()), known)
        yield from self._bills(claims.values(), known)
        for file in files.values():
            yield from file.findings()

    def _open(self) -> dict[str, KnownFile]:
        for name in COLUMNS:
            if not (self.folder / name).is_file():
                reason = f"the folder has no {name}; a Synthea export needs all three files"
                raise FileRefused(Code.MISSING_FILE, reason, file=name)
        files = {name: KnownFile(self.folder / name, COLUMNS[name]) for name in COLUMNS}
        for file in files.values():
            file.inspect()
        return files

    def _claims(self, file: KnownFile, claims: dict[str, _Claim]) -> Iterator[Row]:
        for row in file.rows():
            if isinstance(row, RefusedRow):
                yield row
                continue
            line, cells = row
            try:
                claim = self._claim(line, cells)
                if claim.external_id in claims:
                    raise CellError(Code.DUPLICATE_ID, "Id: another claim above has it")
                claims[claim.external_id] = claim
            except CellError as error:
                yield RefusedRow(line, error.code, error.reason, CLAIMS, cells[1])

    def _claim(self, line: int, cells: list[str]) -> _Claim:
        own_id, patient, insurer, service, first, second, of_patient, billed = cells
        if says_nothing(own_id):
            raise CellError(Code.NO_ID, "Id: the cell is empty")
        in_column("Id", check_id, own_id)
        service_on = self._date("SERVICEDATE", service)
        return _Claim(
            line=line,
            external_id=own_id,
            patient=patient,
            insured=insurer not in {"", "0"},
            service_on=service_on,
            billed_on=service_on if not billed else self._date("LASTBILLEDDATEP", billed),
            insurance_outstanding=_cents("OUTSTANDING1", first) + _cents("OUTSTANDING2", second),
            patient_outstanding=_cents("OUTSTANDINGP", of_patient),
        )

    def _transactions(self, file: KnownFile, claims: dict[str, _Claim]) -> Iterator[Row]:
        seen: set[str] = set()
        for row in file.rows():
            if isinstance(row, RefusedRow):
                yield row
                continue
            line, cells = row
            claim = claims.get(cells[1])
            try:
                if claim is None:
                    reason = "CLAIMID: no such claim, or one that was refused"
                    raise CellError(Code.UNKNOWN_INVOICE, reason)
                if cells[0] in seen:
                    raise CellError(Code.DUPLICATE_ID, "ID: another transaction above has it")
                seen.add(cells[0])
                self._add(claim, line, cells)
                self._accepted += 1
            except CellError as error:
                if claim is not None:
                    claim.incomplete = True
                patient = claim.patient if claim else ""
                yield RefusedRow(line, error.code, error.reason, TRANSACTIONS, patient)

    def _add(self, claim: _Claim, line: int, cells: list[str]) -> None:
        own_id, _, kind, amount, method, day, transfer, payment, adjustment = cells
        if kind not in _TYPES:
            raise CellError(Code.BAD_VALUE, "TYPE: this is no kind of transaction we know")
        cents = _cents("AMOUNT", amount)
        paid, adjusted = _cents("PAYMENTS", payment), _cents("ADJUSTMENTS", adjustment)
        on = self._date("FROMDATE", day)
        if kind in {"CHARGE", "TRANSFERIN"}:
            claim.holder = transfer
            claim.patient_share += cents if transfer == _PATIENT else 0
        if kind == "CHARGE":
            claim.charged += cents
        claim.paid += paid
        claim.adjusted += adjusted
        if paid and method in _PAID_BY_PATIENTS:
            claim.payments.append(_Money(line, own_id, paid, on, method.lower()))
            claim.patient_share += paid if method == _COPAY and claim.holder != _PATIENT else 0
        if adjusted and claim.holder == _PATIENT:
            claim.adjustments.append(_Money(line, own_id, adjusted, on, method.lower()))

    def _patients(
        self, file: KnownFile, claims: dict[str, list[_Claim]], known: set[str]
    ) -> Iterator[Row]:
        for row in file.rows():
            if isinstance(row, RefusedRow):
                yield row
                continue
            line, cells = row
            own_id = cells[0]
            try:
                if says_nothing(own_id):
                    raise CellError(Code.NO_ID, "Id: the cell is empty")
                in_column("Id", check_id, own_id)
                if own_id in known:
                    raise CellError(Code.DUPLICATE_ID, "Id: another patient above has it")
                guarantor = self._guarantor(line, cells, claims.get(own_id, []))
            except CellError as error:
                yield RefusedRow(line, error.code, error.reason, PATIENTS, own_id)
                continue
            known.add(own_id)
            self._accepted += 1
            yield guarantor
            yield _as_patient(guarantor)
            yield from guarantor_findings(guarantor)

    def _guarantor(self, line: int, cells: list[str], claims: list[_Claim]) -> SourceGuarantor:
        own_id, born, died, first, last, suffix, address, city, state, zip_code = cells
        born_on = self._date("BIRTHDATE", born) if born else None
        deceased_on = self._date("DEATHDATE", died) if died else None
        name = join_name(first, "", last, suffix)
        flags = (
            (Flag.MISSING_NAME, not name.full),
            (Flag.DECEASED, deceased_on is not None),
            (Flag.MINOR, is_minor(born_on, self.on)),
            (Flag.CHECK_BALANCE, any(claim.disagreement() for claim in claims)),
        )
        return SourceGuarantor(
            line=line,
            external_id=own_id,
            name=name,
            file=PATIENTS,
            address=read_text(address),
            city=read_text(city, 120),
            state=read_state(state),
            zip=read_zip(zip_code),
            insurance_state=_insurance_state(claims),
            flags=tuple(flag for flag, holds in flags if holds),
            born_on=born_on,
            deceased_on=deceased_on,
        )

    def _bills(self, claims: Iterable[_Claim], known: set[str]) -> Iterator[Row]:
        owed = TieOut(0, basis="what patients owe: OUTSTANDINGP against their part of each claim")
        all_owed = TieOut(0, basis="what all owe: OUTSTANDING1 + 2 + P against each claim's sums")
        for claim in claims:
            why = claim.disagreement()
            if claim.patient not in known:
                code = Code.UNKNOWN_GUARANTOR
                why = f"PATIENTID: no such row in {PATIENTS}, or one that was refused"
            else:
                code = Code.HEADER_TRANSACTIONS_DISAGREE
            owed = _count(owed, claim.patient_outstanding, claim.patient_open, why)
            sums = claim.charged - claim.paid - claim.adjusted
            all_owed = _count(all_owed, claim.outstanding, sums, why)
            if why:
                yield from _not_billed(claim, code, why)
            else:
                self._accepted += 1
                yield from self._bill(claim)
        self._ties = (owed, all_owed)

    def _bill(self, claim: _Claim) -> Iterator[Row]:
        if claim.patient_share:
            yield SourceCharge(
                line=claim.line,
                external_id=claim.external_id,
                guarantor_id=claim.patient,
                amount_cents=claim.patient_share,
                statement_on=claim.billed_on,
                due_on=claim.billed_on + timedelta(days=self.due_days),
                file=CLAIMS,
                patient_id=claim.patient,
                service_on=claim.service_on,
                insurance_cents=claim.insurance_outstanding,
            )
        for line, own_id, cents, on, method in claim.payments:
            yield SourcePayment(
                line, own_id, claim.patient, cents, on, TRANSACTIONS, claim.external_id, method
            )
        for line, own_id, cents, on, _ in claim.adjustments:
            yield SourceAdjustment(
                line, own_id, claim.patient, -cents, on, TRANSACTIONS, claim.external_id
            )

    def _date(self, column: str, text: str) -> date:
        latest = self.on + _AHEAD
        return in_column(column, lambda cell: read_date_between(cell, _EARLIEST, latest), text)


def _cents(column: str, text: str) -> int:
    return in_column(column, read_cents, text) if text else 0


def _by_patient(claims: Iterable[_Claim]) -> dict[str, list[_Claim]]:
    grouped: dict[str, list[_Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.patient, []).append(claim)
    return grouped


def _insurance_state(claims: list[_Claim]) -> InsuranceState:
    if not claims:
        return InsuranceState.UNKNOWN
    if any(claim.insurance_outstanding > 0 for claim in claims):
        return InsuranceState.PENDING
    insured = any(claim.insured for claim in claims)
    return InsuranceState.NONE_OPEN if insured else InsuranceState.SELF_PAY


def _as_patient(guarantor: SourceGuarantor) -> SourcePatient:
    return SourcePatient(
        line=guarantor.line,
        external_id=guarantor.external_id,
        guarantor_id=guarantor.external_id,
        name=guarantor.name,
        file=guarantor.file,
        relationship="self",
        born_on=guarantor.born_on,
        deceased_on=guarantor.deceased_on,
    )


def _not_billed(claim: _Claim, code: Code, why: str) -> Iterator[Row]:
    yield RefusedRow(claim.line, code, why, CLAIMS, claim.patient, claim.patient_outstanding)
    yield Finding(code, (claim.line,), why, CLAIMS, claim.patient, claim.external_id)


def _count(tie: TieOut, printed: int, read: int, refused: str) -> TieOut:
    return TieOut(
        printed_cents=(tie.printed_cents or 0) + printed,
        accepted_cents=tie.accepted_cents + (0 if refused else read),
        refused_cents=tie.refused_cents + (printed if refused else 0),
        basis=tie.basis,
    )

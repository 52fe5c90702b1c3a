"""A mapped table of what people owe: one row a guarantor, or one row an open invoice.

With an invoice column and a date the rows become charges; otherwise each row is a snapshot
of one guarantor's balance on the day of the export. Rows stream twice: once to find repeated
ids and what forbids reading the file at all, once to be given out. Rows that share an id are
given out at the end, when all of them are known.
"""

from array import array
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from tactful.readers.balance_rows import Amounts, BalanceRowReader, Rule
from tactful.readers.cells import LONGEST_ID, CellError, check_id
from tactful.readers.columns import Field
from tactful.readers.guarantor_rows import Cells, GuarantorReader, GuarantorRow
from tactful.readers.mapping import ColumnMapping
from tactful.readers.names import read_name
from tactful.readers.rows import (
    Code,
    FileRefused,
    Finding,
    Flag,
    NotCounted,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceBalance,
    SourceCharge,
    SourcePatient,
    SourceTotals,
    Tally,
    TieOut,
    TieResult,
)
from tactful.readers.tables import RowKind, Table, TableRow

TERMS_DAYS: Final = 30
"""Days from statement to due date where a file gives only one of them."""

_DATES = (
    *(Field.DUE_DATE, Field.STATEMENT_DATE, Field.INVOICE_DATE, Field.SERVICE_DATE),
    Field.DAYS_PAST_DUE,
)
_DISTINGUISHING = (Field.PATIENT_ID, Field.PATIENT_NAME, Field.INVOICE, *_DATES)
# A relation that holds on fewer rows is none: the columns mean something else.
_USUAL = 0.8


def is_invoice_table(mapping: ColumnMapping) -> bool:
    """Whether a row is an open invoice rather than a guarantor's whole balance."""
    return mapping.has(Field.INVOICE) and mapping.has(*_DATES)


@dataclass(slots=True)
class _Survey:
    """What the first reading found."""

    rows: int = 0
    readable: int = 0
    negative: int = 0
    kept: Counter[Rule] = field(default_factory=Counter)
    printed: int | None = None
    printed_kind: RowKind = RowKind.DATA
    repeated: frozenset[int] = frozenset()

    def rules(self) -> frozenset[Rule]:
        """What nearly every row keeps to."""
        return frozenset(rule for rule, n in self.kept.items() if n >= _USUAL * self.readable)


@dataclass(slots=True)
class _Sums:
    """What the second reading gave out, for the tie-out; amounts in cents."""

    rows: int = 0
    accepted: int = 0
    refused: int = 0
    not_counted: int = 0


@dataclass(slots=True)
class BalancesFile:
    """One table under one mapping. `on` is the day of the export."""

    table: Table
    mapping: ColumnMapping
    on: date
    region: str = "US"
    terms_days: int = TERMS_DAYS
    by_invoice: bool = field(init=False)
    """Whether rows become charges (else: snapshots)."""
    _only_total: bool = field(init=False)
    _cells: Cells = field(init=False)
    _key_at: int = field(init=False)
    _people: GuarantorReader = field(init=False)
    _money: BalanceRowReader = field(init=False)
    _survey: _Survey = field(default_factory=_Survey)
    _rules: frozenset[Rule] = frozenset()
    _tally: Tally = field(default_factory=Tally)
    _sums: _Sums = field(default_factory=_Sums)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.by_invoice = is_invoice_table(self.mapping)
        self._only_total = self.mapping.has(Field.TOTAL) and not self.mapping.has(
            Field.PATIENT_OWED
        )
        self._cells = Cells(self.mapping)
        self._key_at = self._cells.index(Field.INVOICE if self.by_invoice else Field.GUARANTOR_ID)
        self._people = GuarantorReader(
            self.mapping, self._cells, on=self.on, region=self.region, file=self.table.name
        )
        self._money = BalanceRowReader(
            self.mapping, self._cells, on=self.on, terms_days=self.terms_days
        )

    def read(self) -> Iterator[Row]:
        """Every row of the table as balances, or as guarantors with their charges.

        Raises FileRefused: MISSING_COLUMN, COLUMNS_LOOK_SWAPPED, TRUNCATED,
        SECOND_HEADER_DIFFERS and what opening the file raises, all before the first row.
        """
        self._survey = self._look_through()
        self._rules = self._survey.rules()
        self._tally, self._sums, self._seen = Tally(), _Sums(), set()
        for row in self._read():
            self._tally.add(row)
            yield row

    @property
    def totals(self) -> SourceTotals:
        """Control totals and the tie-out to the file's own total line, once read."""
        ties = (self._tie_out(),) if self.mapping.has(Field.PATIENT_OWED, Field.TOTAL) else ()
        return self._tally.totals(*ties, accepted=self._sums.rows)

    def _tie_out(self) -> TieOut:
        sums, printed = self._sums, self._survey.printed
        basis = self.mapping.header_of(Field.PATIENT_OWED)
        return TieOut(printed, sums.accepted, sums.refused, sums.not_counted, basis)

    def _look_through(self) -> _Survey:
        if self.by_invoice and not self.mapping.has(Field.GUARANTOR_ID):
            reason = "no column has the account's id; by name alone two people could become one"
            raise FileRefused(Code.MISSING_COLUMN, reason, file=self.table.name)
        survey, keys = _Survey(), array("q")
        for row in self.table.rows():
            cells = self._cells.padded(row.cells)
            owed = self._money.owed_in(cells)
            if row.kind is not RowKind.DATA:
                if row.kind.value >= survey.printed_kind.value:
                    survey.printed, survey.printed_kind = owed, row.kind
                continue
            survey.rows += 1
            if owed is not None:
                survey.readable += 1
                survey.negative += owed < 0
                survey.kept.update(self._money.kept(cells, owed))
            if key := self._key(cells):
                keys.append(hash(key))
        self._refuse_swapped(survey)
        survey.repeated = _repeated(keys)
        return survey

    def _refuse_swapped(self, survey: _Survey) -> None:
        if not self.mapping.has(Field.PATIENT_OWED) or survey.rows < 5:
            return
        if survey.readable < survey.rows / 5:
            header = self.mapping.header_of(Field.PATIENT_OWED)
            reason = f"hardly a value under {header} is an amount; check which column is which"
            raise FileRefused(Code.COLUMNS_LOOK_SWAPPED, reason, file=self.table.name)

    def _read(self) -> Iterator[Row]:
        yield from self._file_findings()
        together: dict[str, list[TableRow]] = {}
        for row in self.table.rows():
            if row.kind is not RowKind.DATA:
                continue
            cells = self._cells.padded(row.cells)
            key = self._key(cells)
            if key and hash(key) in self._survey.repeated:
                together.setdefault(key, []).append(row)
            else:
                yield from self._one(row, cells)
        for rows in together.values():
            yield from self._several(rows)
        yield from self.table.source.findings()
        if self._tie_out().result is TieResult.DIFFERS:
            reason = "the file's own total is not what its rows add up to"
            yield Finding(Code.TIE_OUT_DIFFERS, (), reason, self.table.name)

    def _key(self, cells: list[str]) -> str:
        """What stands in a file once: an invoice, or a guarantor's balance."""
        return cells[self._key_at].strip()

    def _file_findings(self) -> Iterator[Finding]:
        has = self.mapping.has
        survey = self._survey
        found = (
            (
                not has(Field.PHONE, Field.MOBILE, Field.EMAIL),
                Code.NO_CONTACT_COLUMNS,
                "the file has no phone and no e-mail column",
            ),
            (
                not has(Field.NAME, Field.FIRST_NAME, Field.LAST_NAME),
                Code.NO_NAME_COLUMN,
                "the file has no name column",
            ),
            (
                not has(Field.PATIENT_OWED, Field.TOTAL),
                Code.NO_BALANCE_COLUMN,
                "no column says what is owed",
            ),
            (
                self._only_total,
                Code.PATIENT_PART_UNKNOWN,
                "no column says which part patients owe; ask for one, or say which it is",
            ),
            (
                1 < survey.readable == survey.negative,
                Code.ALL_NEGATIVE,
                "every balance is below 0; signs are not turned round",
            ),
        )
        for holds, code, reason in found:
            if holds:
                yield Finding(code, (), reason, self.table.name)

    def _one(self, row: TableRow, cells: list[str] | None = None) -> Iterator[Row]:
        cells = cells or self._cells.padded(row.cells)
        try:
            if self._money.is_closed(cells):
                reason = "its status says it is settled"
                yield self._not_counted(row.line, cells, Code.CLOSED_ROW, reason)
                return
            odd_cell = self._money.check_form(row, cells)
            amounts = self._money.amounts(cells, self._rules)
            made = self._invoice if self.by_invoice else self._snapshot
            rows = list(made(row.line, cells, amounts))
        except CellError as error:
            yield self._refused(row.line, cells, error.code, error.reason)
            if error.code is Code.FORMULA_CELL:
                yield self._formula(row.line, cells, error.reason)
            return
        self._sums.rows += 1
        self._sums.accepted += amounts.owed or 0
        yield from rows
        if odd_cell:
            yield self._formula(row.line, cells, "a cell begins like a formula; it is kept as text")

    def _snapshot(self, line: int, cells: list[str], amounts: Amounts) -> Iterator[Row]:
        age = self._money.age(cells)
        person = self._person(line, cells, amounts, bad_date=bool(age.fault))
        owes = (amounts.owed or 0) > 0
        paid_on, paid_cents = self._money.last_payment(cells)
        yield SourceBalance(
            line=line,
            guarantor=person.guarantor,
            balance_cents=amounts.owed,
            file=self.table.name,
            insurance_cents=amounts.insurance,
            unapplied_credit_cents=amounts.unapplied,
            statement_on=age.statement_on,
            due_on=age.due_on,
            oldest_on=age.oldest_on if owes else None,
            oldest_kind=age.kind if owes else None,
            oldest_bucket_days=self._money.oldest_bucket(cells),
            last_payment_on=paid_on,
            last_payment_cents=paid_cents,
        )
        yield from self._people.findings(person)
        yield from self._money_findings(line, person, amounts, age.fault)

    def _invoice(self, line: int, cells: list[str], amounts: Amounts) -> Iterator[Row]:
        service_on, statement_on, due_on = self._money.invoice_days(cells)
        person = self._person(line, cells, amounts, bad_date=False)
        own_id, file = person.guarantor.external_id, self.table.name
        invoice = cells[self._cells.index(Field.INVOICE)].strip()
        if not invoice:
            raise CellError(Code.NO_ID, "the invoice's number is empty")
        check_id(invoice)
        if own_id not in self._seen:
            self._seen.add(own_id)
            yield person.guarantor
            yield from self._people.findings(person)
        patient = yield from self._patient(line, cells, own_id)
        yield from self._money_findings(line, person, amounts, "")
        if amounts.owed is None:
            reason = "the patient's part is not known; nothing is billed"
            yield Finding(Code.PATIENT_PART_UNKNOWN, (line,), reason, file, own_id, invoice)
        elif amounts.owed < 0:
            reason = "a credit in the export"
            yield SourceAdjustment(
                line, invoice, own_id, amounts.owed, statement_on, file, "", reason
            )
        else:
            yield SourceCharge(
                line=line,
                external_id=invoice,
                guarantor_id=own_id,
                amount_cents=amounts.owed,
                statement_on=statement_on,
                due_on=due_on,
                file=file,
                patient_id=patient,
                service_on=service_on,
                insurance_cents=amounts.insurance,
            )

    def _patient(self, line: int, cells: list[str], guarantor_id: str) -> Generator[Row, None, str]:
        """Who the invoice is for, where the file says; given out once."""
        own_id = cells[self._cells.index(Field.PATIENT_ID)].strip()
        name = cells[self._cells.index(Field.PATIENT_NAME)].strip()
        if not own_id and not name:
            return ""
        check_id(own_id)
        key = own_id or _patient_key(guarantor_id, name)
        if f"patient {key}" not in self._seen:
            self._seen.add(f"patient {key}")
            yield SourcePatient(line, key, guarantor_id, read_name(name), self.table.name)
        return key

    def _person(
        self, line: int, cells: list[str], amounts: Amounts, *, bad_date: bool
    ) -> GuarantorRow:
        person = self._people.read(line, cells, self._money.own_id(cells), amounts.state)
        if amounts.owed is not None and amounts.adds_up and not bad_date:
            return person
        flags = (
            (Flag.CHECK_DATE, bad_date),
            (Flag.CHECK_BALANCE, not amounts.adds_up),
            (Flag.PATIENT_PART_UNKNOWN, amounts.owed is None and self._only_total),
        )
        more = tuple(flag for flag, holds in flags if holds)
        held = replace(person.guarantor, flags=(*person.guarantor.flags, *more))
        return replace(person, guarantor=held)

    def _money_findings(
        self, line: int, person: GuarantorRow, amounts: Amounts, bad_date: str
    ) -> Iterator[Finding]:
        if amounts.adds_up and not bad_date and (amounts.owed or 0) >= 0:
            return
        found = (
            (bad_date != "", Code.BAD_DATE, bad_date),
            (
                not amounts.adds_up,
                Code.ROW_DOES_NOT_ADD_UP,
                "the row's total is not its parts together",
            ),
            (
                (amounts.owed or 0) < 0 and not self.by_invoice,
                Code.CREDIT_BALANCE,
                "the balance is a credit",
            ),
        )
        own_id = person.guarantor.external_id
        for holds, code, reason in found:
            if holds:
                yield Finding(code, (line,), reason, self.table.name, own_id)

    def _several(self, rows: list[TableRow]) -> Iterator[Row]:
        """Rows with one id: the same row again, parts of one balance, or a contradiction."""
        first, others = rows[0], []
        for row in rows[1:]:
            if row.cells == first.cells:
                cells = self._cells.padded(row.cells)
                reason = "the same row stands above"
                yield self._not_counted(row.line, cells, Code.DUPLICATE_ROW, reason)
            else:
                others.append(row)
        if not others:
            yield from self._one(first)
        elif self._are_parts([first, *others]):
            yield from self._sum([first, *others])
        else:
            yield from self._contradiction([first, *others])

    def _are_parts(self, rows: list[TableRow]) -> bool:
        """Whether each row is about another patient, visit or day: then they add up."""
        if self.by_invoice:
            return False
        at = [self._cells.index(f) for f in _DISTINGUISHING if self.mapping.has(f)]
        marks = {tuple(self._cells.padded(row.cells)[i] for i in at) for row in rows}
        return bool(at) and len(marks) == len(rows)

    def _sum(self, rows: list[TableRow]) -> Iterator[Row]:
        whole: SourceBalance | None = None
        for row in rows:
            first = whole is None
            for made in self._one(row):
                if isinstance(made, SourceBalance):
                    whole = made if whole is None else _added(whole, made)
                elif first or not _is_about_the_person(made):
                    yield made
        if whole is not None:
            yield whole

    def _contradiction(self, rows: list[TableRow]) -> Iterator[Row]:
        padded = [self._cells.padded(row.cells) for row in rows]
        own_ids = {self._money.own_id(cells) for cells in padded}
        if len({self._money.owed_in(cells) for cells in padded}) == len(own_ids) == 1:
            yield from self._one(rows[0])
            reason = "a row above has this id and the same amount"
            for row, cells in zip(rows[1:], padded[1:], strict=True):
                yield self._not_counted(row.line, cells, Code.DUPLICATE_ROW, reason)
            return
        reason = "rows with one id contradict each other; none is taken"
        for row, cells in zip(rows, padded, strict=True):
            yield self._refused(row.line, cells, Code.CONFLICTING_DUPLICATE, reason)
        lines = tuple(row.line for row in rows)
        own_id = self._money.own_id(padded[0])
        yield Finding(Code.CONFLICTING_DUPLICATE, lines, reason, self.table.name, own_id)

    def _formula(self, line: int, cells: list[str], reason: str) -> Finding:
        own_id = self._money.own_id(cells)
        return Finding(Code.FORMULA_CELL, (line,), reason, self.table.name, own_id)

    def _refused(self, line: int, cells: list[str], code: Code, reason: str) -> RefusedRow:
        cents = self._money.owed_in(cells)
        self._sums.refused += cents or 0
        own_id = self._money.own_id(cells)
        return RefusedRow(line, code, reason, self.table.name, own_id, cents)

    def _not_counted(self, line: int, cells: list[str], code: Code, reason: str) -> NotCounted:
        cents = self._money.owed_in(cells)
        self._sums.not_counted += cents or 0
        own_id = self._money.own_id(cells)
        return NotCounted(line, code, reason, self.table.name, own_id, cents)


def _patient_key(guarantor_id: str, name: str) -> str:
    """By what a patient without a number is known: the account and the name."""
    key = f"{guarantor_id}/{' '.join(name.lower().split())}"
    if len(key) <= LONGEST_ID:
        return key
    return f"patient:{blake2b(key.encode('utf-8', 'replace'), digest_size=16).hexdigest()}"


def _repeated(keys: Iterable[int]) -> frozenset[int]:
    """Hashes that occur more than once. A chance collision only makes two rows wait."""
    return frozenset(a for a, b in pairwise(sorted(keys)) if a == b)


def _is_about_the_person(row: Row) -> bool:
    """A finding that the first of a guarantor's rows has made already."""
    about_the_row = {Code.BAD_DATE, Code.ROW_DOES_NOT_ADD_UP, Code.FORMULA_CELL}
    return isinstance(row, Finding) and row.code not in about_the_row


def _added(whole: SourceBalance, part: SourceBalance) -> SourceBalance:
    """Two rows of one guarantor as one balance: sums, the oldest date, every flag."""
    ages = [(b.oldest_on, b.oldest_kind) for b in (whole, part) if b.oldest_on is not None]
    oldest_on, kind = min(ages, key=lambda age: age[0], default=(None, None))
    flags = tuple(dict.fromkeys((*whole.guarantor.flags, *part.guarantor.flags)))
    return replace(
        whole,
        guarantor=replace(whole.guarantor, flags=flags),
        balance_cents=_plus(whole.balance_cents, part.balance_cents),
        insurance_cents=_plus(whole.insurance_cents, part.insurance_cents),
        unapplied_credit_cents=whole.unapplied_credit_cents + part.unapplied_credit_cents,
        statement_on=_earlier(whole.statement_on, part.statement_on),
        due_on=_earlier(whole.due_on, part.due_on),
        oldest_on=oldest_on,
        oldest_kind=kind,
    )


def _plus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def _earlier(a: date | None, b: date | None) -> date | None:
    return min((day for day in (a, b) if day is not None), default=None)

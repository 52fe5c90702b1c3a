"""The money and the dates in one row of a mapped table. Rows are padded (see Cells)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from tactful.core.vocabulary import InsuranceState
from tactful.readers.cells import (
    EARLIEST,
    CellError,
    check_id,
    is_formula,
    read_cents,
    read_date_between,
    says_nothing,
)
from tactful.readers.columns import Field
from tactful.readers.guarantor_rows import Cells
from tactful.readers.mapping import ColumnMapping
from tactful.readers.rows import Code, DateKind
from tactful.readers.tables import TableRow

_AGE_COLUMNS = (
    (Field.DUE_DATE, DateKind.DUE),
    (Field.SERVICE_DATE, DateKind.SERVICE),
    (Field.INVOICE_DATE, DateKind.INVOICE),
    (Field.STATEMENT_DATE, DateKind.STATEMENT),
)
_BUCKETS = (
    (Field.BUCKET_91, 91),
    (Field.BUCKET_61_90, 61),
    (Field.BUCKET_31_60, 31),
    (Field.BUCKET_1_30, 1),
    (Field.BUCKET_0_30, 0),
    (Field.BUCKET_CURRENT, 0),
)
_NEEDED = (Field.GUARANTOR_ID, Field.NAME, Field.LAST_NAME, Field.PATIENT_OWED)
_NEVER_FORMULA = (*_NEEDED, Field.FIRST_NAME)
_AHEAD = timedelta(days=2 * 366)
_CLOSED = re.compile(
    r"paid(?: in full)?|void(?:ed)?|cancell?ed|writ(?:e|ten)[ -]?off", re.IGNORECASE
)
_MAYBE_FORMULA = re.compile(r"(?:^|\x1f)\s*[=@+-]")
_PAYMENT_ON = re.compile(r"(?P<amount>\S.*?)\s+(?:on\s+)?(?P<day>\S*\d{1,4}[/-]\d{1,2}[/-]\d{1,4})")


class Rule(Enum):
    """What the columns of a file may hold to, row by row."""

    PARTS = auto()
    """Total = patient's part + insurer's part - unapplied credit."""
    BUCKETS = auto()
    """The aging buckets together are the total."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The money of one row, in cents; `owed` is None where the patient's part is unknown."""

    owed: int | None
    insurance: int | None
    unapplied: int
    state: InsuranceState
    adds_up: bool


@dataclass(frozen=True, slots=True)
class Age:
    """What a snapshot row says about how old its balance is; `fault` where a date is wrong."""

    oldest_on: date | None = None
    kind: DateKind | None = None
    statement_on: date | None = None
    due_on: date | None = None
    fault: str = ""


_NO_AGE = Age()


class BalanceRowReader:
    """Reads amounts and dates of padded rows. `on` is the day of the export."""

    def __init__(self, mapping: ColumnMapping, cells: Cells, *, on: date, terms_days: int) -> None:
        self._mapping, self._cells, self._on = mapping, cells, on
        self._terms = timedelta(days=terms_days)
        self._at = {field: cells.index(field) for field in Field}
        self._has = {field: mapping.has(field) for field in Field}
        self._age_columns = [(f, kind) for f, kind in _AGE_COLUMNS if self._has[f]]
        self._bucket_columns = [(self._at[f], days) for f, days in _BUCKETS if self._has[f]]
        needed = [self._at[f] for f in _NEEDED if self._has[f]]
        self._last_needed = max(needed, default=0)
        self._parts = self._has[Field.TOTAL] and self._has[Field.INSURANCE_OWED]
        self._whole = self._at[Field.TOTAL if self._has[Field.TOTAL] else Field.PATIENT_OWED]

    def own_id(self, cells: list[str]) -> str:
        """The guarantor's id as written; empty where there is no such column."""
        return cells[self._at[Field.GUARANTOR_ID]].strip()

    def check_form(self, row: TableRow, cells: list[str]) -> bool:
        """Raises CellError for a row in bad shape; whether some cell looks like a formula."""
        if len(row.cells) > self._cells.width and any(
            map(str.strip, row.cells[self._cells.width :])
        ):
            raise CellError(Code.TOO_MANY_CELLS, "there are more cells than columns")
        if len(row.cells) <= self._last_needed:
            raise CellError(Code.TOO_FEW_CELLS, "there are fewer cells than columns")
        if self._has[Field.GUARANTOR_ID] and says_nothing(self.own_id(cells)):
            raise CellError(Code.NO_ID, "the account's id is empty")
        check_id(self.own_id(cells))
        if not _MAYBE_FORMULA.search("\x1f".join(cells)):
            return False
        if any(is_formula(cells[self._at[f]]) for f in _NEVER_FORMULA):
            raise CellError(Code.FORMULA_CELL, "a formula stands where a value should")
        return any(map(is_formula, cells))

    def is_closed(self, cells: list[str]) -> bool:
        """Whether a status says paid, void, canceled or written off."""
        return any(_CLOSED.fullmatch(cells[i].strip()) for i in self._cells.indexes(Field.STATUS))

    def amounts(self, cells: list[str], rules: frozenset[Rule]) -> Amounts:
        """The row's money; raises CellError where the balance itself cannot be read.

        `rules` are those this file keeps: a row that breaks one does not add up.
        """
        insurance, state = self._insurance(cells)
        owed: int | None = None
        if self._has[Field.PATIENT_OWED]:
            owed = self._required(cells, Field.PATIENT_OWED)
        elif self._has[Field.TOTAL] and state is InsuranceState.SELF_PAY:
            owed = self._required(cells, Field.TOTAL)
        adds_up = owed is None or not rules or rules <= self.kept(cells, owed)
        unapplied = max(0, self._beside(cells, Field.UNAPPLIED_CREDIT))
        return Amounts(owed, insurance, unapplied, state, adds_up)

    def owed_in(self, cells: list[str]) -> int | None:
        """The patient-owed amount where it can be read."""
        try:
            return read_cents(cells[self._at[Field.PATIENT_OWED]].strip())
        except CellError:
            return None

    def kept(self, cells: list[str], owed: int) -> frozenset[Rule]:
        """Which rules between its columns a row keeps."""
        kept = set()
        if self._parts:
            insurance = self._beside(cells, Field.INSURANCE_OWED)
            unapplied = self._beside(cells, Field.UNAPPLIED_CREDIT)
            if self._beside(cells, Field.TOTAL) == owed + insurance - unapplied:
                kept.add(Rule.PARTS)
        if len(self._bucket_columns) > 2:
            aged = sum(self._maybe_cents(cells[i]) or 0 for i, _ in self._bucket_columns)
            if aged == (self._maybe_cents(cells[self._whole]) or 0):
                kept.add(Rule.BUCKETS)
        return frozenset(kept)

    def age(self, cells: list[str]) -> Age:
        """The best date a snapshot row has; a wrong one is a fault, not a refusal."""
        if not self._age_columns and not self._has[Field.DAYS_PAST_DUE]:
            return _NO_AGE
        days: dict[Field, date] = {}
        fault = ""
        for field, _ in self._age_columns:
            try:
                if found := self._day(cells, field):
                    days[field] = found
            except CellError as error:
                fault = error.reason
        try:
            if Field.DUE_DATE not in days and (due := self._due_from_days(cells)):
                days[Field.DUE_DATE] = due
        except CellError as error:
            fault = error.reason
        best = next(((days[f], kind) for f, kind in _AGE_COLUMNS if f in days), None)
        stated = days.get(Field.STATEMENT_DATE) or days.get(Field.INVOICE_DATE)
        due = days.get(Field.DUE_DATE)
        if best is None or fault:
            return Age(None, None, stated, due, fault)
        return Age(best[0], best[1], stated, due)

    def invoice_days(self, cells: list[str]) -> tuple[date | None, date, date]:
        """Service, statement and due date of an open invoice, one told from the other.

        Raises CellError(BAD_DATE) where a date is wrong or none is given.
        """
        service = self._day(cells, Field.SERVICE_DATE)
        stated = self._day(cells, Field.STATEMENT_DATE) or self._day(cells, Field.INVOICE_DATE)
        due = self._day(cells, Field.DUE_DATE) or self._due_from_days(cells)
        if stated is None and due is not None:
            stated = due - self._terms
        stated = stated or service
        if stated is None:
            raise CellError(Code.BAD_DATE, "there is no date to age this by")
        return service, stated, due or stated + self._terms

    def oldest_bucket(self, cells: list[str]) -> int | None:
        """Days at which the oldest aging bucket with a positive amount begins."""
        for i, days in self._bucket_columns:
            if (self._maybe_cents(cells[i]) or 0) > 0:
                return days
        return None

    def last_payment(self, cells: list[str]) -> tuple[date | None, int | None]:
        """When something was last paid and how much (cents), as far as the row says."""
        day, amount = (
            cells[self._at[f]] for f in (Field.LAST_PAYMENT_DATE, Field.LAST_PAYMENT_AMOUNT)
        )
        combined = cells[self._at[Field.LAST_PAYMENT]]
        if combined and (both := _PAYMENT_ON.fullmatch(combined.strip())):
            amount, day = both["amount"], both["day"]
        return self._past(day), self._maybe_cents(amount)

    def _insurance(self, cells: list[str]) -> tuple[int | None, InsuranceState]:
        if self._has[Field.INSURANCE_OWED]:
            cents = self._beside(cells, Field.INSURANCE_OWED)
            return cents, InsuranceState.PENDING if cents > 0 else InsuranceState.NONE_OPEN
        if self._has[Field.INSURER] and not self._has[Field.INSURANCE_STATE]:
            blank = says_nothing(cells[self._at[Field.INSURER]])
            return None, InsuranceState.SELF_PAY if blank else InsuranceState.UNKNOWN
        return None, InsuranceState.UNKNOWN

    def _required(self, cells: list[str], field: Field) -> int:
        try:
            return read_cents(cells[self._at[field]].strip())
        except CellError as error:
            reason = f"{self._mapping.header_of(field)}: {error.reason}"
            raise CellError(error.code, reason) from None

    def _beside(self, cells: list[str], field: Field) -> int:
        """An amount beside the balance; one that is blank or unreadable is 0."""
        return self._maybe_cents(cells[self._at[field]]) or 0

    def _maybe_cents(self, text: str) -> int | None:
        if not text:
            return None
        try:
            return read_cents(text.strip())
        except CellError:
            return None

    def _day(self, cells: list[str], field: Field) -> date | None:
        text = cells[self._at[field]].strip()
        if says_nothing(text):
            return None
        latest = self._on + _AHEAD if field is Field.DUE_DATE else self._on
        try:
            return read_date_between(text, EARLIEST, latest, day_first=self._mapping.day_first)
        except CellError as error:
            reason = f"{self._mapping.header_of(field)}: {error.reason}"
            raise CellError(error.code, reason) from None

    def _past(self, text: str) -> date | None:
        if not text:
            return None
        try:
            return read_date_between(
                text.strip(), EARLIEST, self._on, day_first=self._mapping.day_first
            )
        except CellError:
            return None

    def _due_from_days(self, cells: list[str]) -> date | None:
        """Days overdue count back from the day of the export; 99999 says that nobody knows."""
        text = cells[self._at[Field.DAYS_PAST_DUE]].strip()
        if not re.fullmatch(r"-?\d{1,5}", text):
            return None
        due = self._on - timedelta(days=int(text))
        if not EARLIEST <= due <= self._on + _AHEAD:
            header = self._mapping.header_of(Field.DAYS_PAST_DUE)
            raise CellError(Code.BAD_DATE, f"{header}: nothing is that far from its due date")
        return due

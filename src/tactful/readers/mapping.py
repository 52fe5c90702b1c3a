"""Which column of an unknown export means what: guessed, shown, corrected, saved.

A mapping is a value. It is guessed from the header's words and checked against the values
under them; a person sees every column with the reason and may change it; it is saved as
JSON under a fingerprint of the header, and recognized when the next export arrives.

What the patient owes is never guessed from a total that may hold the insurer's share: where
a file speaks of insurance and has no patient column, no column is taken.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from tactful.readers.cells import CellError, read_cents, read_date, says_nothing
from tactful.readers.columns import (
    AMOUNTS,
    DATES,
    MANY,
    Field,
    field_of,
    is_private,
    plain_header,
    total_rank,
)
from tactful.readers.contacts import read_emails, read_phones
from tactful.readers.tables import RowKind, Table
from tactful.readers.words import read_channel

_SAMPLE: Final = 200
_VERSION: Final = 1

BY_HEADER = "its header says so"
BY_VALUES = "its values are {}"
BY_HAND = "chosen by a person"
NEVER_READ = "never read: private"
UNKNOWN = "its header says nothing we know"


class MappingError(ValueError):
    """A saved or corrected mapping that cannot be used, in words."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is taken for, and why."""

    index: int
    header: str
    field: Field | None
    why: str


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Every column of one header, in its order; `day_first` reads 03/04/2026 as April 3."""

    columns: tuple[Column, ...]
    day_first: bool = False

    @property
    def fingerprint(self) -> str:
        """The header this mapping is for."""
        return fingerprint([column.header for column in self.columns])

    def indexes(self, field: Field) -> tuple[int, ...]:
        """Where the columns for a field stand."""
        return tuple(column.index for column in self.columns if column.field is field)

    def has(self, *fields: Field) -> bool:
        """Whether any of these fields has a column."""
        return any(column.field in fields for column in self.columns)

    def header_of(self, field: Field) -> str:
        """The header of a field's first column, or empty."""
        return next((c.header for c in self.columns if c.field is field), "")

    def with_field(self, header: str, field: Field | None) -> "ColumnMapping":
        """The mapping as a person corrects it; another column loses a field it cannot share.

        Raises MappingError where no column is headed so, or it is one that is never read.
        """
        chosen = next((c for c in self.columns if c.header == header), None)
        if chosen is None:
            raise MappingError(f"no column is headed {header}")
        return self.with_column(chosen.index, field)

    def with_column(self, index: int, field: Field | None) -> "ColumnMapping":
        """The same by the column's place: two may be headed alike. Raises MappingError."""
        chosen = next((c for c in self.columns if c.index == index), None)
        if chosen is None:
            raise MappingError(f"there is no column {index + 1}")
        header = chosen.header
        if field is not None and is_private(header):
            raise MappingError(f"the column {header} is never read")
        columns = []
        for column in self.columns:
            if column is chosen:
                column = replace(column, field=field, why=BY_HAND)
            elif field is not None and field not in MANY and column.field is field:
                column = replace(column, field=None, why=f"{header} was chosen instead")
            columns.append(column)
        return replace(self, columns=tuple(columns))

    def to_json(self) -> dict[str, Any]:
        """The mapping to be saved; holds headers and no values."""
        columns = [{"header": c.header, "field": c.field, "why": c.why} for c in self.columns]
        return {
            "version": _VERSION,
            "fingerprint": self.fingerprint,
            "day_first": self.day_first,
            "columns": columns,
        }

    @classmethod
    def from_json(cls, saved: dict[str, Any] | str, header: Sequence[str]) -> "ColumnMapping":
        """A saved mapping for a file with this header; raises MappingError where it is another."""
        try:
            data = json.loads(saved) if isinstance(saved, str) else saved
            columns = tuple(
                Column(i, c["header"], Field(c["field"]) if c["field"] else None, str(c["why"]))
                for i, c in enumerate(data["columns"])
            )
            mapping = cls(columns, bool(data["day_first"]))
        except (ValueError, KeyError, TypeError):
            raise MappingError("the saved mapping cannot be read") from None
        if mapping.fingerprint != fingerprint(header):
            raise MappingError("the saved mapping was made for another header")
        return mapping


def fingerprint(header: Sequence[str]) -> str:
    """A header's mark: the same for the next export with the same columns in the same order."""
    words = "\x1f".join(plain_header(cell) or cell for cell in header)
    return sha256(words.encode("utf-8", "replace")).hexdigest()


def samples(table: Table, per_column: int = 3) -> list[list[str]]:
    """A few values of each column, for the person who confirms the mapping. Patient data."""
    found: list[list[str]] = [[] for _ in table.header]
    for cells in _sample_rows(table):
        for values, cell in zip(found, cells, strict=False):
            if len(values) < per_column and not says_nothing(cell) and cell not in values:
                values.append(cell.strip())
    return found


def guess(table: Table) -> ColumnMapping:
    """What each column probably means, with the reason."""
    rows = _sample_rows(table)
    values = [
        [row[i] for row in rows if i < len(row) and not says_nothing(row[i])]
        for i in range(len(table.header))
    ]
    named = {field_of(header) for header in table.header}
    columns = [_column(i, header, values[i], named) for i, header in enumerate(table.header)]
    columns = _one_each(_patient_owed(_stand_ins(columns), values))
    dates = [values[c.index] for c in columns if c.field in DATES]
    return ColumnMapping(tuple(columns), _day_first(text for cells in dates for text in cells))


def _sample_rows(table: Table) -> list[list[str]]:
    data = (row.cells for row in table.rows() if row.kind is RowKind.DATA)
    return list(islice(data, _SAMPLE))


def _column(index: int, header: str, values: list[str], named: set[Field | None]) -> Column:
    if not header or is_private(header):
        return Column(index, header, None, NEVER_READ if header else UNKNOWN)
    field = field_of(header)
    if field is None:
        return _by_values(index, header, values, named)
    return _confirmed(index, header, field, values)


def _confirmed(index: int, header: str, field: Field, values: list[str]) -> Column:
    """A header's word is taken unless the values under it are of another kind.

    A column of dates or amounts keeps its meaning even where its values are wrong: passing
    it over would hide the fault, reading it shows it.
    """
    expected = _expected(field)
    if expected is None or not values or _share(values, expected) >= 0.5:
        return Column(index, header, field, BY_HEADER)
    other = _OTHERWISE.get(field)
    if other and _share(values, _expected(other) or _is_text) >= 0.8:
        return Column(index, header, other, BY_VALUES.format(_KINDS[other]))
    if field in AMOUNTS | DATES:
        return Column(index, header, field, BY_HEADER)
    return Column(index, header, None, "its header and its values disagree")


def _by_values(index: int, header: str, values: list[str], named: set[Field | None]) -> Column:
    if len(values) >= 2:
        for field, test in _TELLING:
            if field not in named and _share(values, test) >= 0.8:
                return Column(index, header, field, BY_VALUES.format(_KINDS[field]))
        if _OWING_WORDS.search(plain_header(header)) and _share(values, _is_amount) >= 0.8:
            if _insurers_amount(header):
                return Column(index, header, None, "an amount of insurance, by its header")
            return Column(index, header, Field.TOTAL, BY_VALUES.format(_KINDS[Field.TOTAL]))
    return Column(index, header, None, UNKNOWN)


def _insurers_amount(header: str) -> bool:
    words = plain_header(header)
    return bool(_INSURANCE_WORDS.search(words) or _RANK_WORDS.search(words))


def _stand_ins(columns: list[Column]) -> list[Column]:
    """Where a file has no guarantor column, its patients are their own guarantors."""
    fields = {column.field for column in columns}
    swaps = {}
    if not fields & {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}:
        swaps[Field.PATIENT_NAME] = (Field.NAME, "the only name column")
    if Field.GUARANTOR_ID not in fields:
        swaps[Field.PATIENT_ID] = (Field.GUARANTOR_ID, "the only id column for people")
    return [
        replace(column, field=swaps[column.field][0], why=swaps[column.field][1])
        if column.field in swaps
        else column
        for column in columns
    ]


def _patient_owed(columns: list[Column], values: list[list[str]]) -> list[Column]:
    """Take a total for what patients owe only where nothing in the file speaks of insurance."""
    totals = [column for column in columns if column.field is Field.TOTAL]
    if not totals or any(column.field is Field.PATIENT_OWED for column in columns):
        return columns
    if any(_speaks_of_insurance(column, values[column.index]) for column in columns):
        why = "a total: the insurer's share may be inside; say which column patients owe"
        return [replace(c, why=why) if c.field is Field.TOTAL else c for c in columns]
    best = min(totals, key=_rank)
    why = "the amount still owed; nothing in the file speaks of insurance"
    return [replace(c, field=Field.PATIENT_OWED, why=why) if c is best else c for c in columns]


def _rank(column: Column) -> int:
    try:
        return total_rank(column.header)
    except ValueError:
        return 1000


def _speaks_of_insurance(column: Column, values: list[str]) -> bool:
    if column.field in {Field.INSURANCE_OWED, Field.INSURER}:
        return True
    if column.field is not None or not values:
        return False
    words = plain_header(column.header)
    if _INSURANCE_WORDS.search(words):
        return True
    return _RANK_WORDS.search(words) is not None and _share(values, _is_amount) >= 0.5


def _one_each(columns: list[Column]) -> list[Column]:
    """A field that one column fills is not filled by a second."""
    taken: dict[Field, str] = {}
    kept = []
    for column in columns:
        if column.field is not None and column.field not in MANY and column.field in taken:
            why = f"{taken[column.field]} says this already"
            column = replace(column, field=None, why=why)
        elif column.field is not None:
            taken[column.field] = column.header
        kept.append(column)
    return kept


def _day_first(dates: Iterable[str]) -> bool:
    """Whether 13/02/2026 occurs and 02/13/2026 does not."""
    firsts = [match for text in dates if (match := _TWO_NUMBERS.match(text.strip()))]
    if any(int(match[2]) > 12 for match in firsts):
        return False
    return any(int(match[1]) > 12 for match in firsts)


def _share(values: list[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values)


def _is_text(text: str) -> bool:
    return not (_is_amount(text) or _is_date(text))


def _is_amount(text: str) -> bool:
    try:
        read_cents(text.strip())
    except CellError:
        return False
    return True


def _is_date(text: str) -> bool:
    try:
        read_date(text.strip())
    except CellError:
        return _TWO_NUMBERS.match(text.strip()) is not None
    return True


def _is_email(text: str) -> bool:
    return "@" in text and bool(read_emails(text).addresses or read_emails(text).any_bad)


def _is_phone(text: str) -> bool:
    return bool(read_phones(text))


def _is_written_phone(text: str) -> bool:
    """With its punctuation: ten bare digits may be an account number."""
    return _is_phone(text) and not text.strip().isdigit()


def _is_channel(text: str) -> bool:
    return read_channel(text) is not None


def _is_inverted_name(text: str) -> bool:
    return _INVERTED_NAME.fullmatch(text.strip()) is not None


def _expected(field: Field) -> Callable[[str], bool] | None:
    if field in AMOUNTS:
        return _is_amount
    if field in DATES:
        return _is_date
    return _EXPECTED.get(field)


_EXPECTED: dict[Field, Callable[[str], bool]] = {
    Field.EMAIL: lambda text: "@" in text,
    Field.PHONE: lambda text: sum(map(str.isdigit, text)) >= 7,
    Field.MOBILE: lambda text: sum(map(str.isdigit, text)) >= 7,
    Field.INSURER: lambda text: not _is_amount(text),
    Field.NAME: lambda text: not _is_amount(text) and "@" not in text,
}
# What a header may also mean, told by the values: "Due" is a date or an amount.
_OTHERWISE = {
    Field.DUE_DATE: Field.TOTAL,
    Field.INSURER: Field.INSURANCE_OWED,
    Field.LAST_PAYMENT_DATE: Field.LAST_PAYMENT_AMOUNT,
    Field.PHONE: Field.EMAIL,
    Field.EMAIL: Field.PHONE,
    Field.BUCKET_CURRENT: Field.STATUS,
}
_TELLING: tuple[tuple[Field, Callable[[str], bool]], ...] = (
    (Field.EMAIL, _is_email),
    (Field.PHONE, _is_written_phone),
    (Field.CHANNEL, _is_channel),
    (Field.NAME, _is_inverted_name),
)
_KINDS = {
    Field.EMAIL: "e-mail addresses",
    Field.PHONE: "telephone numbers",
    Field.CHANNEL: "ways to be reached",
    Field.NAME: "names, last name first",
    Field.TOTAL: "amounts",
    Field.INSURANCE_OWED: "amounts",
    Field.LAST_PAYMENT_AMOUNT: "amounts",
    Field.STATUS: "words",
}
_OWING_WORDS = re.compile(
    r"\b(?:bal|balance|amt|amount|due|owe[ds]?|owing|open|outstanding|unpaid)\b"
)
_INSURANCE_WORDS = re.compile(r"\b(?:ins|insur\w*|payers?|payors?|carriers?)\b")
# "Primary balance" is an insurer's; "primary provider" is nobody's money.
_RANK_WORDS = re.compile(r"\b(?:primary|secondary|tertiary)\b")
_TWO_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")
_INVERTED_NAME = re.compile(r"[^\W\d_][\w'. -]*,\s*[^\W\d_][\w'. -]*")

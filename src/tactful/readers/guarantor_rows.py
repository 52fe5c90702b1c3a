"""The guarantor in one row of a mapped table: who, how to reach them, what forbids it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tactful.core.vocabulary import InsuranceState
from tactful.readers.cells import EARLIEST, CellError, read_date, read_text, says_nothing
from tactful.readers.columns import Field
from tactful.readers.contacts import merge_phones, read_emails, read_phones
from tactful.readers.findings import guarantor_findings, is_minor
from tactful.readers.mapping import ColumnMapping
from tactful.readers.names import is_organization, join_name, read_name
from tactful.readers.places import read_state, read_zip
from tactful.readers.rows import Finding, Flag, PersonName, PhoneKind, SourceGuarantor
from tactful.readers.words import (
    is_yes,
    read_channel,
    read_flags,
    read_insurance_state,
    read_language,
)

_LANDLINE = re.compile(r"home|work|office|land|day|evening|business", re.IGNORECASE)
_NO = frozenset({"n", "no", "false", "f", "off", "alive", "living", "not deceased", "no plan"})
_ZERO = re.compile(r"\$?0*(?:\.0*)?")
_YES_NO = (
    (Field.STATEMENT_HELD, Flag.STATEMENT_HELD),
    (Field.RETURNED_MAIL, Flag.RETURNED_MAIL),
    (Field.DO_NOT_CONTACT, Flag.DO_NOT_CONTACT),
)
# "Do not contact" stands where a preferred channel should as often as in a note.
_TELLING = (Field.STATUS, Field.NOTES, Field.CHANNEL)
_CONTACT = (Field.PHONE, Field.MOBILE, Field.EMAIL)


class Cells:
    """A row's cells by field. A row is padded so that a missing column reads as empty."""

    __slots__ = ("_columns", "_empty", "_many", "width")

    def __init__(self, mapping: ColumnMapping) -> None:
        self.width = len(mapping.columns)
        self._empty = self.width
        self._columns = {c.field: c.index for c in reversed(mapping.columns) if c.field}
        self._many = {f: mapping.indexes(f) for f in self._columns}

    def padded(self, cells: list[str]) -> list[str]:
        """The row at full width, with one empty cell behind it."""
        row = cells[: self.width]
        row += [""] * (self.width + 1 - len(row))
        return row

    def index(self, field: Field) -> int:
        """Where a field's first column stands; an always empty cell where it has none."""
        return self._columns.get(field, self._empty)

    def indexes(self, field: Field) -> tuple[int, ...]:
        """Where all of a field's columns stand."""
        return self._many.get(field, ())


@dataclass(frozen=True, slots=True)
class GuarantorRow:
    """A guarantor as one row gives them, with what the front desk should look at."""

    guarantor: SourceGuarantor
    phone_written: bool
    email_unusable: bool
    preference_written: bool


class GuarantorReader:
    """Reads the guarantor's columns of padded rows. `on` decides who is a minor."""

    def __init__(
        self, mapping: ColumnMapping, cells: Cells, *, on: date, region: str, file: str
    ) -> None:
        self._on, self._region, self._file = on, region, file
        self._day_first = mapping.day_first
        self._has_contact = mapping.has(*_CONTACT)
        self._has_name = mapping.has(Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
        self._at = {field: cells.index(field) for field in Field}
        self._many = {field: cells.indexes(field) for field in Field}
        self._telling = [i for field in _TELLING for i in cells.indexes(field)]
        self._yes_no = [(self._at[f], flag) for f, flag in _YES_NO if mapping.has(f)]
        headers = {column.index: column.header for column in mapping.columns}
        self._phones = [(i, PhoneKind.MOBILE) for i in cells.indexes(Field.MOBILE)] + [
            (i, PhoneKind.LANDLINE if _LANDLINE.search(headers[i]) else PhoneKind.UNKNOWN)
            for i in cells.indexes(Field.PHONE)
        ]

    def read(
        self, line: int, cells: list[str], external_id: str, state: InsuranceState
    ) -> GuarantorRow:
        """The guarantor of one padded row; `state` is what its amounts say of insurance."""
        name = self._name(cells)
        emails = [read_emails(cells[i]) for i in self._many[Field.EMAIL]]
        phones = [read_phones(cells[i], kind, region=self._region) for i, kind in self._phones]
        preference = self._cell(cells, Field.CHANNEL)
        born_on = self._day(self._cell(cells, Field.BORN_ON))
        if state is InsuranceState.UNKNOWN:
            state = read_insurance_state(self._cell(cells, Field.INSURANCE_STATE))
        guarantor = SourceGuarantor(
            line=line,
            external_id=external_id,
            name=name,
            file=self._file,
            phones=merge_phones(*phones),
            emails=tuple(dict.fromkeys(a for email in emails for a in email.addresses)),
            address=read_text(self._cell(cells, Field.ADDRESS)),
            city=read_text(self._cell(cells, Field.CITY), 120),
            state=read_state(self._cell(cells, Field.STATE)),
            zip=read_zip(self._cell(cells, Field.ZIP)),
            preferred_channel=read_channel(preference),
            language=read_language(self._cell(cells, Field.LANGUAGE)),
            location=read_text(self._cell(cells, Field.LOCATION), 120),
            insurance_state=state,
            flags=self._flags(cells, name, born_on),
            born_on=born_on,
            deceased_on=self._day(self._cell(cells, Field.DECEASED)),
        )
        return GuarantorRow(
            guarantor,
            phone_written=any(not says_nothing(cells[i]) for i, _ in self._phones),
            email_unusable=any(email.any_bad for email in emails),
            preference_written=not (says_nothing(preference) or read_flags(preference)),
        )

    def findings(self, row: GuarantorRow) -> Iterator[Finding]:
        """What the front desk should look at about this guarantor."""
        return guarantor_findings(
            row.guarantor,
            has_contact_columns=self._has_contact,
            phone_written=row.phone_written,
            email_unusable=row.email_unusable,
            preference_written=row.preference_written,
        )

    def _cell(self, cells: list[str], field: Field) -> str:
        return cells[self._at[field]]

    def _name(self, cells: list[str]) -> PersonName:
        whole = self._cell(cells, Field.NAME)
        if not says_nothing(whole):
            return read_name(whole)
        parts = (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME, Field.SUFFIX)
        first, middle, last, suffix = (self._cell(cells, part) for part in parts)
        return join_name(first, middle, last, suffix)

    def _flags(self, cells: list[str], name: PersonName, born_on: date | None) -> tuple[Flag, ...]:
        flags: list[Flag] = []
        for i in self._telling:
            flags += read_flags(cells[i])
        flags += [flag for i, flag in self._yes_no if is_yes(cells[i])]
        if _says_yes_or_more(self._cell(cells, Field.PAYMENT_PLAN)):
            flags.append(Flag.PAYMENT_PLAN)
        if _says_yes_or_more(self._cell(cells, Field.DECEASED)):
            flags.append(Flag.DECEASED)
        if is_minor(born_on, self._on):
            flags.append(Flag.MINOR)
        if not name.full and self._has_name:
            flags.append(Flag.MISSING_NAME)
        elif not name.first and is_organization(name.last):
            flags.append(Flag.NOT_A_PERSON)
        return tuple(dict.fromkeys(flags))

    def _day(self, text: str) -> date | None:
        """A birth or death date, or None: one that cannot be read decides nothing."""
        if says_nothing(text):
            return None
        try:
            found = read_date(text.strip(), day_first=self._day_first)
        except CellError:
            return None
        return found if date(EARLIEST.year - 110, 1, 1) <= found <= self._on else None


def _says_yes_or_more(text: str) -> bool:
    """Yes, a date, a plan's number or amount: anything but no."""
    bare = text.strip().lower()
    if says_nothing(bare) or bare in _NO:
        return False
    return not _ZERO.fullmatch(bare)

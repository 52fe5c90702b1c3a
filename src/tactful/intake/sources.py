"""What a file or folder is, found by looking at it, and the reader for it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tactful.intake.people import Silence, name_id
from tactful.readers import ledger_folder, sources, synthea
from tactful.readers.balances_file import BalancesFile, is_invoice_table
from tactful.readers.columns import Field
from tactful.readers.ledger_folder import LedgerFolder
from tactful.readers.mapping import ColumnMapping, MappingError, fingerprint, guess
from tactful.readers.rows import (
    Code,
    FileRefused,
    Finding,
    Flag,
    NotCounted,
    PersonName,
    RefusedRow,
    Row,
    Source,
    SourceBalance,
    SourceGuarantor,
    SourceRow,
    SourceTotals,
)
from tactful.readers.synthea import SyntheaFolder
from tactful.readers.tables import Table


class SourceKind(StrEnum):
    """How a source tells what is owed; the word stored with an import."""

    LEDGER_FOLDER = "ledger_folder"  # dated charges, payments, adjustments
    SYNTHEA = "synthea"
    BALANCES = "balances_file"  # one row an account: what it owes on a day
    INVOICES = "invoice_list"  # one row an open invoice


MAX_ID: Final = 100
"""Characters of an id; a longer one is another column read by mistake."""


@dataclass(frozen=True, slots=True)
class ByPlace:
    """What a person said of columns by their place, since two may be headed alike, and of dates."""

    fields: Mapping[int, str | None] = field(default_factory=dict)
    day_first: bool | None = None


Corrections = Mapping[str, str | None] | ByPlace
"""Header to field, as a person corrected the mapping; None: the column means nothing."""

Saved = Callable[[str], dict[str, Any] | None]
"""The saved mapping for a header's fingerprint."""

LAYOUTS: Final = ("ledger_folder", "synthea", "table")
"""What a person may say a source is, where looking at it is not enough."""

# What of a person (people.Said) is told by which columns.
_NAME: Final = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME)
_TOLD_BY: Final[Mapping[str, tuple[Field, ...]]] = {
    **dict.fromkeys(("last", "first", "middle", "suffix"), _NAME),
    "phones": (Field.PHONE, Field.MOBILE),
    "emails": (Field.EMAIL,),
    "address": (Field.ADDRESS,),
    "city": (Field.CITY,),
    "state": (Field.STATE,),
    "zip": (Field.ZIP,),
    "channel": (Field.CHANNEL,),
    "language": (Field.LANGUAGE,),
    "location": (Field.LOCATION,),
    "insurance": (Field.INSURANCE_OWED, Field.INSURER, Field.INSURANCE_STATE),
}
# Every flag a status or a note can raise, and the columns of its own; what is computed from
# the row itself (a minor, a balance that does not add up) is always told.
_FLAGS_TOLD_BY: Final[Mapping[Flag, tuple[Field, ...]]] = {
    Flag.DECEASED: (Field.DECEASED,),
    Flag.BANKRUPTCY: (),
    Flag.LEGAL: (),
    Flag.COLLECTIONS: (),
    Flag.BAD_DEBT: (),
    Flag.PAYMENT_PLAN: (Field.PAYMENT_PLAN,),
    Flag.DISPUTED: (),
    Flag.HARDSHIP: (),
    Flag.STATEMENT_HELD: (Field.STATEMENT_HELD,),
    Flag.DO_NOT_CONTACT: (Field.DO_NOT_CONTACT, Field.CHANNEL),
    Flag.THIRD_PARTY: (),
    Flag.RETURNED_MAIL: (Field.RETURNED_MAIL,),
    Flag.INACTIVE: (),
}
_LEDGER_FOLDER_SILENCE: Final = Silence(frozenset({"city", "state"}))
_SYNTHEA_SILENCE: Final = Silence(
    frozenset({"phones", "emails", "channel", "language", "location"}),
    frozenset(_FLAGS_TOLD_BY) - {Flag.DECEASED},
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A recognized source, ready to be read as often as needed.

    `columns` names every header of a table and the field it fills (None: not read); a folder
    names each file's columns. `silence` is what the source has no column for.
    """

    kind: SourceKind
    source: Source
    path: Path
    columns: Mapping[str, str | None]
    silence: Silence
    table: Table | None = None
    mapping: ColumnMapping | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def name(self) -> str:
        """The file's or folder's name."""
        return self.path.name

    @property
    def files(self) -> list[Path]:
        """The files it is read from."""
        if not self.path.is_dir():
            return [self.path]
        names = synthea.COLUMNS if self.kind is SourceKind.SYNTHEA else ledger_folder.COLUMNS
        return [self.path / name for name in sorted(names) if (self.path / name).is_file()]

    @property
    def patient_owed_column(self) -> str | None:
        """The header what patients owe is read from."""
        return (self.mapping and self.mapping.header_of(Field.PATIENT_OWED)) or None

    @property
    def digest(self) -> str:
        """Of the content and of how it is read: the same twice says the same twice."""
        digest = sha256(f"{self.kind}\x1f{sorted(self.flags)}".encode())
        if self.mapping is not None:
            fields = [(c.header, c.field) for c in self.mapping.columns]
            digest.update(repr((fields, self.mapping.day_first)).encode("utf-8", "replace"))
        for path in self.files:
            digest.update(f"\x1f{path.name}\x1f".encode("utf-8", "replace"))
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
        return digest.hexdigest()


def open_source(
    path: Path,
    *,
    on: date,
    layout: str | None = None,
    corrections: Corrections | ColumnMapping | None = None,
    saved: Saved | None = None,
    flags: Collection[Flag] = (),
    region: str = "US",
) -> Opened:
    """Recognize a source and find its reader. `on` is the day the source speaks of.

    A table's columns are as `corrections` say, else as saved for this header, else guessed.
    `flags` hold of every guarantor in it, as a person declared. Raises FileRefused.
    """
    opened = _open(path, on, layout, corrections, saved, region)
    if not flags:
        return opened
    given = tuple(sorted(flags))
    return replace(opened, source=_Flagged(opened.source, given), flags=given)


def named_apart(opened: Opened) -> Opened:
    """The source with every account known by something: an id, or a name nobody shares.

    In a file without account numbers two rows with one name may be two people. Neither is
    taken: to guess would ask one of them for the other's bill. Nor is a row whose id no
    column of ours can hold.
    """
    nameless = opened.mapping is not None and not opened.mapping.has(Field.GUARANTOR_ID)
    source = _NamedApart(opened.source) if nameless else opened.source
    return replace(opened, source=_Fitting(source))


def _open(
    path: Path,
    on: date,
    layout: str | None,
    corrections: Corrections | ColumnMapping | None,
    saved: Saved | None,
    region: str,
) -> Opened:
    if layout is not None and layout not in LAYOUTS:
        reason = f"there is no layout named {layout}; there are {', '.join(LAYOUTS)}"
        raise FileRefused(Code.WRONG_FILE_TYPE, reason)
    if path.is_dir() and layout != "table":
        return _open_folder(path, on, layout, region)
    if layout not in (None, "table"):
        reason = f"{layout} is a folder; name the folder its files are in"
        raise FileRefused(Code.WRONG_FILE_TYPE, reason, file=path.name)
    return _open_table(path, on, corrections, saved, region)


def _open_folder(folder: Path, on: date, layout: str | None, region: str) -> Opened:
    folder = _inside(folder)
    match layout or sources.recognize(folder):
        case SourceKind.SYNTHEA:
            columns = _named(synthea.COLUMNS)
            reader = SyntheaFolder(folder, on)
            return Opened(SourceKind.SYNTHEA, reader, folder, columns, _SYNTHEA_SILENCE)
        case _:
            columns = _named(ledger_folder.COLUMNS)
            ledger = LedgerFolder(folder, on, region)
            return Opened(SourceKind.LEDGER_FOLDER, ledger, folder, columns, _LEDGER_FOLDER_SILENCE)


def _inside(folder: Path) -> Path:
    """The folder itself, or the one folder in it that holds a source."""
    if any(path.is_file() for path in folder.glob("*.csv")):
        return folder
    within = [inner for inner in sorted(folder.iterdir()) if inner.is_dir() and _is_source(inner)]
    return within[0] if len(within) == 1 else folder


def _is_source(folder: Path) -> bool:
    try:
        sources.recognize(folder)
    except FileRefused:
        return False
    return True


def _named(columns: Mapping[str, Collection[str]]) -> dict[str, str | None]:
    return {f"{name}:{column}": column for name, names in columns.items() for column in names}


def _open_table(
    path: Path,
    on: date,
    corrections: Corrections | ColumnMapping | None,
    saved: Saved | None,
    region: str,
) -> Opened:
    table = sources.open_table(path)
    mapping = _mapping(table, corrections, saved)
    parts = frozenset(part for part, fields in _TOLD_BY.items() if not mapping.has(*fields))
    flags = frozenset(
        flag
        for flag, fields in _FLAGS_TOLD_BY.items()
        if not mapping.has(*fields, Field.STATUS, Field.NOTES)
    )
    return Opened(
        SourceKind.INVOICES if is_invoice_table(mapping) else SourceKind.BALANCES,
        BalancesFile(table, mapping, on, region),
        path,
        {column.header: column.field for column in mapping.columns if column.header},
        Silence(parts, flags),
        table,
        mapping,
    )


def _mapping(
    table: Table, corrections: Corrections | ColumnMapping | None, saved: Saved | None
) -> ColumnMapping:
    if isinstance(corrections, ColumnMapping):
        return corrections
    mapping = _saved_mapping(table, saved) or guess(table)
    said: Mapping[Any, str | None] = (
        corrections.fields if isinstance(corrections, ByPlace) else corrections or {}
    )
    for column, word in said.items():
        try:
            mapping = _corrected(mapping, column, Field(word) if word else None)
        except MappingError as error:
            raise FileRefused(Code.MISSING_COLUMN, str(error), file=table.name) from None
        except ValueError:
            fields = ", ".join(Field)
            reason = f"{word} is no field; there are {fields}"
            raise FileRefused(Code.MISSING_COLUMN, reason, file=table.name) from None
    if isinstance(corrections, ByPlace) and corrections.day_first is not None:
        mapping = replace(mapping, day_first=corrections.day_first)
    return mapping


def _corrected(mapping: ColumnMapping, column: int | str, field: Field | None) -> ColumnMapping:
    if isinstance(column, int):
        return mapping.with_column(column, field)
    return mapping.with_field(column, field)


def _saved_mapping(table: Table, saved: Saved | None) -> ColumnMapping | None:
    stored = saved(fingerprint(table.header)) if saved else None
    try:
        return ColumnMapping.from_json(stored, table.header) if stored else None
    except MappingError:
        return None  # from another version of the program: guessed and shown anew


@dataclass(slots=True)
class _Flagged:
    """A source of which a person said that something holds of everybody in it."""

    inner: Source
    flags: tuple[Flag, ...]

    def read(self) -> Iterator[Row]:
        for row in self.inner.read():
            match row:
                case SourceGuarantor():
                    yield self._flagged(row)
                case SourceBalance():
                    yield replace(row, guarantor=self._flagged(row.guarantor))
                case _:
                    yield row

    @property
    def totals(self) -> SourceTotals:
        return self.inner.totals

    def _flagged(self, guarantor: SourceGuarantor) -> SourceGuarantor:
        return replace(guarantor, flags=tuple(dict.fromkeys((*guarantor.flags, *self.flags))))


@dataclass(slots=True)
class _NamedApart:
    """A source without account numbers; rows that share a name are refused."""

    inner: Source
    _refused: int = 0
    _cents: int = 0
    _shared: set[int] = field(default_factory=set)

    def read(self) -> Iterator[Row]:
        names = Counter(
            hash(name_id(row.guarantor.name))
            for row in self.inner.read()
            if isinstance(row, SourceBalance)
        )
        self._shared = {name for name, count in names.items() if count > 1}
        self._shared.add(hash(name_id(PersonName())))
        self._refused = self._cents = 0
        for row in self.inner.read():
            if isinstance(row, SourceBalance) and self._is_shared(row):
                self._refused += 1
                self._cents += row.balance_cents or 0
                yield _refused(row)
            else:
                yield row

    @property
    def totals(self) -> SourceTotals:
        return _with_refused(self.inner.totals, self._refused, self._cents)

    def _is_shared(self, row: SourceBalance) -> bool:
        return hash(name_id(row.guarantor.name)) in self._shared


@dataclass(slots=True)
class _Fitting:
    """A source whose ids are all short and plain enough to be kept."""

    inner: Source
    _refused: int = 0
    _cents: int = 0

    def read(self) -> Iterator[Row]:
        self._refused = self._cents = 0
        for row in self.inner.read():
            if isinstance(row, Finding | RefusedRow | NotCounted) or all(map(_is_id, _ids(row))):
                yield row
                continue
            cents = row.balance_cents if isinstance(row, SourceBalance) else None
            self._refused += 1
            self._cents += cents or 0
            reason = f"an id is longer than {MAX_ID} characters, or has characters no id has"
            yield RefusedRow(row.line, Code.BAD_VALUE, reason, row.file, "", cents)

    @property
    def totals(self) -> SourceTotals:
        return _with_refused(self.inner.totals, self._refused, self._cents)


def _ids(row: SourceRow) -> tuple[str, ...]:
    match row:
        case SourceBalance():
            return (row.guarantor.external_id,)
        case SourceGuarantor():
            return (row.external_id,)
        case _:
            return (row.external_id, row.guarantor_id)


def _is_id(text: str) -> bool:
    return len(text) <= MAX_ID and "\x00" not in text


def _with_refused(totals: SourceTotals, count: int, cents: int) -> SourceTotals:
    """Totals after some accepted rows were refused after all."""
    return replace(
        totals,
        accepted=totals.accepted - count,
        refused=totals.refused + count,
        tie_outs=tuple(
            replace(
                tie,
                accepted_cents=tie.accepted_cents - cents,
                refused_cents=tie.refused_cents + cents,
            )
            for tie in totals.tie_outs
        ),
    )


def _refused(row: SourceBalance) -> RefusedRow:
    reason = (
        "another row has this name and the file has no account numbers; export it with them, "
        "or two people may become one"
    )
    return RefusedRow(row.line, Code.CONFLICTING_DUPLICATE, reason, row.file, "", row.balance_cents)

"""A header and the rows under it, found in whatever a report prints around them.

Title lines, blank lines, repeated headers, page lines, footers and subtotals are left out;
a total line is kept apart, so that what was read can be tied out to it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice
from pathlib import Path
from typing import Protocol

from tactful.readers.columns import Field, field_of
from tactful.readers.delimited import DELIMITERS, DelimitedFile, Record, split_sample
from tactful.readers.rows import Code, FileRefused, Finding

# A report's title block is short; what has no header by then is not a table.
_HEADER_WITHIN = 60
_TOTAL = re.compile(r"(?:(?:grand|report|overall|final|all|a/?r)\s+)?totals?\b\W*", re.IGNORECASE)
_SUBTOTAL = re.compile(
    r"sub-?\s?totals?\b.*|(?:page\s+)?totals?\s*(?:for\b|of\b|[(:#-]).*|.+\stotals?\W*",
    re.IGNORECASE,
)
_GRAND = re.compile(r"grand|report|overall|final|\ball\b", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NUMERIC = re.compile(r"\s*[-+($€£\s]*[0-9][0-9,.\s]*[)%-]?\s*(?:CR|DR)?", re.IGNORECASE)


class RowKind(Enum):
    """What a line under the header is."""

    DATA = auto()
    TOTAL = auto()
    GRAND_TOTAL = auto()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; cells as text, in the order of the header, at their own width."""

    line: int
    cells: list[str]
    kind: RowKind = RowKind.DATA


class RecordSource(Protocol):
    """Records that can be read again and again."""

    @property
    def name(self) -> str:
        """The file's name."""

    def records(self) -> Iterator[Record]:
        """Every record that is not blank."""

    def findings(self) -> list[Finding]:
        """What reading showed about the file as a whole."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and, as often as asked, the rows under it."""

    source: RecordSource
    header: tuple[str, ...]
    header_line: int

    @property
    def name(self) -> str:
        """The file's name."""
        return self.source.name

    def rows(self) -> Iterator[TableRow]:
        """Rows of data and total lines, streaming.

        Raises FileRefused: TRUNCATED for a last record cut off, SECOND_HEADER_DIFFERS.
        """
        width = len(self.header)
        names = frozenset(self.header)
        for line, cells, cut_off in self.source.records():
            if line <= self.header_line:
                continue
            if cut_off and len(cells) < width:
                reason = "the last record is cut off; export the file again"
                raise FileRefused(Code.TRUNCATED, reason, file=self.name, line=line)
            if _may_be_header(cells, names) and self._is_header(line, cells):
                continue
            kind = _kind(cells)
            if kind is not None:
                yield TableRow(line, cells, kind)

    def _is_header(self, line: int, cells: list[str]) -> bool:
        """A header printed again, as on every page; another one means another table."""
        if trimmed(cells) == self.header:
            return True
        known = sum(1 for cell in cells if cell and field_of(cell))
        if known < max(2, sum(1 for cell in cells if cell) // 2):
            return False
        reason = "a second header with other columns begins here; split the file in two"
        raise FileRefused(Code.SECOND_HEADER_DIFFERS, reason, file=self.name, line=line)


def open_text_table(path: Path, *, delimiter: str | None = None, name: str = "") -> Table:
    """The table in a text file; its delimiter is the one that makes the best header.

    Raises FileRefused, besides what reading raises: NO_HEADER, NO_ROWS.
    """
    sample = split_sample(path, DELIMITERS if delimiter is None else (delimiter,))
    best = max(sample, key=lambda d: _best_header(sample[d])[1])
    return table_of(DelimitedFile(path, best, name or path.name))


def table_of(source: RecordSource) -> Table:
    """The table among a source's records; raises FileRefused(NO_HEADER, NO_ROWS)."""
    records = list(islice(source.records(), _HEADER_WITHIN))
    if not records:
        raise FileRefused(Code.EMPTY_FILE, "the file is empty", file=source.name)
    header, _ = _best_header(records)
    if header is None:
        reason = "no row names the columns; export the file with its header row"
        raise FileRefused(Code.NO_HEADER, reason, file=source.name)
    table = Table(source, trimmed(header.cells), header.line)
    if not any(row.kind is RowKind.DATA for row in table.rows()):
        raise FileRefused(Code.NO_ROWS, "there is no row under the header", file=source.name)
    return table


def best_header_score(source: RecordSource) -> int:
    """How many known columns a source's header names; 0 where it has none."""
    return _best_header(list(islice(source.records(), _HEADER_WITHIN)))[1]


def header_score(cells: list[str]) -> int:
    """How much a record looks like a header: the known columns it names, counted once each."""
    fields = {field_of(cell) for cell in cells if cell}
    fields.discard(None)
    named = fields & _NAMING and len(fields) >= 2
    return len(fields) if named else 0


def trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    """Cells without surrounding blanks and without empty ones at the end."""
    clean = [" ".join(cell.split()) for cell in cells]
    while clean and not clean[-1]:
        clean.pop()
    return tuple(clean)


# A header that names nobody heads no list of people.
_NAMING = frozenset(
    {
        *(Field.GUARANTOR_ID, Field.NAME, Field.FIRST_NAME, Field.LAST_NAME),
        *(Field.PATIENT_ID, Field.PATIENT_NAME),
    }
)


def _best_header(records: list[Record]) -> tuple[Record | None, int]:
    """The first record with the most known column names, else the first that looks like one."""
    best: Record | None = None
    best_score = 0
    for record in records:
        score = header_score(record.cells)
        if score > best_score:
            best, best_score = record, score
    return (best, best_score) if best else (_by_looks(records), 0)


def _by_looks(records: list[Record]) -> Record | None:
    """Words only, all different, above rows of the same width that hold numbers."""
    for i, record in enumerate(records):
        cells, below = trimmed(record.cells), records[i + 1 : i + 4]
        if len(cells) < 3 or len(set(cells)) < len(cells) or any(map(_DIGIT.search, cells)):
            continue
        if below and all(_holds_numbers(row.cells, len(cells)) for row in below):
            return record
    return None


def _holds_numbers(cells: list[str], width: int) -> bool:
    return len(trimmed(cells)) > width // 2 and any(map(_DIGIT.search, cells))


def _may_be_header(cells: list[str], names: frozenset[str]) -> bool:
    """A cheap look that lets nearly every row of data pass: ids and amounts have digits."""
    first = next(filter(None, cells))
    if first in names:
        return True
    last = next(filter(None, reversed(cells)))
    return _DIGIT.search(first) is None and _DIGIT.search(last) is None


def _kind(cells: list[str]) -> RowKind | None:
    """Data, a total, or None for what is only print: subtotals, titles, page lines, footers."""
    filled = [cell for cell in cells if cell and not cell.isspace()]
    label = filled[0].strip()
    if len(filled) == 1:
        return None if _is_print(label) else RowKind.DATA
    if "otal" not in label.lower() or not all(map(_NUMERIC.fullmatch, filled[1:])):
        return RowKind.DATA
    if _TOTAL.fullmatch(label):
        return RowKind.GRAND_TOTAL if _GRAND.match(label) else RowKind.TOTAL
    return None if _SUBTOTAL.fullmatch(label) else RowKind.DATA


def _is_print(lone: str) -> bool:
    """A lone cell of words is a title or a footer; a lone number or id is a row gone wrong."""
    return _LETTERS.search(lone) is not None and (" " in lone or not _DIGIT.search(lone))

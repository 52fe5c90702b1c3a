"""Lists as CSV and XLSX, safe to open: no cell that came from outside begins a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# What a spreadsheet may read as the beginning of a formula, plain or full-width. Blanks and
# quotes before it do not stop every program.
_FORMULA: Final = re.compile(r"""[\s"';,]*(?:[=+\-@|%＝＋－＠]|DDE\s*\()""")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL: Final = 32_767  # what XLSX holds


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in cents, written as a number with two decimals."""

    cents: int


Cell = str | int | date | Money | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: its heading, what a row says there, and its width in letters."""

    heading: str
    cell: Callable[[Any], Cell]
    width: int = 14


def safe(text: str) -> str:
    """The text as a cell may hold it; one that would begin a formula gets an apostrophe."""
    printable = _UNPRINTABLE.sub("", text)[: _LONGEST_CELL - 1]
    return f"'{printable}" if _FORMULA.match(printable) else printable


def csv_bytes(
    columns: Sequence[Column], rows: Iterable[Any], *, notes: Sequence[str] = ()
) -> bytes:
    """The list as CSV, in UTF-8 with the mark that makes spreadsheets read accents.

    `notes` (as of which day, aging basis, filter) stand below, after an empty line.
    """
    text = StringIO()
    write = csv.writer(text, lineterminator="\r\n").writerow
    write([safe(column.heading) for column in columns])
    for row in rows:
        write([_csv_cell(column.cell(row)) for column in columns])
    if notes:
        write([])
    for note in notes:
        write([safe(note)])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    title: str = "Balances",
    notes: Sequence[str] = (),
) -> bytes:
    """The list as a workbook: amounts are numbers, days are dates, the header row stays put."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(safe(title)[:31])
    sheet.freeze_panes = "A2"
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    sheet.append([_heading(sheet, column.heading) for column in columns])
    for row in rows:
        sheet.append([_xlsx_cell(sheet, column.cell(row)) for column in columns])
    if notes:
        sheet.append([])
    for note in notes:
        sheet.append([_text(sheet, note)])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return safe(cell)
        case Money(cents):
            return str(_dollars(cents))
        case date():
            return cell.isoformat()
        case int():
            return str(cell)


def _xlsx_cell(sheet: Any, cell: Cell) -> Any:
    match cell:
        case str():
            return _text(sheet, cell)
        case Money(cents):
            return _formatted(sheet, _dollars(cents), "#,##0.00")
        case date():
            return _formatted(sheet, cell, "yyyy-mm-dd")
        case _:
            return cell


def _formatted(sheet: Any, value: Any, number_format: str) -> Any:
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = number_format
    return cell


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=safe(text))
    cell.data_type = "s"  # never guessed: "#N/A" and "TRUE" stay words
    return cell


def _heading(sheet: Any, text: str) -> Any:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _dollars(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)

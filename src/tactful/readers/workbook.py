"""XLSX and XLS workbooks as records of text, with the sheet's own row numbers."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from tactful.readers.delimited import Record
from tactful.readers.rows import Code, FileRefused, Finding
from tactful.readers.tables import Table, best_header_score, table_of

MAX_UNPACKED: Final = 600 * 1024 * 1024
"""Bytes a workbook may declare to unpack to: far above a million rows of billing data."""

Cell = int | float | str | bool | time | date | datetime | timedelta


def open_workbook_table(path: Path, *, name: str = "") -> Table:
    """The table in a workbook: on the sheet whose header names the most known columns.

    Raises FileRefused: ARCHIVE_TOO_LARGE, WRONG_FILE_TYPE, NO_HEADER, NO_ROWS, EMPTY_FILE.
    """
    name = name or path.name
    _refuse_bomb(path, name)
    sheets = [Sheet(sheet, name) for sheet in _sheets(path, name)]
    if not sheets:
        raise FileRefused(Code.EMPTY_FILE, "the workbook is empty", file=name)
    return table_of(max(sheets, key=best_header_score))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as a source of records."""

    sheet: CalamineSheet
    name: str

    def records(self) -> Iterator[Record]:
        """Every row that is not blank; dates as ISO, whole numbers without a fraction."""
        for line, row in enumerate(self.sheet.iter_rows(), start=1):
            cells = [_text(cell) for cell in row]
            if any(map(str.strip, cells)):
                yield Record(line, cells)

    def findings(self) -> list[Finding]:
        """A workbook has one encoding and nothing to say about it."""
        return []


def _refuse_bomb(path: Path, name: str) -> None:
    """By the sizes it declares, before anything is unpacked."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError):
        raise _not_a_workbook(name) from None
    if unpacked > MAX_UNPACKED:
        reason = "the workbook unpacks to more than any billing export holds; it is not opened"
        raise FileRefused(Code.ARCHIVE_TOO_LARGE, reason, file=name)


def _sheets(path: Path, name: str) -> list[CalamineSheet]:
    try:
        book = CalamineWorkbook.from_path(path)
        shown = [m.name for m in book.sheets_metadata if m.visible is SheetVisibleEnum.Visible]
        sheets = [book.get_sheet_by_name(title) for title in shown]
    except (CalamineError, OSError):
        raise _not_a_workbook(name) from None
    return [sheet for sheet in sheets if sheet.height]


def _not_a_workbook(name: str) -> FileRefused:
    reason = "the workbook cannot be opened: it is damaged, protected or of another kind"
    return FileRefused(Code.WRONG_FILE_TYPE, reason, file=name)


def _text(cell: Cell) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "Y" if cell else "N"
        case int():
            return str(cell)
        case float():
            # Fifteen digits are what a spreadsheet shows; the sixteenth is binary noise.
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
        case datetime():
            midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
            return cell.date().isoformat() if midnight else cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)

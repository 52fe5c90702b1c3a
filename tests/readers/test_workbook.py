"""Workbooks: the right sheet, the sheet's own row numbers, values as they are shown."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tactful.readers.rows import Code, FileRefused, SourceBalance, TieResult
from tactful.readers.sources import open_table
from tactful.readers.tables import RowKind
from tests.readers.files import of, read, write
from tests.shared import SHARED, needs_shared

XLS = Path(__file__).with_name("balances.xls")


def book(tmp_path, sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "export.xlsx"
    workbook.save(path)
    return path


def test_values_come_out_as_a_person_sees_them(tmp_path):
    when = datetime.fromisoformat("2026-09-20T14:30:00")
    rows = [
        ["Account", "Name", "Patient Balance", "Due Date", "Zip", "Seen", "Hold"],
        ["00017", "Smith, Jane", 123.45, date(2026, 9, 20), 2139, when, True],
        [18, "Doe, John", 0.1 + 0.2, "8/22/2026", "60611", None, False],
    ]
    table = open_table(book(tmp_path, {"Sheet1": rows}))
    assert [(row.line, row.cells) for row in table.rows()] == [
        (2, ["00017", "Smith, Jane", "123.45", "2026-09-20", "2139", "2026-09-20 14:30:00", "Y"]),
        (3, ["18", "Doe, John", "0.3", "8/22/2026", "60611", "", "N"]),
    ]


def test_lines_are_the_sheets_rows_with_blank_ones_above_and_between(tmp_path):
    rows = [
        *([], ["Lakeview Clinic"], [], ["Account", "Name", "Patient Balance"]),
        *(["1", "Jane", 1.0], [], ["2", "John", 2.0], ["Total", None, 3.0]),
    ]
    table = open_table(book(tmp_path, {"Sheet1": rows}))
    assert table.header_line == 4
    assert [(row.line, row.kind) for row in table.rows()] == [
        *((5, RowKind.DATA), (7, RowKind.DATA), (8, RowKind.TOTAL))
    ]


def test_the_sheet_with_the_header_is_taken_wherever_it_stands(tmp_path):
    sheets = {
        "Criteria": [["Report", "Balances"], ["Name", "All"]],
        "Data": [["Account", "Name", "Patient Balance", "Email"], ["1", "Jane", 1.0, "j@x.com"]],
    }
    assert open_table(book(tmp_path, sheets)).header[0] == "Account"


def test_an_old_workbook_reads_the_same():
    rows, source = read(XLS)
    jane, john = of(SourceBalance, rows)
    assert (jane.guarantor.external_id, jane.balance_cents) == ("00017", 123_45)
    assert (jane.due_on, jane.guarantor.zip) == (date(2026, 9, 20), "02903")
    assert (john.line, john.guarantor.external_id) == (5, "18")
    assert source.totals.tie_out.result is TieResult.TIES


def test_a_workbook_is_known_by_its_content_and_not_by_its_name(tmp_path):
    path = book(tmp_path, {"S": [["Account", "Name", "Patient Balance"], ["1", "Jane", 1.0]]})
    assert open_table(path.rename(tmp_path / "export.csv")).header[2] == "Patient Balance"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 but no more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 but no more"]
)
def test_a_damaged_workbook_is_refused(tmp_path, content):
    with pytest.raises(FileRefused) as error:
        open_table(write(tmp_path, content, "export.xlsx"))
    assert error.value.code is Code.WRONG_FILE_TYPE


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "export.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("export.csv", "Account,Name\n1,Jane\n")
    with pytest.raises(FileRefused) as error:
        open_table(path)
    assert error.value.code is Code.WRONG_FILE_TYPE


def test_an_empty_workbook_is_refused(tmp_path):
    with pytest.raises(FileRefused) as error:
        open_table(book(tmp_path, {"Sheet1": []}))
    assert error.value.code is Code.EMPTY_FILE


def test_a_workbook_that_would_unpack_without_end_is_not_opened(tmp_path):
    path = tmp_path / "export.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(700):
            sheet.write(b" " * 1024 * 1024)
    with pytest.raises(FileRefused) as error:
        open_table(path)
    assert error.value.code is Code.ARCHIVE_TOO_LARGE


@needs_shared
def test_the_reference_bomb_is_refused_by_the_sizes_it_declares():
    with pytest.raises(FileRefused) as error:
        open_table(SHARED / "intake" / "broken" / "zip_bomb" / "export.xlsx")
    assert error.value.code is Code.ARCHIVE_TOO_LARGE

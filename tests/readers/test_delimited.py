"""Text files in every state a clinic's export can be in."""

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.readers.delimited import DelimitedFile
from tactful.readers.rows import Code, FileRefused
from tactful.readers.tables import RowKind, open_text_table
from tests.readers.files import write
from tests.shared import SHARED, needs_shared

PLAIN = 'Account,Name,Patient Balance\n1,"Müller, Ana",10.00\n2,"Doe, John",20.00\n'
HEADER = ("Account", "Name", "Patient Balance")
ROWS = [(2, ["1", "Müller, Ana", "10.00"]), (3, ["2", "Doe, John", "20.00"])]


def table(path):
    found = open_text_table(path)
    return found.header, [(row.line, row.cells) for row in found.rows()]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.removesuffix("\n").encode(),
        (PLAIN + "\n\n").encode(),
        PLAIN.encode() + b"\x1a",
    ],
    ids=[
        "utf8",
        "utf8 mark",
        "cp1252",
        "utf16",
        "utf16be",
        "crlf",
        "cr",
        "no end",
        "blank end",
        "dos",
    ],
)
def test_any_usual_encoding_and_line_end_reads_the_same(tmp_path, content):
    assert table(write(tmp_path, content)) == (HEADER, ROWS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x1f"])
def test_any_delimiter_is_found(tmp_path, delimiter):
    content = delimiter.join(HEADER) + "\n"
    content += "\n".join(delimiter.join(f'"{c}"' for c in cells) for _, cells in ROWS)
    assert table(write(tmp_path, content)) == (HEADER, ROWS)


def test_lines_in_two_encodings_are_both_read_right_and_said(tmp_path):
    content = b"Account,Name,Balance\n"
    content += "1,Müller,1.00\n2,Núñez,1.00\n".encode()
    content += "3,Peña,1.00\n".encode("cp1252")
    file = DelimitedFile(write(tmp_path, content))
    names = [record.cells[1] for record in file.records()]
    assert names == ["Name", "Müller", "Núñez", "Peña"]
    [finding] = file.findings()
    assert (finding.code, finding.lines) == (Code.MIXED_ENCODING, (4,))


def test_line_numbers_are_those_of_a_text_editor(tmp_path):
    content = 'Account,Name,Balance\n1,"12 Elm St\nApt 3",1.00\n\n2,Doe,2.00\n'
    assert [line for line, _ in table(write(tmp_path, content))[1]] == [2, 5]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Code.EMPTY_FILE),
        (b" \n\n", Code.EMPTY_FILE),
        (b"\xef\xbb\xbf", Code.EMPTY_FILE),
        (b"%PDF-1.4 ...", Code.WRONG_FILE_TYPE),
        (b"\x89PNG\r\n", Code.WRONG_FILE_TYPE),
        (b"\x1f\x8b\x08", Code.WRONG_FILE_TYPE),
        (b"<html><body>Session expired</body></html>", Code.WRONG_FILE_TYPE),
        (b"Account,Name\n1,\x00\x01\x02\n", Code.WRONG_FILE_TYPE),
        (PLAIN.encode("utf-16-le"), Code.WRONG_ENCODING),
        (PLAIN.encode("utf-16") + b"\x00", Code.WRONG_ENCODING),
        (b"1,2,3\n4,5,6\n", Code.NO_HEADER),
        (b"Account,Name,Balance\n", Code.NO_ROWS),
        (b"Account,Name,Balance\n\n\n", Code.NO_ROWS),
        (b'Account,Name,Balance\n1,"Doe\n2,Roe,1.00\n', Code.TRUNCATED),
        (b"Account,Name,Balance\n1,Doe,1.00\n2,Ro", Code.TRUNCATED),
    ],
)
def test_a_file_that_cannot_be_a_list_of_balances_is_refused_whole(tmp_path, content, code):
    with pytest.raises(FileRefused) as refused:
        list(open_text_table(write(tmp_path, content)).rows())
    assert refused.value.code is code
    assert refused.value.file == "export.csv"
    assert refused.value.reason


def test_a_cut_off_record_is_named_by_its_line(tmp_path):
    with pytest.raises(FileRefused) as refused:
        open_text_table(write(tmp_path, 'Account,Name,Balance\n1,Doe,1.00\n2,"Ro'))
    assert (refused.value.code, refused.value.line) == (Code.TRUNCATED, 3)


def test_titles_repeated_headers_page_lines_subtotals_and_footers_are_not_data(tmp_path):
    content = """\
Lakeview Clinic
Open balances as of 11/20/2026

Account,Name,Patient Balance
1,"Smith, Jane",123.45
,Subtotal Downtown,123.45

Page 1 of 2
Account,Name,Patient Balance
2,"Doe, John",80.00
,Subtotal Lakeview,80.00
,Grand Total,"$203.45"
"Printed Friday, Nov 20, 2026 08:14 AM"
"""
    found = open_text_table(write(tmp_path, content))
    rows = [(row.line, row.kind) for row in found.rows()]
    assert found.header_line == 4
    assert rows == [(5, RowKind.DATA), (10, RowKind.DATA), (12, RowKind.GRAND_TOTAL)]


def test_a_second_table_in_the_file_is_refused_at_its_header(tmp_path):
    content = "Account,Name,Balance\n1,Doe,1.00\nName,Phone,Email\nDoe,3125550101,a@b.com\n"
    with pytest.raises(FileRefused) as refused:
        list(open_text_table(write(tmp_path, content)).rows())
    assert (refused.value.code, refused.value.line) == (Code.SECOND_HEADER_DIFFERS, 3)


@given(st.lists(st.lists(st.text(max_size=20), min_size=3, max_size=3), min_size=1, max_size=8))
def test_whatever_the_standard_library_writes_is_read_back(tmp_path_factory, rows):
    # A lone carriage return is a line break to csv; inside a cell ours becomes a blank.
    rows = [[cell.replace("\r", "").replace("\ufdd0", "") for cell in row] for row in rows]
    path = tmp_path_factory.mktemp("csv") / "export.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file).writerows([["Account", "Name", "Balance"], *rows])
    if b"\x00" in path.read_bytes():
        return
    expected = [row for row in rows if any(cell.strip() for cell in row)]
    records = [record.cells for record in DelimitedFile(path).records()][1:]
    assert records == expected


@needs_shared
@pytest.mark.parametrize(
    "name",
    [
        "comma_in_quotes",
        "empty",
        "newlines",
        "quotes_and_newlines",
        "simple",
        "simple_crlf",
        "utf8",
    ],
)
def test_the_csv_spectrum_reads_as_it_should(name):
    folder = SHARED / "material" / "csv" / "spectrum"
    expected = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    header, *rows = [r.cells for r in DelimitedFile(folder / f"{name}.csv").records()]
    got = [dict(zip(header, cells, strict=True)) for cells in rows]
    assert got == [{k: v.replace("\r\n", "\n") for k, v in row.items()} for row in expected]

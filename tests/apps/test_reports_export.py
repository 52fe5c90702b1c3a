"""Exports open as what they are: no cell begins a formula, amounts are numbers."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from tests.cast import NOW, TODAY, make_guarantor, refresh
from tests.shared import SHARED, needs_shared

from tactful.core.wording import phone_words
from tactful.reports.balances import balances
from tactful.reports.columns import BALANCES
from tactful.reports.export import Column, Money, csv_bytes, safe, xlsx_bytes

COLUMNS = (
    Column("Name", lambda row: row[0]),
    Column("Balance", lambda row: row[1]),
    Column("Due", lambda row: row[2]),
    Column("Days", lambda row: row[3]),
)
ROW = ("Muñoz, Ana", Money(1234_50), date(2026, 11, 20), -10)
DANGEROUS = [
    '=HYPERLINK("http://x","y")',
    "+1312",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "＝1",
    "|calc",
    '"=1',
    'DDE ("cmd";"/C calc";"!A0")A0',
]


def read_csv(data):
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_csv_says_amounts_days_and_accents_plainly():
    assert read_csv(csv_bytes(COLUMNS, [ROW])) == [
        ["Name", "Balance", "Due", "Days"],
        ["Muñoz, Ana", "1234.50", "2026-11-20", "-10"],
    ]


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "0.00"), (5, "0.05"), (-5_00, "-5.00"), (100_000_000_00, "100000000.00")],
)
def test_amounts_have_two_decimals_however_small_or_large(cents, text):
    assert read_csv(csv_bytes(COLUMNS[1:2], [("", Money(cents))]))[1] == [text]


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_begins_a_formula_in_a_csv_or_a_workbook(text):
    (_, (csv_cell, *_)) = read_csv(csv_bytes(COLUMNS, [(text, None, None, None)]))
    sheet = load_workbook(BytesIO(xlsx_bytes(COLUMNS, [(text, None, None, None)]))).active
    for cell in (csv_cell, sheet["A2"].value):
        assert cell.startswith("'")
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("text", ["Smith, Jane", "O'Neil, Al", "12 Elm St", "", "a=b", "€5"])
def test_harmless_text_is_left_as_it_is(text):
    assert safe(text) == text


@needs_shared
def test_no_known_injection_survives():
    payloads = (SHARED / "material" / "csv" / "injection_payloads.txt").read_text().splitlines()
    assert payloads
    for payload in payloads:
        assert safe(payload).startswith("'"), payload


def test_a_workbook_keeps_numbers_and_dates_as_such_and_its_header_in_sight():
    sheet = load_workbook(BytesIO(xlsx_bytes(COLUMNS, [ROW], notes=["Aged from due date."]))).active
    name, balance, due, days = (cell for cell in sheet[2])
    assert name.value == "Muñoz, Ana"
    assert (balance.value, balance.number_format) == (1234.5, "#,##0.00")
    assert (due.value.date(), due.is_date) == (date(2026, 11, 20), True)
    assert days.value == -10
    assert sheet.freeze_panes == "A2"
    assert sheet["A4"].value == "Aged from due date."


def test_characters_a_workbook_cannot_hold_are_left_out():
    data = xlsx_bytes(COLUMNS, [("Jane\x00\x0b Smith" + "x" * 40_000, None, None, None)])
    assert load_workbook(BytesIO(data)).active["A2"].value.startswith("Jane Smithx")


@pytest.mark.django_db
def test_the_list_of_balances_exports_every_account_with_words_for_every_column(cast):
    make_guarantor(cast.north, '=cmd|"/C calc"!A0, Eve', phone="+13125550199")
    refresh(cast.north)
    rows = balances(cast.north, on=TODAY, now=NOW, settled_too=True)
    lines = read_csv(csv_bytes(BALANCES, rows, notes=["as of today"]))
    assert len(lines) == 1 + 5 + 2
    assert lines[0][:4] == ["Account", "Name", "Patients", "Balance"]
    by_name = {line[1]: line for line in lines[1:6]}
    jane = dict(zip(lines[0], by_name["Smith, Jane"], strict=True))
    assert jane["Balance"] == "123.45"
    assert jane["Mobile"] == "(312) 555-0101"
    assert jane["Why"] == "61 days past due"
    assert jane["Aging bucket"] == "61–90 days"
    assert any(name.startswith("'=cmd") for name in by_name)
    sheet = load_workbook(BytesIO(xlsx_bytes(BALANCES, rows))).active
    assert sheet.max_row == 6


def test_numbers_of_other_countries_lose_their_plus():
    assert phone_words("+525512345678") == "525512345678"
    assert phone_words("") == ""

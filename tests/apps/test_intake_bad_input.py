"""What cannot be read is refused whole, with its code, its line and what to do about it."""

import zipfile
from datetime import date

import pytest
from tests.cast import NOW, TODAY, make_practice

from tactful.intake.actions import ImportRefused, commit
from tactful.intake.models import ImportRun
from tactful.intake.plan import preview
from tactful.intake.queries import refused_rows
from tactful.ledger.models import Guarantor, Statement
from tactful.readers.ledger_folder import COLUMNS

pytestmark = pytest.mark.django_db

HEADER = "Account,Name,Balance,Due Date,Mobile"
JANE = 'A1,"Smith, Jane",123.45,2026-09-20,312-555-0101'
JOHN = 'A2,"Doe, John",310.00,2026-08-22,312-555-0102'
PRIVATE = ("Smith", "Jane", "Doe", "123.45", "310.00", "555-0101")


@pytest.fixture
def north():
    return make_practice("North")


def zip_of_nothing(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "no sheets here")


WHOLE_FILES = {
    "an empty file": (b"", "EMPTY_FILE", None),
    "only blanks": (b"  \n \n", "EMPTY_FILE", None),
    "a picture named csv": (b"\x89PNG\r\n\x1a\n\x00\x00", "WRONG_FILE_TYPE", None),
    "a PDF": (b"%PDF-1.7 ...", "WRONG_FILE_TYPE", None),
    "a web page": (b"<html><body>Sign in</body></html>", "WRONG_FILE_TYPE", None),
    "UTF-16 without its mark": (
        f"{HEADER}\n{JANE}\n".encode("utf-16-le"),
        "WRONG_ENCODING",
        None,
    ),
    "no header": (f"{JANE}\n{JOHN}\n".encode(), "NO_HEADER", None),
    "a header and nothing else": (f"{HEADER}\n".encode(), "NO_ROWS", None),
    "a row cut off": (f"{HEADER}\n{JANE}\nA2,\"Doe, Jo".encode(), "TRUNCATED", 3),
}  # fmt: skip


@pytest.mark.parametrize("what", WHOLE_FILES)
def test_a_file_that_cannot_be_read_is_refused_whole(north, tmp_path, what):
    content, code, line = WHOLE_FILES[what]
    path = tmp_path / "export.csv"
    path.write_bytes(content)
    plan = preview(path, on=TODAY)
    assert (plan.status, plan.error.code) == ("refused", code)
    if line:
        assert plan.error.line == line
    printed = plan.as_json()
    assert printed["error"] == {"code": code, "line": plan.error.line}
    assert printed["guarantors"] == []
    with pytest.raises(ImportRefused) as refused:
        commit(north, path, by="staff:bea", now=NOW)
    assert refused.value.code == code
    assert len(refused.value.reason) > 15
    assert not any(word in str(refused.value) for word in PRIVATE)
    assert Guarantor.objects.count() == 0
    run = ImportRun.objects.get()
    assert (run.status, run.error, run.file_name) == ("refused", code, "export.csv")


def test_a_workbook_that_is_none_is_refused(north, tmp_path):
    zip_of_nothing(tmp_path / "book.xlsx")
    plan = preview(tmp_path / "book.xlsx", on=TODAY)
    assert (plan.status, plan.error.code) == ("refused", "WRONG_FILE_TYPE")


def test_a_path_that_is_not_there_is_said_plainly(tmp_path):
    plan = preview(tmp_path / "nowhere.csv", on=TODAY)
    assert plan.error.code == "MISSING_FILE"


def test_a_layout_that_does_not_exist_is_said_plainly(tmp_path):
    (tmp_path / "export.csv").write_text(f"{HEADER}\n{JANE}\n")
    plan = preview(tmp_path / "export.csv", on=TODAY, layout="quicken")
    assert plan.status == "refused"
    assert "ledger_folder" in plan.error.reason


ROWS = {
    "no amount": (JANE.replace("123.45", ""), "NO_AMOUNT"),
    "no number": (JANE.replace("123.45", "many"), "BAD_AMOUNT"),
    "an absurd amount": (JANE.replace("123.45", "98765432.10"), "BAD_AMOUNT"),
    "another currency": (JANE.replace("123.45", "€123.45"), "FOREIGN_CURRENCY"),
    "no account number": (JANE.replace("A1,", ","), "NO_ID"),
    "too many cells": (f"{JANE},x,y", "TOO_MANY_CELLS"),
    "a formula for a name": (JANE.replace('"Smith, Jane"', "=1+1"), "FORMULA_CELL"),
}


def test_an_id_no_column_can_hold_is_refused_and_not_cut(north, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, JANE.replace("A1", "9" * 130), JOHN)) + "\n")
    with pytest.raises(ImportRefused, match="BAD_VALUE"):
        commit(north, path, by="staff:bea", now=NOW)
    run = commit(north, path, by="staff:bea", now=NOW, accept=["BAD_VALUE"])
    assert run.totals["rows"] == {"read": 2, "accepted": 1, "refused": 1, "not_counted": 0}
    assert run.totals["tie_outs"][0]["refused_cents"] == 123_45


def test_naughty_text_goes_in_as_text(north, tmp_path):
    path = tmp_path / "export.csv"
    names = [
        "O'Brien, Robert'); DROP TABLE ledger_guarantor;--",
        "<script>alert(1)</script>, Ida",
        "Ω≈ç√∫, 田中さん",
        "null, \u202etest\u202c",
    ]
    rows = [f'N{n},"{name}",10.00,2026-10-01,312-555-0101' for n, name in enumerate(names)]
    path.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY)
    stored = Guarantor.objects.order_by("external_id")
    assert [g.last_name for g in stored] == [name.split(",")[0] for name in names]


@pytest.mark.parametrize("what", ROWS)
def test_a_row_that_cannot_be_read_stops_the_import_until_a_person_accepts(north, tmp_path, what):
    row, code = ROWS[what]
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, row, JOHN)) + "\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match=code) as refused:
        commit(north, path, by="staff:bea", now=NOW)
    assert refused.value.code == "NEEDS_REVIEW"
    assert not any(word in str(refused.value) for word in PRIVATE)
    assert Guarantor.objects.count() == Statement.objects.count() == 0
    run = commit(north, path, by="staff:bea", now=NOW, accept=[code])
    stored = refused_rows(run).get()
    assert (stored.line, stored.code) == (2, code)
    assert stored.reason
    assert not any(word in stored.reason for word in PRIVATE)
    assert Guarantor.objects.get().last_name == "Doe"


@pytest.mark.parametrize("day", ["2026-02-30", "13/45/2026", "1890-01-01", "2039-01-01", "soon"])
def test_an_impossible_date_is_looked_at_and_holds_the_account(north, tmp_path, day):
    path = tmp_path / "export.csv"
    rows = [
        f'B{n},"Person, P{n}",10.00,2026-10-01,312-555-0101' for n in range(9)
    ]  # a column of dates with one that is none
    path.write_text(
        "\n".join((HEADER, *rows, JANE.replace("2026-09-20", day))) + "\n", encoding="utf-8"
    )
    with pytest.raises(ImportRefused, match="BAD_DATE"):
        commit(north, path, by="staff:bea", now=NOW, as_of=TODAY)
    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, accept=["BAD_DATE"])
    jane = Guarantor.objects.get(external_id="A1")
    assert jane.holds.get().kind == "guarantor_review"


def test_only_credits_are_not_turned_round_without_asking(north, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text(
        "\n".join((HEADER, JANE.replace("123.45", "-123.45"), JOHN.replace("310.00", "(310.00)")))
        + "\n"
    )
    with pytest.raises(ImportRefused, match="ALL_NEGATIVE"):
        commit(north, path, by="staff:bea", now=NOW)


def test_two_rows_with_one_number_and_two_amounts_are_both_refused(north, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, JANE, JANE.replace("123.45", "99.00"), JOHN)) + "\n")
    with pytest.raises(ImportRefused, match="CONFLICTING_DUPLICATE"):
        commit(north, path, by="staff:bea", now=NOW)
    run = commit(north, path, by="staff:bea", now=NOW, accept=["CONFLICTING_DUPLICATE"])
    assert [row.line for row in refused_rows(run)] == [2, 3]
    assert Guarantor.objects.get().external_id == "A2"


def test_a_total_that_differs_is_looked_at_first(north, tmp_path):
    path = tmp_path / "export.csv"
    path.write_text("\n".join((HEADER, JANE, JOHN, "Total,,500.00,,")) + "\n")
    with pytest.raises(ImportRefused, match="TIE_OUT_DIFFERS") as refused:
        commit(north, path, by="staff:bea", now=NOW)
    assert refused.value.plan.tie_outs[0].difference_cents == 500_00 - 433_45


# Folders


@pytest.fixture
def folder(tmp_path):
    """A ledger folder with Jane in it; a test spoils one thing."""
    tables = {name: [",".join(columns)] for name, columns in COLUMNS.items()}
    tables["guarantors.csv"].append(
        'G1,"Smith, Jane",jane.smith@example.com,312-555-0101,,,60645,email,en,,self_pay,'
    )
    tables["charges.csv"].append("I1,G1,,2026-08-01,2026-08-15,2026-09-20,123.45")

    def write(**changes):
        made = tmp_path / "ledger"
        made.mkdir()
        for name, lines in tables.items():
            lines = changes.get(name.removesuffix(".csv"), lines)
            if lines is not None:
                (made / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return made

    return write, tables


@pytest.mark.parametrize(
    ("change", "code", "names"),
    [
        ({"charges": None}, "MISSING_FILE", "charges.csv"),
        ({"guarantors": None}, "MISSING_FILE", "guarantors.csv"),
        ({"charges": ["id,guarantor_id", "I1,G1"]}, "MISSING_COLUMN", "amount"),
        ({"payments": [""]}, "EMPTY_FILE", "empty"),
    ],
)
def test_a_folder_that_lacks_something_names_it(north, folder, change, code, names):
    write, _ = folder
    path = write(**change)
    with pytest.raises(ImportRefused) as refused:
        commit(north, path, by="staff:bea", now=NOW)
    assert refused.value.code == code
    assert names in refused.value.reason
    assert Guarantor.objects.count() == 0


def test_a_folder_of_something_else_says_what_a_folder_must_hold(north, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(ImportRefused) as refused:
        commit(north, tmp_path, by="staff:bea", now=NOW)
    assert "guarantors.csv" in refused.value.reason


CHARGE = "I1,G1,,2026-08-01,2026-08-15,2026-09-20,{}"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (CHARGE.format("-5.00"), "BAD_AMOUNT"),
        (CHARGE.format("99999999.00"), "BAD_AMOUNT"),
        (CHARGE.format("12.345"), "BAD_AMOUNT"),
        ("I1,G1,,2026-08-01,2026-02-30,2026-09-20,10.00", "BAD_DATE"),
        ("I1,G1,,2026-08-01,2026-08-15,2099-09-20,10.00", "BAD_DATE"),
        ("I1,G9,,2026-08-01,2026-08-15,2026-09-20,10.00", "UNKNOWN_GUARANTOR"),
        (",G1,,2026-08-01,2026-08-15,2026-09-20,10.00", "NO_ID"),
    ],
)
def test_a_bad_charge_is_refused_with_its_line_and_bills_nobody(north, folder, row, code):
    write, tables = folder
    path = write(charges=[*tables["charges.csv"], row.replace("I1", "I2")])
    with pytest.raises(ImportRefused, match=code):
        commit(north, path, by="staff:bea", now=NOW, as_of=TODAY)
    run = commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, accept=[code])
    stored = refused_rows(run).get()
    assert (stored.file, stored.line, stored.code) == ("charges.csv", 3, code)
    assert list(Statement.objects.values_list("external_id", flat=True)) == ["I1"]
    held = Guarantor.objects.get().holds.filter(released_at=None).exists()
    assert held is (code != "UNKNOWN_GUARANTOR")


def test_two_charges_with_one_id_are_not_added_up(north, folder):
    write, tables = folder
    path = write(charges=[*tables["charges.csv"], CHARGE.format("10.00")])
    with pytest.raises(ImportRefused, match="DUPLICATE_ID"):
        commit(north, path, by="staff:bea", now=NOW, as_of=date(2026, 11, 20))
    assert Statement.objects.count() == 0


def test_ids_and_text_no_database_can_keep_are_refused_or_cleaned(north, tmp_path):
    path = tmp_path / "export.csv"
    many = "".join(f'B{n},"Doe, John {n}",1.00,2026-09-20,\n' for n in range(3_000))
    odd = 'C1,"Po\x00e, Pia",9.00,2026-09-20,\n' + f'{"A" * 200},"Lee, Mary",5.00,2026-09-20,\n'
    path.write_text(f"{HEADER}\n{many}{odd}")
    with pytest.raises(ImportRefused) as refused:
        commit(north, path, by="staff:bea", now=NOW, as_of=TODAY)
    assert refused.value.plan.review == ("BAD_VALUE",)
    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, accept=["BAD_VALUE"])
    assert Guarantor.objects.get(external_id="C1").last_name == "Poe"
    assert Guarantor.objects.count() == 3_001

"""tactful intake preview, commit: what a person sees before and after a file goes in."""

import json

import pytest
import time_machine

from tactful.intake.models import ImportRun
from tactful.ledger.models import Guarantor
from tests.cast import NOW
from tests.cli.running import run

pytestmark = pytest.mark.django_db

FILE = """\
Account Number,Guarantor Name,Mobile,Preferred Contact,Invoice,Statement Date,Due Date,Patient Balance
A-1001,"Smith, Jane",(312) 555-0101,text,INV-1,2026-09-02,2026-09-20,$123.45
A-1002,"Doe, John",(312) 555-0102,text,INV-2,2026-08-04,2026-08-22,$342.80
"""  # noqa: E501


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "open balances.csv"
    path.write_text(FILE)
    return path


def test_a_preview_says_what_each_column_was_taken_for_and_changes_nothing(north, file):
    ran = run("intake", "preview", file)
    assert ran.code == 0
    assert "2 rows: 2 accepted, 0 refused, 0 not counted." in ran.out
    assert "Patient Balance → patient_owed" in ran.out
    assert not Guarantor.objects.exists()


def test_a_preview_for_a_script_is_one_json_document(file):
    plan = run("intake", "preview", file, "--json", "--as-of", "2026-11-20").json
    assert plan["status"] == "accepted"
    assert [g["balance_cents"] for g in plan["guarantors"]] == [123_45, 342_80]


def test_a_commit_takes_the_file_in_and_a_second_one_changes_nothing(north, file):
    first = run("intake", "commit", file, "--json").json
    assert first["rows"]["accepted"] == 2
    assert first["changed"]["new"] == 2
    assert len(first["guarantors"]) == 2
    again = run("intake", "commit", file)
    assert again.code == 0
    assert "imported before; nothing changed" in again.out
    assert Guarantor.objects.filter(practice=north).count() == 2


def test_a_misread_column_is_put_right_and_remembered(north, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text(FILE.replace("Patient Balance", "Zyx").replace("Account Number", "Wvu"))
    right = ("--declare", "patient_owed=Zyx", "--declare", "guarantor_id=Wvu")
    assert run("intake", "commit", path, *right).code == 0
    path.write_text(path.read_text().replace("$123.45", "$100.00"))
    next_week = run("intake", "commit", path, "--as-of", "2026-11-21")
    assert next_week.code == 0, next_week.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        ("other.csv", b"when,what\n2026-11-20,something\n", ""),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_and_nothing_goes_in(
    north, tmp_path, name, content, said
):
    path = tmp_path / name
    path.write_bytes(content)
    ran = run("intake", "commit", path)
    assert ran.code == 1
    assert said in (ran.out + ran.err).lower()
    assert not Guarantor.objects.exists()
    assert not ImportRun.objects.filter(status="committed").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("nowhere.csv",),
        ("FILE", "--as-of", "2026-02-30"),
        ("FILE", "--declare", "Balance"),
        ("FILE", "--declare", "no_such_field=Balance"),
        ("FILE", "--flag", "NO_SUCH_FLAG"),
        (),
    ],
)
def test_a_wrong_call_says_how_to_call_it(north, file, words):
    ran = run("intake", "commit", *[file if word == "FILE" else word for word in words])
    assert ran.code == 2
    assert ran.err


def test_a_case_file_says_what_a_person_would_have_said(tmp_path, file):
    case = tmp_path / "case.json"
    said = {"file": file.name, "as_of": "2026-11-20", "full_snapshot": True, "declared": {}}
    case.write_text(json.dumps(said))
    plan = run("intake", "preview", "--case", case, "--json").json
    assert plan["as_of"] == "2026-11-20"
    assert plan["rows"]["accepted"] == 2

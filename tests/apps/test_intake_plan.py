"""A preview says what an import would do, and needs nothing but the file."""

import io
import json
import re
from datetime import timedelta

import pytest
from tests.apps.intake_state import everything
from tests.cast import NOW, TODAY, make_practice
from tests.shared import SHARED, needs_shared

from tactful.core.vocabulary import WorkKind
from tactful.intake.actions import commit
from tactful.intake.plan import preview
from tactful.ledger.models import Guarantor, Statement
from tactful.outreach.models import Hold
from tactful.readers.rows import Flag
from tactful.worklist.models import WorkItem

HEADER = "Account,Name,Patient Balance,Insurance Balance,Due Date,Mobile,Email,SSN,Notes"
ROWS = (
    'A1,"Smith, Jane Q",$123.45,0.00,2026-09-20,312-555-0101,jane@example.com,000-12-3456,',
    'A2,"Doe, John Jr",310.00,50.00,2026-08-22,,,,passed away',
    'A3,"Lee, Mary",12x,0.00,2026-10-06,312-555-0103,,,',
)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "aging.csv"
    text = "\n".join(("Aging report", HEADER, *ROWS, 'Total,,"433.45",50.00,,,,,')) + "\n"
    made.write_text(text, encoding="utf-8")
    return made


def test_a_preview_without_a_practice_needs_no_database(path):
    # No database is allowed in this test.
    plan = preview(path, on=TODAY)
    assert (plan.status, plan.read, plan.accepted, len(plan.refused)) == ("needs_review", 3, 2, 1)
    assert plan.changes is None


def test_it_prints_the_agreed_shape(path):
    printed = json.loads(json.dumps(preview(path, on=TODAY).as_json()))
    assert printed["status"] == "needs_review"
    assert printed["review"] == ["BAD_AMOUNT"]
    assert printed["error"] is None
    assert printed["rows"]["refused"] == [
        {
            "line": 5,
            "code": "BAD_AMOUNT",
            "file": "aging.csv",
            "reason": printed["rows"]["refused"][0]["reason"],
        }
    ]
    assert printed["patient_owed_column"] == "Patient Balance"
    assert printed["columns"] == {
        "Account": "guarantor_id",
        "Name": "name",
        "Patient Balance": "patient_owed",
        "Insurance Balance": "insurance_owed",
        "Due Date": "due_date",
        "Mobile": "mobile",
        "Email": "email",
        "SSN": None,
        "Notes": "notes",
    }
    assert printed["guarantors"][0] == {
        "external_id": "A1",
        "lines": [3],
        "name": {"first": "Jane", "middle": "Q", "last": "Smith", "suffix": ""},
        "insurance_state": "none_open",
        "phones": ["+13125550101"],
        "emails": ["jane@example.com"],
        "preferred_channel": None,
        "state": None,
        "zip": None,
        "flags": [],
        "insurance_cents": 0,
        "oldest_date": "2026-09-20",
        "oldest_date_kind": "due",
        "oldest_bucket_days": None,
        "last_payment": None,
        "balance_cents": 123_45,
        "ask_cents": 123_45,
    }
    john = printed["guarantors"][1]
    assert (john["flags"], john["ask_cents"], john["insurance_state"]) == (
        ["DECEASED"],
        0,
        "pending",
    )
    assert {f["code"] for f in printed["findings"]} >= {"NO_PHONE_OR_EMAIL", "DO_NOT_REMIND"}


def test_it_counts_adds_up_and_ties_out(path):
    plan = preview(path, on=TODAY)
    tie = plan.tie_outs[0]
    assert (tie.printed_cents, tie.accepted_cents, tie.refused_cents) == (433_45, 433_45, 0)
    assert (tie.result, tie.difference_cents) == ("ties", 0)
    people = plan.people
    assert (people.count, people.owed_cents, people.ask_cents) == (2, 433_45, 123_45)
    assert (people.held, people.insurance_pending, people.unreachable) == (1, 1, 1)


def test_a_social_security_number_is_named_as_a_column_and_never_read(path):
    plan = preview(path, on=TODAY)
    assert plan.columns["SSN"] is None
    assert not re.search(r"000-12-3456", json.dumps(plan.as_json()))


def test_every_column_has_a_reason_and_samples_for_the_person_who_confirms(path):
    plan = preview(path, on=TODAY)
    assert set(plan.why) == set(plan.columns)
    assert plan.samples["Name"][0] == "Smith, Jane Q"


def test_written_piece_by_piece_it_is_the_same(path):
    plan = preview(path, on=TODAY)
    out = io.StringIO()
    plan.write_json(out)
    assert json.loads(out.getvalue()) == json.loads(json.dumps(plan.as_json()))


def test_a_refused_file_prints_no_accounts(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"")
    out = io.StringIO()
    preview(tmp_path / "x.csv", on=TODAY).write_json(out)
    printed = json.loads(out.getvalue())
    assert (printed["status"], printed["error"]) == (
        "refused",
        {"code": "EMPTY_FILE", "line": None},
    )
    assert printed["guarantors"] == []


def test_progress_is_told_with_an_end_that_is_known_beforehand(path):
    told = []
    preview(path, on=TODAY, progress=lambda done, expected: told.append((done, expected)))
    done, expected = told[-1]
    assert done > 0
    assert expected >= done


def test_what_a_person_declares_of_the_whole_file_holds_everybody_in_it(path):
    plan = preview(path, on=TODAY, flags=[Flag.COLLECTIONS])
    assert (plan.people.held, plan.people.ask_cents) == (2, 0)


@pytest.mark.django_db
def test_a_declared_flag_holds_the_accounts_when_the_file_is_taken_in(path):
    north = make_practice("North")
    commit(
        north,
        path,
        by="staff:bea",
        now=NOW,
        as_of=TODAY,
        accept=["BAD_AMOUNT"],
        flags=[Flag.COLLECTIONS],
    )
    assert Hold.objects.filter(kind="outside_agency").count() == 2


@pytest.mark.django_db
def test_an_import_gives_the_same_plan_and_what_it_changed(path):
    north = make_practice("North")
    how = {"by": "staff:bea", "now": NOW, "as_of": TODAY, "accept": ["BAD_AMOUNT"]}
    run = commit(north, path, listing=True, **how)
    done, planned = run.plan.as_json(), preview(path, on=TODAY).as_json()
    assert done.pop("changes")["counts"] == run.what_changed
    assert done == planned
    again = commit(north, path, **how)
    assert again.what_changed == dict.fromkeys(run.changes, 0) | {"unchanged": 2}


@pytest.mark.django_db
def test_a_preview_against_a_practice_changes_nothing(path):
    north = make_practice("North")
    before = everything(north)
    plan = preview(path, on=TODAY, practice=north, now=NOW)
    assert plan.changes["new"] == ["A1", "A2"]
    assert everything(north) == before
    assert Guarantor.objects.count() == Statement.objects.count() == 0


@pytest.mark.django_db
def test_a_preview_against_a_practice_names_what_is_different(path, tmp_path):
    north = make_practice("North")
    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, accept=["BAD_AMOUNT"])
    newer = tmp_path / "newer.csv"
    newer.write_text(
        "\n".join(
            (
                HEADER,
                ROWS[0].replace("123.45", "100.00").replace("0101", "0177"),
                ROWS[1].replace("passed away", ""),
                'A9,"New, Nora",5.00,0.00,2026-11-01,312-555-0109,,,',
            )
        )
        + "\n"
    )
    week = timedelta(days=7)
    plan = preview(newer, on=TODAY + week, practice=north, now=NOW + week)
    assert plan.changes["reduced"] == [{"id": "A1", "from": 123_45, "to": 100_00}]
    assert plan.changes["contact_changed"] == ["A1"]
    assert plan.changes["flags_changed"] == ["A2"]
    assert plan.changes["new"] == ["A9"]
    assert plan.changes["counts"]["changed"] == 2


@needs_shared
@pytest.mark.parametrize(
    "case",
    [
        "broken/duplicate_ids",
        "broken/formula_cells",
        "broken/header_missing",
        "broken/truncated",
        "broken/wrong_type",
        "broken/zip_bomb",
    ],
)
def test_broken_files_of_the_material_are_answered_as_agreed(case):
    folder = SHARED / "intake" / case
    told = json.loads((folder / "case.json").read_text())
    expected = json.loads((folder / "expected.json").read_text())
    printed = preview(folder / told["file"], on=TODAY).as_json()
    assert printed["status"] == expected["status"]
    assert (printed["error"] or {}).get("code") == (expected["error"] or {}).get("code")
    if expected["error"] is None:
        for name in ("refused", "not_counted"):
            found = [(row["line"], row["code"]) for row in printed["rows"][name]]
            assert sorted(found) == sorted((r["line"], r["code"]) for r in expected["rows"][name])


@pytest.mark.django_db
def test_the_work_item_of_an_unreachable_account_proposes_a_way(path):
    north = make_practice("North")
    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, accept=["BAD_AMOUNT"])
    item = WorkItem.objects.get(guarantor__external_id="A2")
    assert item.kind == WorkKind.CONTACT_DETAILS
    assert "call" in item.reason, "there is no address to write to"

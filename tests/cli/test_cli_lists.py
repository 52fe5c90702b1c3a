"""tactful balances, worklist: the lists staff and scripts read."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from openpyxl import load_workbook

from tactful.core.vocabulary import HoldKind, InsuranceState, Urgency, WorkKind
from tactful.outreach.actions import open_hold
from tactful.worklist.actions import NewItem, open_items
from tests.cast import NOW, TODAY, bill, make_guarantor, pay, refresh
from tests.cli.running import run

pytestmark = pytest.mark.django_db

SHAPE = [
    *("id", "name", "patients", "balance_cents", "overdue_cents", "days_past_due", "bucket"),
    *("oldest_due", "last_payment", "insurance_state", "preferred_channel", "email", "mobile"),
    *("status", "priority", "reasons"),
]


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def names(command, *words, practice="north"):
    ran = run(command, "--practice", practice, "--json", *words)
    assert ran.code == 0, ran.err
    return [row["name"] for row in ran.json]


def test_balances_come_in_the_shape_that_was_promised(cast):
    pay(cast.jane, 23_45, on=TODAY - timedelta(days=3))
    rows = run("balances", "--practice", "north", "--json").json
    assert [list(row) for row in rows] == [SHAPE] * 4
    assert [row["name"] for row in rows] == ["Doe, John", "Lee, Mary", "Ruiz, Ana", "Smith, Jane"]
    assert rows[-1] | {"reasons": ["61 days past due"], "balance_cents": 100_00} == rows[-1]
    assert rows[-1]["last_payment"] == {"date": "2026-11-17", "amount_cents": 23_45}


def test_the_only_practice_need_not_be_named_and_several_are_asked_about(cast):
    ran = run("balances", "--json")
    assert ran.code == 2
    assert "north, south" in ran.err
    cast.south.delete()
    assert run("balances", "--json").code == 0


def test_sol_at_south_sees_only_south(cast):
    for command in ("balances", "worklist"):
        assert names(command, practice="south") == ["Young, Pat"]


def test_balances_as_of_a_day_are_those_of_that_day(cast):
    rows = run("balances", "--practice", "north", "--as-of", "2026-10-20", "--json").json
    assert {row["name"]: row["days_past_due"] for row in rows}["Smith, Jane"] == 30


def test_all_adds_accounts_at_zero_and_in_credit(cast):
    make_guarantor(cast.north, "Nil, Owen")
    pay(make_guarantor(cast.north, "Credit, Carl"), 5_00)
    refresh(cast.north)
    assert "Nil, Owen" not in names("balances")
    assert {"Nil, Owen", "Credit, Carl"} <= set(names("balances", "--all"))


@pytest.mark.parametrize(
    ("filter", "left"),
    [
        (("--older-than", "60"), ["Doe, John", "Smith, Jane"]),
        (("--older-than", "61"), ["Doe, John"]),
        (("--over", "212.00"), ["Doe, John"]),
        (("--over", "$100"), ["Doe, John", "Ruiz, Ana", "Smith, Jane"]),
        (("--channel", "email"), ["Lee, Mary", "Smith, Jane"]),
        (("--channel", "email", "--channel", "sms", "--top"), ["Doe, John", "Smith, Jane"]),
        (("--insurance", "pending"), []),
        (("--status", "disputed"), []),
        (("--sort", "amount"), ["Doe, John", "Ruiz, Ana", "Smith, Jane", "Lee, Mary"]),
        (("--sort", "who_first"), ["Doe, John", "Smith, Jane", "Lee, Mary", "Ruiz, Ana"]),
    ],
)
def test_a_list_is_narrowed_and_ordered_as_asked(cast, filter, left):
    assert names("balances", *filter) == left


def test_the_worklist_shows_what_can_be_worked_then_insurance_then_holds(cast):
    cast.mary.insurance_state = InsuranceState.PENDING
    cast.mary.save()
    open_hold(cast.john, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    open_items(
        cast.north,
        [NewItem(cast.john.pk, WorkKind.DISPUTE, Urgency.P1, "says the bill is wrong", "x")],
        now=NOW,
    )
    rows = run("worklist", "--practice", "north", "--json").json
    assert [(row["lane"], row["rank"], row["name"]) for row in rows] == [
        ("ready", 1, "Smith, Jane"),
        ("ready", 2, "Ruiz, Ana"),
        ("insurance_pending", 1, "Lee, Mary"),
        ("held", 1, "Doe, John"),
    ]
    assert rows[2]["reasons"][0] == "insurance pending"
    assert rows[3]["next_action"]["reason"] == "says the bill is wrong"
    assert names("worklist", "--lane", "held") == ["Doe, John"]
    assert names("worklist", "--limit", "1") == ["Smith, Jane", "Lee, Mary", "Doe, John"]


def test_a_terminal_is_told_how_many_owe_what_and_why(cast):
    ran = run("worklist", "--practice", "north")
    assert "Who first: 4 accounts, $733.65" in ran.out
    assert "90 days" in ran.out
    ran = run("balances", "--practice", "north", "--top")
    assert "2 accounts owe $433.45 as of Nov 20, 2026." in ran.out
    assert "Aged from due date." in ran.out
    assert "Who first: 2 accounts, $433.45" in run("worklist", "--practice", "north", "--top").out


@pytest.mark.parametrize("command", ["balances", "worklist"])
def test_a_list_is_written_as_csv_and_as_a_workbook(cast, tmp_path, command):
    bill(make_guarantor(cast.north, "=HYPERLINK(1), X"), 900_00, days=100)
    refresh(cast.north)
    sheet, book = tmp_path / "list.csv", tmp_path / "list.xlsx"
    ran = run(command, "--practice", "north", "--csv", sheet, "--xlsx", book)
    assert ran.code == 0
    assert "contains patient information" in ran.err
    rows = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert "123.45" in {row["Balance"] for row in rows}
    assert all(not row["Name"].startswith("=") for row in rows if row["Name"])
    cells = list(load_workbook(book).active.values)
    assert "Balance" in cells[0]
    assert len(cells) >= 6


def test_json_and_a_file_may_be_asked_for_together(cast, tmp_path):
    ran = run("balances", "--practice", "north", "--json", "--csv", tmp_path / "x.csv")
    assert len(ran.json) == 4
    assert (tmp_path / "x.csv").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("balances", "--as-of", "yesterday"), "--as-of takes a date"),
        (("balances", "--as-of", "2026-02-30"), "--as-of takes a date"),
        (("balances", "--as-of", "9999-12-31"), "between the years"),
        (("balances", "--over", "lots"), "--over: "),
        (("balances", "--older-than", "-1"), "--older-than"),
        (("balances", "--channel", "fax"), "--channel takes one of sms"),
        (("balances", "--status", "angry"), "--status takes one of"),
        (("balances", "--insurance", "gone"), "--insurance takes one of"),
        (("balances", "--location", "Moon"), "--location takes one of"),
        (("balances", "--sort", "luck"), "--sort takes one of"),
        (("balances", "--csv", "/no/such/folder/x.csv"), "cannot be written"),
        (("worklist", "--lane", "fast"), "--lane takes one of"),
        (("worklist", "--limit", "0"), "--limit"),
        (("worklist", "--no-such-option"), "No such option"),
    ],
)
def test_a_wrong_call_is_explained_and_leaves_with_two(cast, words, said):
    ran = run(*words, "--practice", "north")
    assert ran.code == 2
    assert said in ran.err


def test_a_practice_that_is_not_there_is_refused(cast):
    ran = run("balances", "--practice", "east", "--json")
    assert (ran.code, ran.out) == (1, "")


def test_before_the_first_practice_the_next_step_is_named(db):
    ran = run("worklist", "--json")
    assert ran.code == 1
    assert "tactful practice create" in ran.err


def test_an_empty_practice_is_an_empty_list(north):
    assert run("balances", "--json").json == []
    assert run("worklist", "--json").json == []
    assert "0 accounts owe $0.00" in run("balances").out

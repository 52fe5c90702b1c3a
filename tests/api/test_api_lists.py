"""The lists that programs read: who owes, and who is first."""

from datetime import timedelta

import pytest
import time_machine

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import HoldKind
from tactful.outreach.actions import open_hold
from tests.api.calling import Caller, problem
from tests.cast import NOW, TODAY, bill, make_guarantor, pay, refresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def caller(cast):
    return Caller(cast.north, "read")


def test_balances_are_those_of_the_command_line(cast, caller):
    pay(cast.jane, 23_45, on=TODAY - timedelta(days=3))
    body = caller.get("balances").json()
    assert (body["as_of"], body["aging_basis"]) == ("2026-11-20", "due_date")
    jane = next(row for row in body["balances"] if row["id"] == cast.jane.external_id)
    assert jane == {
        "id": cast.jane.external_id,
        "name": "Smith, Jane",
        "patients": ["Smith, Jane"],
        "balance_cents": 100_00,
        "overdue_cents": 100_00,
        "days_past_due": 61,
        "bucket": "61-90",
        "oldest_due": "2026-09-20",
        "last_payment": {"date": "2026-11-17", "amount_cents": 23_45},
        "insurance_state": "self_pay",
        "preferred_channel": "email",
        "email": "jane.smith@example.com",
        "mobile": "+13125550101",
        "status": "partial",
        "priority": "top",
        "reasons": ["61 days past due"],
    }


def test_balances_as_of_another_day_are_those_of_that_day(cast, caller):
    body = caller.get("balances", as_of="2026-10-20").json()
    days = {row["name"]: row["days_past_due"] for row in body["balances"]}
    assert days["Smith, Jane"] == 30
    assert body["as_of"] == "2026-10-20"


def test_all_adds_those_who_owe_nothing(cast, caller):
    make_guarantor(cast.north, "Nil, Owen")
    refresh(cast.north)
    names = [row["name"] for row in caller.get("balances").json()["balances"]]
    everybody = [row["name"] for row in caller.get("balances", all="true").json()["balances"]]
    assert "Nil, Owen" not in names
    assert "Nil, Owen" in everybody


def test_the_worklist_is_ranked_and_comes_in_pages(cast, caller):
    first = caller.get("worklist", size=3).json()
    assert [row["name"] for row in first["rows"]] == ["Doe, John", "Smith, Jane", "Lee, Mary"]
    assert first["rows"][0]["reasons"] == ["90 days past due"]
    second = caller.get("worklist", size=3, cursor=first["next"]).json()
    assert [(row["rank"], row["name"]) for row in second["rows"]] == [(4, "Ruiz, Ana")]
    assert second["next"] == ""


def test_what_is_on_hold_is_a_lane_of_its_own(cast, caller):
    open_hold(cast.john, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    held = caller.get("worklist", lane="held").json()
    assert [(row["name"], row["status"]) for row in held["rows"]] == [("Doe, John", "disputed")]


def test_sol_reads_nothing_of_north(cast):
    sol = Caller(cast.south, "read")
    for path in ("balances", "worklist"):
        said = sol.get(path).content.decode()
        assert "Young, Pat" in said
        for secret in ("Smith", "Doe", "Lee", "Ruiz", "555010" + "1"):
            assert secret not in said


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("balances", {"as_of": "yesterday"}, "invalid"),
        ("balances", {"as_of": "2026-02-30"}, "invalid"),
        ("balances", {"as_of": "9999-12-31"}, "invalid"),
        ("balances", {"as_of": "0001-01-01"}, "invalid"),
        ("balances", {"all": "perhaps"}, "invalid"),
        ("worklist", {"lane": "slow"}, "invalid"),
        ("worklist", {"size": 0}, "invalid"),
        ("worklist", {"size": 501}, "invalid"),
        ("worklist", {"size": "many"}, "invalid"),
        ("worklist", {"cursor": "x"}, "unknown-cursor"),
        ("worklist", {"cursor": "9" * 40}, "unknown-cursor"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(cast, caller, path, query, name):
    answer = caller.get(path, **query)
    assert (answer.status_code, problem(answer)) == (422, name)


@pytest.mark.parametrize("as_of", ["1900-01-01", "2199-12-31"])
def test_a_day_long_ago_or_far_ahead_is_a_day_like_any_other(cast, caller, as_of):
    assert caller.get("balances", as_of=as_of).status_code == 200


def test_what_was_read_is_written_down_and_kept_by_nobody_on_the_way(cast, caller):
    bill(make_guarantor(cast.north, "New, One"), 10_00, days=1)
    answer = caller.get("balances")
    assert "no-store" in answer["Cache-Control"]
    entry = AuditEntry.objects.get(action="balances read")
    assert entry.actor.startswith("token:")
    assert entry.detail == {"rows": 5}

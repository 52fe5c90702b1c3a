"""Lists of open invoices: one row a bill, what is still open on it, and its own dates."""

from datetime import date, timedelta

import pytest
from tests.apps.intake_state import everything
from tests.cast import NOW, TODAY, make_practice

from tactful.intake.actions import commit
from tactful.intake.plan import preview
from tactful.ledger.actions import record_payment
from tactful.ledger.balances import balances_as_of, open_statements
from tactful.ledger.models import Adjustment, Guarantor, Statement

pytestmark = pytest.mark.django_db

HEADER = "Account,Name,Invoice,Statement Date,Due Date,Balance,Mobile"
WEEK = timedelta(days=7)
DAY = timedelta(days=1)


@pytest.fixture
def north():
    return make_practice("North")


@pytest.fixture
def listed(north, tmp_path):
    """Take in a list of rows (account, invoice, dollars open), some days later."""

    def take(*rows, later=timedelta(0), check=True, **how):
        lines = [
            f'{key},"Person, {key}",{invoice},2026-09-01,{due},{dollars},312-555-0101'
            for key, invoice, due, dollars in rows
        ]
        path = tmp_path / f"open-{later.days}-{len(rows)}.csv"
        path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
        on = TODAY + later
        plan = preview(
            path,
            on=on,
            practice=north,
            now=NOW + later,
            full_snapshot=how.get("full_snapshot", False),
        )
        run = commit(north, path, by="staff:bea", now=NOW + later, as_of=on, **how)
        if check:
            assert plan.changes["counts"] == run.changes
        return run

    return take


def owes(north, key, on=TODAY):
    account = Guarantor.objects.get(practice=north, external_id=key)
    return balances_as_of(north, on=on)[account.pk]


def open_bills(north, key, on):
    account = Guarantor.objects.get(practice=north, external_id=key)
    return {i.external_id: i.open_cents for i in open_statements(north, on=on).get(account.pk, [])}


TWO = (("A1", "I-1", "2026-09-20", "100.00"), ("A1", "I-2", "2026-10-20", "30.00"))


def test_bills_are_statements_with_their_own_dates(north, listed):
    run = listed(*TWO)
    assert run.source == "invoice_list"
    bill = Statement.objects.get(external_id="I-1")
    assert (bill.statement_on, bill.due_on, bill.amount_cents) == (
        date(2026, 9, 1),
        date(2026, 9, 20),
        100_00,
    )
    assert (owes(north, "A1").balance_cents, owes(north, "A1").open_statements) == (130_00, 2)


def test_the_same_list_a_week_later_changes_nothing(north, listed):
    listed(*TWO)
    before = everything(north, but=("Guarantor", "Balance"))
    run = listed(*TWO, later=WEEK)
    assert run.changes == dict.fromkeys(run.changes, 0) | {"unchanged": 1}
    assert everything(north, but=("Guarantor", "Balance")) == before


def test_a_lower_amount_is_an_adjustment_and_last_week_stays_as_it_was(north, listed):
    listed(*TWO)
    listed(("A1", "I-1", "2026-09-20", "60.00"), TWO[1], later=WEEK)
    assert open_bills(north, "A1", TODAY + WEEK) == {"I-1": 60_00, "I-2": 30_00}
    assert open_bills(north, "A1", TODAY) == {"I-1": 100_00, "I-2": 30_00}
    assert Statement.objects.get(external_id="I-1").amount_cents == 100_00


def test_a_payment_recorded_here_is_not_counted_twice(north, listed):
    listed(*TWO)
    account = Guarantor.objects.get()
    record_payment(
        account, amount_cents=40_00, on=TODAY + DAY, method="card", by="b", now=NOW + DAY
    )
    run = listed(("A1", "I-1", "2026-09-20", "60.00"), TWO[1], later=WEEK)
    assert run.changes["unchanged"] == 1
    assert owes(north, "A1", TODAY + WEEK).balance_cents == 90_00
    listed(("A1", "I-1", "2026-09-20", "60.00"), TWO[1], later=2 * WEEK)
    assert owes(north, "A1", TODAY + 2 * WEEK).balance_cents == 90_00


def test_a_payment_recorded_here_that_the_list_lays_on_another_bill_is_still_one(north, listed):
    listed(*TWO)
    account = Guarantor.objects.get()
    record_payment(
        account, amount_cents=30_00, on=TODAY + DAY, method="card", by="b", now=NOW + DAY
    )
    listed(TWO[0], ("A1", "I-2", "2026-10-20", "0.00"), later=WEEK)
    assert owes(north, "A1", TODAY + WEEK).balance_cents == 100_00


@pytest.mark.parametrize(("full_snapshot", "owed"), [(False, 130_00), (True, 100_00)])
def test_a_bill_no_longer_listed_is_closed_only_in_a_full_list(north, listed, full_snapshot, owed):
    listed(*TWO)
    listed(TWO[0], later=WEEK, full_snapshot=full_snapshot)
    assert owes(north, "A1", TODAY + WEEK).balance_cents == owed
    assert owes(north, "A1", TODAY).balance_cents == 130_00


@pytest.mark.parametrize(("full_snapshot", "owed"), [(False, 45_00), (True, 0)])
def test_an_account_no_longer_listed_is_settled_only_in_a_full_list(
    north, listed, full_snapshot, owed
):
    listed(*TWO, ("A2", "I-3", "2026-10-01", "45.00"))
    run = listed(*TWO, later=WEEK, full_snapshot=full_snapshot)
    assert owes(north, "A2", TODAY + WEEK).balance_cents == owed
    assert (run.changes["vanished"], run.changes["settled"]) == (1, int(full_snapshot))


def test_a_credit_row_is_a_credit_and_goes_when_the_list_drops_it(north, listed):
    listed(*TWO, ("A1", "C-9", "2026-10-20", "(20.00)"))
    assert owes(north, "A1").balance_cents == 110_00
    run = listed(*TWO, ("A1", "C-9", "2026-10-20", "(20.00)"), later=WEEK)
    assert run.changes["unchanged"] == 1
    listed(*TWO, later=2 * WEEK)
    assert owes(north, "A1", TODAY + 2 * WEEK).balance_cents == 130_00
    assert owes(north, "A1", TODAY + WEEK).balance_cents == 110_00


def test_a_bill_the_list_says_is_paid_is_closed_though_the_account_owes_others(north, tmp_path):
    header = f"{HEADER},Status"
    rows = [
        'A1,"Person, Pat",{},2026-09-01,2026-09-20,{},312-555-0101,{}'.format(*bill)
        for bill in (("I-1", "100.00", ""), ("I-2", "30.00", ""), ("I-1", "100.00", "Paid"))
    ]
    for at, lines in enumerate((rows[:2], [rows[2], rows[1]])):
        path = tmp_path / f"{at}.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
        commit(north, path, by="staff:bea", now=NOW + at * WEEK, as_of=TODAY + at * WEEK)
    assert open_bills(north, "A1", TODAY + WEEK) == {"I-2": 30_00}


def test_a_bill_that_cannot_be_read_is_not_closed_by_a_full_list(north, listed):
    listed(*TWO)
    listed(
        TWO[0],
        ("A1", "I-2", "2026-10-20", "x"),
        later=WEEK,
        full_snapshot=True,
        accept=["BAD_AMOUNT"],
    )
    assert owes(north, "A1", TODAY + WEEK).balance_cents == 130_00


def test_a_second_list_of_the_same_day_corrects_the_first(north, listed):
    listed(*TWO)
    listed(("A1", "I-1", "2026-09-20", "90.00"), TWO[1], later=WEEK)
    listed(
        ("A1", "I-1", "2026-09-20", "80.00"),
        TWO[1],
        ("A2", "I-4", "2026-10-20", "1.00"),
        later=WEEK,
    )
    assert open_bills(north, "A1", TODAY + WEEK) == {"I-1": 80_00, "I-2": 30_00}
    assert Adjustment.objects.count() == 1

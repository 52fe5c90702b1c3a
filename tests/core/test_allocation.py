"""What an account owes: rules 1 to 8 of the ledger README, one table each."""

import csv
import json
from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared import SHARED, needs_shared

from tactful.core.aging import AgingBasis
from tactful.core.allocation import (
    Adjustment,
    Charge,
    Payment,
    allocate,
    counting_payments,
    net_paid_cents,
)
from tactful.core.money import parse_cents

TODAY = date(2026, 11, 20)


def day(text):
    return date.fromisoformat(f"2026-{text}")


def bill(id, cents, *, due="10-01", sent="09-10"):
    return Charge(id, day(sent), day(due), cents)


def paid(cents, on="10-10", charge_id=None, id=None):
    return Payment(id or f"P{on}{charge_id}{cents}", day(on), cents, charge_id)


def adjusted(cents, on="10-10", charge_id=None, id="A1"):
    return Adjustment(id, day(on), cents, charge_id)


def open_by_charge(account):
    return {item.charge_id: item.open_cents for item in account.open_statements}


TWO_BILLS = (bill("A", 100_00, due="10-01"), bill("B", 50_00, due="11-01"))


@pytest.mark.parametrize(
    ("payments", "adjustments", "still_open", "credit"),
    [
        ([], [], {"A": 100_00, "B": 50_00}, 0),
        ([paid(30_00, charge_id="B")], [], {"A": 100_00, "B": 20_00}, 0),
        ([paid(30_00)], [], {"A": 70_00, "B": 50_00}, 0),
        ([paid(120_00)], [], {"B": 30_00}, 0),
        ([paid(70_00, charge_id="B")], [], {"A": 80_00}, 0),
        ([paid(30_00, charge_id="GONE")], [], {"A": 70_00, "B": 50_00}, 0),
        ([], [adjusted(-100_00, charge_id="A")], {"B": 50_00}, 0),
        ([], [adjusted(-10_00)], {"A": 90_00, "B": 50_00}, 0),
        ([], [adjusted(25_00, charge_id="B")], {"A": 100_00, "B": 75_00}, 0),
        ([paid(30_00)], [adjusted(10_00)], {"A": 80_00, "B": 50_00}, 0),
        ([paid(150_00)], [], {}, 0),
        ([paid(155_00)], [], {}, 5_00),
        ([paid(110_00, charge_id="A"), paid(50_00, charge_id="B")], [], {}, 10_00),
    ],
)
def test_money_goes_to_its_bill_and_the_rest_to_the_oldest(
    payments, adjustments, still_open, credit
):
    account = allocate(TWO_BILLS, payments, adjustments, on=TODAY)
    assert open_by_charge(account) == still_open
    assert account.credit_cents == credit
    assert account.balance_cents == sum(still_open.values()) - credit


def test_bills_due_on_the_same_day_are_paid_in_the_order_of_their_numbers():
    account = allocate([bill("B", 40_00), bill("A", 40_00)], [paid(50_00)], [], on=TODAY)
    assert open_by_charge(account) == {"B": 30_00}


@pytest.mark.parametrize(
    ("on", "balance"),
    [
        ("09-09", 0),
        ("09-10", 100_00),
        ("10-09", 100_00),
        ("10-10", 60_00),
        ("10-14", 60_00),
        ("10-15", 55_00),
    ],
)
def test_as_of_a_day_only_rows_dated_by_then_exist(on, balance):
    account = allocate(
        [bill("A", 100_00)],
        [paid(40_00, "10-10", "A")],
        [adjusted(-5_00, "10-15")],
        on=day(on),
    )
    assert account.balance_cents == balance


@pytest.mark.parametrize(
    ("on", "overdue", "days"),
    [
        ("09-30", 0, -1),
        ("10-01", 0, 0),
        ("10-02", 100_00, 1),
        ("11-01", 100_00, 31),
        ("11-02", 150_00, 32),
    ],
)
def test_a_bill_is_overdue_from_the_day_after_its_due_date(on, overdue, days):
    account = allocate(TWO_BILLS, [], [], on=day(on))
    assert (account.overdue_cents, account.days_past_due) == (overdue, days)


def test_an_account_is_as_old_as_its_oldest_open_bill():
    account = allocate(TWO_BILLS, [paid(100_00, charge_id="A")], [], on=TODAY)
    assert account.oldest_due_on == day("11-01")
    assert account.days_past_due == 19
    assert account.open_count == 1


def test_an_account_with_nothing_open_has_no_age():
    account = allocate(TWO_BILLS, [paid(150_00)], [], on=TODAY)
    assert (account.oldest_due_on, account.days_past_due, account.age_days) == (None, None, None)


@pytest.mark.parametrize(
    ("basis", "age"),
    [
        (AgingBasis.DUE_DATE, 50),
        (AgingBasis.FIRST_STATEMENT, 71),
        (AgingBasis.SERVICE_DATE, 80),
    ],
)
def test_age_follows_the_practices_aging_basis_and_days_past_due_never_do(basis, age):
    charge = Charge("A", day("09-10"), day("10-01"), 100_00, service_on=day("09-01"))
    account = allocate([charge], [], [], on=TODAY, basis=basis)
    assert (account.age_days, account.days_past_due) == (age, 50)


RETURNED_CHECK = (
    paid(60_00, "09-20", "A", "P1"),
    paid(60_00, "10-05", "A", "P2"),
    paid(-60_00, "10-12", "A", "P3"),
)


@pytest.mark.parametrize(
    ("on", "balance", "last_paid_on"),
    [
        ("09-19", 200_00, None),
        ("10-05", 80_00, "10-05"),
        ("10-11", 80_00, "10-05"),
        ("10-12", 140_00, "09-20"),
    ],
)
def test_a_returned_check_stops_being_a_payment_on_the_day_it_comes_back(on, balance, last_paid_on):
    account = allocate([bill("A", 200_00)], RETURNED_CHECK, [], on=day(on))
    assert account.balance_cents == balance
    last = account.last_payment
    assert (last and last.on) == (last_paid_on and day(last_paid_on))


@pytest.mark.parametrize(
    ("negative", "counting"),
    [
        (paid(-60_00, "10-12", "A", "R"), {"P2"}),
        (paid(-60_00, "10-12", "B", "R"), {"P1", "P2"}),
        (paid(-59_00, "10-12", "A", "R"), {"P1", "P2"}),
        (paid(-60_00, "09-19", "A", "R"), {"P1", "P2"}),
        (paid(-60_00, "09-20", "A", "A0"), {"P2"}),
    ],
)
def test_a_return_takes_back_only_an_earlier_payment_of_its_bill_and_amount(negative, counting):
    rows = [paid(60_00, "09-20", "A", "P1"), paid(30_00, "10-05", "A", "P2"), negative]
    assert {row.id for row in counting_payments(rows, on=TODAY)} == counting


def test_two_returns_take_back_two_payments_latest_first():
    rows = [*RETURNED_CHECK, paid(-60_00, "10-13", "A", "P4")]
    assert counting_payments(rows, on=day("10-13")) == []
    assert [row.id for row in counting_payments(rows, on=day("10-12"))] == ["P1"]


def test_half_a_refund_lowers_what_was_paid_although_it_takes_back_no_payment():
    rows = [paid(60_00, "10-05", "A", "P1"), paid(-20_00, "10-06", "A", "P2")]
    assert net_paid_cents(rows, since=day("10-01"), until=day("10-31"), on=TODAY) == 40_00


def test_money_owed_without_a_bill_is_open_from_its_own_day():
    account = allocate([], [paid(-35_00, "10-20")], [], on=TODAY)
    assert account.balance_cents == account.overdue_cents == 35_00
    assert account.oldest_due_on == day("10-20")


@pytest.mark.parametrize(
    ("payments", "adjustments", "is_paid"),
    [
        ([paid(150_00)], [], True),
        ([paid(170_00)], [], True),
        ([paid(149_99)], [], False),
        ([paid(100_00)], [adjusted(-50_00)], True),
        ([], [adjusted(-150_00)], False),
        ([paid(150_00, "10-10"), paid(-150_00, "10-12")], [adjusted(-150_00)], False),
    ],
)
def test_paid_in_full_needs_a_payment_not_only_a_correction(payments, adjustments, is_paid):
    assert allocate(TWO_BILLS, payments, adjustments, on=TODAY).is_paid_in_full is is_paid


days = st.integers(0, 40).map(lambda n: day("10-01") + timedelta(days=n))
names = st.sampled_from(["A", "B", "C", "GONE", None])
charges = st.lists(
    st.builds(Charge, st.sampled_from("ABC"), days, days, st.integers(-50_00, 500_00)),
    max_size=3,
    unique_by=lambda charge: charge.id,
)
amounts = st.integers(-300_00, 300_00)
payments = st.lists(st.builds(Payment, st.uuids().map(str), days, amounts, names), max_size=6)
adjustments = st.lists(st.builds(Adjustment, st.uuids().map(str), days, amounts, names), max_size=4)


@given(charges, payments, adjustments, days, st.randoms(use_true_random=False))
def test_whatever_the_rows_the_books_balance_and_no_bill_is_open_below_zero(
    charges, payments, adjustments, on, random: Random
):
    account = allocate(charges, payments, adjustments, on=on)
    owed = sum(row.amount_cents for row in charges if row.statement_on <= on)
    owed += sum(row.amount_cents for row in adjustments if row.on <= on)
    owed -= sum(row.amount_cents for row in payments if row.on <= on)
    assert account.balance_cents == owed
    assert all(item.open_cents > 0 for item in account.open_statements)
    assert account.credit_cents >= 0
    assert not (account.open_statements and account.credit_cents)

    for rows in (charges, payments, adjustments):
        random.shuffle(rows)
    assert allocate(charges, payments, adjustments, on=on) == account


@needs_shared
def test_the_small_practice_to_ask_about_has_the_balances_its_answers_give():
    accounts = SmallPractice(SHARED / "ask" / "ledger")
    checked = 0
    for line in (SHARED / "ask" / "dev.jsonl").read_text().splitlines():
        expected = json.loads(line)["expected"]
        for guarantor_id, values in (expected.get("values") or {}).items():
            account = accounts.as_of(guarantor_id, date.fromisoformat(expected["as_of"]))
            assert shown(account, values) == values, guarantor_id
            checked += 1
    assert checked > 1000


class SmallPractice:
    """The ledger folder, read once, each account's rows by guarantor."""

    def __init__(self, folder):
        self.charges = self._rows(folder / "charges.csv")
        self.payments = self._rows(folder / "payments.csv")
        self.adjustments = self._rows(folder / "adjustments.csv")

    def as_of(self, guarantor_id, on):
        return allocate(
            [
                Charge(
                    row["id"],
                    date.fromisoformat(row["statement_date"]),
                    date.fromisoformat(row["due_date"]),
                    parse_cents(row["amount"]),
                )
                for row in self.charges[guarantor_id]
            ],
            [Payment(*self._money(row)) for row in self.payments[guarantor_id]],
            [Adjustment(*self._money(row)) for row in self.adjustments[guarantor_id]],
            on=on,
        )

    @staticmethod
    def _money(row):
        on = date.fromisoformat(row["date"])
        return row["id"], on, parse_cents(row["amount"]), row["invoice_id"] or None

    @staticmethod
    def _rows(path):
        rows = defaultdict(list)
        with path.open(newline="") as file:
            for row in csv.DictReader(file):
                rows[row["guarantor_id"]].append(row)
        return rows


def shown(account, wanted):
    """The account's values under the names and in the form of the answers."""
    last = account.last_payment
    values = {
        "amount_owed": f"{account.balance_cents / 100:.2f}",
        "overdue_amount": f"{account.overdue_cents / 100:.2f}",
        "days_past_due": account.days_past_due,
        "last_payment_date": last and last.on.isoformat(),
    }
    return {name: values[name] for name in wanted}

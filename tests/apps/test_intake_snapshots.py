"""Balance files: what an account owes on each day, when only lists of balances were imported.

Nothing here needs a database: the same decisions are applied to rows in memory.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.core.allocation import Adjustment, Charge, Payment, allocate
from tactful.intake.snapshots import (
    CREDIT,
    POSTED_WITHIN,
    Bill,
    Dates,
    Money,
    Snapshot,
    adjustment_id,
    follow,
    standing_of,
)

DAY1, DAY2, DAY3 = date(2026, 11, 13), date(2026, 11, 20), date(2026, 11, 27)
DUE = date(2026, 9, 13)  # 61 days before DAY1
KEY = "8f3a"


@dataclass
class Books:
    """One account's rows, kept as the database keeps them."""

    bills: dict[str, Bill] = field(default_factory=dict)
    payments: list[Money] = field(default_factory=list)
    adjustments: dict[str, Money] = field(default_factory=dict)

    def take_in(self, snapshot: Snapshot) -> bool:
        standing = standing_of(
            snapshot.on, self.bills.values(), self.payments, self.adjustments.values()
        )
        followed = follow(snapshot, standing, KEY)
        if followed.opened:
            self.bills[followed.opened.id] = followed.opened
        if followed.redated:
            bill = self.bills[standing.current]
            self.bills[bill.id] = replace(bill, dates=followed.redated)
        for named, cents in followed.adjustments.items():
            id = adjustment_id(snapshot.on, KEY, named)
            before = self.adjustments[id].cents if id in self.adjustments else 0
            self.adjustments[id] = Money(named, snapshot.on, before + cents)
        return not followed.changes_nothing

    def pay(self, cents: int, on: date) -> None:
        self.payments.append(Money(CREDIT, on, cents, by_hand=True))

    def as_of(self, on: date):
        return allocate(
            [
                Charge(b.id, b.dates.statement_on, b.dates.due_on, b.amount_cents)
                for b in self.bills.values()
            ],
            [Payment(str(i), m.on, m.cents, m.named or None) for i, m in enumerate(self.payments)],
            [Adjustment(id, m.on, m.cents, m.named or None) for id, m in self.adjustments.items()],
            on=on,
        )


def owing(cents: int, on: date = DAY1, **said) -> Snapshot:
    return Snapshot(on, cents, **said)


def test_jane_owes_what_the_file_says_and_is_as_late_as_it_says():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    balance = books.as_of(DAY1)
    assert (balance.balance_cents, balance.days_past_due) == (123_45, 61)


def test_a_file_says_nothing_of_the_days_before_it():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE, statement_on=date(2026, 8, 20)))
    assert books.as_of(DAY1 - timedelta(days=1)).balance_cents == 0
    assert books.as_of(DAY1).open_statements[0].statement_on == date(2026, 8, 20)


def test_the_same_balance_a_week_later_changes_nothing():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    assert not books.take_in(owing(123_45, DAY2, due_on=DUE))
    assert books.as_of(DAY2).days_past_due == 68


def test_a_payment_recorded_here_is_not_counted_again_when_the_next_file_knows_it():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.pay(50_00, DAY1 + timedelta(days=3))
    assert books.as_of(DAY2).balance_cents == 73_45
    assert not books.take_in(owing(73_45, DAY2, due_on=DUE))
    assert books.as_of(DAY2).balance_cents == 73_45


@pytest.mark.parametrize(("days_before", "owes"), [(0, 73_45), (5, 73_45), (6, 123_45)])
def test_the_billing_system_has_five_days_to_book_a_payment_then_its_file_is_right(
    days_before, owes
):
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.pay(50_00, DAY2 - timedelta(days=days_before))
    books.take_in(owing(123_45, DAY2, due_on=DUE))
    assert books.as_of(DAY2).balance_cents == owes
    assert books.as_of(DAY2 - timedelta(days=days_before)).balance_cents == 73_45


def test_of_two_payments_the_file_may_know_one():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.pay(50_00, DAY2 - timedelta(days=2))
    books.pay(20_00, DAY2 - timedelta(days=1))
    books.take_in(owing(73_45, DAY2, due_on=DUE))
    assert books.as_of(DAY2).balance_cents == 53_45


def test_a_person_is_asked_about_a_payment_the_billing_system_never_booked():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.pay(50_00, DAY1 + timedelta(days=1))
    rows = (books.bills.values(), books.payments, books.adjustments.values())
    assert not follow(owing(73_45, DAY2, due_on=DUE), standing_of(DAY2, *rows), KEY).not_booked
    assert follow(owing(123_45, DAY2, due_on=DUE), standing_of(DAY2, *rows), KEY).not_booked


@pytest.mark.parametrize(
    ("file_says", "owes"),
    [
        (123_45, 73_45),  # written before the payment: the payment stands
        (73_45, 73_45),  # written after it: not counted twice
        (93_45, 93_45),  # a new bill as well: the file is right
    ],
)
def test_a_payment_of_the_files_own_day_stands_unless_the_file_knows_it(file_says, owes):
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.pay(50_00, DAY2)
    books.take_in(owing(file_says, DAY2, due_on=DUE))
    assert books.as_of(DAY2).balance_cents == owes


def test_another_due_date_is_another_debt_and_the_old_one_is_closed():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.take_in(owing(80_00, DAY2, due_on=date(2026, 11, 10)))
    assert (books.as_of(DAY2).balance_cents, books.as_of(DAY2).days_past_due) == (80_00, 10)
    assert (books.as_of(DAY1).balance_cents, books.as_of(DAY1).days_past_due) == (123_45, 61)


def test_what_was_paid_off_does_not_make_a_later_debt_old():
    books = Books()
    books.take_in(owing(123_45))
    books.take_in(owing(0, DAY2))
    books.take_in(owing(60_00, DAY3))
    assert (books.as_of(DAY3).balance_cents, books.as_of(DAY3).days_past_due) == (60_00, 0)


def test_money_on_account_lowers_what_may_be_asked_and_a_credit_is_a_credit():
    books = Books()
    books.take_in(owing(120_00, unapplied_cents=45_00, due_on=DUE))
    assert books.as_of(DAY1).balance_cents == 75_00
    books.take_in(owing(-25_00, DAY2))
    assert (books.as_of(DAY2).balance_cents, books.as_of(DAY2).credit_cents) == (-25_00, 25_00)


@pytest.mark.parametrize(
    ("buckets", "ages", "statements"),
    [
        ((0, 0, 1), (0, 0, 7), 1),  # while it counts as current it is not late
        ((1, 31, 31), (1, 31, 38), 1),  # moved on: it was due earlier than we could know
        ((91, 91, 91), (91, 98, 105), 1),
        ((91, 0, 0), (91, 0, 0), 2),  # the old debt was paid, a new one came
    ],
)
def test_a_bucket_dates_a_debt_at_its_younger_edge(buckets, ages, statements):
    books = Books()
    seen = []
    for on, bucket in zip((DAY1, DAY2, DAY3), buckets, strict=True):
        books.take_in(owing(100_00, on, bucket_days=bucket))
        seen.append(books.as_of(on).days_past_due)
    assert (tuple(seen), len(books.bills)) == (ages, statements)


def test_a_corrected_file_of_the_same_day_replaces_the_first():
    books = Books()
    books.take_in(owing(123_45, due_on=DUE))
    books.take_in(owing(100_00, due_on=DUE + timedelta(days=7)))
    books.take_in(owing(110_00, due_on=DUE + timedelta(days=9)))
    balance = books.as_of(DAY1)
    assert (balance.balance_cents, balance.days_past_due, balance.open_count) == (110_00, 52, 1)


def test_next_to_real_bills_a_balance_file_only_corrects_their_sum():
    books = Books()
    bill = Bill("INV-1", Dates(date(2026, 9, 1), DUE), 200_00)
    books.bills["INV-1"] = bill
    books.take_in(owing(150_00, due_on=date(2026, 10, 1)))
    assert (books.as_of(DAY1).balance_cents, books.as_of(DAY1).days_past_due) == (150_00, 61)
    assert list(books.bills) == ["INV-1"]


SNAPSHOTS = st.lists(
    st.tuples(
        st.integers(0, 4),  # days since the last
        st.sampled_from([-25_00, 0, 40_00, 90_00, 123_45]),
        st.sampled_from([0, 0, 15_00]),
        st.sampled_from([None, DUE, DUE + timedelta(days=30)]),
        st.sampled_from([None, date(2026, 8, 20), date(2026, 10, 2)]),
        st.sampled_from([None, None, 0, 1, 31, 91]),
        st.sampled_from([0, 0, 10_00, 40_00]),  # paid at the desk the day before the next
    ),
    min_size=1,
    max_size=7,
)


@given(SNAPSHOTS)
@settings(max_examples=400, deadline=None)
def test_every_day_is_what_the_newest_file_said_and_the_past_never_changes(weeks):
    books, on, known = Books(), DAY1, {}
    for gap, cents, unapplied, due_on, statement_on, bucket, paid in weeks:
        on += timedelta(days=gap)
        snapshot = Snapshot(on, cents, unapplied, due_on, statement_on, None, bucket)
        books.take_in(snapshot)
        if not any(on - m.on <= POSTED_WITHIN for m in books.payments):
            assert books.as_of(on).balance_cents == snapshot.balance_cents
        assert not books.take_in(snapshot), "the same file again changes nothing"
        known[on] = books.as_of(on).balance_cents
        for day, balance in known.items():
            assert books.as_of(day).balance_cents == balance
        if paid:
            on += timedelta(days=1)
            books.pay(paid, on)
            known.pop(on, None)


@given(SNAPSHOTS)
@settings(max_examples=200, deadline=None)
def test_a_stated_due_date_is_the_accounts_age_on_that_day(weeks):
    books, on = Books(), DAY1
    for gap, cents, unapplied, due_on, statement_on, bucket, _ in weeks:
        on += timedelta(days=gap + 1)
        due_on = due_on or DUE
        books.take_in(Snapshot(on, cents, unapplied, due_on, statement_on, None, bucket))
        if cents > unapplied:
            assert books.as_of(on).oldest_due_on == due_on

"""Kept, open, partly kept, broken: computed from payments (ledger README, rule 11)."""

from datetime import date

import pytest

from tactful.core.allocation import Payment
from tactful.core.promises import Promise, promise_paid_cents, promise_status
from tactful.core.vocabulary import PromiseStatus


def day(text):
    return date.fromisoformat(f"2026-{text}")


FRIDAY = Promise(made_on=day("10-28"), promised_on=day("11-06"), amount_cents=150_00)


def paid(cents, on, id=None):
    return Payment(id or f"P{on}", day(on), cents)


@pytest.mark.parametrize(
    ("payments", "on", "status"),
    [
        ([], "10-28", PromiseStatus.OPEN),
        ([], "11-06", PromiseStatus.OPEN),
        ([], "11-07", PromiseStatus.BROKEN),
        ([paid(150_00, "11-06")], "11-06", PromiseStatus.KEPT),
        ([paid(150_00, "10-28")], "10-28", PromiseStatus.KEPT),
        ([paid(100_00, "10-30"), paid(50_00, "11-05")], "11-07", PromiseStatus.KEPT),
        ([paid(200_00, "11-01")], "11-02", PromiseStatus.KEPT),
        ([paid(40_00, "11-01")], "11-06", PromiseStatus.OPEN),
        ([paid(40_00, "11-01")], "11-07", PromiseStatus.PARTIAL),
        ([paid(150_00, "10-27")], "11-07", PromiseStatus.BROKEN),
        ([paid(150_00, "11-07")], "11-07", PromiseStatus.BROKEN),
        ([paid(150_00, "11-06")], "11-05", PromiseStatus.OPEN),
    ],
)
def test_a_promise_is_kept_by_payments_from_the_day_it_was_made_through_its_date(
    payments, on, status
):
    assert promise_status(FRIDAY, payments, on=day(on)) is status


@pytest.mark.parametrize(
    ("on", "status"), [("11-06", PromiseStatus.KEPT), ("11-10", PromiseStatus.BROKEN)]
)
def test_a_check_that_comes_back_no_longer_keeps_the_promise(on, status):
    rows = [paid(150_00, "11-06", "P1"), paid(-150_00, "11-10", "P2")]
    assert promise_status(FRIDAY, rows, on=day(on)) is status


def test_what_was_paid_towards_a_promise_ends_with_its_date():
    rows = [paid(40_00, "11-01"), paid(25_00, "11-06", "P2"), paid(85_00, "11-09")]
    assert promise_paid_cents(FRIDAY, rows, on=day("11-20")) == 65_00


def test_a_withdrawn_promise_is_neither_kept_nor_broken():
    taken_back = Promise(day("10-28"), day("11-06"), 150_00, withdrawn_on=day("11-02"))
    assert promise_status(taken_back, [], on=day("11-01")) is PromiseStatus.OPEN
    assert promise_status(taken_back, [], on=day("11-20")) is PromiseStatus.WITHDRAWN

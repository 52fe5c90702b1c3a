"""Two people record payments of one account in the same second."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from tests.cast import NOW, TODAY, make_cast

from tactful.ledger.actions import record_payment
from tactful.ledger.models import Balance, Payment

AT_ONCE = 6


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time (BEGIN IMMEDIATE)"
)
def test_payments_recorded_at_once_are_all_in_the_balance():
    jane = make_cast().jane
    start = Barrier(AT_ONCE)

    def pay(number):
        start.wait()
        try:
            record_payment(
                jane,
                amount_cents=10_00,
                on=TODAY,
                method="card",
                by="staff:bea",
                now=NOW,
                external_id=f"terminal-{number}",
            )
        finally:
            connection.close()

    threads = [Thread(target=pay, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Payment.objects.filter(guarantor=jane).count() == AT_ONCE
    assert Balance.objects.get(guarantor=jane).balance_cents == 123_45 - AT_ONCE * 10_00

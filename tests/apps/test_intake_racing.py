"""Patients answer and pay while an import is running."""

from threading import Thread

import pytest
from django.db import connection
from tests.cast import NOW, TODAY, make_cast

from tactful.audit.queries import verify
from tactful.intake.actions import commit
from tactful.ledger.actions import record_payment
from tactful.ledger.models import Balance
from tactful.outreach.actions import suppress
from tactful.outreach.models import Hold

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite has one writer at a time (BEGIN IMMEDIATE)"
    ),
]
SOON = 10  # seconds


def an_import_meanwhile(north, path, act):
    """Take in a file with a disputed account; `act` when its rows are written, before the end."""
    path.write_text(
        'Account,Patient Name,Patient Balance,Account Status\n77,"Poe, Pia",90.00,Disputed\n'
    )
    waited = []

    def run():
        try:
            act()
        finally:
            connection.close()

    def progress(done, expected):
        thread = Thread(target=run)
        thread.start()
        thread.join(SOON)
        waited.append(thread.is_alive())

    commit(north, path, by="staff:bea", now=NOW, as_of=TODAY, progress=progress)
    assert Hold.objects.filter(guarantor__external_id="77").exists()
    return waited


def test_a_stop_or_a_payment_does_not_wait_for_the_end_of_an_import(tmp_path):
    cast = make_cast()

    def stop_and_pay():
        suppress(
            cast.north, ["all"], cause="opt_out", via="reply:1", now=NOW, guarantor_id=cast.ana.pk
        )
        record_payment(
            cast.jane, amount_cents=123_45, on=TODAY, method="card", by="staff:bea", now=NOW
        )

    assert an_import_meanwhile(cast.north, tmp_path / "export.csv", stop_and_pay) == [False]
    assert Balance.objects.get(guarantor=cast.jane).balance_cents == 0
    assert verify(cast.north.pk) is None

"""One payment, told of by the terminal, by staff and by the billing system, is one payment."""

from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, make_practice

from tactful.intake.actions import commit
from tactful.ledger.actions import LedgerError, record_payment
from tactful.ledger.models import Balance, Guarantor, Payment

pytestmark = pytest.mark.django_db

GUARANTORS = (
    "id,name,email,mobile,phone,address,zip,preferred_channel,language,location,insurance_state,tags\n"
    '1,"Smith, Jane",,,,,60611,,en,,self_pay,\n'
)
CHARGES = (
    "id,guarantor_id,patient_id,service_date,statement_date,due_date,amount\n"
    "I1,1,,2026-08-01,2026-08-20,2026-09-20,123.45\n"
)
PAYMENTS = "id,guarantor_id,invoice_id,date,amount,method\n"
DAY = timedelta(days=1)


@pytest.fixture
def folder(tmp_path):
    def write(*payments):
        (tmp_path / "guarantors.csv").write_text(GUARANTORS)
        (tmp_path / "charges.csv").write_text(CHARGES)
        (tmp_path / "payments.csv").write_text(PAYMENTS + "".join(f"{p}\n" for p in payments))
        return tmp_path

    return write


def take(practice, path):
    return commit(practice, path, by="staff:bea", now=NOW, as_of=TODAY)


def terminal(jane, cents=50_00):
    return record_payment(
        jane,
        amount_cents=cents,
        on=TODAY - DAY,
        method="card",
        by="token:1",
        now=NOW,
        external_id="terminal-1",
        source="api",
    )


def balance():
    return Balance.objects.get().balance_cents


def test_a_payment_sent_again_after_the_billing_system_told_of_it_is_still_one(folder):
    north = make_practice("North")
    take(north, folder())
    jane = Guarantor.objects.get()
    first = terminal(jane)
    take(north, folder("P1,1,I1,2026-11-20,50.00,card"))
    assert balance() == 73_45
    assert terminal(jane) == first
    assert Payment.objects.get().external_id == "P1"
    assert balance() == 73_45


def test_another_amount_under_an_id_the_billing_system_took_over_is_refused(folder):
    north = make_practice("North")
    take(north, folder())
    terminal(Guarantor.objects.get())
    take(north, folder("P1,1,I1,2026-11-20,50.00,card"))
    with pytest.raises(LedgerError) as refused:
        terminal(Guarantor.objects.get(), 60_00)
    assert refused.value.code == "recorded_otherwise"
    assert balance() == 73_45


def test_two_practices_with_the_same_ids_keep_their_own_books(folder):
    north, south = make_practice("North"), make_practice("South")
    take(north, folder("P1,1,I1,2026-11-20,50.00,card"))
    take(south, folder())
    terminal(Guarantor.objects.get(practice=south), 23_45)
    take(south, folder("P2,1,I1,2026-11-20,23.45,card"))
    take(north, folder("P1,1,I1,2026-11-20,50.00,card", "P2,1,,2026-11-20,0.45,cash"))
    assert [
        Balance.objects.get(practice=practice).balance_cents for practice in (north, south)
    ] == [73_00, 100_00]
    assert terminal(Guarantor.objects.get(practice=north), 10_00).practice == north

"""Rows of a source are written when they are new or different, and not otherwise."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import TODAY, make_cast

from tactful.ledger.models import Guarantor, Payment, PromiseToPay, Statement
from tactful.ledger.upserts import (
    GUARANTORS,
    PAYMENTS,
    PROMISES,
    STATEMENTS,
    compare,
    ids_of,
    new_uids,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def bills(cast, *cents):
    return {
        f"BILL-{n}": (cast.jane.pk, None, None, TODAY, TODAY, amount)
        for n, amount in enumerate(cents)
    }


def put(table, practice, rows):
    compared = compare(table, practice.pk, rows)
    write(table, practice.pk, compared)
    return compared


def test_new_rows_are_written_with_ids_of_their_own(cast):
    compared = put(STATEMENTS, cast.north, bills(cast, 10_00, 20_00))
    assert (len(compared.new), len(compared.changed), compared.unchanged) == (2, 0, 0)
    stored = {s.external_id: s for s in Statement.objects.filter(external_id__startswith="BILL-")}
    assert compared.ids == {key: bill.pk for key, bill in stored.items()}
    assert len({bill.uid for bill in stored.values()}) == 2
    assert stored["BILL-1"].amount_cents == 20_00


def test_said_again_nothing_is_written(cast):
    put(STATEMENTS, cast.north, bills(cast, 10_00, 20_00))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        compared = put(STATEMENTS, cast.north, bills(cast, 10_00, 20_00))
    assert compared.unchanged == 2
    assert [q["sql"].split()[0] for q in queries] == ["SELECT"]


def test_only_the_row_that_differs_is_written_and_its_account_named(cast):
    put(STATEMENTS, cast.north, bills(cast, 10_00, 20_00))
    before = Statement.objects.get(external_id="BILL-1")
    compared = put(STATEMENTS, cast.north, bills(cast, 10_00, 25_00))
    assert (list(compared.changed), compared.unchanged) == (["BILL-1"], 1)
    assert compared.guarantor_ids(STATEMENTS) == {cast.jane.pk}
    after = Statement.objects.get(external_id="BILL-1")
    assert (after.pk, after.uid, after.amount_cents) == (before.pk, before.uid, 25_00)


def test_a_bill_moved_to_another_account_touches_both(cast):
    put(STATEMENTS, cast.north, bills(cast, 10_00))
    moved = {"BILL-0": (cast.john.pk, None, None, TODAY, TODAY, 10_00)}
    compared = put(STATEMENTS, cast.north, moved)
    assert compared.guarantor_ids(STATEMENTS) == {cast.jane.pk, cast.john.pk}


def test_what_is_set_at_first_is_not_set_again(cast):
    rows = {"PR-1": (cast.jane.pk, TODAY, TODAY, 10_00)}
    put(PROMISES, cast.north, rows)
    PromiseToPay.objects.update(status="kept", reminder_wanted=False)
    put(PROMISES, cast.north, {"PR-1": (cast.jane.pk, TODAY, date(2026, 12, 1), 10_00)})
    promise = PromiseToPay.objects.get()
    assert (promise.status, promise.reminder_wanted, promise.promised_on) == (
        "kept",
        False,
        date(2026, 12, 1),
    )


def test_the_same_id_at_another_practice_is_another_row(cast):
    row = {"PAY-1": (cast.jane.pk, "", TODAY, 10_00, "card")}
    put(PAYMENTS, cast.north, row)
    compared = put(PAYMENTS, cast.south, {"PAY-1": (cast.pat.pk, "", TODAY, 7_00, "card")})
    assert compared.new == ["PAY-1"]
    assert sorted(Payment.objects.values_list("amount_cents", flat=True)) == [7_00, 10_00]
    assert ids_of(GUARANTORS, cast.south.pk, [cast.jane.external_id]) == {}


def test_many_rows_are_written_in_few_statements(cast):
    rows = bills(cast, *range(1, 3_001))
    with CaptureQueriesContext(connection) as queries:
        put(STATEMENTS, cast.north, rows)
    assert len(queries) <= 6
    assert Statement.objects.filter(guarantor=cast.jane).count() == 3_001


def test_an_account_is_told_from_what_the_source_said_before(cast):
    said = {cast.jane.external_id: ("[]",)}
    compared = compare(GUARANTORS, cast.north.pk, said)
    assert list(compared.changed) == [cast.jane.external_id]
    assert compared.old[cast.jane.external_id] == ("",)
    assert Guarantor.objects.get(pk=cast.jane.pk).source_said == ""


def test_opaque_ids_are_many_and_all_different():
    uids = new_uids(5_000)
    assert len(set(uids)) == len(uids) == 5_000
    assert {len(uid) for uid in uids} == {12}
    assert not set("".join(uids)) & set("01ilo")

"""Payments sent by another system: recorded once, and they end what waits."""

from datetime import timedelta

import pytest
import time_machine

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import Category, Channel, PromiseStatus
from tactful.ledger.actions import record_promise
from tactful.ledger.models import Balance, Payment
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.models import Touch, TouchStatus
from tests.api.calling import Caller, problem
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def caller(cast):
    return Caller(cast.north, "payments")


def payment(guarantor, /, **fields):
    said = {
        "guarantor": guarantor.external_id,
        "amount_cents": 23_45,
        "on": "2026-11-20",
        "method": "card",
        "external_id": "P-1",
    }
    return {key: value for key, value in (said | fields).items() if value is not ...}


def owed(guarantor):
    return Balance.objects.get(guarantor=guarantor).balance_cents


def test_a_payment_lowers_the_balance_and_says_what_is_left(cast, caller):
    answer = caller.post("payments", payment(cast.jane))
    assert answer.status_code == 201
    recorded = Payment.objects.get(external_id="P-1")
    assert answer.json() == {
        "id": recorded.uid,
        "external_id": "P-1",
        "guarantor": cast.jane.external_id,
        "balance_cents": 100_00,
    }
    assert (recorded.method, recorded.source) == ("card", "api")
    assert AuditEntry.objects.filter(action="payment recorded", actor__startswith="token:").exists()


def test_the_account_may_be_named_by_our_own_id(cast, caller):
    assert caller.post("payments", payment(cast.jane, guarantor=cast.jane.uid)).status_code == 201


def test_paying_everything_takes_back_what_waits_and_keeps_the_promise(cast, caller):
    record_promise(
        cast.jane, promised_on=TODAY, amount_cents=None, made_on=TODAY, taken_by="x", now=NOW
    )
    touch = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(cast.north, [touch], now=NOW)
    caller.post("payments", payment(cast.jane, amount_cents=123_45))
    assert Touch.objects.get(origin_key="test:1").status == TouchStatus.CANCELLED
    assert cast.jane.promises.get().status == PromiseStatus.KEPT


def test_the_same_payment_twice_counts_once(cast, caller):
    first, again = (caller.post("payments", payment(cast.jane)) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert owed(cast.jane) == 100_00


@pytest.mark.parametrize("change", [{"amount_cents": 50_00}, {"on": "2026-11-19"}])
def test_another_payment_under_a_known_id_is_refused(cast, caller, change):
    caller.post("payments", payment(cast.jane))
    answer = caller.post("payments", payment(cast.jane, **change))
    assert (answer.status_code, problem(answer)) == (409, "recorded-otherwise")
    assert owed(cast.jane) == 100_00


def test_a_payment_that_came_back_is_owed_again(cast, caller):
    caller.post("payments", payment(cast.jane))
    back = payment(cast.jane, amount_cents=-23_45, external_id="P-2", on="2026-11-20")
    assert caller.post("payments", back).json()["balance_cents"] == 123_45


def test_sol_can_neither_pay_into_north_nor_learn_that_an_account_exists(cast):
    sol = Caller(cast.south, "payments")
    for id in (cast.jane.external_id, cast.jane.uid, "nobody"):
        answer = sol.post("payments", payment(cast.jane, guarantor=id))
        assert (answer.status_code, problem(answer)) == (404, "not-found")
    assert owed(cast.jane) == 123_45


def test_an_account_is_never_chosen_by_its_name(cast, caller):
    answer = caller.post("payments", payment(cast.jane, guarantor="Smith, Jane"))
    assert problem(answer) == "not-found"


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"amount_cents": "2345"}, "amount_cents"),
        ({"amount_cents": 23.45}, "amount_cents"),
        ({"amount_cents": True}, "amount_cents"),
        ({"amount_cents": None}, "amount_cents"),
        ({"amount_cents": 10**30}, "amount_cents"),
        ({"amount_cents": ...}, "amount_cents"),
        ({"on": "2026-02-30"}, "on"),
        ({"on": "11/20/2026"}, "on"),
        ({"on": 1_700_000_000}, "on"),
        ({"on": "2026-11-20T10:00:00"}, "on"),
        ({"method": "x" * 41}, "method"),
        ({"external_id": ""}, "external_id"),
        ({"external_id": ...}, "external_id"),
        ({"external_id": "a\nb"}, "external_id"),
        ({"guarantor": 5}, "guarantor"),
        ({"balance": 0}, ""),
    ],
)
def test_what_does_not_fit_is_refused_by_place_and_nothing_is_kept(cast, caller, fields, where):
    answer = caller.post("payments", payment(cast.jane, **fields))
    assert (answer.status_code, problem(answer)) == (422, "invalid")
    places = [fault["where"] for fault in answer.json()["faults"]]
    assert ".".join(filter(None, ("body.payment", where))) in places
    assert owed(cast.jane) == 123_45
    assert not Payment.objects.filter(source="api").exists()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"amount_cents": 0}, "zero-amount"),
        ({"amount_cents": 5_000_000_00}, "absurd-amount"),
        ({"amount_cents": -5_00}, "nothing-to-return"),
        ({"on": "1999-12-31"}, "impossible-date"),
        ({"on": (TODAY + timedelta(days=100)).isoformat()}, "impossible-date"),
    ],
)
def test_what_cannot_be_is_refused_by_name(cast, caller, fields, name):
    answer = caller.post("payments", payment(cast.jane, **fields))
    assert (answer.status_code, problem(answer)) == (422, name)
    assert owed(cast.jane) == 123_45


def test_a_card_number_in_the_method_is_not_kept(cast, caller):
    caller.post("payments", payment(cast.jane, method="card 4111 1111 1111 1111"))
    assert "4111" not in Payment.objects.get(external_id="P-1").method

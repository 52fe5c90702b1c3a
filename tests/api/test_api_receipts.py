"""What a provider says later about a message: kept as it came, with its effect."""

import pytest
import time_machine

from tactful.core.vocabulary import Category, Channel
from tactful.outreach.models import DeliveryReceipt, Suppression, Touch
from tests.api.calling import Caller, problem
from tests.cast import NOW

pytestmark = pytest.mark.django_db

AT = "2026-11-20T15:59:00Z"


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def touch(cast):
    return Touch.objects.create(
        practice=cast.north,
        guarantor=cast.jane,
        origin_key="t1",
        channel=Channel.SMS,
        category=Category.REMINDER,
        to_address=cast.jane.mobile,
        status="accepted",
        provider_id="SM123",
        created_at=NOW,
        due_at=NOW,
        handed_over_at=NOW,
    )


def receipt(**fields):
    return {"touch": "SM123", "signal": "delivered", "at": AT} | fields


def test_a_receipt_is_kept_once_and_says_what_became_of_the_message(cast, touch):
    caller = Caller(cast.north, "inbound")
    first, again = (caller.post("receipts", receipt()) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == {"touch": touch.uid, "status": "accepted", "result": "delivered"}
    assert DeliveryReceipt.objects.count() == 1


def test_an_opt_out_at_the_carrier_stops_at_once(cast, touch):
    said = receipt(touch=touch.uid, signal="21610", text="Attempt to send to unsubscribed")
    assert Caller(cast.north, "inbound").post("receipts", said).status_code == 201
    stops = Suppression.objects.filter(guarantor=cast.jane).values_list("scope", flat=True)
    assert set(stops) == {"sms", "voice_auto"}


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"signal": ""}, "signal"),
        ({"signal": "x" * 41}, "signal"),
        ({"signal": "a\nb"}, "signal"),
        ({"signal": 30003}, "signal"),
        ({"at": "now"}, "at"),
        ({"touch": ""}, "touch"),
        ({"to": "+1"}, ""),
    ],
)
def test_what_does_not_fit_is_refused_by_place(cast, touch, fields, where):
    answer = Caller(cast.north, "inbound").post("receipts", receipt(**fields))
    assert (answer.status_code, problem(answer)) == (422, "invalid")
    place = ".".join(filter(None, ("body.receipt", where)))
    assert place in [fault["where"] for fault in answer.json()["faults"]]
    assert not DeliveryReceipt.objects.exists()


def test_a_receipt_of_tomorrow_or_for_what_never_left_is_refused(cast, touch):
    caller = Caller(cast.north, "inbound")
    assert problem(caller.post("receipts", receipt(at="2026-11-21T00:00:00Z"))) == "in-the-future"
    Touch.objects.update(status="queued")
    answer = caller.post("receipts", receipt())
    assert (answer.status_code, problem(answer)) == (409, "not-sent")


def test_south_has_no_such_message(cast, touch):
    for id in ("SM123", touch.uid, "nothing"):
        answer = Caller(cast.south, "inbound").post("receipts", receipt(touch=id))
        assert (answer.status_code, problem(answer)) == (404, "not-found")
    assert not DeliveryReceipt.objects.exists()

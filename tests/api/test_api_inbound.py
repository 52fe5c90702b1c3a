"""Messages handed in by a provider or another system."""

import json
from datetime import timedelta

import pytest
import time_machine

from tactful.core.vocabulary import HoldKind
from tactful.outreach.models import InboundMessage, Suppression, Touch
from tactful.outreach.queries import open_holds_of
from tactful.worklist.models import WorkItem
from tests.api.calling import Caller, problem
from tests.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def caller(cast):
    return Caller(cast.north, "inbound")


def message(**fields):
    said = {"channel": "sms", "from": "+13125550102", "text": "thanks", "message_id": "SM1"}
    return {key: value for key, value in (said | fields).items() if value is not ...}


def test_a_stop_is_acted_on_at_once_and_the_answer_says_what_was_done(cast, caller):
    answer = caller.post("inbound", message(text="STOP"))
    assert answer.status_code == 201
    assert answer.json() == {
        "id": InboundMessage.objects.get(provider_message_id="SM1").uid,
        "accounts": 1,
        "stop": ["sms", "voice_auto"],
        "hold": False,
        "human": "none",
        "answer": "confirm_opt_out",
    }
    assert Suppression.objects.filter(guarantor=cast.john, scope="sms").exists()


def test_the_same_message_twice_is_one(cast, caller):
    first = caller.post("inbound", message(text="the amount is wrong"))
    again = caller.post("inbound", message(text="STOP"))
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert WorkItem.objects.count() == 1
    assert not Suppression.objects.filter(guarantor=cast.john).exists()


def test_a_dispute_says_how_soon_a_person_must_look(cast, caller):
    said = caller.post("inbound", message(text="the amount is wrong")).json()
    assert (said["hold"], said["human"], said["answer"]) == (True, "P1", None)
    assert HoldKind.DISPUTE in {hold.kind for hold in open_holds_of(cast.john)}


def test_a_message_from_nobodys_number_is_kept_and_says_so(cast, caller):
    said = caller.post("inbound", message(**{"from": "+13125559999", "text": "hello?"})).json()
    assert said["accounts"] == 0
    assert InboundMessage.objects.filter(guarantor=None, triaged_at=None).count() == 1


def test_what_south_hands_in_touches_nobody_at_north(cast):
    said = Caller(cast.south, "inbound").post("inbound", message(text="STOP")).json()
    assert said["accounts"] == 0
    assert not Suppression.objects.filter(practice=cast.north, at=NOW).exists()
    assert not Touch.objects.filter(practice=cast.north).exists()


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"channel": "fax"}, "body.message.channel"),
        ({"channel": "letter"}, "body.message.channel"),
        ({"channel": 1}, "body.message.channel"),
        ({"from": ...}, "body.message.from"),
        ({"from": ""}, "body.message.from"),
        ({"from": 3125550102}, "body.message.from"),
        ({"from": "x" * 300}, "body.message.from"),
        ({"from": "a\u0000b"}, "body.message.from"),
        ({"text": ...}, "body.message.text"),
        ({"text": None}, "body.message.text"),
        ({"text": ["hi"]}, "body.message.text"),
        ({"text": "x" * 20_001}, "body.message.text"),
        ({"message_id": ...}, "body.message.message_id"),
        ({"message_id": ""}, "body.message.message_id"),
        ({"message_id": "x" * 121}, "body.message.message_id"),
        ({"received_at": "yesterday"}, "body.message.received_at"),
        ({"received_at": "2026-11-20T10:00:00"}, "body.message.received_at"),
        ({"received_at": 1_700_000_000}, "body.message.received_at"),
        ({"received_at": "9999-99-99T00:00:00Z"}, "body.message.received_at"),
        ({"received_at": "0001-01-01T00:00:00+14:00"}, "body.message.received_at"),
        ({"Jane Smith": "owes"}, "body.message"),
    ],
)
def test_what_does_not_fit_is_refused_by_place_and_never_repeated(cast, caller, fields, where):
    answer = caller.post("inbound", message(**fields))
    assert (answer.status_code, problem(answer)) == (422, "invalid")
    assert where in [fault["where"] for fault in answer.json()["faults"]]
    said = answer.content.decode()
    for value in ("fax", "yesterday", "Jane", "5550102", "xxx"):
        assert value not in said
    assert InboundMessage.objects.filter(received_at=NOW).count() == 0


@pytest.mark.parametrize(
    ("body", "status", "name"),
    [
        (b"", 422, "invalid"),
        (b"{", 400, "unreadable"),
        (b"\xff\xfe", 400, "unreadable"),
        (b"[" * 100_000, 400, "unreadable"),
        (b"[]", 422, "invalid"),
        (b'"text"', 422, "invalid"),
        (b"null", 422, "invalid"),
        (b'{"text": ' + b"9" * 10_000 + b"}", 400, "unreadable"),
        (json.dumps(message(text="x" * 3_000_000)).encode(), 413, "too-large"),
    ],
)
def test_a_body_that_is_no_message_is_refused_in_words(cast, caller, body, status, name):
    answer = caller.post("inbound", body)
    assert (answer.status_code, problem(answer)) == (status, name)


def test_a_message_from_the_future_is_refused(cast, caller):
    at = (NOW + timedelta(hours=1)).isoformat()
    answer = caller.post("inbound", message(received_at=at))
    assert (answer.status_code, problem(answer)) == (422, "in-the-future")


def test_a_clock_that_runs_a_little_ahead_is_forgiven(cast, caller):
    at = (NOW + timedelta(minutes=2)).isoformat()
    assert caller.post("inbound", message(received_at=at)).status_code == 201


def test_a_message_that_comes_late_keeps_the_time_it_was_written(cast, caller):
    at = NOW - timedelta(days=2)
    caller.post("inbound", message(received_at=at.isoformat(), text="can pay friday"))
    assert InboundMessage.objects.get(provider_message_id="SM1").received_at == at


@pytest.mark.parametrize("text", ["", "\u0000", "\ud83d", "🛑", "日本語", "x" * 20_000])
def test_whatever_a_person_can_type_is_taken_in(cast, caller, text):
    assert caller.post("inbound", message(text=text)).status_code == 201

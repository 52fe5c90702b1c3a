"""tactful payment, inbound: money by hand, and a message as if it had come in."""

import pytest
import time_machine

from tactful.core.vocabulary import Category, Channel, HoldKind, PromiseStatus
from tactful.journeys.actions import enroll, install_shipped
from tactful.journeys.models import Enrollment
from tactful.ledger.models import Balance, Payment, PromiseToPay
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.models import InboundMessage, Suppression, Touch, TouchStatus
from tactful.outreach.queries import open_holds_of
from tactful.practice.actions import declare_all
from tests.cast import NOW, make_guarantor
from tests.cli.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def owed(guarantor):
    return Balance.objects.get(guarantor=guarantor).balance_cents


def pays(*words, practice="north"):
    return run("payment", *words, "--practice", practice)


def writes(*words, practice="north"):
    return run("inbound", *words, "--practice", practice)


@pytest.mark.parametrize("amount", ["23.45", "$23.45", "23.45 "])
def test_a_payment_by_hand_lowers_the_balance(cast, amount):
    ran = pays("Smith, Jane", amount, "--on", "2026-11-19", "--method", "check")
    assert ran.code == 0
    assert "Recorded: $23.45. The balance is $100.00." in ran.out
    paid = Payment.objects.get(guarantor=cast.jane)
    assert (paid.amount_cents, str(paid.paid_on), paid.method) == (23_45, "2026-11-19", "check")


def test_a_script_gets_json_and_an_id_counts_once(cast):
    words = (cast.jane.external_id, "23.45", "--id", "K-1", "--on", "2026-11-20", "--json")
    first, again = pays(*words), pays(*words)
    assert (
        first.json
        == again.json
        == {
            "id": "K-1",
            "guarantor": cast.jane.external_id,
            "amount_cents": 23_45,
            "on": "2026-11-20",
            "balance_cents": 100_00,
        }
    )


def test_paying_in_full_takes_back_what_waits_and_ends_the_journey(cast):
    declare_all(cast.north, by="test", now=NOW)
    install_shipped(cast.north, by="test", now=NOW)
    enrollment = enroll(cast.jane, "balance_reminder", by="test", now=NOW)
    touch = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(cast.north, [touch], now=NOW)
    pays("Smith, Jane", "123.45")
    assert Touch.objects.get(origin_key="test:1").status == TouchStatus.CANCELLED
    enrollment = Enrollment.objects.get(pk=enrollment.pk)
    assert (enrollment.status, enrollment.reason) == ("ended", "paid")


def test_a_payment_that_came_back_is_owed_again(cast):
    pays("Smith, Jane", "23.45")
    ran = pays("Smith, Jane", "23.45", "--returned")
    assert "A payment came back: $23.45. The balance is $123.45." in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Smith, Jane", "lots"), 2, "AMOUNT: "),
        (("Smith, Jane", "1.234"), 2, "AMOUNT: "),
        (("Smith, Jane", "(5.00)"), 2, "--returned"),
        (("Smith, Jane",), 2, "Missing argument"),
        (("Smith, Jane", "5", "--on", "today"), 2, "--on takes a date"),
        (("Smith, Jane", "0"), 1, "amount of zero"),
        (("Smith, Jane", "5,000,000", "--credit"), 1, "million dollars"),
        (("Smith, Jane", "123.46"), 1, "more than the account owes ($123.45)"),
        (("Smith, Jane", "5", "--on", "1999-01-01"), 1, "before the year 2000"),
        (("Smith, Jane", "5", "--statement", "X"), 1, "no statement with that id"),
        (("Smith, Jane", "5", "--returned"), 1, "so none can come back"),
        (("Nobody", "5"), 1, "No guarantor fits"),
        (("Young, Pat", "5"), 1, "No guarantor fits"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_in_words_and_changes_nothing(cast, words, code, said):
    ran = pays(*words)
    assert ran.code == code
    assert said in " ".join(ran.err.split())
    assert owed(cast.jane) == 123_45
    assert not Payment.objects.exists()


def test_a_name_that_fits_several_is_asked_about(cast):
    other = make_guarantor(cast.north, "Smith, Joan")
    ran = pays("Smith", "5")
    assert ran.code == 2
    assert other.external_id in ran.err


def test_a_message_from_a_guarantor_is_read_and_acted_on_at_once(cast):
    ran = writes("Doe, John", "can pay friday")
    assert ran.code == 0
    assert "The reply promises to pay on Nov 27, 2026." in ran.out
    assert PromiseToPay.objects.get(guarantor=cast.john).status == PromiseStatus.OPEN


def test_a_message_from_an_address_is_matched_and_told_as_json(cast):
    ran = writes("(312) 555-0102", "STOP", "--json")
    assert ran.json == {
        "id": InboundMessage.objects.get(text="STOP", received_at=NOW).uid,
        "new": True,
        "guarantors": [cast.john.external_id],
        "labels": ["opt_out"],
        "because": "asks us to stop",
        "stop": ["sms", "voice_auto"],
        "holds": [],
        "human": "none",
        "promise": None,
        "answer": "confirm_opt_out",
        "redacted_text": "STOP",
    }
    assert Suppression.objects.filter(guarantor=cast.john).exists()


def test_a_message_comes_in_now_on_a_clock_that_moves(cast):
    with time_machine.travel(NOW, tick=True):
        assert writes("Doe, John", "thanks").code == 0


def test_an_email_comes_from_the_mailbox_on_file(cast):
    assert writes("Lee, Mary", "the amount is wrong", "--channel", "email").code == 0
    assert HoldKind.DISPUTE in {hold.kind for hold in open_holds_of(cast.mary)}
    assert InboundMessage.objects.get(guarantor=cast.mary).from_address == cast.mary.email


def test_the_same_id_is_one_message(cast):
    writes("Doe, John", "thanks", "--id", "1")
    ran = writes("Doe, John", "STOP", "--id", "1")
    assert "came before; nothing was changed" in ran.out
    assert not Suppression.objects.filter(guarantor=cast.john).exists()


def test_a_message_from_nobodys_address_says_so(cast):
    ran = writes("+13125559999", "hello?")
    assert ran.code == 0
    assert "no account has that address" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Nobody", "hi"), 1, "No guarantor fits"),
        (("Young, Pat", "hi"), 1, "No guarantor fits"),
        (("Doe, John", "hi", "--channel", "fax"), 2, "--channel takes one of sms, email, voice"),
        (("Doe, John", "hi", "--channel", "letter"), 2, "--channel takes one of"),
        (("Doe, John", "hi", "--channel", "email"), 1, "No address for email"),
        (("Doe, John", "hi", "--at", "noon"), 2, "--at takes an instant"),
        (("Doe, John", "hi", "--at", "2030-01-01"), 2, "lies in the future"),
        (("Doe, John", "hi", "--id", "x" * 121), 2, "at most 120"),
        (("Doe, John",), 2, "Missing argument"),
    ],
)
def test_a_message_that_cannot_be_is_refused_in_words(cast, words, code, said):
    ran = writes(*words)
    assert ran.code == code
    assert said in " ".join(ran.err.split())
    assert not InboundMessage.objects.filter(text="hi").exists()


@pytest.mark.parametrize("text", ["", "\ud83d", "[bold]x[/y]", "x" * 50_000, "\x1b[2J"])
def test_whatever_is_typed_is_taken_in(cast, text):
    assert writes("Doe, John", text).code == 0


def test_more_than_is_owed_becomes_a_credit_only_where_that_is_meant(cast):
    assert pays("Smith, Jane", "200", "--credit").code == 0
    assert owed(cast.jane) == 123_45 - 200_00


def test_a_payment_dated_ahead_says_from_when_it_counts(cast):
    ran = pays("Smith, Jane", "20", "--on", "2026-12-01")
    assert "It counts from Dec 1, 2026 on." in ran.out
    assert owed(cast.jane) == 123_45

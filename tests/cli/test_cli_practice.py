"""tactful practice, worker: making a practice and letting it work."""

import os
import pty
import sys

import pytest

from tactful.journeys.models import Journey
from tactful.practice.models import ApiToken, Membership, Practice
from tactful.practice.queries import facts_of
from tests.cli.running import run

pytestmark = pytest.mark.django_db


def make(*words):
    return run("practice", "create", "Lakeshore Family", "--timezone", "America/Chicago", *words)


def test_a_new_practice_has_an_owner_its_journeys_and_its_declared_facts():
    made = make("--declare-all", "--owner-email", "ann@example.com", "--json")
    assert made.code == 0
    assert made.json["practice"] == "lakeshore-family"
    practice = Practice.objects.get()
    assert Membership.objects.get(practice=practice).role == "owner"
    assert facts_of(practice)["consent_sms"] == "explicit"
    assert set(Journey.objects.values_list("key", flat=True)) == {
        "balance_reminder",
        "promise_reminder",
    }


def test_without_a_terminal_nothing_is_declared_by_silence():
    made = make("--owner-email", "ann@example.com")
    assert made.code == 0
    assert facts_of(Practice.objects.get()) == {}
    assert "nothing will be sent yet" in made.err


def test_facts_can_be_declared_later():
    make("--owner-email", "ann@example.com")
    said = run(
        "practice", "declare", "consent_sms=explicit", "statements_sent=yes", "feed_age_h=48"
    )
    assert said.code == 0
    assert facts_of(Practice.objects.get()) == {
        "consent_sms": "explicit",
        "statements_sent": True,
        "feed_age_h": 48,
    }


@pytest.mark.parametrize(
    "words",
    [
        ("create", "Elsewhere", "--timezone", "Chicago"),
        ("declare", "consent_sms=perhaps"),
        ("declare", "no_such_fact=yes"),
        ("token", "reader", "--scope", "everything"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(north, words):
    ran = run("practice", *words)
    assert ran.code == 1
    assert ran.err.strip().endswith(".")
    assert not ApiToken.objects.exists()


def test_a_failed_creation_leaves_nothing_behind():
    ran = make("--declare-all", "--owner-email", "not an address")
    assert ran.code == 1
    assert not Practice.objects.exists()


def test_with_several_practices_the_command_asks_which(north, south):
    ran = run("balances")
    assert ran.code == 2
    assert "north, south" in ran.err


def test_the_worker_drains_every_chore_once_and_says_how_much(north):
    counts = run("worker", "--once", "--json").json
    assert {"enroll", "wake", "hand_over_sms", "settle_accounts"} <= counts.keys()
    assert set(counts.values()) == {0}


def test_what_was_left_out_at_first_can_be_said_later(north):
    ran = run(
        "practice", "change", "--phone", "(312) 555-0142", "--portal-url", "https://p.example/"
    )
    assert ran.code == 0
    north.refresh_from_db()
    assert (north.phone, north.portal_url) == ("+13125550142", "https://p.example/")


@pytest.mark.parametrize(
    "words", [("--phone", "call us"), ("--portal-url", "our page"), ("--email-from", "us")]
)
def test_what_patients_could_not_use_is_refused_and_changes_nothing(north, words):
    before = (north.phone, north.portal_url, north.email_from)
    assert run("practice", "change", *words).code == 1
    north.refresh_from_db()
    assert (north.phone, north.portal_url, north.email_from) == before


def test_a_practice_always_has_an_owner():
    made = make("--declare-all", "--json")
    assert made.json["owner"]
    assert made.json["owner_password"]


def test_at_a_terminal_a_slip_is_asked_again_and_the_other_answers_are_kept(tmp_path):
    slips = ["notanemail", "ann@example.com", "y", "y", "yes", "explicit", "explicit"]
    answers = [*slips, "explicit", "none", "y", "y", "y", "y", "0", "24"]
    said = at_a_terminal(tmp_path, answers)
    for again in ("not an e-mail address", "takes one of explicit", "above zero"):
        assert again in said
    assert "Lakeshore Family is ready" in said


def at_a_terminal(home, answers):
    """`practice create` in a real terminal, in a process and a database of its own."""
    try:
        child, terminal = pty.fork()
    except OSError:
        pytest.skip("this machine has no terminal to give")
    if not child:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TACTFUL_", "DJANGO_"))}
        words = ("practice", "create", "Lakeshore Family", "--timezone", "America/Chicago")
        command = (sys.executable, "-c", "from tactful.cli import main; main()", *words)
        os.execve(sys.executable, command, kept | {"TACTFUL_HOME": str(home), "COLUMNS": "300"})
    said = b""
    waiting = list(answers)
    while True:
        try:
            said += os.read(terminal, 4096)
        except OSError:  # the child has left
            break
        if waiting and said.rstrip(b" ").endswith(b":") and said.endswith(b" "):
            os.write(terminal, waiting.pop(0).encode() + b"\n")
            said += b"\n"
    os.waitpid(child, 0)
    return said.decode()

"""tactful stop, start-channel: somebody asked us to stop; a repaired channel goes on."""

import pytest
import time_machine

from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.actions import NewTouch, queue_touches, stop_channel
from tactful.outreach.models import Suppression, Touch
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tests.cast import NOW
from tests.cli.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def stops(*words):
    return run("stop", *words, "--practice", "north")


def test_stop_calling_ends_all_calls_at_once_and_takes_back_what_waits(cast):
    declare_all(cast.north, by="test", now=NOW)
    touch = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="call",
        channel=Channel.VOICE,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(cast.north, [touch], now=NOW)
    ran = stops("Smith, Jane", "--scope", "calls")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "Stopped: all calls. 1 message that waited was taken back." in said
    assert Touch.objects.get(origin_key="call").reason == "opt_out"
    assert ask_gate(cast.jane, GateChannel.VOICE_LIVE, now=NOW).reason == "OPTED_OUT_VOICE"
    assert ask_gate(cast.jane, GateChannel.SMS, now=NOW).reason == "OK"


@pytest.mark.parametrize(
    ("scope", "stopped"),
    [
        ("texts", ["sms"]),
        ("email", ["email"]),
        ("calls", ["voice_live", "voice_auto"]),
        ("automated", ["voice_auto"]),
        ("stop", ["sms", "voice_auto"]),
        ("all", ["all"]),
    ],
)
def test_a_script_gets_json(cast, scope, stopped):
    ran = stops(cast.jane.external_id, "--scope", scope, "--json")
    assert ran.json == {
        "guarantor": cast.jane.external_id,
        "stopped": stopped,
        "cancelled": 0,
    }
    kept = Suppression.objects.filter(guarantor=cast.jane).values_list("scope", flat=True)
    assert sorted(kept) == sorted(stopped)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Smith, Jane", "--scope", "letters"), 2, "--scope takes one of"),
        ("Smith, Jane", 2, "Missing option"),
        (("Nobody", "--scope", "all"), 1, "No guarantor fits"),
        (("Young, Pat", "--scope", "all"), 1, "No guarantor fits"),
    ],
)
def test_a_wrong_call_is_refused_in_words_and_stops_nobody(cast, words, code, said):
    ran = stops(*([words] if isinstance(words, str) else words))
    assert ran.code == code
    assert said in " ".join(ran.err.split())
    assert not Suppression.objects.exclude(guarantor=cast.ana).exists()


def test_a_stopped_channel_starts_again_by_command_and_only_then(cast):
    start = ("start-channel", "email", "--practice", "north")
    assert run(*start).code == 1
    stop_channel(cast.north, Channel.EMAIL, code="5.7.26", now=NOW)
    assert "go out again" in run(*start).out
    assert run("start-channel", "letter", "--practice", "north").code == 2

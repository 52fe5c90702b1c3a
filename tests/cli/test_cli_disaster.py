"""tactful disaster: texts and calls wait where a disaster was declared."""

from datetime import timedelta

import pytest
import time_machine

from tactful.core.policy.facts import GateChannel
from tactful.outreach.models import AddressFact
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tests.cast import NOW
from tests.cli.running import run

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


def gate(guarantor, channel=GateChannel.SMS, *, now=NOW):
    verdict = ask_gate(guarantor, channel, now=now)
    return {verdict.reason, *verdict.also_codes}


def declares(*words):
    return run("disaster", *words, "--practice", "north")


def test_texts_and_calls_wait_thirty_days_where_a_disaster_was_declared(cast):
    declare_all(cast.north, by="test", now=NOW)
    ran = declares("60611", "--on", "2026-11-10")
    assert ran.code == 0
    assert "Declared on Nov 10, 2026. Texts and calls to 4 accounts wait 30 days" in ran.out
    assert "DISASTER_PAUSE" in gate(cast.jane)
    assert "DISASTER_PAUSE" in gate(cast.jane, GateChannel.VOICE_LIVE)
    assert "DISASTER_PAUSE" not in gate(cast.jane, GateChannel.EMAIL)
    assert "DISASTER_PAUSE" in gate(cast.jane, now=NOW + timedelta(days=19))
    assert "DISASTER_PAUSE" not in gate(cast.jane, now=NOW + timedelta(days=20))


def test_it_concerns_nobody_elsewhere_and_no_other_practice(cast):
    for practice in (cast.north, cast.south):
        declare_all(practice, by="test", now=NOW)
    declares("60612")
    assert "DISASTER_PAUSE" not in gate(cast.jane)
    declares("60611")
    assert cast.pat.zip == "60611"  # a patient of South's
    assert "DISASTER_PAUSE" not in gate(cast.pat)


def test_it_can_be_over_before_its_time(cast):
    declare_all(cast.north, by="test", now=NOW)
    declares("60611")
    assert "go on" in declares("60611", "--over").out
    assert "DISASTER_PAUSE" not in gate(cast.jane)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("6061",), "no ZIP code of five digits"),
        (("60611", "Tampa"), "no ZIP code of five digits"),
        (("60611", "--on", "2026-12-01"), "a day that has begun"),
        (("60611", "--on", "soon"), "--on takes a date"),
    ],
)
def test_a_wrong_call_is_refused_in_words_and_nothing_is_kept(cast, words, said):
    ran = declares(*words)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert not AddressFact.objects.exists()

"""The one confirmation of a stop, and the answer to HELP, all the way out (R019, R112)."""

from datetime import timedelta

import pytest
from tests.apps.replying import texts
from tests.cast import NOW

from tactful import chores
from tactful.channels.simulator import simulators
from tactful.core.policy.facts import Scope
from tactful.core.vocabulary import Category, HoldKind
from tactful.outreach.actions import open_hold, record_revocation
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.actions import change_settings, declare_all

pytestmark = pytest.mark.django_db

FIVE = timedelta(minutes=5)
NIGHT = NOW + timedelta(hours=17)  # 3 am in Chicago
SUNDAY = NOW + timedelta(days=2)


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    return cast.north


def sent(person, *, after):
    """What a person wrote has been read; hand over what waits and say what went out."""
    chores.drain(after, simulators())
    gone = Touch.objects.filter(guarantor=person, status=TouchStatus.ACCEPTED)
    return list(gone.order_by("pk"))


@pytest.mark.parametrize("word", ["STOP", "alto", "stop texting me please", "🛑"])
@pytest.mark.parametrize("at", [NOW, NIGHT, SUNDAY])
def test_a_stop_is_confirmed_once_at_any_hour_and_then_there_is_silence(north, cast, word, at):
    texts(north, cast.john, word, at=at)
    (told,) = sent(cast.john, after=at + timedelta(seconds=20))
    assert told.category == Category.OPT_OUT_CONFIRM
    texts(north, cast.john, word, at=at + timedelta(minutes=2), id="again")
    texts(north, cast.john, "I said stop!", at=at + timedelta(minutes=3), id="third")
    assert sent(cast.john, after=at + timedelta(minutes=3, seconds=20)) == [told]


def test_it_sells_nothing_and_names_neither_the_bill_nor_the_person(north, cast):
    texts(north, cast.john, "STOP")
    (told,) = sent(cast.john, after=NOW)
    said = told.body.lower()
    assert "you will get no more texts" in said
    for word in ("$", "bill", "balance", "pay", "http", "doe", "offer", "john"):
        assert word not in said


@pytest.mark.parametrize(("late", "count"), [(FIVE, 1), (FIVE + timedelta(seconds=1), 0)])
def test_it_leaves_within_five_minutes_or_never(north, cast, late, count):
    texts(north, cast.john, "STOP")
    assert len(sent(cast.john, after=NOW + late)) == count
    assert len(sent(cast.john, after=NOW + timedelta(hours=3))) == count


def test_a_stop_in_the_practices_own_words_is_confirmed_as_any_other(north, cast):
    own = [{"kind": "stop_texts", "words": "zip it", "whole": False}]
    change_settings(north, {"phrases": {"own": own}}, by="test", now=NOW, reason="x")
    texts(north, cast.john, "Zip it!")
    assert [t.category for t in sent(cast.john, after=NOW)] == [Category.OPT_OUT_CONFIRM]


def test_after_start_a_new_stop_is_confirmed_again(north, cast):
    for minute, word in enumerate(("STOP", "START", "STOP")):
        texts(north, cast.john, word, at=NOW + timedelta(minutes=minute))
    keys = [t.template_key for t in sent(cast.john, after=NOW + timedelta(minutes=2, seconds=5))]
    assert keys.count("opt_out_confirm") >= 1
    assert keys[-1] == "opt_out_confirm"


# HELP


@pytest.mark.parametrize("word", ["HELP", "info", "AYUDA", "?", "who is this"])
@pytest.mark.parametrize("at", [NOW, NIGHT])
def test_help_is_answered_with_name_number_and_how_to_stop(north, cast, word, at):
    texts(north, cast.mary, word, at=at)
    (told,) = sent(cast.mary, after=at + timedelta(seconds=20))
    assert told.category == Category.HELP_REPLY
    assert "North Clinic" in told.body
    assert "312-555-0199" in told.body.replace("(312) ", "312-")
    assert "STOP" in told.body
    assert "$" not in told.body


def test_help_is_answered_to_whoever_opted_out_of_everything(north, cast):
    record_revocation(cast.john, (Scope.ALL, Scope.SMS), by="staff:bea", now=NOW)
    open_hold(cast.john, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    texts(north, cast.john, "HELP")
    assert [t.category for t in sent(cast.john, after=NOW)] == [Category.HELP_REPLY]


def test_each_help_is_answered_once_however_many_there_are(north, cast):
    for minute in range(4):
        at = NOW + timedelta(minutes=10 * minute)
        texts(north, cast.ana, "HELP", at=at)
        assert len(sent(cast.ana, after=at + timedelta(seconds=20))) == minute + 1
    assert len(sent(cast.ana, after=NOW + timedelta(hours=1))) == 4


def test_two_machines_do_not_ask_each_other_for_ever(north, cast):
    for minute in range(14):
        at = NOW + timedelta(minutes=5 * minute)
        texts(north, cast.ana, "who is this", at=at)
        last = sent(cast.ana, after=at + timedelta(seconds=20))
    assert len(last) == 10

"""Every kind of hold stops what its table says, and the gate agrees; closed ones that count too."""

from datetime import timedelta

import pytest
from tests.core.policy.asking import NOW, TODAY, ask, hold, policy, reason, trigger

from tactful.core.policy.facts import GateChannel, Plan, Promise, TriggerKind
from tactful.core.vocabulary import Category, HoldKind
from tactful.outreach.hold_kinds import ENDING, KINDS, SELF_HARM_DAYS

ASKING = (Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER)

ITS_OWN = {
    (Category.PROMISE_REMINDER, HoldKind.PROMISE),
    (Category.PLAN_REMINDER, HoldKind.PLAN),
}


def said_of(kind, category, *, closed=None, opened="2026-11-10", **more):
    """What the gate says of one message with this hold, and without it."""
    channel = GateChannel.LETTER if category is Category.REQUIRED_NOTICE else GateChannel.SMS
    if category in (Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY):
        kinds = {
            Category.OPT_OUT_CONFIRM: TriggerKind.OPT_OUT,
            Category.HELP_REPLY: TriggerKind.HELP,
            Category.REPLY: TriggerKind.INBOUND,
        }
        more["trigger"] = trigger(kinds[category], NOW - timedelta(minutes=1))
    held = () if kind is None else (hold(kind, opened, closed),)
    return reason(channel, category, person={"holds": held}, **more)


def test_the_table_knows_every_kind_there_is():
    assert set(KINDS) == set(HoldKind)


@pytest.mark.parametrize("kind", HoldKind)
def test_an_open_hold_stops_what_its_table_says_and_nothing_else(kind):
    for category in (*ASKING, Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY):
        if (category, kind) in ITS_OWN:
            continue
        without, with_it = said_of(None, category), said_of(kind, category)
        stopped = with_it != without
        assert stopped is (category in KINDS[kind].stops), (category, with_it)
    notice = said_of(kind, Category.REQUIRED_NOTICE) != said_of(None, Category.REQUIRED_NOTICE)
    assert notice is (Category.REQUIRED_NOTICE in KINDS[kind].stops)


def test_a_promise_and_a_plan_are_reminded_of_on_their_own_day_only():
    promised = {"promises": (Promise(TODAY, reminder_requested=True),)}
    agreed = {"plan": Plan(TODAY)}
    for (category, kind), account in zip(sorted(ITS_OWN), (agreed, promised), strict=True):
        assert said_of(kind, category, account=account) == "OK"
        assert category not in KINDS[kind].stops
        assert said_of(kind, Category.REMINDER, account=account) != "OK"


@pytest.mark.parametrize(
    ("kind", "code", "days"),
    [
        (HoldKind.DISPUTE, "DISPUTE_COOLDOWN", 7),
        (HoldKind.FA_APPLICATION, "FA_COOLDOWN", 14),
        (HoldKind.HARDSHIP, "HARDSHIP_COOLDOWN", 30),
        (HoldKind.COMPLAINT, "COMPLAINT_COOLDOWN", 30),
    ],
)
def test_a_case_that_is_closed_keeps_reminders_back_for_its_days(kind, code, days):
    assert KINDS[kind].cooldown
    assert getattr(policy().cooldown, KINDS[kind].cooldown) == days
    for ago, expected in ((0, code), (days - 1, code), (days, "OK")):
        closed = (TODAY - timedelta(days=ago)).isoformat()
        told = said_of(kind, Category.REMINDER, opened="2026-09-01", closed=closed)
        assert (told == code) is (expected == code), (ago, told)


def test_self_harm_counts_thirty_days_and_a_discharge_for_ever_whatever_is_entered():
    closed = TODAY.isoformat()
    for days, expected in ((SELF_HARM_DAYS - 1, "SAFETY_HOLD"), (SELF_HARM_DAYS, "OK")):
        opened = (TODAY - timedelta(days=days)).isoformat()
        kind = HoldKind.SAFETY_SELF_HARM
        assert said_of(kind, Category.REMINDER, opened=opened, closed=closed) == expected
    discharged = HoldKind.BANKRUPTCY_DISCHARGE
    told = said_of(discharged, Category.REMINDER, opened="2016-01-01", closed="2016-01-02")
    assert told == "BANKRUPTCY_DISCHARGED"
    assert KINDS[discharged].never_ends


def test_a_last_day_can_end_no_hold_that_the_law_keeps():
    assert {
        *(HoldKind.WITH_PERSON, HoldKind.PROMISE, HoldKind.PLAN),
        *(HoldKind.INSURANCE_PENDING, HoldKind.WORKERS_COMP),
    } == ENDING


def test_a_reminder_goes_out_where_nothing_holds():
    assert ask().reason == "OK"

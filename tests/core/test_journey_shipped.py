"""The journeys that ship, walked through virtual months (mission D2)."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.enrolling import NOW, OPEN, Stroll, chicago, defer, gate, owing

import tactful.journeys
from tactful.core.journey import (
    Exit,
    ExitReason,
    Pause,
    Send,
    lint,
    parse_journey,
    to_mapping,
    walk,
)
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, Channel, HoldKind, PromiseStatus
from tactful.outreach.library import starter_library

LIBRARY = Path(tactful.journeys.__file__).parent / "library"
SHIPPED = {path.stem: yaml.safe_load(path.read_text()) for path in LIBRARY.glob("*.yaml")}
BALANCE = parse_journey(SHIPPED["balance_reminder"])
PROMISE = parse_journey(SHIPPED["promise_reminder"])

NO_TEXT_OR_EMAIL = {GateChannel.SMS: "OPTED_OUT_SMS", GateChannel.EMAIL: "OPTED_OUT_EMAIL"}


def days_of(due_on, start="2026-11-20 10:00", **more):
    """What happens to an account that never answers, by days past due."""
    stroll = {key: more.pop(key) for key in ("closed", "sleeps", "answers") if key in more}
    facts = owing(oldest_due_on=date.fromisoformat(due_on), **more)
    return Stroll(BALANCE, facts, chicago(start), **stroll).until(chicago("2027-12-01 00:00"))


THE_END = "HandOff: the reminders are done and a balance is still open"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_journey_has_no_faults_and_is_written_canonically(name):
    journey = parse_journey(SHIPPED[name])
    assert journey.key == name
    assert to_mapping(journey) == SHIPPED[name]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_journey_uses_only_messages_that_ship(name):
    assert lint(SHIPPED[name], templates={message.key for message in starter_library()}) == ()


def test_a_text_three_days_before_a_call_when_late_and_then_a_reminder():
    # Five days after Monday, November 23 is a Saturday: the call waits for Monday.
    assert days_of("2026-11-23") == [
        (-3, "sms due_soon"),
        (7, "call by a person"),
        (9, "sms past_due"),
        (23, "call by a person"),
        (30, "sms past_due"),
        (44, "call by a person"),
        (51, THE_END),
    ]


def test_a_large_balance_gets_a_call_two_days_after_the_first_reminder():
    days = days_of("2026-11-23", balance_cents=600_00)
    assert days[2:4] == [(9, "sms past_due"), (11, "call by a person")]


def test_an_account_imported_45_days_late_gets_the_reminder_and_no_heads_up():
    assert days_of("2026-10-06", preferred_channel=Channel.EMAIL) == [
        (45, "email past_due"),
        (59, "email past_due"),
        (73, "call by a person"),
        (83, "email past_due"),
        (90, "call by a person"),
        (97, THE_END),
    ]


def test_an_account_imported_90_days_late_is_called_after_two_days_and_reminded_weekly():
    # Two days after Friday is Sunday; the call waits for Monday.
    assert days_of("2026-08-22") == [
        (90, "sms past_due"),
        (93, "call by a person"),
        (100, "sms past_due"),
        (107, "call by a person"),
        (114, "sms past_due"),
        (121, "call by a person"),
        (128, THE_END),
    ]


@pytest.mark.parametrize(
    ("due_on", "first"),
    [
        ("2026-11-23", (-3, "sms due_soon")),
        ("2026-11-20", (0, "sms due_soon")),
        ("2026-11-19", (5, "call by a person")),
        ("2026-11-16", (7, "call by a person")),
        ("2026-11-15", (5, "sms past_due")),
        ("2025-11-15", (370, "sms past_due")),
    ],
)
def test_an_account_joins_where_it_stands(due_on, first):
    assert days_of(due_on)[0] == first


def test_whoever_prefers_the_phone_is_never_called_twice_in_one_week():
    days = days_of("2026-11-23", preferred_channel=Channel.VOICE)
    called = [day for day, what in days if what == "call by a person"]
    assert days[0] == (-3, "sms due_soon")
    assert len(called) == 5
    assert all(later - earlier >= 7 for earlier, later in pairwise(called))
    assert days[-1][1] == THE_END


def test_with_texts_and_email_closed_the_phone_is_left_and_then_a_person():
    assert days_of("2026-11-23", closed=NO_TEXT_OR_EMAIL) == [
        (7, "call by a person"),
        (14, "call by a person"),
        (14, THE_END),
    ]


def test_an_opt_out_of_one_channel_moves_to_the_next():
    days = days_of("2026-10-06", closed={GateChannel.SMS: "OPTED_OUT_SMS"})
    assert days[0] == (45, "email past_due")


def test_without_any_address_the_front_desk_is_asked():
    days = days_of("2026-10-06", reachable=frozenset())
    assert days == [(45, "HandOff: no usable number or address to reach them")]


def test_calls_nobody_makes_do_not_pile_up_and_do_not_stop_the_reminders():
    days = days_of("2026-08-22", answers=None)
    assert days == [
        (90, "sms past_due"),
        (93, "call by a person"),
        (100, "sms past_due"),
        (114, "sms past_due"),
        (128, THE_END),
    ]


def test_two_weeks_in_which_nothing_ran_neither_skip_nor_burst():
    asleep = ((chicago("2026-11-21 00:00"), chicago("2026-12-09 08:00")),)
    days = days_of("2026-11-23", sleeps=asleep)
    assert days[:3] == [(-3, "sms due_soon"), (16, "call by a person"), (18, "sms past_due")]


def test_a_heads_up_that_was_slept_over_is_not_sent_after_the_due_date():
    asleep = ((chicago("2026-11-19 00:00"), chicago("2026-11-25 08:00")),)
    assert days_of("2026-11-23", sleeps=asleep)[0] == (7, "call by a person")


@settings(max_examples=150, deadline=None)
@given(
    due_in=st.integers(-200, 3),
    cents=st.integers(10_00, 2_000_00),
    preferred=st.sampled_from([None, *Channel]),
    reachable=st.frozensets(st.sampled_from(Channel)),
    answers=st.sampled_from([None, "no_answer"]),
    closed=st.dictionaries(
        st.sampled_from(GateChannel), st.sampled_from(["OPTED_OUT_SMS", "CONSENT_MISSING"])
    ),
    asleep=st.tuples(st.integers(0, 60), st.integers(0, 60)),
)
def test_whoever_it_is_the_journey_is_patient_and_ends_with_a_person(
    due_in, cents, preferred, reachable, answers, closed, asleep
):
    stroll = Stroll(
        BALANCE,
        owing(
            balance_cents=cents,
            oldest_due_on=NOW.date() + timedelta(days=due_in),
            preferred_channel=preferred,
            reachable=reachable,
        ),
        NOW,
        closed=closed,
        sleeps=((NOW + timedelta(days=asleep[0]), NOW + timedelta(days=sum(asleep))),),
        answers=answers,
    )
    log = stroll.until(NOW + timedelta(days=500))
    assert log[-1][1].startswith("HandOff")
    assert len(log) <= 13
    for earlier, later in pairwise(stroll.sent):
        assert later - earlier >= timedelta(hours=48)
    assert not any(what.endswith("due_soon") and day > 0 for day, what in log)


@pytest.mark.parametrize("block", BALANCE.blocks, ids=lambda block: block.id)
@pytest.mark.parametrize(
    "hold", [HoldKind.DISPUTE, HoldKind.HARDSHIP, HoldKind.PROMISE, HoldKind.INSURANCE_PENDING]
)
def test_a_dispute_or_hardship_stops_it_at_once_wherever_it_stands(block, hold):
    went = walk(BALANCE, block.id, owing(holds=frozenset({hold})), now=NOW, ask=OPEN)
    assert went.decision == Pause(hold, (hold,))


PROMISED_TODAY = owing(
    holds=frozenset({HoldKind.PROMISE}),
    promise_on=date(2026, 11, 20),
    promise_status=PromiseStatus.OPEN,
    preferred_channel=Channel.EMAIL,
)


def test_on_the_promised_day_one_reminder_goes_out_and_the_journey_ends():
    went = walk(PROMISE, PROMISE.first_block, PROMISED_TODAY, now=NOW, ask=OPEN)
    assert went.decision == Send(
        Channel.EMAIL, "promise_reminder", Category.PROMISE_REMINDER, "done"
    )
    ended = walk(PROMISE, "done", PROMISED_TODAY, now=NOW, ask=OPEN)
    assert ended.decision == Exit(ExitReason.FINISHED)


@pytest.mark.parametrize("opens", ["2026-11-21 09:00", "2026-11-25 09:00"])
def test_a_promise_is_not_reminded_of_after_its_day(opens):
    ask = gate(email=defer("PROMISE_ACTIVE", chicago(opens)))
    went = walk(PROMISE, PROMISE.first_block, PROMISED_TODAY, now=NOW, ask=ask)
    assert went.decision == Exit(ExitReason.FINISHED)

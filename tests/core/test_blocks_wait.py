"""A wait block: until when, and that a missed day neither skips nor bursts."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.enrolling import NOW, OPEN, chicago, owing, utc

from tactful.core.blocks._times import (
    Anchor,
    Moment,
    Span,
    Unit,
    read_clock,
    read_moment,
    read_span,
)
from tactful.core.blocks.wait import ForDisposition, WaitBlock, Weekday
from tactful.core.steps import GoTo, WaitUntil


def wait(rule, **more):
    return WaitBlock("wait", rule, "after", **more)


def days(number):
    return wait(Span(number, Unit.DAYS))


def decide(block, facts, now=NOW):
    return block.decide(facts, now=now, ask=OPEN)


@pytest.mark.parametrize(
    ("block", "entered", "ends"),
    [
        (days(2), "2026-11-20 10:00", "2026-11-22 09:00"),
        (days(2), "2026-11-20 23:30", "2026-11-22 09:00"),
        (days(1), "2026-11-20 00:30", "2026-11-21 09:00"),
        (wait(Span(2, Unit.BUSINESS_DAYS)), "2026-11-20 10:00", "2026-11-24 09:00"),
        (wait(Span(1, Unit.BUSINESS_DAYS)), "2026-11-25 10:00", "2026-11-27 09:00"),
        (wait(Span(2, Unit.DAYS), business_days=True), "2026-11-20 10:00", "2026-11-23 09:00"),
        (wait(Span(1, Unit.DAYS), business_days=True), "2026-12-24 10:00", "2026-12-28 09:00"),
        (wait(Span(1, Unit.WEEKS)), "2026-11-20 10:00", "2026-11-27 09:00"),
        (wait(Span(12, Unit.HOURS)), "2026-11-20 10:00", "2026-11-20 22:00"),
        (wait(Span(1, Unit.DAYS), at=time(13, 30)), "2026-11-20 10:00", "2026-11-21 13:30"),
        (wait(Weekday.MONDAY), "2026-11-20 10:00", "2026-11-23 09:00"),
        (wait(Weekday.FRIDAY), "2026-11-20 10:00", "2026-11-27 09:00"),
        (wait(Weekday.SATURDAY), "2026-11-20 10:00", "2026-11-21 09:00"),
        (wait(Weekday.THURSDAY, business_days=True), "2026-11-20 10:00", "2026-11-27 09:00"),
        (days(2), "2026-10-31 10:00", "2026-11-02 09:00"),
        (days(1), "2027-03-13 10:00", "2027-03-14 09:00"),
    ],
)
def test_a_wait_ends_at_nine_on_the_practices_clock(block, entered, ends):
    facts = owing(entered_block_at=chicago(entered))
    ends = chicago(ends)
    assert decide(block, facts, chicago(entered)) == WaitUntil(ends)
    assert decide(block, facts, ends - timedelta(seconds=1)) == WaitUntil(ends)
    assert decide(block, facts, ends) == GoTo("after", "the time has come")


def test_clocks_going_back_do_not_move_nine_in_the_morning():
    facts = owing(entered_block_at=chicago("2026-10-31 10:00"))
    before, after = chicago("2026-10-31 09:00"), decide(days(1), facts, chicago("2026-10-31 10:00"))
    assert before == utc("2026-10-31 14:00")
    assert after == WaitUntil(utc("2026-11-01 15:00"))


@pytest.mark.parametrize(
    ("moment", "ends"),
    [
        (Moment(Anchor.DUE_DATE), "2026-11-30 09:00"),
        (Moment(Anchor.DUE_DATE, -3), "2026-11-27 09:00"),
        (Moment(Anchor.DUE_DATE, 5), "2026-12-05 09:00"),
        (Moment(Anchor.DUE_DATE, 5, Unit.BUSINESS_DAYS), "2026-12-07 09:00"),
        (Moment(Anchor.DUE_DATE, -2, Unit.BUSINESS_DAYS), "2026-11-25 09:00"),
        (Moment(Anchor.DUE_DATE, 1, Unit.WEEKS), "2026-12-07 09:00"),
        (Moment(Anchor.PROMISE_DATE), "2026-11-27 09:00"),
        (Moment(Anchor.ENROLLED, 2), "2026-11-22 09:00"),
        (Moment(Anchor.FIRST_TOUCH, 2), "2026-11-21 09:00"),
        (Moment(Anchor.LAST_TOUCH, 7), "2026-11-26 09:00"),
    ],
)
def test_a_wait_may_count_from_a_dated_fact(moment, ends):
    facts = owing(
        oldest_due_on=date(2026, 11, 30),
        promise_on=date(2026, 11, 27),
        first_touch_at=chicago("2026-11-19 16:00"),
        last_touch_at=chicago("2026-11-19 18:00"),
    )
    assert decide(wait(moment), facts) == WaitUntil(chicago(ends))


def test_a_moved_due_date_moves_the_wait():
    late = wait(Moment(Anchor.DUE_DATE, 5))
    assert decide(late, owing(oldest_due_on=date(2026, 11, 1))) == GoTo(
        "after", "the time has come"
    )
    assert decide(late, owing(oldest_due_on=date(2026, 11, 30))) == WaitUntil(
        chicago("2026-12-05 09:00")
    )


@pytest.mark.parametrize("now", ["2026-11-27 09:00", "2026-11-29 03:00", "2027-02-01 12:00"])
def test_a_day_on_which_nothing_ran_is_caught_up_with_later(now):
    facts = owing(entered_block_at=chicago("2026-11-20 10:00"))
    assert decide(days(7), facts, chicago(now)) == GoTo("after", "the time has come")


def test_a_day_that_is_not_known_is_not_waited_for():
    facts = owing(promise_on=None)
    assert decide(wait(Moment(Anchor.PROMISE_DATE)), facts) == GoTo(
        "after", "there is no such day to wait for"
    )


@pytest.mark.parametrize(
    ("disposition", "now", "decision"),
    [
        (None, "2026-11-20 10:00", WaitUntil(chicago("2026-11-25 09:00"))),
        ("no_answer", "2026-11-20 10:00", GoTo("after", "the call has been worked")),
        (None, "2026-11-25 09:00", GoTo("after", "the time has come")),
    ],
)
def test_a_call_is_waited_for_until_it_has_been_worked_but_not_for_ever(disposition, now, decision):
    block = wait(ForDisposition(Span(3, Unit.BUSINESS_DAYS)))
    assert decide(block, owing(last_disposition=disposition), chicago(now)) == decision


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2d", Span(2, Unit.DAYS)),
        ("3bd", Span(3, Unit.BUSINESS_DAYS)),
        ("12h", Span(12, Unit.HOURS)),
        ("1 w", Span(1, Unit.WEEKS)),
    ],
)
def test_a_span_is_read_from_text(text, span):
    assert read_span(text) == span
    assert read_span(str(span)) == span


@pytest.mark.parametrize("text", ["0d", "0h", "-2d", "2", 2, None, "d", "2 days", "400d", "9999bd"])
def test_a_wait_of_nothing_or_of_more_than_a_year_is_refused(text):
    assert isinstance(read_span(text), str)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("due_date", Moment(Anchor.DUE_DATE)),
        ("due_date - 3d", Moment(Anchor.DUE_DATE, -3)),
        ("due_date+5d", Moment(Anchor.DUE_DATE, 5)),
        ("promise_date + 2bd", Moment(Anchor.PROMISE_DATE, 2, Unit.BUSINESS_DAYS)),
    ],
)
def test_a_day_is_read_from_text(text, moment):
    assert read_moment(text) == moment
    assert read_moment(str(moment)) == moment


@pytest.mark.parametrize("text", ["birthday", "due_date + 5h", "due_date 5d", "due_date + 900d", 5])
def test_a_day_that_cannot_be_counted_is_refused(text):
    assert isinstance(read_moment(text), str)


@pytest.mark.parametrize(("text", "at"), [("09:00", time(9)), ("9:30", time(9, 30))])
def test_a_time_is_read_from_text(text, at):
    assert read_clock(text) == at


@pytest.mark.parametrize("text", ["24:00", "9", "09:60", 600, None])
def test_a_time_that_is_none_is_refused(text):
    assert isinstance(read_clock(text), str)


rules = st.one_of(
    st.builds(Span, st.integers(1, 60), st.sampled_from(Unit)),
    st.sampled_from(Weekday),
)


@given(rules, st.booleans(), st.timedeltas(timedelta(0), timedelta(days=1000)))
def test_a_wait_that_takes_time_always_does(rule, business_days, later):
    entered = NOW + later
    block = wait(rule, business_days=business_days)
    assert block.takes_time
    decision = decide(block, owing(entered_block_at=entered), entered)
    assert decision.at > entered
    assert decide(block, owing(entered_block_at=entered), decision.at) == GoTo(
        "after", "the time has come"
    )

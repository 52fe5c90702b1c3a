"""A branch block: the first case that holds wins."""

from datetime import date

import pytest
from tests.core.enrolling import NOW, OPEN, owing

from tactful.core.blocks.branch import BranchBlock, Case, Compared, Fact, Measure, OneOf
from tactful.core.priority import Priority
from tactful.core.steps import GoTo
from tactful.core.vocabulary import Channel, PromiseStatus


@pytest.mark.parametrize(
    ("condition", "facts", "holds"),
    [
        (Compared(Measure.DAYS_PAST_DUE, ">", 60), owing(), True),
        (Compared(Measure.DAYS_PAST_DUE, ">", 61), owing(), False),
        (Compared(Measure.DAYS_PAST_DUE, ">=", 61), owing(), True),
        (Compared(Measure.DAYS_PAST_DUE, "<=", 0), owing(oldest_due_on=date(2026, 11, 20)), True),
        (Compared(Measure.DAYS_PAST_DUE, "<=", 0), owing(oldest_due_on=None), False),
        (Compared(Measure.BALANCE, ">", 123_44), owing(), True),
        (Compared(Measure.BALANCE, ">", 123_45), owing(), False),
        (Compared(Measure.UNANSWERED_DIGITAL, ">=", 2), owing(unanswered_digital=2), True),
        (Compared(Measure.UNANSWERED_DIGITAL, ">=", 2), owing(unanswered_digital=1), False),
        (Compared(Measure.ROUND, "=", 0), owing(), True),
        (Compared(Measure.ROUND, "<", 4), owing(occurrence=4), False),
        (OneOf(Fact.PRIORITY, ("top",)), owing(priority=Priority.TOP), True),
        (OneOf(Fact.PRIORITY, ("top",)), owing(), False),
        (OneOf(Fact.PROMISE, ("broken", "partial")), owing(), False),
        (
            OneOf(Fact.PROMISE, ("broken", "partial")),
            owing(promise_status=PromiseStatus.BROKEN),
            True,
        ),
        (OneOf(Fact.PROMISE, ("none",)), owing(), True),
        (OneOf(Fact.DISPOSITION, ("no_answer",)), owing(last_disposition="no_answer"), True),
        (OneOf(Fact.DISPOSITION, ("none",)), owing(last_disposition="no_answer"), False),
        (OneOf(Fact.PREFERS, ("voice",)), owing(preferred_channel=Channel.VOICE), True),
        (OneOf(Fact.PREFERS, ("none",)), owing(preferred_channel=None), True),
        (OneOf(Fact.REACHABLE, ("sms", "email")), owing(), True),
        (OneOf(Fact.REACHABLE, ("sms",)), owing(reachable=frozenset()), False),
    ],
)
def test_a_condition_says_exactly_what_it_says(condition, facts, holds):
    assert condition.holds(facts) is holds


BRANCH = BranchBlock(
    "turn",
    (
        Case(
            (Compared(Measure.ROUND, "=", 0), OneOf(Fact.PRIORITY, ("top",))),
            "two_days",
        ),
        Case((Compared(Measure.DAYS_PAST_DUE, ">", 60),), "a_week"),
    ),
    "two_weeks",
)


@pytest.mark.parametrize(
    ("facts", "goes_to"),
    [
        (owing(priority=Priority.TOP), "two_days"),
        (owing(priority=Priority.TOP, occurrence=1), "a_week"),
        (owing(oldest_due_on=date(2026, 11, 1)), "two_weeks"),
    ],
)
def test_the_first_case_whose_conditions_all_hold_wins(facts, goes_to):
    decision = BRANCH.decide(facts, now=NOW, ask=OPEN)
    assert isinstance(decision, GoTo)
    assert decision.block == goes_to


def test_the_way_taken_is_said_in_words():
    decision = BRANCH.decide(owing(), now=NOW, ask=OPEN)
    assert decision.reason == "more than 60 days past due"

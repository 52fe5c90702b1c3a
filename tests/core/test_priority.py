"""Who a person looks at first, and the reasons in words."""

from datetime import date, timedelta

import pytest

from tactful.core.priority import (
    BalanceFacts,
    Priority,
    PriorityPolicy,
    rank,
    who_first_key,
)

TODAY = date(2026, 11, 20)


def owing(cents, *, days, **more):
    return BalanceFacts(cents, TODAY - timedelta(days=days), **more)


@pytest.mark.parametrize(
    ("facts", "priority", "reasons"),
    [
        (owing(120_00, days=60), Priority.ROUTINE, ()),
        (owing(120_00, days=61), Priority.TOP, ("61 days past due",)),
        (owing(500_00, days=5), Priority.ROUTINE, ()),
        (owing(500_01, days=5), Priority.TOP, ("balance over $500",)),
        (owing(500_01, days=-5), Priority.TOP, ("balance over $500",)),
        (owing(900_00, days=90), Priority.TOP, ("90 days past due", "balance over $500")),
        (owing(0, days=90), Priority.ROUTINE, ()),
        (owing(-20_00, days=90), Priority.ROUTINE, ()),
        (BalanceFacts(40_00, None), Priority.ROUTINE, ()),
    ],
)
def test_an_account_is_top_priority_only_past_sixty_days_or_five_hundred_dollars(
    facts, priority, reasons
):
    ranking = rank(facts, PriorityPolicy(), on=TODAY)
    assert (ranking.priority, ranking.reasons) == (priority, reasons)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"insurance_pending": True}, "insurance pending"),
        ({"open_statements": 3}, "3 open statements"),
        ({"broken_promise_on": date(2026, 11, 6)}, "promise of Nov 6 was not kept"),
        ({"broken_promise_on": date(2025, 12, 1)}, "promise of Dec 1, 2025 was not kept"),
        ({"follow_up_due": True}, "high-priority follow-up due"),
    ],
)
def test_what_deserves_a_look_is_said_without_making_the_account_top_priority(more, reason):
    ranking = rank(owing(80_00, days=10, **more), PriorityPolicy(), on=TODAY)
    assert (ranking.priority, ranking.reasons) == (Priority.ROUTINE, (reason,))


def test_pending_insurance_keeps_its_rank_and_is_said_first():
    facts = owing(900_00, days=75, insurance_pending=True, open_statements=2)
    assert rank(facts, PriorityPolicy(), on=TODAY).reasons == (
        "insurance pending",
        "75 days past due",
        "balance over $500",
        "2 open statements",
    )


def test_the_practice_sets_its_own_thresholds():
    ranking = rank(
        owing(301_00, days=46), PriorityPolicy(days_past_due=45, balance_cents=300_50), on=TODAY
    )
    assert ranking.reasons == ("46 days past due", "balance over $300.50")


def test_who_first_is_top_priority_then_oldest_then_largest_then_by_name():
    accounts = [
        ("routine and old", owing(100_00, days=60), "Adams, Al"),
        ("top by amount", owing(600_00, days=3), "Adams, Al"),
        ("top and older", owing(100_00, days=80), "Young, Yu"),
        ("top, as old, larger", owing(110_00, days=80), "Young, Yu"),
        ("ties on all but name", owing(110_00, days=80), "Garcia Lopez, Ana"),
        ("last name whole", owing(110_00, days=80), "García, María"),
        ("routine, not yet due", owing(10_00, days=-9), "Adams, Al"),
    ]

    def key(account):
        label, facts, name = account
        ranking = rank(facts, PriorityPolicy(), on=TODAY)
        return who_first_key(facts, ranking, name=name, guarantor_id=label)

    assert [label for label, *_ in sorted(accounts, key=key)] == [
        "last name whole",
        "ties on all but name",
        "top, as old, larger",
        "top and older",
        "top by amount",
        "routine and old",
        "routine, not yet due",
    ]

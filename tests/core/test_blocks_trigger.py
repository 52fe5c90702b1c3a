"""Who is enrolled: the same edges a query over the whole practice is built from."""

from datetime import date, timedelta

import pytest

from tactful.core.blocks.trigger import Trigger, TriggerKind
from tactful.core.vocabulary import PromiseStatus

TODAY = date(2026, 11, 20)
DUE = Trigger(TriggerKind.DUE, days_ahead=3, min_balance_cents=10_00)
PROMISED = Trigger(TriggerKind.PROMISE_DUE)


def is_met(trigger, *, due_in=0, balance_cents=50_00, **more):
    due_on = None if due_in is None else TODAY + timedelta(days=due_in)
    return trigger.is_met(balance_cents=balance_cents, oldest_due_on=due_on, today=TODAY, **more)


@pytest.mark.parametrize(
    ("due_in", "enrolled"),
    [(4, False), (3, True), (0, True), (-1, True), (-90, True), (None, False)],
)
def test_an_account_qualifies_from_three_days_before_its_due_date_on(due_in, enrolled):
    assert is_met(DUE, due_in=due_in) is enrolled


def test_the_query_and_the_rule_share_their_edge():
    edge = DUE.latest_day(TODAY)
    for ahead in range(-10, 10):
        assert is_met(DUE, due_in=ahead) is (TODAY + timedelta(days=ahead) <= edge)


@pytest.mark.parametrize(
    ("cents", "enrolled"), [(9_99, False), (10_00, True), (0, False), (-5_00, False)]
)
def test_small_balances_are_left_alone(cents, enrolled):
    assert is_met(DUE, balance_cents=cents) is enrolled


@pytest.mark.parametrize(
    ("promised_in", "status", "enrolled"),
    [
        (0, PromiseStatus.OPEN, True),
        (1, PromiseStatus.OPEN, False),
        (-1, PromiseStatus.BROKEN, False),
        (0, PromiseStatus.KEPT, False),
        (0, PromiseStatus.WITHDRAWN, False),
    ],
)
def test_a_promise_is_remembered_on_its_day(promised_in, status, enrolled):
    promised_on = TODAY + timedelta(days=promised_in)
    assert is_met(PROMISED, promise_on=promised_on, promise_status=status) is enrolled


def test_without_a_promise_there_is_nothing_to_remember():
    assert not is_met(PROMISED)


def test_a_journey_that_a_person_begins_enrolls_nobody_by_itself():
    assert not is_met(Trigger(TriggerKind.MANUAL))

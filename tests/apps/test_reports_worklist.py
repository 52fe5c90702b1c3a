"""Who a person should look at first, and why."""

import random
from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, bill, make_guarantor, refresh

from tactful.core.aging import Bucket
from tactful.core.priority import BalanceFacts, Priority, PriorityPolicy, rank, who_first_key
from tactful.core.vocabulary import (
    Channel,
    HoldKind,
    InsuranceState,
    PromiseStatus,
    Urgency,
    WorkKind,
)
from tactful.ledger.actions import record_payment, record_promise
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Payment, PromiseToPay
from tactful.outreach.models import Hold
from tactful.practice.models import SettingsVersion
from tactful.reports.balances import BalanceFilter
from tactful.reports.worklist import (
    BadCursor,
    Lane,
    LaneTotal,
    all_ranked,
    lane_totals,
    ranked,
)
from tactful.worklist.actions import NewItem, open_items

pytestmark = pytest.mark.django_db


def names(practice, **more):
    page = ranked(practice, on=TODAY, now=NOW, **more)
    return [row.account.name for row in page.rows]


def hold(guarantor, kind=HoldKind.DISPUTE):
    return Hold.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        kind=kind,
        reason="says the bill is wrong",
        origin_key="reply:1",
        opened_at=NOW - timedelta(days=1),
        opened_by="rules",
    )


def pay(guarantor, cents):
    Payment.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        external_id=f"P{guarantor.pk}",
        paid_on=TODAY,
        amount_cents=cents,
    )


def promise(guarantor, status):
    PromiseToPay.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        made_on=TODAY,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=10_00,
        status=status,
        taken_by="staff:bea",
    )


def test_the_oldest_of_the_top_priority_come_first_with_the_reason_in_words(cast):
    page = ranked(cast.north, on=TODAY, now=NOW)
    assert [(row.rank, row.account.name, row.account.reasons) for row in page.rows] == [
        (1, "Doe, John", ("90 days past due",)),
        (2, "Smith, Jane", ("61 days past due",)),
        (3, "Lee, Mary", ()),
        (4, "Ruiz, Ana", ()),
    ]
    assert page.next == ""


def test_the_list_is_in_the_order_the_core_gives_whatever_the_accounts(north):
    chance = random.Random(20261120)
    for number in range(60):
        guarantor = make_guarantor(north, f"{chance.choice(['Lee', 'Lee Kim', 'lee'])}, {number}")
        for _ in range(chance.choice([1, 1, 2])):
            days = chance.choice([-3, 0, 60, 61, 61, 90])
            bill(guarantor, chance.choice([100_00, 250_00, 500_00, 500_01]), days=days)
    refresh(north)
    rows = list(all_ranked(north, on=TODAY, now=NOW, size=7))
    keys = []
    for row in rows:
        account = row.account
        facts = BalanceFacts(account.balance_cents, account.oldest_due_on, account.open_statements)
        ranking = rank(facts, PriorityPolicy(), on=TODAY)
        assert (ranking.priority, ranking.reasons) == (account.priority, account.reasons)
        keys.append(
            who_first_key(facts, ranking, name=account.name, guarantor_id=account.external_id)
        )
    assert keys == sorted(keys)
    assert [row.rank for row in rows] == list(range(1, 61))
    assert len({row.account.uid for row in rows}) == 60


def test_pages_follow_one_another_without_a_gap_or_a_repeat(cast):
    first = ranked(cast.north, on=TODAY, now=NOW, size=3)
    second = ranked(cast.north, on=TODAY, now=NOW, size=3, cursor=first.next)
    assert [row.account.name for row in (*first.rows, *second.rows)] == names(cast.north)
    assert [row.rank for row in second.rows] == [4]
    assert second.next == ""


@pytest.mark.parametrize("cursor", ["x", "1.2", "1.2.x", "-1.0.0", "1.2.99999999999"])
def test_a_page_that_does_not_exist_is_said_so(cast, cursor):
    with pytest.raises(BadCursor, match="start from its beginning"):
        ranked(cast.north, on=TODAY, now=NOW, cursor=cursor)


def test_insurance_pending_is_tagged_and_worked_apart_and_keeps_its_rank(cast):
    cast.john.insurance_state = InsuranceState.PENDING
    cast.john.save()
    assert "Doe, John" not in names(cast.north)
    (apart,) = ranked(cast.north, on=TODAY, now=NOW, lane=Lane.INSURANCE).rows
    assert apart.account.reasons == ("insurance pending", "90 days past due")
    assert apart.account.priority is Priority.TOP
    assert apart.account.status == "pending"


def test_an_account_on_hold_or_with_an_open_promise_is_worked_apart(cast):
    hold(cast.john)
    record_promise(
        cast.jane,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=None,
        made_on=TODAY,
        taken_by="staff:bea",
        now=NOW,
    )
    assert names(cast.north) == ["Lee, Mary", "Ruiz, Ana"]
    held = ranked(cast.north, on=TODAY, now=NOW, lane=Lane.HELD).rows
    assert [(row.account.name, row.account.status) for row in held] == [
        ("Doe, John", "disputed"),
        ("Smith, Jane", "promised"),
    ]


def test_every_account_that_owes_is_in_exactly_one_lane(cast):
    hold(cast.john)
    hold(cast.mary, HoldKind.INSURANCE_PENDING)
    cast.john.insurance_state = InsuranceState.PENDING
    cast.john.save()
    listed = [
        row.account.name
        for lane in Lane
        for row in all_ranked(cast.north, on=TODAY, now=NOW, lane=lane)
    ]
    assert sorted(listed) == ["Doe, John", "Lee, Mary", "Ruiz, Ana", "Smith, Jane"]
    totals = lane_totals(cast.north, on=TODAY)
    assert {lane: total.accounts for lane, total in totals.items()} == {
        Lane.READY: 2,
        Lane.INSURANCE: 1,
        Lane.HELD: 1,
    }
    assert sum(total.cents for total in totals.values()) == 733_65
    assert totals[Lane.READY].top == 1


def test_the_sums_of_the_lanes_are_those_of_the_accounts_listed_in_them(cast):
    chance, north = random.Random(20261120), cast.north
    for number in range(150):
        guarantor = make_guarantor(north, f"Person, {number}")
        guarantor.insurance_state = chance.choice(list(InsuranceState))
        guarantor.save()
        for _ in range(chance.choice([0, 1, 1, 2])):
            bill(guarantor, chance.choice([90_00, 500_00, 500_01]), days=chance.choice([5, 60, 61]))
        pay(guarantor, chance.choice([0, 0, 90_00, 700_00]))
        for kind in chance.sample(list(HoldKind), chance.choice([0, 0, 1, 2])):
            hold(guarantor, kind)
        for status in chance.sample(list(PromiseStatus), chance.choice([0, 0, 1, 2])):
            promise(guarantor, status)
    Hold.objects.filter(pk__in=Hold.objects.order_by("uid")[:20]).update(released_at=NOW)
    hold(cast.pat)
    for practice in (north, cast.south):
        refresh(practice)
        for lane, total in lane_totals(practice, on=TODAY).items():
            listed = [row.account for row in all_ranked(practice, on=TODAY, now=NOW, lane=lane)]
            assert listed or practice == cast.south
            assert total == LaneTotal(
                accounts=len(listed),
                cents=sum(account.balance_cents for account in listed),
                top=sum(account.priority is Priority.TOP for account in listed),
            )


def test_a_hold_for_insurance_says_so_like_the_state_a_source_tells(cast):
    hold(cast.mary, HoldKind.INSURANCE_PENDING)
    (mary,) = ranked(cast.north, on=TODAY, now=NOW, lane=Lane.INSURANCE).rows
    assert mary.account.reasons == ("insurance pending",)
    assert mary.account.status == "pending"


def test_who_has_paid_is_not_on_the_list(cast):
    record_payment(cast.john, amount_cents=310_00, on=TODAY, method="card", by="staff:bea", now=NOW)
    assert names(cast.north) == ["Smith, Jane", "Lee, Mary", "Ruiz, Ana"]


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ({"older_than_days": 60}, ["Doe, John", "Smith, Jane"]),
        ({"older_than_days": 61}, ["Doe, John"]),
        ({"over_cents": 200_00}, ["Doe, John", "Ruiz, Ana"]),
        ({"over_cents": 212_00}, ["Doe, John"]),
        ({"channels": frozenset({Channel.EMAIL})}, ["Smith, Jane", "Lee, Mary"]),
        ({"insurance": frozenset({InsuranceState.PENDING})}, []),
        ({"buckets": frozenset({Bucket.DAYS_31_60})}, ["Lee, Mary", "Ruiz, Ana"]),
        ({"buckets": frozenset({Bucket.CURRENT, Bucket.DAYS_61_90})}, ["Doe, John", "Smith, Jane"]),
        ({"top_only": True}, ["Doe, John", "Smith, Jane"]),
        ({"open_since": TODAY - timedelta(days=60)}, ["Ruiz, Ana"]),
        ({"statuses": frozenset({"no_response"})}, []),
        ({"locations": frozenset({"Downtown"})}, []),
    ],
)
def test_the_list_can_be_narrowed(cast, only, expected):
    assert names(cast.north, only=BalanceFilter(**only)) == expected


def test_the_practice_own_thresholds_make_the_order(cast):
    SettingsVersion.objects.create(
        practice=cast.north,
        number=1,
        values={"priority": {"days_past_due": 100, "balance_cents": 200_00}},
        made_by="staff:bea",
        made_at=NOW,
    )
    rows = ranked(cast.north, on=TODAY, now=NOW).rows
    assert [(row.account.name, row.account.reasons) for row in rows[:3]] == [
        ("Doe, John", ("balance over $200",)),
        ("Ruiz, Ana", ("balance over $200",)),
        ("Smith, Jane", ()),
    ]


def test_a_call_that_is_due_and_a_broken_promise_are_among_the_reasons(cast):
    record_promise(
        cast.mary,
        promised_on=TODAY - timedelta(days=2),
        amount_cents=None,
        made_on=TODAY - timedelta(days=9),
        taken_by="staff:bea",
        now=NOW,
    )
    refresh_balances(cast.north, on=TODAY, now=NOW)
    from tactful.ledger.actions import settle_promises

    settle_promises(cast.north, on=TODAY, now=NOW)
    asked = [NewItem(cast.mary.pk, WorkKind.CALL, Urgency.P2, "call her", "touch:1")]
    open_items(cast.north, asked, now=NOW - timedelta(days=3))
    mary = next(
        row for row in ranked(cast.north, on=TODAY, now=NOW).rows if row.account.name == "Lee, Mary"
    )
    assert mary.account.reasons == (
        "promise of Nov 18 was not kept",
        "high-priority follow-up due",
    )
    assert mary.next_action.reason == "call her"
    assert mary.as_json()["next_action"]["kind"] == "call"


def test_a_page_takes_the_same_queries_for_few_accounts_and_for_many(
    north, django_assert_max_num_queries
):
    for number in range(40):
        bill(make_guarantor(north, f"Person, {number}"), 100_00, days=number)
    refresh(north)
    for size in (2, 40):
        # Settings, three segments, people, and seven kinds of facts.
        with django_assert_max_num_queries(12):
            ranked(north, on=TODAY, now=NOW, size=size)


def test_sol_sees_nothing_of_north(cast):
    assert names(cast.south) == ["Young, Pat"]
    assert lane_totals(cast.south, on=TODAY)[Lane.READY].accounts == 1


def test_an_age_older_than_the_calendar_lists_nobody(cast):
    assert names(cast.north, only=BalanceFilter(older_than_days=10**9)) == []

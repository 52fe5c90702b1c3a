"""The set-based balances are the core's allocation, to the cent, on both databases."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import NOW, TODAY, adjust, bill, make_guarantor, pay

from tactful.core import allocation
from tactful.ledger import balances
from tactful.ledger.models import Adjustment, Balance, Guarantor, Payment, Statement

pytestmark = pytest.mark.django_db

# A small world, so that ids, days and amounts collide often.
DAYS = st.integers(-6, 3).map(lambda days: TODAY + timedelta(days=days))
REFS = st.sampled_from(["", "", "S1", "S2", "s1", "S10", "nowhere"])
STATEMENTS = st.lists(
    st.tuples(st.sampled_from(["S1", "S2", "s1", "S10"]), DAYS, DAYS, st.integers(-2, 8)),
    max_size=4,
    unique_by=lambda row: row[0],
)
PAYMENTS = st.lists(st.tuples(REFS, DAYS, st.sampled_from([-3, -2, -1, 1, 2, 3, 5])), max_size=8)
ADJUSTMENTS = st.lists(st.tuples(REFS, DAYS, st.sampled_from([-4, -1, 2, 6])), max_size=3)
ACCOUNTS = st.lists(st.tuples(STATEMENTS, PAYMENTS, ADJUSTMENTS), min_size=1, max_size=3)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(accounts=ACCOUNTS)
def test_balances_in_sql_are_those_of_the_core_whatever_the_ledger_holds(north, accounts):
    with transaction.atomic():
        for number, rows in enumerate(accounts):
            write_account(north, number, *rows)
        balances.mark_returned(north)
        for on in (TODAY - timedelta(days=3), TODAY, TODAY + timedelta(days=2)):
            assert_equals_the_core(north, on)
        transaction.set_rollback(True)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(accounts=ACCOUNTS)
def test_a_summary_holds_until_the_day_it_says_it_changes(north, accounts):
    with transaction.atomic():
        for number, rows in enumerate(accounts):
            write_account(north, number, *rows)
        balances.refresh_balances(north, on=TODAY, now=NOW)
        for on in (TODAY + timedelta(days=n) for n in range(5)):
            now = balances.balances_as_of(north, on=on)
            for kept in Balance.objects.filter(practice=north):
                if kept.changes_on is None or on < kept.changes_on:
                    assert figures(kept) == figures(now[kept.guarantor_id])
        transaction.set_rollback(True)


def test_an_account_without_any_row_owes_nothing(north):
    empty = make_guarantor(north, "Nobody, Nora")
    summary = balances.balances_as_of(north, on=TODAY)[empty.pk]
    assert (summary.balance_cents, summary.open_statements, summary.oldest_due_on) == (0, 0, None)
    assert balances.refresh_balances(north, on=TODAY, now=NOW) == 1
    assert Balance.objects.get(guarantor=empty).last_payment_on is None


def test_a_payment_that_came_back_counts_until_the_day_it_did(north):
    jane = make_guarantor(north, "Smith, Jane")
    bill(jane, 100_00, days=40, external_id="INV-1")
    first = pay(jane, 40_00, on=date(2026, 11, 2), statement_ref="INV-1")
    bounced = pay(jane, 40_00, on=date(2026, 11, 5), statement_ref="INV-1")
    pay(jane, -40_00, on=date(2026, 11, 9), statement_ref="INV-1")
    assert balances.mark_returned(north) == 1
    assert balances.mark_returned(north) == 0

    before, after = date(2026, 11, 8), date(2026, 11, 9)
    assert last_payment(north, jane, before) == (bounced.paid_on, 40_00)
    assert last_payment(north, jane, after) == (first.paid_on, 40_00)
    assert balances.balances_as_of(north, on=after)[jane.pk].balance_cents == 60_00


def test_a_return_that_was_imported_by_mistake_and_removed_gives_the_payment_back(north):
    jane = make_guarantor(north, "Smith, Jane")
    payment = pay(jane, 40_00, on=date(2026, 11, 5))
    mistake = pay(jane, -40_00, on=date(2026, 11, 9))
    balances.mark_returned(north)
    mistake.delete()
    assert balances.mark_returned(north, guarantor_ids=[jane.pk]) == 1
    payment.refresh_from_db()
    assert payment.returned_on is None


def test_open_statements_are_listed_oldest_first_with_what_is_left_on_each(north):
    jane = make_guarantor(north, "Smith, Jane")
    old = bill(jane, 100_00, days=70)
    new = bill(jane, 50_00, days=10)
    pay(jane, 30_00)
    settled = make_guarantor(north, "Doe, John")
    bill(settled, 10_00, days=5)
    pay(settled, 10_00)
    items = balances.open_statements(north, on=TODAY)
    assert list(items) == [jane.pk]
    assert [(i.statement_id, i.open_cents) for i in items[jane.pk]] == [
        (old.pk, 70_00),
        (new.pk, 50_00),
    ]


def test_refreshing_one_account_leaves_the_others_and_the_other_practice_alone(north, south):
    jane, john = make_guarantor(north, "Smith, Jane"), make_guarantor(north, "Doe, John")
    pat = make_guarantor(south, "Young, Pat")
    for guarantor in (jane, john, pat):
        bill(guarantor, 10_00, days=3)
    assert balances.refresh_balances(north, on=TODAY, now=NOW, guarantor_ids=[jane.pk, pat.pk]) == 1
    assert list(Balance.objects.values_list("guarantor_id", flat=True)) == [jane.pk]
    assert set(balances.balances_as_of(north, on=TODAY)) == {jane.pk, john.pk}


def test_a_payment_cannot_settle_a_statement_of_another_account(north):
    jane, john = make_guarantor(north, "Smith, Jane"), make_guarantor(north, "Doe, John")
    bill(jane, 100_00, days=30, external_id="INV-1")
    bill(john, 100_00, days=30, external_id="INV-2")
    pay(john, 60_00, statement_ref="INV-1")
    found = balances.balances_as_of(north, on=TODAY)
    assert (found[jane.pk].balance_cents, found[john.pk].balance_cents) == (100_00, 40_00)


def test_a_source_vouches_for_balances_only_when_it_says_so(north):
    jane = make_guarantor(north, "Smith, Jane")
    balances.refresh_balances(north, on=TODAY, now=NOW, confirmed=True)
    balances.refresh_balances(north, on=TODAY, now=NOW + timedelta(hours=1))
    assert Balance.objects.get(guarantor=jane).confirmed_at == NOW


def test_a_refresh_takes_the_same_few_queries_for_one_account_and_for_many(
    north, django_assert_max_num_queries
):
    for number in range(30):
        bill(make_guarantor(north, f"Person, {number}"), 10_00, days=number)
    everybody = list(Guarantor.objects.values_list("pk", flat=True))
    for ids in (None, everybody, everybody[:1]):
        # Savepoint, turns (PostgreSQL only), returns, balances, release.
        with django_assert_max_num_queries(5):
            balances.refresh_balances(north, on=TODAY, now=NOW, guarantor_ids=ids)


def write_account(practice, number, statements, payments, adjustments):
    guarantor = make_guarantor(practice, f"Person, {number}")
    prefix = f"{guarantor.external_id}-"
    for external_id, statement_on, due_on, cents in statements:
        bill(
            guarantor,
            cents,
            days=0,
            external_id=prefix + external_id,
            statement_on=statement_on,
            due_on=due_on,
        )
    for ref, on, cents in payments:
        pay(guarantor, cents, on=on, statement_ref=ref and prefix + ref)
    for ref, on, cents in adjustments:
        adjust(guarantor, cents, on=on, statement_ref=ref and prefix + ref)


def assert_equals_the_core(practice, on):
    found = balances.balances_as_of(practice, on=on)
    listed = balances.open_statements(practice, on=on)
    for guarantor in Guarantor.objects.filter(practice=practice):
        truth = core_balance(guarantor, on)
        paid = truth.last_payment
        firsts = [item.statement_on for item in truth.open_statements]
        services = [item.service_on or item.statement_on for item in truth.open_statements]
        row = found[guarantor.pk]
        assert figures(row)[:-1] == (
            truth.balance_cents,
            sum(item.open_cents for item in truth.open_statements),
            truth.credit_cents,
            truth.overdue_cents,
            truth.open_count,
            truth.oldest_due_on,
            min(firsts, default=None),
            min(services, default=None),
            paid and paid.on,
            paid and paid.amount_cents,
        )
        assert [
            (item.external_id or None, item.statement_on, item.due_on, item.open_cents)
            for item in listed.get(guarantor.pk, [])
        ] == [
            (item.charge_id, item.statement_on, item.due_on, item.open_cents)
            for item in truth.open_statements
        ]


def core_balance(guarantor, on):
    return allocation.allocate(
        [
            allocation.Charge(s.external_id, s.statement_on, s.due_on, s.amount_cents, s.service_on)
            for s in Statement.objects.filter(guarantor=guarantor)
        ],
        [
            allocation.Payment(p.external_id, p.paid_on, p.amount_cents, p.statement_ref or None)
            for p in Payment.objects.filter(guarantor=guarantor)
        ],
        [
            allocation.Adjustment(
                a.external_id, a.adjusted_on, a.amount_cents, a.statement_ref or None
            )
            for a in Adjustment.objects.filter(guarantor=guarantor)
        ],
        on=on,
    )


FIGURES = (
    "balance_cents",
    "open_cents",
    "credit_cents",
    "overdue_cents",
    "open_statements",
    "oldest_due_on",
    "first_statement_on",
    "first_service_on",
    "last_payment_on",
    "last_payment_cents",
    "changes_on",
)


def figures(row):
    return tuple(getattr(row, name) for name in FIGURES)


def last_payment(practice, guarantor, on):
    row = balances.balances_as_of(practice, on=on)[guarantor.pk]
    return row.last_payment_on, row.last_payment_cents

"""The lists on the small practice of ../shared/ask: every figure against two other sources."""

import json
from datetime import UTC, date, datetime

import pytest
from tests.apps.ask_ledger import CHANNELS, INSURANCE, day, load, rows
from tests.shared import SHARED, needs_shared

from tactful.core import allocation
from tactful.core.aging import bucket_of
from tactful.core.money import parse_cents
from tactful.core.names import name_key
from tactful.core.vocabulary import Channel, InsuranceState
from tactful.ledger.balances import mark_returned, refresh_balances
from tactful.ledger.models import Balance
from tactful.reports.balances import BalanceFilter, Sort, balances, total_cents

pytestmark = [pytest.mark.django_db, needs_shared]

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture
def clinic(north):
    load(north)
    mark_returned(north)
    return north


@pytest.mark.parametrize("on", [TODAY, date(2026, 10, 31), date(2026, 8, 1), date(2027, 2, 1)])
def test_every_balance_age_and_last_payment_is_that_of_the_core(clinic, on):
    listed = {row.external_id: row for row in balances(clinic, on=on, now=NOW, settled_too=True)}
    assert len(listed) == 92
    for id, truth in core_balances(on).items():
        row = listed[id]
        paid = truth.last_payment
        assert (
            row.balance_cents,
            row.overdue_cents,
            row.open_statements,
            row.days_past_due,
            row.oldest_due_on,
            row.last_payment_on,
            row.last_payment_cents,
        ) == (
            truth.balance_cents,
            truth.overdue_cents,
            truth.open_count,
            truth.days_past_due,
            truth.oldest_due_on,
            paid and paid.on,
            paid and paid.amount_cents,
        ), id
        age = truth.days_past_due
        assert row.bucket == (None if age is None else bucket_of(age))


def test_the_summary_kept_for_today_is_the_same_as_the_query(clinic):
    refresh_balances(clinic, on=TODAY, now=NOW)
    for kept in Balance.objects.select_related("guarantor"):
        truth = core_balances(TODAY)[kept.guarantor.external_id]
        assert (kept.balance_cents, kept.overdue_cents) == (
            truth.balance_cents,
            truth.overdue_cents,
        )


def test_the_values_expected_of_each_question_are_those_of_the_list(clinic):
    seen = 0
    for question in questions():
        expected = question["expected"]
        listed = {row.external_id: row for row in as_of(clinic, expected)}
        for id, values in (expected.get("values") or {}).items():
            row = listed[id]
            ours = {
                "amount_owed": row.balance_cents,
                "overdue_amount": row.overdue_cents,
                "days_past_due": row.days_past_due,
                "last_payment_date": row.last_payment_on and row.last_payment_on.isoformat(),
                "open_invoices": row.open_statements,
                "last_payment_amount": row.last_payment_cents,
                "unanswered_reminders": row.unanswered,
            }
            for name, value in values.items():
                if name in ours:
                    said = parse_cents(value) if name in MONEY and value else value
                    assert ours[name] == said, (question["id"], id, name)
                    seen += 1
    assert seen > 2_000


def test_the_filters_keep_the_accounts_each_question_expects(clinic):
    checked = []
    for question in questions():
        expected = question["expected"]
        only = as_filter(expected)
        if only is None:
            continue
        on = day(expected["as_of"])
        sort, reverse = ORDERS.get(expected.get("order"), (Sort.NAME, False))
        listed = balances(clinic, on=on, now=NOW, only=only, sort=sort, reverse=reverse)
        ids = [row.external_id for row in listed][: expected.get("limit")]
        if expected["order_matters"]:
            assert ids == expected["ids"], question["question"]
        elif not expected.get("limit"):
            assert sorted(ids) == sorted(expected["ids"]), question["question"]
        if expected.get("summary"):
            summary = expected["summary"]
            assert (len(listed), total_cents(listed)) == (
                summary.get("count", len(listed)),
                parse_cents(summary["total"]) if "total" in summary else total_cents(listed),
            )
        checked.append(question["id"])
    assert len(checked) >= 15


def test_a_row_knows_enough_to_answer_what_staff_ask_about_an_account(clinic):
    checked = []
    for question in questions():
        expected = question["expected"]
        filters = expected.get("filters") or []
        if expected["kind"] != "list" or not all(known(f) for f in filters):
            continue
        kept = [row for row in as_of(clinic, expected) if all(holds(row, f) for f in filters)]
        if not expected.get("limit"):
            assert sorted(row.external_id for row in kept) == sorted(expected["ids"]), question
            checked.append(question["id"])
    assert len(checked) >= 30


def known(said):
    return isinstance(said, list) and tuple(said[:2]) in CONDITIONS


def holds(row, said):
    return CONDITIONS[tuple(said[:2])](row, said[2])


def promise_is(row, *statuses):
    return row.facts.promise is not None and row.facts.promise.status in statuses


CONDITIONS = {
    ("balance", ">"): lambda row, v: row.balance_cents > parse_cents(v),
    ("balance", ">="): lambda row, v: row.balance_cents >= parse_cents(v),
    ("balance", "<"): lambda row, v: row.balance_cents < parse_cents(v),
    ("overdue_amount", ">"): lambda row, v: row.overdue_cents > parse_cents(v),
    ("days_past_due", ">"): lambda row, v: row.days_past_due is not None and row.days_past_due > v,
    ("days_past_due", ">="): lambda row, v: (
        row.days_past_due is not None and row.days_past_due >= v
    ),
    ("open_invoices", ">="): lambda row, v: row.open_statements >= v,
    ("insurance_state", "="): lambda row, v: row.insurance_state == INSURANCE[v],
    ("insurance_state", "!="): lambda row, v: row.insurance_state != INSURANCE[v],
    ("location", "="): lambda row, v: row.location == v,
    ("language", "="): lambda row, v: row.language == v,
    ("preferred_channel", "="): lambda row, v: row.preferred_channel == CHANNELS.get(v, v),
    ("email", "missing"): lambda row, v: not row.email,
    ("mobile", "missing"): lambda row, v: not row.mobile,
    ("tags", "lacks"): lambda row, v: v not in row.tags,
    ("last_name", "="): lambda row, v: name_key(row.name)[0] == name_key(v)[0],
    ("payments", "="): lambda row, v: (row.last_payment_on is None) == (v == 0),
    ("promise.status", "="): lambda row, v: promise_is(row, v),
    ("open_promise.date", "between"): lambda row, v: (
        promise_is(row, "open")
        and v[0] <= row.facts.promise.promise.promised_on.isoformat() <= v[1]
    ),
    ("unanswered_reminders", ">="): lambda row, v: row.unanswered >= v,
    ("contact.date", "between"): lambda row, v: contacted(row, v),
    ("contact.date", "none between"): lambda row, v: not contacted(row, v),
}


def contacted(row, days):
    return any(days[0] <= at.isoformat() <= days[1] for at in row.facts.reminders)


MONEY = {"amount_owed", "overdue_amount", "last_payment_amount"}
ORDERS = {
    "name A-Z": (Sort.NAME, False),
    "amount owed, largest first": (Sort.AMOUNT, False),
    "amount owed, smallest first": (Sort.AMOUNT, True),
    "overdue amount, largest first": (Sort.OVERDUE, False),
    "days past due, oldest first": (Sort.AGE, False),
    "days past due, oldest first, then amount owed, largest first": (
        (Sort.AGE, Sort.AMOUNT),
        False,
    ),
    "last payment, longest ago first (never paid counts as longest ago)": (
        Sort.LAST_PAYMENT,
        False,
    ),
}


def questions():
    for line in (SHARED / "ask" / "dev.jsonl").read_text().splitlines():
        question = json.loads(line)
        if question["expected"]["kind"] in {"list", "groups"}:
            yield question


def as_of(clinic, expected):
    on = day(expected["as_of"])
    return balances(clinic, on=on, now=NOW, settled_too=True)


def as_filter(expected):
    """The question's filters as ours, or None where they say more than ours can."""
    if expected["kind"] != "list" or any(not isinstance(f, list) for f in expected["filters"]):
        return None
    chosen = {}
    for field, operator, value in expected["filters"]:
        match field, operator:
            case "balance", ">":
                chosen["over_cents"] = max(chosen.get("over_cents", 0), parse_cents(value))
            case "days_past_due", ">":
                chosen["older_than_days"] = value
            case "insurance_state", "=":
                chosen["insurance"] = frozenset({InsuranceState(INSURANCE[value])})
            case "location", "=":
                chosen["locations"] = frozenset({value})
            case "preferred_channel", "=":
                chosen["channels"] = frozenset({Channel(CHANNELS.get(value, value))})
            case "open_invoice.statement_date", ">=":
                chosen["open_since"] = day(value)
            case _:
                return None
    return BalanceFilter(**chosen)


def core_balances(on):
    charges, payments, adjustments = {}, {}, {}
    for row in rows("charges"):
        charges.setdefault(row["guarantor_id"], []).append(
            allocation.Charge(
                row["id"],
                day(row["statement_date"]),
                day(row["due_date"]),
                parse_cents(row["amount"]),
                day(row["service_date"]),
            )
        )
    for name, kind, found in (
        ("payments", allocation.Payment, payments),
        ("adjustments", allocation.Adjustment, adjustments),
    ):
        for row in rows(name):
            found.setdefault(row["guarantor_id"], []).append(
                kind(
                    row["id"],
                    day(row["date"]),
                    parse_cents(row["amount"]),
                    row["invoice_id"] or None,
                )
            )
    return {
        row["id"]: allocation.allocate(
            charges.get(row["id"], []),
            payments.get(row["id"], []),
            adjustments.get(row["id"], []),
            on=on,
        )
        for row in rows("guarantors")
    }

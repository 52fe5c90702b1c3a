"""Who owes, and what is left after this week's reminders."""

from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, adjust, bill, local, make_guarantor, pay, refresh

from tactful.core.aging import Bucket
from tactful.core.vocabulary import Category, HoldKind
from tactful.outreach.models import Hold, InboundMessage, Touch, TouchStatus
from tactful.practice.models import SettingsVersion
from tactful.reports.balances import BalanceFilter, Sort, balances
from tactful.reports.outstanding import outstanding

pytestmark = pytest.mark.django_db

MONDAY = TODAY - timedelta(days=4)


def listed(practice, **more):
    return [row.name for row in balances(practice, on=TODAY, now=NOW, **more)]


def remind(guarantor, *, on=TODAY, hour=10, result="delivered", status=TouchStatus.ACCEPTED):
    at = local(on, hour)
    return Touch.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        origin_key=f"test:{guarantor.pk}:{at.isoformat()}:{result}:{status}",
        channel="sms",
        category=Category.REMINDER,
        to_address=guarantor.mobile,
        status=status,
        created_at=at,
        due_at=at,
        handed_over_at=at,
        result=result,
    )


def reply(guarantor, *, on=TODAY):
    return InboundMessage.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        channel="sms",
        from_address=guarantor.mobile,
        text="ok",
        provider_message_id=f"{guarantor.pk}:{on}",
        received_at=local(on, 12),
    )


def test_a_row_has_exactly_the_shape_scripts_rely_on(cast):
    pay(cast.jane, 23_45, on=date(2026, 11, 2))
    (jane,) = (
        row.as_json() for row in balances(cast.north, on=TODAY, now=NOW) if "Jane" in row.name
    )
    assert jane == {
        "id": cast.jane.external_id,
        "name": "Smith, Jane",
        "patients": ["Smith, Jane"],
        "balance_cents": 100_00,
        "overdue_cents": 100_00,
        "days_past_due": 61,
        "bucket": "61-90",
        "oldest_due": TODAY - timedelta(days=61),
        "last_payment": {"date": date(2026, 11, 2), "amount_cents": 23_45},
        "insurance_state": "self_pay",
        "preferred_channel": "email",
        "email": "jane.smith@example.com",
        "mobile": "+13125550101",
        "status": "partial",
        "priority": "top",
        "reasons": ["61 days past due"],
    }


def test_only_who_owes_is_listed_unless_everybody_is_asked_for(cast):
    pay(cast.jane, 123_45)
    pay(cast.mary, 100_00)
    assert listed(cast.north) == ["Doe, John", "Ruiz, Ana"]
    everybody = balances(cast.north, on=TODAY, now=NOW, settled_too=True)
    assert {row.name: row.balance_cents for row in everybody} == {
        "Doe, John": 310_00,
        "Lee, Mary": -11_80,
        "Ruiz, Ana": 212_00,
        "Smith, Jane": 0,
    }
    jane = next(row for row in everybody if row.name == "Smith, Jane")
    assert (jane.days_past_due, jane.bucket, jane.status) == (None, None, "paid")


def test_an_earlier_day_shows_what_was_owed_then(cast):
    pay(cast.john, 310_00, on=date(2026, 11, 10))
    before = balances(cast.north, on=date(2026, 11, 9), now=NOW)
    assert {row.name: row.days_past_due for row in before}["Doe, John"] == 79
    assert "Doe, John" not in listed(cast.north)


def test_a_hold_counts_on_the_days_it_was_open(cast):
    Hold.objects.create(
        practice=cast.north,
        guarantor=cast.john,
        kind=HoldKind.DISPUTE,
        reason="says the bill is wrong",
        origin_key="reply:1",
        opened_at=local(date(2026, 11, 10)),
        opened_by="rules",
        released_at=local(date(2026, 11, 15)),
    )
    status = {
        day: next(r.status for r in balances(cast.north, on=day, now=NOW) if r.name == "Doe, John")
        for day in (date(2026, 11, 9), date(2026, 11, 12), TODAY)
    }
    assert list(status.values()) == [None, "disputed", None]


def test_failed_and_cancelled_touches_are_no_reminders(cast):
    remind(cast.john, result="failed")
    remind(cast.john, status=TouchStatus.CANCELLED)
    remind(cast.mary)
    rows = {row.name: row for row in balances(cast.north, on=TODAY, now=NOW)}
    assert (rows["Doe, John"].reminders, rows["Doe, John"].status) == (0, None)
    assert (rows["Lee, Mary"].unanswered, rows["Lee, Mary"].status) == (1, "no_response")


def test_a_reminder_is_counted_on_its_day_in_the_practice_own_zone(cast):
    remind(cast.john, on=TODAY - timedelta(days=1), hour=23)  # already tomorrow in UTC
    row = next(r for r in balances(cast.north, on=TODAY, now=NOW) if r.name == "Doe, John")
    assert row.last_reminder_on == TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("sort", "reverse", "expected"),
    [
        (Sort.NAME, False, ["Doe", "Lee", "Ruiz", "Smith"]),
        (Sort.NAME, True, ["Smith", "Ruiz", "Lee", "Doe"]),
        (Sort.AMOUNT, False, ["Doe", "Ruiz", "Smith", "Lee"]),
        (Sort.AGE, False, ["Doe", "Smith", "Lee", "Ruiz"]),
        (Sort.AGE, True, ["Ruiz", "Lee", "Smith", "Doe"]),
        (Sort.LAST_PAYMENT, False, ["Doe", "Ruiz", "Smith", "Lee"]),
        (Sort.WHO_FIRST, False, ["Doe", "Smith", "Lee", "Ruiz"]),
    ],
)
def test_lists_are_put_in_the_order_asked_for(cast, sort, reverse, expected):
    pay(cast.mary, 1_00, on=date(2026, 11, 10))
    pay(cast.jane, 1_00, on=date(2026, 11, 1))
    names = listed(cast.north, sort=sort, reverse=reverse)
    assert [name.partition(",")[0] for name in names] == expected


def test_ties_go_by_name_in_whichever_direction(north):
    for name in ("Garcia Lopez, Ana", "García, Maria", "Adams, Zoe"):
        bill(make_guarantor(north, name), 50_00, days=10)
    in_order = ["Adams, Zoe", "García, Maria", "Garcia Lopez, Ana"]
    assert listed(north, sort=Sort.AMOUNT) == in_order
    assert listed(north, sort=Sort.AMOUNT, reverse=True) == in_order


def test_open_since_a_day_asks_for_an_open_statement_sent_since_then(north):
    jane = make_guarantor(north, "Smith, Jane")
    bill(jane, 100_00, days=90)
    bill(jane, 50_00, days=-5, external_id="NEW")  # sent 16 days ago
    since = BalanceFilter(open_since=TODAY - timedelta(days=20))
    assert [r.balance_cents for r in balances(north, on=TODAY, now=NOW, only=since)] == [150_00]
    pay(jane, 50_00, statement_ref="NEW")
    assert balances(north, on=TODAY, now=NOW, only=since) == []


def test_the_aging_basis_is_the_practice_own(cast):
    SettingsVersion.objects.create(
        practice=cast.north,
        number=1,
        values={"aging_basis": "first_statement"},
        made_by="staff:bea",
        made_at=NOW,
    )
    mary = next(r for r in balances(cast.north, on=TODAY, now=NOW) if r.name == "Lee, Mary")
    assert (mary.days_past_due, mary.age_days, mary.bucket) == (45, 66, Bucket.DAYS_61_90)
    assert outstanding(cast.north, on=TODAY, now=NOW).notes[0] == "Aged from first statement."


def test_a_list_takes_the_same_queries_for_few_accounts_and_for_many(
    north, django_assert_num_queries
):
    for number in range(30):
        bill(make_guarantor(north, f"Person, {number}"), 100_00, days=number)
    # Settings, balances, patients, holds, touches, replies, work, promises, people.
    with django_assert_num_queries(9):
        balances(north, on=TODAY, now=NOW)


def test_the_report_shows_what_is_left_after_this_week_reminders(cast):
    remind(cast.john, on=MONDAY)
    remind(cast.jane, on=MONDAY)
    remind(cast.mary, on=MONDAY - timedelta(days=1))  # Sunday belongs to the week before
    reply(cast.john, on=TODAY - timedelta(days=1))
    pay(cast.jane, 123_45, on=TODAY)
    pay(cast.john, 10_00, on=MONDAY - timedelta(days=3))  # before the reminder
    adjust(cast.ana, -300_00)  # now a credit
    refresh(cast.north)
    report = outstanding(cast.north, on=TODAY, now=NOW)
    assert (report.accounts, report.cents) == (2, 388_20)
    assert (report.credits.accounts, report.credits.cents) == (1, -88_00)
    buckets = {line.label: (line.accounts, line.cents) for line in report.buckets}
    assert {label: figures for label, figures in buckets.items() if figures[0]} == {
        "31–60 days": (1, 88_20),
        "61–90 days": (1, 300_00),
    }
    assert [(line.label, line.accounts) for line in report.groups] == [
        ("Up to 30 days", 0),
        ("31–60 days", 1),
        ("Over 60 days", 1),
    ]
    assert {line.label: (line.accounts, line.cents) for line in report.this_week} == {
        "Reminded this week": (2, 300_00),
        "Answered": (1, 300_00),
        "Reminded, no answer yet": (0, 0),
        "With an open promise": (0, 0),
        "Insurance pending": (0, 0),
        "Paid since": (1, 123_45),
        "Not reminded this week": (1, 88_20),
    }
    assert report.sentence == (
        "As of Nov 20, 2026, 2 accounts owe $388.20; 77% of it is past 60 days."
    )
    assert report.notes[0] == "Aged from due date."
    assert "30 days past due" in report.notes[1]


def test_buckets_and_groups_each_add_up_to_the_whole(cast):
    report = outstanding(cast.north, on=TODAY, now=NOW)
    for lines in (report.buckets, report.groups):
        assert sum(line.cents for line in lines) == report.cents
        assert sum(line.accounts for line in lines) == report.accounts


def test_a_payment_that_came_back_was_not_paid_since(cast):
    remind(cast.jane, on=MONDAY)
    pay(cast.jane, 123_45, on=MONDAY)
    pay(cast.jane, -123_45, on=TODAY)
    refresh(cast.north)
    lines = {line.label: line for line in outstanding(cast.north, on=TODAY, now=NOW).this_week}
    assert lines["Paid since"].accounts == 0
    assert lines["Reminded, no answer yet"].accounts == 1


def test_a_reply_before_the_reminder_is_no_answer_to_it(cast):
    reply(cast.mary, on=MONDAY)
    remind(cast.mary, on=MONDAY + timedelta(days=2))
    lines = {line.label: line for line in outstanding(cast.north, on=TODAY, now=NOW).this_week}
    assert lines["Answered"].accounts == 0
    assert lines["Reminded, no answer yet"].accounts == 1


def test_one_account_owes_and_several_owe(cast):
    assert outstanding(cast.south, on=TODAY, now=NOW).sentence == (
        "As of Nov 20, 2026, 1 account owes $75.00; 0% of it is past 60 days."
    )


def test_an_empty_practice_has_an_empty_report(north):
    report = outstanding(north, on=TODAY, now=NOW)
    assert report.sentence == "As of Nov 20, 2026, 0 accounts owe $0.00."


def test_sol_sees_nothing_of_north(cast):
    assert listed(cast.south, settled_too=True) == ["Young, Pat"]
    assert outstanding(cast.south, on=TODAY, now=NOW).cents == 75_00

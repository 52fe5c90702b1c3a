"""What staff and other systems may write into the ledger, and what is refused."""

from datetime import date, timedelta

import pytest
from tests.cast import NOW, TODAY, bill, make_guarantor, pay, refresh

from tactful.core.vocabulary import PromiseStatus
from tactful.ledger.actions import (
    LedgerError,
    correct_contact,
    record_adjustment,
    record_payment,
    record_promise,
    refresh_due_balances,
    settle_promises,
)
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import AccountEvent, Adjustment, Balance, Payment, PromiseToPay

pytestmark = pytest.mark.django_db

FRIDAY = TODAY + timedelta(days=7)


def paid(guarantor, cents=50_00, *, on=TODAY, **more):
    return record_payment(
        guarantor, amount_cents=cents, on=on, method="card", by="staff:bea", now=NOW, **more
    )


def promised(guarantor, *, on=FRIDAY, cents=100_00, made_on=TODAY, **more):
    return record_promise(
        guarantor,
        promised_on=on,
        amount_cents=cents,
        made_on=made_on,
        taken_by="staff:bea",
        now=NOW,
        **more,
    )


def balance_of(guarantor):
    return Balance.objects.get(guarantor=guarantor).balance_cents


def kinds(guarantor):
    return list(AccountEvent.objects.filter(guarantor=guarantor).values_list("kind", flat=True))


def refused(code):
    return pytest.raises(LedgerError, check=lambda error: error.code == code)


def test_a_payment_by_hand_lowers_the_balance_and_tells_the_other_rooms(cast):
    payment = paid(cast.jane, 23_45)
    assert balance_of(cast.jane) == 100_00
    assert Balance.objects.get(guarantor=cast.jane).last_payment_on == TODAY
    event = AccountEvent.objects.get(guarantor=cast.jane)
    assert (event.kind, event.origin, event.settled_at) == (
        "payment",
        f"payment:{payment.uid}",
        None,
    )


def test_a_payment_that_came_back_is_owed_again(cast):
    paid(cast.jane, 123_45, on=TODAY - timedelta(days=3))
    assert balance_of(cast.jane) == 0
    paid(cast.jane, -123_45)
    assert balance_of(cast.jane) == 123_45
    assert Balance.objects.get(guarantor=cast.jane).last_payment_on is None


def test_the_same_payment_sent_twice_is_recorded_once(cast):
    first = paid(cast.jane, external_id="terminal-77", source="api")
    assert paid(cast.jane, external_id="terminal-77", source="api") == first
    assert Payment.objects.count() == 1
    assert kinds(cast.jane) == ["payment"]
    assert balance_of(cast.jane) == 73_45


@pytest.mark.parametrize(
    ("code", "cents", "on", "more"),
    [
        ("zero_amount", 0, TODAY, {}),
        ("absurd_amount", 1_000_000_01, TODAY, {}),
        ("absurd_amount", -1_000_000_01, TODAY, {}),
        ("impossible_date", 50_00, date(1999, 12, 31), {}),
        ("impossible_date", 50_00, TODAY + timedelta(days=93), {}),
        ("impossible_date", 50_00, date(2062, 11, 20), {}),
        ("unknown_statement", 50_00, TODAY, {"statement_ref": "INV-of-nobody"}),
        ("nothing_to_return", -50_00, TODAY, {}),
    ],
)
def test_a_payment_that_cannot_be_true_is_refused_and_changes_nothing(cast, code, cents, on, more):
    with refused(code):
        paid(cast.jane, cents, on=on, **more)
    assert not Payment.objects.exists()
    assert balance_of(cast.jane) == 123_45
    assert kinds(cast.jane) == []


def test_a_payment_recorded_otherwise_under_the_same_id_is_refused(cast):
    paid(cast.jane, 50_00, external_id="terminal-77")
    with refused("recorded_otherwise"):
        paid(cast.jane, 60_00, external_id="terminal-77")
    with refused("recorded_otherwise"):
        paid(cast.john, 50_00, external_id="terminal-77")


def test_a_payment_comes_back_only_once(cast):
    paid(cast.jane, 50_00)
    paid(cast.jane, -50_00)
    with refused("nothing_to_return"):
        paid(cast.jane, -50_00)


def test_what_is_refused_never_repeats_an_amount_or_a_name(cast):
    with pytest.raises(LedgerError) as error:
        paid(cast.jane, 987_654_321_00)
    assert "987" not in str(error.value)
    assert "Jane" not in str(error.value)


def test_a_post_dated_check_counts_from_its_day(cast):
    monday = TODAY + timedelta(days=3)
    paid(cast.jane, 123_45, on=monday)
    assert balance_of(cast.jane) == 123_45
    assert Balance.objects.get(guarantor=cast.jane).changes_on == monday
    assert refresh_due_balances(cast.north, on=TODAY, now=NOW) == 0
    assert refresh_due_balances(cast.north, on=monday, now=NOW + timedelta(days=3)) == 1
    assert balance_of(cast.jane) == 0
    assert kinds(cast.jane) == ["payment", "balance"]
    assert refresh_due_balances(cast.north, on=monday, now=NOW + timedelta(days=3)) == 0


def test_an_adjustment_is_no_payment(cast):
    record_adjustment(
        cast.jane,
        amount_cents=-123_45,
        on=TODAY,
        reason="courtesy discount",
        by="staff:bea",
        now=NOW,
        external_id="adj-1",
    )
    balance = Balance.objects.get(guarantor=cast.jane)
    assert (balance.balance_cents, balance.last_payment_on) == (0, None)
    assert kinds(cast.jane) == ["adjustment"]


def test_the_same_adjustment_twice_is_one(cast):
    said = {
        "amount_cents": -10_00,
        "on": TODAY,
        "reason": "discount",
        "by": "staff:bea",
        "now": NOW,
        "external_id": "adj-1",
    }
    assert record_adjustment(cast.jane, **said) == record_adjustment(cast.jane, **said)
    assert Adjustment.objects.count() == 1


def test_a_promise_is_taken_down_with_its_day_and_amount(cast):
    promise = promised(cast.jane)
    assert (promise.promised_on, promise.amount_cents, promise.status) == (FRIDAY, 100_00, "open")
    assert promise.reminder_wanted
    assert kinds(cast.jane) == ["promise"]


@pytest.mark.parametrize("cents", [None, 123_45, 500_00])
def test_nobody_promises_more_than_is_owed_and_without_an_amount_it_is_all_of_it(cast, cents):
    assert promised(cast.jane, cents=cents).amount_cents == 123_45


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("past_date", {"on": TODAY - timedelta(days=1)}),
        ("beyond_horizon", {"on": TODAY + timedelta(days=61)}),
        ("beyond_horizon", {"on": TODAY + timedelta(days=31), "horizon_days": 30}),
        ("bad_amount", {"cents": 0}),
        ("bad_amount", {"cents": -5_00}),
    ],
)
def test_a_promise_that_makes_no_sense_is_refused(cast, code, said):
    with refused(code):
        promised(cast.jane, **said)
    assert not PromiseToPay.objects.exists()


def test_a_promise_may_be_for_today_and_for_the_last_day_the_practice_accepts(cast):
    assert promised(cast.jane, on=TODAY).promised_on == TODAY
    last = TODAY + timedelta(days=60)
    assert promised(cast.john, on=last).promised_on == last


def test_nothing_can_be_promised_where_nothing_is_owed(cast):
    paid(cast.jane, 123_45)
    with refused("nothing_owed"):
        promised(cast.jane)


def test_a_new_promise_withdraws_the_one_before_it(cast):
    first = promised(cast.jane)
    second = promised(cast.jane, on=FRIDAY + timedelta(days=1))
    first.refresh_from_db()
    assert (first.status, second.status) == (PromiseStatus.WITHDRAWN, PromiseStatus.OPEN)
    assert settle_promises(cast.north, on=FRIDAY + timedelta(days=9), now=NOW) == 1
    first.refresh_from_db()
    assert first.status == PromiseStatus.WITHDRAWN


def test_the_same_promise_said_twice_is_one(cast):
    assert promised(cast.jane) == promised(cast.jane)
    assert kinds(cast.jane) == ["promise"]
    assert promised(cast.john, external_id="PR-1") == promised(cast.john, external_id="PR-1")


@pytest.mark.parametrize(
    ("cents", "days", "status"),
    [
        (100_00, 7, "kept"),
        (100_00, 2, "kept"),
        (60_00, 7, "partial"),
        (100_00, 8, "broken"),  # paid late is still broken
        (0, 0, "broken"),
    ],
)
def test_payments_alone_say_whether_a_promise_was_kept(cast, cents, days, status):
    promise = promised(cast.jane)
    if cents:
        pay(cast.jane, cents, on=TODAY + timedelta(days=days))
    later = FRIDAY + timedelta(days=3)
    assert settle_promises(cast.north, on=later, now=NOW + timedelta(days=10)) == 1
    promise.refresh_from_db()
    assert promise.status == status
    assert kinds(cast.jane) == ["promise", f"promise_{status}"]
    assert settle_promises(cast.north, on=later, now=NOW + timedelta(days=11)) == 0
    assert kinds(cast.jane) == ["promise", f"promise_{status}"]


def test_a_promise_stays_open_through_its_day(cast):
    promise = promised(cast.jane)
    pay(cast.jane, 40_00)
    assert settle_promises(cast.north, on=FRIDAY, now=NOW) == 0
    promise.refresh_from_db()
    assert (promise.status, promise.paid_cents, promise.settled_at) == ("open", 40_00, None)


def test_a_promise_is_kept_the_moment_the_money_is_there(cast):
    promise = promised(cast.jane)
    pay(cast.jane, 100_00)
    assert settle_promises(cast.north, on=TODAY, now=NOW, guarantor_ids=[cast.jane.pk]) == 1
    promise.refresh_from_db()
    assert (promise.status, promise.settled_at) == ("kept", NOW)


def test_money_dated_in_time_but_imported_late_still_keeps_the_promise(cast):
    promise = promised(cast.jane)
    later = FRIDAY + timedelta(days=1)
    settle_promises(cast.north, on=later, now=NOW)
    pay(cast.jane, 100_00, on=FRIDAY)
    assert settle_promises(cast.north, on=later, now=NOW, guarantor_ids=[cast.jane.pk]) == 1
    promise.refresh_from_db()
    assert promise.status == "kept"
    assert kinds(cast.jane) == ["promise", "promise_broken", "promise_kept"]


def test_a_promise_imported_without_an_amount_is_for_the_balance_of_its_day(cast):
    promise = PromiseToPay.objects.create(
        practice=cast.north,
        guarantor=cast.jane,
        made_on=TODAY,
        promised_on=FRIDAY,
        amount_cents=None,
        taken_by="import",
    )
    pay(cast.jane, 100_00, on=FRIDAY)
    settle_promises(cast.north, on=FRIDAY + timedelta(days=1), now=NOW)
    promise.refresh_from_db()
    assert promise.status == "partial"


def test_settling_takes_the_same_queries_for_one_promise_and_for_fifty(
    north, django_assert_num_queries
):
    for number in range(50):
        guarantor = make_guarantor(north, f"Person, {number}")
        bill(guarantor, 100_00, days=10)
        promised(guarantor)
    with django_assert_num_queries(6):  # savepoint, promises, payments, update, events, release
        assert settle_promises(north, on=FRIDAY + timedelta(days=1), now=NOW) == 50


def test_corrected_contact_details_say_anew_where_the_person_may_be(cast):
    correct_contact(
        cast.john,
        by="staff:bea",
        now=NOW,
        mobile="(850) 555-0142",
        zip_code="32501-1234",
        email=" John.Doe@Example.com ",
        preferred_channel="email",
    )
    cast.john.refresh_from_db()
    assert cast.john.mobile == "+18505550142"
    assert cast.john.zip == "32501"
    assert cast.john.email == "john.doe@example.com"
    assert cast.john.places["zip"]["zones"] == ["America/Chicago"]
    assert set(cast.john.places["mobile"]["zones"]) == {"America/New_York", "America/Chicago"}
    assert kinds(cast.john) == ["contact"]


@pytest.mark.parametrize(("written", "kept"), [("Texas", "TX"), ("il", "IL"), ("", "")])
def test_a_state_is_kept_by_its_two_letters(cast, written, kept):
    correct_contact(cast.jane, by="staff:bea", now=NOW, state=written)
    cast.jane.refresh_from_db()
    assert cast.jane.state == kept


def test_the_same_contact_details_again_are_no_news(cast):
    correct_contact(cast.jane, by="staff:bea", now=NOW, email=cast.jane.email)
    assert kinds(cast.jane) == []


def test_contact_details_can_be_cleared(cast):
    correct_contact(cast.jane, by="staff:bea", now=NOW, mobile="")
    cast.jane.refresh_from_db()
    assert (cast.jane.mobile, "mobile" in cast.jane.places) == ("", False)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("state", "Tex"),
        ("email", "jane at example"),
        ("mobile", "555-01"),
        ("phone", "+44 20 7946 0958"),
        ("mobile", "800-555-0199"),
        ("zip_code", "60"),
        ("zip_code", "sixty"),
        ("preferred_channel", "fax"),
    ],
)
def test_contact_details_that_cannot_be_used_are_refused_by_name(cast, field, value):
    with refused(field):
        correct_contact(cast.jane, by="staff:bea", now=NOW, **{field: value})
    assert kinds(cast.jane) == []


def test_a_payment_at_north_leaves_south_as_it_was(cast):
    paid(cast.jane, 123_45)
    assert balance_of(cast.pat) == 75_00
    assert not AccountEvent.objects.for_practice(cast.south).exists()
    with refused("unknown_statement"):
        paid(cast.pat, statement_ref=cast.jane.statements.get().external_id)


def test_balances_of_both_practices_are_refreshed_apart(cast):
    pay(cast.pat, 75_00)
    pay(cast.jane, 123_45)
    refresh_balances(cast.south, on=TODAY, now=NOW)
    assert (balance_of(cast.pat), balance_of(cast.jane)) == (0, 123_45)
    refresh(cast.north)
    assert balance_of(cast.jane) == 0

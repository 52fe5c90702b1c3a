"""Steps 6 to 8b: billable, cases and their cooling-off, the balance, payments, promises, plans."""

from datetime import date, timedelta

import pytest
from tests.core.policy.asking import (
    ALL_CHANNELS,
    EMAIL,
    LETTER,
    LIVE,
    NOW,
    SMS,
    ask,
    contact,
    hold,
    policy,
    reason,
    retry,
)

from tactful.core.policy import Decision
from tactful.core.policy.facts import Payment, PaymentKind, Plan, PlanStatus, Promise
from tactful.core.vocabulary import Category

FRIDAY = date(2026, 11, 27)


def paid(kind, on):
    return {"payments": (Payment(PaymentKind(kind), date.fromisoformat(on)),)}


def promised(due=FRIDAY, wanted=False, sent=False):
    return {"promises": (Promise(due, wanted, sent),)}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("qmb", "QMB_BALANCE_BILLING"),
        ("medicaid", "MEDICAID_BALANCE_BILLING"),
        ("workers_comp", "WORKERS_COMP"),
        ("nsa_protected", "NSA_PROTECTED"),
        ("nsa_dispute", "NSA_DISPUTE_PENDING"),
        ("insurance_pending", "INSURANCE_PENDING"),
        ("fa_application", "FA_PENDING"),
        ("charity_screen", "CHARITY_SCREEN_REQUIRED"),
        ("part2", "PART2_RESTRICTED"),
        ("time_barred", "TIME_BARRED_REVIEW"),
        ("outside_agency", "ACCOUNT_AT_AGENCY"),
        ("dispute", "DISPUTE_OPEN"),
        ("hardship", "HARDSHIP_OPEN"),
        ("complaint", "COMPLAINT_OPEN"),
    ],
)
@pytest.mark.parametrize("channel", ALL_CHANNELS)
def test_an_account_that_may_not_be_asked_for_is_left_alone_on_every_channel(channel, kind, found):
    assert reason(channel, person={"holds": (hold(kind),)}) == found
    assert reason(channel, account={"holds": (hold(kind),)}) == found


@pytest.mark.parametrize("category", [Category.RECEIPT, Category.REPLY])
def test_a_dispute_does_not_keep_back_a_receipt_or_an_answer(category):
    assert reason(SMS, category, person={"holds": (hold("dispute"),)}) == "OK"


def test_while_one_of_us_works_on_an_account_only_that_person_calls():
    busy = {"holds": (hold("with_person"),)}
    assert {reason(channel, person=busy) for channel in ALL_CHANNELS if channel is not LIVE} == {
        "WITH_PERSON"
    }
    assert reason(LIVE, person=busy) == "OK"


@pytest.mark.parametrize(
    ("kind", "code", "last_quiet_day", "first_day"),
    [
        ("dispute", "DISPUTE_COOLDOWN", "2026-11-17", "2026-11-16"),
        ("fa_application", "FA_COOLDOWN", "2026-11-10", "2026-11-09"),
        ("hardship", "HARDSHIP_COOLDOWN", "2026-10-25", "2026-10-24"),
        ("complaint", "COMPLAINT_COOLDOWN", "2026-10-25", "2026-10-24"),
    ],
)
def test_a_closed_case_rests_until_its_last_day_is_over(kind, code, last_quiet_day, first_day):
    resting = hold(kind, "2026-10-01", last_quiet_day)
    assert reason(person={"holds": (resting,)}) == code
    assert retry(person={"holds": (resting,)}) == "2026-11-24 14:00"
    assert reason(person={"holds": (hold(kind, "2026-10-01", first_day),)}) == "OK"


def test_a_new_dispute_outweighs_the_rest_after_an_old_one():
    holds = (hold("dispute", "2026-11-01", "2026-11-20"), hold("dispute", "2026-11-22"))
    found = ask(person={"holds": holds})
    assert (found.decision, found.reason) == (Decision.BLOCK, "DISPUTE_OPEN")
    assert "DISPUTE_COOLDOWN" in found.also_codes


@pytest.mark.parametrize(
    ("cents", "found"),
    [
        (-1, "CREDIT_BALANCE"),
        (0, "BALANCE_ZERO"),
        (9_99, "BALANCE_BELOW_MIN"),
        (10_00, "OK"),
    ],
)
def test_a_balance_must_be_worth_asking_for(cents, found):
    assert reason(account={"balance_cents": cents}) == found


def test_a_credit_is_never_asked_for_even_where_no_minimum_is_set():
    free = policy(min_balance="0.00")
    assert reason(config=free, account={"balance_cents": 0}) == "BALANCE_ZERO"
    assert reason(config=free, account={"balance_cents": -5}) == "CREDIT_BALANCE"
    assert reason(config=free, account={"balance_cents": 1}) == "OK"


@pytest.mark.parametrize(
    ("account", "found"),
    [
        ({"first_statement_on": date(2026, 5, 28)}, "OK"),
        ({"first_statement_on": date(2026, 5, 27)}, "ACCOUNT_LIFE_ENDED"),
        ({"contacts_total": 11}, "OK"),
        ({"contacts_total": 12}, "ACCOUNT_LIFE_ENDED"),
    ],
)
def test_reminders_end_after_half_a_year_or_twelve_contacts(account, found):
    assert reason(account=account) == found


def test_the_longer_of_total_and_history_decides_and_only_this_account_counts():
    def letters(count, account):
        return tuple(
            contact(LETTER, NOW - timedelta(days=40 + n), account=account) for n in range(count)
        )

    assert reason(person={"history": letters(12, "A1")}) == "ACCOUNT_LIFE_ENDED"
    assert reason(person={"history": letters(11, "A1") + letters(5, "A2")}) == "OK"


@pytest.mark.parametrize(("hours", "found"), [(24, "OK"), (25, "BALANCE_STALE")])
def test_a_balance_older_than_a_day_is_read_again(hours, found):
    old = {"balance_as_of": NOW - timedelta(hours=hours)}
    assert reason(account=old) == found
    assert retry(account=old) == (None if found == "OK" else "2026-11-23 16:00")


def test_a_balance_read_before_a_payment_in_full_is_not_fresh():
    yesterday = {"balance_as_of": NOW - timedelta(hours=20)}
    assert reason(account=yesterday | paid("full", "2026-11-23")) == "BALANCE_STALE"
    assert reason(account=yesterday | paid("full", "2026-11-22")) == "OK"


@pytest.mark.parametrize(
    ("account", "found", "again"),
    [
        (paid("pending", "2026-11-20"), "PAYMENT_PENDING", "2026-12-01 14:00"),
        # Five business days after Friday the 13th end on Friday the 20th.
        (paid("pending", "2026-11-13"), "OK", None),
        (paid("partial", "2026-11-10"), "PAYMENT_COOLDOWN", "2026-11-24 14:00"),
        (paid("partial", "2026-11-09"), "OK", None),
        (promised(), "PROMISE_ACTIVE", "2026-12-02 14:00"),
        # Two days of grace after Wednesday end on Friday.
        (promised(date(2026, 11, 18)), "OK", None),
        ({"plan": Plan(date(2026, 12, 1))}, "PLAN_CURRENT", "2026-12-04 14:00"),
        ({"plan": Plan(date(2026, 12, 1), PlanStatus.BROKEN)}, "OK", None),
        ({"plan": Plan(date(2026, 12, 1), PlanStatus.DONE)}, "OK", None),
        ({"first_statement_on": None}, "STATEMENT_NOT_SENT", "2026-11-24 15:00"),
        ({"first_statement_on": date(2026, 11, 14)}, "STATEMENT_TOO_RECENT", "2026-11-24 14:00"),
        ({"first_statement_on": date(2026, 11, 13)}, "OK", None),
    ],
)
def test_what_just_happened_is_waited_out(account, found, again):
    assert (reason(account=account), retry(account=account)) == (found, again)


def test_the_latest_of_several_promises_is_waited_for():
    both = {"promises": (Promise(FRIDAY), Promise(date(2026, 12, 4)))}
    assert retry(account=both) == "2026-12-09 14:00"


@pytest.mark.parametrize(
    ("now", "wanted", "sent", "found", "again"),
    [
        ("2026-11-24 15:00", True, False, "PROMISE_ACTIVE", "2026-11-27 14:00"),
        ("2026-11-26 15:00", True, False, "HOLIDAY", "2026-11-27 14:00"),
        ("2026-11-27 15:00", True, False, "OK", None),
        ("2026-11-27 15:00", True, True, "PROMISE_ACTIVE", "2026-12-02 14:00"),
        ("2026-11-27 15:00", False, False, "PROMISE_ACTIVE", "2026-12-02 14:00"),
        ("2026-11-28 15:00", True, False, "PROMISE_ACTIVE", "2026-12-02 14:00"),
        # The evening of the last allowed day: tomorrow it would no longer be a courtesy.
        ("2026-11-28 02:30", True, False, "QUIET_HOURS_FEDERAL", "2026-12-02 14:00"),
        ("2026-12-02 15:00", True, False, "OK", None),
    ],
)
def test_one_courtesy_reminder_on_the_promised_day_or_the_day_before(
    now, wanted, sent, found, again
):
    promise = promised(wanted=wanted, sent=sent) | {"balance_as_of": NOW + timedelta(days=9)}
    asked = {"now": now, "account": promise}
    assert reason(SMS, Category.PROMISE_REMINDER, **asked) == found
    assert retry(SMS, Category.PROMISE_REMINDER, **asked) == again


def test_a_reminder_asked_for_is_not_kept_back_by_another_promise():
    both = {"promises": (Promise(date(2026, 11, 23), True), Promise(date(2026, 12, 4)))}
    assert reason(SMS, Category.PROMISE_REMINDER, account=both) == "OK"
    assert reason(SMS, account=both) == "PROMISE_ACTIVE"


@pytest.mark.parametrize(
    ("due", "sent", "found"),
    [
        (date(2026, 11, 23), False, "OK"),
        (date(2026, 11, 24), False, "OK"),
        (date(2026, 11, 25), False, "PLAN_CURRENT"),
        (date(2026, 11, 23), True, "PLAN_CURRENT"),
    ],
)
def test_one_reminder_of_an_instalment_without_asking(due, sent, found):
    plan = {"plan": Plan(due, reminder_sent=sent)}
    assert reason(SMS, Category.PLAN_REMINDER, account=plan) == found


def test_each_reminder_is_excused_from_its_own_code_only():
    kept = {"plan": Plan(date(2026, 11, 23))} | promised(date(2026, 11, 23), wanted=True)
    assert reason(SMS, Category.PROMISE_REMINDER, account=kept) == "PLAN_CURRENT"
    assert reason(SMS, Category.PLAN_REMINDER, account=kept) == "PROMISE_ACTIVE"


@pytest.mark.parametrize(
    ("kind", "known", "code"),
    [
        ("promise", promised(), "PROMISE_ACTIVE"),
        ("plan", {"plan": Plan(date(2026, 12, 1))}, "PLAN_CURRENT"),
    ],
)
def test_a_plan_or_promise_whose_dates_nobody_knows_waits_for_a_person(kind, known, code):
    resting = {"holds": (hold(kind),)}
    unknown = ask(person=resting)
    assert (unknown.decision, unknown.reason) == (Decision.BLOCK, code)
    assert ask(person=resting, account=known).decision is Decision.DEFER


def test_a_letter_waits_from_midnight_to_midnight_where_the_person_lives():
    closed = hold("dispute", "2026-11-01", "2026-11-20")
    assert retry(LETTER, person={"holds": (closed,)}) == "2026-11-27 05:00"


def test_a_promise_beyond_the_horizon_needs_a_person():
    far = ask(EMAIL, account=promised(date(2027, 3, 1)))
    assert (far.decision, far.reason) == (Decision.BLOCK, "NO_WINDOW_FOUND")
    assert "PROMISE_ACTIVE" in far.also_codes

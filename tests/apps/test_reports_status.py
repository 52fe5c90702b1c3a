"""Where an account stands, in the words staff say."""

from datetime import date

import pytest

from tactful.core.vocabulary import AccountStatus, HoldKind, PromiseStatus, WorkKind
from tactful.reports.status import Standing, status_of, status_words, unanswered

SENT, PAID_AFTER, PAID_BEFORE = date(2026, 9, 1), date(2026, 10, 5), date(2026, 8, 1)


def owing(**more):
    return Standing(balance_cents=100_00, first_statement_on=SENT, **more)


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (Standing(balance_cents=0, last_payment_on=PAID_AFTER), "paid"),
        (Standing(balance_cents=-5_00, last_payment_on=PAID_AFTER), "paid"),
        (Standing(balance_cents=0), None),  # closed by an adjustment alone
        (
            Standing(balance_cents=0, last_payment_on=PAID_AFTER, tags=frozenset({"disputed"})),
            "paid",
        ),
        (owing(), None),  # never reminded
        (owing(unanswered=1), "no_response"),
        (owing(last_payment_on=PAID_AFTER), "partial"),
        (owing(last_payment_on=PAID_BEFORE), None),  # that was for an older bill
        (owing(last_payment_on=PAID_AFTER, unanswered=1), "partial"),
        (owing(last_payment_on=PAID_AFTER, unanswered=2), "no_response"),
        (owing(promise=PromiseStatus.OPEN, last_payment_on=PAID_AFTER), "promised"),
        (owing(promise=PromiseStatus.BROKEN, unanswered=1), "no_response"),
        (owing(holds=frozenset({HoldKind.PROMISE})), "promised"),
        (owing(tags=frozenset({"payment_plan"}), promise=PromiseStatus.OPEN), "plan"),
        (owing(holds=frozenset({HoldKind.PLAN})), "plan"),
        (owing(insurance_pending=True, promise=PromiseStatus.OPEN), "pending"),
        (owing(holds=frozenset({HoldKind.INSURANCE_PENDING}), unanswered=3), "pending"),
        (owing(holds=frozenset({HoldKind.HARDSHIP}), insurance_pending=True), "with_person"),
        (owing(holds=frozenset({HoldKind.WITH_PERSON}), promise=PromiseStatus.OPEN), "with_person"),
        (owing(tags=frozenset({"deceased"})), "with_person"),
        (owing(work=frozenset({WorkKind.HAND_OFF})), "with_person"),
        (owing(work=frozenset({WorkKind.CALL}), unanswered=1), "no_response"),
        (owing(holds=frozenset({HoldKind.DISPUTE, HoldKind.HARDSHIP})), "disputed"),
        (owing(tags=frozenset({"disputed", "payment_plan"})), "disputed"),
        (owing(work=frozenset({WorkKind.DISPUTE})), "disputed"),
    ],
)
def test_an_account_stands_where_the_first_rule_that_fits_puts_it(standing, status):
    assert status_of(standing) == status


@pytest.mark.parametrize("status", [*AccountStatus, None])
def test_every_status_has_words(status):
    assert status_words(status)


def test_the_unanswered_are_called_that_they_need_a_call():
    assert status_words(AccountStatus.NO_RESPONSE) == "no response – needs call"


@pytest.mark.parametrize(
    ("reminders", "reply", "payment", "count"),
    [
        ([], None, None, 0),
        ([date(2026, 11, 2), date(2026, 11, 9)], None, None, 2),
        ([date(2026, 11, 2), date(2026, 11, 9)], date(2026, 11, 2), None, 1),
        ([date(2026, 11, 2), date(2026, 11, 9)], None, date(2026, 11, 9), 0),
        ([date(2026, 11, 2), date(2026, 11, 9)], date(2026, 11, 3), date(2026, 11, 1), 1),
    ],
)
def test_reminders_are_unanswered_when_sent_after_the_day_of_the_last_word_or_payment(
    reminders, reply, payment, count
):
    assert unanswered(reminders, reply, payment) == count

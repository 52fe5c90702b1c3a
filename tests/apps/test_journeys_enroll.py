"""Who begins a journey: what is due and not done, or whom a person chooses."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection
from tests.cast import NOW, TODAY, bill, make_guarantor, pay, refresh

from tactful.core.vocabulary import HoldKind, PromiseStatus
from tactful.journeys.actions import (
    CannotEnroll,
    enroll,
    enroll_due,
    exit_settled,
    install_shipped,
    publish,
    stop,
    switch,
    wake,
)
from tactful.journeys.actions.publish import AlreadyMoved
from tactful.journeys.loader import JourneyFault, load_journey, shipped_journeys
from tactful.journeys.models import Advance, Enrollment, Journey
from tactful.journeys.queries import enrollments_off_their_history, newest_versions
from tactful.ledger.models import Payment, PromiseToPay
from tactful.outreach.actions import open_hold
from tactful.outreach.models import Touch
from tactful.practice.actions import declare_all

PROMISES = "promise_reminder"
REMINDERS = "balance_reminder"


@pytest.fixture
def north(cast):
    for practice in (cast.north, cast.south):
        declare_all(practice, by="test", now=NOW)
        install_shipped(practice, by="test", now=NOW)
    return cast.north


def enrolled(practice, key=REMINDERS, *, now=NOW):
    enroll_due(practice, now=now, limit=500)
    rows = Enrollment.objects.filter(practice=practice, journey__key=key, status="active")
    return set(rows.values_list("guarantor__last_name", flat=True))


def account(practice, name, cents, *, days):
    guarantor = make_guarantor(practice, name, mobile="+13125550150")
    bill(guarantor, cents, days=days)
    refresh(practice)
    return guarantor


def test_everybody_who_owes_by_now_begins_and_nobody_else(cast, north):
    account(north, "Far, Ed", 90_00, days=-4)
    account(north, "Soon, Ed", 90_00, days=-3)
    account(north, "Small, Ed", 9_99, days=20)
    assert enrolled(north) == {"Smith", "Doe", "Lee", "Ruiz", "Soon"}


def test_who_begins_in_one_practice_is_no_matter_of_another(cast, north):
    enrolled(north)
    assert enrolled(cast.south) == {"Young"}
    assert not Enrollment.objects.filter(practice=north, guarantor__practice=cast.south).exists()


def test_asked_again_nobody_begins_twice(cast, north):
    assert enroll_due(north, now=NOW, limit=500) == 4
    assert enroll_due(north, now=NOW, limit=500) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="plans differ with the statistics")
def test_who_walks_already_is_looked_up_by_one_index_and_not_by_reading_them_all(cast, north):
    enrolling = import_module("tactful.journeys.actions.enroll")
    version = newest_versions(north)[0]
    trigger = load_journey(version.text).trigger
    plan = enrolling._owing(north, version, trigger, TODAY).explain()
    assert "enrollment_walks (guarantor_id=? AND journey_id=?)" in plan


def test_a_large_practice_begins_in_portions(cast, north):
    assert [enroll_due(north, now=NOW, limit=3) for _ in range(3)] == [3, 1, 0]


def test_an_account_that_was_missed_for_days_is_caught_up_with(cast, north):
    account(north, "Late, Ed", 90_00, days=-3)
    assert "Late" in enrolled(north, now=NOW + timedelta(days=10))


def test_a_debt_is_walked_along_once_and_a_new_debt_anew(cast, north):
    enrolled(north)
    walk = Enrollment.objects.get(guarantor=cast.john)
    stop(walk, reason="spoke with him", by="staff:bea", now=NOW)
    assert "Doe" not in enrolled(north)
    pay(cast.john, 310_00)
    bill(cast.john, 80_00, days=2)
    refresh(north)
    assert "Doe" in enrolled(north)


def test_a_payment_that_came_back_begins_the_walk_anew(cast, north):
    enrolled(north)
    payment = pay(cast.john, 310_00)
    refresh(north)
    exit_settled(north, [cast.john.pk], now=NOW)
    assert "Doe" not in enrolled(north)
    Payment.objects.filter(pk=payment.pk).delete()
    refresh(north)
    assert "Doe" in enrolled(north)


@pytest.mark.parametrize("kind", [HoldKind.DECEASED, HoldKind.BANKRUPTCY_PETITION])
def test_nobody_begins_whom_no_journey_may_reach(cast, north, kind):
    open_hold(cast.john, kind, reason="told by family", origin_key="t", by="staff:bea", now=NOW)
    assert "Doe" not in enrolled(north)


def promise(guarantor, *, days=0, **fields):
    defaults = {
        "made_on": TODAY - timedelta(days=5),
        "promised_on": TODAY + timedelta(days=days),
        "amount_cents": 50_00,
        "taken_by": "staff:bea",
    }
    return PromiseToPay.objects.create(
        practice=guarantor.practice, guarantor=guarantor, **defaults | fields
    )


def test_a_promise_is_reminded_of_on_its_day(cast, north):
    promise(cast.john)
    promise(cast.jane, days=1)
    promise(cast.mary, reminder_wanted=False)
    promise(cast.ana, days=-1)
    assert enrolled(north, PROMISES) == {"Doe"}
    wake(north, now=NOW)
    assert Touch.objects.get(guarantor=cast.john).category == "PROMISE_REMINDER"


def test_a_promise_is_reminded_of_once_and_the_next_promise_again(cast, north):
    first = promise(cast.john)
    enrolled(north, PROMISES)
    wake(north, now=NOW)
    assert enrolled(north, PROMISES) == set()
    PromiseToPay.objects.filter(pk=first.pk).update(status=PromiseStatus.WITHDRAWN)
    promise(cast.john)
    assert enrolled(north, PROMISES) == {"Doe"}


def test_a_person_can_choose_a_journey_for_somebody(cast, north):
    text = shipped_journeys()[REMINDERS].replace("type: due", "type: manual")
    text = text.replace("  days_ahead: 3\n", "").replace("key: balance_reminder", "key: by_hand")
    publish(north, text, by="staff:bea", now=NOW)
    assert enroll(cast.john, "by_hand", by="staff:bea", now=NOW).wake_at == NOW
    with pytest.raises(CannotEnroll, match="already"):
        enroll(cast.john, "by_hand", by="staff:bea", now=NOW)
    with pytest.raises(CannotEnroll, match="no journey"):
        enroll(cast.john, "no_such", by="staff:bea", now=NOW)


def test_a_journey_that_is_switched_off_enrolls_nobody(cast, north):
    journey = Journey.objects.get(practice=north, key=REMINDERS)
    switch(journey, on=False, by="staff:bea", now=NOW)
    assert enrolled(north) == set()
    with pytest.raises(CannotEnroll, match="switched off"):
        enroll(cast.john, REMINDERS, by="staff:bea", now=NOW)


def test_the_same_text_is_no_new_version_and_a_new_text_leaves_alone_who_is_inside(cast, north):
    enrolled(north)
    text = shipped_journeys()[REMINDERS]
    assert publish(north, text, by="staff:bea", now=NOW).number == 1
    changed = publish(north, text + "# gentler\n", by="staff:bea", now=NOW)
    assert changed.number == 2
    assert {e.version.number for e in Enrollment.objects.filter(practice=north)} == {1}
    account(north, "New, Ed", 90_00, days=3)
    enrolled(north)
    assert Enrollment.objects.get(guarantor__last_name="New").version == changed


def test_a_journey_with_a_fault_is_not_published(cast, north):
    text = shipped_journeys()[REMINDERS].replace("template: past_due", "template: past_dew", 1)
    with pytest.raises(JourneyFault, match="past_dew"):
        publish(north, text, by="staff:bea", now=NOW)
    assert {version.number for version in newest_versions(north)} == {1}


def test_a_person_stops_a_walk_and_what_waits_is_taken_back(cast, north):
    enrolled(north)
    wake(north, now=NOW)
    walk = Enrollment.objects.get(guarantor=cast.john)
    stop(walk, reason="spoke with him", by="staff:bea", now=NOW)
    walk.refresh_from_db()
    assert (walk.status, walk.reason, walk.wake_at) == ("ended", "stopped", None)
    assert Touch.objects.get(guarantor=cast.john).status == "cancelled"
    assert Advance.objects.filter(enrollment=walk).last().decision == "stop"
    assert enrollments_off_their_history(north) == []


def test_a_walk_that_moved_since_it_was_looked_at_is_not_stopped_blindly(cast, north):
    enrolled(north)
    seen = Enrollment.objects.get(guarantor=cast.john)
    wake(north, now=NOW)
    with pytest.raises(AlreadyMoved):
        stop(seen, reason="", by="staff:bea", now=NOW)

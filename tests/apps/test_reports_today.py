"""Today's run: who, what, which channel and why; and for everybody left out, the reason."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, bill, make_guarantor

from tactful.channels.simulator import simulators
from tactful.chores import drain, drain_practice
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState
from tactful.journeys.actions import install_shipped
from tactful.journeys.models import Advance, Enrollment
from tactful.ledger.actions import record_promise
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Balance, Guarantor
from tactful.outreach.actions import NewTouch, open_hold, queue_touches, record_revocation
from tactful.outreach.models import GateDecision, Touch
from tactful.practice.actions import declare_all
from tactful.reports.today import LEFT_OUT, PERSON, SEND, counted, todays_run
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db
EARLY = NOW - timedelta(hours=3)  # 7 am in Chicago


@pytest.fixture
def clinic(cast):
    declare_all(cast.north, by="test", now=EARLY)
    install_shipped(cast.north, by="test", now=EARLY)
    fresh(cast.north, EARLY)
    return cast


def fresh(practice, now: datetime) -> None:
    refresh_balances(practice, on=TODAY, now=now, confirmed=True)


def run_of(practice, now=EARLY):
    return {plan.row.guarantor_id: plan for plan in todays_run(practice, now=now)}


def test_it_says_who_gets_what_on_which_channel_and_why(clinic):
    plans = run_of(clinic.north)
    john, jane = plans[clinic.john.pk], plans[clinic.jane.pk]
    assert (john.action, john.channel, john.template) == (SEND, Channel.SMS, "past_due")
    assert (jane.action, jane.channel) == (SEND, Channel.EMAIL)
    assert john.row.reasons == ("90 days past due",)


def test_what_must_wait_for_the_morning_is_shown_at_the_hour_it_leaves(clinic):
    john = run_of(clinic.north)[clinic.john.pk]
    assert john.at.hour == 15, "nine o'clock in Chicago"


def test_looking_changes_nothing(clinic):
    counted = (Touch, Enrollment, Advance, GateDecision)
    before = [model.objects.count() for model in counted]
    todays_run(clinic.north, now=EARLY)
    assert [model.objects.count() for model in counted] == before


def test_what_it_shows_is_what_then_happens(clinic):
    shown = {id: p.channel for id, p in run_of(clinic.north).items() if p.action == SEND}
    for hours in (0, 2, 3, 5, 8):
        drain(EARLY + timedelta(hours=hours), simulators())
    sent = Touch.objects.filter(practice=clinic.north, handed_over_at__gte=EARLY)
    assert {t.guarantor_id: t.channel for t in sent} == shown


def test_a_day_that_was_foreseen_at_nine_is_the_day_that_was_at_eight_in_the_evening(clinic):
    """Who got what by when, and who got nothing, line by line, when nobody writes or pays."""
    north, nine = clinic.north, EARLY + timedelta(hours=2)
    live(north)
    plans = todays_run(north, now=nine)
    assert sorted(plan.row.guarantor_id for plan in plans) == sorted(owing(north))
    before = set(WorkItem.objects.values_list("pk", flat=True))
    instants = [nine + timedelta(minutes=10 * n) for n in range(67)]
    for now in instants:
        drain_practice(north, now, simulators())
    sent = Touch.objects.filter(practice=north, handed_over_at__gte=nine)
    foreseen = {(p.row.guarantor_id, p.channel, p.template) for p in plans if p.action == SEND}
    assert {(t.guarantor_id, t.channel, t.template_key) for t in sent} == foreseen
    assert len(sent) == len(foreseen) > 3, "each of them once"
    leaves = {p.row.guarantor_id: p.at for p in plans if p.action == SEND}
    for touch in sent:
        assert abs(touch.handed_over_at - leaves[touch.guarantor_id]) <= timedelta(minutes=10)
    asked = WorkItem.objects.exclude(pk__in=before).values_list("guarantor_id", flat=True)
    assert set(asked) == {p.row.guarantor_id for p in plans if p.action == PERSON} != set()
    assert sum(one.accounts for one in counted(plans)) + len(sent) + len(set(asked)) == len(plans)
    assert {p.code for p in plans if p.action == LEFT_OUT} >= {
        *("dispute", "later", "not_due", "BALANCE_BELOW_MIN", "FREQ_MIN_GAP", "promise"),
        *("insurance_pending", "opted_out", "handed_off"),
    }


def live(north):
    """A clinic in which every kind of account waits: at nine, as somebody opens the page."""
    nine = EARLY + timedelta(hours=2)

    def owes(name, cents=120_00, *, days=40, **fields):
        person = make_guarantor(north, name, mobile=f"+1312555{owes.number:04}", **fields)
        owes.number += 1
        bill(person, cents, days=days)
        return person

    owes.number = 2000
    west = owes("West, Wanda", zip_code="90001")
    west.places = {"zip": {"state": "CA", "zones": ["America/Los_Angeles"]}} | west.places
    west.places["zip"] = {"state": "CA", "zones": ["America/Los_Angeles"]}
    west.state = "CA"
    west.save()
    owes("Soon, Sue", days=-3)
    owes("Far, Fay", days=-20)
    owes("Small, Sid", 3_00)
    owes("Insured, Ian", insurance_state=InsuranceState.PENDING)
    disputed, promised = owes("Wrong, Will"), owes("Promise, Pat", 80_00)
    gone, stopped = owes("Person, Per"), owes("Stop, Stan", channel=Channel.SMS)
    waiting, twice = owes("Queue, Quinn", channel=Channel.SMS), owes("Twice, Tom", channel="email")
    fresh(north, EARLY)
    drain_practice(north, EARLY, simulators())
    more = {"by": "staff:bea", "now": EARLY}
    open_hold(disputed, HoldKind.DISPUTE, reason="wrong", origin_key="t1", **more)
    record_promise(
        promised,
        promised_on=TODAY + timedelta(days=9),
        amount_cents=None,
        made_on=TODAY,
        taken_by="staff:bea",
        now=EARLY,
    )
    record_revocation(stopped, **more)
    Enrollment.objects.filter(guarantor=gone).update(
        status="handed_off", ended_at=EARLY, wake_at=None
    )
    queue_touches(
        north,
        [
            NewTouch(
                guarantor_id=person.pk,
                origin_key=f"by hand:{person.pk}",
                channel=Channel.SMS,
                category=Category.REMINDER,
                template_key="past_due",
                due_at=nine + timedelta(hours=3),
            )
            for person in (waiting, twice)
        ],
        now=EARLY,
    )
    drain_practice(north, nine - timedelta(minutes=1), simulators())
    owes("New, Nia")
    paper = owes("Paper, Pia", email="")
    Guarantor.objects.filter(pk=paper.pk).update(mobile="", address="1 Main Street")
    fresh(north, nine)


def owing(north):
    return Balance.objects.filter(practice=north, balance_cents__gt=0).values_list(
        "guarantor_id", flat=True
    )


def test_everybody_left_out_has_a_reason(clinic):
    open_hold(
        clinic.mary,
        HoldKind.DISPUTE,
        reason="says it was paid",
        origin_key="test",
        by="staff:bea",
        now=EARLY,
    )
    small = make_guarantor(clinic.north, "Penny, Few", mobile="+13125550107")
    bill(small, 4_00, days=50)
    fresh(clinic.north, EARLY)
    plans = run_of(clinic.north)
    assert plans[clinic.mary.pk].action == LEFT_OUT
    assert plans[clinic.mary.pk].what == "Paused: the bill is disputed."
    assert plans[small.pk].code == "BALANCE_BELOW_MIN"
    reasons = counted(list(plans.values()))
    assert sum(one.accounts for one in reasons) == sum(p.action == LEFT_OUT for p in plans.values())


def test_somebody_who_said_stop_is_not_texted_but_a_person_may_call(clinic):
    ana = run_of(clinic.north)[clinic.ana.pk]
    assert (ana.action, ana.channel) in {(SEND, Channel.EMAIL), (PERSON, None)}


def test_an_old_export_leaves_everybody_out_and_says_what_to_do(clinic):
    plans = run_of(clinic.north, NOW + timedelta(days=3))
    assert {p.action for p in plans.values()} == {LEFT_OUT}
    assert {p.code for p in plans.values()} == {"BALANCE_STALE"}


def test_until_the_practice_has_declared_what_it_must_everybody_is_left_out_and_told_so(cast):
    fresh(cast.north, EARLY)
    plans = run_of(cast.north)
    assert {p.action for p in plans.values()} == {LEFT_OUT}
    assert {p.code for p in plans.values()} == {"INPUT_INCOMPLETE"}


def test_south_sees_nothing_of_north(clinic):
    ours = {clinic.jane.pk, clinic.john.pk, clinic.mary.pk, clinic.ana.pk}
    assert not ours & run_of(clinic.south).keys()


def test_the_number_of_queries_does_not_grow_with_the_accounts(clinic):
    with CaptureQueriesContext(connection) as few:
        todays_run(clinic.north, now=EARLY)
    for n in range(30):
        person = make_guarantor(clinic.north, f"Person{n}, Some", mobile="+13125550150")
        bill(person, 80_00, days=40)
    fresh(clinic.north, EARLY)
    with CaptureQueriesContext(connection) as many:
        todays_run(clinic.north, now=EARLY)
    assert len(many) == len(few)

"""Waking what is due: who is written to, who waits, who is handed to a person, and why."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.cast import NOW, TODAY, local, pay, refresh, replied_stop
from tests.crowd import enroll_all, make_crowd

from tactful import bulk
from tactful.core.policy.facts import ConsentLevel
from tactful.core.vocabulary import HoldKind, InsuranceState, WorkKind
from tactful.journeys.actions import (
    SkippedStep,
    enroll,
    enroll_due,
    exit_settled,
    install_shipped,
    publish,
    resume_reachable,
    wake,
    wake_guarantors,
)
from tactful.journeys.models import Advance, Enrollment, JourneyVersion
from tactful.journeys.queries import enrollments_off_their_history, steps_of
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Balance, Guarantor
from tactful.outreach.actions import open_hold, record_consent, record_revocation, release_hold
from tactful.outreach.models import GateDecision, InboundMessage, Touch
from tactful.outreach.rules import rules_for
from tactful.practice.actions import declare, declare_all
from tactful.practice.models import DeclaredFact
from tactful.worklist.models import WorkItem


@pytest.fixture
def north(cast):
    for practice in (cast.north, cast.south):
        declare_all(practice, by="test", now=NOW)
        install_shipped(practice, by="test", now=NOW)
        enroll_due(practice, now=NOW, limit=100)
    return cast.north


def walk(guarantor):
    return Enrollment.objects.get(guarantor=guarantor)


def decisions(guarantor):
    return [step.decision for step in steps_of(guarantor)]


def queued(guarantor):
    rows = Touch.objects.filter(guarantor=guarantor, status="queued")
    return list(rows.values_list("channel", "template_key"))


def woken(guarantor, *, at=NOW):
    """The walk, made due and woken at an instant with a fresh export."""
    refresh_balances(guarantor.practice, on=at.date(), now=at, confirmed=True)
    Enrollment.objects.filter(guarantor=guarantor, status="active").update(wake_at=at)
    wake(guarantor.practice, now=at)
    return walk(guarantor)


def test_each_is_written_to_on_the_channel_they_prefer(cast, north):
    assert wake(north, now=NOW) == 4
    assert queued(cast.jane) == [("email", "past_due")]
    assert queued(cast.john) == [("sms", "past_due")]
    assert queued(cast.mary) == [("email", "past_due")]
    assert queued(cast.ana) == [("email", "past_due")]  # she stopped texts


@pytest.mark.parametrize("fact", ["guarantors_are_adults", "numbers_are_ours"])
def test_nobody_is_handed_off_because_a_question_to_the_practice_is_still_open(cast, north, fact):
    DeclaredFact.objects.filter(name=fact).delete()
    assert wake(north, now=NOW) == 0
    assert walk(cast.jane).status == "active"
    declare(north, {fact: True}, by="test", now=NOW)
    assert wake(north, now=NOW) == 4
    assert queued(cast.jane) == [("email", "past_due")]


def test_a_touch_remembers_the_step_that_asked_for_it(cast, north):
    wake(north, now=NOW)
    assert (
        Touch.objects.get(guarantor=cast.john).origin_key
        == f"enrollment:{walk(cast.john).pk}:reminder:0"
    )


def test_after_a_touch_the_walk_waits_for_its_day_and_says_why(cast, north):
    wake(north, now=NOW)
    john = walk(cast.john)
    assert (john.block, john.wake_at) == ("two_days", local(TODAY + timedelta(days=3), 9))
    assert decisions(cast.john) == ["send", "wait"]
    assert steps_of(cast.john)[0].detail["template"] == "past_due"
    assert wake(north, now=NOW) == 0


def test_each_step_is_on_file_once(cast, north):
    wake(north, now=NOW)
    woken(cast.john, at=NOW + timedelta(days=3))
    assert [step.step for step in steps_of(cast.john)] == list(range(1, walk(cast.john).step + 1))
    assert enrollments_off_their_history(north) == []


def test_south_is_woken_by_itself(cast, north):
    wake(north, now=NOW)
    assert not Touch.objects.filter(practice=cast.south).exists()
    assert wake(now=NOW) == 1
    assert Touch.objects.get(practice=cast.south).guarantor == cast.pat


def test_at_night_the_walk_waits_for_the_morning_and_the_gate_is_on_file(cast, north):
    night = local(TODAY, 4)
    john = woken(cast.john, at=night)
    assert (john.block, john.wake_at) == ("reminder", local(TODAY, 9))
    assert john.deferred_by == "QUIET_HOURS_FEDERAL"
    kept = GateDecision.objects.get(guarantor=cast.john)
    assert (kept.decision, kept.retry_at) == ("DEFER", local(TODAY, 9))
    assert queued(cast.john) == []


@pytest.mark.parametrize(
    "kind", [HoldKind.DISPUTE, HoldKind.HARDSHIP, HoldKind.PLAN, HoldKind.WITH_PERSON]
)
def test_a_hold_pauses_the_walk_until_it_is_released(cast, north, kind):
    hold = open_hold(cast.john, kind, reason="asked", origin_key="t", by="staff:bea", now=NOW)
    wake(north, now=NOW)
    john = walk(cast.john)
    assert (john.status, john.wake_at, john.paused_by) == ("active", None, kind)
    release_hold(hold, by="staff:bea", now=NOW)
    wake_guarantors(north, [cast.john.pk], now=NOW)
    wake(north, now=NOW)
    assert walk(cast.john).paused_by == ""


def test_insurance_that_is_pending_pauses_the_walk(cast, north):
    Guarantor.objects.filter(pk=cast.john.pk).update(insurance_state=InsuranceState.PENDING)
    assert woken(cast.john).paused_by == HoldKind.INSURANCE_PENDING


def test_paying_ends_the_walk_and_takes_back_what_waits(cast, north):
    wake(north, now=NOW)
    pay(cast.john, 310_00)
    refresh(north)
    assert exit_settled(north, [cast.john.pk, cast.jane.pk], now=NOW) == 1
    john = walk(cast.john)
    assert (john.status, john.reason, john.ended_at) == ("ended", "paid", NOW)
    assert queued(cast.john) == []
    assert walk(cast.jane).status == "active"


def test_opting_out_of_everything_ends_the_walk_and_of_one_channel_moves_to_the_next(cast, north):
    record_revocation(cast.jane, by="staff:bea", now=NOW)
    replied_stop(cast.john, at=NOW)
    InboundMessage.objects.update(triaged_at=NOW)
    wake(north, now=NOW)
    assert (walk(cast.jane).status, walk(cast.jane).reason) == ("ended", "opted_out")
    # John has no e-mail: the phone is left, and a person calls.
    assert walk(cast.john).status == "active"


def test_an_opt_in_to_everything_by_the_person_opens_the_way_again(cast, north):
    record_revocation(cast.jane, by="staff:bea", now=NOW - timedelta(hours=1))
    record_consent(
        cast.jane,
        scope="all",
        basis=ConsentLevel.EXPLICIT,
        wording="please write again",
        source="staff:bea",
        now=NOW,
    )
    assert woken(cast.jane).status == "active"


def test_who_cannot_be_reached_is_handed_to_the_front_desk_and_taken_up_when_they_can(cast, north):
    Guarantor.objects.filter(pk=cast.john.pk).update(mobile="", places={})
    for day in range(0, 40, 7):
        woken(cast.john, at=NOW + timedelta(days=day))
    assert (walk(cast.john).status, walk(cast.john).reason) == ("handed_off", "no_address")
    assert WorkItem.objects.get(guarantor=cast.john).kind == WorkKind.CONTACT_DETAILS
    later = NOW + timedelta(days=41)
    assert resume_reachable(north, [cast.john.pk, cast.jane.pk], now=later) == 1
    assert (walk(cast.john).status, walk(cast.john).wake_at) == ("active", later)
    assert enrollments_off_their_history(north) == []


def test_three_unanswered_reminders_end_with_a_person(cast, north):
    """The shipped journey, walked by the calendar with the gate in the way, ends with a person."""
    at = NOW
    for _ in range(40):
        mary = walk(cast.mary)
        if mary.status != "active":
            break
        at = max(at, mary.wake_at or at)
        refresh_balances(north, on=at.date(), now=at, confirmed=True)
        wake(north, now=at)
        for touch in Touch.objects.filter(guarantor=cast.mary, status="queued"):
            Touch.objects.filter(pk=touch.pk).update(status="accepted", handed_over_at=at)
    assert walk(cast.mary).status == "handed_off"
    assert 3 <= Touch.objects.filter(guarantor=cast.mary).count() <= 6
    assert WorkItem.objects.filter(guarantor=cast.mary, closed_at=None).exists()


def test_without_a_fresh_export_nothing_is_decided_about_anybody(cast, north):
    Balance.objects.update(confirmed_at=NOW - timedelta(days=3))
    assert wake(north, now=NOW) == 0
    assert not Advance.objects.exists()


def test_ten_days_of_downtime_bring_one_reminder_and_not_many(cast, north):
    wake(north, now=NOW)  # queued, and never handed over: the machine was off
    later = NOW + timedelta(days=24)
    refresh_balances(north, on=later.date(), now=later, confirmed=True)
    for _ in range(5):
        wake(north, now=later)
    waiting = Touch.objects.filter(guarantor=cast.mary, status="queued")
    assert waiting.count() == 1
    assert Touch.objects.get(guarantor=cast.mary, status="cancelled").reason == "superseded"


def test_a_walk_that_moved_meanwhile_rolls_the_whole_batch_back(cast, north):
    """Fewer rows moved than were claimed: as if nothing had been done, and it is said aloud."""
    waking = import_module("tactful.journeys.actions.wake")
    rows = waking._claimed(Enrollment.objects.filter(practice=north).order_by("id"))
    Enrollment.objects.filter(pk=rows[0].id).update(step=7)
    with pytest.raises(SkippedStep), transaction.atomic():
        waking._advance(north, rules_for(north), rows, now=NOW)
    assert not Touch.objects.exists()
    assert not Advance.objects.exists()
    assert not GateDecision.objects.exists()


def test_a_walk_that_cannot_be_stepped_is_set_aside_and_the_rest_goes_on(cast, north, caplog):
    Enrollment.objects.filter(guarantor=cast.jane).update(block="no_such_block")
    Guarantor.objects.filter(pk=cast.mary.pk).update(places={"mobile": ["Mary", 3]})
    assert wake(north, now=NOW) == 4
    assert queued(cast.john)
    for who in (cast.jane, cast.mary):
        assert (walk(who).paused_by, walk(who).wake_at) == ("fault", None)
        assert WorkItem.objects.get(guarantor=who).kind == WorkKind.REVIEW
    assert "Mary" not in caplog.text
    assert enrollments_off_their_history(north) == []


def test_a_version_that_cannot_be_read_sets_aside_only_who_follows_it(cast, north):
    broken = JourneyVersion.objects.create(
        practice=north,
        journey=walk(cast.jane).journey,
        number=9,
        text="key: [",
        published_at=NOW,
        published_by="t",
    )
    Enrollment.objects.filter(guarantor=cast.jane).update(version=broken)
    wake(north, now=NOW)
    assert walk(cast.jane).paused_by == "fault"
    assert queued(cast.john)


def test_a_row_the_database_refuses_harms_only_itself(cast, north):
    """A step that is on file already cannot be written a second time."""
    jane = walk(cast.jane)
    bulk.insert(
        Advance,
        ("practice_id", "enrollment_id", "step", "block", "decision", "detail", "at"),
        [(north.pk, jane.pk, 2, "x", "wait", {}, NOW)],
    )
    assert wake(north, now=NOW) == 4
    assert walk(cast.jane).paused_by == "fault"
    assert queued(cast.john)
    assert queued(cast.jane) == []


def test_a_wake_costs_the_same_queries_for_ten_and_for_a_hundred(db):
    practice = make_crowd(110, now=NOW)
    enroll_all(practice, now=NOW)
    counts = []
    for size in (10, 100):
        with CaptureQueriesContext(connection) as asked:
            assert wake(practice, now=NOW, limit=size) == size
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_decision_of_the_gate_is_a_row_only_when_it_changes(cast, north):
    woken(cast.john)
    kept = GateDecision.objects.filter(guarantor=cast.john, channel="sms")
    for _ in range(2):
        Enrollment.objects.filter(guarantor=cast.john).update(block="reminder")
        woken(cast.john)
    assert [row.reason for row in kept] == ["OK"]
    Enrollment.objects.filter(guarantor=cast.john).update(block="reminder")
    woken(cast.john, at=local(TODAY, 21))
    assert [row.reason for row in kept.order_by("id")] == ["OK", "QUIET_HOURS_FEDERAL"]
    assert [row.superseded_at is None for row in kept.order_by("id")] == [False, True]


def test_a_journey_that_loops_keeps_its_touches_apart(db):
    practice = make_crowd(1, now=NOW)
    enroll_all(practice, now=NOW)
    for week in range(3):
        at = NOW + timedelta(days=7 * week)
        refresh_balances(practice, on=at.date(), now=at, confirmed=True)
        wake(practice, now=at)
    keys = Touch.objects.order_by("id").values_list("origin_key", flat=True)
    assert [key.rpartition(":")[2] for key in keys] == ["0", "1", "2"]


def test_a_call_that_staff_have_worked_lets_the_walk_go_on(cast, north):
    text = """\
key: calls
name: Calls
trigger: {type: manual}
blocks:
  - {id: call, type: call, script: past_due}
  - {id: worked, type: wait, until: disposition, at_most: 5d}
  - {id: done, type: end}
"""
    publish(north, text, by="t", now=NOW)
    Enrollment.objects.all().delete()
    enroll(cast.john, "calls", by="t", now=NOW)
    wake(north, now=NOW)
    item = WorkItem.objects.get(guarantor=cast.john)
    assert (item.kind, walk(cast.john).block) == (WorkKind.CALL, "worked")
    WorkItem.objects.update(disposition="other", closed_at=NOW, closed_by="staff:bea")
    wake_guarantors(north, [cast.john.pk], now=NOW)
    wake(north, now=NOW)
    assert (walk(cast.john).status, walk(cast.john).reason) == ("ended", "finished")


def test_looking_again_for_no_reason_changes_nothing_but_the_file(cast, north):
    wake(north, now=NOW)
    before = walk(cast.john)
    wake_guarantors(north, [cast.john.pk], now=NOW)
    wake(north, now=NOW)
    after = walk(cast.john)
    assert (after.block, after.wake_at) == (before.block, before.wake_at)
    assert len(queued(cast.john)) == 1


def test_a_large_practice_does_not_keep_a_small_one_waiting(db):
    large, small = (make_crowd(n, now=NOW, name=f"Crowd{n}") for n in (30, 3))
    for practice in (large, small):
        enroll_all(practice, now=NOW)
    assert wake(now=NOW, limit=10) == 13
    assert Touch.objects.filter(practice=small).count() == 3

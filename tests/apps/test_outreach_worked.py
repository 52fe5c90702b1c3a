"""What staff hear on a call has its effect at once."""

from datetime import timedelta

import pytest
from tests.cast import NOW

from tactful.chores import settle_now
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.outreach.models import Hold, Suppression
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tactful.worklist.actions import NewItem, open_items, record_disposition
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db


def called(person, disposition):
    """A biller calls and writes down what came of it."""
    item = NewItem(person.pk, WorkKind.CALL, Urgency.P2, "two reminders unanswered", "test:1")
    open_items(person.practice, [item], now=NOW)
    [item] = WorkItem.objects.filter(guarantor=person, kind=WorkKind.CALL)
    record_disposition(
        item, disposition=disposition, seen_version=item.version, by="staff:bea", now=NOW
    )
    settle_now(person.practice, [person.pk], now=NOW)


@pytest.mark.parametrize(
    ("disposition", "hold", "work"),
    [
        ("disputed", HoldKind.DISPUTE, WorkKind.DISPUTE),
        ("hardship", HoldKind.HARDSHIP, WorkKind.HARDSHIP),
    ],
)
def test_a_dispute_or_hardship_heard_on_a_call_pauses_everything_and_stays_with_a_person(
    cast, disposition, hold, work
):
    called(cast.john, disposition)
    assert Hold.objects.get(guarantor=cast.john, released_at=None).kind == hold
    item = WorkItem.objects.get(guarantor=cast.john, closed_at=None)
    assert (item.kind, item.urgency) == (work, Urgency.P1)


def test_a_wrong_number_is_stopped_for_everybody_who_has_it(cast):
    declare_all(cast.north, by="test", now=NOW)
    cast.mary.mobile = cast.john.mobile
    cast.mary.save()
    called(cast.john, "wrong_number")
    assert Suppression.objects.filter(address=cast.john.mobile).exists()
    later = NOW + timedelta(minutes=5)
    for person in (cast.john, cast.mary):
        verdict = ask_gate(person, GateChannel.SMS, now=later)
        assert "WRONG_NUMBER" in (verdict.reason, *verdict.also_codes)
    item = WorkItem.objects.get(guarantor=cast.john, closed_at=None)
    assert item.kind == WorkKind.CONTACT_DETAILS


def test_no_answer_has_no_such_effect(cast):
    called(cast.john, "no_answer")
    assert not Hold.objects.filter(guarantor=cast.john).exists()
    assert not Suppression.objects.filter(guarantor=cast.john).exists()


def test_a_dispute_that_was_looked_into_does_not_come_back_as_new_work(cast):
    item = NewItem(cast.john.pk, WorkKind.DISPUTE, Urgency.P1, "says it was paid", "test:2")
    open_items(cast.north, [item], now=NOW)
    [item] = WorkItem.objects.filter(guarantor=cast.john)
    record_disposition(
        item, disposition="disputed", seen_version=item.version, by="staff:bea", now=NOW
    )
    settle_now(cast.north, [cast.john.pk], now=NOW)
    assert not WorkItem.objects.filter(guarantor=cast.john, closed_at=None).exists()

"""Work for people: opened once, worked once, closed when it is no longer needed."""

from datetime import timedelta

import pytest
from tests.cast import NOW, TODAY, local, make_staff

from tactful.core.vocabulary import Urgency, WorkKind
from tactful.ledger.models import AccountEvent
from tactful.practice.models import Role
from tactful.worklist import queries
from tactful.worklist.actions import (
    AlreadyWorked,
    NewItem,
    WorklistError,
    add_note,
    assign,
    open_items,
    record_disposition,
    resolve,
)
from tactful.worklist.models import Disposition, Note, WorkItem

pytestmark = pytest.mark.django_db


def item_for(guarantor, *, kind=WorkKind.CALL, urgency=Urgency.P2, origin="touch:1"):
    open_items(
        guarantor.practice,
        [NewItem(guarantor.pk, kind, urgency, "90 days past due", origin)],
        now=NOW,
    )
    return WorkItem.objects.get(guarantor=guarantor, origin_key=origin, closed_at=None)


def test_the_same_thing_asked_twice_is_one_item(cast):
    asked = [
        NewItem(cast.john.pk, WorkKind.CALL, Urgency.P3, "90 days past due", "enrollment:1:call:0"),
        NewItem(cast.mary.pk, WorkKind.REPLY, Urgency.P1, "asked for a person", "reply:1"),
    ]
    assert open_items(cast.north, asked, now=NOW) == 2
    assert open_items(cast.north, asked, now=NOW + timedelta(hours=1)) == 0
    assert WorkItem.objects.count() == 2


def test_what_was_done_can_be_asked_for_again(cast):
    item = item_for(cast.john)
    record_disposition(item, disposition="other", seen_version=0, by="staff:bea", now=NOW)
    assert item_for(cast.john).pk != item.pk


def test_opening_many_items_takes_as_many_queries_as_opening_one(cast, django_assert_num_queries):
    many = [
        NewItem(cast.john.pk, WorkKind.CALL, Urgency.P3, "call", f"origin:{n}") for n in range(200)
    ]
    with django_assert_num_queries(3):  # savepoint, insert, release
        open_items(cast.north, many, now=NOW)
    assert WorkItem.objects.count() == 200


def test_an_item_is_due_by_its_urgency_in_the_practice_own_zone(cast):
    assert item_for(cast.john, urgency=Urgency.P2).due_at == local(TODAY, 17)


@pytest.mark.parametrize("disposition", Disposition.values)
def test_every_disposition_is_written_down_with_who_and_when(cast, disposition):
    item = item_for(cast.john)
    record_disposition(item, disposition=disposition, seen_version=0, by="staff:bea", now=NOW)
    assert (item.disposition, item.worked_by, item.worked_at) == (disposition, "staff:bea", NOW)
    event = AccountEvent.objects.get(origin=f"work_item:{item.uid}")
    assert event.kind == f"worked_{disposition}"
    still_open = disposition in {"no_answer", "left_message", "call_back"}
    assert (item.closed_at is None) == still_open


def test_a_call_nobody_answered_comes_back_on_the_next_business_day(cast):
    item = item_for(cast.john)
    record_disposition(item, disposition="no_answer", seen_version=0, by="staff:bea", now=NOW)
    assert item.due_at == local(TODAY + timedelta(days=3), 17)  # Friday to Monday


def test_a_call_back_waits_for_the_day_the_patient_named(cast):
    item = item_for(cast.john)
    record_disposition(
        item,
        disposition="call_back",
        seen_version=0,
        by="staff:bea",
        now=NOW,
        call_back_on=TODAY + timedelta(days=5),
    )
    assert item.due_at == local(TODAY + timedelta(days=5), 9)


def test_a_call_back_cannot_be_in_the_past(cast):
    item = item_for(cast.john)
    with pytest.raises(WorklistError, match="already over"):
        record_disposition(
            item,
            disposition="call_back",
            seen_version=0,
            by="staff:bea",
            now=NOW,
            call_back_on=TODAY - timedelta(days=1),
        )
    item.refresh_from_db()
    assert item.version == 0


def test_the_second_biller_is_told_the_account_was_already_worked(cast):
    seen_by_both = item_for(cast.john)
    again = WorkItem.objects.get(pk=seen_by_both.pk)
    record_disposition(
        seen_by_both, disposition="left_message", seen_version=0, by="staff:bea", now=NOW
    )
    with pytest.raises(AlreadyWorked, match="just worked"):
        record_disposition(again, disposition="promised", seen_version=0, by="staff:max", now=NOW)
    again.refresh_from_db()
    assert (again.disposition, again.worked_by) == ("left_message", "staff:bea")
    assert AccountEvent.objects.filter(origin__startswith="work_item:").count() == 1


def test_a_closed_item_cannot_be_worked_again(cast):
    item = item_for(cast.john)
    record_disposition(item, disposition="paid", seen_version=0, by="staff:bea", now=NOW)
    with pytest.raises(AlreadyWorked):
        record_disposition(item, disposition="paid", seen_version=1, by="staff:bea", now=NOW)


def test_a_disposition_nobody_knows_is_refused_with_the_list(cast):
    with pytest.raises(WorklistError, match="promised, no_answer"):
        record_disposition(
            item_for(cast.john), disposition="angry", seen_version=0, by="staff:bea", now=NOW
        )


def test_a_payment_closes_calls_and_leaves_a_dispute_with_its_person(cast):
    item_for(cast.john, kind=WorkKind.CALL, origin="a")
    dispute = item_for(cast.john, kind=WorkKind.DISPUTE, origin="b")
    item_for(cast.mary, kind=WorkKind.CALL, origin="c")
    closed = resolve(cast.north, [cast.john.pk], [WorkKind.CALL], by="worker", now=NOW)
    assert closed == 1
    assert list(queries.open_items_of(cast.north, [cast.john.pk])[cast.john.pk]) == [dispute]
    assert resolve(cast.north, [cast.john.pk], None, by="worker", now=NOW) == 1


def test_resolving_tells_whoever_still_looks_at_the_item(cast):
    item = item_for(cast.john)
    resolve(cast.north, [cast.john.pk], None, by="worker", now=NOW)
    with pytest.raises(AlreadyWorked):
        record_disposition(item, disposition="promised", seen_version=0, by="staff:bea", now=NOW)


def test_work_is_given_only_to_people_of_the_practice(cast):
    item = item_for(cast.john)
    assign(item, cast.bea, seen_version=0, by="staff:bea", now=NOW)
    assert item.owner == cast.bea
    with pytest.raises(WorklistError, match="work at this practice"):
        assign(item, cast.sol, seen_version=1, by="staff:bea", now=NOW)
    with pytest.raises(AlreadyWorked):
        assign(item, None, seen_version=0, by="staff:bea", now=NOW)


def test_a_note_is_kept_with_card_numbers_masked(cast):
    add_note(cast.jane, "read me 4111 1111 1111 1111 on the phone", by="staff:bea", now=NOW)
    (note,) = queries.notes_of(cast.north, cast.jane.pk)
    assert "4111" not in note.body
    assert "on the phone" in note.body


@pytest.mark.parametrize("body", ["", "   ", "x" * 5_001])
def test_an_empty_or_endless_note_is_refused(cast, body):
    with pytest.raises(WorklistError):
        add_note(cast.jane, body, by="staff:bea", now=NOW)
    assert not Note.objects.exists()


def test_the_worklist_shows_the_most_urgent_first_then_the_one_due_soonest(cast):
    item_for(cast.john, urgency=Urgency.P3, origin="a")
    urgent = item_for(cast.mary, urgency=Urgency.P0, origin="b")
    assert queries.open_work(cast.north).first() == urgent
    assert queries.open_counts(cast.north, now=NOW + timedelta(hours=1)) == {"call": 2, "late": 1}


def test_items_can_be_listed_by_owner_and_by_nobody(cast):
    mine = item_for(cast.john, origin="a")
    free = item_for(cast.mary, origin="b")
    max_ = make_staff(cast.north, "Max", role=Role.BILLER)
    assign(mine, cast.bea, seen_version=0, by="staff:bea", now=NOW)
    assert list(queries.open_work(cast.north, owner=cast.bea)) == [mine]
    assert list(queries.open_work(cast.north, unowned=True)) == [free]
    assert list(queries.open_work(cast.north, owner=max_, unowned=True)) == [free]
    assert list(queries.open_work(cast.north, kinds=[WorkKind.DISPUTE])) == []


def test_sol_sees_no_work_of_north(cast):
    item = item_for(cast.john)
    add_note(cast.john, "prefers evenings", by="staff:bea", now=NOW)
    assert list(queries.open_work(cast.south)) == []
    assert queries.find_item(cast.south, item.uid) is None
    assert queries.find_item(cast.north, item.uid) == item
    assert queries.open_counts(cast.south, now=NOW) == {"late": 0}
    assert queries.open_items_of(cast.south, [cast.john.pk]) == {}
    assert list(queries.notes_of(cast.south, cast.john.pk)) == []
    assert resolve(cast.south, [cast.john.pk], None, by="staff:sol", now=NOW) == 0


def test_a_follow_up_is_due_once_its_time_has_come(cast):
    item_for(cast.john, kind=WorkKind.CALL, urgency=Urgency.P3)
    assert queries.follow_ups_due(cast.north, [cast.john.pk], now=NOW) == set()
    later = NOW + timedelta(days=5)
    assert queries.follow_ups_due(cast.north, [cast.john.pk], now=later) == {cast.john.pk}

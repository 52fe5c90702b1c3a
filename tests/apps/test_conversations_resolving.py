"""A person reads a reply: the work is done, and outreach goes on or stays held."""

from datetime import timedelta

import pytest
from tests.apps.replying import holds_of, item_of, texts
from tests.cast import NOW, make_guarantor

from tactful import chores
from tactful.channels.simulator import simulators
from tactful.conversations.actions import resolve_reply, set_aside
from tactful.conversations.queries import from_strangers, readings_of
from tactful.core.vocabulary import HoldKind, WorkKind
from tactful.journeys.actions import enroll, install_shipped
from tactful.journeys.models import Enrollment
from tactful.ledger.models import AccountEvent
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.actions import declare_all
from tactful.worklist.actions import AlreadyWorked, NewItem, WorklistError, open_items
from tactful.worklist.models import Disposition, WorkItem

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=2)
NOT_UNDERSTOOD = "the purple giraffe sings at noon"
DISPUTE = "the amount is wrong"


@pytest.fixture
def north(cast):
    declare_all(cast.north, by="test", now=NOW)
    return cast.north


def resolve(item, disposition="other", **more):
    return resolve_reply(
        item, disposition=disposition, seen_version=item.version, by="staff:bea", now=LATER, **more
    )


def test_reading_a_reply_lets_outreach_go_on_and_wakes_the_journeys(north, cast):
    install_shipped(north, by="test", now=NOW)
    enrollment = enroll(cast.john, "balance_reminder", by="test", now=NOW)
    received = texts(north, cast.john, NOT_UNDERSTOOD)
    chores.drain(NOW, simulators())
    assert Enrollment.objects.get(pk=enrollment.pk).paused_by == "with_person"

    resolve(item_of(cast.john), note="He only sang a song.")
    assert not holds_of(cast.john)
    received.message.refresh_from_db()
    assert received.message.triaged_by == "staff:bea"
    assert cast.john.notes.get().body == "He only sang a song."
    kinds = AccountEvent.objects.filter(guarantor=cast.john, settled_at=None)
    assert {"hold_released", "inbound_triaged"} <= set(kinds.values_list("kind", flat=True))
    chores.drain(LATER, simulators())
    assert Enrollment.objects.get(pk=enrollment.pk).paused_by == ""


@pytest.mark.parametrize(
    "disposition", [Disposition.NO_ANSWER, Disposition.LEFT_MESSAGE, Disposition.CALL_BACK]
)
def test_not_reaching_them_leaves_everything_held_and_the_work_open(north, cast, disposition):
    received = texts(north, cast.john, NOT_UNDERSTOOD)
    resolve(item_of(cast.john), disposition)
    assert holds_of(cast.john) == {HoldKind.WITH_PERSON}
    assert item_of(cast.john).disposition == disposition
    received.message.refresh_from_db()
    assert received.message.triaged_at is None


@pytest.mark.parametrize(
    ("disposition", "hold"),
    [(Disposition.DISPUTED, HoldKind.DISPUTE), (Disposition.HARDSHIP, HoldKind.HARDSHIP)],
)
def test_what_the_person_found_out_holds_on(north, cast, disposition, hold):
    texts(north, cast.john, NOT_UNDERSTOOD)
    resolve(item_of(cast.john), disposition)
    assert holds_of(cast.john) == {hold}
    assert not WorkItem.objects.filter(guarantor=cast.john, closed_at=None).exists()


def test_a_dispute_that_is_explained_is_over(north, cast):
    texts(north, cast.john, DISPUTE)
    assert HoldKind.DISPUTE in holds_of(cast.john)
    resolve(item_of(cast.john), Disposition.OTHER)
    assert not holds_of(cast.john)


def test_a_dispute_that_stays_open_keeps_its_hold(north, cast):
    texts(north, cast.john, DISPUTE)
    resolve(item_of(cast.john), Disposition.DISPUTED)
    assert holds_of(cast.john) == {HoldKind.DISPUTE}


def test_a_person_may_keep_the_hold(north, cast):
    texts(north, cast.john, NOT_UNDERSTOOD)
    resolve(item_of(cast.john), Disposition.OTHER, keep_hold=True)
    assert holds_of(cast.john) == {HoldKind.WITH_PERSON}


@pytest.mark.parametrize(
    ("text", "hold"),
    [
        ("i want to die", HoldKind.SAFETY_SELF_HARM),
        ("my husband passed away in march", HoldKind.DECEASED),
        ("I filed chapter 7 last week", HoldKind.BANKRUPTCY_PETITION),
        ("talk to my lawyer", HoldKind.ATTORNEY),
    ],
)
def test_safety_death_and_the_law_are_not_released_by_answering_a_message(north, cast, text, hold):
    texts(north, cast.john, text)
    for item in WorkItem.objects.filter(guarantor=cast.john, closed_at=None):
        resolve(item)
    assert hold in holds_of(cast.john)


def test_as_long_as_another_reply_waits_the_account_stays_with_a_person(north, cast):
    texts(north, cast.john, NOT_UNDERSTOOD)
    texts(north, cast.john, "another riddle for you", at=NOW + timedelta(minutes=1))
    first, second = WorkItem.objects.filter(guarantor=cast.john).order_by("pk")
    resolve(second)
    assert holds_of(cast.john) == {HoldKind.WITH_PERSON}
    resolve(first)
    assert not holds_of(cast.john)


def test_of_two_people_who_read_the_same_reply_the_second_is_told(north, cast):
    texts(north, cast.john, NOT_UNDERSTOOD)
    item = item_of(cast.john)
    resolve(WorkItem.objects.get(pk=item.pk))
    with pytest.raises(AlreadyWorked):
        resolve(item)


def test_an_item_that_came_from_no_reply_is_refused_and_stays_open(north, cast):
    new = NewItem(cast.john.pk, WorkKind.CALL, "P2", "two reminders unanswered", "enrollment:1:a:0")
    open_items(north, [new], now=NOW)
    with pytest.raises(WorklistError, match="did not come from a reply"):
        resolve(item_of(cast.john))
    assert item_of(cast.john).version == 0


def test_an_unknown_disposition_changes_nothing(north, cast):
    texts(north, cast.john, NOT_UNDERSTOOD)
    with pytest.raises(WorklistError):
        resolve(item_of(cast.john), "forgotten")
    assert holds_of(cast.john) == {HoldKind.WITH_PERSON}
    assert InboundMessage.objects.filter(triaged_at=None).exists()


def test_a_reply_from_a_shared_number_is_resolved_for_all_who_share_it(north, cast):
    joan = make_guarantor(north, "Doe, Joan", mobile=cast.john.mobile)
    texts(north, cast.john, "can pay friday")
    resolve(item_of(joan))
    for one in (cast.john, joan):
        assert not holds_of(one)
    assert not WorkItem.objects.filter(closed_at=None).exists()
    assert not from_strangers(north).exists()


def test_a_message_nobody_can_be_found_for_is_set_aside_by_a_person(north, cast):
    received = texts(north, "+13125559999", "why do you keep billing me")
    assert list(from_strangers(north)) == [received.message]
    assert not from_strangers(cast.south).exists()
    assert set_aside(received.message, by="staff:bea", now=LATER)
    assert not from_strangers(north).exists()
    assert not set_aside(received.message, by="staff:tom", now=LATER)


def test_the_readings_of_an_account_are_its_own(north, cast):
    texts(north, cast.john, "thanks")
    texts(north, cast.jane, NOT_UNDERSTOOD)
    assert [reading.inbound.text for reading in readings_of(cast.john)] == ["thanks"]


# What was decided really leaves the house, and nothing else does.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("can pay friday", "Friday, November 27"),
        ("will pay soon", "Which day works for you?"),
        ("STOP", "You will get no more texts"),
        ("HELP", "This is our billing office"),
        ("i want to die", "call/text 988"),
        ("my card is 4111 1111 1111 1111", "Please do not send card numbers"),
    ],
)
def test_the_one_answer_goes_out_within_the_minute(north, cast, text, said):
    received = texts(north, cast.john, text)
    soon = NOW + timedelta(seconds=30)
    chores.drain(soon, simulators())
    touch = Touch.objects.get(origin_key=f"inbound:{received.message.uid}:answer")
    assert (touch.status, touch.reason) == (TouchStatus.ACCEPTED, "")
    assert said in touch.body
    assert touch.to_address == cast.john.mobile
    assert Touch.objects.filter(guarantor=cast.john).count() == 1


def test_start_is_confirmed_after_a_stop(north, cast):
    texts(north, cast.john, "STOP")
    chores.drain(NOW + timedelta(seconds=30), simulators())
    again = NOW + timedelta(minutes=10)
    received = texts(north, cast.john, "START", at=again)
    chores.drain(again + timedelta(seconds=30), simulators())
    touch = Touch.objects.get(origin_key=f"inbound:{received.message.uid}:answer")
    assert (touch.status, touch.template_key) == (TouchStatus.ACCEPTED, "opt_in_confirm")


def test_an_opt_out_that_is_read_late_is_honored_without_a_late_confirmation(north, cast):
    received = texts(north, cast.john, "STOP")
    chores.drain(NOW + timedelta(minutes=6), simulators())
    touch = Touch.objects.get(origin_key=f"inbound:{received.message.uid}:answer")
    assert (touch.status, touch.reason) == (TouchStatus.CANCELLED, "CONFIRM_WINDOW_EXPIRED")

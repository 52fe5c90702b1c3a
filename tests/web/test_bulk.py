"""One act on many accounts: seen before it is done, done once, and taken back while it stands."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.audit.queries import verify
from tactful.channels.simulator import simulators
from tactful.chores import drain
from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel, HoldKind, InsuranceState, Urgency, WorkKind
from tactful.journeys.actions import enroll, install_shipped, wake
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.journeys.queries import enrollments_off_their_history
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, open_hold, queue_touches, record_revocation
from tactful.outreach.models import Hold, Touch, TouchStatus
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tactful.records import new_uid
from tactful.worklist.actions import NewItem, open_items, record_disposition
from tactful.worklist.models import BulkAct, Note, WorkItem
from tests.cast import NOW, TODAY, bill, make_guarantor, make_staff, pay, refresh
from tests.crowd import make_crowd
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

BULK = "/worklist/bulk/"
ACTS = ("assign", "hold", "enroll", "note", "resolve", "release")


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.fixture
def declared(cast):
    declare_all(cast.north, by="test", now=NOW)
    install_shipped(cast.north, by="test", now=NOW)
    return cast


def asked(act, *people, **more):
    return {"act": act, "account": [person.uid for person in people], **more}


def confirmed(act, *people, **more):
    return asked(act, *people, confirm="1", once=more.pop("once", None) or new_uid(), **more)


def work(person, *, kind=WorkKind.CALL, key="1"):
    item = NewItem(person.pk, kind, Urgency.P2, "unanswered", f"test:{person.pk}:{key}")
    open_items(person.practice, [item], now=NOW)
    return WorkItem.objects.get(origin_key=item.origin_key)


def wrote(cast, person, text):
    incoming = Incoming(
        channel=Channel.SMS,
        from_address=person.mobile,
        text=text,
        provider_message_id=f"m:{text}",
        received_at=NOW,
    )
    receive(cast.north, incoming, now=NOW)


def paused(client, *people, **more):
    form = {"until": "2026-12-01", "reason": "the office moves"} | more
    return client.post(BULK, confirmed("hold", *people, **form), follow=True)


def undone(client, act=None):
    act = act or BulkAct.objects.latest("pk")
    return client.post(f"{BULK}{act.uid}/undo/", follow=True)


# Who may, and what is refused


@pytest.mark.parametrize("act", ACTS)
def test_sol_at_south_can_do_nothing_to_accounts_of_north(cast, act):
    sol = signed_in(cast.sol)
    assert sol.post(BULK, asked(act, cast.jane)).status_code == 404
    assert sol.post(BULK, asked(act, cast.pat, cast.jane)).status_code == 404
    assert sol.post(BULK, confirmed(act, cast.jane, note="x", reason="x")).status_code == 404
    assert not BulkAct.objects.exists()


def test_sol_sees_and_undoes_no_act_of_north(cast, bea):
    paused(bea, cast.jane)
    act = BulkAct.objects.get()
    sol = signed_in(cast.sol)
    assert sol.get(f"{BULK}{act.uid}/").status_code == 404
    assert sol.post(f"{BULK}{act.uid}/undo/").status_code == 404
    assert "Nothing was done to many accounts" in text_of(sol.get(BULK))
    assert "1 account paused" in text_of(bea.get(BULK))


@pytest.mark.parametrize("act", ACTS)
def test_somebody_who_only_reads_can_ask_for_none_of_it(cast, act):
    ray = signed_in(make_staff(cast.north, "Ray", role=Role.READ_ONLY))
    assert ray.post(BULK, asked(act, cast.jane)).status_code == 403
    assert ray.get(BULK).status_code == 403


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ({"act": "hold"}, "No account is chosen; tick some first."),
        ({"act": "explode", "account": ["x"]}, "Choose what to do with the accounts."),
        ({"act": "note", "account": [f"u{n}" for n in range(501)]}, "At most 500 accounts"),
    ],
)
def test_what_cannot_be_asked_leads_back_to_the_list_with_the_reason(cast, bea, form, answer):
    page = bea.post(BULK, form, follow=True)
    assert page.redirect_chain[0][0].startswith("/worklist/")
    assert answer in page.content.decode()


@pytest.mark.parametrize("act", ACTS)
def test_asking_changes_nothing_and_no_account_is_in_an_address(declared, bea, act):
    page = bea.post(BULK, asked(act, declared.jane, declared.john))
    assert page.status_code == 200
    for model in (BulkAct, Hold, Note, WorkItem, Enrollment, Touch):
        assert not model.objects.for_practice(declared.north).exists()
    addresses = re.findall(r'(?:href|action)="([^"]*)"', page.content.decode())
    assert not any(declared.jane.uid in address for address in addresses)
    entry = AuditEntry.objects.get(action="bulk act asked")
    assert set(entry.detail["accounts"]) == {declared.jane.uid, declared.john.uid}


@pytest.mark.parametrize(
    ("act", "form", "answer"),
    [
        ("hold", {"until": "2026-12-01"}, "Say why in a few words"),
        ("hold", {"until": TODAY.isoformat(), "reason": "typed"}, "still ahead"),
        ("note", {"note": " "}, "The note is empty"),
        ("resolve", {"reason": ""}, "Say what settled it"),
        ("enroll", {"journey": "nothing"}, "There is no such journey"),
        ("assign", {"owner": "stranger", "reason": "typed"}, "not one of the available"),
    ],
)
def test_a_wrong_form_is_shown_again_with_what_was_typed(declared, bea, act, form, answer):
    refused = bea.post(BULK, confirmed(act, declared.jane, **form))
    assert refused.status_code == 422
    assert answer in text_of(refused)
    if form.get("reason") == "typed":
        assert 'value="typed"' in refused.content.decode()
    assert declared.jane.uid in refused.content.decode()
    assert not BulkAct.objects.exists()


# Pausing


def test_before_a_pause_it_says_for_how_many_and_who_is_left_out_and_why(cast, bea):
    open_hold(cast.john, HoldKind.WITH_PERSON, reason="x", origin_key="x", by="x", now=NOW)
    pay(cast.mary, 88_20)
    refresh(cast.north)
    words = text_of(bea.post(BULK, asked("hold", cast.jane, cast.john, cast.mary)))
    assert "1 of the 3 you chose." in words
    assert "1 paused, or with a person already" in words
    assert "1 nothing is owed" in words
    assert "Pause 1" in words


def test_a_pause_is_opened_for_each_and_undone_as_if_it_had_never_been(cast, bea):
    reminder = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category="REMINDER",
        template_key="past_due",
        due_at=NOW + timedelta(hours=2),
    )
    queue_touches(cast.north, [reminder], now=NOW)
    page = paused(bea, cast.jane, cast.john)
    assert "2 accounts paused" in text_of(page)
    assert Hold.objects.filter(kind=HoldKind.WITH_PERSON, released_at=None).count() == 2
    assert Touch.objects.get().status == TouchStatus.CANCELLED
    assert "Undone for 2 accounts." in text_of(undone(bea))
    assert not Hold.objects.filter(released_at=None).exists()
    touch = Touch.objects.get()
    assert (touch.status, touch.reason, touch.settled_at) == (TouchStatus.QUEUED, "", None)


def test_what_somebody_changed_since_is_kept_and_said(cast, bea):
    paused(bea, cast.jane, cast.john)
    hold = Hold.objects.get(guarantor=cast.jane)
    bea.post(f"/accounts/{cast.jane.uid}/release/{hold.uid}/", {})
    words = text_of(undone(bea))
    assert "Undone for 1 account." in words
    assert "1 the pause was released since" in words
    assert "Undo" not in re.findall(r"<button[^>]*>\s*(\w+)", words)


def test_the_button_pressed_twice_is_one_act(cast, bea):
    form = confirmed("note", cast.jane, cast.john, note="moved to Elm Street")
    first, second = bea.post(BULK, form), bea.post(BULK, form)
    assert first["Location"] == second["Location"]
    assert Note.objects.count() == 2
    assert BulkAct.objects.count() == 1


def test_an_act_is_undone_once_and_only_for_a_day(cast, bea):
    paused(bea, cast.jane)
    undone(bea)
    assert "This was undone already." in undone(bea).content.decode()
    paused(bea, cast.john)
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        late = signed_in(cast.bea)
        assert "more than a day ago" in undone(late).content.decode()
        assert "Nothing was done to many accounts" in text_of(late.get(BULK))
    assert Hold.objects.get(guarantor=cast.john).released_at is None


def test_undoing_needs_a_press_and_no_mere_look(cast, bea):
    paused(bea, cast.jane)
    act = BulkAct.objects.get()
    assert bea.get(f"{BULK}{act.uid}/undo/").status_code == 405
    assert bea.get(f"{BULK}{act.uid}/").status_code == 200
    assert Hold.objects.get().released_at is None


def test_each_account_says_in_the_audit_what_was_done_to_it(cast, bea):
    paused(bea, cast.jane, cast.john)
    undone(bea)
    act = BulkAct.objects.get()
    said = AuditEntry.objects.filter(action="in bulk: paused")
    assert {entry.subject for entry in said} == {
        f"guarantor:{cast.jane.uid}",
        f"guarantor:{cast.john.uid}",
    }
    assert all(entry.detail == {"bulk": act.uid} for entry in said)
    taken_back = AuditEntry.objects.get(action="bulk undone")
    assert taken_back.actor == f"staff:{cast.bea.uid}"
    assert verify(cast.north.pk) is None


# Journeys


def test_before_a_journey_the_channel_and_the_first_message_are_shown_and_who_is_left_out(
    declared, bea
):
    cast = declared
    enroll(cast.mary, "balance_reminder", by="x", now=NOW)
    pending = make_guarantor(cast.north, "Pend, Ina", insurance_state=InsuranceState.PENDING)
    nil = make_guarantor(cast.north, "Nil, Owen")
    bill(pending, 50_00, days=10)
    refresh(cast.north)
    everybody = (cast.jane, cast.john, cast.mary, cast.ana, pending, nil)
    record_revocation(cast.ana, by="x", now=NOW)
    page = bea.post(BULK, asked("enroll", *everybody, journey="balance_reminder"))
    words = text_of(page)
    assert "2 of the 6 you chose." in words
    for why in (
        "1 on this journey already",
        "1 opted out of everything",
        "1 insurance pending",
        "1 nothing is owed",
    ):
        assert why in words
    assert "1 by e-mail" in words
    assert "1 by text" in words
    assert "We have not heard back from you about $123.45." in words
    assert not Enrollment.objects.exclude(guarantor=cast.mary).exists()


def test_who_is_on_hold_is_left_out_of_a_journey_with_the_hold_in_words(declared, bea):
    open_hold(declared.jane, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    words = text_of(bea.post(BULK, asked("enroll", declared.jane)))
    assert "1 on hold: " in words
    assert "None of the 1 you chose can be included." in words


def begun(client, *people):
    form = confirmed("enroll", *people, journey="balance_reminder")
    return client.post(BULK, form, follow=True)


def test_a_journey_begun_by_mistake_is_as_if_it_had_never_begun(declared, bea):
    assert "2 accounts started on a journey" in text_of(begun(bea, declared.jane, declared.john))
    wake(declared.north, now=NOW)
    assert Touch.objects.filter(status=TouchStatus.QUEUED).count() == 2
    assert "Undone for 2 accounts." in text_of(undone(bea))
    assert not Enrollment.objects.filter(status=EnrollmentStatus.ACTIVE).exists()
    assert not Touch.objects.filter(status=TouchStatus.QUEUED).exists()
    assert enrollments_off_their_history(declared.north) == []
    assert "2 of the 2 you chose." in text_of(
        bea.post(BULK, asked("enroll", declared.jane, declared.john))
    )


def test_a_journey_is_never_undone_for_whom_a_message_has_gone_out(declared, bea):
    begun(bea, declared.jane)
    drain(NOW, dict(simulators()))
    assert Touch.objects.get(guarantor=declared.jane).status == TouchStatus.ACCEPTED
    words = text_of(undone(bea))
    assert "1 a message has gone out since" in words
    assert Enrollment.objects.get(guarantor=declared.jane).status == EnrollmentStatus.ACTIVE


# Work


def test_work_is_given_to_somebody_and_goes_back_to_whom_it_was_with(cast, bea):
    tom, ann = make_staff(cast.north, "Tom"), make_staff(cast.north, "Ann")
    mine, free = work(cast.jane), work(cast.john)
    WorkItem.objects.filter(pk=mine.pk).update(owner=ann)
    form = confirmed("assign", cast.jane, cast.john, cast.mary, owner=tom.uid, reason="look again")
    page = bea.post(BULK, form, follow=True)
    assert "3 accounts given to somebody" in text_of(page)
    assert WorkItem.objects.filter(owner=tom, closed_at=None).count() == 3
    assert WorkItem.objects.get(guarantor=cast.mary).reason == "look again"
    undone(bea)
    mine.refresh_from_db()
    free.refresh_from_db()
    assert (mine.owner, free.owner) == (ann, None)
    assert WorkItem.objects.get(guarantor=cast.mary).closed_at == NOW


def test_what_was_worked_since_stays_with_whom_it_was_given(cast, bea):
    tom = make_staff(cast.north, "Tom")
    item = work(cast.jane)
    bea.post(BULK, confirmed("assign", cast.jane, owner=tom.uid))
    item.refresh_from_db()
    record_disposition(
        item, disposition="no_answer", seen_version=item.version, by="staff:tom", now=NOW
    )
    words = text_of(undone(bea))
    assert "1 somebody has worked on it since" in words
    item.refresh_from_db()
    assert item.owner == tom


def test_nobody_of_south_is_offered_or_can_be_given_the_work_of_north(cast, bea):
    work(cast.jane)
    assert cast.sol.uid not in bea.post(BULK, asked("assign", cast.jane)).content.decode()
    refused = bea.post(BULK, confirmed("assign", cast.jane, owner=cast.sol.uid))
    assert refused.status_code == 422


def test_resolving_closes_the_work_with_its_reason_and_undoing_opens_it_again(cast, bea):
    item, other = work(cast.jane), work(cast.john)
    record_disposition(item, disposition="no_answer", seen_version=0, by="staff:tom", now=NOW)
    form = confirmed("resolve", cast.jane, cast.john, cast.mary, reason="the office called all")
    words = text_of(bea.post(BULK, form, follow=True))
    assert "2 accounts marked resolved" in words
    assert "1 nothing waits for a person" in words
    assert not WorkItem.objects.filter(closed_at=None).exists()
    assert Note.objects.filter(body="the office called all").count() == 2
    undone(bea)
    item.refresh_from_db()
    other.refresh_from_db()
    assert (item.closed_at, item.disposition, item.worked_by) == (None, "no_answer", "staff:tom")
    assert (other.closed_at, other.disposition) == (None, "")
    assert not Note.objects.exists()


def test_what_a_patient_wrote_is_read_and_never_resolved_or_released_in_bulk(cast, bea):
    wrote(cast, cast.john, "can somebody call me please")
    for act in ("resolve", "release"):
        words = text_of(
            bea.post(BULK, confirmed(act, cast.john, reason="x", note="x"), follow=True)
        )
        assert "1 what they wrote must be read first" in words
    assert WorkItem.objects.get(guarantor=cast.john).closed_at is None
    assert Hold.objects.get(guarantor=cast.john).released_at is None


def test_releasing_ends_pauses_and_leaves_disputes_to_be_looked_at(cast, bea):
    open_hold(cast.jane, HoldKind.WITH_PERSON, reason="x", origin_key="x", by="x", now=NOW)
    open_hold(cast.john, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    words = text_of(bea.post(BULK, confirmed("release", cast.jane, cast.john), follow=True))
    assert "1 account released" in words
    assert Hold.objects.get(guarantor=cast.john).released_at is None
    assert "Undone for 1 account." in text_of(undone(bea))
    hold = Hold.objects.get(guarantor=cast.jane)
    assert (hold.released_at, hold.released_by) == (None, "")


def test_a_release_is_not_undone_once_a_message_has_gone_out(declared, bea):
    enroll(declared.jane, "balance_reminder", by="x", now=NOW)
    open_hold(declared.jane, HoldKind.WITH_PERSON, reason="x", origin_key="x", by="x", now=NOW)
    bea.post(BULK, confirmed("release", declared.jane))
    drain(NOW, dict(simulators()))
    assert Touch.objects.filter(guarantor=declared.jane, handed_over_at=NOW).exists()
    assert "1 a message has gone out since" in text_of(undone(bea))
    assert Hold.objects.get(guarantor=declared.jane).released_at == NOW


def test_notes_are_the_same_for_all_masked_and_taken_back(cast, bea):
    bea.post(BULK, confirmed("note", cast.jane, cast.john, note="card 4111 1111 1111 1111"))
    assert Note.objects.count() == 2
    assert not Note.objects.filter(body__contains="4111").exists()
    undone(bea)
    assert not Note.objects.exists()


# Size


@pytest.mark.parametrize("act", ACTS)
def test_asking_about_many_costs_as_many_queries_as_asking_about_a_few(act):
    asked_for = []
    for size, name in ((4, "Few"), (120, "Many")):
        practice = make_crowd(size, now=NOW, name=name)
        people = list(Guarantor.objects.for_practice(practice).select_related("practice"))
        for person in people:
            work(person)
        client = signed_in(make_staff(practice, name))
        client.post(BULK, asked(act, *people))
        with CaptureQueriesContext(connection) as queries:
            assert client.post(BULK, asked(act, *people)).status_code == 200
        asked_for.append(len(queries))
    assert asked_for[1] <= asked_for[0] <= 80


@pytest.mark.parametrize("act", ["hold", "enroll", "assign", "note", "resolve"])
def test_an_act_on_many_is_one_act_and_undone_for_all(act):
    practice = make_crowd(200, now=NOW)
    people = list(Guarantor.objects.for_practice(practice).select_related("practice"))
    for person in people[:100]:
        work(person)
    staff = make_staff(practice, "Crow")
    form = {
        "until": "2026-12-01",
        "reason": "the office moves",
        "note": "the office moves",
        "journey": "crowd",
        "owner": staff.uid,
    }
    client = signed_in(staff)
    client.post(BULK, confirmed(act, *people, **form))
    done = BulkAct.objects.get()
    assert done.accounts == (100 if act == "resolve" else 200)
    undone(client)
    done.refresh_from_db()
    assert done.kept == {}
    assert verify(practice.pk) is None

"""What one can do with an account: each act says what will happen, does it once, and is kept."""

import re
from datetime import date, timedelta

import pytest
import time_machine

from tactful.audit.models import AuditEntry
from tactful.audit.queries import verify
from tactful.chores import settle_now
from tactful.conversations.actions import Incoming, receive
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Channel, HoldKind, PromiseStatus, Urgency, WorkKind
from tactful.journeys.actions import enroll, install_shipped
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.models import Payment, PromiseToPay
from tactful.outreach.actions import open_hold
from tactful.outreach.models import Hold, InboundMessage, Suppression, Touch, TouchStatus
from tactful.outreach.queries import ask_gate
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tactful.records import new_uid
from tactful.worklist.actions import NewItem, open_items, record_disposition
from tactful.worklist.models import Note, WorkItem
from tests.cast import NOW, TODAY, make_staff, pay
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

FRIDAY = date(2026, 11, 27)


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.fixture
def declared(cast):
    """North has said what the gate must know, and has the journeys that are shipped."""
    declare_all(cast.north, by="test", now=NOW)
    install_shipped(cast.north, by="test", now=NOW)
    return cast


def at(person, act, *more):
    return "/".join(("/accounts", person.uid, act, *more, ""))


def said(client):
    """The sentence at the head of the next page, and nothing of the patient in it."""
    from django.contrib.messages import get_messages

    request = client.get("/accounts/nobody/").wsgi_request
    return " ".join(str(message) for message in get_messages(request))


def owed(person):
    person.balance.refresh_from_db()
    return person.balance.balance_cents


def entries(cast, action):
    return AuditEntry.objects.filter(practice_id=cast.north.pk, action=action)


def work(person, *, kind=WorkKind.CALL, reason="two reminders unanswered", key="1"):
    item = NewItem(person.pk, kind, Urgency.P2, reason, f"test:{person.pk}:{key}")
    open_items(person.practice, [item], now=NOW)
    return WorkItem.objects.get(origin_key=item.origin_key)


def hears(cast, person, text):
    incoming = Incoming(
        channel=Channel.SMS,
        from_address=person.mobile,
        text=text,
        provider_message_id=f"m:{text}",
        received_at=NOW,
    )
    return receive(cast.north, incoming, now=NOW).message


ACTS = (
    *("payment", "promise", "dispute", "hardship", "pause", "release", "stop-contact", "enroll"),
    *("stop-journey", "disposition", "note", "assign", "resolve", "reply"),
)


# Who may


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_sol_at_south_finds_no_account_of_north(cast, act, method):
    assert getattr(signed_in(cast.sol), method)(at(cast.jane, act)).status_code == 404


def test_sol_finds_no_work_hold_or_walk_of_north_under_an_account_of_her_own(cast, declared):
    item = work(cast.jane)
    hold = open_hold(cast.jane, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    walk = enroll(cast.jane, "balance_reminder", by="x", now=NOW)
    sol = signed_in(cast.sol)
    for act, uid in (
        ("disposition", item.uid),
        ("assign", item.uid),
        ("resolve", item.uid),
        ("release", hold.uid),
        ("stop-journey", walk.uid),
    ):
        for whose in (cast.pat, cast.jane):
            assert sol.post(at(whose, act, uid)).status_code == 404
    hold.refresh_from_db()
    assert hold.released_at is None


@pytest.mark.parametrize("act", ACTS)
def test_somebody_who_only_reads_can_open_no_form_and_send_none(cast, act):
    ray = signed_in(make_staff(cast.north, "Ray", role=Role.READ_ONLY))
    assert ray.get(at(cast.jane, act)).status_code == 403
    assert ray.post(at(cast.jane, act)).status_code == 403


def test_who_may_work_but_not_take_money_records_no_payment(cast):
    cory = signed_in(make_staff(cast.north, "Cory", role=Role.COMPLIANCE))
    assert cory.post(at(cast.jane, "payment"), {"amount": "5"}).status_code == 403
    assert cory.get(at(cast.jane, "promise")).status_code == 200


@pytest.mark.parametrize("act", ACTS)
def test_each_form_opens_on_a_page_of_its_own_and_in_the_account(cast, bea, act):
    whole = bea.get(at(cast.jane, act)).content.decode()
    assert "<main" in whole
    title = re.search(r"<title>(.*?)</title>", whole, re.S)[1]
    assert "Jane" not in title
    assert "Smith" not in title
    part = bea.get(at(cast.jane, act), headers={"HX-Request": "true", "HX-Target": "act"})
    assert part.status_code == 200
    assert "<main" not in part.content.decode()
    assert 'id="act-title"' in part.content.decode()
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", part.content.decode())


def test_looking_at_a_form_changes_nothing_and_is_written_down(cast, bea):
    for act in ACTS:
        bea.get(at(cast.jane, act))
    assert entries(cast, "account viewed").count() == len(ACTS)
    for model in (Payment, PromiseToPay, Hold, Note, WorkItem, Enrollment, Touch):
        assert not model.objects.filter(guarantor=cast.jane).exists()
    assert verify(cast.north.pk) is None


# Payments


def payment(**changed):
    return {
        "amount": "50",
        "paid_on": TODAY.isoformat(),
        "method": "check",
        "once": new_uid(),
    } | changed


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("50", 50_00), ("$50.00", 50_00), ("1,234.5", 1_234_50), (" $ 0.07 ", 7), ("23.45", 23_45)],
)
def test_an_amount_is_read_as_people_type_it(cast, bea, typed, cents):
    answer = bea.post(at(cast.john, "payment"), payment(amount=typed))
    assert answer.status_code == 302
    assert answer["Location"] == f"/accounts/{cast.john.uid}/"
    assert Payment.objects.get(guarantor=cast.john).amount_cents == cents


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        ("amount", "", "Write the amount, such as 60.00."),
        ("amount", "fifty", "This is not an amount; write it like 1,234.50."),
        ("amount", "60,00", "The commas of the amount do not stand before groups of three digits."),
        ("amount", "€60", "only US dollars are read"),
        ("amount", "-5", "Write an amount above zero"),
        ("amount", "0", "Write an amount above zero"),
        ("amount", "2000000", "This amount is beyond a million dollars; check the decimal point."),
        ("paid_on", (TODAY + timedelta(days=1)).isoformat(), "This day is still ahead"),
        ("paid_on", "Nov 31, 2026", "This is no date; write it like 11/27/2026."),
        ("paid_on", "1999-01-01", "This date is before the year 2000"),
        ("method", "barter", "barter"),
    ],
)
def test_a_payment_that_cannot_be_is_refused_and_what_was_typed_stays(
    cast, bea, field, typed, answer
):
    refused = bea.post(at(cast.jane, "payment"), payment(reference="4417") | {field: typed})
    assert refused.status_code == 422
    assert answer in text_of(refused)
    page = refused.content.decode()
    assert 'value="4417"' in page
    assert 'aria-invalid="true"' in page
    if field == "amount" and typed:
        assert f'value="{typed}"' in page
    assert not Payment.objects.filter(guarantor=cast.jane).exists()


def test_paying_it_all_ends_the_journey_at_once_and_says_so(declared, bea):
    jane = declared.jane
    walk = enroll(jane, "balance_reminder", by="x", now=NOW)
    bea.post(at(jane, "payment"), payment(amount="123.45"))
    walk.refresh_from_db()
    assert (walk.status, walk.reason) == (EnrollmentStatus.ENDED, "paid")
    assert said(bea) == "The payment is recorded. The balance is paid; reminders have stopped."
    (entry,) = entries(declared, "payment recorded")
    assert entry.actor == f"staff:{declared.bea.uid}"


def test_a_part_keeps_the_rest_open_and_a_promise_of_it_kept(cast, bea):
    bea.post(at(cast.jane, "promise"), {"amount": "60", "promised_on": FRIDAY.isoformat()})
    bea.post(at(cast.jane, "payment"), payment(amount="60"))
    assert "the promise is kept" in said(bea)
    assert owed(cast.jane) == 63_45
    assert PromiseToPay.objects.get(guarantor=cast.jane).status == PromiseStatus.KEPT


def test_the_button_pressed_twice_is_one_payment(cast, bea):
    form = payment(amount="60")
    bea.post(at(cast.jane, "payment"), form)
    bea.post(at(cast.jane, "payment"), form)
    assert Payment.objects.filter(guarantor=cast.jane).count() == 1
    assert owed(cast.jane) == 63_45


def test_a_payment_that_an_import_brought_is_asked_about_before_it_counts_twice(cast, bea):
    pay(cast.jane, 60_00, on=TODAY - timedelta(days=3))
    form = payment(amount="60.00")
    asked = bea.post(at(cast.jane, "payment"), form)
    assert asked.status_code == 409
    assert "Is this the same payment?" in text_of(asked)
    assert "$60.00 on Nov 17" in text_of(asked)
    assert Payment.objects.filter(guarantor=cast.jane).count() == 1
    bea.post(at(cast.jane, "payment"), form | {"another": "1"})
    assert Payment.objects.filter(guarantor=cast.jane).count() == 2


def test_another_sum_or_another_month_is_not_asked_about(cast, bea):
    pay(cast.jane, 60_00, on=TODAY - timedelta(days=3))
    pay(cast.jane, 20_00, on=TODAY - timedelta(days=40))
    assert bea.post(at(cast.jane, "payment"), payment(amount="20")).status_code == 302


def test_a_card_number_typed_as_the_reference_is_never_kept(cast, bea):
    bea.post(at(cast.jane, "payment"), payment(reference="4111 1111 1111 1111"))
    assert "4111" not in Payment.objects.get(guarantor=cast.jane).method


def test_in_place_the_page_is_sent_to_the_account_and_an_error_stays_in_the_form(cast, bea):
    hx = {"HX-Request": "true", "HX-Target": "act"}
    wrong = bea.post(at(cast.jane, "payment"), payment(amount="x"), headers=hx)
    assert wrong.status_code == 422
    assert "<main" not in wrong.content.decode()
    right = bea.post(at(cast.jane, "payment"), payment(), headers=hx)
    assert (right.status_code, right["HX-Redirect"]) == (204, f"/accounts/{cast.jane.uid}/")


def test_no_name_or_amount_is_in_what_is_said_after_an_act(cast, bea):
    bea.post(at(cast.jane, "payment"), payment(amount="60"))
    bea.post(at(cast.jane, "note"), {"note": "Called Jane about $63.45"})
    bea.post(at(cast.jane, "promise"), {"amount": "60", "promised_on": FRIDAY.isoformat()})
    sentences = said(bea)
    assert "Noted" in sentences or "noted" in sentences
    assert not re.search(r"Jane|Smith|\d\d\.\d\d|\$", sentences)


# Promises


def test_a_promise_is_noted_with_its_full_date_and_reminders_wait(declared, bea):
    jane = declared.jane
    walk = enroll(jane, "balance_reminder", by="x", now=NOW)
    bea.post(
        at(jane, "promise"), {"amount": "60", "promised_on": FRIDAY.isoformat(), "remind": "on"}
    )
    promise = PromiseToPay.objects.get(guarantor=jane)
    assert (promise.amount_cents, promise.promised_on) == (60_00, FRIDAY)
    assert promise.reminder_wanted
    assert promise.taken_by == f"staff:{declared.bea.uid}"
    assert "Friday, November 27, 2026" in said(bea)
    assert Hold.objects.get(guarantor=jane, kind=HoldKind.PROMISE).released_at is None
    assert not ask_gate(jane, GateChannel.EMAIL, now=NOW).allowed
    assert entries(declared, "promise noted").get().subject == f"guarantor:{jane.uid}"
    assert walk.status == EnrollmentStatus.ACTIVE


def test_without_an_amount_the_whole_balance_is_promised(cast, bea):
    bea.post(at(cast.jane, "promise"), {"promised_on": FRIDAY.isoformat()})
    promise = PromiseToPay.objects.get(guarantor=cast.jane)
    assert promise.amount_cents == 123_45
    assert not promise.reminder_wanted


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ({"promised_on": ""}, "Ask for a day, and write it."),
        ({"promised_on": "2026-11-01"}, "The promised day is already over"),
        ({"promised_on": "2027-06-01"}, "further ahead than the practice accepts"),
        ({"promised_on": "next friday"}, "This is no date"),
        ({"amount": "a lot"}, "This is not an amount"),
    ],
)
def test_a_promise_that_cannot_be_is_refused_and_what_was_typed_stays(cast, bea, typed, answer):
    form = {"amount": "61.50", "promised_on": FRIDAY.isoformat()} | typed
    refused = bea.post(at(cast.jane, "promise"), form)
    assert refused.status_code == 422
    assert answer in text_of(refused)
    assert f'value="{form["amount"]}"' in refused.content.decode()
    assert not PromiseToPay.objects.exists()


def test_the_same_promise_sent_twice_is_one_and_another_day_takes_its_place(cast, bea):
    form = {"amount": "60", "promised_on": FRIDAY.isoformat()}
    bea.post(at(cast.jane, "promise"), form)
    bea.post(at(cast.jane, "promise"), form)
    assert PromiseToPay.objects.filter(guarantor=cast.jane).count() == 1
    assert Hold.objects.filter(guarantor=cast.jane).count() == 1
    bea.post(at(cast.jane, "promise"), form | {"promised_on": "2026-12-04"})
    statuses = PromiseToPay.objects.filter(guarantor=cast.jane).order_by("pk")
    assert [promise.status for promise in statuses] == ["withdrawn", "open"]
    assert Hold.objects.filter(guarantor=cast.jane, released_at=None).count() == 1


def test_a_promise_can_be_taken_back_and_nothing_waits_for_it_any_more(cast, bea):
    bea.post(at(cast.jane, "promise"), {"promised_on": FRIDAY.isoformat()})
    shown = text_of(bea.get(at(cast.jane, "promise")))
    assert "Take the promise back" in shown
    bea.post(at(cast.jane, "promise"), {"withdraw": "1"})
    assert PromiseToPay.objects.get(guarantor=cast.jane).status == PromiseStatus.WITHDRAWN
    assert not Hold.objects.filter(guarantor=cast.jane, released_at=None).exists()
    assert entries(cast, "promise withdrawn").count() == 1


def test_the_day_is_said_back_in_full_while_it_is_typed_and_nothing_is_noted(cast, bea):
    answer = bea.post(
        at(cast.jane, "promise"),
        {"amount": "60", "promised_on": "11/27/2026"},
        headers={"HX-Request": "true", "HX-Target": "says"},
    )
    words = " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())
    assert "$60.00" in words
    assert "Friday, November 27, 2026" in words
    assert not PromiseToPay.objects.exists()


# Holds


@pytest.mark.parametrize(
    ("act", "kind", "needs"),
    [
        ("dispute", HoldKind.DISPUTE, WorkKind.DISPUTE),
        ("hardship", HoldKind.HARDSHIP, WorkKind.HARDSHIP),
    ],
)
def test_a_dispute_or_hardship_stops_everything_and_asks_a_person(declared, bea, act, kind, needs):
    jane = declared.jane
    walk = enroll(jane, "balance_reminder", by="x", now=NOW)
    for _ in range(2):
        bea.post(at(jane, act), {"note": "The insurance should have paid"})
    assert Hold.objects.get(guarantor=jane, kind=kind).released_at is None
    assert WorkItem.objects.get(guarantor=jane, kind=needs).urgency == Urgency.P1
    assert not ask_gate(jane, GateChannel.EMAIL, now=NOW).allowed
    assert walk.status == EnrollmentStatus.ACTIVE
    assert entries(declared, f"{kind} noted").exists()
    assert "insurance should" not in str(list(entries(declared, f"{kind} noted").values()))


def test_a_pause_has_an_end_and_a_reason_and_can_be_made_longer(declared, bea):
    jane = declared.jane
    bea.post(at(jane, "pause"), {"until": "2026-12-01", "reason": "waits for a call back"})
    hold = Hold.objects.get(guarantor=jane)
    assert hold.kind == HoldKind.WITH_PERSON
    assert hold.expires_at.isoformat() == "2026-12-01T06:00:00+00:00"  # midnight in Chicago
    assert hold.reason == "waits for a call back"
    bea.post(at(jane, "pause"), {"until": "2026-12-08", "reason": "still waits"})
    hold.refresh_from_db()
    assert hold.expires_at.day == 8
    assert Hold.objects.filter(guarantor=jane).count() == 1
    assert not ask_gate(jane, GateChannel.EMAIL, now=NOW).allowed


@pytest.mark.parametrize("until", ["", TODAY.isoformat(), "2026-01-01", "2028-01-01", "soon"])
def test_a_pause_without_a_sensible_end_is_refused_and_the_reason_stays(cast, bea, until):
    refused = bea.post(at(cast.jane, "pause"), {"until": until, "reason": "waits for a call"})
    assert refused.status_code == 422
    assert 'value="waits for a call"' in refused.content.decode()
    assert bea.post(at(cast.jane, "pause"), {"until": "2026-12-01"}).status_code == 422
    assert not Hold.objects.exists()


def test_a_hold_is_released_once_and_reminders_may_go_on(declared, bea):
    jane = declared.jane
    hold = open_hold(jane, HoldKind.WITH_PERSON, reason="x", origin_key="x", by="x", now=NOW)
    assert "the journey goes on from where it stands" in text_of(
        bea.get(at(jane, "release", hold.uid))
    )
    bea.post(at(jane, "release", hold.uid), {"note": "Talked it over"})
    hold.refresh_from_db()
    assert hold.released_by == f"staff:{declared.bea.uid}"
    assert Note.objects.get(guarantor=jane).body == "Talked it over"
    again = bea.post(at(jane, "release", hold.uid), {})
    assert again.status_code == 409
    assert "Someone else has just released this hold." in text_of(again)


def test_where_several_holds_are_open_it_is_asked_which(cast, bea):
    for kind in (HoldKind.DISPUTE, HoldKind.HARDSHIP):
        open_hold(cast.jane, kind, reason="x", origin_key="x", by="x", now=NOW)
    page = text_of(bea.get(at(cast.jane, "release")))
    assert "Which hold?" in page
    one = Hold.objects.get(kind=HoldKind.DISPUTE)
    assert "Reminders still wait afterwards" in text_of(bea.get(at(cast.jane, "release", one.uid)))


def test_a_hold_that_protects_somebody_is_released_by_the_owner_with_a_reason_only(cast, bea):
    hold = open_hold(cast.jane, HoldKind.ATTORNEY, reason="x", origin_key="x", by="x", now=NOW)
    front = signed_in(make_staff(cast.north, "Fay", role=Role.FRONT_DESK))
    path = at(cast.jane, "release", hold.uid)
    assert "Only the owner may release this hold." in text_of(front.get(path))
    assert front.post(path, {"note": "letter of Nov 3"}).status_code == 403
    assert bea.post(path, {"note": ""}).status_code == 422
    hold.refresh_from_db()
    assert hold.released_at is None
    bea.post(path, {"note": "letter of Nov 3"})
    hold.refresh_from_db()
    assert hold.released_at == NOW


@pytest.mark.parametrize(
    ("what", "scopes"),
    [
        ("sms", {"sms"}),
        ("email", {"email"}),
        ("voice", {"voice_auto", "voice_live"}),
        ("all", {"all"}),
    ],
)
def test_a_stop_takes_one_press_and_holds_at_once(declared, bea, what, scopes):
    jane = declared.jane
    bea.post(at(jane, "stop-contact"), {"what": what})
    stops = Suppression.objects.filter(guarantor=jane)
    assert {stop.scope for stop in stops} == scopes
    assert all(stop.cause == "opt_out" for stop in stops)
    assert all(stop.via == f"staff:{declared.bea.uid}" for stop in stops)
    assert entries(declared, "stop noted").get().subject == f"guarantor:{jane.uid}"
    allowed = ask_gate(jane, GateChannel.EMAIL, now=NOW).allowed
    assert allowed is (not scopes & {"email", "all"})


def test_a_stop_of_nothing_we_know_is_asked_again(cast, bea):
    refused = bea.post(at(cast.jane, "stop-contact"), {"what": "pigeons"})
    assert refused.status_code == 422
    assert "Choose what should stop." in text_of(refused)
    assert not Suppression.objects.filter(guarantor=cast.jane).exists()


# Journeys


def test_before_a_journey_begins_its_steps_and_first_message_are_shown_in_full(declared, bea):
    page = bea.get(at(declared.jane, "enroll"), {"journey": "balance_reminder"})
    words = text_of(page)
    assert "10:00 AM Sends “past_due” by e-mail." in words
    assert "Nov 23, 9:00 AM Asks a person to call" in words
    assert "We have not heard back from you about $123.45." in words
    assert "jane.smith@example.com" in words
    assert "Yes:" in words
    assert not Enrollment.objects.exists()
    assert not Touch.objects.exists()


def test_the_preview_says_why_nothing_may_go_out_now(declared):
    with time_machine.travel(NOW + timedelta(hours=12), tick=False):  # 10 pm in Chicago
        bea = signed_in(declared.bea)
        words = text_of(bea.get(at(declared.jane, "enroll"), {"journey": "balance_reminder"}))
    assert "Not yet:" in words


def test_a_journey_begins_once_it_is_confirmed_and_not_twice(declared, bea):
    jane = declared.jane
    bea.post(at(jane, "enroll"), {"journey": "balance_reminder"})
    walk = Enrollment.objects.get(guarantor=jane)
    assert walk.journey.key == "balance_reminder"
    assert entries(declared, "enrolled").get().actor == f"staff:{declared.bea.uid}"
    again = bea.post(at(jane, "enroll"), {"journey": "balance_reminder"})
    assert again.status_code == 422
    assert "This guarantor is on this journey already." in text_of(again)
    assert bea.post(at(jane, "enroll"), {"journey": "nothing"}).status_code == 422


def test_a_journey_is_ended_with_a_reason_unless_it_has_moved_on(declared, bea):
    walk = enroll(declared.jane, "balance_reminder", by="x", now=NOW)
    path = at(declared.jane, "stop-journey")
    assert bea.post(path, {"seen_step": walk.step}).status_code == 422
    moved = bea.post(path, {"seen_step": walk.step + 1, "reason": "pays at the desk"})
    assert moved.status_code == 409
    assert 'value="pays at the desk"' in moved.content.decode()
    bea.post(path, {"seen_step": walk.step, "reason": "pays at the desk"})
    walk.refresh_from_db()
    assert (walk.status, walk.reason) == (EnrollmentStatus.ENDED, "stopped")
    assert entries(declared, "journey stopped").count() == 1
    assert "No journey is on its way" in text_of(bea.get(path))


# Work


def outcome(item, disposition, **more):
    return {"disposition": disposition, "seen_version": item.version, **more}


def test_what_came_of_a_call_is_written_down_unless_somebody_was_faster(cast, bea):
    item = work(cast.john)
    path = at(cast.john, "disposition", item.uid)
    form = outcome(item, "no_answer", note="rang twice")
    record_disposition(item, disposition="left_message", seen_version=0, by="staff:tom", now=NOW)
    late = bea.post(path, form)
    assert late.status_code == 409
    assert "Someone else just worked this account." in text_of(late)
    assert "rang twice" in late.content.decode()
    assert not Note.objects.exists()
    item.refresh_from_db()
    bea.post(path, outcome(item, "other", note="rang twice"))
    item.refresh_from_db()
    assert (item.disposition, item.closed_by) == ("other", f"staff:{cast.bea.uid}")
    assert Note.objects.get(guarantor=cast.john).body == "rang twice"


def test_a_promise_on_a_call_needs_its_day_and_is_noted_with_it(cast, bea):
    item = work(cast.john)
    path = at(cast.john, "disposition", item.uid)
    asked = bea.post(path, outcome(item, "promised", note="pays after payday"))
    assert asked.status_code == 422
    assert "A promise needs its day" in text_of(asked)
    assert "pays after payday" in asked.content.decode()
    over = bea.post(path, outcome(item, "promised", promised_on="2026-11-01"))
    assert "The promised day is already over" in text_of(over)
    bea.post(path, outcome(item, "promised", promised_on=FRIDAY.isoformat(), amount="100"))
    item.refresh_from_db()
    assert item.closed_at == NOW
    promise = PromiseToPay.objects.get(guarantor=cast.john)
    assert (promise.amount_cents, promise.promised_on) == (100_00, FRIDAY)
    assert Hold.objects.filter(guarantor=cast.john, kind=HoldKind.PROMISE).exists()


def test_a_call_back_stays_on_the_worklist_for_its_day(cast, bea):
    item = work(cast.john)
    path = at(cast.john, "disposition", item.uid)
    over = bea.post(path, outcome(item, "call_back", call_back_on="2026-11-02"))
    assert over.status_code == 422
    assert "The day to call back is already over." in text_of(over)
    bea.post(path, outcome(item, "call_back", call_back_on="2026-11-24"))
    item.refresh_from_db()
    assert item.closed_at is None
    assert item.due_at.date() == date(2026, 11, 24)


def test_what_was_heard_on_a_call_counts_at_once(cast, bea):
    item = work(cast.john)
    bea.post(at(cast.john, "disposition", item.uid), outcome(item, "wrong_number"))
    assert Suppression.objects.filter(address=cast.john.mobile, cause="wrong_number").exists()
    other = work(cast.mary)
    bea.post(at(cast.mary, "disposition", other.uid), outcome(other, "disputed"))
    assert Hold.objects.filter(guarantor=cast.mary, kind=HoldKind.DISPUTE).exists()


def test_work_from_a_reply_lets_the_account_go_on_once_it_is_done(cast, bea):
    message = hears(cast, cast.john, "can somebody call me please")
    item = WorkItem.objects.get(guarantor=cast.john)
    bea.post(at(cast.john, "disposition", item.uid), outcome(item, "other"))
    message.refresh_from_db()
    assert message.triaged_by == f"staff:{cast.bea.uid}"
    assert not Hold.objects.filter(guarantor=cast.john, released_at=None).exists()


def test_a_call_that_nobody_waited_for_is_logged_with_the_same_consequences(cast, bea):
    form = {"way": "call", "disposition": "disputed", "note": "wrong visit", "once": new_uid()}
    bea.post(at(cast.jane, "disposition"), form)
    bea.post(at(cast.jane, "disposition"), form)
    assert Hold.objects.filter(guarantor=cast.jane, kind=HoldKind.DISPUTE).count() == 1
    call = WorkItem.objects.get(guarantor=cast.jane, kind=WorkKind.CALL)
    assert call.closed_by == f"staff:{cast.bea.uid}"
    assert Note.objects.filter(guarantor=cast.jane).count() == 1


def test_words_a_patient_wrote_are_read_like_any_reply(cast, bea):
    form = {"way": "letter", "words": "this bill is wrong, my card is 4111 1111 1111 1111"}
    form["once"] = new_uid()
    for _ in range(2):
        bea.post(at(cast.jane, "disposition"), form)
    message = InboundMessage.objects.get(guarantor=cast.jane)
    assert "4111 1111" not in message.text
    assert message.channel == Channel.LETTER
    assert Hold.objects.filter(guarantor=cast.jane, kind=HoldKind.DISPUTE).exists()
    assert "waits for a person" in said(bea)


def test_danger_in_logged_words_asks_for_a_person_at_once(cast, bea):
    bea.post(at(cast.jane, "disposition"), {"way": "email", "words": "i want to die"})
    item = WorkItem.objects.get(guarantor=cast.jane)
    assert (item.kind, item.urgency) == (WorkKind.SAFETY, Urgency.P0)


@pytest.mark.parametrize(
    ("form", "answer"),
    [
        ({}, "Say how it reached us."),
        ({"way": "call"}, "Choose what happened."),
        ({"way": "sms", "words": " "}, "Write what they said, as they said it."),
        ({"way": "call", "disposition": "promised"}, "A promise needs its day"),
    ],
)
def test_a_response_without_what_it_needs_is_asked_for(cast, bea, form, answer):
    refused = bea.post(at(cast.jane, "disposition"), {"note": "kept", **form})
    assert refused.status_code == 422
    assert answer in text_of(refused)
    assert "kept" in refused.content.decode()
    assert not WorkItem.objects.exists()


def test_a_note_is_kept_redacted_and_an_empty_one_is_refused(cast, bea):
    assert bea.post(at(cast.jane, "note"), {"note": "  "}).status_code == 422
    bea.post(at(cast.jane, "note"), {"note": "Card 4111 1111 1111 1111, calls back"})
    note = Note.objects.get(guarantor=cast.jane)
    assert "4111" not in note.body
    assert note.by == f"staff:{cast.bea.uid}"
    assert entries(cast, "note added").count() == 1


def test_what_waits_is_given_to_somebody_and_back_to_everybody(cast, bea):
    tom = make_staff(cast.north, "Tom")
    item = work(cast.john)
    page = bea.get(at(cast.john, "assign")).content.decode()
    assert tom.uid in page
    assert cast.sol.uid not in page
    seen = f"{item.uid}:{item.version}"
    bea.post(at(cast.john, "assign"), {"owner": tom.uid, "seen": seen})
    item.refresh_from_db()
    assert item.owner == tom
    assert said(bea) == "Given to Tom."
    late = bea.post(at(cast.john, "assign"), {"owner": "", "seen": seen})
    assert late.status_code == 409
    bea.post(at(cast.john, "assign", item.uid), {"owner": "", "seen": f"{item.uid}:{item.version}"})
    item.refresh_from_db()
    assert item.owner is None
    assert bea.post(at(cast.john, "assign"), {"owner": cast.sol.uid}).status_code == 422


def test_an_account_on_which_nothing_waits_is_given_with_what_to_do(cast, bea):
    tom = make_staff(cast.north, "Tom")
    asked = bea.post(at(cast.john, "assign"), {"owner": tom.uid})
    assert asked.status_code == 422
    assert "say what they should do" in text_of(asked)
    bea.post(at(cast.john, "assign"), {"owner": tom.uid, "reason": "look at the plan"})
    item = WorkItem.objects.get(guarantor=cast.john)
    assert (item.owner, item.reason) == (tom, "look at the plan")


def test_marking_resolved_closes_what_was_seen_with_the_reason(cast, bea):
    first, second = work(cast.john), work(cast.john, kind=WorkKind.REVIEW, key="2")
    seen = f"{first.uid}:0 {second.uid}:0"
    asked = bea.post(at(cast.john, "resolve"), {"seen": seen})
    assert asked.status_code == 422
    bea.post(at(cast.john, "resolve"), {"seen": seen, "reason": "spoke to them"})
    assert not WorkItem.objects.filter(guarantor=cast.john, closed_at=None).exists()
    assert Note.objects.get(guarantor=cast.john).body == "spoke to them"
    assert entries(cast, "marked resolved").get().subject == f"guarantor:{cast.john.uid}"
    late = bea.post(at(cast.john, "resolve"), {"seen": seen, "reason": "again"})
    assert late.status_code == 409
    assert "again" in late.content.decode()


def test_one_piece_of_work_is_resolved_and_the_other_stays(cast, bea):
    first, second = work(cast.john), work(cast.john, kind=WorkKind.REVIEW, key="2")
    form = {"seen": f"{first.uid}:0", "reason": "spoke to them"}
    bea.post(at(cast.john, "resolve", first.uid), form)
    assert list(WorkItem.objects.filter(closed_at=None)) == [second]


# Messages


def test_a_message_is_read_in_full_before_it_is_sent_by_the_gate(declared, bea):
    jane = declared.jane
    asked = {"channel": "email", "message": "past_due"}
    words = text_of(bea.get(at(jane, "reply"), asked))
    assert "We have not heard back from you about $123.45." in words
    assert not Touch.objects.exists()
    form = asked | {"once": new_uid()}
    bea.post(at(jane, "reply"), form)
    bea.post(at(jane, "reply"), form)
    touch = Touch.objects.get(guarantor=jane)
    assert (touch.status, touch.category) == (TouchStatus.QUEUED, "REMINDER")
    assert touch.origin_key == f"staff:{declared.bea.uid}:{form['once']}"
    assert entries(declared, "message asked for").get().subject == f"guarantor:{jane.uid}"


def test_what_the_gate_forbids_cannot_be_sent_by_hand_either(declared, bea):
    open_hold(declared.jane, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    settle_now(declared.north, [declared.jane.pk], now=NOW)
    asked = {"channel": "email", "message": "past_due"}
    assert "Send it" not in text_of(bea.get(at(declared.jane, "reply"), asked))
    refused = bea.post(at(declared.jane, "reply"), asked)
    assert refused.status_code == 422
    assert "This message may not go out" in text_of(refused)
    assert not Touch.objects.exists()


def test_at_night_a_message_waits_for_the_morning(declared):
    with time_machine.travel(NOW + timedelta(hours=12), tick=False):
        bea = signed_in(declared.bea)
        bea.post(at(declared.john, "reply"), {"channel": "sms", "message": "past_due"})
        assert said(bea) == "The message waits until it may go."
    assert Touch.objects.get(guarantor=declared.john).due_at > NOW + timedelta(hours=12)


def test_an_answer_is_offered_only_to_somebody_who_wrote(declared, bea):
    assert "send_link" not in bea.get(at(declared.john, "reply")).content.decode()
    asked = {"channel": "sms", "message": "send_link"}
    assert bea.post(at(declared.john, "reply"), asked).status_code == 422
    hears(declared, declared.john, "where can i see the bill")
    Touch.objects.all().delete()
    assert "send_link" in bea.get(at(declared.john, "reply")).content.decode()
    bea.post(at(declared.john, "reply"), asked)
    touch = Touch.objects.get(guarantor=declared.john)
    assert (touch.category, touch.to_address) == ("REPLY", declared.john.mobile)

"""The guarantor's page: what is owed and why, one conversation, may we write, and to print."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tactful.audit.models import AuditEntry
from tactful.conversations.actions import Incoming, receive
from tactful.core.money import format_cents
from tactful.core.policy import Decision
from tactful.core.policy.facts import ConsentLevel, GateChannel
from tactful.core.vocabulary import Category, Channel, HoldKind, Urgency, WorkKind
from tactful.journeys.actions import enroll, publish
from tactful.journeys.loader import shipped_journeys
from tactful.ledger.actions import record_payment, record_promise
from tactful.ledger.models import Statement
from tactful.outreach.actions import NewTouch, open_hold, queue_touches, record_consent, suppress
from tactful.outreach.models import GateDecision, Touch, TouchStatus
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tactful.records import new_uid
from tactful.reports.balances import balances
from tactful.web.worklist.place import remember
from tactful.worklist.actions import NewItem, add_note, open_items, record_disposition
from tactful.worklist.models import Note, WorkItem
from tests.cast import NOW, TODAY, adjust, bill, imported, make_guarantor, make_staff, pay, refresh
from tests.web.pages import queries_of, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def page_of(client, guarantor, rest=""):
    answer = client.get(f"/accounts/{guarantor.uid}/{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


def read(page):
    """What a person reads of the main part, in one line."""
    body = page.split("<main", 1)[-1].split(">", 1)[1]
    said = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    return re.sub(r" ([.,;:])", r"\1", said)


def section(page, heading):
    """One part of the page, from its heading to the next section."""
    return read("<main>" + page.split(f'aria-labelledby="{heading}"', 1)[1].split("</section>")[0])


def touch(guarantor, *, at=NOW, status=TouchStatus.ACCEPTED, **fields):
    defaults = {
        "origin_key": f"test:{new_uid()}",
        "channel": Channel.SMS,
        "category": Category.REMINDER,
        "template_key": "past_due",
        "body": "North Clinic: Hi Jane, $123.45 is still open with us.",
        "created_at": at,
        "due_at": at,
        "handed_over_at": at,
        "settled_at": at,
    }
    return Touch.objects.create(
        practice=guarantor.practice, guarantor=guarantor, status=status, **defaults | fields
    )


def writes(guarantor, text, *, at=NOW):
    incoming = Incoming(
        channel=Channel.SMS,
        from_address=guarantor.mobile,
        text=text,
        provider_message_id=f"m:{new_uid()}",
        received_at=at,
    )
    return receive(guarantor.practice, incoming, now=at).message


def work(guarantor, reason, *, kind=WorkKind.CALL):
    item = NewItem(guarantor.pk, kind, Urgency.P2, reason, f"test:{reason}")
    open_items(guarantor.practice, [item], now=NOW)
    return WorkItem.objects.get(guarantor=guarantor, reason=reason)


# What is owed, and why


def test_the_head_says_what_is_owed_for_whom_how_old_it_is_and_what_happens_next(cast, bea):
    page = read(page_of(bea, cast.jane))
    assert "Owes $123.45 for Jane Smith. 61 days past due." in page
    assert "No journey is running, so nothing goes out by itself." in page


def test_a_promise_is_said_in_the_head_and_beside_with_who_wrote_it_down(cast, bea):
    record_promise(
        cast.jane,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=60_00,
        made_on=TODAY,
        taken_by=f"staff:{cast.bea.uid}",
        now=NOW,
    )
    page = page_of(bea, cast.jane)
    assert "$60.00 is promised for Fri, Nov 27, so reminders wait until then." in read(page)
    assert "$60.00 on Fri, Nov 27 open, made Nov 20, written down by Bea" in section(page, "next")


def test_a_hold_is_said_in_the_head_with_its_reason_owner_and_who_opened_it(cast, bea):
    open_hold(
        cast.jane,
        HoldKind.DISPUTE,
        reason="says the visit never was",
        origin_key="x",
        by=f"staff:{cast.bea.uid}",
        now=NOW,
        owner=cast.bea,
    )
    page = page_of(bea, cast.jane)
    assert "On hold: the bill is disputed. No reminder goes out meanwhile." in read(page)
    held = section(page, "reach")
    assert "The bill is disputed: says the visit never was" in held
    assert "by Bea; Bea has it" in held
    assert "Release…" in held


def test_every_statement_says_billed_adjusted_paid_and_owed(cast, bea):
    older = bill(cast.jane, 100_00, days=90, external_id="S-1")
    pay(cast.jane, 30_00, statement_ref="S-1")
    adjust(cast.jane, -20_00, statement_ref="S-1")
    assert older.due_on == date(2026, 8, 22)
    rows = section(page_of(bea, cast.jane), "owes")
    assert "S-1 visit Jul 20, sent Aug 1, due Aug 22 Jane Smith $100.00 -$20.00 $30.00" in rows
    assert "$50.00 90 days" in rows
    assert "Guarantor balance Last payment $30.00 on Nov 20. Self-pay. $173.45" in rows


def test_money_that_names_no_statement_pays_the_oldest_and_the_row_says_so(cast, bea):
    bill(cast.jane, 100_00, days=90, external_id="S-1")
    pay(cast.jane, 30_00, statement_ref="S-1")
    pay(cast.jane, 20_00)
    rows = section(page_of(bea, cast.jane), "owes")
    assert "$100.00 $50.00 of it $20.00 named no statement $50.00 90 days" in rows


def test_too_much_on_one_statement_is_shown_there_and_never_netted_silently(cast, bea):
    bill(cast.jane, 40_00, days=90, external_id="S-1")
    pay(cast.jane, 55_00, statement_ref="S-1")
    rows = section(page_of(bea, cast.jane), "owes")
    assert "1 settled statement" in rows
    assert "$40.00 $40.00 $15.00 too much came in $0.00" in rows
    assert "$123.45 $15.00 $108.45 61 days" in rows


def test_a_credit_is_called_a_credit_and_is_theirs(cast, bea):
    pay(cast.jane, 200_00)
    page = page_of(bea, cast.jane)
    assert "Owes nothing: a credit of $76.55 stands on the account, and is theirs." in read(page)
    assert "Credit, which is theirs" in section(page, "owes")


def test_a_check_dated_ahead_is_told_and_does_not_count_yet(cast, bea):
    pay(cast.jane, 50_00, on=TODAY + timedelta(days=10))
    rows = section(page_of(bea, cast.jane), "owes")
    assert "A payment of $50.00 is dated Nov 30 and counts from that day." in rows
    assert "$123.45" in rows


def test_what_is_owed_without_a_statement_has_a_row_of_its_own(cast, bea):
    pay(cast.jane, 123_45, statement_ref=cast.jane.statements.get().external_id)
    adjust(cast.jane, 25_00)
    rows = section(page_of(bea, cast.jane), "owes")
    assert "Without a statement a payment that came back, or a correction" in rows
    assert "Guarantor balance" in rows
    assert "$25.00" in rows


def test_the_figures_are_those_of_the_list_of_balances(cast, bea):
    bill(cast.jane, 310_00, days=5)
    pay(cast.jane, 33_33)
    adjust(cast.jane, -7_00)
    bill(cast.mary, 12_34, days=-10)
    pay(cast.john, 400_00)
    everybody = balances(cast.north, on=TODAY, now=NOW, settled_too=True)
    for row in everybody:
        person = next(
            one for one in (cast.jane, cast.john, cast.mary, cast.ana) if one.pk == row.guarantor_id
        )
        page = page_of(bea, person)
        rows = section(page, "owes")
        assert format_cents(row.balance_cents) in rows.split("uarantor balance")[-1]
        if row.days_past_due and row.days_past_due > 0 and row.balance_cents > 0:
            assert f"{row.days_past_due} days past due." in read(page)


def test_death_is_said_before_anything_else_with_what_may_be_done(cast, bea):
    cast.jane.tags = ["deceased"]
    cast.jane.save()
    page = read(page_of(bea, cast.jane))
    assert "The person is reported to have died. Staff speak with the estate only." in page


def test_an_attorney_is_said_when_a_hold_says_so(cast, bea):
    open_hold(cast.jane, HoldKind.ATTORNEY, reason="x", origin_key="x", by="x", now=NOW)
    page = read(page_of(bea, cast.jane))
    assert "An attorney speaks for the person. Write to the attorney instead." in page


# The conversation


def test_what_we_sent_and_what_came_back_stand_in_one_thread_newest_first(cast, bea):
    touch(cast.jane, at=NOW - timedelta(days=2))
    writes(cast.jane, "can do 60 next friday", at=NOW - timedelta(days=1))
    said = section(page_of(bea, cast.jane), "talk")
    assert "Tactful, text, past due, sent" in said
    assert said.index("can do 60 next friday") < said.index("is still open with us")
    assert said.index("Thu, Nov 19") < said.index("Wed, Nov 18")


def test_the_words_a_reading_rests_on_are_marked_with_what_they_mean(cast, bea):
    writes(cast.jane, "ok, can pay friday")
    page = page_of(bea, cast.jane)
    (marked,) = re.findall(r'<mark class="heard">(.*?)</mark>', page)
    assert marked == "can pay friday<sup>promise</sup>"
    assert "Promises to pay on" in section(page, "talk")


def test_a_message_that_is_code_is_shown_as_text(cast, bea):
    writes(cast.jane, "this is wrong <script>alert(1)</script>")
    add_note(cast.jane, "<img src=x onerror=y>", by=f"staff:{cast.bea.uid}", now=NOW)
    page = page_of(bea, cast.jane)
    assert "<script>alert" not in page
    assert "script&gt;alert" in page
    assert "&lt;img src=x" in page
    assert "<img" not in page


def test_a_refused_touch_says_that_it_was_our_fault_and_a_cancelled_one_why(cast, bea):
    touch(cast.jane, status=TouchStatus.REFUSED, reason="gave_up")
    touch(cast.jane, status=TouchStatus.CANCELLED, reason="hold_dispute", handed_over_at=None)
    touch(cast.jane, status=TouchStatus.UNKNOWN, reason="lease_over")
    page = page_of(bea, cast.jane)
    said = section(page, "talk")
    assert "not sent: it could not be sent after several tries" in said
    assert "Not sent: text, past due. The bill is disputed." in said
    assert "we lost the answer; it may have arrived, so it is not sent again" in said
    assert page.count('class="failed"') == 2


def test_a_touch_that_waits_says_until_when_and_why(cast, bea):
    new = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category=Category.REMINDER,
        template_key="past_due",
        due_at=NOW + timedelta(days=3),
    )
    queue_touches(cast.north, [new], now=NOW)
    Touch.objects.update(reason="FREQ_MIN_GAP")
    page = page_of(bea, cast.jane)
    beside = section(page, "next")
    assert (
        "E-mail, past due Nov 23, 10:00 AM; put off, the last contact was too short a time ago"
        in beside
    )
    assert "Next goes out: e-mail, past due, Mon, Nov 23." in read(page)


def test_each_call_stands_there_with_who_made_it_and_what_came_of_it(cast, bea):
    item = work(cast.jane, "two reminders unanswered")
    who = f"staff:{cast.bea.uid}"
    record_disposition(item, disposition="no_answer", seen_version=0, by=who, now=NOW)
    record_disposition(
        item, disposition="promised", seen_version=1, by=who, now=NOW, note="on payday"
    )
    said = section(page_of(bea, cast.jane), "talk")
    assert "Bea, call, no answer" in said
    assert "Bea, call, promised to pay" in said
    assert "Bea, note on payday" in said


def test_payments_promises_holds_stops_and_journeys_are_told_between(cast, bea):
    publish(cast.north, shipped_journeys()["balance_reminder"], by="test", now=NOW)
    declare_all(cast.north, by="test", now=NOW)
    enroll(cast.jane, "balance_reminder", by=f"staff:{cast.bea.uid}", now=NOW)
    record_payment(cast.jane, amount_cents=23_45, on=TODAY, method="card", by="x", now=NOW)
    open_hold(cast.jane, HoldKind.HARDSHIP, reason="lost work", origin_key="x", by="x", now=NOW)
    suppress(
        cast.north, ["sms"], cause="opt_out", via=f"staff:{cast.bea.uid}", now=NOW,
        guarantor_id=cast.jane.pk,
    )  # fmt: skip
    page = page_of(bea, cast.jane)
    said = section(page, "talk")
    assert "Paid $23.45 by card." in said
    assert "On hold: the person cannot pay at present. lost work" in said
    assert "No more texts: asked us to stop. By Bea." in said
    assert "Journey “Balance reminder” began." in said
    assert "Balance reminder, version 1 block 1 of" in section(page, "next")


def test_fifty_entries_are_a_page_and_the_earlier_ones_follow(cast, bea):
    for number in range(60):
        at = NOW - timedelta(hours=number)
        Note.objects.create(
            practice=cast.north, guarantor=cast.jane, body=f"note-{number:02}.", by="x", at=at
        )
    first = section(page_of(bea, cast.jane), "talk")
    assert "note-00." in first
    assert "note-50." not in first
    assert "Earlier" in first
    part = bea.get(f"/accounts/{cast.jane.uid}/?from=50", headers={"HX-Target": "conversation"})
    earlier = part.content.decode()
    assert "note-50." in earlier
    assert "note-59." in earlier
    assert "note-49." not in earlier
    assert "<html" not in earlier
    assert "Back to the newest" in earlier


@pytest.mark.parametrize("start", ["-1", "x", "²", "9" * 40, ""])
def test_a_place_that_is_none_is_answered_all_the_same(cast, bea, start):
    assert bea.get(f"/accounts/{cast.jane.uid}/?from={start}").status_code == 200


# May we contact


def test_a_refusal_of_the_gate_is_said_in_words_with_its_code_beside(cast, bea):
    declare_all(cast.north, by="test", now=NOW)
    suppress(cast.north, ["sms"], cause="opt_out", via="x", now=NOW, guarantor_id=cast.jane.pk)
    may = section(page_of(bea, cast.jane), "may")
    assert "Text No. The person asked us to stop texting. Only the person can undo it." in may
    assert "OPTED_OUT_SMS" in may
    for channel in ("E-mail", "Call by a person", "Automated call", "Letter"):
        assert channel in may


def test_not_yet_says_when_it_is_asked_again(cast, bea):
    declare_all(cast.north, by="test", now=NOW)
    record_promise(
        cast.jane,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=60_00,
        made_on=TODAY,
        taken_by="x",
        now=NOW,
    )
    may = section(page_of(bea, cast.jane), "may")
    assert "Text Not yet. A promise to pay is open. Asked again" in may
    assert "PROMISE_ACTIVE" in may
    assert "E-mail Not yet, for the same reason." in may


def test_at_another_moment_what_was_known_then_stands_beside_what_was_decided(cast, bea):
    declare_all(cast.north, by="test", now=NOW - timedelta(days=20))
    imported(cast.north, NOW - timedelta(days=4, hours=3))
    then = NOW - timedelta(days=5)
    GateDecision.objects.create(
        practice=cast.north,
        guarantor=cast.jane,
        channel=GateChannel.SMS,
        category=Category.REMINDER,
        decision=Decision.DEFER,
        reason="PROMISE_ACTIVE",
        retry_at=NOW,
        at=then,
        superseded_at=NOW - timedelta(days=1),
        policy_version="1",
    )
    said = read(page_of(bea, cast.jane, "then/?date=2026-11-16&time=10:00"))
    assert "Text Yes" in said
    stood = "What had been decided Nov 15, 10:00 AM still stood: Not yet, a promise to pay is open."
    assert stood in said
    assert "R006" in said, "the rule, its sentence and its source"
    assert "where they may be: America/Chicago, IL" in said
    assert "PROMISE_ACTIVE" not in read(page_of(bea, cast.jane, "then/?date=2026-11-20"))
    assert "had not declared" in read(page_of(bea, cast.jane, "then/?date=2026-10-10"))
    part = bea.get(
        f"/accounts/{cast.jane.uid}/then/?date=2026-11-16", headers={"HX-Target": "then"}
    ).content.decode()
    assert "<html" not in part
    assert "PROMISE_ACTIVE" in part


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("date=yesterday", "Choose a day and a time"),
        ("date=2026-11-18&time=25:99", "Choose a day and a time"),
        ("date=0001-01-01&time=00:00", "Nothing was known that long ago"),
        ("date=9999-12-31", "Choose a day and a time"),
        ("date=2026-11-21", "If nothing happens until then"),
        ("date=2028-11-21", "That is more than a year ahead"),
        ("date=2026-11-18%00", "Choose a day and a time"),
    ],
)
def test_a_moment_that_is_none_is_answered_kindly(cast, bea, asked, wrong):
    assert wrong in read(page_of(bea, cast.jane, f"then/?{asked}"))


def test_consent_says_who_gave_it_how_and_when_and_a_later_stop_stands_beside(cast, bea):
    record_consent(
        cast.jane,
        scope="sms",
        basis=ConsentLevel.EXPLICIT,
        wording="YES",
        source=f"staff:{cast.bea.uid}",
        now=NOW - timedelta(days=3),
    )
    reach = section(page_of(bea, cast.jane), "reach")
    assert "Texts: agreed Nov 17, 10:00 AM, by Bea “ YES ”" in reach
    assert "(312) 555-0101" in reach
    assert "jane.smith@example.com" in reach
    assert "No texts: asked us to stop" in section(page_of(bea, cast.ana), "reach")
    assert "Spanish" in section(page_of(bea, cast.ana), "reach")


# Who may, who looked, what stays private


def test_sol_at_south_finds_no_page_of_north(cast):
    sol = signed_in(cast.sol)
    for rest in ("", "then/", "history/", "audit/"):
        assert sol.get(f"/accounts/{cast.jane.uid}/{rest}").status_code == 404
    assert sol.get("/accounts/nobody/").status_code == 404
    assert not AuditEntry.objects.filter(subject=f"guarantor:{cast.jane.uid}").exists()


def test_a_stranger_is_asked_to_sign_in(cast):
    assert Client().get(f"/accounts/{cast.jane.uid}/").status_code == 302


def test_who_may_only_read_sees_everything_and_no_act(cast):
    work(cast.jane, "two reminders unanswered")
    open_hold(cast.jane, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
    reader = make_staff(cast.north, "Rae", role=Role.READ_ONLY)
    page = page_of(signed_in(reader), cast.jane)
    assert "$123.45" in page
    acts = re.findall(rf"/accounts/{cast.jane.uid}/(?!then/|history/|permission/)[\w-]+/", page)
    assert acts == []
    assert 'class="acts"' not in page
    assert signed_in(reader).get(f"/accounts/{cast.jane.uid}/audit/").status_code == 403


def test_acts_open_in_the_page_and_only_one_is_the_first_choice(cast, bea):
    page = page_of(bea, cast.jane)
    bar = page.split('class="acts"')[1].split("</div>")[0]
    for act in ("disposition", "promise", "payment", "dispute", "hardship", "pause", "enroll"):
        assert f'hx-get="/accounts/{cast.jane.uid}/{act}/"' in bar
    assert 'hx-target="#act"' in bar
    assert 'id="act"' in page
    assert page.count('class="button primary"') == 1
    keys = re.findall(r'data-key="(.)"', page)
    assert len(keys) == len(set(keys))


def test_no_journey_is_offered_to_somebody_who_is_on_one(cast, bea):
    publish(cast.north, shipped_journeys()["balance_reminder"], by="test", now=NOW)
    declare_all(cast.north, by="test", now=NOW)
    enroll(cast.jane, "balance_reminder", by="x", now=NOW)
    page = page_of(bea, cast.jane)
    assert "Start a journey…" not in page
    assert "Stop the journey…" in page


def test_work_for_a_person_says_whose_it_is_and_until_when(cast, bea):
    item = work(cast.jane, "two reminders unanswered")
    beside = section(page_of(bea, cast.jane), "next")
    assert "Call: two reminders unanswered nobody has it yet, due" in beside
    page = page_of(bea, cast.jane)
    for act in ("disposition", "assign", "resolve"):
        assert f"/accounts/{cast.jane.uid}/{act}/{item.uid}/" in page


def test_whoever_looks_is_written_down_and_shown(cast, bea):
    page_of(bea, cast.jane)
    page = page_of(bea, cast.jane)
    assert "Bea opened this account" in section(page, "trail")
    assert "All 2 entries" in section(page, "trail")
    note = add_note(cast.jane, "hello", by=f"staff:{cast.bea.uid}", now=NOW)
    every = read(page_of(bea, cast.jane, "audit/"))
    assert "Bea Added a note" in every
    assert f"note:{note.uid}" in every
    assert "hello" not in every


def test_no_name_stands_in_a_title_or_an_address(cast, bea):
    for rest in ("", "then/", "history/", "audit/"):
        page = page_of(bea, cast.jane, rest)
        title = re.search(r"<title>(.*?)</title>", page, re.S)[1]
        assert cast.jane.external_id in title
        assert "Jane" not in title
        assert "Smith" not in title
        assert not re.search(r'(?:href|hx-get|action)="[^"]*(?:jane|smith|123)', page, re.I)


PRIVATE = re.compile(r'<(\w+) class="(?:[\w-]+ )*private"[^>]*>.*?</\1>', re.S)


def test_every_name_number_amount_and_word_is_hidden_by_the_cover(cast, bea):
    bill(cast.jane, 100_00, days=90, external_id="S-1")
    pay(cast.jane, 30_00)
    touch(cast.jane)
    writes(cast.jane, "can do $60 next friday, my son Theo")
    open_hold(cast.jane, HoldKind.DISPUTE, reason="Theo says no", origin_key="x", by="x", now=NOW)
    work(cast.jane, "call Theo")
    for rest in ("", "history/", "then/?date=2026-11-20"):
        page = page_of(bea, cast.jane, rest).split("<main", 1)[1]
        left = page
        while (shorter := PRIVATE.sub("", left)) != left:
            left = shorter
        for secret in ("Jane", "Smith", "Theo", "555-0101", "example.com", "$", "is still open"):
            assert secret not in left.replace('data-key="$"', "").replace("<kbd>$</kbd>", "")


def test_the_page_runs_no_code_and_takes_no_style_that_is_not_a_file_of_ours(cast, bea):
    touch(cast.jane)
    writes(cast.jane, "can pay friday")
    for rest in ("", "then/?date=2026-11-20", "history/", "audit/"):
        page = page_of(bea, cast.jane, rest)
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


def test_the_page_knows_its_place_in_the_list_somebody_came_from(cast, bea):
    session = bea.session

    class Asking:
        practice = cast.north

    Asking.session = session
    remember(Asking, [cast.john.uid, cast.jane.uid, cast.mary.uid], query="view=first")
    session.save()
    page = page_of(bea, cast.jane)
    assert "2 of 3" in read(page)
    assert f'href="/accounts/{cast.john.uid}/"' in page
    assert f'href="/accounts/{cast.mary.uid}/"' in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_page_is_only_for_reading(cast, bea, method):
    for rest in ("", "then/", "history/", "audit/"):
        assert getattr(bea, method)(f"/accounts/{cast.jane.uid}/{rest}").status_code == 405


# To print


def test_the_history_prints_money_promises_and_contact_and_says_whose_by_whom_and_when(cast, bea):
    bill(cast.jane, 100_00, days=400, external_id="S-0")
    pay(cast.jane, 100_00, on=TODAY - timedelta(days=390))
    pay(cast.jane, 23_45, on=TODAY - timedelta(days=2))
    record_promise(
        cast.jane,
        promised_on=TODAY + timedelta(days=7),
        amount_cents=60_00,
        made_on=TODAY,
        taken_by="x",
        now=NOW,
    )
    writes(cast.jane, "thanks")
    page = read(page_of(bea, cast.jane, "history/"))
    assert f"North Clinic, history of account {cast.jane.external_id} Aged from due date" in page
    assert "Printed by Bea, Nov 20, 2026, 10:00 AM CST" in page
    assert "Owed before $0.00" in page
    assert "-$23.45 $100.00" in page
    assert "Guarantor balance $100.00" in page
    assert "Nov 27 $60.00 $0.00 open" in page
    assert "Jane Smith, text thanks" in page
    assert "S-0" not in page
    assert "S-0" in read(page_of(bea, cast.jane, "history/?period=all"))
    printed = AuditEntry.objects.filter(action="account printed").first()
    assert printed.subject == f"guarantor:{cast.jane.uid}"
    assert printed.actor == f"staff:{cast.bea.uid}"


# However much there is


def crowd_of_rows(guarantor, many):
    """An account with a long life: as many touches, messages, notes, statements, payments."""
    for number in range(many):
        at = NOW - timedelta(hours=7 * number)
        bill(guarantor, 10_00, days=number % 300)
        pay(guarantor, 4_00, on=TODAY - timedelta(days=number % 300))
        touch(guarantor, at=at)
        writes(guarantor, "can pay friday", at=at)
        Note.objects.create(
            practice=guarantor.practice, guarantor=guarantor, body="x", by="x", at=at
        )


@pytest.mark.parametrize("rest", ["", "history/?period=all", "audit/", "then/?date=2026-11-20"])
def test_a_long_life_asks_no_more_than_a_short_one(cast, bea, rest):
    long = make_guarantor(cast.north, "Long, Lou", mobile="+13125550777")
    crowd_of_rows(cast.mary, 2)
    crowd_of_rows(long, 30)
    refresh(cast.north)
    short, longer = (queries_of(bea, f"/accounts/{g.uid}/{rest}") for g in (cast.mary, long))
    assert longer <= short <= 80


def test_two_hundred_open_statements_are_not_all_on_the_page(cast, bea):
    for number in range(60):
        bill(cast.jane, 1_00, days=number + 70)
    page = page_of(bea, cast.jane)
    assert "21 more open statements" in read(page)
    assert Statement.objects.filter(guarantor=cast.jane).count() == 61
    assert "Guarantor balance" in read(page)
    assert "$183.45" in section(page, "owes")

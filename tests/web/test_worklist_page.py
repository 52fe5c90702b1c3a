"""The worklist: who first, who needs a person today, and why, in words."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.audit.queries import verify
from tactful.core.vocabulary import Channel, HoldKind, InsuranceState, Urgency, WorkKind
from tactful.jobs.models import Job
from tactful.journeys.actions import enroll_due, publish
from tactful.journeys.loader import shipped_journeys
from tactful.ledger.actions import record_payment, record_promise, settle_promises
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewHold, NewTouch, open_hold, open_holds, queue_touches
from tactful.practice.actions import declare_all
from tactful.practice.models import Location, Practice, Role, Staff
from tactful.worklist.actions import NewItem, assign, open_items
from tactful.worklist.models import SavedView, WorkItem
from tests.cast import NOW, TODAY, bill, make_guarantor, make_staff, refresh
from tests.crowd import make_crowd
from tests.remembered import Remembered
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PAGE = "/worklist/"


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.fixture
def sol(cast):
    return signed_in(cast.sol)


def rows_of(answer):
    body = answer.content.decode().split("<tbody>", 1)[-1].split("</tbody>")[0]
    rows = [f"<tr{row}" for row in body.split("<tr")[1:]]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in rows]


def names_of(answer):
    return re.findall(r'id="name-[a-z0-9]+"\s+href="[^"]+">([^<]+)<', answer.content.decode())


def tabs_of(answer):
    body = answer.content.decode().split('aria-label="Lists">', 1)[1].split("</nav>")[0]
    body = re.sub(r'<a class="save".*?</a>', "", body, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def work(guarantor, reason, *, urgency=Urgency.P1, kind=WorkKind.REPLY, now=NOW):
    item = NewItem(guarantor.pk, kind, urgency, reason, f"test:{guarantor.pk}:{reason}")
    open_items(guarantor.practice, [item], now=now)
    return WorkItem.objects.latest("pk")


def promise(guarantor, *, days, cents=60_00):
    made_on = min(TODAY, TODAY + timedelta(days=days)) - timedelta(days=3)
    record_promise(
        guarantor,
        promised_on=TODAY + timedelta(days=days),
        amount_cents=cents,
        made_on=made_on,
        taken_by="staff:bea",
        now=NOW,
    )


def hold(guarantor, kind=HoldKind.DISPUTE):
    return open_hold(guarantor, kind, reason="says so", origin_key="x", by="x", now=NOW)


def test_the_page_says_how_things_stand_and_who_is_first(cast, bea):
    work(cast.john, "two reminders unanswered", kind=WorkKind.CALL)
    answer = bea.get(PAGE)
    assert "Four accounts owe $733.65 ; one needs a person today." in text_of(answer)
    john, jane, mary, _ = rows_of(answer)
    assert "Doe, John" in john
    assert "Two reminders unanswered 90 days past due" in john
    assert "$310.00 90 days" in john
    assert "Smith, Jane" in jane
    assert "61 days past due" in jane
    assert "45 days" in mary


def test_an_open_work_item_is_the_next_action_with_its_day_and_its_owner(cast, bea):
    item = work(cast.john, "two reminders unanswered", kind=WorkKind.CALL)
    work(cast.jane, "no usable number", kind=WorkKind.CONTACT_DETAILS, urgency=Urgency.P3)
    assign(item, cast.bea, seen_version=item.version, by="x", now=NOW)
    john, jane, _, _ = rows_of(bea.get(PAGE))
    assert "Call today Bea" in john
    assert "Find a number or address Tue, Nov 24 nobody yet" in jane


def test_work_that_is_late_says_since_when(cast, bea):
    work(cast.john, "call back", kind=WorkKind.CALL, now=NOW - timedelta(days=3))
    assert "Call was due Nov 17" in rows_of(bea.get(PAGE))[0]


def test_the_age_a_work_item_was_opened_with_gives_way_to_the_age_of_today(cast, bea):
    work(cast.john, "prefers a call, 71 days past due", kind=WorkKind.CALL)
    work(cast.jane, "42 days past due", kind=WorkKind.CALL)
    john, jane, _, _ = rows_of(bea.get(PAGE))
    assert "Prefers a call 90 days past due" in john
    assert "71 days" not in john
    assert "61 days past due" in jane
    assert "42 days" not in jane


def test_a_message_in_the_outbox_is_the_next_action_in_words(cast, bea):
    touch = NewTouch(
        guarantor_id=cast.mary.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category="REMINDER",
        template_key="past_due",
        due_at=NOW + timedelta(days=1),
    )
    queue_touches(cast.north, [touch], now=NOW)
    (mary,) = [row for row in rows_of(bea.get(PAGE)) if "Lee" in row]
    assert "E-mail, warm reminder tomorrow Journey" in mary


def test_the_next_step_of_a_journey_is_told_before_it_wakes(cast, bea):
    declare_all(cast.north, by="x", now=NOW)
    publish(cast.north, shipped_journeys()["balance_reminder"], by="x", now=NOW)
    enroll_due(cast.north, now=NOW, limit=1_000)
    john = rows_of(bea.get(PAGE))[0]
    assert "Text, direct reminder today Journey" in john


def test_the_last_touch_or_answer_and_the_promise_stand_in_the_row(cast, bea):
    record_payment(
        cast.jane, amount_cents=23_45, on=TODAY - timedelta(days=4), method="card", by="x", now=NOW
    )
    promise(cast.mary, days=7)
    promise(cast.john, days=-2)
    settle_promises(cast.north, on=TODAY, now=NOW)
    owing = {re.split(r" G\d", row)[0]: row for row in rows_of(bea.get(PAGE, {"show": "owing"}))}
    assert "Payment Nov 16 $100.00" in owing["Smith, Jane"]
    assert "$60.00 Nov 27 , open" in owing["Lee, Mary"]
    assert "$60.00 Nov 18 , broken" in owing["Doe, John"]
    assert "Reply Nov 10" in owing["Ruiz, Ana"]


def test_an_old_promise_that_was_settled_is_no_news(cast, bea):
    promise(cast.john, days=-90)
    settle_promises(cast.north, on=TODAY, now=NOW)
    assert "broken" not in rows_of(bea.get(PAGE))[0]


def test_sol_at_south_sees_nothing_of_north(cast, sol):
    work(cast.john, "two reminders unanswered")
    wishes = ("", "?show=today", "?show=held", "?show=owing", "?from=0.0", "?order=next")
    for wish in (*wishes, f"?owner={cast.bea.uid}&show=work", f"?from=1.{cast.john.uid}"):
        page = sol.get(PAGE + wish, follow=True).content.decode()
        for secret in ("Doe", "Smith", "Lee", "Ruiz", "310.00", "North"):
            assert secret not in page
    assert "Young, Pat" in rows_of(sol.get(PAGE))[0]
    assert "Bea" not in sol.get(PAGE).content.decode()


def test_a_place_or_a_person_of_another_practice_keeps_nobody(cast, sol):
    place = Location.objects.create(practice=cast.north, name="Downtown")
    cast.pat.location = place
    cast.pat.save()
    assert names_of(sol.get(PAGE, {"at": place.uid, "show": "owing"})) == []
    item = work(cast.pat, "call back")
    WorkItem.objects.filter(pk=item.pk).update(owner=cast.bea)
    assert names_of(sol.get(PAGE, {"owner": cast.bea.uid, "show": "work"})) == []


@pytest.mark.parametrize("by", ["Smith", "Jane Smith", "uid", "external_id"])
def test_sol_finds_nobody_of_north_by_name_or_number(cast, sol, by):
    sought = getattr(cast.jane, by) if by in {"uid", "external_id"} else by
    answer = sol.post("/worklist/find/", {"sought": sought}, follow=True)
    assert "No account has that name or number" in text_of(answer)


def test_exactly_one_account_is_opened_at_once(cast, bea):
    answer = bea.post("/worklist/find/", {"sought": "  smith "})
    assert answer["Location"] == f"/accounts/{cast.jane.uid}/"


def test_what_is_looked_for_never_stands_in_an_address_or_a_title(cast, bea):
    make_guarantor(cast.north, "Smith, Joan")
    refresh(cast.north)
    answer = bea.post("/worklist/find/", {"sought": "  smith "}, follow=True)
    assert answer.redirect_chain == [("/worklist/found/", 302)]
    assert "Two accounts have that name or number." in text_of(answer)
    assert names_of(answer) == ["Smith, Jane", "Smith, Joan"]
    assert 'value="smith"' in answer.content.decode()
    title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)[1]
    assert title.split() == ["Worklist", "·", "Tactful"]


@pytest.mark.parametrize("sought", ["", "   ", "\0", "x" * 5_000, "<script>", "100%", "_", "'"])
def test_whatever_is_looked_for_the_page_answers(cast, bea, sought):
    answer = bea.post("/worklist/find/", {"sought": sought}, follow=True)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main", 1)[1]


def test_accounts_that_need_a_person_come_by_urgency_whatever_they_owe(cast, bea):
    paid_up = make_guarantor(cast.north, "Nil, Owen")
    refresh(cast.north)
    work(cast.mary, "the reply says that the bill is wrong", urgency=Urgency.P2)
    work(paid_up, "asks to be called", urgency=Urgency.P0)
    work(cast.jane, "look when there is time", urgency=Urgency.P3)
    answer = bea.get(PAGE, {"show": "today"})
    first, second = rows_of(answer)
    assert "Nil, Owen" in first
    assert "$0.00" in first
    assert "The reply says that the bill is wrong" in second
    assert "Two accounts need a person today. Together they owe $88.20 ." in text_of(answer)


def test_disputes_wait_in_a_list_of_their_own_and_so_does_insurance(cast, bea):
    hold(cast.jane)
    cast.mary.insurance_state = InsuranceState.PENDING
    cast.mary.save()
    assert names_of(bea.get(PAGE)) == ["Doe, John", "Ruiz, Ana"]
    assert names_of(bea.get(PAGE, {"show": "held"})) == ["Smith, Jane"]
    assert names_of(bea.get(PAGE, {"show": "disputes"})) == ["Smith, Jane"]
    assert "Disputed" in rows_of(bea.get(PAGE, {"show": "disputed"}))[0]
    (pending,) = rows_of(bea.get(PAGE, {"show": "insurance"}))
    assert "Insurance pending" in pending
    assert tabs_of(bea.get(PAGE)) == (
        "Who first 2 Needs a person today 0 Mine 0 Promises 0 Disputes and hardship 1 On hold 1"
        " Insurance pending 1 Over 60 days or $500 2 Paid lately 0"
    )


def test_mine_is_what_was_given_to_me(cast, bea):
    for guarantor in (cast.john, cast.mary):
        item = work(guarantor, "call back")
        assign(item, cast.bea, seen_version=item.version, by="x", now=NOW)
    work(cast.jane, "call back")
    assert names_of(bea.get(PAGE, {"show": "work", "owner": "me"})) == ["Doe, John", "Lee, Mary"]
    assert names_of(bea.get(PAGE, {"show": "work", "owner": "nobody"})) == ["Smith, Jane"]
    assert "Mine 2" in tabs_of(bea.get(PAGE))


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ({"past": "61"}, ["Doe, John", "Smith, Jane"]),
        ({"past": "91"}, []),
        ({"over": "250"}, ["Doe, John"]),
        ({"over": "100", "order": "largest"}, ["Doe, John", "Ruiz, Ana", "Smith, Jane"]),
        ({"order": "name"}, ["Doe, John", "Lee, Mary", "Ruiz, Ana", "Smith, Jane"]),
        ({"order": "oldest"}, ["Doe, John", "Smith, Jane", "Lee, Mary", "Ruiz, Ana"]),
        ({"show": "top"}, ["Doe, John", "Smith, Jane"]),
        ({"show": "not_reminded", "past": "31", "order": "name"}, 4),
        ({"show": "no_response"}, []),
        ({"past": "60"}, 4),  # no such choice: as if it were not there
        ({"show": "nonsense", "order": "x", "over": "-1", "owner": "'"}, 4),
    ],
)
def test_the_sentence_narrows_and_orders_the_list(cast, bea, wish, names):
    found = names_of(bea.get(PAGE, wish))
    assert (len(found) if isinstance(names, int) else found) == names


def test_the_choices_that_were_made_stand_in_the_sentence(cast, bea):
    page = bea.get(PAGE, {"show": "held", "past": "31", "order": "largest"}).content.decode()
    chosen = re.findall(r"<option[^>]*selected[^>]*>([^<]+)<", page)
    assert chosen == [
        *("who is on hold", "all locations", "31 days or more", "any amount", "anyone"),
        "largest balance",
    ]


def test_next_date_and_newest_change_order_by_what_is_to_come_and_what_was(cast, bea):
    work(cast.ana, "look", urgency=Urgency.P3)
    work(cast.mary, "call", urgency=Urgency.P1)
    assert names_of(bea.get(PAGE, {"order": "next"})) == ["Lee, Mary", "Ruiz, Ana"]
    record_payment(cast.john, amount_cents=5_00, on=TODAY, method="card", by="x", now=NOW)
    record_payment(cast.ana, amount_cents=5_00, on=TODAY, method="card", by="x", now=NOW)
    answer = bea.get(PAGE, {"order": "recent"})
    assert names_of(answer)[:2] == ["Ruiz, Ana", "Doe, John"]
    assert "Accounts with no such day are not in this order." in text_of(answer)


def test_who_paid_everything_is_listed_for_a_month(cast, bea):
    for guarantor, days in ((cast.john, 3), (cast.jane, 31)):
        record_payment(
            guarantor,
            amount_cents=400_00,
            on=TODAY - timedelta(days=days),
            method="card",
            by="x",
            now=NOW,
        )
    answer = bea.get(PAGE, {"show": "paid"})
    assert names_of(answer) == ["Doe, John"]
    assert "One account paid in the last 30 days and owes nothing more." in text_of(answer)


def test_a_choice_swaps_the_sheet_and_leaves_its_address_in_the_browser(cast, bea):
    wish = {"show": "top", "at": "", "past": "", "order": "name"}
    answer = bea.get(PAGE, wish, headers={"HX-Request": "true", "HX-Target": "sheet"})
    page = answer.content.decode()
    assert "<html" not in page
    assert "Doe, John" in page
    assert answer["HX-Push-Url"] == "/worklist/?show=top&order=name"


def test_an_empty_practice_is_told_what_will_be_here_and_the_next_act(cast, sol):
    cast.pat.delete()
    page = text_of(sol.get(PAGE))
    assert "No accounts yet" in page
    assert "Import a file" in page


def test_when_nobody_fits_the_filter_is_named_and_can_be_cleared(cast, bea):
    answer = bea.get(PAGE, {"show": "held", "past": "91"})
    assert "No account fits all of this" in text_of(answer)
    assert "among who is on hold" in text_of(answer)
    assert 'href="/worklist/?show=held">Clear the filters' in answer.content.decode()


def test_when_nothing_needs_a_person_the_page_says_what_goes_out_by_itself(cast, bea):
    page = text_of(bea.get(PAGE, {"show": "today"}))
    assert "Nothing needs a person today No reminder is waiting to go out." in page
    touch = NewTouch(
        guarantor_id=cast.jane.pk,
        origin_key="test:1",
        channel=Channel.EMAIL,
        category="REMINDER",
        template_key="past_due",
        due_at=NOW + timedelta(hours=23),
    )
    queue_touches(cast.north, [touch], now=NOW)
    page = text_of(bea.get(PAGE, {"show": "today"}))
    assert "1 reminder goes out by itself, from Nov 21, 9:00 AM on." in page


def test_pages_of_fifty_follow_one_another_without_a_gap(cast, bea):
    for number in range(60):
        bill(make_guarantor(cast.north, f"Zed, No{number:02}"), 40_00, days=10)
    refresh(cast.north)
    first = bea.get(PAGE)
    following = re.search(r'href="([^"]+)"\s+rel="next"', first.content.decode())[1]
    second = bea.get(following.replace("&amp;", "&"))
    assert (len(names_of(first)), len(names_of(second))) == (50, 14)
    assert len({*names_of(first), *names_of(second)}) == 64
    assert "1–50 of 64" in text_of(first)
    assert "51–64 of 64 Back to the beginning" in text_of(second)


@pytest.mark.parametrize("cursor", ["x", "-1", "9.9.9", "1.2", "0.0.0.0", "9" * 30, "٣", "1e3"])
@pytest.mark.parametrize("wish", ["show=first", "show=today", "order=next", "view=found", "show=x"])
def test_a_made_up_page_leads_to_the_beginning_or_to_an_empty_one(cast, bea, wish, cursor):
    assert bea.get(f"{PAGE}?{wish}&from={cursor}", follow=True).status_code == 200


def test_who_looked_at_which_accounts_is_written_down_without_a_name(cast, bea):
    bea.get(PAGE, {"show": "held"})
    bea.get(PAGE)
    seen = AuditEntry.objects.filter(practice_id=cast.north.pk, action="worklist viewed")
    assert [entry.detail["view"] for entry in seen.order_by("number")] == ["held", "first"]
    last = seen.order_by("number").last()
    assert last.actor == f"staff:{cast.bea.uid}"
    assert set(last.detail["accounts"]) == {
        g.uid for g in (cast.jane, cast.john, cast.mary, cast.ana)
    }
    assert "Smith" not in str(last.detail)
    assert verify(cast.north.pk) is None


def test_names_and_amounts_can_be_covered(cast, bea):
    page = bea.get(PAGE).content.decode()
    assert re.search(r'class="private"\s+id="name-\w+"\s+href="[^"]+">Smith, Jane<', page)
    assert 'class="private">$123.45<' in page
    assert 'id="cover"' in page


def test_the_page_runs_no_code_and_takes_no_style_that_is_not_a_file_of_ours(cast, bea):
    for address in (PAGE, "/worklist/calls/", "/worklist/views/new/"):
        answer = bea.get(address)
        assert "'unsafe" not in answer["Content-Security-Policy"]
        page = answer.content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?://", page)
        assert "no-store" in answer["Cache-Control"]


def test_what_is_printed_says_whose_list_it_is_aged_how_by_whom_and_when(cast, bea):
    page = text_of(bea.get(PAGE))
    assert "North Clinic, worklist: who can be worked now Aged from due date" in page
    assert "Printed by Bea, Nov 20, 2026, 10:00 AM CST" in page


def test_a_name_that_is_code_is_shown_as_text(cast, bea):
    bill(make_guarantor(cast.north, "<script>alert(1)</script>, <b>X"), 900_00, days=100)
    refresh(cast.north)
    page = bea.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_list_is_only_for_reading(cast, bea, method):
    assert getattr(bea, method)(PAGE).status_code == 405
    assert bea.get("/worklist/find/").status_code == 405
    assert bea.get("/worklist/export/").status_code == 405


# What is kept: views, the place in the list


def save(client, name="Old ones", **more):
    return client.post("/worklist/views/new/", {"name": name, "show": "top", "past": "61"} | more)


def test_a_list_is_saved_under_a_name_and_turned_to_again(cast, bea):
    assert save(bea)["Location"] == "/worklist/?show=top&past=61"
    view = SavedView.objects.get()
    assert (view.query, view.staff, view.shared) == (
        {"show": "top", "past": "61"},
        cast.bea,
        False,
    )
    assert tabs_of(bea.get(PAGE)).endswith("Old ones")
    here = bea.get(PAGE, view.query).content.decode()
    assert re.search(r'aria-current="page">\s*Old ones', here)


def test_a_view_of_ones_own_is_renamed_shared_and_deleted(cast, bea):
    save(bea)
    path = f"/worklist/views/{SavedView.objects.get().uid}/"
    assert 'value="Old ones"' in bea.get(path).content.decode()
    assert bea.post(path, {"name": "Very old", "shared": "on"}).status_code == 302
    ray = signed_in(make_staff(cast.north, "Ray"))
    assert tabs_of(ray.get(PAGE)).endswith("Very old Bea’s")
    assert bea.post(f"{path}delete/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_view_that_is_not_shared_is_seen_by_nobody_else_and_nobody_else_changes_it(cast, bea):
    save(bea)
    path = f"/worklist/views/{SavedView.objects.get().uid}/"
    ray = signed_in(make_staff(cast.north, "Ray"))
    assert "Old ones" not in ray.get(PAGE).content.decode()
    for answer in (ray.get(path), ray.post(path, {"name": "x"}), ray.post(f"{path}delete/")):
        assert answer.status_code == 404


def test_sol_gets_no_view_of_north_shared_or_not(cast, bea, sol):
    save(bea, shared="on")
    path = f"/worklist/views/{SavedView.objects.get().uid}/"
    assert "Old ones" not in sol.get(PAGE).content.decode()
    for answer in (sol.get(path), sol.post(path, {"name": "x"}), sol.post(f"{path}delete/")):
        assert answer.status_code == 404


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("", "Give the view a name."),
        (" \0 ", "Give the view a name."),
        ("x" * 41, "at most 40 characters"),
        ("Old ones", "choose another"),
    ],
)
def test_a_name_that_will_not_do_is_said_and_nothing_typed_is_lost(cast, bea, name, says):
    save(bea)
    answer = save(bea, name, shared="on")
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert 'name="past" value="61"' in answer.content.decode()
    assert SavedView.objects.count() == 1


def test_a_view_keeps_codes_only_whatever_is_sent(cast, bea):
    save(bea, show="Smith, Jane", at="<b>", over="123.45", owner="me")
    assert SavedView.objects.get().query == {"past": "61", "owner": "me"}


def test_somebody_who_only_reads_saves_nothing_and_takes_nothing_out(cast):
    ray = signed_in(make_staff(cast.north, "Ray", role=Role.READ_ONLY))
    page = ray.get(PAGE).content.decode()
    for offered in ("Save this view", "Export", 'name="account"'):
        assert offered not in page
    assert save(ray).status_code == 403
    assert ray.get("/worklist/views/new/").status_code == 403
    assert ray.post("/worklist/export/", {"format": "csv"}).status_code == 403


def test_an_account_leads_to_the_one_before_and_the_one_after(cast, bea):
    from tactful.web.worklist.place import neighbours

    answer = bea.get(PAGE, {"order": "name"})
    request = answer.wsgi_request
    request.practice, request.session = cast.north, bea.session
    here = neighbours(request, cast.mary.uid)
    assert (here.at, here.of, here.before, here.after) == (2, 4, cast.john.uid, cast.ana.uid)
    assert here.back == f"/worklist/?order=name#row-{cast.mary.uid}"
    assert neighbours(request, cast.john.uid).before == ""
    assert neighbours(request, cast.pat.uid) is None
    request.practice = cast.south
    assert neighbours(request, cast.mary.uid) is None


# Export


def test_an_export_is_asked_for_with_codes_only_and_leads_to_its_work(cast, bea):
    wish = {"format": "xlsx", "show": "top", "owner": "me", "order": "name"}
    answer = bea.post("/worklist/export/", wish)
    job = Job.objects.get()
    assert answer["Location"] == f"/long-work/{job.uid}/"
    assert (job.kind, job.asked_by) == ("export", f"staff:{cast.bea.uid}")
    assert job.params == {
        "list": "worklist",
        "format": "xlsx",
        "asked": {"show": "top", "owner": cast.bea.uid, "order": "name"},
    }
    assert bea.post("/worklist/export/", {"format": "exe"}).status_code == 400


# The call list


def test_the_call_list_says_whom_on_which_number_and_what(cast, bea):
    declare_all(cast.north, by="x", now=NOW)
    promise(cast.mary, days=-8)
    settle_promises(cast.north, on=TODAY, now=NOW)
    WorkItem.objects.all().delete()
    work(cast.john, "two reminders unanswered, 88 days past due", kind=WorkKind.CALL)
    work(cast.mary, "promise not kept", kind=WorkKind.BROKEN_PROMISE, urgency=Urgency.P0)
    work(cast.jane, "look", kind=WorkKind.REVIEW)
    answer = bea.get("/worklist/calls/")
    mary, john = rows_of(answer)
    assert "Lee, Mary" in mary
    assert "You had hoped to pay on Nov 12, 2026." in mary
    assert "Doe, John" in john
    assert "(312) 555-0102" in john
    assert "Two reminders unanswered; 90 days past due" in john
    assert "No answer" in john
    assert "Two people to call today , in the order that helps most." in text_of(answer)
    assert "North Clinic, call list" in text_of(answer)


def test_nobody_is_on_the_call_list_who_may_not_be_called_and_the_page_says_why(cast, bea):
    declare_all(cast.north, by="x", now=NOW)
    work(cast.john, "call", kind=WorkKind.CALL)
    work(cast.jane, "call", kind=WorkKind.CALL)
    hold(cast.jane)
    Guarantor.objects.filter(pk=cast.john.pk).update(mobile="")
    answer = bea.get("/worklist/calls/")
    assert "No call is due today" in text_of(answer)
    assert "Two are left out" in text_of(answer)
    assert "no number on file (1)" in text_of(answer)


def test_sol_has_a_call_list_of_south_only(cast, sol):
    work(cast.john, "call", kind=WorkKind.CALL)
    page = sol.get("/worklist/calls/").content.decode()
    assert "Doe" not in page
    assert "Nobody is to be called today." in " ".join(page.split())


# What it costs


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"].split(" ")[0] for query in asked.captured_queries]


@pytest.mark.parametrize(
    "wish",
    [
        *("show=first", "show=today", "show=held", "show=insurance", "show=disputed"),
        *("show=not_reminded", "order=next", "order=recent", "order=name", "owner=nobody"),
    ],
)
def test_a_page_over_three_hundred_accounts_asks_no_more_than_over_three(crowds, wish):
    asked = []
    for practice, staff in ((crowds.small, crowds.sam), (crowds.large, crowds.lea)):
        if wish in ("show=held", "show=disputed"):
            holds = [
                NewHold(guarantor_id=id, kind=HoldKind.DISPUTE, reason="says so", origin_key="x")
                for id in ids_of(practice)
            ]
            open_holds(practice, holds, by="x", now=NOW)
        if wish == "show=insurance":
            everybody = Guarantor.objects.for_practice(practice)
            everybody.update(insurance_state=InsuranceState.PENDING)
        asked.append(queries_of(signed_in(staff), f"{PAGE}?{wish}"))
    # Where a status is asked for, a few more batches are looked at, and never more than that.
    most = 70 if wish in ("show=disputed", "show=not_reminded") else len(asked[0]) + 1
    assert len(asked[1]) <= most <= 70


@dataclass
class Crowds:
    """A practice of three accounts and one of three hundred; a person is to call everybody."""

    small: Practice
    large: Practice
    sam: Staff
    lea: Staff


@pytest.fixture(scope="module")
def remembered_crowds():
    return Remembered(make_crowds)


@pytest.fixture
def crowds(db, remembered_crowds):
    return remembered_crowds.again()


def make_crowds():
    small = make_crowd(3, now=NOW, name="Small")
    large = make_crowd(300, now=NOW, name="Large")
    for practice in (small, large):
        enroll_due(practice, now=NOW, limit=1_000)
        called = [
            NewItem(id, WorkKind.REPLY, Urgency.P1, "asks to be called", f"test:{id}")
            for id in ids_of(practice)
        ]
        open_items(practice, called, now=NOW)
    return Crowds(small, large, make_staff(small, "sam"), make_staff(large, "lea"))


def ids_of(practice):
    return list(Guarantor.objects.for_practice(practice).values_list("pk", flat=True))

"""The worklist: who first, who needs a person today, and why, in words."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.audit.queries import verify
from tactful.conversations.actions import Incoming, receive
from tactful.core.vocabulary import Channel, HoldKind, InsuranceState, Urgency, WorkKind
from tactful.ledger.actions import record_payment
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewTouch, open_hold, queue_touches
from tactful.practice.models import Role
from tactful.web.worklist.sheet import MOST_STRANGERS
from tactful.worklist.actions import NewItem, open_items
from tests.cast import NOW, TODAY, bill, make_guarantor, make_staff, refresh
from tests.crowd import make_crowd

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


def signed_in(staff):
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text_of(answer):
    """What a person reads, in one line."""
    body = answer.content.decode().split("<main", 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def rows_of(answer):
    body = answer.content.decode().split("<tbody>", 1)[-1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("<tr")[1:]]


def work(guarantor, reason, *, urgency=Urgency.P1, kind=WorkKind.REPLY):
    item = NewItem(guarantor.pk, kind, urgency, reason, f"test:{guarantor.pk}:{reason}")
    open_items(guarantor.practice, [item], now=NOW)


def test_the_page_says_how_things_stand_and_who_is_first(cast, bea):
    work(cast.john, "two reminders unanswered", kind=WorkKind.CALL)
    answer = bea.get("/")
    assert "Four accounts owe $733.65 ; one needs a person today." in text_of(answer)
    john, jane, mary, _ = rows_of(answer)
    assert "Doe, John" in john
    assert "Two reminders unanswered 90 days past due" in john
    assert "Text (312) 555-0102" in john
    assert "$310.00 90 days" in john
    assert "Smith, Jane" in jane
    assert "61 days past due" in jane
    assert "E-mail jane.smith@example.com" in jane
    assert "45 days" in mary


def test_a_last_payment_is_shown_with_its_day_and_the_year_when_it_is_another(cast, bea):
    record_payment(
        cast.jane, amount_cents=23_45, on=TODAY - timedelta(days=4), method="card", by="x", now=NOW
    )
    record_payment(
        cast.mary, amount_cents=8_20, on=TODAY - timedelta(days=400), method="card", by="x", now=NOW
    )
    page = text_of(bea.get("/"))
    assert "$23.45 Nov 16 $100.00" in page
    assert "$8.20 Oct 16, 2025 $80.00" in page


def test_sol_at_south_sees_nothing_of_north(cast):
    sol = signed_in(cast.sol)
    work(cast.john, "two reminders unanswered")
    for address in ("/", "/?view=today", "/?view=held", "/?view=insurance", "/?from=0.0.0"):
        page = sol.get(address).content.decode()
        for secret in ("Doe", "Smith", "Lee", "Ruiz", "310.00", cast.john.uid, "North"):
            assert secret not in page
    assert "Young, Pat" in rows_of(sol.get("/"))[0]


@pytest.mark.parametrize("by", ["Smith", "Jane Smith", "uid", "external_id"])
def test_sol_finds_nobody_of_north_by_name_or_number(cast, by):
    sol = signed_in(cast.sol)
    sought = getattr(cast.jane, by) if by in {"uid", "external_id"} else by
    answer = sol.post("/find/", {"sought": sought}, follow=True)
    assert "No account has that name or number" in text_of(answer)


def test_what_is_looked_for_never_stands_in_an_address_or_a_title(cast, bea):
    answer = bea.post("/find/", {"sought": "  smith "}, follow=True)
    assert answer.redirect_chain == [("/?view=found", 302)]
    assert "One account has that name or number." in text_of(answer)
    assert "Smith, Jane" in rows_of(answer)[0]
    title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.S)[1]
    assert title.split() == ["Worklist", "·", "Tactful"]


@pytest.mark.parametrize("sought", ["", "   ", "\0", "x" * 5_000, "<script>", "100%", "_", "'"])
def test_whatever_is_looked_for_the_page_answers(cast, bea, sought):
    answer = bea.post("/find/", {"sought": sought}, follow=True)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main", 1)[1]


def test_accounts_that_need_a_person_come_by_urgency_whatever_they_owe(cast, bea):
    paid_up = make_guarantor(cast.north, "Nil, Owen")
    refresh(cast.north)
    work(cast.mary, "the reply says that the bill is wrong", urgency=Urgency.P2)
    work(paid_up, "asks to be called", urgency=Urgency.P0)
    work(cast.jane, "look when there is time", urgency=Urgency.P3)
    answer = bea.get("/?view=today")
    first, second = rows_of(answer)
    assert "Nil, Owen" in first
    assert "$0.00" in first
    assert "The reply says that the bill is wrong" in second
    assert "Two accounts need a person today. Together they owe $88.20 ." in text_of(answer)


def test_disputes_wait_in_a_list_of_their_own_and_so_does_insurance(cast, bea):
    open_hold(
        cast.jane, HoldKind.DISPUTE, reason="says it is wrong", origin_key="x", by="x", now=NOW
    )
    cast.mary.insurance_state = InsuranceState.PENDING
    cast.mary.save()
    assert not any("Smith" in row or "Lee" in row for row in rows_of(bea.get("/")))
    (held,) = rows_of(bea.get("/?view=held"))
    assert "Smith, Jane" in held
    assert "Disputed" in held
    (pending,) = rows_of(bea.get("/?view=insurance"))
    assert "Insurance pending" in pending
    assert "Who first 2" in text_of(bea.get("/"))
    assert "Needs a person today 0 On hold 1 Insurance pending 1" in text_of(bea.get("/"))


def test_an_empty_practice_is_told_what_will_be_here_and_the_next_act(cast):
    cast.pat.delete()
    page = text_of(signed_in(cast.sol).get("/"))
    assert "No accounts yet" in page
    assert "tactful intake commit FILE" in page


def test_when_nothing_needs_a_person_the_page_says_what_goes_out_by_itself(cast, bea):
    page = text_of(bea.get("/?view=today"))
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
    page = text_of(bea.get("/?view=today"))
    assert "1 reminder goes out by itself, from Nov 21, 2026, 9:00 AM CST on." in page


def stranger_writes(cast, text):
    incoming = Incoming(
        channel=Channel.SMS,
        from_address="+13125559999",
        text=text,
        provider_message_id=f"m:{text}",
        received_at=NOW,
    )
    return receive(cast.north, incoming, now=NOW).message


def test_a_message_from_an_address_nobody_has_is_read_here_and_set_aside(cast, bea):
    message = stranger_writes(cast, "why do you <b>text</b> me")
    page = bea.get("/")
    assert "1 message came from an address that no account has" in text_of(page)
    assert 'class="private">(312) 555-9999<' in page.content.decode()
    assert "why do you &lt;b&gt;text&lt;/b&gt; me" in page.content.decode()
    assert "no account has" not in text_of(signed_in(cast.sol).get("/"))
    assert bea.post(f"/messages/{message.uid}/set-aside/").status_code == 302
    assert "no account has" not in text_of(bea.get("/"))
    message.refresh_from_db()
    assert message.triaged_by == f"staff:{cast.bea.uid}"


def test_danger_from_an_address_nobody_has_is_open_on_the_page(cast, bea):
    stranger_writes(cast, "i want to die")
    page = bea.get("/").content.decode()
    assert "read it now" in " ".join(page.split())
    assert 'data-tone="wait" open' in page


def test_danger_is_seen_however_many_older_messages_wait(cast, bea):
    for number in range(MOST_STRANGERS + 1):
        stranger_writes(cast, f"why do you text me, asked {number} times")
    danger = stranger_writes(cast, "i want to die")
    page = bea.get("/").content.decode()
    assert page.index("i want to die") < page.index("why do you text me")
    assert f"{MOST_STRANGERS + 2} messages came from an address" in " ".join(page.split())
    assert "The others follow" in page
    last = AuditEntry.objects.filter(action="worklist viewed").latest("number")
    assert danger.uid in last.detail["messages"]


def test_a_message_that_several_may_have_written_stands_on_their_worklist(cast, bea):
    cast.jane.mobile = "+13125559999"
    cast.john.mobile = "+13125559999"
    cast.jane.save()
    cast.john.save()
    stranger_writes(cast, "call me please")
    page = text_of(bea.get("/?view=today"))
    assert "no account has" not in page
    assert "2 accounts share the address this came from" in page


def test_sol_cannot_set_aside_a_message_of_north_nor_can_somebody_who_only_reads(cast, bea):
    message = stranger_writes(cast, "why do you text me")
    path = f"/messages/{message.uid}/set-aside/"
    assert signed_in(cast.sol).post(path).status_code == 404
    reader = make_staff(cast.north, "Ray", role=Role.READ_ONLY)
    assert signed_in(reader).post(path).status_code == 403
    assert "Set aside" not in signed_in(reader).get("/").content.decode()
    assert "Set aside" in bea.get("/").content.decode()
    assert bea.post("/messages/nothing/set-aside/").status_code == 404
    message.refresh_from_db()
    assert message.triaged_at is None


def test_pages_of_fifty_follow_one_another_without_a_gap(cast, bea):
    for number in range(60):
        bill(make_guarantor(cast.north, f"Zed, No{number:02}"), 40_00, days=10)
    refresh(cast.north)
    first = bea.get("/")
    following = re.search(r'href="([^"]+)" rel="next"', first.content.decode())[1]
    second = bea.get(following.replace("&amp;", "&"))
    names = [row.split("G0")[0] for row in (*rows_of(first), *rows_of(second))]
    assert (len(rows_of(first)), len(rows_of(second))) == (50, 14)
    assert len(set(names)) == 64
    assert "1–50 of 64" in text_of(first)
    assert "51–64 of 64 Back to the beginning" in text_of(second)


def test_needing_a_person_has_pages_too(cast, bea):
    for number in range(55):
        work(make_guarantor(cast.north, f"Zed, No{number:02}"), "asks to be called")
    first, second = bea.get("/?view=today"), bea.get("/?view=today&from=50")
    assert (len(rows_of(first)), len(rows_of(second))) == (50, 5)
    assert not set(rows_of(first)) & set(rows_of(second))


@pytest.mark.parametrize("cursor", ["x", "-1", "9.9.9", "1.2", "0.0.0.0", "9" * 30, "٣", "1e3"])
@pytest.mark.parametrize("view", ["first", "today", "held", "insurance", "found", "nonsense"])
def test_a_made_up_page_leads_to_the_beginning_or_to_an_empty_one(cast, bea, view, cursor):
    answer = bea.get("/", {"view": view, "from": cursor}, follow=True)
    assert answer.status_code == 200


def test_who_looked_at_which_accounts_is_written_down_without_a_name(cast, bea):
    bea.get("/?view=held")
    bea.get("/")
    seen = AuditEntry.objects.filter(practice_id=cast.north.pk, action="worklist viewed")
    assert [entry.detail["view"] for entry in seen.order_by("number")] == ["held", "first"]
    last = seen.order_by("number").last()
    assert last.actor == f"staff:{cast.bea.uid}"
    assert set(last.detail["accounts"]) == {
        g.uid for g in (cast.jane, cast.john, cast.mary, cast.ana)
    }
    assert "Smith" not in str(last.detail)
    assert verify(cast.north.pk) is None


def test_names_numbers_and_amounts_can_be_covered(cast, bea):
    page = bea.get("/").content.decode()
    for private in ("Smith, Jane", "jane.smith@example.com", "(312) 555-0102", "$123.45"):
        assert f'class="private">{private}<' in page
    assert 'id="cover"' in page


def test_the_page_runs_no_code_and_takes_no_style_that_is_not_a_file_of_ours(cast, bea):
    answer = bea.get("/")
    policy = answer["Content-Security-Policy"]
    assert "'unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    page = answer.content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?://", page)
    assert "no-store" in answer["Cache-Control"]


def test_what_is_printed_says_whose_list_it_is_aged_how_by_whom_and_when(cast, bea):
    page = text_of(bea.get("/"))
    assert "North Clinic, worklist: who first Aged from due date" in page
    assert "Printed by Bea, Nov 20, 2026, 10:00 AM CST" in page


def test_a_name_that_is_code_is_shown_as_text(cast, bea):
    bill(make_guarantor(cast.north, "<script>alert(1)</script>, <b>X"), 900_00, days=100)
    refresh(cast.north)
    page = bea.get("/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_list_is_only_for_reading(cast, bea, method):
    assert getattr(bea, method)("/").status_code == 405
    assert bea.get("/find/").status_code == 405


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"].split(" ")[0] for query in asked.captured_queries]


@pytest.mark.parametrize("view", ["first", "today", "held", "insurance"])
def test_a_page_over_three_hundred_accounts_asks_no_more_than_over_three(cast, view):
    small = make_crowd(3, now=NOW, name="Small")
    large = make_crowd(300, now=NOW, name="Large")
    asked = []
    for practice in (small, large):
        for guarantor in practice_accounts(practice):
            work(guarantor, "asks to be called")
            if view == "held":
                open_hold(guarantor, HoldKind.DISPUTE, reason="x", origin_key="x", by="x", now=NOW)
            if view == "insurance":
                guarantor.insurance_state = InsuranceState.PENDING
                guarantor.save()
        staff = make_staff(practice, practice.slug)
        asked.append(queries_of(signed_in(staff), f"/?view={view}"))
    assert len(asked[1]) <= len(asked[0]) <= 30


def practice_accounts(practice):
    return Guarantor.objects.for_practice(practice).select_related("practice")

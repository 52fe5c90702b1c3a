"""The simulator: what would have gone out, and a phone to answer it with."""

import re
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tactful import chores
from tactful.audit.models import AuditEntry
from tactful.channels.simulator import faults, simulators
from tactful.conversations.models import Reading
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.journeys.actions import install_shipped
from tactful.ledger.models import PromiseToPay
from tactful.outreach.actions import NewTouch, queue_touches
from tactful.outreach.models import Hold, InboundMessage, Suppression, Touch
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tests.cast import NOW, make_guarantor, make_staff, refresh
from tests.crowd import enroll_all, make_crowd
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]


@pytest.fixture
def sent(cast):
    """North's people were reminded by its journey this morning, on the simulators."""
    declare_all(cast.north, by="staff:x", now=NOW)
    install_shipped(cast.north, by="staff:x", now=NOW)
    refresh(cast.north)
    chores.drain(NOW - timedelta(minutes=30), simulators())
    return cast


@pytest.fixture
def bea(sent):
    return signed_in(sent.bea)


def phone(guarantor):
    return f"/simulator/phone/{guarantor.uid}/"


def say(client, guarantor, words, channel="sms", once="once", **more):
    said = {"text": words, "channel": channel, "once": once}
    return client.post(f"{phone(guarantor)}answer/", said, **more)


def test_the_outbox_says_that_nothing_leaves_and_lists_what_would_have_gone(sent, bea):
    page = text_of(bea.get("/simulator/"))
    assert "Nothing leaves this computer. Texts, e-mails and calls land here instead." in page
    assert "John Doe 9:30 AM Text Hi John" in page
    assert "Delivered" in page


def test_the_outbox_can_show_one_channel_and_says_when_it_is_empty(sent, bea):
    page = text_of(bea.get("/simulator/?channel=email"))
    assert "Jane Smith" in page
    assert "Hi John" not in page
    assert "No calls yet" in text_of(bea.get("/simulator/?channel=voice"))


def test_before_anything_was_sent_the_page_says_what_will_be_here(cast):
    page = text_of(signed_in(cast.bea).get("/simulator/"))
    assert "Nothing was handed over yet" in page


def test_an_e_mail_can_be_read_in_full_and_a_text_as_on_a_phone(sent, bea):
    mail = Touch.objects.get(guarantor=sent.jane, channel=Channel.EMAIL)
    page = text_of(bea.get(f"/simulator/touches/{mail.uid}/"))
    assert mail.subject in page
    assert "jane.smith@example.com" in page
    text = Touch.objects.get(guarantor=sent.john, channel=Channel.SMS)
    page = text_of(bea.get(f"/simulator/touches/{text.uid}/"))
    assert "(312) 555-0102" in page
    assert "Reply STOP" in page


def test_john_says_can_pay_friday_and_the_promise_stands_there_with_its_full_date(sent, bea):
    answer = say(bea, sent.john, "can pay friday")
    assert answer["Location"] == phone(sent.john)
    assert str(PromiseToPay.objects.get(guarantor=sent.john).promised_on) == "2026-11-27"
    page = text_of(bea.get(phone(sent.john)))
    assert "Promise noted The whole balance on Nov 27, 2026" in page
    assert "Noted: $310.00 on Friday, November 27." in page, "the echo came back at once"
    assert "The reply promises to pay on Nov 27, 2026." in page
    assert "Promise open $310.00 on Nov 27, 2026" in page


def test_stop_stops_texts_and_is_confirmed_at_once(sent, bea):
    say(bea, sent.john, "STOP")
    assert Suppression.objects.filter(guarantor=sent.john, scope="sms", cause="opt_out").exists()
    page = text_of(bea.get(phone(sent.john)))
    assert "Stopped Texts" in page
    confirmed = Touch.objects.get(guarantor=sent.john, category=Category.OPT_OUT_CONFIRM)
    assert confirmed.status == "accepted"
    assert confirmed.body in page


def test_a_try_is_sent_with_one_press(sent, bea):
    tried = {"try": "this bill is wrong", "text": "", "channel": "sms", "once": "a"}
    bea.post(f"{phone(sent.john)}answer/", tried)
    assert Hold.objects.filter(guarantor=sent.john, kind=HoldKind.DISPUTE).exists()
    page = text_of(bea.get(phone(sent.john)))
    assert "On hold Dispute" in page
    assert "A person Looks within the hour" in page


def test_a_press_that_arrives_twice_is_one_message(sent, bea):
    say(bea, sent.john, "call me", once="same")
    say(bea, sent.john, "call me", once="same")
    assert InboundMessage.objects.filter(guarantor=sent.john).count() == 1


def test_a_call_is_answered_in_words(sent, bea):
    say(bea, sent.john, "I lost my job and cannot pay", channel="voice")
    assert Reading.objects.get(inbound__guarantor=sent.john).inbound.channel == Channel.VOICE
    assert Hold.objects.filter(guarantor=sent.john, kind=HoldKind.HARDSHIP).exists()


def test_with_htmx_only_the_exchange_comes_back_with_the_answer_in_it(sent, bea):
    answer = say(bea, sent.john, "can pay friday", HTTP_HX_TARGET="exchange")
    assert answer.status_code == 200
    assert "<html" not in answer.content.decode()
    assert "Noted: $310.00 on Friday, November 27." in text_of(answer)


def test_the_phone_asks_for_news_and_gets_nothing_where_there_is_none(sent, bea):
    page = bea.get(phone(sent.john)).content.decode()
    address = re.search(r'hx-get="([^"]+seen=\w+)"', page)[1]
    assert bea.get(address, HTTP_HX_TARGET="talk").status_code == 204
    say(bea, sent.john, "can pay friday")
    news = bea.get(address, HTTP_HX_TARGET="talk")
    assert news.status_code == 200
    assert "can pay friday" in text_of(news)


def test_asking_for_news_is_not_written_down_as_another_look(sent, bea):
    bea.get(phone(sent.john))
    before = AuditEntry.objects.count()
    bea.get(f"{phone(sent.john)}?seen=x", HTTP_HX_TARGET="talk")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("words", ["", "   ", "x" * 2_001])
def test_an_answer_that_cannot_be_given_keeps_what_was_typed(sent, bea, words):
    answer = say(bea, sent.john, words)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert f"{words}</textarea>" in answer.content.decode()
    assert not InboundMessage.objects.filter(guarantor=sent.john).exists()


def test_what_was_typed_is_shown_as_text_and_never_run(sent, bea):
    say(bea, sent.john, "<script>alert(1)</script>")
    page = bea.get(phone(sent.john)).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_a_live_channel_cannot_be_spoken_for(sent, bea, settings):
    settings.TACTFUL = _live_email()
    page = text_of(bea.get("/simulator/"))
    assert "E-mails are live and reach people. Only texts and calls land here." in page
    assert '<option value="email"' not in bea.get(phone(sent.jane)).content.decode()
    answer = say(bea, sent.jane, "STOP", channel="email")
    assert answer.status_code == 422
    assert "This channel is live" in text_of(answer)
    assert not InboundMessage.objects.filter(guarantor=sent.jane).exists()


def _live_email():
    live = {"live_email": True, "smtp_url": "smtp+plain://127.0.0.1:1", "email_from": "x@y.example"}
    return type(django_settings.TACTFUL)(**live)


def test_somebody_is_found_by_name_and_the_name_stands_in_no_address(sent, bea):
    answer = bea.post("/simulator/find/", {"name": "smith"}, follow=True)
    assert "smith" not in answer.redirect_chain[-1][0].lower()
    assert phone(sent.jane) in answer.content.decode()
    answer = bea.post("/simulator/find/", {"name": "nobody"}, follow=True)
    assert "No account has that name or number." in text_of(answer)


def test_what_is_due_is_sent_at_once_and_only_here(sent, bea):
    for guarantor in (sent.john, sent.pat):
        _answer_due(guarantor)
    answer = bea.post("/simulator/send-due/", follow=True)
    assert "1 message looked at: sent, or put off with the reason." in text_of(answer)
    john, pat = (
        Touch.objects.get(guarantor=guarantor, origin_key="test:due")
        for guarantor in (sent.john, sent.pat)
    )
    assert john.reason == "FREQ_MIN_GAP", "he was reminded half an hour ago"
    assert (pat.due_at, pat.reason) == (NOW, ""), "South is not ours to hurry"


def _answer_due(guarantor):
    touch = NewTouch(
        guarantor_id=guarantor.pk,
        origin_key="test:due",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
    )
    queue_touches(guarantor.practice, [touch], now=NOW)


def test_every_fault_is_explained(sent, bea):
    page = text_of(bea.get("/simulator/faults/"))
    for fault in faults():
        assert fault.ending in page
    assert "It may have arrived, so it is never sent again; a person looks." in page


def test_a_refused_text_says_so_and_why(sent, bea):
    ben = make_guarantor(sent.north, "Low, Ben", mobile="+13125550000")
    Touch.objects.create(
        practice=sent.north,
        guarantor=ben,
        origin_key="test:refused",
        channel=Channel.SMS,
        category=Category.REMINDER,
        to_address=ben.mobile,
        body="Hi",
        status="refused",
        provider="simulator",
        created_at=NOW,
        due_at=NOW,
        handed_over_at=NOW,
    )
    assert "Refused not a mobile number" in text_of(bea.get("/simulator/"))


def test_sol_at_south_finds_none_of_it(sent):
    sol = signed_in(sent.sol)
    touch = Touch.objects.filter(practice=sent.north).first()
    for address in (
        phone(sent.jane),
        f"/simulator/touches/{touch.uid}/",
        f"/simulator/?before={touch.uid}",
    ):
        assert sol.get(address).status_code == 404
    assert say(sol, sent.jane, "STOP").status_code == 404
    page = text_of(sol.get("/simulator/"))
    assert "Jane" not in page
    assert "Nothing was handed over yet" in page


@pytest.mark.parametrize("role", [Role.READ_ONLY, Role.FRONT_DESK, Role.COMPLIANCE])
def test_who_may_not_speak_for_people_reads_the_phone_and_is_refused_the_answer(sent, role):
    ray = signed_in(make_staff(sent.north, "Ray", role=role))
    page = text_of(ray.get(phone(sent.john)))
    assert "Your role may read this phone, and not answer on it." in page
    assert say(ray, sent.john, "STOP").status_code == 403
    assert ray.post("/simulator/send-due/").status_code == 403
    assert "Send what is due now" not in text_of(ray.get("/simulator/"))


def test_a_stranger_is_asked_to_sign_in(sent):
    assert Client().get("/simulator/")["Location"].startswith("/sign-in/")


def test_no_name_stands_in_a_title_and_every_message_is_private(sent, bea):
    say(bea, sent.john, "i can pay on monday")
    for address in ("/simulator/", phone(sent.john)):
        page = bea.get(address).content.decode()
        assert "John" not in re.search(r"<title>(.*?)</title>", page, re.S)[1]
        covered = re.sub(r'<(\w+) class="[^"]*private[^"]*"[^>]*>.*?</\1>', "", page, flags=re.S)
        for secret in ("John", "on monday", "310.00"):
            assert secret not in covered


def test_looking_and_speaking_are_written_down_without_words(sent, bea):
    bea.get(phone(sent.john))
    say(bea, sent.john, "can pay friday")
    mine = AuditEntry.objects.filter(actor=f"staff:{sent.bea.uid}").order_by("-number")
    assert [entry.action for entry in mine[:2]] == [
        "spoke for a simulated person",
        "account viewed",
    ]
    assert all(entry.subject == f"guarantor:{sent.john.uid}" for entry in mine[:2])
    assert "friday" not in str([entry.detail for entry in mine])


@pytest.mark.parametrize("size", [30, 90])
def test_the_outbox_asks_as_few_questions_for_many_as_for_some(db, size):
    crowd = _reminded_crowd(size)
    client = signed_in(make_staff(crowd, "Cleo"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get("/simulator/")
    assert page.content.decode().count("<tr tabindex") == 25
    assert len(asked) <= 22


def test_the_outbox_is_read_page_by_page_and_nothing_is_left_out(db):
    crowd = _reminded_crowd(60)
    client = signed_in(make_staff(crowd, "Cleo"))
    address, seen = "/simulator/", []
    while address:
        page = client.get(address).content.decode()
        seen += re.findall(r"/simulator/touches/(\w+)/", page)
        older = re.search(r'href="([^"]+)"\s+rel="next"', page)
        address = older and older[1].replace("&amp;", "&")
    assert len(seen) == len(set(seen)) == 60


def _reminded_crowd(size):
    crowd = make_crowd(size, now=NOW)
    enroll_all(crowd, now=NOW)
    chores.drain(NOW, simulators())
    return crowd


def test_what_was_imported_a_moment_ago_is_sent_without_waiting_for_the_round(cast):
    declare_all(cast.north, by="staff:x", now=NOW)
    install_shipped(cast.north, by="staff:x", now=NOW)
    refresh(cast.north)
    signed_in(cast.bea).post("/simulator/send-due/")
    assert Touch.objects.filter(practice=cast.north, guarantor=cast.john).exists()


def test_import_is_no_place_for_who_may_not_take_in(cast):
    desk = signed_in(make_staff(cast.north, "Dee", role=Role.FRONT_DESK))
    assert 'href="/import/"' not in desk.get("/simulator/").content.decode()
    assert 'href="/import/"' in signed_in(cast.bea).get("/simulator/").content.decode()

"""Replies: what came in by urgency, what was made of it, and what a person says it means."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import Channel, HoldKind
from tactful.outreach.models import Suppression
from tactful.practice.actions import declare_all
from tactful.practice.models import Role
from tactful.worklist.models import WorkItem
from tests.apps.replying import holds_of, item_of, texts
from tests.cast import NOW, make_guarantor, make_staff
from tests.web.pages import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]
NOBODYS = "+13125559999"
HARDSHIP = "i got laid off and cant afford this right now"
DISPUTE = "the amount is wrong"
DANGER = "i want to die"


@pytest.fixture
def bea(cast):
    declare_all(cast.north, by="test", now=NOW)
    return signed_in(cast.bea)


def address_of(message):
    return f"/replies/{message.uid}/"


def resolve(client, message, means, **more):
    item = WorkItem.objects.filter(origin_key__startswith=f"inbound:{message.uid}").first()
    typed = {"means": means, "seen_version": item.version} | more
    return client.post(f"{address_of(message)}resolve/", typed)


def test_what_waits_stands_by_urgency_and_the_first_is_open(cast, bea):
    texts(cast.north, cast.john, DISPUTE)
    texts(cast.north, cast.mary, DANGER)
    page = text_of(bea.get("/replies/"))
    assert "Two replies wait for a person" in page
    assert page.index("Lee, Mary") < page.index("Doe, John")
    assert "Now, within 15 minutes" in page
    assert "due 10:15 AM" in page
    assert "Call now, as your safety procedure says." in page


def test_the_words_a_reading_rests_on_are_marked_with_what_they_mean(cast, bea):
    message = texts(cast.north, cast.john, HARDSHIP).message
    page = bea.get(address_of(message)).content.decode()
    assert re.search(r'<mark class="heard">[^<]*laid off[^<]*<span class="meant"> cannot pay', page)


def test_what_was_done_at_once_and_what_to_do_next_stand_beside_it(cast, bea):
    message = texts(cast.north, cast.john, HARDSHIP).message
    page = text_of(bea.get(address_of(message)))
    assert "Put outreach on hold: the person cannot pay at present" in page
    assert "Gave it to a person." in page
    assert "Call about help with the bill, or offer a plan." in page
    assert "$310.00" in page


def test_saying_that_it_is_dealt_with_ends_the_hold_and_the_work(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    answer = resolve(bea, message, "other", note="Explained the bill.")
    assert answer.status_code == 302
    message.refresh_from_db()
    assert message.triaged_by == f"staff:{cast.bea.uid}"
    assert not holds_of(cast.john)
    assert cast.john.notes.get().body == "Explained the bill."
    assert "Every reply has been read." in text_of(bea.get("/replies/"))


def test_saying_that_the_bill_is_disputed_keeps_outreach_on_hold(cast, bea):
    message = texts(cast.north, cast.john, "the purple giraffe sings at noon").message
    resolve(bea, message, "disputed")
    assert holds_of(cast.john) == {HoldKind.DISPUTE}


def test_a_hold_may_be_kept_all_the_same(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    resolve(bea, message, "other", keep_hold="on")
    assert HoldKind.DISPUTE in holds_of(cast.john)


def test_a_wrong_number_is_stopped_for_everybody(cast, bea):
    message = texts(cast.north, cast.john, "the purple giraffe sings at noon").message
    resolve(bea, message, "wrong_number")
    stop = Suppression.objects.get(practice=cast.north, scope="address")
    assert (stop.address, stop.cause) == (cast.john.mobile, "wrong_number")


def test_an_answer_that_needs_another_try_leaves_the_reply_where_it_is(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    resolve(bea, message, "left_message")
    message.refresh_from_db()
    assert message.triaged_at is None
    assert "One reply waits for a person" in text_of(bea.get("/replies/"))


def test_nothing_chosen_is_asked_again_and_nothing_typed_is_lost(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    answer = resolve(bea, message, "", note="She called twice.")
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Choose what this reply means." in page
    assert "She called twice." in page
    assert item_of(cast.john).closed_at is None


def test_the_second_person_is_told_that_somebody_was_faster(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    stale = item_of(cast.john).version
    bea.post(f"{address_of(message)}assign/", {"to": "me"})
    answer = bea.post(
        f"{address_of(message)}resolve/",
        {"means": "other", "seen_version": stale, "note": "Called."},
    )
    assert answer.status_code == 409
    assert "Somebody else changed this just now." in text_of(answer)
    assert "Called." in text_of(answer)
    assert f'name="seen_version" value="{stale + 1}"' in " ".join(answer.content.decode().split())


def test_a_reply_can_be_taken_on_and_given_back(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    bea.post(f"{address_of(message)}assign/", {"to": "me"})
    assert item_of(cast.john).owner == cast.bea
    assert "Not mine" in text_of(bea.get(address_of(message)))
    bea.post(f"{address_of(message)}assign/", {"to": "nobody"})
    assert item_of(cast.john).owner is None


def test_a_message_from_an_address_nobody_has_is_read_here_and_set_aside(cast, bea):
    message = texts(cast.north, NOBODYS, "why do you <b>text</b> me").message
    page = bea.get("/replies/")
    assert "An address no account has" in text_of(page)
    assert "(312) 555-9999" in text_of(page)
    assert "why do you &lt;b&gt;text&lt;/b&gt; me" in page.content.decode()
    assert bea.post(f"{address_of(message)}set-aside/").status_code == 302
    assert "Every reply has been read." in text_of(bea.get("/replies/"))
    message.refresh_from_db()
    assert message.triaged_by == f"staff:{cast.bea.uid}"


def test_danger_from_an_address_nobody_has_is_open_on_the_page(cast, bea):
    texts(cast.north, cast.john, DISPUTE)
    texts(cast.north, NOBODYS, DANGER)
    page = text_of(bea.get("/replies/"))
    assert "An address no account has" in page
    assert "Call now" in page
    assert "due 10:15 AM" in page


def test_danger_is_seen_however_many_older_messages_wait(cast, bea):
    for number in range(35):
        texts(cast.north, NOBODYS, f"why do you text me, asked {number} times", id=f"m{number}")
    danger = texts(cast.north, NOBODYS, DANGER).message
    page = bea.get("/replies/").content.decode()
    assert page.index("i want to die") < page.index("why do you text me")
    assert "Next page" in page
    last = AuditEntry.objects.filter(action="inbox viewed").latest("number")
    assert danger.uid in last.detail["messages"]


def test_a_message_that_several_may_have_written_names_them_all(cast, bea):
    for guarantor in (cast.jane, cast.john):
        guarantor.mobile = NOBODYS
        guarantor.save()
    message = texts(cast.north, NOBODYS, "call me please").message
    page = text_of(bea.get("/replies/"))
    assert "2 accounts may have written" in page
    assert "2 accounts share this address" in page
    assert "Smith, Jane" in page
    assert "Doe, John" in page
    resolve(bea, message, "other")
    assert not WorkItem.objects.filter(closed_at=None).exists()


def test_what_asks_for_a_person_cannot_just_be_set_aside(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    bea.post(f"{address_of(message)}set-aside/")
    message.refresh_from_db()
    assert message.triaged_at is None


def test_sol_cannot_see_or_touch_a_message_of_north(cast, bea):
    sol = signed_in(cast.sol)
    message = texts(cast.north, cast.john, DISPUTE).message
    assert sol.get(address_of(message)).status_code == 404
    assert sol.get(address_of(message), headers={"HX-Target": "message"}).status_code == 404
    for act in ("resolve", "assign", "set-aside"):
        answer = sol.post(f"{address_of(message)}{act}/", {"means": "other", "seen_version": 0})
        assert answer.status_code == 404
    page = sol.get("/replies/").content.decode()
    for secret in ("Doe", DISPUTE, message.uid):
        assert secret not in page


@pytest.mark.parametrize("act", ["resolve", "assign", "set-aside"])
def test_somebody_who_only_reads_may_look_and_not_act(cast, bea, act):
    reader = signed_in(make_staff(cast.north, "Ray", role=Role.READ_ONLY))
    message = texts(cast.north, cast.john, DISPUTE).message
    page = text_of(reader.get(address_of(message)))
    assert DISPUTE in page
    assert "Done with this reply" not in page
    assert "I take it" not in page
    assert reader.post(f"{address_of(message)}{act}/").status_code == 403
    message.refresh_from_db()
    assert message.triaged_at is None


def test_a_message_that_was_clear_stands_among_what_is_done(cast, bea):
    texts(cast.north, cast.john, "STOP")
    assert "Every reply has been read." in text_of(bea.get("/replies/"))
    page = text_of(bea.get("/replies/?view=done"))
    assert "Doe, John" in page
    assert "Stopped texts" in page
    assert "It was clear, so nobody had to read it." in page


def test_what_is_older_than_two_weeks_is_no_longer_listed(cast, bea):
    texts(cast.north, cast.john, "STOP", at=NOW - timedelta(days=15))
    texts(cast.north, cast.mary, "STOP")
    page = text_of(bea.get("/replies/?view=done"))
    assert "Lee, Mary" in page
    assert "Doe, John" not in page


def test_htmx_gets_the_message_alone_and_everybody_else_the_page(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    part = bea.get(address_of(message), headers={"HX-Request": "true", "HX-Target": "message"})
    assert part.content.decode().strip().startswith("<article")
    assert "<!DOCTYPE html>" in bea.get(address_of(message)).content.decode()


def test_e_mails_stand_in_the_same_list(cast, bea):
    texts(cast.north, cast.mary, "please call me", channel=Channel.EMAIL, address=cast.mary.email)
    page = text_of(bea.get("/replies/"))
    assert "Lee, Mary" in page
    assert cast.mary.email in page


def test_what_was_read_is_written_down_by_id_and_about_whom(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    bea.get(address_of(message))
    last = AuditEntry.objects.filter(action="inbox viewed").latest("number")
    assert last.subject == f"guarantor:{cast.john.uid}"
    assert last.detail["messages"] == [message.uid]
    assert DISPUTE not in str(last.detail)


def test_message_names_and_numbers_can_be_covered_and_stand_in_no_title(cast, bea):
    message = texts(cast.north, cast.john, DISPUTE).message
    page = bea.get(address_of(message)).content.decode()
    for line in re.findall(r"<[^>]*>[^<>]*(?:Doe, John|555-0102|the amount is wrong)", page):
        assert "private" in line or "mark" in line or "The reply says that" in line
    title = re.search(r"<title>(.*?)</title>", page, re.S)[1]
    assert title.split() == ["Replies", "·", "Tactful"]


def test_an_empty_inbox_says_what_will_come(cast, bea):
    assert "Nothing waits to be read" in text_of(bea.get("/replies/"))
    assert (
        "Nobody has written in the last two weeks" not in text_of(bea.get("/replies/?view=done"))
        or not cast.ana.inbound.exists()
    )


@pytest.mark.parametrize("asked", ["from=-1", "from=x", "from=99999", "view=nonsense", "view="])
def test_whatever_is_asked_the_page_answers(cast, bea, asked):
    texts(cast.north, cast.john, DISPUTE)
    assert bea.get(f"/replies/?{asked}").status_code == 200
    assert bea.get("/replies/nothing/").status_code == 404


def test_twenty_messages_ask_no_more_of_the_database_than_two(cast, bea):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert bea.get("/replies/").status_code == 200
        return len(asked)

    texts(cast.north, cast.john, DISPUTE)
    texts(cast.north, NOBODYS, "why do you text me")
    few = queries()
    for number in range(18):
        person = make_guarantor(cast.north, f"P{number}, Q", mobile=f"+131255511{number:02}")
        texts(cast.north, person, DISPUTE)
    assert queries() == few

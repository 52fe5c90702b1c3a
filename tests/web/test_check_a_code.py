"""The staff's page for somebody on the phone who asks whether a message is ours."""

import pytest
from django.test import Client, override_settings

from tactful.audit.models import AuditEntry
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Role
from tests.cast import NOW, make_staff
from tests.web.pages import queries_of, signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ten_in_the_morning")]

PAGE = "/check-code/"
CODE = "k7q42mx9"


@pytest.fixture
def sent(cast):
    return Touch.objects.create(
        practice=cast.north,
        guarantor=cast.john,
        origin_key="code",
        channel=Channel.SMS,
        category=Category.REMINDER,
        template_key="past_due",
        to_address=cast.john.mobile,
        body="Hi John, $310.00 is open.",
        verify_code=CODE,
        status=TouchStatus.ACCEPTED,
        created_at=NOW,
        due_at=NOW,
        handed_over_at=NOW,
    )


@pytest.fixture
def bea(cast):
    return signed_in(cast.bea)


@pytest.mark.parametrize("typed", [CODE, "K7Q4 2MX9", "k7q4-2mx9"])
def test_it_says_which_message_it_was_when_and_to_whom(bea, sent, cast, typed):
    answer = bea.post(PAGE, {"code": typed})
    said = text_of(answer)
    assert "Yes, it is ours" in said
    assert "To John Doe What Text, past due When 10:00 AM Outcome Sent" in said
    assert "Verify who is calling before you say more" in said
    assert f"/accounts/{cast.john.uid}/" in answer.content.decode()
    assert "$310.00" not in said


def test_a_code_that_is_not_ours_comes_with_what_to_tell_the_caller(bea, sent):
    said = text_of(bea.post(PAGE, {"code": "abcd2345"}))
    assert "No message of ours has this code" in said
    assert "do not pay" in said
    assert "John" not in said


def test_nothing_typed_is_asked_for(bea):
    answer = bea.post(PAGE, {"code": " "})
    assert answer.status_code == 422
    assert "Type the code the caller reads out." in text_of(answer)


def test_a_refused_message_is_named_as_one(bea, sent):
    Touch.objects.update(status=TouchStatus.REFUSED)
    assert "it reached nobody" in text_of(bea.post(PAGE, {"code": CODE}))


def test_the_name_can_be_covered_and_is_in_no_title_or_address(bea, sent):
    html = bea.post(PAGE, {"code": CODE}).content.decode()
    assert 'class="private"' in html.split("John Doe")[0][-200:]
    assert "Doe" not in html.split("<title>")[1].split("</title>")[0]
    assert CODE not in bea.get(f"{PAGE}?code={CODE}").content.decode()


def test_who_asked_is_written_down_by_id_and_never_the_code(bea, sent, cast):
    bea.post(PAGE, {"code": CODE})
    bea.post(PAGE, {"code": "abcd2345"})
    entries = AuditEntry.objects.filter(action="code checked").order_by("id")
    ours, none = entries
    assert (ours.subject, ours.detail) == (f"guarantor:{cast.john.uid}", {"touch": sent.uid})
    assert (none.subject, none.detail) == ("", {"found": False})
    assert ours.actor == f"staff:{cast.bea.uid}"


def test_sol_is_told_that_norths_message_is_not_souths(sent, cast):
    said = text_of(signed_in(cast.sol).post(PAGE, {"code": CODE}))
    assert "No message of ours has this code" in said
    assert "Doe" not in said


def test_whoever_only_reads_may_answer_the_phone_too(sent, cast):
    reader = signed_in(make_staff(cast.north, "Rae", role=Role.READ_ONLY))
    assert "Yes, it is ours" in text_of(reader.post(PAGE, {"code": CODE}))


def test_a_stranger_signs_in_first(sent):
    assert Client().post(PAGE, {"code": CODE}).status_code == 302


def test_it_tells_the_address_patients_can_use(bea, settings):
    said = text_of(bea.get(PAGE))
    assert "http://testserver/check/north/" in said
    assert "TACTFUL_PUBLIC_URL" in said
    public = settings.TACTFUL.model_copy(update={"public_url": "https://bills.north.example/"})
    with override_settings(TACTFUL=public):
        said = text_of(bea.get(PAGE))
    assert "https://bills.north.example/check/north/" in said
    assert "TACTFUL_PUBLIC_URL" not in said


def test_the_page_is_reached_from_the_bar_and_from_the_replies(bea):
    assert bea.get("/replies/").content.decode().count(f'href="{PAGE}"') == 2
    assert queries_of(bea, PAGE) <= 8

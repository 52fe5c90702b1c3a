"""The public page on which a patient checks the code of a message."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tactful.core.vocabulary import Category, Channel
from tactful.outreach.models import Touch, TouchStatus
from tactful.outreach.queries import CODE_DAYS
from tactful.portal.actions import OF_ALL, OF_ONE_ADDRESS, may_try
from tactful.portal.models import Tries
from tactful.portal.words import EN, ES
from tests.cast import NOW
from tests.web.pages import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/check/north/"
CODE = "k7q42mx9"


@pytest.fixture(autouse=True)
def ten_in_the_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def sent(cast):
    return touch(cast.john)


def touch(guarantor, code=CODE, *, ago=timedelta(days=1), **fields):
    defaults = {
        "channel": Channel.SMS,
        "category": Category.REMINDER,
        "template_key": "past_due",
        "to_address": guarantor.mobile,
        "body": "Hi John, $310.00 is open.",
        "status": TouchStatus.ACCEPTED,
        "handed_over_at": NOW - ago,
    }
    return Touch.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        origin_key=f"code:{code}:{guarantor.pk}",
        verify_code=code,
        created_at=NOW - ago,
        due_at=NOW - ago,
        **defaults | fields,
    )


def ask(code, page=PAGE, **headers):
    return Client(headers=headers).post(page, {"code": code})


def told(answer):
    html = answer.content.decode()
    found = re.search(r'class="answer".*?</div>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0].partition(">")[2]).split()) if found else ""


def test_a_code_of_ours_is_told_with_its_channel_and_day_and_nothing_else(sent):
    answer = ask("K7Q4-2MX9 ")
    assert answer.status_code == 200
    assert told(answer).startswith("Yes. North Clinic sent a text message on November 19, 2026.")


@pytest.mark.parametrize(
    ("channel", "did"),
    [
        (Channel.EMAIL, "sent an e-mail"),
        (Channel.VOICE, "called"),
        (Channel.LETTER, "sent a letter"),
    ],
)
def test_each_channel_has_its_word(cast, channel, did):
    touch(cast.mary, channel=channel)
    assert f"North Clinic {did} on November 19" in told(ask(CODE))


@pytest.mark.parametrize("code", ["abcd2345", "x", "k7q42mx8", "<script>", "k" * 5000, "\x00"])
def test_a_code_that_is_not_ours_is_told_with_what_to_do(sent, code):
    answer = ask(code)
    assert answer.status_code == 200
    said = told(answer)
    assert said.startswith("We did not send a message with this code in the last 180 days.")
    assert "do not open a link" in said
    assert "(312) 555-0199" in answer.content.decode()
    assert b"<script>" not in answer.content


@pytest.mark.parametrize(
    "fields",
    [
        {"status": TouchStatus.REFUSED},
        {"status": TouchStatus.CANCELLED},
        {"status": TouchStatus.QUEUED},
        {"ago": timedelta(days=CODE_DAYS, minutes=1)},
    ],
)
def test_what_never_went_out_or_is_long_ago_is_not_ours_any_more(cast, fields):
    touch(cast.john, **fields)
    assert told(ask(CODE)).startswith("We did not send")


def test_the_day_is_the_practices_own(cast):
    touch(cast.john, ago=timedelta(hours=12))  # 10 pm in Chicago, the next day in Greenwich
    assert "on November 19, 2026" in told(ask(CODE))


def test_another_practices_code_is_not_norths(cast):
    touch(cast.pat)
    assert told(ask(CODE)).startswith("We did not send")
    assert "South Clinic sent" in told(ask(CODE, "/check/south/"))


@pytest.mark.parametrize("page", ["/check/nobody/", "/check/NORTH/"])
def test_a_practice_nobody_knows_is_not_found(cast, page):
    for answer in (Client().get(page), ask(CODE, page)):
        assert answer.status_code == 404
        assert "There is no page here" in answer.content.decode()
    assert not Tries.objects.exists()


def test_the_page_tells_nothing_of_anybody(sent, cast, caplog):
    pages = [Client().get(PAGE), ask(CODE), ask("abcd2345")]
    for answer in pages:
        html = answer.content.decode()
        shown = re.sub(r'value="[^"]*"', "", html)
        for secret in ("John", "Doe", "310", "past due", cast.john.mobile, cast.john.uid, sent.uid):
            assert secret not in shown
        title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1]
        assert " ".join(title.split()) == "Is this message from us? · North Clinic"
        assert answer["Cache-Control"].startswith("max-age=0, no-cache, no-store")
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
    assert CODE not in caplog.text


def test_yes_and_no_have_the_same_shape_and_the_same_work_behind_them(sent):
    ask("abcd2345")
    shapes, queries = [], set()
    for code in (CODE, "abcd2345", "x"):
        with CaptureQueriesContext(connection) as asked:
            html = ask(code).content.decode()
        queries.add(len(asked))
        shapes.append(re.findall(r"<(\w+)", html))
    assert shapes[0] == shapes[1] == shapes[2]
    assert len(queries) == 1


def test_the_code_stands_in_no_address(sent):
    html = Client().get(PAGE).content.decode()
    assert '<form method="post"' in html
    assert told(Client().get(f"{PAGE}?code={CODE}")) == ""
    assert CODE not in Client().get(f"{PAGE}?code={CODE}").content.decode()


def test_no_code_at_all_is_asked_for_kindly_and_counts_as_no_try(cast):
    answer = ask("  ")
    assert answer.status_code == 422
    assert "Type the code first." in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Tries.objects.exists()


def test_spanish_by_the_browser_and_by_a_link_and_it_stays(sent):
    for answer in (
        Client(headers={"accept-language": "es-MX,es;q=0.9,en;q=0.8"}).get(PAGE),
        Client().get(f"{PAGE}?lang=es"),
    ):
        html = answer.content.decode()
        assert '<html lang="es"' in html
        assert "¿Este mensaje es nuestro?" in html
        assert '<input type="hidden" name="lang" value="es">' in html
    assert answer["Content-Language"] == "es"
    assert "Accept-Language" in answer["Vary"]
    spanish = Client().post(PAGE, {"code": CODE, "lang": "es"})
    assert told(spanish).startswith(
        "Sí. North Clinic mandó un mensaje de texto el 19 de noviembre de 2026."
    )
    browser = Client(headers={"accept-language": "es"})
    english = browser.get(f"{PAGE}?lang=en").content.decode()
    assert EN.title in english
    assert ES.title in browser.get(PAGE).content.decode()
    assert EN.title in Client(headers={"accept-language": "fr"}).get(PAGE).content.decode()
    assert EN.title in Client().get(f"{PAGE}?lang=xx").content.decode()


def test_after_ten_tries_an_address_waits_for_the_next_minute(sent, cast):
    for _ in range(OF_ONE_ADDRESS):
        assert ask("abcd2345").status_code == 200
    refused = ask(CODE)
    assert refused.status_code == 429
    assert told(refused).startswith("Too many codes were checked just now.")
    assert Client(REMOTE_ADDR="10.1.1.1").post(PAGE, {"code": CODE}).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
        assert told(ask(CODE)).startswith("Yes.")


def test_all_addresses_together_are_held_back_too_and_practices_apart(cast):
    for number in range(OF_ALL):
        assert may_try(cast.north, f"10.0.{number // 5}.1", now=NOW)
    assert not may_try(cast.north, "10.9.9.9", now=NOW)
    assert may_try(cast.south, "10.9.9.9", now=NOW)
    assert may_try(cast.north, "10.9.9.9", now=NOW + timedelta(minutes=1))


def test_one_address_cannot_shut_the_others_out(cast):
    for _ in range(OF_ALL + OF_ONE_ADDRESS):
        may_try(cast.north, "10.0.0.1", now=NOW)
    assert may_try(cast.north, "10.0.0.2", now=NOW)


def test_no_address_is_kept_and_nothing_beyond_the_minute(cast):
    may_try(cast.north, "203.0.113.9", now=NOW)
    first = set(Tries.objects.exclude(who="").values_list("who", flat=True))
    assert not any("203" in who for who in first)
    may_try(cast.north, "203.0.113.9", now=NOW + timedelta(minutes=1))
    kept = Tries.objects.exclude(who="")
    assert kept.count() == 1
    assert kept.get().who not in first  # the same address is another one in the next minute


def test_whoever_works_here_sees_the_same_page_as_a_patient(cast, sent):
    html = signed_in(cast.sol).get(PAGE).content.decode()
    assert EN.title in html
    assert "Worklist" not in html


def test_only_reading_and_asking_are_answered(cast):
    assert Client().delete(PAGE).status_code == 405
    assert Client().head(PAGE).status_code == 200
    assert Client(enforce_csrf_checks=True).post(PAGE, {"code": CODE}).status_code == 200


def test_a_practice_without_a_phone_points_to_the_statement(cast):
    cast.north.phone = ""
    cast.north.save()
    html = Client().get(PAGE).content.decode()
    assert "Call the number on your statement" in html
    assert "tel:" not in html


def test_both_languages_say_everything(cast):
    for name in EN.__dataclass_fields__:
        said, dicho = getattr(EN, name), getattr(ES, name)
        assert bool(said) == bool(dicho)
        if isinstance(said, str):
            assert set(re.findall(r"\{\w+\}", said)) == set(re.findall(r"\{\w+\}", dicho)), name

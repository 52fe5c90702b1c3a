"""Signing in: staff only, slowly for guessers, and with a way back out."""

import re

import pytest
from django.test import Client

from tests.cast import PASSWORD, make_staff

pytestmark = pytest.mark.django_db


def sign_in(client, email, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def test_a_stranger_is_asked_to_sign_in_and_comes_back_to_where_they_wanted(cast, client):
    asked = client.get("/?view=today")
    assert asked.status_code == 302
    assert asked["Location"] == "/sign-in/?next=/%3Fview%3Dtoday"
    page = client.get(asked["Location"]).content.decode()
    assert 'value="/?view=today"' in page


def test_bea_signs_in_with_her_address_in_any_case_and_sees_the_worklist(cast, client):
    answer = sign_in(client, "BEA@North.Example")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_nobody_is_sent_to_another_site_after_signing_in(cast, client):
    answer = sign_in(client, cast.bea.email, next="https://elsewhere.example/")
    assert answer["Location"] == "/"


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("bea@north.example", "wrong"),
        ("nobody@north.example", PASSWORD),
        ("", ""),
        ("not an address", "x"),
        ("bea@north.example", "x" * 5_000),
        ("a\0b@north.example", "a\0b"),
    ],
)
def test_a_wrong_address_and_a_wrong_password_are_told_alike(cast, client, login, password):
    answer = sign_in(client, login, password)
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session
    said = re.search(r'role="alert"[^>]*>(.*?)</p>', answer.content.decode(), re.S)
    assert said
    assert "nobody" not in said[1].lower()


def test_after_eight_wrong_passwords_the_account_rests_even_for_the_right_one(cast, client):
    for _ in range(8):
        answer = sign_in(client, cast.bea.email, "wrong")
    assert answer.status_code == 429
    assert "This account rests for 15 minutes" in answer.content.decode()
    assert sign_in(client, cast.bea.email.upper()).status_code == 429
    assert client.get("/").status_code == 302


def test_one_account_that_rests_does_not_keep_a_colleague_out(cast, client):
    tom = make_staff(cast.north, "Tom")
    for _ in range(9):
        sign_in(client, cast.bea.email, "wrong")
    assert sign_in(Client(), tom.email).status_code == 302


def test_signing_out_needs_a_press_of_the_button_and_then_shows_nothing(cast, client):
    sign_in(client, cast.bea.email)
    assert "Sign out?" in client.get("/sign-out/").content.decode()
    assert client.get("/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_closed_account_is_told_so_and_gets_no_further(cast, client):
    cast.bea.is_active = False
    cast.bea.save()
    answer = client.post("/sign-in/", {"login": cast.bea.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in answer.content.decode()
    assert client.get("/").status_code == 302


def test_somebody_without_a_practice_is_told_whom_to_ask(cast, client):
    cast.bea.memberships.all().delete()
    sign_in(client, cast.bea.email)
    answer = client.get("/")
    assert answer.status_code == 403
    assert "You do not work at a practice yet" in answer.content.decode()


@pytest.mark.parametrize("path", ["/sign-up/", "/accounts/sign/up/", "/sign-in/signup/"])
def test_nobody_can_make_an_account_for_themselves(client, db, path):
    assert client.get(path).status_code == 404


def test_a_page_that_is_not_there_says_so_without_details(client, db):
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_a_form_from_another_site_is_refused(cast):
    client = Client(enforce_csrf_checks=True)
    answer = sign_in(client, cast.bea.email)
    assert answer.status_code == 403
    assert "This page is not open to you" in answer.content.decode()


def test_the_health_page_needs_no_sign_in_and_says_nothing_else(client, db):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})

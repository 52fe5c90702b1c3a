"""Who may call: a token of one practice, with a scope for each thing it does."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tactful.practice.models import ApiToken
from tests.api.calling import Caller, problem
from tests.cast import NOW

pytestmark = pytest.mark.django_db

PATHS = (
    ("get", "balances", "read"),
    ("get", "worklist", "read"),
    ("post", "inbound", "inbound"),
    ("post", "payments", "payments"),
)


def call(client, method, path):
    return getattr(client, method)(f"/api/v1/{path}", content_type="application/json")


@pytest.mark.parametrize(("method", "path", "scope"), PATHS)
@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer nonsense",
        "Basic YmVhOng=",
        "tactful_x",
        "Bearer é\xff",
        "Bearer " + "x" * 5_000,
    ],
)
def test_nobody_without_a_token_learns_anything(cast, method, path, scope, header):
    answer = call(Client(headers={"Authorization": header} if header else {}), method, path)
    assert answer.status_code == 401
    assert problem(answer) == "no-token"
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path", "scope"), PATHS)
def test_a_token_does_only_what_its_scopes_say(cast, method, path, scope):
    others = [s for s in ("read", "inbound", "payments") if s != scope]
    answer = call(Caller(cast.north, *others).client, method, path)
    assert (answer.status_code, problem(answer)) == (403, "scope-missing")


def test_a_revoked_token_is_no_token(cast):
    caller = Caller(cast.north)
    ApiToken.objects.update(revoked_at=NOW)
    assert problem(caller.get("worklist")) == "no-token"


def test_somebody_who_is_signed_in_still_needs_a_token(cast):
    client = Client()
    client.force_login(cast.bea, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert problem(client.get("/api/v1/worklist")) == "no-token"


def test_when_a_token_was_last_used_is_noted_now_and_then_and_not_at_every_call(cast):
    caller = Caller(cast.north)
    with time_machine.travel(NOW, tick=False):
        caller.get("worklist")
    with time_machine.travel(NOW + timedelta(minutes=4), tick=False):
        caller.get("worklist")
        assert ApiToken.objects.get().last_used_at == NOW
    with time_machine.travel(NOW + timedelta(minutes=6), tick=False):
        caller.get("worklist")
        assert ApiToken.objects.get().last_used_at == timezone.now()


@pytest.mark.parametrize("path", ["", "nothing", "balances/", "worklist/x", "../v2/worklist"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_address_that_is_none_is_a_problem_like_any_other(cast, method, path):
    answer = call(Caller(cast.north).client, method, path)
    assert (answer.status_code, problem(answer)) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "takes"),
    [
        ("post", "balances", "GET"),
        ("delete", "worklist", "GET"),
        ("get", "inbound", "POST"),
        ("put", "payments", "POST"),
    ],
)
def test_a_method_that_is_not_taken_is_a_problem_that_says_which_is(cast, method, path, takes):
    answer = call(Caller(cast.north).client, method, path)
    assert (answer.status_code, problem(answer)) == (405, "wrong-method")
    assert answer["Allow"] == takes


def test_an_error_of_ours_says_nothing_of_what_was_sent(cast):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE conversations_reading")
    answer = Caller(cast.north).post(
        "inbound",
        {"channel": "sms", "from": cast.john.mobile, "text": "a secret", "message_id": "1"},
    )
    assert answer.status_code in (500, 503)
    assert problem(answer) in ("broken", "busy")
    assert "secret" not in answer.content.decode()
    assert "5550102" not in answer.content.decode()


def test_the_health_page_is_not_part_of_the_api(cast):
    assert Client().get("/healthz").json() == {"ok": True}
    assert problem(Client().get("/api/v1/healthz")) == "not-found"

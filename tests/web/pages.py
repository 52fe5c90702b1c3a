"""What every test of a page does: come in as somebody, read what is there, count what it cost."""

import re

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tactful.web.sessions import SessionStore


def signed_in(staff):
    """A browser in which this person has signed in (how, tests/web/test_signing_in.py tells)."""
    client, session = Client(), SessionStore()
    session[SESSION_KEY] = str(staff.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def text_of(answer):
    """What a person reads of the page's matter, in one line."""
    body = answer.content.decode().split("<main", 1)[-1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def queries_of(client, address):
    """How many queries a page asks once the process is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked.captured_queries)

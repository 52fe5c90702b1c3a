"""What every test of a page does: come in as somebody, read what is there, count what it cost."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def signed_in(staff):
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(staff, backend="allauth.account.auth_backends.AuthenticationBackend")
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

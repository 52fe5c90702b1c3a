"""Helpers of the API tests: a program with a token, and what it is told."""

import json

from django.test import Client

from tactful.practice.actions import make_token
from tests.cast import NOW

EVERY_SCOPE = ("read", "inbound", "payments")


class Caller:
    """A program of one practice. `lax` lets errors of ours come back as answers."""

    def __init__(self, practice, *scopes):
        token = make_token(practice, name="test", scopes=scopes or EVERY_SCOPE, by="test", now=NOW)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})
        self.client.raise_request_exception = False

    def get(self, path, **query):
        return self.client.get(f"/api/v1/{path}", query)

    def post(self, path, body):
        raw = body if isinstance(body, bytes | str) else json.dumps(body)
        return self.client.post(f"/api/v1/{path}", raw, content_type="application/json")


def problem(answer):
    """The name and the sentence of a refusal; proves its shape on the way (RFC 9457)."""
    assert answer["Content-Type"] == "application/problem+json"
    assert "no-store" in answer["Cache-Control"]
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["title"]
    assert body["detail"]
    return body["type"].removeprefix("urn:tactful:problem:")

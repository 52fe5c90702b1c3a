"""Bearer tokens: one practice each, with scopes; anything else is a stranger."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest
from ninja.security import HttpBearer

from tactful.api.problems import Problem
from tactful.practice.actions import token_hash
from tactful.practice.models import ApiToken, Practice

# When a token was last used is noted this often, not at every call.
_NOTED_EVERY: Final = timedelta(minutes=5)


class Token(HttpBearer):
    """Requires a scope; request.auth is the token's row, request.practice its practice."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found: ApiToken | None = (
            ApiToken.objects.filter(token_hash=token_hash(token.strip()), revoked_at=None)
            .select_related("practice")
            .first()
        )
        if found is None:
            return None
        if self.scope not in found.scopes:
            raise Problem(
                403,
                "scope-missing",
                f"This token lacks the scope {self.scope}.",
                {"WWW-Authenticate": 'Bearer error="insufficient_scope"'},
            )
        now = datetime.now(UTC)
        if found.last_used_at is None or now - found.last_used_at > _NOTED_EVERY:
            ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
        request.practice = found.practice  # type: ignore[attr-defined]
        return found


def practice_of(request: HttpRequest) -> Practice:
    """The practice whose token came with the request."""
    practice: Practice = request.practice  # type: ignore[attr-defined]
    return practice


def actor_of(request: HttpRequest) -> str:
    """How the audit names who asked."""
    return f"token:{request.auth.uid}"  # type: ignore[attr-defined]

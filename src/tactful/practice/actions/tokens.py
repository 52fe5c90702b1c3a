"""API tokens of a practice; only their hashes are kept."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.practice.actions.faults import PracticeFault
from tactful.practice.models import ApiToken, Practice

SCOPES = ("read", "inbound", "payments", "permission", "intake")


@transaction.atomic
def make_token(
    practice: Practice, *, name: str, scopes: tuple[str, ...], by: str, now: datetime
) -> str:
    """A new API token, returned once; only its hash is kept."""
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown:
        raise PracticeFault(f"Unknown scope {unknown[0]}; there are {', '.join(SCOPES)}.")
    token = f"tactful_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(
        practice=practice,
        name=name,
        token_hash=token_hash(token),
        scopes=list(scopes),
        created_at=now,
    )
    detail = {"scopes": list(scopes)}
    record(practice.pk, [Happened(by, "token made", detail=detail)], now=now)
    return token


@transaction.atomic
def revoke_token(token: ApiToken, *, by: str, now: datetime) -> bool:
    """Let a token open nothing any more; False if it was so already."""
    live = ApiToken.objects.filter(pk=token.pk, revoked_at=None)
    done = bool(live.update(revoked_at=now))
    if done:
        record(token.practice_id, [Happened(by, "token revoked", f"token:{token.uid}")], now=now)
    return done


def token_hash(token: str) -> str:
    """Tokens are long and random, so a plain digest is enough to look them up by."""
    return hashlib.sha256(token.encode()).hexdigest()

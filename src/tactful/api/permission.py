"""Permission from another system: what patients agreed to, and at once what they no longer want."""

from enum import StrEnum
from typing import Annotated, Any, Final

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema, Status
from pydantic import ConfigDict, Field

from tactful.api.accounts import account_named
from tactful.api.auth import Token, actor_of, practice_of
from tactful.api.inbound import AHEAD
from tactful.api.problems import Problem, refuse_other_methods
from tactful.api.words import Address, Id, Instant, Message
from tactful.audit.actions import Happened, record
from tactful.chores import settle_now
from tactful.conversations.addresses import has_address, plain_address
from tactful.core.policy.facts import ConsentLevel
from tactful.core.replies.redaction import redact
from tactful.core.vocabulary import Channel
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import record_consent, stop_contact, suppress
from tactful.outreach.actions.permission import ADDRESS_SCOPE, people_at
from tactful.outreach.models import Consent
from tactful.outreach.stops import STOPS
from tactful.reports.permission import permission_of

router = Router(auth=Token("permission"))

WORDING_LENGTH: Final = 500


class StopScope(StrEnum):
    """What is to stop; `stop` is the word alone: texts and automated calls."""

    TEXTS = "texts"
    EMAIL = "email"
    CALLS = "calls"
    AUTOMATED = "automated"
    STOP = "stop"
    ALL = "all"


class StopIn(Schema):
    """Somebody asked us to stop. No reason is asked; the same twice is one stop."""

    model_config = ConfigDict(extra="forbid")

    guarantor: Id
    scope: StopScope


class StopOut(Schema):
    """What is stopped from now on, and how many messages that waited were taken back."""

    guarantor: str
    stopped: list[str]
    cancelled: int


class WrongAddressIn(Schema):
    """A number or mailbox that belongs to somebody else; it is stopped for everybody."""

    model_config = ConfigDict(extra="forbid")

    address: Address


class WrongAddressOut(Schema):
    """How many accounts have it on file."""

    accounts: int


class ConsentScope(StrEnum):
    """For what a permission was given."""

    SMS = "sms"
    EMAIL = "email"
    VOICE_LIVE = "voice_live"
    VOICE_AUTO = "voice_auto"
    UNENCRYPTED = "unencrypted"
    ECOMM = "ecomm"
    ALL = "all"


class ConsentSource(StrEnum):
    """How it reached us. What patients did themselves is theirs; all else was written down."""

    PORTAL = "portal"
    TEXT = "text"
    PAPER = "paper"
    DESK = "desk"
    PHONE = "phone"


class ConsentIn(Schema):
    """One permission or refusal with its evidence."""

    model_config = ConfigDict(extra="forbid")

    guarantor: Id
    scope: ConsentScope
    basis: ConsentLevel
    source: ConsentSource
    given_at: Instant
    address: Annotated[str, Field(max_length=254)] = ""
    wording: Annotated[Message, Field(max_length=WORDING_LENGTH)] = ""


class ConsentOut(Schema):
    """The permission as it is kept. `ends_stops`: it is the patient's own, so it ends an earlier
    stop of the same scope. `on_file`: it counts for an address that the account has now."""

    id: str
    guarantor: str
    ends_stops: bool
    on_file: bool


@router.post("/stops", response=StopOut)
def post_stop(request: HttpRequest, stop: StopIn) -> StopOut:
    """Stop contact at once, and take back what waits."""
    practice, now = practice_of(request), timezone.now()
    account = account_named(practice, stop.guarantor)
    scopes = STOPS[stop.scope]
    cancelled = stop_contact(account, scopes, by=actor_of(request), now=now)
    settle_now(practice, [account.pk], now=now)
    return StopOut(
        guarantor=account.external_id, stopped=[str(scope) for scope in scopes], cancelled=cancelled
    )


@router.post("/wrong-addresses", response=WrongAddressOut)
def post_wrong_address(request: HttpRequest, wrong: WrongAddressIn) -> WrongAddressOut:
    """Stop a number or mailbox that is somebody else's, for everybody who has it (R024)."""
    practice, now = practice_of(request), timezone.now()
    address = _plain(wrong.address)
    suppress(
        practice,
        (ADDRESS_SCOPE,),
        cause="wrong_number",
        via=actor_of(request),
        now=now,
        address=address,
    )
    people = people_at(practice, address)
    settle_now(practice, people, now=now)
    return WrongAddressOut(accounts=len(people))


@router.post("/consents", response={200: ConsentOut, 201: ConsentOut})
def post_consent(request: HttpRequest, consent: ConsentIn) -> Status[Any]:
    """Keep a permission with its evidence: 201 when it is new, 200 when it was known."""
    practice, now = practice_of(request), timezone.now()
    account = account_named(practice, consent.guarantor)
    if consent.given_at > now + AHEAD:
        raise Problem(422, "in-the-future", "given_at lies in the future; check the clock.")
    address = _plain(consent.address)
    if _lacks_evidence(consent):
        raise Problem(
            422,
            "no-evidence",
            "Permission for texts or automated calls needs the number and the wording that was "
            "agreed to.",
        )
    known = Consent.objects.filter(
        guarantor=account,
        scope=consent.scope.value,
        basis=consent.basis.value,
        address=address,
        source=consent.source.value,
        given_at=consent.given_at,
    ).first()
    kept = known or record_consent(
        account,
        scope=consent.scope.value,
        basis=consent.basis,
        wording=redact(consent.wording).text,
        source=consent.source.value,
        given_by="patient" if consent.source in _OWN else "staff",
        address=address,
        by=actor_of(request),
        given_at=consent.given_at,
        now=now,
    )
    settle_now(practice, [account.pk], now=now)
    return Status(200 if known else 201, _kept(account, kept))


@router.get("/permission")
def get_permission(request: HttpRequest, guarantor: Id) -> dict[str, Any]:
    """The permission ledger of one account, newest first: consents, stops and wishes."""
    practice, now = practice_of(request), timezone.now()
    account = account_named(practice, guarantor)
    found = permission_of(account)
    happened = Happened(actor_of(request), "permission read", f"guarantor:{account.uid}")
    record(practice.pk, [happened], now=now)
    return {
        "guarantor": account.external_id,
        "ledger": [
            {
                "at": entry.at,
                "what": entry.what,
                "address": entry.address,
                "wording": entry.wording,
                "how": entry.how,
                "by": entry.by,
                "stops": entry.stops,
            }
            for entry in found.entries
        ],
        "wishes": [
            {"kind": wish.kind, "words": wish.words, "at": wish.at} for wish in found.wishes
        ],
    }


def _lacks_evidence(consent: ConsentIn) -> bool:
    """Whether what the carriers and the FCC ask for is missing (policy.md R006, R023)."""
    needed = consent.scope in _EVIDENCED and consent.basis == ConsentLevel.EXPLICIT
    return needed and not (consent.address.strip() and consent.wording.strip())


def _plain(address: str) -> str:
    address = address.strip()
    channel = Channel.EMAIL if "@" in address else Channel.SMS
    return plain_address(channel, address) if address else ""


def _kept(account: Guarantor, consent: Consent) -> ConsentOut:
    channel = Channel.EMAIL if "@" in consent.address else Channel.SMS
    return ConsentOut(
        id=consent.uid,
        guarantor=account.external_id,
        ends_stops=consent.given_by == "patient" and consent.basis == ConsentLevel.EXPLICIT,
        on_file=not consent.address or has_address(account, channel, consent.address),
    )


_OWN: Final = (ConsentSource.PORTAL, ConsentSource.TEXT)
_EVIDENCED: Final = (ConsentScope.SMS, ConsentScope.VOICE_AUTO, ConsentScope.ALL)

for _path in ("/stops", "/wrong-addresses", "/consents"):
    refuse_other_methods(router, _path, "POST")
refuse_other_methods(router, "/permission", "GET")

"""What single columns mean to the gate: addresses, consents, holds, contacts.

Whatever is not known stays unknown here, which closes the gate.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from tactful.core.policy.facts import (
    ConsentLevel,
    Consents,
    Contact,
    ContactResult,
    Direction,
    Email,
    EmailStatus,
    GateChannel,
    Hold,
    PaymentKind,
    Phone,
    PhoneKind,
    PhoneStatus,
    Postal,
    Scope,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState
from tactful.outreach.gathered import Target, gate_channel
from tactful.outreach.models import TouchStatus

Known = Mapping[str, Any]
"""One guarantor's columns, by name."""


def targets(known: Known) -> dict[GateChannel, Target]:
    """Where each channel would reach the person; a channel without an address is absent."""
    found = {}
    if texts := _text_number(known):
        found[GateChannel.SMS] = texts
    if calls := _number(known, "mobile") or _number(known, "phone"):
        found[GateChannel.VOICE_LIVE] = found[GateChannel.VOICE_AUTO] = calls
    if known["email"]:
        found[GateChannel.EMAIL] = Target("email", known["email"])
    if known["address"]:
        found[GateChannel.LETTER] = Target("postal", known["address"])
    return found


def _text_number(known: Known) -> Target | None:
    """The mobile; else the other number, and the gate says if it is a landline."""
    return _number(known, "mobile") or _number(known, "phone")


def _number(known: Known, column: str) -> Target | None:
    return Target(column, known[column]) if known[column] else None


def phones(known: Known, suppressed: Mapping[str, str], *, verified: bool) -> tuple[Phone, ...]:
    return tuple(
        Phone(
            id=column,
            kind=_phone_kind(place.get("kind")),
            verified=verified,
            status=_NUMBER_CAUSES.get(suppressed.get(known[column], ""), PhoneStatus.OK),
            state=place.get("state") or None,
            zones=tuple(place.get("zones", ())),
        )
        for column in ("mobile", "phone")
        if known[column]
        for place in (known["places"].get(column) or {},)
    )


def _phone_kind(word: str | None) -> PhoneKind:
    try:
        return PhoneKind(word or PhoneKind.UNKNOWN)
    except ValueError:
        return PhoneKind.UNKNOWN


def emails(known: Known, suppressed: Mapping[str, str], *, verified: bool) -> tuple[Email, ...]:
    address = known["email"]
    if not address:
        return ()
    status = _MAILBOX_CAUSES.get(suppressed.get(address, ""), EmailStatus.OK)
    return (Email("email", verified, status),)


def postal(known: Known, *, verified: bool) -> Postal | None:
    if not (known["zip"] or known["address"]):
        return None
    place = known["places"].get("zip") or {}
    return Postal(
        zip=known["zip"] or None,
        state=known["state"] or place.get("state") or None,
        zones=tuple(place.get("zones", ())),
        verified=verified,
        id="postal",
    )


def consents(rows: Sequence[tuple[Any, ...]], declared: Known) -> Consents:
    """The newest word on each channel; where there is none, what the practice declared."""
    said = {
        scope: _LEVELS.get(declared.get(f"consent_{scope}", ""))
        for scope in ("sms", "voice_live", "voice_auto", "email")
    }
    written = False
    for scope, basis, _, _, _ in rows:
        if scope == "ecomm":
            written = basis == ConsentLevel.EXPLICIT
        for one in said if scope == Scope.ALL else (scope,):
            if one in said:
                said[one] = _LEVELS.get(basis)
    return Consents(**said, ecomm_written=written)


def accepts_unencrypted(rows: Sequence[tuple[Any, ...]], declared: Known) -> bool:
    answers = [basis for scope, basis, _, _, _ in rows if scope == "unencrypted"]
    if answers:
        return bool(answers[-1] == ConsentLevel.EXPLICIT)
    return bool(declared.get("unencrypted_accepted"))


def source_holds(known: Known, since: date) -> tuple[Hold, ...]:
    kinds = [_TAG_HOLDS[tag] for tag in known["tags"] if tag in _TAG_HOLDS]
    if known["insurance_state"] == InsuranceState.PENDING:
        kinds.append(HoldKind.INSURANCE_PENDING)
    return tuple(Hold(kind, since) for kind in kinds)


def payment_kind(on: date, today: date, balance_cents: int | None) -> PaymentKind:
    if on > today:
        return PaymentKind.PENDING  # dated ahead: on its way
    return PaymentKind.PARTIAL if (balance_cents or 0) > 0 else PaymentKind.FULL


def contact(row: Sequence[Any], account: str) -> Contact:
    channel, automated, at, category, conversation, engaged_at, voicemail, result, status = row
    return Contact(
        gate_channel(channel, automated=automated),
        at,
        Direction.OUT,
        Category(category),
        conversation,
        engaged_at is not None,
        voicemail,
        _result(result, status),
        account,
    )


def _result(result: str, status: str) -> ContactResult:
    if status == TouchStatus.REFUSED:
        return ContactResult.REJECTED
    try:
        return ContactResult(result)
    except ValueError:
        return ContactResult.DELIVERED  # unknown counts as a contact: once too few, never too many


def is_taken_email(row: Sequence[Any]) -> bool:
    return bool(row[0] == Channel.EMAIL and row[-1] == TouchStatus.ACCEPTED)


def later(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def preferred_channel(word: str) -> Channel | None:
    return Channel(word) if word else None


# What an export calls an account: it stops outreach for as long as the newest export says so.
_TAG_HOLDS: Final = {
    "bankrupt": HoldKind.BANKRUPTCY_PETITION,
    "deceased": HoldKind.DECEASED,
    "disputed": HoldKind.DISPUTE,
    "hardship": HoldKind.HARDSHIP,
    "payment_plan": HoldKind.PLAN,
}
NO_CONTACT_TAG: Final = "do_not_contact"
_NUMBER_CAUSES: Final = {
    "invalid": PhoneStatus.INVALID,
    "no_sms": PhoneStatus.NO_SMS,
    "unreachable": PhoneStatus.UNREACHABLE,
    "wrong_number": PhoneStatus.WRONG_NUMBER,
}
_MAILBOX_CAUSES: Final = {
    "complaint": EmailStatus.COMPLAINT,
    "hard_bounce": EmailStatus.HARD_BOUNCE,
    "invalid": EmailStatus.HARD_BOUNCE,
    "wrong_number": EmailStatus.HARD_BOUNCE,
}
SCOPES: Final = {scope.value: (scope,) for scope in Scope}
_LEVELS: Final = {level.value: level for level in ConsentLevel}

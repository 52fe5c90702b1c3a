"""What single columns mean to the gate: addresses, consents, holds, contacts.

Whatever is not known stays unknown here, which closes the gate.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tactful.core.policy.facts import (
    ConfidentialCommunication,
    ConsentLevel,
    Consents,
    Contact,
    ContactResult,
    DeclaredZone,
    Direction,
    Email,
    EmailStatus,
    GateChannel,
    Hold,
    OptIn,
    OptInBy,
    PaymentKind,
    PersonalHours,
    Phone,
    PhoneKind,
    PhoneStatus,
    Postal,
    PostalKind,
    PostalStatus,
    ReassignedResult,
    Scope,
)
from tactful.core.vocabulary import Category, Channel, HoldKind, InsuranceState
from tactful.outreach.gathered import Target, gate_channel
from tactful.outreach.models import AddressFactKind, TouchStatus, WishKind
from tactful.practice.policy.reading import minute

Known = Mapping[str, Any]
"""One guarantor's columns, by name."""

Learned = Mapping[tuple[str, str], tuple[str, datetime]]
"""What was learned of addresses: by address and kind, the newest value and since when."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asked of us about how they are reached; None where nothing was asked."""

    zone: DeclaredZone | None = None
    hours: tuple[PersonalHours, ...] | None = None
    channels: tuple[GateChannel, ...] | None = None
    confidential: ConfidentialCommunication | None = None


def wishes(
    rows: Sequence[tuple[str, Any, datetime]], known: Known, day: Callable[[datetime], date]
) -> Wishes:
    """The wishes that stand, from rows of kind, value and since when; raises where unreadable."""
    if not rows:
        return _NO_WISHES
    said = {kind: (value, at) for kind, value, at in rows}
    zone, hours = said.get(WishKind.ZONE), said.get(WishKind.HOURS)
    channels, agreed = said.get(WishKind.CHANNELS), said.get(WishKind.CONFIDENTIAL)
    return Wishes(
        zone=DeclaredZone(zone[0]["tz"], day(zone[1]), zone[0]["state"] or None) if zone else None,
        hours=hours_wished(hours[0]) if hours else None,
        channels=tuple(GateChannel(c) for c in channels[0]) if channels else None,
        confidential=_confidential(agreed[0], known) if agreed else None,
    )


def hours_wished(value: Sequence[Mapping[str, Any]]) -> tuple[PersonalHours, ...]:
    """The hours a person allows, as the gate reads them; raises where they cannot be read."""
    return tuple(
        PersonalHours(
            tuple(int(day) for day in span["days"]),
            minute(span["from"], "hours"),
            minute(span["to"], "hours"),
        )
        for span in value
    )


def _confidential(value: Mapping[str, str], known: Known) -> ConfidentialCommunication:
    """By the id of the address; one that is no longer on file is nobody's, and all stays shut."""
    ids = {known[column]: id for id, column in _ADDRESS_IDS.items() if known[column]}
    return ConfidentialCommunication(
        GateChannel(value["channel"]), ids.get(value["address"], "elsewhere")
    )


def of_addresses_on_file(
    rows: Sequence[tuple[Any, ...]], known: Known
) -> Sequence[tuple[Any, ...]]:
    """Consents that still count: one given for a number or mailbox ends with it.

    A refusal stays, whatever address it named.
    """
    here = {known[column].lower() for column in ("email", "mobile", "phone") if known[column]}
    return [
        row for row in rows if not row[2] or row[1] == ConsentLevel.NONE or row[2].lower() in here
    ]


def opt_ins(
    rows: Sequence[tuple[Any, ...]], stops: Sequence[Sequence[Any]], known: Known
) -> tuple[OptIn, ...]:
    """What may end a stop: to have agreed in so many words. To have given a number is no wish to
    be texted again (policy.md R020)."""
    agreed = [row for row in rows if row[0] in SCOPES and row[1] == ConsentLevel.EXPLICIT]
    return tuple(
        OptIn(SCOPES[scope], at, OptInBy.PATIENT if by == "patient" else OptInBy.STAFF)
        for scope, _, address, by, at in agreed
        if not _is_of_another_number(scope, address, at, agreed, stops, known)
    )


def _is_of_another_number(
    scope: str,
    address: str,
    at: datetime,
    agreed: Sequence[tuple[Any, ...]],
    stops: Sequence[Sequence[Any]],
    known: Known,
) -> bool:
    """Whether it came from one number while the stop came from another that is still on file:
    START from there would let texts go to the number that said STOP."""
    numbers = {known[column] for column in ("mobile", "phone") if known[column]}
    if address not in numbers:
        return False
    return any(
        stopped == scope
        and cause == _OPT_OUT
        and number in numbers - {address}
        and since < at
        and not any(
            (again, whence) in ((scope, number), (scope, "")) and who == "patient" and when > since
            for again, _, whence, who, when in agreed
        )
        for stopped, cause, number, since in stops
    )


def gravity(stop: Sequence[Any]) -> tuple[int, datetime]:
    """By how much a stopped address closes, the least first; then by when."""
    _, cause, _, at = stop
    return (_LEAST_FIRST.index(cause) if cause in _LEAST_FIRST else -1, at)


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


def phones(
    known: Known, suppressed: Mapping[str, str], learned: Learned, *, verified: bool
) -> tuple[Phone, ...]:
    return tuple(
        _phone(column, known, suppressed.get(known[column], ""), learned, verified=verified)
        for column in ("mobile", "phone")
        if known[column]
    )


def _phone(column: str, known: Known, cause: str, learned: Learned, *, verified: bool) -> Phone:
    number, place = known[column], known["places"].get(column) or {}
    line, _ = learned.get((number, AddressFactKind.LINE), (None, None))
    checked, checked_at = learned.get((number, AddressFactKind.NUMBER_CHECK), (None, None))
    return Phone(
        id=column,
        kind=_phone_kind(line or place.get("kind")),
        verified=verified,
        status=_NUMBER_CAUSES.get(cause, PhoneStatus.OK),
        state=place.get("state") or None,
        zones=tuple(place.get("zones", ())),
        reassigned=ReassignedResult(checked) if checked else None,
        reassigned_checked_at=checked_at,
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


def postal(known: Known, learned: Learned, *, verified: bool) -> Postal | None:
    if not (known["zip"] or known["address"]):
        return None
    place = known["places"].get("zip") or {}
    mail, _ = learned.get((known["address"], AddressFactKind.MAIL), (PostalStatus.OK, None))
    return Postal(
        zip=known["zip"] or None,
        state=known["state"] or place.get("state") or None,
        zones=tuple(place.get("zones", ())),
        kind=PostalKind(place.get("kind", PostalKind.CIVIL)),
        verified=verified,
        status=PostalStatus(mail),
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
_OPT_OUT: Final = "opt_out"
# `no_sms` leaves every call open, `unreachable` a person's; the others close the address.
_LEAST_FIRST: Final = (
    *("no_sms", "unreachable"),
    *("hard_bounce", "complaint", "invalid", "wrong_number"),
)
_NO_WISHES: Final = Wishes()
_ADDRESS_IDS: Final = {"mobile": "mobile", "phone": "phone", "email": "email", "postal": "address"}
SCOPES: Final = {scope.value: (scope,) for scope in Scope}
_LEVELS: Final = {level.value: level for level in ConsentLevel}

"""The permission ledger of one account: who agreed to what, who stopped it, and what they wish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from django.db.models import Q

from tactful.core.wording import listed
from tactful.ledger.models import Guarantor
from tactful.outreach.models import (
    AddressFact,
    AddressFactKind,
    Consent,
    Suppression,
    Wish,
    WishKind,
)
from tactful.reports.account_reach import SCOPE_WORDS
from tactful.reports.account_words import reason_words
from tactful.reports.actors import actor_names


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger. `address` and `wording` are the patient's own, to be covered."""

    at: datetime
    what: str
    address: str
    wording: str
    how: str
    by: str
    stops: bool


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish that stands, in words; `private` where it holds an address."""

    uid: str
    kind: str
    words: str
    private: bool
    how: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AddressNow:
    """A number, mailbox or address on file: what was learned of it and what stops its use."""

    column: str
    name: str
    address: str
    learned: tuple[str, ...]
    stopped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permission:
    """Everything about how a person may be reached, newest first."""

    entries: tuple[Entry, ...]
    wishes: tuple[Wished, ...]
    addresses: tuple[AddressNow, ...]


def permission_of(guarantor: Guarantor) -> Permission:
    """The whole ledger of an account; five queries."""
    consents = list(Consent.objects.filter(guarantor=guarantor))
    stops = _stops(guarantor)
    wishes = list(Wish.objects.filter(guarantor=guarantor, ended_at=None).order_by("kind"))
    facts = _facts(guarantor)
    names = actor_names(
        [c.source for c in consents]
        + [c.recorded_by for c in consents]
        + [s.via for s in stops]
        + [one for w in wishes for one in (w.source, w.recorded_by)]
    )
    entries = [
        *(_agreed(one, names) for one in consents),
        *_stopped(stops, names),
    ]
    return Permission(
        tuple(sorted(entries, key=lambda entry: entry.at, reverse=True)),
        tuple(_wished(one, names) for one in wishes),
        tuple(_address(guarantor, *place, stops=stops, facts=facts) for place in ADDRESSES),
    )


ADDRESSES: Final = (
    ("mobile", "Mobile"),
    ("phone", "Phone"),
    ("email", "E-mail"),
    ("address", "Postal address"),
)
HOW: Final = {
    "paper": "on a form they signed",
    "desk": "at the desk",
    "phone": "on the phone",
    "portal": "on the patient page",
    "before": "noted in the earlier system",
}
"""How a permission or a wish reached us, as staff choose it."""

_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CHANNELS: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice_live": "calls by a person",
    "voice_auto": "automated calls",
    "letter": "letters",
}
_AGREED: Final = {
    "explicit": "agreed to {}",
    "number_only": "gave a number or address for {}",
    "none": "said no to {}",
}
_LEARNED: Final = {
    (AddressFactKind.LINE, "facility"): "a facility’s line: no automated calls",
    (AddressFactKind.LINE, "landline"): "a landline: no texts",
    (AddressFactKind.LINE, "mobile"): "a mobile",
    (AddressFactKind.LINE, "voip"): "an internet line",
    (AddressFactKind.NUMBER_CHECK, "no"): "checked: the same owner",
    (AddressFactKind.NUMBER_CHECK, "yes"): "checked: it has a new owner",
    (AddressFactKind.NUMBER_CHECK, "no_data"): "checked: nothing is known of it",
    (AddressFactKind.MAIL, "returned"): "mail came back from there",
    (AddressFactKind.MAIL, "ok"): "mail arrives there",
}


def _agreed(consent: Consent, names: Any) -> Entry:
    what = _AGREED.get(consent.basis, consent.basis + " {}").format(
        SCOPE_WORDS.get(consent.scope, consent.scope.replace("_", " "))
    )
    own = consent.given_by == "patient"
    return Entry(
        consent.given_at,
        what,
        consent.address,
        consent.wording,
        HOW.get(consent.source) or names[consent.source],
        names[consent.recorded_by] if consent.recorded_by else ("the patient" if own else ""),
        consent.basis == "none",
    )


def _stops(guarantor: Guarantor) -> list[Suppression]:
    addresses = [a for a in (guarantor.email, guarantor.mobile, guarantor.phone) if a]
    ours = Q(guarantor=guarantor) | Q(guarantor=None, address__in=addresses)
    return list(
        Suppression.objects.for_practice(guarantor.practice).filter(ours).order_by("-at", "pk")
    )


def _stopped(stops: Sequence[Suppression], names: Any) -> Iterable[Entry]:
    """One line for what was stopped at once: STOP ends texts and automated calls together."""
    for (at, cause, via, address), several in groupby(
        stops, key=lambda stop: (stop.at, stop.cause, stop.via, stop.address)
    ):
        scopes = dict.fromkeys(SCOPE_WORDS.get(stop.scope, stop.scope) for stop in several)
        yield Entry(
            at, f"no {listed(list(scopes))}", address, "", reason_words(cause), names[via], True
        )


def _facts(guarantor: Guarantor) -> list[AddressFact]:
    addresses = [a for a in (guarantor.mobile, guarantor.phone, guarantor.address) if a]
    found = AddressFact.objects.for_practice(guarantor.practice).filter(address__in=addresses)
    return list(found.order_by("at", "pk"))


def _address(
    guarantor: Guarantor,
    column: str,
    name: str,
    *,
    stops: Sequence[Suppression],
    facts: Sequence[AddressFact],
) -> AddressNow:
    address = getattr(guarantor, column)
    newest = {fact.kind: fact.value for fact in facts if fact.address == address}
    return AddressNow(
        column=column,
        name=name,
        address=address,
        learned=tuple(_LEARNED.get((AddressFactKind(k), v), v) for k, v in newest.items()),
        stopped=tuple(
            dict.fromkeys(
                reason_words(stop.cause)
                for stop in stops
                if address and stop.address == address and stop.cause != "opt_out"
            )
        ),
    )


def _wished(wish: Wish, names: Any) -> Wished:
    return Wished(
        wish.uid,
        wish.kind,
        _WORDS[WishKind(wish.kind)](wish.value),
        wish.kind == WishKind.CONFIDENTIAL,
        HOW.get(wish.source) or names[wish.source],
        names[wish.recorded_by],
        wish.said_at,
    )


def hours_words(spans: Sequence[Any]) -> str:
    """`Mon, Tue 5:00 PM to 8:00 PM; Sat 10:00 AM to 12:00 PM`."""
    return "; ".join(
        f"{', '.join(_DAYS[day] for day in span['days'])} {_clock(span['from'])} to "
        f"{_clock(span['to'])}"
        for span in spans
    )


def _clock(written: str) -> str:
    hour, _, minute = written.partition(":")
    at = int(hour) % 24
    return f"{at % 12 or 12}:{minute} {'AM' if at < 12 else 'PM'}"


def _zone_words(value: Any) -> str:
    city = value["tz"].rpartition("/")[2].replace("_", " ")
    return f"on the clock of {city}" + (f", in {value['state']}" if value["state"] else "")


_WORDS: Final[dict[WishKind, Any]] = {
    WishKind.HOURS: hours_words,
    WishKind.CHANNELS: lambda chosen: listed([_CHANNELS.get(one, one) for one in chosen]),
    WishKind.CONFIDENTIAL: lambda value: (
        f"{_CHANNELS.get(value['channel'], value['channel'])} to {value['address']} only"
    ),
    WishKind.ZONE: _zone_words,
}

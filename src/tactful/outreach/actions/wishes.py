"""What a person asks of us about how they are reached, and what is learned of their addresses."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from tactful.audit.actions import Happened, record
from tactful.core.policy.clock import zone
from tactful.core.policy.facts import GateChannel, PhoneKind, PostalStatus, ReassignedResult
from tactful.ledger.events import tell
from tactful.ledger.models import Guarantor
from tactful.outreach.gather import DECLARED
from tactful.outreach.models import AddressFact, AddressFactKind, Wish, WishKind
from tactful.outreach.reading import hours_wished
from tactful.practice.models import Practice
from tactful.practice.policy.load import state_table
from tactful.turns import take_turns


class WishFault(ValueError):
    """A wish or finding that cannot be used: what is wrong, in one sentence for staff."""


@transaction.atomic
def record_wish(
    guarantor: Guarantor, kind: WishKind, value: Any, *, source: str, by: str, now: datetime
) -> Wish:
    """Note what a person asked for; it takes the place of an earlier wish of this kind.

    `value` is as outreach.models.Wish says; `source` is how it reached us. Raises WishFault where
    the value cannot be used. No reason is asked for (policy.md R004, R095).
    """
    checked = _CHECKS[kind](value)
    take_turns([guarantor.pk])
    standing = Wish.objects.filter(guarantor=guarantor, kind=kind, ended_at=None)
    standing.update(ended_at=now, ended_by=by)
    wish: Wish = Wish.objects.create(
        practice_id=guarantor.practice_id,
        guarantor=guarantor,
        kind=kind,
        value=checked,
        source=source[:80],
        recorded_by=by,
        said_at=now,
    )
    _tell(guarantor, "wish recorded", wish, by=by, now=now)
    return wish


@transaction.atomic
def end_wish(wish: Wish, *, by: str, now: datetime) -> bool:
    """Let a wish no longer count, as the person asked; False where it had ended already."""
    standing = Wish.objects.filter(pk=wish.pk, ended_at=None)
    done = bool(standing.update(ended_at=now, ended_by=by))
    if done:
        _tell(wish.guarantor, "wish ended", wish, by=by, now=now)
    return done


@transaction.atomic
def learn_address(
    practice: Practice,
    address: str,
    kind: AddressFactKind,
    value: str,
    *,
    by: str,
    now: datetime,
    at: datetime | None = None,
) -> AddressFact:
    """Note what was found out about a number, a postal address or a place, for all who have it.

    It counts from `at` on, from now where that is left out. Raises WishFault where there is no
    address or the value is none of its kind's.
    """
    if not address:
        raise WishFault("There is no such address on file.")
    if value not in _FINDINGS[kind]:
        raise WishFault(f"Choose one of {', '.join(_FINDINGS[kind])}.")
    here = _HAVING.get(kind, _having_number)(address)
    people = set(Guarantor.objects.for_practice(practice).filter(here).values_list("pk", flat=True))
    take_turns(people)
    learned: AddressFact = AddressFact.objects.create(
        practice=practice, address=address, kind=kind, value=value, source=by, at=at or now
    )
    tell(practice.pk, people, "address_learned", origin=f"address:{learned.uid}", now=now)
    detail = {"kind": str(kind), "value": value, "guarantors": len(people)}
    record(practice.pk, [Happened(by, "address checked", detail=detail)], now=now)
    return learned


def _having_number(number: str) -> Q:
    return Q(mobile=number) | Q(phone=number)


_HAVING: Final[Mapping[str, Callable[[str], Q]]] = {
    AddressFactKind.MAIL: lambda address: Q(address=address),
    AddressFactKind.DISASTER: lambda zip_code: Q(zip=zip_code),
}


def _tell(guarantor: Guarantor, what: str, wish: Wish, *, by: str, now: datetime) -> None:
    """The journeys hear of it, and the audit; the wish itself stays in its row."""
    tell(guarantor.practice_id, [guarantor.pk], "wish", origin=f"wish:{wish.uid}", now=now)
    happened = Happened(by, what, f"guarantor:{guarantor.uid}", {"kind": str(wish.kind)})
    record(guarantor.practice_id, [happened], now=now)


def _hours(value: Any) -> list[dict[str, Any]]:
    """Spans of weekdays and times; a span has at least one day, and ends after it begins."""
    spans: list[dict[str, Any]] = []
    for span in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        days = sorted({int(day) for day in span.get("days", ())})
        if not days or not set(days) <= set(range(7)):
            raise WishFault("Choose at least one day.")
        spans.append({"days": days, "from": str(span.get("from")), "to": str(span.get("to"))})
    if not spans:
        raise WishFault("Say at which hours they may be reached.")
    try:
        read = hours_wished(spans)
    except ValueError:
        raise WishFault("Write times such as 17:00.") from None
    if any(one.start_min >= one.end_min for one in read):
        raise WishFault("The end must be later than the start.")
    return spans


def _channels(value: Any) -> list[str]:
    chosen = [channel for channel in GateChannel if channel in (value or ())]
    if not chosen:
        raise WishFault("Choose at least one way; to stop all of them, use “Asked us to stop”.")
    return [str(channel) for channel in chosen]


def _confidential(value: Any) -> dict[str, str]:
    said = value if isinstance(value, Mapping) else {}
    channel, address = str(said.get("channel", "")), str(said.get("address", "")).strip()
    if channel not in set(GateChannel) or not address:
        raise WishFault("Choose the one way and address at which they may be reached.")
    return {"channel": channel, "address": address[:300]}


def _zone(value: Any) -> dict[str, str]:
    said = value if isinstance(value, Mapping) else {}
    name, state = str(said.get("tz", "")), str(said.get("state") or "").strip().upper()
    if zone(name) is None:
        raise WishFault("Choose the time zone in which they are now.")
    if state and state not in state_table().states:
        raise WishFault("Write the state as two letters, such as CO.")
    return {"tz": name, "state": state}


_CHECKS: Final = {
    WishKind.HOURS: _hours,
    WishKind.CHANNELS: _channels,
    WishKind.CONFIDENTIAL: _confidential,
    WishKind.ZONE: _zone,
}
_FINDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    AddressFactKind.LINE: tuple(PhoneKind),
    AddressFactKind.NUMBER_CHECK: tuple(ReassignedResult),
    AddressFactKind.MAIL: tuple(PostalStatus),
    AddressFactKind.DISASTER: (DECLARED, "over"),
}

"""Whose message it is: what goes out is written a second time from the account's own rows.

A message shows a name, an amount, a date. Should a fault anywhere between the rows and the
provider ever mix two accounts, this finds it before anything is sent: the rows are read apart
from everything that composed the message, by the account the touch belongs to, and the message
written from them must be the same, letter by letter, and go to an address of that account.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from tactful import bulk
from tactful.channels.contract import OutgoingTouch
from tactful.core.aging import days_past_due
from tactful.core.compose import ComposeError, MergeTags, Message, render
from tactful.core.vocabulary import Category, Channel
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.outreach.composing import BACK_TO_SENDER, Composed
from tactful.outreach.models import Touch
from tactful.practice.models import Practice
from tactful.practice.queries import today_of


@dataclass(frozen=True, slots=True)
class Owner:
    """What a message to one account may show, and where it may go. Amounts in cents."""

    guarantor_id: int
    facts: Mapping[str, Any]
    addresses: Mapping[Channel, frozenset[str]]
    promises: frozenset[tuple[date, int | None]] = field(default_factory=frozenset)

    def tags(self, written: MergeTags) -> MergeTags:
        """The merge tags of this account; of what was written only the practice's are kept.

        A promise is kept where this account made it. What no message shows yet is left out, so
        that nothing new is shown without being read here too.
        """
        practices = {name: getattr(written, name) for name in OF_THE_PRACTICE}
        promised = (written.promise_date, written.promise_amount_cents)
        if promised in self.promises:
            practices |= {"promise_date": promised[0], "promise_amount_cents": promised[1]}
        return MergeTags(**practices, **self.facts)


OF_THE_PRACTICE: Final = (
    *("practice_name", "office_phone", "office_hours", "staff_name", "pay_link", "help_link"),
    *("stop_link", "check_link", "verify_code", "last_reminder"),
)
"""Merge tags that are the practice's or this one message's, and tell nothing of an account."""


def owners_of(
    practice: Practice, guarantor_ids: Iterable[int], *, now: datetime
) -> dict[int, Owner]:
    """The accounts as their own rows tell them, by guarantor id, in two queries."""
    among, today = bulk.among(sorted(set(guarantor_ids))), today_of(practice, now)
    rows = Guarantor.objects.filter(practice=practice, id__in=among).values(*_COLUMNS)
    promises: dict[int, set[tuple[date, int | None]]] = {}
    made = PromiseToPay.objects.filter(practice=practice, guarantor_id__in=among)
    for id, on, cents in made.values_list("guarantor_id", "promised_on", "amount_cents"):
        promises.setdefault(id, set()).add((on, cents))
    found = (_owner(row, today) for row in rows)
    return {
        owner.guarantor_id: replace(owner, promises=frozenset(promises.get(owner.guarantor_id, ())))
        for owner in found
    }


def strays(
    owner: Owner | None, touch: Touch, composed: Composed, outgoing: OutgoingTouch
) -> tuple[str, ...]:
    """Which parts of what goes out are not this account's: address, subject, text, html.

    Empty where everything is. An account that could not be read owns nothing.
    """
    if owner is None or owner.guarantor_id != touch.guarantor_id:
        return ("account",)
    found = [] if _is_theirs(outgoing.to, owner, touch) else ["address"]
    if outgoing.touch_id != touch.uid:
        found.append("touch")
    try:
        own = render(composed.template, owner.tags(composed.tags))
    except ComposeError:
        return (*found, "text")
    sent = Message(outgoing.subject, outgoing.body, outgoing.html)
    own = composed.shortened(own)
    return (*found, *(part for part in _PARTS if getattr(own, part) != getattr(sent, part)))


_PARTS: Final = ("subject", "text", "html")
_COLUMNS: Final = (
    *("id", "first_name", "last_name", "email", "mobile", "phone", "address"),
    *("balance__balance_cents", "balance__oldest_due_on", "balance__open_statements"),
    *("balance__last_payment_on", "balance__last_payment_cents"),
)


def _owner(row: Mapping[str, Any], today: date) -> Owner:
    first, due_on = row["first_name"], row["balance__oldest_due_on"]
    numbers = frozenset(filter(None, (row["mobile"], row["phone"])))
    facts = {
        "first_name": first or None,
        "full_name": f"{first} {row['last_name']}".strip() or None,
        "balance_cents": row["balance__balance_cents"],
        "due_date": due_on,
        "days_past_due": days_past_due(due_on, today) if due_on else 0,
        "last_payment_amount_cents": row["balance__last_payment_cents"],
        "last_payment_date": row["balance__last_payment_on"],
        "open_statements": row["balance__open_statements"] or 0,
    }
    addresses = {
        Channel.SMS: numbers,
        Channel.VOICE: numbers,
        Channel.EMAIL: frozenset(filter(None, (row["email"],))),
        Channel.LETTER: frozenset(filter(None, (row["address"],))),
    }
    return Owner(row["id"], facts, addresses)


def _is_theirs(to: str, owner: Owner, touch: Touch) -> bool:
    if Category(touch.category) in BACK_TO_SENDER and touch.to_address:
        return to == touch.to_address
    return to in owner.addresses.get(Channel(touch.channel), frozenset())

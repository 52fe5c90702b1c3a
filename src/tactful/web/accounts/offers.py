"""What can be done with an account as it stands, by whoever looks at it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse

from tactful.core.vocabulary import HoldKind, WorkKind
from tactful.practice.roles import Right
from tactful.reports.account import Account
from tactful.web.staff import StaffRequest
from tactful.worklist.models import WorkItem

_CALLS: Final = (WorkKind.CALL, WorkKind.BROKEN_PROMISE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that opens a form: its words, its address, and the key that presses it."""

    words: str
    address: str
    key: str = ""
    primary: bool = False


def offers(request: StaffRequest, account: Account, items: Sequence[WorkItem]) -> list[Offer]:
    """The acts that make sense now and that this person may do; one of them is the primary."""
    found = list(_money(request, account))
    if Right.WORK in request.may:
        found = [*_work(account, items), *found, *_outreach(account)]
    return [replace(offer, primary=not n) for n, offer in enumerate(found)]


def _work(account: Account, items: Sequence[WorkItem]) -> Iterator[Offer]:
    uid = account.row.uid
    calls = [item.uid for item in items if item.kind in _CALLS]
    address = reverse("accounts:disposition", args=[uid, *calls[:1]])
    yield Offer("Write down a call…", address, "c")
    if account.row.facts.last_reply_on is not None:
        yield _offer("reply", "Answer…", uid, "r")
    if account.row.balance_cents > 0:
        yield _offer("promise", "Promise…", uid, "p")


def _money(request: StaffRequest, account: Account) -> Iterator[Offer]:
    if Right.MONEY in request.may:
        yield _offer("payment", "Record a payment…", account.row.uid, "$")


def _outreach(account: Account) -> Iterator[Offer]:
    uid, holds, owes = account.row.uid, account.row.facts.holds, account.row.balance_cents > 0
    if owes and HoldKind.DISPUTE not in holds:
        yield _offer("dispute", "Dispute…", uid, "d")
    if owes and HoldKind.HARDSHIP not in holds:
        yield _offer("hardship", "Cannot pay…", uid)
    if HoldKind.WITH_PERSON not in holds:
        yield _offer("pause", "Pause…", uid)
    yield _offer("hold", "Put on hold…", uid)
    if account.next.walk is None and owes:
        yield _offer("enroll", "Start a journey…", uid)
    yield _offer("note", "Note…", uid, "n")


def _offer(name: str, words: str, uid: str, key: str = "") -> Offer:
    return Offer(words, reverse(f"accounts:{name}", args=[uid]), key)

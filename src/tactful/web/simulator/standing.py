"""How the account of the person on the phone stands now: what their words have led to."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.money import format_cents
from tactful.core.policy.codes import REASONS, Code
from tactful.core.vocabulary import PromiseStatus
from tactful.core.wording import full_date, listed
from tactful.ledger.models import Guarantor, PromiseToPay
from tactful.outreach.models import Suppression, Touch, TouchStatus
from tactful.outreach.queries import open_holds_of
from tactful.web.simulator.understood import SCOPES, Fact, begun
from tactful.web.words import moment, sentence
from tactful.worklist.models import WorkItem

_MOST: Final = 5  # of each, which is more than anybody has


def standing(guarantor: Guarantor, zone: ZoneInfo, *, on: date) -> list[Fact]:
    """What is owed, promised, held, stopped, asked of a person and still to go out."""
    return [
        *_owes(guarantor),
        *_promises(guarantor),
        *_holds(guarantor),
        *_stopped(guarantor),
        *_asked(guarantor),
        *_waiting(guarantor, zone, on),
    ]


def _owes(guarantor: Guarantor) -> list[Fact]:
    balance = getattr(guarantor, "balance", None)
    if balance is None:
        return []
    return [Fact("Owes", format_cents(balance.balance_cents), private=True)]


def _promises(guarantor: Guarantor) -> list[Fact]:
    found = PromiseToPay.objects.filter(guarantor=guarantor, status=PromiseStatus.OPEN)
    return [
        Fact(
            "Promise open",
            f"{format_cents(one.amount_cents) if one.amount_cents else 'The balance'} "
            f"on {full_date(one.promised_on)}",
            private=True,
        )
        for one in found.order_by("promised_on")[:_MOST]
    ]


def _holds(guarantor: Guarantor) -> list[Fact]:
    kinds = [str(hold.get_kind_display()) for hold in open_holds_of(guarantor)[:_MOST]]
    return [Fact("On hold", begun(listed(kinds)))] if kinds else []


def _stopped(guarantor: Guarantor) -> list[Fact]:
    scopes = Suppression.objects.filter(guarantor=guarantor, cause="opt_out")
    named = dict.fromkeys(scopes.order_by("at").values_list("scope", flat=True)[:_MOST])
    said = [SCOPES.get(scope, scope) for scope in named]
    return [Fact("Asked to stop", begun(listed(said)))] if said else []


def _asked(guarantor: Guarantor) -> list[Fact]:
    items = WorkItem.objects.filter(guarantor=guarantor, closed_at=None).order_by("urgency", "pk")
    return [Fact("For a person", sentence(item.reason), private=True) for item in items[:_MOST]]


def _waiting(guarantor: Guarantor, zone: ZoneInfo, on: date) -> list[Fact]:
    queued = Touch.objects.filter(guarantor=guarantor, status=TouchStatus.QUEUED)
    return [
        Fact("Still to go out", f"Not before {moment(touch.due_at, zone, on=on)}", _why(touch))
        for touch in queued.order_by("due_at")[:_MOST]
    ]


def _why(touch: Touch) -> str:
    """Why it was put off, where the gate said so."""
    known = touch.reason in list(Code)
    return f"{sentence(REASONS[Code(touch.reason)].why)}." if known else ""

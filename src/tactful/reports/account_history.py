"""The money of one account in order, with what was owed after each line: for print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tactful.ledger.models import Guarantor
from tactful.ledger.promises import Judged, judge
from tactful.ledger.queries import Entry, history_of


@dataclass(frozen=True, slots=True)
class Move:
    """One statement, payment or correction; in cents what it adds, and what is owed after it."""

    on: date
    what: str
    ref: str
    cents: int
    balance_cents: int


@dataclass(frozen=True, slots=True)
class Money:
    """The moves of a period, and what was owed before it, in cents."""

    before_cents: int
    moves: tuple[Move, ...]
    after_cents: int


def money_of(guarantor: Guarantor, *, since: date | None, until: date) -> Money:
    """Every move of a period, oldest first; three queries."""
    entries = history_of(guarantor, until=until)
    before = [entry for entry in entries if since is not None and entry.on < since]
    moves, balance = _moves(entries[len(before) :], start := sum(entry.cents for entry in before))
    return Money(start, moves, balance)


def promises_of(guarantor: Guarantor, *, since: date | None, until: date) -> list[Judged]:
    """Promises made in a period, as they stand at its end, oldest first."""
    made = guarantor.promises.filter(made_on__lte=until).order_by("made_on", "pk")
    if since is not None:
        made = made.filter(made_on__gte=since)
    return judge(guarantor.practice, list(made), on=until)


def _moves(entries: Sequence[Entry], balance: int) -> tuple[tuple[Move, ...], int]:
    moves = []
    for entry in entries:
        balance += entry.cents
        note = f", {entry.note}" if entry.note else ""
        what = f"{entry.kind[0].upper()}{entry.kind[1:]}{note}"
        moves.append(Move(entry.on, what, entry.ref, entry.cents, balance))
    return tuple(moves), balance

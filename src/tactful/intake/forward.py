"""Taking balances of a file into the books (snapshots.py says what is decided, and why)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from tactful import bulk
from tactful.core.vocabulary import Urgency, WorkKind
from tactful.intake.importing import Importing
from tactful.intake.people import Values
from tactful.intake.snapshots import (
    CREDIT,
    POSTED_WITHIN,
    PREFIX,
    Bill,
    Dates,
    Followed,
    Money,
    Snapshot,
    Standing,
    adjustment_id,
    follow,
    key_of,
    plainly_stands,
    standing_of,
)
from tactful.ledger.models import Adjustment, Balance, Payment, Statement
from tactful.ledger.upserts import (
    ADJUSTMENTS,
    PAYMENTS,
    STATEMENTS,
    Compared,
    compare,
    unseen,
    write,
)
from tactful.worklist.actions import NewItem, open_items

SAID: Final = "balance in the file of this day"
GONE: Final = "no longer in the billing system's file"
_INCLUDED: Final = "already in the balance of the file"


@dataclass(frozen=True, slots=True)
class Stated:
    """One account of a batch: our id, the source's, and what the file says it owes."""

    account: int
    external_id: str
    snapshot: Snapshot
    paid_on: date | None = None
    paid_cents: int = 0


class Decided(NamedTuple):
    """An account that does not stand as the file says, and what brings it there."""

    stated: Stated
    standing: Standing
    followed: Followed


def take_balances(
    importing: Importing, stated: Sequence[Stated], *, since: date | None, reason: str = SAID
) -> None:
    """Bring every account of a batch to what the file says.

    `since` is the day of the balance file before this one: payments after it are news.
    """
    paid = _take_last_payments(importing, stated, since)
    _apply(importing, decide_balances(importing, stated, paid), reason)


def decide_balances(
    importing: Importing, stated: Sequence[Stated], paid: Collection[int] = ()
) -> list[Decided]:
    """What brings accounts to the file, for those that do not stand so; changes nothing.

    `paid` are accounts whose summary does not know their newest payment yet.
    """
    moved = _moved(importing, stated, paid)
    standings = standings_of(importing, {one.account for one in moved})
    decided = []
    for one in moved:
        standing = standings[one.account]
        followed = follow(one.snapshot, standing, key_of(one.external_id))
        if not followed.changes_nothing:
            decided.append(Decided(one, standing, followed))
    return decided


def _moved(importing: Importing, stated: Sequence[Stated], paid: Collection[int]) -> list[Stated]:
    """Leave out the accounts that plainly stand as the file says, by their summary alone."""
    known = importing.known(one.account for one in stated) - set(paid)
    summaries = _summaries(importing, known)
    return [
        one
        for one in stated
        if one.account not in summaries or not plainly_stands(one.snapshot, *summaries[one.account])
    ]


def _summaries(
    importing: Importing, accounts: Collection[int]
) -> dict[int, tuple[int, Dates | None]]:
    """Balance and dates by the summary, for accounts where it holds on the source's day."""
    rows = Balance.objects.filter(guarantor_id__in=bulk.among(accounts)).values_list(
        "guarantor_id",
        "as_of",
        "changes_on",
        "balance_cents",
        "first_statement_on",
        "oldest_due_on",
        "first_service_on",
    )
    later = _with_rows_after(importing, {row[0] for row in rows if row[1] > importing.on})
    return {
        account: (
            cents,
            Dates(statement_on, due_on, service_on) if statement_on and due_on else None,
        )
        for account, as_of, changes_on, cents, statement_on, due_on, service_on in rows
        if account not in later and (as_of > importing.on or not _is_over(changes_on, importing.on))
    }


def _is_over(changes_on: date | None, on: date) -> bool:
    return changes_on is not None and changes_on <= on


def _with_rows_after(importing: Importing, accounts: Collection[int]) -> set[int]:
    """Accounts with a row dated after the source's day: today's summary is not that day's."""
    if not accounts:
        return set()
    mine, on = list(accounts), importing.on
    return {
        *Statement.objects.filter(
            guarantor_id__in=bulk.among(mine), statement_on__gt=on
        ).values_list("guarantor_id", flat=True),
        *Payment.objects.filter(guarantor_id__in=bulk.among(mine), paid_on__gt=on).values_list(
            "guarantor_id", flat=True
        ),
        *Adjustment.objects.filter(
            guarantor_id__in=bulk.among(mine), adjusted_on__gt=on
        ).values_list("guarantor_id", flat=True),
    }


def standings_of(importing: Importing, accounts: Collection[int]) -> defaultdict[int, Standing]:
    """How accounts stand on the source's day, from every dated row; a new one has none."""
    known = list(importing.known(accounts))
    bills: defaultdict[int, list[Bill]] = defaultdict(list)
    for account, id, *dates, cents in Statement.objects.filter(
        guarantor_id__in=bulk.among(known)
    ).values_list(
        "guarantor_id", "external_id", "statement_on", "due_on", "service_on", "amount_cents"
    ):
        bills[account].append(Bill(id, Dates(*dates), cents))
    payments: defaultdict[int, list[Money]] = defaultdict(list)
    for account, ref, on, cents, source in Payment.objects.filter(
        guarantor_id__in=bulk.among(known)
    ).values_list("guarantor_id", "statement_ref", "paid_on", "amount_cents", "source"):
        payments[account].append(Money(ref, on, cents, by_hand=source != "import"))
    adjustments: defaultdict[int, list[Money]] = defaultdict(list)
    for account, ref, on, cents in Adjustment.objects.filter(
        guarantor_id__in=bulk.among(known)
    ).values_list("guarantor_id", "statement_ref", "adjusted_on", "amount_cents"):
        adjustments[account].append(Money(ref, on, cents))
    found: defaultdict[int, Standing] = defaultdict(Standing)
    for account in known:
        found[account] = standing_of(
            importing.on, bills[account], payments[account], adjustments[account]
        )
    return found


def _apply(importing: Importing, decided: Sequence[Decided], reason: str) -> None:
    statements: dict[str, Values] = {}
    redated: list[tuple[object, ...]] = []
    adjustments: dict[str, Values] = {}
    for one, standing, followed in decided:
        if bill := followed.opened:
            dates = bill.dates
            statements[bill.id] = (
                one.account,
                None,
                dates.service_on,
                dates.statement_on,
                dates.due_on,
                bill.amount_cents,
            )
        if better := followed.redated:
            where = (importing.practice.pk, standing.current)
            redated.append((better.due_on, better.service_on, *where))
        for named, cents in followed.adjustments.items():
            id = adjustment_id(importing.on, key_of(one.external_id), named)
            adjustments[id] = (one.account, named, importing.on, cents, reason)
    not_booked(importing, [d.stated.account for d in decided if d.followed.not_booked])
    _write_statements(importing, statements)
    bulk.update(
        Statement, redated, set=("due_on", "service_on"), where=("practice_id", "external_id")
    )
    write_adjustments(importing, adjustments)
    touched = {one.account for one, _, _ in decided}
    importing.money |= importing.known(touched)
    importing.changed |= importing.known(touched)
    importing.adjusted |= importing.known(touched)


def not_booked(importing: Importing, accounts: Sequence[int]) -> None:
    """Ask a person about payments recorded here that the billing system does not know of."""
    open_items(
        importing.practice,
        [
            NewItem(
                account,
                WorkKind.REVIEW,
                Urgency.P2,
                "A payment recorded here is not in the billing system's file. Find out what "
                "became of it; the balance is the file's again.",
                f"{importing.by}:not-booked:{account}",
            )
            for account in accounts
        ],
        now=importing.now,
    )


def _write_statements(importing: Importing, rows: dict[str, Values]) -> None:
    write(STATEMENTS, importing.practice.pk, unseen(rows))
    importing.written["statements"] += len(rows)


def write_adjustments(importing: Importing, rows: dict[str, Values]) -> None:
    """A second file of one day adds to what the first wrote down for it."""
    practice_id = importing.practice.pk
    known = {id: row for id, row in rows.items() if row[0] <= importing.last_known_id}
    write(ADJUSTMENTS, practice_id, unseen({id: rows[id] for id in rows.keys() - known.keys()}))
    importing.written["adjustments"] += len(rows)
    rows = known
    compared = compare(ADJUSTMENTS, practice_id, rows)
    for id, stored in compared.old.items():
        account, named, on, cents, reason = rows[id]
        rows[id] = (account, named, on, cents + stored[3], reason)
    same = [id for id in rows if id in compared.ids and id not in compared.old]
    for id in same:  # the same difference once more: twice as much
        account, named, on, cents, reason = rows[id]
        compared.old[id] = rows[id]
        rows[id] = (account, named, on, 2 * cents, reason)
    write(ADJUSTMENTS, practice_id, compared)


class LastPayments(NamedTuple):
    """Payments a file tells of that are not here, and those of them its balance has in already."""

    payments: Compared
    included: dict[str, Values]

    @property
    def news(self) -> set[int]:
        """Accounts whose balance in the books does not know the payment yet."""
        fresh = self.payments.new
        return {self.payments.rows[id][0] for id in fresh if id not in self.included}


def compare_last_payments(
    importing: Importing, stated: Sequence[Stated], since: date | None
) -> LastPayments:
    """Lay the last payments of a file beside those that are here; changes nothing.

    The balance of this file, or of the one before, already has an old one in: then an
    adjustment of the same day takes it back, so that it is known and not counted again.
    """
    paid = [one for one in stated if one.paid_cents > 0 and one.paid_on and _not_ahead(one)]
    here = _known_payments(importing, paid)
    payments: dict[str, Values] = {}
    included: dict[str, Values] = {}
    for one in paid:
        assert one.paid_on is not None
        if (one.account, one.paid_on, one.paid_cents) in here:
            continue
        id = f"{PREFIX}paid:{one.paid_on}:{key_of(one.external_id)}:{one.paid_cents}"
        payments[id] = (one.account, CREDIT, one.paid_on, one.paid_cents, "")
        news = since is not None and one.paid_on > since and importing.known((one.account,))
        if not news:
            included[id] = (one.account, CREDIT, one.paid_on, one.paid_cents, _INCLUDED)
    known = {id: row for id, row in payments.items() if row[0] <= importing.last_known_id}
    compared = compare(PAYMENTS, importing.practice.pk, known)
    compared = replace(
        compared, rows=payments, new=[id for id in payments if id not in compared.ids]
    )
    fresh = set(compared.new)
    return LastPayments(compared, {id: row for id, row in included.items() if id in fresh})


def _take_last_payments(
    importing: Importing, stated: Sequence[Stated], since: date | None
) -> set[int]:
    """Write the last payments a file tells of; returns the accounts here for which it is news."""
    last = compare_last_payments(importing, stated, since)
    write(PAYMENTS, importing.practice.pk, last.payments)
    write(ADJUSTMENTS, importing.practice.pk, unseen(last.included))
    importing.money |= importing.known(last.payments.rows[id][0] for id in last.payments.new)
    news = importing.known(last.news)
    importing.paid |= news
    importing.changed |= news
    importing.written["payments"] += len(last.payments.new)
    return news


def _not_ahead(one: Stated) -> bool:
    return one.paid_on is not None and one.paid_on <= one.snapshot.on


def _known_payments(importing: Importing, paid: Iterable[Stated]) -> set[tuple[int, date, int]]:
    """Which of these payments are here already, told by another source or recorded here."""
    mine: defaultdict[int, list[tuple[date, int, str]]] = defaultdict(list)
    accounts = importing.known(one.account for one in paid)
    for account, on, cents, source in Payment.objects.filter(
        guarantor_id__in=bulk.among(accounts), returned_on=None
    ).values_list("guarantor_id", "paid_on", "amount_cents", "source"):
        mine[account].append((on, cents, source))
    return {
        (one.account, one.paid_on, one.paid_cents)
        for one in paid
        if one.paid_on
        and any(
            cents == one.paid_cents
            and (on == one.paid_on or (source != "import" and _near(on, one.paid_on)))
            for on, cents, source in mine[one.account]
        )
    }


def _near(one: date, other: date) -> bool:
    return abs(one - other) <= POSTED_WITHIN

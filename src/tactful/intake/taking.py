"""One source going into one practice: rows in batches, then what follows from all of them.

Runs in the caller's transaction, in which the practice's imports are taken one at a time.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from tactful.bulk import among
from tactful.intake.accounts import key_of, take_guarantors, take_patients
from tactful.intake.findings import Found, chunks
from tactful.intake.forward import GONE, Stated, standings_of, take_balances
from tactful.intake.history import take_touches
from tactful.intake.importing import Importing
from tactful.intake.invoices import InvoiceList
from tactful.intake.models import ImportRun
from tactful.intake.money import take_adjustments, take_charges, take_payments, take_promises
from tactful.intake.snapshots import Snapshot, snapshot_of
from tactful.intake.sources import SourceKind
from tactful.ledger.actions import refresh_balances, settle_promises
from tactful.ledger.events import tell
from tactful.ledger.models import Balance, Guarantor
from tactful.practice.models import Practice
from tactful.practice.queries import today_of
from tactful.readers.rows import (
    Code,
    Finding,
    NotCounted,
    RefusedRow,
    Row,
    SourceAdjustment,
    SourceBalance,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    SourcePayment,
    SourcePromise,
    SourceTouch,
)

REFRESHED_AT_ONCE: Final = 20_000
"""Accounts whose ids are held at a time while balances are worked out."""

FEW_VANISHED: Final = 10
"""So many accounts may be gone from a small practice's file without a question."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import did, in accounts.

    `settled` owed something and owe nothing now. `vanished` are no longer in the source and
    owe something here; `closed` of them were settled, because the source is a full snapshot.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    settled: int = 0
    vanished: int = 0
    closed: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class Taking:
    """Takes the rows of a source, and at the end draws the conclusions."""

    importing: Importing
    kind: SourceKind
    found: Found = field(init=False)
    invoices: InvoiceList = field(init=False)
    since: date | None = None
    _closed: set[str] = field(default_factory=set)
    _refused: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.found = Found(self.importing)
        self.invoices = InvoiceList(self.importing)
        self.since = last_snapshot_on(self.importing)

    def take(self, rows: Sequence[Row]) -> None:
        """One batch. Guarantors come before what refers to them, here or in an earlier batch."""
        importing = self.importing
        balances = only(rows, SourceBalance)
        guarantors = [*only(rows, SourceGuarantor), *(row.guarantor for row in balances)]
        ids = take_guarantors(importing, guarantors) if guarantors else {}
        if patients := only(rows, SourcePatient):
            take_patients(importing, patients)
        if charges := only(rows, SourceCharge):
            self._take_charges(charges)
        if payments := only(rows, SourcePayment):
            take_payments(importing, payments)
        if adjustments := only(rows, SourceAdjustment):
            self._take_adjustments(adjustments)
        if promises := only(rows, SourcePromise):
            take_promises(importing, promises)
        if touches := only(rows, SourceTouch):
            take_touches(importing, touches)
        if balances:
            self._take_balances(balances, ids)
        self._note(rows)

    def finish(self, *, full_snapshot: bool) -> Changes:
        """Settle what is closed or gone, work out balances and promises, tell the other rooms."""
        importing = self.importing
        importing.unread = set(importing.ids_of_keys(self._refused).values())
        closed_accounts = importing.ids_of_keys(self._closed)
        if self.kind is SourceKind.INVOICES:
            self.invoices.finish(full_snapshot=full_snapshot, closed=set(closed_accounts.values()))
        self._settle_closed(closed_accounts)
        vanished = vanished_accounts(importing)
        closed = self._settle_vanished(vanished) if full_snapshot else 0
        owing = _owing(importing)
        self._refresh()
        settled = owing - _owing(importing)
        self._tell(settled)
        self.found.finish()
        return Changes(
            new=importing.new,
            changed=len(importing.changed & importing.seen_ids),
            unchanged=len(importing.seen_ids - importing.changed),
            settled=len(settled),
            vanished=len(vanished),
            closed=closed,
        )

    def _take_charges(self, charges: Sequence[SourceCharge]) -> None:
        if self.kind is SourceKind.INVOICES:
            self.invoices.take(charges)
        else:
            take_charges(self.importing, charges)

    def _take_adjustments(self, adjustments: Sequence[SourceAdjustment]) -> None:
        if self.kind is SourceKind.INVOICES:
            self.invoices.take_credits(adjustments)
        else:
            take_adjustments(self.importing, adjustments)

    def _take_balances(self, rows: Sequence[SourceBalance], ids: dict[str, int]) -> None:
        stated = []
        for row in rows:
            snapshot = snapshot_of(row, self.importing.on)
            key = key_of(row.guarantor)
            if snapshot is not None:
                cents = row.last_payment_cents or 0
                stated.append(Stated(ids[key], key, snapshot, row.last_payment_on, cents))
        take_balances(self.importing, stated, since=self.since)

    def _note(self, rows: Sequence[Row]) -> None:
        notes = [row for row in rows if isinstance(row, Finding | RefusedRow | NotCounted)]
        self._closed |= {
            row.guarantor_id
            for row in notes
            if isinstance(row, NotCounted) and row.code is Code.CLOSED_ROW and row.guarantor_id
        }
        self._refused |= {row.guarantor_id for row in notes if isinstance(row, RefusedRow)}
        self.found.note(notes)

    def _settle_closed(self, accounts: dict[str, int]) -> None:
        """Accounts of which the source says only that all is paid, void or written off."""
        importing = self.importing
        over = {
            id: key
            for key, id in accounts.items()
            if not importing.spoke_of(id) and id not in importing.unread
        }
        self._bring_to_nothing(over)
        importing.seen_ids.update(over)

    def _settle_vanished(self, vanished: Sequence[int]) -> int:
        mine = settled_by(self.importing, self.kind, vanished)
        for ids in chunks(mine):
            accounts = Guarantor.objects.for_practice(self.importing.practice).filter(pk__in=ids)
            self._bring_to_nothing(dict(accounts.values_list("id", "external_id")))
        return len(mine)

    def _bring_to_nothing(self, accounts: dict[int, str]) -> None:
        nothing = Snapshot(self.importing.on, 0)
        stated = [Stated(id, key, nothing) for id, key in accounts.items()]
        take_balances(self.importing, stated, since=self.since, reason=GONE)

    def _refresh(self) -> None:
        """Work out the balances of new and touched accounts; all that were named are confirmed."""
        importing, practice = self.importing, self.importing.practice
        today = today_of(practice, importing.now)
        for ids in _in_portions(importing):
            refresh_balances(
                practice, on=today, now=importing.now, guarantor_ids=ids, confirmed=True
            )
        spoken_of = Guarantor.objects.for_practice(practice).filter(imported_at=importing.now)
        Balance.objects.filter(practice=practice, guarantor__in=spoken_of.values("id")).exclude(
            confirmed_at=importing.now
        ).update(confirmed_at=importing.now)
        judged = importing.paid | importing.promised
        if judged:
            settle_promises(practice, on=today, now=importing.now, guarantor_ids=judged)

    def _tell(self, settled: set[int]) -> None:
        """A payment or a settled account stops what waits, by the chore that reads these rows."""
        importing = self.importing
        told: defaultdict[str, set[int]] = defaultdict(set)
        told["payment"] = importing.paid
        told["adjustment"] = importing.adjusted
        told["balance"] = importing.known(importing.money) - importing.paid - importing.adjusted
        told["settled"] = settled
        told["contact"] = importing.contact
        for kind, ids in told.items():
            if ids:
                tell(importing.practice.pk, ids, kind, origin=importing.by, now=importing.now)


def only(rows: Sequence[Row], kind: type[_Kind]) -> list[_Kind]:
    """The rows of one kind, in their order."""
    return [row for row in rows if isinstance(row, kind)]


def vanished_accounts(importing: Importing) -> list[int]:
    """Accounts a source once spoke of, that do not stand at zero and are not in this one.

    One of which a row could not be read is in it all the same.
    """
    owing = (
        Balance.objects.filter(practice=importing.practice)
        .exclude(balance_cents=0)
        .exclude(guarantor__imported_at=None)
        .values_list("guarantor_id", flat=True)
    )
    return [
        id for id in owing.iterator() if not importing.spoke_of(id) and id not in importing.unread
    ]


def settled_by(importing: Importing, kind: SourceKind, vanished: Sequence[int]) -> list[int]:
    """Which of the vanished accounts a full snapshot of this kind settles.

    A list of balances knows nothing of accounts that another export bills.
    """
    mine: list[int] = []
    for ids in chunks(vanished):
        standings = standings_of(importing, ids)
        lists_balances = kind is SourceKind.BALANCES
        mine += [id for id in ids if standings[id].has_bills is not lists_balances]
    return mine


def owing_accounts(practice: Practice) -> int:
    """How many accounts owe something, by their summary."""
    return Balance.objects.filter(practice=practice, balance_cents__gt=0).count()


def many_vanished(closed: int, owing: int) -> tuple[str, ...]:
    """Whether so many accounts are gone that a person is asked before they are settled.

    More often than a fifth of a clinic pays in a week, half of the file is missing.
    """
    return ("MANY_VANISHED",) if closed > max(FEW_VANISHED, owing // 5) else ()


def last_snapshot_on(importing: Importing) -> date | None:
    """The day of the newest balance file before this one."""
    mine = ImportRun.objects.for_practice(importing.practice).filter(
        source=SourceKind.BALANCES, status="committed"
    )
    newest = mine.exclude(pk=importing.run.pk).order_by("-as_of").first()
    return newest.as_of if newest else None


def _owing(importing: Importing) -> set[int]:
    """Accounts here before, whose money this import touched, that owe something now."""
    known = importing.known(importing.money)
    return set(
        Balance.objects.filter(guarantor_id__in=among(known), balance_cents__gt=0).values_list(
            "guarantor_id", flat=True
        )
    )


def _in_portions(importing: Importing) -> Iterator[list[int]]:
    """New accounts and those whose money was touched, some thousands at a time."""
    portion = sorted(importing.known(importing.money))
    for at in range(0, len(portion), REFRESHED_AT_ONCE):
        yield portion[at : at + REFRESHED_AT_ONCE]
    last = importing.last_known_id
    while True:
        fresh = Guarantor.objects.for_practice(importing.practice).filter(pk__gt=last)
        ids = list(fresh.order_by("pk").values_list("pk", flat=True)[:REFRESHED_AT_ONCE])
        if not ids:
            return
        yield ids
        last = ids[-1]

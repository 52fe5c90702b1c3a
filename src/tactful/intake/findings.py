"""What an import found: written down once, closed when a corrected file no longer shows it.

Contact details that are missing or unusable become work items for the front desk. A file is
not the last word on them: what was typed in here since counts as well.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from tactful import bulk
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind
from tactful.intake.importing import Importing
from tactful.intake.models import Finding as FindingRow
from tactful.intake.models import RefusedRow as RefusedRowRow
from tactful.intake.people import CONTACT
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import NewHold, open_holds, release_hold
from tactful.outreach.models import Hold
from tactful.readers.ledger_folder import PATIENTS, PROMISES, TOUCHES
from tactful.readers.rows import Code, Finding, NotCounted, RefusedRow
from tactful.worklist.actions import NewItem, open_items, resolve

CONTACT_CODES: Final = frozenset({Code.NO_PHONE_OR_EMAIL, Code.NO_VALID_PHONE, Code.BAD_EMAIL})

_CHUNK: Final = 1_000
_REFUSED: Final = "refused row"
_HELD_BY_ROW: Final = "import:refused-row"
_OWES_NOTHING_ITSELF: Final = frozenset({PATIENTS, PROMISES, TOUCHES})


class Key(NamedTuple):
    """What makes a finding the same finding in the next file."""

    account: int | None
    code: str
    subject: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How an account can be reached, as it stands here now."""

    uid: str
    email: str
    numbers: bool
    address: bool

    def lacks(self, code: str) -> bool:
        """Whether a contact finding still holds."""
        match code:
            case Code.NO_PHONE_OR_EMAIL:
                return not (self.email or self.numbers)
            case Code.NO_VALID_PHONE:
                return not self.numbers
            case _:
                return not self.email


@dataclass(slots=True)
class Found:
    """Collects what a source shows while it is read; `finish` writes it down."""

    importing: Importing
    findings: list[Finding] = field(default_factory=list)
    refused_for: set[tuple[str, Code]] = field(default_factory=set)

    def note(self, rows: Iterable[Finding | RefusedRow | NotCounted]) -> None:
        """Keep findings for the end; store rows that were not taken at once."""
        not_taken = []
        for row in rows:
            if isinstance(row, Finding):
                self.findings.append(row)
                continue
            not_taken.append(row)
            if (
                isinstance(row, RefusedRow)
                and row.guarantor_id
                and row.file not in _OWES_NOTHING_ITSELF
            ):
                self.refused_for.add((row.guarantor_id, row.code))
        self._store(not_taken)

    def finish(self) -> None:
        """Open what is new, close what the source no longer shows, tell the front desk."""
        importing = self.importing
        accounts = self._accounts()
        shown = {
            Key(accounts.get(f.guarantor_id), f.code, f.subject_id[:120]): f for f in self.findings
        }
        held = {accounts[key] for key, _ in self.refused_for if key in accounts}
        for key, code in self.refused_for:
            if key in accounts:
                shown.setdefault(Key(accounts[key], code, _REFUSED), _could_not_read(code))
        stored = _open_findings(importing)
        reach = _reach(importing, {*_of_contact(shown), *_of_contact(stored)})
        fresh = [key for key in shown if key not in stored and _holds(key, reach)]
        self._open(fresh, shown)
        closed = [key for key in stored if self._is_over(key, shown, reach)]
        _close(importing, [stored[key] for key in closed])
        self._tell_front_desk(fresh, closed, stored.keys() - set(closed), reach)
        _hold_unread(importing, held, closed)

    def _accounts(self) -> dict[str, int]:
        wanted = {f.guarantor_id for f in self.findings if f.guarantor_id}
        return self.importing.ids_of_keys(wanted | {key for key, _ in self.refused_for})

    def _store(self, rows: Sequence[RefusedRow | NotCounted]) -> None:
        bulk.insert(
            RefusedRowRow,
            ("run_id", "file", "line", "code", "reason", "refused", "cents"),
            [
                (
                    self.importing.run.pk,
                    row.file[-120:],
                    row.line,
                    row.code,
                    row.reason[:300],
                    isinstance(row, RefusedRow),
                    row.cents,
                )
                for row in rows
            ],
        )

    def _open(self, keys: Sequence[Key], shown: dict[Key, Finding]) -> None:
        importing = self.importing
        bulk.insert(
            FindingRow,
            (
                "practice_id",
                "run_id",
                "guarantor_id",
                "code",
                "subject",
                "file",
                "lines",
                "reason",
                "opened_at",
            ),
            [
                (
                    importing.practice.pk,
                    importing.run.pk,
                    key.account,
                    key.code,
                    key.subject,
                    shown[key].file[-120:],
                    list(shown[key].lines),
                    shown[key].reason[:300],
                    importing.now,
                )
                for key in keys
            ],
        )

    def _is_over(self, key: Key, shown: dict[Key, Finding], reach: dict[int, Reach]) -> bool:
        """A finding ends when the source speaks of its account and no longer shows it."""
        if key.account is None:
            return key not in shown
        if key.code in CONTACT_CODES:
            return not _holds(key, reach) or (
                key not in shown
                and self.importing.spoke_of(key.account)
                and not self.importing.silence.parts >= CONTACT
            )
        return key not in shown and self.importing.spoke_of(key.account)

    def _tell_front_desk(
        self,
        fresh: Iterable[Key],
        closed: Iterable[Key],
        still: Iterable[Key],
        reach: dict[int, Reach],
    ) -> None:
        importing = self.importing
        lacking: defaultdict[int, set[str]] = defaultdict(set)
        for account in _of_contact(fresh):
            lacking[account] = set()
        for key in (*fresh, *still):
            if key.account is not None and key.account in lacking and key.code in CONTACT_CODES:
                lacking[key.account].add(key.code)
        open_items(
            importing.practice,
            [
                NewItem(
                    account,
                    WorkKind.CONTACT_DETAILS,
                    Urgency.P3,
                    what_to_do(codes, has_address=reach[account].address),
                    f"contact:{reach[account].uid}",
                )
                for account, codes in lacking.items()
            ],
            now=importing.now,
        )
        unreached = {*_of_contact(fresh), *_of_contact(still)}
        done = set(_of_contact(closed)) - unreached
        if done:
            resolve(
                importing.practice,
                done,
                [WorkKind.CONTACT_DETAILS],
                by=importing.by,
                now=importing.now,
            )


def what_to_do(codes: Collection[str], *, has_address: bool) -> str:
    """A work item's reason for the front desk: what is missing, and how to reach them now."""
    if Code.NO_PHONE_OR_EMAIL in codes:
        if has_address:
            return "No phone and no e-mail. Ask at the next visit; until then send a letter."
        return "No phone, no e-mail and no address. Look up a number to call, or ask at a visit."
    missing = []
    if Code.NO_VALID_PHONE in codes:
        missing.append("The phone on file is no usable number.")
    if Code.BAD_EMAIL in codes:
        missing.append("The e-mail on file is no usable address.")
    return f"{' '.join(missing)} Ask for the right one."


def chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """As many as one query may name."""
    yield from (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def _could_not_read(code: Code) -> Finding:
    return Finding(code, (), "a row of this account could not be taken; its balance may be wrong")


def _open_findings(importing: Importing) -> dict[Key, int]:
    """Open findings of the practice; those on a whole file only of this kind of source."""
    rows = (
        FindingRow.objects.for_practice(importing.practice)
        .filter(closed_at=None)
        .values_list("guarantor_id", "code", "subject", "id", "run__source")
    )
    return {
        Key(account, code, subject): id
        for account, code, subject, id, source in rows
        if account is not None or source == importing.run.source
    }


def _close(importing: Importing, ids: Sequence[int]) -> None:
    for chunk in chunks(ids):
        FindingRow.objects.filter(pk__in=chunk).update(closed_at=importing.now)


def _of_contact(keys: Iterable[Key]) -> list[int]:
    return [key.account for key in keys if key.account is not None and key.code in CONTACT_CODES]


def _holds(key: Key, reach: dict[int, Reach]) -> bool:
    """Whether a finding holds here; about contact details our own rows have the last word."""
    if key.account is None or key.code not in CONTACT_CODES:
        return True
    return key.account in reach and reach[key.account].lacks(key.code)


def _reach(importing: Importing, accounts: Collection[int]) -> dict[int, Reach]:
    found: dict[int, Reach] = {}
    for chunk in chunks(sorted(accounts)):
        for id, uid, email, mobile, phone, address, zip_code in (
            Guarantor.objects.for_practice(importing.practice)
            .filter(pk__in=chunk)
            .values_list("id", "uid", "email", "mobile", "phone", "address", "zip")
        ):
            found[id] = Reach(uid, email, bool(mobile or phone), bool(address and zip_code))
    return found


def _hold_unread(importing: Importing, held: Collection[int], closed: Iterable[Key]) -> None:
    """Nobody is asked for a balance of which a row was not read (intake flag CHECK_BALANCE)."""
    if held:
        open_holds(
            importing.practice,
            [
                NewHold(
                    guarantor_id=account,
                    kind=HoldKind.GUARANTOR_REVIEW,
                    reason="A row of this account could not be read; its balance may be wrong.",
                    origin_key=_HELD_BY_ROW,
                )
                for account in sorted(held)
            ],
            by=importing.by,
            now=importing.now,
        )
    over = {
        key.account for key in closed if key.account is not None and key.subject == _REFUSED
    } - set(held)
    for hold in Hold.objects.for_practice(importing.practice).filter(
        guarantor_id__in=bulk.among(over), origin_key=_HELD_BY_ROW, released_at=None
    ):
        release_hold(hold, by=importing.by, now=importing.now)

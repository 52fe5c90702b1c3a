"""What importing a source would do: read, counted, tied out; nothing is changed.

Without a practice no database is needed. The result has the shape of the intake README;
`Plan.as_json` and `Plan.write_json` print it.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from tactful.intake.differences import Differences
from tactful.intake.importing import Importing
from tactful.intake.models import ImportRun
from tactful.intake.queries import saved_mapping
from tactful.intake.reading import Listing, People, Reading
from tactful.intake.sources import Corrections, Opened, named_apart, open_source
from tactful.intake.taking import many_vanished, owing_accounts
from tactful.practice.models import Practice
from tactful.readers.mapping import ColumnMapping, samples
from tactful.readers.rows import (
    FileRefused,
    Finding,
    Flag,
    KindTotal,
    NotCounted,
    RefusedRow,
    Row,
    TieOut,
)

_PACKED: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"})

BATCH: Final = 2_000
"""Rows looked at, or written, together."""

Progress = Callable[[int, int | None], None]
"""Called with the rows done and the rows expected, where that can be known beforehand."""

ACCEPTED, NEEDS_REVIEW, REFUSED = "accepted", "needs_review", "refused"


@dataclass(frozen=True, slots=True)
class Plan:
    """A source, understood. Amounts in cents; `review` are the codes a person must accept."""

    name: str
    on: date
    kind: str = ""
    status: str = ACCEPTED
    error: FileRefused | None = None
    review: tuple[str, ...] = ()
    columns: dict[str, str | None] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)  # of each column of a table
    samples: dict[str, list[str]] = field(default_factory=dict)  # patient data: for the screen only
    patient_owed_column: str | None = None
    fingerprint: str = ""
    mapping: ColumnMapping | None = None
    accepted: int = 0
    refused: tuple[RefusedRow, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    findings: tuple[Finding, ...] = ()
    totals: tuple[KindTotal, ...] = ()
    tie_outs: tuple[TieOut, ...] = ()
    people: People = field(default_factory=People)
    guarantors: Listing | None = None
    changes: dict[str, Any] | None = None

    @property
    def read(self) -> int:
        """Rows of data: read = accepted + refused + not counted."""
        return self.accepted + len(self.refused) + len(self.not_counted)

    def as_json(self) -> dict[str, Any]:
        """The whole result as one value; a big source is better written by `write_json`."""
        return {**self.head(), "guarantors": list(self.guarantors or ()), **self._tail()}

    def write_json(self, out: IO[str]) -> None:
        """Print the result, its accounts one by one as they come off the disk."""
        head = json.dumps(self.head(), ensure_ascii=False)
        out.write(f'{head[:-1]}, "guarantors": [')
        for at, line in enumerate(self.guarantors.lines() if self.guarantors else ()):
            out.write(f"{',' if at else ''}\n{line.decode()}")
        tail = json.dumps(self._tail(), ensure_ascii=False)
        out.write(f"\n], {tail[1:]}\n")

    def head(self) -> dict[str, Any]:
        """Everything before the accounts: sums, rows and columns; nobody's data."""
        error = self.error
        return {
            "status": self.status,
            "error": error and {"code": error.code, "line": error.line},
            "reason": error and {"file": error.file, "text": error.reason},
            "kind": self.kind,
            "file": self.name,
            "as_of": self.on.isoformat(),
            "review": list(self.review),
            "columns": self.columns,
            "patient_owed_column": self.patient_owed_column,
            "rows": {
                "read": self.read,
                "accepted": self.accepted,
                "refused": [_row(row) for row in self.refused],
                "not_counted": [_row(row) for row in self.not_counted],
            },
            "tie_out": _tie(self.tie_outs[0]) if self.tie_outs else None,
            "tie_outs": [_tie(tie) for tie in self.tie_outs],
            "totals": {
                kind.kind: {"rows": kind.count, "cents": kind.cents} for kind in self.totals
            },
            "summary": asdict(self.people),
        }

    def _tail(self) -> dict[str, Any]:
        tail: dict[str, Any] = {"findings": [_finding(finding) for finding in self.findings]}
        if self.changes is not None:
            tail["changes"] = self.changes
        return tail


def preview(
    path: Path,
    *,
    on: date,
    now: datetime | None = None,
    practice: Practice | None = None,
    layout: str | None = None,
    corrections: Corrections | ColumnMapping | None = None,
    flags: Collection[Flag] = (),
    full_snapshot: bool = False,
    progress: Progress | None = None,
) -> Plan:
    """Read a source and say what importing it would do. `on` is the day it speaks of.

    With a practice (and `now`, aware UTC) the plan has the changes against it, and mappings
    saved there are used. A source that cannot be read gives a refused plan, never an error.
    """
    try:
        opened = open_source(
            path,
            on=on,
            layout=layout,
            corrections=corrections,
            saved=partial(saved_mapping, practice) if practice else None,
            flags=flags,
        )
        if practice is None:
            return plan_of(read_through(opened, on, progress=progress))
        return _against(named_apart(opened), practice, on, now, full_snapshot, progress)
    except FileRefused as error:
        return refused_plan(path, on, error)


def read_through(opened: Opened, on: date, *, progress: Progress | None = None) -> Reading:
    """Read a source once, keeping a listing of its accounts. Raises FileRefused."""
    reading = Reading(opened, on, Listing())
    for batch in batches(opened, progress):
        for row in batch:
            reading.add(row)
    reading.close()
    return reading


def plan_of(
    reading: Reading,
    changes: dict[str, Any] | None = None,
    *,
    more_review: Collection[str] = (),
) -> Plan:
    """The plan of a source that was read to its end."""
    opened, totals = reading.opened, reading.totals
    review = (*reading.review_codes, *more_review)
    mapping = opened.mapping
    return Plan(
        name=opened.name,
        on=reading.on,
        kind=opened.kind,
        status=NEEDS_REVIEW if review else ACCEPTED,
        review=review,
        columns=dict(opened.columns),
        why={column.header: column.why for column in mapping.columns} if mapping else {},
        samples=_samples(opened) if reading.listing is not None else {},
        patient_owed_column=opened.patient_owed_column,
        fingerprint=mapping.fingerprint if mapping else "",
        mapping=mapping,
        accepted=totals.accepted,
        refused=tuple(reading.refused),
        not_counted=tuple(reading.not_counted),
        findings=tuple(reading.findings),
        totals=totals.kinds,
        tie_outs=totals.tie_outs,
        people=reading.people,
        guarantors=reading.listing,
        changes=changes,
    )


def refused_plan(path: Path, on: date, error: FileRefused) -> Plan:
    """The plan of a source nothing can be taken from."""
    return Plan(path.name, on, status=REFUSED, error=error)


def batches(opened: Opened, progress: Progress | None = None) -> Iterator[list[Row]]:
    """A source's rows, some thousands at a time. Raises FileRefused."""
    rows, done, expected = opened.source.read(), 0, expected_rows(opened) if progress else None
    while batch := list(islice(rows, BATCH)):
        yield batch
        done += len(batch)
        if progress:
            progress(done, max(expected, done) if expected is not None else None)


def expected_rows(opened: Opened) -> int | None:
    """About how many rows a source has, by its line feeds; None for a workbook."""
    files = opened.files
    if any(file.suffix.lower() in _PACKED for file in files):
        return None
    return sum(_line_feeds(file) for file in files)


def _against(
    opened: Opened,
    practice: Practice,
    on: date,
    now: datetime | None,
    full_snapshot: bool,
    progress: Progress | None,
) -> Plan:
    if now is None:
        raise ValueError("a plan against a practice needs the present instant")
    run = ImportRun(practice=practice, source=opened.kind, as_of=on, full_snapshot=full_snapshot)
    owing = owing_accounts(practice)
    differences = Differences(Importing(practice, run, now, opened.silence), opened.kind)
    reading = Reading(opened, on, Listing())
    for batch in batches(opened, progress):
        for row in batch:
            reading.add(row)
        differences.look_at(batch)
    reading.close()
    would = differences.finish(full_snapshot=full_snapshot)
    asks = many_vanished(would.counts.closed, owing)
    return plan_of(reading, would.as_json(), more_review=asks)


def _samples(opened: Opened) -> dict[str, list[str]]:
    if opened.table is None:
        return {}
    return dict(zip(opened.table.header, samples(opened.table), strict=True))


def _line_feeds(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))


def _row(row: RefusedRow | NotCounted) -> dict[str, Any]:
    return {"line": row.line, "code": row.code, "file": row.file, "reason": row.reason}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "lines": list(finding.lines),
        "file": finding.file,
        "reason": finding.reason,
    }


def _tie(tie: TieOut) -> dict[str, Any]:
    return {
        "printed_cents": tie.printed_cents,
        "accepted_cents": tie.accepted_cents,
        "refused_cents": tie.refused_cents,
        "not_counted_cents": tie.not_counted_cents,
        "difference_cents": tie.difference_cents,
        "result": tie.result,
        "basis": tie.basis,
    }

"""What looking through a source found, as the page that asks about it shows it.

Bounded, however big the source: it is read at every view of the page. It holds samples and
amounts of patients, so it is kept as a file beside the job, never in the job itself.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from io import StringIO
from typing import Any, Final

from tactful.core.aging import Bucket, bucket_of, days_past_due
from tactful.intake.plan import Plan
from tactful.readers.columns import is_private
from tactful.readers.rows import Finding, NotCounted, RefusedRow, TieOut

ROWS_LISTED: Final = 1_000
"""Rows shown one by one; the file beside it has all of them."""

LINES_NAMED: Final = 12
_UNDATED: Final = "no date"


def as_looked(plan: Plan, *, known: bool) -> dict[str, Any]:
    """The plan in the shape of the page; `known` where this header was confirmed before."""
    not_taken: list[RefusedRow | NotCounted] = [*plan.refused, *plan.not_counted]
    return {
        "kind": plan.kind,
        "file": plan.name,
        "as_of": plan.on.isoformat(),
        "error": plan.error
        and {
            "code": plan.error.code,
            "reason": plan.error.reason,
            "file": plan.error.file,
            "line": plan.error.line,
        },
        "review": list(plan.review),
        "known": known,
        "columns": _columns(plan),
        "day_first": plan.mapping.day_first if plan.mapping else None,
        "owed_column": plan.patient_owed_column,
        "rows": {
            "read": plan.read,
            "accepted": plan.accepted,
            "refused": len(plan.refused),
            "not_counted": len(plan.not_counted),
        },
        "kinds": [asdict(total) for total in plan.totals],
        "ties": [_tie(tie) for tie in plan.tie_outs],
        "people": asdict(plan.people),
        "aging": _aging(plan),
        "not_taken": [_row(row) for row in not_taken[:ROWS_LISTED]],
        "findings": _findings(plan.findings),
        "changes": _changes(plan.changes),
    }


def looked_bytes(looked: dict[str, Any]) -> bytes:
    """As the file beside the job."""
    return json.dumps(looked, ensure_ascii=False).encode("utf-8", "replace")


def refused_csv(plan: Plan) -> bytes:
    """Every row that was not taken, with its line and the reason."""
    rows: list[RefusedRow | NotCounted] = [*plan.refused, *plan.not_counted]
    return not_taken_csv(
        (row.file, row.line, isinstance(row, RefusedRow), row.code, row.reason) for row in rows
    )


def not_taken_csv(rows: Iterable[tuple[str, int, bool, str, str]]) -> bytes:
    """Rows as (file, line, refused, code, reason); no cell can begin a formula: none is theirs."""
    text = StringIO()
    write = csv.writer(text, lineterminator="\r\n").writerow
    write(["File", "Line", "Refused", "Code", "Reason"])
    for file, line, refused, code, reason in rows:
        write([_plain(file), line, "yes" if refused else "not counted", code, _plain(reason)])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")


def _plain(text: str) -> str:
    """A file's name and a header are words of outside: a spreadsheet must not run them."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _columns(plan: Plan) -> list[dict[str, Any]]:
    if plan.mapping is None:
        return []
    return [
        {
            "place": column.index,
            "header": column.header,
            "field": column.field,
            "why": column.why,
            "samples": _samples(plan, column.header),
            "private": is_private(column.header),
        }
        for column in plan.mapping.columns
    ]


def _samples(plan: Plan, header: str) -> list[str]:
    """Not one of a column that is never read: a social security number is not even shown."""
    if is_private(header):
        return []
    return [text[:60] for text in plan.samples.get(header, [])]


def _tie(tie: TieOut) -> dict[str, Any]:
    return {**asdict(tie), "difference_cents": tie.difference_cents, "result": tie.result}


def _row(row: RefusedRow | NotCounted) -> dict[str, Any]:
    return {
        "file": row.file,
        "line": row.line,
        "code": row.code,
        "reason": row.reason,
        "refused": isinstance(row, RefusedRow),
        "cents": row.cents,
    }


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """One entry for each code: how often, and where to look first."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    return [
        {
            "code": code,
            "count": len(found),
            "lines": [line for one in found for line in one.lines][:LINES_NAMED],
            "reason": found[0].reason,
        }
        for code, found in sorted(by_code.items(), key=lambda entry: -len(entry[1]))
    ]


def _changes(changes: dict[str, Any] | None) -> dict[str, int]:
    if not changes:
        return {}
    listed = ("reduced", "increased", "contact_changed", "flags_changed")
    counts: dict[str, int] = changes["counts"]
    return counts | {name: len(changes.get(name, ())) for name in listed}


def _aging(plan: Plan) -> list[dict[str, Any]]:
    """Who owes how long, by the oldest date the source gives for each account."""
    counts, cents = Counter[str](), Counter[str]()
    for entry in plan.guarantors or ():
        owed = entry.get("balance_cents") or 0
        if owed > 0:
            bucket = _bucket(entry, plan.on)
            counts[bucket] += 1
            cents[bucket] += owed
    return [
        {"bucket": bucket, "accounts": counts[bucket], "cents": cents[bucket]}
        for bucket in (*map(str, Bucket), _UNDATED)
        if counts[bucket] or bucket != _UNDATED
    ]


def _bucket(entry: dict[str, Any], on: date) -> str:
    if (days := entry.get("oldest_bucket_days")) is not None:
        return bucket_of(int(days))
    if day := entry.get("oldest_date"):
        return bucket_of(days_past_due(date.fromisoformat(day), on))
    return _UNDATED

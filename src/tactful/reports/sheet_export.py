"""The tracking sheet as a file: the list as it was filtered, whole, in its order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tactful.core.money import format_dollars
from tactful.core.wording import full_date
from tactful.practice.models import Location, Practice, Staff
from tactful.practice.queries import settings_of
from tactful.reports.asked import NOBODY, Asked
from tactful.reports.balances import BalanceRow
from tactful.reports.columns import BALANCES
from tactful.reports.export import Column, Money, csv_bytes, xlsx_bytes
from tactful.reports.next_steps import NextStep, next_steps
from tactful.reports.sheet import whole_sheet

PAGE: Final = 1_000
"""Accounts held at once, however long the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """An account of the file, and what comes next for it on which day."""

    row: BalanceRow
    step: NextStep | None
    next_on: date | None


def worklist_file(
    practice: Practice,
    asked: Mapping[str, Any],
    fmt: str,
    *,
    on: date,
    now: datetime,
    progress: Callable[[int, int], None],
) -> tuple[str, bytes]:
    """Write the list as CSV or XLSX; the name of the file tells the day and nothing else.

    `progress` hears how many accounts are written; how many there will be is not known (0).
    """
    wish = Asked.read(asked)
    lines = _lines(practice, wish, on=on, now=now, progress=progress)
    notes = _notes(practice, wish, on)
    if fmt == "xlsx":
        content = xlsx_bytes(COLUMNS, lines, title="Worklist", notes=notes)
    else:
        content = csv_bytes(COLUMNS, lines, notes=notes)
    return f"worklist-{on.isoformat()}.{'xlsx' if fmt == 'xlsx' else 'csv'}", content


def _lines(
    practice: Practice,
    wish: Asked,
    *,
    on: date,
    now: datetime,
    progress: Callable[[int, int], None],
) -> Iterator[Line]:
    written, zone = 0, ZoneInfo(practice.timezone)
    for rows in whole_sheet(practice, wish, on=on, now=now, size=PAGE):
        steps = next_steps(practice, rows, now=now)
        for row in rows:
            step = steps.get(row.guarantor_id)
            at = step.at.astimezone(zone).date() if step and step.at else None
            yield Line(row, step, at)
        written += len(rows)
        progress(written, 0)


def _notes(practice: Practice, wish: Asked, on: date) -> tuple[str, ...]:
    """What is printed below: whose, as of when, aged from what, and which filter."""
    return (
        f"{practice.name}, as of {full_date(on)}",
        f"{settings_of(practice).aging_basis.label}.",
        f"Filter: {'; '.join(_said(practice, wish)) or 'none'}.",
        "Contains patient information.",
    )


def _said(practice: Practice, wish: Asked) -> Iterator[str]:
    yield f"list: {wish.show.value.replace('_', ' ')}"
    if wish.at:
        places = Location.objects.for_practice(practice).filter(uid=wish.at)
        yield f"location: {places.values_list('name', flat=True).first() or 'unknown'}"
    if wish.past:
        yield f"{wish.past} days past due or more"
    if wish.over:
        yield f"balance over {format_dollars(wish.over_cents)}"
    if wish.owner:
        yield f"owner: {_owner(practice, wish.owner)}"
    yield f"order: {wish.order.value}"


def _owner(practice: Practice, uid: str) -> str:
    if uid == NOBODY:
        return "nobody"
    people = Staff.objects.filter(memberships__practice=practice, uid=uid)
    return people.values_list("name", flat=True).first() or "unknown"


def _promise(line: Line) -> Money | None:
    judged = line.row.facts.promise
    cents = judged.promise.amount_cents if judged else None
    return None if cents is None else Money(cents)


def _of_row(column: Column) -> Column:
    return Column(column.heading, lambda line: column.cell(line.row), column.width)


COLUMNS: Final = (
    *map(_of_row, BALANCES),
    Column("Next action", lambda line: line.step.what if line.step else "", 26),
    Column("Next date", lambda line: line.next_on),
    Column("Owner", lambda line: line.step.owner if line.step else ""),
    Column("Promise amount", _promise),
    Column(
        "Promise date",
        lambda line: line.row.facts.promise.promise.promised_on if line.row.facts.promise else None,
    ),
    Column(
        "Promise",
        lambda line: line.row.facts.promise.status.value if line.row.facts.promise else "",
    ),
    Column("Last reply", lambda line: line.row.facts.last_reply_on),
)
"""The columns of the list of balances, and those of the sheet."""

"""What the lists of the command line share: their filters, their tables and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tactful.cli import base
from tactful.core.money import MoneyError, format_cents, parse_cents
from tactful.core.vocabulary import AccountStatus, Channel, InsuranceState

if TYPE_CHECKING:
    from tactful.practice.models import Practice
    from tactful.reports.balances import BalanceFilter, BalanceRow
    from tactful.reports.export import Column

OlderThan = Annotated[
    int | None, typer.Option("--older-than", min=0, help="More than so many days past due.")
]
Over = Annotated[str, typer.Option("--over", metavar="AMOUNT", help="A balance above this.")]
ChannelOption = Annotated[
    list[str] | None, typer.Option("--channel", help="The preferred channel; may be repeated.")
]
InsuranceOption = Annotated[
    list[str] | None, typer.Option("--insurance", help="pending, none_open, self_pay, unknown.")
]
StatusOption = Annotated[
    list[str] | None, typer.Option("--status", help="Where accounts stand; may be repeated.")
]
LocationOption = Annotated[
    list[str] | None, typer.Option("--location", help="A location by its name; may be repeated.")
]
TopOption = Annotated[bool, typer.Option("--top", help="Top priority only.")]
CsvOption = Annotated[Path | None, typer.Option("--csv", help="Write the list to this CSV file.")]
XlsxOption = Annotated[Path | None, typer.Option("--xlsx", help="Write the list to this workbook.")]


def the_filter(
    practice: Practice,
    *,
    older_than: int | None,
    over: str,
    channels: Sequence[str] | None,
    insurance: Sequence[str] | None,
    statuses: Sequence[str] | None,
    locations: Sequence[str] | None,
    top: bool,
) -> BalanceFilter:
    """The filter these options ask for; a word that is none is a wrong call."""
    from tactful.practice.models import Location
    from tactful.reports.balances import BalanceFilter

    known = Location.objects.for_practice(practice).values_list("name", flat=True)
    return BalanceFilter(
        older_than_days=older_than,
        over_cents=_cents(over),
        channels=frozenset(map(Channel, _words("--channel", channels, Channel))),
        insurance=frozenset(map(InsuranceState, _words("--insurance", insurance, InsuranceState))),
        statuses=frozenset(map(AccountStatus, _words("--status", statuses, AccountStatus))),
        locations=frozenset(_words("--location", locations, known)),
        top_only=top,
    )


def write_files(
    practice: Practice,
    columns: Sequence[Column],
    rows: Sequence[Any],
    *,
    on: date,
    title: str,
    csv: Path | None,
    xlsx: Path | None,
) -> bool:
    """Write the list where it was asked for; False where it was not."""
    from tactful.practice.queries import settings_of
    from tactful.reports.columns import notes_of
    from tactful.reports.export import csv_bytes, xlsx_bytes

    notes = notes_of(practice, on=on, basis=settings_of(practice).aging_basis, rows=len(rows))
    if csv:
        base.write_file(csv, csv_bytes(columns, rows, notes=notes))
    if xlsx:
        base.write_file(xlsx, xlsx_bytes(columns, rows, title=title, notes=notes))
    return bool(csv or xlsx)


_WIDE = 120  # columns of a terminal that has room for all


def print_rows(rows: Iterable[BalanceRow], *, ranks: Iterable[int] | None = None) -> None:
    """The accounts as a table; a narrow terminal gets the columns that matter most."""
    wide = base.stdout.width >= _WIDE
    headings = [
        *(("",) if ranks else ()),
        *(name for name, _, always in _COLUMNS if always or wide),
    ]
    table = [tuple(cell(row) for _, cell, always in _COLUMNS if always or wide) for row in rows]
    if ranks:
        table = [(str(rank), *cells) for rank, cells in zip(ranks, table, strict=True)]
    numbers = {at for at, name in enumerate(headings) if name in _NUMBERS}
    base.print_table(headings, table, right=numbers)


def _paid(row: BalanceRow) -> str:
    if row.last_payment_on is None or row.last_payment_cents is None:
        return ""
    return f"{format_cents(row.last_payment_cents)} {row.last_payment_on.isoformat()}"


def _contact(row: BalanceRow) -> str:
    from tactful.reports.columns import channel_words

    return channel_words(row.preferred_channel)


def _status(row: BalanceRow) -> str:
    from tactful.reports.status import status_words

    return status_words(row.status)


def _age(row: BalanceRow) -> str:
    return "" if row.days_past_due is None else str(row.days_past_due)


_NUMBERS = frozenset({"", "balance", "past due"})
_COLUMNS: tuple[tuple[str, Callable[[BalanceRow], str], bool], ...] = (
    ("id", lambda row: row.external_id, True),
    ("name", lambda row: row.name, True),
    ("balance", lambda row: format_cents(row.balance_cents), True),
    ("past due", _age, True),
    ("last payment", _paid, False),
    ("status", _status, True),
    ("contact", _contact, False),
    ("why", lambda row: "; ".join(row.reasons), True),
)


def _words(option: str, given: Sequence[str] | None, known: Iterable[str]) -> list[str]:
    allowed = [str(word) for word in known]
    for word in given or ():
        if word not in allowed:
            base.wrong_call(f"{option} takes one of {', '.join(allowed) or 'none yet'}.")
    return list(given or ())


def _cents(text: str) -> int | None:
    if not text:
        return None
    try:
        return parse_cents(text)
    except MoneyError as fault:
        base.wrong_call(f"--over: {fault}.")

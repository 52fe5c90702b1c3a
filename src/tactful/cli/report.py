"""tactful report: what is outstanding after this week's reminders."""

from pathlib import Path
from typing import Annotated

import typer

from tactful.cli import base
from tactful.core.money import format_cents


def register(root: typer.Typer) -> None:
    root.command()(report)


def report(
    as_of: Annotated[str, typer.Option(help="A day; today when left out.")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write the accounts to this CSV file.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write the accounts to this workbook.")] = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say what is outstanding after this week's reminders, by age, and what became of them."""
    base.use_django()
    from tactful.practice.queries import today_of
    from tactful.reports.columns import BALANCES
    from tactful.reports.export import csv_bytes, xlsx_bytes
    from tactful.reports.outstanding import outstanding

    chosen = base.the_practice(practice)
    now = base.now_utc()
    on = base.a_date(as_of, name="--as-of") or today_of(chosen, now)
    found = outstanding(chosen, on=on, now=now)
    notes = (found.sentence, *found.notes)
    if csv:
        base.write_file(csv, csv_bytes(BALANCES, found.rows, notes=notes))
    if xlsx:
        base.write_file(xlsx, xlsx_bytes(BALANCES, found.rows, title="Outstanding", notes=notes))
    groups = {"aging": found.buckets, "groups": found.groups, "this_week": found.this_week}
    if as_json:
        base.print_json(
            {
                "as_of": found.as_of,
                "week_from": found.week_from,
                "aging_basis": found.basis,
                "accounts": found.accounts,
                "balance_cents": found.cents,
                **{
                    name: [
                        {"label": line.label, "accounts": line.accounts, "cents": line.cents}
                        for line in lines
                    ]
                    for name, lines in groups.items()
                },
                "ids": [row.external_id for row in found.rows],
            }
        )
        return
    base.stdout.print(found.sentence, style="bold")
    for lines in groups.values():
        base.print_table(
            ("", "accounts", "amount"),
            [(line.label, f"{line.accounts:,}", format_cents(line.cents)) for line in lines],
            right={1, 2},
        )
        base.stdout.print()
    for note in found.notes:
        base.stdout.print(note, style="dim", markup=False)

"""tactful review: the quarterly compliance review, which prepares itself."""

from pathlib import Path
from typing import Annotated

import typer

from tactful.cli import base


def register(root: typer.Typer) -> None:
    root.command()(review)


def review(
    quarter: Annotated[
        str, typer.Option(help="Such as 2026Q3; the last complete one when left out.")
    ] = "",
    csv: Annotated[Path | None, typer.Option(help="Write the figures to this CSV file.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write them to this workbook.")] = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say what a compliance officer looks at once a quarter, each figure with how it is counted.

    Exit 1 where something went out after a stop, outside lawful hours or above the cap.
    """
    base.use_django()
    from tactful.core.quarters import Quarter
    from tactful.practice.queries import today_of
    from tactful.reports.export import csv_bytes, xlsx_bytes
    from tactful.reports.review import review as review_of
    from tactful.reports.review_figures import FIGURES, figures_of

    chosen = base.the_practice(practice)
    now = base.now_utc()
    running = Quarter.of(today_of(chosen, now))
    asked = Quarter.written(quarter) if quarter else running.before
    if asked is None or asked > running:
        base.wrong_call("--quarter takes a quarter such as 2026Q3 that has begun.")
    found = review_of(chosen, asked, now=now)
    lines = figures_of(found)
    notes = (f"{chosen.name}: {asked.label}{', still running' if found.span.running else ''}.",)
    if csv:
        base.write_file(csv, csv_bytes(FIGURES, lines, notes=notes))
    if xlsx:
        base.write_file(xlsx, xlsx_bytes(FIGURES, lines, title="Review", notes=notes))
    wrong = bool(found.stops.breaches or found.hours.outside or found.contacts.over)
    if as_json:
        base.print_json(
            {
                "quarter": asked.code,
                "from": found.span.start,
                "until": found.span.end,
                "running": found.span.running,
                "something_wrong": wrong,
                "figures": [
                    {"section": f.section, "of": f.of, "figure": f.said, "counted": f.counted}
                    for f in lines
                ],
            }
        )
    else:
        base.stdout.print(notes[0], style="bold", markup=False)
        rows = [(f.section, f.of, str(f.said), f.counted) for f in lines if f.said != 0]
        base.print_table(("", "what", "figure", "how it is counted"), rows, right={2})
    if wrong:
        raise typer.Exit(1)

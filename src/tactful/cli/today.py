"""tactful today: what the run of today would do, before it does it."""

import sys
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from tactful.cli import base


def register(root: typer.Typer) -> None:
    root.command()(today)


def today(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show; never ask.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Run it without asking.")] = False,
    at: Annotated[str, typer.Option(help="As if it were this instant; implies --dry-run.")] = "",
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Show who gets what today, on which channel and why, and who is left out.

    Nothing is sent by looking. On a terminal it then asks whether to run it.
    """
    base.use_django()
    from tactful.reports.today import LEFT_OUT, PERSON, SEND, counted, todays_run

    chosen = base.the_practice(practice)
    now = base.an_instant(at, name="--at")
    planned = todays_run(chosen, now=now)
    if as_json:
        base.print_json([plan.as_json() for plan in planned])
    else:
        zone = ZoneInfo(chosen.timezone)
        for action, heading in ((SEND, "Goes out"), (PERSON, "Newly handed to a person")):
            rows = [plan for plan in planned if plan.action == action]
            if not rows:
                continue
            base.stdout.print(f"{heading}: {len(rows)}", style="bold")
            base.print_table(
                ("id", "name", "what", "when", "why"),
                [
                    (
                        plan.row.external_id,
                        plan.row.name,
                        plan.what,
                        plan.at.astimezone(zone).strftime("%H:%M") if plan.at else "",
                        "; ".join(plan.row.reasons),
                    )
                    for plan in rows
                ],
                right=set(),
            )
        base.stdout.print(f"Left out: {sum(p.action == LEFT_OUT for p in planned)}", style="bold")
        for one in counted(planned):
            base.stdout.print(f"{one.accounts:>6}  {one.words} ({one.code})", markup=False)
        base.stdout.print(f"{len(planned):>6}  open balances in all", markup=False)
    if dry_run or at or not (yes or _agreed(as_json)):
        return
    from tactful.chores import adapters_from_settings, drain_practice

    handed = drain_practice(chosen, now, adapters_from_settings())
    base.stderr.print(f"Done: {handed} touches left the outbox or were taken back.")


def _agreed(as_json: bool) -> bool:
    return not as_json and sys.stdin.isatty() and typer.confirm("Run it now?", default=False)

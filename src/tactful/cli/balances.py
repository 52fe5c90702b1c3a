"""tactful balances: who owes, as of any day."""

from typing import Annotated

import typer

from tactful.cli import base, lists
from tactful.core.money import format_cents
from tactful.core.wording import count, full_date


def register(root: typer.Typer) -> None:
    root.command()(balances)


def balances(
    as_of: Annotated[str, typer.Option(help="A day; today when left out.")] = "",
    everybody: Annotated[
        bool, typer.Option("--all", help="Also accounts at zero and in credit.")
    ] = False,
    older_than: lists.OlderThan = None,
    over: lists.Over = "",
    channel: lists.ChannelOption = None,
    insurance: lists.InsuranceOption = None,
    status: lists.StatusOption = None,
    location: lists.LocationOption = None,
    top: lists.TopOption = False,
    sort: Annotated[
        str, typer.Option(help="name, amount, overdue, age, last_payment or who_first.")
    ] = "name",
    csv: lists.CsvOption = None,
    xlsx: lists.XlsxOption = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """List who owes: balance, age, last payment, status, and the reasons in words."""
    base.use_django()
    from tactful.practice.queries import settings_of, today_of
    from tactful.reports.balances import Sort, total_cents
    from tactful.reports.balances import balances as balances_of
    from tactful.reports.columns import BALANCES

    if sort not in set(Sort):
        base.wrong_call(f"--sort takes one of {', '.join(Sort)}.")
    chosen = base.the_practice(practice)
    now = base.now_utc()
    on = base.a_date(as_of, name="--as-of") or today_of(chosen, now)
    only = lists.the_filter(
        chosen,
        older_than=older_than,
        over=over,
        channels=channel,
        insurance=insurance,
        statuses=status,
        locations=location,
        top=top,
    )
    rows = balances_of(chosen, on=on, now=now, only=only, sort=Sort(sort), settled_too=everybody)
    written = lists.write_files(chosen, BALANCES, rows, on=on, title="Balances", csv=csv, xlsx=xlsx)
    if as_json:
        base.print_json([row.as_json() for row in rows])
        return
    if not written:
        lists.print_rows(rows)
    owing = [row for row in rows if row.balance_cents > 0]
    owe = "owes" if len(owing) == 1 else "owe"
    said = f"{count(len(owing), 'account')} {owe} {format_cents(total_cents(rows))}"
    base.stdout.print(f"{said} as of {full_date(on)}.", style="bold")
    base.stdout.print(f"{settings_of(chosen).aging_basis.label}.", style="dim")

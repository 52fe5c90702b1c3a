"""tactful worklist: the ranked list, with the reasons."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tactful.cli import base, lists
from tactful.core.money import format_cents
from tactful.core.wording import count

if TYPE_CHECKING:
    from tactful.reports.export import Column
    from tactful.reports.worklist import RankedRow

SHOWN = 50
_NAMES = {
    "ready": "Who first",
    "insurance_pending": "Insurance pending; nobody is reminded",
    "held": "On hold; nobody is reminded",
}


def register(root: typer.Typer) -> None:
    root.command()(worklist)


def worklist(
    lane: Annotated[
        str, typer.Option(help="ready, insurance_pending or held; all three if left out.")
    ] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help=f"So many of each list; {SHOWN} on a terminal.")
    ] = None,
    older_than: lists.OlderThan = None,
    over: lists.Over = "",
    channel: lists.ChannelOption = None,
    insurance: lists.InsuranceOption = None,
    status: lists.StatusOption = None,
    location: lists.LocationOption = None,
    top: lists.TopOption = False,
    csv: lists.CsvOption = None,
    xlsx: lists.XlsxOption = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Show who a person should look at first, and why.

    What can be worked now comes first, then what waits for insurance, then what is on hold.
    """
    base.use_django()
    from tactful.practice.queries import today_of
    from tactful.reports.balances import BalanceFilter
    from tactful.reports.worklist import Lane, all_ranked, lane_totals

    if lane and lane not in set(Lane):
        base.wrong_call(f"--lane takes one of {', '.join(Lane)}.")
    chosen = base.the_practice(practice)
    now = base.now_utc()
    on = today_of(chosen, now)
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
    everything = bool(as_json or csv or xlsx)
    shown = limit or (None if everything else SHOWN)
    found = {
        each: list(islice(all_ranked(chosen, on=on, now=now, lane=each, only=only), shown))
        for each in ([Lane(lane)] if lane else Lane)
    }
    rows = [row for ranked in found.values() for row in ranked]
    written = lists.write_files(
        chosen, _columns(), rows, on=on, title="Worklist", csv=csv, xlsx=xlsx
    )
    if as_json:
        base.print_json([row.as_json() for row in rows])
        return
    totals = lane_totals(chosen, on=on)
    for each, ranked in found.items():
        accounts, cents = totals[each].accounts, totals[each].cents
        if only != BalanceFilter():
            accounts, cents = len(ranked), sum(row.account.balance_cents for row in ranked)
        said = f"{count(accounts, 'account')}, {format_cents(cents)}"
        base.stdout.print(f"{_NAMES[each]}: {said}", style="bold")
        if ranked and not written:
            lists.print_rows([row.account for row in ranked], ranks=[row.rank for row in ranked])
            base.stdout.print()


def _columns() -> tuple[Column, ...]:
    """The columns of an exported worklist: the place, then the account, then what to do."""
    from tactful.reports.columns import BALANCES
    from tactful.reports.export import Column

    def of_account(cell: Callable[[Any], Any]) -> Callable[[RankedRow], Any]:
        return lambda row: cell(row.account)

    def next_action(row: RankedRow) -> str:
        return row.next_action.reason if row.next_action else ""

    return (
        Column("Rank", lambda row: row.rank, 6),
        Column("List", lambda row: row.lane.value.replace("_", " "), 18),
        *(Column(c.heading, of_account(c.cell), c.width) for c in BALANCES),
        Column("Needs a person because", next_action, 44),
    )

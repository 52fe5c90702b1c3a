"""tactful why: everything decided about one account."""

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from tactful.cli import base
from tactful.core.money import format_cents


def register(root: typer.Typer) -> None:
    root.command()(why)


def why(
    guarantor: Annotated[str, typer.Argument(help="The source's id, or a name that fits one.")],
    at: Annotated[str, typer.Option(help="As it was known at this instant.")] = "",
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say everything that was decided about one account, with the reasons."""
    base.use_django()
    from tactful.reports.explained import explained, owed_at
    from tactful.reports.why import why as reasons_of

    chosen = base.the_practice(practice)
    person = base.the_guarantor(chosen, guarantor)
    now = base.now_utc()
    asked = base.an_instant(at, name="--at") if at else now
    reasons = reasons_of(person, at=asked if at else None)
    if as_json:
        base.print_json([reason.as_json() for reason in reasons])
        return
    zone = ZoneInfo(chosen.timezone)
    verb = "owed" if asked < now else "owes"
    owed = format_cents(max(owed_at(person, at=asked, now=now), 0))
    base.stdout.print(
        f"{person.listed_name} ({person.external_id}) {verb} {owed}.",
        style="bold",
        markup=False,
    )
    if not reasons:
        base.stdout.print("Nothing has been decided about this account yet.")
    for reason in reasons:
        hour = " %H:%M" if reason.hour_known else "      "
        when = reason.at.astimezone(zone).strftime(f"%Y-%m-%d{hour}")
        base.stdout.print(f"{when}  {reason.text}", markup=False, soft_wrap=True)
    answers = explained(person, at=asked, now=now)
    base.stdout.print(f"May we write or call{f' at {at}' if at else ' now'}?", style="bold")
    for found in answers:
        said = f"{found.channel.replace('_', ' ')}: {found.sentence}"
        base.stdout.print(said, markup=False, soft_wrap=True)
    for note in answers[0].notes:
        base.stdout.print(note, style="dim", markup=False, soft_wrap=True)

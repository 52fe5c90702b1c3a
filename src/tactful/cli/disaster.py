"""tactful disaster: let people be where a disaster was declared."""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from tactful.cli import base
from tactful.cli.payments import BY
from tactful.core.wording import count, full_date


def register(root: typer.Typer) -> None:
    root.command()(disaster)


def disaster(
    zip_codes: Annotated[list[str], typer.Argument(metavar="ZIP...", help="Such as 32301.")],
    on: Annotated[str, typer.Option(help="The day it was declared; today when left out.")] = "",
    over: Annotated[bool, typer.Option("--over", help="It is over before its time.")] = False,
    practice: base.PracticeOption = "",
) -> None:
    """Hold texts and calls back where a disaster was declared, for 30 days (policy.md R081)."""
    base.use_django()
    from tactful.chores import settle_now
    from tactful.ledger.models import Guarantor
    from tactful.outreach.actions import learn_address
    from tactful.outreach.models import AddressFactKind
    from tactful.practice.queries import today_of

    chosen, now = base.the_practice(practice), base.now_utc()
    if wrong := [code for code in zip_codes if not (len(code) == 5 and code.isdecimal())]:
        base.wrong_call(f"{wrong[0]} is no ZIP code of five digits.")
    today = today_of(chosen, now)
    day = base.a_date(on, name="--on") or today
    if day > today:
        base.wrong_call("--on takes a day that has begun.")
    midnight = datetime.combine(day, time(), ZoneInfo(chosen.timezone))
    at, value = (now, "over") if over else (midnight, "declared")
    for code in dict.fromkeys(zip_codes):
        learn_address(chosen, code, AddressFactKind.DISASTER, value, by=BY, now=now, at=at)
    people = Guarantor.objects.for_practice(chosen).filter(zip__in=zip_codes)
    ids = list(people.values_list("pk", flat=True))
    settle_now(chosen, ids, now=now)
    said = "Over" if over else f"Declared on {full_date(day)}"
    follows = "go on" if over else "wait 30 days from then"
    base.stdout.print(f"{said}. Texts and calls to {count(len(ids), 'account')} {follows}.")

"""What every command shares: Django when it is needed, the practice, output, refusals.

Exit 0 done, 1 the answer is no or something was refused, 2 the call was wrong.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from tactful.ledger.models import Guarantor
    from tactful.practice.models import Practice

stderr = Console(stderr=True, highlight=False)
stdout = Console(highlight=False)

PracticeOption = Annotated[
    str,
    typer.Option("--practice", metavar="SLUG", help="Which practice; the only one if left out."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON only.")]


def refuse(message: str) -> NoReturn:
    """The answer is no: say why, in one sentence, and leave with 1."""
    stderr.print(message, style="bold", soft_wrap=True)
    raise typer.Exit(1)


def wrong_call(message: str) -> NoReturn:
    """The command was called wrongly: say how to call it, and leave with 2."""
    stderr.print(message, style="bold", soft_wrap=True)
    raise typer.Exit(2)


def use_django(*, migrated: bool = True) -> None:
    """Settings, models and, unless told otherwise, a database that has its tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tactful.config.settings")
    from tactful.config.env import SettingsError, env

    try:
        settings = env()
        settings.make_home()
        settings.signing_key()  # made at first use, so this is where a home shows it is read-only
    except SettingsError as error:
        wrong_call("These settings cannot be used:\n" + "\n".join(f"  {f}" for f in error.faults))
    except OSError as error:
        wrong_call(f"TACTFUL_HOME cannot be used ({error.strerror}). Name one you may write to.")

    import django

    django.setup()
    if migrated:
        migrate()


def migrate() -> None:
    """Bring the database to this version's tables; quick when there is nothing to do."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError:
        wrong_call(
            "The database does not answer. Check TACTFUL_DATABASE_URL and that its server runs."
        )


def now_utc() -> datetime:
    """The clock of the doors; everything below takes the instant as an argument."""
    return datetime.now(UTC)


def the_practice(slug: str) -> Practice:
    """The named practice, or the only one there is."""
    from tactful.practice.models import Practice

    if slug:
        found = Practice.objects.filter(slug=slug).first()
        return found or refuse(f"There is no practice named {slug}.")
    practices = list(Practice.objects.order_by("slug")[:6])
    if not practices:
        refuse("There is no practice yet. Make one: tactful practice create NAME --timezone ZONE")
    if len(practices) > 1:
        names = ", ".join(p.slug for p in practices)
        wrong_call(f"Which practice? Add --practice and one of: {names}")
    return practices[0]


def the_guarantor(practice: Practice, name: str) -> Guarantor:
    """One guarantor by the source's id, by uid, or by a name that fits exactly one."""
    from tactful.ledger.queries import find_guarantors

    found = find_guarantors(practice, name)
    if not found:
        refuse("No guarantor fits that id or name.")
    if len(found) > 1:
        ids = ", ".join(g.external_id for g in found[:10])
        wrong_call(f"Several guarantors fit: {ids}. Use one of these ids.")
    return found[0]


def a_date(text: str | None, *, name: str) -> date | None:
    """An ISO date given on the command line."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        wrong_call(f"{name} takes a date of the calendar such as 2026-11-20.")
    if not 1900 <= day.year < 2200:
        wrong_call(f"{name} takes a day between the years 1900 and 2199.")
    return day


def an_instant(text: str | None, *, name: str) -> datetime:
    """An ISO instant given on the command line; UTC where it names no zone; now if left out."""
    if not text:
        return now_utc()
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        wrong_call(f"{name} takes an instant such as 2026-11-20T15:00:00Z.")
    if not 1900 <= at.year < 2200:
        wrong_call(f"{name} takes an instant between the years 1900 and 2199.")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def print_json_line(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")


def print_table(headings: Iterable[str], rows: Iterable[Iterable[str]], *, right: set[int]) -> None:
    """A plain table; the columns numbered in `right` are money and set to the right."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for i, heading in enumerate(headings):
        table.add_column(heading, justify="right" if i in right else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    stdout.print(table)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form for {type(value).__name__}")


def write_file(path: Path, content: bytes) -> None:
    """Write an export; what cannot be written is said and nothing is left half."""
    try:
        path.write_bytes(content)
    except OSError as error:
        wrong_call(f"The file cannot be written ({error.strerror}).")
    stderr.print("Written. The file contains patient information.", style="dim")

"""tactful demo: a believable practice to look at."""

import secrets

import typer
from rich.progress import BarColumn, Progress, TextColumn

from tactful.cli import base

WORDS = (
    "amber", "birch", "cedar", "delta", "ember", "fern", "grove", "harbor", "iris", "juniper",
    "kelp", "linden", "maple", "nectar", "olive", "pine", "quartz", "river", "sage", "tulip",
)  # fmt: skip


def register(root: typer.Typer) -> None:
    root.command()(demo)


def demo() -> None:
    """Fill the database with the demo practice; a second time changes only the password."""
    base.use_django()
    from django.conf import settings

    from tactful.demo.build import DAYS, NotHere, build

    if settings.TACTFUL.live_email:
        base.refuse("Live sending is switched on. Switch it off, or name another TACTFUL_HOME.")

    password = "-".join(secrets.choice(WORDS) for _ in range(4))
    with Progress(
        TextColumn("[dim]{task.description}"),
        BarColumn(),
        TextColumn("day {task.completed:.0f} of {task.total:.0f}"),
        console=base.stderr,
        transient=True,
    ) as bar:
        task = bar.add_task("A small practice lives through ninety days", total=DAYS)
        try:
            built = build(
                now=base.now_utc(),
                password=password,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
        except NotHere as fault:
            bar.stop()
            base.refuse(f"{fault} Name another TACTFUL_HOME or TACTFUL_DATABASE_URL for it.")
    what = "is ready" if built.fresh else "was here already; only the password is new"
    base.stdout.print(f"{built.practice.name} {what}. Every channel is a simulator.")
    base.stdout.print("Address   http://127.0.0.1:8000/  (after tactful run)")
    base.stdout.print(f"E-mail    {built.email}")
    base.stdout.print(f"Password  {built.password}")

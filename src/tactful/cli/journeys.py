"""tactful journeys lint, show, publish."""

from pathlib import Path
from typing import Annotated, Any

import typer

from tactful.cli import base

app = typer.Typer(no_args_is_help=True, help="Journeys as text.")

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="A journey's YAML file, or the key of one.")
]


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="journeys")


@app.command()
def lint(file: FileArgument, as_json: base.JsonOption = False) -> None:
    """Say everything that is wrong with a journey's text, with the line."""
    from tactful.journeys.loader import JourneyFault

    faults: list[dict[str, Any]] = []
    try:
        _read(file)
    except JourneyFault as fault:
        faults = [{"line": f.line, "where": f.where, "message": f.message} for f in fault.faults]
    if as_json:
        base.print_json(faults)
    elif not faults:
        base.stdout.print("Nothing is wrong with this journey.")
    for found in faults if not as_json else ():
        base.stdout.print(
            f"line {found['line']}: {found['where']}: {found['message']}",
            markup=False,
            soft_wrap=True,
        )
    if faults:
        raise typer.Exit(1)


@app.command()
def show(file: FileArgument, as_json: base.JsonOption = False) -> None:
    """Say a journey in plain sentences, block by block."""
    from tactful.core.journey import describe
    from tactful.journeys.loader import JourneyFault

    try:
        journey = _read(file)
    except JourneyFault as fault:
        base.refuse(str(fault))
    sentences = [{"block": block.id, "says": describe(block)} for block in journey.blocks]
    if as_json:
        starts = describe(journey.trigger)
        base.print_json(
            {"key": journey.key, "name": journey.name, "starts": starts, "blocks": sentences}
        )
        return
    base.stdout.print(journey.name, style="bold")
    base.stdout.print(describe(journey.trigger), markup=False)
    width = max(len(s["block"]) for s in sentences)
    for sentence in sentences:
        base.stdout.print(f"  {sentence['block']:<{width}}  {sentence['says']}", markup=False)


@app.command()
def publish(
    file: FileArgument, practice: base.PracticeOption = "", as_json: base.JsonOption = False
) -> None:
    """Publish a journey's text as the version new enrollments follow."""
    base.use_django()
    from tactful.journeys import actions
    from tactful.journeys.loader import JourneyFault

    chosen = base.the_practice(practice)
    try:
        version = actions.publish(chosen, _text(file), by="staff:command-line", now=base.now_utc())
    except JourneyFault as fault:
        base.refuse(str(fault))
    except actions.AlreadyMoved as fault:
        base.refuse(str(fault))
    said = {"journey": version.journey.key, "version": version.number}
    if as_json:
        base.print_json(said)
    else:
        base.stdout.print(f"{version.journey.name} is now at version {version.number}.")


def _read(file: str) -> Any:
    from tactful.journeys.loader import load_journey
    from tactful.outreach.library import starter_library

    return load_journey(_text(file), templates=starter_library().keys())


def _text(file: str) -> str:
    """The text of a file, or of a journey that ships."""
    from tactful.journeys.loader import shipped_journeys

    path = Path(file)
    if not path.exists() and file in shipped_journeys():
        return shipped_journeys()[file]
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        base.wrong_call("The journey is not text in UTF-8.")
    except OSError as error:
        shipped = ", ".join(shipped_journeys())
        base.wrong_call(f"The journey cannot be read ({error.strerror}). Shipped: {shipped}.")

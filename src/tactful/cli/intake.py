"""tactful intake preview, commit."""

import json
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from tactful.cli import base
from tactful.core.money import format_cents

if TYPE_CHECKING:
    from tactful.intake.plan import Plan
    from tactful.readers.rows import TieOut

app = typer.Typer(no_args_is_help=True, help="Take in what a billing system exports.")

SourceArgument = Annotated[
    Path | None, typer.Argument(metavar="FILE|FOLDER", help="What the billing system wrote.")
]
LayoutOption = Annotated[str, typer.Option(help="ledger_folder, synthea or table; else looked at.")]
AsOfOption = Annotated[str, typer.Option(help="The day the source speaks of; today if left out.")]
SnapshotOption = Annotated[
    bool, typer.Option("--full-snapshot", help="Accounts that are not in it owe nothing now.")
]
DeclareOption = Annotated[
    list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="What a column means.")
]
FlagOption = Annotated[
    list[str] | None, typer.Option(metavar="CODE", help="A flag true of every account in it.")
]


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="intake")


@app.command()
def preview(
    source: SourceArgument = None,
    layout: LayoutOption = "",
    as_of: AsOfOption = "",
    full_snapshot: SnapshotOption = False,
    declare: DeclareOption = None,
    flag: FlagOption = None,
    case: Annotated[Path | None, typer.Option(help="A case file that says all of this.")] = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Explain what importing a source would do; changes nothing.

    Without --practice no database is needed; with it, what would change is listed too.
    """
    base.use_django(migrated=bool(practice))
    from tactful.intake.plan import preview as plan_for

    said = _from_case(case) if case else _said(source, as_of, declare, flag, full_snapshot)
    chosen = base.the_practice(practice) if practice else None
    now = base.now_utc()
    with _bar(as_json) as progress:
        plan = plan_for(
            said.source,
            on=said.on or now.date(),
            now=now if chosen else None,
            practice=chosen,
            layout=layout or None,
            corrections=said.columns or None,
            flags=said.flags,
            full_snapshot=said.full_snapshot,
            progress=progress,
        )
    if as_json:
        plan.write_json(sys.stdout)
    else:
        _tell(plan)
    if plan.status == "refused":
        raise typer.Exit(1)


@app.command()
def commit(
    source: SourceArgument = None,
    layout: LayoutOption = "",
    as_of: AsOfOption = "",
    full_snapshot: SnapshotOption = False,
    declare: DeclareOption = None,
    flag: FlagOption = None,
    accept: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="A finding you looked at and accept.")
    ] = None,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Take a source into the practice's books; whole, once, or not at all."""
    base.use_django()
    from tactful.intake.actions import ImportRefused
    from tactful.intake.actions import commit as take_in

    said = _said(source, as_of, declare, flag, full_snapshot)
    chosen = base.the_practice(practice)
    try:
        with _bar(as_json) as progress:
            run = take_in(
                chosen,
                said.source,
                by="staff:command-line",
                now=base.now_utc(),
                as_of=said.on,
                full_snapshot=said.full_snapshot,
                accept=accept or (),
                mapping=said.columns or None,
                layout=layout or None,
                flags=said.flags,
                progress=progress,
                listing=as_json,
            )
    except ImportRefused as refusal:
        if as_json:
            refusal.plan.write_json(sys.stdout)
        else:
            _tell(refusal.plan)
        base.refuse(refusal.reason)
    changed = run.what_changed
    if as_json:
        plan = run.plan.as_json() if run.plan else {"status": "accepted"}
        base.print_json(
            {
                **plan,
                "run": run.uid,
                "repeated": run.repeated,
                "as_of": run.as_of,
                "changed": changed,
            }
        )
        return
    if run.repeated:
        base.stdout.print("This was imported before; nothing changed.")
        return
    rows = run.totals["rows"]
    base.stdout.print(f"Imported: {rows['accepted']:,} of {rows['read']:,} rows.")
    _tell_counts(changed)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person said of a source."""

    source: Path
    on: date | None = None
    columns: dict[str, str | None] = field(default_factory=dict)
    flags: tuple[Any, ...] = ()
    full_snapshot: bool = False


def _said(
    source: Path | None,
    as_of: str,
    declare: list[str] | None,
    flags: list[str] | None,
    full_snapshot: bool,
) -> _Said:
    if source is None:
        base.wrong_call("Name the file or folder to import.")
    if not source.exists():
        base.wrong_call("There is no such file or folder.")
    columns: dict[str, str | None] = {}
    for said in declare or ():
        name, sep, column = said.partition("=")
        if not sep or not column:
            base.wrong_call("--declare takes FIELD=COLUMN, such as patient_owed=Balance.")
        columns[column] = _known_field(name)
    on = base.a_date(as_of, name="--as-of")
    return _Said(source, on, columns, tuple(_flag(f) for f in flags or ()), full_snapshot)


def _from_case(path: Path) -> _Said:
    try:
        case = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        base.wrong_call("The case file cannot be read as JSON.")
    declared = case.get("declared") or {}
    owed = declared.get("patient_owed_column")
    return _Said(
        source=path.parent / case["file"],
        on=base.a_date(case.get("as_of"), name="as_of"),
        columns={owed: "patient_owed"} if owed else {},
        flags=tuple(_flag(name) for name in declared.get("all_flags") or ()),
        full_snapshot=bool(case.get("full_snapshot")),
    )


def _known_field(name: str) -> str | None:
    from tactful.readers.columns import Field

    if name in {"", "none", "-"}:
        return None
    if name not in list(Field):
        base.wrong_call(f"There is no field {name}; there are {', '.join(Field)}.")
    return name


def _flag(name: str) -> Any:
    from tactful.readers.rows import Flag

    if name not in list(Flag):
        base.wrong_call(f"There is no flag {name}; there are {', '.join(Flag)}.")
    return Flag(name)


def _tell(plan: "Plan") -> None:
    """The plan as a person reads it."""
    show = base.stdout.print
    if plan.error:
        where = f", line {plan.error.line}" if plan.error.line else ""
        file = f" {plan.error.file}" if plan.error.file else ""
        show(f"Refused{file}{where}: {plan.error.reason}.", markup=False, soft_wrap=True)
        return
    show(f"Read as {plan.kind.replace('_', ' ')}, as of {plan.on}.")
    refused, aside = len(plan.refused), len(plan.not_counted)
    show(f"{plan.read:,} rows: {plan.accepted:,} accepted, {refused} refused, {aside} not counted.")
    for total in plan.totals:
        cents = f", {format_cents(total.cents)}" if total.cents else ""
        show(f"{total.count:>8,}  {total.kind}{cents}")
    for header, meaning in plan.columns.items() if plan.mapping else ():
        why = f" ({plan.why[header]})" if plan.why.get(header) else ""
        show(f"  {header} → {meaning or 'not used'}{why}", markup=False)
    for row in plan.refused[:20]:
        show(f"  line {row.line}: {row.reason} ({row.code})", markup=False, soft_wrap=True)
    for tie in plan.tie_outs:
        show(_tied(tie), markup=False, soft_wrap=True)
    _tell_counts((plan.changes or {}).get("counts", {}))
    if plan.review:
        show(f"Look at these first, then import with --accept: {', '.join(plan.review)}")


def _tell_counts(counts: dict[str, int]) -> None:
    for name, count in counts.items():
        if count:
            base.stdout.print(f"{count:>8,}  {name.replace('_', ' ')}")


def _tied(tie: "TieOut") -> str:
    """Whether the sums agree, in words."""
    what = f" ({tie.basis})" if tie.basis else ""
    match tie.difference_cents:
        case None:
            return f"The file prints no total to tie out against{what}."
        case 0:
            return f"Ties out to the cent{what}."
        case cents:
            return f"Does not tie out: {format_cents(cents)} is missing{what}."


class _bar:
    """A progress bar on a terminal; nothing where the output is for a machine."""

    def __init__(self, quiet: bool) -> None:
        self.progress = None
        if not quiet and base.stderr.is_terminal:
            self.progress = Progress(
                TextColumn("[dim]rows"), BarColumn(), MofNCompleteColumn(), console=base.stderr
            )

    def __enter__(self) -> Any:
        if self.progress is None:
            return None
        self.progress.start()
        task = self.progress.add_task("rows", total=None)
        return lambda done, total: self.progress.update(task, completed=done, total=total)

    def __exit__(self, *_: object) -> None:
        if self.progress is not None:
            self.progress.stop()

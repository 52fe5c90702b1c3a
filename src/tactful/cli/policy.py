"""tactful policy check, show, explain."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from tactful.cli import base

app = typer.Typer(no_args_is_help=True, help="May we contact this person, now, on this channel?")


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="policy")


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Questions, one JSON line each.")],
) -> None:
    """Put each question through the gate; needs no database."""
    from tactful.practice.policy.check import answers

    try:
        if file == "-":
            _answer(sys.stdin, answers)
        else:
            with Path(file).open(encoding="utf-8") as lines:
                _answer(lines, answers)
    except OSError as error:
        base.wrong_call(f"The questions cannot be read ({error.strerror}).")
    except ValueError as error:
        base.wrong_call(f"The questions cannot be used: {error}")


@app.command()
def show(
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """The settings in force: value, rule, and what differs from the shipped ones."""
    base.use_django()
    from tactful.practice.queries import loosenings_in_force, settings_of, today_of, values_of

    chosen = base.the_practice(practice)
    now = base.now_utc()
    loosened = {one.path: one for one in loosenings_in_force(chosen, now)}
    lines = [_setting(path, pair, loosened) for path, pair in _in_force(values_of(chosen, now=now))]
    _warn_of_age(today_of(chosen, now))
    if as_json:
        version = settings_of(chosen).number
        base.print_json({"practice": chosen.slug, "at": now, "version": version, "settings": lines})
        return
    for one in lines:
        base.stdout.print(_in_words(one), style=None if one["differs"] else "dim", soft_wrap=True)


@app.command()
def explain(
    guarantor: Annotated[str, typer.Argument(help="The source's id, or a name that fits one.")],
    channel: Annotated[str, typer.Option(help="sms, email, voice_live, voice_auto or letter.")],
    at: Annotated[str, typer.Option(help="An instant; now when left out.")] = "",
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say whether this person may be contacted on this channel, and why."""
    base.use_django()
    from tactful.core.policy import Decision
    from tactful.core.policy.facts import GateChannel
    from tactful.reports.explained import explained

    if channel not in list(GateChannel):
        base.wrong_call(f"There is no channel {channel}; there are {', '.join(GateChannel)}.")
    chosen = base.the_practice(practice)
    person = base.the_guarantor(chosen, guarantor)
    now = base.now_utc()
    asked = base.an_instant(at, name="--at") if at else now
    (found,) = explained(person, [GateChannel(channel)], at=asked, now=now)
    if as_json:
        base.print_json(found.as_json())
    else:
        for line, style in _explanation(found):
            base.stdout.print(line, style=style, markup=False, soft_wrap=True)
    if found.verdict.decision is not Decision.ALLOW:
        raise typer.Exit(1)


def _in_force(values: Any) -> list[tuple[str, tuple[Any, Any]]]:
    """Each setting by its path: the value in force and the shipped one."""
    from tactful.practice.plain import differences, leaves, plain

    shipped = plain({})
    moved = differences(shipped, values)
    pairs = {path: (value, value) for path, value in leaves(shipped).items()}
    pairs |= {path: (after, before) for path, (before, after) in moved.items()}
    return sorted(pairs.items())


def _warn_of_age(today: date) -> None:
    from tactful.practice.policy.load import to_review

    for one in to_review(today):
        base.stderr.print(f"{one.name} was last read against the law on {one.reviewed_on}.")


def _setting(path: str, pair: tuple[Any, Any], loosened: Any) -> dict[str, Any]:
    from tactful.practice.bounds import bound_of

    bound, open_until = bound_of(path), loosened.get(path)
    return {
        "setting": path,
        "value": pair[0],
        "shipped": pair[1],
        "differs": pair[0] != pair[1],
        "rule": bound.rule_id or None,
        "kind": bound.rule.kind if bound.rule else None,
        "role": bound.role or None,
        "loosened_until": open_until.expires_at if open_until else None,
    }


def _in_words(one: dict[str, Any]) -> str:
    said = f"{one['setting']} = {_value(one['value'])}"
    if one["differs"]:
        said += f" (shipped {_value(one['shipped'])})"
    if one["loosened_until"]:
        said += f", loosened until {one['loosened_until']:%Y-%m-%d %H:%M} UTC"
    return f"{said}  {one['rule']}" if one["rule"] else said


def _value(value: Any) -> str:
    if isinstance(value, dict):
        days = ", ".join(f"{day} {_value(hours)}" for day, hours in value.items())
        return f"[{days}]"
    if isinstance(value, list):
        return " to ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "closed" if value is None else str(value)


def _explanation(found: Any) -> list[tuple[str, str | None]]:
    """The answer first; then, dim, everything behind it."""
    verdict, dim = found.verdict, "dim"
    said: list[tuple[str, str | None]] = [(found.sentence, None)]
    if found.again and found.places.zone != found.zone:
        said.append((f"That is {found.again}.", None))
    said.append((f"{verdict.reason} ({', '.join(verdict.rules) or 'no rule'})", dim))
    said += [(f"  {rule.id}: {rule.text} {rule.source}".rstrip(), dim) for rule in found.rules]
    said += [
        (f"Also {other.code}: {other.why}. {other.move}".rstrip(), dim) for other in found.others
    ]
    if found.places.zones:
        where = ", ".join((*found.places.zones, *found.places.states))
        said.append((f"Where the person may be: {where}", dim))
    if found.kept:
        kept = found.kept
        same = "the same" if kept.agrees else f"{kept.decision} {kept.reason}"
        said.append((f"Decided at {kept.at:%Y-%m-%d %H:%M} UTC and in force then: {same}", dim))
    return said + [(note, dim) for note in found.notes]


def _answer(lines: Any, answers: Any) -> None:
    for answer in answers(lines):
        base.print_json_line(answer)

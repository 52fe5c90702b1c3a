"""tactful policy check, explain."""

import sys
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
def explain(
    guarantor: Annotated[str, typer.Argument(help="The source's id, or a name that fits one.")],
    channel: Annotated[str, typer.Option(help="sms, email, voice_live, voice_auto or letter.")],
    at: Annotated[str, typer.Option(help="An instant; now when left out.")] = "",
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say whether this person may be contacted on this channel, and why."""
    base.use_django()
    from tactful.core.policy import Decision, explain
    from tactful.core.policy.facts import GateChannel
    from tactful.outreach.queries import ask_gate

    if channel not in list(GateChannel):
        base.wrong_call(f"There is no channel {channel}; there are {', '.join(GateChannel)}.")
    chosen = base.the_practice(practice)
    person = base.the_guarantor(chosen, guarantor)
    now = base.an_instant(at or None, name="--at")
    verdict = ask_gate(person, GateChannel(channel), now=now)
    if as_json:
        base.print_json(
            {
                "guarantor": person.external_id,
                "channel": channel,
                "at": now,
                "decision": verdict.decision,
                "reason": verdict.reason,
                "retry_at": verdict.retry_at,
                "also_codes": verdict.also_codes,
                "rules": verdict.rules,
                "explanation": explain(verdict, chosen.timezone),
            }
        )
    else:
        codes = ", ".join((verdict.reason, *verdict.also_codes))
        base.stdout.print(explain(verdict, chosen.timezone), soft_wrap=True)
        base.stdout.print(f"{codes} ({', '.join(verdict.rules)})", style="dim", soft_wrap=True)
    if verdict.decision is not Decision.ALLOW:
        raise typer.Exit(1)


def _answer(lines: Any, answers: Any) -> None:
    for answer in answers(lines):
        base.print_json_line(answer)

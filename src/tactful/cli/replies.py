"""tactful replies read, check: what a reply says, and what would follow; needs no database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from tactful.cli import base
from tactful.core.vocabulary import Channel

if TYPE_CHECKING:
    from tactful.core.replies import Question, Reading, ReplyContext, ReplyDecision

app = typer.Typer(no_args_is_help=True, help="Understand what patients answer.")

# What a set of replies may call a channel, beside our own words.
_CHANNELS: Final = {"phone": Channel.VOICE, "text": Channel.SMS, "call": Channel.VOICE}
_ASKED_WHICH_DAY: Final = (
    "which day",
    "what day",
    "when can you",
    "que dia",
    "qué día",
    "qué fecha",
)
_ASKED_BACK: Final = ("reply no to", "responda no", "noted:", "anotado", "queda para")
_ASKED_TO_OPT_IN: Final = ("reply yes to get", "reply yes to receive", "responda si para recibir")


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="replies")


@app.command()
def read(
    text: Annotated[str, typer.Argument(help="The reply as it came in.")],
    channel: Annotated[str, typer.Option(help="sms, email, voice, letter or portal.")] = "sms",
    at: Annotated[str, typer.Option(help="When it came in; days count where its zone says.")] = "",
    question: Annotated[str, typer.Option(help="What we had asked, as it was sent.")] = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say how one reply is understood, and what would follow."""
    try:
        line = {"text": text, "channel": channel, "received_at": at or None, "question": question}
        reading, decision, _ = _understood(line)
    except ValueError as fault:
        base.wrong_call(str(fault))
    if as_json:
        base.print_json(_answer(reading, decision))
        return
    said = _answer(reading, decision)
    rows = (
        ("says", ", ".join(said["labels"]) or "nothing that was recognized"),
        ("because", f"the reply {'; '.join(decision.reasons)}"),
        ("promise", _promise_words(said)),
        ("stops", {"none": "", "all": "everything", "channel": "this channel"}[said["stop"]]),
        ("holds", ", ".join(map(str, decision.holds)).replace("_", " ")),
        ("a person", "" if said["human"] == "none" else said["human"]),
        ("answer", str(decision.answer or "").replace("_", " ")),
        ("kept as", said["redacted_text"]),
    )
    for name, value in rows:
        if value:
            base.stdout.print(f"{name:>9}  {value}", markup=False, soft_wrap=True)


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl|-", help="Replies, one JSON a line.")],
) -> None:
    """Read each reply of a file and write one JSON line for each."""
    try:
        if file == "-":
            _check(sys.stdin)
        else:
            with Path(file).open(encoding="utf-8") as lines:
                _check(lines)
    except OSError as error:
        base.wrong_call(f"The replies cannot be read ({error.strerror}).")
    except UnicodeDecodeError:
        base.wrong_call("The replies are not UTF-8 text.")


def _check(lines: Iterable[str]) -> None:
    for number, line in _numbered(lines):
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise ValueError("is no JSON object")
            reading, decision, id = _understood(asked)
        except (ValueError, RecursionError) as fault:
            what = "is not JSON" if isinstance(fault, json.JSONDecodeError) else str(fault)
            base.wrong_call(f"Line {number}: {what}")
        base.print_json_line({"id": id, **_answer(reading, decision)})


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _understood(line: dict[str, Any]) -> tuple[Reading, ReplyDecision, Any]:
    """Read one line; raises ValueError in words."""
    from tactful.core.replies import decide, read

    text = line.get("text")
    if not isinstance(text, str):
        raise ValueError("text is missing or is no text")
    # Half a character, as a broken file or terminal gives it, cannot be printed again.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    context = _context(line)
    reading = read(whole, context)
    return reading, decide(reading, context), line.get("id")


def _context(line: dict[str, Any]) -> ReplyContext:
    from tactful.core.replies import ReplyContext

    return ReplyContext(
        channel=_channel(line.get("channel") or "sms"),
        # The wall clock of whoever wrote: days are counted where the instant's own offset says.
        received_at=_instant(line.get("received_at")).replace(tzinfo=UTC),
        zone="UTC",
        open_question=_question(line.get("question") or line.get("open_question") or ""),
        balance_cents=_whole_number(line, "balance_cents", None),
        horizon_days=_whole_number(line, "horizon_days", 60) or 0,
    )


def _channel(word: Any) -> Channel:
    known = {str(channel): channel for channel in Channel} | _CHANNELS
    if not isinstance(word, str) or word not in known:
        raise ValueError(f"there is no such channel; there are {', '.join(Channel)}")
    return known[word]


def _instant(written: Any) -> datetime:
    if written is None:
        return base.now_utc()
    try:
        at = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        raise ValueError("an instant is written like 2026-11-20T15:00:00-06:00") from None
    if not 1900 <= at.year < 2200:
        raise ValueError("an instant lies between the years 1900 and 2199")
    return at


def _whole_number(line: dict[str, Any], name: str, missing: int | None) -> int | None:
    value = line.get(name, missing)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError(f"{name} is a whole number")


def _question(asked: Any) -> Question | None:
    """What our last message asked, by its own name or by its words."""
    from tactful.core.replies import Question

    if not isinstance(asked, str):
        raise ValueError("question is text")
    words = " ".join(asked.lower().split())
    if not words:
        return None
    if words in set(Question):
        return Question(words)
    for phrases, question in (
        (_ASKED_BACK, Question.PROMISE_ECHO),
        (_ASKED_WHICH_DAY, Question.WHICH_DAY),
        (_ASKED_TO_OPT_IN, Question.OPT_IN),
    ):
        if any(phrase in words for phrase in phrases):
            return question
    return Question.OTHER


def _answer(reading: Reading, decision: ReplyDecision) -> dict[str, Any]:
    """The shape the command line promises."""
    promise = reading.promise
    return {
        "labels": [str(label) for label in reading.labels],
        "promise_date": promise.day if promise else None,
        "promise_amount_cents": promise.amount_cents if promise else None,
        "stop": _stop(decision),
        "hold": bool(decision.holds),
        "human": str(decision.work.urgency) if decision.work else "none",
        "auto": _AUTO.get(str(decision.answer)),
        "redacted_text": reading.redacted.text,
    }


def _stop(decision: ReplyDecision) -> str:
    from tactful.core.policy.facts import Scope

    if decision.letters_only or Scope.ALL in decision.suppress:
        return "all"
    return "channel" if decision.suppress or decision.suppress_address else "none"


def _promise_words(said: dict[str, Any]) -> str:
    from tactful.core.money import format_cents
    from tactful.core.wording import full_date

    day, cents = said["promise_date"], said["promise_amount_cents"]
    parts = [format_cents(cents) if cents is not None else "", full_date(day) if day else ""]
    return " on ".join(part for part in parts if part)


# The actions by the contract's names. A safety reply is no action of ours: it is fixed words
# while a person is called, so `human` says it.
_AUTO: Final = {
    "confirm_opt_out": "confirm_opt_out",
    "confirm_opt_in": "confirm_opt_in",
    "help": "identify_sender",
    "confirm_promise": "confirm_promise",
    "ask_date": "ask_date",
    "ignore": "ignore",
}

"""tactful stop, start-channel: stop contact with a person; let a repaired channel go on."""

from __future__ import annotations

from typing import Annotated

import typer

from tactful.cli import base
from tactful.cli.payments import BY
from tactful.core.vocabulary import Channel
from tactful.core.wording import count, listed


def register(root: typer.Typer) -> None:
    root.command()(stop)
    root.command("start-channel")(start_channel)


def stop(
    guarantor: Annotated[str, typer.Argument(help="The source's id, or a name that fits one.")],
    scope: Annotated[
        str,
        typer.Option(
            help="calls, texts, email, automated (calls), stop (as the word STOP: texts and "
            "automated calls) or all (but letters)."
        ),
    ],
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Stop contact with a person who asked for it; no reason is needed, and it counts at once."""
    base.use_django()
    from tactful.chores import settle_now
    from tactful.outreach.actions import stop_contact
    from tactful.outreach.stops import STOPS

    if scope not in STOPS:
        base.wrong_call(f"--scope takes one of {', '.join(STOPS)}.")
    chosen = base.the_practice(practice)
    person = base.the_guarantor(chosen, guarantor)
    now = base.now_utc()
    taken_back = stop_contact(person, STOPS[scope], by=BY, now=now)
    settle_now(chosen, [person.pk], now=now)
    stopped = [str(each) for each in STOPS[scope]]
    if as_json:
        base.print_json(
            {"guarantor": person.external_id, "stopped": stopped, "cancelled": taken_back}
        )
        return
    base.stdout.print(
        f"Stopped: {_WORDS[scope]}. {count(taken_back, 'message')} that waited "
        f"{'was' if taken_back == 1 else 'were'} taken back. "
        "Only the patient can turn this around, as by texting START.",
        soft_wrap=True,
    )


def start_channel(
    channel: Annotated[str, typer.Argument(help="sms, email or voice.")],
    practice: base.PracticeOption = "",
) -> None:
    """Send again on a channel that stopped because providers refused our own sender."""
    base.use_django()
    from tactful.outreach.actions import start_channel as start

    if channel not in _SENT_ON:
        base.wrong_call(f"CHANNEL takes one of {', '.join(_SENT_ON)}.")
    chosen = base.the_practice(practice)
    if not start(chosen, Channel(channel), by=BY, now=base.now_utc()):
        base.refuse(f"Nothing has stopped {channel}; what waits goes out by its own rules.")
    base.stdout.print(f"Messages by {channel} go out again.")


_SENT_ON = (Channel.SMS, Channel.EMAIL, Channel.VOICE)
_WORDS = {
    "texts": "texts",
    "email": "e-mail",
    "calls": "all calls",
    "automated": "automated calls",
    "stop": listed(["texts", "automated calls"]),
    "all": "everything but letters",
}

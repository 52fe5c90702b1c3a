"""tactful code: is this message really from us?"""

from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from tactful.cli import base

_A = {"sms": "a text", "email": "an e-mail", "voice": "a call", "letter": "a letter"}


def register(root: typer.Typer) -> None:
    root.command()(code)


def code(
    code: Annotated[str, typer.Argument(help="The code in the message, as the caller reads it.")],
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Say whether a message with this code came from us; exit 1 when it did not."""
    base.use_django()
    from tactful.outreach.queries import touch_with_code

    chosen = base.the_practice(practice)
    touch = touch_with_code(chosen, code)
    if touch is None or touch.handed_over_at is None:
        base.refuse("No message of ours carries this code. Tell the caller not to follow it.")
    if as_json:
        base.print_json(
            {
                "guarantor": touch.guarantor.external_id,
                "channel": touch.channel,
                "sent_at": touch.handed_over_at,
                "template": touch.template_key,
            }
        )
        return
    when = touch.handed_over_at.astimezone(ZoneInfo(chosen.timezone))
    base.stdout.print(
        f"Yes, it is ours: {_A[touch.channel]} of {when:%Y-%m-%d %H:%M} to account "
        f"{touch.guarantor.external_id}. Verify who is calling before you say more.",
        soft_wrap=True,
    )

"""Separates what somebody wrote in an e-mail from what their mail program quoted below it.

Our own reminder says "Reply STOP": quoted back to us, it must not read as an opt-out.
"""

import re
from typing import Final

_QUOTED_LINE: Final = re.compile(r"^[ \t]{0,8}>[^\n]*(?:\n|\Z)", re.MULTILINE)
_REST_IS_QUOTED: Final = re.compile(
    r"^[ \t]{0,8}(?:-{2,20} ?(?:original message|mensaje original|forwarded message)"
    r"|(?:on|el) [^\n]{4,200}(?:\n[^\n]{0,120})?(?:wrote|escribi[oó])\s?:"
    r"|_{10,80}\s*$"
    r"|(?:from|de): [^\n]{1,200}\n(?:[^\n]{0,200}\n){0,2}(?:sent|date|to|enviado|fecha|para): )",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST_SEARCHED: Final = 200_000


def new_text(text: str, *, is_email: bool) -> str:
    """Return the new part of an e-mail reply; any other text comes back as it is.

    Positions stay true: quoted lines become blanks of the same length.
    """
    if not is_email:
        return text
    head = text[:_LONGEST_SEARCHED]
    quoted = _REST_IS_QUOTED.search(head)
    if quoted and head[: quoted.start()].strip():
        text = head[: quoted.start()]
    return _QUOTED_LINE.sub(lambda line: " " * (len(line[0]) - 1) + "\n", text)

"""The short code in a message, as somebody types it or reads it out."""

import unicodedata
from itertools import islice, product
from typing import Final

from tactful.core.compose.terms import fold

CODE_LENGTH: Final = 8
"""Characters of a code, out of letters and digits without 0, 1, I, L and O."""


def possible_codes(typed: str) -> tuple[str, ...]:
    """The codes somebody can have meant, most likely first; none where it is not of a code's form.

    Case, spaces, dashes, accents and letters of another keyboard do not count. A code has no 0, O,
    1, I or L, so whoever typed one has misread something: what looks like it is tried in its place.
    """
    shown = "".join(mark for mark in fold(unicodedata.normalize("NFKC", typed)) if mark.isalnum())
    if len(shown) != CODE_LENGTH or not shown.isascii():
        return ()
    meant = product(*(_MISREAD.get(mark, mark) for mark in shown))
    return tuple("".join(marks) for marks in islice(meant, _MOST))


_MISREAD: Final = {"0": "q8d", "o": "qd8", "1": "j7t", "i": "jt7", "l": "jt7"}
_MOST: Final = 27  # three misread characters; who misreads more reads it again

"""Words that a practice never writes, such as a specialty that its patients' bills would tell of
(policy.md R091), found as the shipped lists are."""

import re
from functools import lru_cache
from typing import Final

from tactful.core.compose.terms import Terms, fold


class _NoTerms:
    def found(self, text: str) -> tuple[str, ...]:
        return ()


_NOTHING: Final = _NoTerms()


@lru_cache(maxsize=1024)
def own_terms(words: tuple[str, ...]) -> Terms | _NoTerms:
    """The words as a list of terms; each is plain text, whatever marks stand in it."""
    return Terms(tuple(_as_written(word) for word in words)) if words else _NOTHING


def _as_written(word: str) -> str:
    """The word as a pattern: its marks as they stand, its parts across any space or line."""
    return r"\s+".join(re.escape(part) for part in fold(word).split())

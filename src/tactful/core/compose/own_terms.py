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
    return Terms(tuple(re.escape(fold(word)) for word in words)) if words else _NOTHING

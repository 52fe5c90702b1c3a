"""A practice's own words: phrases it reads as a stop or a hold, and words it never writes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tactful.core.replies.own import OwnKind, OwnPhrase

MOST_PHRASES: Final = 200
LONGEST_PHRASE: Final = 80
LONGEST_WORD: Final = 60


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`own` are read in what comes in, beside the shipped phrases; `never_write` are kept out of
    whatever goes out, as what would tell of care (policy.md R091)."""

    own: tuple[OwnPhrase, ...] = ()
    never_write: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for words in (self.own, self.never_write):
            if len(words) > MOST_PHRASES:
                raise ValueError(f"at most {MOST_PHRASES} phrases in a list")
            if len(set(words)) != len(words):
                raise ValueError("a phrase stands in the list twice")


def own_words_from(name: str, value: Any) -> tuple[Any, ...]:
    """A stored list of one of these as it is used; raises ValueError saying what is wrong."""
    if not isinstance(value, list | tuple):
        raise ValueError("must be a list")
    each = _phrase if name == "own" else _word
    return tuple(each(one) for one in value)


def stored_phrase(phrase: OwnPhrase) -> dict[str, Any]:
    """A phrase as the settings keep it."""
    return {"kind": str(phrase.kind), "words": phrase.words, "whole": phrase.whole}


def _phrase(value: Any) -> OwnPhrase:
    if not isinstance(value, Mapping) or set(value) - {"kind", "words", "whole"}:
        raise ValueError("a phrase has a kind, its words, and whether it is the whole message")
    if value.get("kind") not in OwnKind.__members__.values():
        raise ValueError(f"the kind of a phrase is one of {', '.join(OwnKind)}")
    if not isinstance(value.get("whole", False), bool):
        raise ValueError("whole must be yes or no")
    words = _text(value.get("words"), LONGEST_PHRASE)
    return OwnPhrase(OwnKind(value["kind"]), words, value.get("whole", False))


def _word(value: Any) -> str:
    return _text(value, LONGEST_WORD)


def _text(value: Any, longest: int) -> str:
    said = " ".join(value.split()) if isinstance(value, str) else ""
    if not said or len(said) > longest:
        raise ValueError(f"a phrase is text of at most {longest} characters")
    return said

"""A name as a billing system writes it, in its parts (intake rule "Names")."""

import re
from functools import lru_cache

from tactful.readers.cells import says_nothing
from tactful.readers.rows import PersonName

_SUFFIXES = {"jr": "Jr", "sr": "Sr", "ii": "II", "iii": "III", "iv": "IV"}
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "mx", "prof", "rev"})
_PARTICLES = frozenset(
    {
        "de",
        "del",
        "la",
        "las",
        "los",
        "le",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "d'",
        "o'",
        "st",
    }
)
_CREDENTIALS = frozenset({"md", "do", "phd", "rn", "np", "pa", "esq", "dds", "dmd", "cpa"})
_COMPANY = re.compile(
    r"\b(?:inc|llc|llp|ltd|corp(?:oration)?|company|insurance|health ?plan|medicaid|medicare"
    r"|hmo|ppo|workers'? comp\w*|nursing home|city of|state of)\b|& co\b",
    re.IGNORECASE,
)
# These are surnames too: "Church, Frank" is a person, "First Baptist Church" is not.
_INSTITUTION = re.compile(
    r"\b(?:clinic|hospital|school|district|university|department|services|associates"
    r"|foundation|agency|facility)\b|\S \S.* (?:church|bank|trust|fund|college|county)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def read_name(text: str) -> PersonName:
    """A whole name in one cell: "LAST, FIRST M", "First M. Last", or an organization.

    An organization keeps its whole name in `last`; a cell that says nothing gives an empty name.
    """
    if says_nothing(text):
        return PersonName()
    plain = " ".join(text.split())
    if is_organization(plain):
        return PersonName(last=plain)
    before, comma, after = plain.partition(",")
    if comma and not _all_suffixes(after):
        return _last_first(before, after.replace(",", " "))
    return _first_last(" ".join(w for w in plain.replace(",", " ").split() if not _credential(w)))


def join_name(first: str, middle: str, last: str, suffix: str) -> PersonName:
    """A name that stands in columns of its own."""
    parts = ["" if says_nothing(part) else " ".join(part.split()) for part in (first, middle, last)]
    words, found = _take_suffix(parts[2].split())
    own = _SUFFIXES.get(_bare(suffix), "" if says_nothing(suffix) else suffix.strip())
    return PersonName(parts[0], parts[1].rstrip("."), " ".join(words), own or found)


def is_organization(name: str) -> bool:
    """Whether the name is a company's, an insurer's, a school's: nobody to remind."""
    if _COMPANY.search(name):
        return True
    return "," not in name and _INSTITUTION.search(name) is not None


def _last_first(before: str, after: str) -> PersonName:
    last, suffix_before = _take_suffix(before.split())
    given, suffix_after = _take_suffix(_without_title(after.split()))
    first, middle = (given[0], given[1:]) if given else ("", [])
    return PersonName(first, _middle(middle), " ".join(last), suffix_before or suffix_after)


def _first_last(text: str) -> PersonName:
    words, suffix = _take_suffix(_without_title(text.split()))
    if len(words) < 2:
        return PersonName(last=" ".join(words), suffix=suffix)
    start = len(words) - 1
    while start > 1 and _bare(words[start - 1]) in _PARTICLES:
        start -= 1
    return PersonName(words[0], _middle(words[1:start]), " ".join(words[start:]), suffix)


def _take_suffix(words: list[str]) -> tuple[list[str], str]:
    # A first name alone is never a suffix, whatever it looks like.
    for i in range(len(words) - 1, 0, -1):
        if suffix := _SUFFIXES.get(_bare(words[i])):
            return words[:i] + words[i + 1 :], suffix
    return words, ""


def _without_title(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and _bare(words[0]) in _TITLES else words


def _middle(words: list[str]) -> str:
    return " ".join(word.rstrip(".") for word in words)


def _all_suffixes(text: str) -> bool:
    words = text.replace(",", " ").split()
    return all(_bare(word) in _SUFFIXES or _credential(word) for word in words)


def _credential(word: str) -> bool:
    return word.replace(".", "").lower() in _CREDENTIALS and word.isupper()


def _bare(word: str) -> str:
    return word.strip().rstrip(".").lower()

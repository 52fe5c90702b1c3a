"""How names are put in order: by last name, then first, without case and accents."""

import unicodedata


def name_key(name: str) -> tuple[str, str]:
    """Return the sort key of a name written `Last, First` (ledger README, rule 22).

    The last name is compared whole before the first one is looked at, so
    `Garcia, Maria` comes before `Garcia Lopez, Ana`.
    """
    last, _, first = name.partition(",")
    return _plain(last), _plain(first)


def sort_text(name: str) -> str:
    """Return the same key as one text for a column, to be compared by its bytes.

    A tab comes before the space, so the shorter last name comes first here too.
    """
    return "\t".join(name_key(name))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(letters.casefold().split())

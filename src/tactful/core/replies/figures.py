"""Writes spoken numbers as figures: `twenty third` becomes `23rd`, `cien` becomes `100`."""

from collections.abc import Iterator
from typing import Final

from tactful.core.replies.words import Word, Words


def with_figures(words: Words) -> Words:
    """Return the same words with every number in figures, each still knowing where it stood.

    A lone `one`, `a`, `first` or `second` stays a word: it is rarely meant as a number.
    """
    return Words(tuple(_written(words.words)), asks=words.asks)


_SMALL: Final = {
    word: at
    for row in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciseis diecisiete dieciocho diecinueve",
    )
    for at, word in enumerate(row.split())
} | {"un": 1, "una": 1}
_TENS: Final = {
    word: 10 * (2 + at)
    for row in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    )
    for at, word in enumerate(row.split())
} | {"fourty": 40, "ninty": 90}
_WHOLE: Final = {
    **_SMALL,
    **_TENS,
    **{f"veinti{unit}": 20 + _SMALL[unit] for unit in list(_SMALL) if 0 < _SMALL[unit] < 10},
    "cien": 100,
    "ciento": 100,
    **{
        f"{stem}cient{end}": 100 * (2 + at)
        for at, stem in enumerate(("dos", "tres", "cuatro", "quin", "seis", "sete", "ocho", "nove"))
        for end in ("os", "as")
    },
    "quinientos": 500,
    "quinientas": 500,
    "setecientos": 700,
    "novecientos": 900,
}
_ORDINALS: Final = {
    word: 1 + at
    for at, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
    )
} | {"twentieth": 20, "thirtieth": 30}
_MULTIPLES: Final = {"hundred": 100, "thousand": 1000, "mil": 1000, "grand": 1000}
_LONE_WORDS: Final = frozenset("one un una uno a first second once".split())


def _written(words: tuple[Word, ...]) -> Iterator[Word]:
    at = 0
    while at < len(words):
        size, text = _number_at(words, at)
        if size:
            yield Word(text, words[at].start, words[at + size - 1].end)
        else:
            yield words[at]
        at += max(1, size)


def _number_at(words: tuple[Word, ...], at: int) -> tuple[int, str]:
    """Return how many words the number here takes, and its figures; no words if there is none."""
    value, size = _below_hundred(words, at)
    if not size and _text(words, at) == "a" and _text(words, at + 1) in _MULTIPLES:
        value, size = 1, 1
    if _text(words, at) == "mil":
        value = 1
    while value and (multiple := _MULTIPLES.get(_text(words, at + size))):
        value, size = value * multiple, size + 1
        rest_at = at + size + (_text(words, at + size) == "and")
        rest, rest_size = _below_hundred(words, rest_at)
        if rest_size and rest < multiple:
            value, size = value + rest, rest_at + rest_size - at
    ordinal = _ORDINALS.get(_text(words, at + size))
    if ordinal and (size == 0 or (value % 10 == 0 and 20 <= value < 100 and ordinal < 10)):
        value, size = value + ordinal, size + 1
        return _unless_lone(words, at, size, f"{value}{_ending(value)}")
    return _unless_lone(words, at, size, str(value))


def _below_hundred(words: tuple[Word, ...], at: int) -> tuple[int, int]:
    """Read `twenty five`, `treinta y uno`, `ciento cincuenta`; also Spanish hundreds."""
    value, size = 0, 0
    while (part := _WHOLE.get(_text(words, at + size))) is not None:
        room = 1000 if size == 0 else 100 if value % 100 == 0 and value else 10
        if size and (part >= room or part == 0 or (room == 10 and value % 10)):
            break
        value, size = value + part, size + 1
        joint = _text(words, at + size) == "y" and value % 10 == 0 and value % 100 >= 30
        following = _SMALL.get(_text(words, at + size + 1), 0)
        if joint and 0 < following < 10:
            return value + following, size + 2
        if value % 10 or value % 100 in range(1, 20):
            break
    return value, size


def _unless_lone(words: tuple[Word, ...], at: int, size: int, figures: str) -> tuple[int, str]:
    if size == 1 and words[at].text in _LONE_WORDS and not _is_meant(words, at):
        return 0, ""
    return size, figures


def _is_meant(words: tuple[Word, ...], at: int) -> bool:
    """Tell `el once` and `one dollar` from `once` and `the one`."""
    if words[at].text == "once":
        return _text(words, at - 1) in ("el", "dia", "al", "del", "los", "para")
    return _text(words, at + 1) in ("dollar", "dolar", "peso") and words[at].text in ("one", "un")


def _text(words: tuple[Word, ...], at: int) -> str:
    return words[at].text if 0 <= at < len(words) else ""


def _ending(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")

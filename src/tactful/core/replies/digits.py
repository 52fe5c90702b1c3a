"""Reads the figures of a text, typed or spoken, as groups that may belong to one number."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand together in a text: `4111`, `4O12`, `forty two`, `double one`."""

    digits: str
    start: int
    end: int
    is_tens: bool = False  # a spoken `forty`, which a following `two` completes


Run = list[Group]


def runs(text: str) -> Iterator[Run]:
    """Yield, from left to right, the groups so close together that they may be one number."""
    run: Run = []
    for group in _completed(_groups(text), text):
        if run and not _continues(text, run[-1].end, group.start):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


_UNITS: Final = (
    "zero one two three four five six seven eight nine",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
)
_TEENS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
)
_TENS: Final = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
)
_SPOKEN: Final[dict[str, str]] = {
    **{word: str(at) for row in _UNITS for at, word in enumerate(row.split())},
    **{word: str(10 + at) for row in _TEENS for at, word in enumerate(row.split())},
    **{word: f"{2 + at}0" for row in _TENS for at, word in enumerate(row.split())},
    **{f"veinti{word}": f"2{1 + at}" for at, word in enumerate(_UNITS[1].split()[1:])},
    "o": "0",
    "oh": "0",
    "un": "1",
    "fourty": "40",
    "hundred": "00",
}
_TIMES: Final = {"double": 2, "doble": 2, "triple": 3}
_ACCENTS: Final = str.maketrans("áéíóúÁÉÍÓÚ", "aeiouAEIOU")

_ALTERNATIVES: Final = "|".join(sorted({*_SPOKEN, *_TIMES}, key=len, reverse=True))
# Letters stand for figures (O, I, l) only where a figure is part of the same group.
_GROUP: Final = re.compile(
    rf"(?P<typed>[OoIl]{{0,3}}\d[\dOoIl]*)|(?<![^\W_])(?:{_ALTERNATIVES})(?![^\W_])",
    re.IGNORECASE,
)
# Between two groups: a little punctuation, or what people say while they read a number aloud.
_BETWEEN: Final = re.compile(
    r"(?:[\s.,\-–—_/*·•()#:;|\u200b-\u200d\u2060\ufeff\ufe0f\u20e3]"
    r"|\b(?:uh|um|uhm|er|eh|este|and|then|y|e|luego|dash|guion|space|espacio)\b){0,12}",
    re.IGNORECASE,
)
_LONGEST_BETWEEN: Final = 24


def _groups(text: str) -> Iterator[Group]:
    times, begun = 1, None
    for match in _GROUP.finditer(text.translate(_ACCENTS)):
        word = match[0].lower()
        if word in _TIMES:
            times, begun = _TIMES[word], match.start()
            continue
        digits = _typed(word) if match["typed"] else _SPOKEN[word]
        is_tens = not match["typed"] and len(digits) == 2 and digits[0] > "1" and digits[1] == "0"
        yield Group(digits * times, begun or match.start(), match.end(), is_tens)
        times, begun = 1, None


def _typed(word: str) -> str:
    figures = word.replace("o", "0").replace("i", "1").replace("l", "1")
    return "".join(str(unicodedata.decimal(figure, 0)) for figure in figures)


def _completed(groups: Iterable[Group], text: str) -> Iterator[Group]:
    """Join `forty` and `two`, `cuarenta` y `dos` into one group of two digits."""
    tens: Group | None = None
    for group in groups:
        if tens is not None and _completes(tens, group, text):
            yield Group(tens.digits[0] + group.digits, tens.start, group.end)
            tens = None
            continue
        if tens is not None:
            yield tens
        tens = group if group.is_tens else None
        if tens is None:
            yield group
    if tens is not None:
        yield tens


def _completes(tens: Group, unit: Group, text: str) -> bool:
    is_unit = len(unit.digits) == 1 and unit.digits != "0" and text[unit.start].isalpha()
    return is_unit and text[tens.end : unit.start].strip(" -").lower() in ("", "y")


def _continues(text: str, end: int, start: int) -> bool:
    near = start - end <= _LONGEST_BETWEEN
    return near and _BETWEEN.fullmatch(text, end, start) is not None

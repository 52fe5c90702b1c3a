"""How many parts a text message takes, as the carriers count them.

A text in the GSM 7-bit alphabet holds 160 units, or 153 in each part of a longer one. One
character outside that alphabet moves the whole text to UCS-2: 70 units, or 67 in each part
(3GPP TS 23.038 and 23.040). Spanish á í ó ú are outside; à é ñ ü ¿ ¡ are inside.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

GSM_7: Final = "GSM-7"
UCS_2: Final = "UCS-2"

_BASIC: Final = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = "\f^{}\\[~]|€"
"""Two units each: an escape and the character, and the two are never parted."""

_IS_GSM: Final = re.compile(f"[{re.escape(_BASIC + _EXTENDED)}]*")
_IN_EXTENSION: Final = re.compile(f"[{re.escape(_EXTENDED)}]")
_ALPHABET: Final = frozenset(_BASIC + _EXTENDED)

_JOINER: Final = "\u200d"
_JOINERS: Final = frozenset((_JOINER, "\u200c", *map(chr, range(0xE0020, 0xE0080))))

_STAND_INS: Final = {
    **dict.fromkeys("‘’‛′´`ʼʻˈ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−⁃", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff\u00ad", ""),
    **dict.fromkeys("•·●▪", "-"),
    **dict.fromkeys("⁄∕", "/"),
    "‚": ",",
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "…": "...",
    "×": "x",
    "÷": "/",
    "ª": "a",
    "º": "o",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
    "œ": "oe",
    "Œ": "OE",
    "™": "TM",
    "®": "(R)",
    "©": "(C)",
    "→": "->",
    "←": "<-",
}
"""What to write in place of a character that has no decomposition into the alphabet."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The encoding (`GSM-7` or `UCS-2`), the units used, and the parts billed."""

    encoding: str
    units: int
    parts: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A character that forces UCS-2, how often it occurs, and what to write instead, if known."""

    character: str
    times: int
    instead: str | None


def segments(text: str) -> Segments:
    """Count a text's encoding, units (septets, or 16-bit units) and parts; empty text has none."""
    if is_gsm(text):
        return _count(GSM_7, _gsm_sizes(text), whole=160, part=153)
    return _count(UCS_2, _ucs2_sizes(text), whole=70, part=67)


def is_gsm(text: str) -> bool:
    """Whether every character is in the GSM 7-bit alphabet."""
    return _IS_GSM.fullmatch(text) is not None


def to_gsm(text: str) -> str:
    """Rewrite what has an equal in the GSM alphabet (María -> Maria, ’ -> '); keep the rest."""
    if is_gsm(text):
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(_plain(character) for character in composed)


def suggestions(text: str) -> tuple[Suggestion, ...]:
    """Return each character that forces UCS-2, in order of first appearance."""
    composed = unicodedata.normalize("NFC", text)
    outside = dict.fromkeys(mark for mark in composed if mark not in _ALPHABET)
    return tuple(Suggestion(mark, composed.count(mark), _instead(mark)) for mark in outside)


def _count(encoding: str, sizes: list[int], *, whole: int, part: int) -> Segments:
    units = sum(sizes)
    if units <= whole:
        return Segments(encoding, units, 1 if units else 0)
    parts, room = 1, part
    for size in sizes:
        if size > room:
            parts, room = parts + 1, part
        room -= size
    return Segments(encoding, units, parts)


def _gsm_sizes(text: str) -> list[int]:
    if _IN_EXTENSION.search(text) is None:
        return [1] * len(text)
    return [2 if mark in _EXTENDED else 1 for mark in text]


def _ucs2_sizes(text: str) -> list[int]:
    """The 16-bit units of each visible character; an emoji with its tone is never parted."""
    sizes: list[int] = []
    before = ""
    for mark in text:
        units = 2 if ord(mark) > 0xFFFF else 1
        if sizes and _belongs(mark, before):
            sizes[-1] += units
        else:
            sizes.append(units)
        # Two regional letters make one flag; a third begins the next.
        before = "" if _is_regional(mark) and _is_regional(before) else mark
    return sizes


def _belongs(mark: str, before: str) -> bool:
    """Whether a mark is drawn with the one before it (the usual cases of UAX 29)."""
    if before == _JOINER or mark in _JOINERS or "\U0001f3fb" <= mark <= "\U0001f3ff":
        return True
    return (_is_regional(mark) and _is_regional(before)) or unicodedata.category(mark)[0] == "M"


def _is_regional(mark: str) -> bool:
    return "\U0001f1e6" <= mark <= "\U0001f1ff"


def _plain(mark: str) -> str:
    replacement = _instead(mark)
    return mark if replacement is None else replacement


def _instead(mark: str) -> str | None:
    if mark in _ALPHABET:
        return mark
    if mark in _STAND_INS:
        return _STAND_INS[mark]
    decomposed = unicodedata.normalize("NFKD", mark)
    base = "".join(each for each in decomposed if not unicodedata.combining(each))
    return base if base and _ALPHABET.issuperset(base) else None

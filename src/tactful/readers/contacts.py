"""How to reach a guarantor, as cells of a file write it: telephone numbers and e-mail."""

import re
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from tactful.readers.cells import says_nothing
from tactful.readers.rows import PhoneKind, SourcePhone

_NANP = re.compile(
    r"\+?1?[ ./-]*(?:\(\s*([2-9]\d\d)\s*\)|([2-9]\d\d))[ ./-]*([2-9]\d\d)[ ./-]*(\d{4})"
)
# What most cells hold, at a tenth of the cost.
_PLAIN_US = re.compile(r"\(?([2-9][0-9]{2})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")
_EXTENSION = re.compile(r"\s*(?:ext(?:ension)?\.?|x|#)\s*\d{1,6}\b", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"[;,|\n]|\s/\s|\bor\b|\band\b|&", re.IGNORECASE)
_KIND_WORDS = re.compile(
    r"(?P<mobile>\b(?:c|cell|cellular|m|mob|mobile|text|sms)\b)"
    r"|(?P<landline>\b(?:h|home|w|work|o|office|landline|bus|business)\b)",
    re.IGNORECASE,
)
_UNUSABLE_KINDS = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
        phonenumbers.PhoneNumberType.PAGER,
        phonenumbers.PhoneNumberType.VOICEMAIL,
    }
)
# The islands that are the United States to a carrier and to the law; Jamaica is not.
_US_REGIONS = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})


def read_phones(
    text: str, kind: PhoneKind = PhoneKind.UNKNOWN, *, region: str = "US"
) -> tuple[SourcePhone, ...]:
    """Every usable number in a cell in E.164; empty where there is none.

    `kind` is what the column says; a word beside a number ("C:", "(home)") outweighs it.
    Toll-free, premium and foreign numbers, and what is no number, are left out.
    """
    if region == "US" and (plain := _PLAIN_US.fullmatch(text)):
        number = _nanp("".join(plain.groups()))
        return (SourcePhone(number, kind),) if number else ()
    if says_nothing(text):
        return ()
    found: dict[str, SourcePhone] = {}
    for piece in _BETWEEN_NUMBERS.split(_EXTENSION.sub(" ", text)):
        for number, label in _numbers(piece, region):
            found.setdefault(number, SourcePhone(number, label or kind))
    return tuple(found.values())


def merge_phones(*groups: tuple[SourcePhone, ...]) -> tuple[SourcePhone, ...]:
    """Numbers of several columns, each once; a known kind outweighs an unknown one."""
    merged: dict[str, SourcePhone] = {}
    for phone in (phone for group in groups for phone in group):
        known = merged.get(phone.number)
        if known is None or known.kind is PhoneKind.UNKNOWN:
            merged[phone.number] = phone
    return tuple(merged.values())


def _numbers(piece: str, region: str) -> list[tuple[str, PhoneKind | None]]:
    if region != "US":
        number = _foreign(piece, region)
        return [(number, _label(piece))] if number else []
    matches = [m for m in _NANP.finditer(piece) if not _inside_digits(piece, m)]
    numbers = []
    for i, match in enumerate(matches):
        start = matches[i - 1].end() if i else 0
        around = piece[start : match.start()] + (
            piece[match.end() :] if i + 1 == len(matches) else ""
        )
        if number := _nanp((match[1] or match[2]) + match[3] + match[4]):
            numbers.append((number, _label(around)))
    return numbers


def _inside_digits(piece: str, match: re.Match[str]) -> bool:
    return piece[match.end() : match.end() + 1].isdigit() or (
        match.start() > 0 and piece[match.start() - 1] in "0123456789.+"
    )


def _nanp(ten: str) -> str:
    """Ten digits as E.164, or empty. Whether such a number exists hangs on the first six."""
    if len(set(ten)) == 1 or not _exists(ten[:6]):
        return ""
    return f"+1{ten}"


# Looking a number up in full costs 65 µs, an area code and exchange already seen 0.1 µs.
@lru_cache(maxsize=65536)
def _exists(six: str) -> bool:
    number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{six}0123"))
    return (
        phonenumbers.region_code_for_number(number) in _US_REGIONS
        and phonenumbers.number_type(number) not in _UNUSABLE_KINDS
    )


def _foreign(piece: str, region: str) -> str:
    try:
        number = phonenumbers.parse(piece, region)
    except phonenumbers.NumberParseException:
        return ""
    usable = (
        phonenumbers.is_valid_number_for_region(number, region)
        and phonenumbers.number_type(number) not in _UNUSABLE_KINDS
    )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if usable else ""


def _label(words: str) -> PhoneKind | None:
    match = _KIND_WORDS.search(words)
    if match is None:
        return None
    return PhoneKind.MOBILE if match["mobile"] else PhoneKind.LANDLINE


_EMAIL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@"
                    r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}")  # fmt: skip
_PLACEHOLDER = re.compile(
    r"(no-?e?-?mail|none|no|na|n/a|nil|null|unknown|refused|declined?|notprovided|dne|xx+|test"
    r"|do-?not-?e?-?mail|patient|noreply|no-?reply)@.*|.*@(no-?e?-?mail|none|na|noemail|test|xx+)\..*"
)


class Emails(NamedTuple):
    """The usable addresses of a cell, lower-cased, and whether it also held an unusable one."""

    addresses: tuple[str, ...]
    any_bad: bool


_NO_EMAILS = Emails((), any_bad=False)


def read_emails(text: str) -> Emails:
    """Every address in a cell; placeholders such as noemail@noemail.com are unusable."""
    if says_nothing(text):
        return _NO_EMAILS
    bare = text.strip().lower()
    if _is_address(bare):
        return Emails((bare,), any_bad=False)
    parts = [part for part in re.split(r"[;,\s]+", bare) if part]
    good = [p.removeprefix("mailto:").strip("<>") for p in parts]
    usable = [part for part in good if _is_address(part)]
    return Emails(tuple(dict.fromkeys(usable)), any_bad=len(usable) < len(good))


def _is_address(bare: str) -> bool:
    return len(bare) <= 254 and bool(_EMAIL.fullmatch(bare)) and not _PLACEHOLDER.fullmatch(bare)

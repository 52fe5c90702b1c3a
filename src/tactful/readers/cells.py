"""One cell of text as a value: free text, an amount, a date.

A cell that cannot be read raises CellError, whose reason never repeats the cell. A cell
that says nothing ("", "N/A", "-") gives an empty value where nothing is an answer.
"""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from tactful.core.money import MoneyError, parse_cents
from tactful.readers.rows import Code

MAX_ROW_CENTS: Final = 1_000_000_00
"""No patient owes or pays more on one row; more is another column read by mistake."""

LONGEST_ID: Final = 120  # characters

EARLIEST: Final = date(1990, 1, 1)
"""No open balance, payment or promise is older (intake rule "Bad dates")."""

_NOTHING = frozenset(
    {"", "n/a", "na", "none", "null", "nil", "nan", "-", "--", "---", ".", "#n/a", "n.a."}
)
_LONGEST_NOTHING = max(map(len, _NOTHING))


class CellError(ValueError):
    """A cell that cannot be read, and why, in words for staff."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


def says_nothing(text: str) -> bool:
    """Whether a cell is as good as empty: blank, "N/A", "none", "-"."""
    bare = text.strip()
    return len(bare) <= _LONGEST_NOTHING and bare.lower() in _NOTHING


def read_text(text: str, limit: int = 300) -> str:
    """Free text on one line, cut to `limit` characters; empty where it says nothing."""
    return "" if says_nothing(text) else " ".join(text.split())[:limit]


def check_id(text: str) -> None:
    """Raises CellError(BAD_VALUE) for an id too long to be kept: cut, it would be another's."""
    if len(text) > LONGEST_ID:
        raise CellError(Code.BAD_VALUE, f"the id has more than {LONGEST_ID} characters")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run this cell (intake code FORMULA_CELL)."""
    bare = text.lstrip()
    if not bare or bare[0] not in "=@+-":
        return False
    return bare[0] in "=@" or not re.fullmatch(
        r"[+-][-$€£0-9.,()\s/x]*(CR|DR)?", bare, re.IGNORECASE
    )


# Amounts

# Nearly every amount there is: the full reader is ten times slower.
_PLAIN_AMOUNT = re.compile(r"\$?-?(?:[0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3}){1,2})\.[0-9]{2}")
_AMOUNT_MARKS = str.maketrans("", "", "$,.")


def read_cents(text: str) -> int:
    """An amount in US dollars as whole cents.

    Raises CellError: NO_AMOUNT, FOREIGN_CURRENCY, or BAD_AMOUNT (no number, or beyond
    MAX_ROW_CENTS in either direction).
    """
    if _PLAIN_AMOUNT.fullmatch(text):
        cents = int(text.translate(_AMOUNT_MARKS))
    elif says_nothing(text):
        raise CellError(Code.NO_AMOUNT, "the amount is empty")
    else:
        cents = _cents(text)
    if abs(cents) > MAX_ROW_CENTS:
        raise CellError(Code.BAD_AMOUNT, "the amount is beyond 1,000,000.00")
    return cents


def _cents(text: str) -> int:
    try:
        return parse_cents(text)
    except MoneyError as error:
        foreign = error.code == "foreign_currency"
        code = Code.FOREIGN_CURRENCY if foreign else Code.BAD_AMOUNT
        raise CellError(code, str(error)) from None


# Dates

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})[\s.-]*([a-z]{3,9})\.?,?[\s.-]*(\d{4}|\d\d)")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_CLOCK = re.compile(
    r"[ T]+\d{1,2}:\d\d(:\d\d(\.\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|[+-]\d\d:?\d\d)?$"
)
_WEEKDAY = re.compile(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october"),
            *("nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}


@lru_cache(maxsize=8192)
def read_date(text: str, *, day_first: bool = False) -> date:
    """A calendar date in any common spelling; 03/04/2026 is March 4 unless `day_first`.

    Raises CellError(BAD_DATE) for a date that is not in the calendar or no date at all.
    """
    match = _ISO.fullmatch(text)
    if match:
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    bare = _WEEKDAY.sub("", _CLOCK.sub("", text.strip().lower()))
    if match := _YEAR_LAST.fullmatch(bare):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        return _calendar(year, second, first) if day_first else _calendar(year, first, second)
    if match := (_ISO.fullmatch(bare) or _YEAR_FIRST.fullmatch(bare) or _COMPACT.fullmatch(bare)):
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH.fullmatch(bare):
        return _calendar(_year(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _MONTH_DAY.fullmatch(bare):
        return _calendar(int(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    raise CellError(Code.BAD_DATE, "this is not a date; write it like 2026-11-20")


def read_date_between(text: str, earliest: date, latest: date, *, day_first: bool = False) -> date:
    """A date within limits; raises CellError(BAD_DATE) also outside them."""
    found = read_date(text, day_first=day_first)
    if found < earliest:
        raise CellError(Code.BAD_DATE, f"the date is before {earliest.year}")
    if found > latest:
        raise CellError(Code.BAD_DATE, "the date is too far in the future")
    return found


def read_local_time(text: str) -> datetime:
    """An instant of the practice's wall clock, without a zone: 2026-06-01T10:00."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        day = read_date(text)
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001
    return found.replace(tzinfo=None)


def _calendar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise CellError(Code.BAD_DATE, "this date is not in the calendar") from None


def _year(text: str) -> int:
    """Two-digit years are of this century up to 2068, as POSIX reads them."""
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < 69 else 1900 + year

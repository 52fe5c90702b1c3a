"""Amounts of money are whole cents (int), parsed and printed here and nowhere else."""

import re
from typing import Final

LIMIT_CENTS: Final = 100_000_000_00
"""No amount on one row of a billing file is larger than this, in either direction."""

_MESSAGES: Final = {
    "empty": "the amount is empty",
    "not_an_amount": "this is not an amount; write it like 1,234.50",
    "foreign_currency": "the amount is in another currency; only US dollars are read",
    "two_signs": "the amount has two signs; write one minus, one pair of brackets or one CR",
    "bad_grouping": "the commas of the amount do not stand before groups of three digits",
    "too_precise": "the amount has parts of a cent; write two decimals",
    "too_large": "the amount is beyond 100,000,000.00",
}

_CURRENCY: Final = re.compile(r"US\$|USD|\$", re.IGNORECASE)
_FOREIGN: Final = re.compile(
    r"[€£¥₩₹₽₫₱₦₪¢]|EUR|GBP|CAD|AUD|MXN|CHF|JPY|INR|CNY|[A-RT-Z]\$|(?<!U)S\$", re.IGNORECASE
)
_SPLIT_NUMBER: Final = re.compile(r"[0-9.,]\s+[0-9.,]")
_SIGNED: Final = re.compile(
    r"(?P<open>\()?(?P<lead>[-+])?(?P<number>[0-9][0-9,]*\.?[0-9]*|\.[0-9]+)"
    r"(?P<close>\))?(?P<trail>[-+]|CR|DR)?",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+")


class MoneyError(ValueError):
    """An amount that cannot be read; `code` says why, and neither ever repeats the amount."""

    def __init__(self, code: str) -> None:
        super().__init__(_MESSAGES[code])
        self.code = code


def parse_cents(text: str) -> int:
    """Read an amount in US dollars as a billing export writes it, as whole cents.

    Brackets, a minus before or behind, and CR make it negative: `(25.00)`, `25.00-`,
    `25.00 CR`. Raises MoneyError where the text is empty, is no amount, is in another
    currency, has parts of a cent, or is beyond LIMIT_CENTS.
    """
    match = _SIGNED.fullmatch(_bare(text))
    if match is None:
        raise MoneyError("not_an_amount")
    cents = _cents(match["number"])
    if cents > LIMIT_CENTS:
        raise MoneyError("too_large")
    return -cents if _is_negative(match) else cents


def format_cents(cents: int) -> str:
    """Print cents as staff and patients read them: `$1,234.50`, `-$5.00`."""
    dollars, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}${dollars:,}.{rest:02d}"


def format_dollars(cents: int) -> str:
    """Print a threshold without idle decimals: `$500`, `$12.50`."""
    return format_cents(cents).removesuffix(".00")


def _bare(text: str) -> str:
    """Strip spaces (also the unbreakable kind), our own currency sign, and typographic minuses."""
    bare = "".join(text.split()).replace("−", "-").replace("–", "-")
    if not bare:
        raise MoneyError("empty")
    if _FOREIGN.search(bare):
        raise MoneyError("foreign_currency")
    # "12 34" may be two columns run together; joining them would invent an amount.
    if _SPLIT_NUMBER.search(text):
        raise MoneyError("not_an_amount")
    return _CURRENCY.sub("", bare, count=1)


def _cents(number: str) -> int:
    whole, _, decimals = number.partition(".")
    if len(whole) > len(f"{LIMIT_CENTS:,}"):
        raise MoneyError("too_large")
    if whole and not _GROUPED.fullmatch(whole):
        raise MoneyError("bad_grouping")
    # Three decimals may be a European thousand (1.234), so they are refused even
    # when the third is a zero; databases that print four (105.5000) are understood.
    if len(decimals) == 3 or decimals[2:].strip("0"):
        raise MoneyError("too_precise")
    return int(whole.replace(",", "") or "0") * 100 + int(decimals[:2].ljust(2, "0"))


def _is_negative(match: re.Match[str]) -> bool:
    if bool(match["open"]) != bool(match["close"]):
        raise MoneyError("not_an_amount")
    signs = [sign.upper() for sign in (match["open"], match["lead"], match["trail"]) if sign]
    if len(signs) > 1:
        raise MoneyError("two_signs")
    return signs in (["("], ["-"], ["CR"])

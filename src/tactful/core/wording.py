"""Dates and numbers as people say them, the same everywhere (strftime follows its locale)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date, *, on: date) -> str:
    """Say a day without its year when it lies in the year of `on`: `Nov 6`, `Nov 6, 2025`."""
    return f"{MONTHS[day.month - 1]} {day.day}" if day.year == on.year else full_date(day)


def full_date(day: date) -> str:
    """Say a day with its year: `Nov 27, 2026`."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def count(number: int, noun: str) -> str:
    """Say how many: `1 day`, `3 days`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listed(words: Sequence[str], *, joint: str = "and") -> str:
    """Say several things in one breath: `a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def phone_words(number: str) -> str:
    """Write a number as people do: `(312) 555-0199`; a foreign one without its plus, which a
    spreadsheet could take for the beginning of a formula."""
    if number.startswith("+1") and len(number) == 12:
        return f"({number[2:5]}) {number[5:8]}-{number[8:]}"
    return number.removeprefix("+")

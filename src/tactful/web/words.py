"""Instants, counts and beginnings of sentences, as every page says them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.core.wording import full_date, short_date

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence at the head of a page; names and amounts are private."""

    text: str
    bold: bool = False
    private: bool = False

    @property
    def html(self) -> SafeString:
        shown = format_html('<span class="private">{}</span>' if self.private else "{}", self.text)
        return format_html("<strong>{}</strong>", shown) if self.bold else shown


def hour(at: datetime, zone: ZoneInfo) -> str:
    """`9:12 AM`, where the practice is."""
    local = at.astimezone(zone)
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def moment(at: datetime, zone: ZoneInfo, *, on: date) -> str:
    """`9:12 AM` today, `Nov 20, 9:12 AM` on another day."""
    day = at.astimezone(zone).date()
    said = hour(at, zone)
    return said if day == on else f"{short_date(day, on=on)}, {said}"


def exact_moment(at: datetime, zone: ZoneInfo) -> str:
    """`Nov 23, 2026, 9:12 AM CST`: with its year and zone, for print and for the title."""
    local = at.astimezone(zone)
    return f"{full_date(local.date())}, {hour(at, zone)} {local.tzname()}"


def weekday(day: date, *, on: date) -> str:
    """`Fri, Nov 27`; `today` and `tomorrow` where they are."""
    apart = (day - on).days
    if apart in (0, 1):
        return ("today", "tomorrow")[apart]
    return f"{WEEKDAYS[day.weekday()]}, {short_date(day, on=on)}"


def sentence(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


def in_words(number: int) -> str:
    """Small numbers as words, for the inside of a sentence: `seven`, `23`."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


_NUMBERS: Final = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve"),
)

"""At which hours people were written to and called where they are, and how often."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.db.models.functions import TruncHour

from tactful.core.vocabulary import Category, Channel
from tactful.outreach.gathered import COUNTED, LEFT_THE_HOUSE
from tactful.outreach.models import Touch
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of

FIRST_HOUR: Final = 8
LAST_HOUR: Final = 20
"""From 8 AM up to, not including, 9 PM, wherever the person may be (policy.md R001)."""


@dataclass(frozen=True, slots=True)
class Hour:
    """What left in one hour of the day, in the zone in which the person most likely is."""

    hour: int
    texts: int
    calls: int
    emails: int
    answers: int

    @property
    def label(self) -> str:
        """`8 AM`: the hour that begins then."""
        return f"{self.hour % 12 or 12} {'AM' if self.hour < 12 else 'PM'}"

    @property
    def quiet(self) -> bool:
        return not FIRST_HOUR <= self.hour <= LAST_HOUR


@dataclass(frozen=True, slots=True)
class Hours:
    """By hour of the day; and the texts and calls that were outside 8 to 9 in some zone.

    Answers to what somebody wrote are counted apart: for fifteen minutes they may go at night.
    `placeless` are texts and calls of which no zone is known any more.
    """

    rows: tuple[Hour, ...]
    outside: int
    placeless: int
    letters: int


@dataclass(frozen=True, slots=True)
class Contacts:
    """How often people were contacted by text, call and e-mail.

    `most` is the highest number for one person on seven days in a row, `over` how many people had
    more than `cap`, which is what the settings allow now.
    """

    people: int
    contacts: int
    most: int
    cap: int | None
    over: tuple[str, ...]


def hours_of(practice: Practice, start: datetime, end: datetime) -> Hours:
    """What was handed over in `[start, end)`, by the hour where each person is."""
    counts: Counter[tuple[str, int]] = Counter()
    outside = placeless = letters = 0
    for channel, asks, places, at, touches in _by_hour(practice, start, end):
        if channel == Channel.LETTER:
            letters += touches
            continue
        zones = _zones(places or {}, phone=channel in _PHONE)
        if channel in _PHONE and asks:
            placeless += 0 if zones else touches
            if any(not FIRST_HOUR <= _hour(at, zone) <= LAST_HOUR for zone in zones):
                outside += touches
        here = zones[0] if zones else practice.timezone
        counts[channel if asks else _ANSWER, _hour(at, here)] += touches
    rows = (_row(hour, counts) for hour in range(24))
    return Hours(tuple(row for row in rows if _shown(row)), outside, placeless, letters)


def contacts_of(practice: Practice, start: datetime, end: datetime) -> Contacts:
    """How often people were contacted in `[start, end)`."""
    cap = settings_of(practice).policy.caps.total_7d
    sent = (
        Touch.objects.for_practice(practice)
        .filter(handed_over_at__gte=start, handed_over_at__lt=end)
        .filter(status__in=LEFT_THE_HOUSE, category__in=COUNTED)
        .exclude(channel=Channel.LETTER)
    )
    each = dict(sent.values_list("guarantor_id").annotate(n=Count("id")).order_by())
    often = sorted(each.values())
    many = _most_in_a_week(practice, sent, {id for id, n in each.items() if n > 1})
    most = max([count for _, count in many], default=min(1, len(each)))
    over = tuple(uid for uid, count in many if cap is not None and count > cap)
    return Contacts(len(each), sum(often), most, cap, over)


_PHONE: Final = (Channel.SMS, Channel.VOICE)
_ANSWER: Final = "answer"
_ANSWERS: Final = (Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY, Category.RECEIPT)
_WEEK: Final = timedelta(days=6)


def _by_hour(practice: Practice, start: datetime, end: datetime) -> Iterator[tuple[Any, ...]]:
    """Channel, whether it asks, places, the full hour in UTC, and how many.

    Every zone we write to differs from UTC by whole hours, so an hour there is one here.
    """
    rows = (
        Touch.objects.for_practice(practice)
        .filter(handed_over_at__gte=start, handed_over_at__lt=end, status__in=LEFT_THE_HOUSE)
        .annotate(hour=TruncHour("handed_over_at", tzinfo=ZoneInfo("UTC")))
        .values_list("channel", "category", "guarantor__places", "hour")
        .annotate(touches=Count("id"))
        .order_by()
    )
    for channel, category, places, hour, touches in rows.iterator():
        yield channel, category not in _ANSWERS, places, hour, touches


def _zones(places: Mapping[str, Any], *, phone: bool) -> tuple[str, ...]:
    """The zones the person may be in; by e-mail the address alone tells (policy.md, section 3)."""
    named = ("zip", "mobile", "phone") if phone else ("zip",)
    found = [zone for name in named for zone in (places.get(name) or {}).get("zones", ())]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16_384)
def _hour(at: datetime, zone: str) -> int:
    return at.astimezone(ZoneInfo(zone)).hour


def _row(hour: int, counts: Mapping[tuple[str, int], int]) -> Hour:
    said = (Channel.SMS, Channel.VOICE, Channel.EMAIL, _ANSWER)
    return Hour(hour, *(counts[what, hour] for what in said))


def _shown(row: Hour) -> bool:
    """The hours in which one may, and every other in which something left."""
    return not row.quiet or bool(row.texts or row.calls or row.emails or row.answers)


def _most_in_a_week(practice: Practice, sent: Any, ids: set[int]) -> list[tuple[str, int]]:
    """Account and the most contacts it had on seven days in a row, in the practice's calendar."""
    zone = ZoneInfo(practice.timezone)
    rows = sent.order_by("guarantor_id", "handed_over_at").values_list(
        "guarantor_id", "guarantor__uid", "handed_over_at"
    )
    found = []
    for id, group in groupby(rows.iterator(), key=lambda row: row[0]):
        if id in ids:
            several = list(group)
            days = [at.astimezone(zone).date() for _, _, at in several]
            found.append((several[0][1], _most(days)))
    return found


def _most(days: Iterable[Any]) -> int:
    """The most of these sorted days that lie within seven in a row."""
    most, window = 0, list[Any]()
    for day in days:
        window = [one for one in window if day - one <= _WEEK] + [day]
        most = max(most, len(window))
    return most

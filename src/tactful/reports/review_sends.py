"""At which hours people were written to and called where they are, and how often."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from string import Template
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db import connection

from tactful.core.vocabulary import Category, Channel
from tactful.outreach.gathered import COUNTED, LEFT_THE_HOUSE
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
    """How often people were asked for money by text, call and e-mail.

    `spread` says how many people had how many contacts on their fullest seven days in a row, by
    the practice's calendar; `over` are the accounts that had more than `cap`, which is what the
    settings allow now. What a provider refused is no contact.
    """

    people: int
    contacts: int
    spread: tuple[tuple[int, int], ...]
    cap: int | None
    over: tuple[str, ...]

    @property
    def most(self) -> int:
        """The highest number that anybody had within seven days."""
        return self.spread[-1][0] if self.spread else 0


def hours_of(practice: Practice, start: datetime, end: datetime) -> Hours:
    """What was handed over in `[start, end)`, by the hour where each person is."""
    counts: Counter[tuple[str, int]] = Counter()
    outside = placeless = letters = 0
    for channel, asks, known, at, touches in _by_hour(practice, start, end):
        if channel == Channel.LETTER:
            letters += touches
            continue
        zones = _zones(known, phone=channel in _PHONE)
        if channel in _PHONE and asks:
            placeless += 0 if zones else touches
            if any(not FIRST_HOUR <= _hour(at, zone) <= LAST_HOUR for zone in zones):
                outside += touches
        here = zones[0] if zones else practice.timezone
        counts[channel if asks else _ANSWER, _hour(at, here)] += touches
    rows = (_row(hour, counts) for hour in range(24))
    return Hours(tuple(row for row in rows if _shown(row)), outside, placeless, letters)


def contacts_of(practice: Practice, start: datetime, end: datetime) -> Contacts:
    """How often people were contacted in `[start, end)`; two queries."""
    cap = settings_of(practice).policy.caps.total_7d
    with connection.cursor() as cursor:
        cursor.execute(*_sql(_SPREAD, practice, start, end))
        rows = cursor.fetchall()
        over: list[tuple[str]] = []
        if cap is not None and rows and rows[-1][0] > cap:
            cursor.execute(*_sql(_OVER, practice, start, end, cap=cap))
            over = cursor.fetchall()
    people = sum(number for _, number, _ in rows)
    return Contacts(
        people=people,
        contacts=sum(int(contacts) for _, _, contacts in rows),
        spread=tuple((most, number) for most, number, _ in rows),
        cap=cap,
        over=tuple(uid for (uid,) in over),
    )


_PHONE: Final = (Channel.SMS, Channel.VOICE)
_ANSWER: Final = "answer"
_ANSWERS: Final = (Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY, Category.RECEIPT)


def _by_hour(practice: Practice, start: datetime, end: datetime) -> Iterator[tuple[Any, ...]]:
    """Channel, whether it asks, zones of ZIP, mobile and phone, the full hour in UTC, how many.

    Where a person had told us their zone, that one alone (policy.md, section 3).
    Every zone we write to differs from UTC by whole hours, so an hour there is one here. Django's
    own truncation costs SQLite a call of Python for each row.
    """
    fresh = timedelta(days=settings_of(practice).policy.declared_tz_max_age_d)
    with connection.cursor() as cursor:
        cursor.execute(*_sql(_HOURS, practice, start, end, fresh=fresh.total_seconds()))
        rows = cursor.fetchall()
    for channel, category, zones, hour, touches in rows:
        at = datetime.strptime(hour, "%Y-%m-%d %H").replace(tzinfo=UTC)
        yield channel, category not in _ANSWERS, zones, at, touches


@lru_cache(maxsize=4_096)
def _zones(zones: str, *, phone: bool) -> tuple[str, ...]:
    """The zones the person may be in; by e-mail the address alone tells (policy.md, section 3)."""
    of_zip, *of_numbers = json.loads(zones)
    found = [of_zip, *(of_numbers if phone else ())]
    return tuple(dict.fromkeys(zone for each in found for zone in each or ()))


def _sql(
    text: str, practice: Practice, start: datetime, end: datetime, **more: Any
) -> tuple[str, dict[str, Any]]:
    """A statement with what the two databases spell differently, and its parameters."""
    stored = connection.ops.adapt_datetimefield_value
    postgres = connection.vendor == "postgresql"
    parts = _POSTGRES if postgres else _SQLITE
    filled = Template(text).substitute(parts, offset=_offset(practice, start, end, parts))
    return filled, {"practice": practice.pk, "start": stored(start), "end": stored(end), **more}


def _offset(practice: Practice, start: datetime, end: datetime, parts: Mapping[str, str]) -> str:
    """The practice's difference from UTC in seconds, as SQL: one number for each clock change."""
    zone = ZoneInfo(practice.timezone)
    shift = _shift(start, zone)
    cases = ""
    at = start
    while (at := at + timedelta(hours=1)) < end:
        if (now := _shift(at, zone)) != shift:
            shift = now
            cases = f" WHEN {parts['epoch']} >= {int(at.timestamp())} THEN {shift}" + cases
    first = _shift(start, zone)
    return f"CASE{cases} ELSE {first} END" if cases else str(first)


def _shift(at: datetime, zone: ZoneInfo) -> int:
    local = at.astimezone(zone).replace(tzinfo=UTC)
    return round((local - at).total_seconds())


@lru_cache(maxsize=16_384)
def _hour(at: datetime, zone: str) -> int:
    return at.astimezone(ZoneInfo(zone)).hour


def _row(hour: int, counts: Mapping[tuple[str, int], int]) -> Hour:
    said = (Channel.SMS, Channel.VOICE, Channel.EMAIL, _ANSWER)
    return Hour(hour, *(counts[what, hour] for what in said))


def _shown(row: Hour) -> bool:
    """The hours in which one may, and every other in which something left."""
    return not row.quiet or bool(row.texts or row.calls or row.emails or row.answers)


_SENT: Final = ", ".join(f"'{status}'" for status in LEFT_THE_HOUSE)
_ASKED: Final = ", ".join(f"'{category}'" for category in COUNTED)
_SQLITE: Final = {
    "epoch": "unixepoch(t.handed_over_at)",
    "full_hour": "substr(t.handed_over_at, 1, 13)",
    "said": "unixepoch(told.said_at)",
    "told": "json_array(json_array(json_extract(told.value, '$.tz')), NULL, NULL)",
    "zones": "json_extract(g.places, '$.zip.zones', '$.mobile.zones', '$.phone.zones')",
}
_POSTGRES: Final = {
    "epoch": "extract(epoch FROM t.handed_over_at)::bigint",
    "full_hour": "to_char(t.handed_over_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')",
    "said": "extract(epoch FROM told.said_at)::bigint",
    "told": "jsonb_build_array(jsonb_build_array(told.value ->> 'tz'), NULL, NULL)::text",
    "zones": (
        "jsonb_build_array(g.places #> '{zip,zones}', g.places #> '{mobile,zones}',"
        " g.places #> '{phone,zones}')::text"
    ),
}
_HOURS: Final = f"""
WITH place AS MATERIALIZED (
  SELECT g.id, $zones AS zones FROM ledger_guarantor AS g WHERE g.practice_id = %(practice)s
)
SELECT t.channel, t.category, CASE WHEN told.id IS NULL THEN place.zones ELSE $told END AS there,
       $full_hour AS full_hour, COUNT(*)
  FROM outreach_touch AS t
  JOIN place ON place.id = t.guarantor_id
  LEFT JOIN outreach_wish AS told
    ON told.guarantor_id = t.guarantor_id AND told.kind = 'zone'
   AND told.said_at <= t.handed_over_at
   AND (told.ended_at IS NULL OR told.ended_at > t.handed_over_at)
   AND $epoch - $said <= %(fresh)s
 WHERE t.practice_id = %(practice)s AND t.status IN ({_SENT})
   AND t.handed_over_at >= %(start)s AND t.handed_over_at < %(end)s
 GROUP BY t.channel, t.category, there, full_hour
"""  # noqa: S608
# A range of days, not of rows: what shares a day with the last one counts as well.
_MOST: Final = f"""
WITH dated AS (
  SELECT t.guarantor_id, ($epoch + $offset) / 86400 AS day
    FROM outreach_touch AS t
   WHERE t.practice_id = %(practice)s AND t.status IN ({_SENT}) AND t.status <> 'refused'
     AND t.category IN ({_ASKED}) AND t.channel <> 'letter'
     AND t.handed_over_at >= %(start)s AND t.handed_over_at < %(end)s
),
counted AS (
  SELECT guarantor_id,
         COUNT(*) OVER (PARTITION BY guarantor_id ORDER BY day
                        RANGE BETWEEN 6 PRECEDING AND CURRENT ROW) AS n
    FROM dated
),
most AS (
  SELECT guarantor_id, MAX(n) AS n, COUNT(*) AS contacts FROM counted GROUP BY guarantor_id
)
"""  # noqa: S608
_SPREAD: Final = f"{_MOST} SELECT n, COUNT(*), SUM(contacts) FROM most GROUP BY n ORDER BY n"  # noqa: S608
_OVER: Final = f"""{_MOST}
SELECT g.uid FROM most JOIN ledger_guarantor AS g ON g.id = most.guarantor_id
 WHERE most.n > %(cap)s ORDER BY most.n DESC, g.uid LIMIT 200
"""  # noqa: S608

"""Wall clocks from IANA data, counted in whole microseconds.

The gate asks for the local time of thousands of people per second, so instants are integers here:
microseconds since 1970-01-01 UTC. A `day` is the number of a local calendar date, counted from the
same date. Offsets are never stored beyond a process: they come from the pinned tzdata package
(policy.md, section 3, item 6), whatever the machine has installed.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

import tzdata

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

TZDATA_VERSION: Final[str] = tzdata.IANA_VERSION

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_NAME: Final = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*")
# No place is further from UTC than 14 hours, so one changeover lies inside this reach.
_REACH: Final = 15 * HOUR


def instant(moment: datetime) -> int:
    """Turn an aware datetime into an instant; a naive one raises TypeError."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * SECOND + since.microseconds


def moment(at: int) -> datetime:
    """Turn an instant into an aware UTC datetime."""
    return _EPOCH + timedelta(microseconds=at)


def day_number(on: date) -> int:
    return on.toordinal() - _EPOCH_ORDINAL


def date_of(day: int) -> date:
    return date.fromordinal(day + _EPOCH_ORDINAL)


def weekday(day: int) -> int:
    """Monday is 0."""
    return (day + 3) % 7


class Zone:
    """One IANA zone. Offsets are looked up once per UTC day and remembered."""

    __slots__ = ("_changeovers", "_offsets", "_tz", "name")

    def __init__(self, name: str, tz: ZoneInfo) -> None:
        self.name = name
        self._tz = tz
        self._offsets: dict[int, int] = {}
        self._changeovers: dict[int, tuple[int, int, int]] = {}

    def local(self, at: int) -> int:
        """The wall clock at an instant, in microseconds since local midnight of 1970-01-01."""
        offset = self._offsets.get(at // DAY)
        return at + (self._learn(at) if offset is None else offset)

    def day(self, at: int) -> int:
        """The number of the local calendar date at an instant."""
        return self.local(at) // DAY

    def start_of(self, day: int) -> int:
        """The first instant of a local date."""
        return self.reach(day, 0)

    def reach(self, day: int, time: int, earliest: int | None = None) -> int:
        """The first instant, not before `earliest`, at which the clock shows `time` on `day`.

        A time that the spring changeover skips is reached at the changeover; of a time that the
        autumn changeover repeats, the later one is given when the first lies before `earliest`.
        """
        local = day * DAY + time
        before = self.local(local - _REACH) - (local - _REACH)
        after = self.local(local + _REACH) - (local + _REACH)
        if before == after:
            return local - before
        changeover = self._changeover(local - _REACH, local + _REACH)
        first = local - before
        if first < changeover and (earliest is None or first >= earliest):
            return first
        return max(local - after, changeover)

    def _learn(self, at: int) -> int:
        day = at // DAY
        known = self._changeovers.get(day)
        if known is None:
            start, end = self._offset(day * DAY), self._offset((day + 1) * DAY - SECOND)
            if start == end:
                self._offsets[day] = start
                return start
            changeover = self._changeover(day * DAY, (day + 1) * DAY - SECOND)
            known = self._changeovers[day] = (changeover, start, end)
        changeover, start, end = known
        return start if at < changeover else end

    def _changeover(self, low: int, high: int) -> int:
        """The second between two instants at which the offset changes."""
        low, high = low // SECOND, high // SECOND
        old = self._offset(low * SECOND)
        while high - low > 1:
            middle = (low + high) // 2
            if self._offset(middle * SECOND) == old:
                low = middle
            else:
                high = middle
        return high * SECOND

    def _offset(self, at: int) -> int:
        offset = moment(at).astimezone(self._tz).utcoffset()
        assert offset is not None
        return (offset.days * 86_400 + offset.seconds) * SECOND


@lru_cache(maxsize=1024)
def zone(name: str) -> Zone | None:
    """The zone of that IANA name, or None when IANA data does not know it."""
    if not _NAME.fullmatch(name):
        return None
    try:
        with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
            return Zone(name, ZoneInfo.from_file(data, key=name))
    except (OSError, ValueError):
        return None

"""By when a person must have looked, in the practice's own hours (replies/README.md, section 2)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from tactful.core.business_days import add_business_days, is_business_day, on_or_after
from tactful.core.vocabulary import Urgency

OPENS: Final = time(9)
CLOSES: Final = time(17)

_AT_ONCE: Final = timedelta(minutes=15)
_ONE_HOUR: Final = timedelta(hours=1)


def due_at(urgency: Urgency, *, now: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) an item opened now is due, in an office open 9 to 5 on business days.

    P0 is minutes away at any hour. P1 is one open hour, which may end the next morning. P2 is
    the end of this business day, or of the next one when the office has closed. P3 is the end
    of the second business day after today.
    """
    local = now.astimezone(zone)
    match urgency:
        case Urgency.P0:
            return now.astimezone(UTC) + _AT_ONCE
        case Urgency.P1:
            return _one_open_hour(local).astimezone(UTC)
        case Urgency.P2:
            return _at(_open_day(local), CLOSES, zone)
        case Urgency.P3:
            return _at(add_business_days(local.date(), 2), CLOSES, zone)
        case unreachable:
            assert_never(unreachable)


def _one_open_hour(local: datetime) -> datetime:
    """One hour of opening time later; what is left over at closing counts the next morning."""
    day = _open_day(local)
    opens = datetime.combine(day, OPENS, local.tzinfo)
    start = max(local, opens)
    left = datetime.combine(day, CLOSES, local.tzinfo) - start
    if left >= _ONE_HOUR:
        return start + _ONE_HOUR
    tomorrow = datetime.combine(add_business_days(day, 1), OPENS, local.tzinfo)
    return tomorrow + (_ONE_HOUR - left)


def _open_day(local: datetime) -> date:
    """Today while the office is or will be open, else the next business day."""
    today = local.date()
    if is_business_day(today) and local.time() < CLOSES:
        return today
    return on_or_after(today + timedelta(days=1))


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)

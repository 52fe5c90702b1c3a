"""Wall clocks: the integers of the gate agree with the calendar of the standard library."""

from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.core.policy.clock import (
    DAY,
    HOUR,
    MINUTE,
    TZDATA_VERSION,
    date_of,
    day_number,
    instant,
    moment,
    weekday,
    zone,
)

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Phoenix",
    "America/Adak",
    "America/Havana",  # changes at midnight
    "Australia/Lord_Howe",  # changes by half an hour
    "Asia/Kathmandu",
    "Pacific/Guam",
    "Pacific/Apia",
    "UTC",
)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2020-01-01"),
    datetime.fromisoformat("2040-01-01"),
    timezones=st.just(UTC),
)


def pinned(name):
    """The standard library's view of the same, pinned data."""
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


STANDARD = {name: pinned(name) for name in ZONES}


@given(at=MOMENTS, name=st.sampled_from(ZONES))
def test_the_wall_clock_is_the_one_of_the_standard_library(at, name):
    here = zone(name)
    day, time = divmod(here.local(instant(at)), DAY)
    wall = at.astimezone(STANDARD[name])
    assert date_of(day) == wall.date()
    assert weekday(day) == wall.weekday()
    hours, rest = divmod(time, HOUR)
    assert (hours, rest // MINUTE) == (wall.hour, wall.minute)
    assert rest % MINUTE == wall.second * 1_000_000 + wall.microsecond


@given(at=MOMENTS)
def test_instants_survive_the_way_there_and_back(at):
    assert moment(instant(at)) == at
    other = at.astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert instant(other) == instant(at)


@settings(max_examples=300)
@given(
    on=st.dates(date(2020, 1, 2), date(2039, 12, 30)),
    minute=st.integers(0, 24 * 60 - 1),
    name=st.sampled_from(ZONES),
)
def test_a_time_is_reached_at_the_first_instant_the_clock_shows_it(on, minute, name):
    here = zone(name)
    reached = here.reach(day_number(on), minute * MINUTE)
    wanted = day_number(on) * DAY + minute * MINUTE
    assert here.local(reached) >= wanted
    # Nothing before it on that day shows the time: look back a minute at a time for three hours.
    for back in range(1, 181):
        assert here.local(reached - back * MINUTE) < wanted


@pytest.mark.parametrize(
    ("on", "hour", "earliest", "reached"),
    [
        # The spring changeover skips half past two: it is reached as three o'clock.
        ("2027-03-14", "02:30", None, "2027-03-14 07:00"),
        ("2027-03-14", "03:00", None, "2027-03-14 07:00"),
        ("2027-03-14", "01:59", None, "2027-03-14 06:59"),
        # The autumn changeover shows half past one twice.
        ("2026-11-01", "01:30", None, "2026-11-01 05:30"),
        ("2026-11-01", "01:30", "2026-11-01 05:31", "2026-11-01 06:30"),
        ("2026-11-01", "02:00", None, "2026-11-01 07:00"),
    ],
)
def test_times_around_a_changeover(on, hour, earliest, reached):
    here = zone("America/New_York")
    hours, minutes = map(int, hour.split(":"))
    not_before = earliest and instant(datetime.fromisoformat(earliest).replace(tzinfo=UTC))
    at = here.reach(day_number(date.fromisoformat(on)), hours * HOUR + minutes * MINUTE, not_before)
    assert f"{moment(at):%Y-%m-%d %H:%M}" == reached


def test_a_day_without_midnight_begins_at_its_first_instant():
    havana = zone("America/Havana")
    begins = havana.start_of(day_number(date(2028, 3, 12)))
    assert havana.local(begins) % DAY == HOUR
    assert havana.day(begins - 1) == day_number(date(2028, 3, 11))


@pytest.mark.parametrize(
    "name",
    ["", "America", "America/Gotham", "../../etc/passwd", "/etc/localtime", "zone.tab", "a\x00b"],
)
def test_a_name_that_is_no_zone_is_none(name):
    assert zone(name) is None


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(TypeError):
        instant(datetime.fromisoformat("2026-11-23 15:00"))


def test_the_version_of_the_zone_data_is_known():
    assert TZDATA_VERSION[:2] == "20"

"""By when a person must have looked."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tactful.core.vocabulary import Urgency
from tactful.worklist.due import due_at

CHICAGO = ZoneInfo("America/Chicago")


@pytest.mark.parametrize(
    ("urgency", "opened", "due"),
    [
        # Friday, November 20, 2026; Thanksgiving is Thursday the 26th.
        (Urgency.P0, "2026-11-20 10:00", "2026-11-20 10:15"),
        (Urgency.P0, "2026-11-22 03:00", "2026-11-22 03:15"),  # a Sunday night is no excuse
        (Urgency.P1, "2026-11-20 10:00", "2026-11-20 11:00"),
        (Urgency.P1, "2026-11-20 07:10", "2026-11-20 10:00"),
        (Urgency.P1, "2026-11-20 16:20", "2026-11-23 09:20"),  # forty minutes on Friday
        (Urgency.P1, "2026-11-20 17:00", "2026-11-23 10:00"),
        (Urgency.P1, "2026-11-25 16:30", "2026-11-27 09:30"),
        (Urgency.P2, "2026-11-20 10:00", "2026-11-20 17:00"),
        (Urgency.P2, "2026-11-20 18:00", "2026-11-23 17:00"),
        (Urgency.P2, "2026-11-21 12:00", "2026-11-23 17:00"),
        (Urgency.P3, "2026-11-20 10:00", "2026-11-24 17:00"),
        (Urgency.P3, "2026-11-24 10:00", "2026-11-27 17:00"),
        (Urgency.P3, "2026-11-21 12:00", "2026-11-24 17:00"),
    ],
)
def test_each_urgency_is_due_in_the_hours_an_office_is_open(urgency, opened, due):
    now = datetime.fromisoformat(opened).replace(tzinfo=CHICAGO).astimezone(UTC)
    expected = datetime.fromisoformat(due).replace(tzinfo=CHICAGO)
    assert due_at(urgency, now=now, zone=CHICAGO) == expected


def test_one_open_hour_is_an_hour_on_the_morning_the_clocks_change():
    saturday = datetime(2026, 10, 31, 12, 0, tzinfo=CHICAGO).astimezone(UTC)
    monday = datetime(2026, 11, 2, 10, 0, tzinfo=CHICAGO)
    assert due_at(Urgency.P1, now=saturday, zone=CHICAGO) == monday

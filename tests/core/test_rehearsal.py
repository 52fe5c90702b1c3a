"""A made-up account walked in advance, under the real policy: which day, what, in which tone."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from tactful.core.compose import Tone, TonePolicy
from tactful.core.journey import Exit, HandOff, OpenWorkItem, Send
from tactful.core.priority import PriorityPolicy
from tactful.core.rehearsal import Example, Rules, rehearse
from tactful.core.vocabulary import Channel, WorkKind
from tactful.journeys.loader import journey_of, shipped_journeys
from tactful.practice.policy.load import state_table
from tactful.practice.settings import settings_from

ZONE = "America/Chicago"
BALANCE = journey_of(shipped_journeys()["balance_reminder"])
PROMISE = journey_of(shipped_journeys()["promise_reminder"])
RULES = Rules(
    settings_from({}, timezone=ZONE).policy, state_table(), PriorityPolicy(), TonePolicy(), ZONE
)
MORNING = datetime(2026, 11, 24, 16, tzinfo=UTC)  # 10 am in Chicago, a Tuesday
NIGHT = datetime(2026, 11, 25, 5, tzinfo=UTC)  # 11 pm in Chicago


def somebody(days, *, cents=123_45, prefers=Channel.SMS, promised_in=None):
    return Example(cents, days, prefers, "IL", (ZONE,), promised_in)


def told(happened):
    return [(h.at.date().isoformat(), h.block, type(h.decision).__name__) for h in happened]


def test_thirty_days_late_is_texted_twice_called_and_in_the_end_handed_to_a_person():
    happened = rehearse(BALANCE, somebody(30), RULES, now=MORNING)
    assert told(happened) == [
        ("2026-11-24", "reminder", "Send"),
        ("2026-12-08", "reminder", "Send"),
        ("2026-12-22", "call_unanswered", "OpenWorkItem"),
        ("2026-12-29", "reminder", "Send"),
        ("2027-01-05", "call_unanswered", "OpenWorkItem"),
        ("2027-01-12", "person", "HandOff"),
    ]
    assert [h.days_past_due for h in happened] == [30, 44, 58, 65, 72, 79]


def test_the_tone_follows_the_age():
    tones = [h.tone for h in rehearse(BALANCE, somebody(30), RULES, now=MORNING)]
    assert tones == [Tone.FRIENDLY, Tone.WARM, Tone.WARM, Tone.DIRECT, Tone.DIRECT, None]


def test_a_large_balance_is_called_two_days_after_the_first_reminder():
    happened = rehearse(BALANCE, somebody(30, cents=900_00), RULES, now=MORNING)
    assert [h.block for h in happened[:2]] == ["reminder", "call_top_priority"]


def test_nothing_goes_out_at_night():
    first = rehearse(BALANCE, somebody(30), RULES, now=NIGHT)[0]
    assert first.at == datetime(2026, 11, 25, 15, tzinfo=UTC)  # nine in the morning


def test_a_promise_is_reminded_of_once_on_its_day():
    happened = rehearse(PROMISE, somebody(30, promised_in=3), RULES, now=MORNING)
    assert [h.at.date().day for h in happened] == [27, 27]
    assert isinstance(happened[0].decision, Send)
    assert isinstance(happened[1].decision, Exit)


@pytest.mark.parametrize("days", [-3, 0, 15, 30, 61, 91])
@pytest.mark.parametrize("prefers", [Channel.SMS, Channel.EMAIL, Channel.VOICE, Channel.LETTER])
def test_every_example_comes_to_an_end_and_keeps_the_least_distance(days, prefers):
    happened = rehearse(BALANCE, somebody(days, prefers=prefers), RULES, now=MORNING)
    assert isinstance(happened[-1].decision, Exit | HandOff)
    acts = [h for h in happened if isinstance(h.decision, Send | OpenWorkItem)]
    assert acts
    counted = [h.at for h in acts if getattr(h.decision, "kind", None) is not WorkKind.LETTER]
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(counted)]
    assert all(gap >= 48 * 3600 for gap in gaps)

"""Settings that are too loose are pulled back, and the log can say so."""

from datetime import timedelta

import pytest
from tests.core.policy.asking import NOW, OPEN_HOURS, SMS, contact, policy, reason

from tactful.core.policy.config import Clamp, clamp, overlap
from tactful.practice.policy.load import configure


@pytest.mark.parametrize(
    ("cap", "wanted", "used"),
    [
        ("min_gap_h", 12, 24),
        ("min_gap_h", 24, 24),
        ("phone_7d", 5, 3),
        ("voice_7d", 9, 3),
        ("total_7d", 5, 4),
        ("total_30d", 99, 10),
        ("voicemail_7d", 3, 2),
        ("landline_auto_30d", 4, 3),
        ("landline_auto_30d", None, 3),
        ("phone_7d", 1, 1),
        ("letter_30d", 9, 9),
        ("total_30d", None, None),
    ],
)
def test_a_cap_cannot_be_loosened_past_its_limit(cap, wanted, used):
    held, moved = clamp(configure({"caps": {cap: wanted}}))
    assert getattr(held.caps, cap) == used
    assert [(clamp.setting, clamp.used) for clamp in moved if clamp.wanted != "None"] == (
        [] if wanted in (used, None) else [(f"caps.{cap}", str(used))]
    )


@pytest.mark.parametrize(
    ("setting", "wanted", "used"),
    [
        ("confirm_window_min", 30, 5),
        ("answer_window_min", 600, 15),
        ("email_complaint_stop", "0.05", 3_000),
    ],
)
def test_what_the_law_or_a_carrier_fixes_cannot_be_set_looser(setting, wanted, used):
    held, moved = clamp(configure({setting: wanted}))
    name = "email_complaint_stop_ppm" if setting == "email_complaint_stop" else setting
    assert getattr(held, name) == used
    assert [clamp.setting for clamp in moved] == [name]


def test_seven_days_after_a_conversation_stay_seven_for_third_parties():
    held, moved = clamp(configure({"cooldown": {"conversation_third_d": 1}}))
    assert held.cooldown.conversation_third_d == 7
    assert moved[0].rule == "R156"


def test_windows_are_kept_inside_the_lawful_day():
    late = {"clinic_windows": {"sms": {"every_day": ["06:00", "23:00"]}}}
    held, moved = clamp(configure(late | {"hard_window": ["07:00", "22:00"]}))
    assert held.hard_window == (480, 1260)
    assert set(held.clinic_windows.sms) == {(480, 1260)}
    assert moved[0] == Clamp("hard_window", "07:00-22:00", "08:00-21:00", "R001")


def test_a_narrower_lawful_day_is_kept():
    narrow = configure({"hard_window": ["10:00", "16:00"]} | OPEN_HOURS)
    held, _ = clamp(narrow)
    assert held.hard_window == (600, 960)
    assert held.clinic_windows.voice[0] == (600, 960)


def test_a_window_wholly_outside_the_lawful_day_is_a_closed_day():
    held, _ = clamp(configure({"clinic_windows": {"voice": {"mon": ["05:00", "07:00"]}}}))
    assert held.clinic_windows.voice[0] is None


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ((1, 5), (3, 9), (3, 5)),
        ((1, 5), (5, 9), None),
        (None, (5, 9), None),
        ((1, 9), (3, 5), (3, 5)),
    ],
)
def test_what_two_windows_have_in_common(one, other, common):
    assert overlap(one, other) == overlap(other, one) == common


@pytest.mark.parametrize(("hours", "found"), [(23, "FREQ_MIN_GAP"), (24, "OK")])
def test_the_gate_works_with_the_clamped_values(hours, found):
    loose = policy(caps={"min_gap_h": 1})
    history = (contact(SMS, NOW - timedelta(hours=hours)),)
    assert reason(SMS, config=loose, person={"history": history}) == found

"""The balance reminder under the real contact policy: who hears from us, when (policy.md 1f)."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.core.enrolling import Stroll, chicago, owing

import tactful.journeys
from tactful.core.journey import parse_journey
from tactful.core.policy import may_contact
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Channel
from tactful.practice.policy.cases import question
from tactful.practice.policy.load import state_table

TEXT = (Path(tactful.journeys.__file__).parent / "library" / "balance_reminder.yaml").read_text()
BALANCE = parse_journey(yaml.safe_load(TEXT))
PHONE = ("sms", "voice")


@dataclass
class UnderPolicy(Stroll):
    """The same walk with the shipped policy in place of the two caps; automated calls are off."""

    def ask(self, channel: GateChannel, category):
        cents = self.facts.balance_cents
        statement_on = self.facts.oldest_due_on - timedelta(days=21)
        case = {
            "now": f"{self.now:%Y-%m-%dT%H:%M:%SZ}",
            "channel": channel.value,
            "category": category.value,
            "config": {"preset": "D0", "overrides": {"ai_voice": False}},
            "account": {
                "days_past_due": (local_day(self.now) - self.facts.oldest_due_on).days,
                "balance": f"{cents // 100}.{cents % 100:02d}",
                "first_statement_on": statement_on.isoformat(),
            },
            "history": [self._contact(at, used) for at, used in self.contacts],
        }
        facts, config, now = question(case)
        return may_contact(facts, config, state_table(), now=now)

    @property
    def contacts(self):
        return list(zip(self.sent, self.channels, strict=True))

    def _contact(self, at, channel):
        used = GateChannel.VOICE_LIVE if channel is Channel.VOICE else GateChannel(channel.value)
        result = "no_answer" if channel is Channel.VOICE else "delivered"
        return {
            "channel": used.value,
            "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            "engaged": False,
            "result": result,
        }


def local_day(at):
    """The policy counts dates where the person lives."""
    return at.astimezone(ZoneInfo("America/New_York")).date()


def days_between(earlier, later):
    return (local_day(later) - local_day(earlier)).days


def walked(due_on, **more):
    facts = owing(oldest_due_on=date.fromisoformat(due_on), **more)
    stroll = UnderPolicy(BALANCE, facts, chicago("2026-11-20 10:00"))
    stroll.until(chicago("2027-12-01 00:00"))
    return stroll


@pytest.mark.parametrize("due_on", ["2026-11-23", "2026-10-06", "2026-08-22"])
@pytest.mark.parametrize("preferred", [Channel.SMS, Channel.EMAIL, Channel.VOICE, Channel.LETTER])
@pytest.mark.parametrize("cents", [123_45, 900_00])
def test_nobody_hears_from_us_more_than_the_policy_allows(due_on, preferred, cents):
    contacts = walked(due_on, preferred_channel=preferred, balance_cents=cents).contacts
    counted = [(at, channel) for at, channel in contacts if channel is not Channel.LETTER]
    for (earlier, _), (later, _) in pairwise(counted):
        assert later - earlier >= timedelta(hours=48)
    for at, _ in counted:
        week = [channel for then, channel in counted if 0 <= days_between(then, at) < 7]
        month = [channel for then, channel in counted if 0 <= days_between(then, at) < 30]
        assert sum(channel in PHONE for channel in week) <= 2
        assert len(week) <= 3
        assert len(month) <= 6
    assert len(contacts) <= 12


@pytest.mark.parametrize(
    ("due_on", "more", "days"),
    [
        ("2026-11-23", {}, "-3 sms, 7 call, 9 sms, 23 call, 30 sms, 44 call, 51 person"),
        # A text, a call and a text in one week are enough: the second call waits for day 14.
        (
            "2026-11-23",
            {"balance_cents": 900_00},
            "-3 sms, 7 call, 9 sms, 14 call, 28 call, 35 sms, 49 call, 57 person",
        ),
        (
            "2026-10-06",
            {"preferred_channel": Channel.EMAIL},
            "45 email, 59 email, 73 call, 83 email, 90 call, 97 person",
        ),
        ("2026-08-22", {}, "90 sms, 93 call, 100 sms, 107 call, 114 sms, 121 call, 128 person"),
    ],
)
def test_the_path_of_an_account_that_never_answers_by_days_past_due(due_on, more, days):
    log = walked(due_on, **more).log
    shown = [f"{day} {what.split()[0].replace('HandOff:', 'person')}" for day, what in log]
    assert ", ".join(shown) == days

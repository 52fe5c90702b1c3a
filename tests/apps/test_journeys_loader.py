"""A journey's text: what is wrong, and on which line."""

import pytest

from tactful.core.blocks.trigger import TriggerKind
from tactful.journeys.loader import JourneyFault, load_journey, shipped_journeys

GOOD = """\
key: gentle
name: Gentle
trigger:
  type: due
  days_ahead: 3
blocks:
  - id: remind
    type: send
    template: past_due
    channels: [sms, email]
  - id: done
    type: end
"""


def test_a_journey_is_read_from_its_text():
    journey = load_journey(GOOD)
    assert (journey.key, journey.first_block) == ("gentle", "remind")
    assert journey.trigger.kind is TriggerKind.DUE


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("key: gentle", "key: Gentle Reminder", 1, "small letters"),
        ("days_ahead: 3", "days_ahead: soon", 5, "trigger.days_ahead"),
        ("type: send", "type: shout", 8, "is not a block we know"),
        ("channels: [sms, email]", "channels: [pigeon]", 10, "blocks.remind.channels"),
        ("template: past_due", "template: past_dew", 9, "blocks.remind.template"),
        ("  - id: done\n    type: end\n", "", 7, "blocks.remind"),
        ("name: Gentle", "name: [unclosed", 3, "well-formed"),
        ("name: Gentle", "name: Gentle\nowner: bea", 3, "owner"),
        ("template: past_due", "template: !!python/name:os.system", 9, "text, numbers and lists"),
    ],
)
def test_a_fault_names_the_line_and_what_to_do(old, new, line, words):
    with pytest.raises(JourneyFault) as raised:
        load_journey(GOOD.replace(old, new), templates={"past_due"})
    fault = next(f for f in raised.value.faults if words in str(f))
    assert fault.line == line, str(raised.value)


def test_every_fault_is_named_at_once():
    text = GOOD.replace("type: send", "type: shout").replace("days_ahead: 3", "days_ahead: -1")
    with pytest.raises(JourneyFault) as raised:
        load_journey(text)
    assert len(raised.value.faults) == 2


@pytest.mark.parametrize("text", ["", "[]", "just words", "a: &x [*x]", "key: \x00"])
def test_text_that_is_no_journey_is_refused_in_words(text):
    with pytest.raises(JourneyFault):
        load_journey(text)


def test_a_text_beyond_all_measure_is_refused_before_it_is_read():
    with pytest.raises(JourneyFault, match="longer than"):
        load_journey(GOOD + "#" * 100_001)


def test_the_shipped_journeys_can_be_read():
    assert {"balance_reminder", "promise_reminder"} <= set(shipped_journeys())

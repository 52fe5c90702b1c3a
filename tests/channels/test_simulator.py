"""The simulators answer like providers, the same way every time."""

import pytest

from tactful.channels.contract import (
    Accepted,
    Outcome,
    OutcomeUnknown,
    OutgoingTouch,
    Refused,
    TryAgain,
)
from tactful.channels.simulator import SimulatedChannel, simulators
from tactful.channels.simulator import channel as table
from tactful.core.vocabulary import Channel


def send(channel: Channel, to: str, touch_id: str = "k3f9q2") -> Outcome:
    return SimulatedChannel(channel).send(
        OutgoingTouch(touch_id, to, sender="the clinic", body="Hello")
    )


@pytest.mark.parametrize(
    ("channel", "to"),
    [
        (Channel.SMS, "+13125550101"),
        (Channel.VOICE, "+13125550101"),
        (Channel.EMAIL, "jane@example.com"),
    ],
)
def test_every_ordinary_touch_is_accepted_with_an_id_of_its_own(channel, to):
    assert send(channel, to) == Accepted(f"sim-{channel}-k3f9q2")
    assert send(channel, to) == send(channel, to)
    assert send(channel, to) != send(channel, to, touch_id="other")


@pytest.mark.parametrize(
    ("channel", "to", "kind", "code"),
    [
        (Channel.SMS, "+13125550000", Refused, "21614"),
        (Channel.SMS, "+13125550001", Refused, "21610"),
        (Channel.SMS, "+13125550002", Refused, "30005"),
        (Channel.SMS, "+13125550003", Refused, "30034"),
        (Channel.SMS, "+13125550008", TryAgain, "20429"),
        (Channel.SMS, "+13125550009", OutcomeUnknown, None),
        (Channel.VOICE, "+13125550000", Refused, "404"),
        (Channel.VOICE, "+13125550001", Accepted, None),
        (Channel.VOICE, "+13125550008", TryAgain, ""),
        (Channel.VOICE, "+13125550009", OutcomeUnknown, None),
        (Channel.EMAIL, "jane@bounce.example.com", Refused, "550 5.1.1"),
        (Channel.EMAIL, "Jane@BOUNCE.example.com", Refused, "550 5.1.1"),
        (Channel.EMAIL, "jane@policy.example.com", Refused, "550 5.7.1"),
        (Channel.EMAIL, "jane@later.example.com", TryAgain, "451 4.7.1"),
        (Channel.EMAIL, "jane@hang.example.com", OutcomeUnknown, None),
        (Channel.EMAIL, "", Refused, "no_address"),
    ],
)
def test_some_addresses_provoke_one_fault_each(channel, to, kind, code):
    outcome = send(channel, to)
    assert type(outcome) is kind
    assert getattr(outcome, "code", None) == code


def test_every_fault_is_in_the_table_staff_read():
    for faults in table._FAULTS.values():
        for marker in faults:
            assert marker in table.__doc__


def test_there_is_a_simulator_for_each_channel_and_nothing_to_set():
    adapters = simulators()
    assert set(adapters) == {Channel.SMS, Channel.EMAIL, Channel.VOICE}
    assert all(adapter.check() == [] for adapter in adapters.values())
    assert all(adapter.name == "simulator" for adapter in adapters.values())

"""A simulator for SMS, e-mail and phone: no network, no clock, no chance.

Every touch is accepted and its provider id follows from its touch id, except to the
addresses below, which provoke one fault each (as the test numbers of the carriers do).
A simulated call is accepted and then waits to be answered in the simulator.

| channel | address                              | answer                                          |
|---------|--------------------------------------|-------------------------------------------------|
| sms     | a number ending in 0000              | Refused, 21614: not a mobile number             |
| sms     | a number ending in 0001              | Refused, 21610: opted out at the carrier        |
| sms     | a number ending in 0002              | Refused, 30005: number does not exist           |
| sms     | a number ending in 0003              | Refused, 30034: sender is not registered        |
| sms     | a number ending in 0008              | TryAgain, 20429, after a minute: too many texts |
| sms     | a number ending in 0009              | OutcomeUnknown: no answer                       |
| voice   | a number ending in 0000              | Refused, 404: number is not in service          |
| voice   | a number ending in 0008              | TryAgain: no line is free                       |
| voice   | a number ending in 0009              | OutcomeUnknown: no answer                       |
| email   | anyone at bounce.example.com         | Refused, 550 5.1.1: mailbox does not exist      |
| email   | anyone at policy.example.com         | Refused, 550 5.7.1: message refused by policy   |
| email   | anyone at later.example.com          | TryAgain, 451 4.7.1: asked to come back later   |
| email   | anyone at hang.example.com           | OutcomeUnknown: no answer                       |
| any     | empty                                | Refused: no address                             |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from tactful.channels.contract import (
    Accepted,
    Outcome,
    OutcomeUnknown,
    OutgoingTouch,
    Refused,
    TryAgain,
)
from tactful.core.vocabulary import Channel

_NO_ANSWER = OutcomeUnknown("the simulator gave no answer")

_FAULTS: Mapping[Channel, Mapping[str, Outcome]] = MappingProxyType(
    {
        Channel.SMS: {
            "0000": Refused("not a mobile number", "21614"),
            "0001": Refused("this number opted out at the carrier", "21610"),
            "0002": Refused("this number does not exist", "30005"),
            "0003": Refused("the practice's sender is not registered for texts", "30034"),
            "0008": TryAgain("the carrier takes no more texts now", timedelta(minutes=1), "20429"),
            "0009": _NO_ANSWER,
        },
        Channel.VOICE: {
            "0000": Refused("this number is not in service", "404"),
            "0008": TryAgain("no line is free", timedelta(minutes=5)),
            "0009": _NO_ANSWER,
        },
        Channel.EMAIL: {
            "bounce.example.com": Refused("the mailbox does not exist", "550 5.1.1"),
            "policy.example.com": Refused("the message was refused by policy", "550 5.7.1"),
            "later.example.com": TryAgain(
                "the mail server asked us to come back later", code="451 4.7.1"
            ),
            "hang.example.com": _NO_ANSWER,
        },
    }
)


@dataclass(frozen=True, slots=True)
class SimulatedChannel:
    """A stand-in provider for one channel."""

    channel: Channel
    name: str = "simulator"

    def send(self, touch: OutgoingTouch) -> Outcome:
        """Accept the touch, or give the fault its address asks for."""
        if not touch.to:
            return Refused("there is no address to send to", "no_address")
        fault = _FAULTS[self.channel].get(self._marker(touch.to))
        return fault or Accepted(f"sim-{self.channel}-{touch.touch_id}")

    def check(self) -> list[str]:
        """Nothing can be wrong: there is nothing to set."""
        return []

    def close(self) -> None:
        """Nothing is open."""

    def _marker(self, to: str) -> str:
        if self.channel is Channel.EMAIL:
            return to.rpartition("@")[2].lower()
        return to[-4:]


@dataclass(frozen=True, slots=True)
class Fault:
    """An address that provokes a fault; `ending` is how a number or a mailbox of this kind ends."""

    channel: Channel
    ending: str
    outcome: Outcome


def faults() -> tuple[Fault, ...]:
    """Every fault that can be provoked, as the table above has them."""
    return tuple(
        Fault(channel, ending, outcome)
        for channel, endings in _FAULTS.items()
        for ending, outcome in endings.items()
    )


def simulators() -> dict[Channel, SimulatedChannel]:
    """One simulator for each channel that can be simulated."""
    return {channel: SimulatedChannel(channel) for channel in _FAULTS}

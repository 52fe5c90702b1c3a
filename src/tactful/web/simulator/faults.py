"""The addresses that make something go wrong, and what Tactful does about each, in words."""

from dataclasses import dataclass
from typing import Final

from tactful.channels.contract import Refused, TryAgain
from tactful.channels.simulator import Fault, faults
from tactful.core.policy.delivery import DeliveryRule, Meaning
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Channel
from tactful.practice.policy.load import delivery_signals
from tactful.web.simulator.channels import ONE

_GATE: Final = {
    Channel.SMS: GateChannel.SMS,
    Channel.EMAIL: GateChannel.EMAIL,
    Channel.VOICE: GateChannel.VOICE_LIVE,
}
_ABOUT_US: Final = frozenset({Meaning.CHANNEL_PAUSED, Meaning.UNREGISTERED})
_REFUSED: Final = "Refused for good, and shown to a person."
_OURS: Final = "Our own sender is refused: the channel waits, and nobody loses their message."
_AGAIN: Final = "Certainly not sent, so it is tried again, each time later; six times at most."
_UNKNOWN: Final = "It may have arrived, so it is never sent again; a person looks."


@dataclass(frozen=True, slots=True)
class Row:
    """One fault as the page lists it."""

    channel: str
    address: str
    reason: str
    code: str
    then: str
    meaning: str


def fault_rows() -> list[Row]:
    """Every fault, in the order of the simulator's table."""
    return [_row(fault) for fault in faults()]


def _row(fault: Fault) -> Row:
    code = getattr(fault.outcome, "code", "")
    rule = delivery_signals().read(_GATE[fault.channel], code) if code else None
    return Row(
        channel=ONE[fault.channel],
        address=_address(fault),
        reason=fault.outcome.reason if not hasattr(fault.outcome, "provider_id") else "",
        code=code,
        then=_then(fault, rule),
        meaning=rule.summary if rule else "",
    )


def _address(fault: Fault) -> str:
    if fault.channel is Channel.EMAIL:
        return f"Any mailbox at {fault.ending}"
    return f"Any number ending in {fault.ending}"


def _then(fault: Fault, rule: DeliveryRule | None) -> str:
    match fault.outcome:
        case Refused():
            return _OURS if rule and rule.meaning in _ABOUT_US else _REFUSED
        case TryAgain():
            return _AGAIN
    return _UNKNOWN

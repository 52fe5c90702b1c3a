"""Every channel without a provider: the same answers for the same touches, always."""

from tactful.channels.simulator.channel import SimulatedChannel, simulators

__all__ = ["SimulatedChannel", "simulators"]

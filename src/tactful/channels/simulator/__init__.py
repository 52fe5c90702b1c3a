"""Every channel without a provider: the same answers for the same touches, always."""

from tactful.channels.simulator.channel import Fault, SimulatedChannel, faults, simulators

__all__ = ["Fault", "SimulatedChannel", "faults", "simulators"]

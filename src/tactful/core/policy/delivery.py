"""What a carrier, mailbox or post signal means for an address (policy.md, section 4)."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from tactful.core.policy.facts import GateChannel, Scope


class Meaning(StrEnum):
    """What a signal does to the address, the template or the whole channel."""

    NOTHING = "nothing"
    REVOKED = "revoked"  # the person opted out at the provider
    INVALID = "invalid"
    NO_SMS = "no_sms"
    BACK_OFF = "back_off"
    FILTERED = "filtered"
    CHANNEL_PAUSED = "channel_paused"
    UNREGISTERED = "unregistered"
    RATE = "rate"
    DAILY_CAP = "daily_cap"
    HARD_BOUNCE = "hard_bounce"
    SOFT_BOUNCE = "soft_bounce"
    COMPLAINT = "complaint"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class DeliveryRule:
    """One meaning and the signals that carry it: listed exactly, or matched from the start.

    `back_off_s` are seconds to wait after the first, second, ... failure; failures on
    `stop_after_days` different local dates, or `stop_after_events` within `stop_within_d` days,
    stop the address. `revokes` are the scopes a signal revokes; `until_asked` says that this is
    our reading, which a person may set right with the patient's own word.
    """

    id: str
    channels: frozenset[GateChannel]
    meaning: Meaning
    signals: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    back_off_s: tuple[int, ...] = ()
    stop_after_days: int | None = None
    stop_after_events: int | None = None
    stop_within_d: int | None = None
    revokes: frozenset[Scope] = frozenset()
    until_asked: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class DeliverySignals:
    """All delivery rules. A signal none of them knows is waited out once, then a person looks."""

    rules: tuple[DeliveryRule, ...] = ()
    unknown_back_off_s: int = 24 * 3600
    filtered_stop: int = 3
    _known: dict[tuple[str, str], DeliveryRule | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    def read(self, channel: GateChannel, signal: str) -> DeliveryRule | None:
        """The rule for one raw signal, or None when the signal is unknown."""
        key = (channel, signal)
        if key not in self._known:
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[key] = self._match(channel, signal)
        return self._known[key]

    def _match(self, channel: GateChannel, signal: str) -> DeliveryRule | None:
        for rule in self.rules:
            if channel in rule.channels and (
                signal in rule.signals or (rule.pattern and rule.pattern.match(signal))
            ):
                return rule
        return None

"""What a practice says of holds: how long a pause is, and who may release what can be released.

Each choice is as wide as policy.md allows when it is shipped, and can only be made narrower.
"""

from dataclasses import dataclass
from typing import Final

ANYBODY, BILLING, COMPLIANCE = "anybody", "billing", "compliance"
"""Everybody who works on accounts; a biller, the owner or compliance; the compliance officer."""

NARROWEST_FIRST: Final = (COMPLIANCE, BILLING, ANYBODY)
_WIDEST: Final = {
    "release_pause": ANYBODY,
    "release_identity": ANYBODY,
    "release_case": BILLING,
    "release_billing": BILLING,
}
LONGEST_PAUSE_DAYS: Final = 90


@dataclass(frozen=True, slots=True)
class HoldRules:
    """`pause_days` is how long a pause is unless somebody names a day; the rest is who may
    release a pause, a mix-up of people, a dispute or hardship, and what billing waits for."""

    pause_days: int = 7
    release_pause: str = ANYBODY
    release_identity: str = ANYBODY
    release_case: str = BILLING
    release_billing: str = BILLING

    def __post_init__(self) -> None:
        if not 1 <= self.pause_days <= LONGEST_PAUSE_DAYS:
            raise ValueError(f"a pause is 1 to {LONGEST_PAUSE_DAYS} days")
        for name in _WIDEST:
            if getattr(self, name) not in choices_of(name):
                raise ValueError(f"{name} must be one of {', '.join(choices_of(name))}")


def choices_of(name: str) -> tuple[str, ...]:
    """Who may be chosen for one kind of release, the narrowest first."""
    return NARROWEST_FIRST[: NARROWEST_FIRST.index(_WIDEST[name]) + 1]

"""What places add to the federal rules: windows, bans, and limits on creditors (policy.md, 5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tactful.core.policy.config import EVERY_DAY, Week
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.holidays import HolidayCalendar


@dataclass(frozen=True, slots=True)
class FrequencyLimit:
    """At most `most` counted contacts in `days` local dates, or in `hours` elapsed hours.

    `count` are the channels that count, `gates` the channels that are stopped. The limit applies
    to accounts more than `past_due_over` days past due; None applies to all.
    """

    id: str
    count: frozenset[GateChannel]
    gates: frozenset[GateChannel]
    most: int
    days: int | None = None
    hours: int | None = None
    per_account: bool = False
    past_due_over: int | None = None


@dataclass(frozen=True, slots=True)
class WrittenConsent:
    """Written, revocable consent is needed on `gates` past `past_due_over` days past due."""

    id: str
    gates: frozenset[GateChannel]
    past_due_over: int | None = None


@dataclass(frozen=True, slots=True)
class StateRules:
    """One state. `caps` follow the state switch; `creditor_limits` and `written_consents` bind the
    practice itself and have no switch (policy/README.md, decisions 32 and 33).

    `auto_voice` narrows `windows` for automated calls; `holidays` are the days it bans contact on.
    `reviewed_on` is None where the state was read with the whole table.
    """

    code: str
    zones: tuple[str, ...]
    windows: Week = EVERY_DAY
    auto_voice: Week | None = None
    holidays: HolidayCalendar | None = None
    caps: tuple[FrequencyLimit, ...] = ()
    creditor_limits: tuple[FrequencyLimit, ...] = ()
    written_consents: tuple[WrittenConsent, ...] = ()
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place inside a state, found by ZIP, with its own limits from a date on."""

    name: str
    state: str
    zip3: frozenset[str]
    zip5: frozenset[str]
    from_date: date
    creditor_limits: tuple[FrequencyLimit, ...] = ()
    written_consents: tuple[WrittenConsent, ...] = ()

    def holds(self, zip5: str) -> bool:
        return zip5 in self.zip5 or zip5[:3] in self.zip3


class Review(StrEnum):
    """How old the state data is (policy.md, section 9)."""

    FRESH = "fresh"
    DUE = "due"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class StateTable:
    """All states and places, as reviewed on a date."""

    version: str
    reviewed_on: date
    states: Mapping[str, StateRules]
    places: tuple[Place, ...] = ()
    review_after_d: int = 365
    expires_after_d: int = 540
    multi_zone_area_codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    toll_free_area_codes: frozenset[str] = frozenset()
    zip_zones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def review(self, on: date) -> Review:
        """Whether the table is due for its yearly review, or too old to text and call by."""
        return self.review_of_date(self.reviewed_on, on)

    def review_of(self, state: str, on: date) -> Review:
        """The same for one state, which may have been read again by itself."""
        return self.review_of_date(self.read_on(state), on)

    def review_of_date(self, reviewed_on: date, on: date) -> Review:
        """How old anything is that was last read on a date."""
        age = (on - reviewed_on).days
        if age > self.expires_after_d:
            return Review.EXPIRED
        return Review.DUE if age > self.review_after_d else Review.FRESH

    def read_on(self, state: str) -> date:
        """When a state's rules were last read by somebody."""
        rules = self.states.get(state)
        return (rules.reviewed_on if rules else None) or self.reviewed_on

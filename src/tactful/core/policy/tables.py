"""What is worked out once per configuration, so that a decision only looks it up."""

from dataclasses import astuple, dataclass
from typing import Final

from tactful.core.policy.clock import DAY, HOUR, MINUTE, Zone, day_number, zone
from tactful.core.policy.config import PolicyConfig, Week, clamp, overlap
from tactful.core.policy.facts import GateChannel, PersonalHours
from tactful.core.policy.finding import NEVER
from tactful.core.policy.holidays import FEDERAL_HOLIDAYS, HolidayCalendar
from tactful.core.policy.states import StateRules, StateTable

Span = tuple[int, int]
"""Microseconds after local midnight, `[start, end)`."""
Spans = tuple[Span | None, ...]
"""Seven spans, Monday first; None is a closed day."""
Place = tuple[tuple[str, ...], str | None]
"""Zone names and the state they lie in."""

_MEMO_SIZE: Final = 20_000


@dataclass(frozen=True, slots=True)
class Hours:
    """When one channel may be used in one state: each layer by itself, to name the one that is
    closed, and `joint`, what they leave open together."""

    legal: Spans | None
    state: Spans | None
    auto_voice: Spans | None
    clinic: Spans
    joint: Spans
    state_holidays: HolidayCalendar | None
    federal_holidays: HolidayCalendar | None

    def holiday(self, day: int) -> bool:
        """Is this day number closed as a whole?"""
        federal, state = self.federal_holidays, self.state_holidays
        return (federal is not None and federal.closed(day)) or (
            state is not None and state.closed(day)
        )


@dataclass(frozen=True, slots=True)
class Clock:
    """One zone the person may be in, with the hours of the channel there."""

    zone: Zone
    hours: Hours


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the person may be, as one channel must see it (policy.md, section 3).

    `primary` is the zone whose calendar counts days; `states` are all that claim the person;
    `unknown` says that a zone that counts is not in IANA data; `read_until` is the last day number
    on which the rules of all these states are young enough to go by.
    """

    primary: Zone
    clocks: tuple[Clock, ...]
    states: tuple[StateRules, ...]
    unknown: bool
    read_until: int


class Tables:
    """The compiled form of one configuration with one state table.

    Everything here follows from the two alone; the memos only remember it. Raises ValueError when
    the practice's zone is not an IANA name.
    """

    def __init__(self, config: PolicyConfig, states: StateTable) -> None:
        clinic_zone = zone(config.clinic_tz)
        if clinic_zone is None:
            raise ValueError("the practice's time zone is not an IANA name")
        self.clinic_zone: Final = clinic_zone
        self.config, self.clamps = clamp(config)
        self.states = states
        self.horizon = self.config.horizon_d * DAY
        self.balance_max_age = self.config.balance_max_age_h * HOUR
        self.answer_window = self.config.answer_window_min * MINUTE
        self.confirm_window = self.config.confirm_window_min * MINUTE
        self.reassigned_max_age = self.config.reassigned_max_age_d * DAY
        self.some_cap_is_zero = 0 in astuple(self.config.caps)
        starts = (day_number(place.from_date) for place in states.places)
        self.last_place_starts = max(starts, default=NEVER)
        self._hours: dict[tuple[GateChannel, bool, str | None], Hours] = {}
        self._whereabouts: dict[object, Whereabouts] = {}
        self._wishes: dict[object, tuple[tuple[Span, ...], ...]] = {}

    def whereabouts(
        self,
        channel: GateChannel,
        third: bool,
        declared: Place | None,
        postal: Place | None,
        phone: Place | None,
    ) -> Whereabouts:
        """Where a person with these places may be; each place is given only where it counts."""
        key = (channel, third, declared, postal, phone)
        known = self._whereabouts.get(key)
        if known is None:
            if len(self._whereabouts) > _MEMO_SIZE:
                self._whereabouts.clear()
            known = self._whereabouts[key] = self._locate(*key)
        return known

    def wishes(
        self, channel: GateChannel, hours: tuple[PersonalHours, ...]
    ) -> tuple[tuple[Span, ...], ...]:
        """The hours a person allows, by weekday."""
        key = (channel is GateChannel.SMS, hours)
        known = self._wishes.get(key)
        if known is None:
            if len(self._wishes) > _MEMO_SIZE:
                self._wishes.clear()
            known = self._wishes[key] = _by_weekday(hours, self._margin(channel))
        return known

    def _locate(
        self,
        channel: GateChannel,
        third: bool,
        declared: Place | None,
        postal: Place | None,
        phone: Place | None,
    ) -> Whereabouts:
        given = [self._with_zones(place) for place in (declared, postal, phone) if place]
        first = next((zones[0] for zones, _ in given if zones), None)
        primary = (zone(first) if first else None) or self.clinic_zone
        counting = [
            self._with_zones(p) for p in self._counting(channel, third, declared, postal, phone)
        ]
        pairs = dict.fromkeys((name, state) for zones, state in counting for name in zones)
        zones = [(zone(name), state) for name, state in pairs]
        names = dict.fromkeys(state for _, state in counting if state)
        return Whereabouts(
            primary=primary,
            clocks=tuple(
                Clock(z, self._hours_in(channel, third, state)) for z, state in zones if z
            ),
            states=tuple(self.states.states[name] for name in names if name in self.states.states),
            unknown=any(z is None for z, _ in zones),
            read_until=min((self._read_until(name) for name in names), default=NEVER),
        )

    def _read_until(self, state: str) -> int:
        if state not in self.states.states:
            return NEVER
        return day_number(self.states.read_on(state)) + self.states.expires_after_d

    def _counting(
        self,
        channel: GateChannel,
        third: bool,
        declared: Place | None,
        postal: Place | None,
        phone: Place | None,
    ) -> list[Place]:
        """The places that count for a channel: a declaration alone, else address and number."""
        if channel is GateChannel.LETTER:
            return []
        if declared:
            return [declared]
        if channel is GateChannel.EMAIL and not third:
            clinic: Place = ((self.clinic_zone.name,), None)
            return [postal if postal and self._with_zones(postal)[0] else clinic]
        return [place for place in (postal, phone) if place]

    def _with_zones(self, place: Place) -> Place:
        """A state known without its zones means all of its zones (policy.md 3, item 2)."""
        zones, state = place
        rules = self.states.states.get(state) if state else None
        return place if zones or rules is None else (rules.zones, state)

    def _hours_in(self, channel: GateChannel, third: bool, state: str | None) -> Hours:
        key = (channel, third, state)
        if key not in self._hours:
            self._hours[key] = self._layers(channel, third, state)
        return self._hours[key]

    def _layers(self, channel: GateChannel, third: bool, state: str | None) -> Hours:
        config, margin = self.config, self._margin(channel)
        closed = config.federal_holidays_closed
        spoken = channel in (GateChannel.VOICE_LIVE, GateChannel.VOICE_AUTO)
        legal: Week | None = (config.hard_window,) * 7
        rules = self.switched_on(state)
        if spoken:
            clinic, federal = config.clinic_windows.voice, closed.voice
        elif channel is GateChannel.SMS:
            clinic, federal = config.clinic_windows.sms, closed.sms
        else:
            # State hours are about texts and calls; the hard window binds e-mail of third parties.
            clinic, federal, rules = config.clinic_windows.email, closed.email, None
            legal = legal if third else None
        windows = rules.windows if rules else None
        auto = rules.auto_voice if rules and channel is GateChannel.VOICE_AUTO else None
        weeks = [week for week in (legal, windows, auto, clinic) if week is not None]
        return Hours(
            legal=_spans(legal, margin) if legal else None,
            state=_spans(windows, margin) if windows else None,
            auto_voice=_spans(auto, margin) if auto else None,
            clinic=_spans(clinic, margin),
            joint=_spans(_in_common(weeks), margin),
            state_holidays=rules.holidays if rules else None,
            federal_holidays=FEDERAL_HOLIDAYS if federal else None,
        )

    def switched_on(self, state: str | None) -> StateRules | None:
        """A state's rules, unless the compliance officer has switched its windows off."""
        if state is None or not self.config.state_table_enabled or state in self.config.states_off:
            return None
        return self.states.states.get(state)

    def _margin(self, channel: GateChannel) -> int:
        return self.config.sms_end_margin_min if channel is GateChannel.SMS else 0


_compiled: Final[dict[tuple[int, int], tuple[PolicyConfig, StateTable, Tables]]] = {}


def tables_for(config: PolicyConfig, states: StateTable) -> Tables:
    """The compiled tables of these two very objects, built at their first use."""
    key = (id(config), id(states))
    known = _compiled.get(key)
    if known is None:
        if len(_compiled) > 1_000:
            _compiled.clear()
        # Keeping both objects keeps their ids from being given to others.
        known = _compiled[key] = (config, states, Tables(config, states))
    return known[2]


def _in_common(weeks: list[Week]) -> Week:
    joint = weeks[0]
    for week in weeks[1:]:
        joint = tuple(overlap(one, other) for one, other in zip(joint, week, strict=True))
    return joint


def _spans(week: Week, margin: int) -> Spans:
    return tuple(_span(window, margin) for window in week)


def _span(window: tuple[int, int] | None, margin: int) -> Span | None:
    """A text may still go out exactly `margin` minutes before the end, a call not at the end."""
    if window is None:
        return None
    start, end = window
    last = (end - margin) * MINUTE + (1 if margin else 0)
    return (start * MINUTE, last) if start * MINUTE < last else None


def _by_weekday(hours: tuple[PersonalHours, ...], margin: int) -> tuple[tuple[Span, ...], ...]:
    allowed: list[list[Span]] = [[] for _ in range(7)]
    for wish in hours:
        for day in wish.days:
            for weekday, window in _unfolded(day, wish.start_min, wish.end_min):
                span = _span(window, margin)
                if span:
                    allowed[weekday].append(span)
    return tuple(tuple(sorted(spans)) for spans in allowed)


def _unfolded(day: int, start: int, end: int) -> list[tuple[int, tuple[int, int]]]:
    """Hours that run past midnight belong to two days; hours without length allow nothing."""
    if start == end:
        return []
    if start < end:
        return [(day, (start, end))]
    return [(day, (start, 24 * 60)), ((day + 1) % 7, (0, end))]

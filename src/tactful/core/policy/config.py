"""What a practice may set about contact, and the limits it cannot pass.

Windows are minutes after local midnight, `[start, end)`; money is cents; lengths are what their
names say: `_h` hours, `_d` days, `_bd` business days, `_min` minutes. Core reads no files: the
values come from `tactful.practice.policy.load`.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from tactful.core.policy.delivery import DeliverySignals
from tactful.core.policy.facts import GateChannel

Window = tuple[int, int]
Week = tuple[Window | None, ...]
"""Seven windows, Monday first; None is a closed day."""

LEGAL_DAY: Final[Window] = (8 * 60, 21 * 60)
EVERY_DAY: Final[Week] = (LEGAL_DAY,) * 7


@dataclass(frozen=True, slots=True)
class ClinicWindows:
    """When the practice itself wants to be heard (policy.md R003)."""

    sms: Week = EVERY_DAY
    voice: Week = EVERY_DAY
    email: Week = EVERY_DAY


@dataclass(frozen=True, slots=True)
class HolidaysClosed:
    """Whether federal holidays close a channel."""

    sms: bool = True
    voice: bool = True
    email: bool = False


@dataclass(frozen=True, slots=True)
class Caps:
    """How often is enough (policy.md R007, R150-R157). None, no cap, exists for cases only."""

    min_gap_h: int | None = 48
    phone_7d: int | None = 2
    voice_7d: int | None = 2
    total_7d: int | None = 3
    total_30d: int | None = 6
    letter_30d: int | None = 2
    voicemail_7d: int | None = 1
    no_response: int | None = 3
    landline_auto_30d: int | None = 3


@dataclass(frozen=True, slots=True)
class Cooldowns:
    """How long we stay quiet after something happened."""

    payment_partial_d: int = 14
    payment_pending_bd: int = 5
    promise_grace_bd: int = 2
    dispute_d: int = 7
    fa_decision_d: int = 14
    hardship_d: int = 30
    complaint_d: int = 30
    conversation_d: int = 3
    conversation_third_d: int = 7
    disaster_d: int = 30


@dataclass(frozen=True, slots=True)
class PolicyConfig:
    """One practice's contact policy. The defaults are those of policy.md D0 with every switch that
    needs something connected or decided (automated voice, number checks) still off.

    `states_off` are states whose windows the compliance officer has switched off;
    `email_complaint_stop_ppm` is a rate in complaints per million e-mails.
    """

    clinic_tz: str
    delivery: DeliverySignals = field(default_factory=DeliverySignals)
    version: str = ""
    hard_window: Window = LEGAL_DAY
    clinic_windows: ClinicWindows = field(default_factory=ClinicWindows)
    federal_holidays_closed: HolidaysClosed = field(default_factory=HolidaysClosed)
    sms_end_margin_min: int = 10
    state_table_enabled: bool = True
    states_off: frozenset[str] = frozenset()
    caps: Caps = field(default_factory=Caps)
    cooldown: Cooldowns = field(default_factory=Cooldowns)
    min_balance_cents: int = 10_00
    balance_max_age_h: int = 24
    statement_wait_d: int = 10
    account_life_d: int = 180
    account_life_contacts: int = 12
    reassigned_check: bool = False
    reassigned_max_age_d: int = 30
    declared_tz_max_age_d: int = 180
    ai_voice: bool = False
    landline_exemption: bool = False
    number_on_intake_is_sms_consent: bool = False
    channels_enabled: frozenset[GateChannel] = frozenset(GateChannel)
    answer_window_min: int = 15
    confirm_window_min: int = 5
    email_complaint_stop_ppm: int = 3_000
    horizon_d: int = 70
    hospital_501r: bool = False
    hhs_funds: bool = True


@dataclass(frozen=True, slots=True)
class Limit:
    """The furthest a setting may be loosened, the rule that says so and the role that may
    loosen it up to there (None: nobody)."""

    rule: str
    role: str | None
    at_least: int | None = None
    at_most: int | None = None

    def held(self, value: int) -> int:
        if self.at_least is not None and value < self.at_least:
            return self.at_least
        if self.at_most is not None and value > self.at_most:
            return self.at_most
        return value


CAP_LIMITS: Final[dict[str, Limit]] = {
    "min_gap_h": Limit("R150", "BM", at_least=24),
    "phone_7d": Limit("R151", "CO", at_most=3),
    "voice_7d": Limit("R154", "CO", at_most=3),
    "voicemail_7d": Limit("R154", "CO", at_most=2),
    "total_7d": Limit("R152", "CO", at_most=4),
    "total_30d": Limit("R153", "CO", at_most=10),
    "landline_auto_30d": Limit("R007", None, at_most=3),
}
COOLDOWN_LIMITS: Final[dict[str, Limit]] = {
    "conversation_third_d": Limit("R156", None, at_least=7),
}
OTHER_LIMITS: Final[dict[str, Limit]] = {
    "confirm_window_min": Limit("R019", None, at_most=5),
    "answer_window_min": Limit("R001", None, at_most=15),
    "email_complaint_stop_ppm": Limit("R122", None, at_most=3_000),
    "sms_end_margin_min": Limit("R001", None, at_least=0),
}


@dataclass(frozen=True, slots=True)
class Clamp:
    """One setting that was pulled back to its limit, for the log (CONFIG_CLAMPED)."""

    setting: str
    wanted: str
    used: str
    rule: str


def clamp(config: PolicyConfig) -> tuple[PolicyConfig, tuple[Clamp, ...]]:
    """Pull every setting back inside its limit and say which ones moved.

    The gate always works with the clamped values (policy/README.md, decision 29).
    """
    moved: list[Clamp] = []
    caps = _held(config.caps, CAP_LIMITS, "caps.", moved)
    if caps.landline_auto_30d is None:
        caps = replace(caps, landline_auto_30d=3)
    cooldown = _held(config.cooldown, COOLDOWN_LIMITS, "cooldown.", moved)
    config = _held(config, OTHER_LIMITS, "", moved)
    hard = _inside(config.hard_window, LEGAL_DAY)
    if hard != config.hard_window:
        moved.append(Clamp("hard_window", _hours(config.hard_window), _hours(hard), "R001"))
    windows = ClinicWindows(
        sms=_week_inside(config.clinic_windows.sms, hard, "sms", moved),
        voice=_week_inside(config.clinic_windows.voice, hard, "voice", moved),
        email=config.clinic_windows.email,
    )
    held = replace(config, caps=caps, cooldown=cooldown, hard_window=hard, clinic_windows=windows)
    return held, tuple(moved)


def overlap(one: Window | None, other: Window | None) -> Window | None:
    """What two windows have in common; None when that is nothing."""
    if one is None or other is None:
        return None
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


_Settings = TypeVar("_Settings", Caps, Cooldowns, PolicyConfig)


def _held(
    settings: _Settings, limits: dict[str, Limit], prefix: str, moved: list[Clamp]
) -> _Settings:
    changes: dict[str, Any] = {}
    for name, limit in limits.items():
        wanted = getattr(settings, name)
        if wanted is not None and limit.held(wanted) != wanted:
            changes[name] = limit.held(wanted)
            moved.append(Clamp(prefix + name, str(wanted), str(changes[name]), limit.rule))
    return replace(settings, **changes) if changes else settings


def _inside(window: Window, limit: Window) -> Window:
    return overlap(window, limit) or limit


def _week_inside(week: Week, hard: Window, channel: str, moved: list[Clamp]) -> Week:
    held = tuple(overlap(window, hard) for window in week)
    for weekday, (wanted, used) in enumerate(zip(week, held, strict=True)):
        if wanted != used:
            name = f"clinic_windows.{channel}.{weekday}"
            moved.append(Clamp(name, _hours(wanted), _hours(used), "R001"))
    return held


def _hours(window: Window | None) -> str:
    if window is None:
        return "closed"
    return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in window)

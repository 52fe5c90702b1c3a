"""Settings as a practice stores them, turned into the frozen configuration the gate goes by."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from tactful.core.policy.clock import zone
from tactful.core.policy.config import (
    Caps,
    ClinicWindows,
    Cooldowns,
    HolidaysClosed,
    PolicyConfig,
    Window,
)
from tactful.core.policy.delivery import DeliverySignals
from tactful.core.policy.facts import GateChannel
from tactful.practice.policy import reading as read
from tactful.practice.policy.reading import PolicyDataError

_SMS_CONSENT = ("evidence", "number_on_intake")


def overlay(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with the changes laid over them, both in the words of config.yaml."""
    merged = read.merge(_written_out(base), _written_out(changes))
    return dict(read.mapping(merged, "policy"))


def config_from(settings: Mapping[str, Any], delivery: DeliverySignals) -> PolicyConfig:
    """Read complete settings. Raises PolicyDataError for a setting that is unknown, missing or
    not what it should be; a value that is merely too loose is pulled back by the gate itself."""
    settings = read.mapping(_written_out(settings), "policy", _SETTINGS)
    if missing := _REQUIRED - settings.keys():
        raise PolicyDataError(f"policy: {', '.join(sorted(missing))} missing")
    windows = _part(settings, "clinic_windows", frozenset({"sms", "voice", "email"}))
    rnd = _part(settings, "rnd", frozenset({"enabled", "max_age_d"}))
    states = _part(settings, "state_table", frozenset({"enabled", "off"}))
    clinic = _part(settings, "clinic", frozenset({"tz", "hospital_501r", "hhs_funds"}))
    holidays = _part(settings, "federal_holidays_closed", _names(HolidaysClosed))
    channels = _part(settings, "channels_enabled", frozenset(GateChannel))
    return PolicyConfig(
        clinic_tz=_zone_name(clinic["tz"]),
        delivery=delivery,
        version=str(settings.get("version", "")),
        hard_window=_hard_window(settings["hard_window"]),
        clinic_windows=ClinicWindows(
            **{name: read.week(value, f"clinic_windows.{name}") for name, value in windows.items()}
        ),
        federal_holidays_closed=HolidaysClosed(**_all(holidays, "federal_holidays_closed")),
        sms_end_margin_min=read.integer(settings["sms_end_margin_min"], "sms_end_margin_min"),
        state_table_enabled=read.boolean(states["enabled"], "state_table.enabled"),
        states_off=frozenset(read.texts(states["off"], "state_table.off")),
        caps=_caps(settings),
        cooldown=_cooldowns(settings),
        min_balance_cents=read.cents(settings["min_balance"], "min_balance"),
        reassigned_check=read.boolean(rnd["enabled"], "rnd.enabled"),
        reassigned_max_age_d=read.integer(rnd["max_age_d"], "rnd.max_age_d"),
        ai_voice=read.boolean(settings["ai_voice"], "ai_voice"),
        landline_exemption=read.boolean(settings["landline_exemption"], "landline_exemption"),
        number_on_intake_is_sms_consent=_sms_consent(settings["sms_consent"]),
        channels_enabled=frozenset(
            GateChannel(name) for name, on in _all(channels, "channels_enabled").items() if on
        ),
        email_complaint_stop_ppm=read.per_million(
            settings["email_complaint_stop"], "email_complaint_stop"
        ),
        hospital_501r=read.boolean(clinic["hospital_501r"], "clinic.hospital_501r"),
        hhs_funds=read.boolean(clinic["hhs_funds"], "clinic.hhs_funds"),
        horizon_d=read.integer(settings["horizon_d"], "horizon_d", _A_YEAR),
        **{name: read.integer(settings[name], name) for name in _NUMBERS},
    )


def _names(settings: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(settings))


_NUMBERS = (
    "balance_max_age_h",
    "statement_wait_d",
    "account_life_d",
    "account_life_contacts",
    "declared_tz_max_age_d",
    "answer_window_min",
    "confirm_window_min",
)
_A_YEAR = 366
_REQUIRED = frozenset(
    {
        *_NUMBERS,
        "horizon_d",
        "hard_window",
        "clinic_windows",
        "federal_holidays_closed",
        "sms_end_margin_min",
        "state_table",
        "caps",
        "cooldown",
        "min_balance",
        "rnd",
        "ai_voice",
        "landline_exemption",
        "sms_consent",
        "channels_enabled",
        "email_complaint_stop",
        "clinic",
    }
)
_SETTINGS = _REQUIRED | {"version", "reviewed_on"}


def _written_out(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Days written out, so that a change of one day leaves the others."""
    written = dict(settings)
    windows = written.get("clinic_windows")
    if isinstance(windows, Mapping):
        written["clinic_windows"] = {
            name: read.by_weekday(week, f"clinic_windows.{name}") for name, week in windows.items()
        }
    return written


def _part(settings: Mapping[str, Any], name: str, keys: frozenset[str]) -> Mapping[str, Any]:
    part = read.mapping(settings[name], name, keys)
    if missing := keys - part.keys():
        raise PolicyDataError(f"{name}: {', '.join(sorted(missing))} missing")
    return part


def _all(part: Mapping[str, Any], name: str) -> dict[str, bool]:
    return {key: read.boolean(value, f"{name}.{key}") for key, value in part.items()}


def _caps(settings: Mapping[str, Any]) -> Caps:
    caps = _part(settings, "caps", _names(Caps))
    return Caps(**{key: read.optional_integer(value, f"caps.{key}") for key, value in caps.items()})


def _cooldowns(settings: Mapping[str, Any]) -> Cooldowns:
    days = _part(settings, "cooldown", _names(Cooldowns))
    # Business days are counted one by one.
    return Cooldowns(
        **{key: read.integer(value, f"cooldown.{key}", _A_YEAR) for key, value in days.items()}
    )


def _sms_consent(value: Any) -> bool:
    if value not in _SMS_CONSENT:
        raise PolicyDataError(f"sms_consent: {' or '.join(_SMS_CONSENT)} is expected")
    return bool(value == "number_on_intake")


def _hard_window(value: Any) -> Window:
    window = read.window(value, "hard_window")
    if window is None:
        raise PolicyDataError("hard_window: a start and an end are expected")
    return window


def _zone_name(value: Any) -> str:
    name = read.text(value, "clinic.tz")
    if zone(name) is None:
        raise PolicyDataError("clinic.tz: an IANA zone such as America/Chicago is expected")
    return name

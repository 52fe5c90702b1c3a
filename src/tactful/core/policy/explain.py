"""A verdict in words for staff."""

from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.verdict import Decision, Verdict


def explain(verdict: Verdict, zone: str = "UTC") -> str:
    """One or two sentences without personal data; times are given on the clock of `zone`.

    Says first whether, then why, then when or what a person can do.
    """
    reason = REASONS[Code(verdict.reason)]
    match verdict.decision:
        case Decision.ALLOW:
            return f"Yes: {reason.why}."
        case Decision.DEFER:
            return f"Not yet: {reason.why}.{_when(verdict.retry_at, zone)}"
        case Decision.BLOCK:
            return f"No: {reason.why}." + (f" {reason.move}" if reason.move else "")
        case unreachable:
            assert_never(unreachable)


def _when(retry_at: datetime | None, zone: str) -> str:
    if retry_at is None:
        return ""
    at = retry_at.astimezone(ZoneInfo(zone))
    hour = f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
    return f" Next time to try: {at:%b} {at.day}, {hour}."

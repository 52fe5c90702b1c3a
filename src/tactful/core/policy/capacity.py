"""Step 16: can the carrier, and our good name, take one more."""

from typing import Final

from tactful.core.policy.clock import SECOND, zone
from tactful.core.policy.codes import Code
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.finding import BLOCKED, NOTHING, Finding, Findings
from tactful.core.policy.question import Question

# Carriers count their days in California (policy.md R115).
_CARRIER_ZONE: Final = "America/Los_Angeles"
_PAUSE: Final = 60 * SECOND


def capacity(q: Question) -> Findings:
    """Step 16: the carrier's daily cap and rate for texts, complaints about e-mail (R115, R122)."""
    match q.channel:
        case GateChannel.SMS:
            return _carrier(q)
        case GateChannel.EMAIL:
            rate = q.system.email_complaint_ppm
            stop = rate >= q.config.email_complaint_stop_ppm
            return (BLOCKED[Code.COMPLAINT_RATE_STOP],) if stop else NOTHING
        case _:
            return NOTHING


def _carrier(q: Question) -> Findings:
    found: list[Finding] = []
    capped = [q.now] if q.system.carrier_daily_cap_reached else []
    hurried = [q.now] if q.system.throughput_exceeded else []
    for signal in q.signals:
        if signal.rule is not None and signal.channel is GateChannel.SMS:
            capped += [signal.at] if signal.rule.meaning is Meaning.DAILY_CAP else []
            hurried += [signal.at] if signal.rule.meaning is Meaning.RATE else []
    if capped and (resets := _next_carrier_day(max(capped))) > q.now:
        found.append(Finding(Code.CARRIER_DAILY_CAP, resets))
    if hurried and max(hurried) + _PAUSE > q.now:
        found.append(Finding(Code.THROUGHPUT, max(hurried) + _PAUSE))
    return found


def _next_carrier_day(at: int) -> int:
    pacific = zone(_CARRIER_ZONE)
    if pacific is None:
        raise LookupError("time zone data lacks the carriers' zone")
    return pacific.start_of(pacific.day(at) + 1)

"""Steps 12 and 12b: is there an address that works and is still this person's."""

from typing import Final

from tactful.core.policy.clock import DAY, HOUR, SECOND, instant
from tactful.core.policy.codes import Code
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import (
    Email,
    EmailStatus,
    GateChannel,
    Phone,
    PhoneKind,
    PhoneStatus,
    PostalStatus,
    ReassignedResult,
)
from tactful.core.policy.finding import BLOCKED, Finding, Findings
from tactful.core.policy.question import PHONE, VOICE, Question, Signal

_NOT_A_CALL: Final = frozenset({PhoneKind.FACILITY, PhoneKind.EMERGENCY})
_FAILED: Final = frozenset({Meaning.BACK_OFF, Meaning.SOFT_BOUNCE})


def address(q: Question) -> Findings:
    """Step 12: does the address exist, work, and belong to the person (R013, R024, R025, R123)?"""
    match q.channel:
        case GateChannel.EMAIL:
            return _mailbox(q, q.mailbox)
        case GateChannel.LETTER:
            return _postal(q)
        case _:
            return _number(q, q.phone)


def address_for_opt_out(q: Question) -> Findings:
    """Step 12 for the confirmation of an opt-out, which a wrong number may still receive."""
    return [found for found in address(q) if found.code is not Code.WRONG_NUMBER]


def address_timers(q: Question) -> Findings:
    """Step 12b: a number to be checked again, a failed attempt to be waited out."""
    found: list[Finding] = []
    if q.phone is not None and _reassigned_check_due(q, q.phone):
        found.append(Finding(Code.RND_CHECK_DUE, q.now + HOUR))
    if q.signals:
        until = _back_off_until(q)
        if until > q.now:
            found.append(Finding(Code.DELIVERY_BACKOFF, until))
    return found


def _number(q: Question, phone: Phone | None) -> Findings:
    if phone is None:
        return (BLOCKED[Code.NO_ADDRESS],)
    text, live = q.channel is GateChannel.SMS, q.channel is GateChannel.VOICE_LIVE
    status, kind = phone.status, phone.kind
    found: list[Finding] = []
    if not phone.verified:
        found.append(BLOCKED[Code.NO_ADDRESS])
    if status == PhoneStatus.INVALID or Meaning.INVALID in q.meanings:
        found.append(BLOCKED[Code.ADDRESS_INVALID])
    if status == PhoneStatus.WRONG_NUMBER:
        found.append(BLOCKED[Code.WRONG_NUMBER])
    if phone.reassigned == ReassignedResult.YES:
        found.append(BLOCKED[Code.NUMBER_REASSIGNED])
    if not live and (status == PhoneStatus.UNREACHABLE or (q.signals and _given_up(q))):
        found.append(BLOCKED[Code.NUMBER_UNREACHABLE])
    if text and (
        status == PhoneStatus.NO_SMS or kind == PhoneKind.LANDLINE or Meaning.NO_SMS in q.meanings
    ):
        found.append(BLOCKED[Code.LANDLINE_NO_SMS])
    if q.channel is GateChannel.VOICE_AUTO and kind in _NOT_A_CALL:
        found.append(BLOCKED[Code.FACILITY_NUMBER])
    return found


def _mailbox(q: Question, mailbox: Email | None) -> Findings:
    if mailbox is None:
        return (BLOCKED[Code.NO_ADDRESS],)
    found: list[Finding] = []
    if not mailbox.verified:
        found.append(BLOCKED[Code.NO_ADDRESS])
    if (
        mailbox.status == EmailStatus.HARD_BOUNCE
        or Meaning.HARD_BOUNCE in q.meanings
        or (q.signals and _given_up(q))
    ):
        found.append(BLOCKED[Code.EMAIL_HARD_BOUNCE])
    if mailbox.status == EmailStatus.COMPLAINT or Meaning.COMPLAINT in q.meanings:
        found.append(BLOCKED[Code.EMAIL_COMPLAINT])
    return found


def _postal(q: Question) -> Findings:
    postal, to = q.person.postal, q.message.to
    if postal is None or (None not in (to, postal.id) and to != postal.id):
        return (BLOCKED[Code.NO_ADDRESS],)
    found: list[Finding] = []
    if not postal.verified:
        found.append(BLOCKED[Code.NO_ADDRESS])
    if (
        postal.status == PostalStatus.RETURNED
        or Meaning.RETURNED in q.meanings
        or (q.signals and _given_up(q))
    ):
        found.append(BLOCKED[Code.MAIL_RETURNED])
    return found


def _reassigned_check_due(q: Question, phone: Phone) -> bool:
    """Texts and automated calls need a clean, recent query; no data is no answer (R025)."""
    if not q.config.reassigned_check or q.channel not in _CHECKED:
        return False
    if phone.reassigned == ReassignedResult.YES:
        return False
    checked_at = phone.reassigned_checked_at
    return (
        phone.reassigned != ReassignedResult.NO
        or checked_at is None
        or q.now - instant(checked_at) > q.tables.reassigned_max_age
    )


def _back_off_until(q: Question) -> int:
    """The n-th failure in a row is waited out n steps long, counted from the last one."""
    own = _signals_on(q, VOICE if q.channel in VOICE else frozenset({q.channel}))
    failed = [s for s in own if s.rule is not None and s.rule.meaning in _FAILED]
    until = 0
    if failed and failed[-1].rule is not None and failed[-1].rule.back_off_s:
        steps = failed[-1].rule.back_off_s
        until = failed[-1].at + steps[min(len(failed), len(steps)) - 1] * SECOND
    unknown = [s.at for s in own if s.rule is None]
    if unknown:
        until = max(until, unknown[-1] + q.config.delivery.unknown_back_off_s * SECOND)
    return until


def _given_up(q: Question) -> bool:
    """Failures on too many days, too many within days, or a second signal nobody understands.

    An automated call heeds texts too: both reach a number at which nobody answers.
    """
    automated = q.channel is GateChannel.VOICE_AUTO
    own = _signals_on(q, PHONE if automated else frozenset({q.channel}))
    if sum(signal.rule is None for signal in own) > 1:
        return True
    failed = [s for s in own if s.rule is not None and s.rule.meaning in _FAILED]
    return any(_one_too_many(q, failed[: count + 1]) for count in range(len(failed)))


def _one_too_many(q: Question, failed: list[Signal]) -> bool:
    last = failed[-1]
    if last.rule is None:
        return False
    if last.rule.stop_after_days is not None:
        return len({q.zone.day(signal.at) for signal in failed}) >= last.rule.stop_after_days
    if last.rule.stop_after_events is None or last.rule.stop_within_d is None:
        return False
    since = last.at - last.rule.stop_within_d * DAY
    return sum(signal.at >= since for signal in failed) >= last.rule.stop_after_events


def _signals_on(q: Question, channels: frozenset[GateChannel]) -> list[Signal]:
    return sorted((s for s in q.signals if s.channel in channels), key=lambda signal: signal.at)


_CHECKED: Final = frozenset({GateChannel.SMS, GateChannel.VOICE_AUTO})

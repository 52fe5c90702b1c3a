"""Step 15: how often is enough."""

from typing import Final

from tactful.core.policy.channel import rests_on_landline_exemption
from tactful.core.policy.clock import HOUR, instant
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import Direction, GateChannel
from tactful.core.policy.finding import BLOCKED, NEVER, NOTHING, Finding, Findings
from tactful.core.policy.question import ELECTRONIC, PHONE, VOICE, PastContact, Question
from tactful.core.policy.residence import frequency_limits
from tactful.core.policy.states import FrequencyLimit

_AUTOMATED: Final = frozenset({GateChannel.SMS, GateChannel.VOICE_AUTO, GateChannel.EMAIL})
_LETTERS: Final = frozenset({GateChannel.LETTER})
# 12 CFR 1006.14(b)(2): seven calls in seven days, and seven days after a conversation.
_REGF: Final = 7


def frequency(q: Question) -> Findings:
    """Step 15: law first, then the practice's own caps, then people who do not react."""
    if not q.person.history and not q.tables.some_cap_is_zero:
        return NOTHING
    found: list[Finding] = []
    _law(q, found)
    _practice(q, found)
    return found


def legal_frequency(q: Question) -> Findings:
    """Step 15 for the reminder of a promise or a plan: only Reg F and state limits (README, 7)."""
    if not q.person.history:
        return NOTHING
    found: list[Finding] = []
    _law(q, found)
    return found


def _law(q: Question, found: list[Finding]) -> None:
    if q.third and q.channel in VOICE:
        _regulation_f(q, found)
    _until(q, found, Code.FREQ_STATE, state_clears(q, q.now))


def state_clears(q: Question, at: int) -> int:
    """The first instant, not before `at`, at which no limit of a state or place is reached.

    A place whose limits begin only later counts from its first day on.
    """
    while at < NEVER:
        limits = _state_limits(q, q.zone.day(at))
        later = max((_limit_clears(q, limit) for limit in limits), default=0)
        if later <= at:
            return at
        at = later
    return at


def _practice(q: Question, found: list[Finding]) -> None:
    caps, channel = q.config.caps, q.channel
    if channel is GateChannel.VOICE_AUTO and rests_on_landline_exemption(q, q.phone):
        automated = frozenset({GateChannel.VOICE_AUTO})
        _cap(q, found, Code.FREQ_LANDLINE_AUTO_30D, automated, caps.landline_auto_30d, 30)
    if channel in _AUTOMATED:
        rest = q.config.cooldown
        days = rest.conversation_third_d if q.third else rest.conversation_d
        _until(q, found, Code.COOLDOWN_CONVERSATION, _after_conversation(q, days))
    if channel in ELECTRONIC:
        _min_gap(q, found)
        if channel in VOICE:
            _cap(q, found, Code.FREQ_7D_VOICE, VOICE, caps.voice_7d, 7)
        if channel in PHONE:
            _cap(q, found, Code.FREQ_7D_PHONE, PHONE, caps.phone_7d, 7)
        _cap(q, found, Code.FREQ_7D_TOTAL, ELECTRONIC, caps.total_7d, 7)
        _cap(q, found, Code.FREQ_30D_TOTAL, ELECTRONIC, caps.total_30d, 30)
    if channel is GateChannel.LETTER:
        _cap(q, found, Code.FREQ_30D_LETTER, _LETTERS, caps.letter_30d, 30)
    if channel in _AUTOMATED and _no_response(q):
        found.append(BLOCKED[Code.FREQ_NO_RESPONSE])


def _regulation_f(q: Question, found: list[Finding]) -> None:
    """Per account: no call for seven days after a conversation, nor an eighth call (R041)."""
    account = q.account.id
    spoke = _after_conversation(q, _REGF, account)
    _until(q, found, Code.REGF_POST_CONVERSATION, spoke)
    _cap(q, found, Code.REGF_7IN7, VOICE, _REGF, 7, account)


def _state_limits(q: Question, day: int) -> list[FrequencyLimit]:
    """Caps of every state that claims the person, and limits on creditors where they live."""
    caps = [
        cap
        for state in q.states
        if state.caps and q.tables.switched_on(state.code)
        for cap in state.caps
        if q.channel in cap.gates
    ]
    return caps + frequency_limits(q, day)


def _limit_clears(q: Question, limit: FrequencyLimit) -> int:
    account = q.account.id if limit.per_account else None
    last = _nth_latest(q, limit.count, limit.most, account)
    if last is None:
        return 0
    if limit.hours is not None:
        return last.at + limit.hours * HOUR
    return q.zone.start_of(last.day + (limit.days or 0))


def _cap(
    q: Question,
    found: list[Finding],
    code: Code,
    channels: frozenset[GateChannel],
    most: int | None,
    days: int,
    account: str | None = None,
) -> None:
    """At most `most` contacts in `days` local dates, today included (README, decision 32)."""
    if most is None:
        return
    if most <= 0:
        found.append(Finding(code, NEVER))
        return
    last = _nth_latest(q, channels, most, account)
    if last is not None and q.today < last.day + days:
        found.append(Finding(code, q.zone.start_of(last.day + days)))


def _nth_latest(
    q: Question, channels: frozenset[GateChannel], nth: int, account: str | None = None
) -> PastContact | None:
    """The contact that must grow old enough before another one fits under the limit."""
    for past in q.counted():
        if past.channel in channels and (account is None or past.account == account):
            nth -= 1
            if nth == 0:
                return past
    return None


def _min_gap(q: Question, found: list[Finding]) -> None:
    gap = q.config.caps.min_gap_h
    last = _nth_latest(q, ELECTRONIC, 1)
    if gap is not None and last is not None:
        _until(q, found, Code.FREQ_MIN_GAP, last.at + gap * HOUR)


def _after_conversation(q: Question, days: int, account: str | None = None) -> int:
    """The start of the date that lies `days` after the last live conversation, whoever rang."""
    spoken = [
        past.day
        for past in q.history()
        if past.contact.conversation and (account is None or past.account == account)
    ]
    return q.zone.start_of(max(spoken) + days) if spoken else 0


def _no_response(q: Question) -> bool:
    """The last automated contacts found no reaction, and nothing has come in since (R157)."""
    most = q.config.caps.no_response
    if most is None:
        return False
    tried = [past for past in q.counted() if past.channel in _AUTOMATED][:most]
    if len(tried) < most or any(p.contact.engaged or p.contact.conversation for p in tried):
        return False
    first = tried[-1].at if tried else 0
    return not any(_heard(past) and past.at >= first for past in q.history()) and not any(
        instant(message.at) >= first for message in q.person.inbound
    )


def _heard(past: PastContact) -> bool:
    return past.contact.conversation or past.contact.direction == Direction.IN


def _until(q: Question, found: list[Finding], code: Code, clears_at: int) -> None:
    if clears_at > q.now:
        found.append(Finding(code, clears_at))

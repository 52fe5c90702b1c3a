"""Steps 14 and 14b: what time it is in every place where the person may be."""

from typing import Final

from tactful.core.policy.clock import DAY, day_number, weekday
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.finding import BLOCKED, NEVER, NOTHING, Finding, Findings
from tactful.core.policy.question import PHONE, Question
from tactful.core.policy.tables import Clock, Hours, Span, Spans

Wishes = tuple[tuple[Span, ...], ...] | None

# Worst first (policy.md, step 14b).
_ORDER: Final = (
    Code.QUIET_HOURS_FEDERAL,
    Code.STATE_HOLIDAY_BAN,
    Code.STATE_DAY_BAN,
    Code.QUIET_HOURS_STATE,
    Code.HOLIDAY,
    Code.CLINIC_HOURS,
    Code.PATIENT_HOURS,
)


def zone_known(q: Question) -> Findings:
    """Step 14: without a zone nobody can tell whether it is night there."""
    if q.clocks or needs_no_window(q, q.now):
        return NOTHING
    return (BLOCKED[Code.TZ_UNKNOWN],)


def contact_hours(q: Question) -> Findings:
    """Step 14b: every window open in every zone at once (R001-R004), no disaster (R081)."""
    if needs_no_window(q, q.now):
        return NOTHING
    wishes = _wishes(q)
    closed: set[Code] = set()
    for clock in q.clocks:
        day, time = divmod(clock.zone.local(q.now), DAY)
        if not _is_open(clock.hours, wishes, day, time):
            _name_closed(clock.hours, wishes, day, time, closed)
    # When they open together is worked out only if somebody asks: see `opens_from`.
    found = [Finding(code, q.now) for code in _ORDER if code in closed] if closed else []
    if q.person.disaster_declared_on is not None:
        quiet_until = _disaster_until(q)
        if quiet_until > q.now:
            found.append(Finding(Code.DISASTER_PAUSE, quiet_until))
    return found or NOTHING


def opens_from(q: Question, at: int) -> int:
    """The first instant, not before `at`, at which all windows are open together.

    NEVER when there is none within the horizon.
    """
    if needs_no_window(q, at):
        return at
    wishes = _wishes(q)
    last_day = (q.now + q.tables.horizon) // DAY + 2
    settled = False
    while not settled and at < NEVER:
        settled = True
        for clock in q.clocks:
            opens = _clock_opens(clock, wishes, at, last_day)
            if opens > at:
                settled, at = False, opens
                break
    return at


def needs_no_window(q: Question, at: int) -> bool:
    """Letters wait in a mailbox, and whoever just wrote or paid is awake."""
    return q.channel is GateChannel.LETTER or at <= q.answer_until


def _wishes(q: Question) -> Wishes:
    hours = q.person.hours
    return None if hours is None else q.tables.wishes(q.channel, hours)


def _is_open(hours: Hours, wishes: Wishes, day: int, time: int) -> bool:
    wday = weekday(day)
    return (
        _inside(hours.joint[wday], time)
        and (wishes is None or any(start <= time < end for start, end in wishes[wday]))
        and not hours.holiday(day)
    )


def _inside(span: Span | None, time: int) -> bool:
    return span is not None and span[0] <= time < span[1]


def _name_closed(hours: Hours, wishes: Wishes, day: int, time: int, closed: set[Code]) -> None:
    """Each window reports its own code (README, decision 28)."""
    wday = weekday(day)
    if hours.legal is not None and not _inside(hours.legal[wday], time):
        closed.add(Code.QUIET_HOURS_FEDERAL)
    if hours.state_holidays is not None and hours.state_holidays.closed(day):
        closed.add(Code.STATE_HOLIDAY_BAN)
    for layer in (hours.state, hours.auto_voice):
        if layer is not None:
            _name_state(layer, wday, time, closed)
    if hours.federal_holidays is not None and hours.federal_holidays.closed(day):
        closed.add(Code.HOLIDAY)
    if not _inside(hours.clinic[wday], time):
        closed.add(Code.CLINIC_HOURS)
    if wishes is not None and not any(start <= time < end for start, end in wishes[wday]):
        closed.add(Code.PATIENT_HOURS)


def _name_state(layer: Spans, wday: int, time: int, closed: set[Code]) -> None:
    if layer[wday] is None:
        closed.add(Code.STATE_DAY_BAN)
    elif not _inside(layer[wday], time):
        closed.add(Code.QUIET_HOURS_STATE)


def _disaster_until(q: Question) -> int:
    declared_on = q.person.disaster_declared_on
    if declared_on is None or q.channel not in PHONE:
        return 0
    return q.zone.start_of(day_number(declared_on) + q.config.cooldown.disaster_d)


def _clock_opens(clock: Clock, wishes: Wishes, at: int, last_day: int) -> int:
    """The first instant, not before `at`, at which this one place is open."""
    hours = clock.hours
    today, time = divmod(clock.zone.local(at), DAY)
    if _is_open(hours, wishes, today, time):
        return at
    for day in range(today, last_day + 1):
        starts = [] if hours.holiday(day) else _starts(hours, wishes, weekday(day))
        for start in starts:
            if day > today or start > time:
                return clock.zone.reach(day, start, at)
    return NEVER


def _starts(hours: Hours, wishes: Wishes, wday: int) -> list[int]:
    """When the place opens on a weekday: once, or once for each of the person's own hours."""
    span = hours.joint[wday]
    if span is None:
        return []
    if wishes is None:
        return [span[0]]
    return [
        max(span[0], start)
        for start, end in wishes[wday]
        if max(span[0], start) < min(span[1], end)
    ]

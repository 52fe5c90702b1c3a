"""Today's run: who, what, on which channel and why; and who is left out, and why (mission D7)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple, assert_never
from zoneinfo import ZoneInfo

from tactful.core.journey import (
    Exit,
    GoTo,
    HandOff,
    OpenWorkItem,
    Pause,
    Send,
    WaitUntil,
    describe,
)
from tactful.core.policy import Decision, Verdict, explain
from tactful.core.policy.codes import REASONS, Code
from tactful.core.vocabulary import Channel
from tactful.core.wording import full_date
from tactful.journeys.foresight import Foreseen, foresee
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.outreach.models import Touch, TouchStatus
from tactful.outreach.rules import feed_is_fresh, rules_for
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of, today_of
from tactful.reports.balances import BalanceRow, Sort, balances

SEND, PERSON, LEFT_OUT = "send", "person", "left_out"


@dataclass(frozen=True, slots=True)
class Planned:
    """What today's run means for one account. `at` is an instant (UTC), `code` a reason code."""

    row: BalanceRow
    action: str  # send, person, left_out
    what: str
    at: datetime | None = None
    channel: Channel | None = None
    template: str = ""
    code: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.row.external_id,
            "name": self.row.name,
            "balance_cents": self.row.balance_cents,
            "days_past_due": self.row.days_past_due,
            "action": self.action,
            "what": self.what,
            "channel": self.channel,
            "template": self.template or None,
            "at": self.at,
            "why": list(self.row.reasons),
            "reason": self.code or None,
        }


class Nothing(NamedTuple):
    """Why the whole practice sends no reminder today."""

    why: str
    code: str


def todays_run(practice: Practice, *, now: datetime) -> list[Planned]:
    """Every account that owes: what goes out until midnight, what a person is asked, the rest.

    Sends first, then what a person does, then who is left out; within each, who first.
    """
    zone = ZoneInfo(practice.timezone)
    today = today_of(practice, now)
    until = datetime.combine(today + timedelta(days=1), time(), zone) - timedelta(seconds=1)
    rows = balances(practice, on=today, now=now, sort=Sort.WHO_FIRST)
    if nothing := nothing_goes_out(practice, now):
        return [Planned(row, LEFT_OUT, nothing.why, code=nothing.code) for row in rows]
    looking = _Looking(practice, now=now, until=until)
    planned = [looking.at(row) for row in rows]
    order = (SEND, PERSON, LEFT_OUT)
    return sorted(planned, key=lambda plan: order.index(plan.action))


def left_out_counts(planned: list[Planned]) -> list[tuple[str, int]]:
    """How many are left out, by reason, the most frequent first."""
    return Counter(p.what for p in planned if p.action == LEFT_OUT).most_common()


class _Looking:
    def __init__(self, practice: Practice, *, now: datetime, until: datetime) -> None:
        self.practice, self.now = practice, now
        self.zone = practice.timezone
        self.foreseen: dict[int, list[Foreseen]] = {}
        for found in foresee(practice, now=now, until=until):
            self.foreseen.setdefault(found.guarantor_id, []).append(found)
        self.queued = {
            touch.guarantor_id: touch
            for touch in Touch.objects.for_practice(practice)
            .filter(status=TouchStatus.QUEUED, due_at__lte=until)
            .order_by("-due_at")
        }
        self.ended = dict(
            Enrollment.objects.for_practice(practice)
            .exclude(status=EnrollmentStatus.ACTIVE)
            .order_by("ended_at")
            .values_list("guarantor_id", "status")
        )
        self.least = settings_of(practice).policy.min_balance_cents

    def at(self, row: BalanceRow) -> Planned:
        """The weightiest thing that is planned for an account."""
        if touch := self.queued.get(row.guarantor_id):
            return queued_plan(row, touch)
        found = self.foreseen.get(row.guarantor_id, [])
        plans = [plan_of(row, one, zone=self.zone) for one in found]
        order = (SEND, PERSON, LEFT_OUT)
        plans.sort(key=lambda plan: order.index(plan.action))
        return plans[0] if plans else self._not_on_a_journey(row)

    def _not_on_a_journey(self, row: BalanceRow) -> Planned:
        if row.balance_cents < self.least:
            verdict = Verdict(Decision.BLOCK, Code.BALANCE_BELOW_MIN)
            return Planned(row, LEFT_OUT, explain(verdict), code=Code.BALANCE_BELOW_MIN)
        match self.ended.get(row.guarantor_id):
            case EnrollmentStatus.HANDED_OFF:
                return Planned(row, LEFT_OUT, "With a person.", code="handed_off")
            case EnrollmentStatus.ENDED:
                return Planned(row, LEFT_OUT, "Its journey has ended.", code="ended")
            case _:
                return Planned(row, LEFT_OUT, "Not due yet.", code="not_due")


def plan_of(row: BalanceRow, found: Foreseen, *, zone: str) -> Planned:
    """What was foreseen for an account, in words."""
    plan = Planned(row, LEFT_OUT, describe(found.decision, zone=zone), at=found.at)
    match found.decision:
        case Send(channel=channel, template=template):
            return replace(plan, action=SEND, channel=channel, template=template)
        case OpenWorkItem(template=template):
            return replace(plan, action=PERSON, template=template)
        case HandOff():
            return replace(plan, action=PERSON)
        case WaitUntil(at=at, reason=reason):
            return replace(plan, what=_waits(at, reason, zone), at=at, code=reason)
        case Pause(reason=hold):
            return replace(plan, at=None, code=str(hold))
        case Exit(reason=why):
            return replace(plan, at=None, code=str(why))
        case GoTo():
            raise TypeError("a walk never ends on its way")
        case unreachable:
            assert_never(unreachable)


def queued_plan(row: BalanceRow, touch: Touch) -> Planned:
    """What waits in the outbox for an account, in words."""
    return Planned(
        row,
        SEND,
        f"Waits in the outbox: {touch.get_channel_display()}.",
        at=touch.due_at,
        channel=Channel(touch.channel),
        template=touch.template_key,
        code=touch.reason,
    )


def _waits(at: datetime, reason: str, zone: str) -> str:
    day = full_date(at.astimezone(ZoneInfo(zone)).date())
    if reason in list(Code):
        return f"{REASONS[Code(reason)].why.capitalize()}; again on {day}."
    return f"The next step is on {day}."


def nothing_goes_out(practice: Practice, now: datetime) -> Nothing | None:
    """Why the whole practice waits, and what to do about it; None on an ordinary day."""
    rules = rules_for(practice)
    if rules.settings.sending_paused:
        why = "All sending was stopped here; let it go on first."
        return Nothing(why, Code.GLOBAL_PAUSE)
    if not rules.is_declared:
        why = "The practice has not said what must be known of everybody; declare it first."
        return Nothing(why, Code.INPUT_INCOMPLETE)
    if not feed_is_fresh(practice, rules, now=now):
        why = "The newest export is too old to ask anybody for money; import a new one."
        return Nothing(why, Code.BALANCE_STALE)
    return None

"""What comes next for an account, and who sees to it: a person's work, the outbox, a journey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.aging import days_past_due
from tactful.core.compose.choosing import choose
from tactful.core.journey import (
    Exit,
    GoTo,
    HandOff,
    OpenWorkItem,
    Pause,
    Send,
    WaitUntil,
)
from tactful.core.vocabulary import WorkKind
from tactful.journeys.foresight import Foreseen, foresee
from tactful.journeys.models import Enrollment, EnrollmentStatus
from tactful.ledger.scope import rows_of
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.practice.settings import PracticeSettings
from tactful.reports.account_words import hold_words
from tactful.reports.balances import BalanceRow
from tactful.reports.columns import channel_words

JOURNEY: Final = "Journey"
_AHEAD: Final = timedelta(days=60)

WORK_WORDS: Final[Mapping[WorkKind, str]] = {
    WorkKind.CALL: "call",
    WorkKind.LETTER: "send a letter",
    WorkKind.CONTACT_DETAILS: "find a number or address",
    WorkKind.REPLY: "answer the reply",
    WorkKind.DISPUTE: "look into the bill",
    WorkKind.HARDSHIP: "talk about help",
    WorkKind.SAFETY: "see to their safety",
    WorkKind.BROKEN_PROMISE: "ask about the promise",
    WorkKind.UNKNOWN_OUTCOME: "find out whether it arrived",
    WorkKind.REFUSED_TOUCH: "find another way to reach them",
    WorkKind.REVIEW: "look it over",
    WorkKind.HAND_OFF: "take it over",
}
_MESSAGES: Final[Mapping[str, str]] = {
    "past_due": "reminder",
    "due_soon": "note before the due date",
    "promise_reminder": "reminder of the promise",
    "promise_broken": "note about the promise",
    "promise_echo": "promise said back",
    "receipt": "receipt",
    "partial_payment_thanks": "thank-you",
    "opt_out_confirm": "opt-out confirmed",
    "opt_in_confirm": "opt-in confirmed",
    "help_reply": "answer to HELP",
    "send_link": "link to pay",
    "clarify_date": "question about the day",
    "card_data_reply": "note about card numbers",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, on which day or at which instant, and who does it."""

    what: str
    at: datetime | None = None
    owner: str = ""
    late: bool = False  # a person's work past its time


def next_steps(
    practice: Practice, rows: Sequence[BalanceRow], *, now: datetime
) -> dict[int, NextStep]:
    """The next step of these accounts; whoever has none is absent. A fixed number of queries."""
    found = {row.guarantor_id: _of_work(row, now) for row in rows if row.facts.work}
    ages = {row.guarantor_id: row.oldest_due_on for row in rows}
    saying = _Saying(practice, settings_of(practice), ages)
    for touch in _queued(practice, ages.keys() - found.keys()):
        found[touch.guarantor_id] = saying.touch(touch)
    walking = _walking(practice, ages.keys() - found.keys())
    if walking:
        for seen in foresee(practice, now=now, until=now + _AHEAD, among=walking):
            found.setdefault(seen.guarantor_id, saying.seen(seen))
    return found


def work_words(kind: WorkKind) -> str:
    """What a person is asked to do, as a verb."""
    return WORK_WORDS[kind]


def message_words(channel: str, template: str, tone: str = "") -> str:
    """A message in a few words: `e-mail, warm reminder`."""
    said = _MESSAGES.get(template, template.replace("_", " "))
    toned = f"{tone} {said}" if tone and template == "past_due" else said
    return f"{channel_words(channel)}, {toned}"


def _of_work(row: BalanceRow, now: datetime) -> NextStep:
    work = row.facts.work[0]
    return NextStep(work_words(work.kind), work.due_at, work.owner, late=work.due_at < now)


def _queued(practice: Practice, ids: set[int]) -> list[Touch]:
    """The first message of each account in the outbox; the earliest comes last and stays."""
    waiting = rows_of(Touch.objects.filter(status=TouchStatus.QUEUED), practice, ids)
    return list(waiting.order_by("-due_at", "-pk"))


def _walking(practice: Practice, ids: set[int]) -> list[int]:
    active = Enrollment.objects.filter(status=EnrollmentStatus.ACTIVE)
    return list(rows_of(active, practice, ids).order_by("wake_at").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class _Saying:
    practice: Practice
    settings: PracticeSettings
    due_on: Mapping[int, date | None]

    def touch(self, touch: Touch) -> NextStep:
        return self._message(touch.guarantor_id, touch.channel, touch.template_key, touch.due_at)

    def seen(self, seen: Foreseen) -> NextStep:
        match seen.decision:
            case Send(channel=channel, template=template):
                return self._message(seen.guarantor_id, channel, template, seen.at)
            case OpenWorkItem(kind=kind):
                return NextStep(f"{work_words(kind)}, by a person", seen.at, JOURNEY)
            case HandOff():
                return NextStep("hand off to a person", seen.at, JOURNEY)
            case WaitUntil(at=at):
                return NextStep("next look", at, JOURNEY)
            case Pause(reason=hold):
                return NextStep(f"waits: {hold_words(hold)}", None, JOURNEY)
            case Exit() | GoTo():
                return NextStep("journey ends", seen.at, JOURNEY)

    def _message(self, id: int, channel: str, template: str, at: datetime) -> NextStep:
        return NextStep(message_words(channel, template, self._tone(id, at)), at, JOURNEY)

    def _tone(self, id: int, at: datetime) -> str:
        """The tone is chosen at hand-over, by the age the balance will have then."""
        due_on = self.due_on.get(id)
        if due_on is None:
            return ""
        day = at.astimezone(ZoneInfo(self.practice.timezone)).date()
        return choose(days_past_due(due_on, day), self.settings.tones).value

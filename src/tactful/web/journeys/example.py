"""A made-up account to walk a journey with: chosen on the page, decided by the real rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from tactful.core.diagram import title_of
from tactful.core.journey import Exit, HandOff, Journey, OpenWorkItem, Send, TriggerKind, describe
from tactful.core.rehearsal import Example, Happening, Rules, rehearse
from tactful.core.vocabulary import Channel
from tactful.core.wording import count
from tactful.ledger.places import places_of
from tactful.outreach.rules import Rules as PracticeRules
from tactful.practice.models import Practice
from tactful.web.staff import StaffRequest

AGES: Final = {
    "-3": "due in three days",
    "0": "due today",
    "15": "15 days past due",
    "30": "30 days past due",
    "45": "45 days past due",
    "61": "61 days past due",
    "91": "91 days past due",
}
OWES: Final = {"4500": "$45.00", "12345": "$123.45", "90000": "$900.00"}
PREFERS: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice": "calls",
    "letter": "letters",
}
_PROMISED_IN: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the walk, in words."""

    on: date
    age: str
    number: int
    what: str
    key: str
    tone: str


@dataclass(frozen=True, slots=True)
class Walked:
    """What was chosen, what can be, and what would happen."""

    age: str
    owes: str
    prefers: str
    of_a_promise: bool
    lines: tuple[Line, ...]
    ends: bool

    @property
    def choices(self) -> tuple[tuple[str, str, dict[str, str], str], ...]:
        """The selects of the form: name, label, words by value, the chosen one."""
        return (
            ("owes", "Owes", OWES, self.owes),
            ("age", "Age today", AGES, self.age),
            ("prefers", "Prefers", PREFERS, self.prefers),
        )


def example_of(request: StaffRequest, journey: Journey, rules: PracticeRules) -> Walked:
    """Walk the example that was chosen; what is not among the choices is the usual one."""
    age = _chosen(request.GET.get("age"), AGES, "30")
    owes = _chosen(request.GET.get("owes"), OWES, "12345")
    prefers = _chosen(request.GET.get("prefers"), PREFERS, "sms")
    of_a_promise = journey.trigger.kind is TriggerKind.PROMISE_DUE
    state, zones = _where(request.practice)
    example = Example(
        balance_cents=int(owes),
        days_past_due=int(age),
        prefers=Channel(prefers),
        state=state,
        zones=zones,
        promised_in=_PROMISED_IN if of_a_promise else None,
    )
    zone = request.practice.timezone
    by = Rules(rules.policy, rules.states, rules.settings.priority, rules.settings.tones, zone)
    happened = rehearse(journey, example, by, now=request.now)
    numbers = {block.id: number for number, block in enumerate(journey.blocks, 1)}
    lines = tuple(_line(one, numbers[one.block], zone) for one in happened)
    ends = bool(happened) and isinstance(happened[-1].decision, Exit | HandOff)
    return Walked(age, owes, prefers, of_a_promise, lines, ends)


def _chosen(value: str | None, choices: dict[str, Any], usual: str) -> str:
    return value if value in choices else usual


def _where(practice: Practice) -> tuple[str, tuple[str, ...]]:
    """Somebody who lives where the practice's number is; else on the practice's own clock."""
    place = places_of(phone=practice.phone).get("phone", {})
    return place.get("state", ""), tuple(place.get("zones") or (practice.timezone,))


def _line(one: Happening, number: int, zone: str) -> Line:
    key = one.decision.template if isinstance(one.decision, Send | OpenWorkItem) else ""
    what = describe(one.decision, zone=zone).replace(f"“{key}”", f"“{title_of(key)}”")
    day = one.at.astimezone(ZoneInfo(zone)).date()
    return Line(day, _age(one.days_past_due), number, what, key, one.tone or "")


def _age(days: int) -> str:
    if days < 0:
        return f"due in {count(-days, 'day')}"
    return f"{count(days, 'day')} past due" if days else "due today"

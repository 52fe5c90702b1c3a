"""What the law leaves to choose: hours, consent, channels; the states; all rules in one sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.core.policy.states import Review
from tactful.practice.authority import has_compliance, who_moves
from tactful.practice.bounds import BOUNDS, Bound
from tactful.practice.models import Loosening
from tactful.practice.plain import STATES_OFF, at
from tactful.practice.policy.load import read_data, rules, to_review
from tactful.practice.policy.reading import by_weekday
from tactful.practice.policy.tables import Rule
from tactful.practice.queries import loosenings_in_force, values_of
from tactful.practice.reference.rules import FIRM, SURE
from tactful.practice.reference.states import STATE_NAMES
from tactful.web.settings import windows
from tactful.web.settings.fields import LAW, STATE_TABLE, YES_NO, Group, Setting, label_of
from tactful.web.settings.forms import SettingsForm
from tactful.web.settings.frame import page
from tactful.web.settings.values import KINDS, Standing, written
from tactful.web.staff import StaffRequest, for_staff

_HELD: Final = {
    "gate": "the gate keeps it",
    "product": "Tactful keeps it",
    "practice": "the practice keeps it",
    "not_done": "not done by Tactful",
}


@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """Hours of law, numbers and consent, channels in use, what the practice is."""
    firm = [rule for rule in rules().values() if rule.firm == "always"]
    return SettingsForm(request, "law", LAW, more={"firm": firm}).answer()


@for_staff
def states(request: StaffRequest) -> HttpResponse:
    """What each state adds, in words, and whether this practice keeps it."""
    switches = Group("States", tuple(_kept(code) for code in _with_hours()))
    aged = [one for one in to_review(request.today) if one.name in STATE_NAMES]
    more = {
        "reviewed": _reviewed("states.yaml", request.today),
        "aged": [(STATE_NAMES[one.name], one.review == Review.EXPIRED) for one in aged],
    }
    form = _States(request, "states", (Group("All states", (STATE_TABLE,)), switches), more=more)
    return form.answer()


@require_safe
@for_staff
def policy(request: StaffRequest) -> HttpResponse:
    """Every rule in one sheet, to be read and printed: what it means, who may move it, what is
    in force here."""
    loosened = list(loosenings_in_force(request.practice, request.now))
    now = values_of(request.practice, now=request.now)
    compliance = has_compliance(request.practice)
    lines = [_line(rule, now, loosened, compliance) for rule in rules().values()]
    context = {
        "lines": lines,
        "files": [
            ("Rules", _reviewed("rules.yaml", request.today)),
            ("States", _reviewed("states.yaml", request.today)),
            ("Delivery signals", _reviewed("delivery.yaml", request.today)),
            ("Defaults", _reviewed("config.yaml", request.today)),
        ],
        "version": read_data("rules.yaml")["version"],
    }
    return page(request, "policy", context)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """When a file of the policy was last read against the law."""

    on: date
    is_stale: bool


@dataclass(frozen=True, slots=True)
class State:
    """One state as the page shows it: what it adds, why, and whether that is kept."""

    code: str
    name: str
    adds: list[str]
    source: str
    sure: str
    read_on: date
    kept: bool
    may: bool
    open: Loosening | None
    wrong: str


@dataclass(frozen=True, slots=True)
class Line:
    """One rule as the sheet shows it."""

    rule: Rule
    kind: str
    who: str
    values: list[tuple[str, str, Loosening | None]]

    @property
    def is_held(self) -> bool:
        """Whether Tactful itself keeps it."""
        return self.rule.held in ("gate", "product")

    @property
    def held(self) -> str:
        """Where it is kept, in words."""
        said = _HELD.get(self.rule.held, self.rule.held)
        return f"{said}: {self.rule.held_by}" if self.rule.held_by else said

    @property
    def sure(self) -> str:
        """How sure its text is."""
        grade = self.rule.confidence[:1]
        return SURE[grade] if grade in ("M", "L") else ""


class _States(SettingsForm):
    """The table of states: a box for each, ticked while its hours are kept."""

    def show(self, **given: Any) -> HttpResponse:
        typed, wrong = given.get("typed"), given.get("wrong") or {}
        data = read_data("states.yaml")["states"]
        self.more = {
            **self.more,
            "table": [
                _state(code, data[code], self.now, self.standing, typed, wrong)
                for code in _with_hours()
            ],
            "plain_states": [
                STATE_NAMES.get(code, code) for code in data if code not in _with_hours()
            ],
        }
        return super().show(**given)

    def _read(self, typed: dict[str, str]) -> tuple[dict[str, Any], dict[str, str], list[str]]:
        # A box says that a state is kept; what is stored says which one is off.
        turned = dict(typed)
        for setting in self.groups[1].settings:
            if self.standing.may(setting.path) or f"keep-{_code(setting)}" in typed:
                kept = typed.get(f"keep-{_code(setting)}") == "yes"
                turned[setting.name] = "no" if kept else "yes"
        return super()._read(turned)


def _kept(code: str) -> Setting:
    name = STATE_NAMES.get(code, code)
    return Setting(f"{STATES_OFF}.{code}", f"{name}: its own hours", kind=YES_NO)


def _code(setting: Setting) -> str:
    return setting.path.rpartition(".")[2]


def _with_hours() -> list[str]:
    """The states that the switch is about: those that add something to the federal hours."""
    states = read_data("states.yaml")["states"]
    about = ("windows", "holidays", "automated", "contacts_24h")
    codes = [code for code, state in states.items() if any(part in state for part in about)]
    return sorted(codes, key=lambda code: STATE_NAMES.get(code, code))


def _state(
    code: str,
    state: Mapping[str, Any],
    now: Mapping[str, Any],
    standing: Standing,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, str],
) -> State:
    path = f"{STATES_OFF}.{code}"
    kept = not at(now, path)
    if typed is not None and standing.may(path):
        kept = typed.get(f"keep-{code}") == "yes"
    confidence = str(state.get("confidence", ""))
    sources = dict.fromkeys((state.get("law"), state.get("automated_law")))
    return State(
        code=code,
        name=STATE_NAMES.get(code, code),
        adds=_adds(code, state),
        source="; ".join(source for source in sources if source),
        sure=SURE.get(confidence[:1], "not graded"),
        read_on=state.get("reviewed_on", read_data("states.yaml")["reviewed_on"]),
        kept=kept,
        may=standing.may(path),
        open=standing.open.get(path),
        wrong=wrong.get(path, ""),
    )


def _adds(code: str, state: Mapping[str, Any]) -> list[str]:
    said = []
    if "windows" in state:
        said.append(f"Texts and calls: {windows.in_words(by_weekday(state['windows'], code))}.")
    if "automated" in state:
        hours = windows.in_words(by_weekday(state["automated"], code))
        said.append(f"Automated calls: {hours}.")
    if "holidays" in state:
        days = ", ".join(read_data("states.yaml")["holidays"][state["holidays"]])
        said.append(f"Quiet on {days}.")
    if "contacts_24h" in state:
        said.append(f"At most {state['contacts_24h']} texts and calls in 24 hours.")
    return said


def _reviewed(name: str, today: date) -> Reviewed:
    on: date = read_data(name)["reviewed_on"]
    return Reviewed(on, name in {one.name for one in to_review(today)})


def _line(rule: Rule, now: Mapping[str, Any], loosened: list[Loosening], compliance: bool) -> Line:
    bounds = [bound for bound in BOUNDS.values() if bound.rule_id == rule.id]
    open_here = {one.path: one for one in loosened if one.rule == rule.id}
    values = [
        (label_of(bound.path), _in_words(bound, now), open_here.get(bound.path)) for bound in bounds
    ]
    values += [
        (label_of(path), written(path, one.wanted), one)
        for path, one in open_here.items()
        if path not in BOUNDS
    ]
    # The rule's own role; a firm one may be kept stricter than it is, which is no matter here.
    who = FIRM.get(rule.firm) or who_moves(Bound("", rule.id), has_compliance=compliance)
    return Line(rule, KINDS.get(rule.kind, rule.kind), who, values)


def _in_words(bound: Bound, now: Mapping[str, Any]) -> str:
    value = at(now, bound.path)
    return windows.in_words(value) if isinstance(value, Mapping) else written(bound.path, value)

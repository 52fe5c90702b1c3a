"""One page for each reason code: what it means, where the gate looks for it, what moves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tactful.core.policy.address import address_for_opt_out
from tactful.core.policy.channel import letters_only
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.frequency import legal_frequency
from tactful.core.policy.order import PLANS, STEPS, Check, Step
from tactful.core.policy.person import legal_for_notices
from tactful.core.vocabulary import Category
from tactful.core.wording import listed
from tactful.practice.policy.load import read_data
from tactful.practice.reference import values as word
from tactful.practice.reference.rules import RuleLine, SettingLine, rule_lines, setting_lines

NOT_YET, NO, YES = "not yet", "no", "yes"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the gate: its number, name, what it is about, and what it looks for, in order."""

    id: str
    title: str
    about: str
    who: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One kind of message: its name, what is special about it, and the steps it meets."""

    category: Category
    name: str
    note: str
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReasonPage:
    """Everything there is to say about one code.

    `why` completes "We may not contact this person now: ..."; `move` is the next act of a person;
    `again` says how the next time to try comes about and is empty where waiting is not enough.
    """

    code: Code
    why: str
    move: str
    means: str
    answers: tuple[str, ...]
    again: str
    clears: str
    who: str
    say: str
    step: StepLine | None
    place: int
    before: tuple[Code, ...]
    categories: tuple[str, ...]
    channels: tuple[str, ...]
    rules: tuple[RuleLine, ...]
    settings: tuple[SettingLine, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What it comes to, name by name; what there is nothing to say of is left out."""
        every_channel = len(self.channels) == len(GateChannel)
        every_category = len(self.categories) == len(Category)
        said = (
            ("Answer", _capital(", or ".join(self.answers))),
            ("What to do", self.move),
            ("Next time to try", f"{self.again} {_ASKED_AGAIN}" if self.again else ""),
            ("What clears it", self.clears),
            ("Who", self.who),
            ("Channels", "Every channel" if every_channel else _capital(listed(self.channels))),
            ("Messages", "Every kind" if every_category else _capital(listed(self.categories))),
        )
        return tuple((name, words) for name, words in said if words)


_ASKED_AGAIN: Final = "Then everything is checked again, and another reason may put it off further."


def reason_page(code: Code, values: Mapping[str, Any] | None = None) -> ReasonPage:
    """The page of a code, with the values as shipped, or complete settings such as a practice's
    (`practice.plain.plain`)."""
    return _as_shipped(code) if values is None else _page(code, values)


@lru_cache(maxsize=len(Code))
def _as_shipped(code: Code) -> ReasonPage:
    return _page(code, word.shipped())


def _page(code: Code, now: Mapping[str, Any]) -> ReasonPage:
    given, step, lines = _codes()[code], _step_of(code), setting_lines(now)

    def text(name: str) -> str:
        return word.filled(str(given.get(name, "")), now)

    return ReasonPage(
        code=code,
        why=REASONS[code].why,
        move=REASONS[code].move,
        means=text("means"),
        answers=_answers(code, given),
        again=text("again"),
        clears=text("clears"),
        who=str(given.get("who") or (step.who if step else "")),
        say=text("say"),
        step=step,
        place=step.codes.index(code) + 1 if step else 0,
        before=step.codes[: step.codes.index(code)] if step else (),
        categories=tuple(categories()[one].name for one in _met_by(code)),
        channels=tuple(word.CHANNELS[GateChannel(name)] for name in _channels(given)),
        rules=tuple(rule_lines()[id] for id in REASONS[code].rules),
        settings=tuple(lines[path] for path in given.get("settings", ())),
    )


@lru_cache(maxsize=1)
def steps() -> tuple[StepLine, ...]:
    """All steps in the order of the gate."""
    return tuple(_step_line(step) for step in STEPS)


@lru_cache(maxsize=1)
def categories() -> Mapping[Category, CategoryLine]:
    """All kinds of message, in their order; notes with the values as shipped."""
    given = read_data("reasons.yaml")["categories"]
    return {
        category: CategoryLine(
            category,
            given[category]["name"],
            word.filled(given[category]["note"], word.shipped()),
            PLANS[category].ids,
        )
        for category in Category
    }


def met_in(category: Category, step: Step) -> tuple[Code, ...]:
    """The codes of a step that this kind of message can meet; some meet a milder check in its
    place, which looks for some of the codes only."""
    if step.id not in PLANS[category].ids:
        return ()
    if step.check in PLANS[category].checks:
        return step.codes
    instead = [
        codes
        for check, codes in _MILDER.items()
        if check in PLANS[category].checks and set(codes) <= set(step.codes)
    ]
    (codes,) = instead  # a check that nobody described here is an error, not a guess
    return codes


_BY_ID: Final = {step.id: step for step in STEPS}
_MILDER: Final[dict[Check, tuple[Code, ...]]] = {
    legal_frequency: (Code.REGF_POST_CONVERSATION, Code.REGF_7IN7, Code.FREQ_STATE),
    legal_for_notices: tuple(c for c in _BY_ID["3"].codes if c is not Code.CEASE_COMMUNICATION),
    letters_only: (Code.CHANNEL_DISABLED,),
    address_for_opt_out: tuple(c for c in _BY_ID["12"].codes if c is not Code.WRONG_NUMBER),
}


def _met_by(code: Code) -> list[Category]:
    step = next((step for step in STEPS if code in step.codes), None)
    if step is None:
        return list(Category)
    only = _codes()[code].get("categories", list(Category))
    return [c for c in Category if c in only and code in met_in(c, step)]


def _answers(code: Code, given: Mapping[str, Any]) -> tuple[str, ...]:
    if code is Code.OK:
        return (YES,)
    if code in _WAITS_OR_STAYS:
        return (NOT_YET, NO)
    return (NOT_YET,) if "again" in given else (NO,)


# A promise or a plan known only as a hold has no date to wait for (core/policy/account.py).
_WAITS_OR_STAYS: Final = frozenset({Code.PROMISE_ACTIVE, Code.PLAN_CURRENT})


def _step_of(code: Code) -> StepLine | None:
    return next((step for step in steps() if code in step.codes), None)


def _step_line(step: Step) -> StepLine:
    given = read_data("reasons.yaml")["steps"][step.id]
    return StepLine(step.id, given["title"], given["about"], given["who"], step.codes)


def _channels(given: Mapping[str, Any]) -> list[str]:
    return list(given.get("channels", GateChannel))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _codes() -> Mapping[str, Mapping[str, Any]]:
    codes: Mapping[str, Mapping[str, Any]] = read_data("reasons.yaml")["codes"]
    return codes

"""Branch: the first case that holds decides where the enrollment goes."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Final, Self, assert_never

from tactful.core.blocks._block import Block, Source
from tactful.core.money import MoneyError, format_dollars, parse_cents
from tactful.core.priority import Priority
from tactful.core.steps import Ask, EnrollmentFacts, GoTo, StepDecision
from tactful.core.vocabulary import Channel, PromiseStatus
from tactful.core.wording import count, listed

_COMPARED: Final = re.compile(r"(?P<sign><=|>=|<|>|=)\s*(?P<limit>\S.*)")
_SIGNS: Final[dict[str, Callable[[int, int], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">=": operator.ge,
    ">": operator.gt,
}
_SIGN_WORDS: Final = {
    "<": "fewer than",
    "<=": "at most",
    "=": "exactly",
    ">=": "at least",
    ">": "more than",
}


class Measure(StrEnum):
    """A number that can be compared. The balance is in cents, written in dollars."""

    DAYS_PAST_DUE = "days_past_due"
    BALANCE = "balance"
    UNANSWERED_DIGITAL = "unanswered_digital"
    ROUND = "round"


class Fact(StrEnum):
    """Something that is one of a few words."""

    PRIORITY = "priority"
    PROMISE = "promise"
    DISPOSITION = "disposition"
    PREFERS = "prefers"
    REACHABLE = "reachable"


NONE: Final = "none"
_WORDS: Final[dict[Fact, frozenset[str] | None]] = {
    Fact.PRIORITY: frozenset(Priority),
    Fact.PROMISE: frozenset(PromiseStatus) | {NONE},
    Fact.DISPOSITION: None,
    Fact.PREFERS: frozenset(Channel) | {NONE},
    Fact.REACHABLE: frozenset(Channel),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A number and its limit: `days_past_due: "> 60"`."""

    measure: Measure
    sign: str
    limit: int

    def holds(self, facts: EnrollmentFacts) -> bool:
        """Say whether it is so; a number that is not known holds nothing."""
        number = _number(self.measure, facts)
        return number is not None and _SIGNS[self.sign](number, self.limit)

    @property
    def words(self) -> str:
        """`more than 60 days past due`."""
        sign = _SIGN_WORDS[self.sign]
        match self.measure:
            case Measure.DAYS_PAST_DUE if self.sign == "<=" and self.limit == 0:
                return "not past due"
            case Measure.DAYS_PAST_DUE:
                return f"{sign} {count(self.limit, 'day')} past due"
            case Measure.BALANCE:
                return f"a balance of {sign.replace('fewer', 'less')} {format_dollars(self.limit)}"
            case Measure.UNANSWERED_DIGITAL:
                return f"{sign} {count(self.limit, 'digital reminder')} unanswered"
            case Measure.ROUND:
                return f"{sign} {count(self.limit, 'earlier round')}"
            case unreachable:
                assert_never(unreachable)

    def write(self) -> str:
        """Return the condition as text."""
        limit = str(self.limit)
        if self.measure is Measure.BALANCE:
            limit = f"{self.limit // 100}.{self.limit % 100:02d}"
        return f"{self.sign} {limit}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact and the words it may be: `promise: [broken, partial]`."""

    fact: Fact
    words_wanted: tuple[str, ...]

    def holds(self, facts: EnrollmentFacts) -> bool:
        """Say whether it is so."""
        match self.fact:
            case Fact.PRIORITY:
                return facts.priority in self.words_wanted
            case Fact.PROMISE:
                return (facts.promise_status or NONE) in self.words_wanted
            case Fact.DISPOSITION:
                return (facts.last_disposition or NONE) in self.words_wanted
            case Fact.PREFERS:
                return (facts.preferred_channel or NONE) in self.words_wanted
            case Fact.REACHABLE:
                return any(word in facts.reachable for word in self.words_wanted)
            case unreachable:
                assert_never(unreachable)

    @property
    def words(self) -> str:
        """`top priority`, `promise broken or partial`."""
        words = listed([word.replace("_", " ") for word in self.words_wanted], joint="or")
        match self.fact:
            case Fact.PRIORITY:
                return f"{words} priority"
            case Fact.REACHABLE:
                return f"reachable by {words}"
            case _:
                return f"{self.fact.value} {words}"

    def write(self) -> str | list[str]:
        """Return the condition as text."""
        return self.words_wanted[0] if len(self.words_wanted) == 1 else list(self.words_wanted)


Condition = Compared | OneOf


@dataclass(frozen=True, slots=True)
class Case:
    """Conditions that must all hold, and where to go when they do."""

    conditions: tuple[Condition, ...]
    go: str

    @property
    def words(self) -> str:
        """`top priority and exactly 0 earlier rounds`."""
        return listed([condition.words for condition in self.conditions])


@dataclass(frozen=True, slots=True)
class BranchBlock(Block):
    """Choose a way. The first case whose conditions all hold wins; `else` takes the rest."""

    type: ClassVar[str] = "branch"

    id: str
    cases: tuple[Case, ...]
    otherwise: str

    @classmethod
    def read(cls, source: Source) -> Self:
        """Read the block from its text."""
        otherwise = source.raw("else")
        if otherwise is None and source.following is None:
            source.fault("else", "is missing")
        return cls(source.id, _read_cases(source), source.text("else", source.following or ""))

    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's fields as text."""
        cases = [
            {"if": {_name(part): part.write() for part in case.conditions}, "go": case.go}
            for case in self.cases
        ]
        return {"when": cases, "else": self.otherwise}

    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Go where the first case that holds points."""
        for case in self.cases:
            if all(condition.holds(facts) for condition in case.conditions):
                return GoTo(case.go, case.words)
        return GoTo(self.otherwise, "nothing else applies")

    def targets(self) -> tuple[str, ...]:
        """Where the cases point, and the rest."""
        return (*(case.go for case in self.cases), self.otherwise)

    def sentence(self) -> str:
        """Say who goes where."""
        cases = "; ".join(f"{case.words}: to {case.go}" for case in self.cases)
        return (
            f"Chooses a way. {cases[:1].upper()}{cases[1:]}; everybody else: to {self.otherwise}."
        )


def _number(measure: Measure, facts: EnrollmentFacts) -> int | None:
    match measure:
        case Measure.DAYS_PAST_DUE:
            return facts.days_past_due
        case Measure.BALANCE:
            return facts.balance_cents
        case Measure.UNANSWERED_DIGITAL:
            return facts.unanswered_digital
        case Measure.ROUND:
            return facts.occurrence
        case unreachable:
            assert_never(unreachable)


def _name(condition: Condition) -> str:
    match condition:
        case Compared(measure=measure):
            return measure.value
        case OneOf(fact=fact):
            return fact.value
        case unreachable:
            assert_never(unreachable)


def _read_cases(source: Source) -> tuple[Case, ...]:
    value = source.raw("when")
    if not isinstance(value, list) or not value:
        source.fault("when", "must be a list of cases, each with if and go")
        return ()
    return tuple(_read_case(source, index, case) for index, case in enumerate(value))


def _read_case(source: Source, index: int, value: object) -> Case:
    where = f"when[{index}]"
    if not isinstance(value, Mapping) or set(value) != {"if", "go"}:
        source.fault(where, "must have if and go, and nothing else")
        return Case((), "")
    go, wanted = value["go"], value["if"]
    if not isinstance(go, str) or not go:
        source.fault(f"{where}.go", "must name a block")
        go = ""
    if not isinstance(wanted, Mapping) or not wanted:
        source.fault(f"{where}.if", "must name at least one condition; use else for the rest")
        return Case((), go)
    read = [_read_condition(source, f"{where}.if", name, text) for name, text in wanted.items()]
    return Case(tuple(part for part in read if part is not None), go)


def _read_condition(source: Source, where: str, name: object, text: object) -> Condition | None:
    if isinstance(name, str) and name in set(Measure):
        return _read_compared(source, f"{where}.{name}", Measure(name), text)
    if isinstance(name, str) and name in set(Fact):
        return _read_one_of(source, f"{where}.{name}", Fact(name), text)
    known = ", ".join([*Measure, *Fact])
    source.fault(f"{where}.{name}", f"is not a condition; there are {known}")
    return None


def _read_compared(source: Source, where: str, measure: Measure, text: object) -> Compared | None:
    match = _COMPARED.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        # A bare 60 leaves open whether day 60 itself is meant.
        source.fault(where, 'must be a comparison in quotes, like "> 60" or ">= 60"')
        return None
    limit = _limit(measure, match["limit"])
    if isinstance(limit, int):
        return Compared(measure, match["sign"], limit)
    source.fault(where, limit)
    return None


def _limit(measure: Measure, text: str) -> int | str:
    if measure is Measure.BALANCE:
        try:
            return parse_cents(text)
        except MoneyError as error:
            return str(error)
    return int(text) if re.fullmatch(r"-?[0-9]{1,4}", text) else "must compare with a whole number"


def _read_one_of(source: Source, where: str, fact: Fact, text: object) -> OneOf | None:
    listing = text if isinstance(text, list) else [text]
    words = [word for word in listing if isinstance(word, str) and word]
    if not words or len(words) < len(listing):
        source.fault(where, "must be a word or a list of words")
        return None
    known = _WORDS[fact]
    if fact is Fact.DISPOSITION and source.known_dispositions is not None:
        known = frozenset(source.known_dispositions) | {NONE}
    unknown = [] if known is None else [word for word in words if word not in known]
    if known is not None and unknown:
        source.fault(
            where, f"does not know {listed(unknown)}; there are {', '.join(sorted(known))}"
        )
        return None
    return OneOf(fact, tuple(words))

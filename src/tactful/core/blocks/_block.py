"""What every block can do, and how its text is read with every fault noted."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Self, TypeVar

from tactful.core.money import MoneyError, parse_cents
from tactful.core.steps import Ask, EnrollmentFacts, StepDecision
from tactful.core.vocabulary import HoldKind

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in the text of a journey: where it stands, and what to do about it."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class Block(ABC):
    """One step of a journey. Subclasses are frozen dataclasses whose first field is `id`."""

    __slots__ = ()

    type: ClassVar[str]
    id: str

    @classmethod
    @abstractmethod
    def read(cls, source: "Source") -> Self:
        """Read the block from its text; faults go to the source and never raise."""

    @abstractmethod
    def write(self, following: str | None) -> dict[str, Any]:
        """Return the block's own fields as text, leaving out defaults and `next: following`."""

    @abstractmethod
    def decide(self, facts: EnrollmentFacts, *, now: datetime, ask: Ask) -> StepDecision:
        """Decide what happens now. The standing exits and holds have been looked at already."""

    @abstractmethod
    def targets(self) -> tuple[str, ...]:
        """Return the ids of the blocks it may lead to; empty where the journey ends here."""

    @abstractmethod
    def sentence(self) -> str:
        """Say in one plain sentence, to staff, what the block does."""

    def passes(self, hold: HoldKind) -> bool:
        """Say whether the block may run in spite of an open hold. Hardly any does."""
        return False

    @property
    def reaches_out(self) -> bool:
        """Say whether somebody outside hears from us here."""
        return False

    @property
    def takes_time(self) -> bool:
        """Say whether time always passes here, however often an enrollment comes by."""
        return False


@dataclass(slots=True)
class Source:
    """The text of one block (or trigger) while it is read, noting every fault it has."""

    fields: Mapping[Any, Any]
    where: str
    findings: list[Finding]
    id: str = ""
    following: str | None = None
    known_templates: Collection[str] | None = None
    known_dispositions: Collection[str] | None = None
    _read: set[str] = field(default_factory=set)

    def fault(self, name: str, message: str) -> None:
        """Note a fault of one field."""
        self.findings.append(Finding(f"{self.where}.{name}" if name else self.where, message))

    def raw(self, name: str) -> Any:
        """Return what stands there, None where nothing does."""
        self._read.add(name)
        return self.fields.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Read a text; without a default it must be there."""
        value = self.raw(name)
        if value is None:
            if default is None:
                self.fault(name, "is missing")
            return default or ""
        if not isinstance(value, str) or not value.strip():
            self.fault(name, "must be a text")
            return default or ""
        return value.strip()

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        """Read one word of a list of words."""
        return self.word(name, self.raw(name), kind, default)

    def word(self, name: str, value: object, kind: type[Choice], default: Choice) -> Choice:
        """Turn a value that was already taken out into one word of a list of words."""
        if value is None:
            return default
        words = [word.value for word in kind]
        if not isinstance(value, str) or value not in words:
            self.fault(name, f"must be one of {', '.join(words)}")
            return default
        return kind(value)

    def flag(self, name: str) -> bool:
        """Read true or false; false where nothing stands."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.fault(name, "must be true or false")
        return False

    def whole(self, name: str, default: int, *, least: int, most: int) -> int:
        """Read a whole number between two limits."""
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fault(name, f"must be a whole number from {least} to {most}")
            return default
        return value

    def cents(self, name: str) -> int:
        """Read an amount of money, written in quotes; 0 where nothing stands."""
        value = self.raw(name)
        if value is None:
            return 0
        # A bare 25.10 reaches us as a float, which is not 25.10 any more.
        if not isinstance(value, str):
            self.fault(name, 'must be an amount in quotes, like "25.00"')
            return 0
        try:
            cents = parse_cents(value)
        except MoneyError as error:
            self.fault(name, str(error))
            return 0
        if cents < 0:
            self.fault(name, "must not be below zero")
        return max(0, cents)

    def template(self, name: str) -> str:
        """Read the key of a message or script, which must be a known one."""
        key = self.text(name)
        if key and self.known_templates is not None and key not in self.known_templates:
            self.fault(name, f"there is no template named {key!r}")
        return key

    def next(self) -> str:
        """Read which block comes next: the one below, unless another is named."""
        if self.raw("next") is None and self.following is None:
            self.fault("next", "is missing: the last block must name the next, hand off or end")
            return ""
        return self.text("next", self.following)

    def finish(self) -> None:
        """Note every field nobody asked for."""
        for name in self.fields:
            if name not in self._read:
                self.fault(str(name), "is not a field of this block")

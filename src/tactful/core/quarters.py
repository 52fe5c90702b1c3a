"""Quarters of the calendar year, as a review names them: 2026Q4."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

_WRITTEN: Final = re.compile(r"([12][0-9]{3})-?Q([1-4])", re.IGNORECASE)
_NAMES: Final = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of one year; `number` is 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def written(cls, text: str) -> Self | None:
        """`2026Q4`, `2026-q4`; None where no quarter is written."""
        found = _WRITTEN.fullmatch(text.strip())
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def code(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def label(self) -> str:
        return f"the {_NAMES[self.number - 1]} quarter of {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.after.first - timedelta(days=1)

    @property
    def before(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    @property
    def after(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

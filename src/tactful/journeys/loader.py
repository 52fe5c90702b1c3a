"""Journeys as text: YAML read once, every fault with its line, and the journeys Tactful ships."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import yaml

from tactful.core.journey import Finding, Journey, JourneyError, parse_journey

_TOO_LONG: Final = 100_000
_STEP: Final = re.compile(r"[^.\[\]]+|\[\d+\]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a journey's text; `line` counts from 1."""

    line: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.where}: {self.message}"


class JourneyFault(ValueError):
    """A journey's text that cannot be used; `faults` lists everything wrong, by line."""

    def __init__(self, faults: Collection[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def load_journey(
    text: str,
    *,
    templates: Collection[str] | None = None,
    dispositions: Collection[str] | None = None,
) -> Journey:
    """Read a journey from its YAML text.

    Template keys and dispositions are checked where the known ones are given. Raises
    JourneyFault naming every fault with its line.
    """
    root = _nodes(text)
    try:
        return parse_journey(yaml.safe_load(text), templates=templates, dispositions=dispositions)
    except JourneyError as error:
        raise JourneyFault([_fault(finding, root) for finding in error.findings]) from None
    except (yaml.YAMLError, ValueError) as error:
        # Well-formed, and still no plain data: a tag, a date that is none.
        fault = Fault(_line(error), "journey", "holds something other than text, numbers and lists")
        raise JourneyFault([fault]) from None


@lru_cache(maxsize=512)
def journey_of(text: str) -> Journey:
    """The journey of a published version. Its text never changes, so it is read once."""
    return load_journey(text)


@cache
def shipped_journeys() -> dict[str, str]:
    """The text of every journey Tactful ships, by key."""
    folder = files("tactful.journeys") / "library"
    texts = [
        file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".yaml")
    ]
    return {journey_of(text).key: text for text in texts}


def _nodes(text: str) -> yaml.Node | None:
    if len(text) > _TOO_LONG:
        raise JourneyFault([Fault(1, "journey", f"is longer than {_TOO_LONG:,} characters")])
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        fault = Fault(
            _line(error), "journey", "is not well-formed YAML; check indentation and quotes"
        )
        raise JourneyFault([fault]) from None


def _line(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _fault(finding: Finding, root: yaml.Node | None) -> Fault:
    return Fault(_line_of(finding.where, root), finding.where, finding.message)


def _line_of(where: str, root: yaml.Node | None) -> int:
    """The line of `blocks.remind.channels` or `blocks[2].id`, or of the nearest thing around it."""
    node, line = root, 1
    for step in _STEP.findall(where.removeprefix("journey.")):
        found = _below(node, step)
        if found is None:
            break
        at, node = found
        line = at.start_mark.line + 1
    return line


def _below(node: yaml.Node | None, step: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Where the next part of a path stands, and what it holds."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        if step.startswith("["):
            index = int(step[1:-1])
            items = node.value[index : index + 1]
            return (items[0], items[0]) if items else None
        return next(((item, item) for item in node.value if _id_of(item) == step), None)
    return None


def _id_of(node: yaml.Node) -> str | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value.value for key, value in node.value if key.value == "id"), None)


def about_of(text: str) -> str:
    """What a journey is for, as the comment at the head of its text says; empty without one."""
    lines = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").strip())
    said = " ".join(line for line in lines if line)
    head, colon, rest = said.partition(": ")
    # "Balance reminder: a text before the due date" - the name stands beside it already.
    if colon and len(head.split()) <= _NAME_WORDS:
        said = rest[:1].upper() + rest[1:]
    return said


_NAME_WORDS: Final = 4

"""The overview of a journey in lines: where each thing stands on the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tactful.core.diagram import Diagram, Rail, Stop, title_of
from tactful.journeys.standing import Here

ROW: Final = 28
TRACK: Final = 9
WIDTH: Final = 344
_PIN: Final = 10
_BEND: Final = 4
_LONGEST: Final = 33


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered mark with its label and, where somebody stands there, their number."""

    number: int
    y: int
    label: str
    shape: str
    people: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks from top to bottom at `x`, and the paths of the rails on their left."""

    pins: tuple[Pin, ...]
    rails: tuple[tuple[str, bool], ...]
    x: int
    height: int
    width: int = WIDTH
    label_x: int = 0
    people_x: int = WIDTH - 2


def drawing(drawn: Diagram, here: Mapping[str, Here]) -> Drawing:
    """Place everything; one row for the start and one for each block."""
    x = drawn.tracks * TRACK + _PIN + 8
    return Drawing(
        pins=tuple(_pin(stop, here) for stop in drawn.stops),
        rails=tuple(
            (_line(rail, start, x), rail.back) for rail in drawn.rails for start in rail.starts
        ),
        x=x,
        height=(len(drawn.stops) + 1) * ROW + 4,
        label_x=x + _PIN + 8,
    )


def _pin(stop: Stop, here: Mapping[str, Here]) -> Pin:
    shape = "fork" if stop.is_fork else "end" if stop.is_end else "block"
    found = here.get(stop.block.id)
    return Pin(
        stop.number,
        _y(stop.number),
        _label(stop),
        shape,
        found.people if found else 0,
        stop.goes_on,
    )


def _y(number: int) -> int:
    return number * ROW + ROW // 2


def _label(stop: Stop) -> str:
    rest = title_of(stop.message) if stop.message else stop.rest.partition(",")[0].partition(":")[0]
    label = f"{stop.verb} {rest.partition(';')[0]}".strip()
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"


def _line(rail: Rail, start: int, x: int) -> str:
    """From a mark out to the rail, along it, and back to the mark it leads to."""
    out = x - _PIN
    along = out - 6 - rail.track * TRACK
    begin, end = _y(start) + 3, _y(rail.to) - 3
    bend = _BEND if end > begin else -_BEND
    return (
        f"M{out} {begin}H{along + _BEND}Q{along} {begin} {along} {begin + bend}"
        f"V{end - bend}Q{along} {end} {along + _BEND} {end}H{out - 1}"
    )

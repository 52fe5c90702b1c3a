"""A journey as it is read and drawn: blocks in order, where each leads on to, and the lines.

The list of stops says everything; the rails only draw it. A block of a kind unknown here says
its own sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from tactful.core.blocks import Block
from tactful.core.blocks._refusal import HAND_OFF, NEXT
from tactful.core.blocks.branch import BranchBlock
from tactful.core.blocks.call import CallBlock, Caller
from tactful.core.blocks.end import EndBlock
from tactful.core.blocks.hand_off import HandOffBlock
from tactful.core.blocks.send import SendBlock, Way, WhenDeferred
from tactful.core.blocks.wait import WaitBlock
from tactful.core.journey import Journey
from tactful.core.wording import listed


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a block may lead: when, in words (empty: always), and to which stop."""

    when: str
    to: int


@dataclass(frozen=True, slots=True)
class Stop:
    """One block of a journey, numbered from 1 in the order of its text.

    `verb` and `rest` make its sentence, `notes` what else is to know. `leads` are the ways out
    of a fork; of any other block only those that do not lead to the very next stop.
    """

    number: int
    block: Block
    verb: str
    rest: str
    notes: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()
    message: str = ""
    goes_on: bool = False

    @property
    def is_fork(self) -> bool:
        """Whether somebody may go more than one way from here by what is known of them."""
        return isinstance(self.block, BranchBlock)

    @property
    def is_end(self) -> bool:
        """Whether the journey is over here."""
        return not self.block.targets()


@dataclass(frozen=True, slots=True)
class Rail:
    """A line from some stops to another one that is not the next; tracks count from the blocks."""

    starts: tuple[int, ...]
    to: int
    track: int
    back: bool

    @property
    def first(self) -> int:
        """The upper end."""
        return min(*self.starts, self.to)

    @property
    def last(self) -> int:
        """The lower end."""
        return max(*self.starts, self.to)


@dataclass(frozen=True, slots=True)
class Diagram:
    """All stops of a journey, and the rails beside them."""

    stops: tuple[Stop, ...]
    rails: tuple[Rail, ...]

    @property
    def tracks(self) -> int:
        """How many rails run side by side at most."""
        return max((rail.track for rail in self.rails), default=-1) + 1

    @property
    def messages(self) -> tuple[str, ...]:
        """The keys of what is sent or said, in order, each once."""
        return tuple(dict.fromkeys(stop.message for stop in self.stops if stop.message))


def diagram(journey: Journey) -> Diagram:
    """Lay a journey out."""
    numbers = {block.id: number for number, block in enumerate(journey.blocks, 1)}
    stops = tuple(_stop(block, numbers) for block in journey.blocks)
    return Diagram(stops, tuple(_rails(journey, numbers)))


def title_of(message: str) -> str:
    """Say the key of a message as people do: `past_due` is `past due`."""
    return message.replace("_", " ")


def _stop(block: Block, numbers: dict[str, int]) -> Stop:
    here = numbers[block.id]
    following = here + 1
    targets = [numbers[target] for target in block.targets() if target in numbers]
    goes_on = following in targets
    match block:
        case SendBlock():
            notes, leads = _sending(block), _onward(block.next, block.otherwise, numbers, here)
            rest = (
                f"“{title_of(block.template)}” {', else '.join(_WAYS[w] for w in block.channels)}"
            )
            stop = Stop(here, block, "Send", rest, notes, leads, block.template)
        case CallBlock():
            notes, leads = _calling(block), _onward(block.next, block.otherwise, numbers, here)
            rest = f"{_CALLERS[block.by]}, with the script “{title_of(block.script)}”"
            stop = Stop(here, block, "Call", rest, notes, leads, block.script)
        case WaitBlock():
            rest = block.sentence().removeprefix("Waits ").removesuffix(".")
            stop = Stop(here, block, "Wait", rest, (), _onward(block.next, NEXT, numbers, here))
        case BranchBlock():
            rest, leads = "a way; the first that fits is taken", tuple(_forks(block, numbers))
            stop = Stop(here, block, "Choose", rest, (), leads)
        case HandOffBlock():
            stop = Stop(here, block, "Hand off", f"to a person: {block.reason}")
        case EndBlock():
            stop = Stop(here, block, "End", "")
        case _:
            verb = block.type.replace("_", " ").capitalize()
            leads = tuple(Lead("", to) for to in targets if to != following)
            stop = Stop(here, block, verb, block.sentence(), (), leads)
    return replace(stop, goes_on=goes_on)


_WAYS: Final = {
    Way.PREFERRED: "the way they prefer",
    Way.PREFERRED_DIGITAL: "the way they prefer if that is text or e-mail",
    Way.SMS: "by text",
    Way.EMAIL: "by e-mail",
    Way.LETTER: "by letter",
}
_CALLERS: Final = {
    Caller.PERSON: "by a person",
    Caller.ASSISTANT: "by the assistant where that is agreed, else by a person",
}
_IF_CLOSED: Final = "If no way is open"


def _sending(block: SendBlock) -> tuple[str, ...]:
    notes = []
    if set(block.channels) & {Way.PREFERRED, Way.LETTER}:
        notes.append("Where that is the phone or a letter, a person is asked to call or write.")
    if block.not_after is not None:
        notes.append(f"Left out after {block.not_after.words}: it would be too late.")
    if block.when_deferred is WhenDeferred.NEXT_CHANNEL:
        notes.append("Where a way is closed for now, the next is tried at once.")
    return (*notes, *_if_closed(block.otherwise))


def _calling(block: CallBlock) -> tuple[str, ...]:
    notes = [f"The worklist says why: {block.reason}."] if block.reason else []
    return (*notes, *_if_closed(block.otherwise))


def _if_closed(otherwise: str) -> tuple[str, ...]:
    if otherwise == HAND_OFF:
        return (f"{_IF_CLOSED}, a person gets it.",)
    return (f"{_IF_CLOSED}, it goes on.",) if otherwise == NEXT else ()


def _onward(following: str, otherwise: str, numbers: dict[str, int], here: int) -> tuple[Lead, ...]:
    leads = []
    if otherwise in numbers:
        leads.append(Lead(_IF_CLOSED.lower(), numbers[otherwise]))
    if numbers.get(following, 0) not in (0, here + 1):
        leads.append(Lead("then", numbers[following]))
    return tuple(leads)


def _forks(block: BranchBlock, numbers: dict[str, int]) -> Iterator[Lead]:
    for case in block.cases:
        if case.go in numbers:
            yield Lead(listed([_plain(part.words) for part in case.conditions]), numbers[case.go])
    if block.otherwise in numbers:
        yield Lead("everybody else", numbers[block.otherwise])


def _plain(words: str) -> str:
    return _PLAIN.get(words, words)


_PLAIN: Final = {
    "exactly 0 earlier rounds": "it is the first round",
    "prefers voice": "they prefer the phone",
    "prefers sms": "they prefer texts",
    "prefers email": "they prefer e-mail",
    "prefers letter": "they prefer letters",
}


def _rails(journey: Journey, numbers: dict[str, int]) -> Iterator[Rail]:
    """One rail for each stop that is come to from elsewhere than just above, short ones inside."""
    drawn: list[Rail] = []
    for rail in sorted(_jumps(journey, numbers), key=lambda rail: rail.last - rail.first):
        track = _free_track(rail, drawn)
        drawn.append(Rail(rail.starts, rail.to, track, rail.back))
    yield from drawn


def _jumps(journey: Journey, numbers: dict[str, int]) -> Iterator[Rail]:
    starts: dict[tuple[int, bool], list[int]] = {}
    for block in journey.blocks:
        here = numbers[block.id]
        for to in dict.fromkeys(numbers[t] for t in block.targets() if t in numbers):
            if to != here + 1:
                starts.setdefault((to, to <= here), []).append(here)
    for (to, back), found in starts.items():
        yield Rail(tuple(found), to, 0, back)


def _free_track(rail: Rail, drawn: Iterable[Rail]) -> int:
    taken = {
        other.track for other in drawn if other.first <= rail.last and rail.first <= other.last
    }
    return next(track for track in range(len(taken) + 1) if track not in taken)

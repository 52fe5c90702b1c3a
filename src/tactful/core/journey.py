"""A journey: the path as blocks, its text, its faults, and one step along it.

The text is a mapping as YAML gives it; reading and writing files is done elsewhere.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, assert_never
from zoneinfo import ZoneInfo

from tactful.core.blocks import Block, Source, block_types
from tactful.core.blocks._block import Finding
from tactful.core.blocks.trigger import Trigger, TriggerKind
from tactful.core.steps import (
    Ask,
    EnrollmentFacts,
    Exit,
    ExitReason,
    GoTo,
    HandOff,
    OpenWorkItem,
    Pause,
    Send,
    StepDecision,
    WaitUntil,
)
from tactful.core.vocabulary import Channel, HoldKind, WorkKind
from tactful.core.wording import full_date

__all__ = [
    "Ask",
    "Block",
    "EnrollmentFacts",
    "Exit",
    "ExitReason",
    "Finding",
    "GoTo",
    "HandOff",
    "Journey",
    "JourneyError",
    "OpenWorkItem",
    "Pause",
    "Send",
    "StepDecision",
    "Trigger",
    "TriggerKind",
    "WaitUntil",
    "Walk",
    "describe",
    "lint",
    "parse_journey",
    "standing_exit",
    "step",
    "to_mapping",
    "walk",
]

_KEY: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_RESERVED: Final = frozenset({"hand_off", "next"})
_HOLD_ORDER: Final = {kind: place for place, kind in enumerate(HoldKind)}


class JourneyError(ValueError):
    """The text of a journey has faults; `findings` lists every one with where it stands."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Journey:
    """The designed path: how it begins, and its blocks in order."""

    key: str
    name: str
    trigger: Trigger
    blocks: tuple[Block, ...]

    @property
    def first_block(self) -> str:
        """The id of the block an enrollment begins at."""
        return self.blocks[0].id

    def block(self, block_id: str) -> Block:
        """Return one block by its id; raises LookupError where there is none."""
        for block in self.blocks:
            if block.id == block_id:
                return block
        raise LookupError(f"the journey {self.key} has no block {block_id}")

    def occurrence_after(self, block_id: str, next_block: str, occurrence: int) -> int:
        """Return the occurrence an enrollment has once it moves from one block to another.

        It grows whenever the way leads back, so that (block, occurrence) never comes
        twice on one walk: what a touch is told apart by.
        """
        ids = [block.id for block in self.blocks]
        return occurrence + (ids.index(next_block) <= ids.index(block_id))


@dataclass(frozen=True, slots=True)
class Walk:
    """Where an enrollment comes to in one go: through every block that takes no time.

    `path` are the blocks passed on the way with the phrase that led on; `block` and
    `occurrence` say where `decision` was taken, and belong to the key of its touch.
    """

    block: str
    occurrence: int
    decision: StepDecision
    path: tuple[tuple[str, str], ...] = ()


def step(
    journey: Journey, block_id: str, facts: EnrollmentFacts, *, now: datetime, ask: Ask
) -> StepDecision:
    """Decide what an enrollment does now at the block it has come to.

    `ask` puts a channel and a category to the policy gate. Raises LookupError where the
    journey has no such block.
    """
    # Standing exits outrank every block, and holds every block but their own: no
    # journey, however edited, can text someone who has paid or says the bill is wrong.
    reason = standing_exit(facts)
    if reason is not None:
        return Exit(reason)
    block = journey.block(block_id)
    holds = [hold for hold in facts.holds if not _passes(journey, block, hold)]
    if holds:
        return _pause(holds)
    return block.decide(facts, now=now, ask=ask)


def walk(
    journey: Journey, block_id: str, facts: EnrollmentFacts, *, now: datetime, ask: Ask
) -> Walk:
    """Step until something happens: through every GoTo, as if each were its own wake."""
    path: list[tuple[str, str]] = []
    # A journey that was read without findings has no circle that takes no time.
    for _ in range(len(journey.blocks) + 1):
        decision = step(journey, block_id, facts, now=now, ask=ask)
        if not isinstance(decision, GoTo):
            return Walk(block_id, facts.occurrence, decision, tuple(path))
        path.append((block_id, decision.reason))
        facts = replace(
            facts,
            occurrence=journey.occurrence_after(block_id, decision.block, facts.occurrence),
            entered_block_at=now,
        )
        block_id = decision.block
    raise RuntimeError(f"the journey {journey.key} goes in a circle at {block_id}")


def standing_exit(facts: EnrollmentFacts) -> ExitReason | None:
    """Return why any journey is over for this account, None where it is not (mission D6)."""
    if HoldKind.DECEASED in facts.holds:
        return ExitReason.DECEASED
    if facts.holds & {HoldKind.BANKRUPTCY_PETITION, HoldKind.BANKRUPTCY_DISCHARGE}:
        return ExitReason.BANKRUPT
    if facts.opted_out_of_everything:
        return ExitReason.OPTED_OUT
    return ExitReason.PAID if facts.balance_cents <= 0 else None


def parse_journey(
    mapping: object,
    *,
    templates: Collection[str] | None = None,
    dispositions: Collection[str] | None = None,
) -> Journey:
    """Read a journey from its text. Raises JourneyError with every fault and where it stands.

    Template keys and dispositions are checked where the known ones are given.
    """
    journey, findings = _read(mapping, templates, dispositions)
    if journey is None or findings:
        raise JourneyError(findings)
    return journey


def lint(
    mapping: object,
    *,
    templates: Collection[str] | None = None,
    dispositions: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return every fault of a journey's text; empty where it can be published."""
    return tuple(_read(mapping, templates, dispositions)[1])


def to_mapping(journey: Journey) -> dict[str, Any]:
    """Return the text of a journey. Reading it again gives the same journey."""
    ids = [block.id for block in journey.blocks]
    followings = [*ids[1:], None]
    return {
        "key": journey.key,
        "name": journey.name,
        "trigger": journey.trigger.write(),
        "blocks": [
            {"id": block.id, "type": block.type, **block.write(following)}
            for block, following in zip(journey.blocks, followings, strict=True)
        ],
    }


def describe(thing: Block | Trigger | StepDecision, *, zone: str = "UTC") -> str:
    """Say in one plain sentence, to staff, what a block does or what was decided.

    Days are those of the practice's zone.
    """
    match thing:
        case Block() | Trigger():
            return thing.sentence()
        case Send(channel=channel, template=template):
            return f"Sends “{template}” by {_CHANNEL_WORDS[channel]}."
        case OpenWorkItem(kind=kind, reason=reason):
            verb = {WorkKind.CALL: "to call", WorkKind.LETTER: "to send a letter"}.get(kind)
            return f"Asks a person {verb or 'to look'}: {reason}."
        case WaitUntil(at=at):
            return f"Waits until {full_date(at.astimezone(ZoneInfo(zone)).date())}."
        case GoTo(block=block, reason=reason):
            return f"Goes on to {block}: {reason}." if reason else f"Goes on to {block}."
        case Pause(reason=reason):
            return f"Paused: {_hold_words(reason)}."
        case HandOff(reason=reason):
            return f"Hands off to a person: {reason}."
        case Exit(reason=reason):
            return f"Ended: {_EXIT_WORDS[reason]}."
        case unreachable:
            assert_never(unreachable)


_CHANNEL_WORDS: Final = {
    Channel.SMS: "text",
    Channel.EMAIL: "e-mail",
    Channel.VOICE: "an automated call",
    Channel.LETTER: "letter",
    Channel.PORTAL: "the patient page",
}
_EXIT_WORDS: Final = {
    ExitReason.PAID: "paid",
    ExitReason.OPTED_OUT: "opted out of everything",
    ExitReason.DECEASED: "deceased",
    ExitReason.BANKRUPT: "bankrupt",
    ExitReason.BELOW_MINIMUM: "the balance is below the minimum",
    ExitReason.FINISHED: "the journey is done",
}
_HOLD_WORDS: Final = {
    HoldKind.DISPUTE: "the bill is disputed",
    HoldKind.PLAN: "a payment plan is running",
    HoldKind.PROMISE: "a promise is open",
    HoldKind.FA_APPLICATION: "an application for financial assistance is open",
    HoldKind.OUTSIDE_AGENCY: "an outside agency has the account",
}


def _hold_words(hold: HoldKind) -> str:
    return _HOLD_WORDS.get(hold, str(hold).replace("_", " "))


def _passes(journey: Journey, block: Block, hold: HoldKind) -> bool:
    # A journey that a promise began would otherwise be paused by that very promise.
    # What reaches out still keeps its own rule: only a promise reminder may be sent.
    is_its_own = hold is HoldKind.PROMISE and journey.trigger.kind is TriggerKind.PROMISE_DUE
    return block.passes(hold) or (is_its_own and not block.reaches_out)


def _pause(holds: Iterable[HoldKind]) -> Pause:
    # The weightiest first; a kind nobody has heard of still pauses.
    ordered = sorted(holds, key=lambda hold: (_HOLD_ORDER.get(hold, len(_HOLD_ORDER)), hold))
    return Pause(ordered[0], tuple(ordered))


def _read(
    mapping: object, templates: Collection[str] | None, dispositions: Collection[str] | None
) -> tuple[Journey | None, list[Finding]]:
    findings: list[Finding] = []
    if not isinstance(mapping, Mapping):
        return None, [Finding("journey", "must have key, name, trigger and blocks")]
    top = Source(mapping, "journey", findings)
    key = top.text("key")
    if key and not _KEY.fullmatch(key):
        top.fault("key", "must be small letters, digits and _, 40 at most, a letter first")
    name = top.text("name")
    trigger = _read_trigger(top)
    rows = top.raw("blocks")
    top.finish()
    if not isinstance(rows, list) or not rows:
        top.fault("blocks", "must be a list of blocks")
        return None, findings
    blocks = _Blocks(rows, findings, templates, dispositions).read()
    return Journey(key, name, trigger, blocks), findings


def _read_trigger(top: Source) -> Trigger:
    value = top.raw("trigger")
    if isinstance(value, Mapping):
        return Trigger.read(Source(value, "trigger", top.findings))
    top.fault("trigger", "must say its type, like {type: due, days_ahead: 3}")
    return Trigger(TriggerKind.MANUAL)


@dataclass(slots=True)
class _Blocks:
    """The list of blocks while it is read: each block by itself, then the way through them."""

    rows: list[Any]
    findings: list[Finding]
    templates: Collection[str] | None
    dispositions: Collection[str] | None

    def read(self) -> tuple[Block, ...]:
        ids = [self._id(index, row) for index, row in enumerate(self.rows)]
        blocks = [
            self._block(row, ids[index], ids[index + 1] if index + 1 < len(ids) else None)
            for index, row in enumerate(self.rows)
        ]
        readable = [block for block in blocks if block is not None]
        self._check_targets(readable, ids)
        # Where a block could not be read, half the way is dark: say that first.
        if len(readable) == len(self.rows) and len(set(ids)) == len(ids):
            self._check_way({block.id: block for block in readable})
        return tuple(readable)

    def _id(self, index: int, row: object) -> str:
        where = f"blocks[{index}]"
        value = row.get("id") if isinstance(row, Mapping) else None
        if not isinstance(row, Mapping):
            self._find(where, "must be a block with id and type")
        elif value is None:
            self._find(f"{where}.id", "is missing")
        elif not isinstance(value, str) or not _KEY.fullmatch(value) or value in _RESERVED:
            self._find(
                f"{where}.id",
                "must be small letters, digits and _, 40 at most, a letter first, and neither "
                "next nor hand_off",
            )
        elif any(
            value == other.get("id") for other in self.rows[:index] if isinstance(other, dict)
        ):
            self._find(f"{where}.id", f"is used twice: {value}")
        return value if isinstance(value, str) else where

    def _block(self, row: object, block_id: str, following: str | None) -> Block | None:
        if not isinstance(row, Mapping):
            return None
        where = block_id if block_id.startswith("blocks[") else f"blocks.{block_id}"
        kind = row.get("type")
        types = block_types()
        if not isinstance(kind, str) or kind not in types:
            what = "is missing" if kind is None else "is not a block we know"
            self._find(f"{where}.type", f"{what}; there are {', '.join(types)}")
            return None
        source = Source(
            row,
            where,
            self.findings,
            id=block_id,
            following=following,
            known_templates=self.templates,
            known_dispositions=self.dispositions,
        )
        source.raw("id"), source.raw("type")
        block = types[kind].read(source)
        source.finish()
        return block

    def _check_targets(self, blocks: Sequence[Block], ids: Sequence[str]) -> None:
        for block in blocks:
            for target in dict.fromkeys(block.targets()):
                if target and target not in ids:
                    self._find(f"blocks.{block.id}", f"leads to {target}, which is no block")

    def _check_way(self, blocks: Mapping[str, Block]) -> None:
        ways = {
            block.id: [target for target in block.targets() if target in blocks]
            for block in blocks.values()
        }
        reached = _reachable(next(iter(ways)), ways)
        for block_id in ways:
            if block_id not in reached:
                self._find(f"blocks.{block_id}", "cannot be reached from the first block")

        ends = {block_id for block_id, block in blocks.items() if not block.targets()}
        for block_id in ways:
            if block_id in reached and not ends & _reachable(block_id, ways):
                self._find(f"blocks.{block_id}", "no way leads from here to an end or a hand-off")

        hasty = {
            block_id: [] if blocks[block_id].takes_time else targets
            for block_id, targets in ways.items()
        }
        circle = _circle(hasty)
        if circle:
            self._find(
                f"blocks.{circle[0]}",
                f"goes round without a wait: {' → '.join([*circle, circle[0]])}; put a wait with "
                "for or until_next in between",
            )

    def _find(self, where: str, message: str) -> None:
        self.findings.append(Finding(where, message))


def _reachable(start: str, ways: Mapping[str, Sequence[str]]) -> set[str]:
    """Return every block that can be come to from one, itself included."""
    reached = {start}
    ahead = [start]
    while ahead:
        fresh = set(ways[ahead.pop()]) - reached
        reached |= fresh
        ahead.extend(fresh)
    return reached


def _circle(ways: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the blocks of one circle in the order they are walked; empty where there is none."""
    for start in ways:
        path = _path_back(start, ways)
        if path:
            return path
    return []


def _path_back(start: str, ways: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the shortest way from a block back to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop(0)
        for target in ways[here]:
            if target == start:
                path = [here]
                while path[0] != start:
                    path.insert(0, came_from[path[0]])
                return path
            if target not in came_from:
                came_from[target] = here
                ahead.append(target)
    return []

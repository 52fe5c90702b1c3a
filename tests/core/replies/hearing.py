"""Replies as they come in on Tuesday, March 3, 2026, at 6:12 in the evening in Chicago."""

from datetime import UTC, datetime
from pathlib import Path

from tactful.core.replies import (
    Question,
    Reading,
    ReplyContext,
    ReplyDecision,
    decide,
    read,
)
from tactful.core.vocabulary import Channel, HoldKind

RECEIVED = datetime(2026, 3, 4, 0, 12, tzinfo=UTC)
GATES = Path(__file__).parent / "gates"
NOTHING_RECORDED = frozenset({HoldKind.PROMISE})


def context(
    channel: Channel = Channel.SMS,
    *,
    at: datetime = RECEIVED,
    zone: str = "America/Chicago",
    question: Question | None = None,
    **known: object,
) -> ReplyContext:
    return ReplyContext(channel, at, zone, open_question=question, **known)  # type: ignore[arg-type]


def heard(text: str, channel: Channel = Channel.SMS, **circumstances: object) -> Reading:
    return read(text, context(channel, **circumstances))  # type: ignore[arg-type]


def decided(text: str, channel: Channel = Channel.SMS, **circumstances: object) -> ReplyDecision:
    here = context(channel, **circumstances)  # type: ignore[arg-type]
    return decide(read(text, here), here)


def gate(name: str) -> list[str]:
    """Return the phrasings of one gate file, one a line, without its comments."""
    lines = (GATES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def changes_something(decision: ReplyDecision) -> bool:
    """Tell whether a decision does more than hold, open a work item, or say the safe thing."""
    return bool(
        decision.suppress or decision.suppress_address or decision.opt_in or decision.promise
    )

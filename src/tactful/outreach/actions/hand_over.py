"""Handing touches over: decide and write down first, commit, and only then the network.

Three steps with a commit between them: `claim` reads everything again and marks what may go; the
adapter speaks to the provider outside any transaction; `record_outcomes` writes the answers in
bulk. A process killed between the first and the last leaves touches that are marked and without
an answer: after a lease they are unknown, and never sent again.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from time import monotonic, sleep
from typing import Final

import structlog
from django.db import InterfaceError, OperationalError, connection

from tactful.channels.contract import (
    ChannelAdapter,
    Outcome,
    OutcomeUnknown,
    OutgoingTouch,
    TryAgain,
)
from tactful.core.vocabulary import Channel
from tactful.outreach.actions.claim import SUB_BATCH, claim
from tactful.outreach.actions.outcomes import Result, Tried, put_back, record_outcomes
from tactful.outreach.actions.rates import FAILURES_TO_PAUSE
from tactful.practice.models import Practice

RECORD_EVERY_S: Final = 0.3
# What was not tried by then certainly was not sent, and goes back: a stop that comes after the
# claim is heeded within a minute even where a provider is slow (policy.md R017).
PATIENCE_S: Final = 45.0
# A database that restarts is back within these pauses; the answers are only in memory until then.
_PAUSES_S: Final = (0.5, 2.0, 8.0, 20.0)

_log = structlog.get_logger()


def hand_over(
    practice: Practice,
    channel: Channel,
    adapter: ChannelAdapter,
    *,
    now: datetime,
    limit: int = SUB_BATCH,
    stopping: Callable[[], bool] = lambda: False,
) -> int:
    """Hand over what is due on one channel, at most `limit` touches; returns how many were due.

    `stopping` is asked between touches: what was not tried when it answers yes, or when the
    provider keeps failing, goes back into the queue.
    """
    claimed = claim(practice, channel, provider=adapter.name, now=now, limit=min(limit, SUB_BATCH))
    if claimed.out:
        _send(practice, channel, adapter, claimed.out, now=now, stopping=stopping)
    return claimed.handled


def _send(
    practice: Practice,
    channel: Channel,
    adapter: ChannelAdapter,
    out: Sequence[tuple[Tried, OutgoingTouch]],
    *,
    now: datetime,
    stopping: Callable[[], bool],
) -> None:
    """Speak to the provider, one touch after the other, outside any transaction."""
    began = flushed = monotonic()
    results: list[Result] = []
    failed_in_a_row = 0
    for place, (tried, touch) in enumerate(out):
        if failed_in_a_row >= FAILURES_TO_PAUSE or monotonic() - began > PATIENCE_S or stopping():
            put_back((waiting for waiting, _ in out[place:]), now=now)
            break
        outcome = _attempt(adapter, touch)
        # What hangs, too: every touch more it swallows is a reminder nobody may send again.
        failed = isinstance(outcome, TryAgain | OutcomeUnknown)
        failed_in_a_row = failed_in_a_row + 1 if failed else 0
        results.append((tried, outcome))
        if monotonic() - flushed > RECORD_EVERY_S:
            _record(practice, channel, results, now=_since(now, began))
            results, flushed = [], monotonic()
    if results:
        _record(practice, channel, results, now=_since(now, began))


def _attempt(adapter: ChannelAdapter, touch: OutgoingTouch) -> Outcome:
    try:
        return adapter.send(touch)
    except Exception as error:
        # An adapter must not raise; when it does, nobody knows how far it came.
        _log.error("channel failed", channel=adapter.name, error=type(error).__name__)
        return OutcomeUnknown("the channel failed unexpectedly")


def _record(
    practice: Practice, channel: Channel, results: Sequence[Result], *, now: datetime
) -> None:
    """Write the answers down, also if the database is away for a moment.

    Raises when it stays away; the touches then are unknown once their lease is over.
    """
    for pause in _PAUSES_S:
        try:
            record_outcomes(practice, channel, results, now=now)
        except (OperationalError, InterfaceError) as error:
            _log.warning("answers not recorded yet", error=type(error).__name__)
            connection.close()
            sleep(pause)
        else:
            return
    record_outcomes(practice, channel, results, now=now)


def _since(now: datetime, began: float) -> datetime:
    """The instant of an answer: `now`, moved on when a provider took its time."""
    return now + timedelta(seconds=int(monotonic() - began))

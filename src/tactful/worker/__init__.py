"""The embedded worker: one thread that walks the chores until it is told to stop."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Event
from time import monotonic

import structlog
from django.conf import settings as django_settings
from django.db import close_old_connections, connections

from tactful.chores import FIGURES, LIMIT, Chore, adapters_from_settings, chores
from tactful.worker.clock import now_utc

_log = structlog.get_logger()

# A chore that failed is tried again, but not at once: what broke it may need a while.
PAUSE_AFTER_FAULT_S = 5.0


def run_forever(stop: Event, some: Mapping[str, Chore] | None = None) -> None:
    """Walk the chores (all, unless only some are given) with the real clock until told to stop.

    A fault of one is reported and the others go on. The log holds names of chores and counts:
    nothing in it concerns a patient.
    """
    adapters = adapters_from_settings()
    for adapter in adapters.values():
        for fault in adapter.check():
            _log.error("channel is not ready", channel=adapter.name, fault=fault)
    walk = {**chores(adapters, stopping=stop.is_set), **FIGURES} if some is None else some
    looks_again = dict.fromkeys(walk, 0.0)
    try:
        while not stop.is_set():
            if not _walk(walk, looks_again, stop):
                stop.wait(django_settings.TACTFUL.worker_tick_s)
    finally:
        for adapter in adapters.values():
            adapter.close()
        connections.close_all()


def _walk(walk: Mapping[str, Chore], looks_again: dict[str, float], stop: Event) -> int:
    """One round over what is to be looked at now; how much was handled in all."""
    handled = 0
    for name, chore in walk.items():
        if stop.is_set() or monotonic() < looks_again[name]:
            continue
        done = _run(name, chore)
        handled += done or 0
        pause = PAUSE_AFTER_FAULT_S if done is None else 0 if done else chore.every_s
        looks_again[name] = monotonic() + pause
    return handled


def _run(name: str, chore: Chore) -> int | None:
    """How many it handled, None where it failed."""
    close_old_connections()
    try:
        handled = chore.run(now_utc(), LIMIT)
    except Exception as error:
        # The type only: a database quotes the row it refuses.
        _log.error("chore failed", chore=name, error=type(error).__name__)
        connections.close_all()
        return None
    if handled:
        _log.debug("chore", chore=name, handled=handled)  # the sign-in must not scroll away
    return handled

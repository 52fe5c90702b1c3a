"""Looks at accounts, written down at once where that is possible and a moment later where not.

SQLite has one writer. While a long import is it, whoever only looks must not wait for it: what
they looked at goes to a file of its own in the home folder, and a chore continues the chain
from there.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import OperationalError, connection, transaction

from tactful.audit.actions import Happened, record
from tactful.audit.models import AuditEntry
from tactful.records import new_uid

KEPT_IN: Final = "kept_in"
"""In the detail of an entry that had to wait: the file it waited in."""

_READY: Final = ".json"
_TAKEN: Final = ".taken"


def note(practice_id: int, happened: Iterable[Happened], *, now: datetime) -> None:
    """Record what somebody looked at; it never waits long, and is never lost."""
    events = list(happened)
    try:
        record(practice_id, events, now=now)
    except OperationalError:
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            raise
        _keep(practice_id, events, now)


def take_in_looks(now: datetime, limit: int) -> int:
    """Write down the looks that had to wait, oldest first; returns how many."""
    folder = _folder()
    waiting = sorted(folder.glob(f"*{_READY}"))[:limit] if folder.is_dir() else []
    left = sorted(folder.glob(f"*{_TAKEN}")) if folder.is_dir() else []
    if not waiting and not left:
        return 0
    with transaction.atomic():
        # One that is taken already was left by a worker that was killed: perhaps it is in.
        taken = [path for path in left if not _is_in(path)] + [_take(path) for path in waiting]
        handled = sum(map(_write_down, taken))
    for path in {*left, *taken}:
        path.unlink(missing_ok=True)
    return handled


def _keep(practice_id: int, events: Iterable[Happened], now: datetime) -> None:
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{now:%Y%m%d%H%M%S%f}-{new_uid()}"
    said = {
        "practice": practice_id,
        "at": now.isoformat(),
        "happened": [asdict(event) for event in events],
    }
    beside = folder / f"{name}.new"
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, folder / f"{name}{_READY}")


def _take(path: Path) -> Path:
    taken = path.with_suffix(_TAKEN)
    os.replace(path, taken)
    return taken


def _write_down(path: Path) -> int:
    said = json.loads(path.read_text())
    events = [_waited(entry, path) for entry in said["happened"]]
    return record(said["practice"], events, now=datetime.fromisoformat(said["at"]))


def _waited(entry: dict[str, Any], path: Path) -> Happened:
    detail = {**entry["detail"], KEPT_IN: path.stem}
    return Happened(entry["actor"], entry["action"], entry["subject"], detail)


def _is_in(path: Path) -> bool:
    return AuditEntry.objects.filter(**{f"detail__{KEPT_IN}": path.stem}).exists()


def _folder() -> Path:
    home: Path = settings.TACTFUL.home
    return home / "audit"

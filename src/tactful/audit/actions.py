"""The only way a row enters the audit."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from django.db import transaction

from tactful.audit.models import AuditEntry, AuditHead
from tactful.records import lock_one


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing to record. `detail` holds ids, codes and counts; never a name or a text."""

    actor: str
    action: str
    subject: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


class _OfPractice(Protocol):
    practice_id: int


_Of = TypeVar("_Of", bound=_OfPractice)
_P = ParamSpec("_P")
_R = TypeVar("_R")
_Dated = tuple[datetime, Happened]
_KEPT: ContextVar[Mapping[int, list[_Dated]]] = ContextVar("kept", default=MappingProxyType({}))


def record(practice_id: int, happened: Iterable[Happened], *, now: datetime) -> int:
    """Append entries to the practice's chain, in the caller's transaction; returns how many.

    The head is locked meanwhile, so two writers cannot continue from the same link. Inside
    `at_the_end` the entries are only kept for later.
    """
    dated = [(now, event) for event in happened]
    kept = _KEPT.get().get(practice_id)
    if kept is None:
        _append(practice_id, dated)
    else:
        kept.extend(dated)
    return len(dated)


@contextmanager
def at_the_end(practice_id: int) -> Iterator[None]:
    """Append what is recorded inside in one go when the block ends; nothing if it fails.

    For a long transaction, and inside of it: from its first entry to its end the head would
    be locked, and whoever stops contact or pays meanwhile would have to wait.
    """
    if practice_id in _KEPT.get():
        yield  # whoever began keeps what happened to their own end
        return
    kept: list[_Dated] = []
    token = _KEPT.set({**_KEPT.get(), practice_id: kept})
    try:
        yield
    finally:
        _KEPT.reset(token)
    if kept:
        _append(practice_id, kept)


def audited_at_the_end(
    act: Callable[Concatenate[_Of, _P], _R],
) -> Callable[Concatenate[_Of, _P], _R]:
    """For an action of several steps, about something of a practice: what they record is
    appended when all are done.

    Between its first entry and its last step nobody would else get past the head of the audit,
    and a worker that holds what the next step needs would wait for it for ever.
    """

    @wraps(act)
    def whole(of: _Of, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with at_the_end(of.practice_id):
            return act(of, *args, **kwargs)

    return whole


def link(previous: str, entry: AuditEntry) -> str:
    """The hash that ties an entry to everything before it (policy.md R100)."""
    said = json.dumps(
        [
            previous,
            entry.practice_id,
            entry.number,
            entry.at.astimezone(UTC).isoformat(),
            entry.actor,
            entry.action,
            entry.subject,
            entry.detail,
        ],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def _append(practice_id: int, happened: Iterable[_Dated]) -> None:
    AuditHead.objects.get_or_create(practice_id=practice_id)
    head = lock_one(AuditHead.objects.filter(practice_id=practice_id))
    entries = []
    for now, event in happened:
        head.number += 1
        entry = AuditEntry(
            practice_id=practice_id,
            number=head.number,
            at=now,
            actor=event.actor,
            action=event.action,
            subject=event.subject,
            detail=event.detail,
        )
        head.chain = entry.chain = link(head.chain, entry)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries)
    head.save()

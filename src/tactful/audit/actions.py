"""The only way a row enters the audit."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

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


@transaction.atomic
def record(practice_id: int, happened: Iterable[Happened], *, now: datetime) -> int:
    """Append entries to the practice's chain, in the caller's transaction; returns how many.

    The head is locked meanwhile, so two writers cannot continue from the same link.
    """
    AuditHead.objects.get_or_create(practice_id=practice_id)
    head = lock_one(AuditHead.objects.filter(practice_id=practice_id))
    entries = []
    for event in happened:
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
    return len(entries)


def link(previous: str, entry: AuditEntry) -> str:
    """The hash that ties an entry to everything before it (policy.md R100)."""
    said = json.dumps(
        [
            previous,
            entry.practice_id,
            entry.number,
            entry.at.isoformat(),
            entry.actor,
            entry.action,
            entry.subject,
            entry.detail,
        ],
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(said.encode()).hexdigest()

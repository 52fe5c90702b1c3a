"""Telling the rooms above: a row in the ledger's events, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime

from tactful import bulk
from tactful.ledger.models import AccountEvent


def tell(
    practice_id: int, guarantor_ids: Iterable[int], kind: str, *, origin: str, now: datetime
) -> None:
    """Say that something happened to these accounts; chores.settle_accounts reads it."""
    bulk.insert(
        AccountEvent,
        ("practice_id", "guarantor_id", "kind", "at", "origin"),
        [(practice_id, id, kind, now, origin) for id in sorted(set(guarantor_ids))],
    )

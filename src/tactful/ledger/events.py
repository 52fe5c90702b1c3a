"""Telling the rooms above that something happened to accounts: a row, never a call."""

from collections.abc import Iterable
from datetime import datetime

from tactful import bulk
from tactful.ledger.models import AccountEvent


def tell(
    practice_id: int, guarantor_ids: Iterable[int], kind: str, *, origin: str, now: datetime
) -> None:
    """Write one event for each account, in the caller's transaction.

    `origin` names the row that caused it, such as `payment:uid`.
    """
    bulk.insert(
        AccountEvent,
        ("practice_id", "guarantor_id", "kind", "at", "origin"),
        [(practice_id, id, kind, now, origin) for id in sorted(set(guarantor_ids))],
    )

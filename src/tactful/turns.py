"""Who goes first, where two may do what only one of them should: a message, or its stop.

A worker counts a person's contacts and reserves the next one; somebody else takes in a STOP, opens
a hold or changes the settings. Each takes a turn that lasts until its transaction ends, so that
nothing is handed over to a person after a stop of theirs was committed, and no slot is used twice.
A row lock would not do: an import holds the rows of everybody it names, for as long as it runs,
and a stop must not wait for that.

SQLite has one writer at a time (BEGIN IMMEDIATE), so there a transaction is a turn.
"""

from collections.abc import Iterable
from typing import Any, Final

from django.db import connection

# Keys of PostgreSQL's advisory locks are 64 bits wide; the upper half says what the lower is.
_PERSON: Final = 0x7AC7_0001 << 31
_RULES: Final = 0x7AC7_0002 << 31

MOST_TURNS: Final = 500
"""So many in one transaction; each takes a place in a table that all transactions share."""


def take_turns(guarantor_ids: Iterable[int]) -> None:
    """Wait until no other transaction has the turn of these people, and keep it to the end.

    To be taken before any other lock, and for all people at once. Beyond MOST_TURNS people
    their rows are held instead, which a worker passes over as well.
    """
    ids = sorted(set(guarantor_ids))
    if not ids or connection.vendor != "postgresql":
        return
    many = len(ids) > MOST_TURNS
    _run(_HOLD_ROWS if many else _TAKE, [ids] if many else [_PERSON, ids])


def free_turns(guarantor_ids: Iterable[int]) -> set[int]:
    """Those of these people whose turn nobody has; it is this transaction's to its end.

    Waits for nobody, so that a worker never stands in anybody's way.
    """
    ids = sorted(set(guarantor_ids))
    if not ids or connection.vendor != "postgresql":
        return set(ids)
    return {id for (id,) in _run(_TRY, [ids, _PERSON])}


def rules_stand(practice_id: int) -> None:
    """Let nobody change the settings of this practice until this transaction ends."""
    if connection.vendor == "postgresql":
        _run(_SHARE, [_RULES + practice_id])


def rules_change(practice_id: int) -> None:
    """Wait until nobody decides by the settings of this practice, and let them wait for us."""
    if connection.vendor == "postgresql":
        _run(_ALONE, [_RULES + practice_id])


def _run(sql: str, params: list[Any]) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


# The array comes sorted: whoever takes several turns takes them in the same order.
_TAKE: Final = (
    "SELECT COUNT(pg_advisory_xact_lock(%s::bigint + id)::text) FROM unnest(%s::bigint[]) AS id"
)
_HOLD_ROWS: Final = (
    "SELECT COUNT(*) FROM (SELECT id FROM ledger_guarantor WHERE id = ANY(%s::bigint[])"
    " ORDER BY id FOR NO KEY UPDATE) AS held"
)
_TRY: Final = (
    "SELECT id FROM unnest(%s::bigint[]) AS id WHERE pg_try_advisory_xact_lock(%s::bigint + id)"
)
_SHARE: Final = "SELECT COUNT(pg_advisory_xact_lock_shared(%s::bigint)::text)"
_ALONE: Final = "SELECT COUNT(pg_advisory_xact_lock(%s::bigint)::text)"

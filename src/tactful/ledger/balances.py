"""What every account owes as of any day, in a few set-based statements.

The rules are those of core.allocation, written once more as SQL for whole practices: the
as-of query and the Balance summary come from the same text, and a test holds both to the
core on random ledgers. It runs on SQLite 3.40 and PostgreSQL 15 alike.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from string import Template
from typing import Any, Final

from django.db import connection, transaction

from tactful.practice.models import Practice

_CHUNK: Final = 1_000  # ids in one statement


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """One guarantor's account as of a day; the columns of Balance. Amounts in cents."""

    guarantor_id: int
    balance_cents: int
    open_cents: int
    credit_cents: int
    overdue_cents: int
    open_statements: int
    oldest_due_on: date | None
    first_statement_on: date | None
    first_service_on: date | None
    last_payment_on: date | None
    last_payment_cents: int | None
    changes_on: date | None
    latest_statement_on: date | None = None  # the newest that is open; not kept in Balance


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One open statement and what is open on it, in cents.

    `statement_id` is None for what is owed without a bill (a returned payment, a correction).
    """

    guarantor_id: int
    statement_id: int | None
    external_id: str
    statement_on: date
    due_on: date
    service_on: date | None
    open_cents: int


def balances_as_of(
    practice: Practice, *, on: date, guarantor_ids: Iterable[int] | None = None
) -> dict[int, AccountSummary]:
    """Every account of the practice (or those given) as of a day, by guarantor id."""
    return {row.guarantor_id: row for row in _summaries(practice, on, guarantor_ids)}


def open_statements(
    practice: Practice, *, on: date, guarantor_ids: Iterable[int] | None = None
) -> dict[int, list[OpenItem]]:
    """What is open as of a day, oldest due first, by guarantor id; settled accounts are absent."""
    found: dict[int, list[OpenItem]] = {}
    for ids in _chunks(guarantor_ids):
        sql = _items(ids) + Template(_OPEN_ITEMS).substitute(_parts(ids))
        for row in _rows(sql, _params(practice, on, ids), dates=(3, 4, 5)):
            found.setdefault(row[0], []).append(OpenItem(*row))
    return found


def refresh_balances(
    practice: Practice,
    *,
    on: date,
    now: datetime,
    guarantor_ids: Iterable[int] | None = None,
    confirmed: bool = False,
) -> int:
    """Rewrite the Balance summary as of a day, for the whole practice or those given.

    `confirmed` marks the balances as vouched for by a source at `now`. Returns how many
    accounts were written. Safe to repeat.
    """
    mine = None if guarantor_ids is None else list(guarantor_ids)
    with transaction.atomic():
        _take_turns(practice, mine)
        mark_returned(practice, guarantor_ids=mine)
        return sum(
            _execute(
                _REFRESH.substitute(items=_items(ids)),
                {**_params(practice, on, ids), "confirmed": _stored(now) if confirmed else None},
            )
            for ids in _chunks(mine)
        )


def mark_returned(practice: Practice, *, guarantor_ids: Iterable[int] | None = None) -> int:
    """Write down which payments a negative row took back, and when (ledger README, rule 7).

    Each negative row returns the latest payment before it of the same account, statement
    and amount. Returns how many payments changed.
    """
    return sum(
        _execute(_MARK_RETURNED.substitute(_parts(ids)), _params(practice, None, ids))
        for ids in _chunks(guarantor_ids)
    )


def _take_turns(practice: Practice, guarantor_ids: Sequence[int] | None) -> None:
    """Hold the accounts until this transaction ends.

    Two payments of one account at once would each be summed up without the other, and the
    later summary would win. SQLite has one writer at a time and needs no turns.
    """
    if not connection.features.has_select_for_update:
        return
    for ids in _chunks(guarantor_ids):
        _execute(_HOLD_ACCOUNTS.substitute(_parts(ids)), _params(practice, None, ids))


def _summaries(
    practice: Practice, on: date, guarantor_ids: Iterable[int] | None
) -> Iterator[AccountSummary]:
    for ids in _chunks(guarantor_ids):
        sql = _items(ids) + _SUMMARY
        for row in _rows(sql, _params(practice, on, ids), dates=(6, 7, 8, 9, 11, 12)):
            yield AccountSummary(*row)


def _chunks(guarantor_ids: Iterable[int] | None) -> Iterator[list[int] | None]:
    """None for everybody, else the ids a statement may carry."""
    if guarantor_ids is None:
        yield None
        return
    ids = sorted(set(guarantor_ids))
    yield from (ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK))


def _items(ids: Sequence[int] | None) -> str:
    return _ITEMS.substitute(_parts(ids))


def _params(practice: Practice, on: date | None, ids: Sequence[int] | None) -> dict[str, Any]:
    params: dict[str, Any] = {"practice": practice.pk, "on": on}
    if ids is not None:
        params["ids"] = list(ids) if connection.vendor == "postgresql" else json.dumps(ids)
    return params


def _parts(ids: Sequence[int] | None) -> dict[str, str]:
    """Fill in what the two databases spell differently, and the accounts in question."""
    postgres = connection.vendor == "postgresql"
    given = "= ANY(%(ids)s)" if postgres else "IN (SELECT value FROM json_each(%(ids)s))"
    return {
        # The plus keeps a database from walking the whole practice for a few accounts.
        "practice": f"{'' if ids is None else '+'}practice_id = %(practice)s",
        "some": "" if ids is None else f"AND guarantor_id {given}",
        "some_ids": "" if ids is None else f"AND id {given}",
        # Ids are compared by their bytes everywhere, as Python compares them.
        "bytewise": 'COLLATE "C"' if postgres else "COLLATE BINARY",
        "next_day": "due_on + 1" if postgres else "date(due_on, '+1 day')",
    }


def _stored(instant: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(instant)


def _execute(sql: str, params: dict[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def _rows(sql: str, params: dict[str, Any], *, dates: tuple[int, ...]) -> list[Sequence[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        found: list[Sequence[Any]] = cursor.fetchall()
    if connection.vendor == "postgresql":
        return found
    # SQLite keeps dates as text; Django turns back only those of plain columns.
    return [
        [
            date.fromisoformat(cell) if at in dates and isinstance(cell, str) else cell
            for at, cell in enumerate(row)
        ]
        for row in found
    ]


# Every row of money becomes a line, added up by statement: `cents` is what it adds to the
# debt. Money that names no statement (or one not yet sent) stands in the group without one,
# and so does, with no cents, whatever is dated ahead: only its day matters, as `starts_on`.
# What is overpaid and what is loose make the credit, laid against open statements in the
# order of their due dates; a credit below zero is owed without a bill, and is kindly due
# on the day of the last row that added to it.
_ITEMS: Final = Template("""
WITH line AS (
  SELECT money.guarantor_id, named.id AS statement_id, money.cents,
         CASE WHEN named.id IS NULL AND money.cents > 0 THEN money.day END AS loose_on,
         NULL AS starts_on
    FROM (
      SELECT guarantor_id, statement_ref, paid_on AS day, -amount_cents AS cents
        FROM ledger_payment
       WHERE $practice AND paid_on <= %(on)s $some
       UNION ALL
      SELECT guarantor_id, statement_ref, adjusted_on, amount_cents
        FROM ledger_adjustment
       WHERE $practice AND adjusted_on <= %(on)s $some
    ) AS money
    LEFT JOIN ledger_statement AS named
      ON money.statement_ref <> ''
     AND named.practice_id = %(practice)s
     AND named.external_id = money.statement_ref
     AND named.guarantor_id = money.guarantor_id
     AND named.statement_on <= %(on)s
   UNION ALL
  SELECT guarantor_id, NULL, 0, NULL, statement_on
    FROM ledger_statement
   WHERE $practice AND statement_on > %(on)s $some
   UNION ALL
  SELECT guarantor_id, id, amount_cents, NULL, NULL
    FROM ledger_statement
   WHERE $practice AND statement_on <= %(on)s $some
   UNION ALL
  SELECT guarantor_id, NULL, 0, NULL, paid_on
    FROM ledger_payment
   WHERE $practice AND paid_on > %(on)s $some
   UNION ALL
  SELECT guarantor_id, NULL, 0, NULL, adjusted_on
    FROM ledger_adjustment
   WHERE $practice AND adjusted_on > %(on)s $some
),
net AS (
  SELECT guarantor_id, statement_id, SUM(cents) AS cents, MAX(loose_on) AS loose_on,
         MIN(starts_on) AS starts_on
    FROM line
   GROUP BY guarantor_id, statement_id
  HAVING SUM(cents) <> 0 OR MIN(starts_on) IS NOT NULL
),
laid AS (
  SELECT net.guarantor_id, net.statement_id, net.cents, net.starts_on, s.external_id, s.service_on,
         COALESCE(s.due_on, net.loose_on) AS due_on,
         COALESCE(s.statement_on, net.loose_on) AS statement_on,
         SUM(CASE WHEN net.statement_id IS NULL OR net.cents < 0 THEN -net.cents ELSE 0 END)
           OVER (PARTITION BY net.guarantor_id) AS credit,
         SUM(CASE WHEN net.statement_id IS NOT NULL AND net.cents > 0 THEN net.cents ELSE 0 END)
           OVER (PARTITION BY net.guarantor_id ORDER BY s.due_on, s.external_id $bytewise
                 ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS up_to_here
    FROM net
    LEFT JOIN ledger_statement AS s ON s.id = net.statement_id
),
item AS (
  SELECT guarantor_id, statement_id, external_id, cents, due_on, statement_on,
         COALESCE(service_on, statement_on) AS served_on, service_on,
         CASE WHEN statement_id IS NULL THEN CASE WHEN credit < 0 THEN -credit ELSE 0 END
              WHEN cents <= 0 THEN 0
              WHEN credit <= 0 THEN cents
              WHEN up_to_here <= credit THEN 0
              WHEN up_to_here - credit < cents THEN up_to_here - credit
              ELSE cents
         END AS open_cents,
         starts_on, $next_day AS next_day
    FROM laid
),
account AS (
  SELECT guarantor_id,
         CAST(SUM(cents) AS BIGINT) AS balance_cents,
         CAST(SUM(open_cents) AS BIGINT) AS open_cents,
         CAST(SUM(CASE WHEN due_on < %(on)s THEN open_cents ELSE 0 END) AS BIGINT)
           AS overdue_cents,
         SUM(CASE WHEN open_cents > 0 THEN 1 ELSE 0 END) AS open_statements,
         MIN(CASE WHEN open_cents > 0 THEN due_on END) AS oldest_due_on,
         MIN(CASE WHEN open_cents > 0 THEN statement_on END) AS first_statement_on,
         MIN(CASE WHEN open_cents > 0 THEN served_on END) AS first_service_on,
         MIN(CASE WHEN open_cents > 0 AND due_on >= %(on)s THEN next_day ELSE starts_on END)
           AS changes_on,
         MAX(CASE WHEN open_cents > 0 THEN statement_on END) AS latest_statement_on
    FROM (
      SELECT guarantor_id, cents, open_cents, due_on, statement_on, served_on, next_day, starts_on
        FROM item
       UNION ALL
      SELECT id, 0, 0, NULL, NULL, NULL, NULL, NULL
        FROM ledger_guarantor
       WHERE $practice $some_ids
    ) AS listed
   GROUP BY guarantor_id
),
summary AS (
  SELECT account.guarantor_id, balance_cents, open_cents,
         open_cents - balance_cents AS credit_cents, overdue_cents, open_statements,
         oldest_due_on, first_statement_on, first_service_on,
         paid.paid_on AS last_payment_on, paid.amount_cents AS last_payment_cents, changes_on,
         latest_statement_on
    FROM account
    LEFT JOIN ledger_payment AS paid ON paid.id = (
      SELECT id
        FROM ledger_payment AS p
       WHERE p.guarantor_id = account.guarantor_id AND p.amount_cents > 0
         AND p.paid_on <= %(on)s AND (p.returned_on IS NULL OR p.returned_on > %(on)s)
       ORDER BY p.paid_on DESC, p.external_id $bytewise DESC
       LIMIT 1)
)
""")

_SUMMARY: Final = """
SELECT guarantor_id, balance_cents, open_cents, credit_cents, overdue_cents, open_statements,
       oldest_due_on, first_statement_on, first_service_on, last_payment_on,
       last_payment_cents, changes_on, latest_statement_on
  FROM summary
"""

_OPEN_ITEMS: Final = """
SELECT guarantor_id, statement_id, COALESCE(external_id, ''), statement_on, due_on, service_on,
       CAST(open_cents AS BIGINT)
  FROM item
 WHERE open_cents > 0
 ORDER BY guarantor_id, due_on, COALESCE(external_id, '') $bytewise
"""

# INSERT and UPDATE come first, with the rest inside: SQLite's driver counts rows only then.
_REFRESH: Final = Template("""
INSERT INTO ledger_balance (
  guarantor_id, practice_id, as_of, confirmed_at, balance_cents, open_cents, credit_cents,
  overdue_cents, open_statements, oldest_due_on, first_statement_on, first_service_on,
  last_payment_on, last_payment_cents, changes_on)
$items
SELECT guarantor_id, %(practice)s, %(on)s, %(confirmed)s, balance_cents, open_cents,
       credit_cents, overdue_cents, open_statements, oldest_due_on, first_statement_on,
       first_service_on, last_payment_on, last_payment_cents, changes_on
  FROM summary
 WHERE TRUE
ON CONFLICT (guarantor_id) DO UPDATE SET
  as_of = excluded.as_of,
  confirmed_at = COALESCE(excluded.confirmed_at, ledger_balance.confirmed_at),
  balance_cents = excluded.balance_cents,
  open_cents = excluded.open_cents,
  credit_cents = excluded.credit_cents,
  overdue_cents = excluded.overdue_cents,
  open_statements = excluded.open_statements,
  oldest_due_on = excluded.oldest_due_on,
  first_statement_on = excluded.first_statement_on,
  first_service_on = excluded.first_service_on,
  last_payment_on = excluded.last_payment_on,
  last_payment_cents = excluded.last_payment_cents,
  changes_on = excluded.changes_on
""")

# A return takes back the latest payment that still stands, so payments and returns of one
# account, statement and amount nest like brackets. `height` counts them; `lowest` is how far
# returns that match nothing have pushed it below zero; rows on one `level` then alternate
# payment, return, payment, return, and a payment is taken back by the row that follows it.
_MARK_RETURNED: Final = Template("""
UPDATE ledger_payment
   SET returned_on = decided.returned_on
  FROM (
WITH touched AS (
  SELECT guarantor_id
    FROM ledger_payment
   WHERE $practice AND (amount_cents < 0 OR returned_on IS NOT NULL) $some
),
moved AS (
  SELECT id, guarantor_id, statement_ref, paid_on, external_id, ABS(amount_cents) AS cents,
         CASE WHEN amount_cents < 0 THEN -1 ELSE 1 END AS step
    FROM ledger_payment
   WHERE amount_cents <> 0
     AND guarantor_id IN (SELECT guarantor_id FROM touched)
),
counted AS (
  SELECT moved.*,
         SUM(step) OVER (PARTITION BY guarantor_id, statement_ref, cents
                         ORDER BY paid_on, step DESC, external_id $bytewise
                         ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS height
    FROM moved
),
floored AS (
  SELECT counted.*,
         MIN(height) OVER (PARTITION BY guarantor_id, statement_ref, cents
                           ORDER BY paid_on, step DESC, external_id $bytewise
                           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS lowest
    FROM counted
),
levelled AS (
  SELECT floored.*,
         height - CASE WHEN lowest < 0 THEN lowest ELSE 0 END
                + CASE WHEN step < 0 THEN 1 ELSE 0 END AS level
    FROM floored
),
followed AS (
  SELECT id, step,
         LEAD(step) OVER same_level AS next_step, LEAD(paid_on) OVER same_level AS next_on
    FROM levelled
  WINDOW same_level AS (PARTITION BY guarantor_id, statement_ref, cents, level
                        ORDER BY paid_on, step DESC, external_id $bytewise)
)
SELECT id, CASE WHEN next_step < 0 THEN next_on END AS returned_on
  FROM followed
 WHERE step > 0
) AS decided
 WHERE decided.id = ledger_payment.id
   AND ledger_payment.returned_on IS DISTINCT FROM decided.returned_on
""")

_HOLD_ACCOUNTS: Final = Template("""
SELECT COUNT(*) FROM (
  SELECT id FROM ledger_guarantor WHERE $practice $some_ids ORDER BY id FOR NO KEY UPDATE
) AS held
""")

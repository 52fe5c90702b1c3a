"""The aging report, and what is outstanding after this week's reminders, as files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tactful.core.aging import Bucket
from tactful.core.money import format_cents
from tactful.core.wording import count, full_date
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.reports.balances import BalanceRow, Sort, balances, total_cents
from tactful.reports.columns import BALANCES
from tactful.reports.export import Column, Money, csv_bytes, xlsx_bytes
from tactful.reports.outstanding import Outstanding, outstanding
from tactful.reports.status import status_words
from tactful.reports.week import monday_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class AgingLine:
    """A line of the file: an account, or a sum below the accounts. Amounts in cents."""

    name: str
    cents: tuple[int, ...]  # one for each bucket
    total: int
    row: BalanceRow | None = None


def aging_file(
    practice: Practice,
    asked: dict[str, Any],
    fmt: str,
    *,
    on: date,
    now: datetime,
    progress: Progress,
) -> tuple[str, bytes]:
    """Write the aging as of a day, `asked["on"]` or today; or, for `asked["report"]` outstanding,
    who still owes after this week's reminders."""
    day = date.fromisoformat(asked["on"]) if asked.get("on") else on
    if asked.get("report") == "outstanding":
        return _outstanding_file(practice, fmt, on=day, now=now, progress=progress)
    rows = balances(practice, on=day, now=now, sort=Sort.NAME, settled_too=True)
    progress(1, 2)
    lines = [*_accounts(rows), *_sums(rows)]
    content = _written(fmt, COLUMNS, lines, "Aging", _notes(practice, rows, day))
    progress(2, 2)
    return f"aging-{day.isoformat()}.{fmt}", content


def _outstanding_file(
    practice: Practice, fmt: str, *, on: date, now: datetime, progress: Progress
) -> tuple[str, bytes]:
    found = outstanding(practice, on=on, now=now)
    progress(1, 2)
    columns = (*BALANCES, *_week_columns(on))
    notes = (practice.name, found.sentence, *_week_notes(found), *found.notes)
    content = _written(fmt, columns, found.rows, "Outstanding", notes)
    progress(2, 2)
    return f"outstanding-{on.isoformat()}.{fmt}", content


def _week_columns(on: date) -> tuple[Column, ...]:
    """Whether this week's reminders went to an account, and what came back."""
    monday = monday_of(on)

    def reminded(row: BalanceRow) -> date | None:
        last = row.last_reminder_on
        return last if last and last >= monday else None

    return (
        Column("Reminded this week", reminded),
        Column("Last reply", lambda row: row.facts.last_reply_on),
    )


def _week_notes(found: Outstanding) -> list[str]:
    return [f"{line.label}: {count(line.accounts, 'account')}." for line in found.this_week]


def _accounts(rows: Sequence[BalanceRow]) -> Iterator[AgingLine]:
    return (
        AgingLine(row.name, _in_its_bucket(row), row.balance_cents, row)
        for row in rows
        if row.balance_cents > 0
    )


def _sums(rows: Sequence[BalanceRow]) -> list[AgingLine]:
    """Below the accounts: all of them, how much of it waits for insurance, and credits apart."""
    owing = [row for row in rows if row.balance_cents > 0]
    waiting = [row for row in owing if row.insurance_pending]
    credit = sum(row.balance_cents for row in rows if row.balance_cents < 0)
    return [
        AgingLine("Total outstanding", _spread(owing), total_cents(owing)),
        AgingLine("of it insurance pending", _spread(waiting), total_cents(waiting)),
        AgingLine("Credits, not netted", (0,) * len(Bucket), credit),
    ]


def _spread(rows: Sequence[BalanceRow]) -> tuple[int, ...]:
    columns = [_in_its_bucket(row) for row in rows]
    return tuple(map(sum, zip(*columns, strict=True))) if columns else (0,) * len(Bucket)


def _in_its_bucket(row: BalanceRow) -> tuple[int, ...]:
    """An account stands in one bucket, by its oldest open bill (ledger README, rule 8)."""
    mine = row.bucket or Bucket.CURRENT
    return tuple(row.balance_cents if bucket is mine else 0 for bucket in Bucket)


def _notes(practice: Practice, rows: Sequence[BalanceRow], on: date) -> tuple[str, ...]:
    owing = sum(row.balance_cents > 0 for row in rows)
    return (
        f"{practice.name}, as of {full_date(on)}",
        f"{settings_of(practice).aging_basis.label}. An account stands whole in the bucket of its "
        "oldest open bill.",
        f"{count(owing, 'account')}, {format_cents(total_cents(rows))} outstanding.",
        "Contains patient information.",
    )


def _written(
    fmt: str, columns: Sequence[Column], rows: Sequence[Any], title: str, notes: Sequence[str]
) -> bytes:
    if fmt == "xlsx":
        return xlsx_bytes(columns, rows, title=title, notes=notes)
    return csv_bytes(columns, rows, notes=notes)


def _bucket_column(at: int, bucket: Bucket) -> Column:
    return Column(bucket.label, lambda line: Money(line.cents[at]) if line.cents[at] else None)


COLUMNS: Final = (
    Column("Account", lambda line: line.row.external_id if line.row else ""),
    Column("Guarantor", lambda line: line.name, 26),
    Column("Location", lambda line: line.row.location if line.row else ""),
    Column(
        "Insurance",
        lambda line: "pending" if line.row and line.row.insurance_pending else "",
    ),
    Column("Age in days", lambda line: line.row.age_days if line.row else None),
    *(_bucket_column(at, bucket) for at, bucket in enumerate(Bucket)),
    Column("Balance", lambda line: Money(line.total)),
    Column("Oldest due", lambda line: line.row.oldest_due_on if line.row else None),
    Column("Last payment", lambda line: line.row.last_payment_on if line.row else None),
    Column("Status", lambda line: status_words(line.row.status) if line.row else "", 24),
)
"""The aging file."""

"""However the rows are spread over files, the books are the same in the end."""

import csv
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.intake_state import books
from tests.cast import NOW, TODAY, make_practice

from tactful.intake.actions import commit
from tactful.readers.ledger_folder import COLUMNS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_practices = count(1)

DAYS = st.integers(-120, 20).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
CENTS = st.integers(0, 400_00)
ACCOUNTS = ("G1", "G2", "G3")


def dollars(cents: int) -> str:
    return f"{cents / 100:.2f}"


GUARANTORS = st.fixed_dictionaries(
    {
        "email": st.sampled_from(["", "a@example.com", "b@example.com"]),
        "mobile": st.sampled_from(["", "312-555-0101", "none"]),
        "tags": st.sampled_from(["", "disputed", "payment_plan;hardship", "do_not_contact"]),
        "insurance_state": st.sampled_from(["self_pay", "insured", "insurance_pending"]),
    }
)
ROWS = st.lists(
    st.one_of(
        st.tuples(st.just("charges"), st.sampled_from(ACCOUNTS), DAYS, CENTS),
        st.tuples(st.just("payments"), st.sampled_from(ACCOUNTS), DAYS, CENTS),
        st.tuples(st.just("adjustments"), st.sampled_from(ACCOUNTS), DAYS, CENTS),
        st.tuples(st.just("promises"), st.sampled_from(ACCOUNTS), DAYS, CENTS),
        st.tuples(st.just("touches"), st.sampled_from(ACCOUNTS), DAYS, CENTS),
    ),
    max_size=14,
)


@dataclass
class Folder:
    """A ledger folder in the making."""

    guarantors: dict[str, dict[str, str]]
    rows: list[tuple[int, tuple[str, str, str, int]]] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        folder.mkdir()
        tables: dict[str, list[dict[str, str]]] = {name: [] for name in COLUMNS}
        for key, said in self.guarantors.items():
            tables["guarantors.csv"].append({"id": key, "name": f"Person, {key}", **said})
        for number, (kind, account, day, cents) in self.rows:
            tables[f"{kind}.csv"].append(_row(kind, number, account, day, cents))
        for name, columns in COLUMNS.items():
            with (folder / name).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(tables[name])
        return folder


def _row(kind, number, account, day, cents):
    base = {"id": f"{kind[0].upper()}{number}", "guarantor_id": account, "amount": dollars(cents)}
    match kind:
        case "charges":
            due = (date.fromisoformat(day) + timedelta(days=21)).isoformat()
            return base | {"statement_date": day, "due_date": due}
        case "promises":
            later = (date.fromisoformat(day) + timedelta(days=9)).isoformat()
            return base | {
                "made_on": day,
                "promised_date": later,
                "amount": dollars(cents + 1),
            }
        case "touches":
            return {
                "id": f"T{number}",
                "guarantor_id": account,
                "channel": "sms",
                "sent_at": f"{day}T10:00",
                "outcome": ("delivered", "failed")[cents % 2],
                "replied_at": day if cents % 3 == 0 else "",
            }
        case _:
            signed = -cents if kind == "adjustments" else cents
            return base | {"date": day, "amount": dollars(signed)}


def taken(*folders):
    """A practice that took these in, one after the other."""
    practice = make_practice(f"P{next(_practices)}")
    for at, folder in enumerate(folders):
        commit(
            practice,
            folder,
            by="staff:bea",
            now=NOW + timedelta(minutes=at),
            as_of=TODAY,
            accept=["ALL_NEGATIVE"],
        )
    return practice


def seen(practice):
    """The books, without the minute a row was last confirmed in."""
    found = books(practice)
    found.pop("Touch")  # compared below, without the instant of the import
    for name in ("Hold", "Suppression", "InboundMessage", "WorkItem"):
        found[name] = [_without_instants(row) for row in found[name]]
    for name in ("Guarantor", "Balance", "PromiseToPay"):
        found[name] = [_without_instants(row) for row in found[name]]
    return found


def _without_instants(row):
    return tuple(
        cell
        for cell in row
        if not hasattr(cell, "hour") and not str(cell).startswith(("import:", "20"))
    )


@given(
    people=st.fixed_dictionaries({key: GUARANTORS for key in ACCOUNTS}),
    rows=ROWS,
    cut=st.integers(0, 14),
)
@EXAMPLES
def test_two_folders_in_sequence_equal_the_merged_one(people, rows, cut):
    numbered = list(enumerate(rows))
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        first = Folder(people, numbered[:cut]).write(here / "first")
        second = Folder(people, numbered[cut:]).write(here / "second")
        merged = Folder(people, numbered).write(here / "merged")
        apart, together = taken(first, second), taken(merged)
    assert seen(apart) == seen(together)


@given(
    before=st.fixed_dictionaries({key: GUARANTORS for key in ACCOUNTS}),
    after=st.fixed_dictionaries({key: GUARANTORS for key in ACCOUNTS}),
    rows=ROWS,
)
@EXAMPLES
def test_what_the_newest_folder_says_of_people_is_what_stands(before, after, rows):
    numbered = list(enumerate(rows))
    with tempfile.TemporaryDirectory() as name:
        here = Path(name)
        old = Folder(before, numbered).write(here / "old")
        new = Folder(after, numbered).write(here / "new")
        corrected, fresh = taken(old, new), taken(new)
    ours, theirs = seen(corrected), seen(fresh)
    for name in ("Guarantor", "Balance", "Statement", "Payment", "PromiseToPay"):
        assert ours[name] == theirs[name], name


BALANCES = st.dictionaries(
    st.sampled_from([f"A{n}" for n in range(8)]),
    st.tuples(st.integers(-50_00, 400_00), st.sampled_from(["", "2026-09-20", "2026-10-31"])),
    min_size=2,
)


@given(rows=BALANCES, cut=st.integers(1, 7))
@EXAMPLES
def test_two_lists_of_balances_in_sequence_equal_the_merged_one(rows, cut):
    lines = [
        f'{key},"Person, {key}",{dollars(cents)},{due},{key}@example.com'
        for key, (cents, due) in sorted(rows.items())
    ]
    cut = min(cut, len(lines) - 1)
    with tempfile.TemporaryDirectory() as name:
        files = []
        for at, part in enumerate((lines[:cut], lines[cut:], lines)):
            file = Path(name) / f"{at}.csv"
            file.write_text(
                "\n".join(("Account,Name,Patient Balance,Due Date,Email", *part)) + "\n",
                encoding="utf-8",
            )
            files.append(file)
        apart, together = taken(*files[:2]), taken(files[2])
    ours, theirs = seen(apart), seen(together)
    assert ours == theirs

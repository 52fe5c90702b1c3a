"""Balances over 100,000 guarantors: rewriting, asking as of a day, and the first page of the list.

In a process and an SQLite database of its own, each beside bare SQL that only adds amounts up.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
PEOPLE = 100_000
SOME = 500
PAGE_BAR_MS = 150

Row = dict[str, Any]


def run(people: int = PEOPLE) -> list[Row]:
    """Refresh, as-of query, pages of the ranked list; milliseconds, less is better."""
    home = Path(tempfile.mkdtemp(prefix="tactful-bench-"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TACTFUL_")}
    environment = kept | {"TACTFUL_HOME": str(home), "TACTFUL_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "tests.bench.balances", str(people)]
    try:
        done = subprocess.run(
            command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, check=True
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    rows: list[Row] = json.loads(done.stdout)
    return rows


def main(people: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tactful.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    practice = build(people)
    print(json.dumps(measure(practice, people)))


def measure(practice: Any, people: int) -> list[Row]:
    from tactful.ledger.balances import balances_as_of, refresh_balances
    from tactful.ledger.models import Guarantor
    from tactful.reports.balances import balances
    from tactful.reports.worklist import Lane, lane_totals, ranked

    def refresh(ids: list[int] | None = None) -> None:
        refresh_balances(practice, on=TODAY, now=NOW, guarantor_ids=ids)

    ids = list(Guarantor.objects.order_by("?").values_list("pk", flat=True)[:SOME])
    sums, sums_of_some = best(lambda: bare_sums(practice)), best(lambda: bare_sums(practice, ids))
    rows = [
        row(f"balances: rewrite {people:,} summaries", best(refresh, 3), sums),
        row(f"balances: rewrite {SOME}", best(lambda: refresh(ids)), sums_of_some),
        row("balances: rewrite one", best(lambda: refresh(ids[:1])), None),
        row(
            f"balances: all {people:,} as of a day",
            best(lambda: balances_as_of(practice, on=TODAY - timedelta(days=20)), 3),
            sums,
        ),
        row(
            "balances: the whole list with status and reasons",
            best(lambda: balances(practice, on=TODAY, now=NOW), 1),
            sums,
        ),
    ]
    bare_page = best(lambda: bare_first_page(practice))
    for lane in Lane:
        cold, *later = times(lambda lane=lane: ranked(practice, on=TODAY, now=NOW, lane=lane), 9)
        name = f"worklist: first page, {lane.value.replace('_', ' ')}"
        rows.append(row(name, min(later), bare_page, bar=PAGE_BAR_MS, worst=max(cold, *later)))
    rows.append(
        row("worklist: totals of every lane", best(lambda: lane_totals(practice, on=TODAY)), sums)
    )
    return rows


def row(
    name: str,
    ours: float,
    limit: float | None,
    *,
    bar: int | None = None,
    worst: float | None = None,
) -> Row:
    return {
        "name": name,
        "unit": "ms",
        "ours": round(ours, 1),
        "limit": None if limit is None else round(limit, 1),
        "peer": None,
        "ratio_limit": None if limit is None else ours / limit,
        "ratio_peer": None,
        "bar": None if bar is None else f"at most {bar} ms, the slowest of nine too",
        "holds": None if bar is None else (worst or ours) <= bar,
    }


def best(act: Callable[[], object], rounds: int = 5) -> float:
    return min(times(act, rounds))


def times(act: Callable[[], object], rounds: int) -> list[float]:
    """Milliseconds of each round."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        taken.append(1_000 * (time.perf_counter() - start))
    return taken


def bare_sums(practice: Any, ids: list[int] | None = None) -> list[Any]:
    """What is owed if nothing had to be laid against anything: one sum for each account."""
    some = "" if ids is None else f"AND +practice_id > 0 AND guarantor_id IN ({str(ids)[1:-1]})"
    mine = "+practice_id" if ids else "practice_id"
    tables = ("statement", ""), ("payment", "-"), ("adjustment", "")
    parts = " UNION ALL ".join(
        f"SELECT guarantor_id, {sign}amount_cents AS cents FROM ledger_{table}"
        f" WHERE {mine} = {practice.pk} {some}"
        for table, sign in tables
    )
    return fetch(f"SELECT guarantor_id, SUM(cents) FROM ({parts}) AS line GROUP BY guarantor_id")


def bare_first_page(practice: Any) -> list[Any]:
    return fetch(
        "SELECT b.*, g.* FROM ledger_balance b JOIN ledger_guarantor g ON g.id = b.guarantor_id"
        f" WHERE b.practice_id = {practice.pk} AND b.balance_cents > 0 AND b.oldest_due_on > ''"
        " ORDER BY b.oldest_due_on, b.balance_cents DESC LIMIT 50"
    )


def fetch(sql: str) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: list[Any] = cursor.fetchall()
        return found


def build(people: int) -> Any:
    """A practice with years of statements, payments, reminders, promises, holds and work."""
    from django.db import transaction
    from tests.cast import make_practice

    from tactful.ledger.balances import refresh_balances
    from tactful.ledger.models import Guarantor

    chance = random.Random(20261120)
    practice = make_practice("Large")
    with transaction.atomic():
        _people(practice, people, chance)
        ids = list(Guarantor.objects.order_by("pk").values_list("pk", flat=True))
        _money(practice, ids, chance)
        _contacts(practice, ids, chance)
    refresh_balances(practice, on=TODAY, now=NOW, confirmed=True)
    return practice


def _people(practice: Any, people: int, chance: random.Random) -> None:
    from tactful import bulk
    from tactful.core.names import sort_text
    from tactful.ledger.models import Guarantor

    insurance = ["self_pay"] * 8 + ["pending", "none_open"]
    rows = []
    for n in range(people):
        last, first = f"Last{chance.randrange(30_000)}", f"First{n % 400}"
        mobile = f"+1312{5_550_000 + n % 4_000_000:07}"
        rows.append(
            (
                *(practice.pk, f"G{n:07}", last, first, sort_text(f"{last},{first}")),
                *(f"person{n}@example.com", mobile, "60611", "sms", chance.choice(insurance)),
            )
        )
    columns = ("practice_id", "external_id", "last_name", "first_name", "sort_name")
    more = ("email", "mobile", "zip", "preferred_channel", "insurance_state")
    bulk.insert(Guarantor, (*columns, *more), rows)


def _money(practice: Any, ids: list[int], chance: random.Random) -> None:
    from tactful import bulk
    from tactful.ledger.models import Adjustment, Payment, Statement

    statements, payments, adjustments = [], [], []
    for id in ids:
        for _ in range(chance.choice([1, 1, 2, 2, 3])):
            number, cents = len(statements), chance.randrange(10_00, 900_00)
            due_on = TODAY - timedelta(days=chance.randrange(-25, 400))
            sent_on = due_on - timedelta(days=21)
            statements.append((practice.pk, id, f"S{number}", sent_on, due_on, cents))
            ref = f"S{number}" if chance.random() < 0.6 else ""
            if chance.random() < 0.6:
                paid_on = sent_on + timedelta(days=chance.randrange(1, 60))
                part = chance.choice([cents, cents, cents // 2, cents + 5_00])
                payments.append((practice.pk, id, f"P{number}", ref, paid_on, part))
                if chance.random() < 0.02:
                    back_on = paid_on + timedelta(days=4)
                    payments.append((practice.pk, id, f"R{number}", ref, back_on, -part))
            if chance.random() < 0.05:
                adjustments.append((practice.pk, id, f"A{number}", ref, due_on, -10_00))
    owner = ("practice_id", "guarantor_id", "external_id")
    bulk.insert(Statement, (*owner, "statement_on", "due_on", "amount_cents"), statements)
    bulk.insert(Payment, (*owner, "statement_ref", "paid_on", "amount_cents"), payments)
    bulk.insert(Adjustment, (*owner, "statement_ref", "adjusted_on", "amount_cents"), adjustments)


def _contacts(practice: Any, ids: list[int], chance: random.Random) -> None:
    from tactful import bulk
    from tactful.ledger.models import Patient, PromiseToPay
    from tactful.outreach.models import Hold, InboundMessage, Touch
    from tactful.worklist.models import WorkItem

    owner = ("practice_id", "guarantor_id")
    bulk.insert(
        Patient,
        (*owner, "external_id", "last_name", "first_name"),
        ((practice.pk, id, f"P{id}", "Last", f"First{id % 400}") for id in ids),
    )
    bulk.insert(
        Touch,
        (*owner, "origin_key", "channel", "category", "to_address", "status", "created_at",
         "due_at", "handed_over_at", "result"),
        (
            (practice.pk, id, f"t:{id}:{n}", "sms", "REMINDER", "", "accepted", at, at, at,
             "delivered")
            for id in ids
            for n in range(2)
            for at in (NOW - timedelta(days=chance.randrange(1, 60)),)
        ),
    )  # fmt: skip
    bulk.insert(
        InboundMessage,
        (*owner, "channel", "from_address", "text", "provider_message_id", "received_at"),
        (
            (practice.pk, id, "sms", "", "ok", f"in:{id}", NOW - timedelta(days=id % 50))
            for id in ids[::10]
        ),
    )
    bulk.insert(
        PromiseToPay,
        (*owner, "made_on", "promised_on", "amount_cents", "taken_by"),
        (
            (practice.pk, id, TODAY - timedelta(days=9), TODAY + timedelta(days=id % 9), 50_00, "x")
            for id in ids[::33]
        ),
    )
    bulk.insert(
        Hold,
        (*owner, "kind", "reason", "origin_key", "opened_at", "opened_by"),
        ((practice.pk, id, "dispute", "", "x", NOW - timedelta(days=3), "x") for id in ids[::25]),
    )
    bulk.insert(
        WorkItem,
        (*owner, "kind", "urgency", "reason", "origin_key", "opened_at", "due_at"),
        (
            (practice.pk, id, "call", "P3", "call", f"w:{id}", NOW - timedelta(days=3), NOW)
            for id in ids[::40]
        ),
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)

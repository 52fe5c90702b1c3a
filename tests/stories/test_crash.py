"""Workers killed at any instant: nothing lost, nobody texted twice, no step skipped."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

CHECKOUT = Path(__file__).parents[2]
KILLS = 60


def crash(database: str, home: Path) -> dict:
    """One trial in a process of its own; fails with the seed that repeats it."""
    command = [sys.executable, "-m", "tests.crash", "--database", database]
    done = subprocess.run(
        [*command, "--home", str(home), "--kills", str(KILLS)],
        cwd=CHECKOUT,
        env={k: v for k, v in os.environ.items() if not k.startswith("TACTFUL_")},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.stdout, done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert report["faults"] == [], f"repeat with --seed {report['seed']}: {report}"
    return report


def holds(report: dict) -> None:
    assert report["kills"] >= KILLS
    assert {"wake", "hand_over"} <= set(report["killed_in"])
    assert report["arrived"] > 0


@pytest.mark.slow
def test_workers_killed_at_random_lose_nothing_and_send_nothing_twice(tmp_path):
    holds(crash(f"sqlite:///{tmp_path / 'crash.sqlite3'}", tmp_path))


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(
    settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql",
    reason="this run is on SQLite",
)
def test_workers_killed_at_random_on_postgresql_lose_nothing_and_send_nothing_twice(tmp_path):
    holds(crash_on_postgresql(tmp_path))


def crash_on_postgresql(home: Path) -> dict:
    """The trial in a database of its own, beside the one of the tests."""
    import psycopg

    where = connection.settings_dict
    name = f"crash_{uuid4().hex[:12]}"
    server = psycopg.connect(
        host=where["HOST"],
        port=where["PORT"] or 5432,
        user=where["USER"],
        password=where["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )
    with server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            return crash(_url(where, name), home)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _url(where: dict, name: str) -> str:
    secret = f":{where['PASSWORD']}" if where["PASSWORD"] else ""
    return f"postgresql://{where['USER']}{secret}@{where['HOST']}:{where['PORT'] or 5432}/{name}"

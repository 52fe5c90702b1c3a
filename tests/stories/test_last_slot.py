"""On SQLite, where a whole process writes at a time: one slot, three channels, and a stop."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(
    "TACTFUL_TEST_DATABASE_URL" in os.environ,
    reason="PostgreSQL is raced in tests/apps/test_outreach_racing.py",
)
def test_three_processes_and_a_stop_reach_for_the_same_people(tmp_path):
    command = [sys.executable, "-m", "tests.slots", "--home", str(tmp_path)]
    done = subprocess.run(
        [*command, "--database", f"sqlite:///{tmp_path / 'slots.sqlite3'}"],
        cwd=CHECKOUT,
        env={k: v for k, v in os.environ.items() if not k.startswith("TACTFUL_")},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    report = json.loads(done.stdout)
    assert report["faults"] == []
    assert report["written_to"] + report["stopped"] >= 40

"""The tests: everything on SQLite, the stories in Chromium, and on PostgreSQL what touches it.

PostgreSQL is used where TACTFUL_TEST_POSTGRES_URL is set (a server that does not answer is
then a failure) or where one answers on 127.0.0.1:5432.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path

LOCAL = "postgresql://postgres@127.0.0.1:5432/test"
ON_BOTH = ["tests/apps", "tests/web", "tests/api", "tests/stories"]
WORKERS = os.environ.get("TACTFUL_TEST_WORKERS", "2")
# Dozens of processes import the same modules: servers, commands, workers. Each compiled them
# anew where the machine keeps no compiled code, which took longer than most tests.
COMPILED = Path(sys.prefix) / "compiled"


def main() -> int:
    arguments = sys.argv[1:]
    code = run(arguments or ["tests", "--ignore=tests/browser"])
    url = os.environ.get("TACTFUL_TEST_POSTGRES_URL")
    there = bool(url) or answers(LOCAL)
    # The stories in Chromium keep an event loop running, which Django's database refuses to
    # share; a browser that waits for a page leaves room for what runs beside it.
    with begun(["tests/browser"] if not arguments else []) as stories:
        if there and not code:
            print("PostgreSQL: the same again, what touches the database.", flush=True)
            code = run(arguments or ON_BOTH, on=url or LOCAL)
    if not there:
        print("PostgreSQL: no server answers on 127.0.0.1:5432, so these tests ran on SQLite only.")
    return code or stories.returncode


def run(arguments: Sequence[str], *, on: str = "") -> int:
    """Run these tests on SQLite, or on the PostgreSQL at that address; 0 where all passed."""
    return subprocess.call(command(WORKERS, arguments), env=environment(on))


@contextmanager
def begun(arguments: Sequence[str]):
    """Run these tests meanwhile, and print what they said when both are done."""
    with tempfile.TemporaryFile() as said:
        own = command("0", arguments) if arguments else [sys.executable, "-c", ""]
        process = subprocess.Popen(own, env=environment(), stdout=said, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.wait()
            said.seek(0)
            print(said.read().decode(errors="replace"), end="", flush=True)


def command(workers: str, arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "pytest", "-n", workers, *arguments]


def environment(on: str = "") -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(COMPILED)
    # What a test wrote need not outlive a power cut.
    there = {"TACTFUL_TEST_DATABASE_URL": on, "PGOPTIONS": "-c synchronous_commit=off"}
    return kept | (there if on else {})


def answers(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())

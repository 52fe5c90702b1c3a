"""The tests: everything on SQLite, the stories in Chromium, and on PostgreSQL what touches it.

PostgreSQL is used where TACTFUL_TEST_POSTGRES_URL is set (a server that does not answer is
then a failure) or where one answers on 127.0.0.1:5432.
"""

import os
import subprocess
import sys

LOCAL = "postgresql://postgres@127.0.0.1:5432/test"
ON_BOTH = ["tests/apps", "tests/web", "tests/api", "tests/stories"]


def main() -> int:
    arguments = sys.argv[1:]
    # The stories in Chromium keep an event loop running, which Django's database refuses to share.
    code = run(arguments or ["tests", "--ignore=tests/browser"], {})
    if not arguments:
        code = run(["tests/browser"], {}) or code
    url = os.environ.get("TACTFUL_TEST_POSTGRES_URL")
    if not (url or answers(LOCAL)):
        print("PostgreSQL: no server answers on 127.0.0.1:5432, so these tests ran on SQLite only.")
        return code
    print("PostgreSQL: the same again, what touches the database.")
    # What a test wrote need not outlive a power cut.
    there = {"TACTFUL_TEST_DATABASE_URL": url or LOCAL, "PGOPTIONS": "-c synchronous_commit=off"}
    return code or run(arguments or ON_BOTH, there)


def run(arguments: list[str], extra: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pytest", "-n", os.environ.get("TACTFUL_TEST_WORKERS", "2")]
    return subprocess.call([*command, *arguments], env={**os.environ, **extra})


def answers(url: str) -> bool:
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())

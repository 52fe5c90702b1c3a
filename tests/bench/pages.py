"""Every page over 1,000 and 100,000 guarantors: server time, queries, bytes on the wire.

In processes and SQLite databases of their own. Server time is what Django needs from the request
to the whole answer, its writing down of who looked included. Beside each: the bar, the same page
over 1,000, and the sign-in page, which asks the database for nothing of the practice.
"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.bench.balances import CHECKOUT, NOW, TODAY, Row, build

SMALL, LARGE = 1_000, 100_000
ROUNDS = 40
BAR_MS = 150
ONCE_MORE = 1  # where a list is too long to be read whole, its length is asked for apart
FIRST_LOAD_KB, LATER_KB = 100, 30


def run(small: int = SMALL, large: int = LARGE) -> list[Row]:
    """Pages at both sizes; milliseconds at the 95th percentile, kilobytes, queries."""
    few, many = measured(small), measured(large)
    return [row for name in many["pages"] for row in rows_of(name, few, many, large)] + [
        first_load(many)
    ]


def rows_of(name: str, few: dict[str, Any], many: dict[str, Any], large: int) -> list[Row]:
    small, big = few["pages"].get(name), many["pages"][name]
    steady = small is None or big["queries"] <= small["queries"] + ONCE_MORE
    return [
        {
            "name": f"page {name} at {large:,}",
            "unit": "ms (p95)",
            "ours": round(big["p95"], 1),
            "limit": round(many["bare_p95"], 1),
            "peer": None if small is None else round(small["p95"], 1),
            "ratio_limit": big["p95"] / many["bare_p95"],
            "ratio_peer": None if small is None else big["p95"] / small["p95"],
            "bar": f"at most {BAR_MS} ms, and no more queries than over few ({big['queries']})",
            "holds": big["p95"] <= BAR_MS and steady,
        },
        {
            "name": f"page {name}: on the wire",
            "unit": "KB",
            "ours": round(big["wire"] / 1024, 1),
            "bar": f"at most {LATER_KB} KB",
            "holds": big["wire"] <= LATER_KB * 1024,
        },
    ]


def first_load(many: dict[str, Any]) -> Row:
    """The heaviest page with everything it asks for, to a browser that has nothing yet."""
    heaviest = max(page["first"] for page in many["pages"].values())
    return {
        "name": "first load of the heaviest page",
        "unit": "KB",
        "ours": round(heaviest / 1024, 1),
        "bar": f"at most {FIRST_LOAD_KB} KB",
        "holds": heaviest <= FIRST_LOAD_KB * 1024,
    }


def measured(people: int) -> dict[str, Any]:
    home = Path(tempfile.mkdtemp(prefix="tactful-bench-"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TACTFUL_")}
    environment = kept | {"TACTFUL_HOME": str(home), "TACTFUL_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "tests.bench.pages", str(people)]
    try:
        done = subprocess.run(
            command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, check=True
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def main(people: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tactful.config.settings"
    import django
    import time_machine
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    practice = build(people)
    with time_machine.travel(NOW, tick=True):
        furnish(practice)
        print(json.dumps(measure(practice)))


def furnish(practice: Any) -> None:
    """What the sums of the other benchmark need not: journeys, people on them, replies, notes."""
    from tests.browser.seed import text

    from tactful.journeys.actions import enroll_due, install_shipped
    from tactful.ledger.models import Balance, Guarantor
    from tactful.practice.actions import declare_all

    declare_all(practice, by="bench", now=NOW)
    install_shipped(practice, by="bench", now=NOW)
    enroll_due(practice, now=NOW, limit=20_000)
    owing = Balance.objects.filter(practice=practice, balance_cents__gt=0).values("guarantor_id")
    people = Guarantor.objects.filter(pk__in=owing).order_by("pk")[:200]
    for n, person in enumerate(people):
        words = ("can pay friday", "this bill is wrong", "call me please", "STOP")[n % 4]
        text(practice, person.mobile, words, f"bench-{n}", NOW)


def measure(practice: Any) -> dict[str, Any]:
    from django.test import Client
    from tests.browser.places import every_page
    from tests.cast import make_staff

    from tactful.practice.models import Role

    client = Client(headers={"accept-encoding": "gzip", "host": "localhost"})
    client.force_login(
        make_staff(practice, "Bea", role=Role.OWNER),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    client.post("/worklist/find/", {"sought": "Lastb"})
    bare = percentile(times(Client(headers={"host": "localhost"}), "/sign-in/"))
    pages = {name: look_at(client, path) for name, path in every_page(practice).items()}
    return {"bare_p95": bare, "pages": pages, "day": TODAY.isoformat()}


def look_at(client: Any, path: str) -> dict[str, Any]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    queries = len(asked)  # now: the next request forgets them
    assert answer.status_code == 200, f"{path} answers {answer.status_code}"
    taken = times(client, path)
    body = gzip.decompress(answer.content).decode()
    wire = len(answer.content)
    return {
        "p95": percentile(taken),
        "queries": queries,
        "wire": wire,
        "first": wire + sum(weight(client, asset) for asset in assets(body)),
    }


def assets(body: str) -> set[str]:
    """Every file of ours a page asks for."""
    return set(re.findall(r'(?:href|src)="(/static/[^"]+)"', body))


def weight(client: Any, address: str) -> int:
    answer = client.get(address)
    return len(b"".join(answer.streaming_content) if answer.streaming else answer.content)


def times(client: Any, path: str) -> list[float]:
    """Milliseconds of each round."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(path)
        taken.append(1_000 * (time.perf_counter() - start))
    return taken


def percentile(taken: list[float], share: float = 0.95) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


if __name__ == "__main__":
    main(int(sys.argv[1]))

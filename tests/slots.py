"""Processes that reach for the same people's last slot, while another stops some of them.

    python -m tests.slots --database sqlite:////tmp/x.sqlite3 --home /tmp

Prints one line of JSON: how many were written to, stopped, and `faults`, a sentence each.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)  # a Friday, 10 am in Chicago
WAYS = ("sms", "email", "voice")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--accounts", type=int, default=40)
    options = parser.parse_args()
    os.environ["TACTFUL_DATABASE_URL"] = options.database
    os.environ["TACTFUL_HOME"] = str(options.home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tactful.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    print(json.dumps(trial(options.accounts)))
    return 0


def trial(accounts: int) -> dict:
    from tactful.core.vocabulary import Category, Channel
    from tactful.ledger.models import Guarantor
    from tactful.outreach.actions import NewTouch, queue_touches
    from tests.crowd import make_crowd

    practice = make_crowd(accounts, now=NOW)
    people = list(Guarantor.objects.order_by("id"))
    touches = [
        NewTouch(
            guarantor_id=person.pk,
            origin_key=f"{way}:{person.pk}",
            channel=Channel(way),
            category=Category.REMINDER,
            template_key="past_due",
            automated=way != "voice",
        )
        for person in people
        for way in WAYS
    ]
    queue_touches(practice, touches, now=NOW)
    stopped = people[::3][::-1]
    at_once([*(lambda way=way: hand(practice, way) for way in WAYS), lambda: stop(stopped)])
    return judged(practice, {person.pk: person.uid for person in stopped})


def at_once(works: list[Callable[[], None]]) -> None:
    """Each in a process of its own; all begin when the last is ready."""
    from django.db import connections

    connections.close_all()  # a connection shared by two processes is neither's
    ready, go = os.pipe()
    children = []
    for work in works:
        child = os.fork()
        if not child:
            code = 3
            try:
                os.close(go)
                os.read(ready, 1)  # until the parent closes its end
                work()
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    os.close(go)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    if any(codes):
        raise SystemExit(f"a process failed: {codes}")


def hand(practice, way: str) -> None:
    from tactful.core.vocabulary import Channel
    from tactful.outreach.actions import hand_over
    from tests.providers import Provider

    # On its way for a moment, as a real one is: meanwhile others come to write.
    provider = Provider(Channel(way), before=lambda touch: time.sleep(0.01))
    while hand_over(practice, Channel(way), provider, now=NOW, limit=5):
        pass


def stop(people) -> None:
    from tactful.outreach.actions import suppress

    for person in people:
        via = f"stop:{person.uid}"
        suppress(
            person.practice, ["all"], cause="opt_out", via=via, now=NOW, guarantor_id=person.pk
        )


def judged(practice, stopped: dict[int, str]) -> dict:
    from tactful.audit.models import AuditEntry
    from tactful.outreach.models import Touch

    hand(practice, "sms"), hand(practice, "email"), hand(practice, "voice")
    sent = dict(Touch.objects.filter(status="accepted").values_list("uid", "guarantor_id"))
    # The audit has one order for everything, in which each entry was committed.
    entries = AuditEntry.objects.order_by("number").values_list("number", "actor", "detail")
    number_of = {uid: n for n, _, detail in entries for uid in detail.get("touches", ())}
    stop_of = {actor: n for n, actor, _ in entries if actor.startswith("stop:")}
    times = Counter(sent.values())
    waiting = set(Touch.objects.filter(status="queued").values_list("reason", flat=True))
    late = [
        uid
        for uid, person in sent.items()
        if person in stopped and number_of[uid] > stop_of[f"stop:{stopped[person]}"]
    ]
    still = Touch.objects.filter(guarantor__in=stopped, status="queued").count()
    found = {
        "people with two messages": [person for person, n in times.items() if n > 1],
        "messages after a stop": late,
        "messages that wait for somebody who said stop": [""] * still,
        "that wait for another reason": [why for why in waiting if why != "FREQ_MIN_GAP"],
        "stops that are not in the audit": [""] * (len(stopped) - len(stop_of)),
        "people without a message or a stop": [""]
        * (Touch.objects.values("guarantor").distinct().count() - len({*times, *stopped})),
    }
    return {
        "written_to": len(times),
        "stopped": len(stopped),
        "before_their_stop": len(set(stopped) & set(times)),
        "faults": [f"{len(rows)} {what}" for what, rows in found.items() if rows],
    }


if __name__ == "__main__":
    sys.exit(main())

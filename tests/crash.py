"""Workers killed at random while they wake journeys and hand touches over.

    python -m tests.crash --database sqlite:////tmp/x.sqlite3 --kills 60

A loaded parent forks workers against a real database and kills them (SIGKILL) at random instants.
What really arrived is counted by a sink outside the database. Prints one line of JSON: what was
done and `faults`, a sentence each; the same seed tries the same instants again.
"""

import argparse
import json
import mmap
import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

START = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)  # a Wednesday, 11 am in Chicago
WAKE, HAND_OVER = 20, 10
"""Small batches: more instants between them, and little in flight at each."""


@dataclass
class Report:
    """What was done to the workers, and everything that should not have happened."""

    seed: int
    kills: int = 0
    killed_in: dict[str, int] = field(default_factory=dict)
    waves: int = 0
    touches: int = 0
    arrived: int = 0
    unknown: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    options = _options()
    os.environ["TACTFUL_DATABASE_URL"] = options.database
    os.environ["TACTFUL_HOME"] = str(options.home)
    os.environ["TACTFUL_LOG_LEVEL"] = "ERROR"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tactful.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    report = Trial(options).run()
    print(json.dumps(asdict(report)))
    return 1 if report.faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--accounts", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    return parser.parse_args()


class Trial:
    """Waves of due work, a week of the calendar apart, until enough workers were killed."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.chance = random.Random(options.seed)
        self.report = Report(seed=options.seed)
        self.sink = options.home / "arrived"
        self.errors = options.home / "errors"
        self.phases = mmap.mmap(-1, options.workers)

    def run(self) -> Report:
        from tests.crowd import enroll_all, make_crowd

        began = time.monotonic()
        self.sink.touch()
        self.errors.touch()
        self.practice = make_crowd(self.options.accounts, now=START)
        enroll_all(self.practice, now=START)
        while self.report.kills < self.options.kills and self.report.waves < 12:
            self._wave(START + timedelta(weeks=self.report.waves))
            self.report.waves += 1
        self._check()
        self.report.seconds = round(time.monotonic() - began, 1)
        return self.report

    def _wave(self, now: datetime) -> None:
        from tactful.outreach.actions import reconcile_in_flight
        from tests.crowd import confirm

        confirm(self.practice, now=now)
        while self._due(now):
            if self.report.kills < self.options.kills:
                self._kill_some(now)
            else:
                self._let_finish(now)
        reconcile_in_flight(now + timedelta(hours=1), 10**6)
        self._let_everybody_answer()

    def _kill_some(self, now: datetime) -> None:
        workers = [(place, self._fork(now, place)) for place in range(self.options.workers)]
        self.chance.shuffle(workers)
        for place, doomed in workers:
            # However slow the machine is, both halves of the work get their share of kills.
            self._wait_for(self.chance.choice(b"wh"), place)
            time.sleep(self.chance.uniform(0.0, 0.03))
            os.kill(doomed, signal.SIGKILL)
            self._reap(doomed, place)

    def _wait_for(self, phase: int, place: int) -> None:
        patience = time.monotonic() + 0.3
        while self.phases[place] != phase and time.monotonic() < patience:
            time.sleep(0.001)

    def _let_finish(self, now: datetime) -> None:
        workers = [self._fork(now, place) for place in range(self.options.workers)]
        for place, worker in enumerate(workers):
            self._reap(worker, place)

    def _fork(self, now: datetime, place: int) -> int:
        from django.db import connections

        connections.close_all()  # a connection shared by two processes is neither's
        self.phases[place] = ord("-")
        child = os.fork()
        if not child:
            _work(self.practice, now, self.sink, self.errors, self.phases, place)
        return child

    def _reap(self, worker: int, place: int) -> None:
        _, status = os.waitpid(worker, 0)
        if os.WIFSIGNALED(status):
            self.report.kills += 1
            phase = {ord("w"): "wake", ord("h"): "hand_over"}.get(self.phases[place], "start")
            self.report.killed_in[phase] = self.report.killed_in.get(phase, 0) + 1
        elif os.WEXITSTATUS(status):
            self.report.faults.append(f"a worker failed: {self.errors.read_text()[-300:]}")

    def _due(self, now: datetime) -> bool:
        from tactful.journeys.models import Enrollment
        from tactful.outreach.models import Touch

        if self.report.faults:
            return False
        return (
            Enrollment.objects.filter(status="active", wake_at__lte=now).exists()
            or Touch.objects.filter(status="queued", due_at__lte=now).exists()
        )

    def _let_everybody_answer(self) -> None:
        """Three unanswered reminders would end the automation, and the trial with it."""
        from django.db.models import F

        from tactful.outreach.models import Touch

        Touch.objects.filter(engaged_at=None).update(engaged_at=F("handed_over_at"))

    def _check(self) -> None:
        from tactful.audit.queries import verify
        from tactful.journeys.models import Advance, Enrollment
        from tactful.journeys.queries import enrollments_off_their_history
        from tactful.outreach.models import Touch
        from tactful.worklist.models import WorkItem

        arrived = Counter(self.sink.read_text().split())
        touches = dict(Touch.objects.values_list("uid", "status"))
        self.report.touches, self.report.arrived = len(touches), sum(arrived.values())
        self.report.unknown = sum(status == "unknown" for status in touches.values())
        steps: dict[int, list[int]] = {}
        for walk, step in Advance.objects.order_by("enrollment", "step").values_list(
            "enrollment_id", "step"
        ):
            steps.setdefault(walk, []).append(step)
        rounds: dict[str, list[int]] = {}
        for key in Touch.objects.order_by("id").values_list("origin_key", flat=True):
            walk, _, occurrence = key.rpartition(":")
            rounds.setdefault(walk, []).append(int(occurrence))
        walked = list(range(self.report.waves))
        # A worker that is killed has at most one sub-batch without answers.
        in_flight = HAND_OVER * self.report.killed_in.get("hand_over", 0)
        told = set(WorkItem.objects.filter(closed_at=None).values_list("origin_key", flat=True))
        found = {
            "arrived twice": [uid for uid, times in arrived.items() if times > 1],
            "arrived without a touch that says so": [
                uid for uid in arrived if touches.get(uid) not in ("accepted", "unknown")
            ],
            "accepted, and never arrived": [
                uid for uid, status in touches.items() if status == "accepted" and not arrived[uid]
            ],
            "neither sent nor unknown": [
                uid for uid, status in touches.items() if status not in ("accepted", "unknown")
            ],
            "walks whose steps have a gap": [
                walk for walk, taken in steps.items() if taken != list(range(1, len(taken) + 1))
            ],
            "walks off their history": enrollments_off_their_history(self.practice),
            "walks with a touch too few or too many": [
                walk for walk, taken in rounds.items() if sorted(taken) != walked
            ],
            "accounts without a walk": [""] * (self.options.accounts - len(rounds)),
            "walks that ended": list(Enrollment.objects.exclude(status="active")),
            "audit entries that do not fit": [n for n in [verify(self.practice.pk)] if n],
            "unknown beyond what was in flight": [""] * (self.report.unknown - in_flight),
            "unknown that no person is told of": [
                uid
                for uid, status in touches.items()
                if status == "unknown" and f"touch:{uid}:unknown" not in told
            ],
        }
        self.report.faults += [f"{len(rows)} {what}" for what, rows in found.items() if rows]


def _work(practice, now, sink: Path, errors: Path, phases: mmap.mmap, place: int) -> NoReturn:
    """A worker: wake and hand over in turn until nothing is due; never returns."""
    try:
        from tactful.core.vocabulary import Channel
        from tactful.journeys.actions import wake
        from tactful.outreach.actions import hand_over

        channel = Sink(os.open(sink, os.O_WRONLY | os.O_APPEND))
        busy = True
        while busy:
            phases[place] = ord("w")
            busy = bool(wake(practice, now=now, limit=WAKE))
            phases[place] = ord("h")
            busy |= bool(hand_over(practice, Channel.SMS, channel, now=now, limit=HAND_OVER))
        os._exit(0)
    except BaseException as error:
        with errors.open("a") as file:
            file.write(f"{type(error).__name__}: {error}\n")
        os._exit(3)


class Sink:
    """A provider that writes down what reached it before it answers."""

    name = "sink"

    def __init__(self, descriptor: int) -> None:
        from tactful.core.vocabulary import Channel

        self.channel = Channel.SMS
        self.descriptor = descriptor

    def send(self, touch):
        from tactful.channels.contract import Accepted

        os.write(self.descriptor, f"{touch.touch_id}\n".encode())
        time.sleep(0.0005)  # on its way back
        return Accepted(touch.touch_id)

    def check(self) -> list[str]:
        return []

    def close(self) -> None:
        os.close(self.descriptor)


if __name__ == "__main__":
    sys.exit(main())

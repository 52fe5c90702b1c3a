"""The engine: how fast it wakes and hands over, and whether size slows it, each beside its limit.

Every figure is measured in a process and a database of its own, next to the same number of rows
written by the bare driver, or the same number of messages sent by bare smtplib.
"""

import gc
import json
import os
import shutil
import smtplib
import socket
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)  # a Wednesday, 11 am in Chicago
TOUCHES = 10_000
MAILS = 4_000
SLEEPING = (10_000, 100_000, 1_000_000)
FEW, MANY = 2_000, 20_000

Row = dict[str, Any]


def run() -> list[Row]:
    """Wake, hand over (simulator, SMTP), due-scan by size, memory by size."""
    rows = []
    for part in ("wake", "hand_over", "smtp", "due_scan"):
        rows += _measured(part)
    few, many = (_measured("memory", size)[0]["mb"] for size in (FEW, MANY))
    rows.append(
        _row(
            f"engine: memory of waking {MANY:,} (limit: of {FEW:,})",
            "MB",
            many,
            few,
            "at most 1.2 times",
            holds=many <= 1.2 * few,
        )
    )
    return rows


def _measured(part: str, *arguments: int) -> list[Row]:
    """One part in a fresh process with a fresh database."""
    home = Path(tempfile.mkdtemp(prefix="tactful-bench-"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith("TACTFUL_")}
    environment = kept | {"TACTFUL_HOME": str(home), "TACTFUL_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "tests.bench.engine", part, *map(str, arguments)]
    try:
        done = subprocess.run(
            command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, check=True
        )
    finally:
        shutil.rmtree(home, ignore_errors=True)
    result: list[Row] = json.loads(done.stdout)
    return result


def _row(
    name: str,
    unit: str,
    ours: float,
    limit: float | None,
    bar: str | None = None,
    *,
    holds: bool | None = None,
) -> Row:
    return {
        "name": name,
        "unit": unit,
        "ours": ours,
        "limit": limit,
        "ratio_limit": ours / limit if limit else None,
        "bar": bar,
        "holds": holds,
    }


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tactful.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    part, *arguments = sys.argv[1:]
    print(json.dumps(PARTS[part](*map(int, arguments))))


def wake_rate() -> list[Row]:
    """Due enrollments into touches, with the gate, beside inserting as many touch rows."""
    from tactful.journeys.actions import wake
    from tactful.outreach.models import Touch

    practice = _enrolled(TOUCHES)
    seconds = _timed(lambda: _until_none(lambda: wake(practice, now=NOW)))
    assert Touch.objects.count() == TOUCHES
    ours, limit = TOUCHES / seconds, TOUCHES / _insert_seconds()
    bar = "at least 2,000"
    return [_row("engine: wake, with the gate", "touches/s", ours, limit, bar, holds=ours >= 2_000)]


def hand_over_rate() -> list[Row]:
    """Touches to the simulator, beside updating as many rows twice: marked, then answered."""
    from tactful.channels.simulator import simulators
    from tactful.core.vocabulary import Channel
    from tactful.outreach.actions import hand_over
    from tactful.outreach.models import Touch

    # E-mail, since carriers take 2,000 texts a day (policy.md R115).
    practice = _queued(TOUCHES, Channel.EMAIL)
    adapter = simulators()[Channel.EMAIL]
    seconds = _timed(
        lambda: _until_none(lambda: hand_over(practice, Channel.EMAIL, adapter, now=NOW))
    )
    assert Touch.objects.filter(status="accepted").count() == TOUCHES
    ours, limit = TOUCHES / seconds, TOUCHES / _update_seconds()
    return [_row("engine: hand over to the simulator", "e-mails/s", ours, limit)]


def smtp_rate() -> list[Row]:
    """E-mails written and sent one by one, beside smtplib with messages built beforehand."""
    from tactful.channels.smtp import Security, SmtpEmail, SmtpSettings
    from tactful.core.vocabulary import Channel
    from tactful.outreach.actions import hand_over
    from tactful.outreach.models import Touch

    practice = _queued(MAILS, Channel.EMAIL)
    with _mail_sink() as port:
        adapter = SmtpEmail(SmtpSettings("127.0.0.1", port, Security.NONE))
        seconds = _timed(
            lambda: _until_none(lambda: hand_over(practice, Channel.EMAIL, adapter, now=NOW))
        )
        adapter.close()
        assert Touch.objects.filter(status="accepted").count() == MAILS
        body, html = Touch.objects.values_list("body", "html")[0]
        limit = MAILS / _smtplib_seconds(port, body, html)
    return [_row("engine: hand over by SMTP to a local sink", "e-mails/s", MAILS / seconds, limit)]


def due_scan() -> list[Row]:
    """Finding 500 due enrollments among ever more that sleep."""
    practice = _enrolled(500)
    times = []
    asleep = 0
    for size in SLEEPING:
        _sleep(practice, asleep, size)
        asleep = size
        times.append(_best(lambda: _find_due(practice)) * 1000)
    flat = times[-1] <= 2 * times[0]
    return [
        _row(f"engine: due-scan, {size:,} asleep", "ms", ms, times[0])
        for size, ms in zip(SLEEPING[:-1], times[:-1], strict=True)
    ] + [
        _row(
            f"engine: due-scan, {SLEEPING[-1]:,} asleep (limit: {SLEEPING[0]:,})",
            "ms",
            times[-1],
            times[0],
            "at most 2 times",
            holds=flat,
        )
    ]


def memory(size: int) -> list[Row]:
    """The most memory, in MB, that waking everybody ever held beyond what was held before.

    SQLite's own cache is left out: it is of a fixed size, and fills with the file.
    """
    from tactful.journeys.actions import wake

    practice = _enrolled(size)
    wake(practice, now=NOW, limit=500)  # modules, templates and tables that are read once
    tracemalloc.start()

    def one_batch() -> int:
        gc.collect()  # what waits to be collected is a matter of when, not of how many
        return wake(practice, now=NOW)

    _until_none(one_batch)
    return [{"mb": tracemalloc.get_traced_memory()[1] / 1e6}]


PARTS: dict[str, Callable[..., list[Row]]] = {
    "wake": wake_rate,
    "hand_over": hand_over_rate,
    "smtp": smtp_rate,
    "due_scan": due_scan,
    "memory": memory,
}


def _enrolled(size: int, channel: str = "sms") -> Any:
    """A practice whose every account is due for its first touch; written in small portions, so
    that making it costs no more memory than waking it."""
    from tests.crowd import add_accounts, enroll_all, make_crowd

    from tactful.core.vocabulary import Channel

    practice = make_crowd(0, now=NOW, channel=Channel(channel))
    for _ in range(0, size, 500):
        add_accounts(practice, min(500, size), now=NOW)
    enroll_all(practice, now=NOW, limit=500)
    return practice


def _queued(size: int, channel: str = "sms") -> Any:
    from tactful.journeys.actions import wake

    practice = _enrolled(size, channel)
    _until_none(lambda: wake(practice, now=NOW))
    return practice


def _until_none(step: Callable[[], int]) -> None:
    while step():
        pass


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _best(work: Callable[[], object], times: int = 15) -> float:
    return min(_timed(work) for _ in range(times))


def _insert_seconds() -> float:
    """The touches that are there, inserted once more by the driver, 500 in a transaction."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outreach_touch")
        columns = [column[0] for column in cursor.description]
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    again = [
        tuple((row | {"id": None, "uid": f"x{n}", "origin_key": f"x{n}"}).values())
        for n, row in enumerate(rows)
    ]
    sql = f"INSERT INTO outreach_touch VALUES ({', '.join('?' * len(columns))})"
    return _timed(lambda: _portions(sql, again, 500))


def _update_seconds() -> float:
    """Two updates of every touch, as hand-over makes them, 50 in a transaction."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id, subject, body, html, verify_code FROM outreach_touch")
        rows = cursor.fetchall()
    at = str(NOW.replace(tzinfo=None))
    mark = (
        "UPDATE outreach_touch SET status = 'handed_over', handed_over_at = ?, subject = ?,"
        " body = ?, html = ?, verify_code = ? WHERE id = ?"
    )
    answer = "UPDATE outreach_touch SET status = 'accepted', settled_at = ? WHERE id = ?"
    marks = [(at, *row[1:], row[0]) for row in rows]
    answers = [(at, row[0]) for row in rows]
    return _timed(lambda: (_portions(mark, marks, 50), _portions(answer, answers, 50)))


def _portions(sql: str, rows: list[tuple[Any, ...]], size: int) -> None:
    from django.db import connection

    driver = connection.connection
    for start in range(0, len(rows), size):
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(sql, rows[start : start + size])
        driver.execute("COMMIT")


def _sleep(practice: Any, begin: int, end: int) -> None:
    """Enrollments that wake in a month, of accounts that need not exist for the scan."""
    from django.db import connection

    from tactful.journeys.models import JourneyVersion

    version = JourneyVersion.objects.get(practice=practice)
    later = str((NOW + timedelta(days=30)).replace(tzinfo=None))
    now = str(NOW.replace(tzinfo=None))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(
            "WITH RECURSIVE n(i) AS (SELECT %s UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
            " INSERT INTO journeys_enrollment (uid, practice_id, guarantor_id, journey_id,"
            " version_id, subject, status, block, occurrence, step, entered_block_at,"
            " enrolled_at, wake_at, paused_by, deferred_by, reason)"
            " SELECT 's' || i, %s, 10000000 + i, %s, %s, '', 'active', 'a_week', 0, 2, %s, %s,"
            " %s, '', '', '' FROM n",
            [begin, end - 1, practice.pk, version.journey_id, version.pk, now, now, later],
        )


def _find_due(practice: Any) -> None:
    """What a wake asks before it gathers anything: which practices, and which rows."""
    from tactful.journeys.queries import claimable, practices_due

    assert practices_due(NOW) == [practice]
    assert len(claimable(practice, NOW)[:500].values_list("id", "step")) == 500


@contextmanager
def _mail_sink() -> Iterator[int]:
    """A mail server in a process of its own that takes everything and keeps nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        os.set_inheritable(listener.fileno(), True)
        sink = subprocess.Popen(
            [sys.executable, "-c", _SINK, str(listener.fileno())], close_fds=False
        )
    try:
        yield port
    finally:
        sink.kill()
        sink.wait()


_SINK = r"""
import contextlib, socket, sys

def serve(line):
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.sendall(b"220 sink\r\n")
    unread, reading = b"", False
    while data := line.recv(65536):
        unread += data
        while (end := unread.find(b"\r\n.\r\n" if reading else b"\r\n")) >= 0:
            if reading:
                unread, reading = unread[end + 5:], False
                line.sendall(b"250 2.0.0 ok\r\n")
                continue
            word, unread = unread[:4].upper(), unread[end + 2:]
            reading = word == b"DATA"
            line.sendall(ANSWERS.get(word, b"250 ok\r\n"))

ANSWERS = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
listener = socket.socket(fileno=int(sys.argv[1]))
while True:
    line, _ = listener.accept()
    with line, contextlib.suppress(OSError):
        serve(line)
"""


def _smtplib_seconds(port: int, body: str, html: str) -> float:
    message = EmailMessage()
    message["From"], message["To"] = "billing@crowd.example", "person@example.com"
    message["Subject"] = "Message from Crowd Clinic"
    message.set_content(body)
    message.add_alternative(html, subtype="html")
    data = message.as_bytes().replace(b"\n", b"\r\n")

    def send() -> None:
        with smtplib.SMTP("127.0.0.1", port) as server:
            for n in range(MAILS):
                server.sendmail("billing@crowd.example", [f"person{n}@example.com"], data)

    return _timed(send)


if __name__ == "__main__":
    main()

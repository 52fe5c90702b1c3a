"""tactful run: pages and background work in one process, begun and ended cleanly."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from urllib.error import URLError
from urllib.request import urlopen

import pytest

COMMAND = (sys.executable, "-c", "from tactful.cli import main; main()", "run", "--port")
PATIENCE_S = 60


@pytest.fixture
def start(tmp_path):
    """Start `tactful run` on a database of its own; whatever still runs is ended."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TACTFUL_")}
    begun = []

    def begin(port, **more):
        run = subprocess.Popen(
            [*COMMAND, str(port)],
            env={**kept, "TACTFUL_HOME": str(tmp_path / "home"), **more},
            stderr=subprocess.PIPE,
            text=True,
        )
        begun.append(run)
        return run

    yield begin
    for run in begun:
        if run.poll() is None:
            run.kill()
        run.communicate()


@pytest.fixture
def port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, run):
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and run.poll() is None:
        try:
            return urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).status
        except URLError:
            time.sleep(0.1)
    raise AssertionError("the pages did not come up")


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_lets_the_worker_finish_what_it_is_handing_over(start, port, number):
    run = start(port)
    assert wait_for(port, run) == 200
    run.send_signal(number)
    assert run.wait(timeout=20) == 0
    assert "Traceback" not in run.stderr.read()


@pytest.mark.slow
def test_where_the_port_is_taken_nothing_is_begun(start, port):
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        run = start(port)
        assert run.wait(timeout=PATIENCE_S) == 2
    assert f"Port {port} is taken" in run.stderr.read()


@pytest.mark.slow
def test_a_home_where_nothing_can_be_written_is_named(start, port):
    run = start(port, TACTFUL_HOME="/proc")
    assert run.wait(timeout=PATIENCE_S) == 2
    assert "TACTFUL_HOME cannot be used" in run.stderr.read()

"""A Tactful of a story's own: its folder, its database, its clock, its process."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)  # 10 in the morning in Chicago


@dataclass(frozen=True)
class Home:
    """A filled folder, and what was put into it."""

    folder: Path
    known: dict[str, Any]


@dataclass(frozen=True)
class Running:
    """A server that answers, and what its practice holds."""

    address: str
    known: dict[str, Any]
    home: Path


def filled(kind: str, base: Path, at: datetime = MONDAY) -> Home:
    """The folder of a kind, filled once however many processes ask for it."""
    base.mkdir(parents=True, exist_ok=True)
    folder, facts = base / kind, base / f"{kind}.json"
    with (base / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not facts.exists():
            command = [sys.executable, "-m", "tests.browser.seed", kind, at.isoformat()]
            said = subprocess.run(
                command, cwd=CHECKOUT, env=environment(folder), capture_output=True, text=True
            )
            assert said.returncode == 0, said.stderr[-2_000:]
            facts.write_text(said.stdout)
    return Home(folder, json.loads(facts.read_text()))


@contextmanager
def running(home: Home, own: Path, *, worker: bool, at: datetime = MONDAY) -> Iterator[Running]:
    """Serve a copy of a filled folder until the story is over."""
    shutil.copytree(home.folder, own)
    port = free_port()
    command = [sys.executable, "-m", "tests.browser.serve", at.isoformat()]
    command += ["run" if worker else "web", "--port", str(port)]
    with (own / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=CHECKOUT, env=environment(own), stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/healthz", process)
            yield Running(address, home.known, own)
        finally:
            process.terminate()
            process.wait(timeout=20)


def environment(folder: Path) -> dict[str, str]:
    """Nothing of this machine's own settings, and a folder of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TACTFUL_", "DJANGO_"))}
    own = {"TACTFUL_HOME": str(folder), "TACTFUL_LOG_LEVEL": "WARNING"}
    return kept | own | {"DJANGO_SETTINGS_MODULE": "tactful.config.settings"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, "the server of the story ended; see server.log in its folder"
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server of the story does not answer")

"""Stories told in Chromium, against a Tactful started as a person starts it.

Where no Chromium is (Debian: apt-get install chromium), they are skipped and say so.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.running import Home, Running, filled, running
from tests.browser.seed import PASSWORD

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
HERE = Path(__file__).parent
LAUNCH = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-component-update", "--disable-background-networking"),
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    missing = pytest.mark.skip(reason="no Chromium on this machine (apt-get install chromium)")
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": LAUNCH}


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Path:
    """A folder that all processes of this test run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "homes"


@pytest.fixture(scope="session")
def clinic_home(shelf) -> Home:
    return filled("clinic", shelf)


@pytest.fixture(scope="session")
def demo_home(shelf) -> Home:
    return filled("demo", shelf)


@pytest.fixture
def clinic(clinic_home, tmp_path) -> Iterator[Running]:
    """Lakeshore on Monday at ten; nothing happens by itself (no worker)."""
    with running(clinic_home, tmp_path / "home", worker=False) as server:
        yield server


@pytest.fixture
def busy_clinic(clinic_home, tmp_path) -> Iterator[Running]:
    """Lakeshore on Monday at ten, with its worker."""
    with running(clinic_home, tmp_path / "home", worker=True) as server:
        yield server


@pytest.fixture
def demo(demo_home, tmp_path) -> Iterator[Running]:
    """The demo's practice after a month."""
    with running(demo_home, tmp_path / "home", worker=False) as server:
        yield server


def sign_in(page: Page, server: Running, email: str = "bea@lakeshore.example") -> None:
    page.goto(f"{server.address}/sign-in/")
    page.get_by_label("Work e-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{server.address}/")

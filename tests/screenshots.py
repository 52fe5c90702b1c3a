"""A picture of every page, 1280 and 390 wide, light and dark: `python -m tests.screenshots`.

They land in var/screenshots, to be looked at by a person; pages made for paper also as PDF.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM, LAUNCH, sign_in
from tests.browser.places import ON_PAPER
from tests.browser.running import CHECKOUT, Running, filled, running

FOLDER = CHECKOUT / "var" / "screenshots"
SIZES = {1280: 900, 390: 844}
SCHEMES = ("light", "dark")


def main(only: list[str]) -> int:
    if not CHROMIUM:
        print("No Chromium on this machine: apt-get install chromium")
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    base = Path(tempfile.mkdtemp(prefix="tactful-screenshots-"))
    try:
        home = filled("long-demo", base)
        with running(home, base / "home", worker=False) as server, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
            taken = sum(
                take(browser, server, width, scheme, only) for width in SIZES for scheme in SCHEMES
            )
            browser.close()
    finally:
        shutil.rmtree(base, ignore_errors=True)
    print(f"{taken} pictures in {FOLDER.relative_to(CHECKOUT)}")
    return 0


def take(browser: Browser, server: Running, width: int, scheme: str, only: list[str]) -> int:
    """All pages at one width in one scheme; how many pictures that made."""
    page = browser.new_page(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(f"{server.address}/sign-in/")
    page.screenshot(path=FOLDER / f"sign-in-{width}-{scheme}.png")
    sign_in(page, server)
    pages = {n: p for n, p in server.known["pages"].items() if not only or n in only}
    for name, path in pages.items():
        page.goto(server.address + path)
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
        if name in ON_PAPER and (width, scheme) == (1280, "light"):
            print_it(page, name)
    page.close()
    return len(pages) + 1


def print_it(page: Page, name: str) -> None:
    page.pdf(path=FOLDER / f"{name}.pdf", format="Letter", prefer_css_page_size=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

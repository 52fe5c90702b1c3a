"""Somebody says on the phone: stop calling me. One press, and no call is left."""

import subprocess
import sys

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.running import CHECKOUT, MONDAY, Running, environment

ONE_SECOND = 1_000  # milliseconds


def queue_calls(clinic: Running) -> None:
    command = [sys.executable, "-m", "tests.browser.seed", "waiting-calls", MONDAY.isoformat()]
    said = subprocess.run(
        command, cwd=CHECKOUT, env=environment(clinic.home), capture_output=True, text=True
    )
    assert said.returncode == 0, said.stderr[-2_000:]


def test_one_press_takes_back_every_call_and_the_page_says_why(page: Page, clinic: Running):
    queue_calls(clinic)
    sign_in(page, clinic)
    john = f"{clinic.address}/accounts/{clinic.known['uids']['A-1002']}/"
    page.goto(john)
    waiting = page.locator("section[aria-labelledby=next]")
    expect(waiting).to_contain_text("Goes out")
    expect(waiting).to_contain_text("call about the balance")

    page.get_by_role("button", name="No calls at all").click()
    expect(waiting).not_to_contain_text("Goes out", timeout=ONE_SECOND)
    expect(waiting).not_to_contain_text("call about the balance", timeout=ONE_SECOND)
    expect(page.get_by_role("status")).to_contain_text("Nobody calls this account any more")

    # Why, by whom and since when; the other ways stay open.
    reach = page.locator("section[aria-labelledby=reach]")
    expect(reach).to_contain_text("No calls")
    expect(reach).to_contain_text("No automated calls")
    expect(reach).to_contain_text("by Bea")
    may = page.locator("section[aria-labelledby=may]")
    for way in ("Call by a person", "Automated call"):
        expect(may.locator("li", has_text=way)).to_contain_text("No")
    expect(may.locator("li", has_text="Text").first).to_contain_text("Yes")
    page.goto(f"{john}permission/")
    expect(page.locator("main")).to_contain_text("No automated calls and calls")


def test_a_stop_needs_no_javascript(browser, clinic: Running):
    queue_calls(clinic)
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, clinic)
    page.goto(f"{clinic.address}/accounts/{clinic.known['uids']['A-1002']}/")
    page.get_by_role("button", name="Stop everything").click()
    expect(page.locator("main")).to_contain_text("Everything has stopped for this account")
    expect(page.locator("section[aria-labelledby=next]")).not_to_contain_text("Goes out")

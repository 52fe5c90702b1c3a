"""The same day without a mouse: every step is a key, and what has the focus can be seen."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.running import Running

FOCUSED = """() => {
  const e = document.activeElement;
  const said = [e.innerText, e.ariaLabel, e.labels?.[0]?.innerText].filter(Boolean).join(" ");
  return [said.trim(), getComputedStyle(e).outlineStyle];
}"""


def test_the_guides_five_steps_by_keyboard(page: Page, clinic: Running):
    sign_in_by_keys(page, clinic)
    find_jane_first(page)
    start_her_journey(page)
    send_and_answer(page)
    post_her_payment(page)


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what is named so has the focus, as somebody without a mouse does."""
    page.wait_for_load_state()
    for _ in range(120):
        page.keyboard.press("Tab")
        said, outline = page.evaluate(FOCUSED)
        if re.search(words, said):
            assert outline != "none", f"{words} shows no focus"
            return
    raise AssertionError(f"Tab does not reach {words!r}")


def sign_in_by_keys(page: Page, clinic: Running) -> None:
    page.goto(f"{clinic.address}/sign-in/")
    page.keyboard.type("bea@lakeshore.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{clinic.address}/")


def find_jane_first(page: Page) -> None:
    page.keyboard.press("w")
    page.wait_for_url("**/worklist/**")
    page.keyboard.press("j")
    expect(page.locator("tr:focus")).to_contain_text("Smith, Jane")
    page.keyboard.press("j")
    expect(page.locator("tr:focus")).not_to_contain_text("Smith, Jane")
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(page.locator(".bulk")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".bulk")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/**")


def start_her_journey(page: Page) -> None:
    tab_to(page, "Start a journey")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Journey", exact=True)).to_be_focused()
    tab_to(page, "Show what would happen")
    page.keyboard.press("Enter")
    expect(page.locator("#act")).to_contain_text("The first message in full")
    tab_to(page, "^Start")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("journey")


def send_and_answer(page: Page) -> None:
    tab_to(page, "^Simulator")
    page.keyboard.press("Enter")
    page.wait_for_url("**/simulator/")
    tab_to(page, "Send what is due now")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".sheet tbody")).to_contain_text("Jane Smith")
    tab_to(page, "Name or number")
    page.keyboard.type("Smith")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    if "/phone/" not in page.url:
        tab_to(page, "^Jane Smith")
        page.keyboard.press("Enter")
    page.wait_for_url("**/phone/**")
    tab_to(page, "Answer as this person")
    page.keyboard.type("can pay friday")
    tab_to(page, "^Send")
    page.keyboard.press("Enter")
    expect(page.locator("#understood")).to_contain_text("Nov 27, 2026")


def post_her_payment(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("Smith")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/**")
    page.keyboard.press("$")
    expect(page.get_by_label("They paid")).to_be_focused()
    page.keyboard.type("123.45")
    page.keyboard.press("Enter")
    expect(page.locator(".state[data-is=paid]").first).to_be_visible()


def test_one_key_covers_names_and_amounts_until_it_is_pressed_again(page: Page, clinic: Running):
    sign_in_by_keys(page, clinic)
    page.goto(f"{clinic.address}/worklist/")
    name = page.get_by_role("link", name="Smith, Jane")
    ink = name.evaluate("e => getComputedStyle(e).color")
    page.keyboard.press(".")
    assert name.evaluate("e => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
    page.goto(f"{clinic.address}/worklist/")
    assert name.evaluate("e => getComputedStyle(e).color") == "rgba(0, 0, 0, 0)"
    page.keyboard.press(".")
    assert name.evaluate("e => getComputedStyle(e).color") == ink

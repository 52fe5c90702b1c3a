"""The guide's five steps in the browser, by mouse: who first, what to say, sent, answered, paid."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.running import Running


def go(page: Page, place: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name=place).click()


def find_account(page: Page, name: str) -> None:
    page.get_by_label("Find an account").fill(name)
    page.get_by_label("Find an account").press("Enter")
    page.wait_for_url("**/accounts/**")


def test_jane_is_first_is_reminded_answers_pays_and_is_resolved(page: Page, clinic: Running):
    sign_in(page, clinic)
    see_why_jane_is_first(page)
    start_her_journey(page)
    send_and_see_it_in_the_outbox(page)
    answer_as_jane(page)
    post_her_payment(page)
    see_it_in_the_report(page)


def see_why_jane_is_first(page: Page) -> None:
    go(page, "Worklist")
    first = page.locator(".sheet tbody tr").first
    expect(first.get_by_role("rowheader")).to_contain_text("Smith, Jane")
    expect(first).to_contain_text("61 days past due")
    expect(first).to_contain_text("$123.45")


def start_her_journey(page: Page) -> None:
    """Nothing begins before its first message was seen in full."""
    page.get_by_role("rowheader").get_by_role("link", name="Smith, Jane").click()
    expect(page.locator(".lead")).to_contain_text("61 days past due")
    page.get_by_role("link", name="Start a journey").click()
    page.get_by_role("button", name="Show what would happen").click()
    expect(page.locator("#act")).to_contain_text("The first message in full")
    expect(page.locator("#act")).to_contain_text("Hi Jane")
    expect(page.locator("#act")).to_contain_text("Reply STOP")
    page.locator("#act").get_by_role("button", name=re.compile("Start")).click()
    expect(page.get_by_role("status")).to_contain_text("journey")


def send_and_see_it_in_the_outbox(page: Page) -> None:
    go(page, "Simulator")
    page.get_by_role("button", name="Send what is due now").click()
    row = page.locator(".sheet tbody tr", has_text="Jane Smith").first
    expect(row).to_contain_text("Text")
    expect(row).to_contain_text("Delivered")


def answer_as_jane(page: Page) -> None:
    """Her own words become a promise, repeated to her and shown to staff with its full date."""
    page.locator("#people").get_by_role("link", name="Jane Smith").click()
    page.get_by_label("Answer as this person").fill("can pay friday")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_label("A pretend phone")).to_contain_text("Friday, November 27")
    expect(page.locator("#understood")).to_contain_text("Nov 27, 2026")
    find_account(page, "Smith")
    expect(page.locator("main")).to_contain_text("Promised")
    expect(page.locator("main")).to_contain_text("Nov 27")


def post_her_payment(page: Page) -> None:
    page.get_by_role("link", name="Record a payment").click()
    page.get_by_label("They paid").fill("$123.45")
    page.locator("#act").get_by_role("button", name=re.compile("Record")).click()
    expect(page.get_by_role("status")).to_contain_text("paid")
    expect(page.locator(".state[data-is=paid]").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("$0.00")


def see_it_in_the_report(page: Page) -> None:
    go(page, "Worklist")
    page.get_by_role("link", name=re.compile("Paid lately")).click()
    expect(page.locator(".sheet tbody")).to_contain_text("Smith, Jane")
    go(page, "Reports")
    expect(page.locator("main")).to_contain_text("Guarantors owe")


def test_only_those_who_may_act_are_offered_to(page: Page, clinic: Running):
    sign_in(page, clinic, "rae@lakeshore.example")
    find_account(page, "Smith")
    expect(page.get_by_role("link", name="Record a payment")).to_have_count(0)
    answer = page.goto(f"{clinic.address}/accounts/{clinic.known['uids']['A-1001']}/payment/")
    assert answer is not None
    assert answer.status == 403

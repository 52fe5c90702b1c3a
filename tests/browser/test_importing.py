"""A file with a column nobody could guess: mended on the page, and only then taken in."""

from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.running import Running

HEAD = ("Acct", "Responsible Party", "Cell", "ZIP", "Invoice", "Bill Dt", "Due Dt", "AR2")
OWED = "Patient portion: what guarantors owe"
ROWS = (
    ("B-1", "Castellane, Imani", "(312) 555-0141", "60611", "V-1", "2026-09-01", "2026-09-22", 288),
    ("B-2", "Kettering, Ambrose", "(312) 555-0142", "60611", "V-2", "2026-10-01", "2026-10-22", 76),
)


def a_workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *ROWS):
        sheet.append(row)
    path = folder / "aging.xlsx"
    book.save(path)
    return path


def hand_in(page: Page, path: Path) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Import").click()
    page.get_by_label("An aging report or a list of balances").set_input_files(path)
    page.get_by_role("button", name="Look through the file").click()


def test_a_workbook_with_a_wrong_column_is_mended_and_imported(
    page: Page, busy_clinic: Running, tmp_path: Path
):
    sign_in(page, busy_clinic)
    hand_in(page, a_workbook(tmp_path))
    unknown = page.get_by_text("No column is known to say what patients owe.")
    expect(unknown).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick each of these")

    page.get_by_label("AR2 means").select_option(label=OWED)
    page.get_by_label("Bill Dt means").select_option(label="Statement date")
    page.get_by_label("Due Dt means").select_option(label="Due date")
    page.get_by_role("button", name="Look again with these columns").click()
    expect(page.locator("main")).to_contain_text("$364.00", timeout=20_000)
    expect(unknown).to_have_count(0)

    page.get_by_role("button", name="Import 2 rows").click()
    expect(page.get_by_role("heading", name="Imported")).to_be_visible(timeout=20_000)
    page.get_by_role("link", name="See who is first").click()
    expect(page.locator(".sheet tbody")).to_contain_text("Castellane, Imani")


def test_an_import_goes_on_when_the_browser_is_closed(
    page: Page, busy_clinic: Running, tmp_path: Path
):
    sign_in(page, busy_clinic)
    hand_in(page, a_workbook(tmp_path))
    other = page.context.new_page()
    page.close()
    other.goto(f"{busy_clinic.address}/import/")
    for _ in range(40):
        if other.get_by_text("Looked through").count():
            break
        other.wait_for_timeout(250)
        other.reload()
    other.get_by_role("link", name="File handed in").first.click()
    expect(other.get_by_label("AR2 means")).to_be_visible(timeout=20_000)

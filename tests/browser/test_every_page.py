"""Every page: nobody is shut out by how it is built, and no stranger sees into it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import sign_in

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_no_page_has_an_accessibility_finding_nor_scrolls_sideways(page: Page, demo, size, scheme):
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    sign_in(page, demo)
    found = {}
    for name, path in demo.known["pages"].items():
        answer = page.goto(demo.address + path)
        assert answer is not None
        if answer.status != 200:
            found[name] = [f"answers {answer.status}"]
            continue
        said = [one["id"] for one in Axe().run(page).response["violations"]]
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        if page.evaluate(wide):
            said.append("scrolls sideways")
        if said:
            found[name] = said
    assert found == {}
    assert broken == []


def test_a_stranger_from_another_practice_finds_nothing_at_any_address(page: Page, demo):
    uids = set(demo.known["uids"].values())
    sign_in(page, demo, "sol@lakeshore.example")
    for name, path in demo.known["pages"].items():
        answer = page.request.get(demo.address + path)
        if any(
            re.fullmatch("[a-z2-9]{12}", part) for part in path.split("/")
        ):  # one row of North's
            assert answer.status == 404, name
        else:
            assert answer.status in (200, 403), name
        assert not [uid for uid in uids if uid in answer.text()], name

"""The reference of the policy says what the gate does, and is what stands in docs/reference/."""

import re
from pathlib import Path

import pytest
from tests.core.policy.test_policy_cases import stored_cases
from tests.shared import needs_shared

from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.order import STEPS
from tactful.core.vocabulary import Category
from tactful.practice.plain import leaves, plain, with_changes
from tactful.practice.policy.cases import answer, expand
from tactful.practice.policy.load import read_data, state_table
from tactful.practice.reference.__main__ import write
from tactful.practice.reference.markdown import pages
from tactful.practice.reference.reasons import NO, NOT_YET, YES, categories, met_in, reason_page
from tactful.practice.reference.rules import rule_lines, setting_lines
from tactful.practice.reference.states import state_lines
from tactful.practice.reference.values import CHANNELS, said

DOCS = Path(__file__).parents[3] / "docs"
ANSWERS = {"ALLOW": YES, "DEFER": NOT_YET, "BLOCK": NO}


def test_the_pages_that_are_kept_are_those_the_policy_makes_today():
    kept = {
        str(path.relative_to(DOCS / "reference")): path.read_text(encoding="utf-8")
        for path in (DOCS / "reference").rglob("*.md")
    }
    made = pages()
    assert kept.keys() == made.keys(), "run `make docs`"
    different = [path for path, text in made.items() if kept[path] != text]
    assert different == [], "run `make docs`"


def test_a_page_of_a_code_that_is_gone_goes_as_well(tmp_path):
    assert write(tmp_path) == len(pages())
    gone = tmp_path / "reasons" / "NO_SUCH_CODE.md"
    gone.write_text("once it was a code", encoding="utf-8")
    assert write(tmp_path) == 1
    assert not gone.exists()
    assert write(tmp_path) == 0


@pytest.mark.parametrize("code", list(Code))
def test_every_code_is_explained_in_whole_sentences(code):
    page = reason_page(code)
    for words in (page.means, page.say, page.again, page.clears):
        assert not re.search(r"[{}]", words)
        assert words == "" or re.match(r"^[A-Z0-9$].*[.?!]$", words), words
    assert page.means
    assert page.say
    assert page.who
    assert page.again or page.clears
    assert page.categories
    assert page.channels


def test_only_codes_of_a_step_and_two_beside_them_are_explained():
    given = read_data("reasons.yaml")
    assert set(given["codes"]) == set(Code)
    assert list(given["steps"]) == [step.id for step in STEPS]
    assert set(given["categories"]) == set(Category)


def test_every_setting_of_the_policy_is_explained_and_no_other():
    values = leaves(plain({}))
    wanted = {
        path.removeprefix("policy.") for path in values if path.startswith(("policy.", "rates."))
    }
    assert set(setting_lines()) == wanted | {"state_table.off"}


def test_every_state_place_and_rule_is_in_the_reference():
    table = state_table()
    assert {line.code for line in state_lines() if line.zones} == set(table.states)
    assert {line.name for line in state_lines() if not line.zones} == {
        place.name for place in table.places
    }
    cited = {rule for reason in REASONS.values() for rule in reason.rules}
    assert cited <= set(rule_lines())


@needs_shared
@pytest.mark.parametrize("case", stored_cases(), ids=lambda case: case["id"])
def test_the_page_of_a_code_allows_every_answer_the_gate_gives_with_it(case):
    full = expand(case)
    found = answer({key: value for key, value in case.items() if key != "expected"})
    assert ANSWERS[found["decision"]] in reason_page(Code(found["reason"])).answers
    for code in (found["reason"], *found["also_codes"]):
        page = reason_page(Code(code))
        assert CHANNELS[GateChannel(full["channel"])] in page.channels
        assert categories()[Category(full["category"])].name in page.categories


def test_milder_checks_are_told_code_by_code():
    steps = {step.id: step for step in STEPS}
    assert met_in(Category.PLAN_REMINDER, steps["15"]) == (
        Code.REGF_POST_CONVERSATION,
        Code.REGF_7IN7,
        Code.FREQ_STATE,
    )
    assert Code.CEASE_COMMUNICATION not in met_in(Category.REQUIRED_NOTICE, steps["3"])
    assert Code.WRONG_NUMBER not in met_in(Category.OPT_OUT_CONFIRM, steps["12"])
    assert met_in(Category.REQUIRED_NOTICE, steps["9"]) == (Code.CHANNEL_DISABLED,)
    assert met_in(Category.RECEIPT, steps["15"]) == ()


def test_a_page_speaks_with_the_values_of_the_practice_that_asks():
    own = plain(with_changes({}, {"policy.caps.min_gap_h": 72}))
    page = reason_page(Code.FREQ_MIN_GAP, own)
    assert "72 hours" in page.means
    (gap,) = page.settings
    assert (gap.shipped, gap.now, gap.is_own) == ("48 hours", "72 hours", True)
    assert "48 hours" in reason_page(Code.FREQ_MIN_GAP).means


@pytest.mark.parametrize(
    ("path", "value", "unit", "words"),
    [
        ("caps.voicemail_7d", 1, "voicemails", "1 voicemail"),
        ("caps.phone_7d", None, "contacts", "no limit"),
        ("min_balance", "10.00", "dollars", "$10.00"),
        ("email_complaint_stop", "0.003", "", "3 in 1,000"),
        ("hard_window", ["08:30", "21:00"], "", "8:30 AM to 9 PM"),
        ("state_table.off", [], "", "none"),
        ("state_table.off", ["KY", "TX"], "", "KY, TX"),
        ("ai_voice", False, "", "no"),
    ],
)
def test_a_value_is_written_as_people_say_it(path, value, unit, words):
    assert said(path, value, unit) == words


def test_who_may_loosen_what_is_told_as_the_settings_page_enforces_it():
    lines = setting_lines()
    assert lines["caps.phone_7d"].limit == "at most 3 contacts"
    assert lines["caps.phone_7d"].moved_by == "compliance"
    assert lines["hard_window"].limit == "never wider"
    assert lines["cooldown.conversation_third_d"].moved_by == "compliance"
    assert "second person" in lines["rnd.max_age_d"].moved_by


def test_the_words_are_those_of_the_glossary():
    told = " ".join(
        f"{page.means} {page.say} {page.again} {page.clears}" for page in map(reason_page, Code)
    )
    told += " ".join(line.means for line in setting_lines().values())
    refused = r"customer|debtor|client|invoice|overdue|blacklist|unsubscribed|delinquent|ticket"
    assert not re.search(refused, told, re.IGNORECASE)


@pytest.mark.parametrize(
    "page", sorted(DOCS.rglob("*.md")), ids=lambda page: str(page.relative_to(DOCS))
)
def test_every_link_in_the_docs_leads_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, place = target.partition("#")
        if path.startswith(("http:", "https:", "mailto:")):
            continue
        led_to = (page.parent / path).resolve() if path else page
        assert led_to.exists(), target
        if place and led_to.suffix == ".md":
            assert place in anchors(led_to), target


def anchors(page):
    """The anchors of a page's headings, as the forges make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}

"""Every shipped message on every awkward account: whole, short enough, or not written at all."""

from dataclasses import replace

import pytest

from tactful.core.compose import Language, Tone, Variant, lint
from tactful.core.compose.edge import TRIALS, UNKNOWN, code_of, tried, tried_on
from tactful.core.vocabulary import Channel
from tactful.outreach.library import starter_library

LIBRARY = starter_library()
EVERY = pytest.mark.parametrize("template", list(LIBRARY), ids=lambda each: each.label)
TEXT = LIBRARY.pick("past_due", Channel.SMS, Language.EN, variant=Variant.FULL, tone=Tone.FRIENDLY)


def case(name):
    return next(each for each in TRIALS[Language.EN] if each.name == name)


@EVERY
def test_every_shipped_message_comes_out_as_it_must_on_every_awkward_account(template):
    wrong = [
        t.case.name for t in (tried(template, c) for c in TRIALS[template.language]) if not t.holds
    ]
    assert wrong == []


@EVERY
def test_every_shipped_message_passes_every_check_on_all_of_them_too(template):
    assert lint(template, cases=tried_on(template.language)) == []


def test_a_text_without_a_page_to_pay_on_is_not_written_and_says_what_is_missing():
    trial = tried(TEXT, case("no page to pay on"))
    assert trial.message is None
    assert "pay_link" in trial.problem
    assert trial.holds


def test_a_text_whose_name_is_not_known_is_not_written_either():
    assert tried(TEXT, case("no first name")).message is None
    private = replace(TEXT, text="{{ practice_name }}: a message.", variant=Variant.PRIVATE)
    assert tried(private, case("no first name")).message is not None


def test_a_message_that_needs_what_everybody_may_lack_does_not_hold():
    chatty = replace(TEXT, text=TEXT.text + " {{ office_hours }}")
    trial = tried(chatty, case("only the necessary is known"))
    assert (trial.message, trial.holds) == (None, False)
    assert "office_hours" in trial.problem


def test_a_text_that_runs_to_three_parts_does_not_hold():
    long = replace(TEXT, text=TEXT.text + " We would be glad to talk it over with you." * 3)
    trial = tried(long, case("everyday"))
    assert trial.segments.parts > 2
    assert not trial.holds


def test_the_amounts_and_ages_people_ask_about_are_written_out():
    assert "$0.01" in tried(TEXT, case("one cent")).message.text
    assert "$12,345.67" in tried(TEXT, case("twelve thousand dollars")).message.text
    direct = LIBRARY.pick(
        "past_due", Channel.SMS, Language.EN, variant=Variant.FULL, tone=Tone.DIRECT
    )
    assert "400 days ago" in tried(direct, case("400 days late")).message.text


def test_each_case_has_an_address_of_its_own():
    for cases in TRIALS.values():
        codes = [code_of(each) for each in cases]
        assert len(set(codes)) == len(codes)
    assert set(UNKNOWN) <= {each.name for each in TRIALS[Language.EN]}

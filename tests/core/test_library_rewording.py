"""Shipped messages said in other words: what is typed changes, what must stay stays."""

from dataclasses import replace

import pytest

from tactful.core.compose import Language, Severity, Variant, lint
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.library import (
    occasions,
    original_body,
    reworded,
    small_print,
    starter_library,
)

LIBRARY = starter_library()
MAIL = LIBRARY.pick("receipt", Channel.EMAIL, Language.EN, variant=Variant.PRIVATE)
STOPPED = LIBRARY.pick("opt_out_confirm", Channel.SMS, Language.EN, variant=Variant.PRIVATE)
CHANGEABLE = [each for each in LIBRARY if original_body(each) is not None]


@pytest.mark.parametrize("template", CHANGEABLE, ids=lambda each: each.label)
def test_the_shipped_words_typed_again_make_the_very_same_message(template):
    assert reworded(template, original_body(template), subject=template.subject) == template


def test_only_the_safety_replies_have_no_words_to_change():
    fixed = {each.key for each in LIBRARY if original_body(each) is None}
    assert fixed == {"safety_crisis", "safety_emergency"}


def test_the_small_print_is_put_under_any_words():
    made = reworded(MAIL, "Hello from {{ practice_name }}.", subject=MAIL.subject)
    assert made.text.startswith("Hello from {{ practice_name }}.")
    assert made.text.endswith(small_print(MAIL).splitlines()[-1])
    assert "verify_code" in made.html


def test_what_is_typed_is_never_taken_for_html():
    made = reworded(MAIL, "<b>Hello</b> & {{ practice_name }}", subject=MAIL.subject)
    assert "&lt;b&gt;Hello&lt;/b&gt; &amp;" in made.html


def test_every_occasion_says_when_it_is_sent():
    assert set(occasions()) == set(LIBRARY.keys())
    assert all(occasions().values())


@pytest.mark.parametrize("words", ["Your bill is closed.", "See {{ pay_link }}"])
def test_the_answer_to_stop_speaks_of_no_bill_and_has_no_link(words):
    assert STOPPED.category is Category.OPT_OUT_CONFIRM
    found = lint(replace(STOPPED, text=f"{STOPPED.text} {words}"))
    assert [f.code for f in found if f.severity is Severity.ERROR] == ["confirm_reveals"]

"""The code in a message, however somebody types it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.core.codes import CODE_LENGTH, possible_codes
from tactful.records import _ALPHABET

CODE = "k7q42mx9"


@pytest.mark.parametrize(
    "typed",
    [
        *("k7q42mx9", "K7Q42MX9", " k7q4 2mx9 ", "K7Q4-2MX9", "k7q4–2mx9.", "«k7q4\u00a02mx9»"),
        *(
            "k7q4\u200b2mx9",
            "К7q42мх9",
            "ｋ７ｑ４２ｍｘ９",
            "k\u03017q42m\u0302x9",
            "k.7.q.4.2.m.x.9",
        ),
    ],
)
def test_how_it_is_typed_does_not_matter(typed):
    assert possible_codes(typed) == (CODE,)


@pytest.mark.parametrize(
    "typed", ["K7O42MX9", "k7042mx9", "k7Q42mx9", "k7o42mx9", "klq42mx9", "kIo42mx9", "k1042mx9"]
)
def test_what_a_code_never_has_was_something_else(typed):
    assert CODE in possible_codes(typed)


@pytest.mark.parametrize(
    "typed", ["", "k7q42mx", "k7q42mx99", "日本語日本語日本", "'; DROP --", "\x00"]
)
def test_what_has_not_the_form_of_a_code_is_none(typed):
    assert possible_codes(typed) == ()


@given(st.text(alphabet=_ALPHABET, min_size=CODE_LENGTH, max_size=CODE_LENGTH))
def test_a_code_of_ours_means_only_itself(code):
    assert possible_codes(code.upper()) == (code,)


@given(st.text(max_size=80))
def test_whatever_is_typed_means_few_codes(typed):
    codes = possible_codes(typed)
    assert len(codes) <= 27
    assert all(len(code) == CODE_LENGTH for code in codes)

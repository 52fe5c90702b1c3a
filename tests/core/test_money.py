"""Amounts as billing exports write them, and the cents they are."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.core.money import LIMIT_CENTS, MoneyError, format_cents, format_dollars, parse_cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("123.45", 123_45),
        ("$1,234.50", 1_234_50),
        ("$ 1,234.50", 1_234_50),
        ("US$12", 12_00),
        ("12.00 USD", 12_00),
        ("(25.00)", -25_00),
        ("($25.00)", -25_00),
        ("$(25.00)", -25_00),
        ("-25.00", -25_00),
        ("-$25.00", -25_00),
        ("$-25.00", -25_00),
        ("−25.00", -25_00),
        ("25.00-", -25_00),
        ("25.00 CR", -25_00),
        ("25.00cr", -25_00),
        ("25.00 DR", 25_00),
        ("+25.00", 25_00),
        ("105.5", 105_50),
        ("105.5000", 105_50),
        (".5", 50),
        ("12.", 12_00),
        ("  12 ", 12_00),
        ("\u00a012.00\u00a0", 12_00),
        ("0", 0),
        ("-0.00", 0),
        ("007.10", 7_10),
        ("100,000,000.00", 100_000_000_00),
    ],
)
def test_an_amount_is_read_as_the_export_writes_it(text, cents):
    assert parse_cents(text) == cents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("N/A", "not_an_amount"),
        ("abc", "not_an_amount"),
        ("-", "not_an_amount"),
        (".", "not_an_amount"),
        ("$", "not_an_amount"),
        ("1e5", "not_an_amount"),
        ("0x10", "not_an_amount"),
        ("nan", "not_an_amount"),
        ("inf", "not_an_amount"),
        ("1_000", "not_an_amount"),
        ("12 34", "not_an_amount"),
        ("1 234.50", "not_an_amount"),
        ("(25.00", "not_an_amount"),
        ("25.00)", "not_an_amount"),
        ("1.2.3", "not_an_amount"),
        ("١٢", "not_an_amount"),
        ("$5$", "not_an_amount"),
        ("1.234", "too_precise"),
        ("1.500", "too_precise"),
        ("0.0001", "too_precise"),
        ("1,23", "bad_grouping"),
        ("12,34,567", "bad_grouping"),
        ("1234,567", "bad_grouping"),
        ("(-25.00)", "two_signs"),
        ("-25.00-", "two_signs"),
        ("-25.00 CR", "two_signs"),
        ("€25", "foreign_currency"),
        ("25 £", "foreign_currency"),
        ("C$25.00", "foreign_currency"),
        ("25.00 EUR", "foreign_currency"),
        ("100,000,000.01", "too_large"),
        ("9" * 5000, "too_large"),
        ("-100000001", "too_large"),
    ],
)
def test_what_is_not_clearly_an_amount_is_refused_with_a_reason(text, code):
    with pytest.raises(MoneyError) as refused:
        parse_cents(text)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["1.234", "77,1", "88 99", "(66-", "€44", "5551234567899"])
def test_a_refusal_never_repeats_the_amount(text):
    with pytest.raises(MoneyError) as refused:
        parse_cents(text)
    assert text not in str(refused.value)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(0, "$0.00"), (1_234_50, "$1,234.50"), (-5_00, "-$5.00"), (-1, "-$0.01"), (7, "$0.07")],
)
def test_an_amount_is_printed_the_way_people_read_it(cents, text):
    assert format_cents(cents) == text


def test_a_threshold_is_printed_without_idle_decimals():
    assert (format_dollars(500_00), format_dollars(12_50)) == ("$500", "$12.50")


@given(st.integers(-LIMIT_CENTS, LIMIT_CENTS))
def test_every_printed_amount_reads_back_as_itself(cents):
    assert parse_cents(format_cents(cents)) == cents


@given(st.text())
def test_any_text_is_either_an_amount_or_refused(text):
    with suppress(MoneyError):
        assert abs(parse_cents(text)) <= LIMIT_CENTS

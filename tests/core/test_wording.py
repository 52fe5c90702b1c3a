"""Days, counts and lists as staff say them."""

from datetime import date

import pytest

from tactful.core.wording import count, full_date, listed, short_date


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 6), "Nov 6"), (date(2025, 11, 6), "Nov 6, 2025")],
)
def test_the_year_is_said_only_when_it_is_another_one(day, said):
    assert short_date(day, on=date(2026, 11, 20)) == said
    assert full_date(day).endswith(str(day.year))


@pytest.mark.parametrize(("number", "said"), [(1, "1 day"), (0, "0 days"), (1200, "1,200 days")])
def test_one_thing_is_not_several(number, said):
    assert count(number, "day") == said


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_several_things_are_said_in_one_breath(words, said):
    assert listed(words) == said

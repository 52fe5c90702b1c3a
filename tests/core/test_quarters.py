from datetime import date

import pytest

from tactful.core.quarters import Quarter


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 1, 1), "2026Q1"),
        (date(2026, 3, 31), "2026Q1"),
        (date(2026, 4, 1), "2026Q2"),
        (date(2026, 9, 30), "2026Q3"),
        (date(2026, 12, 31), "2026Q4"),
    ],
)
def test_a_day_lies_in_one_quarter(day, code):
    quarter = Quarter.of(day)
    assert quarter.code == code
    assert quarter.first <= day <= quarter.last


def test_the_fourth_quarter_ends_with_the_year_and_the_next_begins_one():
    quarter = Quarter(2026, 4)
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert quarter.after == Quarter(2027, 1)
    assert quarter.after.before == quarter
    assert quarter.label == "the fourth quarter of 2026"


@pytest.mark.parametrize("text", ["2026Q4", "2026-q4", " 2026Q4 "])
def test_a_quarter_is_read_as_people_write_it(text):
    assert Quarter.written(text) == Quarter(2026, 4)


@pytest.mark.parametrize("text", ["", "2026Q5", "Q4", "20261Q1", "0026Q1", "2026Q4; drop"])
def test_what_names_no_quarter_is_none(text):
    assert Quarter.written(text) is None

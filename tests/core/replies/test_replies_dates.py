"""The date convention, seen from Tuesday, March 3, 2026."""

from datetime import date

import pytest

from tactful.core.replies.book import lexicon
from tactful.core.replies.dates import find_dates
from tactful.core.replies.figures import with_figures
from tactful.core.replies.holidays import NAMED_DAYS, easter, next_named_day
from tactful.core.replies.words import read_words

TUESDAY = date(2026, 3, 3)


def dates(text, on=TUESDAY):
    return find_dates(with_figures(read_words(text, lexicon())).line, on=on)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("friday", "2026-03-06"),
        ("tuesday", "2026-03-10"),
        ("this thursday", "2026-03-05"),
        ("the 3rd of april", "2026-04-03"),
        ("the 15th", "2026-03-15"),
        ("the 2nd", "2026-04-02"),
        ("the first", "2026-04-01"),
        ("1st of the month", "2026-04-01"),
        ("the twenty seventh", "2026-03-27"),
        ("3/20", "2026-03-20"),
        ("4/10/26", "2026-04-10"),
        ("27/11", "2026-11-27"),
        ("2026-03-20", "2026-03-20"),
        ("11/27", "2026-11-27"),
        ("2/1", "2027-02-01"),
        ("Nov 27", "2026-11-27"),
        ("27 november", "2026-11-27"),
        ("march 31st 2026", "2026-03-31"),
        ("friday, june 5th", "2026-06-05"),
        ("april first", "2026-04-01"),
        ("today", "2026-03-03"),
        ("tonight", "2026-03-03"),
        ("tomorrow", "2026-03-04"),
        ("day after tomorrow", "2026-03-05"),
        ("first thing in the morning", "2026-03-04"),
        ("in 3 days", "2026-03-06"),
        ("in two weeks", "2026-03-17"),
        ("a week from friday", "2026-03-13"),
        ("2 fridays from now", "2026-03-13"),
        ("in 3 business days", "2026-03-06"),
        ("in a month", "2026-04-03"),
        ("not this friday, the one after", "2026-03-13"),
        ("wednesday of next week", "2026-03-11"),
        ("end of the month", "2026-03-31"),
        ("EOM", "2026-03-31"),
        ("end of april", "2026-04-30"),
        ("mid april", "2026-04-15"),
        ("mid july like the 10th", "2026-07-10"),
        ("the 5th of next month", "2026-04-05"),
        ("by the new year", "2026-12-31"),
        ("black friday", "2026-11-27"),
        ("the day after thanksgiving", "2026-11-27"),
        ("christmas eve", "2026-12-24"),
        ("easter", "2026-04-05"),
        ("labor day", "2026-09-07"),
        ("el viernes", "2026-03-06"),
        ("el lunes 9", "2026-03-09"),
        ("mañana en la mañana", "2026-03-04"),
        ("pasado mañana", "2026-03-05"),
        ("el 15 de agosto", "2026-08-15"),
        ("27 de noviembre", "2026-11-27"),
        ("el día 20", "2026-03-20"),
        ("el primero", "2026-04-01"),
        ("fin de mes", "2026-03-31"),
        ("a finales de abril", "2026-04-30"),
        ("a mediados de mes", "2026-03-15"),
        ("la quincena", "2026-03-15"),
        ("en dos semanas", "2026-03-17"),
        ("dentro de un mes", "2026-04-03"),
        ("de hoy en ocho", "2026-03-10"),
        ("el viernes que viene", "2026-03-06"),
        ("el 5 del mes que viene", "2026-04-05"),
        ("el último día del mes", "2026-03-31"),
        ("esta noche", "2026-03-03"),
    ],
)
def test_a_day_is_found_however_it_is_named(text, day):
    (mention,) = dates(text)
    assert str(mention.day) == day
    assert not mention.others
    assert not mention.is_past


@pytest.mark.parametrize(
    ("text", "day", "other"),
    [
        ("next friday", "2026-03-13", "2026-03-06"),
        ("el próximo viernes", "2026-03-06", "2026-03-13"),
        ("next week", "2026-03-13", "2026-03-09"),
        ("this weekend", "2026-03-08", "2026-03-07"),
        ("la semana que viene", "2026-03-13", "2026-03-09"),
        ("next month", "2026-04-30", "2026-04-01"),
        ("in april", "2026-04-30", "2026-04-01"),
        ("friday the 13th of april", "2026-04-13", "2026-03-06"),
        ("before friday", "2026-03-05", "2026-03-06"),
        ("after the 15th", "2026-03-16", "2026-03-15"),
        ("antes del viernes", "2026-03-05", "2026-03-06"),
        ("the 3rd", "2026-04-03", "2026-03-03"),
    ],
)
def test_where_two_days_may_be_meant_both_are_kept(text, day, other):
    (mention,) = dates(text)
    assert str(mention.day) == day
    assert [str(each) for each in mention.others] == [other]


def test_next_friday_is_certain_where_both_readings_agree():
    (mention,) = dates("next friday", on=date(2026, 3, 13))
    assert (mention.day, mention.others) == (date(2026, 3, 20), ())


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "last friday",
        "two weeks ago",
        "this past monday",
        "el lunes pasado",
        "ayer",
        "hace tres días",
        "la semana pasada",
        "every friday",
        "cada quincena",
        "25 a month",
        "monthly",
    ],
)
def test_what_is_over_or_comes_again_and_again_is_no_day_to_promise(text):
    assert all(mention.day is None for mention in dates(text))


@pytest.mark.parametrize(
    "text",
    [
        "may i pay",
        "31 de febrero",
        "99/99",
        "the 45th",
        "second notice",
        "14 days late",
        "555-0142",
        "the 25 dollars",
        "chapter 7",
        "at 5",
        "friendly",
    ],
)
def test_what_only_looks_like_a_day_is_none(text):
    assert not any(mention.day for mention in dates(text))


def test_the_quincena_is_the_next_fifteenth_or_last_day_of_a_month():
    def on(day):
        return dates("la quincena", on=date(2026, 2, day))[0].day

    assert on(14) == date(2026, 2, 15)
    assert on(15) == date(2026, 2, 28)
    assert on(28) == date(2026, 3, 15)


def test_the_thirty_first_skips_short_months_and_says_so():
    (mention,) = dates("the 31st", on=date(2026, 4, 10))
    assert mention.day == date(2026, 5, 31)
    assert mention.others == (date(2026, 4, 30),)


def test_a_month_from_the_thirty_first_of_january_is_the_end_of_february():
    assert dates("in a month", on=date(2026, 1, 31))[0].day == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter_is_computed(year, day):
    assert easter(year) == date(year, *day)


def test_every_named_day_comes_within_a_year():
    for name in NAMED_DAYS:
        day = next_named_day(name, on=TUESDAY)
        assert 0 < (day - TUESDAY).days <= 385, name

"""Finding an account, and reading its history."""

from datetime import date, timedelta

import pytest
from tests.cast import TODAY, adjust, bill, make_guarantor, pay

from tactful.ledger.models import Guarantor
from tactful.ledger.queries import find_guarantor, find_guarantors, history_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Smith, Jane", ["Jane"]),
        ("jane smith", ["Jane"]),
        ("  SMITH ,  jane ", ["Jane"]),
        ("Smith", ["Jane", "Janet"]),
        ("Garcia", ["José"]),
        ("garcía lopez", ["Ana"]),
        ("Ana Garcia Lopez", ["Ana"]),
        ("Garcia Lopez, Ana", ["Ana"]),
        ("Jose Garcia", ["José"]),
        ("Smi", []),
        ("Nobody", []),
        ("", []),
    ],
)
def test_an_account_is_found_by_a_whole_name_without_case_and_accents(north, text, found):
    for name in ("Smith, Jane", "Smith, Janet", "García, José", "Garcia Lopez, Ana"):
        make_guarantor(north, name)
    assert [g.first_name for g in find_guarantors(north, text)] == found


def test_a_middle_name_in_the_source_does_not_hide_an_account(north):
    make_guarantor(north, "Smith, Jane Q")
    assert len(find_guarantors(north, "Jane Smith")) == 1


def test_an_account_is_found_by_the_source_id_and_by_uid(cast):
    assert find_guarantors(cast.north, cast.jane.external_id) == [cast.jane]
    assert find_guarantors(cast.north, cast.jane.uid) == [cast.jane]


def test_sol_finds_nobody_of_north(cast):
    for text in ("Jane Smith", cast.jane.uid, cast.jane.external_id):
        assert find_guarantors(cast.south, text) == []
    assert find_guarantor(cast.south, cast.jane.uid) is None
    assert find_guarantor(cast.north, cast.jane.uid) == cast.jane


def test_last_names_are_compared_whole_when_accounts_are_put_in_order(north):
    for name in ("Garcia Lopez, Ana", "Garcia, Maria", "Garcia-Ruiz, Al", "garcia, Bea"):
        make_guarantor(north, name)
    names = Guarantor.objects.values_list("last_name", "first_name", "sort_name")
    in_order = sorted(names, key=lambda row: row[2].encode())
    assert [f"{last}, {first}" for last, first, _ in in_order] == [
        "garcia, Bea",
        "Garcia, Maria",
        "Garcia Lopez, Ana",
        "Garcia-Ruiz, Al",
    ]


def test_the_history_of_an_account_reads_oldest_first_and_adds_up(north, django_assert_num_queries):
    jane = make_guarantor(north, "Smith, Jane")
    bill(jane, 100_00, days=40)
    pay(jane, 60_00, on=date(2026, 11, 2))
    pay(jane, -60_00, on=date(2026, 11, 9))
    adjust(jane, -5_00, on=date(2026, 11, 9))
    with django_assert_num_queries(3):
        history = history_of(jane, until=TODAY)
    assert [(e.kind, e.cents) for e in history] == [
        ("statement", 100_00),
        ("payment", -60_00),
        ("returned payment", 60_00),
        ("adjustment", -5_00),
    ]
    assert sum(e.cents for e in history) == 95_00
    assert history_of(jane, until=TODAY - timedelta(days=400)) == []

"""The next week's export of a clinic, against the books the first one made."""

import json
from datetime import date, timedelta

import pytest
from tests.cast import NOW, make_practice
from tests.shared import SHARED, needs_shared

from tactful.intake.actions import commit
from tactful.intake.plan import preview
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import Balance, Guarantor

pytestmark = [needs_shared, pytest.mark.django_db]

FIRST = SHARED / "intake" / "bas"
SECOND = SHARED / "intake" / "second_day" / "bas"
DAY1, DAY2 = date(2026, 11, 20), date(2026, 11, 27)
ACCEPT = ["NO_ID", "BAD_AMOUNT", "NO_AMOUNT", "ROW_DOES_NOT_ADD_UP"]
# Money on account is netted in our books: 00400434 may be asked for 75.00 of 120.00, and
# 00400441, with 80.00 owed and 95.00 on account, is a credit here and no debt to resolve.
NET = {"00400434": 75_00, "00400441": -15_00}
LISTS = ("resolved", "reduced", "increased", "contact_changed", "flags_changed", "absent")


@pytest.fixture
def north():
    north = make_practice("North", zone="America/New_York")
    commit(north, FIRST / "export.csv", by="staff:bea", now=NOW, as_of=DAY1, accept=ACCEPT)
    return north


def second(practice, **how):
    return commit(
        practice,
        SECOND / "export.csv",
        by="staff:bea",
        now=NOW + timedelta(days=7),
        as_of=DAY2,
        full_snapshot=True,
        accept=ACCEPT,
        **how,
    )


def plan_of_second(practice):
    return preview(
        SECOND / "export.csv",
        on=DAY2,
        practice=practice,
        now=NOW + timedelta(days=7),
        full_snapshot=True,
    )


def expected(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["new", *LISTS])
def test_the_preview_names_what_the_second_week_changes(north, name):
    found = plan_of_second(north).changes[name]
    wanted = expected(SECOND)["changes"][name]
    assert _but_netted(found) == _but_netted(wanted)


def test_the_rest_is_unchanged(north):
    assert plan_of_second(north).changes["unchanged"] == expected(SECOND)["changes"]["unchanged"]


def test_the_import_does_what_the_preview_said_and_then_nothing_more(north):
    plan = plan_of_second(north)
    run = second(north)
    assert run.changes == plan.changes["counts"]
    again = plan_of_second(north).changes
    assert not any(again[name] for name in ("new", *LISTS))
    assert again["unchanged"] == len(expected(SECOND)["guarantors"])


@pytest.mark.parametrize(("folder", "on"), [(FIRST, DAY1), (SECOND, DAY2)])
def test_each_week_keeps_its_own_balances(north, folder, on):
    second(north)
    keys = dict(Guarantor.objects.values_list("id", "external_id"))
    found = {
        keys[id]: row.balance_cents
        for id, row in balances_as_of(north, on=on).items()
        if row.balance_cents
    }
    says = {
        g["external_id"]: NET.get(g["external_id"], g["balance_cents"])
        for g in expected(folder)["guarantors"]
        if g["balance_cents"]
    }
    assert found == says


def test_nobody_who_is_held_may_be_asked_and_nobody_for_more_than_the_file_allows(north):
    asked = {g["external_id"]: g["ask_cents"] for g in expected(FIRST)["guarantors"]}
    for balance in Balance.objects.select_related("guarantor"):
        account = balance.guarantor
        held = (
            account.holds.filter(released_at=None).exists()
            or account.suppressions.filter(scope="all").exists()
        )
        assert held or max(balance.balance_cents, 0) == asked[account.external_id]
        if asked[account.external_id] == 0:
            assert held or balance.balance_cents <= 0


def _but_netted(entries):
    return sorted(str(entry) for entry in entries if "00400441" not in str(entry))

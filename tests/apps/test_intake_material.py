"""The clinic's reference material goes in as it stands."""

import csv
import shutil
from collections import defaultdict
from datetime import date

import pytest
from tests.apps.intake_state import everything
from tests.cast import NOW, TODAY, make_practice
from tests.shared import SHARED, needs_shared

from tactful.core import allocation
from tactful.core.vocabulary import HoldKind, PromiseStatus, WorkKind
from tactful.intake.actions import ImportRefused, commit
from tactful.intake.models import Finding, ImportRun
from tactful.intake.plan import preview
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import (
    AccountEvent,
    Balance,
    Guarantor,
    Patient,
    Payment,
    PromiseToPay,
    Statement,
)
from tactful.outreach.models import Hold, InboundMessage, Suppression, Touch
from tactful.worklist.models import WorkItem

pytestmark = [needs_shared, pytest.mark.django_db]

LEDGER = SHARED / "ask" / "ledger"
SYNTHEA = SHARED / "material" / "synthea"
DISAGREE = "HEADER_TRANSACTIONS_DISAGREE"


@pytest.fixture
def north():
    return make_practice("North")


def take(practice, folder=LEDGER, **how):
    return commit(practice, folder, by="staff:bea", **{"now": NOW, "as_of": TODAY} | how)


def test_the_practice_ledger_loads_completely(north):
    run = take(north)
    assert (run.status, run.totals["rows"]["read"]) == ("committed", 400)
    counts = [
        model.objects.filter(practice=north).count()
        for model in (Guarantor, Patient, Statement, Payment, PromiseToPay, Touch, Balance)
    ]
    assert counts == [92, 95, 114, 37, 6, 52, 92]
    assert run.changes == {
        "new": 92,
        "changed": 0,
        "unchanged": 0,
        "settled": 0,
        "vanished": 0,
        "closed": 0,
    }


@pytest.mark.parametrize("on", [TODAY, date(2026, 10, 31)])
def test_every_balance_of_the_practice_ledger_is_that_of_its_rows(north, on):
    take(north)
    found = {
        Guarantor.objects.get(pk=id).external_id: (
            row.balance_cents,
            row.oldest_due_on,
            row.last_payment_on,
        )
        for id, row in balances_as_of(north, on=on).items()
    }
    expected = {id: _worked_out(rows, on) for id, rows in _ledger_rows().items()}
    assert found == expected
    assert sum(1 for cents, _, _ in found.values() if cents > 0) > 70


def test_jane_smith_is_who_the_ledger_says(north):
    take(north)
    jane = Guarantor.objects.get(external_id="G001")
    assert (jane.full_name, jane.sort_name, jane.mobile) == (
        "Jane Smith",
        "smith\tjane",
        "+13125550101",
    )
    assert (jane.preferred_channel, jane.language, jane.location.name) == (
        "email",
        "en",
        "Northside",
    )
    assert jane.places["zip"]["zones"] == ["America/Chicago"]
    assert jane.imported_at == NOW
    assert jane.balance.confirmed_at == NOW


@pytest.mark.parametrize("again", ["the same files", "the same rows in other files"])
def test_the_practice_ledger_taken_in_twice_changes_nothing(north, tmp_path, again):
    first = take(north)
    before = everything(north)
    folder = LEDGER
    if again != "the same files":
        folder = shutil.copytree(LEDGER, tmp_path / "again")
        for path in folder.glob("*.csv"):
            path.chmod(0o644)
            path.write_text(path.read_text() + "\n")
    second = take(north, folder)
    assert second.repeated is (again == "the same files")
    assert (second == first) is second.repeated
    if not second.repeated:
        assert second.changes == dict.fromkeys(second.changes, 0) | {"unchanged": 92}
    assert everything(north) == before


def test_a_preview_against_the_practice_says_what_the_import_then_does(north):
    plan = preview(LEDGER, on=TODAY, practice=north, now=NOW)
    assert plan.changes["counts"] == take(north).changes
    again = preview(LEDGER, on=TODAY, practice=north, now=NOW)
    assert again.changes["counts"] == dict.fromkeys(plan.changes["counts"], 0) | {"unchanged": 92}


def test_tags_and_pending_insurance_hold_outreach(north):
    take(north)
    kinds = defaultdict(int)
    for hold in Hold.objects.filter(practice=north, released_at=None):
        assert hold.origin_key.startswith("import:")
        kinds[hold.kind] += 1
    assert kinds == {
        HoldKind.DISPUTE: 2,
        HoldKind.PLAN: 3,
        HoldKind.HARDSHIP: 2,
        HoldKind.DECEASED: 1,
        HoldKind.BANKRUPTCY_PETITION: 1,
        HoldKind.INSURANCE_PENDING: 7,
    }
    vera = Suppression.objects.get(guarantor__external_id="G079", scope="all")
    assert (vera.cause, vera.via.startswith("import:")) == ("opt_out", True)


def test_contacts_of_the_past_are_history_with_their_answers(north):
    take(north)
    touches = Touch.objects.filter(practice=north)
    assert set(touches.values_list("status", flat=True)) == {"accepted"}
    stop = touches.get(origin_key="import:touch:T746")
    assert (stop.handed_over_at.hour, stop.result) == (15, "delivered")  # 10:00 in Chicago
    answer = InboundMessage.objects.get(answered_touch=stop)
    assert answer.triaged_at == NOW
    assert "stop" in answer.text
    assert {s.scope for s in Suppression.objects.filter(guarantor=stop.guarantor)} == {
        "all",
        "sms",
        "voice_auto",
    }
    assert touches.filter(voicemail=True).count() == 2
    assert touches.filter(result="failed").count() == 3
    assert touches.filter(conversation=True, engaged_at__isnull=False).count() == 3


def test_promises_stand_as_the_payments_say(north):
    take(north)
    statuses = dict(PromiseToPay.objects.values_list("external_id", "status"))
    assert statuses == {id: _promise_status(id) for id in statuses}
    assert len(set(statuses.values())) > 2


def test_the_one_account_without_phone_or_email_is_work_for_the_front_desk(north):
    take(north)
    item = WorkItem.objects.get(practice=north)
    assert (item.kind, item.urgency) == (WorkKind.CONTACT_DETAILS, "P3")
    assert "letter" in item.reason
    assert item.guarantor.findings.get(code="NO_PHONE_OR_EMAIL").closed_at is None


def test_nothing_waits_for_an_account_that_is_new_so_no_room_is_told_of_its_past(north):
    take(north)
    told = set(AccountEvent.objects.values_list("kind", flat=True))
    assert not told & {"payment", "adjustment", "settled", "balance"}


# Synthea


@pytest.fixture
def synthea(tmp_path):
    """A copy in which one claim's header claims more than its transactions say."""
    folder = shutil.copytree(SYNTHEA / "csv", tmp_path / "csv")
    path = folder / "claims.csv"
    path.chmod(0o644)
    rows = list(csv.reader(path.open(encoding="utf-8")))
    owed = rows[0].index("OUTSTANDINGP")
    rows[5][owed] = "77.10"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return folder, rows[5][0]


def test_synthea_ties_out_to_the_cent(north):
    run = take(north, SYNTHEA)
    owed, all_parties = run.totals["tie_outs"]
    assert (owed["difference_cents"], all_parties["difference_cents"]) == (0, 0)
    assert owed["printed_cents"] == owed["accepted_cents"] + owed["refused_cents"]
    total = sum(Balance.objects.values_list("balance_cents", flat=True))
    assert total == owed["accepted_cents"]
    rows = run.totals["rows"]
    assert rows["read"] == rows["accepted"] + rows["refused"] + rows["not_counted"]


def test_a_claim_that_disagrees_with_its_transactions_must_be_looked_at_first(north, synthea):
    folder, _ = synthea
    with pytest.raises(ImportRefused, match=DISAGREE) as refused:
        take(north, folder)
    assert refused.value.plan.review == (DISAGREE,)
    assert [tie.difference_cents for tie in refused.value.plan.tie_outs] == [0, 0]
    assert Guarantor.objects.count() == 0
    run = ImportRun.objects.get()
    assert (run.status, run.error) == ("refused", "NEEDS_REVIEW")


def test_a_claim_that_disagrees_with_its_transactions_bills_nobody(north, synthea):
    folder, claim = synthea
    run = take(north, folder, accept=[DISAGREE])
    assert not Statement.objects.filter(external_id=claim).exists()
    found = Finding.objects.get(practice=north, code=DISAGREE, subject=claim)
    assert found.guarantor.holds.get().kind == HoldKind.GUARANTOR_REVIEW
    assert run.refused_rows.get().cents == 77_10


def test_when_header_and_transactions_agree_again_the_finding_closes(north, synthea):
    folder, claim = synthea
    take(north, folder, accept=[DISAGREE])
    take(north, SYNTHEA)
    assert not Finding.objects.filter(code=DISAGREE, closed_at=None).exists()
    account = Finding.objects.get(code=DISAGREE, subject=claim).guarantor
    assert not account.holds.filter(kind=HoldKind.GUARANTOR_REVIEW, released_at=None).exists()


def test_everybody_in_synthea_is_work_for_the_front_desk_with_a_way_proposed(north):
    take(north, SYNTHEA)
    items = WorkItem.objects.filter(practice=north, kind=WorkKind.CONTACT_DETAILS)
    accounts = list(Guarantor.objects.order_by("pk"))
    assert sorted(item.guarantor_id for item in items) == [account.pk for account in accounts]
    assert len(accounts) == 7
    for item in items:
        way = "letter" if item.guarantor.zip else "call"
        assert way in item.reason
        assert not any(account.last_name in item.reason for account in accounts)


def test_synthea_taken_in_twice_changes_nothing(north):
    take(north, SYNTHEA)
    before = everything(north)
    assert take(north, SYNTHEA).repeated
    assert everything(north) == before


def test_a_corrected_phone_here_survives_the_next_synthea_export(north, tmp_path):
    take(north, SYNTHEA)
    account = Guarantor.objects.first()
    Guarantor.objects.filter(pk=account.pk).update(mobile="+13125550188")
    folder = shutil.copytree(SYNTHEA / "csv", tmp_path / "csv")
    (folder / "patients.csv").chmod(0o644)
    text = (folder / "patients.csv").read_text().replace("927 Mann Track", "928 Mann Track")
    (folder / "patients.csv").write_text(text)
    take(north, folder)
    account.refresh_from_db()
    assert account.mobile == "+13125550188"
    assert Guarantor.objects.filter(address__startswith="928 Mann").exists()
    items = WorkItem.objects.filter(guarantor=account, closed_at=None)
    assert not items.exists(), "a number typed in here is as good as one from the file"


def _ledger_rows():
    rows = {row["id"]: ([], [], []) for row in _csv("guarantors")}
    for row in _csv("charges"):
        due, sent = date.fromisoformat(row["due_date"]), date.fromisoformat(row["statement_date"])
        charge = allocation.Charge(row["id"], sent, due, _cents(row))
        rows[row["guarantor_id"]][0].append(charge)
    for at, name, kind in (
        (1, "payments", allocation.Payment),
        (2, "adjustments", allocation.Adjustment),
    ):
        for row in _csv(name):
            day = date.fromisoformat(row["date"])
            made = kind(row["id"], day, _cents(row), row["invoice_id"] or None)
            rows[row["guarantor_id"]][at].append(made)
    return rows


def _worked_out(rows, on):
    balance = allocation.allocate(*rows, on=on)
    last = balance.last_payment
    return balance.balance_cents, balance.oldest_due_on, last.on if last else None


def _promise_status(id):
    from tactful.core.promises import Promise, promise_status

    row = next(row for row in _csv("promises") if row["id"] == id)
    promise = Promise(
        date.fromisoformat(row["made_on"]), date.fromisoformat(row["promised_date"]), _cents(row)
    )
    payments = _ledger_rows()[row["guarantor_id"]][1]
    return PromiseStatus(promise_status(promise, payments, on=TODAY))


def _csv(name):
    with (LEDGER / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _cents(row):
    return round(float(row["amount"]) * 100)

"""A spreadsheet of what people owe: taken in, followed by the next one, never counted twice."""

from datetime import date, timedelta

import openpyxl
import pytest
from tests.apps.intake_state import everything
from tests.cast import NOW, TODAY, make_practice

from tactful.core.vocabulary import HoldKind, WorkKind
from tactful.intake.actions import ImportRefused, commit
from tactful.intake.models import Finding, ImportRun, SavedMapping
from tactful.intake.plan import preview
from tactful.intake.queries import open_findings, refused_rows, runs, snapshot_used
from tactful.ledger.actions import correct_contact, record_payment, record_promise
from tactful.ledger.balances import balances_as_of
from tactful.ledger.models import AccountEvent, Balance, Guarantor, Payment
from tactful.outreach.models import Hold, Suppression
from tactful.worklist.models import WorkItem

pytestmark = pytest.mark.django_db

HEADER = "Account,Name,Balance,Due Date,Mobile,Email,Preferred Contact,Status"
JANE = 'A1,"Smith, Jane",$123.45,2026-09-20,312-555-0101,jane.smith@example.com,email,'
JOHN = 'A2,"Doe, John",310.00,2026-08-22,312-555-0102,,text,'
MARY = 'A3,"Lee, Mary",88.20,2026-10-06,312-555-0103,mary.lee@example.com,email,'
WEEK = timedelta(days=7)


@pytest.fixture
def north():
    return make_practice("North")


@pytest.fixture
def csv_file(tmp_path):
    def write(*rows, name="aging.csv", header=HEADER):
        path = tmp_path / name
        path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return path

    return write


def take(practice, path, *, later=timedelta(0), **how):
    return commit(
        practice,
        path,
        by="staff:bea",
        **{"now": NOW + later, "as_of": TODAY + later} | how,
    )


def account(key):
    return Guarantor.objects.select_related("balance").get(external_id=key)


def owes(key, on=TODAY):
    guarantor = account(key)
    return balances_as_of(guarantor.practice, on=on)[guarantor.pk]


# The guide's people


def test_the_guides_people_come_in_from_a_csv_file(north, csv_file):
    run = take(north, csv_file(JANE, JOHN, MARY))
    assert run.changes["new"] == 3
    jane, john, mary = account("A1"), account("A2"), account("A3")
    assert (jane.balance.balance_cents, (TODAY - jane.balance.oldest_due_on).days) == (123_45, 61)
    assert (john.balance.balance_cents, (TODAY - john.balance.oldest_due_on).days) == (310_00, 90)
    assert (mary.balance.balance_cents, (TODAY - mary.balance.oldest_due_on).days) == (88_20, 45)
    assert [g.preferred_channel for g in (jane, john, mary)] == ["email", "sms", "email"]
    assert (jane.full_name, jane.mobile, jane.email) == (
        "Jane Smith",
        "+13125550101",
        "jane.smith@example.com",
    )
    assert jane.balance.confirmed_at == NOW


def test_a_workbook_gives_the_same_books_as_a_csv_file(north, csv_file, tmp_path):
    south = make_practice("South")
    take(north, csv_file(JANE, JOHN, MARY))
    book = openpyxl.Workbook()
    for row in (
        HEADER.split(","),
        ["A1", "Smith, Jane", 123.45, date(2026, 9, 20), "312-555-0101",
         "jane.smith@example.com", "email", None],
        ["A2", "Doe, John", 310, date(2026, 8, 22), "312-555-0102", None, "text", None],
        ["A3", "Lee, Mary", 88.2, date(2026, 10, 6), "312-555-0103",
         "mary.lee@example.com", "email", None],
    ):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "aging.xlsx")
    take(south, tmp_path / "aging.xlsx")
    found = [
        list(
            Balance.objects.filter(practice=practice)
            .order_by("guarantor__external_id")
            .values_list("guarantor__sort_name", "balance_cents", "oldest_due_on")
        )
        for practice in (north, south)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == 3


@pytest.mark.parametrize(
    "name", ["Smith, Jane A", "SMITH, JANE A.", "Jane A. Smith", "Smith, Jane A Jr", "jane a smith"]
)
def test_a_name_is_known_however_it_is_written(north, csv_file, name):
    take(north, csv_file(f'A1,"{name}",10.00,2026-10-01,,j@example.com,,'))
    jane = account("A1")
    assert (jane.first_name.lower(), jane.middle_name.lower(), jane.last_name.lower()) == (
        "jane",
        "a",
        "smith",
    )
    assert (jane.suffix == "Jr") is ("Jr" in name)
    assert jane.sort_name == "smith\tjane"


def test_a_file_without_account_numbers_knows_people_by_name(north, csv_file):
    header = "Patient Name,Balance,Due Date,Phone"
    take(north, csv_file('"Smith, Jane",123.45,2026-09-20,3125550101', header=header))
    run = take(
        north,
        csv_file('"SMITH, JANE",100.00,2026-09-20,3125550101', name="b.csv", header=header),
        later=WEEK,
    )
    assert (run.changes["new"], run.changes["changed"]) == (0, 1)
    assert owes("name:smith, jane smith", TODAY + WEEK).balance_cents == 100_00


def test_two_people_of_one_name_are_not_made_one_where_no_number_tells_them_apart(north, csv_file):
    header = "Patient Name,Balance,Due Date,Phone"
    path = csv_file(
        '"Smith, Jane",123.45,2026-09-20,3125550101',
        '"Smith, Jane",20.00,2026-10-20,3125550177',
        '"Doe, John",10.00,2026-10-20,3125550102',
        header=header,
    )
    with pytest.raises(ImportRefused, match="CONFLICTING_DUPLICATE"):
        take(north, path)
    run = take(north, path, accept=["CONFLICTING_DUPLICATE"])
    assert [row.line for row in refused_rows(run)] == [2, 3]
    assert Guarantor.objects.get().full_name == "John Doe"
    assert run.totals["rows"] == {"read": 3, "accepted": 1, "refused": 2, "not_counted": 0}
    assert run.totals["tie_outs"][0]["refused_cents"] == 143_45


# The next file


def test_the_same_file_again_changes_nothing(north, csv_file):
    path = csv_file(JANE, JOHN, MARY)
    first = take(north, path)
    before = everything(north)
    again = take(north, path)
    assert (again, again.repeated) == (first, True)
    assert everything(north) == before
    assert ImportRun.objects.count() == 1


def test_the_same_balances_a_week_later_only_confirm_them(north, csv_file):
    path = csv_file(JANE, JOHN, MARY)
    take(north, path)
    run = take(north, path, later=WEEK)
    assert run.changes == dict.fromkeys(run.changes, 0) | {"unchanged": 3}
    assert account("A1").balance.confirmed_at == NOW + WEEK
    assert account("A1").imported_at == NOW + WEEK
    assert not AccountEvent.objects.filter(practice=north).exists()


def test_a_newer_file_updates_amounts_and_every_day_keeps_its_own(north, csv_file):
    take(north, csv_file(JANE, JOHN))
    run = take(north, csv_file(JANE.replace("123.45", "150.00"), JOHN, name="b.csv"), later=WEEK)
    assert (run.changes["changed"], run.changes["unchanged"]) == (1, 1)
    assert owes("A1", TODAY + WEEK).balance_cents == 150_00
    assert owes("A1", TODAY).balance_cents == 123_45
    assert owes("A1", TODAY - WEEK).balance_cents == 0
    assert [snapshot_used(north, TODAY + d) for d in (-WEEK, WEEK / 2, WEEK)] == [
        None,
        TODAY,
        TODAY + WEEK,
    ]


def test_a_payment_recorded_here_is_not_counted_twice_when_the_next_file_has_it(north, csv_file):
    take(north, csv_file(JANE, JOHN))
    day = timedelta(days=3)
    record_payment(
        account("A1"), amount_cents=50_00, on=TODAY + day, method="card", by="b", now=NOW + day
    )
    assert owes("A1", TODAY + day).balance_cents == 73_45
    run = take(north, csv_file(JANE.replace("123.45", "73.45"), JOHN, name="b.csv"), later=WEEK)
    assert run.changes["unchanged"] == 2
    jane = account("A1").balance
    assert (jane.balance_cents, jane.last_payment_cents) == (73_45, 50_00)


def test_a_payment_the_billing_system_never_booked_is_a_question_for_a_person(north, csv_file):
    take(north, csv_file(JANE))
    day = timedelta(days=1)
    record_payment(
        account("A1"), amount_cents=50_00, on=TODAY + day, method="card", by="b", now=NOW + day
    )
    take(north, csv_file(JANE), later=3 * day)
    assert owes("A1", TODAY + 3 * day).balance_cents == 73_45, "it may be booked tomorrow"
    assert not WorkItem.objects.exists()
    take(north, csv_file(JANE), later=WEEK)
    assert owes("A1", TODAY + WEEK).balance_cents == 123_45
    item = WorkItem.objects.get(guarantor=account("A1"))
    assert (item.kind, item.urgency) == (WorkKind.REVIEW, "P2")
    take(north, csv_file(JANE), later=2 * WEEK)
    assert WorkItem.objects.count() == 1


def test_a_paid_account_is_settled_and_the_other_rooms_are_told(north, csv_file):
    take(north, csv_file(JANE, JOHN))
    run = take(north, csv_file(JANE.replace("$123.45", "0.00"), JOHN, name="b.csv"), later=WEEK)
    assert (run.changes["settled"], run.changes["vanished"]) == (1, 0)
    told = AccountEvent.objects.filter(guarantor=account("A1"))
    assert set(told.values_list("kind", flat=True)) == {"adjustment", "settled"}
    assert set(told.values_list("origin", flat=True)) == {f"import:{run.uid}"}
    assert not AccountEvent.objects.filter(guarantor=account("A2")).exists()


def test_a_row_that_says_paid_settles_the_account_whatever_its_amount_says(north, csv_file):
    take(north, csv_file(JANE, JOHN))
    run = take(north, csv_file(f"{JANE}Paid", JOHN, name="b.csv"), later=WEEK)
    assert owes("A1", TODAY + WEEK).balance_cents == 0
    assert run.changes["settled"] == 1
    assert [(row.code, row.refused) for row in refused_rows(run)] == [("CLOSED_ROW", False)]


@pytest.mark.parametrize(("full_snapshot", "owed"), [(False, 310_00), (True, 0)])
def test_a_vanished_account_is_settled_only_from_a_full_snapshot(
    north, csv_file, full_snapshot, owed
):
    take(north, csv_file(JANE, JOHN))
    path = csv_file(JANE, name="b.csv")
    plan = preview(
        path,
        on=TODAY + WEEK,
        practice=north,
        now=NOW + WEEK,
        full_snapshot=full_snapshot,
    )
    run = take(north, path, later=WEEK, full_snapshot=full_snapshot)
    assert owes("A2", TODAY + WEEK).balance_cents == owed
    assert owes("A2", TODAY).balance_cents == 310_00
    assert (run.changes["vanished"], run.changes["closed"]) == (1, int(full_snapshot))
    assert plan.changes["counts"] == run.changes
    assert plan.changes["absent"] == [
        {"id": "A2", "action": "resolve" if full_snapshot else "keep"}
    ]


def test_an_account_whose_row_cannot_be_read_has_not_vanished(north, csv_file):
    take(north, csv_file(JANE, JOHN, MARY))
    bad = csv_file(JANE, JOHN.replace("310.00", "3x0"), name="b.csv")
    plan = preview(bad, on=TODAY + WEEK, practice=north, now=NOW + WEEK, full_snapshot=True)
    run = take(north, bad, later=WEEK, full_snapshot=True, accept=["BAD_AMOUNT"])
    assert owes("A2", TODAY + WEEK).balance_cents == 310_00
    assert owes("A3", TODAY + WEEK).balance_cents == 0
    assert (run.changes["vanished"], run.changes["closed"]) == (1, 1)
    assert plan.changes["counts"] == run.changes


def test_a_snapshot_in_which_many_accounts_are_gone_asks_first(north, csv_file):
    people = [f'B{n},"Person{n}, Pat",10.00,2026-10-01,,p{n}@example.com,,' for n in range(40)]
    take(north, csv_file(*people))
    half = csv_file(*people[:20], name="half.csv")
    with pytest.raises(ImportRefused, match="MANY_VANISHED"):
        take(north, half, later=WEEK, full_snapshot=True)
    assert owes("B39", TODAY + WEEK).balance_cents == 10_00
    run = take(north, half, later=WEEK, full_snapshot=True, accept=["MANY_VANISHED"])
    assert run.changes["closed"] == 20


def test_a_file_older_than_the_last_is_refused(north, csv_file):
    take(north, csv_file(JANE), later=WEEK)
    with pytest.raises(ImportRefused) as refused:
        take(north, csv_file(JOHN, name="old.csv"))
    assert refused.value.code == "OLDER_THAN_LAST"
    assert Guarantor.objects.count() == 1


def test_the_last_payment_a_file_tells_of_is_known_and_not_subtracted_again(north, csv_file):
    header = f"{HEADER},Last Payment Date,Last Payment Amount"
    take(north, csv_file(f"{JANE},2026-11-01,40.00", header=header))
    jane = owes("A1")
    assert (jane.balance_cents, jane.last_payment_on, jane.last_payment_cents) == (
        123_45,
        date(2026, 11, 1),
        40_00,
    )
    promise = record_promise(
        account("A1"),
        promised_on=TODAY + WEEK,
        amount_cents=23_45,
        made_on=TODAY,
        taken_by="staff:bea",
        now=NOW,
    )
    paid = JANE.replace("123.45", "100.00")
    take(
        north,
        csv_file(f"{paid},2026-11-25,23.45", name="b.csv", header=header),
        later=WEEK,
    )
    jane = owes("A1", TODAY + WEEK)
    assert (jane.balance_cents, jane.last_payment_cents) == (100_00, 23_45)
    promise.refresh_from_db()
    assert promise.status == "kept"
    assert AccountEvent.objects.filter(guarantor=account("A1"), kind="payment").exists()


def test_a_payment_recorded_here_and_told_by_the_file_days_later_is_one_payment(north, csv_file):
    header = f"{HEADER},Last Payment Date,Last Payment Amount"
    take(north, csv_file(f"{JANE},,", header=header))
    record_payment(account("A1"), amount_cents=50_00, on=TODAY, method="card", by="b", now=NOW)
    paid = JANE.replace("123.45", "73.45")
    take(north, csv_file(f"{paid},2026-11-23,50.00", name="b.csv", header=header), later=WEEK)
    assert owes("A1", TODAY + WEEK).balance_cents == 73_45
    assert Payment.objects.filter(guarantor=account("A1")).count() == 1


# Contact details


def test_a_corrected_phone_closes_the_finding_and_the_work_item(north, csv_file):
    lost = 'A4,"Stone, Ida",40.00,2026-10-01,,,,'
    take(north, csv_file(JANE, lost))
    item = WorkItem.objects.get(guarantor=account("A4"))
    assert (item.kind, item.closed_at) == (WorkKind.CONTACT_DETAILS, None)
    assert open_findings(north).get(guarantor=account("A4")).code == "NO_PHONE_OR_EMAIL"
    found = lost.replace("2026-10-01,,", "2026-10-01,312-555-0177,")
    take(north, csv_file(JANE, found, name="b.csv"), later=WEEK)
    item.refresh_from_db()
    assert (item.closed_at, item.closed_by[:7]) == (NOW + WEEK, "import:")
    assert not open_findings(north).filter(guarantor=account("A4")).exists()
    assert AccountEvent.objects.filter(guarantor=account("A4"), kind="contact").exists()


def test_the_same_missing_phone_next_week_is_not_a_second_item(north, csv_file):
    lost = 'A4,"Stone, Ida",40.00,2026-10-01,,,,'
    take(north, csv_file(lost))
    WorkItem.objects.update(closed_at=NOW, closed_by="staff:bea")
    take(north, csv_file(lost.replace("40.00", "45.00"), name="b.csv"), later=WEEK)
    assert WorkItem.objects.count() == 1
    assert Finding.objects.filter(code="NO_PHONE_OR_EMAIL").count() == 1


def test_a_number_typed_in_at_the_desk_stays_until_the_file_says_something_new(north, csv_file):
    lost = 'A4,"Stone, Ida",40.00,2026-10-01,,,,'
    take(north, csv_file(lost))
    correct_contact(account("A4"), mobile="312 555 0177", by="staff:bea", now=NOW)
    take(north, csv_file(lost.replace("40.00", "45.00"), name="b.csv"), later=WEEK)
    assert account("A4").mobile == "+13125550177"
    assert not WorkItem.objects.filter(closed_at=None).exists()
    newer = lost.replace("2026-10-01,,", "2026-10-01,312-555-0188,")
    take(north, csv_file(newer, name="c.csv"), later=2 * WEEK)
    assert account("A4").mobile == "+13125550188"


def test_a_file_without_contact_columns_takes_no_contact_details_away(north, csv_file):
    take(north, csv_file(JANE))
    path = csv_file(
        'A1,"Smith, Jane",99.00,2026-09-20', name="b.csv", header="Account,Name,Balance,Due Date"
    )
    run = take(north, path, later=WEEK)
    jane = account("A1")
    assert (jane.mobile, jane.preferred_channel) == ("+13125550101", "email")
    assert jane.balance.balance_cents == 99_00
    assert run.changes["changed"] == 1


# Holds


def test_a_status_that_holds_is_opened_once_and_released_when_the_file_drops_it(north, csv_file):
    take(north, csv_file(f"{JANE}Payment plan", f"{JOHN}Deceased"))
    plan = Hold.objects.get(guarantor=account("A1"))
    assert (plan.kind, plan.released_at) == (HoldKind.PLAN, None)
    take(north, csv_file(JANE, JOHN, name="b.csv"), later=WEEK)
    plan.refresh_from_db()
    assert plan.released_at == NOW + WEEK
    assert AccountEvent.objects.filter(guarantor=account("A1"), kind="hold_released").exists()
    dead = Hold.objects.get(guarantor=account("A2"))
    assert dead.released_at is None, "only a person releases this"
    assert WorkItem.objects.get(guarantor=account("A2")).kind == WorkKind.REVIEW


def test_a_file_without_a_status_column_releases_nobody(north, csv_file):
    take(north, csv_file(f"{JANE}Payment plan"))
    header = "Account,Name,Balance,Due Date"
    take(
        north,
        csv_file('A1,"Smith, Jane",99.00,2026-09-20', name="b.csv", header=header),
        later=WEEK,
    )
    assert account("A1").tags == ["payment_plan"]
    assert Hold.objects.get(guarantor=account("A1")).released_at is None


def test_a_file_without_a_name_column_takes_no_name_away(north, csv_file):
    take(north, csv_file(JANE))
    run = take(
        north,
        csv_file(
            "A1,99.00,2026-09-20,312-555-0101",
            name="b.csv",
            header="Account,Balance,Due Date,Mobile",
        ),
        later=WEEK,
    )
    assert account("A1").full_name == "Jane Smith"
    assert owes("A1", TODAY + WEEK).balance_cents == 99_00
    assert run.changes["changed"] == 1


def test_a_hold_that_staff_released_is_not_opened_again_by_the_same_words(north, csv_file):
    take(north, csv_file(f"{JANE}Payment plan"))
    Hold.objects.update(released_at=NOW, released_by="staff:bea")
    more = f"{JANE}Payment plan".replace("123.45", "140.00")
    take(north, csv_file(more, name="b.csv"), later=WEEK)
    assert not Hold.objects.filter(released_at=None).exists()


def test_do_not_contact_is_an_opt_out_and_outlives_the_file(north, csv_file):
    take(north, csv_file(f"{JANE}Do not contact"))
    take(north, csv_file(JANE, name="b.csv"), later=WEEK)
    assert Suppression.objects.get(guarantor=account("A1")).scope == "all"


def test_insurance_pending_holds_until_the_file_says_it_is_done(north, csv_file):
    header = "Account,Name,Patient Balance,Insurance Balance,Due Date,Mobile"
    row = 'A1,"Smith, Jane",123.45,{},2026-09-20,312-555-0101'
    take(north, csv_file(row.format("200.00"), header=header))
    hold = Hold.objects.get(guarantor=account("A1"))
    assert (hold.kind, account("A1").insurance_state) == (HoldKind.INSURANCE_PENDING, "pending")
    take(north, csv_file(row.format("0.00"), name="b.csv", header=header), later=WEEK)
    hold.refresh_from_db()
    assert (hold.released_at, account("A1").insurance_state) == (NOW + WEEK, "none_open")


# Rows that cannot be read


def test_an_account_with_a_row_that_cannot_be_read_is_held_until_it_can(north, csv_file):
    take(north, csv_file(JANE, JOHN))
    bad = csv_file(JANE.replace("$123.45", "12x"), JOHN, name="b.csv")
    with pytest.raises(ImportRefused, match="BAD_AMOUNT"):
        take(north, bad, later=WEEK)
    run = take(north, bad, later=WEEK, accept=["BAD_AMOUNT"])
    row = refused_rows(run).get()
    assert (row.line, row.code, row.refused) == (2, "BAD_AMOUNT", True)
    assert "Jane" not in row.reason
    hold = Hold.objects.get(guarantor=account("A1"))
    assert (hold.kind, hold.released_at) == (HoldKind.GUARANTOR_REVIEW, None)
    take(north, csv_file(JANE, JOHN, name="c.csv"), later=2 * WEEK)
    hold.refresh_from_db()
    assert hold.released_at == NOW + 2 * WEEK


# Mappings


def test_a_corrected_mapping_is_kept_and_used_for_the_next_file(north, csv_file):
    header = "Account,Name,Open Now,Insurance Balance,Total,Due Date,Mobile"
    row = 'A1,"Smith, Jane",{0},50.00,{1},2026-09-20,312-555-0101'
    path = csv_file(row.format("123.45", "173.45"), header=header)
    plan = preview(path, on=TODAY)
    assert (plan.status, plan.review) == ("needs_review", ("PATIENT_PART_UNKNOWN",))
    assert plan.columns["Open Now"] is None or plan.patient_owed_column is None
    take(north, path, mapping={"Open Now": "patient_owed"})
    assert owes("A1").balance_cents == 123_45
    assert SavedMapping.objects.get(practice=north).saved_by == "staff:bea"
    newer = csv_file(row.format("100.00", "150.00"), name="b.csv", header=header)
    plan = preview(newer, on=TODAY + WEEK, practice=north, now=NOW + WEEK)
    assert (plan.patient_owed_column, plan.status) == ("Open Now", "accepted")
    take(north, newer, later=WEEK)
    assert owes("A1", TODAY + WEEK).balance_cents == 100_00


def test_another_practices_mapping_is_not_used(north, csv_file):
    south = make_practice("South")
    header = "Account,Name,Open Now,Insurance Balance,Total,Due Date,Mobile"
    path = csv_file('A1,"Smith, Jane",123.45,50.00,173.45,2026-09-20,312-555-0101', header=header)
    take(north, path, mapping={"Open Now": "patient_owed"})
    plan = preview(path, on=TODAY, practice=south, now=NOW)
    assert plan.review == ("PATIENT_PART_UNKNOWN",)


# Another clinic


def test_sol_at_south_sees_nothing_of_norths_import(north, csv_file):
    south = make_practice("South")
    lost = 'A4,"Stone, Ida",40.00,2026-10-01,,,,'
    run = take(north, csv_file(JANE, lost))
    assert list(runs(north)) == [run]
    for found in (runs(south), open_findings(south), Guarantor.objects.for_practice(south)):
        assert not found.exists()
    assert snapshot_used(south, TODAY) is None
    # The same account numbers at South are other people, and nobody's phone crosses over.
    take(south, csv_file('A1,"Young, Pat",75.00,2026-10-31,,,,', name="s.csv"))
    assert account_of(south, "A1").full_name == "Pat Young"
    assert account_of(south, "A1").mobile == ""
    assert account_of(north, "A1").full_name == "Jane Smith"


def account_of(practice, key):
    return Guarantor.objects.for_practice(practice).get(external_id=key)

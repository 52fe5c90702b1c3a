"""A balance export of unknown make: snapshots or open invoices, tied out, never a guess."""

from datetime import date

import pytest

from tactful.core.vocabulary import Channel, InsuranceState
from tactful.readers.balances_file import BalancesFile
from tactful.readers.columns import Field
from tactful.readers.mapping import guess
from tactful.readers.rows import (
    Code,
    DateKind,
    FileRefused,
    Flag,
    RefusedRow,
    SourceAdjustment,
    SourceBalance,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    TieResult,
)
from tactful.readers.sources import open_table
from tests.readers.files import TODAY, findings, not_counted, of, read, refused, write
from tests.shared import SHARED, needs_shared

HEADER = "Account,Name,Cell Phone,Email,Patient Balance,Due Date"


def snapshot(tmp_path, *rows, header=HEADER):
    return read(write(tmp_path, "\n".join([header, *rows]) + "\n"))


def test_one_row_a_guarantor_becomes_a_snapshot(tmp_path):
    header = (
        "Acct ID,Guarantor Name,Mobile,Home Phone,E-mail,Pat Amt,Ins Amt,Unapplied,Due Date,"
        "Preferred Contact,Zip,Language,DOB,Last Payment Date,Last Payment Amount"
    )
    row = (
        '00017,"SMITH, JANE A",3125550101,773-555-0101,Jane@Example.com,"$1,123.45",20.00,23.45,'
        "9/20/2026,Text,2139,Spanish,4/27/1987,10/1/2026,$50.00"
    )
    rows, _ = snapshot(tmp_path, row, header=header)
    [balance] = of(SourceBalance, rows)
    jane = balance.guarantor
    assert (jane.external_id, jane.name.full) == ("00017", "JANE A SMITH")
    assert (jane.mobile, jane.phone) == ("+13125550101", "+17735550101")
    assert jane.emails == ("jane@example.com",)
    assert (jane.preferred_channel, jane.language) == (Channel.SMS, "es")
    assert (jane.zip, jane.born_on) == ("02139", date(1987, 4, 27))
    assert jane.insurance_state is InsuranceState.PENDING
    assert (balance.balance_cents, balance.insurance_cents) == (1123_45, 20_00)
    assert balance.ask_cents == 1100_00
    assert (balance.oldest_on, balance.oldest_kind) == (date(2026, 9, 20), DateKind.DUE)
    assert (balance.last_payment_on, balance.last_payment_cents) == (date(2026, 10, 1), 50_00)


def test_one_row_an_open_invoice_becomes_a_guarantor_with_charges(tmp_path):
    header = "Account,Name,Email,Invoice,Statement Date,Due Date,Amount Due,MRN,Patient Name"
    rows, source = snapshot(
        tmp_path,
        '1,"Smith, Jane",j@x.com,INV1,8/20/2026,9/20/2026,100.00,M7,"Smith, Tim"',
        '1,"Smith, Jane",j@x.com,INV2,9/20/2026,10/20/2026,23.45,M7,"Smith, Tim"',
        '2,"Doe, John",,INV3,,8/22/2026,80.00,,',
        '2,"Doe, John",,INV4,9/1/2026,,-5.00,,',
        "Total,,,,,,198.45,,",
        header=header,
    )
    assert [g.external_id for g in of(SourceGuarantor, rows)] == ["1", "2"]
    assert [p.external_id for p in of(SourcePatient, rows)] == ["M7"]
    charges = of(SourceCharge, rows)
    assert [(c.external_id, c.guarantor_id, c.amount_cents) for c in charges] == [
        ("INV1", "1", 100_00),
        ("INV2", "1", 23_45),
        ("INV3", "2", 80_00),
    ]
    assert charges[0].patient_id == "M7"
    # Only the due date is given: the statement went out the usual thirty days before.
    assert (charges[2].statement_on, charges[2].due_on) == (date(2026, 7, 23), date(2026, 8, 22))
    [credit] = of(SourceAdjustment, rows)
    assert (credit.guarantor_id, credit.amount_cents) == ("2", -5_00)
    assert source.totals.tie_out.result is TieResult.TIES
    assert source.totals.accepted == 4


def test_days_overdue_give_a_due_date(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        '1,"Smith, Jane",61,100.00',
        header="Account,Name,Days Past Due,Patient Balance",
    )
    assert of(SourceBalance, rows)[0].due_on == date(2026, 9, 20)


def test_aging_buckets_give_the_age_of_the_oldest(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        "Jane Smith,10.00,,5.00,,,15.00",
        "John Doe,10.00,,,,,10.00",
        header="Customer,Current,1 - 30,31 - 60,61 - 90,91 and over,Total",
    )
    assert [b.oldest_bucket_days for b in of(SourceBalance, rows)] == [31, 0]
    assert [b.guarantor.external_id for b in of(SourceBalance, rows)] == ["", ""]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (',"Roe, Ann",,,5.00,', Code.NO_ID),
        ('3,"Roe, Ann",,,,', Code.NO_AMOUNT),
        ('3,"Roe, Ann",,,N/A,', Code.NO_AMOUNT),
        ('3,"Roe, Ann",,,about ten,', Code.BAD_AMOUNT),
        ('3,"Roe, Ann",,,2000000.00,', Code.BAD_AMOUNT),
        ('3,"Roe, Ann",,,€5.00,', Code.FOREIGN_CURRENCY),
        ('3,"Roe, Ann",,,5.00,,stray', Code.TOO_MANY_CELLS),
        ('3,"Roe, Ann"', Code.TOO_FEW_CELLS),
        ("3,=HYPERLINK(1),,,5.00,", Code.FORMULA_CELL),
        ('3,"Roe, Ann",,,=5*2,', Code.FORMULA_CELL),
    ],
)
def test_a_wrong_row_is_refused_with_its_line_and_reason_and_the_rest_stands(tmp_path, row, code):
    rows, source = snapshot(
        tmp_path, '1,"Smith, Jane",,j@x.com,10.00,', row, '2,"Doe, John",,d@x.com,20.00,'
    )
    assert refused(rows) == [("export.csv", 3, code)]
    assert [b.guarantor.external_id for b in of(SourceBalance, rows)] == ["1", "2"]
    assert source.totals.read == 3
    assert "Roe" not in of(RefusedRow, rows)[0].reason


def test_every_cent_printed_is_imported_or_stands_in_a_row_named_with_its_reason(tmp_path):
    rows, source = snapshot(
        tmp_path,
        '1,"Smith, Jane",,j@x.com,10.00,',
        '2,"Doe, John",,d@x.com,20.00,,stray',
        '3,"Roe, Ann",,a@x.com,30.00,',
        '3,"Roe, Ann",,a@x.com,30.00,',
        "Total,,,,$90.00,",
    )
    tie = source.totals.tie_out
    assert (tie.printed_cents, tie.accepted_cents) == (90_00, 40_00)
    assert (tie.refused_cents, tie.not_counted_cents) == (20_00, 30_00)
    assert (tie.difference_cents, tie.result) == (0, TieResult.TIES)
    assert not_counted(rows) == [(5, Code.DUPLICATE_ROW)]


def test_a_total_that_does_not_tie_is_found(tmp_path):
    rows, source = snapshot(tmp_path, '1,"Smith, Jane",,j@x.com,10.00,', "Total,,,,99.00,")
    assert source.totals.tie_out.difference_cents == 89_00
    assert (Code.TIE_OUT_DIFFERS, ()) in findings(rows)


def test_two_balances_for_one_account_are_both_refused(tmp_path):
    rows, source = snapshot(
        tmp_path,
        '1,"Smith, Jane",,j@x.com,10.00,',
        '2,"Doe, John",,d@x.com,20.00,',
        '1,"Smith, Jane",,j@x.com,11.00,',
    )
    assert refused(rows) == [
        ("export.csv", 2, Code.CONFLICTING_DUPLICATE),
        ("export.csv", 4, Code.CONFLICTING_DUPLICATE),
    ]
    assert (Code.CONFLICTING_DUPLICATE, (2, 4)) in findings(rows)
    assert source.totals.tie_out.refused_cents == 21_00


def test_two_invoices_with_one_number_are_both_refused(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        "1,Jane Smith,INV1,9/20/2026,10.00",
        "2,John Doe,INV1,9/20/2026,10.00",
        header="Account,Name,Invoice,Due Date,Balance",
    )
    assert [code for _, _, code in refused(rows)] == [Code.CONFLICTING_DUPLICATE] * 2


def test_rows_of_one_account_for_different_patients_add_up(tmp_path):
    rows, source = snapshot(
        tmp_path,
        '1,"Smith, Jane","Smith, Tim",9/20/2026,10.00',
        '1,"Smith, Jane","Smith, Kim",8/20/2026,11.00',
        header="Account,Guarantor,Patient Name,Due Date,Patient Balance",
    )
    [balance] = of(SourceBalance, rows)
    assert (balance.balance_cents, balance.oldest_on) == (21_00, date(2026, 8, 20))
    assert source.totals.accepted == 2


def test_a_settled_row_owes_nothing_whatever_its_amount_says(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        '1,"Smith, Jane",Paid,10.00',
        '2,"Doe, John",Active,20.00',
        header="Account,Name,Status,Patient Balance",
    )
    assert not_counted(rows) == [(2, Code.CLOSED_ROW)]
    assert [b.balance_cents for b in of(SourceBalance, rows)] == [20_00]


@pytest.mark.parametrize("day", ["2026-02-30", "1899-01-01", "2062-01-01", "soon"])
def test_a_balance_with_an_impossible_date_is_held_until_someone_looks(tmp_path, day):
    rows, _ = snapshot(tmp_path, f'1,"Smith, Jane",,j@x.com,10.00,{day}')
    [balance] = of(SourceBalance, rows)
    assert (Code.BAD_DATE, (2,)) in findings(rows)
    assert balance.guarantor.flags == (Flag.CHECK_DATE,)
    assert (balance.balance_cents, balance.ask_cents, balance.oldest_on) == (10_00, 0, None)


def test_an_invoice_with_an_impossible_date_is_refused(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        "1,Jane Smith,INV1,2026-02-30,10.00",
        "1,Jane Smith,INV2,2026-03-30,10.00",
        header="Account,Name,Invoice,Due Date,Balance",
    )
    assert refused(rows) == [("export.csv", 2, Code.BAD_DATE)]
    assert of(RefusedRow, rows)[0].guarantor_id == "1"


def test_without_a_patient_column_beside_insurance_nobody_owes_anything_yet(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        '1,"Smith, Jane",60.00,100.00',
        header="Account,Name,Insurance Balance,Total Balance",
    )
    [balance] = of(SourceBalance, rows)
    assert (balance.balance_cents, balance.ask_cents) == (None, 0)
    assert balance.guarantor.flags == (Flag.PATIENT_PART_UNKNOWN,)
    assert (Code.PATIENT_PART_UNKNOWN, ()) in findings(rows)


def test_where_the_insurers_name_is_empty_the_total_is_the_patients(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        '1,"Smith, Jane",Cedar Mutual,100.00',
        '2,"Doe, John",,80.00',
        header="Account,Name,Insurance,Balance",
    )
    known = {b.guarantor.external_id: b.balance_cents for b in of(SourceBalance, rows)}
    assert known == {"1": None, "2": 80_00}


def test_a_person_may_say_that_the_total_is_the_patients(tmp_path):
    content = 'Account,Name,Insurance,Balance\n1,"Smith, Jane",Cedar Mutual,100.00\n'
    table = open_table(write(tmp_path, content))
    mapping = guess(table).with_field("Balance", Field.PATIENT_OWED)
    [balance] = of(SourceBalance, BalancesFile(table, mapping, TODAY).read())
    assert balance.balance_cents == 100_00


def test_a_row_that_breaks_the_rule_all_others_keep_is_held(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        *(f'{n},"Smith, Jane{n}",10.00,20.00,30.00' for n in range(9)),
        '9,"Doe, John",10.00,20.00,35.00',
        header="Account,Name,Patient Balance,Insurance Balance,Total Balance",
    )
    assert (Code.ROW_DOES_NOT_ADD_UP, (11,)) in findings(rows)
    assert of(SourceBalance, rows)[-1].guarantor.flags == (Flag.CHECK_BALANCE,)


def test_columns_that_follow_no_rule_hold_nobody(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        *(f'{n},"Smith, Jane{n}",10.00,20.00,{n}.00' for n in range(9)),
        header="Account,Name,Patient Balance,Insurance Balance,Total Balance",
    )
    assert Code.ROW_DOES_NOT_ADD_UP not in {code for code, _ in findings(rows)}


def test_credits_minors_marked_people_and_companies_are_findings(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        "1,Jane Smith,j@x.com,-10.00,4/27/1987,",
        "2,Tim Doe,t@x.com,10.00,4/27/2015,",
        "3,Ann Roe,a@x.com,10.00,4/27/1987,patient passed away",
        "4,Acme LLC,b@x.com,10.00,,",
        "5,,c@x.com,10.00,,",
        header="Account,Name,Email,Patient Balance,DOB,Notes",
    )
    flags = {b.guarantor.external_id: b.guarantor.flags for b in of(SourceBalance, rows)}
    assert flags == {
        "1": (),
        "2": (Flag.MINOR,),
        "3": (Flag.DECEASED,),
        "4": (Flag.NOT_A_PERSON,),
        "5": (Flag.MISSING_NAME,),
    }
    assert (Code.CREDIT_BALANCE, (2,)) in findings(rows)
    assert (Code.MISSING_NAME, (6,)) in findings(rows)
    assert [lines for code, lines in findings(rows) if code is Code.DO_NOT_REMIND] == [
        *((3,), (4,), (5,), (6,))
    ]


def test_what_the_whole_file_lacks_is_said_once(tmp_path):
    rows, _ = snapshot(tmp_path, "1,Jane Smith", "2,John Doe", header="Account,Name")
    assert findings(rows) == [(Code.NO_CONTACT_COLUMNS, ()), (Code.NO_BALANCE_COLUMN, ())]


def test_signs_are_never_turned_round(tmp_path):
    rows, _ = snapshot(
        tmp_path, '1,"Smith, Jane",,j@x.com,-10.00,', '2,"Doe, John",,d@x.com,-20.00,'
    )
    assert (Code.ALL_NEGATIVE, ()) in findings(rows)
    assert [b.ask_cents for b in of(SourceBalance, rows)] == [0, 0]


def test_a_cell_like_a_formula_is_kept_as_text_and_found(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        '1,"Smith, Jane",j@x.com,10.00,"=cmd|1"',
        header="Account,Name,Email,Patient Balance,Notes",
    )
    assert (Code.FORMULA_CELL, (2,)) in findings(rows)
    assert len(of(SourceBalance, rows)) == 1


def test_columns_that_look_swapped_are_refused_before_anyone_is_billed(tmp_path):
    lines = [f'{n},"Smith, Jane{n}",312555010{n},11/20/2026' for n in range(6)]
    content = "\n".join(["Account,Name,Phone,Patient Balance", *lines])
    table = open_table(write(tmp_path, content))
    with pytest.raises(FileRefused) as error:
        next(BalancesFile(table, guess(table), TODAY).read())
    assert error.value.code is Code.COLUMNS_LOOK_SWAPPED


def test_invoices_without_an_account_id_are_refused_since_two_people_may_share_a_name(tmp_path):
    table = open_table(write(tmp_path, "Name,Invoice,Due Date,Balance\nJane,I1,9/20/2026,1.00\n"))
    with pytest.raises(FileRefused) as error:
        next(BalancesFile(table, guess(table), TODAY).read())
    assert error.value.code is Code.MISSING_COLUMN


def test_reading_twice_gives_the_same(tmp_path):
    rows, source = snapshot(tmp_path, '1,"Smith, Jane",,j@x.com,10.00,', "Total,,,,10.00,")
    totals = source.totals
    assert list(source.read()) == rows
    assert source.totals == totals


@needs_shared
@pytest.mark.parametrize("name", ["bas", "simplepractice", "quickbooks", "second_day/bas"])
def test_real_layouts_tie_out_without_anyone_knowing_their_make(name):
    [path] = (SHARED / "intake" / name).glob("export.*")
    _, source = read(path)
    expected = {
        "bas": (46, 15_394_34),
        "simplepractice": (36, 5_818_20),
        "quickbooks": (38, 15_491_27),
        "second_day/bas": (48, 14_161_43),
    }[name]
    assert (source.totals.accepted, source.totals.tie_out.accepted_cents) == expected


@pytest.mark.parametrize("days", ["99999", "-9999", "13500"])
def test_days_past_due_that_nobody_means_are_a_fault_and_no_age(tmp_path, days):
    rows, _ = snapshot(
        tmp_path, f'A1,"Smith, Jane",50.00,{days}', header="Account,Name,Balance,Days Past Due"
    )
    (balance,) = of(SourceBalance, rows)
    assert (balance.due_on, balance.oldest_on) == (None, None)
    assert Flag.CHECK_DATE in balance.guarantor.flags
    assert Code.BAD_DATE in [code for code, _ in findings(rows)]


def test_a_row_whose_id_is_too_long_to_keep_is_refused(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        f'{"A" * 121},"Smith, Jane",,,50.00,2026-09-20',
        f'{"A" * 120},"Doe, John",,,70.00,2026-09-20',
    )
    assert [row.code for row in rows if isinstance(row, RefusedRow)] == [Code.BAD_VALUE]
    assert [row.balance_cents for row in of(SourceBalance, rows)] == [70_00]


def test_a_long_name_of_a_patient_without_a_number_still_gives_a_key(tmp_path):
    rows, _ = snapshot(
        tmp_path,
        f'A1,"Smith, Jane",I1,"Smith, {"Jo " * 60}",50.00,2026-09-20',
        header="Account,Guarantor Name,Invoice,Patient Name,Balance,Due Date",
    )
    (patient,) = of(SourcePatient, rows)
    (charge,) = of(SourceCharge, rows)
    assert charge.patient_id == patient.external_id
    assert len(patient.external_id) <= 120

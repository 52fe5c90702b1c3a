"""The ledger folder: seven files, every row taken in or refused with its reason."""

from datetime import date, datetime

import pytest

from tactful.core.vocabulary import Channel, InsuranceState
from tactful.readers.ledger_folder import LedgerFolder
from tactful.readers.rows import (
    Code,
    FileRefused,
    Finding,
    Flag,
    PhoneKind,
    RefusedRow,
    SourceAdjustment,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    SourcePayment,
    SourcePhone,
    SourcePromise,
    SourceTouch,
)
from tests.readers.files import TODAY, findings, not_counted, of, read, refused, write, write_all
from tests.shared import SHARED, needs_shared

GUARANTORS = """\
    id,name,email,mobile,phone,address,zip,preferred_channel,language,location,insurance_state,tags
    G1,"Smith, Jane",Jane@example.com,3125550101,,1 Elm St,2139,sms,en,Downtown,self_pay,
    G2,"Doe, John",,(312) 555-0102,312-555-0102,2 Elm,60611,phone,es,Lakeview,insurance_pending,"""
PATIENTS = """\
    id,guarantor_id,name,relationship
    P1,G1,"Smith, Tim",child"""
CHARGES = """\
    id,guarantor_id,patient_id,service_date,statement_date,due_date,amount
    INV1,G1,P1,2026-08-01,2026-08-20,2026-09-20,"1,123.45"
    INV2,G2,,,2026-07-20,2026-08-22,80.00"""
PAYMENTS = """\
    id,guarantor_id,invoice_id,date,amount,method
    PAY1,G1,INV1,2026-10-01,50.00,card
    PAY2,G1,INV1,2026-10-15,-50.00,returned check"""

FILES = {
    "guarantors.csv": GUARANTORS,
    "patients.csv": PATIENTS,
    "charges.csv": CHARGES,
    "payments.csv": PAYMENTS,
    "adjustments.csv": """\
        id,guarantor_id,invoice_id,date,amount,reason
        ADJ1,G2,,2026-10-30,-12.50,courtesy discount""",
    "promises.csv": """\
        id,guarantor_id,made_on,promised_date,amount
        PR1,G1,2026-11-01,2026-11-27,100.00""",
    "touches.csv": """\
        id,guarantor_id,channel,sent_at,outcome,replied,replied_at,reply_about
        T1,G2,phone,2026-08-11T13:00,no_answer,no,,
        T2,G1,sms,2026-10-20T09:30,delivered,yes,2026-10-21,promise""",
}


def test_every_row_of_every_file_comes_out_as_what_it_says(tmp_path):
    rows, source = read(write_all(tmp_path, FILES))
    jane, john = of(SourceGuarantor, rows)
    assert (jane.external_id, jane.name.full, jane.email) == (
        *("G1", "Jane Smith", "jane@example.com"),
    )
    assert jane.phones == (SourcePhone("+13125550101", PhoneKind.MOBILE),)
    assert (jane.zip, jane.preferred_channel) == ("02139", Channel.SMS)
    assert jane.insurance_state is InsuranceState.SELF_PAY
    assert (john.mobile, john.phone, john.language) == ("+13125550102", "", "es")
    assert john.insurance_state is InsuranceState.PENDING
    assert of(SourcePatient, rows)[0].relationship == "child"
    assert of(SourceCharge, rows) == [
        SourceCharge(
            line=2,
            external_id="INV1",
            guarantor_id="G1",
            amount_cents=1123_45,
            statement_on=date(2026, 8, 20),
            due_on=date(2026, 9, 20),
            file="charges.csv",
            patient_id="P1",
            service_on=date(2026, 8, 1),
        ),
        SourceCharge(
            line=3,
            external_id="INV2",
            guarantor_id="G2",
            amount_cents=80_00,
            statement_on=date(2026, 7, 20),
            due_on=date(2026, 8, 22),
            file="charges.csv",
        ),
    ]
    assert [p.amount_cents for p in of(SourcePayment, rows)] == [50_00, -50_00]
    assert of(SourceAdjustment, rows)[0].amount_cents == -12_50
    assert of(SourcePromise, rows)[0].promised_on == date(2026, 11, 27)
    call, text = of(SourceTouch, rows)
    assert (call.channel, call.sent_at_local) == (
        *(Channel.VOICE, datetime.fromisoformat("2026-08-11T13:00")),
    )
    assert (text.replied_on, text.reply_about) == (date(2026, 10, 21), "promise")
    assert not refused(rows)
    assert source.totals.accepted == source.totals.read == 11


def test_control_totals_add_up_by_kind(tmp_path):
    _, source = read(write_all(tmp_path, FILES))
    assert source.totals.of(SourceCharge).cents == 1203_45
    assert source.totals.of(SourcePayment).cents == 0
    assert source.totals.of(SourceAdjustment).cents == -12_50


def test_reading_twice_gives_the_same(tmp_path):
    source = LedgerFolder(write_all(tmp_path, FILES), TODAY)
    first = list(source.read())
    totals = source.totals
    assert list(source.read()) == first
    assert source.totals == totals


def charge(cells):
    return {**FILES, "charges.csv": CHARGES + "\n" + cells}


@pytest.mark.parametrize(
    ("cells", "code", "word"),
    [
        ("INV3,G1,,2026-02-30,2026-03-01,2026-04-01,1.00", Code.BAD_DATE, "service_date"),
        ("INV3,G1,,,1899-12-31,2026-04-01,1.00", Code.BAD_DATE, "statement_date"),
        ("INV3,G1,,,2026-03-01,2062-04-01,1.00", Code.BAD_DATE, "due_date"),
        ("INV3,G1,,,,2026-04-01,1.00", Code.BAD_DATE, "statement_date"),
        ("INV3,G1,,,2026-03-01,2026-04-01,-1.00", Code.BAD_AMOUNT, "adjustment"),
        ("INV3,G1,,,2026-03-01,2026-04-01,", Code.NO_AMOUNT, "amount"),
        ("INV3,G1,,,2026-03-01,2026-04-01,ten", Code.BAD_AMOUNT, "amount"),
        ("INV3,G1,,,2026-03-01,2026-04-01,20261120", Code.BAD_AMOUNT, "1,000,000.00"),
        ("INV3,G1,,,2026-03-01,2026-04-01,€1.00", Code.FOREIGN_CURRENCY, "amount"),
        ("INV3,G9,,,2026-03-01,2026-04-01,1.00", Code.UNKNOWN_GUARANTOR, "guarantor_id"),
        (",G1,,,2026-03-01,2026-04-01,1.00", Code.NO_ID, "id"),
        ("INV1,G1,,,2026-03-01,2026-04-01,1.00", Code.DUPLICATE_ID, "id"),
        ("INV3,G1,,,2026-03-01,2026-04-01,1.00,stray", Code.TOO_MANY_CELLS, "more cells"),
        ("INV3,G1,,,2026-03-01", Code.TOO_FEW_CELLS, "fewer cells"),
    ],
)
def test_a_wrong_charge_is_refused_with_its_line_and_reason_and_the_rest_stands(
    tmp_path, cells, code, word
):
    rows, source = read(write_all(tmp_path, charge(cells)))
    assert refused(rows) == [("charges.csv", 4, code)]
    [row] = of(RefusedRow, rows)
    assert word in row.reason
    assert len(of(SourceCharge, rows)) == 2
    assert source.totals.read == source.totals.accepted + 1


def test_the_same_row_twice_is_counted_once(tmp_path):
    again = "INV2,G2,,,2026-07-20,2026-08-22,80.00"
    rows, _ = read(write_all(tmp_path, charge(again)))
    assert not_counted(rows) == [(4, Code.DUPLICATE_ROW)]
    assert not refused(rows)


@pytest.mark.parametrize(
    ("name", "cells", "code"),
    [
        ("promises.csv", "PR2,G1,2026-11-01,2026-11-27,0.00", Code.BAD_AMOUNT),
        ("promises.csv", "PR2,G1,2026-11-01,2026-10-01,5.00", Code.BAD_DATE),
        ("payments.csv", "PAY3,G9,,2026-11-01,5.00,card", Code.UNKNOWN_GUARANTOR),
        ("touches.csv", "T3,G1,pigeon,2026-10-20T09:30,delivered,no,,", Code.BAD_VALUE),
        ("touches.csv", "T3,G1,sms,yesterday,delivered,no,,", Code.BAD_DATE),
        ("patients.csv", 'P2,G9,"Roe, Ann",self', Code.UNKNOWN_GUARANTOR),
        ("guarantors.csv", 'G1,"Roe, Ann",,,,,,,,,,', Code.DUPLICATE_ID),
    ],
)
def test_other_wrong_rows_are_refused_too(tmp_path, name, cells, code):
    rows, _ = read(write_all(tmp_path, {**FILES, name: FILES[name] + "\n" + cells}))
    assert [(file, which) for file, _, which in refused(rows)] == [(name, code)]


def test_money_for_an_invoice_we_do_not_have_still_counts_for_the_account(tmp_path):
    payment = "\nPAY3,G1,INV9,2026-11-01,5.00,card\nPAY4,G1,INV2,2026-11-02,5.00,card"
    rows, _ = read(write_all(tmp_path, {**FILES, "payments.csv": PAYMENTS + payment}))
    assert len(of(SourcePayment, rows)) == 4
    assert findings(rows) == [(Code.UNKNOWN_INVOICE, (4,)), (Code.UNKNOWN_INVOICE, (5,))]


def test_people_who_cannot_be_reached_or_must_not_be_are_findings_and_not_refused(tmp_path):
    more = """
        G3,"Roe, Ann",noemail@noemail.com,555-0101,,,,,,,,
        G4,"Poe, Max",,,,,,carrier pigeon,,,,deceased;hardship
        G5,Blue Ridge Health Plan,a@b.com,,,,,,,,,
        G6,,c@d.com,,,,,,,,,left-handed"""
    rows, _ = read(write_all(tmp_path, {**FILES, "guarantors.csv": GUARANTORS + more}))
    assert not refused(rows)
    assert findings(rows) == [
        (Code.NO_PHONE_OR_EMAIL, (4,)),
        (Code.NO_VALID_PHONE, (4,)),
        (Code.BAD_EMAIL, (4,)),
        (Code.NO_PHONE_OR_EMAIL, (5,)),
        (Code.BAD_CONTACT_PREFERENCE, (5,)),
        (Code.DO_NOT_REMIND, (5,)),
        (Code.DO_NOT_REMIND, (6,)),
        (Code.MISSING_NAME, (7,)),
        (Code.DO_NOT_REMIND, (7,)),
        (Code.BAD_VALUE, (7,)),
    ]
    flags = {g.external_id: g.flags for g in of(SourceGuarantor, rows)}
    assert flags["G4"] == (Flag.DECEASED, Flag.HARDSHIP)
    assert flags["G5"] == (Flag.NOT_A_PERSON,)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("charges.csv", None, Code.MISSING_FILE),
        ("guarantors.csv", None, Code.MISSING_FILE),
        ("payments.csv", "id,guarantor_id,date,amount\n", Code.MISSING_COLUMN),
        ("payments.csv", "", Code.EMPTY_FILE),
        ("payments.csv", PAYMENTS.replace("    ", "") + "\nPAY3,G1", Code.TRUNCATED),
        ("touches.csv", '"id', Code.TRUNCATED),
        ("promises.csv", "%PDF-1.4", Code.WRONG_FILE_TYPE),
    ],
)
def test_a_folder_with_one_unreadable_file_gives_out_nothing(tmp_path, name, content, code):
    write_all(tmp_path, FILES)
    (tmp_path / name).unlink()
    if content is not None:
        write(tmp_path, content, name)
    with pytest.raises(FileRefused) as error:
        next(LedgerFolder(tmp_path, TODAY).read())
    assert (error.value.code, error.value.file) == (code, name)


def test_a_missing_column_is_named(tmp_path):
    write_all(tmp_path, FILES)
    write(tmp_path, "id,guarantor_id,date,amount\n", "payments.csv")
    with pytest.raises(FileRefused, match="invoice_id, method"):
        next(LedgerFolder(tmp_path, TODAY).read())


def test_only_guarantors_and_charges_must_be_there(tmp_path):
    two = {name: FILES[name] for name in ("guarantors.csv", "charges.csv")}
    rows, _ = read(write_all(tmp_path, two))
    assert len(of(SourceCharge, rows)) == 2
    assert findings(rows) == [(Code.UNKNOWN_PATIENT, (2,))]


def test_columns_may_stand_in_any_order_with_others_between(tmp_path):
    charges = """\
        AMOUNT,secret,id,guarantor_id,patient_id,due_date,statement_date,service_date
        5.00,000-12-3456,INV1,G1,P1,2026-09-20,2026-08-20,"""
    rows, _ = read(write_all(tmp_path, {**FILES, "charges.csv": charges}))
    assert of(SourceCharge, rows)[0].amount_cents == 5_00
    assert "000-12-3456" not in repr(rows)


def test_reasons_repeat_nothing_from_the_file(tmp_path):
    cells = 'INV3,"Jane Q. Public",secret,not-a-day,not-a-day,not-a-day,not-an-amount'
    rows, _ = read(write_all(tmp_path, charge(cells)))
    reasons = " ".join(row.reason for row in of((RefusedRow, Finding), rows))
    for word in ("Jane", "secret", "not-a", "G1", "INV3"):
        assert word not in reasons


@needs_shared
def test_the_reference_ledger_loads_without_one_refusal():
    rows, source = read(SHARED / "ask" / "ledger")
    assert not refused(rows)
    assert not not_counted(rows)
    counts = {kind: source.totals.of(kind).count for kind in (SourceGuarantor, SourceCharge)}
    assert counts == {SourceGuarantor: 92, SourceCharge: 114}
    assert source.totals.read == source.totals.accepted == 400
    assert source.totals.of(SourceCharge).cents == 25_679_60
    assert {code for code, _ in findings(rows)} == {Code.DO_NOT_REMIND, Code.NO_PHONE_OR_EMAIL}

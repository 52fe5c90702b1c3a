"""Synthea's three files: patients billed for their share and no more, or not at all."""

import csv
from datetime import date

import pytest

from tactful.core.vocabulary import InsuranceState
from tactful.readers.rows import (
    Code,
    FileRefused,
    Flag,
    SourceAdjustment,
    SourceCharge,
    SourceGuarantor,
    SourcePatient,
    SourcePayment,
    TieResult,
)
from tactful.readers.synthea import COLUMNS, SyntheaFolder
from tests.readers.files import TODAY, findings, of, read, refused, write, write_all
from tests.shared import SHARED, needs_shared

PATIENTS = """\
    Id,BIRTHDATE,DEATHDATE,SSN,FIRST,LAST,SUFFIX,ADDRESS,CITY,STATE,ZIP
    ann,1987-04-27,,999-66-2214,Ann48,Cormier289,,927 Mann Track,Andover,Massachusetts,01810
    bob,1950-01-01,2020-05-06,999-66-2215,Bob1,Beier2,Jr,1 Elm,Boston,Massachusetts,00000
    kid,2015-01-01,,999-66-2216,Kid1,Beier2,,1 Elm,Boston,Massachusetts,2108"""
CLAIMS = (
    "Id,PATIENTID,PRIMARYPATIENTINSURANCEID,DIAGNOSIS1,SERVICEDATE,"
    "OUTSTANDING1,OUTSTANDING2,OUTSTANDINGP,LASTBILLEDDATEP"
)
TRANSACTIONS = (
    "ID,CLAIMID,CHARGEID,TYPE,AMOUNT,METHOD,FROMDATE,TRANSFERTYPE,PAYMENTS,ADJUSTMENTS,NOTES"
)


def claim(own_id="c1", patient="ann", insurer="i1", one="0", two="0", of_patient="0"):
    return (
        f"{own_id},{patient},{insurer},160968000,2026-08-01T09:59:54Z,"
        f"{one},{two},{of_patient},2026-08-03T10:14:54Z"
    )


class Book:
    """Transactions with ids of their own."""

    def __init__(self):
        self.lines = [TRANSACTIONS]

    def add(self, kind, amount="", *, claim="c1", method="", to="", paid="0.00", adjusted="0.00"):
        n = len(self.lines)
        self.lines.append(
            f"t{n},{claim},{n},{kind},{amount},{method},2026-08-01T09:59:54Z,{to},"
            f"{paid},{adjusted},Well child visit"
        )
        return self


def insured(patient_paid="27.36"):
    """136.80 charged, 109.44 paid by insurance, 27.36 moved to the patient and paid or not."""
    book = Book().add("CHARGE", "136.80", to="1").add("PAYMENT", method="ECHECK", paid="109.44")
    book.add("TRANSFEROUT").add("TRANSFERIN", "27.36", to="p")
    return book.add("PAYMENT", method="CC", paid=patient_paid) if patient_paid else book


def folder(tmp_path, claims, book, patients=PATIENTS):
    return write_all(
        tmp_path,
        {
            "patients.csv": patients,
            "claims.csv": "\n".join([CLAIMS, *claims]),
            "claims_transactions.csv": "\n".join(book.lines),
        },
    )


def test_the_patient_is_billed_what_was_moved_to_them_and_not_the_insurers_part(tmp_path):
    rows, source = read(folder(tmp_path, [claim(of_patient="7.36")], insured("20.00")))
    assert of(SourceCharge, rows) == [
        SourceCharge(
            line=2,
            external_id="c1",
            guarantor_id="ann",
            amount_cents=27_36,
            statement_on=date(2026, 8, 3),
            due_on=date(2026, 9, 2),
            file="claims.csv",
            patient_id="ann",
            service_on=date(2026, 8, 1),
            insurance_cents=0,
        )
    ]
    [payment] = of(SourcePayment, rows)
    assert (payment.amount_cents, payment.method, payment.charge_id) == (20_00, "cc", "c1")
    assert payment.paid_on == date(2026, 8, 1)
    owed, all_owed = source.totals.tie_outs
    assert (owed.printed_cents, owed.accepted_cents, owed.result) == (7_36, 7_36, TieResult.TIES)
    assert all_owed.result is TieResult.TIES


def test_due_days_are_thirty_unless_told(tmp_path):
    rows, _ = read(folder(tmp_path, [claim()], insured()), due_days=45)
    assert of(SourceCharge, rows)[0].due_on == date(2026, 9, 17)


def test_a_copay_is_the_patients_though_the_insurer_still_holds_the_charge(tmp_path):
    book = Book().add("CHARGE", "85.55", to="1").add("PAYMENT", method="COPAY", paid="50.00")
    book.add("PAYMENT", method="ECHECK", paid="35.55")
    rows, _ = read(folder(tmp_path, [claim()], book))
    assert [c.amount_cents for c in of(SourceCharge, rows)] == [50_00]
    assert [p.amount_cents for p in of(SourcePayment, rows)] == [50_00]


def test_without_insurance_the_whole_charge_is_the_patients_adjustments_included(tmp_path):
    book = Book().add("CHARGE", "100.00", to="p")
    book.add("ADJUSTMENT", method="SYSTEM", adjusted="10.00").add(
        "PAYMENT", method="CASH", paid="30.00"
    )
    rows, _ = read(folder(tmp_path, [claim(insurer="", of_patient="60.00")], book))
    assert [c.amount_cents for c in of(SourceCharge, rows)] == [100_00]
    assert [a.amount_cents for a in of(SourceAdjustment, rows)] == [-10_00]
    assert of(SourceGuarantor, rows)[0].insurance_state is InsuranceState.SELF_PAY


def test_a_second_insurer_pays_before_the_patient(tmp_path):
    book = Book().add("CHARGE", "136.80", to="1").add("PAYMENT", method="ECHECK", paid="100.00")
    book.add("TRANSFEROUT").add("TRANSFERIN", "36.80", to="2")
    book.add("PAYMENT", method="ECHECK", paid="30.00")
    book.add("TRANSFEROUT").add("TRANSFERIN", "6.80", to="p")
    rows, _ = read(folder(tmp_path, [claim(of_patient="6.80")], book))
    assert [c.amount_cents for c in of(SourceCharge, rows)] == [6_80]


def test_what_an_insurer_still_owes_is_nobody_elses_and_marks_the_account_pending(tmp_path):
    book = Book().add("CHARGE", "136.80", to="1")
    rows, _ = read(folder(tmp_path, [claim(one="136.80")], book))
    assert of(SourceCharge, rows) == []
    assert of(SourceGuarantor, rows)[0].insurance_state is InsuranceState.PENDING


@pytest.mark.parametrize(
    ("header", "book", "why"),
    [
        (claim(of_patient="0"), insured(""), "what is outstanding"),
        (claim(one="7.36"), insured("20.00"), "the patient's part"),
        (claim(of_patient="9.99"), Book(), "what is outstanding"),
        (
            claim(),
            Book().add("CHARGE", "30.00", to="1").add("PAYMENT", method="COPAY", paid="50.00"),
            "what is outstanding",
        ),
        (claim(), insured().add("CHARGE", "ten", to="p"), "a transaction"),
        (claim(), insured().add("REFUND"), "a transaction"),
    ],
)
def test_a_claim_whose_header_and_transactions_disagree_is_reported_and_bills_nobody(
    tmp_path, header, book, why
):
    rows, source = read(folder(tmp_path, [header], book))
    assert of(SourceCharge, rows) == []
    assert of(SourcePayment, rows) == []
    assert (Code.HEADER_TRANSACTIONS_DISAGREE, (2,)) in findings(rows)
    [reason] = [r.reason for r in rows if getattr(r, "code", "") == refused(rows)[-1][2]][:1]
    assert why in reason
    assert Flag.CHECK_BALANCE in of(SourceGuarantor, rows)[0].flags
    assert source.totals.tie_out.result is TieResult.TIES


def test_one_bad_claim_does_not_touch_the_others(tmp_path):
    book = insured("")
    book.add("CHARGE", "80.00", claim="c2", to="p")
    claims = [claim(), claim("c2", insurer="", of_patient="80.00")]
    rows, source = read(folder(tmp_path, claims, book))
    assert [c.external_id for c in of(SourceCharge, rows)] == ["c2"]
    assert refused(rows) == [("claims.csv", 2, Code.HEADER_TRANSACTIONS_DISAGREE)]
    assert source.totals.tie_out.accepted_cents == 80_00


def test_patients_come_with_their_names_as_they_are_and_marks_of_death_and_age(tmp_path):
    rows, _ = read(folder(tmp_path, [claim()], insured()))
    ann, bob, kid = of(SourceGuarantor, rows)
    assert (ann.name.full, ann.state, ann.zip, ann.born_on) == (
        *("Ann48 Cormier289", "MA", "01810", date(1987, 4, 27)),
    )
    assert (bob.name.suffix, bob.zip, bob.deceased_on) == ("Jr", "", date(2020, 5, 6))
    assert (ann.flags, bob.flags, kid.flags) == ((), (Flag.DECEASED,), (Flag.MINOR,))
    assert (ann.phones, ann.emails) == ((), ())
    assert [(p.external_id, p.guarantor_id) for p in of(SourcePatient, rows)] == [
        (who, who) for who in ("ann", "bob", "kid")
    ]
    assert bob.insurance_state is InsuranceState.UNKNOWN
    assert (Code.NO_PHONE_OR_EMAIL, (2,)) in findings(rows)


def test_diagnoses_procedures_notes_and_social_security_numbers_stay_in_the_file(tmp_path):
    rows, source = read(folder(tmp_path, [claim(of_patient="1")], insured()))
    for secret in ("160968000", "Well child", "999-66"):
        assert secret not in repr(rows)
        assert secret not in repr(source.totals)


@pytest.mark.parametrize(
    ("claims", "book", "expected"),
    [
        ([claim(patient="eve")], insured(), ("claims.csv", 2, Code.UNKNOWN_GUARANTOR)),
        ([claim(), claim()], insured(), ("claims.csv", 3, Code.DUPLICATE_ID)),
        ([claim(one="x")], Book().add("CHARGE", "1"), ("claims.csv", 2, Code.BAD_AMOUNT)),
        ([claim("")], Book().add("CHARGE", "1"), ("claims.csv", 2, Code.NO_ID)),
        (
            [claim()],
            insured().add("CHARGE", "1.00", claim="c9", to="p"),
            ("claims_transactions.csv", 7, Code.UNKNOWN_INVOICE),
        ),
        (
            [claim().replace("2026-08-01", "2026-02-30")],
            Book().add("CHARGE", "1"),
            ("claims.csv", 2, Code.BAD_DATE),
        ),
    ],
)
def test_rows_that_refer_to_nothing_or_cannot_be_read_are_refused(tmp_path, claims, book, expected):
    rows, _ = read(folder(tmp_path, claims, book))
    assert expected in refused(rows)


def test_a_transaction_given_twice_spoils_its_claim_rather_than_count_twice(tmp_path):
    book = insured()
    book.lines.append(book.lines[-1])
    rows, _ = read(folder(tmp_path, [claim()], book))
    assert ("claims_transactions.csv", 7, Code.DUPLICATE_ID) in refused(rows)
    assert of(SourceCharge, rows) == []


@pytest.mark.parametrize("name", list(COLUMNS))
def test_all_three_files_must_be_there_with_their_columns(tmp_path, name):
    path = folder(tmp_path, [claim()], insured())
    (path / name).unlink()
    with pytest.raises(FileRefused) as missing:
        next(SyntheaFolder(path, TODAY).read())
    assert missing.value.code is Code.MISSING_FILE
    write(path, "Id,Name\n1,2\n", name)
    with pytest.raises(FileRefused) as columns:
        next(SyntheaFolder(path, TODAY).read())
    assert columns.value.code is Code.MISSING_COLUMN


@needs_shared
def test_every_claim_of_the_reference_export_ties_out():
    rows, source = read(SHARED / "material" / "synthea" / "csv")
    assert not refused(rows)
    assert [tie.result for tie in source.totals.tie_outs] == [TieResult.TIES] * 2
    assert source.totals.read == 7 + 306 + 3129
    # Everything was paid on the spot: what the patients were charged they also paid.
    charged, paid = source.totals.of(SourceCharge), source.totals.of(SourcePayment)
    assert (charged.count, charged.cents) == (226, 166_067_52)
    assert paid.cents == charged.cents


@needs_shared
@pytest.mark.parametrize("cut", ["2015-01-01", "2020-01-01", "2023-06-30"])
def test_bills_left_unpaid_after_a_day_are_exactly_what_is_owed(tmp_path, cut):
    """The patients' payments after a day are dropped, as if the export had been made then."""
    source_folder = SHARED / "material" / "synthea" / "csv"
    expected = unpaid_after(source_folder, tmp_path, cut)
    rows, source = read(tmp_path)
    owed: dict[str, int] = {}
    for charge in of(SourceCharge, rows):
        owed[charge.external_id] = charge.amount_cents
    for payment in of(SourcePayment, rows):
        owed[payment.charge_id] -= payment.amount_cents
    assert {own_id: cents for own_id, cents in owed.items() if cents} == expected
    assert expected
    assert source.totals.tie_out.printed_cents == sum(expected.values())
    assert source.totals.tie_out.result is TieResult.TIES
    assert not refused(rows)


def unpaid_after(source, target, day):
    """Copy an export without the patients' payments after a day; what each claim then owes."""
    transactions = rows_of(source / "claims_transactions.csv")
    dropped = [
        row
        for row in transactions
        if row["METHOD"] in {"CASH", "CHECK", "CC"} and row["FROMDATE"][:10] > day
    ]
    gone = {row["ID"] for row in dropped}
    owed: dict[str, int] = {}
    for row in dropped:
        cents = round(float(row["PAYMENTS"]) * 100)
        owed[row["CLAIMID"]] = owed.get(row["CLAIMID"], 0) + cents
    claims = rows_of(source / "claims.csv")
    for row in claims:
        row["OUTSTANDINGP"] = f"{owed.get(row['Id'], 0) / 100:.2f}"
    save(target / "claims_transactions.csv", [r for r in transactions if r["ID"] not in gone])
    save(target / "claims.csv", claims)
    save(target / "patients.csv", rows_of(source / "patients.csv"))
    return owed


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def save(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)

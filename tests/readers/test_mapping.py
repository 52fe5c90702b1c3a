"""Which column means what: guessed with a reason, corrected by a person, saved and recognized."""

import json

import pytest

from tactful.readers.columns import Field, field_of
from tactful.readers.mapping import (
    BY_HAND,
    BY_HEADER,
    NEVER_READ,
    ColumnMapping,
    MappingError,
    fingerprint,
    guess,
    samples,
)
from tactful.readers.tables import open_text_table
from tests.readers.files import write
from tests.shared import SHARED, needs_shared

PEOPLE = [
    ("00017", '"Smith, Jane"', "(312) 555-0101", "jane@example.com", "123.45", "09/20/2026"),
    ("00018", '"Doe, John"', "312-555-0102", "", "80.00", "08/22/2026"),
    ("00019", '"Lee, Mary"', "312.555.0103", "mary@example.com", "45.10", "10/06/2026"),
]


def table(tmp_path, header, rows=PEOPLE):
    lines = [header, *(",".join(row) for row in rows)]
    return open_text_table(write(tmp_path, "\n".join(lines) + "\n"))


def fields(mapping):
    return {column.header: column.field for column in mapping.columns}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Acct #", Field.GUARANTOR_ID),
        ("Account_Number", Field.GUARANTOR_ID),
        ("GuarantorName", Field.NAME),
        ("Pat. Amt ($)", Field.PATIENT_OWED),
        ("patient_balance", Field.PATIENT_OWED),
        ("Client balance", Field.PATIENT_OWED),
        ("Ins Amt", Field.INSURANCE_OWED),
        ("Payer Name", Field.INSURER),
        ("Balance", Field.TOTAL),
        ("Total Outstanding Balance", Field.TOTAL),
        ("Cell Phone", Field.MOBILE),
        ("E-mail", Field.EMAIL),
        ("Due Date", Field.DUE_DATE),
        ("31 - 60", Field.BUCKET_31_60),
        ("DOS", Field.SERVICE_DATE),
        ("SSN", None),
        ("Diagnosis 1", None),
        ("Favorite color", None),
    ],
)
def test_headers_are_understood_by_their_words(header, field):
    assert field_of(header) is field


def test_a_plain_export_is_mapped_with_a_reason_for_each_column(tmp_path):
    mapping = guess(table(tmp_path, "Account,Name,Phone,Email,Patient Balance,Due Date"))
    assert fields(mapping) == {
        "Account": Field.GUARANTOR_ID,
        "Name": Field.NAME,
        "Phone": Field.PHONE,
        "Email": Field.EMAIL,
        "Patient Balance": Field.PATIENT_OWED,
        "Due Date": Field.DUE_DATE,
    }
    assert {column.why for column in mapping.columns} == {BY_HEADER}


def test_columns_with_unknown_headers_are_told_by_their_values(tmp_path):
    mapping = guess(table(tmp_path, "Account,Who,Reach 1,Reach 2,Patient Balance,Due Date"))
    assert fields(mapping)["Who"] is Field.NAME
    assert fields(mapping)["Reach 1"] is Field.PHONE
    assert fields(mapping)["Reach 2"] is Field.EMAIL
    assert {c.header: c.why for c in mapping.columns}["Reach 2"] == (
        "its values are e-mail addresses"
    )


def test_a_header_that_can_mean_two_things_is_told_by_its_values(tmp_path):
    mapping = guess(table(tmp_path, "Account,Name,Phone,Email,Due,Seen"))
    assert fields(mapping)["Due"] is Field.PATIENT_OWED  # amounts, not dates
    dated = guess(table(tmp_path, "Account,Name,Phone,Email,Patient Balance,Due"))
    assert fields(dated)["Due"] is Field.DUE_DATE


def test_phone_and_email_that_changed_places_are_taken_by_their_values(tmp_path):
    mapping = guess(table(tmp_path, "Account,Name,Email,Phone,Patient Balance,Due Date"))
    assert fields(mapping)["Email"] is Field.PHONE
    assert fields(mapping)["Phone"] is Field.EMAIL


@pytest.mark.parametrize("total", ["Balance", "Amount Due", "Total", "Amount"])
def test_a_total_counts_where_nothing_in_the_file_speaks_of_insurance(tmp_path, total):
    mapping = guess(table(tmp_path, f"Account,Name,Phone,Email,{total},Due Date"))
    assert fields(mapping)[total] is Field.PATIENT_OWED
    assert "insurance" in {c.header: c.why for c in mapping.columns}[total]


@pytest.mark.parametrize(
    "beside",
    [
        "Insurance Balance",
        "Ins Amt",
        "Insurance",
        "Payer",
        "Primary Ins Bal",
        "Payer Name",
        "Secondary Due",
    ],
)
def test_a_total_with_insurance_beside_it_is_never_taken_for_what_patients_owe(tmp_path, beside):
    rows = [(*row[:3], "50.00", *row[4:]) for row in PEOPLE]
    mapping = guess(table(tmp_path, f"Account,Name,Phone,{beside},Balance,Due Date", rows))
    assert not mapping.has(Field.PATIENT_OWED)
    assert fields(mapping)["Balance"] is Field.TOTAL
    assert "say which" in {c.header: c.why for c in mapping.columns}["Balance"]


def test_words_that_only_resemble_insurance_stop_nobody(tmp_path):
    rows = [(*row[:3], "Rowe", *row[4:]) for row in PEOPLE]
    for beside in ("Primary Provider", "Inspector", "Payment Installments"):
        mapping = guess(table(tmp_path, f"Account,Name,Phone,{beside},Balance,Due Date", rows))
        assert fields(mapping)["Balance"] is Field.PATIENT_OWED


def test_the_patients_column_beats_every_total_wherever_it_stands(tmp_path):
    rows = [(*row[:3], "200.00", *row[4:]) for row in PEOPLE]
    mapping = guess(table(tmp_path, "Account,Name,Phone,Balance,Patient Responsibility,Due", rows))
    assert fields(mapping)["Patient Responsibility"] is Field.PATIENT_OWED
    assert fields(mapping)["Balance"] is Field.TOTAL


def test_of_several_totals_the_one_still_owed_is_taken(tmp_path):
    rows = [(*row[:3], "200.00", *row[4:]) for row in PEOPLE]
    mapping = guess(table(tmp_path, "Account,Name,Phone,Amount,Balance Due,Due Date", rows))
    assert fields(mapping)["Balance Due"] is Field.PATIENT_OWED


def test_patients_are_their_own_guarantors_where_the_file_knows_no_others(tmp_path):
    mapping = guess(table(tmp_path, "MRN,Patient Name,Phone,Email,Patient Balance,Due Date"))
    assert fields(mapping)["MRN"] is Field.GUARANTOR_ID
    assert fields(mapping)["Patient Name"] is Field.NAME


def test_private_columns_are_never_read(tmp_path):
    rows = [(*row[:2], "000-12-3456", *row[3:]) for row in PEOPLE]
    mapping = guess(table(tmp_path, "Account,Name,SSN,Email,Patient Balance,Due Date", rows))
    assert {c.header: (c.field, c.why) for c in mapping.columns}["SSN"] == (None, NEVER_READ)
    with pytest.raises(MappingError, match="never read"):
        mapping.with_field("SSN", Field.PHONE)


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        (["13/02/2026", "01/02/2026"], True),
        (["02/13/2026", "01/02/2026"], False),
        (["01/02/2026", "03/04/2026"], False),
        (["13/02/2026", "02/13/2026"], False),
    ],
)
def test_the_day_comes_first_only_where_a_date_proves_it(tmp_path, dates, day_first):
    rows = [(*PEOPLE[i][:5], text) for i, text in enumerate(dates)]
    mapping = guess(table(tmp_path, "Account,Name,Phone,Email,Patient Balance,Due Date", rows))
    assert mapping.day_first is day_first


def test_a_person_corrects_a_column_and_another_gives_the_field_up(tmp_path):
    found = table(tmp_path, "Account,Name,Phone,Email,Balance,Insurance")
    mapping = guess(found).with_field("Balance", Field.PATIENT_OWED)
    column = mapping.columns[4]
    assert (column.field, column.why) == (Field.PATIENT_OWED, BY_HAND)
    moved = mapping.with_field("Phone", Field.NAME)
    assert fields(moved)["Name"] is None
    assert fields(moved.with_field("Phone", None))["Phone"] is None
    with pytest.raises(MappingError, match="no column"):
        mapping.with_field("Nope", Field.NAME)


def test_a_saved_mapping_comes_back_for_the_same_header_and_no_other(tmp_path):
    found = table(tmp_path, "Account,Name,Phone,Email,Balance,Due Date")
    mapping = guess(found).with_field("Balance", Field.PATIENT_OWED)
    saved = json.dumps(mapping.to_json())
    assert ColumnMapping.from_json(saved, found.header) == mapping
    assert ColumnMapping.from_json(json.loads(saved), found.header) == mapping
    with pytest.raises(MappingError, match="another header"):
        ColumnMapping.from_json(saved, ("Account", "Name"))
    for spoiled in ("", "[]", "{}", '{"columns": [{"header": "x", "field": "nonsense"}]}'):
        with pytest.raises(MappingError, match="cannot be read"):
            ColumnMapping.from_json(spoiled, found.header)


def test_a_header_is_recognized_whatever_its_case_and_punctuation():
    header = ["Account ID", "Patient Balance"]
    assert fingerprint(header) == fingerprint(["account_id", "Patient balance "])
    assert fingerprint(header) != fingerprint(["Patient Balance", "Account ID"])


def test_a_saved_mapping_holds_no_value_of_the_file(tmp_path):
    found = table(tmp_path, "Account,Name,Phone,Email,Patient Balance,Due Date")
    saved = json.dumps(guess(found).to_json())
    assert "Smith" not in saved
    assert "123.45" not in saved


def test_samples_are_shown_for_confirmation(tmp_path):
    found = table(tmp_path, "Account,Name,Phone,Email,Patient Balance,Due Date")
    assert samples(found, per_column=2)[1] == ["Smith, Jane", "Doe, John"]
    assert samples(found)[3] == ["jane@example.com", "mary@example.com"]


@needs_shared
def test_in_every_known_layout_no_total_beats_the_patients_part():
    layouts = json.loads((SHARED / "material" / "layouts" / "layouts.json").read_text())
    owed = {
        name: [c for c in layout["columns"] if field_of(c) is Field.PATIENT_OWED]
        for name, layout in layouts.items()
    }
    assert owed["opendental_api_reports_aging"] == ["PatientPortion"]
    assert owed["nextgen_statements_report"] == ["Pat Amt"]
    assert owed["bas_guarantor_account"] == ["Total Outstanding Guarantor Balance"]
    assert owed["simplepractice_outstanding_balances"] == ["Client balance"]
    assert owed["synthea_claims"] == ["OUTSTANDINGP"]
    assert owed["openemr_collections_csv"] == []
    assert owed["quickbooks_ar_aging_summary"] == []

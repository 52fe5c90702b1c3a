"""One cell at a time: amounts, dates, numbers, addresses, names, words."""

from datetime import date

import pytest

from tactful.core.vocabulary import Channel, InsuranceState
from tactful.readers.cells import CellError, is_formula, read_cents, read_date, read_date_between
from tactful.readers.contacts import merge_phones, read_emails, read_phones
from tactful.readers.names import is_organization, read_name
from tactful.readers.places import read_state, read_zip
from tactful.readers.rows import Code, Flag, PersonName, PhoneKind, SourcePhone
from tactful.readers.words import (
    is_yes,
    read_channel,
    read_flags,
    read_insurance_state,
    read_language,
)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("123.45", 123_45),
        ("$1,234.50", 1234_50),
        ("1,234.56 CR", -1234_56),
        ("(25.00)", -25_00),
        ("-25.00", -25_00),
        ("25.00-", -25_00),
        ("-$73.15", -73_15),
        ("105.5", 105_50),
        ("80", 80_00),
        ("0.00", 0),
        ("1,000,000.00", 1_000_000_00),
    ],
)
def test_amounts_as_exports_write_them(text, cents):
    assert read_cents(text) == cents


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.NO_AMOUNT),
        ("  ", Code.NO_AMOUNT),
        ("N/A", Code.NO_AMOUNT),
        ("-", Code.NO_AMOUNT),
        ("abc", Code.BAD_AMOUNT),
        ("12.345", Code.BAD_AMOUNT),
        ("1,23.45", Code.BAD_AMOUNT),
        ("1,000,000.01", Code.BAD_AMOUNT),
        ("20261120", Code.BAD_AMOUNT),
        ("€90.00", Code.FOREIGN_CURRENCY),
    ],
)
def test_what_is_no_amount_a_patient_could_owe_says_why(text, code):
    with pytest.raises(CellError) as refused:
        read_cents(text)
    assert refused.value.code is code
    assert not text.strip() or text not in refused.value.reason


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-11-20T08:15:00Z", date(2026, 11, 20)),
        ("2026-11-20 08:15:00", date(2026, 11, 20)),
        ("2026-7-3", date(2026, 7, 3)),
        ("2026/07/03", date(2026, 7, 3)),
        ("20261120", date(2026, 11, 20)),
        ("11/20/2026", date(2026, 11, 20)),
        ("3/5/26", date(2026, 3, 5)),
        ("1/4/1982 12:00:00 AM", date(1982, 1, 4)),
        ("1/4/82", date(1982, 1, 4)),
        ("22-Apr-2026", date(2026, 4, 22)),
        ("4 May 2026", date(2026, 5, 4)),
        ("Nov 20, 2026", date(2026, 11, 20)),
        ("Friday, November 20, 2026", date(2026, 11, 20)),
    ],
)
def test_dates_in_every_usual_spelling(text, day):
    assert read_date(text) == day


def test_an_ambiguous_date_has_the_month_first_unless_told():
    assert read_date("03/04/2026") == date(2026, 3, 4)
    assert read_date("03/04/2026", day_first=True) == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["2026-02-30", "13/40/2026", "31-Feb-2026", "soon", "45678", ""])
def test_a_date_that_is_not_in_the_calendar_is_refused(text):
    with pytest.raises(CellError) as refused:
        read_date(text)
    assert refused.value.code is Code.BAD_DATE


@pytest.mark.parametrize("text", ["1899-12-31", "1989-12-31", "2028-01-02", "9999-01-01"])
def test_a_date_beyond_what_can_be_meant_is_refused(text):
    with pytest.raises(CellError) as refused:
        read_date_between(text, date(1990, 1, 1), date(2028, 1, 1))
    assert refused.value.code is Code.BAD_DATE


def mobile(number):
    return SourcePhone(number, PhoneKind.MOBILE)


def landline(number):
    return SourcePhone(number, PhoneKind.LANDLINE)


def phone(number):
    return SourcePhone(number, PhoneKind.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("3125550101", [phone("+13125550101")]),
        ("(312) 555-0101", [phone("+13125550101")]),
        ("312.555.0101", [phone("+13125550101")]),
        ("1-312-555-0101", [phone("+13125550101")]),
        ("+1 312 555 0101", [phone("+13125550101")]),
        ("617/555-0122", [phone("+16175550122")]),
        ("617-555-0159 x12", [phone("+16175550159")]),
        ("617-555-0159 ext. 12", [phone("+16175550159")]),
        ("(512) 555-0122 (cell)", [mobile("+15125550122")]),
        (
            "C: (312) 555-0101 / H: 773-555-0102",
            [mobile("+13125550101"), landline("+17735550102")],
        ),
        ("home 3125550101 cell 3125550102", [landline("+13125550101"), mobile("+13125550102")]),
        ("312 555 0101 or 312 555 0102", [phone("+13125550101"), phone("+13125550102")]),
        ("(787) 555-0101", [phone("+17875550101")]),
    ],
)
def test_every_number_in_a_cell_is_found_and_labeled(text, phones):
    assert list(read_phones(text)) == phones


@pytest.mark.parametrize(
    "text",
    [
        *("", "N/A", "none", "555-0101", "0000000000", "9999999999", "2.13E+09", "call after 5"),
        *("800-555-0199", "900-555-0101", "876-555-0101", "+44 20 7946 0958", "123-456-7890"),
        "31255501012345",
    ],
)
def test_what_cannot_be_called_here_is_no_number(text):
    assert read_phones(text) == ()


def test_a_number_in_two_columns_is_one_number_and_keeps_what_is_known_of_it():
    merged = merge_phones((phone("+13125550101"),), (mobile("+13125550101"),))
    assert merged == (mobile("+13125550101"),)


def test_another_region_reads_its_own_numbers():
    assert read_phones("020 7946 0958", region="GB") == (phone("+442079460958"),)
    assert read_phones("312-555-0101", region="GB") == ()


@pytest.mark.parametrize(
    ("text", "addresses", "any_bad"),
    [
        ("Jane@Example.COM", ["jane@example.com"], False),
        ("a@b.com; c@d.org", ["a@b.com", "c@d.org"], False),
        ("mailto:x.y@z.io", ["x.y@z.io"], False),
        ("a@b.com; nobody", ["a@b.com"], True),
        ("noemail@noemail.com", [], True),
        ("none@none.com", [], True),
        ("jane@example", [], True),
        ("jane.example.com", [], True),
        ("jane..smith@example.com", [], True),
        ("N/A", [], False),
        ("", [], False),
    ],
)
def test_addresses_are_lower_cased_and_placeholders_left_out(text, addresses, any_bad):
    assert read_emails(text) == (tuple(addresses), any_bad)


@pytest.mark.parametrize(
    ("text", "zip_code"),
    [
        ("02139", "02139"),
        ("2139", "02139"),
        ("501", "00501"),
        ("80203-0000", "80203"),
        ("802030000", "80203"),
        ("2139.0", "02139"),
        ("00000", ""),
        ("M5V 2T6", ""),
        ("", ""),
    ],
)
def test_zips_get_their_zeros_back(text, zip_code):
    assert read_zip(text) == zip_code


@pytest.mark.parametrize(
    ("text", "code"),
    [("il", "IL"), ("Hawaii", "HI"), ("D.C.", "DC"), ("Puerto Rico", "PR"), ("Ontario", "")],
)
def test_states_become_their_codes(text, code):
    assert read_state(text) == code


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith, Jane", PersonName("Jane", "", "Smith")),
        ("ADEYEMI,BIANCA A", PersonName("BIANCA", "A", "ADEYEMI")),
        ("GALLOWAY JR, THEODORE", PersonName("THEODORE", "", "GALLOWAY", "Jr")),
        ("Montague, Arturo III", PersonName("Arturo", "", "Montague", "III")),
        ("Clarence Oakley, Jr.", PersonName("Clarence", "", "Oakley", "Jr")),
        ("Lorraine R. Graves II", PersonName("Lorraine", "R", "Graves", "II")),
        ("Clarence T. St. Clair", PersonName("Clarence", "T", "St. Clair")),
        ("Maria de la Cruz", PersonName("Maria", "", "de la Cruz")),
        ("van der Berg, Anna", PersonName("Anna", "", "van der Berg")),
        ("D' Angelo, Rosa", PersonName("Rosa", "", "D' Angelo")),
        ("García López, Omar H", PersonName("Omar", "H", "García López")),
        ("Dr. Bob O'Neil", PersonName("Bob", "", "O'Neil")),
        ("John Smith, MD", PersonName("John", "", "Smith")),
        ("Cher", PersonName(last="Cher")),
        ("Acme Inc.", PersonName(last="Acme Inc.")),
        ("N/A", PersonName()),
    ],
)
def test_names_come_apart_as_a_person_would_take_them(text, name):
    assert read_name(text) == name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Blue Ridge Health Plan", True),
        ("First Baptist Church", True),
        ("Lincoln School", True),
        ("Church, Frank", False),
        ("Frank Church", False),
        ("Co, Jane", False),
    ],
)
def test_companies_are_told_from_people_who_bear_such_names(name, expected):
    assert is_organization(name) is expected


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Text", Channel.SMS),
        ("E-mail", Channel.EMAIL),
        ("Phone call", Channel.VOICE),
        ("phone", Channel.VOICE),
        ("Mail", Channel.LETTER),
        ("Patient Portal", Channel.PORTAL),
        ("", None),
        ("pigeon", None),
    ],
)
def test_channels_in_the_words_of_other_systems(text, channel):
    assert read_channel(text) is channel


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("Active", ()),
        ("hardship;payment_plan", (Flag.PAYMENT_PLAN, Flag.HARDSHIP)),
        ("do_not_contact", (Flag.DO_NOT_CONTACT,)),
        ("Spouse called: patient passed away in May", (Flag.DECEASED,)),
        ("Chapter 7 filed", (Flag.BANKRUPTCY,)),
        ("disputes the March visit", (Flag.DISPUTED,)),
        ("sent to collections", (Flag.COLLECTIONS,)),
        ("letter from her attorney", (Flag.LEGAL,)),
        ("legal guardian is the mother", ()),
        ("Returned mail", (Flag.RETURNED_MAIL,)),
    ],
)
def test_plain_words_that_forbid_a_reminder(text, flags):
    assert read_flags(text) == flags


def test_other_words():
    assert [read_language(t) for t in ("en", "Spanish", "es-MX", "Klingon", "")] == [
        *("en", "es", "es", "", "")
    ]
    assert read_insurance_state("insured") is InsuranceState.NONE_OPEN
    assert read_insurance_state("Insurance Pending") is InsuranceState.PENDING
    assert read_insurance_state("?") is InsuranceState.UNKNOWN
    assert [is_yes(t) for t in ("Y", "yes", "TRUE", "1", "N", "", "no")] == [True] * 4 + [False] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", True),
        (" =1+1", True),
        ("@SUM(A1)", True),
        ("+cmd|' /C calc'!A0", True),
        ("-2+3+cmd", True),
        ("-25.00", False),
        ("+1 (402) 555-0196", False),
        ("-$5.00", False),
        ("-", False),
        ("jane@example.com", False),
    ],
)
def test_cells_a_spreadsheet_would_run(text, expected):
    assert is_formula(text) is expected

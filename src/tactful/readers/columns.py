"""What a column of an export can mean, and the words by which exports head it."""

import re
from enum import StrEnum
from functools import lru_cache


class Field(StrEnum):
    """What a column fills in."""

    GUARANTOR_ID = "guarantor_id"
    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    SUFFIX = "suffix"
    PATIENT_ID = "patient_id"
    PATIENT_NAME = "patient_name"
    BORN_ON = "born_on"
    ADDRESS = "address"
    CITY = "city"
    STATE = "state"
    ZIP = "zip"
    EMAIL = "email"
    MOBILE = "mobile"
    PHONE = "phone"
    CHANNEL = "channel"
    LANGUAGE = "language"
    LOCATION = "location"
    INVOICE = "invoice"
    SERVICE_DATE = "service_date"
    INVOICE_DATE = "invoice_date"
    STATEMENT_DATE = "statement_date"
    DUE_DATE = "due_date"
    DAYS_PAST_DUE = "days_past_due"
    PATIENT_OWED = "patient_owed"
    TOTAL = "total"
    INSURANCE_OWED = "insurance_owed"
    INSURER = "insurer"
    INSURANCE_STATE = "insurance_state"
    UNAPPLIED_CREDIT = "unapplied_credit"
    BUCKET_CURRENT = "bucket_current"
    BUCKET_0_30 = "bucket_0_30"
    BUCKET_1_30 = "bucket_1_30"
    BUCKET_31_60 = "bucket_31_60"
    BUCKET_61_90 = "bucket_61_90"
    BUCKET_91 = "bucket_91"
    LAST_PAYMENT_DATE = "last_payment_date"
    LAST_PAYMENT_AMOUNT = "last_payment_amount"
    LAST_PAYMENT = "last_payment"
    STATUS = "status"
    NOTES = "notes"
    DECEASED = "deceased"
    STATEMENT_HELD = "statement_held"
    RETURNED_MAIL = "returned_mail"
    PAYMENT_PLAN = "payment_plan"
    DO_NOT_CONTACT = "do_not_contact"


AMOUNTS = frozenset(
    {
        Field.PATIENT_OWED,
        Field.TOTAL,
        Field.INSURANCE_OWED,
        Field.UNAPPLIED_CREDIT,
        Field.BUCKET_CURRENT,
        Field.BUCKET_0_30,
        Field.BUCKET_1_30,
        Field.BUCKET_31_60,
        Field.BUCKET_61_90,
        Field.BUCKET_91,
        Field.LAST_PAYMENT_AMOUNT,
    }
)
DATES = frozenset(
    {
        Field.BORN_ON,
        Field.SERVICE_DATE,
        Field.INVOICE_DATE,
        Field.STATEMENT_DATE,
        Field.DUE_DATE,
        Field.LAST_PAYMENT_DATE,
    }
)
MANY = frozenset({Field.PHONE, Field.MOBILE, Field.EMAIL, Field.NOTES, Field.STATUS})
"""Fields that several columns may fill together."""

_PHRASES = {
    Field.GUARANTOR_ID: (
        "id, account id, account, account number, account no, acct, acct id, acct no, acct number,"
        "guarantor id, guarantor number, guarantor account, guarantor account number, guar id,"
        "customer id, client id, responsible party id, chart, chart number, patnum, external id"
    ),
    Field.NAME: (
        "name, guarantor, guarantor name, guar name, responsible party, responsible party name,"
        "account name, account holder, customer, customer name, client, client name, full name,"
        "bill to, bill to name, patname, name of guarantor"
    ),
    Field.FIRST_NAME: "first, first name, given name, firstname, guarantor first name, fname",
    Field.MIDDLE_NAME: "middle, middle name, middle initial, mi, guarantor middle name",
    Field.LAST_NAME: "last, last name, surname, family name, lastname, guarantor last name, lname",
    Field.SUFFIX: "suffix, name suffix",
    Field.PATIENT_ID: (
        "patient id, patient number, patient no, pat id, mrn, medical record number, patientid,"
        "person number, per nbr, pt id, patient account, patient account number"
    ),
    Field.PATIENT_NAME: "patient, patient name, pat name, pt name, patient full name",
    Field.BORN_ON: (
        "dob, date of birth, birth date, birthdate, birthday, guarantor dob, patient dob,"
        "guarantor date of birth"
    ),
    Field.ADDRESS: (
        "address, address 1, street, street address, mailing address, guarantor address,"
        "billing address, home address, address line 1"
    ),
    Field.CITY: "city, town, guarantor city, billing city",
    Field.STATE: "state, guarantor state, st, billing state, state c name",
    Field.ZIP: "zip, zip code, zipcode, postal code, guarantor zip, guarantor zipcode, billing zip",
    Field.EMAIL: (
        "email, e mail, email address, e mail address, guarantor email, client email,"
        "patient email, mail address, contact email"
    ),
    Field.MOBILE: (
        "mobile, mobile phone, cell, cell phone, cellphone, cellular, mobile number, cell number,"
        "mobilephone, guarantor mobile, guarantor cell, text number, sms number, patient cell"
    ),
    Field.PHONE: (
        "phone, phone number, telephone, tel, home phone, work phone, homephone, workphone,"
        "guarantor phone, client phone, patient phone, contact phone, day phone, evening phone,"
        "landline, contact number, phone 1, phone 2, primary phone, home, work"
    ),
    Field.CHANNEL: (
        "preferred channel, preferred contact, preferred contact method, contact preference,"
        "contactpreference, reminder preference, communication preference, preferred method,"
        "preferred communication, contact method, preferred contact type"
    ),
    Field.LANGUAGE: "language, preferred language, lang, primary language",
    Field.LOCATION: "location, office, site, loc name, location name, clinic location, facility",
    Field.INVOICE: (
        "invoice, invoice number, invoice no, invoice id, inv, inv no, statement number,"
        "statement id, statement no, bill number, claim id, claim number, encounter, enc nbr,"
        "encounter number, visit number, ticket number, charge id, document number"
    ),
    Field.SERVICE_DATE: (
        "service date, date of service, dos, visit date, servicedate, appointment date,"
        "charge date, encounter date"
    ),
    Field.INVOICE_DATE: "invoice date, bill date, billing date, date billed, billed on, inv date",
    Field.STATEMENT_DATE: (
        "statement date, last statement date, stmt date, statement sent, last statement,"
        "statement sent on, first statement date, crt dt, date of statement"
    ),
    Field.DUE_DATE: "due date, due, due on, payment due, payment due date, date due, due by",
    Field.DAYS_PAST_DUE: (
        "days past due, days overdue, days late, days outstanding past due, past due days"
    ),
    Field.INSURANCE_OWED: (
        "insurance balance, insurance due, insurance amount, insurance portion, ins balance,"
        "ins amt, ins bal, insurance owes, insurance outstanding, insurance pending amount,"
        "insurance responsibility, total outstanding insurance balance, payer balance,"
        "ins portion, insurance estimate, inspayest, primary balance, insurance ar"
    ),
    Field.INSURER: (
        "insurance, insurer, insurance name, insurance company, primary insurance, payer, payor,"
        "carrier, primary payer, insurance plan, payer name, payor name, carrier name"
    ),
    Field.INSURANCE_STATE: "insurance state, insurance status, financial class, payer status",
    Field.UNAPPLIED_CREDIT: (
        "unapplied, unapplied credit, unapplied payments, on account, total on account balance,"
        "credit on account, account credit, prepayment, unapplied amount"
    ),
    Field.BUCKET_CURRENT: "current, not yet due, not due",
    Field.BUCKET_0_30: "0 30, 0 30 days, bal 0 30, 30 days, 30",
    Field.BUCKET_1_30: "1 30, 1 30 days, bal 1 30, over 0",
    Field.BUCKET_31_60: "31 60, 30 60, 31 60 days, bal 31 60, over 30",
    Field.BUCKET_61_90: "61 90, 60 90, 61 90 days, bal 61 90, over 60",
    Field.BUCKET_91: "91, over 90, 91 and over, 90 plus, 91 plus, balover90, 91 days, 90 days, 90",
    Field.LAST_PAYMENT_DATE: (
        "last payment date, last paid, last pay date, date of last payment, last paid on,"
        "last payment on, last pmt date, last paid date"
    ),
    Field.LAST_PAYMENT_AMOUNT: (
        "last payment amount, last paid amount, last pay amount, amount of last payment,"
        "last pmt amount, last pmt amt, last payment amt"
    ),
    Field.LAST_PAYMENT: "last payment, last client payment, last patient payment",
    Field.STATUS: "status, account status, acct status, billing status, tags, flags",
    Field.NOTES: "notes, note, comments, comment, remarks, account notes, memo",
    Field.DECEASED: "deceased, is deceased, date of death, death date, deathdate, deceased date",
    Field.STATEMENT_HELD: "statement held, hold statements, statement hold, hold, on hold",
    Field.RETURNED_MAIL: "returned mail, bad address, mail returned",
    Field.PAYMENT_PLAN: "payment plan, on payment plan, has payment plan, budget plan",
    Field.DO_NOT_CONTACT: "do not contact, no contact, dnc, opt out, opted out, do not call",
}

# What the patient, client or guarantor owes, by name. A column headed so beats any total.
_PATIENT_OWED = (
    "patient balance, patient amount, patient due, patient portion, patient responsibility,"
    "patient owes, patient owed, pat amt, pat balance, pat bal, pt balance, pt bal, pt resp,"
    "pt amount, patient part, patientportion, patient outstanding, outstanding patient balance,"
    "guarantor balance, guarantor owes, guarantor due, guarantor amount, guarantor portion,"
    "total outstanding guarantor balance, client balance, client owes, client due,"
    "self pay balance, self pay amount, amount due from patient, due from patient,"
    "patient balance due, patient ar, patient amount due, personal balance,"
    "you owe, outstandingp, patient total, patient owing"
)
# A total: the insurer's part may be inside, so it counts only where nothing else could be.
_TOTALS = (
    "balance due, amount due, amount owed, amount owing, balance, outstanding balance, outstanding,"
    "open balance, open amount, account balance, total balance, total due, total outstanding,"
    "total outstanding balance, baltotal, total amount due, remaining balance, current balance,"
    "amount outstanding, owes, owed, total owed, unpaid, unpaid balance, unpaid amount,"
    "net balance, total, amount, invoice amount, statement amount, amt due,"
    "amt, bal, invoice balance"
)


def _keys(phrases: str) -> list[str]:
    """Phrases without their spaces: exports write PatNum, pat_num and "Pat Num"."""
    return ["".join(phrase.split()) for phrase in phrases.split(",")]


_TOTALS_BEST_FIRST = _keys(_TOTALS)
_BY_KEY: dict[str, Field] = {
    key: field for field, phrases in _PHRASES.items() for key in _keys(phrases)
}
_BY_KEY |= dict.fromkeys(_keys(_PATIENT_OWED), Field.PATIENT_OWED)
_BY_KEY |= dict.fromkeys(_TOTALS_BEST_FIRST, Field.TOTAL)

# Never read, whatever they hold: they are nobody's business here (mission J3).
_PRIVATE = re.compile(
    r"\b(?:ssn|social security|soc sec|diagnos\w*|dx\d*|icd\w*|cpt|procedure\w*|passport"
    r"|driver\w*|race|ethnicity|sex|gender|marital|policy|group number|member id|subscriber id)\b"
)


@lru_cache(maxsize=4096)
def field_of(header: str) -> Field | None:
    """What a header cell says its column is, by its words alone; None where they say nothing."""
    phrase = plain_header(header)
    if not phrase or _PRIVATE.search(phrase):
        return None
    return _BY_KEY.get(phrase.replace(" ", ""))


def total_rank(header: str) -> int:
    """How well a total's header says "still owed"; lower is better: a balance, then an amount."""
    return _TOTALS_BEST_FIRST.index(plain_header(header).replace(" ", ""))


def is_private(header: str) -> bool:
    """Whether a column is never read: social security numbers, diagnoses and the like."""
    return _PRIVATE.search(plain_header(header)) is not None


@lru_cache(maxsize=4096)
def plain_header(header: str) -> str:
    """A header's words: "Pat. Amt ($)" and "pat_amt" are both "pat amt"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header) if not header.islower() else header
    words = re.sub(r"[^0-9a-zA-ZÀ-ÿ]+", " ", spaced).lower().split()
    return " ".join(words)

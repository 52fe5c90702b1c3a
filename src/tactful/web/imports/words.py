"""What the pages of imports call things: kinds of files, meanings of columns, what was found."""

from typing import Final

from tactful.intake.sources import SourceKind
from tactful.readers.columns import Field
from tactful.readers.rows import Code

KINDS: Final[dict[str, str]] = {
    SourceKind.BALANCES: "a list of balances, one row an account",
    SourceKind.INVOICES: "a list of open invoices",
    SourceKind.LEDGER_FOLDER: "a ledger: charges, payments and adjustments with their days",
    SourceKind.SYNTHEA: "a Synthea export",
}
LISTS: Final = frozenset({SourceKind.BALANCES, SourceKind.INVOICES})
"""What may be the whole list of who owes."""

MEANINGS: Final[tuple[tuple[str, tuple[tuple[str, str], ...]], ...]] = (
    (
        "What is owed",
        (
            (Field.PATIENT_OWED, "Patient portion: what guarantors owe"),
            (Field.TOTAL, "Total, with the insurer’s portion inside"),
            (Field.INSURANCE_OWED, "Insurance portion"),
            (Field.UNAPPLIED_CREDIT, "Credit not applied yet"),
            (Field.BUCKET_CURRENT, "Not due yet"),
            (Field.BUCKET_0_30, "0–30 days"),
            (Field.BUCKET_1_30, "1–30 days"),
            (Field.BUCKET_31_60, "31–60 days"),
            (Field.BUCKET_61_90, "61–90 days"),
            (Field.BUCKET_91, "Over 90 days"),
            (Field.LAST_PAYMENT_AMOUNT, "Last payment, amount"),
            (Field.LAST_PAYMENT, "Last payment, day and amount"),
        ),
    ),
    (
        "Days",
        (
            (Field.DUE_DATE, "Due date"),
            (Field.STATEMENT_DATE, "Statement date"),
            (Field.INVOICE_DATE, "Invoice date"),
            (Field.SERVICE_DATE, "Date of service"),
            (Field.DAYS_PAST_DUE, "Days past due"),
            (Field.LAST_PAYMENT_DATE, "Last payment, day"),
        ),
    ),
    (
        "Who",
        (
            (Field.GUARANTOR_ID, "Account number"),
            (Field.NAME, "Guarantor’s name"),
            (Field.FIRST_NAME, "First name"),
            (Field.MIDDLE_NAME, "Middle name"),
            (Field.LAST_NAME, "Last name"),
            (Field.SUFFIX, "Suffix"),
            (Field.PATIENT_ID, "Patient’s number"),
            (Field.PATIENT_NAME, "Patient’s name"),
            (Field.BORN_ON, "Date of birth"),
            (Field.DECEASED, "Deceased"),
        ),
    ),
    (
        "How to reach them",
        (
            (Field.MOBILE, "Mobile"),
            (Field.PHONE, "Phone"),
            (Field.EMAIL, "E-mail"),
            (Field.ADDRESS, "Street"),
            (Field.CITY, "City"),
            (Field.STATE, "State"),
            (Field.ZIP, "ZIP code"),
            (Field.CHANNEL, "Preferred channel"),
            (Field.LANGUAGE, "Language"),
            (Field.DO_NOT_CONTACT, "Do not contact"),
            (Field.RETURNED_MAIL, "Mail came back"),
        ),
    ),
    (
        "The bill",
        (
            (Field.INVOICE, "Invoice or claim number"),
            (Field.INSURER, "Insurer’s name"),
            (Field.INSURANCE_STATE, "State of the insurance"),
            (Field.STATUS, "Status of the account"),
            (Field.NOTES, "Notes"),
            (Field.PAYMENT_PLAN, "Payment plan"),
            (Field.STATEMENT_HELD, "Statement held"),
            (Field.LOCATION, "Location"),
        ),
    ),
)

CODES: Final[dict[str, tuple[str, str]]] = {
    Code.NO_ID: ("No account number", "The row is left out."),
    Code.DUPLICATE_ID: ("The same number twice", "The row is left out."),
    Code.NO_AMOUNT: ("No amount", "The row is left out; its account is held until it can be read."),
    Code.BAD_AMOUNT: (
        "An amount that is none",
        "The row is left out; its account is held until it can be read.",
    ),
    Code.FOREIGN_CURRENCY: ("Another currency", "The row is left out."),
    Code.TOO_MANY_CELLS: ("More cells than headings", "The row is left out."),
    Code.TOO_FEW_CELLS: ("Fewer cells than headings", "The row is left out."),
    Code.FORMULA_CELL: ("A formula", "Nothing is computed here: save the values and choose again."),
    Code.BAD_VALUE: ("A value that cannot be read", "The row is left out."),
    Code.UNKNOWN_GUARANTOR: ("A guarantor who is not in the file", "The row is left out."),
    Code.UNKNOWN_PATIENT: ("A patient who is not in the file", "The row is left out."),
    Code.UNKNOWN_INVOICE: ("An invoice that is not in the file", "The row is left out."),
    Code.CONFLICTING_DUPLICATE: (
        "Two rows that contradict each other",
        "Neither is guessed at; look which one is right.",
    ),
    Code.BAD_DATE: (
        "A date that is none",
        "The row is left out, or comes in without an age and on hold.",
    ),
    Code.DUPLICATE_ROW: ("The same row again", "It is counted once."),
    Code.SUPERSEDED_ROW: ("An earlier state of the same bill", "The later one counts."),
    Code.CLOSED_ROW: ("Paid, void or written off", "It owes nothing."),
    Code.NO_PHONE_OR_EMAIL: ("No phone and no e-mail", "They come in; the front desk asks."),
    Code.NO_VALID_PHONE: ("A phone that is no number", "They come in; the front desk asks."),
    Code.BAD_EMAIL: ("An e-mail that is no address", "They come in; the front desk asks."),
    Code.CREDIT_BALANCE: ("A credit", "It is shown, never netted, and nobody is reminded."),
    Code.DO_NOT_REMIND: ("Marked in the file", "They come in on hold; no reminder goes out."),
    Code.DUPLICATE_SUSPECT: ("Perhaps one person twice", "Both come in; nobody merges by a guess."),
    Code.ROW_DOES_NOT_ADD_UP: ("A row that does not add up", "It comes in on hold."),
    Code.HEADER_TRANSACTIONS_DISAGREE: (
        "A balance that its charges do not add up to",
        "It comes in on hold: never bill on a guess.",
    ),
    Code.MISSING_NAME: ("No name", "They come in on hold."),
    Code.MIXED_ENCODING: ("Letters that came out wrong", "Names may be misspelled: look at a few."),
    Code.BAD_CONTACT_PREFERENCE: ("A preferred channel we do not know", "None is taken for it."),
    Code.NO_CONTACT_COLUMNS: ("No column for a phone or an e-mail", "What is here already stays."),
    Code.NO_NAME_COLUMN: ("No column for a name", "Is one below named otherwise?"),
    Code.NO_BALANCE_COLUMN: ("No column for a balance", "Choose below which one it is."),
    Code.PATIENT_PART_UNKNOWN: (
        "What patients owe is not told apart from insurance",
        "Choose the column below, or everybody comes in on hold.",
    ),
    Code.TIE_OUT_DIFFERS: (
        "The file’s own total is another",
        "Rows may be missing, or a column is taken for another.",
    ),
    Code.ALL_NEGATIVE: (
        "Every amount is negative",
        "Signs may be turned around in this file: look before anybody is owed.",
    ),
    "MANY_VANISHED": (
        "Many accounts are gone from the file",
        "As this is said to be the whole list, they count as settled and their reminders stop.",
    ),
}

REFUSED: Final[dict[str, str]] = {
    "EMPTY_FILE": "Export it again: there is nothing in it.",
    "NO_ROWS": "There is a heading and not one row. Look whether the report was run for the "
    "right days.",
    "NO_HEADER": "Export it with a row of headings.",
    "MISSING_FILE": "Choose all files of the export together, or the folder as a ZIP file.",
    "MISSING_COLUMN": "Export it with this column, or say below which one it is.",
    "SECOND_HEADER_DIFFERS": "Two tables were put into one file. Export one of them.",
    "TRUNCATED": "The file ends in the middle. Export it again.",
    "WRONG_FILE_TYPE": "Save it as CSV or XLSX without a password, and choose that.",
    "WRONG_ENCODING": "Save it as CSV UTF-8, and choose that.",
    "ARCHIVE_TOO_LARGE": "Choose only the files that speak of balances.",
    "COLUMNS_LOOK_SWAPPED": "Two headings stand over each other’s values. Mend them, or say "
    "below what each column is.",
    "OLDER_THAN_LAST": "Newer balances are in already. Export a newer file, or say the day it "
    "speaks of.",
    "NEEDS_REVIEW": "The books have changed since the file was looked through. Look again, and "
    "tick what you agree to.",
    "FILE_GONE": "Files that are not imported are kept for seven days. Choose it again.",
    "GIVEN_UP": "Choose the file again. If it happens again, tell whoever looks after this "
    "program.",
    "OUR_FAULT": "Choose the file again. If it happens again, tell whoever looks after this "
    "program.",
}


def kind_words(kind: str) -> str:
    """What a source is, in the middle of a sentence."""
    return KINDS.get(kind, "a file")


def code_words(code: str) -> tuple[str, str]:
    """What was found, and what comes of it."""
    return CODES.get(code, (code.replace("_", " ").capitalize(), ""))


def next_move(code: str) -> str:
    """What to do about a file that cannot be read."""
    return REFUSED.get(code, "Export it again, and choose that.")

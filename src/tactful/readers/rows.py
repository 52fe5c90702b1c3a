"""The one shape every reader gives: what a source said, row by row, and what it adds up to.

Amounts are whole cents. Dates are in the practice's calendar; the `..._local` instants of
a source carry no zone and are wall-clock time at the practice. `file` and `line` say where
a row stands (the number a text editor shows for the line it starts on; in a workbook the
sheet row). Reasons are for staff and name columns, never a patient's data.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol

from tactful.core.vocabulary import Channel, InsuranceState


class Code(StrEnum):
    """Why a file or row is refused, not counted, or worth a look."""

    # The whole file
    EMPTY_FILE = "EMPTY_FILE"
    NO_ROWS = "NO_ROWS"
    NO_HEADER = "NO_HEADER"
    MISSING_FILE = "MISSING_FILE"
    MISSING_COLUMN = "MISSING_COLUMN"
    SECOND_HEADER_DIFFERS = "SECOND_HEADER_DIFFERS"
    TRUNCATED = "TRUNCATED"
    WRONG_FILE_TYPE = "WRONG_FILE_TYPE"
    WRONG_ENCODING = "WRONG_ENCODING"
    ARCHIVE_TOO_LARGE = "ARCHIVE_TOO_LARGE"
    COLUMNS_LOOK_SWAPPED = "COLUMNS_LOOK_SWAPPED"

    # One row, refused
    NO_ID = "NO_ID"
    DUPLICATE_ID = "DUPLICATE_ID"
    NO_AMOUNT = "NO_AMOUNT"
    BAD_AMOUNT = "BAD_AMOUNT"
    FOREIGN_CURRENCY = "FOREIGN_CURRENCY"
    TOO_MANY_CELLS = "TOO_MANY_CELLS"
    TOO_FEW_CELLS = "TOO_FEW_CELLS"
    FORMULA_CELL = "FORMULA_CELL"
    BAD_VALUE = "BAD_VALUE"
    UNKNOWN_GUARANTOR = "UNKNOWN_GUARANTOR"
    UNKNOWN_PATIENT = "UNKNOWN_PATIENT"
    UNKNOWN_INVOICE = "UNKNOWN_INVOICE"
    CONFLICTING_DUPLICATE = "CONFLICTING_DUPLICATE"
    BAD_DATE = "BAD_DATE"

    # One row, readable but not counted
    DUPLICATE_ROW = "DUPLICATE_ROW"
    SUPERSEDED_ROW = "SUPERSEDED_ROW"
    CLOSED_ROW = "CLOSED_ROW"

    # Findings on a guarantor or row
    NO_PHONE_OR_EMAIL = "NO_PHONE_OR_EMAIL"
    NO_VALID_PHONE = "NO_VALID_PHONE"
    BAD_EMAIL = "BAD_EMAIL"
    CREDIT_BALANCE = "CREDIT_BALANCE"
    DO_NOT_REMIND = "DO_NOT_REMIND"
    DUPLICATE_SUSPECT = "DUPLICATE_SUSPECT"
    ROW_DOES_NOT_ADD_UP = "ROW_DOES_NOT_ADD_UP"
    HEADER_TRANSACTIONS_DISAGREE = "HEADER_TRANSACTIONS_DISAGREE"
    MISSING_NAME = "MISSING_NAME"
    MIXED_ENCODING = "MIXED_ENCODING"
    BAD_CONTACT_PREFERENCE = "BAD_CONTACT_PREFERENCE"

    # Findings on the file
    NO_CONTACT_COLUMNS = "NO_CONTACT_COLUMNS"
    NO_NAME_COLUMN = "NO_NAME_COLUMN"
    NO_BALANCE_COLUMN = "NO_BALANCE_COLUMN"
    PATIENT_PART_UNKNOWN = "PATIENT_PART_UNKNOWN"
    TIE_OUT_DIFFERS = "TIE_OUT_DIFFERS"
    ALL_NEGATIVE = "ALL_NEGATIVE"


class Flag(StrEnum):
    """What a source says of a guarantor beyond money. All but the last two hold outreach."""

    DECEASED = "DECEASED"
    BANKRUPTCY = "BANKRUPTCY"
    LEGAL = "LEGAL"
    COLLECTIONS = "COLLECTIONS"
    BAD_DEBT = "BAD_DEBT"
    PAYMENT_PLAN = "PAYMENT_PLAN"
    DISPUTED = "DISPUTED"
    HARDSHIP = "HARDSHIP"
    STATEMENT_HELD = "STATEMENT_HELD"
    DO_NOT_CONTACT = "DO_NOT_CONTACT"
    NOT_A_PERSON = "NOT_A_PERSON"
    THIRD_PARTY = "THIRD_PARTY"
    MINOR = "MINOR"
    MISSING_NAME = "MISSING_NAME"
    CHECK_BALANCE = "CHECK_BALANCE"
    CHECK_DATE = "CHECK_DATE"
    PATIENT_PART_UNKNOWN = "PATIENT_PART_UNKNOWN"
    RETURNED_MAIL = "RETURNED_MAIL"
    INACTIVE = "INACTIVE"


HOLDING_FLAGS = frozenset(Flag) - {Flag.RETURNED_MAIL, Flag.INACTIVE}


class DateKind(StrEnum):
    """What a balance's oldest date is, best first."""

    DUE = "due"
    SERVICE = "service"
    INVOICE = "invoice"
    STATEMENT = "statement"


class PhoneKind(StrEnum):
    """What the source says a number is."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    UNKNOWN = "unknown"


class FileRefused(ValueError):
    """The source cannot be read; nothing of it is imported.

    The text says what is wrong and what to do about it, and carries no patient data.
    """

    def __init__(self, code: Code, reason: str, *, file: str = "", line: int | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.file = file
        self.line = line


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts. An organization has its whole name in `last`."""

    first: str = ""
    middle: str = ""
    last: str = ""
    suffix: str = ""

    @property
    def full(self) -> str:
        """Read aloud: "Clarence T Oakley Jr"."""
        return " ".join(part for part in (self.first, self.middle, self.last, self.suffix) if part)


@dataclass(frozen=True, slots=True)
class SourcePhone:
    """One usable number in E.164."""

    number: str
    kind: PhoneKind = PhoneKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class SourceGuarantor:
    """Who pays. `external_id` is the source's own id as written; empty where it has none."""

    line: int
    external_id: str
    name: PersonName
    file: str = ""
    phones: tuple[SourcePhone, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    preferred_channel: Channel | None = None
    language: str = ""
    location: str = ""
    insurance_state: InsuranceState = InsuranceState.UNKNOWN
    flags: tuple[Flag, ...] = ()
    born_on: date | None = None
    deceased_on: date | None = None

    @property
    def mobile(self) -> str:
        """The first number the source calls a mobile, or empty."""
        return next((p.number for p in self.phones if p.kind is PhoneKind.MOBILE), "")

    @property
    def phone(self) -> str:
        """The first number not called a mobile, or empty."""
        return next((p.number for p in self.phones if p.kind is not PhoneKind.MOBILE), "")

    @property
    def email(self) -> str:
        """The first usable address, or empty."""
        return self.emails[0] if self.emails else ""


@dataclass(frozen=True, slots=True)
class SourcePatient:
    """Who received care, and whose account it is on."""

    line: int
    external_id: str
    guarantor_id: str
    name: PersonName
    file: str = ""
    relationship: str = ""
    born_on: date | None = None
    deceased_on: date | None = None


@dataclass(frozen=True, slots=True)
class SourceCharge:
    """What the patient owes for one visit or invoice, after insurance: becomes a statement.

    `paid_cents` is what the source says was already paid off it, where it gives an open
    amount instead of dated payments; it is information, never subtracted again.
    """

    line: int
    external_id: str
    guarantor_id: str
    amount_cents: int
    statement_on: date
    due_on: date
    file: str = ""
    patient_id: str = ""
    service_on: date | None = None
    insurance_cents: int | None = None


@dataclass(frozen=True, slots=True)
class SourcePayment:
    """A patient's payment; a negative amount is a returned one."""

    line: int
    external_id: str
    guarantor_id: str
    amount_cents: int
    paid_on: date
    file: str = ""
    charge_id: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class SourceAdjustment:
    """A change to what is owed; negative lowers it."""

    line: int
    external_id: str
    guarantor_id: str
    amount_cents: int
    adjusted_on: date
    file: str = ""
    charge_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SourcePromise:
    """A promise to pay, as the practice wrote it down."""

    line: int
    external_id: str
    guarantor_id: str
    amount_cents: int
    made_on: date
    promised_on: date
    file: str = ""


@dataclass(frozen=True, slots=True)
class SourceTouch:
    """A contact made before Tactful, or outside it."""

    line: int
    external_id: str
    guarantor_id: str
    channel: Channel
    sent_at_local: datetime
    outcome: str
    file: str = ""
    replied_on: date | None = None
    reply_about: str = ""


@dataclass(frozen=True, slots=True)
class SourceBalance:
    """A snapshot: what one guarantor owes on the day of the export, without its history.

    `balance_cents` is the patient's part, negative for a credit, None where the file does
    not say it; `ask_cents` is the most a reminder may ask for (0 under a holding flag).
    """

    line: int
    guarantor: SourceGuarantor
    balance_cents: int | None
    file: str = ""
    insurance_cents: int | None = None
    unapplied_credit_cents: int = 0
    statement_on: date | None = None
    due_on: date | None = None
    oldest_on: date | None = None
    oldest_kind: DateKind | None = None
    oldest_bucket_days: int | None = None
    last_payment_on: date | None = None
    last_payment_cents: int | None = None

    @property
    def ask_cents(self) -> int:
        """The most a reminder may ask for (intake rule "Ask")."""
        if self.balance_cents is None or not HOLDING_FLAGS.isdisjoint(self.guarantor.flags):
            return 0
        return max(0, self.balance_cents - self.unapplied_credit_cents)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row nothing is taken from. `cents` is its patient-owed amount where readable.

    A guarantor with a row refused for its amount or date owes more or less than the rest
    says: whoever commits the source holds that account (Flag.CHECK_BALANCE).
    """

    line: int
    code: Code
    reason: str
    file: str = ""
    guarantor_id: str = ""
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A readable row that owes nothing of its own: repeated, superseded or closed."""

    line: int
    code: Code
    reason: str
    file: str = ""
    guarantor_id: str = ""
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; no lines means the whole file."""

    code: Code
    lines: tuple[int, ...]
    reason: str
    file: str = ""
    guarantor_id: str = ""
    subject_id: str = ""


SourceRow = (
    SourceGuarantor
    | SourcePatient
    | SourceCharge
    | SourcePayment
    | SourceAdjustment
    | SourcePromise
    | SourceTouch
    | SourceBalance
)
Row = SourceRow | RefusedRow | NotCounted | Finding


class TieResult(StrEnum):
    """Whether the source's own total equals what was read."""

    TIES = "ties"
    DIFFERS = "differs"
    NO_TOTAL = "no_total"


@dataclass(frozen=True, slots=True)
class TieOut:
    """The source's own total against everything read in the patient-owed column."""

    printed_cents: int | None = None
    accepted_cents: int = 0
    refused_cents: int = 0
    not_counted_cents: int = 0
    basis: str = ""

    @property
    def difference_cents(self) -> int | None:
        """Printed less everything read; None where nothing was printed."""
        if self.printed_cents is None:
            return None
        return (
            self.printed_cents - self.accepted_cents - self.refused_cents - self.not_counted_cents
        )

    @property
    def result(self) -> TieResult:
        """Ties to the cent, differs, or there was no total to compare with."""
        match self.difference_cents:
            case None:
                return TieResult.NO_TOTAL
            case 0:
                return TieResult.TIES
            case _:
                return TieResult.DIFFERS


@dataclass(frozen=True, slots=True)
class KindTotal:
    """How many rows of one kind were accepted, and what they add up to."""

    kind: str
    count: int = 0
    cents: int = 0


@dataclass(frozen=True, slots=True)
class SourceTotals:
    """Control totals of a whole source: read = accepted + refused + not counted.

    Several tie-outs where a source states more than one total; the first is what patients owe.
    """

    kinds: tuple[KindTotal, ...] = ()
    accepted: int = 0
    refused: int = 0
    not_counted: int = 0
    tie_outs: tuple[TieOut, ...] = ()

    @property
    def read(self) -> int:
        """Rows of data in the source."""
        return self.accepted + self.refused + self.not_counted

    @property
    def tie_out(self) -> TieOut | None:
        """What patients owe: the source's own total against what was read."""
        return self.tie_outs[0] if self.tie_outs else None

    def of(self, kind: type[SourceRow]) -> KindTotal:
        """The totals of one kind of row; zeros where there was none."""
        name = _word(kind)
        return next((total for total in self.kinds if total.kind == name), KindTotal(name))


class Source(Protocol):
    """A source being read. Rows stream, guarantors before what refers to them."""

    def read(self) -> Iterator[Row]:
        """Every row in turn; raises FileRefused, before the first row where it can be known."""

    @property
    def totals(self) -> SourceTotals:
        """Control totals; complete once `read` is exhausted."""


@dataclass(slots=True)
class Tally:
    """Counts rows as they go by, for a source's totals."""

    counts: Counter[str] = field(default_factory=Counter)
    cents: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    not_counted: int = 0

    def add(self, row: Row) -> None:
        """Count one row under its kind."""
        match row:
            case SourceBalance() | SourceGuarantor() | SourceCharge():  # nearly all there are
                self._count(row)
            case Finding():
                pass
            case RefusedRow():
                self.refused += 1
            case NotCounted():
                self.not_counted += 1
            case _:
                self._count(row)

    def _count(self, row: SourceRow) -> None:
        kind = _word(type(row))
        self.counts[kind] += 1
        self.cents[kind] += _cents(row)

    def totals(self, *tie_outs: TieOut, accepted: int | None = None) -> SourceTotals:
        """What was counted so far; `accepted` where one row of a file gives several of ours."""
        kinds = tuple(KindTotal(k, n, self.cents[k]) for k, n in sorted(self.counts.items()))
        rows = sum(self.counts.values()) if accepted is None else accepted
        return SourceTotals(kinds, rows, self.refused, self.not_counted, tie_outs)


def _word(kind: type[SourceRow]) -> str:
    """A kind of row as people say it: guarantors, charges, payments."""
    return _WORDS[kind]


_WORDS: Final[dict[type[SourceRow], str]] = {
    SourceGuarantor: "guarantors",
    SourcePatient: "patients",
    SourceCharge: "charges",
    SourcePayment: "payments",
    SourceAdjustment: "adjustments",
    SourcePromise: "promises",
    SourceTouch: "touches",
    SourceBalance: "balances",
}


def _cents(row: SourceRow) -> int:
    match row:
        case SourceBalance(balance_cents=cents):
            return cents or 0
        case SourceCharge() | SourcePayment() | SourceAdjustment() | SourcePromise():
            return row.amount_cents
        case _:
            return 0

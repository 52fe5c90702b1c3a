"""What stands in the columns of an exported list."""

from datetime import date
from typing import Final

from tactful.core.aging import AgingBasis
from tactful.core.vocabulary import Channel, InsuranceState
from tactful.core.wording import full_date, phone_words
from tactful.practice.models import Practice
from tactful.reports.balances import BalanceRow
from tactful.reports.export import Column, Money
from tactful.reports.status import status_words

INSURANCE_WORDS: Final = {
    InsuranceState.PENDING: "insurance pending",
    InsuranceState.NONE_OPEN: "insured, nothing open",
    InsuranceState.SELF_PAY: "self-pay",
    InsuranceState.UNKNOWN: "",
}

_CHANNELS: Final = {
    Channel.SMS: "text",
    Channel.EMAIL: "e-mail",
    Channel.VOICE: "phone",
    Channel.LETTER: "letter",
    Channel.PORTAL: "portal",
}


def channel_words(channel: str) -> str:
    """A channel as staff say it; empty where none is preferred."""
    return _CHANNELS[Channel(channel)] if channel else ""


def notes_of(practice: Practice, *, on: date, basis: AgingBasis, rows: int) -> tuple[str, ...]:
    """What is printed below every list: whose, as of when, aged from what."""
    return (
        f"{practice.name}, as of {full_date(on)}",
        f"{basis.label}. {rows:,} accounts.",
        "Contains patient information.",
    )


def _paid(row: BalanceRow) -> Money | None:
    return None if row.last_payment_cents is None else Money(row.last_payment_cents)


BALANCES: Final = (
    Column("Account", lambda row: row.external_id),
    Column("Name", lambda row: row.name, 26),
    Column("Patients", lambda row: "; ".join(row.patients), 30),
    Column("Balance", lambda row: Money(row.balance_cents)),
    Column("Overdue", lambda row: Money(row.overdue_cents)),
    Column("Days past due", lambda row: row.days_past_due),
    Column("Aging bucket", lambda row: row.bucket.label if row.bucket else ""),
    Column("Oldest due", lambda row: row.oldest_due_on),
    Column("Open statements", lambda row: row.open_statements),
    Column("Last payment", lambda row: row.last_payment_on),
    Column("Last payment amount", _paid),
    Column("Insurance", lambda row: INSURANCE_WORDS[InsuranceState(row.insurance_state)]),
    Column("Preferred channel", lambda row: channel_words(row.preferred_channel)),
    Column("E-mail", lambda row: row.email, 28),
    Column("Mobile", lambda row: phone_words(row.mobile), 16),
    Column("Phone", lambda row: phone_words(row.phone), 16),
    Column("Address", lambda row: row.address, 28),
    Column("Language", lambda row: row.language),
    Column("Location", lambda row: row.location),
    Column("Status", lambda row: status_words(row.status), 24),
    Column("Priority", lambda row: row.priority.value),
    Column("Why", lambda row: "; ".join(row.reasons), 44),
    Column("Last reminder", lambda row: row.last_reminder_on),
    Column("Unanswered reminders", lambda row: row.unanswered),
)
"""The list of balances."""

"""The small practice of ../shared/ask, written straight into the tables."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from tests.shared import SHARED

from tactful.core.money import parse_cents
from tactful.core.names import sort_text
from tactful.ledger.models import (
    Adjustment,
    Guarantor,
    Patient,
    Payment,
    PromiseToPay,
    Statement,
)
from tactful.outreach.models import InboundMessage, Touch, TouchStatus
from tactful.practice.models import Location, Practice

FOLDER = SHARED / "ask" / "ledger"
CHANNELS = {"phone": "voice"}
INSURANCE = {"insurance_pending": "pending", "insured": "none_open", "self_pay": "self_pay"}


def load(practice: Practice) -> None:
    """Every file of the folder; balances are not yet written."""
    places = {
        name: Location.objects.create(practice=practice, name=name)
        for name in sorted({row["location"] for row in rows("guarantors")} - {""})
    }
    people = {row["id"]: _guarantor(practice, row, places) for row in rows("guarantors")}
    patients = {
        row["id"]: _patient(practice, row, people[row["guarantor_id"]]) for row in rows("patients")
    }
    for row in rows("charges"):
        Statement.objects.create(
            practice=practice,
            guarantor=people[row["guarantor_id"]],
            patient=patients[row["patient_id"]],
            external_id=row["id"],
            service_on=day(row["service_date"]),
            statement_on=day(row["statement_date"]),
            due_on=day(row["due_date"]),
            amount_cents=parse_cents(row["amount"]),
        )
    for row in rows("payments"):
        Payment.objects.create(
            practice=practice,
            guarantor=people[row["guarantor_id"]],
            external_id=row["id"],
            statement_ref=row["invoice_id"],
            paid_on=day(row["date"]),
            amount_cents=parse_cents(row["amount"]),
            method=row["method"],
        )
    for row in rows("adjustments"):
        Adjustment.objects.create(
            practice=practice,
            guarantor=people[row["guarantor_id"]],
            external_id=row["id"],
            statement_ref=row["invoice_id"],
            adjusted_on=day(row["date"]),
            amount_cents=parse_cents(row["amount"]),
            reason=row["reason"],
        )
    for row in rows("promises"):
        PromiseToPay.objects.create(
            practice=practice,
            guarantor=people[row["guarantor_id"]],
            external_id=row["id"],
            made_on=day(row["made_on"]),
            promised_on=day(row["promised_date"]),
            amount_cents=parse_cents(row["amount"]),
            taken_by="import",
        )
    for row in rows("touches"):
        _touch(practice, row, people[row["guarantor_id"]])


def rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def day(text: str) -> date:
    return date.fromisoformat(text)


def _guarantor(practice: Practice, row: dict[str, str], places: dict[str, Any]) -> Guarantor:
    last, _, first = (part.strip() for part in row["name"].partition(","))
    return Guarantor.objects.create(
        practice=practice,
        external_id=row["id"],
        last_name=last,
        first_name=first,
        sort_name=sort_text(row["name"]),
        email=row["email"],
        mobile=row["mobile"],
        phone=row["phone"],
        address=row["address"],
        zip=row["zip"],
        preferred_channel=CHANNELS.get(row["preferred_channel"], row["preferred_channel"]),
        language=row["language"],
        location=places.get(row["location"]),
        insurance_state=INSURANCE[row["insurance_state"]],
        tags=[tag for tag in row["tags"].split(";") if tag],
    )


def _patient(practice: Practice, row: dict[str, str], guarantor: Guarantor) -> Patient:
    last, _, first = (part.strip() for part in row["name"].partition(","))
    return Patient.objects.create(
        practice=practice,
        guarantor=guarantor,
        external_id=row["id"],
        last_name=last,
        first_name=first,
        relationship=row["relationship"],
    )


def _touch(practice: Practice, row: dict[str, str], guarantor: Guarantor) -> None:
    zone = ZoneInfo(practice.timezone)
    at = datetime.fromisoformat(row["sent_at"]).replace(tzinfo=zone).astimezone(UTC)
    failed = row["outcome"] in {"bounced", "failed"}
    touch = Touch.objects.create(
        practice=practice,
        guarantor=guarantor,
        origin_key=f"import:touch:{row['id']}",
        channel=CHANNELS.get(row["channel"], row["channel"]),
        category="REMINDER",
        to_address="",
        status=TouchStatus.ACCEPTED,
        created_at=at,
        due_at=at,
        handed_over_at=at,
        settled_at=at,
        result="failed" if failed else "delivered",
    )
    if row["replied_at"]:
        noon = datetime.combine(day(row["replied_at"]), time(12), zone)
        InboundMessage.objects.create(
            practice=practice,
            guarantor=guarantor,
            channel=touch.channel,
            from_address="",
            text="",
            provider_message_id=row["id"],
            received_at=noon,
            answered_touch=touch,
            triaged_at=noon,
        )

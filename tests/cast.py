"""The people every test knows, and plain helpers that put them into the database.

Jane Smith owes $123.45, 61 days. John Doe, $310.00, 90 days, texts only. Mary Lee, $88.20,
45 days, e-mail. Ana Ruiz, $212.00, 35 days, replied STOP. They belong to North, where Bea
bills. Sol works at South, has one account of her own (Pat Young), and must never see North.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from tactful.core.names import sort_text
from tactful.core.vocabulary import Channel, InsuranceState
from tactful.intake.models import ImportRun
from tactful.ledger.balances import refresh_balances
from tactful.ledger.models import Adjustment, Guarantor, Patient, Payment, Statement
from tactful.outreach.models import InboundMessage, Suppression
from tactful.practice.models import Membership, Practice, Role, Staff

TODAY = date(2026, 11, 20)  # a Friday
NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)  # 10 am in Chicago
CHICAGO = ZoneInfo("America/Chicago")
PASSWORD = "north-star-billing"

_numbers = count(1)


@dataclass
class Cast:
    """North with its four accounts and its biller; South with one account and Sol."""

    north: Practice
    south: Practice
    bea: Staff
    sol: Staff
    jane: Guarantor
    john: Guarantor
    mary: Guarantor
    ana: Guarantor
    pat: Guarantor


def make_cast() -> Cast:
    north, south = make_practice("North"), make_practice("South", zone="America/New_York")
    cast = Cast(
        north=north,
        south=south,
        bea=make_staff(north, "Bea", role=Role.OWNER),
        sol=make_staff(south, "Sol", role=Role.OWNER),
        jane=make_guarantor(north, "Smith, Jane", mobile="+13125550101", channel=Channel.EMAIL),
        john=make_guarantor(
            north, "Doe, John", email="", mobile="+13125550102", channel=Channel.SMS
        ),
        mary=make_guarantor(north, "Lee, Mary", mobile="+13125550103", channel=Channel.EMAIL),
        ana=make_guarantor(
            north, "Ruiz, Ana", mobile="+13125550104", channel=Channel.SMS, language="es"
        ),
        pat=make_guarantor(south, "Young, Pat", mobile="+12125550105", channel=Channel.SMS),
    )
    bill(cast.jane, 123_45, days=61)
    bill(cast.john, 310_00, days=90)
    bill(cast.mary, 88_20, days=45)
    bill(cast.ana, 212_00, days=35)
    bill(cast.pat, 75_00, days=20)
    replied_stop(cast.ana)
    for practice in (north, south):
        refresh(practice)
    return cast


def make_practice(name: str, *, zone: str = "America/Chicago", **fields: Any) -> Practice:
    defaults = {
        "slug": name.lower(),
        "name": f"{name} Clinic",
        "timezone": zone,
        "phone": "+13125550199",
        "portal_url": f"https://pay.{name.lower()}.example",
        "email_from": f"billing@{name.lower()}.example",
        "created_at": NOW - timedelta(days=365),
    }
    return Practice.objects.create(**defaults | fields)


def make_staff(practice: Practice, name: str, *, role: Role = Role.BILLER) -> Staff:
    """A person who can sign in with PASSWORD at this practice."""
    staff = Staff.objects.create_user(
        f"{name.lower()}@{practice.slug}.example", PASSWORD, name=name
    )
    Membership.objects.create(practice=practice, staff=staff, role=role)
    return staff


def make_guarantor(
    practice: Practice,
    name: str,
    *,
    channel: str = "",
    email: str | None = None,
    zip_code: str = "60611",
    **fields: Any,
) -> Guarantor:
    """An account holder written `Last, First`, with one patient: themself."""
    last, _, first = (part.strip() for part in name.partition(","))
    number = next(_numbers)
    defaults = {
        "external_id": f"G{number:04}",
        "last_name": last,
        "first_name": first,
        "sort_name": sort_text(name),
        "email": f"{first}.{last}@example.com".lower() if email is None else email,
        "zip": zip_code,
        "state": "IL" if zip_code.startswith("60") else "",
        "places": chicago_places(zip_code, fields.get("mobile", ""), fields.get("phone", "")),
        "preferred_channel": channel,
        "insurance_state": InsuranceState.SELF_PAY,
        "imported_at": NOW - timedelta(hours=1),
    }
    guarantor = Guarantor.objects.create(practice=practice, **defaults | fields)
    Patient.objects.create(
        practice=practice,
        guarantor=guarantor,
        external_id=f"P{number:04}",
        last_name=last,
        first_name=first,
        relationship="self",
    )
    return guarantor


def chicago_places(zip_code: str, mobile: str, phone: str) -> dict[str, Any]:
    here = {"state": "IL", "zones": ["America/Chicago"]}
    places: dict[str, Any] = {"zip": here} if zip_code else {}
    if mobile:
        places["mobile"] = here | {"kind": "mobile"}
    if phone:
        places["phone"] = here | {"kind": "landline"}
    return places


def bill(
    guarantor: Guarantor, cents: int, *, days: int, on: date = TODAY, **fields: Any
) -> Statement:
    """A statement so many days past due on `on` (negative: due in the future)."""
    due_on = on - timedelta(days=days)
    defaults = {
        "external_id": f"INV-{next(_numbers):05}",
        "statement_on": due_on - timedelta(days=21),
        "due_on": due_on,
        "service_on": due_on - timedelta(days=33),
        "patient": guarantor.patients.first(),
    }
    return Statement.objects.create(
        practice=guarantor.practice, guarantor=guarantor, amount_cents=cents, **defaults | fields
    )


def pay(guarantor: Guarantor, cents: int, *, on: date = TODAY, **fields: Any) -> Payment:
    """A payment as an import would have written it: no events, no settling."""
    defaults = {"external_id": f"PAY-{next(_numbers):05}", "method": "card"}
    return Payment.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        amount_cents=cents,
        paid_on=on,
        **defaults | fields,
    )


def adjust(guarantor: Guarantor, cents: int, *, on: date = TODAY, **fields: Any) -> Adjustment:
    """A correction; negative lowers what is owed."""
    defaults = {"external_id": f"ADJ-{next(_numbers):05}", "reason": "courtesy discount"}
    return Adjustment.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        amount_cents=cents,
        adjusted_on=on,
        **defaults | fields,
    )


def imported(practice: Practice, now: datetime) -> None:
    """An export that says of every account what is known of it."""
    ImportRun.objects.create(
        practice=practice,
        source="balances_file",
        file_name="open.csv",
        digest="",
        as_of=now.astimezone(CHICAGO).date(),
        status="committed",
        imported_by="test",
        started_at=now,
        finished_at=now,
    )
    refresh_balances(practice, on=now.astimezone(CHICAGO).date(), now=now, confirmed=True)


def replied_stop(guarantor: Guarantor, *, at: datetime = NOW - timedelta(days=10)) -> Suppression:
    message = InboundMessage.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        channel=Channel.SMS,
        from_address=guarantor.mobile,
        text="STOP",
        provider_message_id=f"in-{next(_numbers)}",
        received_at=at,
        triaged_at=at,
        triaged_by="rules",
    )
    return Suppression.objects.create(
        practice=guarantor.practice,
        guarantor=guarantor,
        scope="sms",
        cause="opt_out",
        via=f"reply:{message.uid}",
        at=at,
    )


def local(day: date, hour: int = 10, minute: int = 0, *, zone: ZoneInfo = CHICAGO) -> datetime:
    """An instant in UTC, given as the wall clock of a zone."""
    return datetime.combine(day, time(hour, minute), zone).astimezone(UTC)


def refresh(practice: Practice, *, on: date = TODAY) -> None:
    """Write the practice's balances, vouched for by a source an hour ago."""
    refresh_balances(practice, on=on, now=NOW - timedelta(hours=1), confirmed=True)

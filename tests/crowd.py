"""A practice with as many accounts as a test of the engine needs, written in bulk.

Everybody owes, is 70 days late, lives in Chicago, and may be texted and e-mailed: what the gate
must decide for each of them is what it decides for Jane Smith of the cast.
"""

from datetime import datetime, timedelta
from typing import Any

from tactful import bulk
from tactful.core.vocabulary import Channel, InsuranceState
from tactful.journeys.actions import enroll_due, publish
from tactful.ledger.models import Balance, Guarantor, Statement
from tactful.practice.actions import change_settings, declare_all
from tactful.practice.models import Practice
from tests.cast import CHICAGO, chicago_places

# A text, a week, the next, and so on: each enrollment asks for a touch at each wake.
JOURNEY = """\
key: crowd
name: Crowd
trigger: {type: due}
blocks:
  - {id: remind, type: send, template: past_due, channels: [CHANNEL]}
  - {id: a_week, type: wait, for: 1w, next: again}
  - {id: again, type: branch, when: [{if: {round: ">= 20"}, go: done}], else: remind}
  - {id: done, type: end}
"""


def make_crowd(
    size: int, *, now: datetime, name: str = "Crowd", channel: Channel = Channel.SMS
) -> Practice:
    """A practice of `size` accounts that owe, with one journey published, nobody enrolled."""
    practice = Practice.objects.create(
        slug=name.lower(),
        name=f"{name} Clinic",
        timezone=CHICAGO.key,
        phone="+13125550199",
        portal_url="https://pay.crowd.example",
        email_from="billing@crowd.example",
        created_at=now - timedelta(days=400),
    )
    declare_all(practice, by="test", now=now)
    rates = {"sms": 10_000_000, "email": 10_000_000, "voice": 10_000_000}
    change_settings(practice, {"rates": rates}, by="test", now=now, reason="a crowd")
    publish(practice, JOURNEY.replace("CHANNEL", channel), by="test", now=now)
    add_accounts(practice, size, now=now)
    return practice


def add_accounts(practice: Practice, size: int, *, now: datetime) -> None:
    """Accounts of one open statement each, with their balances."""
    today = now.astimezone(CHICAGO).date()
    due_on = today - timedelta(days=70)
    begin = Guarantor.objects.count()
    bulk.insert(Guarantor, _GUARANTOR, (_guarantor(practice, begin + n, now) for n in range(size)))
    ids = list(
        Guarantor.objects.filter(practice=practice).order_by("id").values_list("id", flat=True)
    )[-size:]
    bulk.insert(
        Statement,
        ("practice_id", "guarantor_id", "external_id", "statement_on", "due_on", "amount_cents"),
        ((practice.pk, id, f"S{id}", due_on - timedelta(days=21), due_on, 180_00) for id in ids),
    )
    bulk.insert(
        Balance,
        (
            *("guarantor_id", "practice_id", "as_of", "balance_cents", "open_cents"),
            *("open_statements", "oldest_due_on", "first_statement_on", "confirmed_at"),
        ),
        (
            (
                *(id, practice.pk, today, 180_00, 180_00),
                *(1, due_on, due_on - timedelta(days=21), now - timedelta(hours=1)),
            )
            for id in ids
        ),
    )


def confirm(practice: Practice, *, now: datetime) -> None:
    """Let an export have come in: every balance is vouched for anew."""
    Balance.objects.filter(practice=practice).update(confirmed_at=now)


def enroll_all(practice: Practice, *, now: datetime, limit: int = 10_000) -> int:
    """Enroll everybody the journey describes."""
    return sum(iter(lambda: enroll_due(practice, now=now, limit=limit), 0))


_GUARANTOR = (
    *("practice_id", "external_id", "last_name", "first_name", "sort_name", "email", "mobile"),
    *("address", "zip", "state", "places", "preferred_channel", "insurance_state", "imported_at"),
)


def _guarantor(practice: Practice, n: int, now: datetime) -> tuple[Any, ...]:
    mobile = f"+1312{5_550_000 + n % 4_000_000:07}"
    # A number in a name would be kept back as something that an export has put there.
    name = "".join(chr(ord("a") + int(digit)) for digit in str(n))
    # Endings below 0010 provoke the simulator's faults.
    mobile = mobile[:-4] + f"{int(mobile[-4:]) % 9_000 + 1_000}"
    return (
        *(practice.pk, f"G{n:07}", f"Last{name}", f"First{name}", f"last{name}, first{name}"),
        *(f"person{n}@example.com", mobile, f"{n} Main Street", "60611", "IL"),
        *(chicago_places("60611", mobile, ""), Channel.SMS, InsuranceState.SELF_PAY, now),
    )

"""tactful payment, inbound: money taken by hand, and a message as if it had come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tactful.cli import base
from tactful.core.money import MoneyError, format_cents, parse_cents
from tactful.core.vocabulary import Channel
from tactful.core.wording import full_date

if TYPE_CHECKING:
    from tactful.conversations.actions import Received
    from tactful.ledger.models import Guarantor
    from tactful.practice.models import Practice

BY = "staff:command-line"


def register(root: typer.Typer) -> None:
    root.command()(payment)
    root.command()(inbound)


def payment(
    guarantor: Annotated[str, typer.Argument(help="The source's id, or a name that fits one.")],
    amount: Annotated[str, typer.Argument(help="What was paid, such as 50 or 1,234.50.")],
    on: Annotated[str, typer.Option(help="The day it was paid; today when left out.")] = "",
    method: Annotated[str, typer.Option(help="cash, check, card …")] = "",
    statement: Annotated[str, typer.Option(help="The statement it names, if any.")] = "",
    id: Annotated[str, typer.Option("--id", help="An id; the same one counts once.")] = "",
    returned: Annotated[bool, typer.Option("--returned", help="The payment came back.")] = False,
    credit: Annotated[
        bool, typer.Option("--credit", help="More than is owed; the rest is a credit.")
    ] = False,
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Record a payment by hand; what waits for the account is taken back at once."""
    base.use_django()
    from tactful.chores import settle_now
    from tactful.core.replies import redact
    from tactful.ledger.actions import LedgerError, record_payment
    from tactful.ledger.models import Balance
    from tactful.ledger.queries import recorded_payment
    from tactful.practice.queries import today_of

    chosen = base.the_practice(practice)
    person = base.the_guarantor(chosen, guarantor)
    now = base.now_utc()
    cents = _cents(amount)
    today = today_of(chosen, now)
    if not (credit or returned or recorded_payment(chosen, id)):
        _not_more_than_owed(person, cents)
    try:
        recorded = record_payment(
            person,
            amount_cents=-cents if returned else cents,
            on=base.a_date(on, name="--on") or today,
            method=redact(method).text,
            by=BY,
            now=now,
            statement_ref=statement,
            external_id=id,
        )
    except LedgerError as fault:
        base.refuse(fault.message)
    settle_now(chosen, [person.pk], now=now)
    owed = Balance.objects.get(guarantor=person).balance_cents
    if as_json:
        base.print_json(
            {
                "id": recorded.external_id,
                "guarantor": person.external_id,
                "amount_cents": recorded.amount_cents,
                "on": recorded.paid_on,
                "balance_cents": owed,
            }
        )
        return
    what = "A payment came back" if recorded.amount_cents < 0 else "Recorded"
    ahead = f" It counts from {full_date(recorded.paid_on)} on." if recorded.paid_on > today else ""
    base.stdout.print(
        f"{what}: {format_cents(abs(recorded.amount_cents))}.{ahead} "
        f"The balance is {format_cents(owed)}.",
        soft_wrap=True,
    )


def _not_more_than_owed(person: Guarantor, cents: int) -> None:
    """A slip of the keyboard becomes a refund; what is more than owed must be meant."""
    from tactful.ledger.models import Balance

    owed = Balance.objects.filter(guarantor=person).values_list("balance_cents", flat=True).first()
    if cents > max(owed or 0, 0):
        base.refuse(
            f"That is more than the account owes ({format_cents(max(owed or 0, 0))}); nothing was "
            "recorded. Add --credit where the rest really is a credit."
        )


def inbound(
    who: Annotated[str, typer.Argument(metavar="GUARANTOR|ADDRESS", help="Who writes.")],
    text: Annotated[str, typer.Argument(help="What they write.")],
    channel: Annotated[str, typer.Option(help="sms, email or voice.")] = "sms",
    at: Annotated[str, typer.Option(help="When it came in; now when left out.")] = "",
    id: Annotated[str, typer.Option("--id", help="The provider's id; the same one is one.")] = "",
    practice: base.PracticeOption = "",
    as_json: base.JsonOption = False,
) -> None:
    """Take in a message as if a provider had handed it over: read, acted on, written down."""
    base.use_django()
    from tactful.chores import settle_now
    from tactful.conversations.actions import CannotReceive, Incoming, receive
    from tactful.records import new_uid

    if channel not in _WRITTEN_ON:
        base.wrong_call(f"--channel takes one of {', '.join(_WRITTEN_ON)}.")
    chosen = base.the_practice(practice)
    person, address = _writer(chosen, who, Channel(channel))
    now = base.now_utc()
    received_at = base.an_instant(at, name="--at") if at else now
    if received_at > now:
        base.wrong_call("--at lies in the future.")
    incoming = Incoming(
        channel=Channel(channel),
        from_address=address,
        text=text,
        provider_message_id=id or f"command-line-{new_uid()}",
        received_at=received_at,
        guarantor=person,
    )
    try:
        received = receive(chosen, incoming, now=now)
    except CannotReceive as fault:
        base.wrong_call(str(fault))
    settle_now(chosen, [one.pk for one in received.guarantors], now=now)
    if as_json:
        base.print_json(_as_json(received))
    else:
        _tell(received)


_WRITTEN_ON = (Channel.SMS, Channel.EMAIL, Channel.VOICE)


def _writer(practice: Practice, who: str, channel: Channel) -> tuple[Guarantor | None, str]:
    """A guarantor by id or name with the address they write from, or an address alone."""
    from tactful.conversations.addresses import address_of, plain_address

    address = plain_address(channel, who)
    if "@" in who or address.startswith("+"):
        return None, address
    person = base.the_guarantor(practice, who)
    known = address_of(person, channel)
    if not known:
        base.refuse(f"No address for {channel} is on file for this guarantor.")
    return person, known


def _cents(text: str) -> int:
    try:
        cents = parse_cents(text)
    except MoneyError as fault:
        base.wrong_call(f"AMOUNT: {fault}.")
    if cents < 0:
        base.wrong_call("AMOUNT is above zero; for a payment that came back add --returned.")
    return cents


def _as_json(received: Received) -> dict[str, Any]:
    done = received.reading.decision
    return {
        "id": received.message.uid,
        "new": received.is_new,
        "guarantors": [one.external_id for one in received.guarantors],
        "labels": sorted({found["label"] for found in received.reading.labels}),
        "because": done.get("because", ""),
        "stop": done.get("stop", []),
        "holds": done.get("holds", []),
        "human": done["work"]["urgency"] if done.get("work") else "none",
        "promise": done.get("promise"),
        "answer": done.get("answer"),
        "redacted_text": received.message.text,
    }


def _tell(received: Received) -> None:
    said = _as_json(received)
    accounts = len(received.guarantors)
    if not received.is_new:
        base.stdout.print("This message came before; nothing was changed.")
    base.stdout.print(f"The reply {said['because']}.", markup=False, soft_wrap=True)
    notes = (
        ("no account has that address, so nobody is held" if not accounts else ""),
        (f"{accounts} accounts share that address" if accounts > 1 else ""),
        (f"stopped: {', '.join(said['stop'])}" if said["stop"] else ""),
        (f"on hold: {', '.join(said['holds'])}".replace("_", " ") if said["holds"] else ""),
        (f"a person looks: {said['human']}" if said["human"] != "none" else ""),
        (f"answered: {said['answer']}".replace("_", " ") if said["answer"] else ""),
    )
    for note in filter(None, notes):
        base.stdout.print(f"  {note}", markup=False, soft_wrap=True)

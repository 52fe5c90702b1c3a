"""A message comes in: redacted, kept, read and acted on, all in one transaction.

Whatever goes wrong while it is read, the message is kept, outreach is held and a person is asked
to look: a reply is never lost, and never means "carry on reminding".
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from django.db import OperationalError, transaction

from tactful.audit.actions import at_the_end
from tactful.conversations.actions.carry_out import Case, carry_out
from tactful.conversations.addresses import LONGEST, people_at, plain_address
from tactful.conversations.models import Reading as ReadingRow
from tactful.conversations.questions import open_question
from tactful.core.replies import (
    Redacted,
    ReplyContext,
    ReplyDecision,
    WorkOrder,
    decide,
    read,
    redact,
)
from tactful.core.vocabulary import Channel, HoldKind, Urgency, WorkKind
from tactful.ledger.models import Balance, Guarantor
from tactful.outreach.actions import store_inbound
from tactful.outreach.models import InboundMessage
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of
from tactful.turns import take_turns

_LONGEST_ID: Final = 120

_log = structlog.get_logger()


class CannotReceive(ValueError):
    """What was handed in is no message; the text says what is missing, never what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A message as a provider or a simulator hands it in; `received_at` is an aware instant.

    `provider_message_id` is the provider's own: the same id twice is one message. `guarantor`
    is given where it is known who wrote, whatever the address.
    """

    channel: Channel
    from_address: str
    text: str
    provider_message_id: str
    received_at: datetime
    guarantor: Guarantor | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a message. `guarantors` are those it may be from: none, one or several.

    `reading` says how it was understood and what followed, also for one that came before.
    """

    message: InboundMessage
    is_new: bool
    guarantors: tuple[Guarantor, ...]
    reading: ReadingRow


def receive(practice: Practice, incoming: Incoming, *, now: datetime) -> Received:
    """Take a message in, and do at once what it asks for. Raises CannotReceive."""
    _check(practice, incoming)
    letter = _Letter(practice, incoming, now)
    try:
        with transaction.atomic(), at_the_end(practice.pk):
            return letter.take(understand=True)
    except OperationalError:
        raise  # the database is busy: nothing was kept, and the sender tries again
    except Exception as error:
        _log.error("reply could not be acted on", practice=practice.uid, error=type(error).__name__)
    with transaction.atomic(), at_the_end(practice.pk):
        return letter.take(understand=False)


def _check(practice: Practice, incoming: Incoming) -> None:
    if incoming.received_at.tzinfo is None:
        raise CannotReceive("received_at names no zone, so nobody knows which instant is meant.")
    if not incoming.provider_message_id.strip():
        raise CannotReceive("A message needs the id its provider gave it.")
    if len(incoming.provider_message_id) > _LONGEST_ID:
        raise CannotReceive(f"The id of a message has at most {_LONGEST_ID} characters.")
    if not incoming.from_address.strip():
        raise CannotReceive("A message needs the address it came from.")
    if len(incoming.from_address) > LONGEST:
        raise CannotReceive(f"An address has at most {LONGEST} characters.")
    if incoming.guarantor and incoming.guarantor.practice_id != practice.pk:
        raise CannotReceive("This practice has no such guarantor.")


class _Letter:
    """One message on its way in. Its raw text never leaves this object."""

    def __init__(self, practice: Practice, incoming: Incoming, now: datetime) -> None:
        self.practice, self.incoming, self.now = practice, incoming, now
        self.channel = incoming.channel
        self.received_at = min(incoming.received_at, now)  # a provider's clock may run ahead
        self.address = plain_address(incoming.channel, incoming.from_address)
        self.settings = settings_of(practice)
        raw = _storable(incoming.text)
        self._raw, self.redacted = raw, redact(raw)

    def take(self, *, understand: bool) -> Received:
        people = self._people()
        take_turns(person.pk for person in people)
        message, is_new = self._store(people[0] if len(people) == 1 else None)
        if not is_new:
            return Received(message, False, people, ReadingRow.objects.get(inbound=message))
        context = self._context(message, people)
        reading = read(self._raw, context, self.settings.phrases.own) if understand else None
        decision = decide(reading, context) if reading else NOT_UNDERSTOOD
        case = Case(
            self.practice, message, people, self.address, context, reading, decision, self.now
        )
        return Received(message, True, people, carry_out(case))

    def _people(self) -> tuple[Guarantor, ...]:
        if self.incoming.guarantor is not None:
            return (self.incoming.guarantor,)
        return tuple(people_at(self.practice, self.channel, self.address))

    def _store(self, guarantor: Guarantor | None) -> tuple[InboundMessage, bool]:
        said: Redacted = self.redacted
        return store_inbound(
            self.practice,
            guarantor=guarantor,
            channel=self.channel,
            from_address=self.address,
            redacted_text=said.text,
            redactions=sorted(said.kinds),
            provider_message_id=self.incoming.provider_message_id.strip(),
            received_at=self.received_at,
            now=self.now,
        )

    def _context(self, message: InboundMessage, people: tuple[Guarantor, ...]) -> ReplyContext:
        balance = Balance.objects.filter(guarantor__in=people).first() if len(people) == 1 else None
        return ReplyContext(
            channel=self.channel,
            received_at=self.received_at,
            zone=self.practice.timezone,
            open_question=open_question(message.answered_touch),
            balance_cents=balance.balance_cents if balance else None,
            horizon_days=self.settings.promise_horizon_days,
        )


def _storable(text: str) -> str:
    """Take out what no database keeps: NUL, and characters of which only one half arrived."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")


NOT_UNDERSTOOD: Final = ReplyDecision(
    suppress=frozenset(),
    suppress_address=False,
    letters_only=False,
    opt_in=frozenset(),
    holds=(HoldKind.WITH_PERSON,),
    work=WorkOrder(
        WorkKind.REPLY, Urgency.P1, "The reply could not be read by itself; read it yourself."
    ),
    promise=None,
    answer=None,
    asked_days=(),
    reasons=("could not be read by itself",),
)
"""What happens to a reply when reading it failed: the account is held, and a person reads it."""

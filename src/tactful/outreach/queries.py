"""Reads across the contact history."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet

from tactful.core.codes import possible_codes
from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.ledger.models import Guarantor
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import gather
from tactful.outreach.library import starter_library
from tactful.outreach.models import Hold, Template, Touch, TouchStatus
from tactful.outreach.rules import rules_for
from tactful.practice.models import Practice


def template_keys(practice: Practice) -> frozenset[str]:
    """The keys a journey may name: the shipped messages and the practice's own."""
    own = Template.objects.for_practice(practice).values_list("key", flat=True)
    return frozenset(starter_library().keys()) | frozenset(own)


def open_holds_of(guarantor: Guarantor) -> QuerySet[Hold]:
    """What pauses outreach to a guarantor now, beside what the latest export says."""
    return Hold.objects.filter(guarantor=guarantor, released_at=None).order_by("opened_at", "id")


def open_holds_by_kind(practice: Practice) -> dict[HoldKind, int]:
    """How many accounts are held for each reason now; one query."""
    mine = Hold.objects.for_practice(practice).filter(released_at=None)
    counted = mine.values_list("kind").annotate(count=Count("pk")).order_by()
    return {HoldKind(kind): count for kind, count in counted}


def held_for(practice: Practice, kind: HoldKind) -> QuerySet[Hold]:
    """The open holds of one kind, the longest first."""
    mine: QuerySet[Hold] = Hold.objects.for_practice(practice)
    open_now = mine.filter(kind=kind, released_at=None)
    return open_now.select_related("guarantor", "owner").order_by("opened_at", "id")


def ask_gate(
    guarantor: Guarantor,
    channel: GateChannel,
    *,
    now: datetime,
    category: Category = Category.REMINDER,
) -> Verdict:
    """What the gate would say of one message now, supposing its text will do."""
    return ask_gate_each(guarantor, [channel], now=now, category=category)[channel]


def ask_gate_each(
    guarantor: Guarantor,
    channels: Iterable[GateChannel] = tuple(GateChannel),
    *,
    now: datetime,
    category: Category = Category.REMINDER,
) -> dict[GateChannel, Verdict]:
    """What the gate would say on each channel, from facts that are gathered once."""
    rules = rules_for(guarantor.practice, now=now)
    person = gather(guarantor.practice, [guarantor.pk], now, rules)[guarantor.pk]

    def ask(channel: GateChannel) -> Verdict:
        message = expected_message(person.language, person.target_id(channel))
        facts = person.question(channel, category, message)
        return may_contact(facts, rules.policy, rules.states, now=now)

    return {channel: ask(channel) for channel in channels}


CODE_DAYS: Final = 180
"""How long the public page knows a code."""

# A message the provider refused reached nobody, and one that is still on its way may have.
_SENT: Final = (TouchStatus.HANDED_OVER, TouchStatus.ACCEPTED, TouchStatus.UNKNOWN)


def sent_with_code(
    practice: Practice, typed: str, *, now: datetime
) -> tuple[Channel, datetime] | None:
    """On which channel and when a message with this code went out, and nothing else of it.

    For whoever got one and is not known: None for a code that is not ours or is older than
    CODE_DAYS. Asks the database whatever was typed, so that an answer takes the same time.
    """
    rows = (
        Touch.objects.for_practice(practice)
        .filter(
            ~Q(verify_code=""),  # in the words of the index
            verify_code__in=possible_codes(typed) or ("-",),
            status__in=_SENT,
            handed_over_at__gte=now - timedelta(days=CODE_DAYS),
        )
        .order_by("-handed_over_at")
        .values_list("channel", "handed_over_at")[:1]
    )
    for channel, at in rows:
        return Channel(channel), at
    return None


def touch_with_code(practice: Practice, code: str) -> Touch | None:
    """The message that carries a code somebody reads out on the phone; None: it is not ours."""
    found: Touch | None = (
        Touch.objects.for_practice(practice)
        .filter(
            ~Q(verify_code=""),
            verify_code__in=possible_codes(code),
            handed_over_at__isnull=False,
        )
        .select_related("guarantor")
        .order_by("-handed_over_at")
        .first()
    )
    return found

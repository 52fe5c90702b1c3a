"""Reads across the contact history."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from tactful.core.policy import Verdict, may_contact
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category
from tactful.ledger.models import Guarantor
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import gather
from tactful.outreach.library import starter_library
from tactful.outreach.models import Hold, Template, Touch
from tactful.outreach.rules import rules_for
from tactful.practice.models import Practice


def template_keys(practice: Practice) -> frozenset[str]:
    """The keys a journey may name: the shipped messages and the practice's own."""
    own = Template.objects.for_practice(practice).values_list("key", flat=True)
    return frozenset(starter_library().keys()) | frozenset(own)


def open_holds_of(guarantor: Guarantor) -> QuerySet[Hold]:
    """What pauses outreach to a guarantor now, beside what the latest export says."""
    return Hold.objects.filter(guarantor=guarantor, released_at=None).order_by("opened_at", "id")


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


def touch_with_code(practice: Practice, code: str) -> Touch | None:
    """The message that carries a code somebody reads out on the phone; None: it is not ours."""
    found: Touch | None = (
        Touch.objects.for_practice(practice)
        .filter(verify_code=code.strip().lower())
        .exclude(verify_code="")
        .select_related("guarantor")
        .first()
    )
    return found

"""Which shipped message an automatic answer is, and when none may go out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from tactful.core.policy.facts import Scope, TriggerKind
from tactful.core.replies import Answer, Label, Reading, ReplyDecision, WorkOrder
from tactful.core.vocabulary import Category, Channel, HoldKind, Urgency, WorkKind
from tactful.ledger.models import Guarantor
from tactful.outreach.library import starter_library
from tactful.outreach.models import Touch, TouchStatus

MOST_IN_A_DAY: Final = 2
"""Automatic answers in one conversation a day; then a person goes on (replies/README.md, 7)."""

CARD_DATA: Final = "card_data_reply"
SAFETY: Final = frozenset({Answer.SAFETY_SELF_HARM, Answer.SAFETY_MEDICAL})


@dataclass(frozen=True, slots=True)
class Form:
    """A message that answers: its template, its category, and what it answers."""

    template_key: str
    category: Category
    trigger: TriggerKind


_FORMS: Final = {
    Answer.SAFETY_SELF_HARM: Form("safety_crisis", Category.REPLY, TriggerKind.INBOUND),
    Answer.SAFETY_MEDICAL: Form("safety_emergency", Category.REPLY, TriggerKind.INBOUND),
    Answer.CONFIRM_OPT_OUT: Form("opt_out_confirm", Category.OPT_OUT_CONFIRM, TriggerKind.OPT_OUT),
    Answer.CONFIRM_OPT_IN: Form("opt_in_confirm", Category.REPLY, TriggerKind.INBOUND),
    Answer.HELP: Form("help_reply", Category.HELP_REPLY, TriggerKind.HELP),
    Answer.CONFIRM_PROMISE: Form("promise_echo", Category.REPLY, TriggerKind.INBOUND),
    Answer.ASK_DATE: Form("clarify_date", Category.REPLY, TriggerKind.INBOUND),
}
_CARD: Final = Form(CARD_DATA, Category.REPLY, TriggerKind.INBOUND)
SAFETY_KEYS: Final = frozenset(_FORMS[answer].template_key for answer in SAFETY)

# The confirmation says that texts have ended, so it answers nothing else.
_TEXTS: Final = frozenset({Scope.SMS, Scope.ALL})
_WITH_A_CARD: Final = frozenset({Label.CARD_DATA, Label.PROMISE_TO_PAY, Label.PAY_NOW})
# What is done even where nobody can be told so.
_DONE_ANYWAY: Final = frozenset({Answer.CONFIRM_OPT_OUT, Answer.CONFIRM_OPT_IN})
# On a call a person answers, or the assistant that leads it; never a second call by itself.
_ANSWERED: Final = frozenset({Channel.SMS, Channel.EMAIL})
_UNLIMITED: Final = SAFETY | {Answer.CONFIRM_OPT_OUT}
# Carriers want an answer to each HELP (policy.md R112); so many in a day are two machines.
_MOST_HELP_IN_A_DAY: Final = 10


def form_of(decision: ReplyDecision, reading: Reading | None, channel: Channel) -> Form | None:
    """The one message that answers a reply on its channel; None where nothing is sent."""
    form = _FORMS.get(decision.answer) if decision.answer else None
    if decision.answer is Answer.CONFIRM_OPT_OUT and not decision.suppress & _TEXTS:
        return None
    if decision.answer is None and reading and _is_only_a_card(reading):
        form = _CARD  # policy.md R140: say so, and where it is safe to pay
    return form if form and _is_written(form.template_key, channel) else None


def within_reach(decision: ReplyDecision, channel: Channel) -> ReplyDecision:
    """Give to a person what cannot be answered where it came from, such as on the telephone."""
    answer = decision.answer
    if answer in (None, Answer.IGNORE) or _is_written(_FORMS[answer].template_key, channel):
        return decision
    if answer in _DONE_ANYWAY:
        return replace(decision, answer=None)
    return by_a_person(decision, "cannot be answered by itself where it came from")


def within_limits(decision: ReplyDecision, *, answered_today: int) -> ReplyDecision:
    """Stop answering by itself after two answers in a day; a person goes on.

    HELP is answered each time it is asked for, unless a machine is asking.
    """
    if decision.answer in (None, Answer.IGNORE) or decision.answer in _UNLIMITED:
        return decision
    most = _MOST_HELP_IN_A_DAY if decision.answer is Answer.HELP else MOST_IN_A_DAY
    if answered_today < most:
        return decision
    number = "two" if most == MOST_IN_A_DAY else most
    return by_a_person(decision, f"comes after {number} automatic answers in a day")


def by_a_person(decision: ReplyDecision, why: str) -> ReplyDecision:
    """The same decision without an automatic answer, and with a person who goes on.

    A promise stays noted: only telling them so is left to do.
    """
    said = "; ".join((*decision.reasons, why))
    work = decision.work or WorkOrder(WorkKind.REPLY, Urgency.P3, f"The reply {said}.")
    holds = decision.holds or (HoldKind.WITH_PERSON,)
    return replace(decision, answer=None, work=work, holds=holds)


def answers_since(guarantor: Guarantor, *, now: datetime) -> int:
    """How many automatic answers this guarantor was given, or is about to get, within a day."""
    return (
        Touch.objects.filter(
            guarantor=guarantor,
            category__in=(Category.REPLY, Category.HELP_REPLY),
            created_at__gt=now - timedelta(days=1),
        )
        .exclude(status=TouchStatus.CANCELLED)
        .count()
    )


def _is_only_a_card(reading: Reading) -> bool:
    labels = frozenset(reading.labels)
    return Label.CARD_DATA in labels and labels <= _WITH_A_CARD


def _is_written(key: str, channel: Channel) -> bool:
    return channel in _ANSWERED and bool(starter_library().languages(key, channel))

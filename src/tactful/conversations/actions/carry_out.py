"""Doing what was decided about one reply: stop, hold, promise, answer, and a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import structlog

from tactful.audit.actions import Happened, record
from tactful.conversations.addresses import has_address
from tactful.conversations.answers import (
    SAFETY_KEYS,
    answers_since,
    by_a_person,
    form_of,
    within_limits,
    within_reach,
)
from tactful.conversations.models import Reading as ReadingRow
from tactful.conversations.origins import origin_of
from tactful.conversations.questions import says_no
from tactful.conversations.settling import settle_earlier_questions
from tactful.core.policy.facts import ConsentLevel, Scope, Trigger
from tactful.core.replies import (
    READER_VERSION,
    Answer,
    Question,
    Reading,
    ReplyContext,
    ReplyDecision,
    WorkOrder,
)
from tactful.core.vocabulary import Category, HoldKind, Urgency, WorkKind
from tactful.journeys.actions import wake_guarantors
from tactful.ledger.actions import LedgerError, record_promise, withdraw_promise
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import (
    NewHold,
    NewTouch,
    cancel_queued,
    open_holds,
    pause_for_promise,
    queue_touches,
    record_consent,
    release_holds,
    suppress,
    triage,
)
from tactful.outreach.gather import gate_channel
from tactful.outreach.models import Consent, InboundMessage, Suppression, Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.worklist.actions import NewItem, open_items

READER: Final = "reader"

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Case:
    """One new message with everything that is known about it; `reading` is None where it failed."""

    practice: Practice
    message: InboundMessage
    people: Sequence[Guarantor]
    address: str
    context: ReplyContext
    reading: Reading | None
    decision: ReplyDecision
    now: datetime

    @property
    def by(self) -> str:
        """How holds, promises and the audit name what did this."""
        return f"reply:{self.message.uid}"

    @property
    def only(self) -> Guarantor | None:
        """The one guarantor it is from; None where nobody or several have the address."""
        return self.people[0] if len(self.people) == 1 else None


def carry_out(case: Case) -> ReadingRow:
    """Do what a decision asks for, in the caller's transaction, and write down what was done."""
    decision = _for_whom(case)
    decision = within_reach(decision, case.context.channel)
    if case.people:
        answered = max(answers_since(person, now=case.now) for person in case.people)
        decision = within_limits(decision, answered_today=answered)
    told_before = _is_stopped_already(case, decision)
    _stop(case, decision)
    decision = _take_back(case, decision)
    decision = _open_again(case, decision)
    decision = _promise(case, decision)
    _hold(case, decision)
    if not (told_before and decision.answer is Answer.CONFIRM_OPT_OUT):
        _answer(case, decision)
    _give_to_a_person(case, decision)
    if decision.promise and not decision.work and case.only:
        settle_earlier_questions(case.only, case.message, by=READER, now=case.now)
    # Their journeys look again at once: what is held or stopped pauses there.
    wake_guarantors(case.practice, [person.pk for person in case.people], now=case.now)
    return _write_down(case, decision)


def _for_whom(case: Case) -> ReplyDecision:
    """Leave to a person what only one guarantor can mean, where several may have written."""
    decision, many = case.decision, len(case.people)
    if many == 1:
        return decision
    is_personal = bool(
        decision.promise or decision.opt_in or decision.work or decision.answer is Answer.ASK_DATE
    )
    if many and not is_personal:
        return decision
    kept = decision.answer if decision.answer in (_FOR_ANYBODY if many else _FOR_NOBODY) else None
    impersonal = replace(decision, promise=None, opt_in=frozenset(), asked_days=(), answer=kept)
    if not many:
        # Nobody can be held or answered; the address is stopped, and people see the message.
        return replace(impersonal, holds=())
    holds = tuple(kind for kind in decision.holds if kind is not HoldKind.PROMISE)
    work = decision.work or WorkOrder(WorkKind.REPLY, Urgency.P2, _said(decision))
    reason = f"{many} accounts share the address this came from. {work.reason}"
    return replace(
        impersonal,
        holds=holds or (HoldKind.WITH_PERSON,),
        work=replace(work, reason=reason),
    )


_FOR_NOBODY: Final = frozenset({Answer.IGNORE})
_FOR_ANYBODY: Final = frozenset(
    {Answer.SAFETY_SELF_HARM, Answer.SAFETY_MEDICAL, Answer.CONFIRM_OPT_OUT, Answer.HELP}
)


def _said(decision: ReplyDecision) -> str:
    return f"The reply {'; '.join(decision.reasons)}."


# Stopping and opening


def _is_stopped_already(case: Case, decision: ReplyDecision) -> bool:
    """Whether texts had ended before this: one confirmation, and nothing after it (R019)."""
    if Scope.SMS not in decision.suppress:
        return False
    stops = Suppression.objects.for_practice(case.practice).filter(
        address=case.address, scope=Scope.SMS, cause="opt_out"
    )
    last = stops.order_by("-at").values_list("at", flat=True).first()
    if last is None:
        return False
    renewed = Consent.objects.filter(
        guarantor__in=case.people, scope=Scope.SMS, given_by="patient", given_at__gt=last
    ).exclude(basis=ConsentLevel.NONE)
    return not renewed.exists()


def _stop(case: Case, decision: ReplyDecision) -> None:
    scopes = decision.suppress | ({Scope.ALL} if decision.letters_only else frozenset())
    only = case.only
    if scopes:
        suppress(
            case.practice,
            scopes,
            cause="opt_out",
            via=case.by,
            now=case.now,
            guarantor_id=only.pk if only else None,
            address=case.address,
        )
    if decision.suppress_address:
        # Wrong for one is wrong for all: nobody is texted or called there again (R024).
        suppress(
            case.practice,
            ("address",),
            cause="wrong_number",
            via=case.by,
            now=case.now,
            address=case.address,
        )


def _open_again(case: Case, decision: ReplyDecision) -> ReplyDecision:
    """Messages are wanted again: only by the exact word, and only from their own address (R021)."""
    if not decision.opt_in or case.only is None:
        return decision
    if not has_address(case.only, case.context.channel, case.address):
        strange = "asks for messages from an address that is not the guarantor's"
        return by_a_person(replace(decision, opt_in=frozenset()), strange)
    for scope in sorted(decision.opt_in):
        record_consent(
            case.only,
            scope=scope,
            basis=ConsentLevel.EXPLICIT,
            wording=case.message.text,
            source=case.by,
            now=case.now,
            address=case.address,
        )
    return decision


# Promises


def _take_back(case: Case, decision: ReplyDecision) -> ReplyDecision:
    """A no to our "Noted: Friday" undoes the promise; a person asks what they meant instead."""
    asked = case.context.open_question is Question.PROMISE_ECHO
    if not (asked and case.only and says_no(case.message.text)) or decision.promise:
        return decision
    if not withdraw_promise(case.only, by=case.by, now=case.now):
        return decision
    release_holds(case.practice, [case.only.pk], (HoldKind.PROMISE,), by=case.by, now=case.now)
    why = "takes back the promise that was noted"
    work = decision.work or WorkOrder(WorkKind.REPLY, Urgency.P2, "")
    holds = decision.holds or (HoldKind.WITH_PERSON,)
    reasons = (why, *decision.reasons)
    said = WorkOrder(work.kind, work.urgency, f"The reply {'; '.join(reasons)}.")
    return replace(decision, answer=None, work=said, holds=holds, reasons=reasons)


def _promise(case: Case, decision: ReplyDecision) -> ReplyDecision:
    """Take the promise down and pause outreach until it is over; a person where that cannot be."""
    said = decision.promise
    if said is None or said.day is None or case.only is None:
        return decision
    try:
        promise = record_promise(
            case.only,
            promised_on=said.day,
            amount_cents=said.amount_cents,
            made_on=case.context.today,
            taken_by=case.by,
            now=case.now,
            # Whoever promises and asks us to stop wants no reminder either.
            reminder_wanted=not decision.suppress,
            horizon_days=case.context.horizon_days,
        )
    except LedgerError as refused:
        return _without_promise(decision, refused.message)
    pause_for_promise(case.practice, promise, by=case.by, now=case.now)
    return decision


def _without_promise(decision: ReplyDecision, why: str) -> ReplyDecision:
    kept = tuple(kind for kind in decision.holds if kind is not HoldKind.PROMISE)
    return replace(
        decision,
        promise=None,
        answer=None,
        holds=kept or (HoldKind.WITH_PERSON,),
        work=WorkOrder(WorkKind.REPLY, Urgency.P2, f"{_said(decision)} {why}"),
    )


# Holding, answering, and a person


def _hold(case: Case, decision: ReplyDecision) -> None:
    kinds = [kind for kind in decision.holds if kind is not HoldKind.PROMISE]
    reason = "; ".join(decision.reasons)
    holds = [
        NewHold(
            guarantor_id=person.pk,
            kind=kind,
            reason=reason,
            origin_key=origin_of(case.message),
        )
        for person in case.people
        for kind in kinds
    ]
    if holds:
        open_holds(case.practice, holds, by=case.by, now=case.now)


def _answer(case: Case, decision: ReplyDecision) -> None:
    """Queue the one automatic answer; an older one that still waits is out of date."""
    form = form_of(decision, case.reading, case.context.channel)
    if not case.people or not (form or decision.work):
        return
    person = case.people[0]
    _drop_older_answers(case, person)
    if form is None:
        return  # a person goes on: "Noted: Friday" must not arrive after "this bill is wrong"
    touch = NewTouch(
        guarantor_id=person.pk,
        origin_key=f"{origin_of(case.message)}:answer",
        channel=case.context.channel,
        category=form.category,
        template_key=form.template_key,
        to_address=case.address,
        trigger=Trigger(
            form.trigger,
            case.message.received_at,
            gate_channel(case.context.channel, automated=True),
        ),
    )
    queue_touches(case.practice, [touch], now=case.now)


def _drop_older_answers(case: Case, person: Guarantor) -> None:
    waiting = Touch.objects.filter(
        guarantor=person, status=TouchStatus.QUEUED, category=Category.REPLY
    )
    # A safety reply goes out whatever else they write meanwhile.
    if not waiting.filter(template_key__in=SAFETY_KEYS).exists():
        cancel_queued(
            case.practice, [person.pk], "superseded", now=case.now, categories=(Category.REPLY,)
        )


def _give_to_a_person(case: Case, decision: ReplyDecision) -> None:
    """Open the work item for every account it may concern; triaged is only what needs nobody."""
    work = decision.work
    if work is None:
        if case.people or _is_served(decision):
            triage(case.message, by=READER, now=case.now)
        return
    several = len(case.people) > 1
    items = [
        NewItem(
            person.pk,
            work.kind,
            work.urgency,
            work.reason,
            origin_of(case.message, person if several else None),
        )
        for person in case.people
    ]
    open_items(case.practice, items, now=case.now)
    if work.urgency is Urgency.P0:
        _log.warning("reply needs a person now", inbound=case.message.uid, kind=str(work.kind))


def _is_served(decision: ReplyDecision) -> bool:
    """Whether a message from an address nobody has is dealt with: a stop, or no words at all."""
    return bool(decision.suppress) or decision.answer is Answer.IGNORE


# Writing down


def _write_down(case: Case, decision: ReplyDecision) -> ReadingRow:
    reading, work = case.reading, decision.work
    labels = [
        {"label": str(f.label), "start": f.start, "end": f.end, "source": f.source}
        for f in (reading.findings if reading else ())
    ]
    row: ReadingRow = ReadingRow.objects.create(
        practice=case.practice,
        inbound=case.message,
        labels=labels,
        language=str(reading.language) if reading else "",
        decision=_as_json(decision),
        reader_version=READER_VERSION if reading else "",
        read_at=case.now,
    )
    detail: dict[str, Any] = {
        "labels": sorted({str(found["label"]) for found in labels}),
        "holds": sorted(map(str, decision.holds)),
        "urgency": str(work.urgency) if work else None,
        "answer": str(decision.answer) if decision.answer else None,
        "guarantors": [person.uid for person in case.people],
    }
    happened = Happened(case.by, "reply read", f"inbound:{case.message.uid}", detail)
    record(case.practice.pk, [happened], now=case.now)
    return row


def _as_json(decision: ReplyDecision) -> dict[str, Any]:
    work, promise = decision.work, decision.promise
    return {
        "because": "; ".join(decision.reasons),
        "stop": sorted(map(str, decision.suppress)),
        "stop_address": decision.suppress_address,
        "letters_only": decision.letters_only,
        "opt_in": sorted(map(str, decision.opt_in)),
        "holds": sorted(map(str, decision.holds)),
        "work": (
            {"kind": str(work.kind), "urgency": str(work.urgency), "reason": work.reason}
            if work
            else None
        ),
        "promise": (
            {
                "day": promise.day.isoformat() if promise.day else None,
                "amount_cents": promise.amount_cents,
            }
            if promise
            else None
        ),
        "answer": str(decision.answer) if decision.answer else None,
        "asked_days": [day.isoformat() for day in decision.asked_days],
    }

"""Who to call today, in order, on which number, and what to say in a line."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.policy import Decision, Verdict, may_contact
from tactful.core.policy.codes import REASONS, Code
from tactful.core.policy.facts import GateChannel
from tactful.core.vocabulary import Category, PromiseStatus, WorkKind
from tactful.core.wording import count, full_date, phone_words
from tactful.outreach.composing import expected_message
from tactful.outreach.gather import Gathered, gather
from tactful.outreach.rules import Rules, rules_for
from tactful.practice.models import Practice
from tactful.reports.attention import accounts
from tactful.reports.balances import BalanceRow
from tactful.worklist.models import WorkItem

KINDS: Final = (WorkKind.CALL, WorkKind.BROKEN_PROMISE)
MOST: Final = 60
"""Calls on one list: more than one person makes in a day."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whom, where, what to say. `not_before` is there while it is too early there."""

    row: BalanceRow
    number: str
    say: str
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallList:
    """The calls of a day, why others are left out and how many, and whether more wait."""

    calls: tuple[Call, ...]
    left_out: tuple[tuple[str, int], ...]
    more: bool


def calls_of(practice: Practice, *, on: date, now: datetime) -> CallList:
    """The calls that are due, most urgent first; nobody who may not be called (policy.md)."""
    ids = _due(practice, on)
    rows = accounts(practice, ids[:MOST], on=on, now=now)
    rules = rules_for(practice, now=now)
    people = gather(practice, [row.guarantor_id for row in rows], now, rules)
    calls: list[Call] = []
    left_out: Counter[str] = Counter()
    for row in rows:
        verdict = _verdict(people.get(row.guarantor_id), rules, now)
        number = phone_words(row.phone or row.mobile)
        if not number or not _may(verdict, practice, on):
            left_out[_why_not(number, verdict)] += 1
            continue
        calls.append(Call(row, number, _say(row), verdict.retry_at if verdict else None))
    return CallList(tuple(calls), tuple(left_out.most_common()), len(ids) > MOST)


def _due(practice: Practice, on: date) -> list[int]:
    midnight = datetime.combine(on + timedelta(days=1), time(), ZoneInfo(practice.timezone))
    due = WorkItem.objects.for_practice(practice).filter(
        closed_at=None, kind__in=KINDS, due_at__lt=midnight
    )
    ids = due.order_by("urgency", "due_at", "pk").values_list("guarantor_id", flat=True)
    return list(dict.fromkeys(ids[: 4 * MOST]))


def _verdict(person: Gathered | None, rules: Rules, now: datetime) -> Verdict | None:
    """What the gate says of a call by a person now; None where the account cannot be read."""
    if person is None:
        return None
    channel = GateChannel.VOICE_LIVE
    message = expected_message(person.language, person.target_id(channel))
    facts = person.question(channel, Category.REMINDER, message)
    return may_contact(facts, rules.policy, rules.states, now=now)


def _may(verdict: Verdict | None, practice: Practice, on: date) -> bool:
    if verdict is None or verdict.decision is Decision.BLOCK:
        return False
    if verdict.retry_at is None:
        return verdict.allowed
    return verdict.retry_at.astimezone(ZoneInfo(practice.timezone)).date() <= on


def _why_not(number: str, verdict: Verdict | None) -> str:
    if not number:
        return "no number on file"
    return REASONS[Code(verdict.reason)].why if verdict else "the account cannot be read"


def _say(row: BalanceRow) -> str:
    """What the call is about, once the person has said who they are (policy.md R094)."""
    kind, judged = row.facts.work[0].kind if row.facts.work else "", row.facts.promise
    if judged and (kind == WorkKind.BROKEN_PROMISE or judged.status is PromiseStatus.BROKEN):
        on = full_date(judged.promise.promised_on)
        return f"You had hoped to pay on {on}. Would another day suit you better?"
    if row.unanswered:
        sent = count(row.unanswered, "reminder")
        them = "it reached" if row.unanswered == 1 else "they reached"
        return f"We sent {sent} and wanted to be sure {them} you. Can I explain anything?"
    if row.open_statements > 1:
        return f"There are {row.open_statements} statements open. Can I explain any of them?"
    return "Is there anything about the bill that I can explain?"

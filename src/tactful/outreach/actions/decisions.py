"""What the gate said, kept when it is not what it said last time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tactful import bulk
from tactful.core.policy.facts import GateChannel
from tactful.core.policy.verdict import Verdict
from tactful.core.vocabulary import Category
from tactful.outreach.models import GateDecision

Question = tuple[int, GateChannel, Category]
"""Guarantor id, channel, category: what a decision is about."""

Kept = tuple[int, str, str, datetime | None]
"""Row id, decision, reason, retry_at."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the gate and what asked for it."""

    question: Question
    verdict: Verdict
    origin_key: str


_COLUMNS: Final = (
    *("practice_id", "guarantor_id", "channel", "category", "decision", "reason"),
    *("also_codes", "retry_at", "at", "policy_version", "origin_key"),
)


def current_decisions(guarantor_ids: Iterable[int]) -> dict[Question, Kept]:
    """The decisions in force for these guarantors, by what they are about."""
    rows = GateDecision.objects.filter(
        guarantor_id__in=bulk.among(set(guarantor_ids)), superseded_at=None
    ).values_list(*("guarantor_id", "channel", "category", "id", "decision", "reason", "retry_at"))
    return {
        (id, GateChannel(channel), Category(category)): (row, decision, reason, retry_at)
        for id, channel, category, row, decision, reason, retry_at in rows
    }


def keep_decisions(
    practice_id: int,
    answers: Sequence[Answered],
    known: Mapping[Question, Kept],
    *,
    policy_version: str,
    now: datetime,
) -> int:
    """Write down the answers that differ from those in force; returns how many were new.

    The last answer to a question wins. In the caller's transaction, and in one order for
    everybody, so that two workers never wait for each other in a circle.
    """
    last = {answer.question: answer for answer in answers}
    changed = sorted(
        (a for a in last.values() if _differs(known.get(a.question), a.verdict)),
        key=lambda a: a.question,
    )
    bulk.update(
        GateDecision,
        [(now, known[a.question][0]) for a in changed if a.question in known],
        set=("superseded_at",),
        where=("id",),
    )
    rows = [
        (
            *(practice_id, *a.question, a.verdict.decision, a.verdict.reason),
            *(list(a.verdict.also_codes), a.verdict.retry_at, now),
            *(policy_version, a.origin_key),
        )
        for a in changed
    ]
    # A second worker may have answered the same question meanwhile: one of the two is kept.
    return bulk.insert(GateDecision, _COLUMNS, rows, ignore_conflicts=True)


def _differs(kept: Kept | None, verdict: Verdict) -> bool:
    return kept is None or kept[1:] != (verdict.decision, verdict.reason, verdict.retry_at)

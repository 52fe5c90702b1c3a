"""Asking a person to call or to write: the reason in words, and how soon."""

from tactful.core.priority import Priority
from tactful.core.steps import EnrollmentFacts, OpenWorkItem
from tactful.core.vocabulary import Channel, Urgency, WorkKind
from tactful.core.wording import count


def work_item(
    kind: WorkKind,
    facts: EnrollmentFacts,
    *,
    reason: str,
    template: str,
    next_block: str,
    passed_over: tuple[tuple[Channel, str], ...],
) -> OpenWorkItem:
    """Ask a person, the same day for a top priority account, else within two days."""
    urgency = Urgency.P2 if facts.priority is Priority.TOP else Urgency.P3
    why = ", ".join(part for part in (reason, _age(facts.days_past_due)) if part)
    return OpenWorkItem(
        kind, why or "a balance is open", urgency, next_block, template, passed_over
    )


def _age(days: int | None) -> str:
    if days is None:
        return ""
    if days > 0:
        return f"{count(days, 'day')} past due"
    return f"due in {count(-days, 'day')}" if days else "due today"

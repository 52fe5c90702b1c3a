"""The demo's billing desk: two people who call, answer and note what came of it."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tactful.core.vocabulary import WorkKind
from tactful.ledger.actions import LedgerError, record_promise
from tactful.practice.models import Practice
from tactful.worklist.actions import record_disposition
from tactful.worklist.models import WorkItem

A_ROUND = 5  # items they get to between two looks at the clock
LEFT_FOR_YOU = timedelta(days=5)  # the newest work waits for whoever opens the demo
BY = "staff:demo-desk"
CALLS = (
    (45, "no_answer"),
    (20, "left_message"),
    (25, "promised"),
    (7, "call_back"),
    (3, "wrong_number"),
)


class Desk:
    """Works the list in order of urgency, on weekdays, and leaves the last days to the visitor."""

    def __init__(self, practice: Practice, random: Random, *, until: datetime) -> None:
        self.practice, self.random, self.until = practice, random, until - LEFT_FOR_YOU
        self.zone = ZoneInfo(practice.timezone)

    def work(self, *, now: datetime) -> None:
        """One round at the desk."""
        if now >= self.until or now.astimezone(self.zone).weekday() >= 5:
            return
        waiting = WorkItem.objects.for_practice(self.practice).filter(
            closed_at=None, opened_at__lt=now - timedelta(hours=2)
        )
        for item in waiting.select_related("guarantor__balance").order_by(
            "urgency", "due_at", "id"
        )[:A_ROUND]:
            self._do(item, now)

    def _do(self, item: WorkItem, now: datetime) -> None:
        disposition = "other"
        if item.kind in {WorkKind.CALL, WorkKind.BROKEN_PROMISE}:
            disposition = self.random.choices([d for _, d in CALLS], [w for w, _ in CALLS])[0]
        if disposition == "promised" and not self._note_promise(item, now):
            disposition = "no_answer"
        record_disposition(
            item, disposition=disposition, seen_version=item.version, by=BY, now=now
        )

    def _note_promise(self, item: WorkItem, now: datetime) -> bool:
        day = now.astimezone(self.zone).date()
        try:
            record_promise(
                item.guarantor,
                promised_on=day + timedelta(days=self.random.randint(3, 14)),
                amount_cents=None,
                made_on=day,
                taken_by=BY,
                now=now,
            )
        except LedgerError:
            return False
        return True

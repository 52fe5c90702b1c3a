"""The demo's billing desk: two people who call, answer and note what came of it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tactful.conversations.actions import resolve_reply
from tactful.conversations.origins import message_of
from tactful.core.vocabulary import WorkKind
from tactful.ledger.actions import LedgerError, record_promise
from tactful.practice.models import Practice
from tactful.worklist.actions import NEEDS_ANOTHER_TRY, record_disposition
from tactful.worklist.models import WorkItem

A_ROUND = 5  # items they get to between two looks at the clock
LEFT_FOR_YOU = timedelta(days=5)  # the newest work waits for whoever opens the demo
BY = "staff:demo-desk"
CALLS = (
    (44, "no_answer"),
    (26, "left_message"),
    (10, "promised"),
    (12, "call_back"),
    (7, "other"),
    (1, "wrong_number"),
)
TRIES = 3  # calls that nobody answers, then a note and no more
LOOKED_INTO = {WorkKind.DISPUTE: "disputed", WorkKind.HARDSHIP: "hardship"}


class Desk:
    """Works the list in order of urgency, on weekdays, and leaves the last days to the visitor."""

    def __init__(
        self, practice: Practice, random: Random, *, until: datetime, unmoved: Collection[str]
    ) -> None:
        self.practice, self.random, self.until = practice, random, until - LEFT_FOR_YOU
        self.unmoved = unmoved  # ids of accounts that promise nothing on a call
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
        """Replies are looked into, calls made; everything else is seen to."""
        if message_of(self.practice, item.origin_key):
            what = LOOKED_INTO.get(WorkKind(item.kind), "other")
            resolve_reply(item, disposition=what, seen_version=item.version, by=BY, now=now)
            return
        what = "other"
        if item.kind in {WorkKind.CALL, WorkKind.BROKEN_PROMISE}:
            what = self.random.choices([d for _, d in CALLS], [w for w, _ in CALLS])[0]
        if what in NEEDS_ANOTHER_TRY and item.version >= TRIES:
            what = "other"
        if what == "promised" and not self._note_promise(item, now):
            what = "no_answer"
        record_disposition(item, disposition=what, seen_version=item.version, by=BY, now=now)

    def _note_promise(self, item: WorkItem, now: datetime) -> bool:
        if item.guarantor.external_id in self.unmoved:
            return False
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

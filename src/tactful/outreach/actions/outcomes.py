"""What the providers answered, written in bulk, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, assert_never

from django.db import transaction

from tactful import bulk
from tactful.audit.actions import at_the_end
from tactful.channels.contract import Accepted, Outcome, OutcomeUnknown, Refused, TryAgain
from tactful.core.policy.config import PolicyConfig
from tactful.core.policy.delivery import DeliveryRule, Meaning
from tactful.core.vocabulary import Channel, Urgency, WorkKind
from tactful.outreach.actions.rates import carriers_midnight, provider_failed, provider_works
from tactful.outreach.actions.signals import SIGNAL_LENGTH, Signal, heed
from tactful.outreach.gather import ABOUT_US, gate_channel
from tactful.outreach.models import DeliveryReceipt, Touch, TouchStatus
from tactful.outreach.rules import rules_for
from tactful.practice.models import Practice
from tactful.records import lock_rows
from tactful.worklist.actions import NewItem, open_items

LEASE: Final = timedelta(minutes=15)
"""So long a touch may be without an answer; then it is unknown, and never sent again."""

ATTEMPTS: Final = 6
"""So often we try again what certainly was not sent; then a person looks."""

LEASE_OVER: Final = "lease_over"
GAVE_UP: Final = "gave_up"

_BACK_OFF: Final = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240))
_REASON_LENGTH: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A touch that was marked for hand-over at an instant, as its answer is recorded."""

    id: int
    uid: str
    guarantor_id: int
    to: str
    automated: bool
    template_key: str
    attempts: int
    marked_at: datetime


Result = tuple[Tried, Outcome]


def record_outcomes(
    practice: Practice, channel: Channel, results: Sequence[Result], *, now: datetime
) -> int:
    """Write down what became of touches that were tried; returns how many rows changed.

    A touch whose lease ran out meanwhile is unknown by now; an answer that comes after all
    still says what happened to it, but never puts it back into the queue.
    """
    answers = _Answers(practice, channel, rules_for(practice).policy, now)
    for tried, outcome in results:
        answers.add(tried, outcome)
    with transaction.atomic(), at_the_end(practice.pk):
        return answers.write()


@transaction.atomic
def put_back(tried: Iterable[Tried], *, now: datetime) -> int:
    """Return touches that were marked and never tried: certainly not sent, so not counted."""
    rows = [(*(_QUEUED, None, now, "", "", "", t.attempts - 1), *_seen(t)) for t in tried]
    columns = ("status", "handed_over_at", "due_at", "subject", "body", "html", "attempts")
    return bulk.update(Touch, rows, set=columns, where=_STILL_MARKED)


@transaction.atomic
def reconcile_in_flight(now: datetime, limit: int) -> int:
    """Close touches that were marked by a process that never told us what became of them.

    They may have been sent, so they never are again: a person looks. Returns how many.
    """
    lost = list(
        lock_rows(
            Touch.objects.filter(
                status=TouchStatus.HANDED_OVER, handed_over_at__lte=now - LEASE
            ).order_by("handed_over_at")
        ).select_related("practice")[:limit]
    )
    by_practice: dict[Practice, list[Touch]] = defaultdict(list)
    for touch in lost:
        by_practice[touch.practice].append(touch)
    for practice, touches in by_practice.items():
        rows = [
            (TouchStatus.UNKNOWN, now, LEASE_OVER, touch.pk, TouchStatus.HANDED_OVER)
            for touch in touches
        ]
        bulk.update(Touch, rows, set=("status", "settled_at", "reason"), where=("id", "status"))
        items = [_unknown_item(t.uid, t.guarantor_id, _WORDS[LEASE_OVER]) for t in touches]
        open_items(practice, items, now=now)
    return len(lost)


class _Answers:
    """The answers of one flush, and the rows that follow from them."""

    def __init__(
        self, practice: Practice, channel: Channel, policy: PolicyConfig, now: datetime
    ) -> None:
        self.practice, self.channel, self.policy, self.now = practice, channel, policy, now
        self.settled: list[tuple[Any, ...]] = []
        self.again: list[tuple[Any, ...]] = []
        self.receipts: list[tuple[Any, ...]] = []
        self.items: list[NewItem] = []
        self.signals: list[Signal] = []
        self.works = False
        self.failures: list[datetime | None] = []

    def add(self, tried: Tried, outcome: Outcome) -> None:
        match outcome:
            case Accepted(provider_id=provider_id):
                self.works = True
                self._settle(tried, TouchStatus.ACCEPTED, provider_id=provider_id)
            case TryAgain():
                self._try_again(tried, outcome)
            case Refused(reason=reason, code=code) if self._is_about_us(tried, code):
                self._wait_for_mending(tried, reason, code)
            case Refused(reason=reason, code=code):
                self.works = True
                self._refused(tried, reason, code)
            case OutcomeUnknown(reason=reason):
                self.failures.append(None)
                self._settle(tried, TouchStatus.UNKNOWN, reason=reason)
                self.items.append(_unknown_item(tried.uid, tried.guarantor_id, reason))
            case unreachable:
                assert_never(unreachable)

    def write(self) -> int:
        """Everything in the caller's transaction: touches, receipts, suppressions, work items."""
        changed = bulk.update(
            Touch,
            self.settled,
            set=("status", "settled_at", "provider_id", "reason"),
            where=("id", "handed_over_at"),
        ) + bulk.update(
            Touch,
            self.again,
            set=("status", "handed_over_at", "due_at", "subject", "body", "html", "reason"),
            where=_STILL_MARKED,
        )
        bulk.insert(
            DeliveryReceipt, ("practice_id", "touch_id", "signal", "text", "at"), self.receipts
        )
        heed(self.practice, self.signals, self.policy, now=self.now)
        open_items(self.practice, self.items, now=self.now)
        self._tell_the_bucket()
        return changed

    def _settle(
        self, tried: Tried, status: TouchStatus, *, provider_id: str = "", reason: str = ""
    ) -> None:
        said = (provider_id[:120], reason[:_REASON_LENGTH])
        self.settled.append((status, self.now, *said, tried.id, tried.marked_at))

    def _try_again(self, tried: Tried, answer: TryAgain) -> None:
        rule = self._rule(tried, answer.code)
        meaning = rule.meaning if rule else None
        if meaning in _ABOUT_THE_ADDRESS:
            self._heard(tried, answer.code, answer.reason)
        else:
            midnight = carriers_midnight(self.now) if meaning is Meaning.DAILY_CAP else None
            asked = self.now + answer.after if answer.after else None
            self.failures.append(midnight or asked)
        if tried.attempts >= ATTEMPTS:
            self._settle(tried, TouchStatus.REFUSED, reason=GAVE_UP)
            self.items.append(_refused_item(tried, f"tried {ATTEMPTS} times: {answer.reason}"))
            return
        wait = max(answer.after or timedelta(0), _BACK_OFF[min(tried.attempts, len(_BACK_OFF)) - 1])
        reason = (answer.code or answer.reason)[:_REASON_LENGTH]
        self.again.append((*(_QUEUED, None, self.now + wait, "", "", "", reason), *_seen(tried)))

    def _refused(self, tried: Tried, reason: str, code: str) -> None:
        self._settle(tried, TouchStatus.REFUSED, reason=code or reason)
        self.items.append(_refused_item(tried, reason))
        if code:
            self._heard(tried, code, reason)

    def _wait_for_mending(self, tried: Tried, reason: str, code: str) -> None:
        """Nobody loses a message because our own sender was refused: it waits in the queue."""
        self._heard(tried, code, reason)
        said = code[:_REASON_LENGTH]
        waiting = (_QUEUED, None, self.now, "", "", "", said)
        self.again.append((*waiting, *_seen(tried)))

    def _is_about_us(self, tried: Tried, code: str) -> bool:
        """Whether our own sender is refused: the channel waits, and nobody loses their touch."""
        rule = self._rule(tried, code)
        return rule is not None and rule.meaning in ABOUT_US

    def _rule(self, tried: Tried, code: str) -> DeliveryRule | None:
        if not code:
            return None
        return self.policy.delivery.read(
            gate_channel(self.channel, automated=tried.automated), code
        )

    def _heard(self, tried: Tried, code: str, text: str) -> None:
        receipt = (self.practice.pk, tried.id, code[:SIGNAL_LENGTH], text[:300], self.now)
        self.receipts.append(receipt)
        self.signals.append(
            Signal(
                touch_uid=tried.uid,
                guarantor_id=tried.guarantor_id,
                channel=self.channel,
                automated=tried.automated,
                to=tried.to,
                template_key=tried.template_key,
                code=code[:SIGNAL_LENGTH],
            )
        )

    def _tell_the_bucket(self) -> None:
        if self.works:
            provider_works(self.practice, self.channel)
        elif self.failures:
            until = max((at for at in self.failures if at is not None), default=None)
            provider_failed(self.practice, self.channel, until=until, now=self.now)


_QUEUED: Final = TouchStatus.QUEUED
_STILL_MARKED: Final = ("id", "handed_over_at", "status")
_ABOUT_THE_ADDRESS: Final = frozenset({Meaning.BACK_OFF, Meaning.SOFT_BOUNCE})
_WORDS: Final = {LEASE_OVER: "the program stopped while it was being sent"}


def _seen(tried: Tried) -> tuple[int, datetime, str]:
    return tried.id, tried.marked_at, TouchStatus.HANDED_OVER


def _unknown_item(uid: str, guarantor_id: int, reason: str) -> NewItem:
    return NewItem(
        guarantor_id=guarantor_id,
        kind=WorkKind.UNKNOWN_OUTCOME,
        urgency=Urgency.P3,
        reason=f"a message may or may not have arrived, and is not sent again: {reason}"[:300],
        origin_key=f"touch:{uid}:unknown",
    )


def _refused_item(tried: Tried, reason: str) -> NewItem:
    return NewItem(
        guarantor_id=tried.guarantor_id,
        kind=WorkKind.REFUSED_TOUCH,
        urgency=Urgency.P3,
        reason=f"a message was not sent: {reason}"[:300],
        origin_key=f"touch:{tried.uid}:refused",
    )

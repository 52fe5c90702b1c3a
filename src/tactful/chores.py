"""Every piece of background work by name, and the walks over them.

A chore is `chore(now, limit) -> handled`: it may run many times at once, be killed anywhere, and
answers 0 when nothing is left for it to do at that instant. Nothing here remembers anything: what
is due is asked of the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any, Final, Protocol

import structlog
from django.conf import settings as django_settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from tactful import bulk
from tactful.audit.actions import at_the_end
from tactful.audit.later import take_in_looks
from tactful.channels.contract import ChannelAdapter
from tactful.channels.simulator import simulators
from tactful.channels.smtp import SmtpEmail, SmtpSettings
from tactful.core.policy.codes import Code
from tactful.core.vocabulary import Channel, PromiseStatus, Urgency, WorkKind
from tactful.intake.long_work import look_through, take_in
from tactful.jobs.actions import drop_old_files, say_worker_is_there
from tactful.jobs.work import Work, do_next
from tactful.journeys.actions import (
    enroll_due,
    exit_settled,
    resume_reachable,
    wake,
    wake_guarantors,
    wake_waiting,
)
from tactful.journeys.queries import practices_due
from tactful.ledger.actions import (
    forget_figures,
    keep_figures,
    refresh_due_balances,
    settle_promises,
)
from tactful.ledger.models import AccountEvent, Balance, PromiseToPay
from tactful.outreach.actions import (
    cancel_queued,
    expire_holds,
    hand_over,
    heed_dispositions,
    reconcile_in_flight,
)
from tactful.outreach.models import SettingsSeen, Touch, TouchStatus
from tactful.practice.actions import begin_loosenings
from tactful.practice.models import Practice, SettingsVersion
from tactful.practice.queries import today_of
from tactful.records import lock_rows
from tactful.reports.daily import next_to_work_out, outdated, work_out
from tactful.reports.list_files import export
from tactful.turns import take_turns
from tactful.worklist.actions import NewItem, open_items, resolve

Adapters = Mapping[Channel, ChannelAdapter]
Run = Callable[[datetime, int], int]

LIMIT: Final = 500

_log = structlog.get_logger()

# Events after which a reminder that waits is out of place, whatever is still owed.
_TAKES_BACK: Final = frozenset({"payment", "promise"})
_CONTACT: Final = frozenset({"contact"})
_NOT_KEPT: Final = {
    "promise_broken": "promised to pay, and nothing came",
    "promise_partial": "promised to pay, and only a part came",
}
# What nobody needs to do any more once nothing is owed.
_DONE_WHEN_PAID: Final = (
    WorkKind.CALL,
    WorkKind.LETTER,
    WorkKind.BROKEN_PROMISE,
    WorkKind.HAND_OFF,
    WorkKind.UNKNOWN_OUTCOME,
)
# The furthest a local date can be ahead of UTC.
_DATE_LINE: Final = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Chore:
    """One piece of background work, and how often an idle worker looks for it, in seconds."""

    run: Run
    every_s: float = 0


def adapters_from_settings() -> dict[Channel, ChannelAdapter]:
    """The channels of this process: simulators, and what was switched on to be live."""
    return channels_from(django_settings.TACTFUL)


class ChannelSettings(Protocol):
    """What decides which channels are live (config.env.Env)."""

    live_email: bool
    smtp_url: Any
    smtp_timeout_s: float


def channels_from(env: ChannelSettings) -> dict[Channel, ChannelAdapter]:
    """A simulator for every channel that has no provider switched on."""
    channels: dict[Channel, ChannelAdapter] = dict(simulators())
    if env.live_email and env.smtp_url is not None:
        url = env.smtp_url.get_secret_value()
        settings = SmtpSettings.from_url(url, timeout_s=env.smtp_timeout_s)
        channels[Channel.EMAIL] = SmtpEmail(settings)
    return channels


def chores(adapters: Adapters, *, stopping: Callable[[], bool] = lambda: False) -> dict[str, Chore]:
    """Every chore in the order of a walk; a channel without an adapter has none.

    The order lets one walk carry news through: money first, then what it settles, then who is
    due, then what goes out.
    """
    return CHORES | {
        f"hand_over_{channel}": Chore(partial(_hand_over, channel, adapter, stopping))
        for channel, adapter in adapters.items()
    }


def run_once(now: datetime, adapters: Adapters) -> dict[str, int]:
    """Walk every chore once; how many each handled."""
    return {name: chore.run(now, LIMIT) for name, chore in chores(adapters).items()}


def drain(now: datetime, adapters: Adapters) -> dict[str, int]:
    """Walk until no chore finds anything to do at this instant; how many each handled in all."""
    handled: dict[str, int] = defaultdict(int)
    busy = True
    while busy:
        walked = run_once(now, adapters)
        busy = any(walked.values())
        for name, count in walked.items():
            handled[name] += count
    return dict(handled)


def send_due(
    practice: Practice, now: datetime, adapters: Adapters, *, limit: int, patience_s: float
) -> int:
    """Enroll, wake and hand over what is due in one practice, for somebody who waits for it.

    At most `limit` on each channel and for about so many seconds; the worker does the rest.
    Returns how many touches were taken out of the outbox or put off.
    """
    began = monotonic()

    def stopping() -> bool:
        return monotonic() - began > patience_s

    enroll_due(practice, now=now, limit=limit)
    wake(practice, now=now, limit=limit)
    handled = 0
    for channel, adapter in adapters.items():
        if not stopping():
            handled += hand_over(
                practice, channel, adapter, now=now, limit=limit, stopping=stopping
            )
    return handled


def drain_practice(practice: Practice, now: datetime, adapters: Adapters) -> int:
    """Enroll, wake and hand over in one practice until nothing is due; how many were handed over.

    Those that were put off or taken back count too.
    """
    while settle_accounts(now, LIMIT):
        pass
    handed, busy = 0, True
    while busy:
        moved = enroll_due(practice, now=now, limit=LIMIT) + wake(practice, now=now, limit=LIMIT)
        gone = sum(
            hand_over(practice, channel, adapter, now=now) for channel, adapter in adapters.items()
        )
        handed, busy = handed + gone, bool(moved or gone)
    return handed


def settle_accounts(now: datetime, limit: int) -> int:
    """Carry what happened to accounts into the rooms above the ledger; returns how many events."""
    if not AccountEvent.objects.filter(settled_at=None).exists():
        return 0
    with transaction.atomic():
        waiting = AccountEvent.objects.filter(settled_at=None).order_by("id")
        return _settle(list(lock_rows(waiting)[:limit]), now)


def settle_now(practice: Practice, guarantor_ids: Iterable[int], *, now: datetime) -> int:
    """The same for a few accounts at once, for a page whose reader waits for the outcome."""
    with transaction.atomic():
        waiting = AccountEvent.objects.for_practice(practice).filter(
            guarantor_id__in=bulk.among(set(guarantor_ids)), settled_at=None
        )
        return _settle(list(lock_rows(waiting.order_by("id"))), now)


def _settle(events: list[AccountEvent], now: datetime) -> int:
    by_practice: dict[int, list[AccountEvent]] = defaultdict(list)
    for event in events:
        by_practice[event.practice_id].append(event)
    for practice in Practice.objects.filter(pk__in=by_practice).order_by("id"):
        _settle_practice(practice, by_practice[practice.pk], now)
    AccountEvent.objects.filter(pk__in=bulk.among(event.pk for event in events)).update(
        settled_at=now
    )
    return len(events)


def _settle_practice(practice: Practice, events: list[AccountEvent], now: datetime) -> None:
    """One action per room, in the order every transaction takes its locks in."""
    ids = {event.guarantor_id for event in events}
    take_turns(ids)
    with at_the_end(practice.pk):
        settle_promises(practice, on=today_of(practice, now), now=now, guarantor_ids=ids)
        heed_dispositions(practice, events, now=now)
        exit_settled(practice, ids, now=now)
        wake_guarantors(practice, ids, now=now)
        resume_reachable(practice, _told(events, _CONTACT), now=now)
        paid = _owing_nothing(ids)
        cancel_queued(practice, paid, "paid", now=now)
        cancel_queued(practice, _told(events, _TAKES_BACK), "account_changed", now=now)
        resolve(practice, paid, _DONE_WHEN_PAID, by="worker", now=now)
        resolve(
            practice, _told(events, _CONTACT), (WorkKind.CONTACT_DETAILS,), by="worker", now=now
        )
        open_items(practice, _broken_promises(events, paid), now=now)


def _told(events: Iterable[AccountEvent], kinds: frozenset[str]) -> set[int]:
    return {event.guarantor_id for event in events if event.kind in kinds}


def _owing_nothing(guarantor_ids: Iterable[int]) -> set[int]:
    paid = Balance.objects.filter(guarantor_id__in=bulk.among(guarantor_ids), balance_cents__lte=0)
    return set(paid.values_list("guarantor_id", flat=True))


def _broken_promises(events: Iterable[AccountEvent], paid: set[int]) -> list[NewItem]:
    """A promise that was not kept is followed up once, by a person (policy.md R075)."""
    return [
        NewItem(
            guarantor_id=event.guarantor_id,
            kind=WorkKind.BROKEN_PROMISE,
            urgency=Urgency.P3,
            reason=_NOT_KEPT[event.kind],
            origin_key=f"{event.origin}:not_kept",
        )
        for event in events
        if event.kind in _NOT_KEPT and event.guarantor_id not in paid
    ]


def _refresh_balances(now: datetime, limit: int) -> int:
    """Let rows that were dated ahead begin to count, each on its practice's own day."""
    ahead = (now + _DATE_LINE).date()
    changing = Balance.objects.filter(practice=OuterRef("pk"), changes_on__lte=ahead)
    return _each(
        Practice.objects.filter(Exists(changing)).order_by("id"),
        lambda practice: refresh_due_balances(practice, on=today_of(practice, now), now=now),
    )


def _settle_promises(now: datetime, limit: int) -> int:
    """Say of promises whose day is over whether they were kept."""
    ahead = (now + _DATE_LINE).date()
    over = PromiseToPay.objects.filter(
        practice=OuterRef("pk"), status=PromiseStatus.OPEN, promised_on__lt=ahead
    )
    return _each(
        Practice.objects.filter(Exists(over)).order_by("id"),
        lambda practice: settle_promises(practice, on=today_of(practice, now), now=now),
    )


def _expire_holds(now: datetime, limit: int) -> int:
    return expire_holds(now, limit)


def _recheck_deferred(now: datetime, limit: int) -> int:
    """Look again at what waits, where a practice's settings are newer than the last look."""
    newest = (
        SettingsVersion.objects.filter(practice=OuterRef("pk"))
        .order_by("-number")
        .values("number")[:1]
    )
    seen = SettingsSeen.objects.filter(practice=OuterRef("pk")).values("number")
    changed = list(
        Practice.objects.annotate(
            newest=Coalesce(Subquery(newest), 0), seen=Coalesce(Subquery(seen), 0)
        )
        .exclude(newest=F("seen"))
        .order_by("id")[:limit]
    )
    for practice in changed:
        with transaction.atomic():
            wake_waiting(practice, now=now)
            Touch.objects.for_practice(practice).filter(
                status=TouchStatus.QUEUED, due_at__gt=now, reason__in=[str(code) for code in Code]
            ).update(due_at=now)
            SettingsSeen.objects.update_or_create(
                practice=practice, defaults={"number": practice.newest}
            )
    return len(changed)


def _reconcile_in_flight(now: datetime, limit: int) -> int:
    return reconcile_in_flight(now, limit)


def _enroll(now: datetime, limit: int) -> int:
    return _each(
        Practice.objects.order_by("id"),
        lambda practice: enroll_due(practice, now=now, limit=limit),
    )


def _wake(now: datetime, limit: int) -> int:
    return _each(practices_due(now), lambda practice: wake(practice, now=now, limit=limit))


def _hand_over(
    channel: Channel,
    adapter: ChannelAdapter,
    stopping: Callable[[], bool],
    now: datetime,
    limit: int,
) -> int:
    """Every practice with something due gets its turn, a sub-batch each."""
    due = Touch.objects.filter(
        practice=OuterRef("pk"), channel=channel, status=TouchStatus.QUEUED, due_at__lte=now
    )
    began = monotonic()

    def act(practice: Practice) -> int:
        if stopping():
            return 0
        # A provider may have taken minutes for those before: it must not be evening by now.
        at = now + timedelta(seconds=int(monotonic() - began))
        return hand_over(practice, channel, adapter, now=at, stopping=stopping)

    return _each(Practice.objects.filter(Exists(due)).order_by("id"), act)


def _run_jobs(now: datetime, limit: int) -> int:
    """One long job at a time: what is short comes to its turn in between."""
    say_worker_is_there(now)
    return do_next(now, JOBS)


def _drop_job_files(now: datetime, limit: int) -> int:
    return drop_old_files(now)


def _work_out_figures(now: datetime, limit: int) -> int:
    """A day of each practice at a time: over many accounts one takes seconds."""
    return _each(Practice.objects.order_by("id"), lambda practice: _work_out_a_day(practice, now))


def _work_out_a_day(practice: Practice, now: datetime) -> int:
    today = today_of(practice, now)
    on = next_to_work_out(practice, today=today, now=now)
    if on is None:
        return 0
    if on == today:
        forget_figures(practice, outdated(practice))
    found = work_out(practice, on=on, now=now)
    keep_figures(practice, found.day, net_cents=found.net_cents, basis=found.basis, now=now)
    return 1


def _each(practices: Iterable[Practice], act: Callable[[Practice], int]) -> int:
    """Give every practice its turn; returns how many were handled in all.

    What is wrong with the rows of one must not keep the others waiting: it is raised at the end.
    """
    handled, faults = 0, []
    for practice in practices:
        try:
            handled += act(practice)
        except (OperationalError, InterfaceError):
            raise
        except Exception as fault:
            _log.error("practice left out", practice=practice.uid, error=type(fault).__name__)
            faults.append(fault)
    if faults:
        raise faults[0]
    return handled


JOBS: Final[dict[str, Work]] = {"look_through": look_through, "import": take_in, "export": export}

CHORES: Final[dict[str, Chore]] = {
    "refresh_balances": Chore(_refresh_balances, every_s=60),
    "settle_promises": Chore(_settle_promises, every_s=60),
    "expire_holds": Chore(_expire_holds, every_s=5),
    "settle_accounts": Chore(settle_accounts),
    "begin_loosenings": Chore(begin_loosenings, every_s=5),
    "recheck_deferred": Chore(_recheck_deferred, every_s=5),
    "reconcile_in_flight": Chore(_reconcile_in_flight, every_s=30),
    "enroll": Chore(_enroll, every_s=60),
    "wake": Chore(_wake),
    "take_in_looks": Chore(take_in_looks),
    "run_jobs": Chore(_run_jobs),
    "drop_job_files": Chore(_drop_job_files, every_s=300),
}

FIGURES: Final[dict[str, Chore]] = {"work_out_figures": Chore(_work_out_figures, every_s=60)}
"""What the reports read: only the worker does it, as nothing else waits for it."""

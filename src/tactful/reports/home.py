"""What changed lately, and what is ours to put right: both bounded, whatever the practice holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from tactful.core.business_days import add_business_days
from tactful.core.vocabulary import PromiseStatus, WorkKind
from tactful.intake.models import Finding, ImportRun
from tactful.ledger.models import Balance, Guarantor, Payment, PromiseToPay
from tactful.outreach.models import InboundMessage, Suppression
from tactful.outreach.rules import feed_is_fresh, rules_for
from tactful.practice.facts import FACTS
from tactful.practice.models import Practice
from tactful.worklist.models import WorkItem


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened. `at` is None where only the day is known.

    `kind`: paid, promised, promise_kept, promise_partial, promise_broken, opted_out,
    wrong_number, reply, imported, import_refused.
    """

    kind: str
    day: date
    at: datetime | None
    guarantor: Guarantor | None = None
    cents: int | None = None
    until: date | None = None  # the promised day
    uid: str = ""  # of the message or the import
    number: int = 0
    code: str = ""  # a channel or a scope


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that we, not the guarantors, must put right.

    `code`: stale, undeclared, import_refused, findings, refused, unknown, incomplete,
    no_contact.
    """

    code: str
    number: int = 0
    uid: str = ""


def last_working_day(on: date) -> date:
    """The business day before a day."""
    return add_business_days(on, -1)


def paid_since(practice: Practice, day: date, *, on: date) -> int:
    """How many guarantors have paid on that day or later, and it did not come back."""
    found = _payments(practice, day, on).aggregate(n=Count("guarantor", distinct=True))
    return int(found["n"])


def changes(practice: Practice, *, since: date, on: date, limit: int) -> list[Change]:
    """The newest changes since a day began, newest first; a fixed number of queries."""
    zone = ZoneInfo(practice.timezone)
    begin = datetime.combine(since, time(), zone)
    sources = (
        _paid(practice, since, on, limit),
        _promises(practice, begin, since, limit, zone),
        _opt_outs(practice, begin, limit, zone),
        _replies(practice, begin, limit, zone),
        _imports(practice, begin, limit, zone),
    )
    found = [change for source in sources for change in source]
    found.sort(key=lambda change: (change.day, change.at is not None, change.at), reverse=True)
    return found[:limit]


def ours_to_fix(practice: Practice, *, now: datetime) -> list[Fix]:
    """What keeps messages from going out, and what went wrong on our side."""
    found = [*_what_blocks(practice, now), *_about_imports(practice), *_about_touches(practice)]
    return [fix for fix in found if fix is not None]


def _payments(practice: Practice, since: date, on: date) -> Any:
    return Payment.objects.for_practice(practice).filter(
        paid_on__gte=since, paid_on__lte=on, amount_cents__gt=0, returned_on=None
    )


def _paid(practice: Practice, since: date, on: date, limit: int) -> Iterator[Change]:
    newest = _payments(practice, since, on).select_related("guarantor").order_by("-paid_on", "-id")
    for payment in newest[:limit]:
        yield Change("paid", payment.paid_on, None, payment.guarantor, cents=payment.amount_cents)


def _promises(
    practice: Practice, begin: datetime, since: date, limit: int, zone: ZoneInfo
) -> Iterator[Change]:
    lately = (
        PromiseToPay.objects.for_practice(practice)
        .filter(Q(settled_at__gte=begin) | Q(made_on__gte=since, status=PromiseStatus.OPEN))
        .select_related("guarantor")
        .order_by("-id")
    )
    for promise in lately[:limit]:
        kind = _OF_PROMISES.get(promise.status)
        if kind is None:
            continue
        at = promise.settled_at
        day = at.astimezone(zone).date() if at else promise.made_on
        cents = promise.paid_cents or None if at else promise.amount_cents
        yield Change(kind, day, at, promise.guarantor, cents=cents, until=promise.promised_on)


def _opt_outs(practice: Practice, begin: datetime, limit: int, zone: ZoneInfo) -> Iterator[Change]:
    lately = (
        Suppression.objects.for_practice(practice)
        .filter(at__gte=begin, cause="opt_out", guarantor__isnull=False)
        .select_related("guarantor")
        .order_by("-at", "-id")
    )
    told = set()
    for stop in lately[: limit * 2]:
        if (stop.guarantor_id, stop.at) not in told:  # one wish may close several channels
            told.add((stop.guarantor_id, stop.at))
            day = stop.at.astimezone(zone).date()
            yield Change("opted_out", day, stop.at, stop.guarantor, code=stop.scope)


def _replies(practice: Practice, begin: datetime, limit: int, zone: ZoneInfo) -> Iterator[Change]:
    lately = (
        InboundMessage.objects.for_practice(practice)
        .filter(received_at__gte=begin)
        .select_related("guarantor")
        .defer("text")
        .order_by("-received_at", "-id")
    )
    for message in lately[:limit]:
        at = message.received_at
        day = at.astimezone(zone).date()
        waits = int(message.triaged_at is None)
        yield Change(
            "reply", day, at, message.guarantor, uid=message.uid, number=waits, code=message.channel
        )


def _imports(practice: Practice, begin: datetime, limit: int, zone: ZoneInfo) -> Iterator[Change]:
    runs = ImportRun.objects.for_practice(practice).filter(started_at__gte=begin)
    for run in runs.order_by("-started_at")[:limit]:
        at = run.finished_at or run.started_at
        kind = "imported" if run.status == "committed" else "import_refused"
        known = sum(run.changes.get(one, 0) for one in ("new", "changed", "unchanged"))
        yield Change(kind, at.astimezone(zone).date(), at, uid=run.uid, number=known)


def _what_blocks(practice: Practice, now: datetime) -> Iterator[Fix]:
    rules = rules_for(practice)
    if unanswered := [fact.name for fact in FACTS if fact.name not in rules.declared]:
        yield Fix("undeclared", len(unanswered))
    owes = Balance.objects.filter(practice=practice)
    if rules.declared and not feed_is_fresh(practice, rules, now=now) and owes.exists():
        run = _last_committed(practice)
        yield Fix("stale", max(1, (now - run.started_at).days)) if run else Fix("stale")


def _about_imports(practice: Practice) -> Iterator[Fix]:
    newest = ImportRun.objects.for_practice(practice).order_by("-started_at").first()
    if newest and newest.status == "refused":
        yield Fix("import_refused", uid=newest.uid)
    open_now = Finding.objects.for_practice(practice).filter(closed_at=None)
    if number := open_now.count():
        last = _last_committed(practice)
        yield Fix("findings", number, uid=last.uid if last else "")


def _about_touches(practice: Practice) -> Iterator[Fix]:
    """By the work that is open for a person: it is closed once somebody has seen to it."""
    work = WorkItem.objects.for_practice(practice).filter(closed_at=None)
    sums: dict[str, int] = dict(
        work.filter(kind__in=list(_OF_WORK)).values_list("kind").annotate(n=Count("*")).order_by()
    )
    for kind, code in _OF_WORK.items():
        if number := sums.get(kind):
            yield Fix(code, number)
    waits = work.filter(origin_key__startswith="practice:").order_by("pk")
    if waits.exists():
        yield Fix("incomplete")


def _last_committed(practice: Practice) -> Any:
    runs = ImportRun.objects.for_practice(practice).filter(status="committed")
    return runs.order_by("-started_at").first()


_OF_PROMISES: Final[dict[str, str]] = {
    PromiseStatus.OPEN: "promised",
    PromiseStatus.KEPT: "promise_kept",
    PromiseStatus.PARTIAL: "promise_partial",
    PromiseStatus.BROKEN: "promise_broken",
}
_OF_WORK: Final = {
    WorkKind.REFUSED_TOUCH: "refused",
    WorkKind.UNKNOWN_OUTCOME: "unknown",
    WorkKind.CONTACT_DETAILS: "no_contact",
}

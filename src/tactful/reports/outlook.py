"""What goes out today and on the next days, by sums; and page by page, who it is.

`todays_run` decides for everybody, which takes a while over a hundred thousand accounts. A page
counts what waits, in the order of an index, and decides only for the accounts it shows.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, QuerySet, Value

from tactful.core.blocks.branch import BranchBlock
from tactful.core.blocks.end import EndBlock
from tactful.core.blocks.send import SendBlock
from tactful.core.blocks.wait import WaitBlock
from tactful.core.compose import ComposeError, NoTemplate
from tactful.core.journey import Journey
from tactful.core.policy.codes import Code
from tactful.core.vocabulary import Category, Channel, HoldKind
from tactful.journeys.foresight import Foreseen, foresee
from tactful.journeys.loader import journey_of
from tactful.journeys.models import Enrollment, EnrollmentStatus, JourneyVersion
from tactful.journeys.models import Journey as JourneyRow
from tactful.ledger.models import Balance
from tactful.outreach.composing import composer_for
from tactful.outreach.gather import gather
from tactful.outreach.models import Touch, TouchStatus
from tactful.outreach.rules import rules_for
from tactful.practice.models import Practice
from tactful.reports.account_words import hold_words, reason_words
from tactful.reports.attention import accounts
from tactful.reports.today import Planned, plan_of, queued_plan

REMINDER, PERSON, DECIDE, END = "reminder", "person", "decide", "end"
"""What a journey comes to next, as far as its text alone tells."""

LATER, OUTBOX, NO_JOURNEY = "later", "outbox", "no_journey"
"""Reasons to be left out today that are no hold and no answer of the gate."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What waits in the outbox for one hour of today, on one channel."""

    at: datetime  # the hour's beginning; now where it is overdue
    channel: Channel
    number: int


@dataclass(frozen=True, slots=True)
class Ahead:
    """A day to come: what is in the outbox for it, and who comes to a next step."""

    day: date
    queued: int
    about: int  # the gate still decides

    @property
    def number(self) -> int:
        return self.queued + self.about


@dataclass(frozen=True, slots=True)
class Outlook:
    """Today by hour and channel, who comes to a next step today, and the days after."""

    slots: tuple[Slot, ...]
    steps: tuple[tuple[str, int], ...]  # REMINDER, PERSON, DECIDE or END, and how many accounts
    first_step_at: datetime | None
    days: tuple[Ahead, ...]

    @property
    def queued(self) -> int:
        """How many touches wait in the outbox for today."""
        return sum(slot.number for slot in self.slots)

    @property
    def about(self) -> int:
        """How many accounts come to a next step today; what it is, the gate decides then."""
        return sum(number for _, number in self.steps)

    @property
    def first_at(self) -> datetime | None:
        """When the first of it goes out."""
        known = [slot.at for slot in self.slots[:1]]
        return min([*known, *([self.first_step_at] if self.first_step_at else [])], default=None)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A reason to hear nothing today, and how many accounts have it."""

    code: str
    words: str
    comes_back: str
    number: int
    next_at: datetime | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class FirstMessage:
    """A message as it would be written now, or why it cannot be written."""

    channel: Channel
    uid: str  # of the account
    subject: str
    text: str
    problem: str = ""


def midnight_after(practice: Practice, day: date) -> datetime:
    """The instant a day of the practice ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(practice.timezone))


def outlook(practice: Practice, *, on: date, now: datetime, days: int = 4) -> Outlook:
    """What goes out by itself today and on the next days; four queries of index ranges."""
    until = midnight_after(practice, on)
    steps, first = _steps(practice, until)
    return Outlook(
        slots=tuple(_slots(practice, now, until)),
        steps=tuple(steps),
        first_step_at=max(first, now) if first else None,
        days=tuple(_days(practice, on, days)) if days else (),
    )


def going_out(
    practice: Practice, *, on: date, now: datetime, offset: int = 0, size: int = 25
) -> list[Planned]:
    """A page of who comes next today: what waits in the outbox first, then by its time.

    Of those whose journey comes to a step, what is foreseen by the gate as things stand now.
    """
    until = midnight_after(practice, on)
    waiting = _queued(practice).filter(due_at__lt=until)
    touches = list(waiting.order_by("due_at", "id")[offset : offset + size])
    rest = size - len(touches)
    found: list[Foreseen] = []
    if rest:
        past = max(0, offset - waiting.count()) if offset else 0
        found = _foreseen(practice, now, until, past, rest)
    ids = [touch.guarantor_id for touch in touches] + [one.guarantor_id for one in found]
    rows = {row.guarantor_id: row for row in accounts(practice, ids, on=on, now=now)}
    return [
        *(queued_plan(rows[t.guarantor_id], t) for t in touches if t.guarantor_id in rows),
        *(
            plan_of(rows[one.guarantor_id], one, zone=practice.timezone)
            for one in found
            if one.guarantor_id in rows
        ),
    ]


def first_messages(
    practice: Practice, plans: Sequence[Planned], *, now: datetime
) -> list[FirstMessage]:
    """The first message of each channel among some plans, in full, as it would be written now."""
    first: dict[Channel, Planned] = {}
    for plan in plans:
        if plan.channel in _WRITTEN and plan.template:
            first.setdefault(plan.channel, plan)
    if not first:
        return []
    rules = rules_for(practice, now=now)
    people = gather(practice, [p.row.guarantor_id for p in first.values()], now, rules)
    composer = composer_for(practice, rules.settings, now)
    found = []
    for channel, plan in first.items():
        id = plan.row.guarantor_id
        touch = Touch(
            practice=practice,
            guarantor_id=id,
            channel=channel,
            template_key=plan.template,
            category=Category.REMINDER,
        )
        if id not in people:
            continue
        try:
            message = composer.compose(touch, people[id]).message
        except (ComposeError, NoTemplate) as problem:
            found.append(FirstMessage(channel, plan.row.uid, "", "", str(problem)))
        else:
            found.append(FirstMessage(channel, plan.row.uid, message.subject, message.text))
    return found


def left_out(practice: Practice, *, on: date) -> list[LeftOut]:
    """Why accounts hear nothing today, the most frequent first.

    By what their journeys wait for; an account that walks two journeys counts in both.
    """
    until = midnight_after(practice, on)
    active = _active(practice)
    paused = active.exclude(paused_by="").values_list("paused_by").annotate(n=Count("*")).order_by()
    deferred = (
        active.exclude(deferred_by="")
        .filter(wake_at__gte=until)
        .values_list("deferred_by")
        .annotate(n=Count("*"), next=Min("wake_at"))
        .order_by()
    )
    later = active.filter(wake_at__gte=until).aggregate(n=Count("*"), next=Min("wake_at"))
    found = [LeftOut(code, why_words(code), "When the hold is released", n) for code, n in paused]
    asked = list(deferred)
    found += [LeftOut(code, why_words(code), "", n, at) for code, n, at in asked]
    if waits := later["n"] - sum(n for _, n, _ in asked):
        words = "The next step of the journey is on a later day"
        found.append(LeftOut(LATER, words, "", waits, later["next"]))
    put_off = _queued(practice).filter(due_at__gte=until)
    held = put_off.aggregate(n=Count("*"), next=Min("due_at"))
    if held["n"]:
        words = "A message waits in the outbox for a later day"
        found.append(LeftOut(OUTBOX, words, "", held["n"], held["next"]))
    without, is_exact = _how_many_on_none(practice)
    if without:
        words = "On no journey: with a person, ended, or not due yet"
        reason = LeftOut(NO_JOURNEY, words, "A person decides", without, about=not is_exact)
        found.append(reason)
    return sorted(found, key=lambda reason: -reason.number)


def left_out_accounts(
    practice: Practice, code: str, *, on: date, offset: int = 0, size: int = 50
) -> list[int]:
    """The ids of a page of the accounts left out for a reason."""
    until = midnight_after(practice, on)
    active = _active(practice)
    waiting: QuerySet[Any]
    match code:
        case "later":
            waiting = active.filter(wake_at__gte=until, deferred_by="").order_by("wake_at", "id")
        case "outbox":
            waiting = _queued(practice).filter(due_at__gte=until).order_by("due_at", "id")
        case "no_journey":
            # In the order of the worklist's index: the oldest debt first, then the largest.
            waiting = _on_no_journey(practice).order_by("oldest_due_on", "-balance_cents")
        case _ if code in list(Code):
            waiting = active.filter(wake_at__gte=until, deferred_by=code).order_by("wake_at", "id")
        case _:
            waiting = active.filter(paused_by=code).exclude(paused_by="").order_by("id")
    return list(waiting.values_list("guarantor_id", flat=True)[offset : offset + size])


def why_words(code: str) -> str:
    """A hold, or a code of the gate, as a phrase that begins a sentence."""
    words = hold_words(code) if code in set(HoldKind) else reason_words(code)
    return words[:1].upper() + words[1:]


def _slots(practice: Practice, now: datetime, until: datetime) -> list[Slot]:
    """One range of the outbox's index for what is overdue, and one for each hour to come."""
    edges = [now, *_hours(now, until)]
    parts = [
        _queued(practice)
        .filter(**({"due_at__gte": begin} if place else {}), due_at__lt=end)
        .order_by()
        .values_list(Value(place, IntegerField()), "channel")
        .annotate(n=Count("*"))
        for place, (begin, end) in enumerate(zip(edges, [*edges[1:], until], strict=True))
    ]
    found = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    slots = [Slot(edges[place], Channel(channel), n) for place, channel, n in found]
    return sorted(slots, key=lambda slot: (slot.at, -slot.number))


def _hours(now: datetime, until: datetime) -> list[datetime]:
    first = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    hours = int((until - first).total_seconds() // 3600)
    return [first + timedelta(hours=n) for n in range(max(0, hours))]


def _steps(practice: Practice, until: datetime) -> tuple[list[tuple[str, int]], datetime | None]:
    """Who comes to a next step today, by what the step is in the text of the journey."""
    due = (
        _active(practice)
        .filter(wake_at__lt=until)
        .order_by()
        .values_list("version_id", "block")
        .annotate(n=Count("*"), first=Min("wake_at"))
    )
    found = list(due)
    ids = {version for version, *_ in found}
    texts = dict(JourneyVersion.objects.filter(pk__in=ids).values_list("pk", "text"))
    sums: Counter[str] = Counter()
    for version, block, number, _ in found:
        sums[_comes_to(journey_of(texts[version]), block)] += number
    return sums.most_common(), min((first for *_, first in found), default=None)


def _comes_to(journey: Journey, block_id: str) -> str:
    for _ in journey.blocks:
        try:
            block = journey.block(block_id)
        except LookupError:
            return DECIDE
        match block:
            case WaitBlock():
                block_id = block.next
            case SendBlock():
                return REMINDER
            case BranchBlock():
                return DECIDE
            case EndBlock():
                return END
            case _:
                return PERSON
    return DECIDE


def _days(practice: Practice, on: date, days: int) -> list[Ahead]:
    """The next days, all in one query; each a range of two indexes."""
    parts = []
    for place in range(1, days + 1):
        begin = midnight_after(practice, on + timedelta(days=place - 1))
        end = midnight_after(practice, on + timedelta(days=place))
        queued = _queued(practice).filter(due_at__gte=begin, due_at__lt=end)
        stepping = _active(practice).filter(wake_at__gte=begin, wake_at__lt=end)
        for kind, rows in enumerate((queued, stepping)):
            key = Value(place * 2 + kind, IntegerField())
            parts.append(rows.order_by().values_list(key).annotate(n=Count("*")))
    found = dict(parts[0].union(*parts[1:], all=True))
    return [
        Ahead(on + timedelta(days=n), found.get(n * 2, 0), found.get(n * 2 + 1, 0))
        for n in range(1, days + 1)
    ]


def _foreseen(
    practice: Practice, now: datetime, until: datetime, offset: int, size: int
) -> list[Foreseen]:
    due = _active(practice).filter(wake_at__lt=until).order_by("wake_at", "id")
    ids = list(due.values_list("id", flat=True)[offset : offset + size])
    if not ids:
        return []
    found = foresee(practice, now=now, until=until - timedelta(seconds=1), among=ids)
    place = {id: n for n, id in enumerate(ids)}
    return sorted(found, key=lambda one: place.get(one.enrollment_id, 0))


def _queued(practice: Practice) -> QuerySet[Any]:
    # Named one by one, the index on channel and time answers every range.
    return Touch.objects.for_practice(practice).filter(
        status=TouchStatus.QUEUED, channel__in=list(Channel)
    )


def _active(practice: Practice) -> QuerySet[Any]:
    return Enrollment.objects.for_practice(practice).filter(status=EnrollmentStatus.ACTIVE)


def _how_many_on_none(practice: Practice) -> tuple[int, bool]:
    """How many walk no journey, and whether that is exact: a large practice is not walked."""
    owing = Balance.objects.filter(practice=practice, balance_cents__gt=0).count()
    if owing <= _COUNTED_EXACTLY:
        return _on_no_journey(practice).count(), True
    ours = list(JourneyRow.objects.for_practice(practice).values_list("pk", flat=True))
    walking = Enrollment.objects.filter(journey__in=ours, status=EnrollmentStatus.ACTIVE)
    return max(0, owing - walking.count()), False


def _on_no_journey(practice: Practice) -> QuerySet[Any]:
    walks = Enrollment.objects.filter(
        guarantor=OuterRef("guarantor"), status=EnrollmentStatus.ACTIVE
    )
    return Balance.objects.filter(practice=practice, balance_cents__gt=0).exclude(Exists(walks))


_COUNTED_EXACTLY: Final = 10_000
_WRITTEN: Final = frozenset({Channel.SMS, Channel.EMAIL, Channel.LETTER})

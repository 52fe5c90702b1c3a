"""The one page staff work from: who first, who needs a person today, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, assert_never
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from tactful.audit.actions import Happened, record
from tactful.conversations.queries import from_strangers, may_be_urgent
from tactful.core.aging import Bucket
from tactful.core.money import format_cents
from tactful.core.vocabulary import Channel
from tactful.core.wording import count, full_date, phone_words, short_date
from tactful.ledger.models import Guarantor
from tactful.ledger.queries import find_guarantors
from tactful.outreach.actions import ASKING
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice, Role
from tactful.practice.queries import settings_of, today_of
from tactful.reports.attention import Needing, accounts, needing_a_person, needing_totals
from tactful.reports.balances import BalanceRow
from tactful.reports.columns import channel_words
from tactful.reports.status import status_words
from tactful.reports.worklist import BadCursor, Lane, LaneTotal, lane_totals, ranked
from tactful.web.staff import StaffRequest, for_staff

PAGE: Final = 50
MOST_STRANGERS: Final = 20
_SOUGHT: Final = "sought"  # in the session: a name has no business in an address line
_LONGEST_SOUGHT: Final = 120


class View(StrEnum):
    """The lists of the page; `FOUND` appears once somebody looked for an account."""

    FIRST = "first"
    TODAY = "today"
    HELD = "held"
    INSURANCE = "insurance"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Tab:
    """A list one can turn to, and how many accounts are in it."""

    view: View
    name: str
    count: int
    here: bool

    @property
    def address(self) -> str:
        return address_of(self.view)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sheet, in the words it shows."""

    uid: str
    name: str
    second: str
    status: str
    status_words: str
    why: str
    why_more: str
    contact: str
    contact_at: str
    unreachable: bool
    paid: str
    paid_on: date | None
    paid_words: str
    balance: str
    age: str
    age_step: int


@dataclass(frozen=True, slots=True)
class Stranger:
    """A message from an address no account has."""

    uid: str
    at: str
    address: str
    text: str
    urgent: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the sentence above the sheet; an amount is private, and stands out too."""

    text: str
    bold: bool = False
    private: bool = False

    @property
    def html(self) -> SafeString:
        if self.private:
            return format_html('<strong class="private">{}</strong>', self.text)
        return format_html("<strong>{}</strong>" if self.bold else "{}", self.text)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of one list: its rows, where the next page begins, and what the list comes to."""

    rows: tuple[Row, ...]
    following: str
    first: int
    accounts: int
    cents: int


def address_of(view: View, cursor: str = "") -> str:
    """Where a page of a list is; names and amounts never stand in it."""
    asked = {} if view is View.FIRST else {"view": view.value}
    if cursor:
        asked["from"] = cursor
    return reverse("worklist:index") + (f"?{urlencode(asked)}" if asked else "")


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """A page of the ranked list."""
    practice, now = request.practice, timezone.now()
    view, sought = _asked_for(request)
    sheet = _Sheet(practice, now)
    try:
        listed = sheet.page(view, request.GET.get("from", ""), sought)
    except BadCursor:
        return redirect(address_of(view))
    context = sheet.context(view, listed, sought)
    _write_down(request, view, listed, context["strangers"], now)
    context["may_act"] = request.role != Role.READ_ONLY
    return render(request, "worklist/index.html", context)


@require_POST
@for_staff
def find(request: StaffRequest) -> HttpResponse:
    """Keep what is looked for in the session, and show what fits."""
    sought = " ".join(request.POST.get("sought", "").replace("\0", "").split())[:_LONGEST_SOUGHT]
    if not sought:
        request.session.pop(_SOUGHT, None)
        return redirect("worklist:index")
    request.session[_SOUGHT] = sought
    return redirect(address_of(View.FOUND))


def _asked_for(request: StaffRequest) -> tuple[View, str]:
    sought = request.session.get(_SOUGHT, "")
    try:
        view = View(request.GET.get("view", View.FIRST))
    except ValueError:
        view = View.FIRST
    return (View.FIRST if view is View.FOUND and not sought else view), sought


class _Sheet:
    """What one request reads, looked up once; the number of queries does not grow with rows."""

    def __init__(self, practice: Practice, now: datetime) -> None:
        self.practice, self.now = practice, now
        self.zone = ZoneInfo(practice.timezone)
        self.today = today_of(practice, now)
        self.lanes: dict[Lane, LaneTotal] = lane_totals(practice, on=self.today)
        self.needing: Needing = needing_totals(practice, on=self.today)

    def page(self, view: View, cursor: str, sought: str) -> Listed:
        match view:
            case View.FIRST:
                return self._lane(Lane.READY, cursor)
            case View.HELD:
                return self._lane(Lane.HELD, cursor)
            case View.INSURANCE:
                return self._lane(Lane.INSURANCE, cursor)
            case View.TODAY:
                return self._needing(cursor)
            case View.FOUND:
                return self._found(sought)
            case unreachable:
                assert_never(unreachable)

    def context(self, view: View, listed: Listed, sought: str) -> dict[str, Any]:
        last = listed.first + len(listed.rows) - 1
        return {
            "page": "worklist",
            "view": view.value,
            "listed": listed,
            "span": f"{listed.first:,}–{last:,} of {listed.accounts:,}",
            "lead": [part.html for part in self._lead(view, listed)],
            "tabs": (tabs := self._tabs(view, listed)),
            "list_name": next(tab.name.lower() for tab in tabs if tab.here),
            "sought": sought if view is View.FOUND else "",
            "clear": address_of(View.FIRST),
            "next_page": address_of(view, listed.following) if listed.following else "",
            "first_page": address_of(view) if listed.first > 1 else "",
            "basis": settings_of(self.practice).aging_basis.label,
            "printed": _moment(self.now, self.zone),
            "zone": self.practice.timezone.rpartition("/")[2].replace("_", " "),
            "strangers": (strangers := self._strangers()),
            "waiting": self._waiting(len(strangers)),
            "urgent": any(one.urgent for one in strangers),
            "quiet": "" if listed.rows else self._why_empty(view),
        }

    def _lead(self, view: View, listed: Listed) -> tuple[Part, ...]:
        """How things stand, in a sentence or two above the sheet."""
        if view is View.FIRST:
            return self._how_things_stand()
        if not listed.accounts:
            return (Part(_NOBODY[view]),)
        many, owed = _accounts(listed.accounts), Part(format_cents(listed.cents), private=True)
        owe, they = ("owes", "It owes") if listed.accounts == 1 else ("owe", "Together they owe")
        match view:
            case View.TODAY:
                need = "needs" if listed.accounts == 1 else "need"
                return (many, Part(f" {need} a person today. {they} "), owed, Part("."))
            case View.HELD:
                until = ". Nobody is reminded until the hold is over."
                return (many, Part(f" on hold {owe} "), owed, Part(until))
            case View.INSURANCE:
                waits = " that insurance may still pay. Nobody is reminded meanwhile."
                return (many, Part(f" {owe} "), owed, Part(waits))
            case View.FOUND:
                have = "has" if listed.accounts == 1 else "have"
                return (many, Part(f" {have} that name or number."))
            case unreachable:
                assert_never(unreachable)

    def _how_things_stand(self) -> tuple[Part, ...]:
        whole = sum(lane.accounts for lane in self.lanes.values())
        owed = format_cents(sum(lane.cents for lane in self.lanes.values()))
        needing, ready = self.needing.accounts, self.lanes[Lane.READY].accounts
        need = "needs" if needing < 2 else "need"
        person = (Part(_in_words(needing), bold=True), Part(f" {need} a person today."))
        if not whole:
            return (Part("Nobody owes anything; "), *person)
        return (
            _accounts(whole),
            Part(" owes " if whole == 1 else " owe "),
            Part(owed, private=True),
            Part("; "),
            *person,
            Part(f" {ready:,} can be worked now, in this order." if ready else ""),
        )

    def _lane(self, lane: Lane, cursor: str) -> Listed:
        page = ranked(
            self.practice, on=self.today, now=self.now, lane=lane, cursor=cursor, size=PAGE
        )
        total = self.lanes[lane]
        rows = tuple(self._row(row.account) for row in page.rows)
        first = page.rows[0].rank if page.rows else 1
        return Listed(rows, page.next, first, total.accounts, total.cents)

    def _needing(self, cursor: str) -> Listed:
        offset = _offset(cursor)
        found = needing_a_person(
            self.practice, on=self.today, now=self.now, offset=offset, size=PAGE
        )
        after = offset + len(found)
        following = str(after) if after < self.needing.accounts and found else ""
        rows = tuple(map(self._row, found))
        return Listed(rows, following, offset + 1, self.needing.accounts, self.needing.cents)

    def _found(self, sought: str) -> Listed:
        ids = [guarantor.pk for guarantor in find_guarantors(self.practice, sought)]
        found = accounts(self.practice, ids, on=self.today, now=self.now)
        cents = sum(row.balance_cents for row in found if row.balance_cents > 0)
        return Listed(tuple(map(self._row, found)), "", 1, len(found), cents)

    def _tabs(self, view: View, listed: Listed) -> list[Tab]:
        counts = {
            View.FIRST: ("Who first", self.lanes[Lane.READY].accounts),
            View.TODAY: ("Needs a person today", self.needing.accounts),
            View.HELD: ("On hold", self.lanes[Lane.HELD].accounts),
            View.INSURANCE: ("Insurance pending", self.lanes[Lane.INSURANCE].accounts),
        }
        if view is View.FOUND:
            counts[View.FOUND] = ("Found", listed.accounts)
        return [Tab(one, name, many, one is view) for one, (name, many) in counts.items()]

    def _strangers(self) -> list[Stranger]:
        """What came from addresses nobody has, the most urgent first."""
        found = from_strangers(self.practice)[:MOST_STRANGERS]
        return [
            Stranger(
                uid=message.uid,
                at=_moment(message.received_at, self.zone),
                address=_plain(message.from_address),
                text=message.text or "(no words)",
                urgent=may_be_urgent(message),
            )
            for message in found
        ]

    def _waiting(self, shown: int) -> int:
        """How many such messages there are in all; asked only where not all are shown."""
        return shown if shown < MOST_STRANGERS else from_strangers(self.practice).count()

    def _row(self, account: BalanceRow) -> Row:
        why, why_more = _why(account)
        contact, contact_at, unreachable = _contact(account)
        paid = account.last_payment_cents
        return Row(
            uid=account.uid,
            name=account.name or "(no name)",
            second=" · ".join(part for part in (account.external_id, account.location) if part),
            status=account.status.value if account.status else "",
            status_words=_sentence(status_words(account.status)),
            why=why,
            why_more=why_more,
            contact=contact,
            contact_at=contact_at,
            unreachable=unreachable,
            paid="" if paid is None else format_cents(paid),
            paid_on=account.last_payment_on,
            paid_words=_day(account.last_payment_on, self.today),
            balance=format_cents(account.balance_cents),
            age=_age(account.age_days),
            age_step=list(Bucket).index(account.bucket) if account.bucket else 0,
        )

    def _why_empty(self, view: View) -> dict[str, str]:
        if not Guarantor.objects.for_practice(self.practice).exists():
            return {"kind": "never", "next": ""}
        if view is View.FOUND:
            return {"kind": "none_match", "next": ""}
        return {"kind": view.value, "next": self._what_goes_out()}

    def _what_goes_out(self) -> str:
        """What happens by itself next, in one sentence."""
        waiting = (
            Touch.objects.for_practice(self.practice)
            .filter(status=TouchStatus.QUEUED, category__in=ASKING)
            .order_by("due_at")
        )
        first = waiting.values_list("due_at", flat=True).first()
        if first is None:
            return "No reminder is waiting to go out."
        number = waiting.count()
        go, selves = ("goes", "itself") if number == 1 else ("go", "themselves")
        when = _moment(max(first, self.now), self.zone)
        return f"{count(number, 'reminder')} {go} out by {selves}, from {when} on."


def _write_down(
    request: StaffRequest, view: View, listed: Listed, strangers: list[Stranger], now: datetime
) -> None:
    """Who looked at which accounts and messages (policy.md R097)."""
    detail: dict[str, Any] = {"view": view.value, "accounts": [row.uid for row in listed.rows]}
    if strangers:
        detail["messages"] = [message.uid for message in strangers]
    happened = Happened(f"staff:{request.user.uid}", "worklist viewed", detail=detail)
    record(request.practice.pk, [happened], now=now)


def _why(account: BalanceRow) -> tuple[str, str]:
    """What asks for a look: the open work first, else what the balance itself says."""
    reasons = "; ".join(account.reasons)
    if account.facts.work:
        return _sentence(account.facts.work[0].reason), reasons
    return _sentence(reasons), ""


def _contact(account: BalanceRow) -> tuple[str, str, bool]:
    """The wished-for channel, where it reaches them, and whether it does at all."""
    number = phone_words(account.mobile or account.phone)
    at = {
        Channel.SMS.value: number,
        Channel.EMAIL.value: account.email,
        Channel.VOICE.value: phone_words(account.phone or account.mobile),
        Channel.LETTER.value: account.address,
    }
    wish = account.preferred_channel
    if wish:
        where, missing = at.get(wish, ""), wish in at and not at[wish]
        return _sentence(channel_words(wish)), where, missing
    where = number or account.email
    return "No wish on file", where, not where


def _plain(address: str) -> str:
    return address if "@" in address else phone_words(address)


def _age(days: int | None) -> str:
    if days is None:
        return ""
    return count(days, "day") if days > 0 else "current"


def _day(day: date | None, today: date) -> str:
    return short_date(day, on=today) if day else ""


def _moment(at: datetime, zone: ZoneInfo) -> str:
    """`Nov 23, 2026, 9:12 AM CST`: printed, so with its year and zone."""
    local = at.astimezone(zone)
    hour = local.hour % 12 or 12
    half = "AM" if local.hour < 12 else "PM"
    return f"{full_date(local.date())}, {hour}:{local.minute:02} {half} {local.tzname()}"


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    if not cursor.isdecimal() or len(cursor) > 9:
        raise BadCursor("This page of the list does not exist; start from its beginning.")
    return int(cursor)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _accounts(number: int) -> Part:
    """How many, at the beginning of a sentence: `Four accounts`, `23 accounts`."""
    plural = "" if number == 1 else "s"
    return Part(f"{_sentence(_in_words(number))} account{plural}", bold=True)


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


_NOBODY: Final = {
    View.TODAY: "Nobody needs a person today.",
    View.HELD: "Nobody is on hold.",
    View.INSURANCE: "No bill waits for a payer.",
    View.FOUND: "Nobody was found.",
}
_NUMBERS: Final = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve"),
)

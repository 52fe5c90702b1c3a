"""The guarantor's page: what is owed and why, one conversation, what happens next, and to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tactful.core.policy import Decision
from tactful.core.vocabulary import InsuranceState
from tactful.ledger.models import Guarantor
from tactful.practice.roles import Right
from tactful.reports.account import account_of
from tactful.reports.account_reach import (
    ANSWERS,
    CHANNELS,
    may_contact_now,
    may_contact_then,
    reach_of,
)
from tactful.reports.account_thread import Entry, Thread, thread_of
from tactful.reports.account_trail import recent_trail, trail_length, trail_of
from tactful.reports.account_words import reason_words
from tactful.reports.columns import INSURANCE_WORDS, channel_words
from tactful.reports.explained import Explained, explained
from tactful.reports.status import status_words
from tactful.reports.why import why
from tactful.web.accounts.lead import lead_of
from tactful.web.accounts.offers import offers
from tactful.web.staff import StaffRequest, for_staff, needs, part_asked_for, write_down
from tactful.web.worklist.place import list_address, neighbours
from tactful.worklist.queries import open_items_of

PAGE: Final = 50
OPEN_LINES: Final = 40
SETTLED_LINES: Final = 12
TRAIL: Final = 6
LANGUAGES: Final = {"en": "English", "es": "Spanish"}
_LAST_REASONS: Final = 6
_AHEAD: Final = timedelta(days=366)
_BEFORE_ALL: Final = date(2000, 1, 1)
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day, newest first."""

    on: date
    entries: tuple[Entry, ...]


@require_safe
@for_staff
def account(request: StaffRequest, uid: str) -> HttpResponse:
    """Everything about one guarantor on one page."""
    guarantor = account_or_404(request, uid)
    write_down(request, "account viewed", about=guarantor)
    shown = {"guarantor": guarantor, **_conversation(request, guarantor)}
    if part_asked_for(request, "conversation"):
        return render(request, "accounts/_thread.html", shown)
    return render(request, "accounts/account.html", {**shown, **_standing(request, guarantor)})


@require_safe
@for_staff
def then(request: StaffRequest, uid: str) -> HttpResponse:
    """Why we wrote, or did not, at another moment, or would: what was decided and kept, beside
    what is worked out from everything that was known."""
    guarantor = account_or_404(request, uid)
    write_down(request, "past decisions viewed", about=guarantor)
    shown: dict[str, Any] = {"guarantor": guarantor, **_moment_asked(request)}
    if at := shown["at"]:
        past = why(guarantor, at=at)
        asked = explained(guarantor, at=at, now=request.now)
        shown |= {
            "asked": [{"channel": CHANNELS[one.channel], **_said(one)} for one in asked],
            "notes": asked[0].notes,
            "ahead": at > request.now,
            "other_kept": [may for may in may_contact_then(guarantor, at=at) if may.about],
            "reasons": past[: -_LAST_REASONS - 1 : -1],
        }
    part = part_asked_for(request, "then")
    return render(request, "accounts/_then.html" if part else "accounts/then.html", shown)


@needs(Right.AUDIT)
@require_safe
def audit(request: StaffRequest, uid: str) -> HttpResponse:
    """Every entry of the audit about one account, a page at a time."""
    guarantor = account_or_404(request, uid)
    write_down(request, "account audit viewed", about=guarantor)
    start, length = _start(request), trail_length(guarantor)
    trail = trail_of(guarantor, start=start, size=PAGE)
    after = start + PAGE if start + PAGE < length else None
    shown = {"guarantor": guarantor, "trail": trail, "length": length, "start": start}
    return render(request, "accounts/audit.html", {**shown, "after": after})


def account_or_404(request: StaffRequest, uid: str) -> Guarantor:
    """The account of this practice; a stranger's is not found."""
    mine = Guarantor.objects.for_practice(request.practice).select_related("location")
    guarantor: Guarantor = get_object_or_404(mine, uid=uid)
    guarantor.practice = request.practice
    return guarantor


def days_of(entries: Sequence[Entry], request: StaffRequest) -> list[Day]:
    """The conversation by the practice's days."""
    by_day = groupby(entries, key=lambda entry: entry.at.astimezone(request.zone).date())
    return [Day(on, tuple(said)) for on, said in by_day]


def _standing(request: StaffRequest, guarantor: Guarantor) -> dict[str, Any]:
    """What the page shows beside the conversation."""
    found = account_of(guarantor, on=request.today, now=request.now)
    items = open_items_of(request.practice, [guarantor.pk]).get(guarantor.pk, [])
    row, bill = found.row, found.bill
    more = bill.open[OPEN_LINES:]
    return {
        "account": found,
        "row": row,
        "bill": bill,
        "open_lines": bill.open[:OPEN_LINES],
        "more_lines": len(more),
        "more_cents": sum(line.owed_cents for line in more),
        "settled_lines": bill.settled[:SETTLED_LINES],
        "more_settled": len(bill.settled) - len(bill.settled[:SETTLED_LINES]),
        "lead": [part.html for part in lead_of(found, items, on=request.today, zone=request.zone)],
        "offers": offers(request, found, items),
        "items": items,
        "place": neighbours(request, guarantor.uid),
        "back": list_address(request),
        "status_words": status_words(row.status),
        "insurance_words": INSURANCE_WORDS[InsuranceState(row.insurance_state)],
        "language": LANGUAGES.get(guarantor.language, guarantor.language),
        "prefers": channel_words(row.preferred_channel),
        "may_now": may_contact_now(guarantor, now=request.now),
        "reach": reach_of(guarantor),
        "trail": recent_trail(guarantor, size=TRAIL),
        "trail_length": trail_length(guarantor),
        "asked_date": request.today.isoformat(),
    }


def _conversation(request: StaffRequest, guarantor: Guarantor) -> dict[str, Any]:
    start = _start(request)
    thread: Thread = thread_of(guarantor, now=request.now, start=start, size=PAGE)
    return {
        "thread": thread,
        "days": days_of(thread.entries, request),
        "earlier": start + PAGE if thread.has_earlier else None,
    }


def _moment_asked(request: StaffRequest) -> dict[str, Any]:
    """The instant asked for, in the practice's zone; None beside what is wrong with it."""
    asked_date, asked_time = request.GET.get("date", ""), request.GET.get("time", "")
    shown = {"asked_date": asked_date, "asked_time": asked_time, "at": None, "wrong": ""}
    if not asked_date:
        return shown
    try:
        day, hour = date.fromisoformat(asked_date), time.fromisoformat(asked_time or "23:59:59")
        at = datetime.combine(day, hour.replace(tzinfo=None), request.zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return {**shown, "wrong": "Choose a day and a time, such as 11/18/2026 and 10:00 AM."}
    if day == request.today and not asked_time:
        at = request.now
    if day < _BEFORE_ALL:
        return {**shown, "wrong": "Nothing was known that long ago; choose a later moment."}
    if at > request.now + _AHEAD:
        return {**shown, "wrong": "That is more than a year ahead; choose an earlier moment."}
    return {**shown, "at": at}


def _said(one: Explained) -> dict[str, Any]:
    """One channel's answer for the page: whether, why, when again, and what it rests on."""
    allowed = one.verdict.decision is Decision.ALLOW
    return {
        "said": ANSWERS[one.verdict.decision],
        "code": "" if allowed else one.verdict.reason,
        "why": "" if allowed else reason_words(one.verdict.reason),
        "move": one.move if one.verdict.decision is Decision.BLOCK else "",
        "again": one.again,
        "others": one.others,
        "rules": one.rules,
        "zones": (*one.places.zones, *one.places.states),
        "kept": one.kept,
        "kept_said": ANSWERS[one.kept.decision] if one.kept else "",
        "kept_why": reason_words(one.kept.reason) if one.kept else "",
    }


def _start(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return min(int(asked), _MOST) if asked.isascii() and asked.isdecimal() else 0

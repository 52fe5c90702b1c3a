"""Today's run: who hears from us today, on which channel and why, and who does not."""

from collections import Counter
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tactful.chores import adapters_from_settings, send_due
from tactful.core.policy.codes import Code
from tactful.core.vocabulary import HoldKind
from tactful.core.wording import count
from tactful.practice.actions import pause_sending, resume_sending
from tactful.practice.roles import Right
from tactful.reports.attention import accounts
from tactful.reports.outlook import (
    LATER,
    NO_JOURNEY,
    OUTBOX,
    first_messages,
    going_out,
    left_out_accounts,
    outlook,
    why_words,
)
from tactful.reports.outlook import left_out as reasons_left_out
from tactful.reports.today import nothing_goes_out
from tactful.web.staff import StaffRequest, by, for_staff, needs, write_down

PAGE: Final = 25
LONG_PAGE: Final = 200
"""So many on one page where somebody wants to print it."""

MOST_AT_ONCE: Final = 20
"""Touches on each channel while somebody waits for the page; the worker sends the rest."""

PATIENCE_S: Final = 4.0
_LEFT_OUT_PAGE: Final = 50
_LIST_WORDS: Final = {
    LATER: "The next step is on a later day",
    OUTBOX: "A message waits for a later day",
    NO_JOURNEY: "On no journey",
}


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """What goes out today before it goes: sums, a page of people, the first message in full."""
    practice, now, today = request.practice, request.now, request.today
    offset, is_long = _offset(request), request.GET.get("rows") == "many"
    size = LONG_PAGE if is_long else PAGE
    ahead = outlook(practice, on=today, now=now)
    plans = going_out(practice, on=today, now=now, offset=offset, size=size)
    whole = ahead.queued + ahead.about
    after = offset + len(plans)
    reasons = reasons_left_out(practice, on=today)
    write_down(request, "today's run viewed", accounts=[plan.row.uid for plan in plans])
    context: dict[str, Any] = {
        "ahead": ahead,
        "plans": plans,
        "first": first_messages(practice, plans, now=now) if not offset else [],
        "whole": whole,
        "exact": Counter(plan.action for plan in plans) if len(plans) == whole else None,
        "offset": offset,
        "span": f"{offset + 1:,}–{after:,} of about {whole:,}",
        "next_page": _page_from(after, is_long) if plans and after < whole else "",
        "long_page": "" if is_long or whole <= PAGE else _page_from(offset, True),
        "reasons": reasons,
        "left_out": sum(reason.number for reason in reasons),
        "nothing": nothing_goes_out(practice, now),
        "stopped": request.waiting.stopped,
        "due_now": any(slot.at <= now for slot in ahead.slots) or _steps_due(ahead, now),
        "needing": request.waiting.people,
    }
    return render(request, "today/index.html", context)


@require_safe
@for_staff
def left_out(request: StaffRequest, code: str) -> HttpResponse:
    """A page of the accounts that hear nothing today for one reason."""
    if code not in {*_LIST_WORDS, *Code, *HoldKind}:
        raise Http404
    offset = _offset(request)
    ids = left_out_accounts(
        request.practice, code, on=request.today, offset=offset, size=_LEFT_OUT_PAGE + 1
    )
    shown = ids[:_LEFT_OUT_PAGE]
    rows = accounts(request.practice, shown, on=request.today, now=request.now)
    write_down(request, "left out viewed", reason=code, accounts=[row.uid for row in rows])
    after = offset + len(shown)
    more = f"{reverse('today:left_out', args=[code])}?from={after}"
    context = {
        "reason": _words_of(code),
        "rows": rows,
        "first": offset + 1,
        "last": after,
        "next_page": more if len(ids) > len(shown) else "",
    }
    return render(request, "today/left_out.html", context)


@require_POST
@needs(Right.WORK)
def send(request: StaffRequest) -> HttpResponse:
    """Send what is due now in this practice, as much as a page can wait for."""
    if request.waiting.stopped:
        messages.warning(request, "All sending is stopped. Let it go on first.")
        return redirect("today:index")
    adapters = adapters_from_settings()
    try:
        handled = send_due(
            request.practice, request.now, adapters, limit=MOST_AT_ONCE, patience_s=PATIENCE_S
        )
    finally:
        for adapter in adapters.values():
            adapter.close()
    write_down(request, "sent by hand", handled=handled)
    if handled:
        said = f"{count(handled, 'message')} left the outbox or were put off. The rest follows."
        messages.success(request, said)
    else:
        messages.info(request, "Nothing was due.")
    return redirect("today:index")


@require_POST
@needs(Right.WORK)
def stop(request: StaffRequest) -> HttpResponse:
    """Stop all reminders of the practice until somebody lets them go on."""
    pause_sending(request.practice, by=by(request), now=request.now)
    return redirect("today:index")


@require_POST
@needs(Right.WORK)
def resume(request: StaffRequest) -> HttpResponse:
    """Let reminders go out again."""
    resume_sending(request.practice, by=by(request), now=request.now)
    messages.success(request, "Sending goes on. Every message is checked again before it leaves.")
    return redirect("today:index")


def _offset(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return int(asked) if asked.isdecimal() and len(asked) < 8 else 0


def _page_from(offset: int, is_long: bool) -> str:
    return f"{reverse('today:index')}?from={offset}{'&rows=many' if is_long else ''}"


def _steps_due(ahead: Any, now: Any) -> bool:
    return ahead.first_step_at is not None and ahead.first_step_at <= now


def _words_of(code: str) -> str:
    if code in _LIST_WORDS:
        return _LIST_WORDS[code]
    return why_words(code)

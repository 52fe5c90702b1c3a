"""An account's history to print: money, promises, and every contact in words."""

from datetime import date, timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.reports.account import row_of
from tactful.reports.account_history import money_of, promises_of
from tactful.reports.account_thread import thread_of
from tactful.web.accounts.pages import account_or_404, days_of
from tactful.web.staff import StaffRequest, for_staff, write_down

MOST_CONTACTS: Final = 400
PERIODS: Final = (("year", "the last 12 months"), ("quarter", "the last 3 months"), ("all", "ever"))
_DAYS: Final = {"year": 365, "quarter": 91}


@require_safe
@for_staff
def history(request: StaffRequest, uid: str) -> HttpResponse:
    """The printable history of one account; whoever opens it is written down."""
    guarantor = account_or_404(request, uid)
    period = request.GET.get("period", "")
    period = period if period in dict(PERIODS) else "year"
    write_down(request, "account printed", about=guarantor, period=period)
    since = _since(period, request.today)
    thread = thread_of(guarantor, now=request.now, size=MOST_CONTACTS)
    said = [
        entry
        for entry in thread.entries
        if since is None or entry.at.astimezone(request.zone).date() >= since
    ]
    shown = {
        "guarantor": guarantor,
        "row": row_of(guarantor, on=request.today, now=request.now),
        "period": period,
        "periods": PERIODS,
        "since": since,
        "money": money_of(guarantor, since=since, until=request.today),
        "promises": promises_of(guarantor, since=since, until=request.today),
        "days": days_of(said, request),
        "cut": thread.has_earlier and len(said) == len(thread.entries),
        "most": MOST_CONTACTS,
    }
    return render(request, "accounts/history.html", shown)


def _since(period: str, on: date) -> date | None:
    return on - timedelta(days=_DAYS[period]) if period in _DAYS else None

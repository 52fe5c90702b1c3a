"""Who is still open after this week's reminders, who first."""

from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tactful.ledger.models import Guarantor
from tactful.reports.aging import aging_now
from tactful.reports.outstanding import still_open
from tactful.reports.status import status_words
from tactful.reports.week import monday_of
from tactful.web.reports.pages import share_past_60
from tactful.web.staff import StaffRequest, for_staff, write_down

PAGE: Final = 50
REMINDED: Final = "reminded"


@require_safe
@for_staff
def outstanding(request: StaffRequest) -> HttpResponse:
    """A page of the accounts that owe; `?show=reminded` keeps those reminded this week."""
    practice, today = request.practice, request.today
    only = request.GET.get("show") == REMINDED
    behind = request.GET.get("from", "")
    mine = Guarantor.objects.for_practice(practice)
    after = get_object_or_404(mine, uid=behind) if behind else None
    rows = still_open(
        practice, on=today, now=request.now, after=after, reminded_only=only, size=PAGE + 1
    )
    shown = rows[:PAGE]
    uids = [row.uid for row in shown]
    write_down(request, "report viewed", report="outstanding", accounts=uids)
    monday, found = monday_of(today), aging_now(practice, on=today)
    context = {
        "rows": [
            {
                "account": row,
                "status": status_words(row.status),
                "reminded": [day for day in row.facts.reminders if day >= monday],
            }
            for row in shown
        ],
        "found": found,
        "share_past_60": share_past_60(found),
        "monday": monday,
        "only": only,
        "next_page": _address(only, uids[-1]) if len(rows) > PAGE else "",
        "first_page": _address(only) if after else "",
    }
    return render(request, "reports/outstanding.html", context)


def _address(only: bool, after: str = "") -> str:
    asked = {"show": REMINDED if only else "", "from": after}
    kept = {name: value for name, value in asked.items() if value}
    return reverse("reports:outstanding") + (f"?{urlencode(kept)}" if kept else "")

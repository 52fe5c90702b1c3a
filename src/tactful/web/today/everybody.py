"""Every open balance of today, one by one: what goes out, what a person is asked, who is left out
and the one reason why. Decided for everybody, so a page of it is exact and adds up."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from tactful.reports.today import (
    ACTIONS,
    LEFT_OUT,
    Planned,
    counted,
    open_balances,
    todays_run,
    words_of,
)
from tactful.web.staff import StaffRequest, for_staff, write_down

MOST: Final = 3_000
"""So many are decided while somebody waits, in about a second; for more there is the command."""

PAGE: Final = 100


@require_safe
@for_staff
def everybody(request: StaffRequest) -> HttpResponse:
    """A page of the whole run (`?action=`, `?reason=`, `?from=`), with counts that add up."""
    owing = open_balances(request.practice)
    if owing > MOST:
        return render(request, "today/everybody.html", {"owing": owing, "too_many": True})
    plans = todays_run(request.practice, now=request.now)
    action, reason = request.GET.get("action", ""), request.GET.get("reason", "")
    chosen = [plan for plan in plans if _is_asked_for(plan, action, reason)]
    offset = _offset(request)
    shown = chosen[offset : offset + PAGE]
    write_down(request, "today's run viewed", accounts=[plan.row.uid for plan in shown])
    after = offset + len(shown)
    reasons = counted(plans)
    context: dict[str, Any] = {
        "owing": len(plans),
        "plans": shown,
        "sums": [(name, sum(plan.action == name for plan in plans)) for name in ACTIONS],
        "reasons": reasons,
        "left_out": sum(one.accounts for one in reasons),
        "action": action,
        "reason": reason,
        "reason_words": words_of(reason) if reason in {one.code for one in reasons} else "",
        "chosen": len(chosen),
        "first": offset + 1 if shown else 0,
        "last": after,
        "next_page": _page(after, action, reason) if after < len(chosen) else "",
    }
    return render(request, "today/everybody.html", context)


def _is_asked_for(plan: Planned, action: str, reason: str) -> bool:
    if reason:
        return plan.action == LEFT_OUT and plan.code == reason
    return action not in ACTIONS or plan.action == action


def _offset(request: StaffRequest) -> int:
    asked = request.GET.get("from", "")
    return int(asked) if asked.isdecimal() and len(asked) < 8 else 0


def _page(offset: int, action: str, reason: str) -> str:
    said = {"action": action, "reason": reason, "from": str(offset)}
    return f"{reverse('today:everybody')}?{urlencode({k: v for k, v in said.items() if v})}"

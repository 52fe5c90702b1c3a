"""The call list: who to call today, as a page one prints and takes along."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.reports.balances import BalanceRow
from tactful.reports.calls import calls_of
from tactful.web.staff import StaffRequest, for_staff, write_down
from tactful.web.worklist.rows import Row, row_of, why_now

OUTCOMES = (
    *("Promised", "Paid", "No answer", "Message left", "Wrong number", "Says it is wrong"),
    "Asked us to stop",
)
"""What may have happened, to be ticked by hand."""


@require_safe
@for_staff
def calls(request: StaffRequest) -> HttpResponse:
    """Everybody who is to be called today, in order."""
    listed = calls_of(request.practice, on=request.today, now=request.now)
    lines = [(call, _line(request, call.row), why_now(call.row)[0]) for call in listed.calls]
    write_down(request, "call list viewed", accounts=[call.row.uid for call in listed.calls])
    context = {
        "lines": lines,
        "outcomes": OUTCOMES,
        "left_out": listed.left_out,
        "left_out_count": sum(number for _, number in listed.left_out),
        "more": listed.more,
    }
    return render(request, "worklist/calls.html", context)


def _line(request: StaffRequest, account: BalanceRow) -> Row:
    return row_of(account, None, today=request.today, zone=request.zone)

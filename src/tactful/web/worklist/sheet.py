"""The tracking sheet: who first, why, what comes next, and whose it is."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST, require_safe

from tactful.ledger.queries import find_guarantors
from tactful.practice.queries import settings_of
from tactful.practice.settings import PracticeSettings
from tactful.reports.asked import Asked, Order, Show
from tactful.reports.attention import accounts
from tactful.reports.balances import BalanceRow
from tactful.reports.next_steps import next_steps
from tactful.reports.sheet import SheetPage, Totals, sheet_page
from tactful.reports.sheet_counts import Counts, counts
from tactful.reports.worklist import BadCursor
from tactful.web.staff import StaffRequest, for_staff, part_asked_for, write_down
from tactful.web.worklist.filters import (
    Tab,
    address_of,
    name_of,
    query_of,
    sentence_of,
    tabs_of,
)
from tactful.web.worklist.lead import found_lead, lead_of, quiet_of
from tactful.web.worklist.place import remember
from tactful.web.worklist.rows import Row, row_of
from tactful.web.worklist.saved import saved_tabs

PAGE: Final = 50
_SOUGHT: Final = "sought"  # in the session: a name has no business in an address line
_LONGEST_SOUGHT: Final = 120


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done with the chosen accounts; answered by `worklist:bulk`."""

    code: str
    words: str


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """A page of the sheet, for any list and any filter."""
    if request.GET.get("view") == "found":
        return redirect("worklist:found")
    asked, cursor = Asked.read(request.GET.dict()), request.GET.get("from", "")
    try:
        page = _page(request, asked, cursor)
    except BadCursor:
        return redirect(address_of(asked))
    context = _context(request, asked, page)
    remember(request, [row.uid for row in page.rows], query=query_of(asked, cursor))
    _write_down(request, asked.show.value, page.rows)
    if not part_asked_for(request, "sheet"):
        return render(request, "worklist/index.html", context)
    response = render(request, "worklist/_page.html", context)
    response["HX-Push-Url"] = address_of(asked, cursor)
    return response


@require_safe
@for_staff
def found(request: StaffRequest) -> HttpResponse:
    """The accounts that fit what somebody looked for."""
    sought = request.session.get(_SOUGHT, "")
    if not sought:
        return redirect("worklist:index")
    ids = [guarantor.pk for guarantor in find_guarantors(request.practice, sought)]
    rows = tuple(accounts(request.practice, ids, on=request.today, now=request.now))
    context = {
        **_common(request, Asked()),
        "tabs": [*_tabs(request, Asked(Show.OWING)), Tab("Found", "", here=True, count=len(rows))],
        "rows": _rows(request, rows),
        "lead": found_lead(len(rows)),
        "list_name": "accounts found",
        "quiet": {"kind": "not_found"},
        "sought": sought,
    }
    remember(request, [row.uid for row in rows])
    _write_down(request, "found", rows)
    return render(request, "worklist/index.html", context)


@require_POST
@for_staff
def find(request: StaffRequest) -> HttpResponse:
    """Keep what is looked for in the session, and show what fits; straight to the only one."""
    sought = " ".join(request.POST.get("sought", "").replace("\0", "").split())[:_LONGEST_SOUGHT]
    if not sought:
        request.session.pop(_SOUGHT, None)
        return redirect("worklist:index")
    request.session[_SOUGHT] = sought
    fitting = find_guarantors(request.practice, sought)
    if len(fitting) == 1:
        return redirect("accounts:account", uid=fitting[0].uid)
    return redirect("worklist:found")


def _page(request: StaffRequest, asked: Asked, cursor: str) -> SheetPage:
    mine = asked.owned_by(request.user.uid)
    return sheet_page(
        request.practice, mine, on=request.today, now=request.now, cursor=cursor, size=PAGE
    )


def _context(request: StaffRequest, asked: Asked, page: SheetPage) -> dict[str, Any]:
    settings = settings_of(request.practice)
    counted = counts(request.practice, on=request.today, staff_uid=request.user.uid)
    totals = page.totals or _known_totals(asked, counted)
    last = page.before + len(page.rows)
    return {
        **_common(request, asked),
        "tabs": _all_tabs(request, asked, counted, settings),
        "sentence": sentence_of(request.practice, asked, settings),
        "rows": _rows(request, page.rows),
        "lead": lead_of(asked, page, totals, counted),
        "list_name": name_of(asked, settings),
        "span": f"{page.before + 1:,}–{last:,}" + (f" of {totals.accounts:,}" if totals else ""),
        "save_address": f"{reverse('worklist:save_view')}?{query_of(asked)}",
        "next_page": address_of(asked, page.next) if page.next else "",
        "first_page": address_of(asked) if page.before else "",
        "cut_short": page.cut_short,
        "quiet": quiet_of(request.practice, asked, page, counted, now=request.now),
        "only_dated": asked.order in (Order.NEXT, Order.RECENT),
        "clear": address_of(Asked(asked.show) if asked != Asked(asked.show) else Asked()),
    }


def _common(request: StaffRequest, asked: Asked) -> dict[str, Any]:
    return {
        "asked": asked,
        "codes": asked.codes,
        "acts": _ACTS if "work" in request.may else (),
        "bulk": _bulk_address(),
    }


def _known_totals(asked: Asked, counted: Counts) -> Totals | None:
    plain = Asked(Show.OWING, order=asked.order)
    return counted.everybody if asked == plain else None


def _rows(request: StaffRequest, found: tuple[BalanceRow, ...]) -> list[Row]:
    steps = next_steps(request.practice, found, now=request.now)
    return [
        row_of(row, steps.get(row.guarantor_id), today=request.today, zone=request.zone)
        for row in found
    ]


def _tabs(request: StaffRequest, asked: Asked) -> list[Tab]:
    counted = counts(request.practice, on=request.today, staff_uid=request.user.uid)
    return _all_tabs(request, asked, counted, settings_of(request.practice))


def _all_tabs(
    request: StaffRequest, asked: Asked, counted: Counts, settings: PracticeSettings
) -> list[Tab]:
    return [*tabs_of(asked, counted, settings), *saved_tabs(request, asked)]


def _write_down(request: StaffRequest, view: str, rows: tuple[BalanceRow, ...]) -> None:
    """Who looked at which accounts (policy.md R097)."""
    write_down(request, "worklist viewed", view=view, accounts=[row.uid for row in rows])


def _bulk_address() -> str:
    try:
        return reverse("worklist:bulk")
    except NoReverseMatch:  # nothing can be done with several accounts yet
        return ""


_ACTS: Final = (
    Act("assign", "Give to…"),
    Act("note", "Note…"),
    Act("hold", "Hold…"),
    Act("release", "Release…"),
    Act("enroll", "Enroll in a journey…"),
    Act("resolve", "Resolve…"),
)

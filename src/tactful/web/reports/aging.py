"""The aging report: buckets across, locations down, and the accounts behind them by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tactful.core.aging import Bucket
from tactful.core.measures import Ladder, Sum, summed
from tactful.ledger.models import Guarantor
from tactful.practice.models import Location
from tactful.reports.aging import AgedRow, Aging, aging_kept, aging_now, aging_rows
from tactful.web.staff import StaffRequest, for_staff, write_down

PAGE: Final = 50
MOST_PRINTED: Final = 1_000
_NO_PLACE: Final = "none"


@require_safe
@for_staff
def aging(request: StaffRequest) -> HttpResponse:
    """Today's aging and its accounts, or the sums of another day (`?on=`)."""
    on, fault = day_asked(request)
    if fault or on != request.today:
        return _another_day(request, on, fault)
    asked = _Asked.read(request)
    found = aging_now(request.practice, on=on)
    rows = asked.rows(request)
    shown = rows[: asked.size]
    write_down(request, "report viewed", report="aging", accounts=[row.uid for row in shown])
    context = {
        **_totals(found),
        "rows": [_Row.of(row) for row in shown],
        "asked": asked,
        "locations": Location.objects.for_practice(request.practice).order_by("name"),
        "bucket_words": [(bucket.value, bucket.label) for bucket in Bucket],
        "next_page": asked.address(after=shown[-1].uid) if len(rows) > asked.size else "",
        "first_page": asked.address() if asked.after else "",
        "whole": asked.address(size="all") if _fits_a_print(found, asked, rows) else "",
    }
    return render(request, "reports/aging.html", context)


def day_asked(request: StaffRequest) -> tuple[date, str]:
    """The day that is meant, today unless another is named; and what is wrong with it."""
    text = (request.GET.get("on") or request.POST.get("on") or "").strip()
    if not text:
        return request.today, ""
    try:
        on = date.fromisoformat(text)
    except ValueError:
        return request.today, "There is no such day. Write it like 2026-11-20."
    if on > request.today:
        return request.today, "That day is still to come. Choose today or an earlier one."
    return on, ""


@dataclass(frozen=True, slots=True)
class TotalsRow:
    """A line of the totals: its amounts by bucket, and how many accounts they are."""

    name: str
    cells: tuple[int, ...]
    total: Sum
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """An account, its balance in the column of its bucket."""

    account: AgedRow
    cells: tuple[int | None, ...]

    @classmethod
    def of(cls, row: AgedRow) -> "_Row":
        return cls(row, tuple(row.cents if bucket is row.bucket else None for bucket in Bucket))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which accounts of the list are meant. Codes and opaque ids only: names stay out of URLs."""

    bucket: Bucket | None
    place: str | None  # a location's uid, "" for accounts that have none
    after: Guarantor | None
    whole: bool

    @classmethod
    def read(cls, request: StaffRequest) -> "_Asked":
        bucket, place = request.GET.get("bucket", ""), request.GET.get("place", "")
        behind = request.GET.get("from", "")
        mine = Guarantor.objects.for_practice(request.practice)
        if place and place != _NO_PLACE:
            get_object_or_404(Location.objects.for_practice(request.practice), uid=place)
        return cls(
            bucket=Bucket(bucket) if bucket in set(Bucket) else None,
            place="" if place == _NO_PLACE else place or None,
            after=get_object_or_404(mine, uid=behind) if behind else None,
            whole=request.GET.get("size") == "all",
        )

    @property
    def size(self) -> int:
        return MOST_PRINTED if self.whole else PAGE

    @property
    def narrowed(self) -> bool:
        return self.bucket is not None or self.place is not None

    def rows(self, request: StaffRequest) -> list[AgedRow]:
        """A page of them, and one more where there are more."""
        return aging_rows(
            request.practice,
            on=request.today,
            after=self.after,
            bucket=self.bucket,
            place=self.place,
            size=self.size + 1,
        )

    def address(self, *, after: str = "", size: str = "") -> str:
        asked = {
            "bucket": self.bucket.value if self.bucket else "",
            "place": _place_code(self.place),
            "size": size or ("all" if self.whole else ""),
            "from": after,
        }
        kept = {name: value for name, value in asked.items() if value}
        return reverse("reports:aging") + (f"?{urlencode(kept)}" if kept else "")


def _another_day(request: StaffRequest, on: date, fault: str) -> HttpResponse:
    found = None if fault else aging_kept(request.practice, on=on)
    write_down(request, "report viewed", report="aging", on=on.isoformat())
    context: dict[str, Any] = {
        "on": on,
        "fault": fault,
        "typed": request.GET.get("on", ""),
        **(_totals(found) if found else {}),
    }
    return render(request, "reports/aging_then.html", context, status=422 if fault else 200)


def _totals(found: Aging) -> dict[str, Any]:
    """Locations, what waits for insurance, and everything; credits apart."""
    rows = [
        _line(place.name, place.ladder, _at_place(place.uid))
        for place in found.places
        if len(found.places) > 1
    ]
    return {
        "found": found,
        "place_rows": rows,
        "placed": _line("Guarantors owe", found.placed),
        "owed": _line("Guarantors owe", found.owed),
        "pending": _line("Insurance pending", found.pending),
        "total": _line("Total outstanding", found.ladder),
        "buckets": list(Bucket),
        "on": found.on,
    }


def _line(name: str, ladder: Ladder, address: str = "") -> TotalsRow:
    return TotalsRow(name, tuple(part.cents for part in ladder), summed(ladder), address)


def _at_place(uid: str) -> str:
    return f"{reverse('reports:aging')}?{urlencode({'place': _place_code(uid)})}"


def _place_code(place: str | None) -> str:
    return "" if place is None else place or _NO_PLACE


def _fits_a_print(found: Aging, asked: _Asked, rows: Sequence[AgedRow]) -> bool:
    """Whether the whole list may be shown on one page, to be printed."""
    return not asked.whole and len(rows) > PAGE and found.total.accounts <= MOST_PRINTED

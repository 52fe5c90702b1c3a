"""How it is going: one sentence, this week's reminders, the measures, three charts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tactful.core.aging import Bucket
from tactful.core.measures import Day, Period, Span, past
from tactful.core.measures import Sum as SumOf
from tactful.core.wording import short_date
from tactful.practice.models import Practice
from tactful.reports.aging import MOST_LIVE, Aging, aging_now
from tactful.reports.daily import kept_day, work_out
from tactful.reports.measures import Measures, measures
from tactful.reports.outstanding import Line, week_lines
from tactful.reports.week import monday_of
from tactful.web.reports.charts import aging_bars, balance_line, promise_bars
from tactful.web.staff import StaffRequest, for_staff, write_down

_SILENT = 2  # among the lines of reports.week


@require_safe
@for_staff
def index(request: StaffRequest) -> HttpResponse:
    """The reports of a period; `?period=` is one of the codes of core.measures.Span."""
    practice, today = request.practice, request.today
    span = _span(request.GET.get("period", ""))
    found, aging = measures(practice, span, today=today), aging_now(practice, on=today)
    week = _week(practice, aging, request)
    write_down(request, "report viewed", report="measures", period=span.value)
    context = {
        "span": span,
        "spans": [(one.value, one.label) for one in Span],
        "found": found,
        "groups": (("The six measures", found.six), ("Beside them", found.others)),
        "period": _dates(found.period, request),
        "period_before": _dates(found.before, request),
        "aging": aging,
        "share_past_60": share_past_60(aging),
        "buckets": _buckets(aging),
        "week": week,
        "monday": monday_of(today),
        "silent": week.lines[_SILENT] if week else None,
        **_charts(found, aging),
    }
    return render(request, "reports/index.html", context)


@dataclass(frozen=True, slots=True)
class BucketRow:
    """One line of the aging by bucket, with its share in tenths of a percent."""

    bucket: Bucket
    part: SumOf
    share: str


@dataclass(frozen=True, slots=True)
class WeekLines:
    """What became of this week's reminders, as it was known at an instant."""

    lines: tuple[Line, ...]
    at: datetime


def share_past_60(aging: Aging) -> int | None:
    """Whole percent of what is owed, rounded down as `tactful report` says it."""
    cents = aging.total.cents
    return 100 * past(aging.ladder, 60).cents // cents if cents else None


def _span(code: str) -> Span:
    return Span(code) if code in set(Span) else Span.LAST_30


def _week(practice: Practice, aging: Aging, request: StaffRequest) -> WeekLines | None:
    """As the worker saw it last; while it has not yet, looked up here unless that takes seconds."""
    kept = kept_day(practice, request.today)
    if kept is not None:
        return _lines(*kept)
    if aging.total.accounts > MOST_LIVE:
        return None
    return _lines(work_out(practice, on=request.today, now=request.now).day, request.now)


def _lines(day: Day, at: datetime) -> WeekLines | None:
    return WeekLines(week_lines(day.week), at) if day.week else None


def _dates(period: Period, request: StaffRequest) -> str:
    if not period.days:
        return "no day yet"
    first, last = (short_date(day, on=request.today) for day in (period.first, period.last))
    return first if first == last else f"{first} to {last}"


def _buckets(aging: Aging) -> list[BucketRow]:
    total = aging.total.cents
    return [
        BucketRow(bucket, part, f"{100 * part.cents / total:.1f}%" if total else "")
        for bucket, part in zip(Bucket, aging.ladder, strict=True)
    ]


def _charts(found: Measures, aging: Aging) -> dict[str, Any]:
    """A chart only where there is something to draw."""
    return {
        "aging_chart": aging_bars(aging.ladder) if aging.total.cents else "",
        "balance_chart": balance_line(found.weeks) if len(found.weeks) > 1 else "",
        "promise_chart": promise_bars(found.months)
        if any(month.settled for month in found.months)
        else "",
    }

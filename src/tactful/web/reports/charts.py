"""The charts of the reports: plain SVG with a title and a description, beside its table.

Geometry is whole and half pixels of the drawing; colors come from classes, so that dark mode,
print and the privacy cover work by themselves.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tactful.core.aging import Bucket
from tactful.core.measures import Ladder
from tactful.core.money import format_cents
from tactful.core.wording import MONTHS, count
from tactful.reports.measures import PromiseMonth, Week

WIDTH: Final = 560
HEIGHT: Final = 232
_FLOOR: Final = 200.0
_CEILING: Final = 28.0
_LEAST_LABEL: Final = 12.0  # below that two labels beside one bar would touch


def aging_bars(ladder: Ladder) -> SafeString:
    """What is owed in each bucket: a bar, and its sum where the bar ends."""
    most = max((part.cents for part in ladder), default=0)
    bars = [
        _bar(30 + at * 90, 56, part.cents, most, f"a{at}", _short(part.cents), _said(bucket))
        for at, (bucket, part) in enumerate(zip(Bucket, ladder, strict=True))
    ]
    largest = max(zip(ladder, Bucket, strict=True), key=lambda pair: pair[0].cents)[1]
    about = f"The largest part stands in {largest.label.lower()}; the table has every figure."
    return _drawing("aging", "What is owed, by days past due", about, [_axis(WIDTH), *bars])


def balance_line(weeks: Sequence[Week]) -> SafeString:
    """What was owed at the end of each week: a line, labeled at both of its ends."""
    cents = [week.owed.cents for week in weeks]
    most = max(cents, default=0)
    points = [
        (_across(at, len(weeks)), _height_of(week.owed.cents, most))
        for at, week in enumerate(weeks)
    ]
    line = format_html(
        '<polyline class="trend" points="{}"/>', " ".join(f"{x},{y}" for x, y in points)
    )
    ends = sorted({0, len(weeks) - 1})
    parts: list[SafeString] = [_axis(WIDTH), line]
    for at in ends:
        x, y = points[at]
        parts.append(format_html('<circle class="dot" cx="{}" cy="{}" r="3"/>', x, y))
        parts.append(_text(x, y - 10, _short(cents[at]), "strong private"))
    parts += [
        _text(x, _FLOOR + 18, _day(week))
        for at, ((x, _), week) in enumerate(zip(points, weeks, strict=True))
        if (len(weeks) - 1 - at) % 4 == 0
    ]
    about = _moved(cents[0], cents[-1], len(weeks))
    return _drawing("balance", "What is owed, week by week", about, parts)


def promise_bars(months: Sequence[PromiseMonth]) -> SafeString:
    """Promises whose day lay in each month: kept, kept in part and broken, and the share kept."""
    most = max((month.settled for month in months), default=0)
    parts: list[SafeString] = [_HATCH, _axis(WIDTH - 68)]
    for at, month in enumerate(months):
        parts += _stack(14 + at * 80, 50, month, most)
    parts += _legend(14 + (len(months) - 1) * 80 + 60, months[-1], most)
    kept, settled = sum(m.kept for m in months), sum(m.settled for m in months)
    about = f"Kept in full and in time: {kept:,} of {count(settled, 'promise')} that fell due."
    return _drawing("promises", "Promises kept, kept in part and broken", about, parts)


_HATCH: Final = format_html(
    '<defs><pattern id="half" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="a0" width="5" height="5"/>'
    '<rect class="kept" width="2" height="5"/></pattern></defs>'
)


def _drawing(name: str, title: str, about: str, parts: Iterable[SafeString]) -> SafeString:
    return format_html(
        '<svg viewBox="0 0 {w} {h}" role="img" aria-labelledby="{n}-title {n}-desc">'
        '<title id="{n}-title">{t}</title><desc id="{n}-desc">{d}</desc>{p}</svg>',
        w=WIDTH,
        h=HEIGHT,
        n=name,
        t=title,
        d=about,
        p=format_html_join("", "{}", ((part,) for part in parts)),
    )


def _bar(
    x: int, width: int, value: int, most: int, shade: str, label: str, below: str
) -> SafeString:
    top, middle = _height_of(value, most), x + width / 2
    return format_html(
        "{}{}{}",
        _rect(shade, x, top, width, _FLOOR - top),
        _text(middle, top - 6, label, "strong private"),
        _text(middle, _FLOOR + 18, below),
    )


def _stack(x: int, width: int, month: PromiseMonth, most: int) -> list[SafeString]:
    parts, below = [], 0
    for shade, value in _parts_of(month):
        bottom, top = _height_of(below, most), _height_of(below + value, most)
        if value:
            parts.append(_rect(shade, x, top, width, bottom - top))
        below += value
    middle = x + width / 2
    if month.percent is not None:
        parts.append(_text(middle, _height_of(below, most) - 6, f"{month.percent}%", "strong"))
    return [*parts, _text(middle, _FLOOR + 18, month.label)]


def _legend(x: int, month: PromiseMonth, most: int) -> list[SafeString]:
    """The words beside the last bar, each at its part, never closer than a line apart."""
    below, last, found = 0, _FLOOR + _LEAST_LABEL, []
    for (_, value), words in zip(_parts_of(month), ("Kept", "In part", "Broken"), strict=True):
        middle = (_height_of(below, most) + _height_of(below + value, most)) / 2 + 4
        below += value
        if value:
            last = min(middle, last - _LEAST_LABEL)
            found.append(_text(x, last, words, anchor="start"))
    return found


def _parts_of(month: PromiseMonth) -> tuple[tuple[str, int], ...]:
    return ("kept", month.kept), ("part", month.partial), ("broken", month.broken)


def _axis(width: int) -> SafeString:
    return format_html('<line class="axis" x1="0" x2="{}" y1="{}" y2="{}"/>', width, _FLOOR, _FLOOR)


def _rect(shade: str, x: float, y: float, width: float, height: float) -> SafeString:
    fill = format_html('fill="url(#half)"') if shade == "part" else ""
    return format_html(
        '<rect class="{}" {} x="{}" y="{}" width="{}" height="{}"/>',
        shade,
        fill,
        x,
        y,
        width,
        round(height, 1),
    )


def _text(x: float, y: float, words: str, shade: str = "", *, anchor: str = "middle") -> SafeString:
    return format_html(
        '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>',
        shade,
        round(x, 1),
        round(y, 1),
        anchor,
        words,
    )


def _height_of(value: int, most: int) -> float:
    """Where a value ends; the scale begins at nothing, so that lengths can be compared."""
    return round(_FLOOR - (_FLOOR - _CEILING) * value / most, 1) if most > 0 else _FLOOR


def _across(at: int, many: int) -> float:
    return round(30 + at * (WIDTH - 60) / (many - 1), 1) if many > 1 else WIDTH / 2


def _short(cents: int) -> str:
    """`$480`, `$48.2k`, `$1.2M`: the table beside it has the cents."""
    dollars = cents / 100
    if dollars >= 999_950:
        return f"${dollars / 1_000_000:,.1f}M"
    if dollars >= 9_999.5:
        return f"${dollars / 1_000:,.1f}k"
    return f"${dollars:,.0f}"


def _said(bucket: Bucket) -> str:
    return bucket.label.removesuffix(" days")


def _day(week: Week) -> str:
    return f"{MONTHS[week.last.month - 1]} {week.last.day}"


def _moved(first: int, last: int, weeks: int) -> str:
    if first == last:
        return f"It is the same as {weeks - 1} weeks before."
    way = "rose" if last > first else "fell"
    return f"It {way} from {format_cents(first)} to {format_cents(last)} in {weeks - 1} weeks."

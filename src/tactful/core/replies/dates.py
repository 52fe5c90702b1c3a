"""Finds the days that a promise may mean, by the date convention of replies/README.md.

A bare weekday is the next one strictly after today; "next friday" is the Friday of the next week
from Monday to Sunday, with the other reading kept; "the 3rd" is the next such day; a window
("next week", "the weekend", "fin de mes") resolves to its end; "quincena" is the next 15th or
last day of a month. Called only where a promise was recognized: most dates people write are not
days on which they will pay.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from tactful.core.replies.holidays import NAMED_DAYS, next_named_day
from tactful.core.replies.words import one_of


@dataclass(frozen=True, slots=True)
class Mention:
    """A day spoken of in a line of plain words with figures.

    `day` is None where no calendar day can be named. `others` are the days it may mean as well.
    `is_past` and `is_recurring` days cannot be promised. `is_soft` days are meant only where no
    firmer day is named: "in the morning" beside "friday" adds nothing.
    """

    start: int
    end: int
    day: date | None
    others: tuple[date, ...] = ()
    is_window: bool = False
    is_past: bool = False
    is_recurring: bool = False
    is_soft: bool = False


def find_dates(line: str, *, on: date) -> tuple[Mention, ...]:
    """Return the days named in a line, from left to right; a longer reading beats a shorter one."""
    kept: list[Mention] = []
    for mention in sorted(_all_mentions(line, on), key=lambda each: each.start - each.end):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda each: each.start)
    return tuple(_without_soft([_qualified(line, mention) for mention in kept]))


_WEEKDAYS: Final = {
    word: at
    for row in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "lunes martes miercoles jueves viernes sabado domingo",
        "_ _ wed _ _ sat sun",
    )
    for at, word in enumerate(row.split())
    if word != "_"
}
_MONTHS: Final = {
    word: 1 + at
    for row in (
        "january february march april may june july august september october november december",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "jan feb mar apr may jun jul aug sept oct nov dec",
        "ene feb mar abr may jun jul ago set oct nov dic",
    )
    for at, word in enumerate(row.split())
}
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "un": 1, "una": 1, "couple": 2, "par": 2, "another": 1}
_NTHS: Final = {"first": 1, "second": 2, "primero": 1, "primer": 1}
_DAYS_OF: Final = {"day": 1, "dia": 1, "week": 7, "semana": 7, "weekend": 7, "fortnight": 14}


def _end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _start_of_next_month(on: date) -> date:
    return _end_of_month(on) + timedelta(days=1)


def _next_weekday(on: date, weekday: int) -> date:
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)


def _of_next_week(on: date, weekday: int) -> date:
    return on + timedelta(days=7 - on.weekday() + weekday)


def _next_day_of_month(on: date, day: int) -> date | None:
    month = on
    for _ in range(3):
        if day <= monthrange(month.year, month.month)[1] and month.replace(day=day) > on:
            return month.replace(day=day)
        month = _start_of_next_month(month)
    return None


def _month_day(on: date, month: int, day: int, year: int | None) -> date | None:
    for candidate in (on.year, on.year + 1) if year is None else (year,):
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(candidate, month)[1]:
            continue
        found = date(candidate, month, day)
        if year is not None or found >= on:
            return found
    return None


def _next_month(on: date, month: int) -> date:
    """Return the first day of the named month that is under way or comes next."""
    return date(on.year if month >= on.month else on.year + 1, month, 1)


def _months_later(on: date, months: int) -> date:
    year, month = divmod(on.month - 1 + months, 12)
    first = date(on.year + year, month + 1, 1)
    return first.replace(day=min(on.day, monthrange(first.year, first.month)[1]))


def _quincena(on: date) -> date:
    """Return the next Mexican payday: the 15th or the last day of a month."""
    end = _end_of_month(on)
    if on.day < 15:
        return on.replace(day=15)
    return end if on < end else _start_of_next_month(on).replace(day=15)


_Read = Callable[[re.Match[str], date], Mention | None]

_ALTERNATIVES: Final = {
    "wd": "|".join(sorted(_WEEKDAYS, key=len, reverse=True)),
    "month": "|".join(sorted(_MONTHS, key=len, reverse=True)),
    "day": r"\d{1,2}(?:st|nd|rd|th|ro|ero|do)?",
    "nth": rf"\d{{1,2}}(?:st|nd|rd|th|ro|ero|do)?|{'|'.join(_NTHS)}",
    "year": r"20\d\d",
    "n": rf"\d{{1,3}}|{'|'.join(_COUNTS)}",
    "unit": r"(?:business )?days?|weeks?|weekends?|fortnight|months?|dias?|semanas?|meses|mes",
    "named": "|".join(sorted(NAMED_DAYS, key=len, reverse=True)),
}
_WORDLESS: Final = re.compile(r"\{([a-z]+)\}")


def _pattern(text: str) -> re.Pattern[str]:
    """Compile `{wd} the? {nth}`: spaces may hold a pause, `?` makes a word optional."""
    words = []
    for word in text.split():
        bare, optional = word.removesuffix("?"), word.endswith("?")
        body = _WORDLESS.sub(lambda name: f"(?P<{name[1]}>{_ALTERNATIVES[name[1]]})", bare)
        words.append(f"(?:(?:{body}) (?:, )?)?" if optional else f"(?:{body}) (?:, )?")
    return re.compile(f"(?<= ){''.join(words).removesuffix('(?:, )?')}")


def _mention(m: re.Match[str], day: date | None, *others: date | None, **marks: bool) -> Mention:
    different = sorted({other for other in others if other and other != day})
    return Mention(m.start(), m.end(), day, tuple(different), **marks)


def _weekday(m: re.Match[str]) -> int:
    return _WEEKDAYS[m["wd"]]


def _day(m: re.Match[str], name: str = "day") -> int:
    return _NTHS.get(m[name]) or int(re.sub(r"\D", "", m[name]))


def _year(m: re.Match[str]) -> int | None:
    year = m.groupdict().get("year")
    return int(year) if year else None


def _count(m: re.Match[str]) -> int:
    return _COUNTS.get(m["n"]) or int(m["n"])


def _in_days(days: int) -> _Read:
    return lambda m, on: _mention(m, on + timedelta(days=days))


def _soft_in_days(days: int) -> _Read:
    return lambda m, on: _mention(m, on + timedelta(days=days), is_soft=True)


def _past(m: re.Match[str], on: date) -> Mention:
    return _mention(m, None, is_past=True)


def _recurring(m: re.Match[str], on: date) -> Mention:
    return _mention(m, None, is_recurring=True)


def _bare_weekday(m: re.Match[str], on: date) -> Mention:
    return _mention(m, _next_weekday(on, _weekday(m)))


def _next_named_weekday(m: re.Match[str], on: date) -> Mention:
    """Read `next friday`: the next week's by convention, the nearest one by many a speaker."""
    return _mention(m, _of_next_week(on, _weekday(m)), _next_weekday(on, _weekday(m)))


def _proximo(m: re.Match[str], on: date) -> Mention:
    """Read `el proximo viernes`: the nearest one, though some mean the next week's."""
    return _mention(m, _next_weekday(on, _weekday(m)), _of_next_week(on, _weekday(m)))


def _weekday_of_next_week(m: re.Match[str], on: date) -> Mention:
    return _mention(m, _of_next_week(on, _weekday(m)))


def _weekday_after(weeks: int) -> _Read:
    return lambda m, on: _mention(m, _next_weekday(on, _weekday(m)) + timedelta(days=7 * weeks))


def _nth_weekday(m: re.Match[str], on: date) -> Mention:
    return _mention(m, _next_weekday(on, _weekday(m)) + timedelta(days=7 * (_count(m) - 1)))


def _checked(m: re.Match[str], on: date, day: date | None) -> Mention | None:
    """Keep `friday the 6th` where it is a Friday, and both readings where it is not."""
    if day is None:
        return None
    if day.weekday() == _weekday(m):
        return _mention(m, day)
    return _mention(m, day, _next_weekday(on, _weekday(m)))


def _weekday_and_nth(m: re.Match[str], on: date) -> Mention | None:
    found = _checked(m, on, _next_day_of_month(on, _day(m, "nth")))
    # "monday 4 sure" names no fourth: a bare figure counts only where the weekday agrees.
    is_bare = m["nth"].isdigit() and not re.search(r" (?:the|el|dia) ", m[0])
    return None if is_bare and found is not None and found.others else found


def _weekday_and_date(m: re.Match[str], on: date) -> Mention | None:
    return _checked(m, on, _month_day(on, _MONTHS[m["month"]], _day(m), _year(m)))


def _date_of_month(m: re.Match[str], on: date) -> Mention | None:
    day = _month_day(on, _MONTHS[m["month"]], _day(m), _year(m))
    return None if day is None else _mention(m, day, is_past=day < on)


def _nth_of_named_month(m: re.Match[str], on: date) -> Mention | None:
    day = _month_day(on, _MONTHS[m["month"]], _day(m, "nth"), _year(m))
    return None if day is None else _mention(m, day, is_past=day < on)


def _figures(m: re.Match[str], on: date) -> Mention | None:
    """Read `3/20`, `4/10/26` and, where no month has that number, `27/11`."""
    a, b = int(m["a"]), int(m["b"])
    year = None if m["c"] is None else int(m["c"]) + (2000 if len(m["c"]) == 2 else 0)
    day = _month_day(on, a, b, year)
    swapped = _month_day(on, b, a, year) if a > 12 else None
    found = day or swapped
    return None if found is None else _mention(m, found, is_past=found < on)


def _iso(m: re.Match[str], on: date) -> Mention | None:
    found = _month_day(on, int(m["b"]), int(m["c"]), int(m["a"]))
    return None if found is None else _mention(m, found, is_past=found < on)


def _day_of_month(m: re.Match[str], on: date) -> Mention | None:
    wanted = _day(m, "nth" if m.groupdict().get("nth") else "day")
    day = _next_day_of_month(on, wanted) if 1 <= wanted <= 31 else None
    if day is None:
        return None
    # Said on the 15th itself, "the 15th" may be today; said in April, "the 31st" the 30th.
    end = _end_of_month(on)
    shortened = end if wanted > end.day and end > on else None
    return _mention(m, day, on if on.day == wanted else None, shortened)


def _day_of_next_month(m: re.Match[str], on: date) -> Mention | None:
    first = _start_of_next_month(on)
    day = _month_day(first, first.month, _day(m, "nth"), first.year)
    return None if day is None else _mention(m, day)


def _later(m: re.Match[str], on: date) -> Mention | None:
    """Read `in 3 days`, `two weeks from now`, `dentro de un mes`."""
    count, unit = _count(m), m["unit"].removeprefix("business ")
    is_rough = m["n"] in ("couple", "par")
    if unit.startswith("m"):
        return _mention(m, _months_later(on, count)) if count <= 24 else None
    size = next(days for name, days in _DAYS_OF.items() if unit.startswith(name))
    if m["unit"].startswith("business"):
        return _mention(m, _business_days_later(on, min(count, 90)))
    return _mention(m, on + timedelta(days=size * count), is_window=is_rough)


def _fortnight_or_so(days: int) -> _Read:
    """Read `en quince dias`, which counts both ends: fifteen days, or the two weeks it means."""
    return lambda m, on: replace(_mention(m, on + timedelta(days=days)), is_window=True)


def _business_days_later(on: date, count: int) -> date:
    day = on
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _range_later(m: re.Match[str], on: date) -> Mention | None:
    """Read `2-3 weeks` as its later end."""
    found = _later(m, on)
    return None if found is None else replace(found, is_window=True)


def _from_weekday(m: re.Match[str], on: date) -> Mention:
    weeks = _count(m)
    return _mention(m, _next_weekday(on, _weekday(m)) + timedelta(days=7 * weeks))


def _window(day: Callable[[date], date], *others: Callable[[date], date]) -> _Read:
    return lambda m, on: _mention(m, day(on), *(other(on) for other in others), is_window=True)


def _end(day: Callable[[date], date]) -> _Read:
    return lambda m, on: _mention(m, day(on))


def _friday_of_this_week(on: date) -> date:
    return on + timedelta(days=max(0, 4 - on.weekday()))


def _friday_of_next_week(on: date) -> date:
    return _of_next_week(on, 4)


def _monday_of_next_week(on: date) -> date:
    return _of_next_week(on, 0)


def _sunday(on: date) -> date:
    return on + timedelta(days=6 - on.weekday())


def _saturday(on: date) -> date:
    return max(on, _sunday(on) - timedelta(days=1))


def _sunday_of_next_week(on: date) -> date:
    return _of_next_week(on, 6)


def _end_of_next_month(on: date) -> date:
    return _end_of_month(_start_of_next_month(on))


def _middle(on: date) -> date:
    return on.replace(day=15) if on.day < 15 else _start_of_next_month(on).replace(day=15)


def _end_of_year(on: date) -> date:
    return date(on.year, 12, 31)


def _end_of_named_month(m: re.Match[str], on: date) -> Mention:
    return _mention(m, _end_of_month(_next_month(on, _MONTHS[m["month"]])))


def _middle_of_named_month(m: re.Match[str], on: date) -> Mention:
    day = _next_month(on, _MONTHS[m["month"]]).replace(day=15)
    return _mention(m, day, is_past=day < on)


def _start_of_named_month(m: re.Match[str], on: date) -> Mention:
    first = _next_month(on, _MONTHS[m["month"]])
    first = first if first > on else first.replace(year=first.year + 1)
    return _mention(m, first, is_window=True)


def _first_week_of_named_month(m: re.Match[str], on: date) -> Mention:
    first = _next_month(on, _MONTHS[m["month"]])
    first = first if first > on else first.replace(year=first.year + 1)
    return _mention(m, first.replace(day=7), is_window=True)


def _some_day_of_named_month(m: re.Match[str], on: date) -> Mention:
    first = _next_month(on, _MONTHS[m["month"]])
    return _mention(m, _end_of_month(first), max(on, first), is_window=True)


def _named_day(m: re.Match[str], on: date) -> Mention:
    return _mention(m, next_named_day(m["named"], on=on))


def _day_beside_named(days: int) -> _Read:
    return lambda m, on: _mention(m, next_named_day(m["named"], on=on) + timedelta(days=days))


def _nowhere(m: re.Match[str], on: date) -> Mention:
    """Swallow words that look like a date and are none: `14 days late`, `may i`."""
    return _mention(m, None, is_soft=True)


_RULES: Final[tuple[tuple[str, _Read], ...]] = (
    # Today, tomorrow
    ("today|tonight|hoy", _in_days(0)),
    ("later today", _in_days(0)),
    ("this morning|afternoon|evening|arvo", _in_days(0)),
    ("end of the|my? day|shift|business|today?", _in_days(0)),
    ("close of business", _in_days(0)),
    ("in a|an|one|two|few|couple|\\d{1,2} of? minutes|minute|hours|hour", _in_days(0)),
    ("en|dentro de? un|una|unas|unos|\\d{1,2} horas|hora|minutos|rato|ratito", _in_days(0)),
    ("after work|lunch|school|dinner|church|my shift?", _soft_in_days(0)),
    ("when i get home|off", _soft_in_days(0)),
    ("despues del|de trabajo|comer|trabajar", _soft_in_days(0)),
    ("saliendo|cuando del? trabajo|salga", _soft_in_days(0)),
    ("esta noche|tarde|misma", _in_days(0)),
    ("hoy mismo|noche", _in_days(0)),
    ("mas tarde|al rato", _soft_in_days(0)),
    ("al rato|ratito", _soft_in_days(0)),
    ("tomorrow morning|night|afternoon|evening?", _in_days(1)),
    ("manana", _in_days(1)),
    ("esta manana", _soft_in_days(0)),
    ("manana por|en la manana|tarde|noche", _in_days(1)),
    ("manana mismo|temprano|a|sin", _in_days(1)),
    ("por|en la manana", _soft_in_days(1)),
    ("de|cada|todas la|las manana|mananas", _nowhere),
    ("in the morning|am", _soft_in_days(1)),
    ("first thing", _soft_in_days(1)),
    ("first thing in the morning", _soft_in_days(1)),
    ("first thing tomorrow", _in_days(1)),
    ("the? day after tomorrow", _in_days(2)),
    ("pasado manana", _in_days(2)),
    ("overmorrow", _in_days(2)),
    # What is over
    ("yesterday|ayer|anteayer|antier|anoche", _past),
    ("last night|week|month|year|time|{wd}|{month}|summer|winter|fall|spring", _past),
    ("the other day|night|week", _past),
    ("this past {wd}|week|weekend|month", _past),
    ("past {wd}", _past),
    ("{n} of? {unit} ago|back|late|overdue|behind", _past),
    ("few|several weeks|days|months ago|back", _past),
    ("hace|hacia {n}|unos|unas|varios|varias {unit}|anos", _past),
    ("el|la|los|las? {wd}|semana|mes|ano pasado|pasada|anterior", _past),
    ("earlier today|this week?", _past),
    ("for|in|over|since the? past|last {n} {unit}", _past),
    # Again and again
    ("the|el? {nth} of|de every|each|cada month|mes", _recurring),
    ("every|each other? {wd}|day|week|month|paycheck|payday|{n} {unit}?", _recurring),
    ("cada|todos|todas los|las? {wd}|dia|semana|mes|quincena|meses|semanas", _recurring),
    ("a|per|al|por month|mes|week|semana", _recurring),
    ("monthly|weekly|biweekly|mensual|mensualmente|semanal|quincenal", _recurring),
    # Weekdays
    ("{wd}", _bare_weekday),
    ("el|este|on|by|this|coming|upcoming|the|for|until|till {wd}", _bare_weekday),
    ("this coming|upcoming {wd}", _bare_weekday),
    ("el {wd} que|q viene|entra|llega", _bare_weekday),
    ("este {wd} que viene|entra?", _bare_weekday),
    ("el {wd} entrante", _bare_weekday),
    ("next {wd}", _next_named_weekday),
    ("the? next|following {wd} after that|this", _weekday_after(1)),
    ("the following {wd}", _next_named_weekday),
    ("el? proximo|siguiente {wd}", _proximo),
    ("el? {wd} proximo|siguiente", _proximo),
    ("el|la otro|otra {wd}", _next_named_weekday),
    ("{wd} of|in? next week", _weekday_of_next_week),
    ("next week on|this|like|maybe|by? {wd}", _weekday_of_next_week),
    ("el? {wd} de la otra|proxima|siguiente semana", _weekday_of_next_week),
    ("el? {wd} de la semana que viene|entra", _weekday_of_next_week),
    ("la otra|proxima semana el {wd}", _weekday_of_next_week),
    ("la semana que viene|entra el {wd}", _weekday_of_next_week),
    ("{wd} after next|this", _weekday_after(1)),
    ("the {wd} after", _weekday_after(1)),
    ("not this|on? {wd} but? the? one|other? after|next|following", _weekday_after(1)),
    ("not this? {wd} but? the? next|following one?", _weekday_after(1)),
    ("no este|el {wd} sino? el otro|siguiente|proximo|que sigue?", _weekday_after(1)),
    ("el {wd} no este|esta sino? el otro|siguiente|proximo", _weekday_after(1)),
    ("a|one week from? this|next|on? {wd}", _weekday_after(1)),
    ("{n} weeks|week from this|on? {wd}", _from_weekday),
    ("en? {n} {wd} from now|today", _nth_weekday),
    ("in {n} {wd}", _nth_weekday),
    ("el? {wd} en|de {n}? ocho|8 dias?", _weekday_after(1)),
    ("el|on|this? {wd} the|el|dia? {nth}", _weekday_and_nth),
    ("el|on|this? {wd} the? {day} of? {month} {year}?", _weekday_and_date),
    ("el|on|this? {wd} {month} the? {day} {year}?", _weekday_and_date),
    ("el|este? {wd} dia? {day} de {month} de|del? {year}?", _weekday_and_date),
    ("{month} the? {day} {year}? {wd}", _weekday_and_date),
    # Days of a month
    (
        "mid|early|late|middle|end of? {month} like|say|maybe|around|about|by|or the? {nth}",
        _nth_of_named_month,
    ),
    ("{month} the? {nth} {year}?", _nth_of_named_month),
    ("the? {day} of? {month} {year}?", _date_of_month),
    ("el|dia? {day} de|del {month} de|del? {year}?", _date_of_month),
    ("the? {nth} of {month} {year}?", _nth_of_named_month),
    ("el? {nth} de {month} de|del? {year}?", _nth_of_named_month),
    ("el? dia primero|{nth} de? {month}", _nth_of_named_month),
    (r"(?P<a>\d{1,2})[/\-.](?P<b>\d{1,2})(?:[/\-.](?P<c>\d{4}|\d{2})|)", _figures),
    (r"(?P<a>20\d\d)-(?P<b>\d{1,2})-(?P<c>\d{1,2})", _iso),
    ("the|el|dia|este {nth}", _day_of_month),
    ("the|el|los|this|my {day} dollars|dolares|pesos|copay|percent|payment", _nowhere),
    ("the|el|los|this|my {day} balance|owed|bill|fee|por", _nowhere),
    ("the|el|this|my {day} a|per|each|every|al|cada month|week|mes|semana|paycheck", _nowhere),
    ("el|para? dia {day}|{nth}", _day_of_month),
    ("the|el|este|al|del {day}", _day_of_month),
    ("el dia {nth}", _day_of_month),
    ("el mero {nth}|{day}", _day_of_month),
    (r"(?P<nth>\d{1,2}(?:st|nd|rd|th|ro|ero))", _day_of_month),
    ("the? {nth} of the|this|el|del|de? month|mes", _day_of_month),
    ("{nth} de|del mes", _day_of_month),
    ("el? {nth} del|de proximo|otro mes", _day_of_next_month),
    ("el? {nth} del|de mes que viene|entra", _day_of_next_month),
    ("el? {nth} del|de mes entrante|siguiente|proximo", _day_of_next_month),
    ("the? {nth} of next month", _day_of_next_month),
    ("next month on? the {nth}", _day_of_next_month),
    ("{n} days|dias late|overdue|old|tarde|atrasado", _nowhere),
    (
        "the {nth} payment|time|one|visit|half|bill|notice|text|message|call|week|thing|letter",
        _nowhere,
    ),
    ("el? primer|primero|segundo pago|vez|mensaje|cobro", _nowhere),
    ("may i|be|have|not|take|need|pay|get|i", _nowhere),
    # So long from now
    ("en|dentro de? (?:8|ocho) dias", _fortnight_or_so(8)),
    ("de hoy|aqui|manana en? (?:15|quince) dias?", _fortnight_or_so(15)),
    ("en|dentro de? (?:15|quince) dias", _fortnight_or_so(15)),
    ("in|within about|like|another|just|only|the|next|at? most? {n} of? more? {unit}", _later),
    ("in|within {n} of? more? {unit}", _later),
    ("in the next {n} {unit}", _later),
    ("{n} of? more? {unit} from now|today|tomorrow", _later),
    ("{n} of? more? {unit}", _later),
    ("{n} more {unit}", _later),
    ("(?P<n>a|one) (?P<unit>week|month) from now|today", _later),
    ("(?P<n>a|one|another) (?P<unit>week|month)", _later),
    ("give me (?P<n>a|one|another) (?P<unit>week|month|day)", _later),
    (r"in? \d{1,2} to|or|a|o|y (?P<n>\d{1,2}) {unit}", _range_later),
    (r"in? \d{1,2}-(?P<n>\d{1,2}) {unit}", _range_later),
    ("(?P<n>couple) of? more? {unit}", _later),
    ("a (?P<n>couple) of? more? {unit}", _later),
    ("en|dentro de|unos|como? {n} de? {unit} mas?", _later),
    ("en|dentro de|un|unos|como|otros|otras|las|los? {n} de? {unit}", _later),
    ("un (?P<n>par) de {unit}", _later),
    ("{n} {unit} mas", _later),
    ("de hoy|aqui en|a (?:8|ocho)", _in_days(7)),
    ("de hoy|aqui en {n} {unit}", _later),
    ("de hoy|aqui en? (?:8|ocho) dias?", _in_days(7)),
    ("in a fortnight", _in_days(14)),
    # Weeks
    ("next week", _window(_friday_of_next_week, _monday_of_next_week)),
    ("the? (?:first|1st) week of|in {month}", _first_week_of_named_month),
    ("la? primera semana de|del {month}", _first_week_of_named_month),
    (
        "the? (?:first|1st) week of next month",
        _window(lambda on: _start_of_next_month(on).replace(day=7)),
    ),
    (
        "sometime|early|later|late|middle|beginning|start of? next week",
        _window(_friday_of_next_week, _monday_of_next_week),
    ),
    ("the week after next?", _window(lambda on: _friday_of_next_week(on) + timedelta(days=7))),
    ("la? proxima|otra|siguiente semana", _window(_friday_of_next_week, _monday_of_next_week)),
    ("la? semana que|q viene|entra|sigue", _window(_friday_of_next_week, _monday_of_next_week)),
    ("la? semana entrante|proxima|siguiente", _window(_friday_of_next_week, _monday_of_next_week)),
    ("later? this week", _window(_friday_of_this_week)),
    ("esta semana", _window(_friday_of_this_week)),
    ("end of the|this? week", _window(_friday_of_this_week)),
    ("end of next week", _window(_friday_of_next_week)),
    ("fin|final|fines|finales de|del? la|esta semana", _window(_friday_of_this_week)),
    ("fin|final de la proxima|otra semana", _window(_friday_of_next_week)),
    ("the|this|over|on|by? the|this|coming? weekend", _window(_sunday, _saturday)),
    ("weekend", _window(_sunday, _saturday)),
    ("este|el|en|para? este|el? fin de semana", _window(_sunday, _saturday)),
    ("fin de semana", _window(_sunday, _saturday)),
    ("next weekend", _window(_sunday_of_next_week, _sunday)),
    ("el? proximo|otro fin de semana", _window(_sunday_of_next_week, _sunday)),
    ("el? fin de semana que viene|entra", _window(_sunday_of_next_week, _sunday)),
    # Months
    ("by|at|before|till|until? the? end of the|this? month", _end(_end_of_month)),
    ("end of the|this month", _end(_end_of_month)),
    ("end of month", _end(_end_of_month)),
    ("the? months end", _end(_end_of_month)),
    ("month end", _end(_end_of_month)),
    ("the? last day of the|this? month", _end(_end_of_month)),
    ("the? end of next month", _end(_end_of_next_month)),
    (
        "a|al|para|en|de|hasta? el|los? fin|final|fines|finales de|del? este|el? mes",
        _end(_end_of_month),
    ),
    ("a|al|para|en|de|hasta? el|los? ultimo|ultimos de|del? este|el? mes", _end(_end_of_month)),
    ("fin|final|fines|finales|ultimos de|del este? mes", _end(_end_of_month)),
    ("el? ultimo dia? de|del este? mes", _end(_end_of_month)),
    ("cuando acabe|termine el mes", _end(_end_of_month)),
    ("fin|final|fines|finales de|del proximo|otro mes", _end(_end_of_next_month)),
    ("fin|final|fines|finales de|del mes que viene|entra", _end(_end_of_next_month)),
    ("the? end|last of {month}", _end_of_named_month),
    ("late {month}", _end_of_named_month),
    ("a? fin|final|fines|finales|ultimos|ultimo de|del {month}", _end_of_named_month),
    ("mid|middle of? {month}", _middle_of_named_month),
    ("the? middle of {month}", _middle_of_named_month),
    ("a? mediados|mitad de {month}", _middle_of_named_month),
    ("mid|middle of? the|this? month", _end(_middle)),
    ("the? middle of the|this? month", _end(_middle)),
    ("a? mediados|mitad de|del este|el? mes", _end(_middle)),
    ("mid|middle of? next month", _end(lambda on: _start_of_next_month(on).replace(day=15))),
    (
        "a? mediados|mitad de|del proximo mes",
        _end(lambda on: _start_of_next_month(on).replace(day=15)),
    ),
    ("the? beginning|start|1st|first|top|early of? next month", _window(_start_of_next_month)),
    ("the? beginning|start|1st|first|top of the|this? month", _end(_start_of_next_month)),
    ("a? principios|inicios|primeros de|del proximo|este|el? mes", _window(_start_of_next_month)),
    ("a? principios|inicios|primeros de|del mes que viene|entra?", _window(_start_of_next_month)),
    ("primero de mes", _end(_start_of_next_month)),
    ("first of|de the|this|next? month", _end(_start_of_next_month)),
    ("beginning|start|early of? {month}", _start_of_named_month),
    ("a? principios|inicios|primeros de|del? {month}", _start_of_named_month),
    ("this month", _window(_end_of_month)),
    ("este mes", _window(_end_of_month)),
    ("next month", _window(_end_of_next_month, _start_of_next_month)),
    ("el? proximo|otro mes", _window(_end_of_next_month, _start_of_next_month)),
    ("el? mes que|q viene|entra|sigue", _window(_end_of_next_month, _start_of_next_month)),
    ("el? mes entrante|proximo|siguiente", _window(_end_of_next_month, _start_of_next_month)),
    ("in|by|sometime|during|until|till in? {month}", _some_day_of_named_month),
    ("en|para|hasta {month}", _some_day_of_named_month),
    ("the? end of the|this? year", _end(_end_of_year)),
    ("fin|final|fines|finales de|del este|el? ano", _end(_end_of_year)),
    # Paydays and named days
    ("la|esta|hasta|para|en|cada? la|esta|proxima|mi|una? quincena", _end(_quincena)),
    ("quincena", _end(_quincena)),
    ("a|de|cada por? quincena", _recurring),
    ("{named}", _named_day),
    ("the? day after {named}", _day_beside_named(1)),
    ("el dia despues|siguiente de|del {named}", _day_beside_named(1)),
    ("the? day before {named}", _day_beside_named(-1)),
    ("el dia antes de|del {named}", _day_beside_named(-1)),
    ("before|b4|by the? new year", lambda m, on: _mention(m, _end_of_year(on))),
    ("antes de|del? ano nuevo", lambda m, on: _mention(m, _end_of_year(on))),
    ("week|weekend of|after|before {named}", _nowhere),
)


@dataclass(frozen=True, slots=True)
class _Compiled:
    pattern: re.Pattern[str]
    read: _Read


_COMPILED: Final[list[_Compiled]] = []


def _all_mentions(line: str, on: date) -> Iterator[Mention]:
    if not _COMPILED:
        _COMPILED.extend(_Compiled(_pattern(text), read) for text, read in _RULES)
    for rule in _COMPILED:
        for match in rule.pattern.finditer(line):
            if mention := rule.read(match, on):
                yield mention


_THE: Final = "(?:the |el |la |this |next )?$"
_BEFORE: Final = re.compile(f" {one_of('before b4 prior_to antes_de antes_del')} {_THE}")
_AFTER: Final = re.compile(
    f" {one_of('after past following despues_de despues_del pasando pasado')} {_THE}"
)
_NOT_BEFORE: Final = re.compile(
    f" {one_of('not no never nothing nada sooner earlier earliest')} (?:[^ .]+ ){{0,4}}"
    f"{one_of('before b4 antes_de antes_del')} {_THE}"
)
_ON_OR_BEFORE: Final = re.compile(r" (?:on|at) or before (?:the )?$")
_ABOUT: Final = re.compile(
    " "
    + one_of(
        """
        around about approximately roughly maybe possibly perhaps probably prob hopefully somewhere
        sometime como alrededor_de alrededor_del aproximadamente mas_o_menos quiza quizas tal_vez
        a_lo_mejor probablemente
        """
    )
    + " (?:(?:on|by|like|the|el|for|a|para|next|this) )*$"
)


def _qualified(line: str, mention: Mention) -> Mention:
    """Shift a day by the `before` or `after` in front of it, keeping both readings."""
    day, ahead = mention.day, line[: mention.start]
    if day is None or mention.is_past:
        return mention
    if _BEFORE.search(ahead) and not (_NOT_BEFORE.search(ahead) or _ON_OR_BEFORE.search(ahead)):
        return replace(mention, day=day - timedelta(days=1), others=(day,))
    if _AFTER.search(ahead):
        return replace(mention, day=day + timedelta(days=1), others=(day,))
    if _ABOUT.search(ahead):
        return replace(mention, is_window=True)
    return mention


def _without_soft(mentions: list[Mention]) -> Iterator[Mention]:
    firm = any(each.day and not each.is_soft for each in mentions)
    for mention in mentions:
        if mention.is_soft and (firm or mention.day is None):
            continue
        yield mention

"""Dates in the words of a language, the same on every computer (strftime follows its locale)."""

from datetime import date
from typing import Final

from tactful.core.compose.template import Language

_MONTHS: Final = {
    Language.EN: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    Language.ES: (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}
_WEEKDAYS: Final = {
    Language.EN: (
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    Language.ES: (
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ),
}


def full_date(day: date, language: Language) -> str:
    """Say `Friday, November 27, 2026` or `viernes, 27 de noviembre de 2026`."""
    weekday = _WEEKDAYS[language][day.weekday()]
    if language is Language.ES:
        return f"{weekday}, {short_date(day, language)} de {day.year}"
    return f"{weekday}, {short_date(day, language)}, {day.year}"


def weekday_date(day: date, language: Language) -> str:
    """Say `Friday, November 27` or `viernes 27 de noviembre`, for a day that needs no year."""
    weekday = _WEEKDAYS[language][day.weekday()]
    between = " " if language is Language.ES else ", "
    return f"{weekday}{between}{short_date(day, language)}"


def short_date(day: date, language: Language) -> str:
    """Say `November 27` or `27 de noviembre`."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} de {month}" if language is Language.ES else f"{month} {day.day}"

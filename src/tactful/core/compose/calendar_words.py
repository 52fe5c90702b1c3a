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
    return f"{_WEEKDAYS[language][day.weekday()]}, {year_date(day, language)}"


def weekday_date(day: date, language: Language) -> str:
    """Say `Friday, November 27` or `viernes 27 de noviembre`, for a day that needs no year."""
    weekday = _WEEKDAYS[language][day.weekday()]
    between = " " if language == Language.ES else ", "
    return f"{weekday}{between}{short_date(day, language)}"


def year_date(day: date, language: Language) -> str:
    """Say `November 27, 2026` or `27 de noviembre de 2026`."""
    between = " de " if language == Language.ES else ", "
    return f"{short_date(day, language)}{between}{day.year}"


def short_date(day: date, language: Language) -> str:
    """Say `November 27` or `27 de noviembre`."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} de {month}" if language == Language.ES else f"{month} {day.day}"

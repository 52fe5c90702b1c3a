"""Finds how much a promise speaks of, in whole cents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tactful.core.money import MoneyError, parse_cents
from tactful.core.replies.dates import Mention
from tactful.core.replies.words import one_of


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount spoken of in a line of plain words with figures."""

    start: int
    end: int
    cents: int
    is_sure: bool  # it carries a currency, or stands right behind a word for paying


def find_amounts(line: str, dates: Sequence[Mention]) -> tuple[Amount, ...]:
    """Return the amounts named in a line, from left to right.

    A bare figure counts where a word for paying stands before it or a day behind it:
    "can do 50", "75 this friday". What belongs to a date, a time or a count does not.
    """
    found = []
    for match in _FIGURE.finditer(line):
        if any(match.start() < day.end and day.start < match.end() for day in dates):
            continue
        cents = _cents(match["number"])
        if cents and not _counts_something(line, match):
            found.append(Amount(match.start(), match.end(), cents, _is_sure(line, match)))
    return tuple(each for each in found if each.is_sure or _stands_before(each, dates, line))


_FIGURE: Final = re.compile(
    r"(?<= )(?P<sign>\$)?(?P<number>\d[\d,]*(?:\.\d{1,2})?)"
    r"(?P<money> (?:dollars?|dolar|dolares|pesos|varos))?(?= )"
)
_COUNTED: Final = re.compile(
    " "
    + one_of(
        """
        day days week weeks month months year years time times payment payments visit visits minute
        minutes hour hours percent am pm oclock kids people st street ave miles of_us fridays check
        checks pill pills installments more_days more_weeks
        dia dias semana semanas mes meses ano anos veces pagos hora horas minutos por_ciento cuotas
        """
    )
    + " "
)
_NAMED_OTHERWISE: Final = re.compile(
    " "
    + one_of(
        """
        ending ending_in number no at around zip code room suite apt claim case account ref invoice
        confirmation age am line ext extension chapter call text phone after before until by since
        press option step every each other
        termina_en terminacion a_las numero codigo cada
        """
    )
    + " $"
)
_PAYING: Final = re.compile(
    " "
    + one_of(
        """
        pay paying paid do give giving send sending put get bring have make mail afford manage cover
        spare drop of for with toward towards the my least about maybe like only just half you do_is
        can charge a
        pagar pago pagarle pagarles dar darle darles doy dare abonar abono mandar mando depositar
        deposito puedo de los unos como solo nomas minimo con tengo pagare abonare otros
        """
    )
    + " $"
)


def _cents(number: str) -> int:
    try:
        return parse_cents(number)
    except MoneyError:
        return 0


def _counts_something(line: str, match: re.Match[str]) -> bool:
    if match["sign"] or match["money"]:
        return False
    behind, ahead = line[match.end() :], _ahead(line, match)
    return bool(_COUNTED.match(behind) or _NAMED_OTHERWISE.search(ahead))


def _is_sure(line: str, match: re.Match[str]) -> bool:
    if match["sign"] or match["money"] or "." in match["number"]:
        return True
    return _PAYING.search(_ahead(line, match)) is not None


def _ahead(line: str, match: re.Match[str]) -> str:
    return line[: match.start()].removesuffix(", ")


def _stands_before(amount: Amount, dates: Sequence[Mention], line: str) -> bool:
    return any(
        amount.end <= day.start and line[amount.end : day.start].count(" ") <= 2 for day in dates
    )

"""Finds how much a promise speaks of, in whole cents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tactful.core.money import MoneyError, parse_cents
from tactful.core.replies.dates import Mention


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
        # A bare "75 this friday" needs the day to say that it is money.
    return tuple(each for each in found if each.is_sure or _stands_before(each, dates, line))


_FIGURE: Final = re.compile(
    r"(?<= )(?P<sign>\$)?(?P<number>\d[\d,]*(?:\.\d{1,2})?)(?P<money> (?:dollars?|dolar|dolares|pesos|varos))?(?= )"
)
_COUNTED: Final = re.compile(
    r" (?:days?|weeks?|months?|years?|times?|payments?|visits?|minutes?|hours?|percent|am|pm|oclock"
    r"|dias?|semanas?|meses|mes|anos?|veces|pagos|horas?|minutos?|por ciento|installments?|kids"
    r"|people|st|street|ave|miles|of us|weeks|fridays|more (?:days|weeks)|checks?|pills?|cuotas) "
)
_NAMED_OTHERWISE: Final = re.compile(
    r" (?:ending|ending in|number|no|at|around|zip|code|room|suite|apt|claim|case|account|ref|invoice"
    r"|confirmation|termina en|terminacion|a las|numero|codigo|age|am|line|ext|extension|chapter"
    r"|call|text|phone|after|before|until|till|by|since|press|option|step|cada|every|each|other) $"
)
_PAYING: Final = re.compile(
    r" (?:pay|paying|paid|do|give|giving|send|sending|put|get|bring|have|make|mail|afford|manage|cover"
    r"|spare|drop|of|for|with|toward|towards|the|my|least|about|maybe|like|only|just|half|you|do is|can"
    r"|pagar|pago|pagarle|pagarles|dar|darle|darles|doy|dare|abonar|abono|mandar|mando|depositar"
    r"|deposito|puedo|de|los|unos|como|solo|nomas|minimo|con|tengo|pagare|abonare|otros|charge|a) $"
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

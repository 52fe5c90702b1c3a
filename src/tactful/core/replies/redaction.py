"""Takes card, bank and social security numbers out of a reply before anything is stored.

A number is masked when it can be nothing else, or when a word beside it says what it is.
Phone numbers, claim numbers, amounts and dates stay: staff need them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tactful.core.replies.digits import Run, runs


class SecretKind(StrEnum):
    """What was taken out."""

    CARD = "card number"
    SECURITY_CODE = "security code"
    EXPIRY = "card expiry"
    SSN = "social security number"
    BANK = "bank number"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text that is safe to store, and which kinds of secret were in it."""

    text: str
    kinds: frozenset[SecretKind]


def redact(text: str) -> Redacted:
    """Replace card, security code, expiry, social security and bank numbers by words.

    Takes time in proportion to the length of the text, and never raises.
    """
    numbers = list(runs(text))
    cards = [mask for run in numbers for mask in _cards(run, text)]
    details = [mask for card in cards for mask in _after_card(card, text)]
    codes = [*_codes(text, beside_card=bool(cards)), *_spoken_codes(numbers, text)]
    named = [*_bank(numbers, text), *_ssns(numbers, text)]
    return _masked(text, [*cards, *details, *codes, *named])


@dataclass(frozen=True, slots=True)
class _Mask:
    start: int
    end: int
    kind: SecretKind


def _masked(text: str, masks: Iterable[_Mask]) -> Redacted:
    parts, kinds, at = [], set(), 0
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end)):
        if mask.start < at:
            continue
        parts += [text[at : mask.start], f"[{mask.kind} removed]"]
        kinds.add(mask.kind)
        at = mask.end
    return Redacted("".join([*parts, text[at:]]), frozenset(kinds))


_CARD_WORD: Final = re.compile(
    r"\b(?:cards?|tarjetas?|visa|master ?card|amex|american express|discover|debit|d[eé]bito"
    r"|credit|cr[eé]dito|cvv2?|cvc2?)\b",
    re.IGNORECASE,
)
_NAMED_OTHERWISE: Final = re.compile(
    r"\b(?:claims?|reclamo|reference|ref|confirmation|conf|tracking|case|caso|member|policy"
    r"|p[oó]liza|invoice|factura|order|statement|mrn|group|grupo|id)\b[\w\s.#:]{0,16}$",
    re.IGNORECASE,
)
_REACH: Final = 60  # characters on either side in which a word speaks about a number
_SHORTEST_CARD: Final = 12
_LONGEST_CARD: Final = 19


def _cards(run: Run, text: str) -> Iterator[_Mask]:
    """Find card numbers made of whole groups, from left to right."""
    at = 0
    while at < len(run):
        last = _last_group_of_card(run, at, text)
        if last is None:
            at += 1
            continue
        yield _Mask(run[at].start, run[last].end, SecretKind.CARD)
        at = last + 1


def _last_group_of_card(run: Run, first: int, text: str) -> int | None:
    """Say where a card number that begins with this group ends, preferring an issuer's length."""
    weaker, digits = None, ""
    for at in range(first, len(run)):
        digits += run[at].digits
        if len(digits) > _LONGEST_CARD:
            break
        if len(digits) < _SHORTEST_CARD:
            continue
        if _has_issuer(digits) and _passes_luhn(digits):
            return at
        if _is_card_by_its_words(digits, run[first].start, run[at].end, text):
            weaker = at
    return first if weaker is None and _is_glued_card(run[first].digits) else weaker


def _is_card_by_its_words(digits: str, start: int, end: int, text: str) -> bool:
    """Tell a card without a known issuer, or with a typing error, by the words around it.

    A patient mistypes, and fifteen right digits of a card are still a card.
    """
    if len(digits) < 13:
        return False
    if _NAMED_OTHERWISE.search(text[max(0, start - 40) : start]):
        return False
    if _CARD_WORD.search(text, max(0, start - _REACH), end + _REACH):
        return True
    return len(digits) == 16 and len(set(digits)) > 1 and _passes_luhn(digits)


def _is_glued_card(digits: str) -> bool:
    """See a card typed without any space before its expiry and code."""
    if not _LONGEST_CARD < len(digits) <= _LONGEST_CARD + 8:
        return False
    starts = [digits[:length] for length in (14, 15, 16, 19)]
    return any(_has_issuer(start) and _passes_luhn(start) for start in starts)


# ISO/IEC 7812 prefixes with their lengths: Visa, Mastercard, American Express, Diners Club,
# JCB, Discover, UnionPay, Maestro.
_ISSUER: Final = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})"
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}"
    r"|3[47]\d{13}"
    r"|3(?:0[0-59]|[689]\d)\d{11}(?:\d\d)?"
    r"|35(?:2[89]|[3-8]\d)\d{12}(?:\d{3})?"
    r"|(?:6011|64[4-9]\d|65\d\d)\d{12}(?:\d{3})?"
    r"|62\d{14}(?:\d{1,3})?"
    r"|(?:50|5[6-9]|6\d)\d{14}(?:\d{3})?"
)


def _has_issuer(digits: str) -> bool:
    return _ISSUER.fullmatch(digits) is not None


def _passes_luhn(digits: str) -> bool:
    doubled = (2 * int(digit) for digit in digits[-2::-2])
    total = sum(map(int, digits[::-2])) + sum(d - 9 if d > 9 else d for d in doubled)
    return total % 10 == 0


_GAP: Final = r"[\s,;.\-/]{1,3}"
_MONTH_YEAR: Final = r"(?:0?[1-9]|1[0-2])\s?[/\-. ]\s?(?:20)?\d\d|(?:0[1-9]|1[0-2])\d\d"
_NOT_MONEY: Final = r"(?![\d/:$]|[.,]\d|\s*(?:dollars?|bucks|d[oó]lares|pesos)\b)"
# Right after a card, bare figures are its expiry and its code: "5555… 12/27 321".
_EXPIRY_AFTER: Final = re.compile(rf"{_GAP}(?P<secret>{_MONTH_YEAR}){_NOT_MONEY}")
_CODE_AFTER: Final = re.compile(rf"{_GAP}(?P<secret>\d{{3,4}}){_NOT_MONEY}")


def _after_card(card: _Mask, text: str) -> Iterator[_Mask]:
    at = card.end
    for pattern, kind in (
        (_EXPIRY_AFTER, SecretKind.EXPIRY),
        (_CODE_AFTER, SecretKind.SECURITY_CODE),
    ):
        if match := pattern.match(text, at):
            yield _Mask(*match.span("secret"), kind)
            at = match.end("secret")


_IS: Final = r"(?:\W{1,3}(?:is|es|it's|its|el|on|in|number|num|#)){0,2}\W{0,3}"
_SURE_CODE: Final = (
    r"cvv2?|cvc2?|(?<!social )security (?:code|number)|c[oó]digo de seguridad"
    r"|(?:3|4|three|four|3 d[ií]gitos)[ -]digit code|(?:code|number|n[uú]mero|c[oó]digo) "
    r"(?:on the back|in back|de atr[aá]s)"
)
_CODE: Final = re.compile(
    rf"\b(?:(?P<sure>{_SURE_CODE})|code|c[oó]digo|cid|csc|pin){_IS}(?P<secret>\d{{3,4}})(?!\d)",
    re.IGNORECASE,
)
_NAMED_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]{0,7}\W{1,3}"
    r"(?:de\s|of\s)?(?:20)?\d\d"
)
_EXPIRY: Final = re.compile(
    r"\b(?:exp(?:iry|ires?|iration)?(?: date)?|vence|vencimiento|expira|caduca"
    rf"|(?:good|valid) (?:thru|through|until)){_IS}"
    rf"(?P<secret>{_MONTH_YEAR}|{_NAMED_MONTH})(?!\d)",
    re.IGNORECASE,
)


def _codes(text: str, *, beside_card: bool) -> list[_Mask]:
    """Mask codes and expiry dates; a mere `code` or `exp` counts only beside a card."""
    codes = [
        _Mask(*match.span("secret"), SecretKind.SECURITY_CODE)
        for match in _CODE.finditer(text)
        if beside_card or match["sure"]
    ]
    if not (beside_card or codes or _CARD_WORD.search(text)):
        return codes
    dates = [_Mask(*match.span("secret"), SecretKind.EXPIRY) for match in _EXPIRY.finditer(text)]
    return codes + dates


_SPOKEN_AFTER: Final = re.compile(
    rf"\b(?:(?P<code>{_SURE_CODE}|code|c[oó]digo)|exp(?:iry|ires?|iration)?(?: date)?|vence"
    rf"|vencimiento|expira){_IS}$",
    re.IGNORECASE,
)


def _spoken_codes(numbers: Iterable[Run], text: str) -> Iterator[_Mask]:
    """Mask `vence cinco veintinueve` and `security code one two three` said beside a card."""
    if not _CARD_WORD.search(text):
        return
    for run in numbers:
        if not text[run[0].start].isalpha() or sum(len(group.digits) for group in run) > 6:
            continue
        match = _SPOKEN_AFTER.search(text[max(0, run[0].start - _REACH) : run[0].start])
        if match:
            kind = SecretKind.SECURITY_CODE if match["code"] else SecretKind.EXPIRY
            yield _Mask(run[0].start, run[-1].end, kind)


_BANK_WORD: Final = re.compile(
    r"\b(?:bank|banks|banco|bancaria|checking|savings|routing|aba|ach|ruta|clabe|cheques|ahorros"
    r"|debit it|withdraw)\b",
    re.IGNORECASE,
)
_BANK_NUMBER: Final = re.compile(
    r"\b(?P<word>routing|aba|ruta|tr[aá]nsito|clabe|account|acct|acc|cuenta|checking|savings|ahorros"
    r"|cheques)\b(?:\W{0,3}\b(?:number|no|num|n[uú]mero|is|es|it's|its|de|my|mi|the|bancaria|bank"
    r"|account|acct|cuenta|transit|interbancaria|cheques|ahorros)\b){0,5}[\W_]{0,4}$",
    re.IGNORECASE,
)
_SURE_BANK: Final = frozenset({"routing", "aba", "ruta", "tránsito", "transito", "clabe"})


def _bank(numbers: Iterable[Run], text: str) -> Iterator[_Mask]:
    """Mask a number that a word calls a bank's; `account` alone may be the practice's own."""
    speaks_of_bank = _BANK_WORD.search(text) is not None
    for run in numbers:
        match = _BANK_NUMBER.search(text[max(0, run[0].start - _REACH) : run[0].start])
        size = sum(len(group.digits) for group in run)
        if match is None or not 6 <= size <= 40:
            continue
        if speaks_of_bank or match["word"].lower() in _SURE_BANK:
            yield _Mask(run[0].start, run[-1].end, SecretKind.BANK)


_SSN_SHAPE: Final = re.compile(
    r"(?<![\d\-/.])(?!000|666)\d{3}(?P<gap>[\-–. ])(?!00)\d\d(?P=gap)(?!0000)\d{4}(?![\d\-/])"
)
_SSN_WORD: Final = re.compile(
    r"\b(?:ssn|ss ?(?:#|no\b|num\b|number)|social|itin|seguro social|tax id)", re.IGNORECASE
)
_LAST_FOUR: Final = re.compile(
    r"(?:last|[uú]ltimos)\s+(?:4|four|cuatro)[^.\d]{0,40}?(?P<secret>\d{4})(?!\d)", re.IGNORECASE
)


_NAMED_FOUR: Final = re.compile(
    r"\b(?:ssn|social(?: security)?(?: number)?)\W{1,3}(?:number |no |is |es |are |# ?){0,2}"
    r"(?P<secret>\d{4})(?!\d|[-. ]\d)",
    re.IGNORECASE,
)


def _ssns(numbers: Iterable[Run], text: str) -> Iterator[_Mask]:
    for match in _SSN_SHAPE.finditer(text):
        yield _Mask(*match.span(), SecretKind.SSN)
    if not _SSN_WORD.search(text):
        return
    for run in numbers:
        near = text[max(0, run[0].start - _REACH) : run[-1].end + _REACH]
        if sum(len(group.digits) for group in run) == 9 and _SSN_WORD.search(near):
            yield _Mask(run[0].start, run[-1].end, SecretKind.SSN)
    for match in _NAMED_FOUR.finditer(text):
        yield _Mask(*match.span("secret"), SecretKind.SSN)
    for match in _LAST_FOUR.finditer(text):
        if _SSN_WORD.search(text, max(0, match.start() - 30), match.end() + 30):
            yield _Mask(*match.span("secret"), SecretKind.SSN)

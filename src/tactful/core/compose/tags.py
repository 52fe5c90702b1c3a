"""The merge tags: what a template may say about an account, and how each is written out."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from tactful.core.compose.calendar_words import full_date, year_date
from tactful.core.compose.template import Language
from tactful.core.money import format_cents
from tactful.core.vocabulary import Channel


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One open statement in a letter, amounts in cents.

    `credited_cents` is what insurance, payments and adjustments took off, as a positive amount.
    """

    statement_date: date
    charged_cents: int
    credited_cents: int
    open_cents: int
    due_date: date | None = None


@dataclass(frozen=True, slots=True)
class MergeTags:
    """What is known about one guarantor, one practice and one message. None means not known.

    Amounts are cents, dates are of the practice's calendar. An amount of zero or less counts as
    not known: nobody is reminded of nothing, and nobody is thanked for nothing.
    `last_reminder` is true only where the journey sends no further automatic message.
    """

    first_name: str | None = None
    full_name: str | None = None
    practice_name: str | None = None
    office_phone: str | None = None
    office_hours: str | None = None
    staff_name: str | None = None
    pay_link: str | None = None
    help_link: str | None = None
    stop_link: str | None = None
    check_link: str | None = None
    verify_code: str | None = None
    balance_cents: int | None = None
    due_date: date | None = None
    days_past_due: int | None = None
    last_payment_amount_cents: int | None = None
    last_payment_date: date | None = None
    payment_method: str | None = None
    promise_amount_cents: int | None = None
    promise_date: date | None = None
    open_statements: int | None = None
    statement_lines: tuple[StatementLine, ...] = ()
    last_visit_date: date | None = None
    last_reminder: bool = False


class WrittenDate(str):
    """A date in full words that still knows its day, for the filters `short` and `weekday`."""

    __slots__ = ("day", "language")
    day: date
    language: Language

    def __new__(cls, day: date, language: Language) -> "WrittenDate":
        written = super().__new__(cls, full_date(day, language))
        written.day = day
        written.language = language
        return written


class UnsafeLink(ValueError):
    """A link that is not a plain web address."""


Write = Callable[[Any, Language], object | None]


class UnsafeName(ValueError):
    """What stands in the field of a name is something else: a link, a number, a piece of code."""


class UnsafeWords(ValueError):
    """A value of the practice's with something in it that no message may show."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One merge tag: its field, how it is written, where it may stand, what staff read about it.

    `private` says whether it may stand in the variant without name and amount (policy.md R092);
    `only_on` restricts it to some channels.
    """

    name: str
    field: str
    write: Write
    about: str
    private: bool = False
    only_on: frozenset[Channel] = frozenset(Channel)

    def written(self, tags: MergeTags, language: Language) -> object | None:
        """Return the value as the message shows it, or None where nothing is known."""
        value = getattr(tags, self.field)
        return None if value is None else self.write(value, language)


_WEB_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")


def _text(value: str, language: Language) -> str | None:
    if value.isascii() and value.isprintable():
        return " ".join(value.split()) or None
    seen = "".join(map(_visible, unicodedata.normalize("NFC", value)))
    return " ".join(seen.split()) or None


def _visible(mark: str) -> str:
    """Drop what nobody sees: a control may end a header, a format mark may turn a name around."""
    if mark.isprintable():
        return mark
    return "" if unicodedata.category(mark) == "Cf" else " "


# An address, a template's own code, markup, or a number: an export has put something else here.
# Digits behind letters are how made-up people are told apart (Synthea's Aaron697).
_NOT_A_NAME: Final = re.compile(
    r"[{}<>\[\]@$%|\\^~=]|//|(?<![^\W_])\d{4}|\d{2}[-./ ]\d{2}"
    r"|\b(?:https?|www)\b|[^\W\d]\.(?:com|net|org|info|io|co|us|ly)\b",
    re.IGNORECASE,
)
_NAME_LIMIT: Final = 120
_LONG_NUMBER: Final = re.compile(r"\d(?:[ -]?\d){4}")


def _name(value: str, language: Language) -> str | None:
    """A person's name. Raises UnsafeName where a message must not show what stands there."""
    name = _text(value, language)
    if name and (len(name) > _NAME_LIMIT or _NOT_A_NAME.search(name)):
        raise UnsafeName
    return name


def _method(value: str, language: Language) -> str | None:
    """How it was paid: never more than four digits of a card or an account (policy.md R140)."""
    method = _text(value, language)
    if method and _LONG_NUMBER.search(method):
        raise UnsafeWords
    return method


def _link(value: str, language: Language) -> str | None:
    link = value.strip()
    if link and not _WEB_ADDRESS.fullmatch(link):
        raise UnsafeLink
    return link or None


def _amount(cents: int, language: Language) -> str | None:
    # Dollars are written alike in the English and the Spanish of the United States.
    return format_cents(cents) if cents > 0 else None


def _day(day: date, language: Language) -> WrittenDate:
    return WrittenDate(day, language)


def _number(number: int, language: Language) -> int | None:
    return number if number > 0 else None


def _yes(value: bool, language: Language) -> bool | None:
    return value or None


def _lines(lines: tuple[StatementLine, ...], language: Language) -> list[dict[str, str]] | None:
    return [_line(line, language) for line in lines] or None


def _line(line: StatementLine, language: Language) -> dict[str, str]:
    written = {
        "date": year_date(line.statement_date, language),
        "charged": format_cents(line.charged_cents),
        "credited": format_cents(line.credited_cents),
        "open": format_cents(line.open_cents),
    }
    if line.due_date is not None:
        written["due"] = year_date(line.due_date, language)
    return written


LINE_TAGS: Final = frozenset({"date", "charged", "credited", "open", "due"})
"""What one line of `statement_lines` shows."""

_LETTER: Final = frozenset({Channel.LETTER, Channel.PORTAL})
_VOICE: Final = frozenset({Channel.VOICE})

TAGS: Final[Mapping[str, Tag]] = MappingProxyType(
    {
        tag.name: tag
        for tag in (
            Tag("first_name", "first_name", _name, "first name of the guarantor"),
            Tag("full_name", "full_name", _name, "first and last name of the guarantor"),
            Tag(
                "practice_name",
                "practice_name",
                _text,
                "the practice's neutral name, which says nothing about a condition",
                private=True,
            ),
            Tag("office_phone", "office_phone", _text, "billing office phone", private=True),
            Tag("office_hours", "office_hours", _text, "when it answers", private=True),
            Tag("staff_name", "staff_name", _text, "who is calling", private=True, only_on=_VOICE),
            Tag(
                "pay_link",
                "pay_link",
                _link,
                "the practice's own page to see and pay the bill",
                True,
            ),
            Tag(
                "help_link", "help_link", _link, "page about financial help, if there is one", True
            ),
            Tag("stop_link", "stop_link", _link, "one-click page to stop this e-mail", True),
            Tag("check_link", "check_link", _link, "page where a code can be checked", True),
            Tag("verify_code", "verify_code", _text, "short code that proves the sender", True),
            Tag("balance", "balance_cents", _amount, "what the guarantor owes"),
            Tag("due_date", "due_date", _day, "oldest open due date"),
            Tag("days_past_due", "days_past_due", _number, "whole days after the due date"),
            Tag(
                "last_payment_amount",
                "last_payment_amount_cents",
                _amount,
                "amount of the last payment",
            ),
            Tag("last_payment_date", "last_payment_date", _day, "day of the last payment"),
            Tag(
                "payment_method",
                "payment_method",
                _method,
                "how it was paid, last four digits at most",
            ),
            Tag("promise_amount", "promise_amount_cents", _amount, "amount promised"),
            Tag("promise_date", "promise_date", _day, "day promised", private=True),
            Tag("open_statements", "open_statements", _number, "how many statements are open"),
            Tag(
                "statement_lines",
                "statement_lines",
                _lines,
                "open statements one by one, for letters",
                only_on=_LETTER,
            ),
            Tag(
                "last_visit",
                "last_visit_date",
                _day,
                "day of the last visit, for letters and the patient's page only",
                only_on=_LETTER,
            ),
            Tag(
                "last_reminder",
                "last_reminder",
                _yes,
                "true only where no further automatic message follows; for {% if %}",
                private=True,
            ),
        )
    }
)
"""Every merge tag by name."""

"""What the tracking sheet is asked for, as codes: they stand in addresses and saved views."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final, Self

from tactful.core.vocabulary import AccountStatus

MINE: Final = "me"
NOBODY: Final = "nobody"
PAST_DAYS: Final = (1, 31, 61, 91, 121)
"""At least so many days past due; one more than the last day of each bucket."""
OWING_DOLLARS: Final = (25, 100, 250, 500, 1_000)
"""More than so many dollars."""


class Show(StrEnum):
    """Which accounts: a list of the practice's, or where they stand."""

    READY = "first"
    TODAY = "today"
    WORK = "work"
    PROMISES = "promises"
    DISPUTES = "disputes"
    HELD = "held"
    INSURANCE = "insurance"
    TOP = "top"
    OWING = "owing"
    PAID = "paid"
    NO_RESPONSE = "no_response"
    PROMISED = "promised"
    PARTIAL = "partial"
    PLAN = "plan"
    DISPUTED = "disputed"
    WITH_PERSON = "with_person"
    PENDING = "pending"
    NOT_REMINDED = "not_reminded"

    @property
    def status(self) -> AccountStatus | None:
        """The status an account must have to be shown; None where it need not be asked."""
        return _STATUS.get(self)

    @property
    def asks_status(self) -> bool:
        return self in _STATUS or self is Show.NOT_REMINDED


class Order(StrEnum):
    """How the sheet is ordered. Of the last two, accounts that have no such day are left out."""

    FIRST = "first"
    LARGEST = "largest"
    OLDEST = "oldest"
    NAME = "name"
    NEXT = "next"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish. `at` is a location's uid, `owner` a person's, or `me` or `nobody`."""

    show: Show = Show.READY
    at: str = ""
    past: int = 0
    over: int = 0
    owner: str = ""
    order: Order = Order.FIRST

    @classmethod
    def read(cls, codes: Mapping[str, Any]) -> Self:
        """Read codes; what is not known is as if it were not there."""
        return cls(
            show=_one_of(Show, codes.get("show") or codes.get("view"), Show.READY),
            at=_uid(codes.get("at")),
            past=_number(codes.get("past"), PAST_DAYS),
            over=_number(codes.get("over"), OWING_DOLLARS),
            owner=_uid(codes.get("owner")),
            order=_one_of(Order, codes.get("order"), Order.FIRST),
        )

    @property
    def codes(self) -> dict[str, str]:
        """The codes of what differs from the plain list."""
        plain = Asked()
        return {
            field.name: str(getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != getattr(plain, field.name)
        }

    @property
    def over_cents(self) -> int:
        return self.over * 100

    def owned_by(self, uid: str) -> Self:
        """The same wish with a person in place of `me`, so that anybody may carry it out."""
        return replace(self, owner=uid) if self.owner == MINE else self


def _one_of(words: Any, code: Any, otherwise: Any) -> Any:
    return words(code) if code in list(words) else otherwise


def _uid(code: Any) -> str:
    text = str(code or "")
    return text if text.isalnum() and text.isascii() and len(text) <= _LONGEST else ""


def _number(code: Any, allowed: tuple[int, ...]) -> int:
    text = str(code or "")
    return next((number for number in allowed if str(number) == text), 0)


_LONGEST: Final = 12  # of a uid
_STATUS: Final = {
    Show.NO_RESPONSE: AccountStatus.NO_RESPONSE,
    Show.PROMISED: AccountStatus.PROMISED,
    Show.PARTIAL: AccountStatus.PARTIAL,
    Show.PLAN: AccountStatus.PLAN,
    Show.DISPUTED: AccountStatus.DISPUTED,
    Show.WITH_PERSON: AccountStatus.WITH_PERSON,
    Show.PENDING: AccountStatus.PENDING,
}

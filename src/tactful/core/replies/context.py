"""What a reply is read against: where and when it came in, and what we had asked."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from tactful.core.vocabulary import Channel


class Question(StrEnum):
    """What our last message asked; it gives `yes`, `no` and `friday` their meaning."""

    WHICH_DAY = "which_day"
    OPT_IN = "opt_in"
    PROMISE_ECHO = "promise_echo"  # "Noted: Friday, March 13. Reply NO to change."
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """The circumstances of one reply.

    `received_at` is an aware instant and `zone` the practice's IANA zone: days are counted in the
    practice's calendar. `balance_cents` is what the guarantor owes, None where unknown.
    `horizon_days` bounds how far ahead a promise may lie. `asked_days` and `asked_amount_cents`
    are what our open question "which day?" proposed, so that a yes to a single day is a promise.
    """

    channel: Channel
    received_at: datetime
    zone: str
    open_question: Question | None = None
    balance_cents: int | None = None
    horizon_days: int = 60
    asked_days: tuple[date, ...] = ()
    asked_amount_cents: int | None = None

    def __post_init__(self) -> None:
        if self.received_at.tzinfo is None:
            raise ValueError("received_at must be an aware instant")

    @property
    def today(self) -> date:
        """Return the day the reply came in, in the practice's calendar."""
        return self.received_at.astimezone(ZoneInfo(self.zone)).date()

"""What every channel promises: it takes one touch and gives one of four answers.

The four answers are the whole of what the rest of Tactful knows about a provider.
Reasons are read by staff: say what happened and what to do, and never carry a
patient's name, number, address, amount or message text.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from tactful.core.vocabulary import Channel


@dataclass(frozen=True, slots=True)
class OutgoingTouch:
    """One touch, fully composed, as a provider receives it.

    `to` is an E.164 number or an e-mail address, `sender` the practice's own. `body` is
    the text as sent (for voice: the call script). `idempotency_key` is the same for
    every attempt at this touch, so a provider that knows it can refuse a second one.
    """

    touch_id: str
    to: str
    sender: str
    body: str
    subject: str = ""
    html: str = ""
    reply_to: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider has taken the touch over and knows it by this id."""

    provider_id: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Certainly not sent; `after` is how long the provider asked us to wait, if it said."""

    reason: str
    after: timedelta | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The provider will never send this touch.

    `code` is its own word for why, kept as it came: "21614", "550 5.1.1".
    """

    reason: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeUnknown:
    """The touch may have been sent. It is never sent again; a person or a receipt decides."""

    reason: str


Outcome = Accepted | TryAgain | Refused | OutcomeUnknown


def one_click_unsubscribe(url: str) -> tuple[tuple[str, str], ...]:
    """The headers by which a mail program offers one-click unsubscribing (RFC 8058).

    The https address must end the mail on a bare POST, without signing in or asking back.
    """
    return (
        ("List-Unsubscribe", f"<{url}>"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    )


class ChannelAdapter(Protocol):
    """One provider on one channel. An instance belongs to one thread at a time."""

    @property
    def name(self) -> str:
        """Which provider this is, as stored on the touch: "smtp", "simulator"."""

    @property
    def channel(self) -> Channel:
        """The channel it serves."""

    def send(self, touch: OutgoingTouch) -> Outcome:
        """Hand one touch over and say what became of it. Never raises for a provider's fault."""

    def check(self) -> list[str]:
        """Everything wrong with the settings, a sentence each; empty when ready."""

    def close(self) -> None:
        """Give up connections; the next send opens them again."""

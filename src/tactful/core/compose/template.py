"""What a template and a finished message are."""

from dataclasses import dataclass
from enum import StrEnum

from tactful.core.vocabulary import Category, Channel


class Language(StrEnum):
    """The languages messages are written in."""

    EN = "en"
    ES = "es"


class Tone(StrEnum):
    """How a message speaks, softest first. The tone follows the age of the balance."""

    FRIENDLY = "friendly"
    WARM = "warm"
    DIRECT = "direct"
    FINAL = "final"


class Variant(StrEnum):
    """With name and amount, or without either (policy.md R092)."""

    FULL = "full"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """One message in one channel, language, tone and variant, written with merge tags.

    `text` is what a phone shows, a voice says or a letter prints; `html` belongs to e-mail.
    `needs` names the tags the occasion always supplies (a thank-you always has a payment), so
    they may be shown without asking first whether they are known.
    """

    key: str
    channel: Channel
    language: Language
    text: str
    subject: str = ""
    html: str = ""
    tone: Tone | None = None
    variant: Variant = Variant.FULL
    category: Category = Category.REMINDER
    needs: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """How findings and errors name this template: `past_due (sms, en, warm, private)`."""
        parts = (self.channel, self.language, self.tone, self.variant)
        return f"{self.key} ({', '.join(part for part in parts if part)})"


@dataclass(frozen=True, slots=True)
class Message:
    """A finished message. Only e-mail has a subject and HTML."""

    subject: str
    text: str
    html: str

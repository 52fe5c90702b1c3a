"""Words of home, today's run and the replies: channels, counts, codes, labels, statuses."""

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tactful.core.vocabulary import AccountStatus, Channel
from tactful.core.wording import count
from tactful.reports.columns import channel_words
from tactful.reports.outlook import DECIDE, END, PERSON, REMINDER, code_words
from tactful.reports.status import status_words
from tactful.web.words import sentence

register = template.Library()

_MANY: Final[dict[str, str]] = {
    Channel.SMS: "texts",
    Channel.EMAIL: "e-mails",
    Channel.VOICE: "calls",
    Channel.LETTER: "letters",
    Channel.PORTAL: "notes on the patient page",
}
_STEPS: Final[dict[str, str]] = {
    REMINDER: "reminders",
    PERSON: "calls and other work for a person",
    DECIDE: "accounts whose journey looks which way to go",
    END: "journeys that end",
}


@register.filter
def channel(code: str) -> str:
    """`text`, `e-mail`."""
    return channel_words(code)


@register.filter
def channels(code: str) -> str:
    """`texts`, `e-mails`."""
    return _MANY.get(code, code)


@register.filter
def how_many(number: int, noun: str) -> str:
    """`1 account`, `1,204 accounts`."""
    return count(number, noun)


@register.filter
def grouped(number: int) -> str:
    """`1,204`."""
    return f"{number:,}"


@register.filter
def gate_words(code: str) -> str:
    """Why the gate put something off, as the end of a sentence."""
    words = code_words(code)
    return words[:1].lower() + words[1:]


@register.filter
def step_words(step: str) -> str:
    return _STEPS.get(step, step)


@register.filter
def spaced(key: str) -> str:
    """A key such as `past_due` as words."""
    return key.replace("_", " ")


@register.simple_tag
def status(code: AccountStatus | None) -> SafeString:
    """The status of an account: its shape and its words."""
    words = sentence(status_words(code))
    return format_html('<span class="state" data-is="{}">{}</span>', code or "", words)

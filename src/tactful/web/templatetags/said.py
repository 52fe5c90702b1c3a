"""Words of home, today's run and the replies: channels, counts, codes, labels, statuses."""

from collections.abc import Sequence
from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tactful.core.vocabulary import AccountStatus, Channel, WorkKind
from tactful.core.wording import count
from tactful.reports.account_thread import Piece
from tactful.reports.columns import channel_words
from tactful.reports.outlook import DECIDE, END, PERSON, REMINDER, why_words
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
    DECIDE: "next steps of journeys",
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
    words = why_words(code)
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


@register.filter
def work_words(kind: str) -> str:
    """What a person is asked to do, as a verb."""
    return _WORK.get(kind, "Look")


@register.simple_tag
def happened(kind: str) -> SafeString:
    """What happened to an account: a shape and a word."""
    shape, words = _HAPPENED[kind]
    return format_html('<span class="state" data-is="{}">{}</span>', shape, words)


@register.simple_tag
def marked(pieces: Sequence[Piece]) -> SafeString:
    """A message with the words marked that its reading rests on, and what they were read as."""
    if not any(piece.text.strip() for piece in pieces):
        return format_html("{}", "(no words)")
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html(
                    '<mark class="heard">{}<span class="meant"> {}</span></mark>',
                    piece.text,
                    piece.heard,
                )
                if piece.heard
                else piece.text,
            )
            for piece in pieces
        ),
    )


_WORK: Final[dict[str, str]] = {
    WorkKind.CALL: "Call",
    WorkKind.LETTER: "Write a letter",
    WorkKind.CONTACT_DETAILS: "Find a number or an address",
    WorkKind.REPLY: "Read and answer",
    WorkKind.DISPUTE: "Look into the bill",
    WorkKind.HARDSHIP: "Talk about help with the bill",
    WorkKind.SAFETY: "See to their safety now",
    WorkKind.BROKEN_PROMISE: "Ask what happened",
    WorkKind.UNKNOWN_OUTCOME: "Find out whether it arrived",
    WorkKind.REFUSED_TOUCH: "Find another way",
    WorkKind.REVIEW: "Look",
    WorkKind.HAND_OFF: "Take over",
}
_HAPPENED: Final = {
    "paid": ("paid", "Paid"),
    "promised": ("promised", "Promised"),
    "promise_kept": ("paid", "Promise kept"),
    "promise_partial": ("partial", "Part of a promise"),
    "promise_broken": ("no_response", "Promise not kept"),
    "opted_out": ("stopped", "Opted out"),
    "reply": ("with_person", "Reply"),
    "read": ("", "Reply"),
    "imported": ("", "File read"),
    "import_refused": ("failed", "File refused"),
}

"""One message as it will be read by whoever was chosen, with what is to know about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from tactful.core.compose import (
    ComposeError,
    Finding,
    Message,
    MessageTemplate,
    Severity,
    parse,
    render,
    with_needs,
)
from tactful.core.segments import GSM_7, segments, suggestions
from tactful.core.vocabulary import Channel
from tactful.core.wording import count, listed
from tactful.outreach.wordings import Wording, place_of
from tactful.web.wording.choice import USUAL, Choice
from tactful.web.wording.words import ANY_TONE, VARIANTS


@dataclass(frozen=True, slots=True)
class Shown:
    """A message written out, or why it cannot be; `note` is its length, `made_up` what was
    filled in because a real account lacks it."""

    template: MessageTemplate
    message: Message | None
    problem: str
    note: str
    made_up: str
    theirs: bool = False

    @property
    def variant(self) -> str:
        """`With name and amount`, where there are two."""
        two = self.template.channel in (Channel.SMS, Channel.EMAIL)
        return VARIANTS[self.template.variant] if two else ""

    @property
    def paragraphs(self) -> list[str]:
        return self.message.text.split("\n\n") if self.message else []


@dataclass(frozen=True, slots=True)
class Told:
    """One finding: whether it forbids the words, what to do, and in which part it stands."""

    forbids: bool
    message: str
    part: str
    code: str


def told(template: MessageTemplate, findings: Iterable[Finding]) -> list[Told]:
    """Findings as a page lists them."""
    return [
        Told(
            forbids=finding.severity is Severity.ERROR,
            message=finding.message,
            part=finding.where.removeprefix(f"{template.label}, "),
            code=finding.code,
        )
        for finding in findings
    ]


def shown(template: MessageTemplate, choice: Choice, *, theirs: bool = False) -> Shown | None:
    """Write a message for the chosen account; None where nobody is there to write to."""
    tags = choice.tags(template.language)
    if tags is None:
        return None
    try:
        full = with_needs(template, tags)
        message = render(template, full)
    except ComposeError as fault:
        return Shown(template, None, fault.problem, "", "", theirs)
    lacking = _lacking(template, choice)
    return Shown(template, message, "", _note(template, message), lacking, theirs)


def address_of(template: MessageTemplate, *, to: str = "one", choice: Choice | None = None) -> str:
    """The address of one message, for the chosen account."""
    kwargs: dict[str, Any] = {
        "key": template.key,
        "channel": template.channel.value,
        "language": template.language.value,
        "tone": template.tone.value if template.tone else ANY_TONE,
        "variant": template.variant.value,
    }
    query = "" if choice is None or choice.code == USUAL else f"?on={choice.code}"
    return reverse(f"wording:{to}", kwargs=kwargs) + query


def is_theirs(wording: Wording, choice: Choice, key: str) -> bool:
    """Whether this is the very message the chosen real account would get."""
    would = choice.would_get(key, wording.template.channel)
    return would is not None and place_of(would) == wording.place


def _lacking(template: MessageTemplate, choice: Choice) -> str:
    """What a real account lacks and the occasion always supplies, so that it is made up here."""
    tags = choice.tags(template.language)
    if not choice.is_real or tags is None:
        return ""
    missing = [name for name in parse(template).missing(tags) if name in template.needs]
    return listed([name.replace("_", " ") for name in missing])


def _note(template: MessageTemplate, message: Message) -> str:
    if template.channel is not Channel.SMS:
        return ""
    counted = segments(message.text)
    said = f"{count(counted.units, 'character')}, {count(counted.parts, 'part')}"
    if counted.encoding == GSM_7:
        return said
    costly = [f"“{each.character}”" for each in suggestions(message.text)[:_MOST_COSTLY]]
    verb = "makes" if len(costly) == 1 else "make"
    return f"{said}; {listed(costly)} {verb} every part shorter"


_MOST_COSTLY: Final = 3

"""The messages Tactful ships, and the reader of their files.

Each file is one occasion (`past_due.yaml`). Inside stand channel, language, tone where the message
has tones, and variant:

    key: due_soon
    about: A few days before the due date.
    category: reminder
    needs: [due_date]           # what the occasion always supplies
    foot: reminder              # small print of e-mails and letters, from _shared.yaml
    also: [other_key]           # the same messages under another key
    sms:
      en:
        full: "{{ practice_name }}: Hi {{ first_name }}, ..."
        private: "..."

An e-mail is written once, as paragraphs; its HTML is made from them with `layout.html`. No Django
here: the files are read once and kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import product
from types import MappingProxyType
from typing import Any, Final, TypeVar

import yaml

from tactful.core.compose import (
    SAFETY_REPLIES,
    Language,
    Library,
    MessageTemplate,
    Tone,
    Variant,
    email_from,
    unfold,
)
from tactful.core.compose.mail import unwrapped
from tactful.core.vocabulary import Category, Channel

Word = TypeVar("Word", Channel, Language, Tone, Variant, Category)

SHARED_FILE: Final = "_shared.yaml"
LAYOUT_FILE: Final = "layout.html"


class LibraryError(ValueError):
    """A message file that cannot be read; says which file, where in it, and what to write."""

    def __init__(self, source: str, place: str, problem: str) -> None:
        super().__init__(f"{source}: {place}: {problem}")


@dataclass(frozen=True, slots=True)
class Shared:
    """What many messages share: the subject by language, the small print, the e-mail's page."""

    subject: Mapping[Language, str]
    foot: Mapping[str, Mapping[Channel, Mapping[Language, str]]]
    layout: str


@cache
def starter_library() -> Library:
    """Return every shipped message."""
    shared = _shared()
    written = (each.template for source, text in _files() for each in _read(text, shared, source))
    return Library((*_safety_templates(shared), *written))


@cache
def occasions() -> Mapping[str, str]:
    """Say of each shipped message when it is sent, by key."""
    written = {each.template.key: each.occasion.about for each in _originals().values()}
    return MappingProxyType(written | _SAFETY_OCCASIONS)


def original_body(template: MessageTemplate) -> str | None:
    """Return the shipped words of a message as they are typed, without the small print.

    None where no such message ships, or where its words are fixed by policy.
    """
    original = _originals().get(_place(template))
    return None if original is None else unwrapped(original.body)


def small_print(template: MessageTemplate) -> str:
    """Return what is put under a message by itself, with its merge tags."""
    original = _originals().get(_place(template))
    if original is None:
        return ""
    foot = original.occasion.foot.get(template.channel, {}).get(template.language, "")
    return unfold(foot)


def reworded(template: MessageTemplate, body: str, *, subject: str = "") -> MessageTemplate:
    """Return a shipped message in other words: text and HTML made of a body and its small print.

    Raises LookupError where no such message ships.
    """
    occasion = _originals()[_place(template)].occasion
    place = (template.channel, template.language, template.tone, template.variant)
    made = _template(occasion, *place, body)
    return replace(made, key=template.key, subject=subject if made.subject else "")


def read_shared(text: str, *, layout: str, source: str = SHARED_FILE) -> Shared:
    """Read the shared subject and small print; raises LibraryError."""
    data = _mapping(_load(text, source), source, "file")
    subject = {
        _named(Language, name, source, "subject"): str(line)
        for name, line in _mapping(data.get("subject"), source, "subject").items()
    }
    foot = {
        name: _foot(channels, source, f"foot {name}")
        for name, channels in _mapping(data.get("foot"), source, "foot").items()
    }
    return Shared(subject, foot, layout)


def read_messages(text: str, shared: Shared, *, source: str) -> tuple[MessageTemplate, ...]:
    """Read one file of messages; raises LibraryError where a key, channel or variant is wrong."""
    return tuple(each.template for each in _read(text, shared, source))


_HEAD: Final = frozenset({"key", "about", "category", "needs", "foot", "also"})
_SAFETY_OCCASIONS: Final = {
    "safety_crisis": "Somebody may harm themselves.",
    "safety_emergency": "Somebody wrote of a medical emergency.",
}


@cache
def _shared() -> Shared:
    folder = files(__package__)
    layout = (folder / LAYOUT_FILE).read_text("utf-8")
    return read_shared((folder / SHARED_FILE).read_text("utf-8"), layout=layout)


def _files() -> Iterator[tuple[str, str]]:
    for file in sorted(files(__package__).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".yaml") and file.name != SHARED_FILE:
            yield file.name, file.read_text("utf-8")


@cache
def _originals() -> "Mapping[_Place, _Original]":
    """Every shipped message that may be reworded, by its place."""
    shared = _shared()
    read = (each for source, text in _files() for each in _read(text, shared, source))
    return {_place(each.template): each for each in read}


_Place = tuple[str, Channel, Language, Tone | None, Variant]


def _place(each: MessageTemplate) -> _Place:
    return each.key, each.channel, each.language, each.tone, each.variant


def _read(text: str, shared: Shared, source: str) -> "tuple[_Original, ...]":
    data = _mapping(_load(text, source), source, "file")
    unknown = sorted(set(data) - _HEAD - set(Channel))
    if unknown:
        allowed = ", ".join((*sorted(_HEAD), *Channel))
        raise LibraryError(source, unknown[0], f"is not known here; use {allowed}")
    occasion = _occasion(data, shared, source)
    written = tuple(_templates(data, occasion))
    copies = tuple(
        replace(each, template=replace(each.template, key=key))
        for key in data.get("also", [])
        for each in written
    )
    return written + copies


@dataclass(frozen=True, slots=True)
class _Occasion:
    key: str
    about: str
    category: Category
    needs: frozenset[str]
    foot: Mapping[Channel, Mapping[Language, str]]
    shared: Shared
    source: str


@dataclass(frozen=True, slots=True)
class _Original:
    """A shipped message with the occasion and the words it is made of."""

    template: MessageTemplate
    occasion: _Occasion
    body: str


def _occasion(data: Mapping[str, Any], shared: Shared, source: str) -> _Occasion:
    key = data.get("key")
    if not isinstance(key, str) or not key:
        raise LibraryError(source, "key", "name the message, as in key: past_due")
    foot = data.get("foot")
    if foot is not None and foot not in shared.foot:
        raise LibraryError(source, "foot", f"is one of {', '.join(shared.foot)}, or left out")
    category = _named(Category, str(data.get("category", "")).upper(), source, "category")
    needs = frozenset(map(str, data.get("needs", ())))
    feet = shared.foot.get(foot or "", {})
    return _Occasion(key, str(data.get("about", "")), category, needs, feet, shared, source)


def _templates(data: Mapping[str, Any], occasion: _Occasion) -> Iterator[_Original]:
    source = occasion.source
    for channel in (each for each in Channel if each in data):
        for name, by_tone in _mapping(data[channel], source, channel).items():
            language = _named(Language, name, source, channel)
            place = f"{channel} {language}"
            for tone, variants in _tones(_mapping(by_tone, source, place), source, place):
                for variant_name, body in variants.items():
                    variant = _named(Variant, variant_name, source, place)
                    if not isinstance(body, str) or not body.strip():
                        raise LibraryError(source, f"{place} {variant}", "write the message")
                    made = _template(occasion, channel, language, tone, variant, body)
                    yield _Original(made, occasion, body)


def _tones(
    entry: Mapping[str, Any], source: str, place: str
) -> Iterator[tuple[Tone | None, Mapping[str, Any]]]:
    """A language holds variants, or tones that hold variants."""
    if set(entry) <= set(Variant):
        yield None, entry
        return
    for name, variants in entry.items():
        tone = _named(Tone, name, source, place)
        yield tone, _mapping(variants, source, f"{place} {tone}")


def _template(
    occasion: _Occasion,
    channel: Channel,
    language: Language,
    tone: Tone | None,
    variant: Variant,
    body: str,
) -> MessageTemplate:
    foot = occasion.foot.get(channel, {}).get(language, "")
    subject, html = "", ""
    match channel:
        case Channel.EMAIL:
            subject = occasion.shared.subject[language]
            mail = email_from(body, foot, language=language, layout=occasion.shared.layout)
            text, html = mail.text, mail.html
        case Channel.SMS:
            text = " ".join(body.split())
        case _:
            text = unfold(f"{body}\n\n{foot}")
    return MessageTemplate(
        key=occasion.key,
        channel=channel,
        language=language,
        text=text,
        subject=subject,
        html=html,
        tone=tone,
        variant=variant,
        category=occasion.category,
        needs=occasion.needs,
    )


def _safety_templates(shared: Shared) -> Iterator[MessageTemplate]:
    """The fixed replies, by text, e-mail and voice, exactly as policy words them."""
    channels = (Channel.SMS, Channel.EMAIL, Channel.VOICE)
    for ((key, language), text), channel in product(SAFETY_REPLIES.items(), channels):
        yield MessageTemplate(
            key=key,
            channel=channel,
            language=language,
            text=text,
            subject=shared.subject[language] if channel is Channel.EMAIL else "",
            variant=Variant.PRIVATE,
            category=Category.REPLY,
        )


def _foot(channels: object, source: str, place: str) -> dict[Channel, dict[Language, str]]:
    return {
        _named(Channel, channel, source, place): {
            _named(Language, language, source, place): str(text)
            for language, text in _mapping(languages, source, place).items()
        }
        for channel, languages in _mapping(channels, source, place).items()
    }


def _load(text: str, source: str) -> object:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "file"
        raise LibraryError(
            source, place, "is not well-formed YAML; check the indentation"
        ) from None


def _mapping(value: object, source: str, place: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise LibraryError(source, place, "needs entries of the form name: value")
    return value


def _named(kind: type[Word], name: object, source: str, place: str) -> Word:
    try:
        return kind(str(name))
    except ValueError:
        allowed = ", ".join(member.value.lower() for member in kind)
        raise LibraryError(source, place, f"{name} is not one of {allowed}") from None

"""Templates parsed once and rendered many times, in a small and strict part of Liquid.

A message has merge tags, `if`, `unless`, `case`, one bounded `for` and comments. It cannot
include files, assign, or reach anything but the tags.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from liquid import BoundTemplate, Environment
from liquid.builtin.content import Literal
from liquid.builtin.filters.misc import default
from liquid.builtin.illegal import Illegal
from liquid.builtin.output import Output
from liquid.builtin.tags.case_tag import CaseTag
from liquid.builtin.tags.comment_tag import CommentTag
from liquid.builtin.tags.for_tag import ForTag
from liquid.builtin.tags.if_tag import IfTag
from liquid.builtin.tags.unless_tag import UnlessTag
from liquid.exceptions import (
    FilterArgumentError,
    LiquidError,
    ResourceLimitError,
    UndefinedError,
)
from liquid.static_analysis import TemplateAnalysis, Variable
from liquid.undefined import Undefined

from tactful.core.compose.calendar_words import short_date, weekday_date
from tactful.core.compose.errors import (
    BadTemplate,
    EmptyMessage,
    MissingValue,
    TagNotAllowed,
    UnknownTag,
    UnsafeValue,
)
from tactful.core.compose.tags import (
    LINE_TAGS,
    TAGS,
    MergeTags,
    Tag,
    UnsafeLink,
    UnsafeName,
    UnsafeWords,
    WrittenDate,
)
from tactful.core.compose.template import Message, MessageTemplate, Variant
from tactful.core.segments import is_gsm, to_gsm
from tactful.core.vocabulary import Channel

SOURCE_LIMIT: Final = 50_000
"""Characters of one part of a template."""


def render(template: MessageTemplate, tags: MergeTags) -> Message:
    """Write the message for one account.

    Raises UnknownTag, TagNotAllowed or BadTemplate for a template that can never be sent, and
    MissingValue, UnsafeValue or EmptyMessage for one that cannot be sent to this account.
    """
    return parse(template).render(tags)


@lru_cache(maxsize=4096)
def parse(template: MessageTemplate) -> "CompiledTemplate":
    """Read a template and check every tag in it; kept, so that the next use costs nothing.

    Raises UnknownTag, TagNotAllowed or BadTemplate.
    """
    subject = _parse(template, "subject", template.subject, _PLAIN)
    text = _parse(template, "text", template.text, _PLAIN)
    html = _parse(template, "html", template.html, _MARKUP)
    if not template.subject.isprintable():
        raise BadTemplate(template.label, "the subject must be one line")
    parts = (subject, text, html)
    names = frozenset[str]().union(*(_tag_names(template, part) for part in parts))
    rewrites = template.channel == Channel.SMS and is_gsm(words_alone(template.text))
    used = tuple(tag for name, tag in TAGS.items() if name in names)
    return CompiledTemplate(template, used, rewrites, subject, text, html)


def words_alone(source: str, stand_in: str = "") -> str:
    """Return a template's own words, each merge tag and block replaced by the stand-in."""
    return _LIQUID.sub(stand_in, source)


@dataclass(frozen=True, slots=True, eq=False)
class CompiledTemplate:
    """A template whose tags are known to exist and to be allowed where they stand.

    `rewrites` is true for a text message whose own words fit the GSM alphabet: then María is
    written Maria, because one accent would double the parts of the whole message.
    """

    template: MessageTemplate
    tags: tuple[Tag, ...]
    rewrites: bool
    _subject: BoundTemplate
    _text: BoundTemplate
    _html: BoundTemplate

    def render(self, tags: MergeTags) -> Message:
        """Write the message for one account; raises as `render` does."""
        template = self.template
        values = self.values(tags)
        text = _tidy(self._write(self._text, values))
        if self.rewrites:
            text = to_gsm(text)
        subject = self._write(self._subject, values).strip() if template.subject else ""
        html = self._write(self._html, values).strip() if template.html else ""
        if not text:
            raise EmptyMessage(template.label, "the text renders to nothing for this account")
        if template.channel == Channel.EMAIL and not subject:
            raise EmptyMessage(template.label, "the subject renders to nothing for this account")
        # A line break here could add a header, or a second recipient.
        if not subject.isprintable():
            raise UnsafeValue(template.label, "the subject has a character that cannot be sent")
        return Message(subject, text, html)

    def missing(self, tags: MergeTags) -> tuple[str, ...]:
        """Name the tags this template mentions for which the account has nothing."""
        values = self.values(tags)
        return tuple(tag.name for tag in self.tags if tag.name not in values)

    def values(self, tags: MergeTags) -> dict[str, object]:
        """What this template puts in for an account, by tag; raises UnsafeValue."""
        values: dict[str, object] = {}
        language = self.template.language
        for tag in self.tags:
            try:
                value = tag.written(tags, language)
            except UnsafeLink:
                problem = f"{tag.name} is not a web address; check it in the practice's settings"
                raise UnsafeValue(self.template.label, problem) from None
            except UnsafeName:
                problem = f"what stands in {tag.name} is no name; correct it on the account"
                raise UnsafeValue(self.template.label, problem) from None
            except UnsafeWords:
                problem = f"what stands in {tag.name} may not be sent; correct it"
                raise UnsafeValue(self.template.label, problem) from None
            if value is not None:
                values[tag.name] = value
        return values

    def _write(self, part: BoundTemplate, values: Mapping[str, object]) -> str:
        try:
            return part.render(values)
        except UndefinedError as unknown:
            raise MissingValue(self.template.label, str(unknown.message)) from None
        except ResourceLimitError:
            raise BadTemplate(self.template.label, "it repeats too often or is too long") from None
        except LiquidError as fault:
            raise BadTemplate(self.template.label, _fault(fault)) from None


class _Missing(Undefined):
    """A tag without a value: false in `if`, an error wherever it would be shown."""

    __slots__ = ()

    def _refuse(self) -> UndefinedError:
        return UndefinedError(self.name, token=None)

    def __str__(self) -> str:
        raise self._refuse()

    def __iter__(self) -> Iterator[object]:
        raise self._refuse()

    def __len__(self) -> int:
        raise self._refuse()

    def __getitem__(self, key: object) -> object:
        raise self._refuse()

    def __int__(self) -> int:
        raise self._refuse()


class _Messages(Environment):
    """Liquid without files, assignments and everything else a message does not need."""

    loop_iteration_limit = 1_000
    output_stream_limit = 300_000
    block_nesting_limit = 10

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        for tag in (Literal, Output, Illegal, IfTag, UnlessTag, CaseTag, ForTag, CommentTag):
            self.add_tag(tag)
        self.filters |= {"default": default, "short": _short, "weekday": _weekday}


def _short(value: object) -> str:
    """`{{ due_date | short }}`: November 27."""
    day = _written_date(value, "short")
    return short_date(day.day, day.language)


def _weekday(value: object) -> str:
    """`{{ promise_date | weekday }}`: Friday, November 27."""
    day = _written_date(value, "weekday")
    return weekday_date(day.day, day.language)


def _written_date(value: object, name: str) -> WrittenDate:
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, WrittenDate):
        raise FilterArgumentError(f"the filter {name} is for dates", token=None)
    return value


_PLAIN: Final = _Messages(undefined=_Missing)
_MARKUP: Final = _Messages(undefined=_Missing, autoescape=True)

_LIQUID: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*")
_SPACES: Final = re.compile(r"[ \t]+\n|[ \t]{2,}")


def _tidy(text: str) -> str:
    """Close the gaps that a tag shown for others only has left behind."""
    if "  " in text or " \n" in text:
        text = _SPACES.sub(lambda gap: "\n" if gap[0].endswith("\n") else " ", text)
    if "\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip()


def _parse(
    template: MessageTemplate, part: str, source: str, environment: Environment
) -> BoundTemplate:
    if len(source) > SOURCE_LIMIT:
        raise BadTemplate(template.label, f"the {part} is longer than {SOURCE_LIMIT:,} characters")
    try:
        parsed = environment.from_string(source)
    except LiquidError as fault:
        unknown = re.fullmatch(r"unexpected tag '(.+)'", str(fault.message))
        if unknown:
            raise UnknownTag(template.label, f"{{% {unknown[1]} %}}") from None
        raise BadTemplate(template.label, f"in the {part}, {_fault(fault)}") from None
    if _STRAY.search(words_alone(source)):
        raise BadTemplate(template.label, f"in the {part}, a merge tag is not closed")
    return parsed


def _fault(fault: LiquidError) -> str:
    """Say what the engine found and on which line, without its excerpt of the source."""
    line = ""
    if fault.token is not None and fault.token.start_index >= 0:
        line = f"line {fault.token.source.count(chr(10), 0, fault.token.start_index) + 1}: "
    return f"{line}{fault.message}"


def _tag_names(template: MessageTemplate, part: BoundTemplate) -> frozenset[str]:
    analysis = part.analyze()
    _check_filters(template, analysis, part.env.filters)
    _check_lines(template, analysis)
    for variable in _each(analysis.globals):
        _check_tag(template, variable)
    return frozenset(analysis.globals)


def _check_filters(
    template: MessageTemplate, analysis: TemplateAnalysis, known: Iterable[str]
) -> None:
    unknown = sorted(set(analysis.filters) - set(known))
    if unknown:
        allowed = ", ".join(sorted(known))
        raise BadTemplate(template.label, f"there is no filter {unknown[0]}; use {allowed}")


def _check_lines(template: MessageTemplate, analysis: TemplateAnalysis) -> None:
    """Inside `for`, a line shows only what a statement line has."""
    for variable in _each(analysis.variables):
        name = str(variable)
        head, _, rest = name.partition(".")
        if head in analysis.globals or head == "forloop":
            continue
        if rest not in LINE_TAGS:
            raise UnknownTag(template.label, name, meant=_nearest(rest, LINE_TAGS))


def _check_tag(template: MessageTemplate, variable: Variable) -> None:
    name = str(variable)
    tag = TAGS.get(name)
    if tag is None:
        raise UnknownTag(template.label, name, meant=_nearest(name, TAGS))
    if template.channel not in tag.only_on:
        channels = ", ".join(sorted(tag.only_on))
        raise TagNotAllowed(template.label, name, f"it is for {channels} only")
    if template.variant == Variant.PRIVATE and not tag.private:
        why = "the private variant tells no name, amount or age of a bill"
        raise TagNotAllowed(template.label, name, why)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), None)


def _each(variables: Mapping[str, list[Variable]]) -> Iterator[Variable]:
    for group in variables.values():
        yield from group

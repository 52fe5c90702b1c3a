"""The checks a template passes before use: each looks at one thing and says what to do about it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tactful.core.compose.engine import CompiledTemplate, words_alone
from tactful.core.compose.facts import (
    LAST,
    content_facts,
    exposed_words,
    link_in,
    names_dispute_path,
    names_help_word,
    names_language_help,
    offers_help,
    own_words,
    says_how_to_stop,
    says_it_is_the_last,
)
from tactful.core.compose.grade import reading_grade
from tactful.core.compose.markup import unsafe_markup, visible_text
from tactful.core.compose.own_terms import own_terms
from tactful.core.compose.tags import MergeTags
from tactful.core.compose.template import Message, MessageTemplate, Variant
from tactful.core.compose.terms import (
    CARD_TERMS,
    CARE_TERMS,
    EXPOSED_TERMS,
    PROMOTION_TERMS,
    PURPOSE_TERMS,
    THREAT_TERMS,
    fold,
)
from tactful.core.segments import Suggestion, segments, suggestions
from tactful.core.vocabulary import Category, Channel


class Severity(StrEnum):
    """An error forbids the use of a template; a warning asks to think again."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: what it is and what to do, and the template and part it stands in."""

    severity: Severity
    code: str
    message: str
    where: str


@dataclass(frozen=True, slots=True)
class LintPolicy:
    """Limits of length and difficulty: parts of a text, school grades (policy.md R116, R133);
    and the words that the practice keeps out of its messages (R091)."""

    max_parts: int = 2
    text_grade: float = 6.0
    long_grade: float = 8.0
    never_write: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    template: MessageTemplate
    compiled: CompiledTemplate
    policy: LintPolicy

    def uses(self, *names: str) -> bool:
        return any(tag.name in names for tag in self.compiled.tags)

    def error(self, code: str, message: str, part: str = "text") -> Finding:
        return Finding(Severity.ERROR, code, message, f"{self.template.label}, {part}")

    def warning(self, code: str, message: str, part: str = "text") -> Finding:
        return Finding(Severity.WARNING, code, message, f"{self.template.label}, {part}")


_REMINDERS: Final = frozenset(
    {Category.REMINDER, Category.PROMISE_REMINDER, Category.PLAN_REMINDER}
)


def _who(subject: Subject) -> Iterator[Finding]:
    for part, source in (("text", subject.template.text), ("html", subject.template.html)):
        if source and not _NAMED.search(source):
            advice = "add {{ practice_name }}"
            yield subject.error(
                "missing_practice_name", f"nobody can tell who writes; {advice}", part
            )
    if not subject.uses("office_phone", "pay_link"):
        yield subject.error(
            "missing_contact", "there is no way to answer; add {{ office_phone }} or {{ pay_link }}"
        )


_NAMED: Final = re.compile(r"\{\{-?\s*practice_name\b")


def _how_to_stop(subject: Subject) -> Iterator[Finding]:
    template = subject.template
    if template.category == Category.OPT_OUT_CONFIRM or template.channel not in _STOP_ADVICE:
        return
    if template.channel == Channel.EMAIL and template.category == Category.RECEIPT:
        return
    for part, shown in (("text", template.text), ("html", visible_text(template.html))):
        if shown and not says_how_to_stop(words_alone(shown, " ")):
            yield subject.error("missing_optout", _STOP_ADVICE[template.channel], part)
    short = template.channel != Channel.SMS or template.category == Category.HELP_REPLY
    if not short and not names_help_word(words_alone(template.text, " ")):
        yield subject.error("missing_help_word", 'name the word for help: "HELP for help"')


_STOP_ADVICE: Final = {
    Channel.SMS: 'say how to stop: "Reply STOP to opt out" or "Responda ALTO para no recibir mas"',
    Channel.EMAIL: 'say how to stop: "To stop these e-mails, reply STOP", or {{ stop_link }}',
}


def _ways_to_help(subject: Subject) -> Iterator[Finding]:
    template, words = subject.template, words_alone(subject.template.text, " ")
    voicemail = template.channel == Channel.VOICE and template.variant == Variant.PRIVATE
    if template.category not in _REMINDERS or voicemail:
        return
    if not offers_help(words):
        yield subject.error("missing_help", 'offer help: "Can\'t pay in full? Call ..."')
    if template.channel == Channel.LETTER and not names_dispute_path(words):
        yield subject.error("missing_dispute_path", "say what to do if something looks wrong")


def _checkable(subject: Subject) -> Iterator[Finding]:
    """Every message carries a code; a voicemail is a name and a number and nothing else."""
    template = subject.template
    voicemail = template.channel == Channel.VOICE and template.variant == Variant.PRIVATE
    if not voicemail and not subject.uses("verify_code"):
        yield subject.warning(
            "missing_code", "add {{ verify_code }}, so that people can check who writes"
        )


def _other_languages(subject: Subject) -> Iterator[Finding]:
    long_form = subject.template.channel in (Channel.EMAIL, Channel.LETTER)
    if long_form and not names_language_help(words_alone(subject.template.text, " ")):
        yield subject.error(
            "missing_language_notice",
            'say how to get it in the other language: "Español: llame al ..., intérprete gratis"',
        )


def _reveals(subject: Subject) -> Iterator[Finding]:
    template = subject.template
    for term in CARE_TERMS.found(own_words(template)):
        yield subject.error("reveals_care", f'"{term}" tells about care; leave it out')
    for term in own_terms(subject.policy.never_write).found(own_words(template)):
        yield subject.error("never_written", f'"{term}" is a word this practice never writes')
    for term in EXPOSED_TERMS.found(exposed_words(template)):
        yield subject.error("reveals_detail", f'others may read "{term}"; leave it out')


def _confirmation(subject: Subject) -> Iterator[Finding]:
    """The one answer to STOP sells nothing and speaks of no bill (policy.md R019)."""
    if subject.template.category != Category.OPT_OUT_CONFIRM:
        return
    for word in PURPOSE_TERMS.found(words_alone(subject.template.text, " ")):
        yield subject.error("confirm_reveals", f'the answer to STOP never says "{word}"')
    if subject.uses("pay_link", "help_link", "check_link"):
        yield subject.error("confirm_reveals", "the answer to STOP has no link")


def _subject_line(subject: Subject) -> Iterator[Finding]:
    template = subject.template
    if template.channel != Channel.EMAIL:
        if template.subject or template.html:
            yield subject.error("not_an_email", "only e-mail has a subject and HTML", "subject")
        return
    if not template.subject:
        yield subject.error("missing_subject", "write a subject that tells nothing", "subject")
    allowed = {"practice_name"}
    shown = set(re.findall(r"\{\{\s*(\w+)", template.subject))
    told = (*sorted(shown - allowed), *PURPOSE_TERMS.found(words_alone(template.subject, " ")))
    for word in told:
        advice = 'write "Message from {{ practice_name }}"'
        yield subject.error(
            "subject_reveals", f'"{word}" tells what it is about; {advice}', "subject"
        )


def _unkind(subject: Subject) -> Iterator[Finding]:
    words = own_words(subject.template)
    for term in THREAT_TERMS.found(words):
        yield subject.error("threat", f'"{term}" threatens or presses; say what the person can do')
    for term in PROMOTION_TERMS.found(words):
        yield subject.error("promotion", f'"{term}" sells something; a reminder never does')
    for word in dict.fromkeys(_SHOUTED.findall(words)):
        if word not in _KEYWORDS:
            yield subject.warning("shouting", f'"{word}" shouts; write it in small letters')
    if "!!" in words:
        yield subject.warning("shouting", "one exclamation mark is enough")


_SHOUTED: Final = re.compile(r"\b[^\W\d_a-záéíóúñü]{4,}\b")
_KEYWORDS: Final = frozenset({"STOP", "HELP", "ALTO", "AYUDA", "START", "ALTA", "STOP."})


def _asks_for_card(subject: Subject) -> Iterator[Finding]:
    for sentence in re.split(r"[.?!\n]", own_words(subject.template)):
        for term in CARD_TERMS.found(sentence):
            if not _WARNS.search(fold(sentence)):
                advice = "never ask for it; send {{ pay_link }}"
                yield subject.error("asks_for_card", f'"{term}" must not be written back; {advice}')


_WARNS: Final = re.compile(r"\b(?:do not|don't|never|no|nunca|please not)\b")


def _fixed_facts(subject: Subject) -> Iterator[Finding]:
    """A number typed into a template is true for nobody else."""
    words = own_words(subject.template)
    if link_in(words) == "shortener":
        yield subject.error("shortener", "a public short link hides its owner; use {{ pay_link }}")
    for pattern, what, tag in _LITERALS:
        if pattern.search(words):
            yield subject.error("fixed_fact", f"{what} is typed in; use {{{{ {tag} }}}}")


_LITERALS: Final = (
    (re.compile(r"\$\s?\d"), "an amount", "balance"),
    (re.compile(r"\(?\b\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b"), "a telephone number", "office_phone"),
    (re.compile(r"https?://|\bwww\."), "a link", "pay_link"),
)


def _markup(subject: Subject) -> Iterator[Finding]:
    for what in unsafe_markup(subject.template.html):
        yield subject.error("unsafe_html", f"{what} cannot be sent; take it out", "html")


def _voice(subject: Subject) -> Iterator[Finding]:
    template = subject.template
    if template.channel != Channel.VOICE:
        return
    if template.variant == Variant.PRIVATE:
        for term in PURPOSE_TERMS.found(words_alone(template.text, " ")):
            yield subject.error("voicemail_reveals", f'a voicemail never says "{term}"')
        return
    verified = _VERIFIES.search(fold(template.text))
    before = template.text[: verified.start()] if verified else template.text
    if PURPOSE_TERMS.found(words_alone(before, " ")) or _TELLING_TAG.search(before):
        yield subject.error(
            "purpose_before_identity", "ask for two identifiers before you say what it is about"
        )


_VERIFIES: Final = re.compile(r"date of birth|fecha de nacimiento")
_TELLING_TAG: Final = re.compile(
    r"\{\{\s*(?:balance|due_date|days_past_due|last_payment|promise|open_statements)"
)


def untrue_final(
    subject: Subject, message: Message, tags: MergeTags, part: str
) -> Iterator[Finding]:
    """Whether a message that is not the last one says that it is (R114)."""
    if not tags.last_reminder and says_it_is_the_last(message.text):
        advice = "say so only inside {% if last_reminder %}"
        yield subject.error("untrue_final", f"it says it is the last one; {advice}", part)


def put_together(
    subject: Subject, message: Message, tags: MergeTags, part: str
) -> Iterator[Finding]:
    """Terms that only the finished message shows: a word that a block or a tag had parted."""
    template = subject.template
    found = content_facts(message, template, tags)
    known = f"{own_words(template)} {tags.practice_name or ''}"
    for terms, lists in (
        (found.phi_terms, (CARE_TERMS, EXPOSED_TERMS, PURPOSE_TERMS)),
        (found.threat_terms, (THREAT_TERMS,)),
    ):
        plain = {term for each in lists for term in each.found(known)}
        for term in terms:
            if term not in plain and term != LAST:
                yield subject.error(
                    "put_together", f'"{term}" comes out, put together from pieces', part
                )


def difficulty(subject: Subject, message: Message, part: str) -> Iterator[Finding]:
    """Whether the message asks for more schooling than the policy allows (R133)."""
    policy, short = subject.policy, subject.template.channel == Channel.SMS
    limit = policy.text_grade if short else policy.long_grade
    grade = reading_grade(message.text, subject.template.language)
    if grade > limit:
        advice = "use shorter sentences and plainer words"
        yield subject.warning(
            "hard_to_read", f"it reads at grade {grade}, over {limit:g}; {advice}", part
        )


def length(subject: Subject, message: Message, part: str) -> Iterator[Finding]:
    """Whether a text takes more parts than the policy allows, and which characters cost (R116)."""
    if subject.template.channel != Channel.SMS:
        return
    outside = suggestions(message.text)
    if outside:
        yield subject.warning("forces_ucs2", f"{_rewrite(outside)}; each part shrinks to 67", part)
    counted = segments(message.text)
    if counted.parts > subject.policy.max_parts:
        room = subject.policy.max_parts * (153 if not outside else 67)
        yield subject.error(
            "too_many_parts",
            f"it takes {counted.parts} parts ({counted.units} units); shorten it to {room}",
            part,
        )


def _rewrite(outside: tuple[Suggestion, ...]) -> str:
    said = (
        f'write "{each.instead}" for "{each.character}"'
        if each.instead
        else f'leave out "{each.character}"'
        for each in outside
    )
    return ", ".join(said)


Check = Callable[[Subject], Iterator[Finding]]
CHECKS: Final[tuple[Check, ...]] = (
    _who,
    _how_to_stop,
    _ways_to_help,
    _checkable,
    _other_languages,
    _reveals,
    _confirmation,
    _subject_line,
    _unkind,
    _asks_for_card,
    _fixed_facts,
    _markup,
    _voice,
)

"""What a finished message contains, as the policy gate asks for it (policy.md, step 13)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tactful.core.compose.calendar_words import short_date, weekday_date
from tactful.core.compose.engine import parse, words_alone
from tactful.core.compose.markup import visible_text
from tactful.core.compose.own_terms import own_terms
from tactful.core.compose.safety import is_safety_reply
from tactful.core.compose.tags import MergeTags, WrittenDate
from tactful.core.compose.template import Message, MessageTemplate, Variant
from tactful.core.compose.terms import (
    CARE_TERMS,
    CONDITION_TERMS,
    EXPOSED_TERMS,
    PURPOSE_TERMS,
    THREAT_TERMS,
    fold,
    has_shortener,
    hosts_in,
)
from tactful.core.segments import to_gsm
from tactful.core.vocabulary import Category, Channel

LAST: Final = "the last message"
"""The name of a message that says falsely that none follows, among the threats."""

LinkFound = Literal["none", "own", "shortener"]


@dataclass(frozen=True, slots=True)
class ContentFacts:
    """The content check of one message; the names are those of the gate's own facts."""

    discloses: bool
    has_sender_name: bool
    has_optout: bool
    link: LinkFound
    phi_terms: tuple[str, ...] = ()
    threat_terms: tuple[str, ...] = ()
    has_fap_notice: bool = False
    has_language_notice: bool = False
    has_ai_disclosure: bool = False
    safety_reply: bool = False


def content_facts(
    message: Message,
    template: MessageTemplate,
    tags: MergeTags,
    never_write: tuple[str, ...] = (),
) -> ContentFacts:
    """Say what the message a template gave for these tags contains.

    The template's own words are searched for terms, and the finished message with the account's
    values taken out: the person's name is not, or nobody called Sue Court could be written to.
    The practice's name and links are searched for conditions. `never_write` are words that the
    practice keeps out of what it says (R091). Raises as `render` does.
    """
    fixed = _fixed_facts(template, tags.practice_name or "")
    bare = _without_values(message, template, tags)
    said = _said(template, bare)
    links = tuple(link for link in _own_links(tags) if link in message.text + message.html)
    exact = fixed.safety_reply
    return ContentFacts(
        discloses=fixed.discloses or said.amount,
        has_sender_name=_names_sender(message, tags.practice_name),
        has_optout=_has_optout(message, template, said),
        link=_link_kind(said, links, _own_links(tags)),
        phi_terms=()
        if exact
        else _once(fixed.phi_terms, said.private, _telling(links), _own(bare, never_write)),
        threat_terms=_once(
            fixed.threat_terms, said.threats, said.last if not tags.last_reminder else ()
        ),
        has_fap_notice=fixed.has_fap_notice,
        has_language_notice=fixed.has_language_notice,
        has_ai_disclosure=fixed.has_ai_disclosure,
        safety_reply=exact,
    )


def telling_name(tags: MergeTags) -> bool:
    """Whether what stands in the person's name speaks of a condition or of insurance (R091).

    Some people are really called so, and some exports put a note there; neither is to travel
    unencrypted.
    """
    return _tells(f"{tags.first_name or ''} {tags.full_name or ''}")


def says_how_to_stop(text: str) -> bool:
    """Whether the text names a way to opt out, in English or Spanish (R042, R111)."""
    return _OPT_OUT.search(text.lower()) is not None


def names_help_word(text: str) -> bool:
    """Whether a text names the word that brings help: HELP, INFO or AYUDA (R111)."""
    return _HELP_WORD.search(text) is not None


def offers_help(text: str) -> bool:
    """Whether the text offers help beyond the word HELP (R069)."""
    return _HELP.search(fold(text)) is not None


def names_language_help(text: str) -> bool:
    """Whether the text says how to get it in the other language (R130)."""
    return _LANGUAGE_NOTICE.search(fold(text)) is not None


def names_dispute_path(text: str) -> bool:
    """Whether the text says what to do if the bill looks wrong (policy.md, section 8)."""
    return _DISPUTE.search(fold(text)) is not None


def link_in(text: str) -> LinkFound:
    """Say whether the text has a link, and whether it hides behind a public shortener (R113)."""
    if has_shortener(text):
        return "shortener"
    return "own" if hosts_in(text) else "none"


def says_it_is_the_last(text: str) -> bool:
    """Whether the text says that no other one follows (R114)."""
    return _SAYS_LAST.search(fold(text)) is not None


def own_words(template: MessageTemplate) -> str:
    """Everything a template says by itself, without its merge tags."""
    shown = (template.subject, template.text, visible_text(template.html))
    return "\n".join(words_alone(part, " ") for part in shown)


def exposed_words(template: MessageTemplate) -> str:
    """What a stranger may see or hear: a text, a voicemail, the subject of an e-mail (R091)."""
    overheard = template.channel == Channel.VOICE and template.variant == Variant.PRIVATE
    text = template.text if overheard or template.channel == Channel.SMS else ""
    return words_alone(f"{template.subject}\n{text}", " ")


# Searched in every message handed over: lower case, accents spelled out, and no word boundary in
# front, so that the engine can jump from one possible first letter to the next.
_OPT_OUT: Final = re.compile(
    r"(?:reply|text|say) stop\b|press \d to (?:stop|opt out)|stop these\b|unsubscribe\b|opt out\b"
    r"|(?:no longer|not) want (?:these|our) calls"
    r"|(?:responda|mande|env[ií]e|diga) (?:alto|stop)\b|oprima \d para"
    r"|dejar de recibir|no recibir m[aá]s|darse de baja|no quiere (?:estas|m[aá]s) llamadas"
)
_HELP: Final = re.compile(
    r"ask (?:us )?(?:for|about) (?:financial )?help|can't pay|cannot pay|money is tight"
    r"|we can help|smaller (?:amounts|payments)|in parts|financial (?:help|assistance)"
    r"|need (?:help|another day)"
    r"|pedir ayuda|pida ayuda|no puede pagar|dinero no (?:le )?alcanza|podemos ayudar"
    r"|poco a poco|en partes|pagos mas pequenos|ayuda (?:con el pago|economica|financiera)"
    r"|necesita (?:ayuda|otro dia|otra fecha)"
)
_LANGUAGE_NOTICE: Final = re.compile(
    r"espanol: .*interprete|english: .*interpreter|language help|ayuda con el idioma"
)
_DISPUTE: Final = re.compile(
    r"looks? wrong|is wrong|disagree|is a mistake|no esta bien|esta mal|no esta de acuerdo|un error"
)
_FINANCIAL_AID: Final = re.compile(r"financial (?:help|assistance)|ayuda (?:economica|financiera)")
_AUTOMATED: Final = re.compile(
    r"automated (?:ai )?assistant|ai assistant|asistente (?:automatic[oa]|virtual|de ia)"
)
_SAYS_LAST: Final = re.compile(
    r"\b(?:last|final)\b[^.?!]{0,40}"
    r"\b(?:text|message|reminder|e-?mail|notice|letter|call)s?\b"
    r"|\b(?:ultim[oa]|final)\b[^.?!]{0,40}"
    r"\b(?:mensaje|recordatorio|aviso|correo|carta|llamada|texto)s?\b"
)
# The word that brings help, as the carriers want it beside STOP (R111, R112).
_HELP_WORD: Final = re.compile(r"\b(?:HELP|INFO|AYUDA)\b")
_LITERAL_AMOUNT: Final = re.compile(r"\$\s?\d")


@lru_cache(maxsize=8192)
def _fixed_facts(template: MessageTemplate, practice_name: str) -> ContentFacts:
    """The part that is the same for every account of a practice, worked out once."""
    words, folded = own_words(template), fold(own_words(template))
    tells = any(not tag.private for tag in parse(template).tags)
    exposed = EXPOSED_TERMS.found(exposed_words(template))
    care = CARE_TERMS.found(words) + CONDITION_TERMS.found(practice_name)
    return ContentFacts(
        discloses=tells or _LITERAL_AMOUNT.search(words) is not None,
        has_sender_name=False,
        has_optout=False,
        link="none",
        phi_terms=tuple(dict.fromkeys(care + exposed)),
        threat_terms=THREAT_TERMS.found(words),
        has_fap_notice=_FINANCIAL_AID.search(folded) is not None,
        has_language_notice=names_language_help(words),
        has_ai_disclosure=_AUTOMATED.search(folded) is not None,
        safety_reply=is_safety_reply(template),
    )


@lru_cache(maxsize=8192)
def _tells(name: str) -> bool:
    return bool(CONDITION_TERMS.found(name) or EXPOSED_TERMS.found(name))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a message says once the account's values are taken out of it."""

    private: tuple[str, ...]
    threats: tuple[str, ...]
    last: tuple[str, ...]
    hosts: tuple[str, ...]
    shortened: bool
    amount: bool
    stop_in_html: bool


@lru_cache(maxsize=2048)
def _said(template: MessageTemplate, message: Message) -> _Said:
    """Terms and links in what is left, worked out once for all the accounts it is the same for.

    The template's own words alone would not do: a block can part a word that comes out whole.
    """
    html = visible_text(message.html)
    shown = f"{message.subject}\n{message.text}\n{html}"
    overheard = template.channel == Channel.VOICE and template.variant == Variant.PRIVATE
    open_text = message.text if overheard or template.channel == Channel.SMS else ""
    whole = message.text if overheard else message.subject
    private = (
        CARE_TERMS.found(shown)
        + EXPOSED_TERMS.found(f"{message.subject}\n{open_text}")
        # A voicemail is a name and a number, a subject names the sender (policy.md, section 8).
        + PURPOSE_TERMS.found(whole)
    )
    leads = f"{shown}\n{message.html}"
    return _Said(
        private=private,
        threats=THREAT_TERMS.found(shown),
        last=(LAST,) if says_it_is_the_last(shown) else (),
        hosts=hosts_in(leads),
        shortened=has_shortener(leads),
        amount=_LITERAL_AMOUNT.search(shown) is not None,
        stop_in_html=says_how_to_stop(html),
    )


@lru_cache(maxsize=2048)
def _own(bare: Message, never_write: tuple[str, ...]) -> tuple[str, ...]:
    """Words of the practice's own list, wherever they stand."""
    if not never_write:
        return ()
    shown = f"{bare.subject}\n{bare.text}\n{visible_text(bare.html)}"
    return own_terms(never_write).found(shown)


def _without_values(message: Message, template: MessageTemplate, tags: MergeTags) -> Message:
    """The message with a blank for everything that was put in for this account."""
    subject, text, html = message.subject, message.text, message.html
    for value in _put_in(parse(template).values(tags), template):
        text = text.replace(value, _BLANK)
        if not value.isascii():
            text = text.replace(to_gsm(value), _BLANK)
        if subject:
            subject = subject.replace(value, _BLANK)
        if html:
            html = html.replace(value.translate(_ESCAPES), _BLANK)
    return Message(subject, text, html)


# As the engine escapes what it puts into HTML.
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;"}
)
_BLANK: Final = "\ufffc"  # no letter, so that it ends a word


def _put_in(values: Mapping[str, object], template: MessageTemplate) -> list[str]:
    """Every way in which a value may be written, the longest first."""
    found: set[str] = set()
    for value in values.values():
        if isinstance(value, WrittenDate):
            day, language = value.day, template.language
            found |= {value, short_date(day, language), weekday_date(day, language)}
        elif isinstance(value, list):
            found |= {part for line in value for part in line.values()}
        elif not isinstance(value, bool):
            found.add(str(value))
    # One letter would be taken out of every word.
    return sorted((str(value) for value in found if len(value) > 1), key=len, reverse=True)


def _own_links(tags: MergeTags) -> tuple[str, ...]:
    links = (tags.pay_link, tags.help_link, tags.stop_link, tags.check_link)
    return tuple(link.strip() for link in links if link)


@lru_cache(maxsize=1024)
def _telling(links: tuple[str, ...]) -> tuple[str, ...]:
    """Conditions that the addresses themselves give away."""
    return CONDITION_TERMS.found(" ".join(links))


def _link_kind(said: _Said, links: tuple[str, ...], own: tuple[str, ...]) -> LinkFound:
    """Whether there is a link, and whether each leads to the practice's own pages (R113)."""
    if said.shortened or _shortened(links) or set(said.hosts) - set(_hosts(own)):
        return "shortener"
    return "own" if said.hosts or links else "none"


@lru_cache(maxsize=1024)
def _hosts(links: tuple[str, ...]) -> tuple[str, ...]:
    return hosts_in(" ".join(links))


@lru_cache(maxsize=1024)
def _shortened(links: tuple[str, ...]) -> bool:
    return has_shortener(" ".join(links))


def _has_optout(message: Message, template: MessageTemplate, said: _Said) -> bool:
    """Whether it says how to stop, in a text also the word for help, in an e-mail twice (R111)."""
    if not says_how_to_stop(message.text):
        return False
    if template.channel == Channel.SMS and template.category not in _SHORT_ANSWERS:
        return names_help_word(message.text)
    return said.stop_in_html or not message.html


_SHORT_ANSWERS: Final = frozenset({Category.OPT_OUT_CONFIRM, Category.HELP_REPLY})


def _names_sender(message: Message, name: str | None) -> bool:
    if name is None or not _names(message.text, name):
        return False
    return not message.html or " ".join(name.split()).translate(_ESCAPES) in message.html


def _once(*lists: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for terms in lists for term in terms))


def _names(text: str, name: str) -> bool:
    """Whether the text names the practice, also where a text message wrote it without accents."""
    squeezed = " ".join(name.split())
    return bool(squeezed) and (squeezed in text or fold(squeezed) in fold(text))

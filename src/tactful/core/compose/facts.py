"""What a finished message contains, as the policy gate asks for it (policy.md, step 13)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tactful.core.compose.engine import parse, words_alone
from tactful.core.compose.markup import visible_text
from tactful.core.compose.safety import is_safety_reply
from tactful.core.compose.tags import MergeTags
from tactful.core.compose.template import Message, MessageTemplate, Variant
from tactful.core.compose.terms import (
    CARE_TERMS,
    CONDITION_TERMS,
    EXPOSED_TERMS,
    THREAT_TERMS,
    fold,
    has_shortener,
)
from tactful.core.vocabulary import Channel

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


def content_facts(message: Message, template: MessageTemplate, tags: MergeTags) -> ContentFacts:
    """Say what the message a template gave for these tags contains.

    Our own words and the practice's name are searched for terms; the person's name is not, or
    nobody called Sue Court could be written to. Raises as `parse` does.
    """
    fixed = _fixed_facts(template, tags.practice_name or "")
    name = tags.practice_name
    return ContentFacts(
        discloses=fixed.discloses,
        has_sender_name=name is not None and _names(message.text, name),
        has_optout=says_how_to_stop(message.text),
        link=link_in(message.text),
        phi_terms=fixed.phi_terms,
        threat_terms=fixed.threat_terms,
        has_fap_notice=fixed.has_fap_notice,
        has_language_notice=fixed.has_language_notice,
        has_ai_disclosure=fixed.has_ai_disclosure,
        safety_reply=fixed.safety_reply,
    )


def says_how_to_stop(text: str) -> bool:
    """Whether the text names a way to opt out, in English or Spanish (R042, R111)."""
    return _OPT_OUT.search(text.lower()) is not None


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
    return "own" if "://" in text else "none"


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


def _names(text: str, name: str) -> bool:
    """Whether the text names the practice, also where a text message wrote it without accents."""
    squeezed = " ".join(name.split())
    return bool(squeezed) and (squeezed in text or fold(squeezed) in fold(text))

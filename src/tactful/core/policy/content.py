"""Step 13: is the wording fit to be sent."""

from typing import Final

from tactful.core.policy.clock import DAY, instant
from tactful.core.policy.codes import Code
from tactful.core.policy.delivery import Meaning
from tactful.core.policy.facts import GateChannel, LinkKind, TriggerKind
from tactful.core.policy.finding import BLOCKED, Finding, Findings
from tactful.core.policy.question import TEXT_AND_EMAIL, Question
from tactful.core.vocabulary import Category

_LETTER_AND_EMAIL: Final = frozenset({GateChannel.LETTER, GateChannel.EMAIL})
_ANSWERED_ONCE: Final = frozenset({Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REPLY})


def content(q: Question) -> Findings:
    """Step 13: approval, private facts, sender, opt-out, links, notices, language (R009-R131)."""
    message, channel = q.message, q.channel
    automated = channel is GateChannel.VOICE_AUTO
    found: list[Finding] = []
    if not message.template_approved:
        found.append(BLOCKED[Code.TEMPLATE_NOT_APPROVED])
    if message.template_filtered_24h >= q.config.delivery.filtered_stop or (
        Meaning.FILTERED in q.meanings and _filtered_today(q)
    ):
        found.append(BLOCKED[Code.TEMPLATE_FILTERED])
    if message.phi_terms:
        found.append(BLOCKED[Code.CONTENT_PHI])
    if not message.has_sender_name and not automated:
        found.append(BLOCKED[Code.CONTENT_MISSING_ID])
    if not message.has_optout and _must_say_how_to_stop(q):
        found.append(BLOCKED[Code.CONTENT_MISSING_OPTOUT])
    if message.link == LinkKind.SHORTENER and channel in TEXT_AND_EMAIL:
        found.append(BLOCKED[Code.CONTENT_LINK_SHORTENER])
    if message.threat_terms:
        found.append(BLOCKED[Code.CONTENT_THREAT])
    if channel is GateChannel.LETTER and q.config.hospital_501r and not message.has_fap_notice:
        found.append(BLOCKED[Code.FAP_NOTICE_MISSING])
    if q.person.language is not None and not _speaks(q.person.language, message.languages_approved):
        found.append(BLOCKED[Code.LANGUAGE_UNSUPPORTED])
    if channel in _LETTER_AND_EMAIL and q.config.hhs_funds and not message.has_language_notice:
        found.append(BLOCKED[Code.LANGUAGE_NOTICE_MISSING])
    # Who calls and that it is a machine are said in one breath (policy.md R009, R011).
    if automated and not (message.has_ai_disclosure and message.has_sender_name):
        found.append(BLOCKED[Code.AI_DISCLOSURE_MISSING])
    if q.category in _ANSWERED_ONCE:
        _once_and_in_time(q, found)
    return found


def _must_say_how_to_stop(q: Question) -> bool:
    match q.channel:
        case GateChannel.SMS:
            return q.message.optout_due
        case GateChannel.EMAIL:
            return q.category is not Category.RECEIPT
        case GateChannel.VOICE_AUTO:
            return True
        case _:
            return False


def _speaks(language: str, approved: tuple[str, ...]) -> bool:
    """An approved "es" serves "es-MX" as well."""
    return language in approved or language.partition("-")[0] in approved


def _filtered_today(q: Question) -> bool:
    recent = [
        signal
        for signal in q.signals
        if signal.rule is not None
        and signal.rule.meaning is Meaning.FILTERED
        and q.now - signal.at < DAY
    ]
    return len(recent) >= q.config.delivery.filtered_stop


def _once_and_in_time(q: Question, found: list[Finding]) -> None:
    """One confirmation, within five minutes, and one automatic answer to a message (R019)."""
    trigger = q.facts.trigger
    if q.category is Category.OPT_OUT_CONFIRM:
        stop = trigger is not None and trigger.kind == TriggerKind.OPT_OUT
        age = q.now - instant(trigger.at) if trigger and stop else -1
        if not 0 <= age <= q.tables.confirm_window:
            found.append(BLOCKED[Code.CONFIRM_WINDOW_EXPIRED])
    if trigger is not None and trigger.answered:
        found.append(BLOCKED[Code.CONFIRM_ALREADY_SENT])

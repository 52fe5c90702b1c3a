"""Messages: templates with merge tags, written for one account, checked before use.

    tone = choose(days_past_due, policy)
    variant = variant_for(channel, unencrypted_accepted=False)
    template = library.pick("past_due", channel, language, variant=variant, tone=tone)
    message = render(template, tags)

`lint` says what is wrong with a template before anybody uses it; `content_facts` tells the policy
gate what a finished message contains.
"""

from tactful.core.compose.cases import EDGE_CASES, EVERYDAY, EdgeCase
from tactful.core.compose.checks import Finding, LintPolicy, Severity
from tactful.core.compose.choosing import Library, TonePolicy, choose, variant_for
from tactful.core.compose.engine import CompiledTemplate, parse, render
from tactful.core.compose.errors import (
    BadTemplate,
    ComposeError,
    EmptyMessage,
    MissingValue,
    NoTemplate,
    TagNotAllowed,
    TooLong,
    UnknownTag,
    UnsafeValue,
)
from tactful.core.compose.facts import ContentFacts, content_facts, telling_name
from tactful.core.compose.grade import reading_grade
from tactful.core.compose.lint import lint, with_needs
from tactful.core.compose.mail import EmailSource, email_from, unfold
from tactful.core.compose.safety import SAFETY_REPLIES, is_safety_reply
from tactful.core.compose.tags import LINE_TAGS, TAGS, MergeTags, StatementLine
from tactful.core.compose.template import Language, Message, MessageTemplate, Tone, Variant

__all__ = [
    "EDGE_CASES",
    "EVERYDAY",
    "LINE_TAGS",
    "SAFETY_REPLIES",
    "TAGS",
    "BadTemplate",
    "CompiledTemplate",
    "ComposeError",
    "ContentFacts",
    "EdgeCase",
    "EmailSource",
    "EmptyMessage",
    "Finding",
    "Language",
    "Library",
    "LintPolicy",
    "MergeTags",
    "Message",
    "MessageTemplate",
    "MissingValue",
    "NoTemplate",
    "Severity",
    "StatementLine",
    "TagNotAllowed",
    "Tone",
    "TonePolicy",
    "TooLong",
    "UnknownTag",
    "UnsafeValue",
    "Variant",
    "choose",
    "content_facts",
    "email_from",
    "is_safety_reply",
    "lint",
    "parse",
    "reading_grade",
    "render",
    "telling_name",
    "unfold",
    "variant_for",
    "with_needs",
]

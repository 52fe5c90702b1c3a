"""Reads what patients answer: words -> Redacted -> Reading -> ReplyDecision, all of it pure."""

from tactful.core.replies.context import Question, ReplyContext
from tactful.core.replies.deciding import (
    Answer,
    ReplyDecision,
    WorkOrder,
    decide,
)
from tactful.core.replies.labels import Label
from tactful.core.replies.language import Language
from tactful.core.replies.own import OwnKind, OwnPhrase
from tactful.core.replies.promise import Doubt, PromiseKind, PromiseRead
from tactful.core.replies.reading import READER_VERSION, Finding, Keyword, Reading, read
from tactful.core.replies.redaction import Redacted, SecretKind, redact

__all__ = [
    "READER_VERSION",
    "Answer",
    "Doubt",
    "Finding",
    "Keyword",
    "Label",
    "Language",
    "OwnKind",
    "OwnPhrase",
    "PromiseKind",
    "PromiseRead",
    "Question",
    "Reading",
    "Redacted",
    "ReplyContext",
    "ReplyDecision",
    "SecretKind",
    "WorkOrder",
    "decide",
    "read",
    "redact",
]

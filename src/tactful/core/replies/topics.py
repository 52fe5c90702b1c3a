"""A topic: phrases that say the same thing, beside what the practice does when somebody says it."""

from dataclasses import dataclass

from tactful.core.replies.labels import Label
from tactful.core.vocabulary import HoldKind, Urgency, WorkKind


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing patients say, in English and Spanish, and its effect.

    `means` completes "The reply ..." in the words staff read. A phrase under `unless` takes
    away a match that it overlaps, and nothing else: "stop by" undoes its own "stop".
    """

    name: str
    label: Label | None
    means: str
    hold: HoldKind = HoldKind.WITH_PERSON
    work: WorkKind = WorkKind.REPLY
    urgency: Urgency = Urgency.P2
    en: str = ""
    es: str = ""
    unless: str = ""
    silent: bool = False  # nothing automatic is answered, not even that we will stop

"""The messages a practice sends, in its own words or the shipped ones, and what to try them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from tactful.core.compose import (
    EVERYDAY,
    SAFETY_REPLIES,
    EdgeCase,
    Finding,
    Language,
    LintPolicy,
    MergeTags,
    MessageTemplate,
    Tone,
    Variant,
    lint,
)
from tactful.core.compose.edge import TRIALS, UNKNOWN
from tactful.core.vocabulary import Channel
from tactful.core.wording import phone_words
from tactful.outreach.library import original_body, reworded, starter_library
from tactful.outreach.models import Template
from tactful.practice.models import Practice
from tactful.practice.queries import settings_of

Place = tuple[str, Channel, Language, Tone | None, Variant]
"""Which message: key, channel, language, tone and variant."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One message as it is sent now.

    `own` is the practice's version where there is one; `body` are the words as they are typed,
    without the small print; `fixed` says that policy prescribes them and nobody may change them.
    """

    template: MessageTemplate
    own: Template | None
    body: str
    fixed: bool
    shipped: MessageTemplate | None

    @property
    def place(self) -> Place:
        return place_of(self.template)

    @property
    def seen(self) -> str:
        """What tells this version from any other; empty for the shipped words."""
        return f"{self.own.uid}:{self.own.version}" if self.own else ""

    @property
    def waits(self) -> bool:
        """Whether nobody approved these words yet, so that nothing is sent in them."""
        return self.own is not None and self.own.approved_at is None

    @property
    def may_change(self) -> bool:
        """Whether these words can be changed here: they ship, and policy does not fix them."""
        return self.shipped is not None and not self.fixed


def place_of(template: MessageTemplate) -> Place:
    """Where a message stands in the library."""
    return (
        *(template.key, template.channel, template.language),
        *(template.tone, template.variant),
    )


def wordings(practice: Practice, *, key: str = "") -> list[Wording]:
    """Every message, or all of one key, in the order of the library; one query."""
    rows = Template.objects.for_practice(practice)
    own = {_row_place(row): row for row in (rows.filter(key=key) if key else rows)}
    shipped = [each for each in starter_library() if key in ("", each.key)]
    found = [_wording(each, own.pop(place_of(each), None)) for each in shipped]
    return found + [_wording(None, row) for row in own.values()]


def wording_at(practice: Practice, place: Place) -> Wording | None:
    """One message; None where there is none."""
    return next((one for one in wordings(practice, key=place[0]) if one.place == place), None)


@lru_cache(maxsize=2048)
def findings_of(
    template: MessageTemplate, name: str, phone: str, page: str, never_write: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """Everything wrong with a message, on every made-up account, told by this practice."""
    cases = practised_cases(template.language, name=name, phone=phone, page=page)
    known = [case for case in cases if not UNKNOWN.get(case.name)]
    return tuple(lint(template, policy=LintPolicy(never_write=never_write), cases=known))


def practised_cases(
    language: Language, *, name: str, phone: str, page: str
) -> tuple[EdgeCase, ...]:
    """The made-up accounts with what this practice can say wherever a case has the usual: its
    own name, phone and page, and nothing of what no practice can tell yet."""
    usual = EVERYDAY[language]
    own = dict.fromkeys(_NOT_KNOWN_YET) | {
        "practice_name": name,
        "office_phone": phone_words(phone) or None,
        "pay_link": page or None,
    }
    return tuple(
        EdgeCase(case.name, _practised(case.tags, usual, own)) for case in TRIALS[language]
    )


# What the composer is never told (outreach/composing.py): to show it would promise too much.
_NOT_KNOWN_YET: Final = ("office_hours", "help_link", "stop_link", "check_link")


def tried_by(practice: Practice, language: Language) -> tuple[EdgeCase, ...]:
    """The made-up accounts as this practice would write to them."""
    return practised_cases(
        language, name=practice.name, phone=practice.phone, page=practice.portal_url
    )


def checked(
    practice: Practice, template: MessageTemplate, never_write: tuple[str, ...] | None = None
) -> tuple[Finding, ...]:
    """Everything wrong with the words of a message. That the practice has no number or page yet
    is no fault of the words. `never_write` are the practice's own, where somebody has them."""
    usual = EVERYDAY[template.language]
    phone = practice.phone or usual.office_phone or ""
    page = practice.portal_url or usual.pay_link or ""
    if never_write is None:
        never_write = settings_of(practice).phrases.never_write
    return findings_of(template, practice.name, phone, page, never_write)


def in_other_words(wording: Wording, body: str, subject: str) -> MessageTemplate:
    """A message with other words in the place of these, to be looked at or saved."""
    assert wording.shipped is not None
    return reworded(wording.shipped, body, subject=subject)


def _practised(tags: MergeTags, usual: MergeTags, own: Mapping[str, str | None]) -> MergeTags:
    changed = {
        field: value
        for field, value in own.items()
        if getattr(tags, field) == getattr(usual, field)
    }
    return replace(tags, **changed)  # type: ignore[arg-type]


def _wording(shipped: MessageTemplate | None, row: Template | None) -> Wording:
    if row is None:
        assert shipped is not None
        body = original_body(shipped)
        fixed = (shipped.key, shipped.language) in SAFETY_REPLIES
        return Wording(shipped, None, body or shipped.text, fixed, shipped)
    template = _as_template(row, shipped)
    fixed = (template.key, template.language) in SAFETY_REPLIES
    return Wording(template, row, row.body or row.text, fixed, shipped)


def _as_template(row: Template, shipped: MessageTemplate | None) -> MessageTemplate:
    key, channel, language, tone, variant = _row_place(row)
    base = shipped or MessageTemplate(key, channel, language, "", tone=tone, variant=variant)
    return replace(base, text=row.text, subject=row.subject, html=row.html)


def _row_place(row: Template) -> Place:
    tone = Tone(row.tone) if row.tone else None
    return row.key, Channel(row.channel), Language(row.language), tone, Variant(row.variant)

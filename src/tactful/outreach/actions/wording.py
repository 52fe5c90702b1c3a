"""A practice's own words for a message: saved once they pass every check, or given up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tactful.audit.actions import Happened, record
from tactful.core.compose import Finding, MessageTemplate, Severity
from tactful.outreach.models import Template
from tactful.outreach.wordings import Place, Wording, checked, in_other_words, place_of
from tactful.practice.models import Practice


class WordingFault(ValueError):
    """Words that may not be sent; `findings` says everything that is wrong and where."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(finding.code for finding in findings))
        self.findings = tuple(findings)


class FixedWords(ValueError):
    """Words that policy prescribes, or that do not ship: they are not changed here."""


class AlreadyReworded(ValueError):
    """Somebody else has changed these words since they were looked at; look again."""


@transaction.atomic
def save_wording(
    practice: Practice,
    wording: Wording,
    *,
    body: str,
    subject: str,
    by: str,
    now: datetime,
) -> Template:
    """Say a message in the practice's own words from now on; whoever saves them approves them.

    Raises WordingFault where a check forbids them, FixedWords, and AlreadyReworded where
    `wording` is not what is in force any more.
    """
    if not wording.may_change:
        raise FixedWords("These words are fixed.")
    template = in_other_words(wording, body, subject)
    errors = [f for f in checked(practice, template) if f.severity is Severity.ERROR]
    if errors:
        raise WordingFault(errors)
    row = _written(practice, wording, template, body=body, by=by, now=now)
    detail = {**_detail(template), "version": row.version}
    happened = Happened(by, "message reworded", f"template:{template.key}", detail)
    record(practice.pk, [happened], now=now)
    return row


@transaction.atomic
def give_up_wording(practice: Practice, wording: Wording, *, by: str, now: datetime) -> None:
    """Go back to the shipped words; raises AlreadyReworded where they are not these any more."""
    if wording.own is None:
        return
    mine = Template.objects.for_practice(practice).filter(
        pk=wording.own.pk, version=wording.own.version
    )
    if not mine.delete()[0]:
        raise AlreadyReworded("Somebody else has just changed these words; look again.")
    subject = f"template:{wording.template.key}"
    detail = {**_detail(wording.template), "version": wording.own.version}
    record(practice.pk, [Happened(by, "message as shipped again", subject, detail)], now=now)


def _written(
    practice: Practice,
    wording: Wording,
    template: MessageTemplate,
    *,
    body: str,
    by: str,
    now: datetime,
) -> Template:
    words = {
        "body": body,
        "text": template.text,
        "subject": template.subject,
        "html": template.html,
        "approved_by": by,
        "approved_at": now,
    }
    if wording.own is None:
        where = _columns(place_of(template))
        row, is_new = Template.objects.get_or_create(practice=practice, **where, defaults=words)
    else:
        version = wording.own.version
        mine = Template.objects.for_practice(practice).filter(pk=wording.own.pk, version=version)
        is_new = bool(mine.update(**words, version=version + 1))
        row = wording.own
        row.version = version + 1
    if not is_new:
        raise AlreadyReworded("Somebody else has just changed these words; look again.")
    return row


def _columns(place: Place) -> dict[str, str]:
    key, channel, language, tone, variant = place
    return {
        "key": key,
        "channel": channel.value,
        "language": language.value,
        "tone": tone.value if tone else "",
        "variant": variant.value,
    }


def _detail(template: MessageTemplate) -> dict[str, str]:
    columns = _columns(place_of(template))
    return {name: value for name, value in columns.items() if name != "key" and value}

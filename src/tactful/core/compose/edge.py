"""A message tried on awkward accounts before anybody is written to: how it must come out.

Where something necessary is not known (no page to pay on, no first name) a message that shows it
is not written at all, and says what is missing: nobody ever receives one with a hole.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from tactful.core.compose.cases import EDGE_CASES, EVERYDAY, EdgeCase
from tactful.core.compose.checks import LintPolicy
from tactful.core.compose.engine import render
from tactful.core.compose.errors import ComposeError, MissingValue
from tactful.core.compose.lint import with_needs
from tactful.core.compose.tags import MergeTags, StatementLine
from tactful.core.compose.template import Language, Message, MessageTemplate
from tactful.core.segments import Segments, segments
from tactful.core.vocabulary import Channel


@dataclass(frozen=True, slots=True)
class Trial:
    """How one message comes out for one account.

    `message` is None where it cannot be written, and `problem` says why; `segments` belongs to
    texts; `holds` says whether it came out as it must.
    """

    case: EdgeCase
    message: Message | None
    segments: Segments | None
    problem: str
    holds: bool


def code_of(case: EdgeCase) -> str:
    """The name of a case as an address: `long-names`."""
    return re.sub(r"[^a-z0-9]+", "-", case.name.lower()).strip("-")


def tried_on(language: Language) -> tuple[EdgeCase, ...]:
    """The accounts every message must be written for; `lint` may be given them."""
    return tuple(case for case in TRIALS[language] if not UNKNOWN.get(case.name))


def tried(template: MessageTemplate, case: EdgeCase, *, policy: LintPolicy | None = None) -> Trial:
    """Write a message for one case, and say whether it comes out as it must."""
    try:
        message = render(template, with_needs(template, case.tags))
    except MissingValue as fault:
        holds = fault.tag in UNKNOWN.get(case.name, frozenset())
        return Trial(case, None, None, fault.problem, holds)
    except ComposeError as fault:
        return Trial(case, None, None, fault.problem, holds=False)
    counted = segments(message.text) if template.channel is Channel.SMS else None
    fits = counted is None or counted.parts <= (policy or LintPolicy()).max_parts
    whole = not _UNFILLED.search("\n".join((message.subject, message.text, message.html)))
    return Trial(case, message, counted, "", holds=fits and whole)


_UNFILLED: Final = re.compile(r"\{\{|\}\}|\{%|%\}")


def _awkward(everyday: MergeTags) -> tuple[EdgeCase, ...]:
    today = date(2026, 11, 23)
    return (
        EdgeCase("a name of one letter", replace(everyday, first_name="O", full_name="O Li")),
        EdgeCase(
            "a name in capitals", replace(everyday, first_name="JANE", full_name="JANE SMITH")
        ),
        EdgeCase("one cent", replace(everyday, balance_cents=1, open_statements=1)),
        EdgeCase("twelve thousand dollars", replace(everyday, balance_cents=12_345_67)),
        EdgeCase("two patients", replace(everyday, statement_lines=_FAMILY, open_statements=3)),
        EdgeCase("due today", replace(everyday, due_date=today, days_past_due=0)),
        EdgeCase(
            "400 days late",
            replace(everyday, due_date=today - timedelta(days=400), days_past_due=400),
        ),
        EdgeCase("no first name", replace(everyday, first_name=None, full_name="Smith")),
        EdgeCase("no page to pay on", replace(everyday, pay_link=None)),
        EdgeCase("no office phone", replace(everyday, office_phone=None)),
    )


_FAMILY: Final = (
    StatementLine(date(2026, 8, 24), 180_00, 96_55, 83_45, date(2026, 9, 23)),
    StatementLine(date(2026, 8, 31), 95_00, 55_00, 40_00, date(2026, 9, 30)),
    StatementLine(date(2026, 9, 14), 1_210_00, 1_000_00, 210_00, date(2026, 10, 14)),
)

UNKNOWN: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "no first name": frozenset({"first_name"}),
        "no page to pay on": frozenset({"pay_link"}),
        "no office phone": frozenset({"office_phone"}),
    }
)
"""What may keep a message from being written for a case; every other case must be written."""

TRIALS: Final[Mapping[Language, tuple[EdgeCase, ...]]] = MappingProxyType(
    {
        language: (*EDGE_CASES[language], *_awkward(everyday))
        for language, everyday in EVERYDAY.items()
    }
)
"""Every account a message can be looked at on, by language: those of `lint`, and more."""

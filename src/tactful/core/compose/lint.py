"""What is wrong with a template, found before anybody is written to.

Each finding says what, where and what to do. An error keeps a template from being used; a warning
is shown to whoever writes it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from tactful.core.compose.cases import EDGE_CASES, EVERYDAY, EdgeCase
from tactful.core.compose.checks import (
    CHECKS,
    Finding,
    LintPolicy,
    Severity,
    Subject,
    difficulty,
    length,
    put_together,
    untrue_final,
)
from tactful.core.compose.engine import parse
from tactful.core.compose.errors import (
    BadTemplate,
    ComposeError,
    EmptyMessage,
    MissingValue,
    TagNotAllowed,
    UnknownTag,
)
from tactful.core.compose.safety import SAFETY_REPLIES, is_safety_reply
from tactful.core.compose.tags import TAGS, MergeTags, Tag
from tactful.core.compose.template import MessageTemplate


def lint(
    template: MessageTemplate,
    *,
    policy: LintPolicy | None = None,
    cases: Iterable[EdgeCase] | None = None,
) -> list[Finding]:
    """Return everything wrong with a template, errors first; an empty list means it may be used."""
    try:
        compiled = parse(template)
    except ComposeError as fault:
        return [_broken(template, fault)]
    if (template.key, template.language) in SAFETY_REPLIES:
        return list(_safety(template))
    subject = Subject(template, compiled, policy or LintPolicy())
    tried = EDGE_CASES[template.language] if cases is None else tuple(cases)
    found = [finding for check in CHECKS for finding in check(subject)]
    found.extend(_try_on(subject, tried))
    return sorted(found, key=lambda finding: finding.severity)


def with_needs(template: MessageTemplate, tags: MergeTags) -> MergeTags:
    """Add what the occasion of a template always supplies, for a preview on a made-up account."""
    needed = (TAGS[name] for name in sorted(template.needs) if name in TAGS)
    absent = [tag for tag in needed if tag.written(tags, template.language) is None]
    return replace(tags, **_values_of(absent, EVERYDAY[template.language]))


_CODES: Final[tuple[tuple[type[ComposeError], str], ...]] = (
    (UnknownTag, "unknown_tag"),
    (TagNotAllowed, "tag_not_allowed"),
    (MissingValue, "missing_value"),
    (EmptyMessage, "empty_message"),
    (BadTemplate, "bad_template"),
)


def _broken(template: MessageTemplate, fault: ComposeError, part: str = "template") -> Finding:
    code = next((code for kind, code in _CODES if isinstance(fault, kind)), "unsafe_value")
    return Finding(Severity.ERROR, code, fault.problem, f"{template.label}, {part}")


def _safety(template: MessageTemplate) -> Iterator[Finding]:
    if not is_safety_reply(template):
        message = "this reply is fixed by policy; restore its exact words"
        where = f"{template.label}, text"
        yield Finding(Severity.ERROR, "safety_text_changed", message, where)


def _try_on(subject: Subject, cases: Iterable[EdgeCase]) -> Iterator[Finding]:
    """Write the template for each case; a fault that several cases share is reported once."""
    seen: set[str] = set()
    for case in cases:
        for finding in _try_case(subject, case):
            same = finding.message if finding.code == "missing_value" else finding.code
            if same not in seen:
                seen.add(same)
                yield finding


def _try_case(subject: Subject, case: EdgeCase) -> Iterator[Finding]:
    part = f'the case "{case.name}"'
    tags = with_needs(subject.template, case.tags)
    try:
        message = subject.compiled.render(tags)
    except ComposeError as fault:
        yield _broken(subject.template, fault, part)
        return
    yield from untrue_final(subject, message, tags, part)
    yield from put_together(subject, message, tags, part)
    yield from length(subject, message, part)
    if case.name == "everyday":
        yield from difficulty(subject, message, part)


def _values_of(tags: Iterable[Tag], source: MergeTags) -> dict[str, Any]:
    return {tag.field: getattr(source, tag.field) for tag in tags}

"""The reference as Markdown files for docs/reference/."""

from collections.abc import Iterable, Iterator
from typing import Final

from tactful.core.policy.codes import Code
from tactful.core.policy.order import STEPS, Step
from tactful.practice.reference.reasons import (
    ReasonPage,
    StepLine,
    categories,
    met_in,
    reason_page,
    steps,
)
from tactful.practice.reference.rules import RuleLine, SettingLine, rule_lines, setting_groups
from tactful.practice.reference.states import StateLine, ages, read_on, state_lines

Lines = Iterator[str]


def pages() -> dict[str, str]:
    """Every page by its path below docs/reference/."""
    made: dict[str, Iterable[str]] = {
        "README.md": _contents(),
        "policy.md": _policy(),
        "rules.md": _rules(),
        "settings.md": _settings(),
        "states.md": _states(),
        "reasons/README.md": _reasons(),
        **{f"reasons/{code}.md": _reason(reason_page(code)) for code in Code},
    }
    return {path: _file(lines) for path, lines in made.items()}


def _file(lines: Iterable[str]) -> str:
    return "\n".join((_MADE, "", *lines)).rstrip() + "\n"


_MADE: Final = (
    "<!-- Made by `make docs` from the policy itself. Change the policy, not this page. -->"
)


def _contents() -> Lines:
    yield from _prose("""
# Reference of the contact policy

Made from the same tables by which the gate decides, so it says what the program does.

- [policy.md](policy.md): how the gate decides, step by step, and which message meets which step
- [reasons/](reasons/README.md): a page for each reason code: why, what moves it, what to say
- [rules.md](rules.md): every rule in a sentence, its source, and who may loosen it
- [settings.md](settings.md): every setting of the policy, as shipped, and how far it goes
- [states.md](states.md): hours, days, holidays and limits of each state

The reason codes are in the program as well, with the values of your own practice, and need no
internet: every code on a page of an account leads to its own.

Tactful is a tool, not legal advice: a clinic's counsel should read the policy it runs.
""")


def _policy() -> Lines:
    yield from _prose("""
# How the gate decides

Before anything is sent, one gate answers: may we contact this person, now, on this channel? It is
asked when a message falls due, and again at the very moment it is handed over.

- **Yes**: every step was passed.
- **Not yet**: something stands against it that passes by itself. The answer carries the next time
  to try: the earliest instant at which everything that passes by waiting has passed together. Then
  the whole gate is asked again.
- **No**: something stands against it that no waiting changes. It stays until what its page names
  has happened.

The steps go from the widest to the narrowest, so that the reason given is the one that matters
most: safety before law, law before consent, consent before the hour. The first step that fails
gives the answer; all other failing codes are kept beside it. What the gate does not know counts as
no, and so does any fault of the program.

## The steps, in order

| step | | about | looks for, in this order |
|---|---|---|---|
""")
    for step in steps():
        yield f"| {step.id} | {step.title} | {step.about} | {_linked(step.codes, 'reasons/')} |"
    yield ""
    yield f"Beside the steps there are {_link(Code.OK, 'reasons/')}, the yes, and"
    yield f"{_link(Code.NO_WINDOW_FOUND, 'reasons/')}, when waiting would help and no hour is left."
    yield ""
    yield from _who_meets_what()
    yield from _prose("""

## Who changes what

Tightening a rule needs only the role that may move it. Loosening a rule of law beyond what is
shipped needs a reason, an end, and a second person. What nobody may loosen says so in
[rules.md](rules.md). Every decision is kept when it differs from the last one, and so is every
change of a setting.
""")


def _who_meets_what() -> Lines:
    yield from _prose("""
## Which message meets which step

● all of it · ◐ part of it

""")
    yield f"| | {' | '.join(step.id for step in steps())} |"
    yield f"|---|{'---|' * len(steps())}"
    for line in categories().values():
        marks = " | ".join(_mark(met_in(line.category, step), step) for step in STEPS)
        yield f"| {line.name} | {marks} |"
    yield ""
    for line in categories().values():
        yield f"- **{_capital(line.name)}.** {line.note}"
        for step in STEPS:
            found = met_in(line.category, step)
            if found and found != step.codes:
                yield f"  - Of step {step.id} {_few(found, step.codes)}."


def _mark(met: tuple[Code, ...], step: Step) -> str:
    return "●" if met == step.codes else "◐" if met else ""


def _few(found: tuple[Code, ...], of: tuple[Code, ...]) -> str:
    left = tuple(code for code in of if code not in found)
    if len(found) <= len(left):
        return f"only {_linked(found, 'reasons/')}"
    return f"all but {_linked(left, 'reasons/')}"


def _reasons() -> Lines:
    yield from _prose("""
# Reason codes

Every answer of the gate carries one of these codes: on the page of an account, in today's run, in
the history of decisions. They stand here in the order in which the gate looks for them; the first
one that is true is the one you see.

Before you say anything about a bill to anybody, check two things that only they would know.
""")
    for step in steps():
        yield ""
        yield f"## {step.id}. {step.title}"
        yield ""
        yield f"About {step.about}."
        yield ""
        yield from _table_of(step.codes)
    yield ""
    yield "## Beside the steps"
    yield ""
    yield from _table_of((Code.OK, Code.NO_WINDOW_FOUND))


def _table_of(codes: Iterable[Code]) -> Lines:
    yield "| code | we may not contact this person now: | answer | what a person can do |"
    yield "|---|---|---|---|"
    for code in codes:
        page = reason_page(code)
        yield f"| {_link(code)} | {page.why} | {', or '.join(page.answers)} | {page.move} |"


def _reason(page: ReasonPage) -> Lines:
    said = "Yes" if page.code is Code.OK else "We may not contact this person now"
    yield f"# {page.code}"
    yield ""
    yield f"> {said}: **{page.why}**."
    yield ""
    yield page.means
    yield ""
    yield "| | |"
    yield "|---|---|"
    for name, words in page.facts:
        yield f"| {name} | {words} |"
    yield ""
    yield "## If the person asks"
    yield ""
    yield f"> {page.say}"
    yield ""
    if page.step:
        yield from _place(page, page.step)
    if page.rules:
        yield from _rules_of(page.rules)
    if page.settings:
        yield "## Settings it depends on"
        yield ""
        yield from _settings_table(page.settings, "../")
        yield ""
    yield "[All reason codes](README.md) · [How the gate decides](../policy.md)"


def _place(page: ReasonPage, step: StepLine) -> Lines:
    yield "## Where the gate looks for it"
    yield ""
    yield f"Step {step.id}, [{step.title.lower()}](README.md#{_anchor(step)}): about {step.about}."
    if page.before:
        yield f"In that step it comes after {_linked(page.before)}."
    yield ""


def _rules_of(rules: Iterable[RuleLine]) -> Lines:
    yield "## Rules behind it"
    yield ""
    for rule in rules:
        yield f"- [{rule.id}](../rules.md#{rule.id.lower()}): {rule.text}"
        yield f"  *{_capital(rule.kind)}; {rule.source}. Loosened by: {rule.moved_by}."
        yield f"  Read on {rule.reviewed_on}.*"
    yield ""


def _settings_table(settings: Iterable[SettingLine], to: str = "") -> Lines:
    yield "| setting | means | as shipped | how far | rule | who |"
    yield "|---|---|---|---|---|---|"
    for one in settings:
        rule = f"[{one.rule}]({to}rules.md#{one.rule.lower()})" if one.rule else ""
        cells = (f"`{one.path}`", one.means, one.shipped, one.limit, rule, one.moved_by)
        yield f"| {' | '.join(cells)} |"


def _rules() -> Lines:
    yield from _prose("""
# Rules

Every rule of the contact policy in one sentence. A rule is *law*, a *contract* with carriers,
mailbox or card companies, or our own *good manners*.
""")
    for rule in rule_lines().values():
        sure = f" ({rule.confidence})" if rule.confidence else ""
        kept = ": ".join(part for part in (rule.held, rule.held_by.removesuffix(".")) if part)
        yield ""
        yield f"## {rule.id}"
        yield ""
        yield rule.text
        yield ""
        yield f"- {_capital(rule.kind)}; {rule.source}{sure}. Read on {rule.reviewed_on}."
        yield f"- Loosened by: {rule.moved_by}."
        if kept:
            yield f"- Kept {kept}."
        if rule.codes:
            yield f"- Reason codes: {_linked(rule.codes, 'reasons/')}"
        if rule.settings:
            yield f"- Settings: {', '.join(f'`{path}`' for path in rule.settings)}"


def _settings() -> Lines:
    yield from _prose("""
# Settings of the contact policy

A practice stores only what it changes. The gate always works inside the limits: a value that is too
loose is pulled back to its limit, whoever wrote it. A loosening of a legal rule beyond what is
shipped needs a second person, a reason and an end.
""")
    for group in setting_groups():
        yield ""
        yield f"## {group.title}"
        yield ""
        yield from _settings_table(group.settings)


def _states() -> Lines:
    lines = state_lines()
    yield from _prose("""
# States

What states and places add to 8 AM to 9 PM, for texts and calls. Every hour counts on the clock of
the state, and both the state of the address and the state of the area code count. E-mail and
letters are not bound to these hours. Hours, weekdays and holidays are mostly laws about selling,
kept for reminders as a courtesy; compliance may switch a state's off. Limits on whoever collects
bind the practice itself and have no switch.

""")
    due, too_old = ages()
    yield f"Read on {read_on()}. A state that nobody has read for {due} days is due;"
    yield f"after {too_old} days no texts and calls go there."
    yield ""
    yield "| state | texts and calls | automated calls | holidays kept | limits | source |"
    yield "|---|---|---|---|---|---|"
    for line in lines:
        if line.adds_something:
            yield _state_row(line)
    yield ""
    yield "## From 8 AM to 9 PM every day"
    yield ""
    plain = [line for line in lines if not line.adds_something]
    yield f"{', '.join(f'{line.name} ({line.code})' for line in plain)}."
    yield from _prose("""

## Holidays

A holiday is kept on its own date and on the day it is observed.

""")
    for line in lines:
        if line.holidays:
            yield f"- **{line.name}.** {', '.join(line.holidays)}"
    yield from _prose("""

## Zones and notes

A state with several zones counts with all of them until the address says which.

| state | zones | note | medical debt (for people; decides nothing) |
|---|---|---|---|
""")
    for line in lines:
        yield f"| {line.name} | {', '.join(line.zones)} | {line.note} | {line.medical_debt} |"


def _state_row(line: StateLine) -> str:
    days = f"{len(line.holidays)} [days](#holidays)" if line.holidays else ""
    source = f"{line.law} ({line.confidence})" if line.law and line.confidence else line.law
    name = line.name if not line.zones else f"{line.name} ({line.code})"
    hours = line.hours if line.zones else "as the state"
    return f"| {name} | {hours} | {line.automated} | {days} | {'; '.join(line.limits)} | {source} |"


def _prose(text: str) -> list[str]:
    """Lines as they stand in this file; the first break belongs to the file, not to the page."""
    return text.removeprefix("\n").removesuffix("\n").split("\n")


def _link(code: Code, to: str = "") -> str:
    return f"[{code}]({to}{code}.md)"


def _linked(codes: Iterable[Code], to: str = "") -> str:
    return ", ".join(_link(code, to) for code in codes)


def _anchor(step: StepLine) -> str:
    words = f"{step.id} {step.title}".lower().replace("’", "").replace(",", "")
    return words.replace(" ", "-")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

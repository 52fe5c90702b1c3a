"""The figures of a quarterly review as one plain list, for a file or another program.

Each line says how it is counted. Nobody is named: an account stands by its uid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tactful.reports.export import Column
from tactful.reports.review import Review


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its section, what it is of, its number or word, and how it is counted."""

    section: str
    of: str
    said: int | str
    counted: str


FIGURES: Final = (
    Column("Section", lambda line: line.section, 24),
    Column("What", lambda line: line.of, 44),
    Column("Figure", lambda line: line.said, 16),
    Column("How it is counted", lambda line: line.counted, 70),
)


def figures_of(found: Review) -> list[Figure]:
    """Every figure of a review, in the order of its page."""
    parts = (_rules, _stops, _sends, _messages, _gate, _signed)
    return [line for part in parts for line in part(found)]


def _rules(found: Review) -> Iterator[Figure]:
    made = [one for one in found.versions if one.made_at >= found.span.start]
    yield Figure("Rules", "versions of the settings", len(made), "made in the quarter")
    for one in found.data:
        yield Figure("Rules", one.name, one.reviewed_on.isoformat(), "day it was last read through")


def _stops(found: Review) -> Iterator[Figure]:
    stops, sent = found.stops, found.confirmations
    yield Figure("Stops", "people who said stop", stops.people, "each person once")
    for scope, people in stops.by_scope:
        yield Figure("Stops", scope, people, "people who stopped it, each once")
    for way in stops.ways:
        yield Figure("Stops", way.way, way.people, "people, by the way their word came")
        if way.slowest is not None:
            counted = "seconds from the word coming in to its taking effect"
            yield Figure("Stops", f"{way.way}: median", way.median or 0, counted)
            yield Figure("Stops", f"{way.way}: slowest", way.slowest, counted)
    late = "touches handed over on what had been stopped, and not begun again"
    yield Figure("Stops", "sent after a stop", len(stops.breaches), late)
    for one in stops.breaches:
        yield Figure("Stops", f"account {one.uid}", one.handed_over_at.isoformat(), late)
    yield Figure("Stops", "confirmations", sent.sent, "handed over in the quarter")
    yield Figure("Stops", "confirmations that were late", sent.late, "after more than five minutes")
    yield Figure("Stops", "permissions given again", stops.renewed, "by patients themselves")


def _sends(found: Review) -> Iterator[Figure]:
    hours, contacts = found.hours, found.contacts
    counted = "touches handed over in that hour where the person most likely is"
    for row in hours.rows:
        for what, number in (
            *(("texts", row.texts), ("calls", row.calls), ("e-mails", row.emails)),
            ("answers", row.answers),
        ):
            yield Figure("Sent by hour", f"{row.label}: {what}", number, counted)
    outside = "texts and calls that asked, outside 8 AM to 9 PM in any zone the person may be in"
    yield Figure("Sent by hour", "outside lawful hours", hours.outside, outside)
    yield Figure("Sent by hour", "without a zone", hours.placeless, "no zone is known any more")
    yield Figure("Sent by hour", "letters", hours.letters, "handed over in the quarter")
    yield Figure("How often", "people", contacts.people, "asked for money by text, call or e-mail")
    for most, people in contacts.spread:
        within = "people, by their fullest seven days in a row"
        yield Figure("How often", f"{most} in seven days", people, within)
    if contacts.cap is not None:
        above = f"accounts above {contacts.cap} in seven days, which the settings allow now"
        yield Figure("How often", "above the cap", len(contacts.over), above)


def _messages(found: Review) -> Iterator[Figure]:
    for one in found.messages:
        name = f"{one.words}, {one.channel}"
        yield Figure("Messages", name, one.left, "handed over in the quarter")
        yield Figure("Messages", f"{name}: refused", one.refused, "of these")
        yield Figure("Messages", f"{name}: nobody knows", one.unknown, "of these")
    for failed in found.failed:
        counted = "by what the provider said"
        yield Figure("Did not arrive", f"{failed.words}: {failed.status}", failed.touches, counted)
    for trouble in found.troubles:
        counted = "each number or mailbox once"
        yield Figure("Complaints and wrong addresses", trouble.words, trouble.found, counted)


def _gate(found: Review) -> Iterator[Figure]:
    for kept in found.kept:
        name = f"{kept.code} ({', '.join(kept.rules)})" if kept.rules else kept.code
        yield Figure("Kept back", name, kept.accounts, "accounts with a new answer of the gate")
    for held in found.held:
        yield Figure("Holds", f"{held.words}: opened", held.opened, "in the quarter")
        yield Figure("Holds", f"{held.words}: released", held.released, "in the quarter")
        yield Figure("Holds", f"{held.words}: open", held.open_at_end, "at its end")
        if held.median_days is not None:
            counted = "whole days, of those released"
            yield Figure("Holds", f"{held.words}: median", held.median_days, counted)


def _signed(found: Review) -> Iterator[Figure]:
    for one in found.staff:
        counted = "from the audit, in the quarter"
        yield Figure("Access", f"{one.what} {one.about}".strip(), one.at.isoformat(), counted)
    for one in found.signed:
        yield Figure("Signed", one.who, one.at.isoformat(), "who read and signed the review")

"""Reads a promise to pay: whether there is one, for which day, for how much, and how surely.

The day is looked for only where a promise was recognized. A day that somebody says no to, that is
over, that is only stated ("today is the 13th") or that is corrected in the same breath is not the
promised one. What is unclear is kept as a doubt, never settled by a guess.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from tactful.core.replies.amounts import Amount, find_amounts
from tactful.core.replies.dates import Mention, find_dates
from tactful.core.replies.figures import with_figures
from tactful.core.replies.phrases import promising
from tactful.core.replies.phrases.names import NAMES
from tactful.core.replies.phrasing import Index, parse_phrases
from tactful.core.replies.words import Words, one_of


class PromiseKind(StrEnum):
    """How much a promise says about its day."""

    DATED = "dated"
    EVENT = "event"  # "when my check comes"
    VAGUE = "vague"  # "soon"; or no day at all


class Doubt(StrEnum):
    """Why a promise cannot be recorded as it stands, in words for staff."""

    WHICH_DAY = "the day may be another one"
    NO_DAY = "no day was named"
    HEDGED = "it was not said for sure"
    ASKED = "it was asked rather than said"
    BARE = "only a day was named"
    SEVERAL_DAYS = "several days were named"
    OVER = "the day is over"
    TOO_FAR = "the day lies beyond the practice's horizon"
    PART_UNKNOWN = "a part was promised without an amount"
    SEVERAL_AMOUNTS = "several amounts were named"
    TOO_MUCH = "the amount is more than the balance"
    SAID_NO = "something in it says no"
    OTHER_WORDS = "it holds words that a person should read"


ASKABLE: Final = frozenset({Doubt.WHICH_DAY, Doubt.NO_DAY, Doubt.HEDGED, Doubt.ASKED, Doubt.BARE})
"""Doubts that one question to the patient can settle; all others need a person."""


@dataclass(frozen=True, slots=True)
class PromiseTerms:
    """What a promise is read against: the local day it came in, and the practice's limits.

    `asked_for_day` is true while our own question "which day?" is open.
    """

    on: date
    horizon_days: int = 60
    balance_cents: int | None = None
    asked_for_day: bool = False


@dataclass(frozen=True, slots=True)
class PromiseRead:
    """A promise as it was said. `day` and `others` are in the practice's calendar.

    `amount_cents` is None where no amount was named. `start` and `end` show the staff where in
    the text it stands.
    """

    kind: PromiseKind
    day: date | None
    others: tuple[date, ...]
    amount_cents: int | None
    doubts: tuple[Doubt, ...]
    start: int
    end: int


def read_promise(words: Words, terms: PromiseTerms) -> PromiseRead | None:
    """Read the promise a reply makes, or return None where it makes none."""
    said = _Said(with_figures(words), terms)
    if not said.is_promise:
        return None
    start, end = said.words.span(*said.evidence)
    doubts = said.doubts
    return PromiseRead(
        kind=said.kind,
        day=said.choice.day,
        others=said.choice.others if said.choice.day else (),
        amount_cents=said.amount_cents,
        doubts=tuple(doubt for doubt in Doubt if doubt in doubts),
        start=start,
        end=end,
    )


Span = tuple[int, int]


def unexplained(
    words: Words, spans: Iterable[Span], plain: frozenset[str] = promising.PLAIN_WORDS
) -> bool:
    """Tell whether a line holds words that neither the spans nor the plain words account for."""
    known = [*spans, *_spans("plain", words)]
    covered = {at for span in known for at in words.between(*span)}
    return any(
        at not in covered and word.text not in plain and word.text not in ".,"
        for at, word in enumerate(words.words)
    )


@cache
def _index(name: str) -> Index:
    lists = {
        "firm": promising.FIRM,
        "open": promising.OPEN,
        "income": promising.INCOME,
        "event": promising.EVENT,
        "vague": promising.VAGUE,
        "hedge": promising.HEDGE,
        "polite": promising.POLITE,
        "no": promising.NOT_PAYING,
        "stated": promising.STATED,
        "correction": promising.CORRECTION,
        "request": promising.REQUEST,
        "right_now": promising.RIGHT_NOW,
        "second_part": promising.SECOND_PART,
        "part": promising.PART,
        "plain": promising.PLAIN,
    }
    return Index(parse_phrases(lists[name], NAMES))


def _spans(name: str, words: Words) -> list[Span]:
    """Return where phrases of a list stand, overlapping ones joined, from left to right."""
    found = sorted(
        match.span() for phrase in _index(name).candidates(words) for match in phrase.matches(words)
    )
    joined: list[Span] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


_EXCUSED_NO: Final = re.compile(
    r"(?:[^ .]+ ){0,4}?(?:until|till|til|before|hasta|antes)\b"
    r"|(?:later|more|less|sooner|earlier|only|problem|worries|doubt|mas|tarde|than)\b"
)
_NO_BEHIND: Final = re.compile(
    r"(?:, )?(?:(?:i|we|that|it|yo|me|is|es|just|really) )*"
    + one_of(
        """
        can_not will_not would_not does_not_work is_not no_good not_good not_work no_puedo
        no_se_puede no_podre imposible am_not_able
        """
    )
    + " (?!(?:[^ .]+ ){0,2}(?:until|hasta|antes|before))"
)
_NOT_THE_WRITER: Final = re.compile(
    " "
    + one_of(
        """
        insurance medicaid medicare they you who aetna cigna anthem carrier employer county payer
        plan company secondary primary if geico nobody how where why when what do did tried of for
        without been after about start started keep kept
        seguro ustedes aseguranza ese un el mi del de otro este su cada como donde si
        """
    )
    + " (?:(?:lo|la|le|les|will|already|should|to|always) )?$"
)
_ASKS_A_FACT: Final = re.compile(
    r" (?:(?:ok|hi|hello|so|and|hola|pero|y) )*(?:, )?(?:when|what|where|why|who|how|which|did|does"
    r"|cuando|que|donde|por que|quien|como|cual|cuanto) (?!about )"
)
_OR: Final = re.compile(r"(?:[^ .]+ ){0,2}(?:or|o|u) (?:[^ .]+ ){0,2}")
_FAR: Final = 99
_NO_DAY_AT_ALL: Final = Mention(0, 0, None)


class _Said:
    """One reply under reading: what is said in it, and what that leaves in doubt."""

    def __init__(self, words: Words, terms: PromiseTerms) -> None:
        self.words, self.terms, self.line = words, terms, words.line
        self.dates = find_dates(self.line, on=terms.on)
        self.amounts = find_amounts(self.line, self.dates)
        self.noes = [span for span in _spans("no", words) if not self._is_excused(span)]
        self.firm = [span for span in _spans("firm", words) if self._is_meant(span)]
        self.open = [span for span in _spans("open", words) if self._is_meant(span)]
        self.income = _spans("income", words)
        self.event = _spans("event", words)
        self.vague = _spans("vague", words)
        self.choice, self.wavering = self._choose()

    @property
    def is_promise(self) -> bool:
        if self.words.asks and _ASKS_A_FACT.match(self.line):
            return False
        waits = bool(self.event or self.vague or self.income)
        if self.firm:
            return self._names_a_day or waits or not _spans("right_now", self.words)
        if self.open:
            return waits or (self._names_a_day and self.choice.day != self.terms.on)
        return (self._names_a_day and bool(self.income)) or self.is_bare

    @property
    def is_bare(self) -> bool:
        """See a message of nothing but a day: `Jan 15`, `monday 4 sure`, `soon`."""
        if not (self._names_a_day or self.event or self.vague):
            return False
        spans = [*self._days_and_amounts, *self.event, *self.vague, *self.income]
        covered = {at for span in spans for at in self.words.between(*span)}
        return all(
            at in covered or word.text in promising.BARE_WORDS or word.text in ".,4"
            for at, word in enumerate(self.words.words)
        )

    @property
    def kind(self) -> PromiseKind:
        if self.choice.day:
            return PromiseKind.DATED
        return PromiseKind.EVENT if self.event or self.income else PromiseKind.VAGUE

    @property
    def amount_cents(self) -> int | None:
        """Return the one amount, or of several the one nearest to the day."""
        meant = [each for each in self.amounts if not self._is_refused(each)]
        nearest = min(meant, key=lambda each: abs(each.start - self.choice.start), default=None)
        return nearest.cents if nearest else None

    @property
    def doubts(self) -> set[Doubt]:
        doubts = self.wavering | self._doubts_about_the_day() | self._doubts_about_the_amount()
        if self._asks:
            doubts.add(Doubt.ASKED)
        if self._hedges:
            doubts.add(Doubt.HEDGED)
        if self._says_no:
            doubts.add(Doubt.SAID_NO)
        if unexplained(self.words, self._explained):
            doubts.add(Doubt.OTHER_WORDS)
        return doubts

    @property
    def evidence(self) -> Span:
        """Return the stretch from the first to the last word that makes the promise."""
        spans = [*self.firm, *self.open] or [*self.income, *self.event, *self.vague]
        if self.choice.day:
            spans.append((self.choice.start, self.choice.end))
        if not spans:
            return 1, len(self.line) - 1
        return min(start for start, _ in spans), max(end for _, end in spans)

    # What a sentence means

    def _is_excused(self, no: Span) -> bool:
        """See the yes in `can't pay until friday` and `no later than the 15th`."""
        return _EXCUSED_NO.match(self.line, no[1]) is not None

    def _is_meant(self, commitment: Span) -> bool:
        start = commitment[0]
        if _NOT_THE_WRITER.search(self.line[:start]):
            return False
        return not any(
            _overlaps(no, [commitment]) or self._words_between(no[1], start) < 2 for no in self.noes
        )

    def _words_between(self, end: int, start: int) -> int:
        """Count the words from one place to a later one; many where a sentence ends between."""
        gap = self.line[end:start]
        return _FAR if ". " in gap or start < end else gap.count(" ")

    def _is_refused(self, amount: Amount) -> bool:
        return any(
            no[1] <= amount.start and self._words_between(no[1], amount.start) <= 4
            for no in self.noes
        )

    # Which day

    def _choose(self) -> tuple[Mention, set[Doubt]]:
        usable = self._within_horizon([each for each in self.dates if self._is_usable(each)])
        if not usable:
            is_over = any(mention.day and mention.is_past for mention in self.dates)
            return _NO_DAY_AT_ALL, {Doubt.OVER} if is_over else set()
        chosen, wavering = usable[0], set[Doubt]()
        for mention in usable[1:]:
            chosen, doubt = self._one_of(chosen, mention)
            wavering |= {doubt} if doubt else set()
        if self._is_too_far(chosen):
            return _NO_DAY_AT_ALL, {Doubt.TOO_FAR}
        return chosen, wavering

    def _is_too_far(self, mention: Mention) -> bool:
        end = self.terms.on + timedelta(days=self.terms.horizon_days)
        return mention.day is not None and mention.day > end

    def _within_horizon(self, usable: list[Mention]) -> list[Mention]:
        """Drop days beyond the horizon beside nearer ones: "for the visit of 2/20" is over."""
        return [mention for mention in usable if not self._is_too_far(mention)] or usable

    def _is_usable(self, mention: Mention) -> bool:
        if mention.day is None or mention.is_past or self._recurs(mention):
            return False
        stated = any(
            start <= mention.start < end + 1 or 0 <= mention.start - end <= 4
            for start, end in _spans("stated", self.words)
        )
        return not stated and not self._is_denied(mention)

    def _recurs(self, mention: Mention) -> bool:
        """See that `per month on the 5th` names every fifth and not the next one."""
        return any(
            self._words_between(other.end, mention.start) <= 1
            or self._words_between(mention.end, other.start) == 0
            for other in self.dates
            if other.is_recurring and other is not mention
        )

    def _is_denied(self, mention: Mention) -> bool:
        if _NO_BEHIND.match(self.line, mention.end):
            return True
        before = [no for no in self.noes if no[1] <= mention.start]
        if not before or self._words_between(before[-1][1], mention.start) > 8:
            return False
        no = before[-1]
        promised = [*self.firm, *self.open]
        if any(no[0] < start <= mention.start for start, _ in promised):
            return False
        follows = any(self._words_between(mention.end, start) < 5 for start, _ in promised)
        return not (follows and self._words_between(no[1], mention.start) > 1)

    def _one_of(self, first: Mention, second: Mention) -> tuple[Mention, Doubt | None]:
        """Choose between two days of one reply, and say what the choice leaves in doubt."""
        if first.day == second.day:
            return second, None
        between = (first.end, second.start)
        if self._has("correction", between):
            return second, None
        if _OR.fullmatch(self.line, *between):
            return _later_of(first, second), Doubt.WHICH_DAY
        if self._is_payday(first) != self._is_payday(second):
            return (second if self._is_payday(first) else first), None
        if self._has("second_part", between):
            return first, Doubt.SEVERAL_DAYS
        return second, Doubt.WHICH_DAY

    def _has(self, name: str, between: Span) -> bool:
        start, end = between
        return any(start <= each[0] and each[1] <= end for each in _spans(name, self.words))

    def _is_payday(self, mention: Mention) -> bool:
        """Tell the day the money comes from the day it is passed on."""
        promised = max((at for at, _ in (*self.firm, *self.open) if at <= mention.start), default=0)
        paid = max((at for at, _ in self.income if at <= mention.start), default=0)
        return paid > promised

    @property
    def _names_a_day(self) -> bool:
        return self.choice.day is not None

    # What remains in doubt

    def _doubts_about_the_day(self) -> set[Doubt]:
        doubts = set[Doubt]()
        if self.choice.day is None and not self.wavering:
            doubts.add(Doubt.NO_DAY)
        if self.choice.others or self.choice.is_window:
            doubts.add(Doubt.WHICH_DAY)
        if any(mention.is_recurring for mention in self.dates):
            doubts.add(Doubt.SEVERAL_DAYS)
        if not (self.firm or self.open or self.terms.asked_for_day):
            doubts.add(Doubt.BARE)
        return doubts

    def _doubts_about_the_amount(self) -> set[Doubt]:
        doubts = set[Doubt]()
        if len({each.cents for each in self.amounts}) > 1:
            doubts.add(Doubt.SEVERAL_AMOUNTS)
        if not self.amounts and _spans("part", self.words):
            doubts.add(Doubt.PART_UNKNOWN)
        balance, amount = self.terms.balance_cents, self.amount_cents
        if balance is not None and amount is not None and amount > balance:
            doubts.add(Doubt.TOO_MUCH)
        return doubts

    @property
    def _asks(self) -> bool:
        return self.words.asks or bool(_spans("request", self.words))

    @property
    def _hedges(self) -> bool:
        polite = [*_spans("polite", self.words), *self._days_and_amounts]
        return any(not _overlaps(hedge, polite) for hedge in _spans("hedge", self.words))

    @property
    def _says_no(self) -> bool:
        """Find a no that neither denies a day nor is excused: it may change everything."""
        denied = [(day.start, day.end) for day in self.dates if day.day and self._is_denied(day)]
        spans = [(max(0, start - 40), end + 24) for start, end in denied]
        return any(not _overlaps(no, spans) for no in self.noes)

    @property
    def _days_and_amounts(self) -> list[Span]:
        days = [(each.start, each.end) for each in self.dates]
        return days + [(each.start, each.end) for each in self.amounts]

    @property
    def _explained(self) -> list[Span]:
        said = (*self.firm, *self.open, *self.income, *self.event, *self.vague)
        return [*said, *self._days_and_amounts, *_spans("polite", self.words)]


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _later_of(first: Mention, second: Mention) -> Mention:
    days = sorted(day for day in (first.day, second.day) if day)
    return Mention(first.start, second.end, days[-1], (days[0],))

"""Simulated patients: what each does after a message reaches them.

They see only what a person would see: the channel a touch came on and that it came. They pay,
promise, ask, dispute, opt out or stay silent by their temper; the same seed gives the same story.
"""

import heapq
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from tactful.core.vocabulary import Channel
from tactful.demo.people import SPANISH, Account


@dataclass(frozen=True, slots=True)
class Replies:
    """A person writes back on the channel they were reached on."""

    account: Account
    channel: Channel
    text: str


@dataclass(frozen=True, slots=True)
class Pays:
    """A person pays; part is how many hundredths of what is owed."""

    account: Account
    part: int = 100


Act = Replies | Pays


@dataclass(slots=True)
class Crowd:
    """Everybody, and what they are about to do."""

    accounts: dict[str, Account]
    random: Random
    planned: list[tuple[datetime, int, Act]] = field(default_factory=list)
    gone_quiet: set[str] = field(default_factory=set)
    _order: Iterator[int] = field(default_factory=itertools.count)

    def reached(self, account_id: str, channel: Channel, *, now: datetime) -> None:
        """A touch arrived; decide what follows, and when."""
        account = self.accounts[account_id]
        temper = account.temper
        digital = channel in {Channel.SMS, Channel.EMAIL}
        if digital and account_id not in self.gone_quiet and self._will(temper.answers):
            self.gone_quiet.add(account_id)
            self._plan(now, 6, Replies(account, channel, self._words(account)))
            return
        if self._will(temper.pays):
            part = 50 if self._will(15) else 100
            self._plan(now, 24 * 9, Pays(account, part))

    def promised(self, account_id: str, day: date, *, at: datetime) -> None:
        """The clinic noted a promise; keep it, or do not."""
        account = self.accounts[account_id]
        if account.temper.keeps_promises and self._will(85):
            heapq.heappush(self.planned, (at, next(self._order), Pays(account)))

    def due(self, *, now: datetime) -> Iterator[Act]:
        """What people do up to this instant, in order."""
        while self.planned and self.planned[0][0] <= now:
            yield heapq.heappop(self.planned)[2]

    def _will(self, chance: int) -> bool:
        return self.random.randrange(100) < chance

    def _words(self, account: Account) -> str:
        text = self.random.choice(account.temper.replies)
        return SPANISH.get(text, text) if account.language == "es" else text

    def _plan(self, now: datetime, within_hours: int, act: Act) -> None:
        minutes = self.random.randint(4, within_hours * 60)
        heapq.heappush(self.planned, (now + timedelta(minutes=minutes), next(self._order), act))

"""What every step of one import shares: whose, which day, and what it has touched so far."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max

from tactful.intake.models import ImportRun
from tactful.intake.people import Silence
from tactful.ledger.models import Guarantor
from tactful.ledger.upserts import GUARANTORS, ids_of
from tactful.practice.models import Location, Practice


@dataclass
class Importing:
    """One import on its way, in one transaction.

    `silence` is what the source has no column for. The sets hold ids of accounts that were
    here before: nothing waits for a new one.
    """

    practice: Practice
    run: ImportRun
    now: datetime
    silence: Silence = field(default_factory=Silence)
    new: int = 0
    seen_ids: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)  # a row of theirs could not be taken
    changed: set[int] = field(default_factory=set)  # anything about them
    money: set[int] = field(default_factory=set)  # what they owe
    paid: set[int] = field(default_factory=set)
    adjusted: set[int] = field(default_factory=set)
    contact: set[int] = field(default_factory=set)  # how to reach them
    promised: set[int] = field(default_factory=set)  # new accounts as well
    written: Counter[str] = field(default_factory=Counter)
    last_known_id: int = 0  # accounts with a higher one are made by this import
    _locations: dict[str, int] | None = None

    def __post_init__(self) -> None:
        highest = Guarantor.objects.for_practice(self.practice).aggregate(id=Max("id"))["id"]
        self.last_known_id = int(highest or 0)

    def spoke_of(self, guarantor_id: int) -> bool:
        """Whether the source names an account; one that is new it does."""
        return guarantor_id > self.last_known_id or guarantor_id in self.seen_ids

    @property
    def on(self) -> date:
        """The day the source speaks of."""
        return self.run.as_of

    @property
    def by(self) -> str:
        """The actor, and what holds and work items name as their origin."""
        return f"import:{self.run.uid}"

    def ids_of_keys(self, keys: Iterable[str]) -> dict[str, int]:
        """Accounts by the source's id, however many."""
        wanted, found = sorted(set(keys)), dict[str, int]()
        for at in range(0, len(wanted), 1_000):
            found |= ids_of(GUARANTORS, self.practice.pk, wanted[at : at + 1_000])
        return found

    def known(self, guarantor_ids: Iterable[int]) -> set[int]:
        """Those that were here before this import."""
        return {id for id in guarantor_ids if id <= self.last_known_id}

    def locations(self, names: Iterable[str]) -> dict[str, int]:
        """The practice's sites by name; one that is new is added."""
        if self._locations is None:
            mine = Location.objects.for_practice(self.practice)
            self._locations = dict(mine.values_list("name", "id"))
        for name in {name for name in names if name} - self._locations.keys():
            location = Location.objects.create(practice=self.practice, name=name)
            self._locations[name] = location.pk
        return self._locations

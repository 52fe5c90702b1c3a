"""The filters of the sheet as a sentence of choices, and the lists one can turn to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from tactful.practice.models import Location, Practice, Staff
from tactful.practice.settings import PracticeSettings
from tactful.reports.asked import (
    MINE,
    NOBODY,
    OWING_DOLLARS,
    PAST_DAYS,
    Asked,
    Order,
    Show,
)
from tactful.reports.sheet_counts import Counts
from tactful.reports.status import status_words


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its code, its words, and whether it is the one that is made."""

    code: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A select of the sentence: the words before it, its name, and what can be chosen."""

    before: str
    name: str
    label: str
    groups: Sequence[tuple[str, Sequence[Option]]]

    @property
    def chosen(self) -> str:
        """The words that stand in the sentence when it is printed."""
        return next((one.words for _, group in self.groups for one in group if one.chosen), "")


@dataclass(frozen=True, slots=True)
class Tab:
    """A list one can turn to; `count` is there where it costs little."""

    name: str
    address: str
    here: bool
    count: int | None = None
    shared_by: str = ""
    change: str = ""  # where one's own view is renamed or deleted

    @property
    def counted(self) -> str:
        return "" if self.count is None else f"{self.count:,}"


def address_of(asked: Asked, cursor: str = "") -> str:
    """Where a page of a list is: codes only, never a name or an amount."""
    said = query_of(asked, cursor)
    return reverse("worklist:index") + (f"?{said}" if said else "")


def query_of(asked: Asked, cursor: str = "") -> str:
    return urlencode(asked.codes | ({"from": cursor} if cursor else {}))


def sentence_of(practice: Practice, asked: Asked, settings: PracticeSettings) -> list[Choice]:
    """The whole sentence: show whom, where, how late, how much, whose, in which order."""
    places = Location.objects.for_practice(practice).order_by("name").values_list("uid", "name")
    staff = Staff.objects.filter(memberships__practice=practice, is_active=True)
    people = staff.order_by("name").values_list("uid", "name")
    past = [(days, f"{days} days or more" if days > 1 else "a day or more") for days in PAST_DAYS]
    over = [(dollars, f"more than ${dollars:,}") for dollars in OWING_DOLLARS]
    owners = [("", "anyone"), (MINE, "me"), (NOBODY, "nobody"), *people]
    return [
        _shown(asked, settings),
        _choice(" at", "at", "Location", [("", "all locations"), *places], asked.at),
        _choice(", past due by", "past", "Days past due", [(0, "any time"), *past], asked.past),
        _choice(", owing", "over", "Balance", [(0, "any amount"), *over], asked.over),
        _choice(", owned by", "owner", "Owner", owners, asked.owner),
        _choice(", ", "order", "Order", _ORDERS, asked.order),
    ]


def tabs_of(asked: Asked, counted: Counts, settings: PracticeSettings) -> list[Tab]:
    """The practice's own lists."""
    names = {**_TABS, Show.TOP: top_words(settings)}
    return [
        Tab(
            name=_sentence(names[show]) if show in names else "Mine",
            address=address_of(one := _LISTS[show]),
            here=replace(asked, order=one.order) == one,
            count=counted.mine if show is Show.WORK else counted.by_list.get(show),
        )
        for show in _LISTS
    ]


def name_of(asked: Asked, settings: PracticeSettings) -> str:
    """What a list is called in print: `who needs a person today`."""
    return _shown(asked, settings).chosen


def top_words(settings: PracticeSettings) -> str:
    policy = settings.priority
    return f"over {policy.days_past_due} days or ${policy.balance_cents // 100:,}"


def _shown(asked: Asked, settings: PracticeSettings) -> Choice:
    lists = [(show, words or top_words(settings)) for show, words in _SHOWN]
    standing = [(show, status_words(show.status)) for show in _STANDING]
    groups = [
        ("Lists", _options(lists, asked.show)),
        ("Where they stand", _options(standing, asked.show)),
    ]
    return Choice("Show", "show", "Which accounts", groups)


def _choice(
    before: str, name: str, label: str, options: Iterable[tuple[Any, str]], chosen: Any
) -> Choice:
    return Choice(before, name, label, [("", _options(options, chosen))])


def _options(options: Iterable[tuple[Any, str]], chosen: Any) -> list[Option]:
    return [Option(str(code or ""), words, code == chosen) for code, words in options]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


_LISTS: Final = {
    Show.READY: Asked(),
    Show.TODAY: Asked(Show.TODAY),
    Show.WORK: Asked(Show.WORK, owner=MINE),
    Show.PROMISES: Asked(Show.PROMISES),
    Show.DISPUTES: Asked(Show.DISPUTES),
    Show.HELD: Asked(Show.HELD),
    Show.INSURANCE: Asked(Show.INSURANCE),
    Show.TOP: Asked(Show.TOP),
    Show.PAID: Asked(Show.PAID),
}
_TABS: Final = {
    Show.READY: "who first",
    Show.TODAY: "needs a person today",
    Show.PROMISES: "promises",
    Show.DISPUTES: "disputes and hardship",
    Show.HELD: "on hold",
    Show.INSURANCE: "insurance pending",
    Show.PAID: "paid lately",
}
_SHOWN: Final = (
    (Show.READY, "who can be worked now"),
    (Show.TODAY, "who needs a person today"),
    (Show.WORK, "who has open work"),
    (Show.PROMISES, "open promises"),
    (Show.DISPUTES, "disputes and hardship"),
    (Show.HELD, "who is on hold"),
    (Show.INSURANCE, "bills that wait for insurance"),
    (Show.TOP, ""),
    (Show.OWING, "all who owe"),
    (Show.PAID, "who paid lately"),
)
_STANDING: Final = (
    *(Show.NO_RESPONSE, Show.PROMISED, Show.PARTIAL, Show.PLAN),
    *(Show.DISPUTED, Show.WITH_PERSON, Show.PENDING, Show.NOT_REMINDED),
)
_ORDERS: Final = (
    (Order.FIRST, "who first"),
    (Order.LARGEST, "largest balance"),
    (Order.OLDEST, "oldest"),
    (Order.NAME, "by name"),
    (Order.NEXT, "next date"),
    (Order.RECENT, "most recent change"),
)

"""Every page a person can open, with what a practice has to fill its address."""

from collections.abc import Iterator
from typing import Any

from django.urls import NoReverseMatch, reverse

# What one takes to the counter or into a folder.
ON_PAPER = ("worklist", "call-list", "today", "history", "aging")


def every_page(practice: Any) -> dict[str, str]:
    """The name of each page and where it is; a page about what is not there is left out."""
    return dict(_pages(practice))


def _pages(practice: Any) -> Iterator[tuple[str, str]]:
    for name, view in _ALONE.items():
        yield from _page(name, view)
    for name, (view, argument) in _ABOUT.items():
        if value := argument(practice):
            yield from _page(name, view, *value)


def _page(name: str, view: str, *args: str) -> Iterator[tuple[str, str]]:
    try:
        yield name, reverse(view, args=args)
    except NoReverseMatch:
        return


def _account(practice: Any) -> tuple[str, ...]:
    """An account with much to tell: the one that wrote last, else the first."""
    from tactful.ledger.models import Guarantor

    people = Guarantor.objects.for_practice(practice)
    wrote = people.filter(inbound__isnull=False).order_by("-inbound__received_at", "-pk")
    first = wrote.first() or people.first()
    return (first.uid,) if first else ()


_ALONE = {
    "home": "home",
    "worklist": "worklist:index",
    "call-list": "worklist:calls",
    "today": "today:index",
    "replies": "inbox:index",
    "journeys": "journeys:index",
    "messages": "wording:index",
    "reports": "reports:index",
    "aging": "reports:aging",
    "import": "imports:index",
    "simulator": "simulator:index",
    "settings": "settings:index",
    "me": "settings:me",
}
_ABOUT = {
    "account": ("accounts:account", _account),
    "history": ("accounts:history", _account),
}

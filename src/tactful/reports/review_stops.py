"""How many people said stop, how soon it took effect, and whether anything went out after it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from tactful.conversations.answers import SAFETY_KEYS
from tactful.core.policy.facts import ConsentLevel, Scope
from tactful.core.vocabulary import Category, Channel
from tactful.outreach.models import Consent, InboundMessage, Suppression, Touch
from tactful.practice.models import Practice

CONFIRM_SECONDS: Final = 300
"""A confirmation goes out within five minutes or not at all (policy.md R019)."""


@dataclass(frozen=True, slots=True)
class StopWay:
    """Stops that came in one way: how many people, and the seconds from their word to its effect.

    `median` and `slowest` are None where the word itself was entered by staff or an import, which
    takes effect as it is entered.
    """

    way: str
    people: int
    median: int | None
    slowest: int | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A touch that went out although its person had said stop; `uid` is the account's."""

    uid: str
    channel: str
    stopped_at: datetime
    handed_over_at: datetime


@dataclass(frozen=True, slots=True)
class Stops:
    """Opt-outs of a span: people by scope and by way, and every touch that came after one."""

    people: int
    by_scope: tuple[tuple[str, int], ...]
    ways: tuple[StopWay, ...]
    breaches: tuple[Breach, ...]
    renewed: int


@dataclass(frozen=True, slots=True)
class Confirmations:
    """Confirmations of opt-outs: how many left, the slowest in seconds, and how many were late."""

    sent: int
    slowest: int | None
    late: int


def stops_of(practice: Practice, start: datetime, end: datetime) -> Stops:
    """Opt-outs recorded in `[start, end)`, and every touch of that time that came after one."""
    stops = (
        Suppression.objects.for_practice(practice)
        .filter(cause="opt_out", at__lt=end)
        .values_list("guarantor_id", "address", "scope", "via", "at")
    )
    rows = list(stops)
    new = _by_whom([row for row in rows if row[-1] >= start])
    by_scope: dict[str, set[Any]] = defaultdict(set)
    for id, address, scope, _, _ in new:
        by_scope[scope].add(id or address)
    return Stops(
        people=len({row[0] or row[1] for row in new}),
        by_scope=tuple(
            (_SCOPE_WORDS.get(scope, scope), len(people))
            for scope, people in sorted(by_scope.items())
        ),
        ways=_ways(practice, new),
        breaches=_breaches(practice, rows, start, end),
        renewed=_renewals(practice).filter(given_at__gte=start, given_at__lt=end).count(),
    )


def confirmations_of(practice: Practice, start: datetime, end: datetime) -> Confirmations:
    """The confirmations that were handed over in `[start, end)`."""
    took = [
        round((handed - asked).total_seconds())
        for handed, asked in Touch.objects.for_practice(practice)
        .filter(category=Category.OPT_OUT_CONFIRM, trigger_at__isnull=False)
        .filter(handed_over_at__gte=start, handed_over_at__lt=end)
        .values_list("handed_over_at", "trigger_at")
    ]
    late = sum(seconds > CONFIRM_SECONDS for seconds in took)
    return Confirmations(len(took), max(took, default=None), late)


_SCOPE_WORDS: Final = {
    "sms": "texts",
    "email": "e-mail",
    "voice_live": "calls by a person",
    "voice_auto": "automated calls",
    "all": "everything but letters",
}
_WAYS: Final = {
    "reply": "by a reply",
    "staff": "told to staff",
    "import": "from the billing system",
    "receipt": "through the provider",
    "token": "by another program",
}
# What may follow a stop: its one confirmation, help that was asked for, what the law demands, and
# the fixed answer to somebody in danger (policy/README.md, decision 10).
_ALLOWED_AFTER: Final = (Category.OPT_OUT_CONFIRM, Category.HELP_REPLY, Category.REQUIRED_NOTICE)


def _by_whom(new: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Each stop once: what a person said from a number stops the person and the number."""
    said = {row[1:] for row in new if row[0] is not None}
    return [row for row in new if row[0] is not None or row[1:] not in said]


def _ways(practice: Practice, new: Sequence[tuple[Any, ...]]) -> tuple[StopWay, ...]:
    heard = _heard(practice, {via for *_, via, _ in new})
    people: dict[str, set[Any]] = defaultdict(set)
    took: dict[str, list[int]] = defaultdict(list)
    for id, address, _, via, at in new:
        way = _WAYS.get(via.partition(":")[0], "otherwise")
        people[way].add(id or address)
        if via in heard:
            took[way].append(round((at - heard[via]).total_seconds()))
    return tuple(_way(way, len(people[way]), sorted(took[way])) for way in sorted(people))


def _way(way: str, people: int, took: Sequence[int]) -> StopWay:
    if not took:
        return StopWay(way, people, None, None)
    return StopWay(way, people, took[len(took) // 2], took[-1])


def _heard(practice: Practice, vias: Iterable[str]) -> Mapping[str, datetime]:
    """When the reply behind a stop came in, by how the stop names it."""
    uids = [uid for kind, _, uid in (via.partition(":") for via in vias) if kind == "reply"]
    found = InboundMessage.objects.for_practice(practice).filter(uid__in=uids)
    return {f"reply:{uid}": at for uid, at in found.values_list("uid", "received_at")}


def _breaches(
    practice: Practice, stops: Sequence[tuple[Any, ...]], start: datetime, end: datetime
) -> tuple[Breach, ...]:
    """Every touch to somebody who had said stop and not begun again; there should be none."""
    by_whom: dict[Any, list[tuple[str, datetime]]] = defaultdict(list)
    for id, address, scope, _, at in stops:
        by_whom[id or address].append((scope, at))
    begun: dict[Any, list[tuple[str, datetime]]] = defaultdict(list)
    renewals = _renewals(practice).values_list("guarantor_id", "scope", "given_at")
    for id, scope, at in renewals:
        begun[id].append((scope, at))
    mine = Suppression.objects.for_practice(practice).filter(cause="opt_out")
    touches = (
        Touch.objects.for_practice(practice)
        .filter(handed_over_at__gte=start, handed_over_at__lt=end)
        .filter(
            Q(guarantor__in=mine.filter(guarantor__isnull=False).values("guarantor"))
            | Q(to_address__in=mine.filter(guarantor=None).values("address"))
        )
        .exclude(category__in=_ALLOWED_AFTER)
        .exclude(category=Category.REPLY, template_key__in=SAFETY_KEYS)
        .exclude(channel=Channel.LETTER)
        .order_by("handed_over_at")
        .values_list(
            "guarantor_id", "guarantor__uid", "channel", "automated", "handed_over_at", "to_address"
        )
    )
    found = []
    for id, uid, channel, automated, at, address in touches:
        said = [*by_whom[id], *(by_whom[address] if address else ())]
        stopped = _stopped_at(said, begun[id], _scope(channel, automated=automated), at)
        if stopped is not None:
            found.append(Breach(uid, channel, stopped, at))
    return tuple(found)


def _renewals(practice: Practice) -> Any:
    """What ends a stop: a later word of the patient's own (policy/README.md, decision 11)."""
    given = Consent.objects.for_practice(practice).filter(given_by="patient")
    return given.filter(basis=ConsentLevel.EXPLICIT)


def _scope(channel: str, *, automated: bool) -> str:
    if channel == Channel.VOICE:
        return Scope.VOICE_AUTO if automated else Scope.VOICE_LIVE
    return channel


def _stopped_at(
    stops: Iterable[tuple[str, datetime]],
    begun: Iterable[tuple[str, datetime]],
    scope: str,
    at: datetime,
) -> datetime | None:
    """When contact on this scope had been stopped, if it still was at an instant."""
    for stopped, since in stops:
        if stopped not in (scope, Scope.ALL) or since >= at:
            continue
        if not any(again == stopped and since < when <= at for again, when in begun):
            return since
    return None

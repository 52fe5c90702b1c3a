"""The sentence at the head of an account: what is owed, how old it is, what happens next."""

from collections.abc import Iterator, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from tactful.core.money import format_cents
from tactful.core.vocabulary import HoldKind, PromiseStatus
from tactful.core.wording import count, listed, short_date
from tactful.reports.account import Account
from tactful.reports.account_words import hold_words
from tactful.web.words import Part, in_words, weekday
from tactful.worklist.models import WorkItem


def lead_of(account: Account, items: Sequence[WorkItem], *, on: date, zone: ZoneInfo) -> list[Part]:
    """Says what is owed and for whom, how old it is, and so what happens next."""
    return [*_owes(account), *_age(account, on), *_next(account, items, on, zone)]


def _owes(account: Account) -> Iterator[Part]:
    cents = account.row.balance_cents
    if cents < 0:
        yield Part("Owes nothing: a credit of ")
        yield _money(-cents)
        yield Part(" stands on the account, and is theirs.")
        return
    if not cents:
        yield Part("Owes nothing.")
        return
    yield Part("Owes ")
    yield _money(cents)
    yield from _for_whom([patient.name for patient in account.patients if patient.name])
    yield Part(".")


def _for_whom(names: Sequence[str]) -> Iterator[Part]:
    if not names:
        return
    many = "" if len(names) == 1 else f"{in_words(len(names))} patients: "
    yield Part(f" for {many}")
    yield Part(listed(names), private=True)


def _age(account: Account, on: date) -> Iterator[Part]:
    row = account.row
    if row.balance_cents <= 0 or row.oldest_due_on is None:
        return
    days = row.days_past_due or 0
    if days > 0:
        yield Part(" ")
        yield Part(f"{count(days, 'day')} past due.", bold=True)
    else:
        yield Part(f" Due {short_date(row.oldest_due_on, on=on)}.")
    if row.insurance_pending:
        yield Part(" Insurance has not finished, so it may still change.")


def _next(account: Account, items: Sequence[WorkItem], on: date, zone: ZoneInfo) -> Iterator[Part]:
    """The weightiest thing that is about to happen, or that keeps everything waiting."""
    promise, step, owes = account.next.promise, account.next, account.row.balance_cents > 0
    holds = [kind for kind in HoldKind if kind in account.row.facts.holds - {HoldKind.PROMISE}]
    if promise and promise.status is PromiseStatus.OPEN and owes:
        yield Part(" ")
        yield _money(promise.cents) if promise.cents else Part("The balance")
        day = weekday(promise.promised_on, on=on)
        yield Part(f" is promised for {day}, so reminders wait until then.")
    elif holds:
        yield Part(f" On hold: {hold_words(holds[0])}. No reminder goes out meanwhile.")
    elif items:
        yield Part(" It is with a person: ")
        yield Part(items[0].reason.rstrip("."), private=True)
        yield Part(".")
    elif step.waiting:
        day = weekday(step.waiting[0].at.astimezone(zone).date(), on=on)
        yield Part(f" Next goes out: {step.waiting[0].what}, {day}.")
    elif step.walk:
        yield Part(_walks(step.walk.looks_at and step.walk.looks_at.astimezone(zone).date(), on))
    elif owes:
        yield Part(" No journey is running, so nothing goes out by itself.")


def _walks(day: date | None, on: date) -> str:
    return f" Its journey goes on {weekday(day, on=on)}." if day else " Its journey is paused."


def _money(cents: int) -> Part:
    return Part(format_cents(cents), bold=True, private=True)

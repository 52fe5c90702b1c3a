"""How things stand, in a sentence above the sheet; and what an empty one means."""

from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from tactful.core.money import format_cents
from tactful.core.wording import count
from tactful.ledger.models import Guarantor
from tactful.outreach.actions import ASKING
from tactful.outreach.models import Touch, TouchStatus
from tactful.practice.models import Practice
from tactful.practice.queries import today_of
from tactful.reports.asked import Asked, Show
from tactful.reports.sheet import SheetPage, Totals
from tactful.reports.sheet_counts import Counts
from tactful.web.words import Part, in_words, moment, sentence


def lead_of(asked: Asked, page: SheetPage, totals: Totals | None, counted: Counts) -> SafeString:
    """A sentence or two; sums only where they are exact."""
    if asked == Asked(order=asked.order):
        return _say(_how_things_stand(counted, counted.by_list.get(Show.READY)))
    if totals is None:
        shown = _accounts(len(page.rows))
        return _say((shown, Part(f" on this page{_BEHIND if page.next else '.'}")))
    if not totals.accounts:
        return _say((Part(_NOBODY.get(asked.show, "Nobody fits.")),))
    return _say(_together(asked, totals))


def found_lead(number: int) -> SafeString:
    have = "has" if number == 1 else "have"
    if not number:
        return _say((Part("Nobody was found."),))
    return _say((_accounts(number), Part(f" {have} that name or number.")))


def quiet_of(
    practice: Practice, asked: Asked, page: SheetPage, counted: Counts, *, now: datetime
) -> dict[str, Any]:
    """Which kind of empty it is: never any, none match, or all done; and what comes next."""
    if page.rows:
        return {}
    if page.cut_short:
        return {"kind": "further"}
    plain = asked == Asked(asked.show)
    anybody = counted.everybody.accounts or Guarantor.objects.for_practice(practice).exists()
    if not anybody:
        return {"kind": "never"}
    if not plain and not (asked.show is Show.WORK and asked == Asked(Show.WORK, owner="me")):
        return {"kind": "none_match"}
    if asked.show in (Show.READY, Show.TODAY, Show.WORK):
        return {"kind": asked.show.value, "next": _what_goes_out(practice, now)}
    return {"kind": "list", "words": _QUIET.get(asked.show, _NOBODY_STANDS)}


def _how_things_stand(counted: Counts, ready: int | None) -> tuple[Part, ...]:
    whole, needing = counted.everybody, counted.today
    need = "needs" if needing < 2 else "need"
    person = (Part(in_words(needing), bold=True), Part(f" {need} a person today."))
    if not whole.accounts:
        return (Part("Nobody owes anything; "), *person)
    order = f" {ready:,} can be worked now, in this order." if ready else ""
    return (
        _accounts(whole.accounts),
        Part(" owes " if whole.accounts == 1 else " owe "),
        Part(format_cents(whole.cents), bold=True, private=True),
        Part("; "),
        *person,
        Part(order),
    )


def _together(asked: Asked, totals: Totals) -> tuple[Part, ...]:
    one = totals.accounts == 1
    many, owed = (
        _accounts(totals.accounts),
        Part(format_cents(totals.cents), bold=True, private=True),
    )
    match asked.show:
        case Show.TODAY:
            says = f" {'needs' if one else 'need'} a person today. "
            they = "It owes " if one else "Together they owe "
            return (many, Part(says + they), owed, Part("."))
        case Show.PAID:
            owe = "owes" if one else "owe"
            return (many, Part(f" paid in the last 30 days and {owe} nothing more."))
        case show:
            said, after = _SAID.get(show, ("", "."))
            return (many, Part(f"{said} {'owes' if one else 'owe'} "), owed, Part(after))


def _what_goes_out(practice: Practice, now: datetime) -> str:
    """What happens by itself next, in one sentence."""
    waiting = Touch.objects.for_practice(practice).filter(
        status=TouchStatus.QUEUED, category__in=ASKING
    )
    first = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    if first is None:
        return "No reminder is waiting to go out."
    number = waiting.count()
    go, selves = ("goes", "itself") if number == 1 else ("go", "themselves")
    zone = ZoneInfo(practice.timezone)
    when = moment(max(first, now), zone, on=today_of(practice, now))
    return f"{count(number, 'reminder')} {go} out by {selves}, from {when} on."


def _accounts(number: int) -> Part:
    """How many, at the beginning of a sentence: `Four accounts`, `23 accounts`."""
    said = "no" if not number else in_words(number)
    return Part(f"{sentence(said)} account{'' if number == 1 else 's'}", bold=True)


def _say(parts: tuple[Part, ...]) -> SafeString:
    return format_html_join("", "{}", ((part.html,) for part in parts))


_BEHIND: Final = "; more behind them."
_SAID: Final = {
    Show.HELD: (" on hold", ". Nobody is reminded until the hold is over."),
    Show.INSURANCE: ("", " that insurance may still pay. Nobody is reminded meanwhile."),
    Show.PROMISES: (" with an open promise", ". Reminders wait until the day is over."),
    Show.DISPUTES: (" in dispute or hardship", ". Nobody is reminded until it is settled."),
    Show.WORK: (" with open work", "."),
    Show.TOP: ("", "."),
}
_NOBODY: Final = {
    Show.TODAY: "Nobody needs a person today.",
    Show.WORK: "Nobody has open work here.",
    Show.HELD: "Nobody is on hold.",
    Show.INSURANCE: "No bill waits for a payer.",
    Show.PROMISES: "No promise is open.",
    Show.DISPUTES: "No dispute and no hardship is open.",
    Show.PAID: "Nobody paid in full in the last 30 days.",
}
_QUIET: Final = {
    Show.HELD: "Disputes, hardship, promises and plans wait here until they are settled.",
    Show.INSURANCE: "Balances that insurance may still pay wait here; nobody is reminded of them.",
    Show.PROMISES: "When somebody names a day, it is kept here until the money came or did not.",
    Show.DISPUTES: "When somebody says the bill is wrong or cannot pay, it is seen to here.",
    Show.PAID: "Whoever pays in full is listed here for 30 days.",
    Show.TOP: "No balance is so old or so large.",
}
_NOBODY_STANDS: Final = "Nobody stands there today."

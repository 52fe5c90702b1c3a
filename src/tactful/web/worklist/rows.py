"""One line of the sheet, in the words it shows."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from tactful.core.aging import Bucket
from tactful.core.vocabulary import PromiseStatus
from tactful.reports.balances import BalanceRow
from tactful.reports.columns import channel_words
from tactful.reports.next_steps import NextStep
from tactful.reports.status import status_words
from tactful.web.words import sentence

# What the opening day's age said; the age of today stands beside it.
_OLD_AGE: Final = re.compile(r",? ?(?:[\d,]+ days? past due|due in [\d,]+ days?|due today)\.?$")
_NEWS: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Row:
    """An account as the sheet shows it; amounts in cents."""

    uid: str
    name: str
    second: str
    status: str
    status_words: str
    why: str
    why_more: str
    next: NextStep | None
    next_on: date | None
    last: str
    last_on: date | None
    promise: "Promise | None"
    cents: int
    age: int | None
    bucket: Bucket | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised; no sum means the whole balance."""

    cents: int | None
    on: date
    words: str


def row_of(account: BalanceRow, step: NextStep | None, *, today: date, zone: ZoneInfo) -> Row:
    """Put one line together."""
    why, why_more = why_now(account)
    last, last_on = _last(account)
    return Row(
        uid=account.uid,
        name=account.name or "(no name)",
        second=" · ".join(part for part in (account.external_id, account.location) if part),
        status=account.status.value if account.status else "",
        status_words=sentence(status_words(account.status)),
        why=why,
        why_more=why_more,
        next=step,
        next_on=step.at.astimezone(zone).date() if step and step.at else None,
        last=last,
        last_on=last_on,
        promise=_promise(account, today),
        cents=account.balance_cents,
        age=account.age_days,
        bucket=account.bucket,
    )


def why_now(account: BalanceRow) -> tuple[str, str]:
    """What asks for a look: the open work first, else what the balance itself says."""
    asked = _OLD_AGE.sub("", account.facts.work[0].reason) if account.facts.work else ""
    first, *others = [asked.rstrip("."), *account.reasons] if asked else (*account.reasons, "")
    return sentence(first), "; ".join(other for other in others if other)


def _last(account: BalanceRow) -> tuple[str, date | None]:
    """The newest of a payment, an answer and a reminder; of one day in this order."""
    facts = account.facts
    known = (
        ("Payment", account.last_payment_on),
        ("Reply", facts.last_reply_on),
        (sentence(channel_words(facts.last_reminder_by)), account.last_reminder_on),
    )
    happened = [(what, on) for what, on in known if on]
    return max(happened, key=lambda one: one[1], default=("", None))


def _promise(account: BalanceRow, today: date) -> Promise | None:
    """The promise that counts, while it is news."""
    judged = account.facts.promise
    if judged is None:
        return None
    over = today - judged.promise.promised_on > _NEWS
    if over and judged.status is not PromiseStatus.OPEN:
        return None
    promise = judged.promise
    return Promise(promise.amount_cents, promise.promised_on, _PROMISES[judged.status])


_PROMISES: Final = {
    PromiseStatus.OPEN: "open",
    PromiseStatus.KEPT: "kept",
    PromiseStatus.PARTIAL: "kept in part",
    PromiseStatus.BROKEN: "broken",
    PromiseStatus.WITHDRAWN: "withdrawn",
}

"""Steps 6 to 8b: may this account be billed, is a case open, what is owed."""

from datetime import datetime
from typing import Final

from tactful.core.policy.clock import DAY, HOUR, day_number, instant
from tactful.core.policy.codes import Code
from tactful.core.policy.facts import GateChannel, PaymentKind, PlanStatus
from tactful.core.policy.finding import BLOCKED, Finding, Findings
from tactful.core.policy.holidays import after_business_days
from tactful.core.policy.person import open_codes
from tactful.core.policy.question import Question
from tactful.core.vocabulary import Category, HoldKind

_BILLABLE: Final = (
    (HoldKind.QMB, Code.QMB_BALANCE_BILLING),
    (HoldKind.MEDICAID, Code.MEDICAID_BALANCE_BILLING),
    (HoldKind.WORKERS_COMP, Code.WORKERS_COMP),
    (HoldKind.NSA_PROTECTED, Code.NSA_PROTECTED),
    (HoldKind.NSA_DISPUTE, Code.NSA_DISPUTE_PENDING),
    (HoldKind.INSURANCE_PENDING, Code.INSURANCE_PENDING),
    (HoldKind.FA_APPLICATION, Code.FA_PENDING),
    (HoldKind.CHARITY_SCREEN, Code.CHARITY_SCREEN_REQUIRED),
    (HoldKind.PART2, Code.PART2_RESTRICTED),
    (HoldKind.TIME_BARRED, Code.TIME_BARRED_REVIEW),
    (HoldKind.OUTSIDE_AGENCY, Code.ACCOUNT_AT_AGENCY),
)
_CASES: Final = (
    (HoldKind.DISPUTE, Code.DISPUTE_OPEN),
    (HoldKind.HARDSHIP, Code.HARDSHIP_OPEN),
    (HoldKind.COMPLAINT, Code.COMPLAINT_OPEN),
)
_CASES_AND_PERSON: Final = (*_CASES, (HoldKind.WITH_PERSON, Code.WITH_PERSON))


def billable(q: Question) -> Findings:
    """Step 6: may anybody be asked for this balance (R050, R062-R066, R070, R078, R096)?"""
    return open_codes(q, _BILLABLE)


def cases(q: Question) -> Findings:
    """Step 7: an open dispute, hardship or complaint (R072-R074), or a colleague at work.

    The colleague who works on the account may still call.
    """
    live = q.channel is GateChannel.VOICE_LIVE
    return open_codes(q, _CASES if live else _CASES_AND_PERSON)


def case_cooldowns(q: Question) -> Findings:
    """Step 7b: after a case is closed the account rests; the first day is date + N."""
    found: list[Finding] = []
    if not q.holds:
        return found
    rest = q.config.cooldown
    for kind, code, days in (
        (HoldKind.DISPUTE, Code.DISPUTE_COOLDOWN, rest.dispute_d),
        (HoldKind.FA_APPLICATION, Code.FA_COOLDOWN, rest.fa_decision_d),
        (HoldKind.HARDSHIP, Code.HARDSHIP_COOLDOWN, rest.hardship_d),
        (HoldKind.COMPLAINT, Code.COMPLAINT_COOLDOWN, rest.complaint_d),
    ):
        closed = [hold.closed for hold in q.holds if hold.kind == kind and hold.closed is not None]
        if closed:
            _quiet_before(q, found, code, day_number(max(closed)) + days)
    return found


def balance(q: Question) -> Findings:
    """Step 8: is there a balance worth asking for, and is the account still ours to ask (R158)?"""
    found: list[Finding] = []
    owed = q.account.balance_cents
    if owed is not None:
        if owed == 0:
            found.append(BLOCKED[Code.BALANCE_ZERO])
        elif owed < 0:
            found.append(BLOCKED[Code.CREDIT_BALANCE])
        elif owed < q.config.min_balance_cents:
            found.append(BLOCKED[Code.BALANCE_BELOW_MIN])
    if _life_ended(q):
        found.append(BLOCKED[Code.ACCOUNT_LIFE_ENDED])
    return found


def balance_timers(q: Question) -> Findings:
    """Step 8b: is the balance fresh, and did nothing happen that we should wait for?"""
    found: list[Finding] = []
    account = q.account
    if account.balance_as_of is not None and _stale(q, account.balance_as_of):
        found.append(Finding(Code.BALANCE_STALE, q.now + HOUR))
    if account.payments:
        _payments(q, found)
    if account.promises:
        _later(q, found, Code.PROMISE_ACTIVE, promise_clears(q, q.now))
    elif HoldKind.PROMISE in q.open_kinds:
        # A promise without its date: only whoever opened the hold knows how long to wait.
        found.append(BLOCKED[Code.PROMISE_ACTIVE])
    if account.plan is not None:
        _later(q, found, Code.PLAN_CURRENT, plan_clears(q, q.now))
    elif HoldKind.PLAN in q.open_kinds:
        found.append(BLOCKED[Code.PLAN_CURRENT])
    sent_on = account.first_statement_on
    if sent_on is None:
        found.append(Finding(Code.STATEMENT_NOT_SENT, q.now + DAY))
    else:
        first_day = day_number(sent_on) + q.config.statement_wait_d
        _quiet_before(q, found, Code.STATEMENT_TOO_RECENT, first_day)
    return found


def promise_clears(q: Question, at: int) -> int:
    """The first instant, not before `at`, at which no promise asks us to wait (R075).

    A promise is left alone until the day after its date and the days of grace. The one reminder
    that was asked for may go out on the day itself or the day before (README, decision 6).
    """
    promises = q.account.promises
    if not promises:
        return at
    grace = q.config.cooldown.promise_grace_bd
    over = max(after_business_days(day_number(p.due), grace) + 1 for p in promises)
    wanted = [
        day_number(p.due)
        for p in promises
        if q.category is Category.PROMISE_REMINDER and p.reminder_requested and not p.reminder_sent
    ]
    return _clears(q, at, over, wanted)


def plan_clears(q: Question, at: int) -> int:
    """The same for a plan that is being kept; its reminder needs no asking."""
    plan = q.account.plan
    if plan is None or plan.status != PlanStatus.CURRENT:
        return at
    due = day_number(plan.next_due)
    over = after_business_days(due, q.config.cooldown.promise_grace_bd) + 1
    wanted = q.category is Category.PLAN_REMINDER and not plan.reminder_sent
    return _clears(q, at, over, [due] if wanted else [])


def _clears(q: Question, at: int, over: int, due_days: list[int]) -> int:
    """`at` itself when its date is free, else the start of the next free date.

    Free are all dates from `over` on, and each due day with the day before it.
    """
    today = q.zone.day(at)
    free = {day for due in due_days for day in (due - 1, due)}
    if today >= over or today in free:
        return at
    return q.zone.start_of(min((day for day in free if day > today), default=over))


def _life_ended(q: Question) -> bool:
    sent_on = q.account.first_statement_on
    if sent_on is not None and q.today >= day_number(sent_on) + q.config.account_life_d:
        return True
    contacts = q.account.contacts_total
    if q.person.history:
        counted = sum(past.account == q.account.id for past in q.counted())
        contacts = max(contacts, counted)
    return contacts >= q.config.account_life_contacts


def _stale(q: Question, as_of: datetime) -> bool:
    """Too old, or older than a payment in full that it cannot have seen."""
    at = instant(as_of)
    if q.now - at > q.tables.balance_max_age:
        return True
    read_on = q.zone.day(at)
    return any(
        p.kind == PaymentKind.FULL and day_number(p.on) > read_on for p in q.account.payments
    )


def _payments(q: Question, found: list[Finding]) -> None:
    rest = q.config.cooldown
    pending = [day_number(p.on) for p in q.account.payments if p.kind == PaymentKind.PENDING]
    partial = [day_number(p.on) for p in q.account.payments if p.kind == PaymentKind.PARTIAL]
    if pending:
        posted_by = after_business_days(max(pending), rest.payment_pending_bd)
        _quiet_before(q, found, Code.PAYMENT_PENDING, posted_by + 1)
    if partial:
        _quiet_before(q, found, Code.PAYMENT_COOLDOWN, max(partial) + rest.payment_partial_d)


def _quiet_before(q: Question, found: list[Finding], code: Code, day: int) -> None:
    """The code holds until that local date begins."""
    if q.today < day:
        found.append(Finding(code, q.zone.start_of(day)))


def _later(q: Question, found: list[Finding], code: Code, clears_at: int) -> None:
    if clears_at > q.now:
        found.append(Finding(code, clears_at))

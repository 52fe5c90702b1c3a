"""The one table of the gate: which steps there are, in which order, and who meets which.

Widest scope first, so that the reason reported is the one that matters most (policy.md, section 2,
and the category steps of rules.yaml there).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tactful.core.policy.account import balance, balance_timers, billable, case_cooldowns, cases
from tactful.core.policy.address import address, address_for_opt_out, address_timers
from tactful.core.policy.capacity import capacity
from tactful.core.policy.channel import channel_consent, channel_law, letters_only, privacy
from tactful.core.policy.codes import Code
from tactful.core.policy.content import content
from tactful.core.policy.finding import Findings
from tactful.core.policy.frequency import frequency, legal_frequency
from tactful.core.policy.hours import contact_hours, zone_known
from tactful.core.policy.person import (
    consent_of_person,
    identity,
    inbox,
    legal,
    legal_for_notices,
    safety,
)
from tactful.core.policy.question import Question
from tactful.core.policy.system import system
from tactful.core.vocabulary import Category

Check = Callable[[Question], Findings]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its number in policy.md, its check, and the codes it may find, in order."""

    id: str
    check: Check
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps one category meets."""

    ids: frozenset[str]
    checks: tuple[Check, ...]


STEPS: Final = (
    Step(
        "0",
        system,
        (Code.GLOBAL_PAUSE, Code.INPUT_INCOMPLETE, Code.GATE_ERROR, Code.BAA_MISSING),
    ),
    Step("1", safety, (Code.SAFETY_HOLD,)),
    Step("2", inbox, (Code.INBOUND_UNTRIAGED,)),
    Step(
        "3",
        legal,
        (
            Code.DECEASED,
            Code.BANKRUPTCY_STAY,
            Code.BANKRUPTCY_DISCHARGED,
            Code.ATTORNEY_REPRESENTED,
            Code.CEASE_COMMUNICATION,
            Code.LITIGATION_HOLD,
        ),
    ),
    Step(
        "4",
        identity,
        (
            Code.RECIPIENT_MINOR,
            Code.GUARANTOR_REVIEW,
            Code.NOT_RESPONSIBLE_PARTY,
            Code.IDENTITY_DUPLICATE,
        ),
    ),
    Step("5", consent_of_person, (Code.OPTED_OUT_ALL,)),
    Step(
        "6",
        billable,
        (
            Code.QMB_BALANCE_BILLING,
            Code.MEDICAID_BALANCE_BILLING,
            Code.WORKERS_COMP,
            Code.NSA_PROTECTED,
            Code.NSA_DISPUTE_PENDING,
            Code.INSURANCE_PENDING,
            Code.FA_PENDING,
            Code.CHARITY_SCREEN_REQUIRED,
            Code.PART2_RESTRICTED,
            Code.TIME_BARRED_REVIEW,
            Code.ACCOUNT_AT_AGENCY,
        ),
    ),
    Step(
        "7",
        cases,
        (Code.DISPUTE_OPEN, Code.HARDSHIP_OPEN, Code.COMPLAINT_OPEN, Code.WITH_PERSON),
    ),
    Step(
        "7b",
        case_cooldowns,
        (
            Code.DISPUTE_COOLDOWN,
            Code.FA_COOLDOWN,
            Code.HARDSHIP_COOLDOWN,
            Code.COMPLAINT_COOLDOWN,
        ),
    ),
    Step(
        "8",
        balance,
        (
            Code.BALANCE_ZERO,
            Code.CREDIT_BALANCE,
            Code.BALANCE_BELOW_MIN,
            Code.ACCOUNT_LIFE_ENDED,
        ),
    ),
    Step(
        "8b",
        balance_timers,
        (
            Code.BALANCE_STALE,
            Code.PAYMENT_PENDING,
            Code.PAYMENT_COOLDOWN,
            Code.PROMISE_ACTIVE,
            Code.PLAN_CURRENT,
            Code.STATEMENT_NOT_SENT,
            Code.STATEMENT_TOO_RECENT,
        ),
    ),
    Step(
        "9",
        channel_law,
        (
            Code.CHANNEL_DISABLED,
            Code.CARRIER_PROHIBITED_THIRD_PARTY,
            Code.STATE_ECOMM_CONSENT_MISSING,
            Code.CAMPAIGN_UNREGISTERED,
        ),
    ),
    Step(
        "10",
        channel_consent,
        (
            Code.OPTED_OUT_SMS,
            Code.OPTED_OUT_AUTOMATED,
            Code.OPTED_OUT_VOICE,
            Code.OPTED_OUT_EMAIL,
            Code.CONSENT_MISSING,
            Code.AI_VOICE_CONSENT_MISSING,
        ),
    ),
    Step(
        "11",
        privacy,
        (Code.CONFIDENTIAL_COMM, Code.UNENCRYPTED_NOT_ACCEPTED, Code.CHANNEL_PREFERENCE),
    ),
    Step(
        "12",
        address,
        (
            Code.NO_ADDRESS,
            Code.ADDRESS_INVALID,
            Code.WRONG_NUMBER,
            Code.NUMBER_REASSIGNED,
            Code.NUMBER_UNREACHABLE,
            Code.LANDLINE_NO_SMS,
            Code.FACILITY_NUMBER,
            Code.EMAIL_HARD_BOUNCE,
            Code.EMAIL_COMPLAINT,
            Code.MAIL_RETURNED,
        ),
    ),
    Step("12b", address_timers, (Code.RND_CHECK_DUE, Code.DELIVERY_BACKOFF)),
    Step(
        "13",
        content,
        (
            Code.TEMPLATE_NOT_APPROVED,
            Code.TEMPLATE_FILTERED,
            Code.CONTENT_PHI,
            Code.CONTENT_MISSING_ID,
            Code.CONTENT_MISSING_OPTOUT,
            Code.CONTENT_LINK_SHORTENER,
            Code.CONTENT_THREAT,
            Code.FAP_NOTICE_MISSING,
            Code.LANGUAGE_UNSUPPORTED,
            Code.LANGUAGE_NOTICE_MISSING,
            Code.AI_DISCLOSURE_MISSING,
            Code.CONFIRM_WINDOW_EXPIRED,
            Code.CONFIRM_ALREADY_SENT,
        ),
    ),
    Step("14", zone_known, (Code.TZ_UNKNOWN,)),
    Step(
        "14b",
        contact_hours,
        (
            Code.QUIET_HOURS_FEDERAL,
            Code.STATE_HOLIDAY_BAN,
            Code.STATE_DAY_BAN,
            Code.QUIET_HOURS_STATE,
            Code.HOLIDAY,
            Code.CLINIC_HOURS,
            Code.PATIENT_HOURS,
            Code.DISASTER_PAUSE,
        ),
    ),
    Step(
        "15",
        frequency,
        (
            Code.REGF_POST_CONVERSATION,
            Code.REGF_7IN7,
            Code.FREQ_STATE,
            Code.FREQ_LANDLINE_AUTO_30D,
            Code.COOLDOWN_CONVERSATION,
            Code.FREQ_MIN_GAP,
            Code.FREQ_7D_VOICE,
            Code.FREQ_7D_PHONE,
            Code.FREQ_7D_TOTAL,
            Code.FREQ_30D_TOTAL,
            Code.FREQ_30D_LETTER,
            Code.FREQ_NO_RESPONSE,
        ),
    ),
    Step(
        "16",
        capacity,
        (Code.CARRIER_DAILY_CAP, Code.THROUGHPUT, Code.COMPLAINT_RATE_STOP),
    ),
)


def _plan(ids: str, **instead: Check) -> Plan:
    """A plan of the named steps; `s9=check` puts another check in the place of step 9."""
    wanted = ids.split()
    checks = tuple(instead.get(f"s{step.id}", step.check) for step in STEPS if step.id in wanted)
    return Plan(frozenset(wanted), checks)


_ALL: Final = " ".join(step.id for step in STEPS)

PLANS: Final[Mapping[Category, Plan]] = {
    Category.REMINDER: _plan(_ALL),
    Category.PROMISE_REMINDER: _plan(_ALL, s15=legal_frequency),
    Category.PLAN_REMINDER: _plan(_ALL, s15=legal_frequency),
    Category.RECEIPT: _plan("0 1 3 4 5 9 10 11 12 13 14 14b 16"),
    Category.OPT_OUT_CONFIRM: _plan("0 4 12 13 16", s12=address_for_opt_out),
    Category.HELP_REPLY: _plan("0 13 14 14b 16"),
    Category.REPLY: _plan("0 1 3 5 9 10 11 12 13 14 14b 16"),
    Category.REQUIRED_NOTICE: _plan("0 3 4 9 11 13", s3=legal_for_notices, s9=letters_only),
}

SAFETY_REPLY: Final = _plan("0")
"""The fixed answer to somebody in danger passes everything but step 0 (README, decision 10)."""

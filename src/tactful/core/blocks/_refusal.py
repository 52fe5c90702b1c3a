"""What a block does when the gate closes every channel it tried."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tactful.core.blocks._times import NINE, instant
from tactful.core.steps import (
    EnrollmentFacts,
    Exit,
    ExitReason,
    GoTo,
    HandOff,
    StepDecision,
    WaitUntil,
)
from tactful.core.vocabulary import Channel, Urgency, WorkKind

HAND_OFF: Final = "hand_off"
NEXT: Final = "next"

NO_ADDRESS: Final = "NO_ADDRESS"
NO_PREFERENCE: Final = "NO_PREFERENCE"

PassedOver = Sequence[tuple[Channel, str]]

# The account needs nobody any more: the gate saw what the standing exits did not yet.
_ENDS: Final = {
    "BALANCE_ZERO": ExitReason.PAID,
    "CREDIT_BALANCE": ExitReason.PAID,
    "BALANCE_BELOW_MIN": ExitReason.BELOW_MINIMUM,
    "OPTED_OUT_ALL": ExitReason.OPTED_OUT,
    "DECEASED": ExitReason.DECEASED,
    "BANKRUPTCY_STAY": ExitReason.BANKRUPT,
    "BANKRUPTCY_DISCHARGED": ExitReason.BANKRUPT,
}

# Ours to mend, or on somebody's desk already. Handing off here would put every
# account of the practice on the worklist because one template waits for approval.
_ASK_AGAIN_TOMORROW: Final = frozenset(
    {
        "GLOBAL_PAUSE",
        "GATE_ERROR",
        "BAA_MISSING",
        "INBOUND_UNTRIAGED",
        "CAMPAIGN_UNREGISTERED",
        "TEMPLATE_NOT_APPROVED",
        "TEMPLATE_FILTERED",
        "CONTENT_PHI",
        "CONTENT_MISSING_ID",
        "CONTENT_MISSING_OPTOUT",
        "CONTENT_LINK_SHORTENER",
        "CONTENT_THREAT",
        "FAP_NOTICE_MISSING",
        "LANGUAGE_NOTICE_MISSING",
        "AI_DISCLOSURE_MISSING",
        "COMPLAINT_RATE_STOP",
    }
)

_ADDRESS: Final = frozenset(
    {
        NO_ADDRESS,
        "ADDRESS_INVALID",
        "WRONG_NUMBER",
        "NUMBER_REASSIGNED",
        "NUMBER_UNREACHABLE",
        "LANDLINE_NO_SMS",
        "FACILITY_NUMBER",
        "EMAIL_HARD_BOUNCE",
        "EMAIL_COMPLAINT",
        "MAIL_RETURNED",
        "TZ_UNKNOWN",
    }
)

_PHRASES: Final = {
    "FREQ_NO_RESPONSE": "three reminders in a row went unanswered",
    "ACCOUNT_LIFE_ENDED": "reminders have run their course; a person decides what comes next",
    "RECIPIENT_MINOR": "the person we would write to is a minor",
    "LANGUAGE_UNSUPPORTED": "there is no approved message in their language",
    "INPUT_INCOMPLETE": "something we must know before writing is missing",
}


def refused(
    passed_over: PassedOver, facts: EnrollmentFacts, *, otherwise: str, following: str
) -> StepDecision:
    """Decide what follows when no channel is open, by the codes the gate gave.

    Ends when the account needs nothing; asks again tomorrow when the fault is ours;
    else follows the block's `otherwise`, which is a hand-off unless it says more.
    """
    codes = tuple(dict.fromkeys(code for _, code in passed_over))
    for code in codes:
        if code in _ENDS:
            return Exit(_ENDS[code])
    for code in codes:
        if code in _ASK_AGAIN_TOMORROW:
            tomorrow = facts.today + timedelta(days=1)
            return WaitUntil(instant(tomorrow, NINE, zone=facts.zone), reason=code)
    if otherwise == HAND_OFF:
        return _to_a_person(codes)
    return GoTo(following if otherwise == NEXT else otherwise, "no channel is open")


def otherwise_words(otherwise: str) -> str:
    """Say what happens when no channel is open."""
    match otherwise:
        case "hand_off":
            return "hands off to a person if no channel is open"
        case "next":
            return "goes on if no channel is open"
        case block:
            return f"goes to {block} if no channel is open"


def _to_a_person(codes: tuple[str, ...]) -> HandOff:
    if codes and all(code in _ADDRESS or code == NO_PREFERENCE for code in codes):
        reason = "no usable number or address to reach them"
        return HandOff(reason, WorkKind.CONTACT_DETAILS, Urgency.P3, codes)
    phrases = [_PHRASES[code] for code in codes if code in _PHRASES]
    return HandOff(phrases[0] if phrases else "no channel is open for reminders", codes=codes)

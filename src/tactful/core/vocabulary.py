"""The stored words of the field, one spelling each (see docs/glossary.md)."""

from enum import StrEnum


class Channel(StrEnum):
    """How we reach a guarantor. The gate splits voice into a live and an automated call."""

    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"
    LETTER = "letter"
    PORTAL = "portal"


class InsuranceState(StrEnum):
    """Whether a payer may still change what the guarantor owes."""

    PENDING = "pending"
    NONE_OPEN = "none_open"
    SELF_PAY = "self_pay"
    UNKNOWN = "unknown"


class AccountStatus(StrEnum):
    """Where an account stands, in the words staff say."""

    PAID = "paid"
    PENDING = "pending"
    PROMISED = "promised"
    PARTIAL = "partial"
    NO_RESPONSE = "no_response"
    DISPUTED = "disputed"
    PLAN = "plan"
    WITH_PERSON = "with_person"


class Category(StrEnum):
    """Why a touch is made; the gate applies other steps to each (policy.md, section 0)."""

    REMINDER = "REMINDER"
    PROMISE_REMINDER = "PROMISE_REMINDER"
    PLAN_REMINDER = "PLAN_REMINDER"
    RECEIPT = "RECEIPT"
    OPT_OUT_CONFIRM = "OPT_OUT_CONFIRM"
    HELP_REPLY = "HELP_REPLY"
    REPLY = "REPLY"
    REQUIRED_NOTICE = "REQUIRED_NOTICE"


class HoldKind(StrEnum):
    """What pauses outreach until somebody releases it (policy/README.md, hold kinds)."""

    SAFETY_SELF_HARM = "safety_self_harm"
    SAFETY_MEDICAL = "safety_medical"
    SAFETY_THREAT = "safety_threat"
    SAFETY_ABUSE = "safety_abuse"
    DECEASED = "deceased"
    BANKRUPTCY_PETITION = "bankruptcy_petition"
    BANKRUPTCY_DISCHARGE = "bankruptcy_discharge"
    ATTORNEY = "attorney"
    CEASE_COMMUNICATION = "cease_communication"
    LITIGATION = "litigation"
    GUARANTOR_REVIEW = "guarantor_review"
    NOT_RESPONSIBLE = "not_responsible"
    DUPLICATE_IDENTITY = "duplicate_identity"
    QMB = "qmb"
    MEDICAID = "medicaid"
    WORKERS_COMP = "workers_comp"
    NSA_PROTECTED = "nsa_protected"
    NSA_DISPUTE = "nsa_dispute"
    INSURANCE_PENDING = "insurance_pending"
    FA_APPLICATION = "fa_application"
    CHARITY_SCREEN = "charity_screen"
    PART2 = "part2"
    TIME_BARRED = "time_barred"
    OUTSIDE_AGENCY = "outside_agency"
    DISPUTE = "dispute"
    HARDSHIP = "hardship"
    COMPLAINT = "complaint"
    PLAN = "plan"
    PROMISE = "promise"
    WITH_PERSON = "with_person"


class WorkKind(StrEnum):
    """What a person is asked to do."""

    CALL = "call"
    LETTER = "letter"
    CONTACT_DETAILS = "contact_details"
    REPLY = "reply"
    DISPUTE = "dispute"
    HARDSHIP = "hardship"
    SAFETY = "safety"
    BROKEN_PROMISE = "broken_promise"
    UNKNOWN_OUTCOME = "unknown_outcome"
    REFUSED_TOUCH = "refused_touch"
    REVIEW = "review"
    HAND_OFF = "hand_off"


class Urgency(StrEnum):
    """How soon a person must look (replies/README.md): minutes, an hour, today, two days."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"


class PromiseStatus(StrEnum):
    """A promise to pay, computed from payments."""

    OPEN = "open"
    KEPT = "kept"
    PARTIAL = "partial"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"

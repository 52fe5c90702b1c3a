"""What a reply can be about: the 39 labels of the reply taxonomy."""

from enum import StrEnum


class Label(StrEnum):
    """One thing a reply says, gravest first: the order in which staff read them.

    A reply may carry several. None at all means that a person reads it.
    """

    CRISIS_SELF_HARM = "crisis_self_harm"
    MEDICAL_EMERGENCY = "medical_emergency"
    THREAT = "threat"

    CARD_DATA = "card_data"
    CONFIDENTIAL_COMMS = "confidential_comms"
    OPT_OUT = "opt_out"
    WRONG_NUMBER = "wrong_number"

    DECEASED = "deceased"
    BANKRUPTCY = "bankruptcy"
    ATTORNEY_REPRESENTED = "attorney_represented"
    IDENTITY_THEFT = "identity_theft"
    GUARANTOR_ISSUE = "guarantor_issue"
    PHI_DISCLOSURE = "phi_disclosure"
    PROMPT_INJECTION = "prompt_injection"

    DISPUTE_NOT_MINE = "dispute_not_mine"
    DISPUTE_AMOUNT = "dispute_amount"
    DISPUTE_SERVICE = "dispute_service"
    HARDSHIP = "hardship"
    COMPLAINT = "complaint"
    CALL_ME_HUMAN = "call_me_human"
    CLINICAL_QUESTION = "clinical_question"
    REFUSAL = "refusal"
    INSURANCE = "insurance"

    PAID_ALREADY = "paid_already"
    PAYMENT_PROBLEM = "payment_problem"
    PAYMENT_PLAN_REQUEST = "payment_plan_request"
    THIRD_PARTY = "third_party"
    PROMISE_TO_PAY = "promise_to_pay"
    PAY_NOW = "pay_now"

    OPT_IN = "opt_in"
    CHANNEL_TIME_PREFERENCE = "channel_time_preference"
    LANGUAGE_PREFERENCE = "language_preference"
    ITEMIZED_BILL_REQUEST = "itemized_bill_request"
    BALANCE_QUESTION = "balance_question"
    VERIFY_SENDER = "verify_sender"
    OTHER_ADMIN = "other_admin"

    ACKNOWLEDGEMENT = "acknowledgement"
    AUTO_REPLY = "auto_reply"
    UNINTELLIGIBLE = "unintelligible"

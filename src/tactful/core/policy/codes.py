"""Every reason the gate can give: the rules behind it, why, and what moves it.

`why` completes "We may not contact this person now: ..."; `move` is the next act of a person, and
empty where waiting is enough. Both are shown to staff and name nobody.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Code(StrEnum):
    """Reason codes, in the order in which the gate looks for them (policy.md, section 2)."""

    OK = "OK"
    # 0 system
    GLOBAL_PAUSE = "GLOBAL_PAUSE"
    INPUT_INCOMPLETE = "INPUT_INCOMPLETE"
    GATE_ERROR = "GATE_ERROR"
    BAA_MISSING = "BAA_MISSING"
    # 1, 2 safety and inbox
    SAFETY_HOLD = "SAFETY_HOLD"
    INBOUND_UNTRIAGED = "INBOUND_UNTRIAGED"
    # 3 legal
    DECEASED = "DECEASED"
    BANKRUPTCY_STAY = "BANKRUPTCY_STAY"
    BANKRUPTCY_DISCHARGED = "BANKRUPTCY_DISCHARGED"
    ATTORNEY_REPRESENTED = "ATTORNEY_REPRESENTED"
    CEASE_COMMUNICATION = "CEASE_COMMUNICATION"
    LITIGATION_HOLD = "LITIGATION_HOLD"
    # 4 identity
    RECIPIENT_MINOR = "RECIPIENT_MINOR"
    GUARANTOR_REVIEW = "GUARANTOR_REVIEW"
    NOT_RESPONSIBLE_PARTY = "NOT_RESPONSIBLE_PARTY"
    IDENTITY_DUPLICATE = "IDENTITY_DUPLICATE"
    # 5 consent of the person
    OPTED_OUT_ALL = "OPTED_OUT_ALL"
    # 6 is the account billable
    QMB_BALANCE_BILLING = "QMB_BALANCE_BILLING"
    MEDICAID_BALANCE_BILLING = "MEDICAID_BALANCE_BILLING"
    WORKERS_COMP = "WORKERS_COMP"
    NSA_PROTECTED = "NSA_PROTECTED"
    NSA_DISPUTE_PENDING = "NSA_DISPUTE_PENDING"
    INSURANCE_PENDING = "INSURANCE_PENDING"
    FA_PENDING = "FA_PENDING"
    CHARITY_SCREEN_REQUIRED = "CHARITY_SCREEN_REQUIRED"
    PART2_RESTRICTED = "PART2_RESTRICTED"
    TIME_BARRED_REVIEW = "TIME_BARRED_REVIEW"
    ACCOUNT_AT_AGENCY = "ACCOUNT_AT_AGENCY"
    # 7, 7b cases on the account
    DISPUTE_OPEN = "DISPUTE_OPEN"
    HARDSHIP_OPEN = "HARDSHIP_OPEN"
    COMPLAINT_OPEN = "COMPLAINT_OPEN"
    WITH_PERSON = "WITH_PERSON"
    DISPUTE_COOLDOWN = "DISPUTE_COOLDOWN"
    FA_COOLDOWN = "FA_COOLDOWN"
    HARDSHIP_COOLDOWN = "HARDSHIP_COOLDOWN"
    COMPLAINT_COOLDOWN = "COMPLAINT_COOLDOWN"
    # 8, 8b the balance
    BALANCE_ZERO = "BALANCE_ZERO"
    CREDIT_BALANCE = "CREDIT_BALANCE"
    BALANCE_BELOW_MIN = "BALANCE_BELOW_MIN"
    ACCOUNT_LIFE_ENDED = "ACCOUNT_LIFE_ENDED"
    BALANCE_STALE = "BALANCE_STALE"
    PAYMENT_PENDING = "PAYMENT_PENDING"
    PAYMENT_COOLDOWN = "PAYMENT_COOLDOWN"
    PROMISE_ACTIVE = "PROMISE_ACTIVE"
    PLAN_CURRENT = "PLAN_CURRENT"
    STATEMENT_NOT_SENT = "STATEMENT_NOT_SENT"
    STATEMENT_TOO_RECENT = "STATEMENT_TOO_RECENT"
    # 9 the channel in law
    CHANNEL_DISABLED = "CHANNEL_DISABLED"
    CARRIER_PROHIBITED_THIRD_PARTY = "CARRIER_PROHIBITED_THIRD_PARTY"
    STATE_ECOMM_CONSENT_MISSING = "STATE_ECOMM_CONSENT_MISSING"
    CAMPAIGN_UNREGISTERED = "CAMPAIGN_UNREGISTERED"
    # 10 consent for the channel
    OPTED_OUT_SMS = "OPTED_OUT_SMS"
    OPTED_OUT_AUTOMATED = "OPTED_OUT_AUTOMATED"
    OPTED_OUT_VOICE = "OPTED_OUT_VOICE"
    OPTED_OUT_EMAIL = "OPTED_OUT_EMAIL"
    CONSENT_MISSING = "CONSENT_MISSING"
    AI_VOICE_CONSENT_MISSING = "AI_VOICE_CONSENT_MISSING"
    # 11 privacy on the channel
    CONFIDENTIAL_COMM = "CONFIDENTIAL_COMM"
    UNENCRYPTED_NOT_ACCEPTED = "UNENCRYPTED_NOT_ACCEPTED"
    CHANNEL_PREFERENCE = "CHANNEL_PREFERENCE"
    # 12, 12b the address
    NO_ADDRESS = "NO_ADDRESS"
    ADDRESS_INVALID = "ADDRESS_INVALID"
    WRONG_NUMBER = "WRONG_NUMBER"
    NUMBER_REASSIGNED = "NUMBER_REASSIGNED"
    NUMBER_UNREACHABLE = "NUMBER_UNREACHABLE"
    LANDLINE_NO_SMS = "LANDLINE_NO_SMS"
    FACILITY_NUMBER = "FACILITY_NUMBER"
    EMAIL_HARD_BOUNCE = "EMAIL_HARD_BOUNCE"
    EMAIL_COMPLAINT = "EMAIL_COMPLAINT"
    MAIL_RETURNED = "MAIL_RETURNED"
    RND_CHECK_DUE = "RND_CHECK_DUE"
    DELIVERY_BACKOFF = "DELIVERY_BACKOFF"
    # 13 the content
    TEMPLATE_NOT_APPROVED = "TEMPLATE_NOT_APPROVED"
    TEMPLATE_FILTERED = "TEMPLATE_FILTERED"
    CONTENT_PHI = "CONTENT_PHI"
    CONTENT_MISSING_ID = "CONTENT_MISSING_ID"
    CONTENT_MISSING_OPTOUT = "CONTENT_MISSING_OPTOUT"
    CONTENT_LINK_SHORTENER = "CONTENT_LINK_SHORTENER"
    CONTENT_THREAT = "CONTENT_THREAT"
    FAP_NOTICE_MISSING = "FAP_NOTICE_MISSING"
    LANGUAGE_UNSUPPORTED = "LANGUAGE_UNSUPPORTED"
    LANGUAGE_NOTICE_MISSING = "LANGUAGE_NOTICE_MISSING"
    AI_DISCLOSURE_MISSING = "AI_DISCLOSURE_MISSING"
    CONFIRM_WINDOW_EXPIRED = "CONFIRM_WINDOW_EXPIRED"
    CONFIRM_ALREADY_SENT = "CONFIRM_ALREADY_SENT"
    # 14, 14b the hour
    TZ_UNKNOWN = "TZ_UNKNOWN"
    QUIET_HOURS_FEDERAL = "QUIET_HOURS_FEDERAL"
    STATE_HOLIDAY_BAN = "STATE_HOLIDAY_BAN"
    STATE_DAY_BAN = "STATE_DAY_BAN"
    QUIET_HOURS_STATE = "QUIET_HOURS_STATE"
    HOLIDAY = "HOLIDAY"
    CLINIC_HOURS = "CLINIC_HOURS"
    PATIENT_HOURS = "PATIENT_HOURS"
    DISASTER_PAUSE = "DISASTER_PAUSE"
    # 15 how often
    REGF_POST_CONVERSATION = "REGF_POST_CONVERSATION"
    REGF_7IN7 = "REGF_7IN7"
    FREQ_STATE = "FREQ_STATE"
    FREQ_LANDLINE_AUTO_30D = "FREQ_LANDLINE_AUTO_30D"
    COOLDOWN_CONVERSATION = "COOLDOWN_CONVERSATION"
    FREQ_MIN_GAP = "FREQ_MIN_GAP"
    FREQ_7D_VOICE = "FREQ_7D_VOICE"
    FREQ_7D_PHONE = "FREQ_7D_PHONE"
    FREQ_7D_TOTAL = "FREQ_7D_TOTAL"
    FREQ_30D_TOTAL = "FREQ_30D_TOTAL"
    FREQ_30D_LETTER = "FREQ_30D_LETTER"
    FREQ_NO_RESPONSE = "FREQ_NO_RESPONSE"
    # 16 capacity
    CARRIER_DAILY_CAP = "CARRIER_DAILY_CAP"
    THROUGHPUT = "THROUGHPUT"
    COMPLAINT_RATE_STOP = "COMPLAINT_RATE_STOP"
    # the search for a time
    NO_WINDOW_FOUND = "NO_WINDOW_FOUND"


@dataclass(frozen=True, slots=True)
class Reason:
    """The rule ids behind a code, the phrase staff read, and what a person can do about it."""

    rules: tuple[str, ...]
    why: str
    move: str = ""


REASONS: Final[dict[Code, Reason]] = {
    Code.OK: Reason((), "nothing stands against it"),
    Code.GLOBAL_PAUSE: Reason(("R122",), "sending is paused", "Today's run can let it go on."),
    Code.INPUT_INCOMPLETE: Reason(
        ("R077",), "something the decision needs is not on file", "Add what is missing."
    ),
    Code.GATE_ERROR: Reason(
        ("R077",), "the check itself failed", "Tell whoever runs the server; nothing was sent."
    ),
    Code.BAA_MISSING: Reason(
        ("R099",), "no signed agreement with the provider is on file", "Record the agreement."
    ),
    Code.SAFETY_HOLD: Reason(
        ("R104",), "a safety concern is open", "Only a trained person may release it."
    ),
    Code.INBOUND_UNTRIAGED: Reason(
        ("R159",), "the person wrote and nobody has read it yet", "Read the message first."
    ),
    Code.DECEASED: Reason(
        ("R049",), "the person is reported to have died", "Staff speak with the estate only."
    ),
    Code.BANKRUPTCY_STAY: Reason(
        ("R060",), "a bankruptcy stops all collection", "Compliance can release it with a document."
    ),
    Code.BANKRUPTCY_DISCHARGED: Reason(
        ("R060",), "this debt was discharged in bankruptcy and is never asked for again"
    ),
    Code.ATTORNEY_REPRESENTED: Reason(
        ("R048",), "an attorney speaks for the person", "Write to the attorney instead."
    ),
    Code.CEASE_COMMUNICATION: Reason(
        ("R047",),
        "the person asked in writing for all contact to stop",
        "Only the person can undo it, in writing.",
    ),
    Code.LITIGATION_HOLD: Reason((), "the account is part of a lawsuit", "Ask the billing lead."),
    Code.RECIPIENT_MINOR: Reason(
        ("R061",), "the person is under 18", "Address the guarantor instead."
    ),
    Code.GUARANTOR_REVIEW: Reason(
        ("R061",), "who is responsible is being reviewed", "Settle who the guarantor is."
    ),
    Code.NOT_RESPONSIBLE_PARTY: Reason(
        ("R061",), "this person does not owe the balance", "Correct the guarantor."
    ),
    Code.IDENTITY_DUPLICATE: Reason(
        (), "two records may be the same person", "Merge them or say they are two."
    ),
    Code.OPTED_OUT_ALL: Reason(
        ("R015", "R018", "R020"),
        "the person asked us to stop all contact",
        "Only the person can undo it.",
    ),
    Code.QMB_BALANCE_BILLING: Reason(
        ("R062",), "a Medicare savings program forbids billing this balance", "Correct the bill."
    ),
    Code.MEDICAID_BALANCE_BILLING: Reason(
        ("R063",), "this balance may be for Medicaid to pay", "Check eligibility for the visit."
    ),
    Code.WORKERS_COMP: Reason(
        ("R064",), "a workers' compensation or accident claim is open", "Bill the claim."
    ),
    Code.NSA_PROTECTED: Reason(
        ("R066",), "the No Surprises Act protects part of this balance", "Correct the amount."
    ),
    Code.NSA_DISPUTE_PENDING: Reason(
        ("R066",), "a No Surprises Act dispute is pending", "Wait for its outcome."
    ),
    Code.INSURANCE_PENDING: Reason(
        ("R065",), "insurance has not finished", "Post what the payer decided."
    ),
    Code.FA_PENDING: Reason(
        ("R070",), "a financial assistance application is open", "Decide the application."
    ),
    Code.CHARITY_SCREEN_REQUIRED: Reason(
        (), "the state wants a charity screening first", "Do the screening."
    ),
    Code.PART2_RESTRICTED: Reason(
        ("R096",), "substance use records need a consent that is not on file", "A person decides."
    ),
    Code.TIME_BARRED_REVIEW: Reason(
        ("R050",), "the debt may be too old to ask for", "A person reviews it."
    ),
    Code.ACCOUNT_AT_AGENCY: Reason(("R078",), "an outside agency has this account"),
    Code.DISPUTE_OPEN: Reason(
        ("R046", "R072"), "the bill is disputed", "Answer the dispute and close it."
    ),
    Code.HARDSHIP_OPEN: Reason(
        ("R073",), "the person cannot pay at present", "Offer help and close the case."
    ),
    Code.COMPLAINT_OPEN: Reason(
        ("R074",), "a complaint is open", "A manager answers and closes it."
    ),
    Code.WITH_PERSON: Reason((), "one of us is working on it", "Give the account back when done."),
    Code.DISPUTE_COOLDOWN: Reason(("R072",), "a dispute was answered only days ago"),
    Code.FA_COOLDOWN: Reason(("R070",), "financial assistance was decided only days ago"),
    Code.HARDSHIP_COOLDOWN: Reason(("R073",), "a hardship case was closed only weeks ago"),
    Code.COMPLAINT_COOLDOWN: Reason(("R074",), "a complaint was closed only weeks ago"),
    Code.BALANCE_ZERO: Reason(("R076",), "nothing is owed"),
    Code.CREDIT_BALANCE: Reason((), "we owe the person money", "Refund the credit."),
    Code.BALANCE_BELOW_MIN: Reason((), "the balance is too small to ask for"),
    Code.ACCOUNT_LIFE_ENDED: Reason(
        ("R158",), "automatic reminders for this account have ended", "A person takes it on."
    ),
    Code.BALANCE_STALE: Reason(
        ("R077",), "the balance on file is too old", "Import the latest export."
    ),
    Code.PAYMENT_PENDING: Reason(("R076",), "a payment is on its way"),
    Code.PAYMENT_COOLDOWN: Reason(("R076",), "the person paid a part only days ago"),
    Code.PROMISE_ACTIVE: Reason(("R075",), "a promise to pay is open"),
    Code.PLAN_CURRENT: Reason(("R075",), "a payment plan is being kept"),
    Code.STATEMENT_NOT_SENT: Reason(
        ("R065",), "no statement has been sent yet", "Send the statement."
    ),
    Code.STATEMENT_TOO_RECENT: Reason(("R065",), "the first statement went out only days ago"),
    Code.CHANNEL_DISABLED: Reason(
        ("R005", "R006"),
        "this channel is switched off, or off in that state until its rules are read again",
        "Settings say which.",
    ),
    Code.CARRIER_PROHIBITED_THIRD_PARTY: Reason(
        ("R054", "R040"),
        "carriers forbid texts that collect for somebody else",
        "Use another channel.",
    ),
    Code.STATE_ECOMM_CONSENT_MISSING: Reason(
        ("R002",),
        "where the person lives, this needs a written consent",
        "Ask for it, or call or write.",
    ),
    Code.CAMPAIGN_UNREGISTERED: Reason(
        ("R110",), "the texting campaign is not registered", "Finish the registration."
    ),
    Code.OPTED_OUT_SMS: Reason(
        ("R016", "R018", "R020"),
        "the person asked us to stop texting",
        "Only the person can undo it.",
    ),
    Code.OPTED_OUT_AUTOMATED: Reason(
        ("R018", "R021", "R020"),
        "the person wants no automated calls",
        "Only the person can undo it.",
    ),
    Code.OPTED_OUT_VOICE: Reason(
        ("R018", "R020"), "the person asked us to stop calling", "Only the person can undo it."
    ),
    Code.OPTED_OUT_EMAIL: Reason(
        ("R120", "R121", "R020"),
        "the person asked us to stop e-mail",
        "Only the person can undo it.",
    ),
    Code.CONSENT_MISSING: Reason(
        ("R023",), "no consent for this channel is on file", "Ask, and record the answer."
    ),
    Code.AI_VOICE_CONSENT_MISSING: Reason(
        ("R006", "R007"), "no consent to automated calls is on file", "A person calls instead."
    ),
    Code.CONFIDENTIAL_COMM: Reason(
        ("R095",), "the person may be reached at one agreed address only", "Use that address."
    ),
    Code.UNENCRYPTED_NOT_ACCEPTED: Reason(
        ("R092",), "the message shows more than the person accepted", "Send the link only."
    ),
    Code.CHANNEL_PREFERENCE: Reason(
        ("R004",), "the person prefers another channel", "Use that channel."
    ),
    Code.NO_ADDRESS: Reason(
        (), "no number or address for this channel is confirmed", "Ask for one."
    ),
    Code.ADDRESS_INVALID: Reason((), "the number does not work", "Ask for a new number."),
    Code.WRONG_NUMBER: Reason(
        ("R024",), "the number belongs to somebody else", "Ask for the right number."
    ),
    Code.NUMBER_REASSIGNED: Reason(
        ("R025",), "the number has a new owner", "Ask for the new number."
    ),
    Code.NUMBER_UNREACHABLE: Reason(
        (), "the number could not be reached on several days", "Check the number."
    ),
    Code.LANDLINE_NO_SMS: Reason((), "the number cannot receive texts", "Call instead."),
    Code.FACILITY_NUMBER: Reason(
        ("R013",), "the number is a care home or an emergency line", "A person calls instead."
    ),
    Code.EMAIL_HARD_BOUNCE: Reason(
        ("R123",), "the mailbox does not take our e-mail", "Ask for another one."
    ),
    Code.EMAIL_COMPLAINT: Reason(
        ("R123",), "the person marked our e-mail as spam", "Use another channel."
    ),
    Code.MAIL_RETURNED: Reason((), "letters come back", "Ask for the new address."),
    Code.RND_CHECK_DUE: Reason(
        ("R025",), "whether the number is still theirs must be checked again"
    ),
    Code.DELIVERY_BACKOFF: Reason((), "the last message did not get through"),
    Code.TEMPLATE_NOT_APPROVED: Reason(
        ("R104",), "the wording is not approved", "Read it and approve it."
    ),
    Code.TEMPLATE_FILTERED: Reason(
        (), "carriers hold this wording back", "Read it again and mend it; never disguise it."
    ),
    Code.CONTENT_PHI: Reason(("R091",), "the wording tells something about health", "Take it out."),
    Code.CONTENT_MISSING_ID: Reason(
        ("R111",), "the wording does not name the practice", "Add the name."
    ),
    Code.CONTENT_MISSING_OPTOUT: Reason(
        ("R042", "R111"), "the wording does not say how to stop", "Say how."
    ),
    Code.CONTENT_LINK_SHORTENER: Reason(
        ("R113",), "the link hides where it leads", "Use the practice's own address."
    ),
    Code.CONTENT_THREAT: Reason(
        ("R068", "R114"), "the wording threatens or hurries", "Reword it kindly."
    ),
    Code.FAP_NOTICE_MISSING: Reason(
        ("R067",), "the notice about financial assistance is missing", "Add the notice."
    ),
    Code.LANGUAGE_UNSUPPORTED: Reason(
        ("R131",), "no approved wording in the person's language", "Have one translated, or call."
    ),
    Code.LANGUAGE_NOTICE_MISSING: Reason(
        ("R130",), "the notice about language help is missing", "Add the notice."
    ),
    Code.AI_DISCLOSURE_MISSING: Reason(
        ("R009", "R011"), "the call does not say who calls and that it is automated", "Add it."
    ),
    Code.CONFIRM_WINDOW_EXPIRED: Reason(
        ("R019",), "it is too late to confirm the opt-out; it holds all the same"
    ),
    Code.CONFIRM_ALREADY_SENT: Reason(("R019",), "this message was answered already"),
    Code.TZ_UNKNOWN: Reason(
        ("R001",), "we do not know what time it is where the person lives", "Ask for the address."
    ),
    Code.QUIET_HOURS_FEDERAL: Reason(
        ("R001",), "it is too early or too late in the day where the person is"
    ),
    Code.STATE_HOLIDAY_BAN: Reason(("R002",), "the state bans contact on this holiday"),
    Code.STATE_DAY_BAN: Reason(("R002",), "the state bans contact on this weekday"),
    Code.QUIET_HOURS_STATE: Reason(("R002",), "it is outside the hours the state allows"),
    Code.HOLIDAY: Reason(("R003",), "it is a holiday"),
    Code.CLINIC_HOURS: Reason(("R003",), "it is outside the practice's own hours"),
    Code.PATIENT_HOURS: Reason(("R004",), "the person asked for other hours"),
    Code.DISASTER_PAUSE: Reason(("R081",), "a disaster was declared where the person lives"),
    Code.REGF_POST_CONVERSATION: Reason(
        ("R041", "R040"), "we spoke with the person in the last seven days"
    ),
    Code.REGF_7IN7: Reason(("R041", "R040"), "seven calls were made in seven days"),
    Code.FREQ_STATE: Reason(("R002",), "the state's limit on contacts is reached"),
    Code.FREQ_LANDLINE_AUTO_30D: Reason(("R007",), "there were enough automated calls this month"),
    Code.COOLDOWN_CONVERSATION: Reason(("R156",), "we spoke with the person only days ago"),
    Code.FREQ_MIN_GAP: Reason(("R150",), "the last contact was too short a time ago"),
    Code.FREQ_7D_VOICE: Reason(("R154",), "there were enough calls this week"),
    Code.FREQ_7D_PHONE: Reason(("R151",), "there were enough texts and calls this week"),
    Code.FREQ_7D_TOTAL: Reason(("R152",), "there were enough contacts this week"),
    Code.FREQ_30D_TOTAL: Reason(("R153",), "there were enough contacts this month"),
    Code.FREQ_30D_LETTER: Reason(("R155",), "there were enough letters this month"),
    Code.FREQ_NO_RESPONSE: Reason(
        ("R157",),
        "the person did not react to the last contacts",
        "A person calls or sends a letter.",
    ),
    Code.CARRIER_DAILY_CAP: Reason(("R115",), "the carrier takes no more texts today"),
    Code.THROUGHPUT: Reason(("R115",), "texts already go out as fast as the carrier allows"),
    Code.COMPLAINT_RATE_STOP: Reason(
        ("R122",), "too many people marked our e-mail as spam", "Find out why before sending more."
    ),
    Code.NO_WINDOW_FOUND: Reason(
        (),
        "no hour in the weeks ahead fits all the rules",
        "A person decides how to go on.",
    ),
}

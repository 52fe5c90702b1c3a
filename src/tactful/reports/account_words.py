"""What codes of an account's rows mean, as phrases a biller says."""

from typing import Final

from tactful.core.policy.codes import REASONS, Code
from tactful.core.replies.labels import Label
from tactful.core.vocabulary import Channel, HoldKind

GRAVE: Final = {
    HoldKind.DECEASED: Code.DECEASED,
    HoldKind.BANKRUPTCY_PETITION: Code.BANKRUPTCY_STAY,
    HoldKind.BANKRUPTCY_DISCHARGE: Code.BANKRUPTCY_DISCHARGED,
    HoldKind.ATTORNEY: Code.ATTORNEY_REPRESENTED,
    HoldKind.CEASE_COMMUNICATION: Code.CEASE_COMMUNICATION,
    HoldKind.LITIGATION: Code.LITIGATION_HOLD,
    HoldKind.SAFETY_SELF_HARM: Code.SAFETY_HOLD,
    HoldKind.SAFETY_MEDICAL: Code.SAFETY_HOLD,
    HoldKind.SAFETY_THREAT: Code.SAFETY_HOLD,
    HoldKind.SAFETY_ABUSE: Code.SAFETY_HOLD,
}
"""Holds that everybody must see before anything else, by the gate's code for them."""

GRAVE_TAGS: Final = {
    "deceased": HoldKind.DECEASED,
    "bankrupt": HoldKind.BANKRUPTCY_PETITION,
    "legal": HoldKind.LITIGATION,
}
"""What a billing system calls such an account."""


def hold_words(kind: str) -> str:
    """Why a hold of this kind is open: `the bill is disputed`."""
    code = code_of_hold(kind)
    return REASONS[code].why if code else kind.replace("_", " ")


def code_of_hold(kind: str) -> Code | None:
    """What the gate calls a hold of this kind; None for a word that is no kind of hold."""
    return _HOLD_CODES.get(HoldKind(kind)) if kind in HoldKind.__members__.values() else None


def reason_words(code: str) -> str:
    """A stored reason as a phrase; a provider's own code stands as it is."""
    if code in Code.__members__.values():
        return REASONS[Code(code)].why
    if code.startswith("hold_"):
        return hold_words(code.removeprefix("hold_"))
    plain = code.removeprefix("exit_")
    return _REASONS.get(plain, plain.replace("_", " "))


def template_words(key: str) -> str:
    """What a message is about: `past due`, `before the due date`."""
    return _TEMPLATES.get(key, key.replace("_", " "))


def label_words(label: str) -> str:
    """What a reply says, in a word or two: `promise`, `disputes the amount`."""
    known = label in Label.__members__.values()
    return _LABELS.get(Label(label), label.replace("_", " ")) if known else label.replace("_", " ")


def way_words(channel: str, *, automated: bool = True) -> str:
    """A channel in the thread: `text`, `call`, `automated call`."""
    if channel == Channel.VOICE:
        return "automated call" if automated else "call"
    return _WAYS.get(channel, channel)


_HOLD_CODES: Final = {
    **GRAVE,
    HoldKind.GUARANTOR_REVIEW: Code.GUARANTOR_REVIEW,
    HoldKind.NOT_RESPONSIBLE: Code.NOT_RESPONSIBLE_PARTY,
    HoldKind.DUPLICATE_IDENTITY: Code.IDENTITY_DUPLICATE,
    HoldKind.QMB: Code.QMB_BALANCE_BILLING,
    HoldKind.MEDICAID: Code.MEDICAID_BALANCE_BILLING,
    HoldKind.WORKERS_COMP: Code.WORKERS_COMP,
    HoldKind.NSA_PROTECTED: Code.NSA_PROTECTED,
    HoldKind.NSA_DISPUTE: Code.NSA_DISPUTE_PENDING,
    HoldKind.INSURANCE_PENDING: Code.INSURANCE_PENDING,
    HoldKind.FA_APPLICATION: Code.FA_PENDING,
    HoldKind.CHARITY_SCREEN: Code.CHARITY_SCREEN_REQUIRED,
    HoldKind.PART2: Code.PART2_RESTRICTED,
    HoldKind.TIME_BARRED: Code.TIME_BARRED_REVIEW,
    HoldKind.OUTSIDE_AGENCY: Code.ACCOUNT_AT_AGENCY,
    HoldKind.DISPUTE: Code.DISPUTE_OPEN,
    HoldKind.HARDSHIP: Code.HARDSHIP_OPEN,
    HoldKind.COMPLAINT: Code.COMPLAINT_OPEN,
    HoldKind.PLAN: Code.PLAN_CURRENT,
    HoldKind.PROMISE: Code.PROMISE_ACTIVE,
    HoldKind.WITH_PERSON: Code.WITH_PERSON,
}
_REASONS: Final = {
    "changed": "the account changed while it was written",
    "mixed_up": "kept back: it would have shown something of another account",
    "not_composed": "it could not be written",
    "account_changed": "the account changed meanwhile",
    "blocked": "the phone or its carrier blocks our texts; ask whether they are welcome",
    "complaint": "marked as spam",
    "finished": "all its steps are done",
    "gave_up": "it could not be sent after several tries",
    "hard_bounce": "the mailbox does not take our e-mail",
    "invalid": "the number does not work",
    "lease_over": "the program stopped while it was being sent",
    "no_address": "no address on file",
    "opt_out": "asked us to stop",
    "opted_out": "asked us to stop",
    "paid": "paid",
    "practice_incomplete": "something about the practice is missing",
    "stopped": "a person stopped the journey",
    "superseded": "something newer took its place",
    "too_late": "its day was over",
    "below_minimum": "the balance is too small to ask for",
    "no_sms": "the number cannot receive texts",
    "unreachable": "the number could not be reached",
    "wrong_number": "the number belongs to somebody else",
}
_TEMPLATES: Final = {
    "card_data_reply": "about a card number that was sent",
    "clarify_date": "which day is meant",
    "due_soon": "before the due date",
    "help_reply": "help",
    "opt_in_confirm": "messages are on again",
    "opt_out_confirm": "messages are stopped",
    "partial_payment_thanks": "thanks for a part",
    "past_due": "past due",
    "promise_broken": "after a missed promise",
    "promise_echo": "the promise, as noted",
    "promise_reminder": "on the promised day",
    "receipt": "receipt",
    "send_link": "the link",
    "": "written by hand",
}
_LABELS: Final = {
    Label.CRISIS_SELF_HARM: "may hurt themself",
    Label.MEDICAL_EMERGENCY: "medical emergency",
    Label.CARD_DATA: "card or bank number",
    Label.CONFIDENTIAL_COMMS: "other way to reach",
    Label.OPT_OUT: "stop",
    Label.ATTORNEY_REPRESENTED: "attorney",
    Label.GUARANTOR_ISSUE: "not the one who pays",
    Label.PHI_DISCLOSURE: "health details",
    Label.PROMPT_INJECTION: "orders to the program",
    Label.DISPUTE_NOT_MINE: "not my bill",
    Label.DISPUTE_AMOUNT: "disputes the amount",
    Label.DISPUTE_SERVICE: "disputes the service",
    Label.HARDSHIP: "cannot pay",
    Label.CALL_ME_HUMAN: "wants a person",
    Label.CLINICAL_QUESTION: "question for the doctor",
    Label.REFUSAL: "refuses to pay",
    Label.PAYMENT_PLAN_REQUEST: "asks for a plan",
    Label.THIRD_PARTY: "somebody else writes",
    Label.PROMISE_TO_PAY: "promise",
    Label.PAY_NOW: "wants to pay",
    Label.OPT_IN: "messages again",
    Label.CHANNEL_TIME_PREFERENCE: "when and how",
    Label.LANGUAGE_PREFERENCE: "language",
    Label.ITEMIZED_BILL_REQUEST: "itemized bill",
    Label.BALANCE_QUESTION: "asks what is owed",
    Label.VERIFY_SENDER: "asks who we are",
    Label.OTHER_ADMIN: "something else",
    Label.ACKNOWLEDGEMENT: "thanks",
    Label.AUTO_REPLY: "automatic answer",
    Label.UNINTELLIGIBLE: "not understood",
}
_WAYS: Final[dict[str, str]] = {
    Channel.SMS: "text",
    Channel.EMAIL: "e-mail",
    Channel.LETTER: "letter",
    Channel.PORTAL: "patient page",
}

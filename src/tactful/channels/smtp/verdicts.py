"""What a mail server's refusal means, in words staff can act on (RFC 5321, RFC 3463)."""

from tactful.channels.contract import Refused, TryAgain
from tactful.channels.smtp.connection import Reply

_MEANINGS = {
    "1.2": "the address's domain does not exist",
    "1.3": "the address is not written correctly",
    "1.6": "the mailbox has moved",
    "1.10": "the address's domain takes no mail",
    "2.0": "the mailbox cannot be used",
    "2.1": "the mailbox is disabled",
    "2.2": "the mailbox is full",
    "2.3": "the message is too large for the mailbox",
    "3.4": "the message is too large for the mail server",
    "4.4": "the address's domain does not exist",
}
_SUBJECTS = {
    "1": "the mailbox does not exist",
    "7": "the message was refused by policy",
}
_WITHOUT_ENHANCED = {
    550: "the mailbox does not exist",
    551: "the mailbox does not exist",
    552: "the mailbox is full",
    553: "the mailbox does not exist",
}
# Our own sign-in or our own words are at fault, not this person's address (RFC 4954, 5321).
_OUR_FAULT = {
    500: "the mail server did not understand us",
    502: "the mail server did not understand us",
    503: "the mail server did not understand us",
    504: "the mail server did not understand us",
    530: "the mail server asks us to sign in first",
    534: "the mail server asks for another way to sign in",
    535: "the mail server refused our user name or password",
    538: "the mail server asks for encryption",
}


def sender_refused(reply: Reply) -> Refused | TryAgain:
    """MAIL was refused: the practice's sender is at fault unless the message is too large."""
    if reply.enhanced in {"5.3.4", "5.2.3"} or reply.code == 552:
        return Refused("the message is too large for the mail server", reply.signal)
    if reply.code < 500:
        return _later(reply)
    reason = _OUR_FAULT.get(reply.code, "the mail server refuses the practice's sender address")
    return TryAgain(reason, code=reply.signal)


def recipient_refused(reply: Reply) -> Refused | TryAgain:
    """RCPT was refused: this mailbox cannot be reached, now or ever."""
    if reply.code < 500:
        return _later(reply)
    if reply.code in _OUR_FAULT:
        return TryAgain(_OUR_FAULT[reply.code], code=reply.signal)
    usual = _WITHOUT_ENHANCED.get(reply.code, "the mail server refused this address")
    return Refused(_meaning(reply.enhanced) or usual, reply.signal)


def content_refused(reply: Reply) -> Refused | TryAgain:
    """The message itself was refused, before or after it was read in full."""
    if reply.code < 500:
        return _later(reply)
    if reply.code in _OUR_FAULT:
        return TryAgain(_OUR_FAULT[reply.code], code=reply.signal)
    return Refused(_meaning(reply.enhanced) or "the mail server refused the message", reply.signal)


def _later(reply: Reply) -> TryAgain:
    if reply.enhanced == "4.2.2":
        return TryAgain("the mailbox is full just now", code=reply.signal)
    return TryAgain("the mail server asked us to come back later", code=reply.signal)


def _meaning(enhanced: str) -> str:
    _, _, detail = enhanced.partition(".")
    subject = detail.partition(".")[0]
    return _MEANINGS.get(detail) or _SUBJECTS.get(subject, "")

"""One touch as the bytes of an e-mail (RFC 5322), from a fixed skeleton.

Building through `email.message` costs a millisecond or more; this costs microseconds,
because only what needs an encoding is encoded, and by the standard library's own encoders.
Nothing a template, a name or a setting contains can start a header of its own: control
characters never reach a header, and an address that holds one is refused.
"""

import binascii
import re
from email.header import Header
from functools import lru_cache
from hashlib import sha256

from tactful.channels.contract import OutgoingTouch


class UnusableTouch(ValueError):
    """This touch cannot be made into an e-mail; the text says why, for staff."""


# RFC 5321 knows stranger addresses; none of them belongs to a patient, and each of
# these characters has been used to smuggle a second recipient.
_ADDRESS = re.compile(
    r"[^\s\x00-\x1f\x7f<>()\[\]\\,;:\"@]{1,64}@[^\s\x00-\x1f\x7f<>()\[\]\\,;:\"@]{1,255}"
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_PLAIN_HEADER = re.compile(r"[\x20-\x7e]*")
_PLAIN_TEXT = re.compile(r"[\t\r\n\x20-\x7e]*")
_LONG_LINE = re.compile(r"[^\n]{990}")
_NEWLINES = re.compile(r"\r\n|\r|\n")
_SAFE_ID = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
_OURS = frozenset(
    {
        *("from", "to", "subject", "date", "message-id", "reply-to", "sender", "cc", "bcc"),
        *("mime-version", "auto-submitted", "content-type", "content-transfer-encoding"),
        *("return-path", "received"),
    }
)
_NAMED = re.compile(r"(?P<name>.*)<(?P<address>[^<>]*)>", re.DOTALL)
_CRLF = "\r\n"
_MAX_HEADER = 900
# "=_" can occur neither in quoted-printable nor in base64 text (RFC 2045, 6.7); plain text
# that holds it is encoded, so that no message can forge its own boundary.
_BOUNDARY = "=_tactful"

_SKELETON = (
    "From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {date}\r\n"
    "Message-ID: {message_id}\r\n{extra}Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
)
_ALTERNATIVE = (
    f'Content-Type: multipart/alternative; boundary="{_BOUNDARY}"\r\n\r\n'
    f"--{_BOUNDARY}\r\n{{text}}\r\n--{_BOUNDARY}\r\n{{html}}\r\n--{_BOUNDARY}--\r\n"
)


def build(touch: OutgoingTouch, *, date: str) -> bytes:
    """The e-mail for one touch, lines ending in CRLF, all ASCII.

    `date` is an RFC 5322 date. Raises UnusableTouch where an address or header is unusable.
    """
    head = _SKELETON.format(
        sender=_mailbox(touch.sender),
        to=address(touch.to),
        subject=_unstructured("Subject", touch.subject),
        date=date,
        message_id=message_id(touch),
        extra=_extra(touch.reply_to, touch.headers),
    )
    text = _part("plain", touch.body)
    if not touch.html:
        return f"{head}{text}{'' if text.endswith(_CRLF) else _CRLF}".encode("ascii")
    body = _ALTERNATIVE.format(text=text, html=_part("html", touch.html))
    return (head + body).encode("ascii")


def message_id(touch: OutgoingTouch) -> str:
    """The Message-ID: the same for every attempt at this touch, so a bounce finds it."""
    usable = len(touch.touch_id) <= 64 and _SAFE_ID.fullmatch(touch.touch_id)
    name = touch.touch_id if usable else sha256(touch.touch_id.encode()).hexdigest()[:32]
    return f"<touch.{name}@{sender_address(touch.sender).partition('@')[2]}>"


def sender_address(sender: str) -> str:
    """The bare address of "Lakeview Clinic <billing@lakeview.example>"."""
    return address(_split(sender)[1], "the sender's address")


def address(text: str, what: str = "the address") -> str:
    """The address as it goes on the wire, its domain in ASCII; raises UnusableTouch."""
    if not _ADDRESS.fullmatch(text):
        raise UnusableTouch(f"{what} is not a usable e-mail address")
    if text.isascii():
        return text
    local, _, domain = text.rpartition("@")
    try:
        return f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise UnusableTouch(f"{what} has letters that e-mail addresses cannot carry") from None


@lru_cache(maxsize=1024)
def _mailbox(text: str) -> str:
    name, bare = _split(text)
    bare, name = address(bare, "the sender's address"), _one_line(name)
    if not name:
        return bare
    if not _is_plain(name):
        return f"{_encoded('From', name)} <{bare}>"
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{bare}>'


def _split(mailbox: str) -> tuple[str, str]:
    """Name and address. Read here, since practice names hold commas and the library's reader
    takes what stands before one for an address."""
    match = _NAMED.fullmatch(mailbox.strip())
    if match is None:
        return "", mailbox.strip()
    return match["name"].strip().removeprefix('"').removesuffix('"'), match["address"].strip()


def _extra(reply_to: str, headers: tuple[tuple[str, str], ...]) -> str:
    lines = [f"Reply-To: {_mailbox(reply_to)}\r\n"] if reply_to else []
    lines += [_header(name, value) for name, value in headers]
    return "".join(lines)


def _header(name: str, value: str) -> str:
    if not _HEADER_NAME.fullmatch(name) or name.lower() in _OURS:
        raise UnusableTouch("a header of the message has a name that cannot be used")
    return f"{name}: {_unstructured(name, value)}\r\n"


def _unstructured(name: str, value: str) -> str:
    value = _one_line(value)
    return value if _is_plain(value) else _encoded(name, value)


def _one_line(value: str) -> str:
    value = " ".join(_CONTROLS.sub(" ", value).split())
    if len(value) > _MAX_HEADER:
        raise UnusableTouch("a header of the message is too long")
    return value


def _is_plain(value: str) -> bool:
    # A literal "=?" would be shown decoded, as something nobody wrote.
    return _PLAIN_HEADER.fullmatch(value) is not None and "=?" not in value


@lru_cache(maxsize=1024)
def _encoded(name: str, value: str) -> str:
    value = value.encode("utf-8", "replace").decode()
    return Header(value, "utf-8", header_name=name).encode(linesep="\r\n")


def _part(subtype: str, text: str) -> str:
    text = _NEWLINES.sub("\r\n", text)
    plain = _PLAIN_TEXT.fullmatch(text) and _BOUNDARY not in text and not _LONG_LINE.search(text)
    if plain:
        charset, encoding, body = "us-ascii", "7bit", text
    else:
        charset, encoding = "utf-8", "quoted-printable"
        body = _quoted_printable(text)
    return (
        f'Content-Type: text/{subtype}; charset="{charset}"\r\n'
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n{body}"
    )


def _quoted_printable(text: str) -> str:
    # The C encoder takes the line ending of its soft breaks from the first break it meets;
    # a text without one would get bare LF. So it is given LF throughout.
    data = text.encode("utf-8", "replace").replace(b"\r\n", b"\n")
    return binascii.b2a_qp(data, istext=True).replace(b"\n", b"\r\n").decode("ascii")

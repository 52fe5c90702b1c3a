"""What is written is what is read: e-mails built here, read by the standard library."""

import email
import email.policy
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.channels.contract import OutgoingTouch, one_click_unsubscribe
from tactful.channels.smtp.message import UnusableTouch, build, message_id

DATE = "Fri, 20 Nov 2026 15:00:00 +0000"
JANE = OutgoingTouch(
    touch_id="k3f9q2",
    to="jane@example.com",
    sender="Lakeview Clinic <billing@lakeview.example>",
    body="Hello",
    subject="Your balance",
)
OUR_HEADERS = [
    *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version"),
    *("Content-Type", "Content-Transfer-Encoding"),
]

lines = st.text() | st.sampled_from(
    [
        *(".", "..", ".hidden", "From the clinic", "--=_tactful", "--=_tactful--", "=_tactful"),
        *("x" * 2000, "é" * 500, "a\x00b", "a\tb \t", "tab\t", "space ", "=20", "=", "a=\u2028b"),
        *("\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "\x0b\x0c\x1c\x85"),
    ]
)
bodies = st.lists(lines, max_size=6).flatmap(
    lambda parts: st.sampled_from(["\n", "\r\n", "\r"]).map(lambda end: end.join(parts))
)
injections = st.sampled_from(
    [
        "\r\nBcc: eve@example.com",
        "\nBcc: eve@example.com\n\nbody",
        "\rX: y",
        "\x00",
        "\x85X: y",
        "\u2028X: y",
        "=?utf-8?q?boo?=",
        "=?utf-8?b?Qm9v?= =?utf-8?b?Qm9v?=",
    ]
)
words = st.lists(st.text(max_size=80) | injections, max_size=4).map(" ".join)


def read(touch) -> EmailMessage:
    raw = build(touch, date=DATE)
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert b"\r" not in raw.replace(b"\r\n", b"")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert not message.defects
    return message


def sender_shown(message: EmailMessage) -> tuple[str, str]:
    """Name and address as a mail program shows them.

    The library's newer reader puts a space between encoded words of a name, which
    RFC 2047 (section 6.2) says is not there; its older one reads them right.
    """
    [address] = message["From"].addresses
    raw = dict(message.raw_items())["From"].rpartition("<")[0].strip()
    if "=?" in raw:
        return str(make_header(decode_header(raw))), address.addr_spec
    return address.display_name, address.addr_spec


def normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def content(part: EmailMessage) -> str:
    return normal(part.get_payload(decode=True).decode("utf-8"))


def one_line(text: str) -> str:
    """What a header can say of a text: its words, on one line."""
    controls = {c: " " for c in [*range(32), *range(127, 160), 0x2028, 0x2029]}
    return " ".join(text.translate(controls).split())


@given(bodies)
def test_a_text_arrives_as_written(body):
    message = read(replace(JANE, body=body))
    assert content(message).removesuffix("\n") == normal(body).removesuffix("\n")


@given(bodies, bodies.filter(bool))
def test_text_and_html_both_arrive_as_written(body, html):
    message = read(replace(JANE, body=body, html=html))
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    assert [content(part) for part in message.iter_parts()] == [normal(body), normal(html)]


@given(words)
def test_a_subject_arrives_in_its_words_and_starts_no_header_of_its_own(subject):
    message = read(replace(JANE, subject=subject))
    assert message.keys() == OUR_HEADERS
    assert " ".join(message["Subject"].split()) == one_line(subject)


@given(words.filter(lambda text: "<" not in text and ">" not in text and '"' not in text))
def test_a_practice_name_arrives_in_its_words_and_starts_no_header_of_its_own(name):
    message = read(replace(JANE, sender=f"{name} <billing@lakeview.example>"))
    assert message.keys() == OUR_HEADERS
    assert sender_shown(message) == (one_line(name), "billing@lakeview.example")


@given(words, words)
def test_an_extra_header_stays_one_header(first, second):
    touch = replace(JANE, headers=(("X-First", first), ("X-Second", second)))
    message = read(touch)
    assert message.keys() == [*OUR_HEADERS[:5], "X-First", "X-Second", *OUR_HEADERS[5:]]


@given(st.text(), words)
def test_no_address_can_hold_anything_but_one_address(local, domain):
    try:
        message = read(replace(JANE, to=f"{local}@{domain}"))
    except UnusableTouch:
        return
    assert message.keys() == OUR_HEADERS
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize(
    ("sender", "shown", "address"),
    [
        ("billing@lakeview.example", "", "billing@lakeview.example"),
        ("Smith, Jones & Co <b@l.example>", "Smith, Jones & Co", "b@l.example"),
        ('"Smith, Jones" <b@l.example>', "Smith, Jones", "b@l.example"),
        ('Dr. "Bo" O\'Neil (Lake) <b@l.example>', 'Dr. "Bo" O\'Neil (Lake)', "b@l.example"),
        ("Clínica Niño <b@l.example>", "Clínica Niño", "b@l.example"),
        ("Phòng khám Đa khoa Sài Gòn, Chi nhánh Lakeview <b@l.example>",
         "Phòng khám Đa khoa Sài Gòn, Chi nhánh Lakeview", "b@l.example"),
    ],
)  # fmt: skip
def test_senders_as_practices_write_them(sender, shown, address):
    assert sender_shown(read(replace(JANE, sender=sender))) == (shown, address)


@pytest.mark.parametrize(
    "touch",
    [
        replace(JANE, to="no address"),
        replace(JANE, sender="Lakeview Clinic"),
        replace(JANE, reply_to="a@b.example\r\nBcc: eve@example.com"),
        replace(JANE, headers=(("Bcc", "eve@example.com"),)),
        replace(JANE, headers=(("X: y\r\nBcc", "eve@example.com"),)),
        replace(JANE, headers=(("Message-ID", "<other@example.com>"),)),
        replace(JANE, subject="long " * 300),
    ],
)
def test_what_cannot_be_an_email_is_refused_in_words_without_the_address(touch):
    with pytest.raises(UnusableTouch) as refused:
        build(touch, date=DATE)
    assert "example" not in str(refused.value)


def test_replies_go_where_the_practice_reads_them():
    message = read(replace(JANE, reply_to="Lakeview Billing <replies+k3f9q2@lakeview.example>"))
    assert message["Reply-To"] == "Lakeview Billing <replies+k3f9q2@lakeview.example>"


def test_one_click_unsubscribing_is_offered_as_the_standard_wants():
    message = read(replace(JANE, headers=one_click_unsubscribe("https://l.example/u/x?y=z")))
    assert message["List-Unsubscribe"] == "<https://l.example/u/x?y=z>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@given(st.text(min_size=1))
def test_every_touch_has_a_message_id_mail_programs_accept(touch_id):
    touch = replace(JANE, touch_id=touch_id)
    assert read(touch)["Message-ID"] == message_id(touch)
    assert message_id(touch).isascii()
    assert len(message_id(touch)) < 120


def test_an_english_reminder_stays_readable_in_its_source():
    raw = build(replace(JANE, body="Dear Jane,\na balance of $123.45 is open."), date=DATE)
    assert b'Content-Type: text/plain; charset="us-ascii"\r\n' in raw
    assert raw.endswith(b"\r\n\r\nDear Jane,\r\na balance of $123.45 is open.\r\n")

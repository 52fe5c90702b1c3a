"""What becomes of an e-mail, for everything a mail server can do to it."""

from dataclasses import replace
from time import monotonic

import pytest

from tactful.channels.contract import (
    Accepted,
    OutcomeUnknown,
    OutgoingTouch,
    Refused,
    TryAgain,
    one_click_unsubscribe,
)
from tactful.channels.smtp import Security, SmtpEmail, SmtpSettings
from tests.channels.mail_servers import free_port, misbehaving, settings, sink

JANE = OutgoingTouch(
    touch_id="k3f9q2",
    to="jane@example.com",
    sender="Lakeview Clinic <billing@lakeview.example>",
    body="Dear Jane, a balance of $123.45 is open.",
    subject="Your balance",
)

LATER = "the mail server asked us to come back later"
NO_MAILBOX = "the mailbox does not exist"
POLICY = "the message was refused by policy"
BAD_SENDER = "the mail server refuses the practice's sender address"
SIGN_IN = "the mail server asks us to sign in first"
TOO_LARGE = "the message is too large for the mail server"
SHORT = 0.7  # seconds; long enough for a busy machine to answer when it means to
CONFUSED = "the mail server did not understand us"


def send(script, touch=JANE, **changes):
    """One touch to a misbehaving server: the outcome, and what the server saw."""
    with misbehaving(script) as (fake, where):
        mail = SmtpEmail(replace(where, **changes))
        try:
            return mail.send(touch), fake
        finally:
            mail.close()


def test_an_accepted_email_arrives_as_written():
    with sink() as (inbox, where):
        mail = SmtpEmail(where)
        outcome = mail.send(JANE)
        mail.close()
    assert outcome == Accepted("<touch.k3f9q2@lakeview.example>")
    [envelope] = inbox.envelopes
    assert envelope.mail_from == "billing@lakeview.example"
    assert envelope.rcpt_tos == ["jane@example.com"]
    assert b"Dear Jane, a balance of $123.45 is open.\r\n" in envelope.content


def test_the_same_touch_has_the_same_message_id_on_every_attempt():
    with sink() as (_, where):
        first, second = SmtpEmail(where), SmtpEmail(where)
        outcomes = {first.send(JANE), second.send(JANE)}
        first.close()
        second.close()
    assert len(outcomes) == 1


def test_one_connection_carries_many_emails():
    def script(session):
        session.greet()
        while True:
            session.take_envelope()
            session.read_message()
            session.say("250 ok")

    with misbehaving(script) as (fake, where):
        mail = SmtpEmail(where)
        outcomes = [mail.send(replace(JANE, touch_id=f"t{n}")) for n in range(5)]
        mail.close()
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert len(fake.sessions) == 1


def test_lines_that_begin_with_a_dot_keep_it():
    body = ".\n..\n.hidden\nend"
    with sink() as (inbox, where):
        mail = SmtpEmail(where)
        mail.send(replace(JANE, body=body))
        mail.close()
    assert inbox.envelopes[0].content.endswith(b"\r\n\r\n.\r\n..\r\n.hidden\r\nend\r\n")


def test_the_unsubscribe_headers_reach_the_mail_program():
    link = "https://pay.lakeview.example/u/abc"
    with sink() as (inbox, where):
        mail = SmtpEmail(where)
        mail.send(replace(JANE, headers=one_click_unsubscribe(link)))
        mail.close()
    content = inbox.envelopes[0].content
    assert f"List-Unsubscribe: <{link}>\r\n".encode() in content
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in content
    assert b"Auto-Submitted: auto-generated\r\n" in content


def test_a_server_that_is_down_means_try_again():
    mail = SmtpEmail(settings(free_port()))
    assert mail.send(JANE) == TryAgain("the mail server is down or refuses connections")


def test_a_server_whose_name_is_unknown_means_try_again():
    mail = SmtpEmail(SmtpSettings("mail.invalid", 25, Security.NONE, timeout_s=1))
    assert isinstance(mail.send(JANE), TryAgain)


def opening(*, greeting="220 fake", ehlo="250 fake", helo="250 fake", then=()):
    """A server that speaks these lines in turn while a connection opens."""

    def script(session):
        session.say(greeting)
        for answer in (ehlo, *([helo] if not ehlo.startswith("250") else []), *then):
            session.hear()
            session.say(answer)
        session.hang()

    return script


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (
            opening(greeting="554 5.7.1 go away"),
            TryAgain("the mail server refused the connection", code="554 5.7.1"),
        ),
        (
            opening(greeting="421 4.3.2 not now"),
            TryAgain("the mail server refused the connection", code="421 4.3.2"),
        ),
        (
            opening(ehlo="502 what", helo="550 no"),
            TryAgain("the mail server refused our greeting", code="550"),
        ),
        (
            opening(greeting="hello there"),
            TryAgain("the mail server answered with something unreadable"),
        ),
    ],
)
def test_a_server_that_will_not_open_means_try_again(script, outcome):
    assert send(script)[0] == outcome


def test_an_old_server_that_knows_only_helo_is_served():
    def script(session):
        session.say("220 old")
        session.hear()
        session.say("502 what")
        session.hear()
        session.say("250 old")
        session.take_envelope()
        session.read_message()
        session.say("250 ok")

    assert isinstance(send(script)[0], Accepted)


def envelope(mail="250 ok", rcpt="250 ok", data="354 go on", features=""):
    """A server with these answers to an envelope; it accepts RSET and whatever follows."""

    def script(session):
        session.greet(features)
        answers = [mail, rcpt if mail[0] == "2" else "503 no", data if rcpt[0] == "2" else "503 no"]
        names = {"MAIL": answers[0], "RCPT": answers[1], "DATA": answers[2], "RSET": "250 ok"}
        while line := session.hear():
            session.say(names.get(line[:4].upper(), "221 bye"))

    return script


REFUSALS = [
    ({"mail": "451 4.3.0 wait"}, TryAgain(LATER, code="451 4.3.0")),
    ({"mail": "550 5.1.8 who"}, TryAgain(BAD_SENDER, code="550 5.1.8")),
    ({"mail": "530 5.7.0 sign in"}, TryAgain(SIGN_IN, code="530 5.7.0")),
    ({"mail": "552 5.3.4 big"}, Refused(TOO_LARGE, "552 5.3.4")),
    ({"rcpt": "550 5.1.1 <jane@example.com> unknown"}, Refused(NO_MAILBOX, "550 5.1.1")),
    ({"rcpt": "550 no such user"}, Refused(NO_MAILBOX, "550")),
    ({"rcpt": "550 5.1.10 null MX"}, Refused("the address's domain takes no mail", "550 5.1.10")),
    ({"rcpt": "550 5.4.4 host"}, Refused("the address's domain does not exist", "550 5.4.4")),
    ({"rcpt": "552 5.2.2 full"}, Refused("the mailbox is full", "552 5.2.2")),
    ({"rcpt": "550 5.2.1 off"}, Refused("the mailbox is disabled", "550 5.2.1")),
    ({"rcpt": "554 5.7.1 relay denied"}, Refused(POLICY, "554 5.7.1")),
    ({"rcpt": "554 no"}, Refused("the mail server refused this address", "554")),
    ({"rcpt": "550 4.1.1 odd"}, Refused(NO_MAILBOX, "550")),
    ({"rcpt": "503 5.5.1 order"}, TryAgain(CONFUSED, code="503 5.5.1")),
    ({"rcpt": "450 4.7.1 greylisted"}, TryAgain(LATER, code="450 4.7.1")),
    ({"rcpt": "452 4.2.2 full"}, TryAgain("the mailbox is full just now", code="452 4.2.2")),
    ({"data": "451 4.3.0 wait"}, TryAgain(LATER, code="451 4.3.0")),
    ({"data": "554 5.7.26 no DMARC"}, Refused(POLICY, "554 5.7.26")),
    ({"data": "554 no valid recipients"}, Refused("the mail server refused the message", "554")),
    ({"data": "250 strange"}, TryAgain(LATER, code="250")),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "outcome"), REFUSALS)
@pytest.mark.parametrize("features", ["", "PIPELINING SIZE"])
def test_a_refused_envelope_says_whose_fault_it_is(answers, outcome, features):
    assert send(envelope(**answers, features=features))[0] == outcome


def test_a_refusal_leaves_the_connection_fit_for_the_next_email():
    def script(session):
        session.greet()
        for answer in ("250 ok", "550 5.1.1 unknown", "250 reset"):
            session.hear()
            session.say(answer)
        session.take_envelope()
        session.read_message()
        session.say("250 ok")
        session.hang()

    with misbehaving(script) as (fake, where):
        mail = SmtpEmail(where)
        outcomes = [mail.send(JANE), mail.send(replace(JANE, touch_id="next"))]
        mail.close()
    assert [type(outcome) for outcome in outcomes] == [Refused, Accepted]
    assert len(fake.sessions) == 1


def test_a_server_that_wants_the_message_for_a_refused_address_gets_nothing():
    def script(session):
        session.greet("PIPELINING")
        for answer in ("250 ok", "550 5.1.1 unknown", "354 go on anyway"):
            session.hear()
            session.say(answer)
        session.rest = session.read_message()

    outcome, fake = send(script)
    assert outcome == Refused(NO_MAILBOX, "550 5.1.1")
    assert "balance" not in fake.sessions[0].rest


def during(phase):
    """A server that answers up to a phase and then does what `end` says."""

    def script_for(end):
        def script(session):
            if phase == "greeting":
                return end(session)
            session.say("220 fake")
            session.hear()
            if phase == "ehlo":
                return end(session)
            session.say("250 fake")
            for name, answer in (("mail", "250 ok"), ("rcpt", "250 ok"), ("data", "354 go on")):
                session.hear()
                if phase == name:
                    return end(session)
                session.say(answer)
            if phase == "content":
                session.connection.recv(10)
                return end(session)
            session.read_message()
            return end(session)

        return script

    return script_for


BEFORE = ["greeting", "ehlo", "mail", "rcpt", "data"]
AFTER = ["content", "final answer"]


@pytest.mark.parametrize("phase", BEFORE)
@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (lambda s: s.drop(), "the mail server closed the connection"),
        (lambda s: s.hang(), "the mail server did not answer in time"),
    ],
)
def test_a_failure_before_the_message_leaves_means_try_again(phase, end, reason):
    outcome, _ = send(during(phase)(end), timeout_s=SHORT)
    assert outcome == TryAgain(reason)


@pytest.mark.parametrize("phase", AFTER)
@pytest.mark.parametrize("end", [lambda s: s.drop(), lambda s: s.hang()])
def test_a_failure_after_the_message_left_is_unknown_and_sent_no_second_time(phase, end):
    outcome, fake = send(during(phase)(end), timeout_s=SHORT)
    assert outcome == OutcomeUnknown("no answer from the mail server after the message had left")
    assert len(fake.sessions) == 1


@pytest.mark.parametrize("phase", AFTER)
def test_a_large_message_cut_off_halfway_is_unknown(phase):
    outcome, _ = send(during(phase)(lambda s: s.drop()), replace(JANE, body="line\n" * 2_000_000))
    assert isinstance(outcome, OutcomeUnknown)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("250 2.0.0 Ok", Accepted("<touch.k3f9q2@lakeview.example>")),
        ("251 forwarding", Accepted("<touch.k3f9q2@lakeview.example>")),
        ("451 4.3.0 disk full", TryAgain(LATER, code="451 4.3.0")),
        ("421 4.3.2 closing", TryAgain(LATER, code="421 4.3.2")),
        ("550 5.7.1 spam", Refused(POLICY, "550 5.7.1")),
        ("554 no", Refused("the mail server refused the message", "554")),
        ("354 what", OutcomeUnknown("the mail server's answer to the message made no sense")),
        ("gibberish", OutcomeUnknown("no answer from the mail server after the message had left")),
    ],
)  # fmt: skip
def test_the_final_answer_decides(answer, outcome):
    assert send(during("final answer")(lambda s: s.say(answer)))[0] == outcome


def ended_idle(how):
    """Accepts one email per connection, then ends the connection in its own way."""

    def script(session):
        session.greet()
        session.take_envelope()
        session.read_message()
        session.say("250 ok")
        how(session)

    return script


def too_late(session):
    session.hear()
    session.say("421 4.4.2 idle too long")


@pytest.mark.parametrize(
    "how", [lambda s: s.drop(), too_late, lambda s: s.say("421 4.4.2 idle too long")]
)
def test_a_connection_ended_between_two_emails_is_opened_again_and_both_arrive_once(how):
    with misbehaving(ended_idle(how)) as (fake, where):
        mail = SmtpEmail(where)
        outcomes = [mail.send(replace(JANE, touch_id=f"t{n}")) for n in range(3)]
        mail.close()
    assert [type(outcome) for outcome in outcomes] == [Accepted] * 3
    assert len(fake.sessions) == 3


def test_a_server_that_went_away_between_two_emails_means_try_again():
    with misbehaving(ended_idle(lambda s: s.drop())) as (_, where):
        mail = SmtpEmail(where)
        assert isinstance(mail.send(JANE), Accepted)
    assert mail.send(JANE) == TryAgain("the mail server is down or refuses connections")


def test_a_lost_answer_on_a_reused_connection_is_unknown_too():
    def script(session):
        session.greet()
        session.take_envelope()
        session.read_message()
        session.say("250 ok")
        session.take_envelope()
        session.read_message()
        session.drop()

    with misbehaving(script) as (fake, where):
        mail = SmtpEmail(where)
        outcomes = [mail.send(JANE), mail.send(replace(JANE, touch_id="next"))]
        mail.close()
    assert [type(outcome) for outcome in outcomes] == [Accepted, OutcomeUnknown]
    assert len(fake.sessions) == 1


def test_a_server_that_drips_its_answer_is_left_in_time():
    def script(session):
        session.say("220 fake")
        session.hear()
        while True:
            session.connection.sendall(b"2")
            session.connection.settimeout(0.05)
            try:
                session.connection.recv(1)
            except TimeoutError:
                continue
            return

    started = monotonic()
    outcome, _ = send(script, timeout_s=SHORT)
    assert outcome == TryAgain("the mail server did not answer in time")
    assert monotonic() - started < 5 * SHORT


def test_an_answer_that_never_ends_is_left():
    def script(session):
        session.say("220 fake")
        session.hear()
        while True:
            session.connection.sendall(b"250-more and more\r\n" * 500)

    assert send(script, timeout_s=5)[0] == TryAgain("the mail server's answer did not end")


def test_an_answer_to_a_question_not_asked_is_not_taken_for_the_final_one():
    def script(session):
        session.greet()
        for answer in ("250 ok", "250 ok", "354 go on\n250 accepted already"):
            session.hear()
            session.say(answer)
        session.hang()

    assert send(script)[0] == TryAgain("the mail server answered out of turn")


def test_envelopes_travel_in_one_piece_where_the_server_allows_it():
    def script(session):
        session.greet("PIPELINING SIZE")
        session.lines.clear()
        together = session.connection.recv(4096).decode()
        session.lines.append(together)
        session.say("250 ok\n250 ok\n354 go on")
        session.read_message()
        session.say("250 ok")

    outcome, fake = send(script)
    assert isinstance(outcome, Accepted)
    mail, rcpt, data = fake.sessions[0].lines[0].split("\r\n")[:3]
    assert mail.startswith("MAIL FROM:<billing@lakeview.example> SIZE=")
    assert (rcpt, data) == ("RCPT TO:<jane@example.com>", "DATA")


@pytest.mark.parametrize(
    "to",
    [
        "",
        "jane",
        "jane@example.com\r\nRCPT TO:<eve@example.com>",
        "jane@example.com>\r\nDATA",
        "jane@example.com, eve@example.com",
        "<jane@example.com>",
        '"jane doe"@example.com',
        "josé@example.com",
        "jane@" + "a" * 64 + ".ü",
    ],
)
def test_an_address_that_is_not_one_address_is_refused_before_anything_is_sent(to):
    outcome = SmtpEmail(settings(free_port())).send(replace(JANE, to=to))
    assert isinstance(outcome, Refused)
    assert outcome.code == "unusable"


def test_a_domain_with_accents_is_written_in_ascii():
    with sink() as (inbox, where):
        mail = SmtpEmail(where)
        assert isinstance(mail.send(replace(JANE, to="jane@bücher.example")), Accepted)
        mail.close()
    assert inbox.envelopes[0].rcpt_tos == ["jane@xn--bcher-kva.example"]


def test_reasons_and_settings_carry_nothing_secret():
    outcome, _ = send(envelope(rcpt="550 5.1.1 <jane@example.com>: Jane Smith unknown"))
    where = SmtpSettings.from_url("smtp://clinic:hunter2@mail.example")
    assert "jane" not in repr(outcome).lower()
    assert "hunter2" not in repr(where)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", SmtpSettings("mail.example", 587, Security.STARTTLS)),
        ("smtps://u:p%40ss@m.example", SmtpSettings("m.example", 465, Security.TLS, "u", "p@ss")),
        ("smtp+plain://127.0.0.1:1025", SmtpSettings("127.0.0.1", 1025, Security.NONE)),
        ("smtp://[::1]:2525", SmtpSettings("::1", 2525, Security.STARTTLS)),
    ],
)  # fmt: skip
def test_a_mail_server_is_named_by_one_address(url, expected):
    assert SmtpSettings.from_url(url) == expected


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example", "smtp://h:notaport"])
def test_an_address_that_names_no_mail_server_is_refused_in_words(url):
    with pytest.raises(ValueError, match="the mail server"):
        SmtpSettings.from_url(url)


@pytest.mark.parametrize(
    ("where", "faults"),
    [
        (SmtpSettings("mail.example"), []),
        (SmtpSettings("127.0.0.1", 1025, Security.NONE), []),
        (
            SmtpSettings("", 0, timeout_s=0, helo="a b"),
            [
                "The mail server has no host name.",
                "The mail server's port must be between 1 and 65535.",
                "The name we greet the mail server with is unusable.",
                "The mail server's timeout must be above 0 seconds.",
            ],
        ),
        (SmtpSettings("mail.example", username="u"), ["A user name needs a password beside it."]),
        (
            SmtpSettings("mail.example", 25, Security.NONE),
            ["Mail to another machine must be encrypted; use smtp:// or smtps://."],
        ),
    ],
)
def test_wrong_settings_are_named_all_at_once(where, faults):
    assert SmtpEmail(where).check() == faults

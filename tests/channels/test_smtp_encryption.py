"""Encryption and signing in: without them nothing is sent to another machine."""

import ssl
from dataclasses import replace
from functools import cache

import pytest
import trustme
from aiosmtpd.smtp import AuthResult

from tactful.channels.contract import Accepted, OutgoingTouch, TryAgain
from tactful.channels.smtp import Security, SmtpEmail
from tests.channels.mail_servers import misbehaving, sink

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

JANE = OutgoingTouch("k3f9q2", "jane@example.com", "billing@lakeview.example", "Hello")


@cache
def authority():
    return trustme.CA()


def server_tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trusted(tmp_path):
    """A file with the authority that vouches for the server."""
    path = tmp_path / "authority.pem"
    authority().cert_pem.write_to_path(path)
    return str(path)


def send(where):
    mail = SmtpEmail(where)
    try:
        return mail.send(JANE)
    finally:
        mail.close()


def test_starttls_encrypts_before_the_envelope(trusted):
    with sink(tls_context=server_tls(), require_starttls=True) as (inbox, where):
        secure = replace(where, security=Security.STARTTLS, ca_file=trusted)
        assert isinstance(send(secure), Accepted)
    assert len(inbox.envelopes) == 1


def test_tls_from_the_first_byte(trusted):
    with sink(ssl_context=server_tls()) as (inbox, where):
        assert isinstance(send(replace(where, security=Security.TLS, ca_file=trusted)), Accepted)
    assert len(inbox.envelopes) == 1


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_nobody_vouches_for_is_not_trusted(security):
    options = (
        {"ssl_context": server_tls()}
        if security is Security.TLS
        else {"tls_context": server_tls(), "require_starttls": True}
    )
    with sink(**options) as (inbox, where):
        outcome = send(replace(where, security=security))
    assert outcome == TryAgain("the mail server's certificate is not trusted")
    assert inbox.envelopes == []


def test_a_server_without_encryption_gets_no_mail():
    with sink() as (inbox, where):
        outcome = send(replace(where, security=Security.STARTTLS))
    assert outcome == TryAgain("the mail server offers no encryption (STARTTLS)")
    assert inbox.envelopes == []


def test_answers_smuggled_in_before_the_handshake_are_not_believed(trusted):
    def script(session):
        session.greet("STARTTLS")
        session.hear()
        session.say("220 go ahead\n250-smuggled\n250 AUTH PLAIN")
        session.hang()

    with misbehaving(script) as (_, where):
        outcome = send(replace(where, security=Security.STARTTLS, ca_file=trusted))
    assert outcome == TryAgain("the mail server answered out of turn")


def test_a_certificate_file_that_is_not_there_is_said():
    with sink() as (_, where):
        outcome = send(replace(where, security=Security.TLS, ca_file="/nowhere.pem"))
    assert outcome == TryAgain("the file of trusted certificates cannot be read")


def clinic(server, session, envelope, mechanism, data):
    known = (data.login, data.password) == (b"clinic", "pässword".encode())
    return AuthResult(success=known, handled=False)


@pytest.mark.parametrize("hidden", [[], ["PLAIN"]])
def test_it_signs_in_by_whichever_way_the_server_knows(hidden):
    options = {"authenticator": clinic, "auth_required": True, "auth_require_tls": False}
    with sink(**options, auth_exclude_mechanism=hidden) as (inbox, where):
        assert isinstance(send(replace(where, username="clinic", password="pässword")), Accepted)
    assert len(inbox.envelopes) == 1


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("clinic", "wrong", "the mail server refused our user name or password"),
        ("", "", "the mail server asks us to sign in first"),
    ],
)
def test_without_the_right_password_the_email_waits(name, password, reason):
    options = {"authenticator": clinic, "auth_required": True, "auth_require_tls": False}
    with sink(**options) as (inbox, where):
        outcome = send(replace(where, username=name, password=password))
    assert isinstance(outcome, TryAgain)
    assert outcome.reason == reason
    assert inbox.envelopes == []


def test_a_server_that_knows_no_way_to_sign_in_is_said():
    with sink() as (_, where):
        outcome = send(replace(where, username="clinic", password="x"))
    assert isinstance(outcome, TryAgain)
    assert "sign in" in outcome.reason
